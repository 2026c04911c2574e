//! Tables of rules in TOML, read with the place of every key and value, so that all faults of a file are told at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Fault, Faults, nearest};

/// A file of rules; the first fault where it is no TOML.
pub fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Vec<Fault>> {
    DeTable::parse(text).map_err(|error| {
        let mut faults = Faults::of(text);
        let offset = error.span().map_or(0, |span| span.start);
        faults.at(offset, error.message(), "the file is not valid TOML from here on");
        faults.into_vec()
    })
}

/// One table of a file of rules. Each key that is asked for counts as known; [`RuleTable::done`] refuses the others.
#[derive(Debug)]
pub struct RuleTable<'t> {
    table: &'t DeTable<'t>,
    /// Where it begins, for what is missing.
    span: Range<usize>,
    /// What it is, for messages: "play `open-renewal`".
    what: String,
    known: Vec<&'static str>,
}

/// A value with its place.
pub type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> RuleTable<'t> {
    pub fn new(table: &'t DeTable<'t>, span: Range<usize>, what: impl Into<String>) -> RuleTable<'t> {
        RuleTable { table, span, what: what.into(), known: Vec::new() }
    }

    /// The table that a value is.
    pub fn of(value: &'t Value<'t>, what: impl Into<String>, faults: &mut Faults<'_>) -> Option<RuleTable<'t>> {
        let what = what.into();
        match value.get_ref() {
            DeValue::Table(table) => Some(RuleTable::new(table, value.span(), what)),
            other => {
                faults.at(value.span().start, format!("{what} is {}, expected a table", shown(other)), "write `{ … }`");
                None
            }
        }
    }

    pub fn named(&mut self, what: impl Into<String>) {
        self.what = what.into();
    }

    pub fn what(&self) -> &str {
        &self.what
    }

    pub fn start(&self) -> usize {
        self.span.start
    }

    pub fn get(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        self.known.push(key);
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// A text that must be there and not be blank, with its place.
    pub fn text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<(String, usize)> {
        let found = self.optional_text(key, faults);
        if found.is_none() && !self.has(key) {
            self.missing(key, "\"…\"", faults);
        }
        found
    }

    pub fn optional_text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<(String, usize)> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some((text.to_string(), value.span().start)),
            other => {
                let message = format!("`{key}` of {} is {}, expected a text", self.what, shown(other));
                faults.at(value.span().start, message, format!("write `{key} = \"…\"`"));
                None
            }
        }
    }

    /// A whole number within bounds that must be there.
    pub fn whole(&mut self, key: &'static str, bounds: Range<i64>, faults: &mut Faults<'_>) -> Option<i64> {
        if !self.has(key) {
            self.missing(key, &bounds.start.max(1).to_string(), faults);
        }
        self.optional_whole(key, bounds, faults)
    }

    pub fn optional_whole(&mut self, key: &'static str, bounds: Range<i64>, faults: &mut Faults<'_>) -> Option<i64> {
        let value = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => integer.as_str().replace('_', "").parse::<i64>().ok(),
            _ => None,
        };
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let message = format!(
                "`{key}` of {} is {}, expected a whole number from {} to {}",
                self.what,
                shown(value.get_ref()),
                bounds.start,
                bounds.end - 1
            );
            faults.at(value.span().start, message, format!("write `{key} = {}`", bounds.start.max(1)));
        }
        number
    }

    /// A number within bounds that must be there.
    pub fn number(&mut self, key: &'static str, (low, high): (f64, f64), faults: &mut Faults<'_>) -> Option<f64> {
        if !self.has(key) {
            self.missing(key, "1.5", faults);
        }
        self.optional_number(key, (low, high), faults)
    }

    pub fn optional_number(
        &mut self,
        key: &'static str,
        (low, high): (f64, f64),
        faults: &mut Faults<'_>,
    ) -> Option<f64> {
        let value = self.get(key)?;
        let number = number(value.get_ref()).filter(|number| (low..=high).contains(number));
        if number.is_none() {
            let found = shown(value.get_ref());
            let message = format!("`{key}` of {} is {found}, expected a number from {low} to {high}", self.what);
            faults.at(value.span().start, message, format!("write `{key} = {low}`"));
        }
        number
    }

    /// Texts, none where the key is not given.
    pub fn texts(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<(String, usize)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            let message = format!("`{key}` of {} is {}, expected a list", self.what, shown(value.get_ref()));
            faults.at(value.span().start, message, format!("write `{key} = [\"…\"]`"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push((text.to_string(), item.span().start)),
                other => {
                    let message = format!("`{key}` of {} holds {}, expected texts", self.what, shown(other));
                    faults.at(item.span().start, message, format!("write `{key} = [\"…\"]`"));
                }
            }
        }
        texts
    }

    /// Texts by their names with the place of each, none where the key is not given.
    pub fn named_texts(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<(String, String, usize)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Table(given) = value.get_ref() else {
            let message = format!("`{key}` of {} is {}, expected a table", self.what, shown(value.get_ref()));
            faults.at(value.span().start, message, format!("write `{key} = {{ name = \"…\" }}`"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (name, item) in given.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push((name.get_ref().to_string(), text.to_string(), item.span().start)),
                other => {
                    let message = format!("`{key}` of {} holds {}, expected texts", self.what, shown(other));
                    faults.at(item.span().start, message, format!("write `{key} = {{ name = \"…\" }}`"));
                }
            }
        }
        texts
    }

    /// One of some words that must be there.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
        faults: &mut Faults<'_>,
    ) -> Option<T> {
        let (text, at) = self.text(key, faults)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let words: Vec<String> = choices.iter().map(|(word, _)| format!("`\"{word}\"`")).collect();
            let hint = match nearest(&text, choices.iter().map(|(word, _)| *word)) {
                Some(near) => format!("did you mean `\"{near}\"`?"),
                None => format!("expected one of {}", words.join(", ")),
            };
            faults.at(at, format!("`{key}` of {} can't be `\"{text}\"`", self.what), hint);
        }
        found
    }

    /// The items of a list of tables, none where the key is not given.
    pub fn tables(&mut self, key: &'static str, what: &str, faults: &mut Faults<'_>) -> Vec<RuleTable<'t>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            let message = format!("`{key}` of {} is {}, expected tables", self.what, shown(value.get_ref()));
            faults.at(value.span().start, message, format!("write `[[{key}]]`"));
            return Vec::new();
        };
        items.iter().filter_map(|item| RuleTable::of(item, what, faults)).collect()
    }

    /// Refuses the keys that nobody asked for.
    pub fn done(self, faults: &mut Faults<'_>) {
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if self.known.contains(&name) {
                continue;
            }
            let hint = match nearest(name, self.known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    let known: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
                    format!("known here: {}", known.join(", "))
                }
            };
            faults.at(key.span().start, format!("unknown key `{name}` in {}", self.what), hint);
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.iter().any(|(name, _)| name.get_ref() == key)
    }

    fn missing(&self, key: &str, example: &str, faults: &mut Faults<'_>) {
        faults.at(self.span.start, format!("{} has no `{key}`", self.what), format!("add `{key} = {example}`"));
    }
}

/// A finite number, however it is written.
pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Integer(integer) => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return None,
    };
    text.replace('_', "").parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A value as messages show it.
pub(super) fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.trim().is_empty() => "blank".to_owned(),
        DeValue::String(text) => format!("`\"{text}\"`"),
        DeValue::Integer(integer) => format!("`{}`", integer.as_str()),
        DeValue::Float(float) => format!("`{}`", float.as_str()),
        DeValue::Boolean(flag) => format!("`{flag}`"),
        DeValue::Datetime(date) => format!("`{date}`"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}
