//! How the customer is served.

use super::figure::{Figures, share};
use crate::score::AccountScores;

pub fn service(f: &mut Figures<'_>, s: &AccountScores) {
    f.add("tickets_12_months", &s.tickets.last_12_months, ToString::to_string, &s.tickets.evidence);
    f.add("usage_yoy_share", &s.usage.yoy_share, share, &s.usage.evidence);
    f.add("last_contact", &s.contact.last_two_way, ToString::to_string, &s.contact.evidence);
}
