//! Revenue by month as the forecast sees it: of the whole, of segments, of accounts.

use std::collections::BTreeSet;

use super::ForecastConfig;
use crate::model::{Decimal, Known, Month, Unknown};
use crate::score::context::Context;
use crate::score::dimension::UNASSIGNED;
use crate::score::facts::{AllFacts, Facts};
use crate::score::money;

/// A stretch of empty months this long parts what came before from the history: a year without any revenue is a company
/// that was not trading, or a mistyped date.
const BREAK: i32 = 12;

/// Months at the end without any row that are still bridged.
const MAX_GAP: i32 = 3;

/// The months that the portfolio's rows tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub first: Month,
    pub last: Month,
    /// Months between the last and the period, of which no row tells.
    pub gap: usize,
}

/// What one account, or the rows of none, brought in the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf<'a> {
    pub segment: &'a str,
    /// Month by month; empty if the account has no row at all, by the period.
    pub months: Vec<f64>,
}

impl Window {
    /// The incomplete month after the period is left out. A month in which no account has a row is 0 inside the window;
    /// at its end it is not told, unless gaps as long occur inside.
    pub fn of(facts: &AllFacts<'_>, period: Month, config: &ForecastConfig) -> Known<Window> {
        let told: BTreeSet<Month> =
            facts.lines().map(|line| Month::of(line.date)).filter(|month| *month <= period).collect();
        let last = *told.last().ok_or(Unknown::FirstYear)?;
        let kept = i32::try_from(config.history_months.max(12)).unwrap_or(i32::MAX);
        let mut first = last;
        let mut widest = 0;
        for month in told.iter().rev().skip(1) {
            let empty = first.since(*month) - 1;
            if empty >= BREAK {
                break;
            }
            widest = widest.max(empty);
            first = *month;
        }
        let after = period.since(last);
        if after <= widest {
            return Ok(Window { first: first.max(period.plus(1 - kept)), last: period, gap: 0 });
        }
        let gap = usize::try_from(after).unwrap_or_default();
        if after > MAX_GAP {
            return Err(Unknown::EndsEarly { months: gap });
        }
        Ok(Window { first: first.max(last.plus(1 - kept)), last, gap })
    }

    pub fn months(self) -> usize {
        usize::try_from(self.last.since(self.first) + 1).unwrap_or_default()
    }

    pub fn place(self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.first)).ok().filter(|_| month <= self.last)
    }
}

impl<'a> Leaf<'a> {
    /// Sums are exact; they become floats month by month.
    pub fn of(own: &Facts<'_>, window: Window, context: &Context<'a>) -> Known<Leaf<'a>> {
        let period = context.portfolio.period;
        let account = own.account.and_then(|account| context.portfolio.account(account));
        let segment = account.and_then(|row| row.record.segment.as_deref()).unwrap_or(UNASSIGNED);
        let known = own.lines.iter().any(|line| Month::of(line.date) <= period);
        let mut sums = vec![Decimal::ZERO; if known { window.months() } else { 0 }];
        let inside = own.lines.iter().filter(|line| window.place(Month::of(line.date)).is_some());
        if let Some(reason) = money::first_reason(inside.filter_map(|line| line.amount.as_ref().err())) {
            return Err(reason.clone());
        }
        for line in &own.lines {
            if let Some(sum) = window.place(Month::of(line.date)).and_then(|place| sums.get_mut(place)) {
                *sum = sum.checked_add(line.amount.clone()?).ok_or(Unknown::TooLarge)?;
            }
        }
        Ok(Leaf { segment, months: sums.into_iter().map(money::float).collect() })
    }

    /// Revenue of `months` months that end before `end`; earlier ones than the window count as none.
    pub fn sum(&self, end: usize, months: usize) -> f64 {
        self.months.get(end.saturating_sub(months)..end).map_or(0.0, |span| span.iter().sum())
    }

    /// The first month with anything.
    pub fn first_active(&self) -> Option<usize> {
        self.months.iter().position(|value| *value != 0.0)
    }
}

/// The sum of leaves month by month, leaf after leaf in the order given.
pub fn total<'l>(leaves: impl Iterator<Item = &'l Leaf<'l>>, months: usize) -> Vec<f64> {
    let mut sums = vec![0.0; months];
    for leaf in leaves {
        sums.iter_mut().zip(&leaf.months).for_each(|(sum, month)| *sum += month);
    }
    sums
}
