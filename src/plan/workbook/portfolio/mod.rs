//! The portfolio, for who leads: the figures behind the deck, each in a table that can be filtered, and what they rest
//! on.

mod accounts;
mod actions;
mod changes;
mod deals;
mod groups;
mod method;
mod movers;
mod orphans;
mod quality;
mod risk;
mod summary;

use std::collections::BTreeMap;

use super::sheet::{Block, Column, Row, Sheet};
use super::{Briefs, PortfolioWorkbook};
use crate::ingest::{Quality, Reject};
use crate::model::AccountIx;
use crate::plan::account::{AccountPlan, Situation};
use crate::plan::context::Context;
use crate::plan::language::{Language, args};

/// What the sheets are made from.
struct Desk<'a> {
    context: &'a Context<'a>,
    language: &'a Language,
    /// By priority, then id.
    accounts: Vec<Situation<'a>>,
    plans: BTreeMap<AccountIx, &'a AccountPlan>,
}

pub(super) fn workbook(
    context: &Context<'_>,
    quality: &Quality,
    rejects: &[Reject],
    plans: &[AccountPlan],
    briefs: Briefs<'_>,
) -> PortfolioWorkbook {
    let desk = Desk::of(context, plans);
    let mut sheets = vec![summary::summary(&desk)];
    sheets.extend(summary::revenue(&desk));
    sheets.push(accounts::sheet(&desk, briefs));
    sheets.extend(movers::sheet(&desk));
    sheets.extend(groups::sheet(&desk));
    sheets.extend([
        risk::nps(&desk),
        risk::churn(&desk),
        deals::renewals(&desk),
        deals::pipeline(&desk),
        actions::sheet(&desk),
        orphans::sheet(&desk),
        summary::kpis(&desk),
        quality::fixes(&desk, quality),
    ]);
    sheets.extend(changes::sheet(&desk, quality.changes.as_ref()));
    sheets.extend([quality::counts(&desk, quality), quality::rejects(&desk, rejects), method::sheet(&desk)]);
    let period = context.language.month_long(context.period());
    let title = context.language.text("portfolio-workbook-title", &args!["period" => period]);
    PortfolioWorkbook { book: super::book(context, title, sheets) }
}

impl<'a> Desk<'a> {
    fn of(context: &'a Context<'a>, plans: &'a [AccountPlan]) -> Desk<'a> {
        let mut accounts: Vec<Situation<'a>> =
            context.portfolio.account_ixs().filter_map(|account| Situation::of(context, account)).collect();
        let rank = |s: &Situation<'_>| s.scores.priority.rank.as_ref().copied().unwrap_or(usize::MAX);
        accounts.sort_by(|a, b| rank(a).cmp(&rank(b)).then(a.account.cmp(&b.account)));
        let plans = plans.iter().map(|plan| (plan.account, plan)).collect();
        Desk { context, language: context.language, accounts, plans }
    }

    fn word(&self, key: &str) -> String {
        self.language.word(key)
    }

    fn count(&self, key: &str, n: usize) -> String {
        self.language.text(key, &args!["n" => n])
    }

    /// As of when, and in which currency.
    fn notes(&self) -> Vec<String> {
        let language = self.language;
        let day = language.date_long(self.context.as_of());
        let as_of = language.text("as-of-capital", &args!["date" => day]);
        let currency = language.text("footer-currency", &args!["currency" => self.context.currency().code()]);
        vec![format!("{as_of} · {currency}")]
    }

    /// A sheet of one table under its own name in Excel.
    fn table(&self, key: &'static str, name: &str, title: String, columns: Vec<Column>, rows: Vec<Row>) -> Sheet {
        let block = self.block(Some(key), None, columns, rows);
        Sheet { key, name: self.word(name), title, notes: self.notes(), blocks: vec![block], chart: None }
    }

    fn block(&self, table: Option<&'static str>, title: Option<String>, columns: Vec<Column>, rows: Vec<Row>) -> Block {
        Block { title, table, columns, rows, blank_rows: 0, empty: self.word("book-empty") }
    }

    fn revenue_label(&self) -> String {
        self.word(if self.context.are_bookings() { "tile-bookings" } else { "heading-revenue-ltm" })
    }
}
