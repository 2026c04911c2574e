//! Open deals by stage, how many deals are won and how fast, and what the lost ones name.

use std::collections::BTreeMap;

use super::desk::{Composed, Desk, Part, float, sentence, short};
use super::{About, Content, Panel, PanelColumn, win_rate};
use crate::model::{Decimal, Entity, Known};
use crate::plan::chart::{Bar, BarTotal, Bars};
use crate::plan::document::{Section, Sentence, Tile, Tone};
use crate::plan::language::args;
use crate::score::StageScores;
use crate::score::statistics::count;

/// Stages that are drawn; the rest is counted.
const MOST_STAGES: usize = 6;

/// What open deals are measured by: their amounts, else list prices, else their number.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Amount,
    ListPrice,
    Number,
}

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let (_, n) = desk.kpi("pipeline_deals").map_err(|reason| desk.reason(&reason))?;
    let stages = desk.portfolio().stages.as_slice();
    let deals: usize = stages.iter().map(|stage| stage.deals).sum();
    let is_open = deals > 0 && n > 0.0;
    let decided = desk.kpi("win_rate_count").is_ok();
    if !is_open && !decided {
        return Err(desk.word("brief-no-deals"));
    }
    let measure = measure(desk);
    let title = if is_open { title(desk, deals, measure) } else { win_rate::title(desk) };
    let stale: usize = stages.iter().map(|stage| stage.stale).sum();
    let stale_deals = is_open.then(|| desk.text("deck-subtitle-pipeline", &args!["n" => deals, "stale" => stale]));
    let subtitle = [stale_deals, range(desk)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let detail = (stale > 0).then(|| desk.text("deck-detail-stale", &args!["stale" => stale, "n" => deals]));
    let mut columns = Vec::new();
    if is_open {
        columns.push(column(5, bars(desk, deals, measure)));
    }
    if let Some(rates) = win_rate::rates(desk) {
        columns.push(PanelColumn { share: 5, panels: vec![rates] });
    }
    let losses: Vec<Section<Panel>> = win_rate::losses(desk).into_iter().map(drawn).collect();
    if !losses.is_empty() {
        columns.push(PanelColumn { share: 5, panels: losses });
    }
    let tiles = tiles(desk, measure);
    let content = Content::Panels { about: About::Pipeline, tiles, columns, note: None };
    let subtitle = if subtitle.is_empty() { None } else { Some(subtitle) };
    Ok(Part { slide: desk.slide(title, subtitle, &[Entity::Opportunity], content), detail })
}

fn column(share: u8, bars: Section<Bars>) -> PanelColumn {
    PanelColumn { share, panels: vec![drawn(bars)] }
}

fn drawn(bars: Section<Bars>) -> Section<Panel> {
    Section { title: bars.title, subtitle: bars.subtitle, source: bars.source, body: Panel::Bars(bars.body) }
}

/// What is open and weighted, the rate of winning and the length of the cycle.
fn tiles(desk: &mut Desk<'_>, measure: Measure) -> Vec<Tile> {
    let open = if measure == Measure::ListPrice { "pipeline_list_value" } else { "pipeline_value" };
    let metrics = [open, measure.weighted(), "win_rate_count", "cycle_days_median"];
    metrics.iter().filter_map(|metric| desk.kpi_tile(metric)).collect()
}

/// Between which sums the weighted pipeline will come in.
fn range(desk: &Desk<'_>) -> Option<String> {
    let (kpi, _) = desk.kpi("pipeline_weighted").ok()?;
    let money = |bound: Option<f64>| Some(desk.money(Decimal::try_from(bound?).ok()?.round_dp(2)));
    let (low, high) = (money(kpi.low)?, money(kpi.high)?);
    (kpi.low < kpi.high).then(|| desk.text("deck-pipeline-range", &args!["low" => low, "high" => high]))
}

/// Where the CRM's own probabilities do not hold.
fn crm_off(desk: &Desk<'_>) -> Option<String> {
    let crm = desk.portfolio().crm_calibration.as_ref().ok().filter(|crm| crm.is_off())?;
    let share = |share: f64| desk.context.language.percent(share, 0);
    let args = args!["promised" => share(crm.promised), "won" => share(crm.won.value), "n" => crm.won.n];
    Some(desk.text("deck-crm-off", &args))
}

fn measure(desk: &Desk<'_>) -> Measure {
    match (desk.amount("pipeline_value"), desk.amount("pipeline_list_value")) {
        (Ok(_), _) => Measure::Amount,
        (Err(_), Ok(_)) => Measure::ListPrice,
        _ => Measure::Number,
    }
}

impl Measure {
    /// What is open, in money.
    fn total(self, desk: &Desk<'_>) -> Option<Decimal> {
        match self {
            Measure::Amount => desk.amount("pipeline_value").ok(),
            Measure::ListPrice => desk.amount("pipeline_list_value").ok(),
            Measure::Number => None,
        }
    }

    /// The figure that weighs what is open, in the same prices.
    fn weighted(self) -> &'static str {
        if self == Measure::ListPrice { "pipeline_list_weighted" } else { "pipeline_weighted" }
    }

    fn of(self, stage: &StageScores) -> Option<Decimal> {
        let known = |amount: &Known<Decimal>| amount.as_ref().ok().copied();
        match self {
            Measure::Amount => known(&stage.value),
            Measure::ListPrice => known(&stage.list_value),
            Measure::Number => None,
        }
    }
}

fn title(desk: &mut Desk<'_>, n: usize, measure: Measure) -> Sentence {
    let Some(total) = measure.total(desk) else {
        return sentence(desk.text("deck-title-pipeline-count", &args!["n" => n]), []);
    };
    let amount = desk.money(total);
    let mut facts = vec![desk.figure_fact("pipeline_open", &amount, Entity::Opportunity)];
    if measure == Measure::ListPrice {
        let args = args!["n" => n, "amount" => amount];
        let Ok(weighted) = desk.amount("pipeline_list_weighted") else {
            return sentence(desk.text("deck-title-pipeline-list", &args), facts);
        };
        let weighted = desk.money(weighted);
        facts.push(desk.figure_fact("pipeline_list_weighted", &weighted, Entity::Opportunity));
        let args = args.with("weighted", weighted);
        return sentence(desk.text("deck-title-pipeline-list-weighted", &args), facts);
    }
    match desk.amount("pipeline_weighted") {
        Ok(weighted) => {
            let weighted = desk.money(weighted);
            facts.push(desk.figure_fact("pipeline_weighted", &weighted, Entity::Opportunity));
            let args = args!["n" => n, "amount" => amount, "weighted" => weighted];
            sentence(desk.text("title-pipeline", &args), facts)
        }
        Err(_) => sentence(desk.text("deck-title-pipeline-plain", &args!["n" => n, "amount" => amount]), facts),
    }
}

fn bars(desk: &mut Desk<'_>, deals: usize, measure: Measure) -> Section<Bars> {
    let stages = desk.portfolio().stages.as_slice();
    let rows: Vec<Bar> = funnel(desk, stages).into_iter().map(|stage| bar(desk, stage, measure)).collect();
    let total = measure.total(desk).map_or_else(|| desk.count(deals), |total| desk.money(total));
    let weighted = desk.amount(measure.weighted()).ok().map(|weighted| desk.money(weighted));
    let total = match weighted {
        Some(weighted) => desk.text("deck-total-weighted", &args!["amount" => total, "weighted" => weighted]),
        None => total,
    };
    let title = match stages.first() {
        Some(fullest) => {
            let value = bar(desk, fullest, measure).text;
            let args = args!["stage" => stage_name(desk, fullest), "value" => value, "n" => fullest.deals];
            desk.text("deck-section-stages", &args)
        }
        None => desk.word("chart-stage-title"),
    };
    let key = match measure {
        Measure::Amount => "chart-stage-title",
        Measure::ListPrice => "deck-stage-list",
        Measure::Number => "deck-stage-count",
    };
    let total = Some(BarTotal { label: desk.text("n-open-deals", &args!["n" => deals]), text: total });
    let notes = [desk.more(stages.len().saturating_sub(MOST_STAGES)), crm_off(desk)];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let note = (!notes.is_empty()).then(|| notes.join(" · "));
    let body = Bars { alt: title.clone(), rows, total, note };
    Section { title: sentence(title, []), subtitle: Some(desk.word(key)), source: None, body }
}

/// The fullest stages in the order in which deals go through them: by the mean probability that the CRM gives to each,
/// the least first. Where it gives none to some, or the same to all, the fullest first.
fn funnel<'a>(desk: &Desk<'_>, stages: &'a [StageScores]) -> Vec<&'a StageScores> {
    let mut promised = BTreeMap::<&str, (f64, f64)>::new();
    for deal in desk.context.portfolio.opportunities.all() {
        if let Some(probability) = deal.record.probability.filter(|probability| probability.is_finite()) {
            let (sum, n) = promised.entry(deal.record.stage.trim()).or_default();
            (*sum, *n) = (*sum + probability, *n + 1.0);
        }
    }
    let mean = |stage: &StageScores| {
        let (sum, n) = promised.get(stage.stage.as_deref()?.trim())?;
        Some(sum / n)
    };
    let mut shown: Vec<&StageScores> = stages.iter().take(MOST_STAGES).collect();
    if shown.iter().all(|stage| mean(stage).is_some()) {
        // Stable: what the CRM takes for equal stays by value.
        shown.sort_by(|a, b| mean(a).unwrap_or(0.0).total_cmp(&mean(b).unwrap_or(0.0)));
    }
    shown
}

fn stage_name(desk: &Desk<'_>, stage: &StageScores) -> String {
    stage.stage.as_deref().map_or_else(|| desk.word("unknown"), |name| short(&desk.context.language.stage(name)))
}

fn bar(desk: &mut Desk<'_>, stage: &StageScores, measure: Measure) -> Bar {
    let label = stage_name(desk, stage);
    let amount = measure.of(stage);
    let text = match (amount, measure) {
        (Some(amount), _) => desk.money(amount),
        (None, Measure::Number) => desk.count(stage.deals),
        (None, _) => crate::plan::context::DASH.to_owned(),
    };
    let value = amount.map_or_else(|| if measure == Measure::Number { count(stage.deals) } else { 0.0 }, float);
    let facts = desk.part_cell(["pipeline_open", "stage", &label], text.clone(), Entity::Opportunity).facts;
    let deals = desk.text("n-deals", &args!["n" => stage.deals]);
    Bar { label, value, text, limit: None, tone: Tone::Neutral, evidence: Some(deals), facts }
}
