//! The one sentence that a reader with little time must see: what matters most, what goes with it, what to do.

use std::sync::LazyLock;

use super::sentence::{Rule, fired, rules};
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::facts::{AccountFacts, find};
use crate::plan::language::{Args, args};
use crate::score::SignalKey;

const FILE: &str = include_str!("../../../templates/sentences/headline.toml");

/// The lists of the file. A test reads it whole: what can't be read would be a list without rules.
static LEADS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "lead").unwrap_or_default());
static REASONS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "reason").unwrap_or_default());
static STEPS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "step").unwrap_or_default());

/// The prefix of each list's texts.
const LEAD: &str = "headline";
const REASON: &str = "headline-also";
const STEP: &str = "headline-do";

pub fn headline(known: &AccountFacts<'_>, facts: &mut Facts) -> Sentence {
    let language = known.situation().context.language;
    let leads = fired(LEADS.iter(), known);
    let Some(lead) = leads.first() else { return nothing_known(known, facts) };
    let said = topics(lead, known);
    let reason = fired(REASONS.iter(), known).into_iter().find(|reason| !said.contains(&reason.topic.as_str()));
    let step = STEPS.iter().find(|step| follows(step, lead) && step.fires(known));
    let said = |rule: Option<&Rule>, prefix, facts: &mut Facts| rule.and_then(|rule| rule.say(prefix, known, facts));
    let Some(first) = lead.say(LEAD, known, facts) else { return nothing_known(known, facts) };
    let (reason, step) = (said(reason, REASON, facts), said(step, STEP, facts));
    let mut args = Args::none().with("lead", first.text.clone());
    let key = match (&reason, &step) {
        (Some(_), Some(_)) => "headline-two",
        (Some(_), None) => "headline-two-plain",
        (None, Some(_)) => "headline-one",
        (None, None) => "",
    };
    let mut stated = first.facts;
    for (name, sentence) in [("reason", reason), ("step", step)] {
        let Some(sentence) = sentence else { continue };
        args = args.with(name, sentence.text);
        stated.extend(sentence.facts);
    }
    stated.sort();
    stated.dedup();
    let text = if key.is_empty() { first.text } else { language.text(key, &args) };
    Sentence { text, facts: stated }
}

fn nothing_known(known: &AccountFacts<'_>, facts: &mut Facts) -> Sentence {
    let situation = known.situation();
    let text = situation.context.language.text("headline-nothing-known", &args!["account" => situation.name()]);
    let name = find("account_name").and_then(|spec| known.state(spec, facts));
    Sentence { text, facts: name.into_iter().collect() }
}

fn follows(step: &Rule, lead: &Rule) -> bool {
    step.extra.after.is_empty() || step.extra.after.contains(&lead.id)
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
