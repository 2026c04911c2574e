//! What is wrong with the sentences of a plan.

use std::collections::BTreeSet;

use cartera::plan::document::{Fact, FactId, SwotItem};
use cartera::plan::language::{Language, LanguageCode};

use super::Planned;
use super::numbers::numbers;

/// A text of a plan with the facts that it states.
struct Said<'a> {
    what: String,
    text: &'a str,
    facts: Vec<&'a FactId>,
    /// Part of a sentence, such as a reason: it need not begin with a capital.
    is_ours: bool,
}

/// Of headline, SWOT and call preparation.
pub fn faults(planned: &Planned, language: &Language) -> Vec<String> {
    faults_of(sentences(planned), planned, language)
}

/// Of objectives and actions.
pub fn faults_of_work(planned: &Planned, language: &Language) -> Vec<String> {
    faults_of(work(planned), planned, language)
}

fn faults_of(all: Vec<Said<'_>>, planned: &Planned, language: &Language) -> Vec<String> {
    let decimal = if language.number(0.5, 1).contains(',') { ',' } else { '.' };
    let plan = &planned.plan;
    let mut faults = Vec::new();
    for said in all {
        let stated: Vec<&Fact> =
            said.facts.iter().filter_map(|id| plan.facts.iter().find(|fact| fact.id == **id)).collect();
        let mut fault = |problem: String| {
            faults.push(format!("{} ({}): {problem}: `{}`", plan.account_id, said.what, said.text));
        };
        if stated.len() != said.facts.len() {
            fault(format!("facts that the plan does not hold, of {:?}", said.facts));
        }
        if stated.is_empty() {
            fault("no fact".to_owned());
        }
        let own = |fact: &&Fact| fact.account.as_deref() == Some(plan.account_id.as_str());
        if !stated.iter().all(own) {
            fault("a fact of another account".to_owned());
        }
        let known: BTreeSet<String> = stated
            .iter()
            .flat_map(|fact| [fact.value.as_str(), fact.label.as_str()])
            .chain([planned.name.as_str()])
            .flat_map(|text| numbers(text, decimal))
            .collect();
        let foreign: Vec<String> = numbers(said.text, decimal).into_iter().filter(|n| !known.contains(n)).collect();
        if !foreign.is_empty() {
            fault(format!("numbers of no fact {foreign:?}"));
        }
        if said.is_ours {
            let ours = own_words(said.text, &stated, &planned.name);
            faults.extend(
                form(&ours)
                    .into_iter()
                    .chain(quantified(&ours, &stated, language.code()))
                    .map(|problem| format!("{} ({}): {problem}: `{}`", plan.account_id, said.what, said.text)),
            );
            if language.code() == LanguageCode::Es
                && let Some(word) = english(&ours)
            {
                faults.push(format!("{} ({}): English `{word}`: `{}`", plan.account_id, said.what, said.text));
            }
        }
    }
    faults
}

fn sentences(planned: &Planned) -> Vec<Said<'_>> {
    let plan = &planned.plan;
    let mut all: Vec<Said<'_>> = Vec::new();
    add(&mut all, "headline", plan.headline.text.as_str(), &plan.headline.facts, true);
    let swot = &plan.swot;
    let fields: [(&str, &[SwotItem]); 4] = [
        ("strength", &swot.strengths),
        ("weakness", &swot.weaknesses),
        ("opportunity", &swot.opportunities),
        ("threat", &swot.threats),
    ];
    for (field, items) in fields {
        for item in items {
            add(&mut all, field, item.text.as_str(), &item.facts, true);
            if let Some(text) = &item.contingency {
                add(&mut all, "contingency", text, &item.facts, true);
            }
        }
    }
    let call = &plan.call;
    for pain in &call.pains {
        add(&mut all, "pain", &pain.told.text, &pain.told.facts, true);
        if let Some(offer) = &pain.offer {
            add(&mut all, "offer", &offer.line, &offer.facts, false);
        }
    }
    for sentence in call.barriers.iter().chain(&call.questions) {
        add(&mut all, "call", &sentence.text, &sentence.facts, true);
    }
    for objection in &call.objections {
        add(&mut all, "objection", &objection.objection, &objection.facts, false);
        add(&mut all, "objection, why", &objection.why.text, &objection.why.facts, true);
    }
    if let Some(mail) = &call.mail {
        for text in std::iter::once(&mail.subject).chain(&mail.body) {
            add(&mut all, "mail", text, &mail.facts, true);
        }
    }
    all
}

fn work(planned: &Planned) -> Vec<Said<'_>> {
    let plan = &planned.plan;
    let mut all: Vec<Said<'_>> = Vec::new();
    for objective in &plan.objectives {
        for (what, text) in [("objective", &objective.text), ("objective, why", &objective.why)] {
            add(&mut all, what, text, &objective.facts, true);
        }
    }
    for action in &plan.actions {
        let texts = [("action", Some(&action.text)), ("action, why", Some(&action.why)), ("say", action.say.as_ref())];
        for (what, text) in texts {
            if let Some(text) = text {
                add(&mut all, what, text, &action.facts, true);
            }
        }
    }
    all
}

fn add<'a>(all: &mut Vec<Said<'a>>, what: &str, text: &'a str, facts: &'a [FactId], is_ours: bool) {
    all.push(Said { what: what.to_owned(), text, facts: facts.iter().collect(), is_ours });
}

/// A text with the names that it quotes taken out: they are the customer's words, not ours.
pub fn own_words(text: &str, stated: &[&Fact], name: &str) -> String {
    let mut names: Vec<&str> = stated.iter().map(|fact| fact.value.as_str()).chain([name]).collect();
    let parts: Vec<&str> = stated.iter().flat_map(|fact| fact.value.split(" · ")).collect();
    names.extend(parts);
    names.retain(|name| name.chars().any(char::is_alphabetic) && name.chars().count() > 2);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.into_iter().fold(text.to_owned(), |text, name| text.replace(name, "N"))
}

/// What no sentence may hold.
fn form(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if text.trim().is_empty() {
        faults.push("empty".to_owned());
    }
    if text.trim() != text || text.contains("  ") {
        faults.push("spaces".to_owned());
    }
    for sign in ["{", "}", "⟦", "..", ",,", " ,", " .", ": :", "::", " ;", "()", "«»", "“”", "$amount", ",:"] {
        if text.contains(sign) {
            faults.push(format!("`{sign}`"));
        }
    }
    // A number without its unit before a full stop or at the end says nothing; years and dates have none.
    if text.ends_with(" y") || text.ends_with(" and") || text.ends_with(':') && !text.starts_with("Hola") {
        faults.push("cut off".to_owned());
    }
    faults
}

/// Words that count all or one, and the facts that warrant them.
fn quantified(text: &str, stated: &[&Fact], code: LanguageCode) -> Vec<String> {
    let words: &[(&str, &[&str])] = match code {
        LanguageCode::En => &[
            ("only", &["contacts"]),
            ("single", &["products_owned", "contacts"]),
            ("whole", &["contacts"]),
            ("never", &["lost_ever"]),
            ("none", &["won_deals", "decision_makers"]),
            ("nobody", &["days_since_contact", "contacts", "has_owner", "decision_makers"]),
            ("all", &["open_deals"]),
            ("every", &[]),
            ("most", &["look_alike_owners"]),
            (
                "first",
                &["first_year", "new_decision_maker", "overdue_amount", "tickets_open", "decision_maker_detracts"],
            ),
        ],
        LanguageCode::Es => &[
            ("único", &["contacts"]),
            ("un solo", &["products_owned"]),
            ("toda la", &["contacts"]),
            ("nunca", &["lost_ever"]),
            ("ninguna", &["won_deals"]),
            ("ninguno", &["decision_makers"]),
            ("nadie", &["days_since_contact", "contacts", "has_owner", "decision_makers"]),
            ("todas", &["open_deals"]),
            ("todos", &["open_deals"]),
            ("la mayoría", &["look_alike_owners"]),
            ("primera vez", &["first_year"]),
            ("primer año", &["first_year"]),
        ],
    };
    let lower = text.to_lowercase();
    let whole = |word: &str| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower[..at].chars().next_back().is_none_or(|char| !char.is_alphanumeric());
            let after = lower[at + word.len()..].chars().next().is_none_or(|char| !char.is_alphanumeric());
            before && after
        })
    };
    let warranted =
        |facts: &[&str]| stated.iter().any(|fact| facts.iter().any(|name| fact.id.ends_with(&format!("/{name}"))));
    words
        .iter()
        .filter(|(word, facts)| whole(word) && !warranted(facts))
        .map(|(word, _)| format!("`{word}` of no fact"))
        .collect()
}

/// A word of English that Spanish does not have.
fn english(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 22] = [
        "the", "of", "and", "with", "for", "from", "has", "have", "is", "are", "was", "deal", "deals", "account",
        "days", "months", "this", "that", "not", "last", "open", "customer",
    ];
    let words: Vec<String> = text.to_lowercase().split(|char: char| !char.is_alphabetic()).map(str::to_owned).collect();
    WORDS.into_iter().find(|word| words.iter().any(|own| own == word))
}
