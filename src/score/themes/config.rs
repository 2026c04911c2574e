//! What the user may set about comments.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Themes of comments, and which comments may be quoted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ThemesConfig {
    /// Words beside the built-in ones, by language (`es`, `en`) and theme (`price`, `delivery`, `support`, `product`,
    /// `people`, `billing`, `contract`): `word*` is the beginning of a word, several words are a phrase. A new name is a
    /// theme of your own, a new language one that is read too; `positive`, `negative` and `negation` extend those lists.
    pub words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Built-in words that mean something else in your trade, by language, spelled as in the lists.
    pub leave_out: BTreeMap<String, Vec<String>>,
    /// Comments that must mention a theme for it to be shown in the deck.
    #[schemars(range(min = 1, max = 100_000))]
    pub min_mentions: usize,
    /// People of an account that must have answered for an anonymous comment of it to be quoted.
    #[schemars(range(min = 1, max = 1000))]
    pub min_respondents: usize,
}

impl Default for ThemesConfig {
    fn default() -> Self {
        ThemesConfig { words: BTreeMap::new(), leave_out: BTreeMap::new(), min_mentions: 5, min_respondents: 3 }
    }
}
