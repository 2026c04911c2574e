//! The catalogue of content and what is recommended: `tables/content.csv` and `tables/content_plans.csv`.

use super::cell::{Blank, Cell, Value, count, given, number, text};
use super::export::{Definition, Export};
use crate::model::{Account, Row as Record};
use crate::plan::content::{PieceUse, Recommended, of_account, uses};
use crate::plan::context::Context;

struct Piece<'a> {
    context: &'a Context<'a>,
    piece: PieceUse<'a>,
    recommended: usize,
}

/// One row a piece, in the order of the catalogue.
pub fn content(context: &Context<'_>) -> Export {
    type PieceCell = fn(&Piece<'_>) -> Cell;
    const COLUMNS: &[Definition<PieceCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("title", |row| text(&row.piece.piece.title)),
        ("url", |row| given("url", row.piece.piece.url.as_deref())),
        ("kind", |row| given("kind", row.piece.piece.kind.as_deref())),
        ("industry", |row| given("industry", row.piece.piece.industry.as_deref())),
        ("stage", |row| given("stage", row.piece.piece.stage.as_deref())),
        ("product", |row| given("product", row.piece.piece.product.as_deref())),
        ("language", |row| given("language", row.piece.piece.language.as_deref())),
        ("views", |row| told("views", row.piece.piece.views)),
        ("influenced_deals", |row| told("influenced_deals", row.piece.piece.influenced_deals)),
        ("deals_per_100_views", |row| number(&row.piece.deals_per_100_views)),
        ("place_in_stage", |row| count(&row.piece.place)),
        ("pieces_in_stage", |row| count(&Ok(row.piece.peers))),
        ("accounts_recommended", |row| count(&Ok(row.recommended))),
    ];
    let rows = plans(context);
    let pieces = uses(context.portfolio).into_iter().map(|piece| {
        let recommended = rows.iter().filter(|row| row.one.piece.origin == piece.piece.origin).count();
        Piece { context, piece, recommended }
    });
    Export::of("content", COLUMNS, pieces)
}

/// A number that the catalogue gives.
fn told(field: &'static str, value: Option<f64>) -> Cell {
    value.filter(|value| value.is_finite()).map(Value::Number).ok_or(Blank::NotGiven { field })
}

struct Plan<'a> {
    context: &'a Context<'a>,
    account: &'a Record<Account>,
    place: usize,
    one: Recommended<'a>,
}

fn plans<'a>(context: &'a Context<'a>) -> Vec<Plan<'a>> {
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    accounts
        .filter_map(|ix| Some((ix, context.account(ix)?)))
        .flat_map(|(ix, account)| {
            let found = of_account(context, ix).into_iter().zip(1..);
            found.map(move |(one, place)| Plan { context, account, place, one })
        })
        .collect()
}

/// One row a piece recommended to an account, by account, the best first.
pub fn content_plans(context: &Context<'_>) -> Export {
    type PlanCell = fn(&Plan<'_>) -> Cell;
    const COLUMNS: &[Definition<PlanCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("place", |row| count(&Ok(row.place))),
        ("title", |row| text(&row.one.piece.title)),
        ("url", |row| given("url", row.one.piece.url.as_deref())),
        ("why", |row| text(&row.one.why)),
    ];
    Export::of("content_plans", COLUMNS, plans(context))
}
