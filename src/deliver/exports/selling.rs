//! What could be sold to whom: `tables/whitespace.csv`, `cross_sell.csv`, `product_pairs.csv` and `new_products.csv`.

use super::cell::{Blank, Cell, Rounding, Value, given_date, known, number, text};
use super::details::{key, reason};
use super::export::{Definition, Export};
use crate::model::{Account, Known, Row as Record};
use crate::plan::context::Context;
use crate::score::crosssell::{Likely, NewProduct, Pair};
use crate::score::{AccountScores, ProductWhitespace, Proposal};

/// A part of an account's scores.
struct Row<'a, T> {
    context: &'a Context<'a>,
    account: &'a Record<Account>,
    scores: &'a AccountScores,
    money: Rounding,
    part: T,
}

fn parts<'a, T: 'a>(
    context: &'a Context<'a>,
    parts: impl Fn(&'a AccountScores) -> &'a [T] + 'a,
) -> impl Iterator<Item = Row<'a, &'a T>> {
    let money = Rounding::of(context.currency());
    context.portfolio.account_ixs().filter_map(|ix| context.account(ix).zip(context.scores_of(ix))).flat_map(
        move |(account, scores)| parts(scores).iter().map(move |part| Row { context, account, scores, money, part }),
    )
}

fn number_of(n: usize) -> Cell {
    Ok(Value::Count(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// What a row rests on nothing for.
const NO_PEERS: Cell = Err(Blank::NotGiven { field: "peers" });

/// By account, the greatest whitespace first.
pub fn whitespace(context: &Context<'_>) -> Export {
    type WhitespaceCell = fn(&Row<'_, &ProductWhitespace>) -> Cell;
    const COLUMNS: &[Definition<WhitespaceCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("product", |row| text(row.part.product.to_string())),
        ("actual", |row| row.money.money(&Ok(row.part.actual))),
        ("potential", |row| row.money.money(&row.part.potential)),
        ("whitespace", |row| row.money.money(&row.part.whitespace)),
        ("level", |row| row.part.basis.map_or(NO_PEERS, |basis| key(&basis.level))),
        ("peers", |row| row.part.basis.map_or(NO_PEERS, |basis| number_of(basis.peers))),
        ("adoption_share", |row| row.part.basis.map_or(NO_PEERS, |basis| number(&Ok(basis.adoption_share)))),
        ("spend_per_size", |row| row.part.basis.map_or(NO_PEERS, |basis| number(&Ok(basis.per_size)))),
        ("size_measure", |row| match &row.scores.whitespace.size {
            Ok((measure, _)) => key(measure),
            Err(_) => NO_PEERS,
        }),
        ("size", |row| row.part.basis.map_or(NO_PEERS, |basis| number(&Ok(basis.size)))),
        ("size_exponent", |row| row.part.basis.map_or(NO_PEERS, |basis| number(&Ok(basis.power)))),
        ("source", |row| row.scores.whitespace.source.map_or(NO_PEERS, |source| key(&source))),
        ("reason", |row| reason(&row.part.whitespace)),
    ];
    Export::of("whitespace", COLUMNS, parts(context, |scores| &scores.whitespace.products))
}

/// By account, the best proposal first. An account to which nothing is proposed has no row; `cross_sell_product` of the
/// accounts table says why.
pub fn cross_sell(context: &Context<'_>) -> Export {
    type ProposalCell = fn(&Row<'_, &Proposal>) -> Cell;
    fn of_pair(proposal: &Proposal, cell: impl FnOnce(&Pair) -> Cell) -> Cell {
        proposal.because.as_ref().map_or(Err(Blank::NotGiven { field: "pair" }), |(_, pair)| cell(pair))
    }
    const COLUMNS: &[Definition<ProposalCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("product", |row| text(row.part.product.to_string())),
        ("basis", |row| key(&row.part.basis)),
        ("score", |row| number(&Ok(row.part.score))),
        ("rule", |row| match &row.part.because {
            Some((owned, _)) => text(format!("{owned} -> {}", row.part.product)),
            None => Err(Blank::NotGiven { field: "pair" }),
        }),
        ("confidence_share", |row| {
            let from_a = |pair: &Pair| row.part.because.as_ref().is_some_and(|(owned, _)| *owned == pair.a);
            of_pair(row.part, |pair| {
                number(&Ok(if from_a(pair) { pair.confidence_a_to_b() } else { pair.confidence_b_to_a() }))
            })
        }),
        ("lift", |row| of_pair(row.part, |pair| number(&Ok(pair.lift())))),
        ("p", |row| of_pair(row.part, |pair| number(&Ok(pair.p)))),
        ("q", |row| of_pair(row.part, |pair| number(&pair.q))),
        ("look_alikes", |row| number_of(row.part.look_alikes)),
        ("look_alikes_owning", |row| number_of(row.part.look_alikes_owning)),
    ];
    Export::of(
        "cross_sell",
        COLUMNS,
        parts(context, |scores| scores.cross_sell.proposals.as_ref().map_or(&[][..], Vec::as_slice)),
    )
}

/// Pairs of products that any customer owns both of, the surest first.
pub fn product_pairs(context: &Context<'_>) -> Export {
    type PairCell = fn(&(&Context<'_>, &Pair)) -> Cell;
    const COLUMNS: &[Definition<PairCell>] = &[
        ("as_of", |(context, _)| Ok(Value::Date(context.as_of()))),
        ("product_a", |(_, pair)| text(pair.a.to_string())),
        ("product_b", |(_, pair)| text(pair.b.to_string())),
        ("customers", |(_, pair)| number_of(pair.n)),
        ("owners_a", |(_, pair)| number_of(pair.n_a)),
        ("owners_b", |(_, pair)| number_of(pair.n_b)),
        ("owners_both", |(_, pair)| number_of(pair.n_ab)),
        ("support_share", |(_, pair)| number(&Ok(pair.support()))),
        ("confidence_a_to_b_share", |(_, pair)| number(&Ok(pair.confidence_a_to_b()))),
        ("confidence_b_to_a_share", |(_, pair)| number(&Ok(pair.confidence_b_to_a()))),
        ("lift", |(_, pair)| number(&Ok(pair.lift()))),
        ("p", |(_, pair)| number(&Ok(pair.p))),
        ("q", |(_, pair)| number(&pair.q)),
        ("significant", |(_, pair)| known(&pair.q, |_| Value::Flag(pair.significant))),
        ("reason", |(_, pair)| reason(&pair.q)),
    ];
    let pairs = context.scores.portfolio.cross_sell.pairs.iter();
    Export::of("product_pairs", COLUMNS, pairs.map(|pair| (context, pair)))
}

/// New products with the accounts that resemble their first buyers, the likeliest first; one with too few first buyers
/// has a single row that says so.
pub fn new_products(context: &Context<'_>) -> Export {
    type LikelyRow<'a> = (&'a Context<'a>, &'a NewProduct, Option<(usize, &'a Likely)>);
    type LikelyCell = fn(&LikelyRow<'_>) -> Cell;
    const NONE: Cell = Err(Blank::NotGiven { field: "look-alike" });
    const COLUMNS: &[Definition<LikelyCell>] = &[
        ("as_of", |(context, ..)| Ok(Value::Date(context.as_of()))),
        ("product", |(_, new, _)| text(new.product.to_string())),
        ("first_sale", |(_, new, _)| given_date("first_sale", new.first)),
        ("first_buyers", |(_, new, _)| number_of(new.buyers)),
        ("place", |(.., likely)| likely.map_or(NONE, |(place, _)| number_of(place))),
        ("account_id", |(context, _, likely)| {
            likely.and_then(|(_, likely)| context.account(likely.account)).map_or(NONE, |row| text(&row.id))
        }),
        ("ratio", |(.., likely)| likely.map_or(NONE, |(_, likely)| number(&Ok(likely.ratio)))),
        ("feature", |(.., likely)| likely.and_then(|(_, l)| l.reason.as_ref()).map_or(NONE, |r| text(r.feature))),
        ("feature_value", |(.., likely)| likely.and_then(|(_, l)| l.reason.as_ref()).map_or(NONE, |r| text(&r.value))),
        ("buyers_share", |(.., likely)| {
            likely.and_then(|(_, l)| l.reason.as_ref()).map_or(NONE, |r| number(&Ok(r.buyers_share)))
        }),
        ("others_share", |(.., likely)| {
            likely.and_then(|(_, l)| l.reason.as_ref()).map_or(NONE, |r| number(&Ok(r.others_share)))
        }),
        ("reason", |(_, new, _)| reason(&new.likely)),
    ];
    let rows = context.scores.portfolio.cross_sell.new_products.iter().flat_map(|new| -> Vec<LikelyRow<'_>> {
        let likely: &Known<Vec<Likely>> = &new.likely;
        match likely {
            Ok(likely) => (1..).zip(likely).map(|ranked| (context, new, Some(ranked))).collect(),
            Err(_) => vec![(context, new, None)],
        }
    });
    Export::of("new_products", COLUMNS, rows)
}
