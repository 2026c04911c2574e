//! Will the quarter be made: won, quota, what is open.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::deal::{DealFact, Outcome};
use super::open::Assessment;
use super::outlook::{Detail, Interval, Outlook};
use super::quota::{self, quota};
use super::totals::{Totals, assess, bets, sum_known};
use crate::model::calendar::{Period, PeriodKind};
use crate::model::{Date, Decimal, Entity, Known, Month, Quota, Row, Unknown};
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::kpi::dimension::UNASSIGNED;
use crate::score::money;
use crate::score::norms::Norms;
use crate::score::people::Holder;

/// Will the quarter be made?
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterScores {
    /// The month that its first is called after.
    pub first: Month,
    /// The fiscal quarter that holds the as-of date.
    pub period: Period,
    /// Won in the quarter up to the as-of date.
    pub won: Known<Decimal>,
    pub quota: Known<Decimal>,
    /// Open deals expected to close in the rest of the quarter.
    pub open: Known<Decimal>,
    /// Of all open deals Σ amount × probability of being won in the rest of the quarter.
    pub weighted: Known<Decimal>,
    /// open / (quota − won); unknown where nothing is left to sell.
    pub coverage: Known<f64>,
    /// won + weighted.
    pub expected: Known<Decimal>,
    /// Within which won + what is still won will lie.
    pub interval: Known<Interval>,
    /// Probability that won + what is still won reaches the quota, 0 to 1.
    pub reach_probability: Known<f64>,
    /// expected − quota; negative where it will be missed.
    pub gap: Known<Decimal>,
    /// By rep, in the order of their names; those who have a quota, won something or have something open. They add up
    /// to the above, where all of it is known.
    pub owners: Vec<QuarterPart>,
    /// By manager, in the order of their names, each with the deals and quotas of the team.
    pub managers: Vec<QuarterPart>,
}

/// One rep's part of the quarter, or that of the deals without one; or a manager's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterPart {
    /// [`UNASSIGNED`](crate::score::UNASSIGNED) where a deal or quota names nobody; empty for a manager's part.
    pub owner: String,
    /// [`UNASSIGNED`](crate::score::UNASSIGNED) where none is known.
    pub manager: String,
    pub won: Known<Decimal>,
    pub quota: Known<Decimal>,
    pub open: Known<Decimal>,
    pub weighted: Known<Decimal>,
    pub interval: Known<Interval>,
    pub reach_probability: Known<f64>,
}

impl QuarterPart {
    /// won / quota so far, as a share; unknown without a quota.
    pub fn attainment(&self) -> Known<f64> {
        money::share(self.won.clone()?, self.quota.clone()?)
    }
}

impl QuarterScores {
    /// The whole as a part, of nobody's.
    pub fn whole(&self) -> QuarterPart {
        QuarterPart {
            owner: String::new(),
            manager: String::new(),
            won: self.won.clone(),
            quota: self.quota.clone(),
            open: self.open.clone(),
            weighted: self.weighted.clone(),
            interval: self.interval.clone(),
            reach_probability: self.reach_probability.clone(),
        }
    }
}

pub fn quarter(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> QuarterScores {
    let as_of = context.portfolio.as_of;
    let period = context.portfolio.conventions.calendar.period(PeriodKind::Quarter, as_of);
    let term = Term { period, as_of };
    let sums = Sums { known: Recorded::of(facts, context), term: &term, context, norms };
    let (owners, managers) = parts(facts, &term, context);
    let whole = Part { deals: facts.deals().collect(), quotas: context.portfolio.quotas.all().iter().collect() };
    let draws = context.config.sales.simulation_draws;
    let whole = sums.of(&whole, (String::new(), String::new()), Detail::of_whole(draws));
    let of_parts = |parts: Parts<'_, '_>| -> Vec<QuarterPart> {
        let parts: Vec<_> = parts.into_iter().collect();
        parts.into_par_iter().map(|(names, part)| sums.of(&part, names, Detail::of_part(draws))).collect()
    };
    let expected = add(&whole.won, &whole.weighted);
    QuarterScores {
        first: period.first_month,
        period,
        coverage: coverage(&whole.open, &whole.won, &whole.quota),
        gap: expected.clone().and_then(|expected| {
            let quota = whole.quota.clone()?;
            expected.checked_sub(quota).ok_or(Unknown::TooLarge)
        }),
        expected,
        won: whole.won,
        quota: whole.quota,
        open: whole.open,
        weighted: whole.weighted,
        interval: whole.interval,
        reach_probability: whole.reach_probability,
        owners: of_parts(owners),
        managers: of_parts(managers),
    }
}

/// The quarter's days, those to come from the as-of date on.
struct Term {
    period: Period,
    as_of: Date,
}

impl Term {
    fn won(&self, deal: &DealFact<'_>) -> bool {
        deal.outcome == Outcome::Won && deal.closed.is_some_and(|closed| closed >= self.period.days.from)
    }

    fn due(&self, deal: &DealFact<'_>) -> bool {
        let to_come = deal.expected_close.is_some_and(|close| close >= self.as_of && close <= self.period.days.to);
        deal.outcome == Outcome::Open && to_come
    }
}

/// Whether deals and their expected closes are on record at all.
struct Recorded {
    deals: Known<()>,
    closes: Known<()>,
}

impl Recorded {
    fn of(facts: &AllFacts<'_>, context: &Context<'_>) -> Recorded {
        let entity = Entity::Opportunity;
        let deals = if context.portfolio.opportunities.given { Ok(()) } else { Err(Unknown::NoSource { entity }) };
        let dated = facts.deals().any(|deal| deal.expected_close.is_some());
        let undated = facts.deals().any(|deal| deal.outcome == Outcome::Open) && !dated;
        let closes = if undated { Err(Unknown::NoField { entity, field: "close_date" }) } else { deals.clone() };
        Recorded { deals, closes }
    }
}

/// What the sums of a part need to know.
struct Sums<'s, 'c> {
    known: Recorded,
    term: &'s Term,
    context: &'s Context<'c>,
    norms: &'s Norms<'c>,
}

impl Sums<'_, '_> {
    fn of(&self, part: &Part<'_, '_>, (owner, manager): (String, String), detail: Detail) -> QuarterPart {
        let deals = || part.deals.iter().copied();
        let won: Vec<_> = deals().filter(|deal| self.term.won(deal)).map(|deal| deal.amount.clone()).collect();
        let won = self.known.deals.clone().and_then(|()| sum_known(won.iter()));
        let due = deals().filter(|deal| self.term.due(deal));
        let due = Totals::of_open(due, &self.known.closes, self.context, self.norms);
        let open = assess(deals(), self.context, self.norms);
        let weighted = Totals::of(&open, &self.known.deals).in_quarter;
        let quota = quota(part.quotas.iter().copied(), self.term.period.first_month, self.context);
        let in_quarter = |assessment: &Assessment| assessment.chances.as_ref().ok()?.in_quarter;
        let outlook = weighted.clone().map(|_| {
            let scope = format!("quarter\n{owner}\n{manager}");
            Outlook::of(&bets(&open, in_quarter, self.context), &scope, self.term.as_of, detail)
        });
        let interval = outlook.as_ref().map_err(Clone::clone).and_then(|outlook| outlook.interval(won.clone()?));
        let reach_probability = quota.clone().and_then(|quota| {
            let left = quota.checked_sub(won.clone()?).ok_or(Unknown::TooLarge)?;
            match &outlook {
                // What is won stays won.
                _ if left <= Decimal::ZERO => Ok(1.0),
                Ok(outlook) => Ok(outlook.share_from(money::float(left))),
                Err(reason) => Err(reason.clone()),
            }
        });
        QuarterPart { owner, manager, won, quota, open: due.value, weighted, interval, reach_probability }
    }
}

#[derive(Default)]
struct Part<'a, 'f> {
    deals: Vec<&'f DealFact<'a>>,
    quotas: Vec<&'a Row<Quota>>,
}

/// By owner and manager.
type Parts<'a, 'f> = BTreeMap<(String, String), Part<'a, 'f>>;

/// The quarter's deals and quotas by rep and manager, and by manager alone.
fn parts<'a, 'f>(facts: &'f AllFacts<'a>, term: &Term, context: &Context<'a>) -> (Parts<'a, 'f>, Parts<'a, 'f>) {
    let portfolio = context.portfolio;
    let people = &context.people;
    let named = |dimension, holder| people.label(dimension, holder, None).unwrap_or_else(|| UNASSIGNED.to_owned());
    let (mut owners, mut managers) = (Parts::new(), Parts::new());
    for own in facts.all() {
        for deal in own.deals.iter().filter(|deal| deal.outcome == Outcome::Open || term.won(deal)) {
            let holder = people.of_deal(deal, people.view());
            let label = |dimension| named(dimension, holder);
            managers.entry((String::new(), label("manager"))).or_default().deals.push(deal);
            owners.entry((label("owner"), label("manager"))).or_default().deals.push(deal);
        }
    }
    for row in portfolio.quotas.all().iter().filter(|row| quota::part(row, term.period.first_month, context).is_some())
    {
        let owner = (row.owner_id.as_deref(), row.owner_name.as_deref());
        // The team that the rep was on when the part of the quota in the quarter began.
        let label = |dimension| named(dimension, Holder { owner, day: row.start.max(term.period.days.from) });
        managers.entry((String::new(), label("manager"))).or_default().quotas.push(row);
        owners.entry((label("owner"), label("manager"))).or_default().quotas.push(row);
    }
    (owners, managers)
}

fn add(won: &Known<Decimal>, weighted: &Known<Decimal>) -> Known<Decimal> {
    won.clone()?.checked_add(weighted.clone()?).ok_or(Unknown::TooLarge)
}

fn coverage(open: &Known<Decimal>, won: &Known<Decimal>, quota: &Known<Decimal>) -> Known<f64> {
    let left = quota.clone()?.checked_sub(won.clone()?).ok_or(Unknown::TooLarge)?;
    money::share(open.clone()?, left)
}
