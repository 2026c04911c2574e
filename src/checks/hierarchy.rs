//! Links between accounts that could not be followed, as things to fix.

use crate::ingest::FixKind;
use crate::model::{AccountIx, LinkFaultKind};

/// The kind of the list, what is wrong and what to do. Of a circle the way round, which needs no words.
pub fn told(kind: &LinkFaultKind, id: impl Fn(AccountIx) -> String) -> (FixKind, String, &'static str) {
    match kind {
        LinkFaultKind::Orphan => (
            FixKind::ParentUnknown,
            "the parent is no account of the export".to_owned(),
            "add the parent to the export of the accounts, or correct its id",
        ),
        LinkFaultKind::Ambiguous => (
            FixKind::ParentUnknown,
            "several accounts bear the parent's name".to_owned(),
            "export the parent's id beside its name",
        ),
        LinkFaultKind::Cycle { members } => {
            let way: Vec<String> = members.iter().chain(members.first()).map(|member| id(*member)).collect();
            (FixKind::ParentCycle, way.join(" > "), "clear the parent of the account that is the group's top")
        }
    }
}
