//! What each account could buy beyond what it does: by product, then account by account.

use std::collections::BTreeMap;

use super::Desk;
use crate::model::Decimal;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, ChartShape, Column, Form, Row, Sheet, SheetChart};
use crate::score::{UNASSIGNED, whitespace};

/// None where no account's whitespace is known.
pub fn sheets(desk: &Desk<'_>) -> Option<[Sheet; 2]> {
    let counted = desk.accounts.iter().filter(|account| whitespace::counts(account.scores));
    let known: Vec<Decimal> = counted.filter_map(|account| account.scores.whitespace.total.clone().ok()).collect();
    let total = known.iter().fold(Decimal::ZERO, |sum, amount| sum.saturating_add(*amount));
    let open = known.iter().filter(|amount| **amount > Decimal::ZERO).count();
    if open == 0 {
        return None;
    }
    let amount = desk.context.money(total);
    let title = desk.language.text("deck-title-whitespace-plain", &args!["amount" => amount, "n" => open]);
    Some([by_product(desk, &title), by_account(desk, &title)])
}

fn product_name(desk: &Desk<'_>, product: &str) -> String {
    if product == UNASSIGNED { desk.word("book-unassigned") } else { product.to_owned() }
}

fn by_product(desk: &Desk<'_>, title: &str) -> Sheet {
    let mut products = BTreeMap::<&str, (usize, Decimal, Decimal)>::new();
    let counted = desk.accounts.iter().filter(|account| whitespace::counts(account.scores));
    for row in counted.flat_map(|account| &account.scores.whitespace.products) {
        let Some(left) = row.whitespace.as_ref().ok().filter(|left| **left > Decimal::ZERO) else { continue };
        let (accounts, actual, sum) = products.entry(&row.product).or_default();
        *accounts += 1;
        *actual = actual.saturating_add(row.actual);
        *sum = sum.saturating_add(*left);
    }
    let mut products: Vec<_> = products.into_iter().collect();
    products.sort_by(|(a, (.., x)), (b, (.., y))| y.cmp(x).then(a.cmp(b)));
    let rows = products
        .iter()
        .map(|(product, (accounts, actual, left))| {
            Row::fixed(vec![
                Cell::text(product_name(desk, product)),
                Cell::count(*accounts),
                Cell::Money(*actual),
                Cell::Money(*left),
            ])
        })
        .collect();
    let columns = vec![
        Column::prose("product", desk.word("heading-product"), 34),
        Column::new("accounts", desk.word("tile-accounts"), Form::Whole).wide(12),
        Column::new("revenue_ltm", desk.revenue_label(), Form::Money).wide(18),
        Column::new("whitespace", desk.word("heading-whitespace"), Form::Money).wide(18),
    ];
    let unit = desk.language.currency_sign(desk.context.currency());
    let chart = SheetChart {
        shape: ChartShape::Bars,
        title: title.to_owned(),
        alt: format!("{title} ({unit})"),
        unit,
        categories: "product",
        values: vec!["whitespace"],
    };
    let sheet = desk.table("whitespace", "sheet-whitespace", title.to_owned(), columns, rows);
    let mut sheet = Sheet { chart: Some(chart), ..sheet };
    sheet.notes.push(desk.word("method-whitespace"));
    sheet
}

fn by_account(desk: &Desk<'_>, title: &str) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("segment", word("heading-segment"), Form::Text),
        Column::prose("product", word("heading-product"), 34),
        Column::new("revenue_ltm", desk.revenue_label(), Form::Money),
        Column::new("potential", word("book-potential"), Form::Money),
        Column::new("whitespace", word("heading-whitespace"), Form::Money).barred(),
        Column::new("counted", word("book-whitespace-in-total"), Form::Text),
        Column::prose("reason", word("heading-why-unknown"), 50),
    ];
    let yes_no = |counted: bool| word(if counted { "yes" } else { "no" });
    let rows = desk
        .accounts
        .iter()
        .flat_map(|account| account.scores.whitespace.products.iter().map(move |row| (account, row)))
        .map(|(account, row)| {
            Row::fixed(vec![
                Cell::text(account.name()),
                Cell::text(&account.record.id),
                Cell::text(desk.context.owner_name(account.account)),
                Cell::text_if(account.scores.segment.segment.as_deref()),
                Cell::text(product_name(desk, &row.product)),
                Cell::Money(row.actual),
                Cell::known(&row.potential, Cell::Money),
                Cell::known(&row.whitespace, Cell::Money),
                Cell::text(yes_no(whitespace::counts(account.scores))),
                Cell::text_if(row.whitespace.as_ref().err().map(|unknown| desk.context.reason(unknown))),
            ])
        })
        .collect();
    let mut sheet = desk.table("whitespace_accounts", "sheet-whitespace-accounts", title.to_owned(), columns, rows);
    sheet.notes.push(desk.word("book-whitespace-counted"));
    sheet
}
