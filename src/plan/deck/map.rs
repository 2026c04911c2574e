//! Accounts by value and churn points: where the money at risk is.

use super::Content;
use super::desk::{Composed, Desk, MOST_ROWS, Part, Width, cell, float, sentence, strong, sum};
use crate::model::{AccountIx, Decimal, Entity};
use crate::plan::account::Situation;
use crate::plan::chart::{Axis, Bubble, BubbleMap, Quadrant as Corner, SizeKey, Split, Tick};
use crate::plan::document::{Cell, FactId, Tone};
use crate::plan::language::args;
use crate::score::{AccountScores, Band, Quadrant, Tier};

/// Most accounts that are drawn; those of the least value stay out and are counted.
const MOST_BUBBLES: usize = 400;

/// From this ratio of the greatest to the least value on, a scale by powers of ten keeps the small apart.
const WIDE_RATIO: f64 = 30.0;

/// An account with a value and churn points, or the probability in percent where a model gives the bands.
struct Point<'a> {
    scores: &'a AccountScores,
    value: Decimal,
    points: f64,
}

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let accounts = desk.accounts();
    let by_model = desk.context.churn_by_model();
    // Points of an account that the model says nothing of would stand on another scale.
    // One that has left keeps its points and has no band: it can't leave again.
    let comparable =
        |account: &&AccountScores| account.churn.band.is_ok() && (!by_model || account.churn.in_charge().is_some());
    let mut points: Vec<Point<'_>> = accounts.iter().filter(comparable).filter_map(point).collect();
    points.sort_by(|a, b| b.value.cmp(&a.value).then(a.scores.account.cmp(&b.scores.account)));
    let valued = accounts.iter().filter(|account| value(account).is_some()).count();
    // A map that leaves out every second customer would mislead.
    if points.len() < 2 || points.len() * 2 < valued {
        let args = args!["n" => points.len(), "total" => desk.count(valued)];
        return Err(desk.text("deck-absent-map", &args));
    }
    let defended: Vec<&Point<'_>> = of_quadrant(&points, Quadrant::Defend).collect();
    let amount = desk.money(sum(defended.iter().map(|point| point.value)));
    let fact = desk.figure_fact("defended_value", &amount, desk.revenue_entity());
    let title =
        desk.text("title-map", &args!["n" => defended.len(), "amount" => amount, "from" => desk.context.risk_from()]);
    let named: Vec<&Point<'_>> = if defended.is_empty() { points.iter().collect() } else { defended };
    let named: Vec<&Point<'_>> = named.into_iter().take(MOST_ROWS).collect();
    let top = top(desk, &named);
    let map = map(desk, &points, &named);
    let hidden = accounts.len().saturating_sub(points.len().min(MOST_BUBBLES));
    let note = desk.text(if by_model { "deck-note-map-model" } else { "deck-note-map" }, &args!["n" => hidden]);
    let subtitle =
        desk.text(if by_model { "deck-subtitle-map-model" } else { "deck-subtitle-map" }, &args!["n" => points.len()]);
    let from = [Entity::Account, desk.revenue_entity(), Entity::Ticket, Entity::SurveyResponse];
    let content = Content::ValueRisk { map, top, note: Some(note) };
    Ok(Part { slide: desk.slide(sentence(title, [fact]), subtitle, &from, content), detail: None })
}

fn value(account: &AccountScores) -> Option<Decimal> {
    account.revenue.ltm.as_ref().ok().copied().filter(|value| *value > Decimal::ZERO)
}

fn point(scores: &AccountScores) -> Option<Point<'_>> {
    let points = match scores.churn.in_charge() {
        Some(reading) => reading.probability * 100.0,
        None => *scores.churn.score.as_ref().ok()?,
    };
    Some(Point { scores, value: value(scores)?, points })
}

fn of_quadrant<'p, 'a>(points: &'p [Point<'a>], quadrant: Quadrant) -> impl Iterator<Item = &'p Point<'a>> {
    points.iter().filter(move |point| point.scores.priority.quadrant.as_ref() == Ok(&quadrant))
}

fn map(desk: &Desk<'_>, points: &[Point<'_>], named: &[&Point<'_>]) -> BubbleMap {
    let values: Vec<f64> = points.iter().map(|point| float(point.value)).collect();
    let greatest = values.iter().copied().fold(0.0, f64::max);
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let wide = least > 0.0 && greatest / least > WIDE_RATIO;
    let at = |value: f64| if wide { libm::log10(value.max(1.0)) } else { value };
    let is_named = |account: AccountIx| named.iter().any(|point| point.scores.account == account);
    let bubbles = points
        .iter()
        .take(MOST_BUBBLES)
        .map(|point| {
            let account = point.scores.account;
            let label = is_named(account).then(|| desk.name(account));
            Bubble {
                x: at(float(point.value)),
                y: point.points,
                size: float(point.value),
                sign: point.scores.priority.tier.as_ref().ok().map(|tier| sign(*tier).to_owned()),
                tone: tone(point),
                label,
                facts: Vec::new(),
            }
        })
        .collect();
    let x = Axis {
        title: desk.revenue_label(),
        ticks: if wide { ticks(desk, least, greatest) } else { linear_ticks(desk, greatest) },
        min: (!wide).then_some(0.0),
        ..Axis::default()
    };
    let y_title = if desk.context.churn_by_model() { "deck-axis-churn-model" } else { "deck-axis-churn" };
    let y = Axis { title: desk.word(y_title), min: Some(0.0), max: Some(100.0), ..Axis::default() };
    let alt = if desk.context.churn_by_model() { "deck-alt-map-model" } else { "deck-alt-map" };
    let alt = desk.text(alt, &args!["n" => points.len(), "axis" => x.title.clone()]);
    BubbleMap { alt, x, y, split: split(desk, points, at), bubbles, sizes: sizes(desk, greatest) }
}

pub fn sign(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "A",
        Tier::B => "B",
        Tier::C => "C",
        Tier::Former => "–",
    }
}

/// As the corner that it lies in is called.
fn tone(point: &Point<'_>) -> Tone {
    match point.scores.priority.quadrant {
        Ok(Quadrant::Defend) => Tone::Bad,
        Ok(Quadrant::Watch) => Tone::Warn,
        _ => Tone::Neutral,
    }
}

/// The quadrants meet where the scores part them: at the least value that counts as high, and at the points from
/// which the configured band begins.
fn split(desk: &Desk<'_>, points: &[Point<'_>], at: impl Fn(f64) -> f64) -> Option<Split> {
    let high = |point: &&Point<'_>| matches!(point.scores.priority.quadrant, Ok(Quadrant::Defend | Quadrant::Grow));
    let median = points.iter().filter(high).map(|point| point.value).min()?;
    let config = desk.input.config;
    let y = match config.priority.high_risk_from {
        Band::Low => 0.0,
        Band::Medium if desk.context.churn_by_model() => config.churn.medium_risk_from * 100.0,
        Band::High if desk.context.churn_by_model() => config.churn.high_risk_from * 100.0,
        Band::Medium => config.churn.medium_from,
        Band::High => config.churn.high_from,
    };
    let corner = |quadrant, key, tone| {
        let count = of_quadrant(points, quadrant).count();
        let amount = desk.money(sum(of_quadrant(points, quadrant).map(|point| point.value)));
        let accounts = desk.text("n-accounts", &args!["n" => count]);
        Corner { text: format!("{} · {accounts} · {amount}", desk.word(key)), tone }
    };
    Some(Split {
        x: at(float(median)),
        y,
        top_left: corner(Quadrant::Watch, "quadrant-watch", Tone::Warn),
        top_right: corner(Quadrant::Defend, "quadrant-defend", Tone::Bad),
        bottom_left: corner(Quadrant::Maintain, "quadrant-maintain", Tone::Neutral),
        bottom_right: corner(Quadrant::Grow, "quadrant-grow", Tone::Good),
    })
}

/// Ticks at the powers of ten from below the least to above the greatest value.
fn ticks(desk: &Desk<'_>, least: f64, greatest: f64) -> Vec<Tick> {
    let (from, to) = (libm::log10(least.max(1.0)).floor(), libm::log10(greatest.max(1.0)).ceil());
    (0u32..=28)
        .filter(|power| (from..=to).contains(&f64::from(*power)))
        .map(|power| Tick { at: f64::from(power), text: desk.money(Decimal::from(10u128.pow(power))) })
        .collect()
}

/// At the quarters of the greatest value, rounded up to one digit.
fn linear_ticks(desk: &Desk<'_>, greatest: f64) -> Vec<Tick> {
    let power = libm::pow(10.0, libm::log10(greatest.max(1.0)).floor());
    let top = (greatest / power).ceil() * power;
    (0u8..=4)
        .filter_map(|quarter| {
            let at = top * f64::from(quarter) / 4.0;
            Some(Tick { at, text: desk.money(Decimal::try_from(at).ok()?) })
        })
        .collect()
}

fn sizes(desk: &Desk<'_>, greatest: f64) -> Vec<SizeKey> {
    let power = libm::pow(10.0, libm::log10(greatest.max(1.0)).floor());
    [power / 10.0, power]
        .into_iter()
        .filter_map(|size| Some(SizeKey { size, text: desk.money(Decimal::try_from(size).ok()?) }))
        .collect()
}

/// The accounts that are named in the map: value and points.
fn top(desk: &mut Desk<'_>, named: &[&Point<'_>]) -> crate::plan::document::TableBlock {
    let rows = named
        .iter()
        .map(|point| {
            let account = point.scores.account;
            let value = desk.money(point.value);
            let fact = desk.account_fact(account, "revenue_ltm", &value, &point.scores.revenue.evidence);
            let told = desk.context.churn_told(&point.scores.churn);
            let points = told.map_or_else(|_| desk.context.language.number(point.points, 0), |told| told.short);
            let risk = risk_fact(desk, point.scores, &points);
            vec![strong(desk.name(account)), cell(value).stating(fact), cell(points).stating(risk)]
        })
        .collect::<Vec<Vec<Cell>>>();
    let measure = super::churn::measure_heading(desk);
    let headings = [("heading-account", Width::Text(1)), ("heading-value", Width::Number), (measure, Width::Number)];
    desk.table(&headings, rows, 0)
}

pub fn risk_fact(desk: &mut Desk<'_>, scores: &AccountScores, points: &str) -> FactId {
    let fired = scores.churn.signals.iter().filter(|signal| signal.points > 0.0);
    let evidence = fired.max_by(|a, b| a.points.total_cmp(&b.points)).map(|signal| signal.evidence.clone());
    let figure = if scores.churn.in_charge().is_some() { "churn_risk" } else { "churn_points" };
    desk.account_fact(scores.account, figure, points, &evidence.unwrap_or_default())
}

/// Why the gravest churn signal of an account fired, as a part of a sentence.
pub fn signal(desk: &Desk<'_>, account: AccountIx) -> Option<String> {
    let situation = Situation::of(desk.context, account)?;
    let gravest = *situation.fired_signals().first()?;
    Some(situation.because(gravest))
}
