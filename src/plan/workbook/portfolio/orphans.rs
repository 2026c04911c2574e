//! Accounts that nobody looks after, and who could.

use super::Desk;
use crate::model::Decimal;
use crate::plan::account::Situation;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::prose("state", word("heading-owner"), 46),
        Column::new("left_on", word("heading-left-on"), Form::Date),
        Column::new("receiver", word("heading-receiver"), Form::Text),
        Column::new("revenue_ltm", desk.revenue_label(), Form::Money),
        Column::new("pipeline_open", word("heading-pipeline"), Form::Money),
        Column::new("renewal_date", word("heading-renewal"), Form::Date),
        Column::new("renewal_value", word("heading-renewal-value"), Form::Money),
    ];
    let orphans: Vec<&Situation<'_>> =
        desk.accounts.iter().filter(|account| account.scores.owner.is_orphan()).collect();
    let rows = orphans.iter().map(|account| Row::fixed(cells(desk, account))).collect();
    let amounts = orphans.iter().filter_map(|account| account.scores.revenue.ltm.as_ref().ok().copied());
    let amount = desk.context.money(amounts.fold(Decimal::ZERO, Decimal::saturating_add));
    let title = desk.language.text("title-orphans", &args!["n" => orphans.len(), "amount" => amount]);
    desk.table("orphans", "sheet-orphans", title, columns, rows)
}

fn cells(desk: &Desk<'_>, account: &Situation<'_>) -> Vec<Cell> {
    let (context, scores) = (desk.context, account.scores);
    let renewal = scores.renewal.next.as_ref().ok();
    vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text(context.owner_why(account.account)),
        Cell::date_if(scores.owner.left_on),
        Cell::text_if(context.receiver(account.account).map(|receiver| receiver.name.clone())),
        Cell::known(&scores.revenue.ltm, Cell::Money),
        Cell::known(&scores.pipeline.value, Cell::Money),
        Cell::date_if(renewal.map(|renewal| renewal.end)),
        renewal.map_or(Cell::Empty, |renewal| Cell::known(&renewal.value, Cell::Money)),
    ]
}
