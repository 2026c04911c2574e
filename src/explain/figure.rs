//! One figure of an explanation, and how figures are told.

use serde::Serialize;

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
    /// What would have to be different for another value, where that can be told.
    pub would_change: Option<String>,
    /// `Opportunity.csv, 24 rows`
    pub origin: Vec<String>,
}

/// The figures told so far.
pub struct Figures<'a> {
    context: &'a Context<'a>,
    /// The account's own row: the origin of what no other row tells.
    pub own: Evidence,
    group: &'static str,
    figures: Vec<Figure>,
}

impl<'a> Figures<'a> {
    pub fn new(context: &'a Context<'a>, account: Origin) -> Figures<'a> {
        Figures { context, own: [account].into_iter().collect(), group: "", figures: Vec::new() }
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
        let figure = Figure {
            group: self.group,
            figure: name.into(),
            value: value.as_ref().ok().map(text),
            reason: value.as_ref().err().map(ToString::to_string),
            points: None,
            would_change: None,
            origin: self.context.evidence(evidence),
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

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = self.value.as_deref().or(self.reason.as_deref()).unwrap_or("unknown");
        write!(f, "  {:<38} {value}", self.figure)?;
        if let Some(points) = &self.points {
            write!(f, "  [{points} points]")?;
        }
        match self.origin.as_slice() {
            [] => writeln!(f)?,
            origin => writeln!(f, "  ({})", origin.join("; "))?,
        }
        match &self.would_change {
            Some(change) => writeln!(f, "  {:<38} -> {change}", ""),
            None => Ok(()),
        }
    }
}
