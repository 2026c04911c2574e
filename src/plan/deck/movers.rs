//! The accounts whose priority moved most since last month, up and down, each with its main cause.

use super::Content;
use super::desk::{Composed, Desk, MOST_ROWS_TOLD, Part, Width, capitalised, cell, sentence, strong, toned};
use crate::model::{AccountIx, Bridge, BridgeCause, BridgeFigure, Decimal, Entity};
use crate::plan::bridge::{self, change};
use crate::plan::document::Cell;
use crate::plan::language::{args, truncated};
use crate::score::Evidence;

/// Rows of those that rose, and of those that fell.
const HALF: usize = MOST_ROWS_TOLD / 2;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let context = desk.context;
    let Some(bridges) = context.bridges else { return Err(desk.word("deck-absent-movers")) };
    let mut moved: Vec<(AccountIx, &Bridge, Decimal)> = desk
        .accounts()
        .iter()
        .filter_map(|scores| {
            let bridge = context.bridge(scores.account)?.of(BridgeFigure::PriorityScore)?;
            let change = change(bridge).filter(|change| !change.is_zero())?;
            Some((scores.account, bridge, change))
        })
        .collect();
    if moved.is_empty() {
        return Err(desk.word("deck-absent-movers-none"));
    }
    // By size, then by id: places are in the order of ids.
    moved.sort_by(|a, b| b.2.abs().cmp(&a.2.abs()).then(a.0.cmp(&b.0)));
    let (up, down): (Vec<_>, Vec<_>) = moved.iter().copied().partition(|(_, _, change)| change.is_sign_positive());
    let own = moved
        .iter()
        .filter(|(_, bridge, _)| bridge.main_part().is_some_and(|part| part.cause == BridgeCause::OwnData))
        .count();
    let since = context.language.month_long(bridges.since);
    let counts = args!["up" => up.len(), "down" => down.len(), "month" => &since];
    let title = desk.text("deck-title-movers", &counts);
    let fact = desk.figure_fact("movers", &title, Entity::Account);
    let shown = |some: &[(AccountIx, &'_ Bridge, Decimal)], other: usize| {
        // One side's free rows are the other's.
        some.len().min(HALF + HALF.saturating_sub(other))
    };
    let (rising, falling) = (shown(&up, down.len()), shown(&down, up.len()));
    let rows: Vec<Vec<Cell>> = up
        .iter()
        .take(rising)
        .chain(down.iter().take(falling))
        .map(|(account, bridge, change)| row(desk, *account, bridge, *change))
        .collect();
    let headings = [
        ("heading-account", Width::Text(3)),
        ("heading-owner", Width::Word),
        ("heading-before", Width::Number),
        ("heading-now", Width::Number),
        ("heading-change", Width::Number),
        ("heading-reason", Width::Text(6)),
    ];
    let hidden = moved.len() - rising - falling;
    let table = desk.table(&headings, rows, hidden);
    let subtitle = desk.text("deck-subtitle-movers", &args!["n" => own, "month" => since]);
    let title = sentence(title, [fact]);
    let slide = desk.slide(title, subtitle, &[Entity::Account], Content::TopAccounts { table });
    Ok(Part { slide, detail: None })
}

fn row(desk: &mut Desk<'_>, account: AccountIx, bridge: &Bridge, change: Decimal) -> Vec<Cell> {
    let Some(moved) = bridge::told(desk.context, bridge) else { return Vec::new() };
    let evidence: Evidence = desk.context.account(account).map(|row| row.origin).into_iter().collect();
    let range = desk.context.language.range(&moved.before, &moved.now);
    let told = format!("{range} ({}): {}", moved.delta.text, moved.because);
    let fact = desk.account_fact(account, "priority_score_before_and_now", &told, &evidence);
    let stating = |cell: Cell| cell.stating(fact.clone());
    let arrow = if change.is_sign_positive() { "▲" } else { "▼" };
    vec![
        strong(desk.name(account)),
        cell(desk.owner_name(account)),
        stating(cell(moved.before)),
        stating(cell(moved.now)),
        stating(toned(format!("{arrow} {}", moved.delta.text), moved.delta.tone)),
        stating(cell(truncated(&capitalised(&moved.because), 240))),
    ]
}
