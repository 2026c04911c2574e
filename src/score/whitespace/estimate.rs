//! From peers' spend to money, in step with the account's revenue and with the CRM's potential.

use super::config::CrmPotential;
use super::matrix::ProductName;
use super::peers::PeerSpend;
use super::{ProductWhitespace, Source};
use crate::model::{Decimal, Known, Unknown};
use crate::score::{UNASSIGNED, money};

/// size^power × quantile of spend per unit of it × adoption, to the digits that it can bear.
pub fn potential(spend: &PeerSpend, digits: u32) -> Known<Decimal> {
    let amount =
        Decimal::try_from(spend.scale() * spend.per_size * spend.adoption_share).map_err(|_| Unknown::TooLarge)?;
    Ok(amount.round_sf(digits.max(1)).ok_or(Unknown::TooLarge)?.round_dp(2).normalize())
}

/// One product of an account before it is reconciled, with its potential or why it has none.
#[derive(Debug, Clone)]
pub struct Actual {
    pub product: ProductName,
    pub actual: Decimal,
    pub potential: Known<(Decimal, PeerSpend)>,
}

/// Products and totals that agree with one another.
#[derive(Debug, Clone)]
pub struct Reconciled {
    pub products: Vec<ProductWhitespace>,
    pub total: Known<Decimal>,
    pub potential: Known<Decimal>,
    pub source: Source,
}

/// Whitespace by product, such that actual sums to revenue and whitespace to the total; with the CRM's potential, where
/// it serves, as the account's.
pub fn reconcile(ltm: Decimal, actuals: Vec<Actual>, crm: Option<Decimal>, use_of_crm: CrmPotential) -> Reconciled {
    let zero = Decimal::ZERO;
    let assigned = money::total(actuals.iter().map(|row| Ok(row.actual)));
    let unassigned = assigned.and_then(|assigned| ltm.checked_sub(assigned).ok_or(Unknown::TooLarge)).unwrap_or(zero);
    // What it spends on what no potential covers, it can spend.
    let uncovered = |row: &Actual| if row.potential.is_ok() { zero } else { row.actual.max(zero) };
    // Where it buys more of a product than the estimate, what it buys is what it could: so that bought and left add up to
    // the whole, and the excess of one product hides no room in another.
    let potentials = actuals.iter().map(|row| match &row.potential {
        Ok((potential, _)) => Ok((*potential).max(row.actual)),
        Err(_) => Ok(uncovered(row)),
    });
    let estimate = money::total(potentials.chain([Ok(unassigned.max(zero))]));
    let any = actuals.iter().any(|row| row.potential.is_ok());
    let mut products: Vec<ProductWhitespace> = actuals.into_iter().map(row_of).collect();
    if unassigned != zero {
        let unknown = Err(Unknown::DependsOn { figure: "product" });
        let product = ProductName::new(UNASSIGNED);
        let row = ProductWhitespace {
            product,
            actual: unassigned,
            potential: unknown.clone(),
            whitespace: unknown,
            basis: None,
        };
        products.push(row);
    }
    let sum = |products: &[ProductWhitespace]| {
        money::total(products.iter().filter_map(|row| row.whitespace.as_ref().ok()).map(|amount| Ok(*amount)))
    };
    let told = sum(&products);
    let (potential, source) = match (crm, use_of_crm) {
        (Some(crm), CrmPotential::Replaces) => (Ok(crm), Source::Crm),
        (Some(crm), CrmPotential::Caps) if !any => (Ok(crm), Source::Crm),
        (Some(crm), CrmPotential::Caps) if estimate.as_ref().is_ok_and(|estimate| *estimate > crm) => {
            (Ok(crm), Source::PeersCappedByCrm)
        }
        _ => (estimate, Source::Peers),
    };
    let total = match (source, &potential) {
        (Source::Peers, _) => told,
        (_, Ok(crm)) => {
            let room = crm.checked_sub(ltm).ok_or(Unknown::TooLarge).map(|room| room.max(zero));
            room.and_then(|room| told.and_then(|told| fit(&mut products, told, room, source == Source::Crm)))
        }
        (_, Err(reason)) => Err(reason.clone()),
    };
    let amount = |row: &ProductWhitespace| row.whitespace.as_ref().ok().copied();
    products.sort_by(|a, b| amount(b).cmp(&amount(a)).then_with(|| a.product.cmp(&b.product)));
    Reconciled { products, total, potential, source }
}

fn row_of(row: Actual) -> ProductWhitespace {
    let floor = row.actual.max(Decimal::ZERO);
    let (potential, basis) = match row.potential {
        Ok((potential, spend)) => (Ok(potential.max(floor)), Some(spend)),
        Err(reason) => (Err(reason), None),
    };
    let left = |potential: Decimal| potential.checked_sub(floor).ok_or(Unknown::TooLarge);
    let whitespace = potential.clone().and_then(left).map(|left| left.max(Decimal::ZERO));
    ProductWhitespace { product: row.product, actual: row.actual, potential, whitespace, basis }
}

/// Scales the products' whitespace down to the room there is. What is over (`rest_too`) is told of no product.
fn fit(products: &mut Vec<ProductWhitespace>, told: Decimal, room: Decimal, rest_too: bool) -> Known<Decimal> {
    let mut given = Decimal::ZERO;
    if told > room {
        for row in products.iter_mut() {
            let Ok(amount) = &row.whitespace else { continue };
            // Down to the cent, so that the parts never pass the room; the rest is told below.
            let part = amount.checked_mul(room).ok_or(Unknown::TooLarge)?.checked_div(told).ok_or(Unknown::TooLarge)?;
            let part = part.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToZero);
            given = given.checked_add(part).ok_or(Unknown::TooLarge)?;
            row.potential = row.actual.max(Decimal::ZERO).checked_add(part).ok_or(Unknown::TooLarge);
            row.whitespace = Ok(part);
        }
        let greatest = |row: &&mut ProductWhitespace| row.whitespace.as_ref().ok().copied();
        if let Some(row) = products.iter_mut().rev().max_by_key(greatest)
            && let Ok(amount) = &mut row.whitespace
        {
            // Cents lost in rounding.
            *amount = amount.checked_add(room - given).ok_or(Unknown::TooLarge)?;
            row.potential = row.actual.max(Decimal::ZERO).checked_add(*amount).ok_or(Unknown::TooLarge);
        }
        return Ok(room);
    }
    let over = room - told;
    if !rest_too || over.is_zero() {
        return Ok(told);
    }
    match products.iter_mut().find(|row| &*row.product == UNASSIGNED) {
        Some(row) => {
            row.potential = row.actual.max(Decimal::ZERO).checked_add(over).ok_or(Unknown::TooLarge);
            row.whitespace = Ok(over);
        }
        None => products.push(ProductWhitespace {
            product: ProductName::new(UNASSIGNED),
            actual: Decimal::ZERO,
            potential: Ok(over),
            whitespace: Ok(over),
            basis: None,
        }),
    }
    Ok(room)
}
