//! What became of what reps handed back, for those who should know.

use serde::Serialize;

use crate::model::ItemKey;

/// Something about a returned draft that somebody should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Told {
    /// Whose draft tells of it: who looks after the account now, else who handed the file in.
    pub owner_id: String,
    pub about: About,
    pub account_id: String,
    pub kind: crate::model::ItemKind,
    pub item: String,
    /// The path under the inbox folder.
    pub file: String,
    pub row: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum About {
    /// A cell that somebody wrote in.
    Changed { field: String, from: Option<String>, to: Option<String> },
    /// A row that is an item of the plan now.
    Added,
    /// A row that is no longer there, or was marked to be dropped: it stays in the book as dropped.
    Dropped { deleted: bool },
    /// Two drafts say different things of a cell; `kept` holds.
    Conflict { field: String, kept: Option<String>, lost: Option<String> },
    /// The account is another's by now.
    ChangedHands { from: String },
    /// The account was merged into another one, under which the row is kept.
    Merged { from: String },
    /// No account is called so any more: the row is kept, and in no document but the list of orphans.
    Orphan { account: String },
    /// A manager agreed to an objective, or does not.
    Agreed { agreed: bool },
    /// The target of an agreed objective was made easier: it is the rep's word again, until the manager agrees anew.
    Lowered { from: String, to: String },
}

impl About {
    /// The name in lists.
    pub fn key(&self) -> &'static str {
        match self {
            About::Changed { .. } => "changed",
            About::Added => "added",
            About::Dropped { .. } => "dropped",
            About::Conflict { .. } => "conflict",
            About::ChangedHands { .. } => "changed_hands",
            About::Merged { .. } => "merged",
            About::Orphan { .. } => "orphan",
            About::Agreed { .. } => "agreed",
            About::Lowered { .. } => "lowered",
        }
    }
}

impl Told {
    pub fn key(&self) -> ItemKey {
        ItemKey { account_id: self.account_id.clone(), kind: self.kind, item: self.item.clone() }
    }
}
