//! What is kept of plans from month to month, and what comes back of a draft.
//!
//! A plan is items (an objective, an action, a note) and an item is fields of text in a canonical form (dates ISO 8601,
//! numbers plain, drop-downs by key), so that what a person wrote and what the program proposed can be held against one
//! another whatever the language of the documents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Date, Month};

/// What an item of a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Objective,
    Action,
    Swot,
    Stakeholder,
    Note,
    /// Why a review is due at once.
    Trigger,
    /// What the deck asked leaders for.
    Decision,
    /// A candidate for a play, from a team's session.
    Idea,
}

impl ItemKind {
    pub const ALL: [ItemKind; 8] = [
        ItemKind::Objective,
        ItemKind::Action,
        ItemKind::Swot,
        ItemKind::Stakeholder,
        ItemKind::Note,
        ItemKind::Trigger,
        ItemKind::Decision,
        ItemKind::Idea,
    ];

    /// The name in files and in the history.
    pub fn key(self) -> &'static str {
        match self {
            ItemKind::Objective => "objective",
            ItemKind::Action => "action",
            ItemKind::Swot => "swot",
            ItemKind::Stakeholder => "stakeholder",
            ItemKind::Note => "note",
            ItemKind::Trigger => "trigger",
            ItemKind::Decision => "decision",
            ItemKind::Idea => "idea",
        }
    }

    /// What the rows of a draft's sheet are, by the sheet's key.
    pub fn of_sheet(key: &str) -> Option<ItemKind> {
        Some(match key {
            "objectives" => ItemKind::Objective,
            "actions" => ItemKind::Action,
            "swot" => ItemKind::Swot,
            "stakeholders" => ItemKind::Stakeholder,
            // An account's own line holds the rep's note on it.
            "accounts" | "notes" => ItemKind::Note,
            "reviews" => ItemKind::Trigger,
            "decisions" => ItemKind::Decision,
            "ideas" => ItemKind::Idea,
            _ => return None,
        })
    }

    pub fn from_key(key: &str) -> Option<ItemKind> {
        ItemKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What each drop-down of a draft offers, by the list's name: canonical values, in the order of the words in every
/// language. None for a list whose words are its values, as that of the accounts.
pub fn choice_values(list: &str) -> Option<&'static [&'static str]> {
    Some(match list {
        "states" => &["open", "in_progress", "done", "dropped"],
        "objective_states" => &["open", "in_progress", "reached", "dropped"],
        "keep" => &["keep", "drop"],
        "agreed" => &["agree", "disagree"],
        "fields" => &["strengths", "weaknesses", "opportunities", "threats"],
        "yes_no" => &["yes", "no"],
        _ => return None,
    })
}

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// Our rules.
    Program,
    /// A rep or a manager, by id of the user or name.
    Person(String),
}

/// Which item: stable from month to month.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemKey {
    pub account_id: String,
    pub kind: ItemKind,
    /// Unique within account and kind.
    pub item: String,
}

/// A field of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemField {
    /// What holds; `None` for a cell that was emptied.
    pub value: Option<String>,
    /// Who said so last.
    pub author: Author,
    /// What our rules proposed when the value was set: where they propose something else later, that is told, and the
    /// person's word stays.
    pub proposed: Option<String>,
}

/// An item as it stands after a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Who thought of it.
    pub author: Author,
    /// The month in which it came into the plan.
    pub since: Month,
    pub fields: BTreeMap<String, ItemField>,
}

impl Item {
    /// The value of a field, where it has one.
    pub fn value(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.value.as_deref()
    }
}

/// The plans of all accounts as a run left them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanBook {
    pub items: BTreeMap<ItemKey, Item>,
    /// The returned drafts that are in it already, by the BLAKE3 of their bytes: reading one twice changes nothing.
    pub merged_drafts: std::collections::BTreeSet<String>,
}

impl PlanBook {
    /// The items of one kind of an account, by id.
    pub fn of(&self, account_id: &str, kind: ItemKind) -> impl Iterator<Item = (&ItemKey, &Item)> {
        let first = ItemKey { account_id: account_id.to_owned(), kind, item: String::new() };
        self.items
            .range(first.clone()..)
            .take_while(move |(key, _)| key.account_id == first.account_id && key.kind == first.kind)
    }

    pub fn get(&self, account_id: &str, kind: ItemKind, item: &str) -> Option<&Item> {
        self.items.get(&ItemKey { account_id: account_id.to_owned(), kind, item: item.to_owned() })
    }
}

/// A workbook that a rep handed back, as it was read: nothing is decided yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnedDraft {
    /// The path under the inbox folder.
    pub file: String,
    /// BLAKE3 of its bytes, in hex.
    pub hash: String,
    /// The run that it was made by, as its hidden sheet says.
    pub run_id: String,
    pub period: Month,
    pub as_of: Date,
    /// Whose it is, as its hidden sheet says.
    pub owner_id: String,
    pub rows: Vec<ReturnedRow>,
}

/// A row of a returned draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnedRow {
    pub kind: ItemKind,
    pub sheet: String,
    /// As the spreadsheet counts it, from 1; the draft's own for a row that was deleted.
    pub row: u32,
    /// Of the pre-filled row that it was; none for one that the rep added.
    pub id: Option<ReturnedId>,
    /// What the account's cell says.
    pub account: Option<String>,
    /// The account that it names, where that is one of the draft's; of a pre-filled row its own.
    pub account_id: Option<String>,
    /// The pre-filled row is no longer there.
    pub deleted: bool,
    /// The open cells, by the column's key.
    pub cells: BTreeMap<String, ReturnedCell>,
}

/// Which pre-filled row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnedId {
    pub account_id: String,
    pub item: String,
}

/// An open cell of a returned draft, in canonical form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnedCell {
    /// What we had filled in.
    pub prefilled: Option<String>,
    /// What it holds now.
    pub value: Option<String>,
}

impl ReturnedCell {
    /// Whether the rep wrote in it.
    pub fn changed(&self) -> bool {
        self.prefilled != self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_back_from_its_key() {
        for kind in ItemKind::ALL {
            assert_eq!(ItemKind::from_key(kind.key()), Some(kind));
        }
    }

    #[test]
    fn the_items_of_an_account_are_its_own() {
        let item = |author| Item { author, since: Month::parse("2026-10").unwrap(), fields: BTreeMap::new() };
        let key = |account: &str, kind, item: &str| ItemKey { account_id: account.into(), kind, item: item.into() };
        let mut book = PlanBook::default();
        for key in [
            key("A", ItemKind::Objective, "renewal"),
            key("A", ItemKind::Action, "call"),
            key("A", ItemKind::Action, "visit"),
            key("AB", ItemKind::Action, "call"),
        ] {
            book.items.insert(key, item(Author::Program));
        }
        let found: Vec<&str> = book.of("A", ItemKind::Action).map(|(key, _)| key.item.as_str()).collect();
        assert_eq!(found, ["call", "visit"]);
    }
}
