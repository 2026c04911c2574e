//! Which opportunities an account has had: what was offered, how long it took and how it ended.

use super::accounts::{Account, Holding};
use super::calendar::{Calendar, plus_days};
use super::catalogue::{Billing, PRODUCTS, Product};
use super::chance::{Chance, money, nearest};
use super::course::{Channel, Life};
use crate::model::{Date, Decimal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    NewBusiness,
    Renewal,
    AddOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Won,
    Lost,
    /// Open with no end in sight: forgotten by its rep.
    Stale,
}

#[derive(Debug)]
pub(super) struct Line {
    pub product: &'static Product,
    pub quantity: i32,
    pub unit: Decimal,
    pub total: Decimal,
}

/// An opportunity as fate has it; what of it is known depends on the day of the exports.
#[derive(Debug)]
pub(super) struct Deal {
    pub kind: Kind,
    pub created: Date,
    /// The day on which it is decided, which may lie ahead.
    pub decided: Date,
    pub outcome: Outcome,
    pub lines: Vec<Line>,
    /// Sold apart from what the account buys regularly, and so invoiced apart.
    pub project: bool,
}

impl Deal {
    pub fn amount(&self) -> Decimal {
        self.lines.iter().map(|line| line.total).sum()
    }

    pub fn won_by(&self, day: Date) -> bool {
        self.outcome == Outcome::Won && self.decided <= day
    }

    pub fn closed_by(&self, day: Date) -> bool {
        self.outcome != Outcome::Stale && self.decided <= day
    }
}

/// Median days from creation to the decision.
fn cycle_days(kind: Kind, won: bool, size: f64, chance: &mut Chance) -> i32 {
    let median = match kind {
        Kind::NewBusiness => 88.0,
        Kind::Renewal => 80.0,
        Kind::AddOn => 46.0,
    };
    let slower = if won { 1.0 } else { 1.3 };
    nearest(chance.around(median * slower * libm::pow(size / 50_000.0, 0.12), 0.45)).clamp(6, 420)
}

/// Every opportunity of an account that began by the day of the exports, in order of creation.
pub(super) fn deals(account: &Account, calendar: &Calendar, chance: &mut Chance) -> Vec<Deal> {
    let mut deals = match account.life {
        Life::NameOnly => Vec::new(),
        Life::Prospect => courtship(account, calendar, chance),
        _ => {
            let mut deals: Vec<Deal> = first_sale(account, calendar, chance).into_iter().collect();
            deals.extend(former_try(account, &deals, chance));
            deals.extend(widenings(account, calendar, chance));
            deals.extend(renewals(account, calendar, chance));
            deals.extend(projects(account, calendar, chance));
            deals
        }
    };
    deals.retain(|deal| calendar.known(deal.created) && deal.created >= account.created);
    // Whatever is still undecided when the customer leaves is lost that day.
    if let Some(end) = account.course.end.map(|end| calendar.month(end).last_day()) {
        for deal in deals.iter_mut().filter(|deal| deal.decided > end) {
            (deal.decided, deal.outcome) = (end.max(deal.created), Outcome::Lost);
        }
    }
    deals.sort_by_key(|deal| deal.created);
    deals
}

fn lines(account: &Account, wanted: impl Iterator<Item = (&'static Product, f64)>, chance: &mut Chance) -> Vec<Line> {
    wanted
        .map(|(product, value)| {
            let unit = money(product.price * account.price_level() * chance.between(0.86, 1.0));
            let price = product.price * account.price_level();
            let quantity = nearest(value * account.price_level() / price).max(1);
            Line { product, quantity, unit, total: unit * Decimal::from(quantity) }
        })
        .collect()
}

fn first_sale(account: &Account, calendar: &Calendar, chance: &mut Chance) -> Option<Deal> {
    let first = account.course.first;
    let begun = account.holdings.iter().filter(|holding| holding.since == first);
    let wanted: Vec<_> = begun.map(|holding| (holding.product, holding.yearly * chance.between(0.5, 0.9))).collect();
    let size: f64 = wanted.iter().map(|(_, value)| value).sum();
    let decided = plus_days(calendar.month(first).first_day(), -chance.whole(2, 25));
    let days = cycle_days(Kind::NewBusiness, true, size.max(1_000.0), chance).min(170);
    // The account is entered in the CRM before its first opportunity.
    let created = plus_days(decided, -days).max(plus_days(account.created, 3));
    let lines = lines(account, wanted.into_iter(), chance);
    (!lines.is_empty()).then_some(Deal {
        kind: Kind::NewBusiness,
        created,
        decided,
        outcome: Outcome::Won,
        lines,
        project: false,
    })
}

/// Half of the customers did not buy at the first try.
fn former_try(account: &Account, sold: &[Deal], chance: &mut Chance) -> Option<Deal> {
    let sale = sold.first().filter(|_| chance.happens(0.5))?;
    let product = wished(account, chance);
    let size = account.segment.spend * chance.between(0.15, 0.6);
    let decided = plus_days(sale.created, -chance.whole(40, 200));
    let created = plus_days(decided, -cycle_days(Kind::NewBusiness, false, size, chance));
    let lines = lines(account, std::iter::once((product, size)), chance);
    Some(Deal { kind: Kind::NewBusiness, created, decided, outcome: Outcome::Lost, lines, project: false })
}

fn courtship(account: &Account, calendar: &Calendar, chance: &mut Chance) -> Vec<Deal> {
    let mut deals = Vec::new();
    let mut created = plus_days(account.created, chance.whole(5, 60));
    for _ in 0..chance.whole(1, 3) {
        let product = wished(account, chance);
        let size = account.segment.spend * chance.between(0.1, 0.4);
        let outcome = if chance.happens(0.15) { Outcome::Stale } else { Outcome::Lost };
        let decided = plus_days(created, cycle_days(Kind::NewBusiness, false, size, chance));
        let lines = lines(account, std::iter::once((product, size)), chance);
        deals.push(Deal { kind: Kind::NewBusiness, created, decided, outcome, lines, project: false });
        created = plus_days(decided, chance.whole(20, 120));
    }
    deals.retain(|deal| deal.created <= calendar.as_of);
    deals
}

/// Later products are sold in the month before they are first bought.
fn widenings(account: &Account, calendar: &Calendar, chance: &mut Chance) -> Vec<Deal> {
    let later = account.holdings.iter().filter(|holding| holding.since > account.course.first.max(0));
    later
        .map(|holding| {
            let size = holding.yearly * chance.between(0.7, 1.0);
            let decided = plus_days(calendar.month(holding.since).first_day(), -chance.whole(2, 26));
            let created = plus_days(decided, -cycle_days(Kind::AddOn, true, size, chance));
            let lines = lines(account, std::iter::once((holding.product, size)), chance);
            Deal { kind: Kind::AddOn, created, decided, outcome: Outcome::Won, lines, project: false }
        })
        .collect()
}

/// One opportunity a term for all contracts, since they end together.
fn renewals(account: &Account, calendar: &Calendar, chance: &mut Chance) -> Vec<Deal> {
    let mut deals = Vec::new();
    let mut ends = account.course.first + account.term - 1;
    while ends <= calendar.last() + 6 && account.course.end.is_none_or(|end| ends <= end) {
        deals.extend(renewal(account, ends, calendar, chance));
        ends += account.term;
    }
    deals
}

fn renewal(account: &Account, ends: i32, calendar: &Calendar, chance: &mut Chance) -> Option<Deal> {
    let due = calendar.month(ends).last_day();
    let in_force = |holding: &&Holding| holding.since <= ends;
    let level = account.course.trend(ends) * f64::from(account.term) / 12.0;
    let wanted: Vec<_> =
        account.contracts().filter(in_force).map(|holding| (holding.product, holding.yearly * level)).collect();
    let lines = lines(account, wanted.into_iter(), chance);
    let lost = account.course.end == Some(ends);
    // What renews by itself is no opportunity, unless someone cancels.
    let silent = account.renews_by_itself && !lost;
    let created = plus_days(due, -chance.whole(95, 150));
    let decided = plus_days(due, if lost { -chance.whole(0, 25) } else { -chance.whole(4, 45) });
    // Some renewals come near and nobody has opened them, most of all where things go badly.
    let neglected = due > calendar.as_of
        && chance.happens(if account.course.distress(calendar.last(), Channel::Contact) > 0.3 { 0.85 } else { 0.45 });
    let outcome = if lost { Outcome::Lost } else { Outcome::Won };
    let deal = Deal { kind: Kind::Renewal, created, decided, outcome, lines, project: false };
    (!deal.lines.is_empty() && !neglected && !silent).then_some(deal)
}

fn wished(account: &Account, chance: &mut Chance) -> &'static Product {
    let at = chance.weighted(account.industry.appetite);
    PRODUCTS.get(at).unwrap_or(&PRODUCTS[0])
}

/// One-off sales beside the regular ones, about two in three of them lost.
fn projects(account: &Account, calendar: &Calendar, chance: &mut Chance) -> Vec<Deal> {
    let rate = if account.segment.spend > 200_000.0 { 0.30 } else { 0.16 };
    let mut deals = Vec::new();
    for month in account.course.first.max(0)..calendar.months {
        let distress = account.course.distress(month, Channel::Contact);
        if !account.course.active(month) || !chance.happens(rate * (1.0 - 0.6 * distress)) {
            continue;
        }
        let product = wished(account, chance);
        let held = account.holdings.iter().find(|holding| holding.product == product);
        let usual = held.map_or(account.segment.spend * product.weight / 5.0, |holding| holding.yearly);
        let size = usual * chance.between(0.2, 0.9);
        let luck = match account.life {
            Life::Growing | Life::New => 0.36,
            Life::Declining | Life::Churned => 0.24,
            _ => 0.30,
        };
        let won = chance.happens(luck - 0.2 * distress) && (held.is_some() || product.billing == Billing::Spot);
        let created = calendar.day(month, chance);
        let decided = plus_days(created, cycle_days(Kind::AddOn, won, size.max(500.0), chance));
        let outcome = match won {
            true => Outcome::Won,
            false if chance.happens(0.015) => Outcome::Stale,
            false => Outcome::Lost,
        };
        let lines = lines(account, std::iter::once((product, size)), chance);
        deals.push(Deal { kind: Kind::AddOn, created, decided, outcome, lines, project: true });
    }
    deals
}
