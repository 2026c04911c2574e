//! A rep's or a manager's page: their accounts and sums over them, nothing of anybody else's.

use std::collections::BTreeSet;

use super::accounts::{accounts, filters};
use super::today::today;
use super::{Figure, Links, Portal, QualitySummary, documents, words};
use crate::model::{AccountIx, Decimal};
use crate::plan::account::AccountPlan;
use crate::plan::context::{Context, DASH};
use crate::plan::language::args;
use crate::score::AccountScores;

/// Whose page it is.
#[derive(Debug, Clone)]
pub struct Whose<'a> {
    pub name: &'a str,
    pub accounts: &'a BTreeSet<AccountIx>,
    /// A rep's page, not that of a manager with several.
    pub alone: bool,
}

/// The page of one rep or manager. `plans` may hold those of other accounts: only their own are looked at. Figures are
/// sums over the accounts; what is wrong with the exports is not theirs to read.
pub fn own_portal(context: &Context<'_>, whose: &Whose<'_>, plans: &[AccountPlan], links: &Links<'_>) -> Portal {
    let language = context.language;
    let mine: Vec<AccountPlan> = plans.iter().filter(|plan| whose.accounts.contains(&plan.account)).cloned().collect();
    let accounts = accounts(context, &mine, links, &|account| whose.accounts.contains(&account));
    let label = if context.are_bookings() { "tile-bookings" } else { "tile-revenue" };
    let period = language.month_long(context.period());
    Portal {
        lang: language.locale(),
        title: language.text("portal-title-own", &args!["name" => whose.name, "period" => period]),
        company: context.company.name.clone(),
        as_of: language.text("as-of-capital", &args!["date" => language.date_long(context.as_of())]),
        currency: language.text("footer-currency", &args!["currency" => context.currency().code()]),
        confidential: context.confidential(),
        today: today(context, &mine, links, whose.alone),
        figures: figures(context, whose),
        filters: filters(context, &accounts),
        accounts,
        documents: documents(context, links),
        quality: QualitySummary::default(),
        is_whole: false,
        how: super::how(context),
        glossary: super::glossary(context),
        words: words(context),
        revenue_heading: language.word(label),
    }
}

fn figures(context: &Context<'_>, whose: &Whose<'_>) -> Vec<Figure> {
    let scores: Vec<&AccountScores> = whose.accounts.iter().filter_map(|account| context.scores_of(*account)).collect();
    let language = context.language;
    let of = |known: &dyn Fn(&AccountScores) -> Option<Decimal>| -> (Option<Decimal>, usize) {
        let amounts: Vec<Decimal> = scores.iter().filter_map(|account| known(account)).collect();
        let sum = amounts.iter().fold(Decimal::ZERO, |sum, amount| sum.saturating_add(*amount));
        ((!amounts.is_empty()).then_some(sum), amounts.len())
    };
    let money = |label: &str, (sum, n): (Option<Decimal>, usize)| Figure {
        label: language.word(label),
        value: sum.map_or_else(|| DASH.to_owned(), |sum| context.money(sum)),
        note: Some(language.text("portal-known-of", &args!["n" => n, "total" => count(context, scores.len())])),
    };
    let revenue = if context.are_bookings() { "tile-bookings" } else { "tile-revenue" };
    let at_risk = context.at_risk(scores.iter().copied());
    let at_risk_note = at_risk
        .map(|own| language.text("deck-note-high-risk", &args!["n" => own.accounts, "from" => context.risk_from()]));
    vec![
        Figure { label: language.word("tile-accounts"), value: count(context, scores.len()), note: None },
        money(revenue, of(&|account| account.revenue.ltm.clone().ok())),
        money("tile-weighted-pipeline", of(&|account| account.pipeline.weighted.clone().ok())),
        Figure {
            label: language.word("tile-at-risk"),
            value: at_risk.map_or_else(|| DASH.to_owned(), |own| context.money(own.revenue)),
            note: at_risk_note,
        },
    ]
}

fn count(context: &Context<'_>, n: usize) -> String {
    context.language.integer(i64::try_from(n).unwrap_or(i64::MAX))
}
