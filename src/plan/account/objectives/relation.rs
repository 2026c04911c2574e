//! That the customer stays and is content: its rhythm of orders, its ratings, the people known.

use jiff::ToSpan;

use super::{Draft, Reasons, counted, in_a_year, objective};
use crate::model::Decimal;
use crate::plan::account::{Figure, Measure, PlannedObjective, Situation};
use crate::plan::context::Facts;
use crate::plan::language::args;

/// Days behind its usual rhythm from which an order is missed.
const LATE_DAYS: i64 = 15;
/// Answers that a share of them needs.
const FEWEST_ANSWERS: usize = 5;
/// People known at a customer, where the company has set no goal.
const CONTACTS: u32 = 2;

/// The next order of a customer without a contract that is behind its rhythm.
pub fn retention(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let orders = &s.scores.orders;
    let (since, gap) = (*orders.days_since_last.as_ref().ok()?, *orders.gap_days_median.as_ref().ok()?);
    // Days between dates of a calendar fit by far.
    #[allow(clippy::cast_possible_truncation)]
    let gap = gap.round().max(1.0) as i64;
    if s.scores.renewal.in_force > 0 || since - gap < LATE_DAYS {
        return None;
    }
    let language = s.context.language;
    let (baseline, target) = (language.days(since), language.days(gap));
    let mut reasons = Reasons::of(s, facts, "retention");
    reasons.figure("last_order", &baseline, &s.scores.revenue.history_evidence);
    let stated = reasons.stated;
    let draft = Draft {
        id: "retention",
        key: "objective-next-order",
        metric: "metric-days-since-order",
        baseline: baseline.clone(),
        target: target.clone(),
        due: s.context.schedule_of(s.account).in_days(30),
        why: language.word("why-next-order"),
        measure: Measure::of(Figure::DaysSinceOrder, Decimal::from(since), Decimal::from(gap)),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target], draft))
}

/// A new order from a customer that has no rhythm of orders to be held to: it bought nothing in 12 months, or once or twice
/// so far. None where a deal is open, which is the objective then.
pub fn order_again(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let orders = &s.scores.orders;
    let (since, ltm) = (*orders.days_since_last.as_ref().ok()?, *orders.ltm.as_ref().ok()?);
    let bound = s.scores.renewal.in_force > 0 || !s.scores.pipeline.deals.is_empty();
    if bound || orders.gap_days_median.is_ok() {
        return None;
    }
    let language = s.context.language;
    let mut reasons = Reasons::of(s, facts, "win-back");
    reasons.figure("last_order", &language.days(since), &s.scores.revenue.history_evidence);
    let stated = reasons.stated;
    let (key, why) = match ltm {
        0 => ("objective-order-again", "why-order-again"),
        _ => ("objective-order-next", "why-order-next"),
    };
    let count = |n: usize| counted(s, Figure::OrdersLtm, n);
    let draft = Draft {
        id: "win-back",
        key,
        metric: "metric-orders-12m",
        baseline: count(ltm),
        target: count(ltm + 1),
        due: s.context.schedule_of(s.account).in_days(WIN_BACK_DAYS),
        why: language.text(why, &args!["days" => since]),
        measure: Measure::of(Figure::OrdersLtm, Decimal::from(ltm), Decimal::from(ltm + 1)),
        occurrence: orders.last.as_ref().ok().map(ToString::to_string),
        facts: stated,
    };
    Some(objective(s, args!["account" => s.name()], draft))
}

/// Working days in which who left may give a first order again.
const WIN_BACK_DAYS: u32 = 60;

/// The first order of one that left.
pub fn win_back(s: &Situation<'_>, facts: &mut Facts) -> PlannedObjective {
    let language = s.context.language;
    let day = s.scores.class.left_on.map(|day| language.date_short(day));
    let told = day.clone().unwrap_or_else(|| language.word("left-day-unknown"));
    let fact = s.fact(facts, "left_on", &told, &[s.record.origin].into_iter().collect());
    let draft = Draft {
        id: "win-back",
        key: "objective-win-back",
        metric: "metric-orders-since-left",
        baseline: language.integer(0),
        target: language.integer(1),
        due: s.context.schedule_of(s.account).in_days(WIN_BACK_DAYS),
        why: match day {
            Some(day) => language.text("why-win-back", &args!["date" => day]),
            None => language.word("why-win-back-plain"),
        },
        measure: None,
        // Who came back and left again is another one to win.
        occurrence: s.scores.class.left_on.map(|day| day.to_string()),
        facts: vec![fact],
    };
    objective(s, args!["account" => s.name()], draft)
}

/// Points of NPS in a year beyond which nobody would believe in an objective that no goal of the company asks for.
const MOST_NPS_GAIN: f64 = 40.0;

/// The NPS up to the company's goal, the benchmark of its industry, or the average of the portfolio.
pub fn satisfaction(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let nps = &s.scores.nps;
    let value = *nps.value.as_ref().ok()?;
    let mut reasons = Reasons::of(s, facts, "satisfaction");
    reasons.figure("nps", &s.context.language.nps(value), &nps.evidence);
    let (wanted, why) = match wanted(&mut reasons, "nps_per_response", s.context.goals.nps)? {
        (far, why) if far - value > MOST_NPS_GAIN && s.context.goals.nps.is_none() => {
            let told = s.context.language.nps(far);
            reasons.beside("nps_wanted", "nps", &told);
            (value + MOST_NPS_GAIN, s.context.language.text("why-nps-step", &args!["wanted" => told, "why" => why]))
        }
        near => near,
    };
    let stated = reasons.stated;
    if nps.counts.detractors == 0 && s.context.goals.nps.is_none() || wanted <= value {
        return None;
    }
    let language = s.context.language;
    let (baseline, target) = (language.nps(value), language.nps(wanted));
    if baseline == target {
        return None;
    }
    let draft = Draft {
        id: "satisfaction",
        key: "objective-satisfaction",
        metric: "nps-name",
        baseline: baseline.clone(),
        target: target.clone(),
        due: in_a_year(s),
        why,
        measure: Measure::of_numbers(Figure::Nps, value, wanted),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target], draft))
}

/// Satisfied answers, of who gave too few ratings for an NPS.
pub fn satisfied(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let rate = s.scores.csat.share.as_ref().ok()?;
    if s.scores.nps.value.is_ok() || rate.n < FEWEST_ANSWERS {
        return None;
    }
    let language = s.context.language;
    let mut reasons = Reasons::of(s, facts, "satisfaction");
    reasons.figure("csat", &language.percent(rate.value, 0), &s.scores.csat.evidence);
    let (wanted, why) = wanted(&mut reasons, "csat_share", s.context.goals.csat_share)?;
    let stated = reasons.stated;
    let (baseline, target) = (language.percent(rate.value, 0), language.percent(wanted, 0));
    if wanted <= rate.value || baseline == target {
        return None;
    }
    let draft = Draft {
        id: "satisfaction",
        key: "objective-csat",
        metric: "figure-csat",
        baseline: baseline.clone(),
        target: target.clone(),
        due: in_a_year(s),
        why,
        measure: Measure::of_numbers(Figure::Csat, rate.value, wanted),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target], draft))
}

/// What a rating is to reach: the company's goal, else the newest benchmark of the account's industry that lies above the
/// portfolio, else the portfolio.
fn wanted(reasons: &mut Reasons<'_, '_>, metric: &str, goal: Option<f64>) -> Option<(f64, String)> {
    let s = reasons.s;
    let language = s.context.language;
    if let Some(goal) = goal {
        return Some((goal, language.word("why-goal")));
    }
    let portfolio = s.context.scores.portfolio.kpi(metric).ok()?.value.as_ref().ok().copied()?;
    let benchmarks = s.context.scores.portfolio.benchmarks.iter().filter(|benchmark| {
        benchmark.metric.trim() == metric && benchmark.industry == s.record.industry && benchmark.industry.is_some()
    });
    let known = benchmarks.filter_map(|benchmark| Some((benchmark, benchmark.compared.as_ref().ok()?.benchmark)));
    let newest = known.max_by(|a, b| a.0.year.total_cmp(&b.0.year).then_with(|| b.0.source.cmp(&a.0.source)));
    if let Some((benchmark, value)) = newest.filter(|(_, value)| *value > portfolio) {
        let year = language.number(benchmark.year, 0).replace(['.', ',', '\u{a0}', '\u{202f}'], "");
        reasons.beside("benchmark", "benchmark_source", &benchmark.source);
        reasons.beside("benchmark_year", "benchmark_source", &year);
        let told = args!["source" => &benchmark.source, "year" => year];
        return Some((value, language.text("why-benchmark", &told)));
    }
    Some((portfolio, language.word("why-satisfaction")))
}

/// As many people known as the company wants, at a customer or where a deal is open.
pub fn contacts(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let known = *s.scores.contact.contacts.as_ref().ok()?;
    let worth_it = s.is_customer() || !s.scores.pipeline.deals.is_empty();
    let goal = s.context.goals.contacts;
    let wanted = usize::try_from(goal.unwrap_or(CONTACTS)).ok()?;
    if known >= wanted || !worth_it {
        return None;
    }
    let language = s.context.language;
    let baseline = counted(s, Figure::Contacts, known);
    let mut reasons = Reasons::of(s, facts, "contacts");
    reasons.known("contacts");
    let stated = reasons.stated;
    let due = s.context.as_of().checked_add(90.days()).ok()?;
    let draft = Draft {
        id: "contacts",
        key: "objective-contacts-known",
        metric: "figure-contacts",
        baseline,
        target: counted(s, Figure::Contacts, wanted),
        due,
        why: language.word(match (goal, known) {
            (Some(_), _) => "why-goal",
            (None, 0) => "why-contacts-none",
            (None, _) => "why-contacts",
        }),
        measure: Measure::of(Figure::Contacts, Decimal::from(known), Decimal::from(wanted)),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["n" => wanted], draft))
}
