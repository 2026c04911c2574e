//! What every topic looks up: words, rates, prices, histories.

use std::collections::HashMap;

use super::Past;
use super::config::ScoreConfig;
use super::kpi::CostWords;
use super::money::{Inflation, Rates};
use super::people::{self, People};
use super::pipeline::deal::{self, Outcome};
use super::scope::KindWords;
use super::split::Splits;
use super::stakeholders::PartWords;
use super::words::{Phrases, name_key};
use crate::model::calendar::WorkingDays;
use crate::model::{
    AccountIx, Contact, Date, Decimal, Entity, Known, LineItem, Opportunity, Portfolio, Product, Row, StageChange,
    Unknown,
};

/// The configured words, ready to match.
#[derive(Debug)]
pub struct Words {
    pub won: Phrases,
    pub lost: Phrases,
    pub documents_left_out: Phrases,
    pub contract_cancelled: Phrases,
    pub renewal: Phrases,
    pub ended_contract: Phrases,
    pub kinds: KindWords,
    pub transactional: Phrases,
    pub answers_left_out: Phrases,
    pub critical: Phrases,
    pub ticket_closed: Phrases,
    pub two_way: Phrases,
    pub not_held: Phrases,
    pub inbound: Phrases,
    pub reached: Phrases,
    pub internal: Phrases,
    pub champion: Phrases,
    pub decision_maker: Phrases,
    pub parts: PartWords,
    pub influencer: Phrases,
    pub user: Phrases,
    pub competition: Phrases,
    pub costs: CostWords,
}

impl Words {
    fn new(config: &ScoreConfig) -> Words {
        Words {
            won: Phrases::new(&config.stages.won),
            lost: Phrases::new(&config.stages.lost),
            documents_left_out: Phrases::new(&config.revenue.left_out),
            contract_cancelled: Phrases::new(&config.clv.cancelled_words),
            renewal: Phrases::new(&config.sales.renewal_words),
            ended_contract: Phrases::new(&config.churn.training.cancelled_words),
            kinds: KindWords::new(&config.accounts),
            transactional: Phrases::new(&config.nps.transactional_words),
            answers_left_out: Phrases::new(&config.nps.left_out),
            critical: Phrases::new(&config.service.critical_words),
            ticket_closed: Phrases::new(&config.service.closed_words),
            two_way: Phrases::new(&config.service.two_way_words),
            not_held: Phrases::new(&config.service.not_held_words),
            inbound: Phrases::new(&config.service.inbound_words),
            reached: Phrases::new(&config.service.reached_words),
            internal: Phrases::new(&config.service.internal_words),
            champion: Phrases::new(&config.churn.champion_words),
            decision_maker: Phrases::new(&config.churn.decision_maker_words),
            parts: PartWords::of(config),
            influencer: Phrases::new(&config.nps.influencer_words),
            user: Phrases::new(&config.nps.user_words),
            competition: Phrases::new(&config.churn.competition_words),
            costs: CostWords::new(&config.kpi),
        }
    }
}

/// The portfolio with its look-ups.
#[derive(Debug)]
pub struct Context<'a> {
    pub portfolio: &'a Portfolio,
    pub config: &'a ScoreConfig,
    pub past: &'a Past,
    pub words: Words,
    pub rates: Rates<'a>,
    pub splits: Splits,
    pub people: People<'a>,
    /// Whether most owners are among the users, so that one who is not is unknown.
    pub knows_owners: bool,
    /// Whether any export names owners.
    pub names_owners: bool,
    pub inflation: Inflation,
    pub working_days: WorkingDays,
    stage_changes: HashMap<&'a str, Vec<&'a Row<StageChange>>>,
    /// Stages of which the CRM's flags tell one outcome, whatever their words.
    stage_outcomes: HashMap<&'a str, Outcome>,
    line_items: HashMap<&'a str, Vec<&'a Row<LineItem>>>,
    /// By id and by [`name_key`] of the name.
    products: HashMap<String, &'a Row<Product>>,
    book_prices: HashMap<&'a str, (Decimal, Option<crate::model::Currency>)>,
    /// The product of a price book entry: some CRMs let a line name only the entry.
    entry_products: HashMap<&'a str, &'a str>,
}

impl<'a> Context<'a> {
    pub fn new(portfolio: &'a Portfolio, config: &'a ScoreConfig, past: &'a Past) -> Context<'a> {
        let mut stage_changes: HashMap<&str, Vec<&Row<StageChange>>> = HashMap::new();
        for row in portfolio.stage_changes.all().iter().filter(|row| row.deleted != Some(true)) {
            stage_changes.entry(&row.opportunity_id).or_default().push(row);
        }
        let mut line_items: HashMap<&str, Vec<&Row<LineItem>>> = HashMap::new();
        for row in portfolio.line_items.all().iter().filter(|row| row.deleted != Some(true)) {
            line_items.entry(&row.opportunity_id).or_default().push(row);
        }
        let mut products: HashMap<String, &Row<Product>> = HashMap::new();
        for row in portfolio.products.all() {
            if let Some(id) = &row.id {
                products.entry(name_key(id)).or_insert(row);
            }
            products.entry(name_key(&row.name)).or_insert(row);
        }
        let mut book_prices = HashMap::new();
        for row in portfolio.price_book_entries.all().iter().filter(|row| row.active != Some(false)) {
            if let Some(price) = row.price {
                book_prices.entry(row.product_id.as_str()).or_insert((price, row.currency));
            }
        }
        let people = People::of(portfolio, &config.people);
        let entries = portfolio.price_book_entries.all().iter();
        let entry_products = entries.map(|row| (row.record.id.as_str(), row.record.product_id.as_str())).collect();
        Context {
            portfolio,
            config,
            past,
            words: Words::new(config),
            rates: Rates::new(portfolio),
            splits: Splits::of(portfolio),
            names_owners: people::names_owners(&people, portfolio),
            knows_owners: people::knows_owners(&people, portfolio.account_ixs()),
            people,
            inflation: Inflation::of(portfolio),
            working_days: WorkingDays::of(portfolio),
            stage_changes,
            stage_outcomes: stage_outcomes(portfolio),
            line_items,
            products,
            book_prices,
            entry_products,
        }
    }

    /// The people of an account whose records were made by the as-of date.
    pub fn contacts_of(&self, account: AccountIx) -> impl Iterator<Item = &'a Row<Contact>> + use<'a> {
        let as_of = self.portfolio.as_of;
        let rows = self.portfolio.contacts.of(account).iter();
        rows.filter(move |row| row.deleted != Some(true) && row.created.is_none_or(|created| created <= as_of))
    }

    pub fn stage_history(&self, opportunity: &str) -> &[&'a Row<StageChange>] {
        self.stage_changes.get(opportunity).map_or(&[], Vec::as_slice)
    }

    /// What the CRM's flags say of all deals at a stage; None where they say nothing or differ.
    pub fn stage_outcome(&self, stage: &str) -> Option<Outcome> {
        self.stage_outcomes.get(stage).copied()
    }

    /// The name of a product as the product list has it, else as given.
    pub fn product_name(&self, given: &'a str) -> &'a str {
        self.products.get(&name_key(given)).map_or(given, |row| row.record.name.as_str())
    }

    /// The family of a product, by its name.
    pub fn family(&self, product: &str) -> Option<&'a str> {
        self.products.get(&name_key(product))?.record.family.as_deref()
    }

    /// The names of a deal's products: of its lines, else its own.
    pub fn products_of(&self, deal: &'a Opportunity) -> Vec<&'a str> {
        let mut names: Vec<&str> = self
            .items(deal)
            .iter()
            .filter_map(|item| self.product_of(&item.record))
            .map(|given| self.product_name(given))
            .collect();
        if names.is_empty() {
            names.extend(deal.product.as_deref().map(|given| self.product_name(given)));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A line's product by id, through its price book entry, or by name.
    fn product_of(&self, item: &'a LineItem) -> Option<&'a str> {
        let by_entry = || self.entry_products.get(item.price_book_entry_id.as_deref()?).copied();
        item.product_id.as_deref().or_else(by_entry).or(item.product.as_deref())
    }

    fn items(&self, deal: &Opportunity) -> &[&'a Row<LineItem>] {
        self.line_items.get(deal.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// A deal at list price: Σ quantity × price of its lines, else the price of its product.
    pub fn list_price(&self, deal: &Row<Opportunity>, date: Date) -> Known<Decimal> {
        if !self.portfolio.products.given {
            return Err(Unknown::NoSource { entity: Entity::Product });
        }
        let items = self.items(deal);
        if items.is_empty() {
            let product = deal.product.as_deref();
            let product = product.ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "product" })?;
            return self.product_price(product, deal.account, date);
        }
        super::money::total(items.iter().map(|item| {
            let product = self.product_of(&item.record);
            let product = product.ok_or(Unknown::NoField { entity: Entity::LineItem, field: "product" })?;
            let price = self.product_price(product, deal.account, date)?;
            let quantity = Decimal::try_from(item.quantity.unwrap_or(1.0)).map_err(|_| Unknown::TooLarge)?;
            price.checked_mul(quantity).ok_or(Unknown::TooLarge)
        }))
    }

    fn product_price(&self, product: &str, account: Option<AccountIx>, date: Date) -> Known<Decimal> {
        let row = self.products.get(&name_key(product)).ok_or(Unknown::NoRecords { entity: Entity::Product })?;
        let listed = row.list_price.map(|price| (price, row.currency));
        let booked = || self.book_prices.get(row.id.as_deref().unwrap_or(&row.name)).copied();
        let price = listed.or_else(booked).ok_or(Unknown::NoField { entity: Entity::Product, field: "list_price" })?;
        self.rates.convert(price.0, price.1, account, date)
    }
}

fn stage_outcomes(portfolio: &Portfolio) -> HashMap<&str, Outcome> {
    let mut outcomes: HashMap<&str, Option<Outcome>> = HashMap::new();
    for row in portfolio.opportunities.all() {
        if let Some(outcome) = deal::flagged(&row.record) {
            let known = outcomes.entry(row.stage.as_str()).or_insert(Some(outcome));
            *known = known.filter(|known| *known == outcome);
        }
    }
    outcomes.into_iter().filter_map(|(stage, outcome)| Some((stage, outcome?))).collect()
}
