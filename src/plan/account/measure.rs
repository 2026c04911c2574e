//! What an objective is measured by, as numbers: so that next month's data tells how far it is.

use serde::Serialize;

use super::Situation;
use crate::model::{Decimal, Entity, Known, Unknown};
use crate::plan::facts::{AccountFacts, FactValue, Reading, find};
use crate::score::Unit;

/// A figure of an account that an objective is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Revenue of the last twelve months, or bookings where they stand for it; reporting currency.
    RevenueLtm,
    /// The value of a contract that is to be renewed. That it was signed no figure tells.
    Renewal,
    /// Points, -100 to 100.
    Nps,
    /// The amount of a deal. That it was won only the deal itself tells.
    Deal,
    /// People known at the account.
    Contacts,
    /// Revenue an order of the last twelve months; reporting currency.
    OrderAverage,
    /// Revenue / potential, 0 to 1.
    WalletShare,
    /// Revenue of the last twelve months with one product; reporting currency.
    ProductRevenue,
    /// Product lines ever bought.
    Families,
    /// Accounts of the group, this one among them, that bought in twelve months.
    Sites,
    /// Satisfied answers, 0 to 1.
    Csat,
    /// Days since the last order; fewer are better.
    DaysSinceOrder,
    /// Orders of the last twelve months.
    OrdersLtm,
    /// Whether they were talked with, 0 or 1.
    Talks,
    /// People known to decide.
    DecisionMakers,
    /// Deals that are open.
    OpenDeals,
    /// Whether anything was ever sold, 0 or 1.
    Sales,
}

impl Figure {
    pub const ALL: [Figure; 17] = [
        Figure::RevenueLtm,
        Figure::Renewal,
        Figure::Nps,
        Figure::Deal,
        Figure::Contacts,
        Figure::OrderAverage,
        Figure::WalletShare,
        Figure::ProductRevenue,
        Figure::Families,
        Figure::Sites,
        Figure::Csat,
        Figure::DaysSinceOrder,
        Figure::OrdersLtm,
        Figure::Talks,
        Figure::DecisionMakers,
        Figure::OpenDeals,
        Figure::Sales,
    ];

    /// The name in what is kept.
    pub fn key(self) -> &'static str {
        match self {
            Figure::RevenueLtm => "revenue_ltm",
            Figure::Renewal => "renewal_value",
            Figure::Nps => "nps",
            Figure::Deal => "deal_amount",
            Figure::Contacts => "contacts",
            Figure::OrderAverage => "order_average",
            Figure::WalletShare => "wallet_share",
            Figure::ProductRevenue => "product_revenue_ltm",
            Figure::Families => "families_owned",
            Figure::Sites => "sites_buying",
            Figure::Csat => "csat_share",
            Figure::DaysSinceOrder => "days_since_order",
            Figure::OrdersLtm => "orders_ltm",
            Figure::Talks => "talks",
            Figure::DecisionMakers => "decision_makers",
            Figure::OpenDeals => "open_deals",
            Figure::Sales => "sales",
        }
    }

    pub fn from_key(key: &str) -> Option<Figure> {
        Figure::ALL.into_iter().find(|figure| figure.key() == key)
    }

    /// The key of the words with its number, of a count of something.
    pub fn counted(self) -> Option<&'static str> {
        match self {
            Figure::Contacts => Some("n-contacts"),
            Figure::OpenDeals => Some("n-open-deals"),
            Figure::OrdersLtm => Some("n-orders"),
            Figure::Sales => Some("n-sales"),
            Figure::Talks => Some("n-conversations"),
            Figure::DecisionMakers => Some("n-decision-makers"),
            _ => None,
        }
    }

    pub fn unit(self) -> Unit {
        match self {
            Figure::RevenueLtm | Figure::Renewal | Figure::Deal | Figure::OrderAverage | Figure::ProductRevenue => {
                Unit::Money
            }
            Figure::Nps => Unit::Points,
            Figure::Contacts
            | Figure::Families
            | Figure::OrdersLtm
            | Figure::Sites
            | Figure::Talks
            | Figure::DecisionMakers
            | Figure::OpenDeals
            | Figure::Sales => Unit::Count,
            Figure::WalletShare | Figure::Csat => Unit::Share,
            Figure::DaysSinceOrder => Unit::Days,
        }
    }

    /// The figure today, of the product that it is about where it is about one; unknown, with the reason, where the data does
    /// not tell it.
    pub fn now(self, s: &Situation<'_>, product: Option<&str>) -> Known<Decimal> {
        match self {
            Figure::RevenueLtm => s.scores.revenue.ltm.clone(),
            Figure::Nps => s.scores.nps.value.clone().and_then(decimal),
            Figure::Contacts => s.scores.contact.contacts.clone().map(Decimal::from),
            Figure::OrderAverage => s.scores.orders.average.clone(),
            Figure::WalletShare => s.scores.whitespace.wallet_share.clone().and_then(decimal),
            Figure::ProductRevenue => {
                let product = product.ok_or(Unknown::NoRecords { entity: Entity::Product })?;
                let owned = s.scores.products.owned.as_ref().map_err(Clone::clone)?;
                let bought = owned.iter().find(|bought| bought.name == product);
                bought.map_or(Ok(Decimal::ZERO), |bought| bought.ltm.clone())
            }
            Figure::Families => whole(s, "families_owned"),
            Figure::Sites => sites_buying(s).map(Decimal::from),
            Figure::Csat => s.scores.csat.share.clone().and_then(|rate| decimal(rate.value)),
            Figure::DaysSinceOrder => s.scores.orders.days_since_last.clone().map(Decimal::from),
            Figure::OrdersLtm => s.scores.orders.ltm.clone().map(Decimal::from),
            Figure::Talks => match &s.scores.contact.last_two_way {
                Ok(_) => Ok(Decimal::ONE),
                Err(Unknown::NoRecords { .. }) => Ok(Decimal::ZERO),
                Err(reason) => Err(reason.clone()),
            },
            Figure::DecisionMakers if s.scores.contact.contacts == Ok(0) => Ok(Decimal::ZERO),
            Figure::DecisionMakers => whole(s, "decision_makers"),
            Figure::OpenDeals => s.scores.pipeline.count.clone().map(Decimal::from),
            Figure::Sales => Ok(Decimal::from(u8::from(s.is_customer()))),
            Figure::Renewal => Err(Unknown::NoField { entity: Entity::Contract, field: "signed" }),
            Figure::Deal => Err(Unknown::NoField { entity: Entity::Opportunity, field: "is_won" }),
        }
    }
}

/// A fact that is a count.
fn whole(s: &Situation<'_>, name: &'static str) -> Known<Decimal> {
    let fact = find(name).ok_or(Unknown::DependsOn { figure: name })?;
    match AccountFacts::of(s).get(fact).as_ref() {
        Ok(Reading { value: FactValue::Count(count), .. }) => Ok(Decimal::from(*count)),
        Ok(_) => Err(Unknown::DependsOn { figure: name }),
        Err(reason) => Err(reason.clone()),
    }
}

/// Accounts of the group, this one among them, that bought in twelve months.
pub fn sites_buying(s: &Situation<'_>) -> Known<i64> {
    let group = s.context.group(s.account).ok_or(Unknown::NoRecords { entity: Entity::Account })?;
    let mut buying = 0;
    for member in &group.members {
        let scores = s.context.scores_of(*member).ok_or(Unknown::NoRecords { entity: Entity::Account })?;
        buying += i64::from(scores.revenue.ltm.clone()? > Decimal::ZERO);
    }
    Ok(buying)
}

fn decimal(number: f64) -> Known<Decimal> {
    Decimal::from_f64_retain(number).map(|number| number.round_dp(4)).ok_or(Unknown::TooLarge)
}

/// From where an objective starts and where it is to get, in the figure's unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure {
    pub figure: Figure,
    pub baseline: Decimal,
    pub target: Decimal,
}

impl Measure {
    pub fn of(figure: Figure, baseline: Decimal, target: Decimal) -> Option<Measure> {
        Some(Measure { figure, baseline, target })
    }

    /// None of numbers that are none.
    pub fn of_numbers(figure: Figure, baseline: f64, target: f64) -> Option<Measure> {
        Some(Measure { figure, baseline: decimal(baseline).ok()?, target: decimal(target).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_back_from_its_key() {
        for figure in Figure::ALL {
            assert_eq!(Figure::from_key(figure.key()), Some(figure));
        }
    }
}
