//! What is wrong in a file of rules: all of it at once, each with its place.

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub message: String,
    pub hint: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}\n    {}", self.line, self.column, self.message, self.hint)
    }
}

/// Collects what is wrong in a text.
#[derive(Debug)]
pub struct Faults<'t> {
    text: &'t str,
    found: Vec<Fault>,
}

impl<'t> Faults<'t> {
    pub fn of(text: &'t str) -> Faults<'t> {
        Faults { text, found: Vec::new() }
    }

    /// Notes a fault at an offset in bytes.
    pub fn at(&mut self, offset: usize, message: impl Into<String>, hint: impl Into<String>) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        self.found.push(Fault { line, column, message: message.into(), hint: hint.into() });
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// In the order of the text.
    pub fn into_vec(mut self) -> Vec<Fault> {
        self.found.sort();
        self.found
    }
}

/// The known name that a misspelt one most likely means.
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |known: &str| strsim::jaro_winkler(known, name);
    let best = known.max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then_with(|| b.cmp(a)))?;
    (likeness(best) > 0.85).then_some(best)
}
