//! `matches.csv`: pairs that joins can't settle, proposed by the program, decided by a person, kept for ever.

use std::collections::BTreeMap;

use camino::Utf8Path;
use serde::Serialize;

use super::ledger::{Ledger, LedgerError, LedgerLine, written};
use crate::model::key::{domain_key, id_key, name_key};

/// What is matched with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// A mail or web domain with an account.
    Domain,
    /// An account's name with an account.
    Account,
    /// One person's mail address with an account.
    Email,
    /// A spelling of a product with a product.
    Product,
    /// A name of an owner with a user.
    Owner,
    /// An account that is there twice with the one that stays.
    Duplicate,
    /// The id that an account had last month with the one that it has now.
    NewId,
}

impl MatchKind {
    pub const ALL: [MatchKind; 7] = [
        MatchKind::Domain,
        MatchKind::Account,
        MatchKind::Email,
        MatchKind::Product,
        MatchKind::Owner,
        MatchKind::Duplicate,
        MatchKind::NewId,
    ];

    pub fn key(self) -> &'static str {
        match self {
            MatchKind::Domain => "domain",
            MatchKind::Account => "account",
            MatchKind::Email => "email",
            MatchKind::Product => "product",
            MatchKind::Owner => "owner",
            MatchKind::Duplicate => "duplicate",
            MatchKind::NewId => "new_id",
        }
    }

    fn parse(text: &str) -> Option<MatchKind> {
        MatchKind::ALL.into_iter().find(|kind| kind.key() == text.trim().to_lowercase())
    }

    /// Whether the pair counts, not what was found alone: an account may be a duplicate of two.
    fn is_pair(self) -> bool {
        matches!(self, MatchKind::Duplicate | MatchKind::NewId)
    }
}

/// A pair that a person is asked about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Proposal {
    pub kind: MatchKind,
    /// What the exports say.
    pub found: String,
    /// How many rows hang on it.
    pub rows: usize,
    /// The files that they are in.
    pub files: Vec<String>,
    /// The id that it may be: of an account or user; of a product its name.
    pub proposed: String,
    pub proposed_name: String,
    /// How alike the two are, 0 to 100.
    pub score: u8,
    pub reason: String,
}

impl Proposal {
    pub fn key(&self) -> MatchKey {
        MatchKey::of(self.kind, &self.found, &self.proposed)
    }
}

/// What tells one question from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MatchKey(pub MatchKind, pub String);

impl MatchKey {
    pub fn of(kind: MatchKind, found: &str, proposed: &str) -> MatchKey {
        let plain = |text: &str| text.trim().to_lowercase();
        let key = match kind {
            MatchKind::Domain => domain_key(found).unwrap_or_else(|| plain(found)),
            MatchKind::Account | MatchKind::Owner => name_key(found).unwrap_or_else(|| plain(found)),
            // A spelling is what it is about.
            MatchKind::Product => found.trim().to_owned(),
            MatchKind::Email => plain(found),
            MatchKind::Duplicate | MatchKind::NewId => id_key(found),
        };
        let other = id_key(proposed);
        let key = match kind {
            // Which of two that are one would stay may change from month to month: it is one question.
            MatchKind::Duplicate if other < key => format!("{other} {key}"),
            _ if kind.is_pair() => format!("{key} {other}"),
            _ => key,
        };
        MatchKey(kind, key)
    }
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// What was found is what was proposed, or another that the person names by id or name.
    Is(String),
    No,
}

/// A decided line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub line: u32,
    pub kind: MatchKind,
    pub found: String,
    pub proposed: String,
    pub decision: Decision,
}

/// What `matches.csv` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    ledger: Option<Ledger>,
    pub decided: BTreeMap<MatchKey, Decided>,
}

const COLUMNS: [&str; 9] =
    ["kind", "found", "rows", "files", "proposed", "proposed_name", "score", "reason", "decision"];

impl Matches {
    /// Nothing is decided where there is no file. Every problem is given, not the first only.
    pub fn read(path: &Utf8Path, shown: &str) -> Result<Matches, Vec<LedgerError>> {
        Matches::of(Ledger::read(path, shown).map_err(|error| vec![error])?)
    }

    pub fn parse(bytes: &[u8], shown: &str) -> Result<Matches, Vec<LedgerError>> {
        Matches::of(Ledger::parse(bytes, shown).map_err(|error| vec![error])?)
    }

    fn of(ledger: Option<Ledger>) -> Result<Matches, Vec<LedgerError>> {
        let Some(ledger) = ledger else { return Ok(Matches::default()) };
        let mut errors = Vec::new();
        for column in ["kind", "found", "proposed", "decision"] {
            errors.extend(ledger.required(column).err());
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut decided: BTreeMap<MatchKey, Decided> = BTreeMap::new();
        for line in &ledger.lines {
            match decision(&ledger, line) {
                Err(error) => errors.push(error),
                Ok(None) => {}
                Ok(Some(new)) => {
                    let key = MatchKey::of(new.kind, &new.found, &new.proposed);
                    match decided.get(&key) {
                        Some(known) if known.decision != new.decision => errors.push(conflict(&ledger, known, &new)),
                        Some(_) => {}
                        None => drop(decided.insert(key, new)),
                    }
                }
            }
        }
        if errors.is_empty() { Ok(Matches { ledger: Some(ledger), decided }) } else { Err(errors) }
    }

    /// Where the file's facts lie, for the run's record.
    pub fn ledger(&self) -> Option<&Ledger> {
        self.ledger.as_ref()
    }

    /// The file with these proposals: the lines that are there in their order, the decided ones and those that nothing
    /// is proposed for any more as they were written; then the new ones. A new file is separated by `separator`.
    pub fn with(&self, proposals: &[Proposal], separator: u8) -> String {
        let separator = self.ledger.as_ref().map_or(separator, |ledger| ledger.separator);
        let mut open: BTreeMap<MatchKey, &Proposal> =
            proposals.iter().map(|proposal| (proposal.key(), proposal)).collect();
        let mut text = "\u{feff}".to_owned();
        match &self.ledger {
            None => text.push_str(&written(&COLUMNS.map(str::to_owned), separator)),
            Some(ledger) => text.push_str(&ledger.heading),
        }
        text.push_str("\r\n");
        for line in self.ledger.iter().flat_map(|ledger| &ledger.lines) {
            text.push_str(&self.rewritten(line, &mut open));
            text.push_str("\r\n");
        }
        for proposal in proposals.iter().filter(|proposal| open.contains_key(&proposal.key())) {
            let headings = self.ledger.as_ref().map(|ledger| ledger.headings.clone());
            let headings = headings.unwrap_or_else(|| COLUMNS.map(str::to_owned).to_vec());
            let cells: Vec<String> =
                headings.iter().map(|heading| cell(proposal, heading).unwrap_or_default()).collect();
            text.push_str(&written(&cells, separator));
            text.push_str("\r\n");
        }
        text
    }

    /// A line that nobody has decided tells what is proposed now.
    fn rewritten(&self, line: &LedgerLine, open: &mut BTreeMap<MatchKey, &Proposal>) -> String {
        let Some(ledger) = &self.ledger else { return line.raw.clone() };
        let text = |column| line.cell(ledger.column(column)).to_owned();
        let Some(kind) = MatchKind::parse(&text("kind")) else { return line.raw.clone() };
        let proposal = open.remove(&MatchKey::of(kind, &text("found"), &text("proposed")));
        let (Some(proposal), true) = (proposal, text("decision").is_empty()) else { return line.raw.clone() };
        if kind.is_pair() && text("found") != proposal.found {
            return line.raw.clone();
        }
        let now = |(place, heading): (usize, &String)| {
            let known = line.cells.get(place).cloned().unwrap_or_default();
            if heading == "found" { known } else { cell(proposal, heading).unwrap_or(known) }
        };
        let cells: Vec<String> = ledger.headings.iter().enumerate().map(now).collect();
        if cells == line.cells { line.raw.clone() } else { written(&cells, ledger.separator) }
    }
}

/// A proposal's cell of a column of ours; the decision is the person's.
fn cell(proposal: &Proposal, heading: &str) -> Option<String> {
    Some(match heading {
        "kind" => proposal.kind.key().to_owned(),
        "found" => proposal.found.clone(),
        "rows" => proposal.rows.to_string(),
        "files" => proposal.files.join(" "),
        "proposed" => proposal.proposed.clone(),
        "proposed_name" => proposal.proposed_name.clone(),
        "score" => proposal.score.to_string(),
        "reason" => proposal.reason.clone(),
        _ => return None,
    })
}

fn decision(ledger: &Ledger, line: &LedgerLine) -> Result<Option<Decided>, LedgerError> {
    let text = |column| line.cell(ledger.column(column));
    let wrong = |column: &'static str, expected: String| LedgerError::Cell {
        file: ledger.file.clone(),
        line: line.number,
        column,
        found: text(column).to_owned(),
        expected,
    };
    let kinds = || MatchKind::ALL.map(MatchKind::key).join(", ");
    let kind = MatchKind::parse(text("kind")).ok_or_else(|| wrong("kind", format!("one of {}", kinds())))?;
    let (found, proposed, said) = (text("found"), text("proposed"), text("decision"));
    if found.is_empty() {
        return Err(wrong("found", "what the exports say".to_owned()));
    }
    let decision = match said.to_lowercase().as_str() {
        "" => return Ok(None),
        "yes" | "y" | "si" | "sí" | "s" | "x" | "ok" | "true" | "verdadero" | "1" => match proposed {
            "" => return Err(wrong("proposed", "what is confirmed: the id of an account or user".to_owned())),
            proposed => Decision::Is(proposed.to_owned()),
        },
        "no" | "n" | "false" | "falso" | "0" => Decision::No,
        _ => Decision::Is(said.to_owned()),
    };
    let (found, proposed) = (found.to_owned(), proposed.to_owned());
    Ok(Some(Decided { line: line.number, kind, found, proposed, decision }))
}

fn conflict(ledger: &Ledger, known: &Decided, new: &Decided) -> LedgerError {
    let said = |decided: &Decided| match &decided.decision {
        Decision::Is(what) => what.clone(),
        Decision::No => "no".to_owned(),
    };
    LedgerError::Conflict {
        file: ledger.file.clone(),
        what: format!("the {} `{}`", known.kind.key(), known.found),
        first: known.line,
        said: said(known),
        second: new.line,
        other: said(new),
    }
}
