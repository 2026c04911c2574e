//! How far an objective is: proposed by our rules, taken on by the rep, agreed by the manager.
//!
//! Handing the workbook in takes on what it holds and was not dropped. A manager agrees to a target; a rep who makes it
//! easier afterwards, or changes it in a draft that is no newer than the manager's, has to be agreed with anew.

use super::fields::{self, AGREED, BASELINE, LOWERED_FROM, STAGE, TARGET};
use super::stamp::Stamp;
use crate::model::{Author, Item, ItemField};

/// How far an objective is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// By our rules; no rep has handed it in.
    #[default]
    Proposed,
    /// The rep's word.
    Rep,
    /// The manager's too.
    Agreed,
}

impl Stage {
    pub fn key(self) -> &'static str {
        match self {
            Stage::Proposed => "proposed",
            Stage::Rep => "rep",
            Stage::Agreed => "agreed",
        }
    }

    /// Of an item without the field: that of who thought of it.
    pub fn of(item: &Item) -> Stage {
        match item.value(STAGE) {
            Some("agreed") => Stage::Agreed,
            Some("rep") => Stage::Rep,
            _ if item.author != Author::Program => Stage::Rep,
            _ => Stage::Proposed,
        }
    }
}

fn set(item: &mut Item, stage: Stage, author: &Author) {
    let held = ItemField { value: Some(stage.key().to_owned()), author: author.clone(), proposed: None };
    item.fields.insert(STAGE.to_owned(), held);
}

/// The target that the manager agreed to, where that holds.
pub fn agreed_target(item: &Item) -> Option<String> {
    (Stage::of(item) == Stage::Agreed).then(|| item.value(TARGET).unwrap_or_default().to_owned())
}

/// A rep handed the objective in; `before` is the target that was agreed before this draft. Gives what was lowered.
pub fn by_rep(item: &mut Item, author: &Author, stamp: &Stamp, before: Option<String>) -> Option<(String, String)> {
    let Some(from) = before else {
        if item.value(STAGE).is_none_or(|stage| stage == Stage::Proposed.key()) {
            set(item, Stage::Rep, author);
        }
        let back =
            item.value(LOWERED_FROM).zip(item.value(TARGET)).is_some_and(|(from, to)| !is_easier(item, from, to));
        if back {
            item.fields.remove(LOWERED_FROM);
        }
        return None;
    };
    let to = item.value(TARGET).unwrap_or_default().to_owned();
    let unseen = fields::said(item, AGREED).is_some_and(|agreed| run(&agreed) >= run(stamp));
    let lowered = is_easier(item, &from, &to);
    if from == to || !(lowered || unseen) {
        return None;
    }
    set(item, Stage::Rep, author);
    if let Some(held) = item.fields.remove(AGREED) {
        fields::keep_history(item, stamp.period, AGREED, &held);
    }
    if lowered {
        fields::set_ours(item, LOWERED_FROM, from.clone());
    }
    lowered.then_some((from, to))
}

/// A manager's word on an objective; whether it is agreed now, where there is a word. To a target that the rep has
/// written into a draft as new as the manager's, nobody has agreed yet.
pub fn by_manager(item: &mut Item, word: Option<&str>, author: &Author, stamp: &Stamp) -> Option<bool> {
    let agrees = match word? {
        "agree" => true,
        "disagree" => false,
        _ => return None,
    };
    let others = item
        .fields
        .get(TARGET)
        .is_some_and(|target| !matches!(&target.author, Author::Program) && target.author != *author);
    let unseen = others && fields::said(item, TARGET).is_some_and(|said| run(&said) >= run(stamp));
    let agreed = agrees && !unseen;
    set(item, if agreed { Stage::Agreed } else { Stage::Rep }, author);
    if agreed {
        item.fields.remove(LOWERED_FROM);
    }
    Some(agreed)
}

fn run(stamp: &Stamp) -> (crate::model::Month, u32) {
    (stamp.period, stamp.revision)
}

/// Whether a target is less than another one, seen from where the objective starts. What is no number is easier as soon
/// as it is another.
fn is_easier(item: &Item, from: &str, to: &str) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let (Some(old), Some(new)) = (number(from), number(to)) else { return from != to };
    let downwards = item.value(BASELINE).and_then(number).is_some_and(|baseline| old < baseline);
    if downwards { new > old } else { new < old }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Month;

    fn objective(baseline: &str, target: &str) -> Item {
        let mut item =
            Item { author: Author::Program, since: Month::parse("2026-10").unwrap(), fields: Default::default() };
        fields::set_ours(&mut item, BASELINE, baseline);
        fields::set_ours(&mut item, TARGET, target);
        item
    }

    fn rep() -> Author {
        Author::Person("ana".to_owned())
    }

    fn stamp(text: &str) -> Stamp {
        Stamp::parse(text).unwrap()
    }

    #[test]
    fn an_objective_goes_from_proposed_to_the_rep_to_agreed() {
        let mut item = objective("100", "120");
        assert_eq!(Stage::of(&item), Stage::Proposed);
        assert_eq!(by_rep(&mut item, &rep(), &stamp("2026-10-r1 a"), None), None);
        assert_eq!(Stage::of(&item), Stage::Rep);
        let boss = Author::Person("boss".to_owned());
        assert_eq!(by_manager(&mut item, Some("agree"), &boss, &stamp("2026-11-r1 m")), Some(true));
        assert_eq!(Stage::of(&item), Stage::Agreed);
        assert_eq!(by_rep(&mut item, &rep(), &stamp("2026-12-r1 a"), Some("120".to_owned())), None);
        assert_eq!(Stage::of(&item), Stage::Agreed);
    }

    #[test]
    fn an_easier_target_is_the_reps_word_again_whichever_way_is_up() {
        for (baseline, from, easier, harder) in [("100", "120", "110", "130"), ("0.4", "0.2", "0.3", "0.1")] {
            let lower = |to: &str| {
                let mut item = objective(baseline, from);
                set(&mut item, Stage::Agreed, &rep());
                fields::set_ours(&mut item, TARGET, to);
                let told = by_rep(&mut item, &rep(), &stamp("2026-12-r1 a"), Some(from.to_owned()));
                (Stage::of(&item), told, item.value(LOWERED_FROM).map(str::to_owned))
            };
            let told = Some((from.to_owned(), easier.to_owned()));
            assert_eq!(lower(easier), (Stage::Rep, told, Some(from.to_owned())));
            assert_eq!(lower(harder), (Stage::Agreed, None, None));
        }
    }

    #[test]
    fn nobody_agrees_to_a_target_that_was_not_seen() {
        let mut item = objective("100", "120");
        item.fields.insert(
            TARGET.to_owned(),
            ItemField { value: Some("90".to_owned()), author: rep(), proposed: Some("120".to_owned()) },
        );
        fields::set_said(&mut item, TARGET, &stamp("2026-10-r1 a"), &rep());
        let boss = Author::Person("boss".to_owned());
        assert_eq!(by_manager(&mut item.clone(), Some("agree"), &boss, &stamp("2026-10-r1 m")), Some(false));
        assert_eq!(by_manager(&mut item, Some("agree"), &boss, &stamp("2026-11-r1 m")), Some(true));
    }
}
