//! How much of last year's revenue stayed.

use super::context::Context;
use super::kpi::{Kpi, Unit};
use super::norms::Norms;
use super::{AccountScores, Basis, Rate, money};
use crate::model::{Decimal, Entity, Known, Unknown};

/// Gross and net revenue retention and logo retention: the last 12 months of the accounts that had revenue in the 12
/// before, which the data must cover. New and won-back accounts stay out. Unknown where bookings stand in for revenue.
pub fn kpis(places: &[usize], accounts: &[AccountScores], norms: &Norms<'_>, context: &Context<'_>) -> Vec<Kpi> {
    let cohort = cohort(places, accounts, norms, context);
    let n = cohort.as_ref().map_or(0, Vec::len);
    let sum = |of: fn(&(Decimal, Decimal)) -> Decimal| {
        cohort.as_ref().map_err(Clone::clone).and_then(|cohort| money::total(cohort.iter().map(|pair| Ok(of(pair)))))
    };
    let base = sum(|(before, _)| *before);
    let kept = sum(|(before, now)| (*now).clamp(Decimal::ZERO, *before));
    let all = sum(|(_, now)| *now);
    let share = |part: Known<Decimal>| money::share(part?, base.clone()?);
    let logos = cohort.as_ref().map_err(Clone::clone).and_then(|cohort| {
        let kept = cohort.iter().filter(|(_, now)| *now > Decimal::ZERO).count();
        Rate::of(kept, cohort.len()).ok_or(Unknown::ZeroBase)
    });
    vec![
        Kpi::new("grr_share", Unit::Share, n, share(kept)),
        Kpi::new("nrr_share", Unit::Share, n, share(all)),
        Kpi::rate("logo_retention_share", logos),
    ]
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
