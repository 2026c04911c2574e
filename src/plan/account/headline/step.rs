//! The last words of a headline: an action of the plan, so that what is asked first is what is planned.

use std::sync::LazyLock;

use super::FILE;
use crate::plan::account::sentence::{Rule, rules};
use crate::plan::account::{PlannedAction, PlaysApart};
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::facts::AccountFacts;
use crate::plan::keep::ACTION;

pub(super) static STEPS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "step").unwrap_or_default());

/// The prefix of the list's texts.
const STEP: &str = "headline-do";

/// What is to be done first.
#[derive(Debug, Clone)]
pub struct Step {
    pub told: Sentence,
    /// The action's id, or the play's that waits.
    pub of: String,
    /// The rep has no hours for it this month.
    pub waits: bool,
    /// The questions that ask what it asks for; see [`Extra::asks`](crate::plan::account::sentence::Extra::asks).
    pub asks: &'static [String],
}

/// Something that may be told as a step.
struct Candidate<'a> {
    id: &'a str,
    play: Option<&'a str>,
    /// What tells it where no step of the file does.
    action: Option<&'a PlannedAction>,
}

/// The first action on a topic that the headline has said (the lead's or the reason's), else the first action; where the plan
/// has none, what waits for the rep's hours, chosen in the same way.
pub fn step(
    known: &AccountFacts<'_>,
    lead: &Rule,
    said: &[&str],
    (actions, plays): (&[PlannedAction], &PlaysApart),
    facts: &mut Facts,
) -> Option<Step> {
    let planned = actions.iter().map(|action| Candidate {
        id: &action.id,
        play: action.play.as_ref().map(|play| play.play.as_str()),
        action: Some(action),
    });
    let planned: Vec<Candidate<'_>> = planned.collect();
    let waiting = plays.waiting().map(|play| Candidate { id: play, play: Some(play), action: None });
    let (waits, candidates) = if planned.is_empty() { (true, waiting.collect()) } else { (false, planned) };
    let told: Vec<(&Candidate<'_>, Option<&'static Rule>)> =
        candidates.iter().map(|candidate| (candidate, rule(candidate, lead, known))).collect();
    let on = |rule: &Rule| said.contains(&rule.topic.as_str());
    let (candidate, rule) = told.iter().find(|(_, rule)| rule.is_some_and(on)).or_else(|| told.first())?;
    let own = candidate.action.filter(|action| rule.is_none() || is_persons(action));
    let told = match (own, rule) {
        (Some(action), _) => {
            Sentence { text: begun_small(action.text.trim_end_matches('.')), facts: action.facts.clone() }
        }
        (None, Some(rule)) => rule.say(STEP, known, facts)?,
        (None, None) => return None,
    };
    let asks = rule.filter(|_| own.is_none()).map_or(&[][..], |rule| rule.extra.asks.as_slice());
    Some(Step { told, of: candidate.id.to_owned(), waits, asks })
}

/// The step that tells a play beside a lead: the first of the file.
fn rule(candidate: &Candidate<'_>, lead: &Rule, known: &AccountFacts<'_>) -> Option<&'static Rule> {
    let play = candidate.play?;
    let tells = |step: &&Rule| step.extra.plays.iter().any(|name| name == play);
    let follows = |step: &&Rule| step.extra.after.is_empty() || step.extra.after.contains(&lead.id);
    STEPS.iter().filter(tells).filter(follows).find(|step| step.fires(known))
}

/// Whether a person put the action into other words.
fn is_persons(action: &PlannedAction) -> bool {
    action.standing.written.iter().any(|field| field == ACTION)
}

/// As part of a sentence. A name or an abbreviation that it begins with stays as it is.
fn begun_small(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::playbook::Playbook;

    #[test]
    fn every_play_is_told_by_a_step_and_every_step_tells_a_play() {
        let playbook = Playbook::bundled();
        for play in &playbook.plays {
            // Whatever the lead, and whatever is known of the account but what the play itself asks for.
            let tells = |step: &&Rule| step.extra.plays.contains(&play.id) && step.extra.after.is_empty();
            assert!(STEPS.iter().any(|step| tells(&step)), "no step tells `{}` after any lead", play.id);
        }
        for step in STEPS.iter() {
            assert!(!step.extra.plays.is_empty(), "step `{}` tells no play", step.id);
            for name in &step.extra.plays {
                assert!(playbook.play(name).is_some(), "step `{}` tells `{name}`, which is no play", step.id);
            }
        }
    }

    #[test]
    fn what_a_step_asks_is_a_question_of_the_next_talk() {
        let questions = crate::plan::account::call::question_ids();
        for (step, question) in STEPS.iter().flat_map(|step| step.extra.asks.iter().map(move |asks| (&step.id, asks))) {
            assert!(questions.contains(&question.as_str()), "step `{step}` asks `{question}`, which is no question");
        }
    }

    #[test]
    fn a_persons_words_go_on_in_a_sentence_and_names_stay_as_they_are() {
        assert_eq!(begun_small("Llamar a Eva"), "llamar a Eva");
        assert_eq!(begun_small("ABM: invitar a Eva"), "ABM: invitar a Eva");
        assert_eq!(begun_small("x"), "x");
        assert_eq!(begun_small(""), "");
    }
}
