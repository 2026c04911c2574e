//! `tables/themes.csv`: what comments are about, of the whole portfolio and by account.

use super::cell::{Blank, Cell, Rounding, Value, count, known, number, text};
use super::export::{Definition, Export};
use crate::model::{Decimal, Known, Unknown};
use crate::plan::context::Context;
use crate::score::Rate;
use crate::score::themes::{PortfolioTheme, Theme};

struct Row<'a> {
    context: &'a Context<'a>,
    /// Empty for the whole portfolio.
    account_id: &'a str,
    counts: &'a Theme,
    /// Comments of which the shares are.
    comments: usize,
    whole: Option<&'a PortfolioTheme>,
    money: Rounding,
}

type ThemeCell = fn(&Row<'_>) -> Cell;

const COLUMNS: &[Definition<ThemeCell>] = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("account_id", |row| text(row.account_id)),
    ("theme", |row| text(&row.counts.theme)),
    ("comments", |row| count(&Ok(row.comments))),
    ("mentions", |row| count(&Ok(row.counts.mentions()))),
    ("share", |row| share(row, |rate| rate.value)),
    ("share_low", |row| share(row, |rate| rate.low)),
    ("share_high", |row| share(row, |rate| rate.high)),
    ("promoters", |row| count(&Ok(row.counts.promoters))),
    ("passives", |row| count(&Ok(row.counts.passives))),
    ("detractors", |row| count(&Ok(row.counts.detractors))),
    ("unrated", |row| count(&Ok(row.counts.unrated))),
    ("detractors_share", |row| detractors(row, |rate| rate.value)),
    ("detractors_share_low", |row| detractors(row, |rate| rate.low)),
    ("detractors_share_high", |row| detractors(row, |rate| rate.high)),
    ("mismatched", |row| count(&Ok(row.counts.mismatches))),
    ("accounts", |row| row.whole.map_or(NOT_OF_ACCOUNT, |whole| count(&Ok(whole.accounts)))),
    ("revenue", |row| revenue(row, |whole| &whole.revenue)),
    ("revenue_promoters", |row| revenue(row, |whole| &whole.revenue_promoters)),
    ("revenue_passives", |row| revenue(row, |whole| &whole.revenue_passives)),
    ("revenue_detractors", |row| revenue(row, |whole| &whole.revenue_detractors)),
    ("accounts_without_revenue", |row| row.whole.map_or(NOT_OF_ACCOUNT, |whole| count(&Ok(whole.without_revenue)))),
];

/// Figures that only the portfolio has.
const NOT_OF_ACCOUNT: Cell = Err(Blank::NotComputed { figure: "portfolio" });

/// The portfolio first, most mentioned theme first; then by account and theme.
pub fn themes(context: &Context<'_>) -> Export {
    let money = Rounding::of(context.currency());
    let whole = context.scores.portfolio.themes.iter().flat_map(|themes| {
        themes.themes.iter().map(move |theme| Row {
            context,
            account_id: "",
            counts: &theme.counts,
            comments: themes.comments,
            whole: Some(theme),
            money,
        })
    });
    let accounts = context.portfolio.account_ixs().filter_map(|ix| context.account(ix).zip(context.scores_of(ix)));
    let of_accounts = accounts.flat_map(|(account, scores)| {
        scores.themes.themes.iter().map(move |theme| Row {
            context,
            account_id: &account.record.id,
            counts: theme,
            comments: scores.themes.comments,
            whole: None,
            money,
        })
    });
    Export::of("themes", COLUMNS, whole.chain(of_accounts))
}

fn share(row: &Row<'_>, value: fn(&Rate) -> f64) -> Cell {
    let rate = Rate::of(row.counts.mentions(), row.comments).ok_or(Unknown::ZeroBase);
    number(&rate.map(|rate| value(&rate)))
}

/// Of the comments that mention it and have a rating.
fn detractors(row: &Row<'_>, value: fn(&Rate) -> f64) -> Cell {
    let rated = row.counts.mentions() - row.counts.unrated;
    let rate = Rate::of(row.counts.detractors, rated).ok_or(Unknown::ZeroBase);
    known(&rate, |rate| Value::Number(value(rate)))
}

fn revenue(row: &Row<'_>, of: fn(&PortfolioTheme) -> &Known<Decimal>) -> Cell {
    row.whole.map_or(NOT_OF_ACCOUNT, |whole| row.money.money(of(whole)))
}
