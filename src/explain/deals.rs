//! Open deals, closed deals, the next renewal.

use super::figure::{Figures, days, rate};
use crate::score::{AccountScores, Evidence, Renewal};

pub fn open(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    f.add("open_deals", &s.pipeline.count, ToString::to_string, &s.pipeline.evidence);
    f.add("pipeline_open", &s.pipeline.value, &money, &s.pipeline.evidence);
    f.add("pipeline_weighted", &s.pipeline.weighted, &money, &s.pipeline.evidence);
}

pub fn closed(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    f.add("win_rate_count", &s.sales.win_rate_count, rate, &s.sales.evidence);
    f.add("won_value", &s.sales.won_value, &money, &s.sales.evidence);
    f.add("cycle_days_median", &s.sales.cycle_days_median, days, &s.sales.evidence);
}

pub fn renewal(f: &mut Figures<'_>, s: &AccountScores) {
    let text = |renewal: &Renewal| format!("{} ({} days ahead)", renewal.end, renewal.days);
    let rows: Evidence = s.renewal.next.iter().map(|next| next.origin).collect();
    f.add("renewal_date", &s.renewal.next, text, &rows);
}
