//! Revenue, products, payment.

use super::figure::{Figures, days, share};
use crate::model::{Currency, Unknown};
use crate::score::AccountScores;
use crate::score::kpi::Cagr;

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let own = f.own.clone();
    f.add("revenue_ltm", &s.revenue.ltm, &money, &s.revenue.evidence);
    f.add("revenue_previous", &s.revenue.previous, &money, &s.revenue.previous_evidence);
    f.add("revenue_yoy_share", &s.revenue.yoy_share, share, &s.revenue.previous_evidence);
    growth(f, s);
    f.add("penetration_share", &s.products.penetration_share, share, &own);
    f.add("late_days_median", &s.payment.late_days_median, days, &s.payment.evidence);
}

/// Growth without what exchange rates did, and over several years.
fn growth(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let year = &s.growth.year;
    let change = f.add("revenue_yoy_change", &year.change(), &money, &s.revenue.evidence);
    if let Ok(missing) = year.change().map(|change| -change)
        && missing.is_sign_positive()
        && !missing.is_zero()
    {
        change.would_change = Some(format!("{} more: as much as the 12 months before", money(&missing)));
    }
    f.add("revenue_yoy_constant_share", &year.constant_share(), share, &s.revenue.evidence);
    if !matches!(year.real, Err(Unknown::NoSource { .. })) {
        f.add("revenue_yoy_real_share", &year.real_share(), share, &s.revenue.evidence);
    }
    if s.revenue.currencies.as_ref().is_ok_and(|currencies| currencies.len() > 1) {
        let codes = |all: &Vec<Currency>| all.iter().map(Currency::code).collect::<Vec<_>>().join(", ");
        f.add("revenue_currencies", &s.revenue.currencies, codes, &s.revenue.evidence);
    }
    f.add("revenue_currency_effect", &year.currency_effect(), &money, &s.revenue.evidence);
    let text = |cagr: &Cagr| {
        format!(
            "{} a year over {} years, from {} to {}",
            share(&cagr.share),
            cagr.years,
            money(&cagr.first),
            money(&cagr.last)
        )
    };
    f.add("revenue_cagr_share", &s.growth.cagr, text, &s.revenue.evidence);
}
