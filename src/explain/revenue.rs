//! Revenue, products, payment.

use super::figure::{Figures, days, share};
use crate::score::AccountScores;

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let own = f.own.clone();
    f.add("revenue_ltm", &s.revenue.ltm, &money, &s.revenue.evidence);
    f.add("revenue_previous", &s.revenue.previous, &money, &s.revenue.previous_evidence);
    f.add("revenue_yoy_share", &s.revenue.yoy_share, share, &s.revenue.previous_evidence);
    f.add("penetration_share", &s.products.penetration_share, share, &own);
    f.add("late_days_median", &s.payment.late_days_median, days, &s.payment.evidence);
}
