//! What is wrong with the sentences of a plan.

use std::collections::BTreeSet;

use cartera::plan::account::call::Offer;
use cartera::plan::account::{PlannedAction, PlannedObjective};
use cartera::plan::brief::Brief;
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

/// Whose sentences are held, and what its document states.
#[derive(Clone, Copy)]
struct Account<'a> {
    id: &'a str,
    name: &'a str,
    facts: &'a [Fact],
    /// Of a group's brief: whose facts it may hold.
    group: &'a [String],
}

/// What is wrong with the sentences of a plan: headline, SWOT, call preparation with its draft of an e-mail, objectives,
/// actions, what calls for a review.
pub fn faults(planned: &Planned, language: &Language) -> Vec<String> {
    let plan = &planned.plan;
    let account = Account { id: &plan.account_id, name: &planned.name, facts: &plan.facts, group: &[] };
    let mut all = sentences(planned);
    all.extend(work(planned));
    faults_of(all, account, language)
}

/// What is wrong with what a brief says of the changes since last month.
pub fn faults_of_changes(brief: &Brief, language: &Language) -> Vec<String> {
    // Of a group alone: an account's changes state its own facts, and not its group's.
    let group = if brief.group.len() > 2 { brief.group.as_slice() } else { &[] };
    let account = Account { id: &brief.account_id, name: &brief.header.name, facts: &brief.facts, group };
    let Some(section) = &brief.answer.changes else { return Vec::new() };
    let mut all: Vec<Said<'_>> = Vec::new();
    add(&mut all, "changes", &section.title.text, &section.title.facts, true);
    for change in &section.body {
        add(&mut all, "change", &change.lead, &change.facts, false);
        if !change.text.is_empty() {
            add(&mut all, "change, why", &change.text, &change.facts, false);
        }
    }
    faults_of(all, account, language)
}

/// What is wrong with what a brief says of its objectives.
pub fn faults_of_objectives(brief: &Brief, language: &Language) -> Vec<String> {
    let account = Account { id: &brief.account_id, name: &brief.header.name, facts: &brief.facts, group: &[] };
    let rows = brief.plan.iter().flat_map(|page| page.objectives.iter()).flat_map(|section| &section.body.rows);
    let mut all: Vec<Said<'_>> = Vec::new();
    for row in rows {
        add(&mut all, "objective", &row.text, &row.facts, true);
        if let Some(note) = &row.note {
            add(&mut all, "objective, why", note, &row.facts, true);
        }
    }
    faults_of(all, account, language)
}

fn faults_of(all: Vec<Said<'_>>, account: Account<'_>, language: &Language) -> Vec<String> {
    let decimal = if language.number(0.5, 1).contains(',') { ',' } else { '.' };
    let mut faults = Vec::new();
    for said in all {
        let stated: Vec<&Fact> =
            said.facts.iter().filter_map(|id| account.facts.iter().find(|fact| fact.id == **id)).collect();
        let mut fault = |problem: String| {
            faults.push(format!("{} ({}): {problem}: `{}`", account.id, said.what, said.text));
        };
        if stated.len() != said.facts.len() {
            fault(format!("facts that the plan does not hold, of {:?}", said.facts));
        }
        if stated.is_empty() {
            fault("no fact".to_owned());
        }
        let own = |fact: &&Fact| {
            let of = fact.account.as_deref();
            of == Some(account.id) || of.is_some_and(|of| account.group.iter().any(|member| member == of))
        };
        if !stated.iter().all(own) {
            fault("a fact of another account".to_owned());
        }
        let known: BTreeSet<String> = stated
            .iter()
            .flat_map(|fact| [fact.value.as_str(), fact.label.as_str()])
            .chain([account.name])
            .flat_map(|text| numbers(text, decimal))
            .collect();
        let foreign: Vec<String> = numbers(said.text, decimal).into_iter().filter(|n| !known.contains(n)).collect();
        if !foreign.is_empty() {
            fault(format!("numbers of no fact {foreign:?}"));
        }
        if said.is_ours {
            let ours = own_words(said.text, &stated, account.name);
            faults.extend(
                form(&ours)
                    .into_iter()
                    .chain(quantified(&ours, &stated, language.code()))
                    .map(|problem| format!("{} ({}): {problem}: `{}`", account.id, said.what, said.text)),
            );
            if language.code() == LanguageCode::Es
                && let Some(word) = english(&ours)
            {
                faults.push(format!("{} ({}): English `{word}`: `{}`", account.id, said.what, said.text));
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
        pain.offer.iter().for_each(|one| offer(&mut all, one));
    }
    call.offers.iter().for_each(|one| offer(&mut all, one));
    for goal in &call.goals {
        add(&mut all, "goal", &goal.text, &goal.facts, false);
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

fn offer<'a>(all: &mut Vec<Said<'a>>, offer: &'a Offer) {
    for text in [Some(&offer.line), offer.proof.as_ref(), offer.pain.as_ref()].into_iter().flatten() {
        add(all, "offer", text, &offer.facts, false);
    }
}

fn work(planned: &Planned) -> Vec<Said<'_>> {
    let plan = &planned.plan;
    let mut all: Vec<Said<'_>> = Vec::new();
    plan.objectives.iter().chain(&plan.closed.objectives).for_each(|one| objective(&mut all, one));
    plan.actions.iter().chain(&plan.closed.actions).for_each(|one| action(&mut all, one));
    for trigger in &plan.reviews.triggers {
        let facts = trigger.fact.as_slice();
        all.push(Said {
            what: "trigger".to_owned(),
            text: &trigger.evidence,
            facts: facts.iter().collect(),
            is_ours: true,
        });
    }
    all
}

fn objective<'a>(all: &mut Vec<Said<'a>>, objective: &'a PlannedObjective) {
    for (what, text) in [("objective", &objective.text), ("objective, why", &objective.why)] {
        add(all, what, text, &objective.facts, true);
    }
    // Its own cells, which documents print beside it.
    for (what, text) in [("objective, from", &objective.baseline), ("objective, to", &objective.target)] {
        if !text.is_empty() {
            add(all, what, text, &objective.facts, false);
        }
    }
}

fn action<'a>(all: &mut Vec<Said<'a>>, action: &'a PlannedAction) {
    let play = action.play.as_ref();
    let texts = [
        ("action", Some(&action.text)),
        ("action, why", Some(&action.why)),
        ("say", action.say.as_ref()),
        ("initiative", play.map(|play| &play.initiative)),
        ("result", play.map(|play| &play.result)),
    ];
    for (what, text) in texts {
        if let Some(text) = text {
            add(all, what, text, &action.facts, true);
        }
    }
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
