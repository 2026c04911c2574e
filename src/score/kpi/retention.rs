//! How much of last year's revenue stayed.

use super::figure::{Kpi, Note, SMALL_N, Unit};
use super::spread::ratio_half_width;
use crate::model::{Decimal, Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::{AccountScores, Basis, Rate, money};

/// Gross and net revenue retention and logo retention: the last 12 months of the accounts that had revenue in the 12
/// before, which the data must cover. New and won-back accounts stay out. Unknown where bookings stand in for revenue.
pub fn kpis(places: &[usize], accounts: &[AccountScores], norms: &Norms<'_>, context: &Context<'_>) -> Vec<Kpi> {
    let cohort = cohort(places, accounts, norms, context);
    let n = cohort.as_ref().map_or(0, Vec::len);
    let sum = |of: fn(&(Decimal, Decimal)) -> Decimal| {
        cohort.as_ref().map_err(Clone::clone).and_then(|cohort| money::total(cohort.iter().map(|pair| Ok(of(pair)))))
    };
    let base = sum(|(before, _)| *before);
    let kept = sum(|pair| kept_of(*pair));
    let all = sum(|(_, now)| *now);
    let share = |part: Known<Decimal>| money::share(part?, base.clone()?);
    let logos = cohort.as_ref().map_err(Clone::clone).and_then(|cohort| {
        let kept = cohort.iter().filter(|(_, now)| *now > Decimal::ZERO).count();
        Rate::of(kept, cohort.len()).ok_or(Unknown::ZeroBase)
    });
    // A share over accounts is as uncertain as its accounts differ.
    let between = |kpi: Kpi, now: fn(&(Decimal, Decimal)) -> Decimal, most: f64| {
        let pairs =
            cohort.iter().flatten().map(|pair| (money::float(pair.0), money::float(now(pair)))).collect::<Vec<_>>();
        let interval = kpi.value.as_ref().ok().copied().zip(ratio_half_width(&pairs));
        let kpi = kpi.between(interval.map(|(value, half)| ((value - half).max(0.0), (value + half).min(most))));
        if (1..SMALL_N).contains(&n) { kpi.noting(Note::SmallN) } else { kpi }
    };
    vec![
        between(Kpi::new("grr_share", Unit::Share, n, share(kept)), |pair| kept_of(*pair), 1.0),
        between(Kpi::new("nrr_share", Unit::Share, n, share(all)), |(_, now)| *now, f64::INFINITY),
        Kpi::rate("logo_retention_share", logos),
    ]
}

/// What stayed of an account's base: not more than it was, and not less than nothing where credit notes outweigh.
fn kept_of((before, now): (Decimal, Decimal)) -> Decimal {
    now.clamp(Decimal::ZERO, before)
}

/// Revenue of the 12 months before and of the last 12, of the accounts that had some before.
fn cohort(
    places: &[usize],
    accounts: &[AccountScores],
    norms: &Norms<'_>,
    context: &Context<'_>,
) -> Known<Vec<(Decimal, Decimal)>> {
    // Won deals are single sales: an account that bought once and not again has not left.
    if accounts.first().is_some_and(|account| account.revenue.basis == Basis::Bookings) {
        return Err(Unknown::NoSource { entity: Entity::Revenue });
    }
    let first = norms.first_month.ok_or(Unknown::FirstYear)?;
    let have = context.portfolio.period.since(first) + 1;
    if have < 24 {
        return Err(Unknown::TooFew { have: usize::try_from(have).unwrap_or(0), need: 24 });
    }
    let mut cohort = Vec::new();
    for account in places.iter().filter_map(|place| accounts.get(*place)) {
        match (&account.revenue.previous, &account.revenue.ltm) {
            (Ok(before), Ok(now)) if *before > Decimal::ZERO => cohort.push((*before, *now)),
            (Ok(_), Ok(_)) => {}
            // Without a line an account is in no cohort; without a rate the whole is not known.
            (Err(Unknown::NoRecords { .. }), _) => {}
            (Err(reason), _) | (_, Err(reason)) => return Err(reason.clone()),
        }
    }
    Ok(cohort)
}
