//! The facts, by area. Each says when it is unknown; none is 0 for want of data.

mod market;
mod people;
mod profile;
mod purchases;
mod renewal;
mod risk;
mod sales;
mod service;
mod standing;
mod voice;

use super::{FactSpec, FactType, FactValue, Reading};
use crate::model::{Date, Decimal, Known, Origin};
use crate::plan::account::Situation;
use crate::score::Evidence;

/// The areas of the register, in the order of the reference.
pub const AREAS: &[(&str, &[FactSpec])] = &[
    ("The account", profile::FACTS),
    ("Revenue, orders and products", purchases::FACTS),
    ("Open and closed deals", sales::FACTS),
    ("Contracts and renewals", renewal::FACTS),
    ("Surveys", voice::FACTS),
    ("Tickets, usage and payment", service::FACTS),
    ("People and contact", people::FACTS),
    ("Market and marketing", market::FACTS),
    ("Risk and priority", risk::FACTS),
    ("How it stands", standing::FACTS),
];

/// What a customer comes to by going on as before, and could buy beside that: of who left nothing of it is known.
pub const GOING_ON: &[&str] = &[
    "bundle",
    "forecast_12m",
    "gap_adoption_share",
    "gap_amount",
    "gap_owned",
    "gap_peer_group",
    "gap_peers",
    "gap_product",
    "gap_products",
    "order_late_days",
    "orders_quarter_yoy_share",
    "pair_customers",
    "pair_owners",
    "pair_product",
    "pair_products",
    "pair_with",
    "p_alive_share",
    "revenue_3m_change_share",
    "wallet_share",
    "whitespace",
];

type Read = fn(&Situation<'_>) -> Known<Reading>;

/// An entry of the register; `figure` is the label of the same figure elsewhere.
const fn fact(name: &'static str, kind: FactType, figure: &'static str, meaning: &'static str, read: Read) -> FactSpec {
    FactSpec { name, kind, meaning, figure, read }
}

fn reading(value: FactValue, evidence: Evidence) -> Known<Reading> {
    Ok(Reading { value, evidence })
}

fn money(amount: &Known<Decimal>, evidence: &Evidence) -> Known<Reading> {
    reading(FactValue::Money(amount.clone()?), evidence.clone())
}

fn share(share: &Known<f64>, evidence: &Evidence) -> Known<Reading> {
    reading(FactValue::Share(share.clone()?), evidence.clone())
}

fn points(points: &Known<f64>, evidence: &Evidence) -> Known<Reading> {
    reading(FactValue::Points(points.clone()?), evidence.clone())
}

fn count(count: &Known<usize>, evidence: &Evidence) -> Known<Reading> {
    counted(count.clone()?, evidence.clone())
}

fn counted(count: usize, evidence: Evidence) -> Known<Reading> {
    reading(FactValue::Count(i64::try_from(count).unwrap_or(i64::MAX)), evidence)
}

fn days(days: &Known<i64>, evidence: &Evidence) -> Known<Reading> {
    reading(FactValue::Days(days.clone()?), evidence.clone())
}

/// Days that were computed as a float, to the next whole one.
fn float_days(days: &Known<f64>, evidence: &Evidence) -> Known<Reading> {
    // Days between dates of a calendar fit by far.
    #[allow(clippy::cast_possible_truncation)]
    let whole = days.clone()?.round() as i64;
    reading(FactValue::Days(whole), evidence.clone())
}

fn text(text: impl Into<String>, evidence: Evidence) -> Known<Reading> {
    reading(FactValue::Text(text.into()), evidence)
}

fn flag(flag: bool, evidence: Evidence) -> Known<Reading> {
    reading(FactValue::Flag(flag), evidence)
}

fn date(date: Date, evidence: Evidence) -> Known<Reading> {
    reading(FactValue::Date(date), evidence)
}

fn row(origin: Origin) -> Evidence {
    [origin].into_iter().collect()
}

/// The days from a day up to the as-of date; negative where it lies ahead.
fn since(s: &Situation<'_>, day: Date) -> i64 {
    crate::model::calendar::days_between(day, s.context.as_of())
}
