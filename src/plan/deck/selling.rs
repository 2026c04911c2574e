//! What could still be sold: the accounts with the most whitespace, and what fits each.

use super::Content;
use super::desk::{Composed, Desk, MOST_ROWS_TOLD, Part, Width, blank, cell, sentence, strong, sum};
use crate::model::{Decimal, Entity};
use crate::plan::context::DASH;
use crate::plan::document::Cell;
use crate::plan::language::args;
use crate::score::AccountScores;

const REVENUE: &str = "heading-revenue-ltm";
const HEADINGS: [(&str, Width); 6] = [
    ("heading-account", Width::Text(4)),
    ("heading-owner", Width::Word),
    (REVENUE, Width::Number),
    ("heading-whitespace", Width::Number),
    ("heading-share-of-wallet", Width::Number),
    ("deck-heading-propose", Width::Text(4)),
];

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let total = desk.amount("whitespace_total").map_err(|reason| desk.reason(&reason))?;
    let mut open: Vec<(Decimal, &AccountScores)> =
        desk.accounts().iter().filter_map(|own| Some((*own.whitespace.total.as_ref().ok()?, own))).collect();
    let known = open.len();
    open.retain(|(left, _)| *left > Decimal::ZERO);
    if open.is_empty() {
        return Err(desk.word("deck-absent-selling"));
    }
    open.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.account.cmp(&b.1.account)));
    let hidden = open.len().saturating_sub(MOST_ROWS_TOLD);
    let of_all = open.len();
    open.truncate(MOST_ROWS_TOLD);
    let shown = sum(open.iter().map(|(left, _)| *left));
    let (all_text, shown_text) = (desk.money(total), desk.money(shown));
    let fact = desk.figure_fact("whitespace_total", &all_text, desk.revenue_entity());
    let title =
        desk.text("deck-title-selling", &args!["amount" => &all_text, "n" => open.len(), "part" => &shown_text]);
    let rows: Vec<Vec<Cell>> = open.iter().map(|(left, own)| row(desk, *left, own)).collect();
    let mut headings = HEADINGS;
    if desk.context.are_bookings() {
        headings.iter_mut().filter(|(word, _)| *word == REVENUE).for_each(|(word, _)| *word = "tile-bookings");
    }
    let mut table = desk.table(&headings, rows, hidden);
    let accounts = desk.text("n-accounts", &args!["n" => open.len()]);
    table.total = Some(vec![strong(accounts), blank(), blank(), cell(shown_text), blank(), blank()]);
    let subtitle = desk.text("deck-subtitle-selling", &args!["n" => of_all, "total" => known, "amount" => all_text]);
    let from = [desk.revenue_entity(), Entity::Account];
    let slide = desk.slide(sentence(title, [fact]), subtitle, &from, Content::Kpis { table });
    Ok(Part { slide, detail: None })
}

fn row(desk: &mut Desk<'_>, left: Decimal, scores: &AccountScores) -> Vec<Cell> {
    let account = scores.account;
    let text = desk.money(left);
    let fact = desk.account_fact(account, "whitespace", &text, &scores.revenue.evidence);
    let wallet = scores.products.wallet_share.as_ref().map_or_else(|_| DASH.to_owned(), |share| desk.share(*share));
    let paired = scores.cross_sell.top().ok().map(|top| top.product.to_string());
    let product = paired.or_else(|| scores.whitespace.top().map(|top| top.product.to_string()));
    vec![
        strong(desk.name(account)),
        cell(desk.owner_name(account)),
        cell(desk.money_or_dash(&scores.revenue.ltm)),
        cell(text).stating(fact),
        cell(wallet),
        cell(product.unwrap_or_else(|| DASH.to_owned())),
    ]
}
