//! The records of a run as figures counted them, kept for the next month: see [`Ledger`].

use std::collections::{BTreeMap, HashMap};

use super::config::ScoreConfig;
use super::context::Context;
use super::facts::basis;
use super::past::Past;
use super::pipeline::deal::{DealFact, Outcome};
use super::revenue::Basis;
use crate::model::key::id_key;
use crate::model::{
    AccountIx, Currency, Date, DealState, LEDGER_MONTHS, Ledger, LedgerAccount, LedgerDeal, LedgerLine, LedgerRate,
    LedgerUser, Month, Origin, Portfolio, Revenue, Row,
};

/// What a run of this portfolio keeps.
pub fn ledger(portfolio: &Portfolio, config: &ScoreConfig) -> Ledger {
    let past = Past::default();
    let context = Context::new(portfolio, config, &past);
    let deals: Vec<DealFact<'_>> =
        portfolio.opportunities.all().iter().filter_map(|row| DealFact::of(row, &context)).collect();
    let mut files = Files::default();
    let bookings = basis(&context) == Basis::Bookings;
    let mut lines: Vec<LedgerLine> = match bookings {
        false => portfolio.revenue.all().iter().filter_map(|row| of_revenue(row, &context, &mut files)).collect(),
        true => deals.iter().filter_map(|deal| of_won(deal, &context, &mut files)).collect(),
    };
    let files = files.sorted(&mut lines);
    lines.sort_unstable();
    let first = oldest(portfolio).first_day();
    let mut deals: Vec<LedgerDeal> = deals.iter().filter_map(|deal| of_deal(deal, first, &context)).collect();
    deals.sort();
    let rates = context.rates.by_month();
    let rates = rates.into_iter().map(|(currency, month, rate)| LedgerRate { currency, month, rate });
    Ledger {
        currency: portfolio.currency,
        bookings,
        accounts: portfolio.accounts.iter().map(account).collect(),
        users: users(portfolio),
        rates: rates.collect(),
        files,
        lines,
        deals,
    }
}

/// The first month that is kept.
fn oldest(portfolio: &Portfolio) -> Month {
    portfolio.period.plus(1 - LEDGER_MONTHS)
}

fn account(row: &Row<crate::model::Account>) -> LedgerAccount {
    let filled =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    LedgerAccount {
        id: row.id.clone(),
        name: row.name.clone(),
        parent: filled(&row.parent_id).or_else(|| filled(&row.parent_name)),
        owner: filled(&row.owner_id).or_else(|| filled(&row.owner_name)),
        kind: filled(&row.kind),
        segment: filled(&row.segment),
        currency: row.currency,
        created: row.created,
    }
}

/// By id, one a person.
fn users(portfolio: &Portfolio) -> Vec<LedgerUser> {
    let users = portfolio.users.all().iter();
    let users: BTreeMap<&str, LedgerUser> = users
        .map(|row| (row.id.as_str(), LedgerUser { id: row.id.clone(), name: row.full_name(), active: row.active }))
        .collect();
    users.into_values().collect()
}

/// The files of lines, in the order in which they are met.
#[derive(Default)]
struct Files {
    places: HashMap<u32, u32>,
    names: Vec<String>,
}

impl Files {
    fn place(&mut self, origin: Origin, portfolio: &Portfolio) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        if let Some(place) = self.places.get(&origin.source.0) {
            return *place;
        }
        let name = portfolio.source(origin).map(|source| source.file.clone()).unwrap_or_default();
        let place = match self.names.iter().position(|known| *known == name) {
            Some(known) => u32::try_from(known).unwrap_or(u32::MAX),
            None => {
                self.names.push(name);
                next
            }
        };
        self.places.insert(origin.source.0, place);
        place
    }

    /// By name, with the places in the lines made to agree.
    fn sorted(self, lines: &mut [LedgerLine]) -> Vec<String> {
        let mut sorted = self.names.clone();
        sorted.sort();
        let place = |name: &String| sorted.binary_search(name).ok().and_then(|place| u32::try_from(place).ok());
        let moved: Vec<u32> = self.names.iter().map(|name| place(name).unwrap_or_default()).collect();
        for line in lines {
            line.file = usize::try_from(line.file).ok().and_then(|old| moved.get(old)).copied().unwrap_or_default();
        }
        sorted
    }
}

fn of_revenue(row: &Row<Revenue>, context: &Context<'_>, files: &mut Files) -> Option<LedgerLine> {
    let portfolio = context.portfolio;
    let month = Month::of(row.date);
    if row.date > portfolio.as_of || month < oldest(portfolio) {
        return None;
    }
    let left_out = context.words.documents_left_out.occur_in_any(&[row.status.as_deref(), row.kind.as_deref()]);
    Some(LedgerLine {
        account: row.account.map(|account| account.0),
        month,
        currency: currency(context, row.currency, row.account),
        file: files.place(row.origin, portfolio),
        counted: !left_out,
        key: key(row),
        amount: row.amount.normalize(),
    })
}

fn of_won(deal: &DealFact<'_>, context: &Context<'_>, files: &mut Files) -> Option<LedgerLine> {
    let month = Month::of(deal.closed.filter(|_| deal.outcome == Outcome::Won)?);
    Some(LedgerLine {
        account: deal.row.account.map(|account| account.0),
        month,
        currency: currency(context, deal.row.currency, deal.row.account),
        file: files.place(deal.row.origin, context.portfolio),
        counted: true,
        key: hashed(&[&id_key(&deal.row.id)]) | LedgerLine::NUMBERED,
        amount: deal.own_amount?.normalize(),
    })
    .filter(|line| line.month >= oldest(context.portfolio))
}

fn of_deal(deal: &DealFact<'_>, first: Date, context: &Context<'_>) -> Option<LedgerDeal> {
    let state = match deal.outcome {
        Outcome::Open => DealState::Open,
        Outcome::Won => DealState::Won,
        Outcome::Lost => DealState::Lost,
        Outcome::Unclear => DealState::Closed,
    };
    let close = if state == DealState::Open { deal.expected_close } else { deal.closed };
    (state == DealState::Open || close.is_none_or(|close| close >= first)).then(|| LedgerDeal {
        id: deal.row.id.clone(),
        account: deal.row.account.map(|account| account.0),
        state,
        amount: deal.own_amount.map(|amount| amount.normalize()),
        currency: currency(context, deal.row.currency, deal.row.account),
        close,
        created: deal.row.created,
    })
}

fn currency(context: &Context<'_>, given: Option<Currency>, account: Option<AccountIx>) -> Currency {
    context.rates.foreign(given, account).unwrap_or(context.portfolio.currency)
}

fn key(row: &Revenue) -> u64 {
    match row.id.as_deref().map(str::trim).filter(|id| !id.is_empty()) {
        Some(id) => hashed(&[id]) | LedgerLine::NUMBERED,
        None => {
            let day = row.date.to_string();
            let parts = [&day, row.kind.as_deref().unwrap_or_default(), row.product.as_deref().unwrap_or_default()];
            hashed(&parts) & !LedgerLine::NUMBERED
        }
    }
}

fn hashed(parts: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let mut first = [0; 8];
    first.iter_mut().zip(hasher.finalize().as_bytes()).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(first)
}
