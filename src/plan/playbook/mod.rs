//! Plays: what is done at an account when something is observed, by whom and by when. They are data that a company edits.
//!
//! A playbook is a TOML file (docs/playbook.md). It is read and checked before any work starts; for each account its plays
//! are evaluated, conflicts between them and the caps are resolved by priority, and what is left out is listed with the
//! reason.

mod choose;
mod hours;
mod outcomes;
mod play;
mod shown;
mod tally;
mod texts;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub use choose::{Chosen, LeftOut, LeftOutBecause, NotEvaluated, Selection, due_if_fired, select, wanted_named};
pub use hours::RepHours;
pub use outcomes::{MEASURED, MIN_OUTCOMES, Outcomes, number as fact_number, outcomes};
pub use play::{Due, OutcomeFact, Play, Role};
pub use tally::{Tally, tally};
pub use texts::{Told, Unstated};

use super::facts::{Fault, Faults, RuleTable, parse};
use super::language::Language;
use texts::Templates;

/// The plays that come with the program.
pub const DEFAULT: &str = include_str!("../../../templates/playbooks/default.toml");

/// All plays of a company.
#[derive(Debug)]
pub struct Playbook {
    pub limits: Limits,
    /// By priority, the highest first; equals by id.
    pub plays: Vec<Play>,
    templates: Templates,
}

/// How much is asked at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Actions an account.
    pub actions: usize,
    /// Hours that one rep has for planned actions due within a month.
    pub rep_hours: f64,
}

static BUNDLED: LazyLock<Arc<Playbook>> = LazyLock::new(|| match Playbook::read(DEFAULT) {
    Ok(playbook) => Arc::new(playbook),
    // A test reads it; without plays a run still says what it can.
    Err(_) => Arc::new(Playbook::empty()),
});

impl Playbook {
    /// The plays that come with the program.
    pub fn bundled() -> &'static Arc<Playbook> {
        &BUNDLED
    }

    fn empty() -> Playbook {
        Playbook { limits: Limits { actions: 0, rep_hours: 0.0 }, plays: Vec::new(), templates: Templates::default() }
    }

    /// Reads and checks a playbook; all that is wrong with it at once.
    pub fn read(text: &str) -> Result<Playbook, Vec<Fault>> {
        let parsed = parse(text)?;
        let mut faults = Faults::of(text);
        let mut file = RuleTable::new(parsed.get_ref(), parsed.span(), "the playbook");
        let limits = limits(&mut file, &mut faults);
        let mut templates = Templates::new();
        let mut plays = Vec::new();
        for table in file.tables("play", "a play", &mut faults) {
            let (at, play) = (table.start(), Play::read(table, &mut templates, &mut faults));
            plays.extend(play.map(|play| (at, play)));
        }
        file.done(&mut faults);
        check_names(&plays, &mut faults);
        let mut plays: Vec<Play> = plays.into_iter().map(|(_, play)| play).collect();
        plays.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)));
        let faults = faults.into_vec();
        if faults.is_empty() { Ok(Playbook { limits, plays, templates }) } else { Err(faults) }
    }

    /// What a play is called, in the reader's words; its id where its text is about an account.
    pub fn name(&self, play: &Play, language: &Language) -> String {
        self.templates.initiative(&play.id, language).unwrap_or_else(|| play.id.clone())
    }

    pub fn play(&self, id: &str) -> Option<&Play> {
        self.plays.iter().find(|play| play.id == id)
    }

    /// Whether a play is the review of each quarter: due by its end, whatever else happens.
    pub fn is_review(&self, id: &str) -> bool {
        let of_quarter = |play: &Play| play.due == Due::QuarterEnd && play.due_before.is_empty();
        self.play(id).is_some_and(|play| of_quarter(play) && play.occurrence.is_none())
    }
}

fn limits(file: &mut RuleTable<'_>, faults: &mut Faults<'_>) -> Limits {
    let mut limits = Limits { actions: 8, rep_hours: 120.0 };
    let Some(value) = file.get("limits") else { return limits };
    let Some(mut table) = RuleTable::of(value, "`[limits]`", faults) else { return limits };
    if let Some(actions) = table.optional_whole("actions", 1..101, faults) {
        limits.actions = usize::try_from(actions).unwrap_or(limits.actions);
    }
    if let Some(hours) = table.optional_number("rep_hours", (1.0, 100_000.0), faults) {
        limits.rep_hours = hours;
    }
    table.done(faults);
    limits
}

/// Ids that two plays share, and exclusions of what there is not.
fn check_names(plays: &[(usize, Play)], faults: &mut Faults<'_>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, play) in plays {
        if seen.insert(&play.id, *at).is_some() {
            faults.at(*at, format!("two plays are called `{}`", play.id), "give each its own id");
        }
    }
    for (at, play) in plays {
        for name in &play.excludes {
            let known = plays.iter().any(|(_, other)| other.id == *name || other.group.as_deref() == Some(name));
            if !known {
                let message = format!("play `{}` excludes `{name}`, which is neither a play nor a group", play.id);
                faults.at(*at, message, "name plays by their id, or a `group` that plays have");
            }
        }
    }
}
