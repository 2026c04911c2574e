//! What the portfolio and its parts are worth.

use crate::model::{Decimal, Known, Unknown};
use crate::score::AccountScores;
use crate::score::context::Context;
use crate::score::kpi::{Kpi, Unit};
use crate::score::money;

/// `clv_total`: exactly the sum of the accounts whose value is known; n says how many those are.
pub fn kpis(places: &[usize], accounts: &[AccountScores], context: &Context<'_>) -> Vec<Kpi> {
    let accounts: Vec<&AccountScores> = places.iter().filter_map(|place| accounts.get(*place)).collect();
    let known: Vec<Decimal> = accounts.iter().filter_map(|account| account.clv.value.clone().ok()).collect();
    // Of several reasons the first by its wording.
    let reason = accounts.iter().filter_map(|account| account.clv.value.clone().err()).min_by_key(ToString::to_string);
    let total = match (known.is_empty(), reason) {
        (true, Some(reason)) => Err(reason),
        (true, None) => Err(super::nothing_to_value(context, crate::score::facts::basis(context))),
        (false, _) => money::total(known.iter().copied().map(Ok)),
    };
    vec![Kpi::money("clv_total", known.len(), total)]
}

/// `clv_cac_ratio`: mean value of the accounts with a known one / cost of winning one.
pub fn ratio(kpis: &[Kpi]) -> Kpi {
    let of = |metric: &str| -> Known<(Decimal, usize)> {
        let kpi = kpis.iter().find(|kpi| kpi.metric == metric && kpi.dimension.is_empty());
        let kpi = kpi.ok_or(Unknown::DependsOn { figure: "kpi" })?;
        kpi.value.clone()?;
        Ok((kpi.amount.ok_or(Unknown::TooLarge)?, kpi.n))
    };
    let (total, cac) = (of("clv_total"), of("cac"));
    let n = total.as_ref().map_or(0, |(_, n)| *n);
    let value = total.and_then(|(total, n)| {
        let mean = total.checked_div(Decimal::from(n)).ok_or(Unknown::ZeroBase)?;
        money::share(mean, cac?.0)
    });
    Kpi::new("clv_cac_ratio", Unit::Ratio, n, value)
}
