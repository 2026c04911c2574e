//! Open deals, closed deals, the next renewal.

use super::figure::{Figures, days, rate};
use crate::score::{AccountScores, Evidence, Prices, Renewal, ValueRate};

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
    let value = |rate: &ValueRate| {
        let at = match rate.prices {
            Prices::Deal => "deal amounts",
            Prices::List => "list prices",
        };
        format!("{:.1} % ({} won, {} lost, at {at})", rate.value * 100.0, money(&rate.won), money(&rate.lost))
    };
    f.add("win_rate_value", &s.sales.win_rate_value, value, &s.sales.evidence);
    f.add("deal_mean", &s.sales.deal_mean, &money, &s.sales.evidence);
    f.add("deal_median", &s.sales.deal_median, &money, &s.sales.evidence);
    f.add("cycle_days_median", &s.sales.cycle_days_median, days, &s.sales.evidence);
    f.add("cycle_days_p90", &s.sales.cycle_days_p90, days, &s.sales.evidence);
}

pub fn renewal(f: &mut Figures<'_>, s: &AccountScores) {
    let text = |renewal: &Renewal| format!("{} ({} days ahead)", renewal.end, renewal.days);
    let rows: Evidence = s.renewal.next.iter().map(|next| next.origin).collect();
    f.add("renewal_date", &s.renewal.next, text, &rows);
}
