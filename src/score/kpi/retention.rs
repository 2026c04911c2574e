//! How much of last year's revenue stayed.

use super::figure::{Kpi, Note, SMALL_N, Unit};
use super::spread::ratio_half_width;
use crate::model::{AccountClass, Decimal, Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::{AccountScores, Basis, Rate, money};

/// Gross and net revenue retention and logo retention: the last 12 months of the accounts that had revenue in the 12
/// before, which the data must cover. New and won-back accounts stay out. An account that has left is no logo that was
/// kept, also where it bought in the months before it left. Unknown where bookings stand in for revenue.
pub fn kpis(places: &[usize], accounts: &[AccountScores], norms: &Norms<'_>, context: &Context<'_>) -> Vec<Kpi> {
    let cohort = cohort(places, accounts, norms, context);
    let n = cohort.as_ref().map_or(0, Vec::len);
    let sum = |of: fn(&Kept) -> Decimal| {
        cohort.as_ref().map_err(Clone::clone).and_then(|cohort| money::total(cohort.iter().map(|own| Ok(of(own)))))
    };
    let base = sum(|own| own.before);
    let kept = sum(Kept::kept);
    let all = sum(|own| own.now);
    let share = |part: Known<Decimal>| money::share(part?, base.clone()?);
    let logos = cohort.as_ref().map_err(Clone::clone).and_then(|cohort| {
        let kept = cohort.iter().filter(|own| own.is_logo()).count();
        Rate::of(kept, cohort.len()).ok_or(Unknown::ZeroBase)
    });
    // A share over accounts is as uncertain as its accounts differ.
    let between = |kpi: Kpi, now: fn(&Kept) -> Decimal, most: f64| {
        let pairs =
            cohort.iter().flatten().map(|own| (money::float(own.before), money::float(now(own)))).collect::<Vec<_>>();
        let interval = kpi.value.as_ref().ok().copied().zip(ratio_half_width(&pairs));
        let kpi = kpi.between(interval.map(|(value, half)| ((value - half).max(0.0), (value + half).min(most))));
        if (1..SMALL_N).contains(&n) { kpi.noting(Note::SmallN) } else { kpi }
    };
    vec![
        between(Kpi::new("grr_share", Unit::Share, n, share(kept)), Kept::kept, 1.0),
        between(Kpi::new("nrr_share", Unit::Share, n, share(all)), |own| own.now, f64::INFINITY),
        Kpi::rate("logo_retention_share", logos),
    ]
}

/// What became of an account's base.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// Revenue of the 12 months before, above 0.
    before: Decimal,
    /// Revenue of the last 12.
    now: Decimal,
    left: bool,
}

impl Kept {
    /// What stayed of the base: not more than it was, and not less than nothing where credit notes outweigh.
    fn kept(&self) -> Decimal {
        self.now.clamp(Decimal::ZERO, self.before)
    }

    /// Whether the account is one still.
    fn is_logo(&self) -> bool {
        self.now > Decimal::ZERO && !self.left
    }
}

/// Revenue of the 12 months before and of the last 12, of the accounts that had some before.
fn cohort(places: &[usize], accounts: &[AccountScores], norms: &Norms<'_>, context: &Context<'_>) -> Known<Vec<Kept>> {
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
            (Ok(before), Ok(now)) if *before > Decimal::ZERO => {
                let left = account.class.class == AccountClass::Churned;
                cohort.push(Kept { before: *before, now: *now, left });
            }
            (Ok(_), Ok(_)) => {}
            // Without a line an account is in no cohort; without a rate the whole is not known.
            (Err(Unknown::NoRecords { .. }), _) => {}
            (Err(reason), _) | (_, Err(reason)) => return Err(reason.clone()),
        }
    }
    Ok(cohort)
}
