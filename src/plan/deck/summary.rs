//! The cover, and the summary that stands alone: what happened and what is asked.

use super::desk::{Desk, Part, sentence};
use super::quarter::shortfall;
use super::revenue::revenue_tile;
use super::{Content, Message, Slide, decisions};
use crate::model::{Decimal, Entity};
use crate::plan::document::{Delta, Mark, Section, Sentence, Tile, Tone};
use crate::plan::language::args;
use crate::plan::risk::AtRisk;

/// What the summary tells first, by the key of the slide that shows it.
const TELLING: &[&str] = &[
    "slide-quarter",
    "slide-revenue",
    "slide-renewals",
    "slide-churn",
    "slide-nps",
    "slide-pipeline",
    "slide-retention",
];

const MOST_MESSAGES: usize = 3;
const MOST_TILES: usize = 4;

pub fn cover(desk: &mut Desk<'_>) -> Slide {
    let (context, language) = (desk.context, desk.context.language);
    let period = language.month_long(context.period());
    let args = args!["company" => &context.company.name, "period" => &period];
    let title = language.text("title-cover", &args);
    let lines = vec![
        context.scope_told(),
        desk.text("footer-currency", &args!["currency" => context.currency().code().to_owned()]),
        desk.text("as-of-capital", &args!["date" => language.date_long(context.as_of())]),
        desk.text("footer-run", &args!["run" => desk.input.run]),
    ];
    let content = Content::Title { kicker: desk.word("document-deck"), lines };
    desk.slide(sentence(title, []), period, &[Entity::Account], content)
}

/// None where no slide has anything to tell.
pub fn slide(desk: &mut Desk<'_>, parts: &[(&str, Part)]) -> Option<Slide> {
    let messages: Vec<Message> = TELLING
        .iter()
        .filter_map(|key| parts.iter().find(|(own, _)| own == key))
        .filter(|(key, part)| *key != "slide-churn" || part.detail.is_some())
        .take(MOST_MESSAGES)
        .map(|(_, part)| Message {
            lead: ended(&part.slide.title.text),
            text: part.detail.as_deref().map(ended).unwrap_or_default(),
            facts: part.slide.title.facts.clone(),
        })
        .collect();
    if messages.is_empty() {
        return None;
    }
    let decisions = decisions::decisions(desk);
    let title = title(desk);
    let tiles = tiles(desk);
    let section = |title: String| sentence(title, []);
    let happened = desk.text("deck-section-messages", &args!["n" => messages.len()]);
    let asked = decisions.title.clone();
    let n = desk.accounts().len();
    let subtitle = format!("{} · {}", desk.word("slide-summary"), desk.text("n-accounts", &args!["n" => n]));
    let content = Content::ExecutiveSummary {
        tiles,
        messages: Section { title: section(happened), subtitle: None, source: None, body: messages },
        decisions: Section { title: asked, subtitle: decisions.note, source: None, body: decisions.asked },
    };
    let from = [Entity::Account, Entity::Opportunity, desk.revenue_entity()];
    Some(desk.slide(title, subtitle, &from, content))
}

/// As a sentence of running text.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// What weighs most: what the quarter lacks and the renewals that nobody works on; without either revenue with its change
/// and what is at risk; less where less is known. Every number stands in the tiles or messages.
fn title(desk: &mut Desk<'_>) -> Sentence {
    let gap = shortfall(&desk.portfolio().quarter).map(|gap| desk.money(gap));
    let open = super::renewals::uncovered(desk).map(|open| desk.money(open));
    let mut facts = Vec::new();
    if let Some(gap) = &gap {
        facts.push(desk.figure_fact("quarter_gap", gap, Entity::Quota));
    }
    if let Some(open) = &open {
        facts.push(desk.figure_fact("renewals", open, Entity::Contract));
    }
    let text = match (gap, open) {
        (Some(gap), Some(open)) => desk.text("deck-title-summary-both", &args!["gap" => gap, "renewals" => open]),
        (Some(gap), None) => desk.text("deck-title-summary-quarter", &args!["gap" => gap]),
        (None, Some(open)) => desk.text("deck-title-summary-renewals", &args!["renewals" => open]),
        (None, None) => return standing(desk),
    };
    sentence(text, facts)
}

fn standing(desk: &mut Desk<'_>) -> Sentence {
    let n = desk.accounts().len();
    let ltm = desk.amount("revenue_ltm").ok().filter(|ltm| *ltm > Decimal::ZERO);
    let Some(ltm) = ltm else {
        let pipeline = desk.amount("pipeline_value").ok().filter(|value| *value > Decimal::ZERO);
        return match pipeline {
            Some(value) => {
                let amount = desk.money(value);
                let fact = desk.figure_fact("pipeline_open", &amount, Entity::Opportunity);
                sentence(desk.text("title-summary-pipeline", &args!["n" => n, "amount" => amount]), [fact])
            }
            None => sentence(desk.text("deck-title-summary-accounts", &args!["n" => n]), []),
        };
    };
    let at_risk = desk.context.at_risk(desk.accounts().iter()).map(|own| own.revenue);
    match (desk.kpi("revenue_yoy_share"), at_risk) {
        // Where nothing is at risk there is none to tell of.
        (Ok((_, share)), Some(risk)) if !desk.context.are_bookings() && risk > Decimal::ZERO => {
            let amount = desk.money(ltm);
            let risk = desk.money(risk);
            let facts = [
                desk.figure_fact("revenue_ltm", &amount, desk.revenue_entity()),
                desk.figure_fact("revenue_at_risk", &risk, desk.revenue_entity()),
            ];
            let key = match share {
                flat if flat.abs() < 0.005 => "title-summary-flat",
                up if up > 0.0 => "title-summary-growth",
                _ => "title-summary-decline",
            };
            let mut args = args!["amount" => amount, "risk" => risk];
            if key != "title-summary-flat" {
                args = args.with("share", desk.share(share.abs()));
            }
            sentence(desk.text(key, &args), facts)
        }
        _ => super::revenue::title(desk, ltm),
    }
}

fn tiles(desk: &mut Desk<'_>) -> Vec<Tile> {
    let mut tiles = Vec::new();
    if let Ok(ltm) = desk.amount("revenue_ltm") {
        tiles.push(revenue_tile(desk, ltm));
    }
    if let Some(risk) = desk.context.at_risk(desk.accounts().iter()) {
        tiles.push(risk_tile(desk, risk));
    }
    let deals = desk.kpi("pipeline_deals").map_or(0, |(kpi, _)| kpi.n);
    let open = desk.text("n-open-deals", &args!["n" => deals]);
    let at_amounts = money_tile(desk, "pipeline_value", "tile-open-pipeline", "pipeline_open", &open);
    // Deals without amounts are told at list prices, as on their own slide.
    let at_list = |desk: &mut Desk<'_>| {
        let tile = money_tile(desk, "pipeline_list_value", "tile-open-pipeline", "pipeline_list_value", &open)?;
        let label = desk.text("deck-list-price", &args!["figure" => &tile.label]);
        Some(Tile { label, ..tile })
    };
    tiles.extend(at_amounts.or_else(|| at_list(desk)));
    tiles.extend(nps_tile(desk));
    tiles.extend(rate_tile(desk));
    tiles.extend(money_tile(desk, "pipeline_weighted", "tile-weighted-pipeline", "pipeline_weighted", &open));
    tiles.truncate(MOST_TILES);
    tiles
}

fn risk_tile(desk: &mut Desk<'_>, risk: AtRisk) -> Tile {
    let value = desk.money(risk.revenue);
    let fact = desk.figure_fact("revenue_at_risk", &value, desk.revenue_entity());
    let note = desk.text("deck-note-high-risk", &args!["n" => risk.accounts, "from" => desk.context.risk_from()]);
    let before = desk.input.before.and_then(|before| before.month.at_risk);
    let change = before.map(|before| risk_change(desk, risk.revenue, before));
    let since = change.as_ref().map(|_| desk.word("deck-since-month"));
    let note = [since, Some(note)].into_iter().flatten().collect::<Vec<_>>().join("; ");
    Tile { label: desk.word("tile-at-risk"), value, change, note: Some(note), facts: vec![fact] }
}

/// More at risk is worse.
fn risk_change(desk: &Desk<'_>, now: Decimal, before: Decimal) -> Delta {
    let step = now.saturating_sub(before);
    let (tone, mark) = match step.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => (Tone::Bad, Mark::Up),
        std::cmp::Ordering::Less => (Tone::Good, Mark::Down),
        std::cmp::Ordering::Equal => (Tone::Neutral, Mark::Steady),
    };
    Delta { text: desk.context.language.money_compact_change(step, desk.context.currency()), tone, mark: Some(mark) }
}

/// The change of a figure since last month and what to say it is since, before its own note.
fn since(desk: &Desk<'_>, metric: &str, note: String) -> (Option<Delta>, Option<String>) {
    let change = desk.since_month(metric);
    let since = change.as_ref().map(|_| desk.word("deck-since-month"));
    (change, Some([since, Some(note)].into_iter().flatten().collect::<Vec<_>>().join("; ")))
}

fn money_tile(desk: &mut Desk<'_>, metric: &str, label: &str, name: &str, note: &str) -> Option<Tile> {
    let value = desk.amount(metric).ok().filter(|value| *value > Decimal::ZERO)?;
    let value = desk.money(value);
    let fact = desk.figure_fact(name, &value, Entity::Opportunity);
    let (change, note) = since(desk, metric, note.to_owned());
    Some(Tile { label: desk.word(label), value, change, note, facts: vec![fact] })
}

fn nps_tile(desk: &mut Desk<'_>) -> Option<Tile> {
    let (kpi, value) = desk.kpi("nps_per_response").ok()?;
    let value = desk.context.language.nps(value);
    let fact = desk.figure_fact("nps", &value, Entity::SurveyResponse);
    let responses = desk.text("n-responses", &args!["n" => kpi.n]);
    let note = desk.interval(kpi).map_or_else(|| responses.clone(), |range| format!("{range}, {responses}"));
    let (change, note) = since(desk, "nps_per_response", note);
    Some(Tile { label: desk.word("tile-nps"), value, change, note, facts: vec![fact] })
}

fn rate_tile(desk: &mut Desk<'_>) -> Option<Tile> {
    let (kpi, value) = desk.kpi("win_rate_count").ok()?;
    let value = desk.share(value);
    let fact = desk.figure_fact("win_rate_count", &value, Entity::Opportunity);
    let deals = desk.text("n-deals", &args!["n" => kpi.n]);
    let note = desk.interval(kpi).map_or_else(|| deals.clone(), |range| format!("{range}, {deals}"));
    let (change, note) = since(desk, "win_rate_count", note);
    Some(Tile { label: desk.word("tile-win-rate"), value, change, note, facts: vec![fact] })
}
