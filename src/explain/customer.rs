//! What the customer says, and how it is served.

use super::figure::{Figures, rate, share};
use crate::score::AccountScores;

pub fn nps(f: &mut Figures<'_>, s: &AccountScores) {
    let interval = match (&s.nps.low, &s.nps.high) {
        (Ok(low), Ok(high)) => format!(" ({low:.0} to {high:.0})"),
        _ => String::new(),
    };
    let counts = s.nps.counts;
    let text = |value: &f64| {
        format!(
            "{value:.0}{interval}, {} promoters, {} passives, {} detractors",
            counts.promoters, counts.passives, counts.detractors
        )
    };
    f.add("nps", &s.nps.value, text, &s.nps.evidence);
}

pub fn service(f: &mut Figures<'_>, s: &AccountScores) {
    f.add("csat_share", &s.csat.share, rate, &s.csat.evidence);
    f.add("tickets_12_months", &s.tickets.last_12_months, ToString::to_string, &s.tickets.evidence);
    f.add("usage_yoy_share", &s.usage.yoy_share, share, &s.usage.evidence);
    f.add("last_contact", &s.contact.last_two_way, ToString::to_string, &s.contact.evidence);
}
