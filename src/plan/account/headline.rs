//! The one sentence that a reader with little time must see: what matters most, what goes with it, what to do.

mod step;

use std::sync::LazyLock;

use rust_decimal::prelude::ToPrimitive;

use super::sentence::{Rule, fired, rules};
use super::{PlannedAction, PlaysApart};
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::facts::{AccountFacts, FactValue, find};
use crate::plan::language::{Args, args};
use crate::score::SignalKey;

const FILE: &str = include_str!("../../../templates/sentences/headline.toml");

/// The lists of the file. A test reads it whole: what can't be read would be a list without rules.
static LEADS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "lead").unwrap_or_default());
static REASONS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "reason").unwrap_or_default());

/// The prefix of each list's texts.
const LEAD: &str = "headline";
const REASON: &str = "headline-also";

/// The headline, and the action or waiting play that its last words tell.
#[derive(Debug, Clone)]
pub struct Headline {
    pub sentence: Sentence,
    /// The action's id, or the play's where the rep has no hours for it.
    pub first: Option<String>,
    /// The questions of the next talk, one of which asks what the headline asks for.
    pub asks: &'static [String],
}

/// What an account's plan holds: its actions, the first to be done first, and what waits for its rep's hours.
pub fn headline(
    known: &AccountFacts<'_>,
    (actions, plays): (&[PlannedAction], &PlaysApart),
    facts: &mut Facts,
) -> Headline {
    let language = known.situation().context.language;
    let nothing = |facts: &mut Facts| Headline { sentence: nothing_known(known, facts), first: None, asks: &[] };
    let Some(lead) = gravest(fired(LEADS.iter(), known), known) else { return nothing(facts) };
    let mut said = topics(lead, known);
    let reason = fired(REASONS.iter(), known).into_iter().find(|reason| !said.contains(&reason.topic.as_str()));
    let Some(first) = lead.say(LEAD, known, facts) else { return nothing(facts) };
    said.extend(reason.map(|reason| reason.topic.as_str()));
    let step = step::step(known, lead, &said, (actions, plays), facts);
    let reason = reason.and_then(|rule| rule.say(REASON, known, facts));
    let key = match (&reason, &step) {
        (Some(_), Some(step)) if step.waits => "headline-two-later",
        (Some(_), Some(_)) => "headline-two",
        (Some(_), None) => "headline-two-plain",
        (None, Some(step)) if step.waits => "headline-one-later",
        (None, Some(_)) => "headline-one",
        (None, None) => "",
    };
    let mut args = Args::none().with("lead", first.text.clone());
    let mut stated = first.facts;
    let told = step.as_ref().map(|step| step.told.clone());
    for (name, sentence) in [("reason", reason), ("step", told)] {
        let Some(sentence) = sentence else { continue };
        args = args.with(name, sentence.text);
        stated.extend(sentence.facts);
    }
    stated.sort();
    stated.dedup();
    let text = if key.is_empty() { first.text } else { language.text(key, &args) };
    let asks = step.as_ref().map_or(&[][..], |step| step.asks);
    Headline { sentence: Sentence { text, facts: stated }, first: step.map(|step| step.of), asks }
}

/// Of the leads that fire the one with most urgency times money at stake; of equals the first.
fn gravest<'r>(leads: Vec<&'r Rule>, known: &AccountFacts<'_>) -> Option<&'r Rule> {
    let worth = yearly_worth(known);
    let money = |lead: &Rule| lead.extra.stake.and_then(|fact| amount(known, fact.name));
    let ranked = leads.into_iter().map(|lead| (rank(lead.weight, money(lead), worth), lead));
    ranked.reduce(|best, next| if next.0.total_cmp(&best.0).is_gt() { next } else { best }).map(|(_, lead)| lead)
}

/// From this share of an account's yearly worth on, money at stake counts in full.
const WHOLE_STAKE: f64 = 0.1;
/// What is left of the weight of a lead about next to nothing.
const LEAST_STAKE: f64 = 0.5;

/// The weight of a lead by the money that it is about beside what the account is worth a year: an old deal over a trifle
/// is no headline of a large account. Where either is not known, or the lead is of no sum, the weight stands.
fn rank(weight: f64, stake: Option<f64>, worth: Option<f64>) -> f64 {
    match (stake, worth) {
        (Some(stake), Some(worth)) if worth > 0.0 => weight * (stake / worth / WHOLE_STAKE).clamp(LEAST_STAKE, 1.0),
        _ => weight,
    }
}

/// What an account is worth a year: the most of what it bought in 12 months, in the 12 before, and its contracts.
fn yearly_worth(known: &AccountFacts<'_>) -> Option<f64> {
    let known_of = |name: &&str| amount(known, name);
    ["revenue_ltm", "revenue_previous", "contracts_value"].iter().filter_map(known_of).reduce(f64::max)
}

fn amount(known: &AccountFacts<'_>, name: &str) -> Option<f64> {
    match known.value(find(name)?)? {
        FactValue::Money(amount) => amount.to_f64(),
        _ => None,
    }
}

fn nothing_known(known: &AccountFacts<'_>, facts: &mut Facts) -> Sentence {
    let situation = known.situation();
    let text = situation.context.language.text("headline-nothing-known", &args!["account" => situation.name()]);
    let name = find("account_name").and_then(|spec| known.state(spec, facts));
    Sentence { text, facts: name.into_iter().collect() }
}

/// What a lead has said already: its topic and, of a risk, that of the signal which it names.
fn topics<'r>(lead: &'r Rule, known: &AccountFacts<'_>) -> Vec<&'r str> {
    let mut topics = vec![lead.topic.as_str()];
    if lead.topic == "churn" {
        topics.extend(known.situation().fired_signals().first().map(|signal| topic_of(signal.key)));
    }
    topics
}

fn topic_of(signal: SignalKey) -> &'static str {
    match signal {
        SignalKey::RenewalWithoutOpportunity => "renewal",
        SignalKey::VolumeFall => "revenue",
        SignalKey::Nps => "nps",
        SignalKey::SevereTickets => "tickets",
        SignalKey::ChampionLeft => "people",
        SignalKey::LatePayment => "payment",
        SignalKey::NoContact => "contact",
        SignalKey::Competition => "competitor",
    }
}

/// The rules of all lists that fire, by `list/id`: what is of the same kind in two accounts is what fires in both.
pub fn kind(known: &AccountFacts<'_>) -> Vec<String> {
    let lists: [(&str, &[Rule]); 2] = [(LEAD, &LEADS), (REASON, &REASONS)];
    let named = lists.iter().flat_map(|(name, list)| {
        fired(*list, known).into_iter().map(move |rule| format!("{name}/{}", rule.id)).collect::<Vec<_>>()
    });
    let mut kind: Vec<String> = named.collect();
    kind.sort();
    kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::facts::Condition;

    #[test]
    fn a_lead_over_a_trifle_of_the_account_gives_way_and_one_over_much_of_it_stands() {
        let stale = rank(80.0, Some(17_000.0), Some(571_000.0));
        let cross_sell = 74.0;
        assert!(stale < cross_sell, "{stale}");
        assert_eq!(rank(80.0, Some(100_000.0), Some(571_000.0)), 80.0);
        // Nothing is held against a lead without a sum, an account without revenue, or money that is not known.
        for (stake, worth) in [(None, Some(1.0)), (Some(1.0), None), (Some(1.0), Some(0.0))] {
            assert_eq!(rank(80.0, stake, worth), 80.0);
        }
    }

    #[test]
    fn what_may_be_lost_outranks_what_may_be_sold() {
        let weight = |id: &str| LEADS.iter().find(|rule| rule.id == id).map(|rule| rule.weight).unwrap();
        let lost = [
            "renewal-uncovered",
            "renewal-near",
            "decider-left",
            "champion-left",
            "decider-detracts",
            "payment-late",
            "competitor",
            "lost-to",
        ];
        let won = ["revenue-up", "quarter-up", "deal-closing", "open-deals-stale", "won", "promoters", "whitespace"];
        for (risk, chance) in lost.iter().flat_map(|risk| won.iter().map(move |chance| (risk, chance))) {
            assert!(weight(risk) > weight(chance), "`{risk}` under `{chance}`");
        }
    }

    #[test]
    fn nothing_is_proposed_where_the_plan_holds_growth_back() {
        let asks = |rule: &Rule| rule.when.as_ref().is_some_and(|when| names(when).contains(&"may_grow"));
        let sells = |rule: &&Rule| rule.topic == "whitespace" && rule.id != "wallet";
        let of = |rules: &'static [Rule]| rules.iter().filter(sells).filter(|rule| !rule.id.starts_with("look-alike"));
        let all: Vec<&Rule> = of(&LEADS).chain(of(&REASONS)).collect();
        assert!(all.len() >= 3, "{}", all.len());
        for rule in all {
            assert!(asks(rule), "`{}`", rule.id);
        }
    }

    fn names(when: &Condition) -> Vec<&'static str> {
        when.facts().iter().map(|fact| fact.name).collect()
    }
}
