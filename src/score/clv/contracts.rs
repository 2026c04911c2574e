//! Contracts as what they are renewals of: chains of one account and product.

use std::collections::BTreeMap;

use super::sbg::Tenure;
use crate::model::{AccountIx, Contract, Date, Decimal, Entity, Known, Origin, Row, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::words::{Phrases, name_key};

/// Contracts that follow one another.
#[derive(Debug, Clone)]
pub struct Chain {
    /// [`name_key`] of the product; None where the contracts name none.
    pub product: Option<String>,
    pub renewals: u32,
    pub state: State,
    /// Months of the last term, at least 1: terms of one length are compared.
    pub term_months: u32,
    /// A year, in the reporting currency.
    pub value: Known<Decimal>,
    pub rows: Vec<Origin>,
    start: Date,
    end: Date,
    origin: Origin,
}

/// How a chain stands on the as-of date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State {
    /// The next decision is still to come; days until the last term ends, 0 where it just did and nobody decided.
    InForce { days: i64 },
    /// The last term ended and no other followed.
    Lost,
    /// Another contract of the same product took over before the last term ended: no decision was seen.
    Replaced,
}

impl Chain {
    /// What the renewal model sees of it.
    pub fn tenure(&self) -> Tenure {
        Tenure { renewals: self.renewals, lost: self.state == State::Lost }
    }

    pub fn decisions(&self) -> usize {
        self.renewals as usize + usize::from(self.state == State::Lost)
    }

    pub fn term_years(&self) -> f64 {
        f64::from(self.term_months) / 12.0
    }
}

/// A contract that counts: begun or signed by the as-of date.
struct Term<'a> {
    row: &'a Row<Contract>,
    start: Date,
    cancelled: bool,
}

/// The chains of an account, in a fixed order.
pub fn chains(account: AccountIx, cancelled: &Phrases, context: &Context<'_>) -> Vec<Chain> {
    let mut by_product: BTreeMap<Option<String>, Vec<Term<'_>>> = BTreeMap::new();
    for term in context.portfolio.contracts.of(account).iter().filter_map(|row| Term::of(row, cancelled, context)) {
        let product = term.row.product.as_deref().map(|given| name_key(context.product_name(given)));
        by_product.entry(product).or_default().push(term);
    }
    by_product.into_iter().flat_map(|(product, terms)| of_product(product.as_deref(), terms, context)).collect()
}

impl<'a> Term<'a> {
    fn of(row: &'a Row<Contract>, cancelled: &Phrases, context: &Context<'_>) -> Option<Term<'a>> {
        let as_of = context.portfolio.as_of;
        let status = [row.status.as_deref()];
        let cancelled = cancelled.occur_in_any(&status);
        if !cancelled && context.words.documents_left_out.occur_in_any(&status) {
            return None;
        }
        // The value is one a year: without a first day a term is taken to be a year.
        let start = row.start.unwrap_or_else(|| row.end.saturating_sub(jiff::Span::new().years(1)));
        let known = row.created.unwrap_or(start) <= as_of;
        (known && row.end > start).then_some(Term { row, start, cancelled })
    }
}

/// A contract may begin this many days before the one it renews ends.
const EARLY_DAYS: i64 = 45;

fn of_product(product: Option<&str>, mut terms: Vec<Term<'_>>, context: &Context<'_>) -> Vec<Chain> {
    // By what the records say; their place in the file only parts records that are alike.
    terms.sort_by(|a, b| {
        let key = |term: &Term<'_>| (term.start, term.row.end, term.row.id.clone(), term.row.value);
        key(a).cmp(&key(b)).then(a.row.origin.cmp(&b.row.origin))
    });
    let grace = i64::from(context.config.clv.renewal_grace_days);
    let mut chains: Vec<(Chain, bool)> = Vec::new();
    for term in &terms {
        let follows = |chain: &Chain| (-EARLY_DAYS..=grace.max(1)).contains(&days_between(chain.end, term.start));
        let before = chains
            .iter_mut()
            .filter(|(chain, cancelled)| !cancelled && follows(chain) && chain.end < term.row.end)
            .min_by_key(|(chain, _)| days_between(chain.end, term.start).abs());
        match before {
            Some((chain, cancelled)) => {
                chain.renewals += 1;
                chain.extend(term, context);
                *cancelled = term.cancelled;
            }
            None => chains.push((Chain::begun(product, term, context), term.cancelled)),
        }
    }
    let spans: Vec<(Date, Date)> = chains.iter().map(|(chain, _)| (chain.start, chain.end)).collect();
    for (chain, cancelled) in &mut chains {
        let days = days_between(context.portfolio.as_of, chain.end);
        let replaced = spans.iter().any(|(start, end)| {
            *end > chain.end && *start > chain.start && *start <= chain.end && *start <= context.portfolio.as_of
        });
        chain.state = match days {
            _ if *cancelled => State::Lost,
            days if days >= -grace && days >= 0 => State::InForce { days },
            _ if replaced => State::Replaced,
            days if days >= -grace => State::InForce { days: 0 },
            _ => State::Lost,
        };
    }
    chains.into_iter().map(|(chain, _)| chain).collect()
}

impl Chain {
    fn begun(product: Option<&str>, term: &Term<'_>, context: &Context<'_>) -> Chain {
        let mut chain = Chain {
            product: product.map(str::to_owned),
            renewals: 0,
            state: State::Lost,
            term_months: 1,
            value: Err(Unknown::NoField { entity: Entity::Contract, field: "value" }),
            rows: Vec::new(),
            start: term.start,
            end: term.row.end,
            origin: term.row.origin,
        };
        chain.extend(term, context);
        chain
    }

    fn extend(&mut self, term: &Term<'_>, context: &Context<'_>) {
        let row = term.row;
        let days = days_between(term.start, row.end);
        self.term_months = u32::try_from((days * 12 + 182) / 365).unwrap_or(1).max(1);
        self.end = row.end;
        self.origin = row.origin;
        self.rows.push(row.origin);
        let missing = Unknown::NoField { entity: Entity::Contract, field: "value" };
        let converted = |value| context.rates.convert(value, row.currency, row.account, context.portfolio.as_of);
        self.value = row.value.ok_or(missing).and_then(converted);
    }
}
