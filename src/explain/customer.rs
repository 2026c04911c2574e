//! What the account is to us, who looks after it, and how it is served.

use super::figure::{Figures, share};
use crate::model::{Entity, Unknown};
use crate::score::{AccountScores, OwnerState};

pub fn standing(f: &mut Figures<'_>, s: &AccountScores) {
    let own = f.own.clone();
    let class = f.add("class", &Ok(s.class.class), |class| format!("{} (by {})", class.key(), s.class.because), &own);
    class.would_change = Some("a rule under `[[scores.accounts.rule]]`, or another kind in the CRM".to_owned());
    if let Some(left) = s.class.left_on {
        f.add("left_on", &Ok(left), ToString::to_string, &own);
    }
    let none = Unknown::NoField { entity: Entity::Account, field: "owner_id" };
    let text = |name: &String| match s.owner.state {
        OwnerState::Held if s.owner.from_deals => format!("{name} (of its newest deal)"),
        OwnerState::Held => name.clone(),
        state => format!("{name} ({})", state.key()),
    };
    let owner = f.add("owner", &s.owner.name.clone().ok_or(none), text, &own);
    owner.would_change = s.owner.receiver.as_ref().map(|to| format!("proposed to {} ({})", to.name, to.because.key()));
}

pub fn service(f: &mut Figures<'_>, s: &AccountScores) {
    f.add("tickets_12_months", &s.tickets.last_12_months, ToString::to_string, &s.tickets.evidence);
    f.add("usage_yoy_share", &s.usage.yoy_share, share, &s.usage.evidence);
    f.add("last_contact", &s.contact.last_two_way, ToString::to_string, &s.contact.evidence);
}
