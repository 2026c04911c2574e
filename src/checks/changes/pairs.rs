//! Which row of the last month is which of this one.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// Rows that still look for their other half, and those that have found it, by place in the two lists.
pub struct Pairs {
    pub old: Vec<usize>,
    pub new: Vec<usize>,
    pub found: Vec<(usize, usize)>,
}

impl Pairs {
    pub fn of(old: usize, new: usize) -> Pairs {
        Pairs { old: (0..old).collect(), new: (0..new).collect(), found: Vec::new() }
    }

    /// Pairs rows of one key, in their order; a row without a key stays.
    pub fn pass<K: Eq + Hash>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        if self.old.is_empty() || self.new.is_empty() {
            return;
        }
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for place in &self.new {
            if let Some(key) = new(*place) {
                waiting.entry(key).or_default().push_back(*place);
            }
        }
        let mut taken: Vec<usize> = Vec::new();
        let found = &mut self.found;
        self.old.retain(|place| {
            let other = old(*place).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(other) = other {
                found.push((*place, other));
                taken.push(other);
            }
            other.is_none()
        });
        taken.sort_unstable();
        self.new.retain(|place| taken.binary_search(place).is_err());
    }
}
