//! Revenue, products, payment.

use std::collections::BTreeSet;

use super::figure::{Figures, days, share};
use crate::model::{Currency, Origin, Unknown};
use crate::score::kpi::Cagr;
use crate::score::{AccountScores, Evidence};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    f.add("revenue_ltm", &s.revenue.ltm, &money, &s.revenue.evidence);
    f.add("revenue_previous", &s.revenue.previous, &money, &s.revenue.previous_evidence);
    let years = s.revenue.evidence.and(&s.revenue.previous_evidence);
    f.add("revenue_yoy_share", &s.revenue.yoy_share, share, &years);
    growth(f, s);
    f.add("penetration_share", &s.products.penetration_share, share, &owned(s));
    f.add("late_days_median", &s.payment.late_days_median, days, &s.payment.evidence);
}

/// The rows that tell what it owns.
pub fn owned(s: &AccountScores) -> Evidence {
    // A deal may have brought several.
    let rows: BTreeSet<Origin> =
        s.products.owned.iter().flatten().flat_map(|product| product.evidence.origins()).collect();
    rows.into_iter().collect()
}

/// Growth without what exchange rates did, and over several years.
fn growth(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let year = &s.growth.year;
    let years = s.revenue.evidence.and(&s.revenue.previous_evidence);
    let change = f.add("revenue_yoy_change", &year.change(), &money, &years);
    if let Ok(missing) = year.change().map(|change| -change)
        && missing.is_sign_positive()
        && !missing.is_zero()
    {
        change.would_change = Some(format!("{} more: as much as the 12 months before", money(&missing)));
    }
    f.add("revenue_yoy_constant_share", &year.constant_share(), share, &years);
    if !matches!(year.real, Err(Unknown::NoSource { .. })) {
        f.add("revenue_yoy_real_share", &year.real_share(), share, &years);
    }
    if s.revenue.currencies.as_ref().is_ok_and(|currencies| currencies.len() > 1) {
        let codes = |all: &Vec<Currency>| all.iter().map(Currency::code).collect::<Vec<_>>().join(", ");
        f.add("revenue_currencies", &s.revenue.currencies, codes, &s.revenue.evidence);
    }
    f.add("revenue_currency_effect", &year.currency_effect(), &money, &years);
    let text = |cagr: &Cagr| {
        format!(
            "{} a year over {} years, from {} to {}",
            share(&cagr.share),
            cagr.years,
            money(&cagr.first),
            money(&cagr.last)
        )
    };
    f.add("revenue_cagr_share", &s.growth.cagr, text, &s.revenue.history_evidence);
}
