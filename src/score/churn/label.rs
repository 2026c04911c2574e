//! Who was a customer on a day, and who left within the horizon after it.
//!
//! This is the only part of training that looks beyond a snapshot's day. It looks no further than the window's end (and,
//! for contracts, the grace in which a successor may begin), so that whether a row is used never depends on its outcome.

use std::collections::BTreeSet;

use crate::model::{AccountIx, Contract, Date, Known, Row, Unknown, calendar::days_between};
use crate::score::churn::config::TrainingConfig;
use crate::score::context::Context;
use crate::score::facts::{Facts, Line};
use crate::score::money;
use crate::score::revenue::Basis;
use crate::score::statistics::median;
use crate::score::words::Phrases;

/// An invoice so many days after the end of a contract may still be its last one.
const LAST_INVOICE_DAYS: i64 = 31;

/// What became of an account that was a customer on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The window is over and the account had not left by its end.
    Stayed,
    /// It left on a day within the window: its contracts ended without successor, or it fell silent for too long.
    Left(Date),
    /// The window is still open, or the records can't tell when a cancelled contract ended: neither stayed nor left.
    Censored,
}

/// What binds an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    Contract,
    /// Orders or invoices without a contract.
    Orders,
}

/// A contract's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    pub start: Option<Date>,
    pub end: Date,
    /// Its status says that it was ended; `end` is then its last day only if that lies in the past.
    pub cancelled: bool,
}

/// All that tells of an account's staying: its terms and the days of its orders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    pub terms: Vec<Term>,
    /// Sorted, without repeats.
    pub orders: Vec<Date>,
    /// Won deals stand for orders: then few of them are no habit that could be broken.
    pub bookings: bool,
    amounts: Vec<(Date, f64)>,
}

impl Timeline {
    pub fn new(terms: Vec<Term>, orders: impl IntoIterator<Item = Date>) -> Timeline {
        let orders: BTreeSet<Date> = orders.into_iter().collect();
        Timeline { terms, orders: orders.into_iter().collect(), bookings: false, amounts: Vec::new() }
    }

    /// The timeline of an account as far as the portfolio's own as-of date.
    pub(in crate::score) fn of(
        account: AccountIx,
        facts: &Facts<'_>,
        basis: Basis,
        context: &Context<'_>,
        ended: &Phrases,
    ) -> Timeline {
        let contracts = context.portfolio.contracts.of(account).iter();
        let terms = contracts.filter_map(|row| term(row, context, ended)).collect();
        let bought = |line: &&Line<'_>| line.amount.as_ref().map_or(true, |amount| amount.is_sign_positive());
        let orders = facts.lines.iter().filter(bought).map(|line| line.date);
        let amount = |line: &Line<'_>| Some((line.date, money::float(line.amount.clone().ok()?)));
        let mut timeline = Timeline::new(terms, orders);
        timeline.bookings = basis == Basis::Bookings;
        timeline.amounts = facts.lines.iter().filter_map(amount).collect();
        timeline
    }

    /// The first day of which anything is known.
    pub fn begins(&self) -> Option<Date> {
        let terms = self.terms.iter().filter_map(|term| term.start);
        terms.chain(self.orders.first().copied()).min()
    }

    /// What bound the account on a day; unknown where it was no customer then, or can't be called one.
    pub fn bond(&self, day: Date, config: &TrainingConfig) -> Known<Bond> {
        if self.covering(day).next().is_some() {
            return Ok(Bond::Contract);
        }
        let silence = self.silence(day, config).ok_or(Unknown::NotCustomer)?;
        // The last invoices of a contract that ended are no orders of a customer that goes on without one.
        let lapsed = self.terms.iter().map(|term| term.end).filter(|end| *end < day).max();
        let goes_on = |last: Date| lapsed.is_none_or(|end| days_between(end, last) > LAST_INVOICE_DAYS);
        match self.last_order(day) {
            Some(last) if days_between(last, day) < silence && goes_on(last) => Ok(Bond::Orders),
            _ => Err(Unknown::NotCustomer),
        }
    }

    /// The last day, up to a day, on which it was bound by a contract or bought.
    pub fn last_tie(&self, day: Date) -> Option<Date> {
        let ends = self.terms.iter().filter(|term| term.start.is_none_or(|start| start <= day)).map(|term| term.end);
        ends.map(|end| end.min(day)).chain(self.last_order(day)).max()
    }

    /// The day on which an account that is no customer on `day` had left: its last contract ended without a successor
    /// within the grace, or its silence had become too long. None for a customer, for one that never was, and where a
    /// contract ended so lately, or the orders are so few, that it can't be told.
    pub fn left_on(&self, day: Date, config: &TrainingConfig) -> Option<Date> {
        if self.bond(day, config).is_ok() || self.begins().is_none_or(|begins| begins > day) {
            return None;
        }
        let grace = i64::from(config.renewal_grace_days);
        let lapsed = self.terms.iter().map(|term| term.end).filter(|end| *end < day).max();
        let over = |end: &Date| days_between(*end, day) >= grace;
        let lapsed_over = lapsed.filter(over);
        let Some(last) = self.last_order(day) else { return lapsed_over };
        // The last invoices of a contract are no orders of their own.
        if let Some(end) = lapsed.filter(|end| days_between(*end, last) <= LAST_INVOICE_DAYS) {
            return lapsed_over.filter(|over| *over == end);
        }
        let silence = i32::try_from(self.silence(day, config)?).ok()?;
        last.checked_add(jiff::Span::new().try_days(i64::from(silence)).ok()?).ok().filter(|left| *left <= day)
    }

    /// What became of a customer of `day` by `day` + horizon, as known on `as_of`.
    pub fn outcome(&self, day: Date, bond: Bond, as_of: Date, config: &TrainingConfig) -> Outcome {
        match months_after(day, config.horizon_months) {
            Some(end) => self.outcome_by(day, end, bond, as_of, config),
            None => Outcome::Censored,
        }
    }

    /// What became of a customer of `day` by the end of a window of any length.
    pub fn outcome_by(&self, day: Date, end: Date, bond: Bond, as_of: Date, config: &TrainingConfig) -> Outcome {
        let grace = i64::from(config.renewal_grace_days);
        let open = match bond {
            Bond::Contract => days_between(end, as_of) < grace,
            Bond::Orders => end > as_of,
        };
        if open {
            return Outcome::Censored;
        }
        match bond {
            Bond::Contract => self.contracts_end(day, end, as_of, config),
            Bond::Orders => self.fell_silent(day, end, config),
        }
    }

    /// Sum of the lines after `from` up to `to`.
    fn revenue(&self, from: Date, to: Date) -> f64 {
        self.amounts.iter().filter(|(day, _)| *day > from && *day <= to).map(|(_, amount)| amount).sum()
    }

    /// Whether a customer that stayed bought half or less in the window of what it had bought in as long a time before.
    /// None where nothing was bought before or the data don't reach back.
    pub fn halved(&self, day: Date, config: &TrainingConfig) -> Option<bool> {
        let months = i64::from(config.horizon_months);
        let before = day.checked_sub(jiff::Span::new().try_months(months).ok()?).ok()?;
        let end = months_after(day, config.horizon_months)?;
        let base = self.revenue(before, day);
        (base > 0.0 && self.orders.first().is_some_and(|first| *first <= before))
            .then(|| self.revenue(day, end) <= base / 2.0)
    }

    fn covering(&self, day: Date) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.end >= day && term.start.is_none_or(|start| start <= day))
    }

    fn last_order(&self, day: Date) -> Option<Date> {
        let after = self.orders.partition_point(|order| *order <= day);
        self.orders.get(after.checked_sub(1)?).copied()
    }

    /// Days without an order that mean leaving, by what was known on a day. None for an account without order, and for
    /// bookings too few for a habit.
    fn silence(&self, day: Date, config: &TrainingConfig) -> Option<i64> {
        let known = self.orders.get(..self.orders.partition_point(|order| *order <= day))?;
        if known.is_empty() {
            return None;
        }
        let gaps = known.iter().zip(known.iter().skip(1)).filter_map(|(a, b)| i32::try_from(days_between(*a, *b)).ok());
        const MIN_GAPS: usize = 2;
        if known.len() <= MIN_GAPS {
            return (!self.bookings).then_some(i64::from(config.default_silence_days));
        }
        let usual = config.silence_gaps * median(gaps.map(f64::from))?;
        let days = usual.ceil().max(f64::from(config.min_silence_days));
        rust_decimal::prelude::ToPrimitive::to_i64(&days)
    }

    /// Follows the terms from the one in force, over successors that begin within the grace.
    fn contracts_end(&self, day: Date, end: Date, as_of: Date, config: &TrainingConfig) -> Outcome {
        let grace = i64::from(config.renewal_grace_days);
        let furthest = |terms: &mut dyn Iterator<Item = &Term>| {
            terms.max_by_key(|term| (term.end, !term.cancelled)).map(|term| (term.end, term.cancelled))
        };
        let mut last = day;
        let mut next = furthest(&mut self.covering(day));
        while let Some((ends, cancelled)) = next {
            // Nothing tells when a cancelled contract ended whose term is not over.
            if cancelled && ends > as_of {
                return Outcome::Censored;
            }
            last = ends;
            if last > end {
                return Outcome::Stayed;
            }
            let follows =
                |term: &&Term| term.end > last && term.start.is_none_or(|start| days_between(last, start) <= grace);
            next = furthest(&mut self.terms.iter().filter(follows));
        }
        if self.buys_on(last, config) { Outcome::Stayed } else { Outcome::Left(last) }
    }

    /// Orders go on within the grace, later than a last invoice would come: the contract lapsed on paper only.
    fn buys_on(&self, last: Date, config: &TrainingConfig) -> bool {
        let grace = i64::from(config.renewal_grace_days);
        self.orders.iter().any(|order| (LAST_INVOICE_DAYS + 1..=grace).contains(&days_between(last, *order)))
    }

    /// The first day in the window on which the silence since the last order had become too long.
    fn fell_silent(&self, day: Date, end: Date, config: &TrainingConfig) -> Outcome {
        let (Some(silence), Some(last)) = (self.silence(day, config), self.last_order(day)) else {
            return Outcome::Censored;
        };
        let after = self.orders.partition_point(|order| *order <= day);
        let next = self.orders.get(after..).unwrap_or(&[]).iter().take_while(|order| **order <= end);
        let mut last = last;
        for order in next {
            if days_between(last, *order) > silence {
                break;
            }
            last = *order;
        }
        let left = i32::try_from(silence).ok().and_then(|days| last.checked_add(jiff::Span::new().days(days)).ok());
        match left {
            Some(left) if left <= end => Outcome::Left(left),
            _ => Outcome::Stayed,
        }
    }
}

/// A contract that was once in force: one of a draft or quote never was.
fn term(row: &Row<Contract>, context: &Context<'_>, ended: &Phrases) -> Option<Term> {
    let cancelled = ended.occur_in_any(&[row.status.as_deref()]);
    if !cancelled && context.words.documents_left_out.occur_in_any(&[row.status.as_deref()]) {
        return None;
    }
    Some(Term { start: row.start, end: row.end, cancelled })
}

/// The same day so many months later, or the last of a shorter month.
pub fn months_after(day: Date, months: u32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(i64::from(months)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn term(start: Date, end: Date) -> Term {
        Term { start: Some(start), end, cancelled: false }
    }

    fn outcome(timeline: &Timeline, day: Date) -> Outcome {
        let config = TrainingConfig::default();
        timeline.outcome(day, timeline.bond(day, &config).unwrap(), date(2026, 12, 31), &config)
    }

    #[test]
    fn a_contract_that_ends_without_successor_is_a_loss_on_its_last_day() {
        let first = term(date(2022, 1, 1), date(2022, 12, 31));
        let alone = Timeline::new(vec![first], []);
        assert_eq!(outcome(&alone, date(2022, 6, 30)), Outcome::Left(date(2022, 12, 31)));
        assert_eq!(outcome(&alone, date(2022, 12, 31)), Outcome::Left(date(2022, 12, 31)));
        let renewed = Timeline::new(vec![first, term(date(2023, 2, 15), date(2024, 2, 14))], []);
        assert_eq!(outcome(&renewed, date(2022, 6, 30)), Outcome::Stayed);
        assert_eq!(outcome(&renewed, date(2022, 12, 31)), Outcome::Stayed);
        let too_late = Timeline::new(vec![first, term(date(2023, 6, 1), date(2024, 5, 31))], []);
        assert_eq!(outcome(&too_late, date(2022, 6, 30)), Outcome::Left(date(2022, 12, 31)));
        assert_eq!(too_late.bond(date(2023, 3, 31), &TrainingConfig::default()), Err(Unknown::NotCustomer));
    }

    #[test]
    fn a_lapsed_contract_is_no_loss_while_orders_go_on() {
        let contract = vec![term(date(2022, 1, 1), date(2022, 12, 31))];
        let buys = Timeline::new(contract.clone(), [date(2022, 5, 1), date(2023, 2, 10)]);
        assert_eq!(outcome(&buys, date(2022, 6, 30)), Outcome::Stayed);
        let last_invoice = Timeline::new(contract, [date(2022, 5, 1), date(2023, 1, 15)]);
        assert_eq!(outcome(&last_invoice, date(2022, 6, 30)), Outcome::Left(date(2022, 12, 31)));
        let config = TrainingConfig::default();
        assert_eq!(last_invoice.bond(date(2023, 1, 31), &config), Err(Unknown::NotCustomer), "left once, not twice");
        assert_eq!(buys.bond(date(2023, 2, 28), &config), Ok(Bond::Orders));
    }

    #[test]
    fn an_open_window_is_censored_whatever_came_of_it() {
        let lost = Timeline::new(vec![term(date(2025, 1, 1), date(2026, 3, 31))], []);
        assert_eq!(outcome(&lost, date(2026, 1, 31)), Outcome::Censored, "the window ends in 2027");
        assert_eq!(outcome(&lost, date(2025, 10, 31)), Outcome::Left(date(2026, 3, 31)), "closed, and the grace too");
        assert_eq!(outcome(&lost, date(2025, 11, 30)), Outcome::Censored, "closed, but not its grace");
    }

    #[test]
    fn a_cancelled_contract_whose_term_runs_on_tells_no_day() {
        let mut cancelled = term(date(2024, 1, 1), date(2027, 12, 31));
        cancelled.cancelled = true;
        assert_eq!(outcome(&Timeline::new(vec![cancelled], []), date(2024, 6, 30)), Outcome::Censored);
        cancelled.end = date(2024, 9, 30);
        let ended = Timeline::new(vec![cancelled], []);
        assert_eq!(outcome(&ended, date(2024, 6, 30)), Outcome::Left(date(2024, 9, 30)));
    }

    #[test]
    fn silence_is_measured_in_the_accounts_own_gaps() {
        let config = TrainingConfig::default();
        // Every 60 days, so 3 gaps are 180 days.
        let start = date(2022, 1, 1);
        let orders: Vec<Date> = (0..8).map(|n| start.checked_add(jiff::Span::new().days(60 * n)).unwrap()).collect();
        let last = *orders.last().unwrap();
        let timeline = Timeline::new(vec![], orders);
        let left = last.checked_add(jiff::Span::new().days(180)).unwrap();
        assert_eq!(outcome(&timeline, date(2022, 12, 31)), Outcome::Left(left));
        assert_eq!(timeline.bond(left, &config), Err(Unknown::NotCustomer));
        let before = left.checked_sub(jiff::Span::new().days(1)).unwrap();
        assert_eq!(timeline.bond(before, &config), Ok(Bond::Orders));
        // A customer of every week is not lost after three weeks: the floor is 120 days.
        let weekly: Vec<Date> = (0..20).map(|n| start.checked_add(jiff::Span::new().days(7 * n)).unwrap()).collect();
        let floor = weekly.last().unwrap().checked_add(jiff::Span::new().days(120)).unwrap();
        assert_eq!(outcome(&Timeline::new(vec![], weekly), date(2022, 3, 31)), Outcome::Left(floor));
    }

    #[test]
    fn one_sale_won_is_no_habit_that_could_end() {
        let config = TrainingConfig::default();
        let mut timeline = Timeline::new(vec![], [date(2024, 1, 1), date(2024, 2, 1)]);
        assert_eq!(timeline.bond(date(2024, 3, 1), &config), Ok(Bond::Orders));
        timeline.bookings = true;
        assert_eq!(timeline.bond(date(2024, 3, 1), &config), Err(Unknown::NotCustomer));
    }
}
