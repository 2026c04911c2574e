//! The brief's charts: revenue by month, priority and churn points, the actions on their timeline.

use rust_decimal::prelude::ToPrimitive;

use super::standing;
use crate::model::bridge::{apportion, round};
use crate::model::calendar::days_between;
use crate::model::{Date, Decimal, Month};
use crate::plan::account::{AccountPlan, PlannedAction, PlannedObjective, Situation};
use crate::plan::chart::{
    Axis, Band, Bar, BarTotal, Bars, ColumnMonth, Columns, Forecast, Milestone, SeriesNames, Tick, Timeline,
    TimelineHeadings, TimelineMonth, TimelineRow,
};
use crate::plan::context::{Context, Facts};
use crate::plan::document::{FactId, Section, Sentence, Tone};
use crate::plan::language::args;
use crate::score::{ChurnSignal, Criterion, CriterionKey, Quadrant, SignalKey, Tier};

/// Actions that a page has room for; the rep's workbook has all.
const MOST_ACTIONS: usize = 8;

/// Columns shown, the last of them the period.
const MONTHS: i32 = 12;

pub fn revenue(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Columns>> {
    let (revenue, language, context) = (&s.scores.revenue, s.context.language, s.context);
    let months = revenue.months.as_ref().ok()?;
    let ltm = *revenue.ltm.as_ref().ok()?;
    if months.iter().all(|(_, amount)| amount.is_zero()) {
        return None;
    }
    let amount = s.money(ltm);
    let fact = s.fact(facts, "revenue_ltm", &amount, &revenue.evidence);
    let basis = if context.are_bookings() { "bookings" } else { "revenue" };
    let title = match &revenue.yoy_share {
        Ok(share) if share.abs() >= 0.005 => {
            let key = format!("title-{basis}-{}", if *share > 0.0 { "up" } else { "down" });
            language.text(&key, &args!["share" => language.percent(share.abs(), 0), "amount" => &amount])
        }
        Ok(_) => language.text(&format!("title-{basis}-flat"), &args!["amount" => &amount]),
        Err(_) => language
            .text(&format!("title-{basis}-plain"), &args!["amount" => &amount, "months" => revenue.months_observed]),
    };
    let expected = expected(s, facts);
    let columns = columns(context, months, expected.as_ref(), &title, &fact);
    let mut stated = vec![fact];
    let compares = columns.months.iter().any(|month| month.previous.is_some());
    let key = if compares { "months-subtitle" } else { "months-subtitle-plain" };
    let axis = language.text(key, &args!["axis" => &columns.axis.title]);
    let subtitle = match expected {
        Some(expected) => {
            stated.push(expected.fact);
            format!("{axis}. {}", expected.text)
        }
        None => axis,
    };
    Some(Section {
        title: Sentence { text: title, facts: stated },
        subtitle: Some(subtitle),
        source: None,
        body: columns,
    })
}

/// What the twelve months to come are expected to bring, with the range of their sum.
#[derive(Debug)]
pub struct Expected {
    text: String,
    fact: FactId,
    months: Vec<(Month, Decimal)>,
    low: Decimal,
    high: Decimal,
}

/// None where nothing is expected or its range tells nothing.
fn expected(s: &Situation<'_>, facts: &mut Facts) -> Option<Expected> {
    if s.has_left() {
        return None;
    }
    let forecast = &s.scores.forecast;
    let total = *forecast.total.as_ref().ok()?;
    let (low, high) = (*forecast.low.as_ref().ok()?, *forecast.high.as_ref().ok()?);
    // A range that begins at nothing tells a rep nothing; the tables have it.
    if total <= Decimal::ZERO || low <= Decimal::ZERO || high <= low {
        return None;
    }
    let amount = s.money(total);
    let fact = s.fact(facts, "forecast_12m", &amount, &s.scores.revenue.evidence);
    let args = args!["forecast" => &amount, "low" => s.money(low), "high" => s.money(high)];
    let text = s.context.language.text("title-revenue-forecast", &args);
    Some(Expected { text, fact, months: forecast.months.as_ref().ok().cloned().unwrap_or_default(), low, high })
}

/// The last twelve months with the same month a year before, and those that are expected next.
pub fn columns(
    context: &Context<'_>,
    months: &[(Month, Decimal)],
    expected: Option<&Expected>,
    alt: &str,
    fact: &str,
) -> Columns {
    let language = context.language;
    let ahead = expected.map_or(&[][..], |expected| expected.months.as_slice());
    let of_average = |sum: Decimal| sum.checked_div(Decimal::from(ahead.len()));
    let band = expected.and_then(|expected| Some((of_average(expected.low)?, of_average(expected.high)?)));
    let last = context.period();
    let shown: Vec<Month> = (0..MONTHS).map(|back| last.plus(back + 1 - MONTHS)).collect();
    let amount = |month: Month| months.iter().find(|(known, _)| *known == month).map(|(_, amount)| *amount);
    let known = shown.iter().flat_map(|month| [amount(*month), amount(month.plus(-12))]).flatten();
    let told = ahead.iter().map(|(_, amount)| *amount).chain(band.map(|(_, high)| high));
    let largest = known.chain(told).map(|a| a.abs()).max();
    let (divisor, unit) = match largest.unwrap_or_default() {
        largest if largest >= Decimal::from(2_000_000) => (Decimal::from(1_000_000), "chart-unit-millions"),
        largest if largest >= Decimal::from(2_000) => (Decimal::from(1_000), "chart-unit-thousands"),
        _ => (Decimal::ONE, "chart-unit"),
    };
    let in_unit = |amount: Decimal| (amount / divisor).round_dp(6).to_f64();
    let scaled = |month: Month| amount(month).and_then(in_unit);
    let mut columns: Vec<ColumnMonth> = shown
        .iter()
        .enumerate()
        .map(|(place, month)| ColumnMonth {
            label: language.month_name_short(*month),
            year: (place == 0 || month.month() == 1).then(|| month.year().to_string()),
            actual: scaled(*month),
            previous: scaled(month.plus(-12)),
            plan: None,
            forecast: None,
            value_text: None,
            facts: vec![fact.to_owned()],
        })
        .collect();
    columns.extend(ahead.iter().map(|(month, amount)| ColumnMonth {
        label: language.month_name_short(*month),
        year: (month.month() == 1).then(|| month.year().to_string()),
        actual: None,
        previous: None,
        plan: None,
        forecast: in_unit(*amount).map(|value| Forecast { value, low: None, high: None }),
        value_text: None,
        facts: expected.map(|expected| expected.fact.clone()).into_iter().collect(),
    }));
    let band = band.and_then(|(low, high)| {
        Some(Band { low: in_unit(low)?, high: in_unit(high)?, name: language.word("chart-forecast-band") })
    });
    let title = language.text(unit, &args!["currency" => language.currency_sign(context.currency())]);
    Columns {
        alt: alt.to_owned(),
        axis: Axis { title, ..Axis::default() },
        names: SeriesNames {
            actual: language.word("scenario-actual"),
            previous: language.word("scenario-previous"),
            forecast: language.word("scenario-forecast"),
            plan: language.word("scenario-plan"),
        },
        months: columns,
        band,
    }
}

pub fn priority(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Bars>> {
    if s.has_left() {
        return None;
    }
    let (priority, language) = (&s.scores.priority, s.context.language);
    let score = *priority.score.as_ref().ok()?;
    let rank = *priority.rank.as_ref().ok()?;
    let value = language.number(score, 0);
    let evidence = [s.record.origin].into_iter().collect();
    let fact = s.fact(facts, "priority_score", &value, &evidence);
    let total: f64 = priority.criteria.iter().filter(|c| c.percentile.is_ok()).map(|criterion| criterion.weight).sum();
    let known: Vec<&Criterion> = priority.criteria.iter().filter(|criterion| criterion.percentile.is_ok()).collect();
    let mut rows: Vec<Bar> = known
        .iter()
        .zip(shown_points(&known, score))
        .map(|(criterion, shown)| Bar {
            label: language.criterion(criterion.key),
            value: shown,
            text: language.number(shown, 1),
            limit: (total > 0.0).then(|| 100.0 * criterion.weight / total),
            tone: Tone::Neutral,
            evidence: None,
            facts: vec![fact.clone()],
        })
        .collect();
    rows.sort_by(|a, b| b.value.total_cmp(&a.value));
    let missing: Vec<String> = priority
        .criteria
        .iter()
        .filter(|criterion| criterion.percentile.is_err())
        .map(|criterion| within_sentence(&language.criterion(criterion.key)))
        .collect();
    let accounts = s.context.ranked();
    let title = language.text(
        "title-priority",
        &args!["score" => &value, "rank" => language.integer(i64::try_from(rank).unwrap_or(i64::MAX)), "accounts" => accounts],
    );
    let (low, high) = (language.number(priority.low, 0), language.number(priority.high, 0));
    // What is missing may weigh too little to be seen.
    let is_open = !missing.is_empty() && low != high;
    let range = language.text("priority-range", &args!["low" => low, "high" => high]);
    Some(Section {
        title: Sentence { text: title.clone(), facts: vec![fact] },
        subtitle: Some(tier_beside_quadrant(s).unwrap_or(if is_open {
            range
        } else {
            language.word("priority-subtitle")
        })),
        source: None,
        body: Bars {
            alt: title,
            rows,
            total: Some(BarTotal { label: language.word("heading-total"), text: language.number(score, 1) }),
            note: (!missing.is_empty())
                .then(|| language.text("not-observed", &args!["what" => language.list(&missing)])),
        },
    })
}

/// Points to one decimal, so that what is shown sums to the score as it is shown.
fn shown_points(known: &[&Criterion], score: f64) -> Vec<f64> {
    let exact = |value: f64| Decimal::from_f64_retain(value).unwrap_or_default();
    let points: Vec<Decimal> = known.iter().map(|criterion| exact(criterion.points)).collect();
    let shown = apportion(&points, round(exact(score), 1), 1);
    shown.iter().filter_map(ToPrimitive::to_f64).collect()
}

/// Why an account of high value is in the lowest tier: the criterion beside value that costs it most points.
fn tier_beside_quadrant(s: &Situation<'_>) -> Option<String> {
    let (priority, language) = (&s.scores.priority, s.context.language);
    let valuable = matches!(priority.quadrant, Ok(Quadrant::Defend | Quadrant::Grow));
    if !valuable || priority.tier != Ok(Tier::C) {
        return None;
    }
    let known = || priority.criteria.iter().filter(|criterion| criterion.percentile.is_ok());
    let total: f64 = known().map(|criterion| criterion.weight).sum();
    let lost = |criterion: &Criterion| 100.0 * criterion.weight / total - criterion.points;
    let beside = known().filter(|criterion| criterion.key != CriterionKey::Value);
    let costliest = beside.max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.key.cmp(&a.key)))?;
    let args = args![
        "criterion" => language.criterion(costliest.key),
        "points" => language.number(costliest.points, 0),
        "max" => language.number(lost(costliest) + costliest.points, 0),
    ];
    Some(language.text("priority-tier-why", &args))
}

/// A title's word within a sentence: without its capital, unless it is an abbreviation.
fn within_sentence(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), text.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

pub fn churn(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Bars>> {
    if !s.may_churn() {
        return None;
    }
    let (churn, language) = (&s.scores.churn, s.context.language);
    if let Some(reading) = churn.in_charge() {
        return super::model::churn(s, reading, facts);
    }
    let observed: Vec<_> = churn.signals.iter().filter(|signal| signal.observed()).collect();
    if observed.is_empty() {
        return None;
    }
    // Points of the score, of which all that was observed would make 100.
    let scale = if churn.max_points_observed > 0.0 { 100.0 / churn.max_points_observed } else { 1.0 };
    let decimals = if churn.max_points_observed == 100.0 { 0 } else { 1 };
    let rows: Vec<Bar> = observed
        .iter()
        .map(|signal| {
            let name = measured(s, signal).unwrap_or_else(|| language.signal(signal.key));
            let (points, most) = (signal.points * scale, signal.max_points * scale);
            let text = format!("{} / {}", language.number(points, decimals), language.number(most, decimals));
            let fact = s.fact(facts, &format!("churn_signal_{:?}", signal.key), &text, &signal.evidence);
            Bar {
                label: name,
                value: points,
                text,
                limit: Some(most),
                tone: if signal.points > 0.0 { Tone::Bad } else { Tone::Neutral },
                // What did not fire is said in one line: `explain` has its rows.
                evidence: s.context.evidence(&signal.evidence).into_iter().next().filter(|_| signal.points > 0.0),
                facts: vec![fact],
            }
        })
        .collect();
    let fired = observed.iter().filter(|signal| signal.points > 0.0).count();
    let missing: Vec<String> = churn
        .signals
        .iter()
        .filter(|signal| !signal.observed())
        .map(|signal| within_sentence(&language.signal(signal.key)))
        .collect();
    let title = language.text("title-churn-signals", &args!["n" => fired, "total" => observed.len()]);
    let points = language.text(
        "tile-points-of",
        &args!["points" => language.number(churn.points * scale, 0), "max" => language.number(100.0, 0)],
    );
    let share = language.text("tile-observed", &args!["share" => language.percent(churn.observed_share, 0)]);
    Some(Section {
        title: Sentence { text: title.clone(), facts: Vec::new() },
        subtitle: Some(share),
        source: None,
        body: Bars {
            alt: title,
            rows,
            // Under the least share that carries a score its parts make no total.
            total: churn.score.is_ok().then(|| BarTotal { label: language.word("heading-total"), text: points }),
            note: (!missing.is_empty())
                .then(|| language.text("churn-not-known", &args!["what" => language.list(&missing)])),
        },
    })
}

/// A signal that is told by its figure: so that `payment delay` is not read as money overdue, nor a fall of a year as one
/// of a quarter.
fn measured(s: &Situation<'_>, signal: &ChurnSignal) -> Option<String> {
    let language = s.context.language;
    let value = *signal.value.as_ref().ok()?;
    // Days and counts fit by far.
    #[allow(clippy::cast_possible_truncation)]
    let whole = value.round() as i64;
    let (key, told) = match signal.key {
        SignalKey::VolumeFall if s.scores.usage.yoy_share.is_ok() => {
            ("signal-told-usage", language.percent_change(value, 0))
        }
        SignalKey::VolumeFall => ("signal-told-orders", language.percent_change(value, 0)),
        SignalKey::SevereTickets => ("signal-told-tickets", language.integer(whole)),
        // Few answers weigh little beside all of ours: a low NPS of theirs alone is no signal yet.
        SignalKey::Nps if signal.points <= 0.0 && s.scores.nps.value.as_ref().is_ok_and(|nps| *nps < 0.0) => {
            ("signal-told-nps", language.nps(value))
        }
        SignalKey::LatePayment if whole > 0 => ("signal-told-payment", language.days(whole)),
        SignalKey::LatePayment => ("signal-told-payment", language.word("signal-told-none")),
        _ => return None,
    };
    Some(language.text(key, &args!["value" => told]))
}

/// The actions of an account over six months from the as-of day.
pub fn timeline(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<Timeline>> {
    let renewal = s.scores.renewal.next.as_ref().ok().map(|renewal| renewal.end);
    timeline_of(s.context, &plan.actions, &plan.objectives, plan.next_review, renewal)
}

/// The month of the as-of day and the six after it. An action names the objective that it serves by its number.
pub fn timeline_of(
    context: &Context<'_>,
    actions: &[PlannedAction],
    objectives: &[PlannedObjective],
    next_review: Date,
    renewal: Option<Date>,
) -> Option<Section<Timeline>> {
    const SHOWN: i32 = 7;
    let language = context.language;
    if actions.is_empty() {
        return None;
    }
    let first = Month::of(context.as_of());
    let (start, end) = (first.first_day(), first.plus(SHOWN - 1).last_day());
    // Days of half a year are exact as floats.
    #[allow(clippy::cast_precision_loss)]
    let share = |day: Date| (days_between(start, day) as f64 / days_between(start, end).max(1) as f64).clamp(0.0, 1.0);
    let months = (0..SHOWN).map(|ahead| first.plus(ahead)).map(|month| TimelineMonth {
        label: language.month_name_short(month),
        start: share(month.first_day()),
        end: share(month.last_day()),
    });
    let more = actions.len().saturating_sub(MOST_ACTIONS);
    let serves = |action: &PlannedAction| {
        let served = action.objective.as_ref()?;
        let place = objectives.iter().position(|objective| objective.id == *served)?;
        Some(language.text("action-serves", &args!["number" => (place + 1).to_string()]))
    };
    let rows = actions.iter().take(MOST_ACTIONS).map(|action| TimelineRow {
        label: action.text.clone(),
        objective: serves(action),
        why: action.why.clone(),
        owner: action.owner.clone(),
        due: language.date_short(action.due),
        start: share(action.start),
        end: share(action.standing.renewed.unwrap_or(action.due)),
        state: standing::action_state(language, &action.standing),
        tone: if action.standing.late { Tone::Bad } else { Tone::Neutral },
        facts: action.facts.clone(),
    });
    let milestone = |what: String, day: Date, tone: Tone| Milestone {
        label: format!("{what}: {}", language.day_short(day)),
        at: share(day),
        tone,
    };
    let is_shown = |day: &Date| (start..=end).contains(day);
    let mut milestones = vec![milestone(language.word("heading-review"), next_review, Tone::Neutral)];
    if let Some(renewal) = renewal.filter(is_shown) {
        milestones.push(milestone(language.word("heading-renewal"), renewal, Tone::Warn));
    }
    let numbered = objectives.iter().enumerate().filter(|(_, objective)| is_shown(&objective.due));
    milestones.extend(numbered.map(|(place, objective)| {
        let what = language.text("action-serves", &args!["number" => (place + 1).to_string()]);
        milestone(what, objective.due, Tone::Neutral)
    }));
    let as_of = context.as_of();
    let today =
        Tick { at: share(as_of), text: language.text("as-of-day", &args!["date" => language.day_short(as_of)]) };
    let title = language.text("title-actions", &args!["n" => actions.len()]);
    let facts = actions.iter().flat_map(|action| action.facts.clone()).collect();
    Some(Section {
        title: Sentence { text: title, facts },
        subtitle: Some(language.word("chart-actions-title")),
        source: None,
        body: Timeline {
            headings: TimelineHeadings {
                action: language.word("heading-action"),
                owner: language.word("heading-owner"),
                due: language.word("heading-due"),
            },
            months: months.collect(),
            rows: rows.collect(),
            milestones,
            today: Some(today),
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}
