//! What became of an item since it was first proposed, as documents tell it.

use serde::Serialize;

use super::fields::{self, AGREED, CLEARED, DUE, LOWERED_FROM, NOTE, STATE};
use super::progress::Progress;
use super::stage::Stage;
use crate::model::{Author, Date, Item, Month};

/// How far an action or an objective is, by whoever does it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Open,
    InProgress,
    /// Of an objective: reached.
    Done,
    Dropped,
}

impl State {
    /// What is written in its place that is no state is still open.
    pub fn of(item: &Item) -> State {
        match item.value(STATE) {
            Some("in_progress") => State::InProgress,
            Some("done" | "reached") => State::Done,
            Some("dropped") => State::Dropped,
            _ => State::Open,
        }
    }

    pub fn is_closed(self) -> bool {
        matches!(self, State::Done | State::Dropped)
    }
}

/// How an objective goes, by the data and the time that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Reached,
    /// Its day has passed.
    Missed,
    OnTrack,
    Behind,
    /// A figure to be held is where it was.
    Holding,
    Slipping,
}

/// Two words on one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The column's key.
    pub field: String,
    /// What holds.
    pub kept: Option<String>,
    pub other: Option<String>,
    /// Whose the other word is; none where our rules propose it.
    pub by: Option<String>,
}

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Standing {
    /// Who thought of it, where that is not our rules.
    pub author: Option<String>,
    /// None of what was proposed this month for the first time.
    pub since: Option<Month>,
    /// Of an objective.
    pub stage: Stage,
    pub state: State,
    /// Due before the as-of day and not closed.
    pub late: bool,
    /// Of an action that is late: the day by which it is proposed anew, after the as-of day. Its due date stays what it was.
    pub renewed: Option<Date>,
    /// A person works on it, and our rules no longer ask for it.
    pub cleared: bool,
    pub note: Option<String>,
    /// The manager's word on an objective.
    pub agreed: Option<bool>,
    /// The agreed target that the rep has made easier since.
    pub lowered_from: Option<String>,
    pub progress: Option<Progress>,
    pub conflicts: Vec<Conflict>,
    /// It has no due date; what stands in its place is the next review's.
    pub undated: bool,
    /// The fields that a person wrote.
    pub written: Vec<String>,
}

impl Standing {
    pub fn of(item: &Item, as_of: Date, period: Month) -> Standing {
        let state = State::of(item);
        let due = item.value(DUE).and_then(|due| due.parse::<Date>().ok());
        let person = |author: &Author| match author {
            Author::Program => None,
            Author::Person(id) => Some(id.clone()),
        };
        let written = item.fields.iter().filter(|(name, held)| fields::is_own(name) && held.author != Author::Program);
        Standing {
            author: person(&item.author),
            since: (item.since != period).then_some(item.since),
            stage: Stage::of(item),
            state,
            late: !state.is_closed() && due.is_some_and(|due| due < as_of),
            renewed: None,
            cleared: item.value(CLEARED).is_some() && !state.is_closed(),
            note: item.value(NOTE).map(str::to_owned),
            agreed: item.value(AGREED).and_then(|word| match word {
                "agree" => Some(true),
                "disagree" => Some(false),
                _ => None,
            }),
            lowered_from: item.value(LOWERED_FROM).map(str::to_owned),
            progress: None,
            conflicts: conflicts(item),
            undated: due.is_none(),
            written: written.map(|(name, _)| name.clone()).collect(),
        }
    }

    /// How an objective goes; none of a suggestion that nobody has taken on, which can't be late, and where nothing tells.
    pub fn verdict(&self) -> Option<Verdict> {
        if self.state == State::Done {
            return Some(Verdict::Reached);
        }
        if self.stage == Stage::Proposed {
            return None;
        }
        let progress = self.progress.as_ref();
        let on_track = progress.and_then(|progress| progress.on_track);
        match (progress.is_some_and(|progress| progress.reached), self.late) {
            (true, _) => Some(Verdict::Reached),
            (_, true) => Some(Verdict::Missed),
            _ => Some(match (on_track?, progress.is_some_and(|progress| progress.holds)) {
                (true, true) => Verdict::Holding,
                (false, true) => Verdict::Slipping,
                (true, false) => Verdict::OnTrack,
                (false, false) => Verdict::Behind,
            }),
        }
    }

    /// Whether an objective that somebody has taken on does not go as it should.
    pub fn is_behind(&self) -> bool {
        matches!(self.verdict(), Some(Verdict::Behind | Verdict::Slipping))
    }

    /// Whether the rep has to look at it outside a full review.
    pub fn needs_attention(&self) -> bool {
        self.late
            || self.is_behind()
            || !self.conflicts.is_empty()
            || self.lowered_from.is_some()
            || self.agreed == Some(false)
    }
}

/// Words that lost, and what our rules propose against a person's word, until a draft that shows them comes back.
fn conflicts(item: &Item) -> Vec<Conflict> {
    let told = fields::overruled(item).chain(fields::proposals(item));
    told.map(|told| Conflict {
        kept: item.value(&told.field).map(str::to_owned),
        by: match told.held.author {
            Author::Program => None,
            Author::Person(id) => Some(id),
        },
        other: told.held.value,
        field: told.field,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decimal;
    use crate::plan::account::Figure;

    fn standing(stage: Stage, on_track: Option<bool>, holds: bool) -> Standing {
        let (baseline, target) = (Decimal::ONE, if holds { Decimal::ONE } else { Decimal::TEN });
        let progress = Progress {
            figure: Figure::Nps,
            baseline,
            now: Decimal::ONE,
            target,
            share: 0.0,
            on_track,
            holds,
            reached: false,
        };
        Standing { stage, progress: Some(progress), ..Standing::default() }
    }

    #[test]
    fn a_suggestion_that_nobody_took_on_is_neither_late_nor_on_track() {
        for on_track in [None, Some(true), Some(false)] {
            for holds in [false, true] {
                let suggested = Standing { late: true, ..standing(Stage::Proposed, on_track, holds) };
                assert_eq!(suggested.verdict(), None);
                assert!(!suggested.is_behind());
            }
        }
    }

    #[test]
    fn what_is_to_be_held_holds_or_slips_and_is_not_on_the_way() {
        for stage in [Stage::Rep, Stage::Agreed] {
            assert_eq!(standing(stage, Some(true), true).verdict(), Some(Verdict::Holding));
            assert_eq!(standing(stage, Some(false), true).verdict(), Some(Verdict::Slipping));
            assert_eq!(standing(stage, Some(true), false).verdict(), Some(Verdict::OnTrack));
            assert_eq!(standing(stage, Some(false), false).verdict(), Some(Verdict::Behind));
            assert_eq!(standing(stage, None, false).verdict(), None);
            assert_eq!(Standing { late: true, ..standing(stage, None, true) }.verdict(), Some(Verdict::Missed));
        }
    }
}
