//! What became of last year's revenue: who left, who bought less or more, who is new; and what that makes of retention.

use super::desk::{Composed, Desk, Part, Width, cell, float, sentence, strong, sum};
use super::nps::by_dimension;
use super::{About, Content, Panel, PanelColumn, Step, Waterfall};
use crate::model::{AccountClass, Decimal};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, Section, TableBlock, Tile, Tone};
use crate::plan::language::{args, followed};
use crate::score::{AccountScores, Kpi};

const DIMENSIONS: &[(&str, &str)] = &[
    ("segment", "heading-segment"),
    ("region", "heading-region"),
    ("owner", "heading-owner"),
    ("industry", "heading-industry"),
];

/// Parts of a dimension in the table.
const MOST_PARTS: usize = 6;

/// Lost accounts that are named.
const MOST_LOST: usize = 4;

const METRICS: [&str; 3] = ["grr_share", "nrr_share", "logo_retention_share"];

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let (kpi, grr) = desk.kpi("grr_share").map_err(|reason| desk.reason(&reason))?;
    let (_, nrr) = desk.kpi("nrr_share").map_err(|reason| desk.reason(&reason))?;
    let entity = desk.revenue_entity();
    let (grr, nrr) = (desk.share(grr), desk.share(nrr));
    let facts = [desk.figure_fact("grr_share", &grr, entity), desk.figure_fact("nrr_share", &nrr, entity)];
    let title = sentence(desk.text("title-retention", &args!["grr" => grr, "nrr" => nrr]), facts);
    let tiles: Vec<Tile> = METRICS.iter().filter_map(|metric| tile(desk, metric)).collect();
    let moves = Moves::of(desk);
    let mut columns = Vec::new();
    if let Some(moves) = &moves {
        columns.push(PanelColumn { share: 5, panels: vec![waterfall(desk, moves)] });
    }
    columns.push(PanelColumn { share: 4, panels: vec![parts(desk)] });
    let note = moves.as_ref().and_then(|moves| {
        let told = [left(desk, moves), lost(desk, moves)].into_iter().flatten();
        told.reduce(|left, lost| followed(&left, &lost))
    });
    let subtitle = desk.text("deck-subtitle-retention", &args!["n" => kpi.n]);
    let content = Content::Panels { about: About::Retention, tiles, columns, note };
    Ok(Part { slide: desk.slide(title, subtitle, &[entity], content), detail: None })
}

fn tile(desk: &mut Desk<'_>, metric: &str) -> Option<Tile> {
    let (kpi, value) = desk.kpi(metric).ok()?;
    let text = desk.figure(kpi, value);
    let entity = desk.revenue_entity();
    let fact = desk.figure_fact(metric, &text, entity);
    let change = desk.since_month(metric);
    let since = change.as_ref().map(|_| desk.word("deck-since-month"));
    let between = desk.interval(kpi).map(|between| desk.text("deck-between", &args!["range" => between]));
    let note = [since, between].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
    Some(Tile { label: desk.context.language.figure(metric), value: text, change, note, facts: vec![fact] })
}

/// The two years of all revenue, and what each kind of account changed; the parts add up by construction.
struct Moves<'a> {
    before: Decimal,
    now: Decimal,
    /// Those that have left, also where they bought in the months before.
    left: Vec<(Decimal, &'a AccountScores)>,
    /// Those that bought nothing and are not known to have left.
    lost: Vec<(Decimal, &'a AccountScores)>,
    less: Vec<Decimal>,
    more: Vec<Decimal>,
    new: Vec<Decimal>,
}

impl<'a> Moves<'a> {
    fn of(desk: &Desk<'a>) -> Option<Moves<'a>> {
        let (before, now) = (desk.amount("revenue_previous").ok()?, desk.amount("revenue_ltm").ok()?);
        let mut moves = Moves { before, now, left: vec![], lost: vec![], less: vec![], more: vec![], new: vec![] };
        for account in desk.accounts().iter().filter(|account| account.class.class.is_customer()) {
            let (Ok(was), Ok(is)) = (&account.revenue.previous, &account.revenue.ltm) else { continue };
            let change = is.checked_sub(*was)?;
            let has_left = account.class.class == AccountClass::Churned;
            match (*was > Decimal::ZERO, *is > Decimal::ZERO) {
                (true, _) if has_left => moves.left.push((change, account)),
                (true, false) => moves.lost.push((change, account)),
                (true, true) if change < Decimal::ZERO => moves.less.push(change),
                (true, true) => moves.more.push(change),
                (false, _) => moves.new.push(change),
            }
        }
        moves.more.retain(|change| !change.is_zero());
        moves.new.retain(|change| !change.is_zero());
        for gone in [&mut moves.left, &mut moves.lost] {
            gone.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.account.cmp(&b.1.account)));
        }
        Some(moves)
    }

    /// What partners, prospects and rows without an account changed.
    fn rest(&self) -> Decimal {
        let told = sum(self.left.iter().chain(&self.lost).map(|(change, _)| *change))
            + sum(self.less.iter().copied())
            + sum(self.more.iter().copied())
            + sum(self.new.iter().copied());
        self.now.saturating_sub(self.before).saturating_sub(told)
    }
}

fn waterfall(desk: &mut Desk<'_>, moves: &Moves<'_>) -> Section<Panel> {
    let [left, lost] = [&moves.left, &moves.lost].map(|gone| sum(gone.iter().map(|(change, _)| *change)));
    let (less, more, new) =
        (sum(moves.less.iter().copied()), sum(moves.more.iter().copied()), sum(moves.new.iter().copied()));
    let mut steps = vec![total(desk, "deck-step-before", "revenue_previous", moves.before)];
    let changes = [
        ("deck-step-left", left, Some(moves.left.len()), Tone::Bad),
        ("deck-step-lost", lost, Some(moves.lost.len()), Tone::Bad),
        ("deck-step-less", less, Some(moves.less.len()), Tone::Bad),
        ("deck-step-more", more, Some(moves.more.len()), Tone::Good),
        ("deck-step-new", new, Some(moves.new.len()), Tone::Good),
        ("deck-step-rest", moves.rest(), None, Tone::Neutral),
    ];
    for (label, change, n, tone) in changes.into_iter().filter(|(_, change, ..)| !change.is_zero()) {
        let tone = if change < Decimal::ZERO && tone == Tone::Good { Tone::Bad } else { tone };
        steps.push(Step {
            label: desk.word(label),
            value: float(change),
            text: desk.context.language.money_compact_change(change, desk.context.currency()),
            is_sum: false,
            tone,
            note: n.map(|n| desk.text("n-accounts", &args!["n" => n])),
            facts: Vec::new(),
        });
    }
    steps.push(total(desk, "deck-step-now", "revenue_ltm", moves.now));
    let (gone, come) = (desk.money((left + lost + less).abs()), desk.money(more + new));
    let title = desk.text("deck-section-moves", &args!["gone" => gone, "come" => come]);
    let alt = steps.iter().map(|step| format!("{}: {}", step.label, step.text)).collect::<Vec<_>>().join("; ");
    let body = Panel::Waterfall(Waterfall { alt, steps, note: None });
    Section { title: sentence(title, []), subtitle: Some(desk.word("deck-section-moves-note")), source: None, body }
}

fn total(desk: &mut Desk<'_>, label: &str, figure: &str, amount: Decimal) -> Step {
    let text = desk.money(amount);
    let entity = desk.revenue_entity();
    let fact = desk.figure_fact(figure, &text, entity);
    Step {
        label: desk.word(label),
        value: float(amount),
        text,
        is_sum: true,
        tone: Tone::Neutral,
        note: None,
        facts: vec![fact],
    }
}

/// The greatest of those that have left, each with what it bought less.
fn left(desk: &mut Desk<'_>, moves: &Moves<'_>) -> Option<String> {
    let entity = desk.revenue_entity();
    let (language, currency) = (desk.context.language, desk.context.currency());
    let change = language.money_compact_change(sum(moves.left.iter().map(|(change, _)| *change)), currency);
    let mut named = Vec::new();
    for (change, scores) in moves.left.iter().take(MOST_LOST) {
        let text = language.money_compact_change(*change, currency);
        desk.account_fact(scores.account, "revenue_yoy_change", &text, &scores.revenue.evidence);
        named.push(desk.text("deck-lost-silent", &args!["account" => desk.name(scores.account), "amount" => text]));
    }
    if named.is_empty() {
        return None;
    }
    desk.named_fact("left_accounts", &desk.word("deck-step-left"), &change, entity);
    let more = desk.more(moves.left.len().saturating_sub(named.len()));
    let names = [Some(named.join(", ")), more].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(desk.text("deck-note-left", &args!["n" => moves.left.len(), "amount" => change, "names" => names]))
}

/// The greatest of those that bought the year before and nothing since.
fn lost(desk: &mut Desk<'_>, moves: &Moves<'_>) -> Option<String> {
    let entity = desk.revenue_entity();
    let amount = desk.money(sum(moves.lost.iter().map(|(change, _)| -*change)));
    let named: Vec<String> = moves
        .lost
        .iter()
        .take(MOST_LOST)
        .map(|(change, scores)| {
            let text = desk.money(-*change);
            desk.account_fact(scores.account, "revenue_previous", &text, &scores.revenue.previous_evidence);
            desk.text("deck-lost-silent", &args!["account" => desk.name(scores.account), "amount" => text])
        })
        .collect();
    if named.is_empty() {
        return None;
    }
    desk.named_fact("lost_accounts", &desk.word("deck-step-lost"), &amount, entity);
    let more = desk.more(moves.lost.len().saturating_sub(named.len()));
    let names = [Some(named.join(", ")), more].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(desk.text("deck-note-lost", &args!["n" => moves.lost.len(), "amount" => amount, "names" => names]))
}

fn parts(desk: &mut Desk<'_>) -> Section<Panel> {
    let (heading, parts) =
        by_dimension(desk, "grr_share", DIMENSIONS).unwrap_or_else(|| ("heading-segment", Vec::new()));
    let rows: Vec<Vec<Cell>> =
        parts.iter().take(MOST_PARTS).map(|part| row(desk, part.dimension, &part.value_of_dimension)).collect();
    let headings = [
        (heading, Width::Text(3)),
        ("deck-heading-grr", Width::Number),
        ("deck-heading-nrr", Width::Number),
        ("deck-heading-logos", Width::Number),
        ("tile-accounts", Width::Number),
    ];
    let mut table: TableBlock = desk.table(&headings, rows, parts.len().saturating_sub(MOST_PARTS));
    table.total = Some(row(desk, "", ""));
    let (_, grr) = desk.kpi("grr_share").map_or((None, 0.0), |(kpi, value)| (Some(kpi), value));
    let best = parts.iter().filter_map(|part| Some((part.value.as_ref().ok().copied()?, part)));
    let worst =
        best.min_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.value_of_dimension.cmp(&b.1.value_of_dimension)));
    let title = match worst {
        // Two that read the same are neither the least.
        Some((value, part)) if value < grr && alone(desk, &parts, value) => desk.text(
            "deck-section-least-kept",
            &args!["name" => desk.part_name(&part.value_of_dimension), "value" => desk.share(value)],
        ),
        _ => desk.word("deck-section-kept"),
    };
    let subtitle = Some(desk.word("deck-section-kept-note"));
    Section { title: sentence(title, []), subtitle, source: None, body: Panel::Table(table) }
}

/// Whether no second part prints the same.
fn alone(desk: &Desk<'_>, parts: &[&Kpi], value: f64) -> bool {
    let text = desk.share(value);
    let same = parts.iter().filter_map(|part| part.value.as_ref().ok()).filter(|own| desk.share(**own) == text);
    same.count() == 1
}

/// One part, or the whole under an empty name.
fn row(desk: &mut Desk<'_>, dimension: &'static str, value: &str) -> Vec<Cell> {
    let portfolio = desk.portfolio();
    let kpis: Vec<Option<&Kpi>> = METRICS.iter().map(|metric| portfolio.of(metric, dimension, value).ok()).collect();
    let name = if dimension.is_empty() { desk.total() } else { desk.part_name(value) };
    let mut cells = vec![strong(name)];
    for kpi in &kpis {
        let text = kpi.and_then(|kpi| Some(desk.figure(kpi, *kpi.value.as_ref().ok()?)));
        let text = text.unwrap_or_else(|| DASH.to_owned());
        let entity = desk.revenue_entity();
        cells.push(match kpi {
            Some(kpi) if !dimension.is_empty() => desk.part_cell([kpi.metric, dimension, value], text, entity),
            _ => cell(text),
        });
    }
    cells.push(cell(kpis.first().copied().flatten().map_or_else(String::new, |kpi| desk.count(kpi.n))));
    cells
}
