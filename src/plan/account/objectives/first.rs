//! What is to be reached at an account that never bought: the first talk, who decides, the first opportunity. Each starts
//! from what is on record and ends at one, so that no amount has to be invented.

use super::{Draft, Reasons, counted, objective};
use crate::model::{Decimal, Unknown};
use crate::plan::account::{Figure, Measure, PlannedObjective, Situation};
use crate::plan::context::Facts;
use crate::plan::language::Args;
use crate::score::Evidence;

/// Working days in which each is to be reached: a talk comes before a deal.
const TALK_DAYS: u32 = 20;
const DECIDER_DAYS: u32 = 40;
const DEAL_DAYS: u32 = 60;
const SALE_DAYS: u32 = 120;

/// A step of selling for the first time.
struct Step {
    id: &'static str,
    key: &'static str,
    why: &'static str,
    metric: &'static str,
    figure: Figure,
    days: u32,
}

const TALK: Step = Step {
    id: "first-talk",
    key: "objective-first-talk",
    why: "why-first-talk",
    metric: "metric-talks",
    figure: Figure::Talks,
    days: TALK_DAYS,
};

const DECIDER: Step = Step {
    id: "decision-maker",
    key: "objective-decision-maker",
    why: "why-decision-maker",
    metric: "figure-decision-makers",
    figure: Figure::DecisionMakers,
    days: DECIDER_DAYS,
};

const DEAL: Step = Step {
    id: "first-deal",
    key: "objective-first-deal",
    why: "why-first-deal",
    metric: "section-open-deals",
    figure: Figure::OpenDeals,
    days: DEAL_DAYS,
};

const SALE: Step = Step {
    id: "first-sale",
    key: "objective-first-sale",
    why: "why-first-sale",
    metric: "metric-sales",
    figure: Figure::Sales,
    days: SALE_DAYS,
};

/// No talk with it is on record.
pub fn talk(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let none = matches!(s.scores.contact.last_two_way, Err(Unknown::NoRecords { .. }));
    (s.never_bought() && none).then(|| step(s, facts, &TALK, &s.scores.contact.evidence)).flatten()
}

/// People's parts are on record, and none of its people decides.
pub fn decider(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let none = Figure::DecisionMakers.now(s, None) == Ok(Decimal::ZERO) || s.scores.contact.contacts == Ok(0);
    (s.never_bought() && none).then(|| step(s, facts, &DECIDER, &s.scores.contact.evidence)).flatten()
}

/// Deals are on record, and it has none that is open.
pub fn deal(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let none = s.scores.pipeline.count == Ok(0);
    (s.never_bought() && none).then(|| step(s, facts, &DEAL, &s.scores.pipeline.evidence)).flatten()
}

/// Of a prospect of which nothing else can be measured: that it never bought is known.
pub fn sale(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    s.never_bought().then(|| step(s, facts, &SALE, &s.scores.revenue.evidence)).flatten()
}

fn step(s: &Situation<'_>, facts: &mut Facts, step: &Step, evidence: &Evidence) -> Option<PlannedObjective> {
    let language = s.context.language;
    let due = s.context.schedule_of(s.account).in_days(step.days);
    let evidence = if evidence.rows == 0 { [s.record.origin].into_iter().collect() } else { evidence.clone() };
    let told = |n| counted(s, step.figure, n);
    let mut reasons = Reasons::of(s, facts, step.id);
    reasons.figure(step.figure.key(), &language.integer(0), &evidence);
    let stated = reasons.stated;
    let draft = Draft {
        id: step.id,
        key: step.key,
        metric: step.metric,
        baseline: told(0),
        target: told(1),
        due,
        why: language.word(step.why),
        measure: Measure::of(step.figure, Decimal::ZERO, Decimal::ONE),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, Args::none(), draft))
}
