//! What an account bought, month by month, and how often.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::context::Context;
use super::facts::{Facts, Line};
use super::norms::Norms;
use super::statistics::{count, median};
use super::{Evidence, money};
use crate::model::{Currency, Date, Decimal, Entity, Known, Month, Unknown, calendar::days_between};

/// What stands for revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Revenue lines: orders, invoices, credit notes.
    Revenue,
    /// No source gives revenue; won deals at their closing dates stand in and must be called bookings.
    Bookings,
}

/// Revenue of whole calendar months, the last of them the period; in the reporting currency, credit notes deducted.
///
/// An account without a single line is unknown, one whose lines all lie outside a window has a true zero there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RevenueScores {
    pub basis: Basis,
    /// The 12 months that end with the period, or as many of them as the data reach back; see `months_observed`.
    pub ltm: Known<Decimal>,
    /// Months of the 12 that the portfolio's data cover.
    pub months_observed: u32,
    /// The 12 months before those. `FirstYear` where the data don't cover all of them.
    pub previous: Known<Decimal>,
    /// (ltm − previous) / previous; up is good. `FirstYear` also where the account began within the 12 months before: a part
    /// of a year is no base.
    pub yoy_share: Known<f64>,
    /// Month by month, oldest first, without gaps, from the first month that the portfolio's data cover and at most
    /// the configured number (36).
    pub months: Known<Vec<(Month, Decimal)>>,
    /// Calendar months (1 to 12) that brought at least 1.5 times the average month over whole years of history, the
    /// strongest first; needs 24 months.
    pub peak_months: Known<Vec<i8>>,
    /// The currencies of the 12 months' lines, by their codes; all of them are converted line by line.
    pub currencies: Known<Vec<Currency>>,
    /// Gross margin of the 12 months, revenue less cost, over the lines that give a cost.
    pub margin: Known<Decimal>,
    /// The lines of the last 12 months.
    pub evidence: Evidence,
    /// The lines of the 12 months before.
    pub previous_evidence: Evidence,
    /// All lines up to the period.
    pub history_evidence: Evidence,
}

/// How often an account buys; a document with several lines counts once, credit notes not at all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrderScores {
    /// Orders of the last 12 months.
    pub ltm: Known<usize>,
    pub previous: Known<usize>,
    pub average: Known<Decimal>,
    /// Days with an order, over all history.
    pub days: Known<usize>,
    /// Median days between two days with an order, over all history; needs three such days.
    pub gap_days_median: Known<f64>,
    pub last: Known<Date>,
    pub days_since_last: Known<i64>,
    /// Amount of the last three months against the same three a year before, as a share; −0.2 is a fall by a fifth.
    pub quarter_yoy_share: Known<f64>,
}

/// Months of a comparison.
const YEAR: i32 = 12;
const QUARTER: i32 = 3;

/// A span of whole months, counted back from the period: 0 is the period itself.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub from: i32,
    pub months: i32,
}

pub const LTM: Span = Span { from: 0, months: YEAR };
pub const PREVIOUS: Span = Span { from: YEAR, months: YEAR };
const LAST_QUARTER: Span = Span { from: 0, months: QUARTER };
const QUARTER_YEAR_BEFORE: Span = Span { from: YEAR, months: QUARTER };

impl Span {
    pub fn holds(self, date: Date, period: Month) -> bool {
        (self.from..self.from + self.months).contains(&period.since(Month::of(date)))
    }

    /// The oldest month of it.
    fn first_month(self, period: Month) -> Month {
        period.plus(1 - self.from - self.months)
    }

    /// Months of the span that data from `first` on cover.
    fn covered(self, first: Month, period: Month) -> i32 {
        (period.since(first) + 1 - self.from).clamp(0, self.months)
    }
}

/// Whether anything is known of revenue; a portfolio or account without a line is unknown, not 0.
pub fn known_revenue(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Known<()> {
    let entity = match norms.basis {
        Basis::Revenue => Entity::Revenue,
        Basis::Bookings => Entity::Opportunity,
    };
    let given = context.portfolio.revenue.given || context.portfolio.opportunities.given;
    // An account with deals of which none was won has bookings of 0.
    let has_records = match norms.basis {
        Basis::Revenue => !facts.lines.is_empty(),
        Basis::Bookings => !facts.deals.is_empty(),
    };
    match (given, has_records || norms.first_month.is_some() && facts.account.is_none()) {
        (false, _) => Err(Unknown::NoSource { entity: Entity::Revenue }),
        (true, false) => Err(Unknown::NoRecords { entity }),
        (true, true) => Ok(()),
    }
}

/// Sum over a span. `FirstYear` unless `partly` allows that the data cover only some of its months.
pub fn span_sum<'a>(
    lines: impl Iterator<Item = &'a Line<'a>>,
    span: Span,
    partly: bool,
    period: Month,
    first_month: Option<Month>,
) -> Known<Decimal> {
    let covered = first_month.map_or(0, |first| span.covered(first, period));
    if covered == 0 || covered < span.months && !partly {
        return Err(Unknown::FirstYear);
    }
    money::total(lines.filter(|line| span.holds(line.date, period)).map(|line| line.amount.clone()))
}

/// Revenue of an account.
pub fn revenue(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> RevenueScores {
    let period = context.portfolio.period;
    let known = known_revenue(facts, context, norms);
    let sum = |span, partly| {
        known.clone().and_then(|()| span_sum(facts.lines.iter(), span, partly, period, norms.first_month))
    };
    let (ltm, previous) = (sum(LTM, true), sum(PREVIOUS, false));
    let inside = |span: Span| facts.lines.iter().filter(move |line| span.holds(line.date, period));
    let months = known.clone().and_then(|()| months(facts.lines.iter(), context, norms));
    RevenueScores {
        basis: norms.basis,
        yoy_share: ltm.clone().and_then(|ltm| {
            let change = money::change(ltm, previous.clone()?)?;
            if began_within(PREVIOUS, began(facts, context, norms), period) {
                Err(Unknown::FirstYear)
            } else {
                Ok(change)
            }
        }),
        ltm,
        months_observed: norms.first_month.map_or(0, |first| LTM.covered(first, period)).unsigned_abs(),
        previous,
        peak_months: months.as_ref().map_err(Clone::clone).and_then(|months| peak_months(months)),
        months,
        currencies: known.clone().and_then(|()| currencies(inside(LTM), context)),
        margin: known.and_then(|()| margin(inside(LTM))),
        evidence: inside(LTM).map(|line| line.origin()).collect(),
        previous_evidence: inside(PREVIOUS).map(|line| line.origin()).collect(),
        history_evidence: {
            let lines = facts.lines.iter().filter(|line| Month::of(line.date) <= period);
            lines.map(|line| line.origin()).collect()
        },
    }
}

/// The month in which an account began to buy: by its record, or by its first line where the data reach further back than
/// the 12 months before. None where neither tells.
fn began(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Option<Month> {
    let account = context.portfolio.account(facts.account?)?;
    let first = facts.lines.iter().map(|line| Month::of(line.date)).min();
    let reaches = norms.first_month.is_some_and(|first| first < PREVIOUS.first_month(context.portfolio.period));
    match account.customer_since.map(Month::of) {
        Some(since) => Some(first.map_or(since, |first| first.min(since))),
        None => first.filter(|_| reaches),
    }
}

/// Whether a month lies in a span after its first: then the span holds a part of a year alone.
fn began_within(span: Span, began: Option<Month>, period: Month) -> bool {
    began.is_some_and(|began| span.first_month(period) < began && period.since(began) >= span.from)
}

fn currencies<'a>(lines: impl Iterator<Item = &'a Line<'a>>, context: &Context<'_>) -> Known<Vec<Currency>> {
    let of = |line: &Line<'_>| line.foreign(context).map_or(context.portfolio.currency, |(_, currency)| currency);
    let all: BTreeSet<Currency> = lines.map(of).collect();
    if all.is_empty() { Err(Unknown::NoRecords { entity: Entity::Revenue }) } else { Ok(all.into_iter().collect()) }
}

/// Revenue less cost over the lines that give a cost.
pub fn margin<'a>(lines: impl Iterator<Item = &'a Line<'a>>) -> Known<Decimal> {
    let margins: Vec<Known<Decimal>> = lines
        .filter_map(|line| {
            let cost = line.cost.clone()?;
            Some(line.amount.clone().and_then(|amount| amount.checked_sub(cost?).ok_or(Unknown::TooLarge)))
        })
        .collect();
    if margins.is_empty() {
        return Err(Unknown::NoField { entity: Entity::Revenue, field: "cost" });
    }
    money::total(margins)
}

/// Month by month from the first that the data tell, at most as many as configured.
pub fn months<'a>(
    lines: impl Iterator<Item = &'a Line<'a>>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Known<Vec<(Month, Decimal)>> {
    let period = context.portfolio.period;
    let kept = i32::try_from(context.config.revenue.months.max(1)).unwrap_or(i32::MAX);
    let first_told = norms.first_month.filter(|first| *first <= period).ok_or(Unknown::FirstYear)?;
    let first = first_told.max(period.plus(-(kept.min(period.since(first_told) + 1) - 1)));
    let mut sums: BTreeMap<Month, Known<Decimal>> =
        (0..=period.since(first)).map(|months| (first.plus(months), Ok(Decimal::ZERO))).collect();
    for line in lines {
        if let Some(sum) = sums.get_mut(&Month::of(line.date)) {
            *sum = money::total([sum.clone(), line.amount.clone()]);
        }
    }
    sums.into_iter().map(|(month, sum)| sum.map(|sum| (month, sum))).collect()
}

/// A calendar month is a peak when it brings this many times the average month.
const PEAK: f64 = 1.5;

fn peak_months(months: &[(Month, Decimal)]) -> Known<Vec<i8>> {
    let whole_years = months.len() / 12 * 12;
    if whole_years < 24 {
        return Err(Unknown::TooFew { have: months.len(), need: 24 });
    }
    let mut by_month: BTreeMap<i8, f64> = BTreeMap::new();
    let mut all = 0.0;
    for (month, amount) in months.iter().rev().take(whole_years) {
        let amount = money::float(*amount);
        *by_month.entry(month.month()).or_default() += amount;
        all += amount;
    }
    let average = all / 12.0;
    if average <= 0.0 {
        return Ok(Vec::new());
    }
    let mut peaks: Vec<(i8, f64)> = by_month.into_iter().filter(|(_, sum)| *sum >= PEAK * average).collect();
    peaks.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(peaks.into_iter().map(|(month, _)| month).collect())
}

/// An order: a document, or where lines carry no number all lines of a day.
fn order_count<'a>(lines: impl Iterator<Item = &'a Line<'a>>) -> usize {
    lines
        .map(|line| line.document().map_or((None, Some(line.date)), |id| (Some(id), None)))
        .collect::<BTreeSet<_>>()
        .len()
}

/// How often an account buys.
pub fn orders(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> OrderScores {
    let portfolio = context.portfolio;
    let period = portfolio.period;
    let known = known_revenue(facts, context, norms);
    let bought: Vec<&Line<'_>> =
        facts.lines.iter().filter(|line| line.amount.as_ref().map_or(true, |amount| *amount > Decimal::ZERO)).collect();
    let inside = |span: Span| bought.iter().copied().filter(move |line| span.holds(line.date, period));
    let counted = |span: Span, partly: bool| {
        known.clone()?;
        let covered = norms.first_month.map_or(0, |first| span.covered(first, period));
        if covered == 0 || covered < span.months && !partly {
            return Err(Unknown::FirstYear);
        }
        Ok(order_count(inside(span)))
    };
    let days: BTreeSet<Date> = bought.iter().map(|line| line.date).collect();
    let last = known.clone().and_then(|()| days.last().copied().ok_or(Unknown::TooFew { have: 0, need: 1 }));
    let ltm = counted(LTM, true);
    let quarter =
        |span| known.clone().and_then(|()| span_sum(facts.lines.iter(), span, false, period, norms.first_month));
    OrderScores {
        average: ltm.clone().and_then(|orders| {
            let sum = money::total(inside(LTM).map(|line| line.amount.clone()))?;
            sum.checked_div(Decimal::from(orders)).map(|mean| mean.round_dp(2)).ok_or(Unknown::ZeroBase)
        }),
        ltm,
        previous: counted(PREVIOUS, false),
        days: known.clone().map(|()| days.len()),
        gap_days_median: known.clone().and_then(|()| gap(&days)),
        days_since_last: last.clone().map(|last| days_between(last, portfolio.as_of)),
        last,
        quarter_yoy_share: quarter(LAST_QUARTER).and_then(|now| money::change(now, quarter(QUARTER_YEAR_BEFORE)?)),
    }
}

/// Order days that a typical gap needs.
const MIN_ORDER_DAYS: usize = 3;

fn gap(days: &BTreeSet<Date>) -> Known<f64> {
    if days.len() < MIN_ORDER_DAYS {
        return Err(Unknown::TooFew { have: days.len(), need: MIN_ORDER_DAYS });
    }
    let gaps = days.iter().zip(days.iter().skip(1)).map(|(a, b)| days_between(*a, *b));
    let gaps = gaps.filter_map(|days| usize::try_from(days).ok()).map(count);
    median(gaps).ok_or(Unknown::TooFew { have: days.len(), need: MIN_ORDER_DAYS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_year_is_no_base_of_growth() {
        let period = Month::of(jiff::civil::date(2026, 10, 31));
        let began = |year, month| began_within(PREVIOUS, Some(Month::of(jiff::civil::date(year, month, 10))), period);
        // The twelve months before are November 2024 to October 2025.
        assert!(began(2024, 12) && began(2025, 9) && began(2025, 10));
        // A whole year before, or none of it: `ZeroBase` tells the latter.
        assert!(!began(2024, 11) && !began(2020, 1) && !began(2025, 11));
        assert!(!began_within(PREVIOUS, None, period));
    }
}
