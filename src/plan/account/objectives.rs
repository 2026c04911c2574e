//! What is to be reached at an account: each objective with metric, baseline, target, due date, owner and reason.

use jiff::ToSpan;

use super::{Figure, Measure, PlannedObjective, Situation};
use crate::model::{Date, Decimal};
use crate::plan::context::Facts;
use crate::plan::language::{Args, args};
use crate::score::forecast::bands::LEVELS;

/// The level of an account's range.
const FORECAST_LEVEL: f64 = LEVELS[0];

pub fn objectives(s: &Situation<'_>, facts: &mut Facts) -> Vec<PlannedObjective> {
    let rules: [fn(&Situation<'_>, &mut Facts) -> Option<PlannedObjective>; 5] =
        [renew, revenue, satisfaction, pipeline, contacts];
    rules.iter().filter_map(|rule| rule(s, facts)).collect()
}

/// What the rules have in common.
struct Draft<'a> {
    id: &'a str,
    key: &'a str,
    metric: &'a str,
    baseline: String,
    target: String,
    due: Date,
    why: String,
    measure: Option<Measure>,
    /// See [`PlannedObjective::occurrence`].
    occurrence: Option<String>,
    facts: Vec<String>,
}

fn objective(s: &Situation<'_>, args: Args<'_>, draft: Draft<'_>) -> PlannedObjective {
    let language = s.context.language;
    PlannedObjective {
        id: draft.id.to_owned(),
        text: language.text(draft.key, &args.with("date", language.date_short(draft.due))),
        metric: language.word(draft.metric),
        baseline: draft.baseline,
        target: draft.target,
        due: draft.due,
        owner: s.context.actor_name(s.account),
        why: draft.why,
        measure: draft.measure,
        occurrence: draft.occurrence,
        standing: Default::default(),
        facts: draft.facts,
    }
}

fn in_a_year(s: &Situation<'_>) -> Date {
    s.context.period().plus(12).last_day()
}

fn renew(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let renewal = s.scores.renewal.next.as_ref().ok()?;
    let amount = *renewal.value.as_ref().ok()?;
    let value = s.money(amount);
    let fact = s.fact(facts, "renewal", &value, &[renewal.origin].into_iter().collect());
    let why = s.context.language.text("why-renewal", &args!["days" => renewal.days]);
    let due = renewal.decide_by.filter(|day| *day > s.context.as_of()).unwrap_or(renewal.end);
    let draft = Draft {
        id: "renewal",
        key: "objective-retention",
        metric: "section-contracts",
        baseline: value.clone(),
        target: value.clone(),
        due,
        why,
        measure: Measure::of(Figure::Renewal, amount, amount),
        occurrence: Some(renewal.end.to_string()),
        facts: vec![fact],
    };
    Some(objective(s, args!["target" => &value], draft))
}

fn revenue(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let revenue = &s.scores.revenue;
    let ltm = *revenue.ltm.as_ref().ok()?;
    if ltm <= Decimal::ZERO {
        return None;
    }
    let language = s.context.language;
    let baseline = s.money(ltm);
    let fact = s.fact(facts, "revenue_ltm", &baseline, &revenue.evidence);
    let previous = revenue.previous.as_ref().ok().copied().filter(|previous| *previous > ltm);
    // Lost revenue is won back before there is talk of growth; growth follows the portfolio's median account.
    let (target, why) = match (previous, s.context.median_growth_share()) {
        (Some(previous), _) => (previous, language.word("why-revenue-recover")),
        (None, Some(growth)) if growth > 0.0 => {
            let factor = Decimal::from_f64_retain(1.0 + growth)?.round_dp(4);
            let why = language.text("why-revenue-peers", &args!["share" => language.percent(growth, 0)]);
            (ltm.checked_mul(factor)?, why)
        }
        (None, Some(_)) => (ltm, language.word("why-revenue-hold")),
        (None, None) => (ltm, language.word("why-revenue-level")),
    };
    let (target, why) = beside_forecast(s, ltm, target, why);
    let target_text = s.money(target);
    let holds = target_text == baseline;
    let key = match (holds, s.context.are_bookings()) {
        (true, false) => "objective-hold-revenue",
        (true, true) => "objective-hold-bookings",
        (false, false) => "objective-revenue",
        (false, true) => "objective-bookings",
    };
    let args = args!["target" => &target_text];
    let args = if holds { args } else { args.with("baseline", &baseline) };
    let draft = Draft {
        id: "revenue",
        key,
        metric: s.revenue_label(),
        baseline: baseline.clone(),
        target: target_text.clone(),
        due: in_a_year(s),
        why,
        measure: Measure::of(Figure::RevenueLtm, ltm, target),
        occurrence: None,
        facts: vec![fact],
    };
    Some(objective(s, args, draft))
}

/// A target that the forecast contradicts is held to the upper end of its range, though never below what there is; one
/// above the forecast says so.
fn beside_forecast(s: &Situation<'_>, ltm: Decimal, target: Decimal, why: String) -> (Decimal, String) {
    let (forecast, language) = (&s.scores.forecast, s.context.language);
    let Ok(expected) = forecast.total else { return (target, why) };
    let (target, why) = match forecast.high {
        Ok(high) if target > high.max(ltm) => {
            let wanted = args!["level" => language.percent(FORECAST_LEVEL, 0), "wanted" => s.money(target)];
            (high.max(ltm), language.text("why-revenue-within", &wanted))
        }
        _ => (target, why),
    };
    let (shown, expected_text) = (s.money(target), s.money(expected));
    if target <= expected || shown == expected_text {
        return (target, why);
    }
    (target, language.text("why-above-forecast", &args!["why" => why, "forecast" => expected_text]))
}

fn satisfaction(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let nps = &s.scores.nps;
    let value = *nps.value.as_ref().ok()?;
    let portfolio = s.context.scores.portfolio.kpi("nps_per_response").ok()?.value.as_ref().ok().copied()?;
    if nps.counts.detractors == 0 || portfolio <= value {
        return None;
    }
    let language = s.context.language;
    let (baseline, target) = (language.nps(value), language.nps(portfolio));
    let fact = s.fact(facts, "nps", &baseline, &nps.evidence);
    let draft = Draft {
        id: "satisfaction",
        key: "objective-satisfaction",
        metric: "nps-name",
        baseline: baseline.clone(),
        target: target.clone(),
        due: in_a_year(s),
        why: language.word("why-satisfaction"),
        measure: Measure::of_numbers(Figure::Nps, value, portfolio),
        occurrence: None,
        facts: vec![fact],
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target], draft))
}

/// The largest deal that can still be won.
fn pipeline(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let fresh = |deal: &&crate::score::Deal| !matches!(deal.stale, Ok(true)) && !deal.renewal && deal.amount.is_ok();
    let deal = s.scores.pipeline.deals.iter().find(fresh)?;
    let amount = *deal.amount.as_ref().ok()?;
    let target = s.money(amount);
    let language = s.context.language;
    let fact = s.fact(facts, "pipeline_open", &target, &[deal.origin].into_iter().collect());
    let soonest = s.context.schedule_of(s.account).in_days(20);
    let due = deal.expected_close.filter(|day| *day > s.context.as_of()).unwrap_or(soonest);
    let name = deal.name.clone().or_else(|| deal.product.clone()).unwrap_or_else(|| deal.id.clone());
    let draft = Draft {
        id: "deal",
        key: "objective-deal",
        metric: "tile-open-pipeline",
        baseline: s.money(Decimal::ZERO),
        target: target.clone(),
        due,
        why: language.word("why-deal"),
        measure: Measure::of(Figure::Deal, Decimal::ZERO, amount),
        occurrence: Some(deal.id.clone()),
        facts: vec![fact],
    };
    Some(objective(s, args!["deal" => name, "target" => &target], draft))
}

fn contacts(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let known = *s.scores.contact.contacts.as_ref().ok()?;
    let worth_it = s.is_customer() || !s.scores.pipeline.deals.is_empty();
    if known > 1 || !worth_it {
        return None;
    }
    let language = s.context.language;
    let baseline = language.text("n-contacts", &args!["n" => known]);
    let fact = s.fact(facts, "contacts", &baseline, &s.scores.contact.evidence);
    let due = s.context.as_of().checked_add(90.days()).ok()?;
    let draft = Draft {
        id: "contacts",
        key: "objective-contacts-known",
        metric: "section-stakeholders",
        baseline,
        target: language.text("n-contacts", &args!["n" => 2usize]),
        due,
        why: language.word("why-contacts"),
        measure: Measure::of(Figure::Contacts, Decimal::from(known), Decimal::TWO),
        occurrence: None,
        facts: vec![fact],
    };
    Some(objective(s, args!["n" => 2usize], draft))
}
