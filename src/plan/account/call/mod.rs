//! What a rep takes into the next talk: pains with what we offer against them, who decides, what stands in the way,
//! objections with answers, what to ask, and an e-mail to begin from.

mod file;
mod mail;
mod objections;
mod pains;
mod process;
mod talks;

use std::sync::LazyLock;

use serde::Serialize;

use super::sentence::{Rule, fired, rules};
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::facts::AccountFacts;

pub use file::names_theme;
pub use mail::Mail;
pub use objections::Answered;
pub use pains::{Offer, Pain};
pub use process::Part;
pub use talks::TalkDays;

const FILE: &str = include_str!("../../../../templates/sentences/call.toml");

/// The lists of the file. A test reads it whole: what can't be read would be a list without rules.
static BARRIERS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "barrier").unwrap_or_default());
static QUESTIONS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "question").unwrap_or_default());
static MAILS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "mail").unwrap_or_default());

/// More would not be dealt with in one talk.
const MOST_BARRIERS: usize = 4;
const MOST_QUESTIONS: usize = 3;

/// What is prepared for the next talk with an account.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CallPlan {
    /// What the customer suffers from, the most told first, each with what we offer against it.
    pub pains: Vec<Pain>,
    /// What we offer to anybody like it.
    pub offers: Vec<Offer>,
    /// What the customer wants, as the rep noted it.
    pub goals: Vec<Sentence>,
    /// Who has which part in the decision, and which parts nobody is known to have.
    pub parts: Vec<Part>,
    pub barriers: Vec<Sentence>,
    pub objections: Vec<Answered>,
    /// At most three.
    pub questions: Vec<Sentence>,
    /// One of them states something of the account, and could not be asked of anybody.
    #[serde(skip)]
    pub asks_of_it: bool,
    pub mail: Option<Mail>,
}

impl CallPlan {
    /// Whether there is more to say than what could be asked of anybody.
    pub fn is_worth_a_page(&self) -> bool {
        let told = [self.pains.len(), self.offers.len(), self.barriers.len(), self.objections.len()];
        self.asks_of_it || told.iter().any(|n| *n > 0)
    }
}

/// Of the questions `asks` the first that may be asked comes first: it asks what the headline asks for.
pub fn call(known: &AccountFacts<'_>, asks: &[String], facts: &mut Facts) -> CallPlan {
    let (pains, offers) = pains::pains(known, facts);
    let goals = pains::goals(known, facts);
    let (questions, asks_of_it) = questions(known, (&pains, !goals.is_empty()), asks, facts);
    let written = pains.iter().filter_map(|pain| pain.offer.as_ref()).chain(&offers).find(|offer| offer.understood);
    CallPlan {
        objections: objections::objections(known, &pains, facts),
        parts: process::parts(known, facts),
        barriers: said(&BARRIERS, "barrier", MOST_BARRIERS, known, facts),
        mail: mail::mail(&MAILS, known, written, facts),
        pains,
        offers,
        goals,
        questions,
        asks_of_it,
    }
}

/// The weightiest sentences of a list, one of a topic.
fn said(rules: &[Rule], prefix: &str, most: usize, known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<Sentence> {
    let mut topics: Vec<&str> = Vec::new();
    let mut said = Vec::new();
    for rule in fired(rules, known) {
        if said.len() == most {
            break;
        }
        if !topics.contains(&rule.topic.as_str())
            && let Some(sentence) = rule.say(prefix, known, facts)
        {
            topics.push(&rule.topic);
            said.push(sentence);
        }
    }
    said
}

/// The three that matter most: what the headline asks, what a pain that nothing is offered against costs, then what the
/// rules ask; and whether one of them states something of the account.
fn questions(
    known: &AccountFacts<'_>,
    (pains, has_goals): (&[Pain], bool),
    asks: &[String],
    facts: &mut Facts,
) -> (Vec<Sentence>, bool) {
    let open: Vec<&Rule> = QUESTIONS.iter().filter(|rule| !(has_goals && rule.topic == "goals")).collect();
    let fired = fired(open, known);
    let first = asks.iter().find_map(|id| fired.iter().copied().find(|rule| rule.id == *id));
    let of_a_pain = pains.iter().find_map(|pain| pain.question.clone()).map(|question| ("tickets", true, question));
    let mut said = |rule: &'static Rule| {
        let states = !rule.args.is_empty();
        rule.say("question", known, facts).map(|question| (rule.topic.as_str(), states, question))
    };
    let mut asked: Vec<(&str, bool, Sentence)> = first.and_then(&mut said).into_iter().collect();
    asked.extend(of_a_pain);
    for rule in fired {
        if asked.len() >= MOST_QUESTIONS {
            break;
        }
        if !asked.iter().any(|(topic, ..)| *topic == rule.topic) {
            asked.extend(said(rule));
        }
    }
    let asks_of_it = asked.iter().any(|(_, states, _)| *states);
    (asked.into_iter().map(|(.., question)| question).collect(), asks_of_it)
}

/// The ids of all questions.
#[cfg(test)]
pub(super) fn question_ids() -> Vec<&'static str> {
    QUESTIONS.iter().map(|question| question.id.as_str()).collect()
}
