//! One figure of an explanation, and how figures are told.

use serde::Serialize;

use super::inputs;
use super::rows::{self, AccountRows, SourceRow};
use crate::model::{Decimal, Known, Origin};
use crate::plan::context::Context;
use crate::score::{Evidence, Rate};

/// One figure with its origin.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    pub group: &'static str,
    pub figure: String,
    pub value: Option<String>,
    /// Why there is no value.
    pub reason: Option<String>,
    /// How much it adds to its score, and the most it could.
    pub points: Option<String>,
    /// What would have to be different for another value, by the figure's own formula.
    pub would_change: Option<String>,
    /// What it would be of other records, each scored anew.
    pub what_if: Vec<Told>,
    /// What it is computed from.
    pub rests_on: Option<&'static str>,
    /// `Opportunity.csv, 24 rows`
    pub origin: Vec<String>,
    /// All of those rows.
    pub rows: Vec<SourceRow>,
}

/// A figure under another set of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `one more order of 1200 EUR on 2026-10-31`
    pub change: String,
    /// The figure as it would be, or the reason why there would be none.
    pub value: String,
}

/// The figures told so far.
pub struct Figures<'a> {
    context: &'a Context<'a>,
    rows: &'a AccountRows<'a>,
    /// The account's own row: the origin of what no other row tells.
    pub own: Evidence,
    group: &'static str,
    figures: Vec<Figure>,
}

impl<'a> Figures<'a> {
    pub fn new(context: &'a Context<'a>, rows: &'a AccountRows<'a>, account: Origin) -> Figures<'a> {
        Figures { context, rows, own: [account].into_iter().collect(), group: "", figures: Vec::new() }
    }

    pub fn begin(&mut self, group: &'static str) {
        self.group = group;
    }

    /// Adds a figure and gives it, for points or what would change it to be set.
    pub fn add<T>(
        &mut self,
        name: impl Into<String>,
        value: &Known<T>,
        text: impl FnOnce(&T) -> String,
        evidence: &Evidence,
    ) -> &mut Figure {
        let (name, rows): (String, _) = (name.into(), self.rows.of_evidence(evidence));
        let figure = Figure {
            group: self.group,
            rests_on: inputs::of(self.group, &name),
            figure: name,
            value: value.as_ref().ok().map(text),
            reason: value.as_ref().err().map(ToString::to_string),
            points: None,
            would_change: None,
            what_if: Vec::new(),
            origin: rows::counted(&rows),
            rows,
        };
        self.figures.push_mut(figure)
    }

    pub fn context(&self) -> &'a Context<'a> {
        self.context
    }

    pub fn money(&self) -> impl Fn(&Decimal) -> String + use<> {
        let currency = self.context.currency();
        move |amount| {
            let rounded = currency.round(*amount);
            // Whole amounts are told without zeros behind the point.
            let shown = if rounded.fract().is_zero() { rounded.trunc() } else { rounded };
            format!("{shown} {currency}")
        }
    }

    pub fn into_figures(self) -> Vec<Figure> {
        self.figures
    }
}

pub fn share(share: &f64) -> String {
    format!("{:.1} %", share * 100.0)
}

pub fn days(days: &f64) -> String {
    format!("{days:.0} days")
}

pub fn rate(rate: &Rate) -> String {
    format!("{:.1} % ({:.1} to {:.1}, n = {})", rate.value * 100.0, rate.low * 100.0, rate.high * 100.0, rate.n)
}

/// Answers to "what if" that are told; the rest only where all is wanted.
const TOLD_CHANGES: usize = 3;

impl Figure {
    /// The value, or the reason why there is none.
    pub fn said(&self) -> &str {
        self.value.as_deref().or(self.reason.as_deref()).unwrap_or("unknown")
    }

    /// The lines of the figure: value, rows, what would change it. `named` is the figure above that named the same rows.
    pub fn lines(&self, named: Option<&str>, all: bool) -> Vec<String> {
        let points = self.points.as_ref().map_or_else(String::new, |points| format!("  [{points} points]"));
        let same = named.map_or_else(String::new, |figure| format!(", those of {figure}"));
        let origin = match self.origin.as_slice() {
            [] => String::new(),
            origin => format!("  ({}{same})", origin.join("; ")),
        };
        let below = |text: String| format!("  {:<38} {text}", "");
        let mut lines = vec![format!("  {:<38} {}{points}{origin}", self.figure, self.said())];
        // One row that says nothing of itself is named in the first line.
        if named.is_none() && self.rows_speak() {
            lines.extend(rows::told(&self.rows, all).into_iter().map(|rows| below(format!("from {rows}"))));
        }
        lines.extend(self.would_change.iter().map(|change| below(format!("-> {change}"))));
        lines.extend(self.shown(all).map(|told| below(format!("-> {}: {}", told.change, told.value))));
        if self.would_change.is_none() && self.what_if.is_empty() && self.value.is_some() {
            lines.extend(self.rests_on.map(|inputs| below(format!("rests on {inputs}"))));
        }
        lines
    }

    /// The first few answers, each value once; or all.
    fn shown(&self, all: bool) -> impl Iterator<Item = &Told> {
        let first =
            |(place, told): &(usize, &Told)| !self.what_if.iter().take(*place).any(|other| other.value == told.value);
        let told = self.what_if.iter().enumerate().filter(move |told| all || first(told)).map(|(_, told)| told);
        told.take(if all { usize::MAX } else { TOLD_CHANGES })
    }

    /// Whether the rows say more than the first line does.
    pub fn rows_speak(&self) -> bool {
        self.rows.len() > 1 || self.rows.iter().any(|row| row.says.is_some())
    }
}
