//! What accounts and people are called in what changed: by name alone where no other has it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::key::{id_key, name_key};

/// The names of many, to know which several of them share.
#[derive(Debug, Default)]
pub struct Names {
    /// By name as it is compared: whose it is.
    holders: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// Ids with names; one that is there twice is one.
    pub fn of<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Names {
        let mut holders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (id, name) in all {
            holders.entry(compared(name)).or_default().insert(id_key(id));
        }
        Names { holders }
    }

    /// The name; with the id where another has the same, and the id alone where there is no name.
    pub fn told(&self, id: &str, name: &str) -> String {
        let shared = self.holders.get(&compared(name)).is_some_and(|holders| holders.len() > 1);
        match (name.trim().is_empty(), shared) {
            (true, _) => id.to_owned(),
            (false, true) => format!("{name} ({id})"),
            (false, false) => name.to_owned(),
        }
    }
}

/// Names that a reader can't tell apart are the same.
fn compared(name: &str) -> String {
    name_key(name).unwrap_or_else(|| name.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stands_only_beside_a_name_that_several_have() {
        let names = Names::of([("1", "Ana Gil"), ("2", "ana gil"), ("3", "Luis Sanz"), ("3", "Luis Sanz")].into_iter());
        assert_eq!(names.told("1", "Ana Gil"), "Ana Gil (1)");
        assert_eq!(names.told("3", "Luis Sanz"), "Luis Sanz");
        assert_eq!(names.told("4", "  "), "4");
    }
}
