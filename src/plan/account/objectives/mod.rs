//! What is to be reached at an account: each objective with metric, baseline, target, due date, owner and reason.

mod first;
mod growth;
mod relation;
pub mod smart;

use super::{Figure, Measure, PlannedObjective, Situation};
use crate::model::{Contract, Date, Decimal, Row};
use crate::plan::context::Facts;
use crate::plan::document::FactId;
use crate::plan::facts::{AccountFacts, find};
use crate::plan::language::{Args, Language, args};
use crate::score::forecast::bands::LEVELS;
use crate::score::{Evidence, Renewal};

/// The level of an account's range.
const FORECAST_LEVEL: f64 = LEVELS[0];

/// Days with an order from which a forecast may set a target.
const FEWEST_ORDER_DAYS: usize = 3;

/// More would not be followed.
const MOST: usize = 5;

type Rule = fn(&Situation<'_>, &mut Facts) -> Option<PlannedObjective>;

/// What must not be lost comes first, then what is to be won, then what makes it likely.
const RULES: [Rule; 16] = [
    renew,
    relation::retention,
    relation::order_again,
    revenue,
    relation::satisfaction,
    relation::satisfied,
    pipeline,
    relation::contacts,
    growth::cross_sell,
    growth::penetration,
    growth::order_value,
    growth::sites,
    growth::categories,
    first::talk,
    first::decider,
    first::deal,
];

/// At most five, the most important first; of who left that it comes back, and nothing else.
pub fn objectives(s: &Situation<'_>, facts: &mut Facts) -> Vec<PlannedObjective> {
    if s.has_left() {
        return vec![relation::win_back(s, facts)];
    }
    let mut found = Vec::new();
    for rule in RULES {
        // What a rule states counts once its objective has a place.
        let mut stated = Facts::default();
        if found.len() < MOST
            && let Some(objective) = rule(s, &mut stated)
        {
            facts.extend(stated.into_vec());
            found.push(objective);
        }
    }
    // A prospect of which nothing else can be measured still has one: that it never bought is known.
    if found.is_empty() {
        found.extend(first::sale(s, facts));
    }
    found
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
    facts: Vec<FactId>,
}

/// What an objective's sentences state beside its own numbers and its due date (see `super::terms`), noted as facts.
struct Reasons<'r, 's> {
    s: &'r Situation<'s>,
    facts: &'r mut Facts,
    /// The objective's id.
    objective: &'static str,
    stated: Vec<FactId>,
}

impl<'r, 's> Reasons<'r, 's> {
    fn of(s: &'r Situation<'s>, facts: &'r mut Facts, objective: &'static str) -> Reasons<'r, 's> {
        Reasons { s, facts, objective, stated: Vec::new() }
    }

    /// The figure that it is about, by the name that it has in every document.
    fn figure(&mut self, name: &str, value: &str, evidence: &Evidence) {
        self.stated.push(self.s.fact(self.facts, name, value, evidence));
    }

    /// A fact of the register, where it is known.
    fn known(&mut self, name: &str) {
        let own = AccountFacts::of(self.s);
        self.stated.extend(find(name).and_then(|spec| own.state(spec, self.facts)));
    }

    /// What the figure is held against: of similar customers, of the company, of a benchmark. It is a fact of this plan
    /// and not of the account's own figures, so it is noted under the objective.
    fn beside(&mut self, name: &str, figure: &str, value: impl Into<String>) {
        self.of_rows(name, figure, value, &Evidence::default());
    }

    /// The same of something that rows tell: the deal that is to be won, the product that is to be sold.
    fn of_rows(&mut self, name: &str, figure: &str, value: impl Into<String>, evidence: &Evidence) {
        let name = format!("objective/{}/{name}", self.objective);
        let (context, account) = (self.s.context, self.s.account);
        self.stated.push(self.facts.add_labelled(context, account, (&name, figure), value, evidence));
    }
}

fn objective(s: &Situation<'_>, args: Args<'_>, draft: Draft<'_>) -> PlannedObjective {
    let language = s.context.language;
    PlannedObjective {
        id: draft.id.to_owned(),
        text: language.text(draft.key, &args.with("date", language.date_short(draft.due))),
        metric: s.context.word_of_amounts(draft.metric),
        baseline: draft.baseline,
        target: draft.target,
        due: draft.due,
        owner: s.context.actor_name(s.account),
        why: draft.why,
        compared: Vec::new(),
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
    if let Some(ended) = s.ended_contract() {
        return extension(s, ended, facts);
    }
    let renewal = s.scores.renewal.next.as_ref().ok().filter(|renewal| !renewal.is_settled(s.context.as_of()))?;
    let amount = *renewal.value.as_ref().ok()?;
    let value = s.money(amount);
    let mut reasons = Reasons::of(s, facts, "renewal");
    reasons.figure("renewal", &value, &[renewal.origin].into_iter().collect());
    reasons.known("renewal_days");
    let ahead = |day: &Date| *day > s.context.as_of();
    let due = renewal.decide_by.filter(ahead).or(Some(renewal.end).filter(ahead));
    // A contract that ends today can still be renewed this week.
    let due = due.unwrap_or_else(|| s.context.schedule_of(s.account).in_days(EXTENSION_DAYS));
    let why = why_renewal(&mut reasons, renewal, due);
    let stated = reasons.stated;
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
        facts: stated,
    };
    Some(objective(s, args!["target" => &value], draft))
}

/// When the contract ends, by when notice has to be given, and what its renewal deal says, which may be of another amount
/// and day.
fn why_renewal(reasons: &mut Reasons<'_, '_>, renewal: &Renewal, due: Date) -> String {
    let (s, language) = (reasons.s, reasons.s.context.language);
    // Notice of the contract's end has to be given before it: then that is the day that counts.
    let key = if due < renewal.end { "why-renewal-notice" } else { "why-renewal" };
    let why = language.text(key, &args!["days" => renewal.days]);
    let origin = renewal.open_opportunity.as_ref().ok().copied().flatten();
    let deal = origin.and_then(|origin| s.scores.pipeline.deals.iter().find(|deal| deal.origin == origin));
    let told = deal.and_then(|deal| Some((deal.origin, *deal.amount.as_ref().ok()?, deal.expected_close?)));
    let Some((origin, amount, closes)) = told else { return why };
    let key = if closes > renewal.end { "why-renewal-deal-after" } else { "why-renewal-deal" };
    let (amount, closes) = (s.money(amount), language.date_short(closes));
    let evidence: Evidence = [origin].into_iter().collect();
    reasons.of_rows("deal_amount", "deal_amount", &amount, &evidence);
    reasons.of_rows("deal_close", "deal_close", &closes, &evidence);
    language.text(key, &args!["why" => why, "amount" => amount, "date" => closes])
}

/// Working days in which an extension is to be signed.
const EXTENSION_DAYS: u32 = 5;

/// Of a contract that has ended without another.
fn extension(s: &Situation<'_>, ended: &Row<Contract>, facts: &mut Facts) -> Option<PlannedObjective> {
    let own = ended.currency.is_none_or(|currency| currency == s.context.currency());
    let in_force = s.scores.renewal.next.as_ref().ok().filter(|renewal| renewal.origin == ended.origin);
    let amount = match in_force {
        Some(renewal) => *renewal.value.as_ref().ok()?,
        None => ended.value.filter(|_| own)?,
    };
    let language = s.context.language;
    let (value, day) = (s.money(amount), language.date_short(ended.end));
    let mut reasons = Reasons::of(s, facts, "extension");
    reasons.figure("renewal", &value, &[ended.origin].into_iter().collect());
    reasons.known("contract_ended_on");
    let stated = reasons.stated;
    let draft = Draft {
        id: "extension",
        key: "objective-extension",
        metric: "section-contracts",
        baseline: value.clone(),
        target: value.clone(),
        due: s.context.schedule_of(s.account).in_days(EXTENSION_DAYS),
        why: language.text("why-extension", &args!["date" => &day]),
        measure: Measure::of(Figure::Renewal, amount, amount),
        occurrence: Some(ended.end.to_string()),
        facts: stated,
    };
    Some(objective(s, args!["target" => &value, "ended" => &day], draft))
}

fn revenue(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let revenue = &s.scores.revenue;
    let ltm = *revenue.ltm.as_ref().ok()?;
    let expected = s.scores.forecast.total.as_ref().ok().copied().filter(|expected| *expected > ltm && has_course(s));
    // Who began to buy within the 12 months has no year to be held to.
    let first_year = revenue.previous.as_ref().is_ok_and(|previous| previous.is_zero());
    if ltm <= Decimal::ZERO || first_year && expected.is_none() {
        return None;
    }
    let language = s.context.language;
    let baseline = s.money(ltm);
    let mut reasons = Reasons::of(s, facts, "revenue");
    reasons.figure("revenue_ltm", &baseline, &revenue.evidence);
    let previous = revenue.previous.as_ref().ok().copied().filter(|previous| *previous > ltm);
    // Lost revenue is won back before there is talk of growth; growth follows the portfolio's median account.
    let grown = |growth: f64| ltm.checked_mul(Decimal::from_f64_retain(1.0 + growth)?.round_dp(4));
    let goal = s.context.goals.revenue_growth_share.filter(|goal| *goal > 0.0);
    let (target, why) = match (previous, goal.or(s.context.median_growth_share())) {
        (Some(previous), _) => (previous, language.word("why-revenue-recover")),
        (None, Some(growth)) if goal.is_some() => {
            let share = language.percent(growth, 0);
            reasons.beside("goal", "company_goal", &share);
            (grown(growth)?, language.text("why-goal-growth", &args!["share" => share]))
        }
        (None, Some(growth)) if growth > 0.0 => {
            let share = language.percent(growth, 0);
            reasons.beside("median_growth", "median_growth", &share);
            (grown(growth)?, language.text("why-revenue-peers", &args!["share" => share]))
        }
        (None, Some(_)) => (ltm, language.word("why-revenue-hold")),
        (None, None) => (ltm, language.word("why-revenue-level")),
    };
    let (target, why) = match expected.filter(|expected| *expected > target || first_year) {
        Some(expected) => (expected, why_forecast(&mut reasons, expected)),
        None => beside_forecast(&mut reasons, ltm, target, why),
    };
    let stated = reasons.stated;
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
        facts: stated,
    };
    Some(objective(s, args, draft))
}

fn number_of(language: &Language, n: usize) -> String {
    language.integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A count with the word for what is counted, where there is one.
fn counted(s: &Situation<'_>, figure: Figure, n: usize) -> String {
    match figure.counted() {
        Some(key) => s.context.language.text(key, &args!["n" => n]),
        None => number_of(s.context.language, n),
    }
}

/// Whether it ordered often enough for what is expected of it to be more than a guess.
fn has_course(s: &Situation<'_>) -> bool {
    s.scores.orders.days.as_ref().is_ok_and(|days| *days >= FEWEST_ORDER_DAYS)
}

/// What is expected of 12 months, and that the baseline is of fewer where it is.
fn why_forecast(reasons: &mut Reasons<'_, '_>, expected: Decimal) -> String {
    let s = reasons.s;
    let (forecast, language) = (s.money(expected), s.context.language);
    reasons.known("forecast_12m");
    let months = s.scores.revenue.months.as_deref().unwrap_or_default();
    let bought = months.iter().skip_while(|(_, amount)| amount.is_zero()).count();
    if !(1..12).contains(&bought) {
        return language.text("why-revenue-forecast", &args!["forecast" => forecast]);
    }
    reasons.beside("months", "months_bought", number_of(language, bought));
    language.text("why-revenue-forecast-partly", &args!["forecast" => forecast, "months" => bought])
}

/// A target that the forecast contradicts is held to the upper end of its range, though never below what there is.
fn beside_forecast(reasons: &mut Reasons<'_, '_>, ltm: Decimal, target: Decimal, why: String) -> (Decimal, String) {
    let s = reasons.s;
    let (forecast, language) = (&s.scores.forecast, s.context.language);
    match forecast.high {
        Ok(high) if target > high.max(ltm) => {
            let (level, wanted) = (language.percent(FORECAST_LEVEL, 0), s.money(target));
            reasons.beside("forecast_level", "forecast_level", &level);
            reasons.beside("wanted", "target_before_forecast", &wanted);
            let told = args!["level" => level, "wanted" => wanted];
            (high.max(ltm), language.text("why-revenue-within", &told))
        }
        _ => (target, why),
    }
}

/// Why, and that a target of revenue lies above what is expected today, where it does.
pub fn above_forecast(s: &Situation<'_>, measure: Option<&Measure>, why: String) -> String {
    match forecast_below(s, measure) {
        Some(forecast) => s.context.language.text("why-above-forecast", &args!["why" => why, "forecast" => forecast]),
        None => why,
    }
}

/// What is expected today, where a target of revenue lies above it.
pub fn forecast_below(s: &Situation<'_>, measure: Option<&Measure>) -> Option<String> {
    let target = measure.filter(|measure| measure.figure == Figure::RevenueLtm)?.target;
    let expected = *s.scores.forecast.total.as_ref().ok()?;
    let forecast = s.money(expected);
    (target > expected && s.money(target) != forecast).then_some(forecast)
}

/// The largest deal that can still be won.
fn pipeline(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let fresh = |deal: &&crate::score::Deal| !matches!(deal.stale, Ok(true)) && !deal.renewal && deal.amount.is_ok();
    let deal = s.scores.pipeline.deals.iter().find(fresh)?;
    let amount = *deal.amount.as_ref().ok()?;
    let target = s.money(amount);
    let soonest = s.context.schedule_of(s.account).in_days(20);
    let due = deal.expected_close.filter(|day| *day > s.context.as_of()).unwrap_or(soonest);
    let name = deal.called().to_owned();
    let mut reasons = Reasons::of(s, facts, "deal");
    // The deal's own, not the account's open pipeline, which it is a part of.
    reasons.of_rows("deal", "deal", &name, &[deal.origin].into_iter().collect());
    let fresh = s.scores.pipeline.deals.iter().filter(fresh).count();
    let worker = s.context.deal_owner(deal);
    let why = why_deal(&mut reasons, fresh, due, worker.as_deref());
    let stated = reasons.stated;
    let draft = Draft {
        id: "deal",
        key: "objective-deal",
        metric: "tile-open-pipeline",
        baseline: s.money(Decimal::ZERO),
        target: target.clone(),
        due,
        why,
        measure: Measure::of(Figure::Deal, Decimal::ZERO, amount),
        occurrence: Some(deal.id.clone()),
        facts: stated,
    };
    let objective = objective(s, args!["deal" => name, "target" => &target], draft);
    // Who works on the deal may be another than who looks after the account.
    Some(PlannedObjective { owner: worker.unwrap_or(objective.owner.clone()), ..objective })
}

/// Why this deal of so many that can still be won, and what the rep's quota of the quarter still lacks where the deal closes in it.
fn why_deal(reasons: &mut Reasons<'_, '_>, fresh: usize, due: Date, worker: Option<&str>) -> String {
    let s = reasons.s;
    let language = s.context.language;
    reasons.known("live_deals");
    let why = match s.scores.pipeline.deals.len() {
        1 => language.word("why-deal-one"),
        _ => language.text("why-deal", &args!["n" => fresh]),
    };
    let quarter = &s.context.scores.portfolio.quarter;
    // Another's deal fills another's quota.
    let owner = s.context.owner(s.account).filter(|owner| worker.is_none_or(|worker| worker == owner.name));
    let lacking = owner.and_then(|owner| {
        let part = quarter.owners.iter().find(|part| part.owner == owner.name)?;
        let lacking = part.quota.as_ref().ok()?.checked_sub(*part.won.as_ref().ok()?)?;
        (lacking > Decimal::ZERO && due <= quarter.period.days.to).then_some((owner, lacking))
    });
    let Some((owner, lacking)) = lacking else { return why };
    let lacking = s.money(lacking);
    reasons.beside("quota_lacking", "quota_lacking", &lacking);
    reasons.beside("owner", "owner", &owner.name);
    language.text("why-deal-quota", &args!["why" => why, "owner" => &owner.name, "amount" => lacking])
}
