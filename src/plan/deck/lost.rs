//! The accounts that bought the year before and nothing since.

use super::Content;
use super::desk::{Composed, Desk, MOST_ROWS_TOLD, Part, Width, blank, cell, sentence, strong, sum};
use crate::model::{Decimal, Entity};
use crate::plan::context::DASH;
use crate::plan::document::Cell;
use crate::plan::language::args;
use crate::score::AccountScores;

const HEADINGS: [(&str, Width); 5] = [
    ("heading-account", Width::Text(4)),
    ("heading-owner", Width::Word),
    ("heading-segment", Width::Word),
    ("deck-heading-year-before", Width::Number),
    ("deck-heading-last-order", Width::Number),
];

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    // Where won deals stand for revenue, a year without one is no loss: what retention can't tell, nor can this.
    desk.kpi("grr_share").map_err(|reason| desk.reason(&reason))?;
    let mut lost: Vec<(Decimal, &AccountScores)> = desk.accounts().iter().filter_map(lost).collect();
    if lost.is_empty() {
        return Err(desk.word("deck-absent-lost"));
    }
    lost.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.account.cmp(&b.1.account)));
    let amount = desk.money(sum(lost.iter().map(|(before, _)| *before)));
    let label = desk.word("deck-slide-lost");
    let fact = desk.named_fact("lost_accounts", &label, &amount, desk.revenue_entity());
    let title = desk.text("deck-title-lost", &args!["n" => lost.len(), "amount" => &amount]);
    let rows: Vec<Vec<Cell>> =
        lost.iter().take(MOST_ROWS_TOLD).map(|(before, scores)| row(desk, *before, scores)).collect();
    let mut table = desk.table(&HEADINGS, rows, lost.len().saturating_sub(MOST_ROWS_TOLD));
    let accounts = desk.text("n-accounts", &args!["n" => lost.len()]);
    table.total = Some(vec![strong(accounts), blank(), blank(), cell(amount), blank()]);
    let subtitle = desk.word("deck-subtitle-lost");
    let from = [desk.revenue_entity(), Entity::Account];
    let slide = desk.slide(sentence(title, [fact]), subtitle, &from, Content::Kpis { table });
    Ok(Part { slide, detail: None })
}

/// What it brought the year before.
fn lost(scores: &AccountScores) -> Option<(Decimal, &AccountScores)> {
    let (now, before) = (*scores.revenue.ltm.as_ref().ok()?, *scores.revenue.previous.as_ref().ok()?);
    (now <= Decimal::ZERO && before > Decimal::ZERO).then_some((before, scores))
}

fn row(desk: &mut Desk<'_>, before: Decimal, scores: &AccountScores) -> Vec<Cell> {
    let account = scores.account;
    let text = desk.money(before);
    let fact = desk.account_fact(account, "revenue_previous", &text, &scores.revenue.evidence);
    let last = scores.orders.last.as_ref();
    vec![
        strong(desk.name(account)),
        cell(desk.owner_name(account)),
        cell(scores.segment.segment.clone().unwrap_or_else(|| DASH.to_owned())),
        cell(text).stating(fact),
        cell(last.map_or_else(|_| DASH.to_owned(), |day| desk.context.language.date_short(*day))),
    ]
}
