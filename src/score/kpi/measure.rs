//! The figures that exist for the whole and for each part.

use super::cohort::Cohort;
use super::dimension::Slice;
use super::figure::{Kpi, Note, Unit};
use super::spread::ratio_half_width;
use super::{growth, retention};
use crate::model::{AccountClass, Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::nps::Votes;
use crate::score::revenue::{LTM, PREVIOUS, margin, span_sum};
use crate::score::{AccountScores, Basis, Prices, SalesScores, clv, money, pipeline, sales, whitespace};

pub fn measure(
    slice: &Slice<'_, '_>,
    accounts: &[AccountScores],
    votes: &Votes<'_, '_>,
    cohort: &Known<Cohort>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Vec<Kpi> {
    let mut kpis = Vec::new();
    // Partners and prospects neither stay nor recommend: those figures are of customers, and of those who were.
    let of = |place: &usize| accounts.get(*place).map(|account| account.class.class);
    let customers: Vec<usize> =
        slice.accounts.iter().copied().filter(|place| of(place).is_some_and(AccountClass::is_customer)).collect();
    if slice.has_accounts() {
        kpis.push(Kpi::count("accounts", Ok(slice.accounts.len())));
        let classes = [
            ("customers", AccountClass::Customer),
            ("churned_accounts", AccountClass::Churned),
            ("prospects", AccountClass::Prospect),
            ("partners", AccountClass::Partner),
            ("other_accounts", AccountClass::Other),
        ];
        kpis.extend(classes.map(|(metric, class)| {
            Kpi::count(metric, Ok(slice.accounts.iter().filter(|place| of(place) == Some(class)).count()))
        }));
    }
    kpis.extend(revenue(slice, accounts, context, norms));
    kpis.extend(deals(slice, context, norms));
    kpis.push(super::cohort::kpi(slice, cohort, context));
    kpis.extend(open_deals(slice, context, norms));
    if slice.has_accounts() {
        kpis.extend(retention::kpis(&customers, accounts, norms, context));
        kpis.extend(whitespace::kpis(&slice.accounts, accounts));
        kpis.extend(votes.kpis(slice, accounts));
        kpis.extend(clv::kpis(&slice.accounts, accounts, context));
    }
    kpis
}

pub fn revenue_known(context: &Context<'_>) -> Known<()> {
    let given = context.portfolio.revenue.given || context.portfolio.opportunities.given;
    if given { Ok(()) } else { Err(Unknown::NoSource { entity: Entity::Revenue }) }
}

fn revenue(slice: &Slice<'_, '_>, accounts: &[AccountScores], context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let period = context.portfolio.period;
    let sum = |span, partly| {
        revenue_known(context)?;
        span_sum(slice.lines.iter().copied(), span, partly, period, norms.first_month)
    };
    let inside =
        |span: crate::score::revenue::Span| slice.lines.iter().filter(move |line| span.holds(line.date, period));
    let n = inside(LTM).count();
    let observed = norms.first_month.map_or(0, |first| (period.since(first) + 1).clamp(0, 12)).unsigned_abs();
    let ltm = Kpi::money("revenue_ltm", n, sum(LTM, true));
    let mut kpis = vec![
        if (1..12).contains(&observed) { ltm.noting(Note::PartMonths { observed, of: 12 }) } else { ltm },
        Kpi::money("revenue_previous", inside(PREVIOUS).count(), sum(PREVIOUS, false)),
        Kpi::money("margin_ltm", n, margin(inside(LTM).copied())),
    ];
    for kpi in growth::kpis(&slice.lines, &revenue_known(context), context, norms) {
        let interval = if kpi.metric == "revenue_yoy_share" { growth_interval(slice, accounts, &kpi) } else { None };
        kpis.push(if interval.is_some() { kpi.between(interval) } else { kpi });
    }
    kpis
}

/// The interval of growth over accounts; bookings are single sales, whose chance is another one.
fn growth_interval(slice: &Slice<'_, '_>, accounts: &[AccountScores], kpi: &Kpi) -> Option<(f64, f64)> {
    let value = *kpi.value.as_ref().ok()?;
    if !slice.has_accounts() {
        return None;
    }
    let of = slice.accounts.iter().filter_map(|place| accounts.get(*place)).map(|account| &account.revenue);
    let pairs: Vec<(f64, f64)> = of
        .filter(|revenue| revenue.basis == Basis::Revenue)
        .filter_map(|revenue| {
            let (before, now) = (revenue.previous.as_ref().ok()?, revenue.ltm.as_ref().ok()?);
            Some((money::float(*before), money::float(*now)))
        })
        .collect();
    let half = ratio_half_width(&pairs)?;
    Some(((value - half).max(-1.0), value + half))
}

pub fn deals_known(context: &Context<'_>) -> Known<()> {
    let given = context.portfolio.opportunities.given;
    if given { Ok(()) } else { Err(Unknown::NoSource { entity: Entity::Opportunity }) }
}

fn deals(slice: &Slice<'_, '_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let scores: SalesScores = sales::sales(slice.deals.iter().copied(), deals_known(context), context, norms);
    let (won, lost) = (scores.won, scores.lost);
    let number = |n: usize| deals_known(context).map(|()| n);
    let by_value = scores.win_rate_value.as_ref();
    let value = Kpi::new(
        "win_rate_value",
        Unit::Share,
        by_value.map_or(0, |rate| rate.n),
        by_value.map(|rate| rate.value).map_err(Clone::clone),
    );
    vec![
        Kpi::count("deals_closed", number(won + lost)),
        Kpi::count("deals_won", number(won)),
        Kpi::count("deals_lost", number(lost)),
        Kpi::rate("win_rate_count", scores.win_rate_count.clone()),
        match by_value.map(|rate| rate.prices) {
            Ok(Prices::Deal) => value.noting(Note::DealPrices),
            Ok(Prices::List) => value.noting(Note::ListPrices),
            Err(_) => value,
        },
        Kpi::money("won_value", won, scores.won_value),
        Kpi::new("cycle_days_median", Unit::Days, won, scores.cycle_days_median).between(scores.cycle_days_between),
        Kpi::new("cycle_days_p90", Unit::Days, won, scores.cycle_days_p90),
        Kpi::new("lost_cycle_days_median", Unit::Days, lost, scores.lost_cycle_days_median),
        Kpi::new("lost_cycle_days_p90", Unit::Days, lost, scores.lost_cycle_days_p90),
        Kpi::money("deal_mean", won, scores.deal_mean),
        Kpi::money("deal_median", won, scores.deal_median),
    ]
}

fn open_deals(slice: &Slice<'_, '_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let open = pipeline::totals::Totals::of_open(slice.deals.iter().copied(), &deals_known(context), context, norms);
    let n = open.deals;
    let number = |n: usize| deals_known(context).map(|()| crate::score::statistics::count(n));
    vec![
        Kpi::new("pipeline_deals", Unit::Count, n, number(n)),
        Kpi::money("pipeline_value", n - open.without_amount, open.value),
        Kpi::money("pipeline_list_value", open.listed, open.list_value),
        Kpi::money("pipeline_weighted", n - open.unweighted, open.weighted),
        Kpi::money("pipeline_list_weighted", open.list_weighed, open.list_weighted),
        Kpi::new("pipeline_stale_deals", Unit::Count, n, number(open.stale)),
    ]
}
