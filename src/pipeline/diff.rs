//! What moved between two published runs, from the history alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use crate::deliver::OutputFolder;
use crate::history::{self, History, KeptCause, RunId, RunRecord, RunState, SnapshotRow};
use crate::model::Month;

/// The figures that are told, in this order.
const FIGURES: [&str; 11] = [
    "priority_score",
    "tier",
    "quadrant",
    "churn_points",
    "churn_risk",
    "churn_band",
    "nps",
    "revenue_ltm",
    "pipeline_weighted",
    "clv",
    "forecast_12m",
];

/// Why two runs can't be held against one another.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    #[error("there is no history at `{path}`")]
    NoHistory { path: Utf8PathBuf },
    #[error("`{wanted}` is neither a month such as 2026-10 nor a run such as 2026-10-r1")]
    NotARun { wanted: String },
    #[error("no published run of `{wanted}` is in the history")]
    NotInHistory { wanted: String, known: Vec<String> },
    #[error("run {run} is {state} in the history: nobody has seen it")]
    NotPublished { run: RunId, state: &'static str },
    #[error("the history holds no figures of run {run}")]
    NoFigures { run: RunId },
    #[error("`{run}` is held against itself")]
    Same { run: RunId },
    #[error(transparent)]
    History(#[from] history::Error),
}

impl DiffError {
    pub fn hint(&self) -> String {
        match self {
            DiffError::NoHistory { .. } => "publish a month first, or name the output folder with `--output`".to_owned(),
            DiffError::NotARun { .. } => "for example `cartera diff 2026-09 2026-10`".to_owned(),
            DiffError::NotInHistory { known, .. } if known.is_empty() => "the history holds no published run".to_owned(),
            DiffError::NotInHistory { known, .. } => format!("published are {}", known.join(", ")),
            DiffError::NotPublished { .. } => "name its month: the last published revision is taken".to_owned(),
            DiffError::NoFigures { .. } => {
                "it was taken in from its folder after the history was lost; its `tables/accounts.csv` has them".to_owned()
            }
            DiffError::Same { .. } => "name two runs".to_owned(),
            DiffError::History(error) => error.hint(),
        }
    }

    /// Another program holds the history.
    pub fn is_locked(&self) -> bool {
        matches!(self, DiffError::History(history::Error::Busy { .. }))
    }
}

/// What differs between two runs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    pub from: RunRecord,
    pub to: RunRecord,
    /// Another configuration made the figures.
    pub config_differs: bool,
    pub version_differs: bool,
    /// Whether the causes of the changes were kept: they are of a run against the month before it.
    pub causes_kept: bool,
    /// The greatest change of priority first, then by id.
    pub accounts: Vec<AccountDiff>,
    /// Ids of accounts of one run alone.
    pub appeared: Vec<String>,
    pub gone: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountDiff {
    pub account_id: String,
    pub name: Option<String>,
    pub figures: Vec<FigureDiff>,
}

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureDiff {
    pub figure: &'static str,
    /// A number, a word, or the key of the reason why it is unknown.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Of numbers.
    pub change: Option<f64>,
    /// Where they were kept, the greatest first.
    pub causes: Vec<KeptCause>,
}

type Figures = BTreeMap<String, BTreeMap<String, SnapshotRow>>;

/// Holds two runs against one another, each a month (its last published revision) or a run's id.
pub fn diff(output: &Utf8Path, from: &str, to: &str) -> Result<Diff, DiffError> {
    let path = output.join(OutputFolder::HISTORY);
    let history = History::look(&path)?.ok_or(DiffError::NoHistory { path })?;
    let (from, to) = (found(&history, from)?, found(&history, to)?);
    let (old, new) = (from.run.id, to.run.id);
    if old == new {
        return Err(DiffError::Same { run: old });
    }
    let (before, now) = (figures(&history, old)?, figures(&history, new)?);
    let kept = history.causes(new)?.filter(|kept| kept.compared_with == old.to_string());
    let causes_kept = kept.is_some();
    let causes = kept.map(|kept| kept.causes).unwrap_or_default();
    let names = history.account_names(new)?;
    let mut accounts: Vec<AccountDiff> = before
        .iter()
        .filter_map(|(id, then)| {
            let is = now.get(id)?;
            let figures: Vec<FigureDiff> = FIGURES
                .into_iter()
                .filter_map(|figure| {
                    let causes = causes.get(&(id.clone(), figure.to_owned())).cloned().unwrap_or_default();
                    differs(figure, then.get(figure), is.get(figure), causes)
                })
                .collect();
            let name = names.get(id).cloned();
            (!figures.is_empty()).then(|| AccountDiff { account_id: id.clone(), name, figures })
        })
        .collect();
    let size = |account: &AccountDiff| {
        let priority = account.figures.iter().find(|own| own.figure == "priority_score");
        priority.and_then(|own| own.change).unwrap_or_default().abs()
    };
    accounts.sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.account_id.cmp(&b.account_id)));
    let ids = |of: &Figures| of.keys().cloned().collect::<BTreeSet<String>>();
    let (then, is) = (ids(&before), ids(&now));
    Ok(Diff {
        config_differs: from.run.config_hash != to.run.config_hash,
        version_differs: from.run.version != to.run.version,
        causes_kept,
        accounts,
        appeared: is.difference(&then).cloned().collect(),
        gone: then.difference(&is).cloned().collect(),
        from,
        to,
    })
}

fn found(history: &History, wanted: &str) -> Result<RunRecord, DiffError> {
    let known = || -> Result<Vec<String>, DiffError> {
        Ok(history.all_published()?.iter().map(|record| record.run.id.to_string()).collect())
    };
    let not_there = || -> Result<DiffError, DiffError> {
        Ok(DiffError::NotInHistory { wanted: wanted.to_owned(), known: known()? })
    };
    let record = match (RunId::parse(wanted), Month::parse(wanted)) {
        (Some(run), _) => history.run(run)?,
        (None, Some(month)) => history.published(month)?,
        (None, None) => return Err(DiffError::NotARun { wanted: wanted.to_owned() }),
    };
    match record {
        None => Err(not_there()?),
        Some(record) if record.state != RunState::Published => {
            Err(DiffError::NotPublished { run: record.run.id, state: record.state.key() })
        }
        Some(record) => Ok(record),
    }
}

fn figures(history: &History, run: RunId) -> Result<Figures, DiffError> {
    let mut figures = Figures::new();
    for row in history.figures(run, &FIGURES)? {
        figures.entry(row.account_id.clone()).or_default().insert(row.metric.clone(), row);
    }
    if figures.is_empty() { Err(DiffError::NoFigures { run }) } else { Ok(figures) }
}

fn differs(
    figure: &'static str,
    then: Option<&SnapshotRow>,
    now: Option<&SnapshotRow>,
    causes: Vec<KeptCause>,
) -> Option<FigureDiff> {
    /// Rounding of sums in another order is no change.
    const HAIR: f64 = 1e-9;
    let value = |row: Option<&SnapshotRow>| row.and_then(|row| row.value);
    let told = |row: Option<&SnapshotRow>| {
        let row = row?;
        row.text.clone().or_else(|| row.value.map(|value| value.to_string()))
    };
    let change = value(then).zip(value(now)).map(|(then, now)| now - then);
    let same = match change {
        Some(change) => change.abs() <= HAIR,
        None => told(then) == told(now),
    };
    (!same).then(|| FigureDiff { figure, from: told(then), to: told(now), change, causes })
}

impl std::fmt::Display for Diff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, to) = (self.from.run.id, self.to.run.id);
        let noun = if self.accounts.len() == 1 { "account differs" } else { "accounts differ" };
        let counts = format!("{} {noun}, {} appeared, {} gone", self.accounts.len(), self.appeared.len(), self.gone.len());
        writeln!(f, "{from} to {to}: {counts}")?;
        if self.config_differs {
            writeln!(f, "another configuration made the figures")?;
        }
        if self.version_differs {
            writeln!(f, "another version made the figures: {}, was {}", self.to.run.version, self.from.run.version)?;
        }
        if !self.causes_kept {
            writeln!(f, "causes are kept of a run against the month before it, not between these two")?;
        }
        for account in &self.accounts {
            let name = account.name.as_deref().unwrap_or_default();
            writeln!(f, "\n{}", format!("{name} ({})", account.account_id).trim_start())?;
            for figure in &account.figures {
                writeln!(f, "  {}", line(figure))?;
            }
        }
        for (what, ids) in [("appeared", &self.appeared), ("gone", &self.gone)] {
            if !ids.is_empty() {
                writeln!(f, "\n{what}: {}", ids.join(", "))?;
            }
        }
        Ok(())
    }
}

fn line(figure: &FigureDiff) -> String {
    let shown = |side: &Option<String>| match side.as_deref().map(|text| (text, text.parse::<f64>())) {
        None => "unknown".to_owned(),
        Some((_, Ok(number))) => digits(number),
        Some((text, Err(_))) => text.to_owned(),
    };
    let mut line = format!("{} {} to {}", figure.figure, shown(&figure.from), shown(&figure.to));
    if let Some(change) = figure.change {
        let sign = if change > 0.0 { "+" } else { "" };
        let _ = write!(line, " ({sign}{})", digits(change));
    }
    let causes: Vec<String> = figure
        .causes
        .iter()
        .map(|kept| match kept.effect.is_zero() {
            true => kept.cause.replace('_', " "),
            false => {
                let effect = rust_decimal::prelude::ToPrimitive::to_f64(&kept.effect).unwrap_or_default();
                format!("{} {}{}", kept.cause.replace('_', " "), if effect > 0.0 { "+" } else { "" }, digits(effect))
            }
        })
        .collect();
    if !causes.is_empty() {
        let _ = write!(line, ": {}", causes.join(", "));
    }
    line
}

/// Four significant digits or so: shares are small, money is large.
fn digits(number: f64) -> String {
    match number.abs() {
        size if size >= 1000.0 => format!("{number:.0}"),
        size if size >= 1.0 || size == 0.0 => format!("{number:.1}"),
        _ => format!("{number:.3}"),
    }
}
