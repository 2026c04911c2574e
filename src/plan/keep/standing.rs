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

    /// Whether the rep has to look at it outside a full review.
    pub fn needs_attention(&self) -> bool {
        let behind = self.progress.as_ref().is_some_and(|progress| progress.on_track == Some(false));
        self.late || behind || !self.conflicts.is_empty() || self.lowered_from.is_some() || self.agreed == Some(false)
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
