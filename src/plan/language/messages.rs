//! The keys and variables of a Fluent file, so that overrides are checked before any text is needed.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::LanguageError;

/// Parses a Fluent text; the first fault tells its line.
pub(super) fn parse(text: &str, file: &'static str) -> Result<FluentResource, LanguageError> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| {
        let first = faults.iter().min_by_key(|fault| fault.pos.start);
        let start = first.map_or(0, |fault| fault.pos.start);
        let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        let problem = first.map_or_else(|| "unreadable".to_owned(), |fault| fault.to_string().to_lowercase());
        LanguageError::Syntax { file, line, problem }
    })
}

/// What one message uses.
#[derive(Debug, Default, Clone)]
struct Entry {
    line: usize,
    variables: BTreeSet<String>,
    /// Variables that choose a variant.
    selectors: BTreeSet<String>,
    /// Other messages whose text it takes in.
    references: BTreeSet<String>,
}

/// The messages of a Fluent text, in its order.
#[derive(Debug, Default)]
pub(super) struct Outline {
    order: Vec<String>,
    entries: BTreeMap<String, Entry>,
}

impl Outline {
    /// Reads the outline of a text. In Fluent a message starts in the first column with its key, and whatever belongs
    /// to it is indented.
    pub(super) fn of(text: &str) -> Outline {
        let mut outline = Outline::default();
        let mut bodies: BTreeMap<String, String> = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            let starts = line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
            if let Some((key, body)) = line.split_once('=').filter(|_| starts) {
                let key = key.trim().to_owned();
                outline.entries.insert(key.clone(), Entry { line: number + 1, ..Entry::default() });
                bodies.insert(key.clone(), body.to_owned());
                outline.order.push(key);
            } else if line.starts_with([' ', '\t', '}'])
                && let Some(body) = outline.order.last().and_then(|key| bodies.get_mut(key))
            {
                body.push('\n');
                body.push_str(line);
            }
        }
        for (key, entry) in &mut outline.entries {
            scan(bodies.get(key).map(String::as_str).unwrap_or_default(), entry);
        }
        outline
    }

    #[cfg(test)]
    pub(super) fn keys_in_order(&self) -> Vec<String> {
        self.order.clone()
    }

    /// Per key, the arguments that its text needs, those of the messages that it refers to with them. The text of a
    /// count (`n-text`) comes with the count (`n`) and is not an argument of its own.
    pub(super) fn variables(&self) -> BTreeMap<String, Vec<String>> {
        let arguments = |key: &String| {
            let names = self.closure(key, |entry| &entry.variables);
            let counts: BTreeSet<String> =
                names.iter().map(|name| name.strip_suffix("-text").unwrap_or(name).to_owned()).collect();
            counts.into_iter().collect()
        };
        self.entries.keys().map(|key| (key.clone(), arguments(key))).collect()
    }

    /// Whether an argument of a message is a count: it chooses a variant or is shown as `<name>-text`.
    #[cfg(test)]
    pub(super) fn is_count(&self, key: &str, name: &str) -> bool {
        self.closure(key, |entry| &entry.selectors).contains(name)
            || self.closure(key, |entry| &entry.variables).contains(&format!("{name}-text"))
    }

    /// What a message and all that it refers to use.
    fn closure(&self, key: &str, pick: impl Fn(&Entry) -> &BTreeSet<String>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for entry in self.reachable(key).iter().filter_map(|key| self.entries.get(key)) {
            found.extend(pick(entry).iter().cloned());
        }
        found
    }

    fn reachable(&self, key: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open = vec![key.to_owned()];
        while let Some(key) = open.pop() {
            let references = self.entries.get(&key).map(|entry| entry.references.clone()).unwrap_or_default();
            if reached.insert(key) {
                open.extend(references);
            }
        }
        reached
    }

    /// Refuses overrides of messages that are not ours, with variables that ours do not get, or in a circle.
    pub(super) fn check_overrides(&self, overrides: &Outline) -> Result<(), LanguageError> {
        let known = self.variables();
        for key in &overrides.order {
            let Some(entry) = overrides.entries.get(key) else { continue };
            let line = entry.line;
            if let Some(absent) = std::iter::once(key).chain(&entry.references).find(|key| !known.contains_key(*key)) {
                return Err(LanguageError::UnknownKey { key: absent.clone(), line, like: self.nearest(absent) });
            }
            let gets = known.get(key).cloned().unwrap_or_default();
            let uses = overrides.closure(key, |entry| &entry.variables);
            let referred = entry.references.iter().filter_map(|key| known.get(key)).flatten().cloned();
            let foreign = uses.into_iter().chain(referred).find(|name| {
                let name = name.strip_suffix("-text").unwrap_or(name);
                !gets.iter().any(|known| known == name)
            });
            if let Some(variable) = foreign {
                return Err(LanguageError::UnknownVariable { key: key.clone(), variable, line, known: gets });
            }
        }
        self.check_circles(overrides)
    }

    fn check_circles(&self, overrides: &Outline) -> Result<(), LanguageError> {
        let mut merged = Outline { order: Vec::new(), entries: self.entries.clone() };
        merged.entries.extend(overrides.entries.clone());
        for key in &overrides.order {
            let Some(entry) = merged.entries.get(key) else { continue };
            if entry.references.iter().any(|reference| merged.reachable(reference).contains(key)) {
                return Err(LanguageError::Circular { key: key.clone(), line: entry.line });
            }
        }
        Ok(())
    }

    /// The key that a misspelt one most likely means.
    fn nearest(&self, key: &str) -> Option<String> {
        let likeness = |own: &String| strsim::jaro_winkler(own, key);
        let best = self.entries.keys().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        (likeness(best) > 0.85).then(|| best.clone())
    }
}

/// Adds the variables and references of a message's placeables. What follows an opening brace up to the next brace or
/// the arrow of a select is its expression; variants hold placeables of their own, found the same way.
fn scan(body: &str, entry: &mut Entry) {
    for placeable in body.split('{').skip(1) {
        let inside = placeable.split('}').next().unwrap_or_default().trim();
        let (expression, selects) = match inside.split_once("->") {
            Some((expression, _)) => (expression.trim(), true),
            None => (inside, false),
        };
        if let Some(name) = expression.strip_prefix('$') {
            let name = name.trim().to_owned();
            if selects {
                entry.selectors.insert(name.clone());
            }
            entry.variables.insert(name);
        } else if expression.contains('(') {
            // A function of ours, on what it is given in brackets.
        } else if expression.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-') {
            entry.references.insert(expression.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_of_referred_messages_belong_to_the_message() {
        let outline = Outline::of(
            "# c = { $no }\na = { b } and { $x }\nb =\n    { $n ->\n        [one] { $n-text } thing { $y }\n       *[other] things\n    }\n",
        );
        let variables = outline.variables();
        assert_eq!(variables.get("a").unwrap(), &["n", "x", "y"]);
        assert_eq!(variables.get("b").unwrap(), &["n", "y"]);
        assert!(outline.is_count("a", "n") && !outline.is_count("a", "x"));
        assert_eq!(variables.len(), 2);
    }

    #[test]
    fn a_placeable_may_span_lines() {
        let outline = Outline::of("a = {\n    $n ->\n        [one] {\n $x }\n       *[other] {\n b }\n    }\n");
        assert_eq!(outline.variables().get("a").unwrap(), &["n", "x"]);
        assert!(outline.is_count("a", "n") && outline.entries.get("a").unwrap().references.contains("b"));
    }

    #[test]
    fn a_function_is_neither_variable_nor_message() {
        let outline = Outline::of("a = { $x } at { PERCENT(95) }\n");
        assert_eq!(outline.variables().get("a").unwrap(), &["x"]);
        assert!(outline.entries.get("a").unwrap().references.is_empty());
    }

    #[test]
    fn a_string_literal_is_neither_variable_nor_message() {
        let outline = Outline::of("a = { $x }{\"\\u00A0\"}pt\n");
        assert_eq!(outline.variables().get("a").unwrap(), &["x"]);
        assert!(outline.entries.get("a").unwrap().references.is_empty());
    }
}
