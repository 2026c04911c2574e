//! How sure it is to stay, and how much it matters.

use super::super::{FactSpec, FactType, FactValue};
use super::{fact, points, reading, share, text};
use crate::model::{Decimal, Known, Unknown};
use crate::plan::account::Situation;
use crate::score::{Band, Evidence, Quadrant};

fn signals(s: &Situation<'_>) -> Evidence {
    let origins = s.fired_signals().into_iter().flat_map(|signal| signal.evidence.origins().collect::<Vec<_>>());
    // Two signals may rest on one row.
    origins.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// Its part of the portfolio's revenue.
fn portfolio_share(s: &Situation<'_>) -> Known<super::Reading> {
    let ltm = s.scores.revenue.ltm.clone()?;
    let whole = s.context.scores.portfolio.kpi("revenue_ltm").and_then(|kpi| kpi.amount.ok_or(Unknown::FirstYear))?;
    let share = (whole > Decimal::ZERO).then(|| ltm.checked_div(whole)).flatten().ok_or(Unknown::ZeroBase)?;
    let share = rust_decimal::prelude::ToPrimitive::to_f64(&share).ok_or(Unknown::TooLarge)?;
    reading(FactValue::Share(share), s.scores.revenue.evidence.clone())
}

pub const FACTS: &[FactSpec] = &[
    fact("churn_band", FactType::Text, "churn_band", "Risk of leaving: `low`, `medium`, `high`.", |s| {
        let band = match s.scores.churn.band.clone()? {
            Band::Low => "low",
            Band::Medium => "medium",
            Band::High => "high",
        };
        text(band, signals(s))
    }),
    fact("churn_points", FactType::Points, "churn_points", "Points of the churn score, 0 to 100, up is bad.", |s| {
        points(&s.scores.churn.score, &signals(s))
    }),
    fact(
        "churn_risk_share",
        FactType::Share,
        "churn_risk",
        "Probability of leaving. Unknown unless a trained model gives the band.",
        |s| share(&s.scores.churn.risk, &signals(s)),
    ),
    fact(
        "churn_reason",
        FactType::Text,
        "churn_band",
        "The gravest signal of leaving that fired, as part of a sentence in the report's language.",
        |s| {
            s.scores.churn.band.clone()?;
            let fired = s.fired_signals();
            let gravest = fired.first().ok_or(Unknown::DependsOn { figure: "churn_points" })?;
            text(s.because(gravest), gravest.evidence.clone())
        },
    ),
    fact("churn_signal", FactType::Text, "churn_band", "That signal, by its name in tables.", |s| {
        s.scores.churn.band.clone()?;
        let fired = s.fired_signals();
        let gravest = fired.first().ok_or(Unknown::DependsOn { figure: "churn_points" })?;
        text(gravest.key.name(), gravest.evidence.clone())
    }),
    fact("tier", FactType::Text, "tier", "Priority: `A`, `B`, `C`; `former` of a customer that left.", |s| {
        text(s.scores.priority.tier.clone()?.name(), Evidence::default())
    }),
    fact("quadrant", FactType::Text, "quadrant", "Value by risk: `defend`, `grow`, `maintain`, `watch`.", |s| {
        let quadrant = match s.scores.priority.quadrant.clone()? {
            Quadrant::Defend => "defend",
            Quadrant::Grow => "grow",
            Quadrant::Maintain => "maintain",
            Quadrant::Watch => "watch",
        };
        text(quadrant, Evidence::default())
    }),
    fact("priority_points", FactType::Points, "priority_score", "Priority score, 0 to 100.", |s| {
        points(&s.scores.priority.score, &Evidence::default())
    }),
    fact(
        "portfolio_share",
        FactType::Share,
        "portfolio_share",
        "Its part of the portfolio's revenue of 12 months.",
        portfolio_share,
    ),
];
