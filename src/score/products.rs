//! Which products an account owns.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::pipeline::deal::{DealFact, Outcome};
use super::revenue::LTM;
use super::statistics::count;
use super::words::name_key;
use super::{Evidence, money};
use crate::model::{Account, Date, Decimal, Entity, Known, NoOffer, Origin, Row, Unknown};

/// One product that an account owns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductOwned {
    pub name: String,
    /// Known revenue of the last 12 months.
    pub ltm: Known<Decimal>,
    /// Of the first purchase.
    pub first: Option<Date>,
    pub last: Option<Date>,
    pub evidence: Evidence,
}

/// What a deal that was not won is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DealProducts {
    pub deal: Origin,
    /// By name; none where neither lines nor deal name one.
    pub products: Vec<String>,
}

/// What an account owns of what is sold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductScores {
    /// Bought at any time up to the as-of date, by name.
    pub owned: Known<Vec<ProductOwned>>,
    /// Products of an open deal, by name.
    pub open: Vec<String>,
    /// Products of each deal that is open or was lost.
    pub deals: Vec<DealProducts>,
    /// Products owned / products sold, 0 to 1.
    pub penetration_share: Known<f64>,
    /// Products sold: the active ones of the product list, else all that any account ever bought.
    pub sold: usize,
    /// Revenue of 12 months / estimated or given potential; above 1 the potential is too low. See `whitespace`.
    pub wallet_share: Known<f64>,
}

#[derive(Default)]
struct Owned<'a> {
    name: &'a str,
    amounts: Vec<Known<Decimal>>,
    first: Option<Date>,
    last: Option<Date>,
    origins: Vec<Origin>,
}

pub fn products(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> ProductScores {
    let owned = owned(facts, context, norms);
    let open: BTreeSet<&str> = facts.open_deals().flat_map(|deal| context.products_of(&deal.row.record)).collect();
    ProductScores {
        penetration_share: owned.as_ref().map_err(Clone::clone).and_then(|owned| {
            let bought = owned.iter().filter(|product| norms.sold.contains(&name_key(&product.name))).count();
            if norms.sold.is_empty() { Err(nothing_sold()) } else { Ok(count(bought) / count(norms.sold.len())) }
        }),
        owned,
        open: open.into_iter().map(str::to_owned).collect(),
        deals: facts
            .deals
            .iter()
            .filter(|deal| deal.outcome != Outcome::Won)
            .map(|deal| of_deal(deal, context))
            .collect(),
        sold: norms.sold.len(),
        wallet_share: Err(Unknown::DependsOn { figure: "whitespace" }),
    }
}

fn of_deal<'a>(deal: &DealFact<'a>, context: &Context<'a>) -> DealProducts {
    let products = context.products_of(&deal.row.record).into_iter().map(str::to_owned).collect();
    DealProducts { deal: deal.row.origin, products }
}

/// Products of revenue lines and of won deals; money only from the lines of the revenue's basis.
fn owned<'a>(facts: &Facts<'a>, context: &Context<'a>, norms: &Norms<'_>) -> Known<Vec<ProductOwned>> {
    let period = context.portfolio.period;
    let mut owned: BTreeMap<String, Owned<'a>> = BTreeMap::new();
    for line in &facts.lines {
        let Some(name) = line.product else { continue };
        let product = owned.entry(name_key(name)).or_insert_with(|| Owned { name, ..Owned::default() });
        if LTM.holds(line.date, period) {
            product.amounts.push(line.amount.clone());
        }
        product.first = product.first.into_iter().chain([line.date]).min();
        product.last = product.last.max(Some(line.date));
        product.origins.push(line.origin());
    }
    for deal in facts.deals.iter().filter(|deal| deal.outcome == Outcome::Won) {
        for name in context.products_of(&deal.row.record) {
            let product = owned.entry(name_key(name)).or_insert_with(|| Owned { name, ..Owned::default() });
            product.first = product.first.into_iter().chain(deal.closed).min();
            product.last = product.last.max(deal.closed);
            product.origins.push(deal.row.origin);
        }
    }
    if owned.is_empty() {
        nothing_owned(facts, norms)?;
    }
    let without = Unknown::NoField { entity: Entity::Revenue, field: "product" };
    Ok(owned
        .into_values()
        .map(|product| ProductOwned {
            name: product.name.to_owned(),
            ltm: if norms.fields.line_product { money::total(product.amounts) } else { Err(without.clone()) },
            first: product.first,
            last: product.last,
            evidence: product.origins.into_iter().collect::<BTreeSet<_>>().into_iter().collect(),
        })
        .collect())
}

fn nothing_sold() -> Unknown {
    Unknown::NoOffer { because: NoOffer::NothingSold }
}

/// Owning nothing is known only of an account whose records name products, or that has deals of which none was won.
fn nothing_owned(facts: &Facts<'_>, norms: &Norms<'_>) -> Known<()> {
    if !facts.lines.is_empty() && !norms.fields.line_product {
        Err(Unknown::NoField { entity: Entity::Revenue, field: "product" })
    } else if !facts.lines.is_empty() || facts.deals.is_empty() {
        Err(Unknown::NoRecords { entity: Entity::Product })
    } else {
        Ok(())
    }
}

/// What the account could spend a year, in the reporting currency.
pub fn potential_of(row: &Row<Account>, context: &Context<'_>) -> Known<Decimal> {
    let potential = row.potential.ok_or(Unknown::NoField { entity: Entity::Account, field: "potential" })?;
    context.rates.convert(potential, row.currency, None, context.portfolio.as_of)
}
