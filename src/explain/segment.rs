//! What kind of customer the account is, and whether its plan is in order.

use super::figure::Figures;
use crate::model::{Entity, Unknown};
use crate::plan::account;
use crate::score::AccountScores;

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let own = f.own.clone();
    let none = Unknown::NoField { entity: Entity::Account, field: "segment" };
    f.add("segment", &s.segment.segment.clone().ok_or(none), Clone::clone, &own);
    f.add("segment_rule", &s.segment.rule, Clone::clone, &own);
    let text = |rfm: &crate::score::Rfm| {
        format!("{rfm} (recency, frequency, money; {} is the best of {})", rfm.classes, rfm.classes)
    };
    f.add("rfm", &s.segment.rfm, text, &s.revenue.evidence);
    f.add("journey_stage", &s.segment.journey_stage, |stage| stage.name().to_owned(), &s.revenue.evidence);
}

pub fn hygiene(f: &mut Figures<'_>, s: &AccountScores) {
    let own = f.own.clone();
    let Some(hygiene) = account::hygiene(f.context(), s.account) else { return };
    let (passed, told) = (
        hygiene.checks.iter().filter(|check| check.passed == Ok(true)).count(),
        hygiene.checks.iter().filter(|check| check.passed.is_ok()).count(),
    );
    let text = |share: &f64| format!("{:.0} % ({passed} of {told} checks)", share * 100.0);
    let missing: Vec<&str> =
        hygiene.checks.iter().filter(|check| check.passed == Ok(false)).map(|check| check.key.name()).collect();
    let figure = f.add("hygiene_share", &hygiene.share, text, &own);
    figure.would_change = (!missing.is_empty()).then(|| format!("missing: {}", missing.join(", ")));
    for check in &hygiene.checks {
        let text = |passed: &bool| if *passed { "yes" } else { "no" }.to_owned();
        f.add(format!("check {}", check.key.name()), &check.passed, text, &own);
    }
}
