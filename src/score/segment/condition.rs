//! Conditions over an account's fields and figures, with three answers: they hold, they don't, it is not known.

use super::config::{Condition, ConditionField, ConditionValue, Op};
use crate::model::key::domain_key;
use crate::model::{Account, Entity, Known, Row, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::statistics::count;
use crate::score::words::{Phrases, name_key};
use crate::score::{AccountScores, money, products};

/// Whether something holds, or why that can't be told.
pub type Truth = Known<bool>;

/// False if one is false, else unknown if one is unknown; of none, true.
pub fn all(truths: &[Truth]) -> Truth {
    decide(truths, false)
}

/// True if one is true, else unknown if one is unknown; of none, false.
pub fn any(truths: &[Truth]) -> Truth {
    decide(truths, true)
}

fn decide(truths: &[Truth], decisive: bool) -> Truth {
    if truths.contains(&Ok(decisive)) {
        return Ok(decisive);
    }
    truths.iter().find(|truth| truth.is_err()).cloned().unwrap_or(Ok(!decisive))
}

/// Whether a condition holds of an account.
pub fn holds(condition: &Condition, account: &AccountScores, context: &Context<'_>) -> Truth {
    let row = context.portfolio.account(account.account);
    let row = row.ok_or(Unknown::NoRecords { entity: Entity::Account })?;
    told(condition, row, Some(account), context)
}

/// Whether a condition over the account's own record holds, before anything is scored.
pub fn holds_of_record(condition: &Condition, row: &Row<Account>, context: &Context<'_>) -> Truth {
    told(condition, row, None, context)
}

/// All conditions of `every` and, where `some` lists any, at least one of them. Three-valued: one false condition
/// decides whatever is unknown beside it, one true one of `some` too.
pub fn together(every: &[Condition], some: &[Condition], holds: impl Fn(&Condition) -> Truth) -> Truth {
    let told = |conditions: &[Condition]| -> Vec<Truth> { conditions.iter().map(&holds).collect() };
    let every = all(&told(every));
    let some = if some.is_empty() { Ok(true) } else { any(&told(some)) };
    all(&[every, some])
}

fn told(condition: &Condition, row: &Row<Account>, account: Option<&AccountScores>, context: &Context<'_>) -> Truth {
    match (condition.op, &condition.value) {
        (Op::AtLeast, ConditionValue::Number(least)) => {
            measure(condition.field, account, row, context).map(|value| value >= *least)
        }
        (Op::Below, ConditionValue::Number(bound)) => {
            measure(condition.field, account, row, context).map(|value| value < *bound)
        }
        (op, value) => {
            let wanted = wanted(value);
            let found = texts(condition.field, account, row, context)?;
            let same = |a: &String, b: &String| name_key(a) == name_key(b);
            let equal = || found.iter().any(|text| wanted.iter().any(|wanted| same(text, wanted)));
            let phrases = || Phrases::new(&wanted);
            Ok(match op {
                Op::Is => equal(),
                Op::IsNot => !equal(),
                Op::Contains => {
                    let phrases = phrases();
                    found.iter().any(|text| phrases.occur_in(text))
                }
                // A number is asked for: the configuration is checked for it, so this is not reached.
                Op::AtLeast | Op::Below => false,
            })
        }
    }
}

fn wanted(value: &ConditionValue) -> Vec<String> {
    match value {
        ConditionValue::Number(number) => vec![number.to_string()],
        ConditionValue::Text(text) => vec![text.clone()],
        ConditionValue::List(list) => list.clone(),
    }
}

impl ConditionField {
    /// Told by the account's own record, without any score.
    pub fn is_of_record(self) -> bool {
        use ConditionField as Field;
        !matches!(self, Field::Products | Field::Stage) && (!self.is_measure() || self <= Field::TenureDays)
    }

    /// Compared by size, not by name.
    pub fn is_measure(self) -> bool {
        self >= ConditionField::Employees
    }
}

impl Condition {
    /// Whether the way of comparing, the field and the value go together.
    pub fn is_sound(&self) -> bool {
        match self.op {
            Op::AtLeast | Op::Below => self.field.is_measure() && matches!(self.value, ConditionValue::Number(_)),
            Op::Is | Op::IsNot | Op::Contains => {
                !self.field.is_measure() && !matches!(self.value, ConditionValue::Number(_))
            }
        }
    }
}

/// The texts of a field; mostly one.
fn texts(
    field: ConditionField,
    account: Option<&AccountScores>,
    row: &Row<Account>,
    context: &Context<'_>,
) -> Known<Vec<String>> {
    let scores = || account.ok_or(Unknown::DependsOn { figure: "scores" });
    let one = |value: Option<&String>, field| {
        value.map(|text| vec![text.clone()]).ok_or(Unknown::NoField { entity: Entity::Account, field })
    };
    let record = &row.record;
    match field {
        ConditionField::Id => Ok(vec![record.id.clone()]),
        ConditionField::Name => Ok(vec![record.name.clone()]),
        ConditionField::Domain => {
            let domain = [&record.domain, &record.website].into_iter().flatten().find_map(|text| domain_key(text));
            one(domain.as_ref(), "domain")
        }
        ConditionField::ParentId => one(record.parent_id.as_ref(), "parent_id"),
        ConditionField::ParentName => one(record.parent_name.as_ref(), "parent_name"),
        ConditionField::Kind => one(record.kind.as_ref(), "kind"),
        ConditionField::Segment => one(record.segment.as_ref(), "segment"),
        ConditionField::Industry => one(record.industry.as_ref(), "industry"),
        ConditionField::Country => one(record.country.as_ref(), "country"),
        ConditionField::State => one(record.state.as_ref(), "state"),
        ConditionField::City => one(record.city.as_ref(), "city"),
        ConditionField::Rating => one(record.rating.as_ref(), "rating"),
        ConditionField::Description => one(record.description.as_ref(), "description"),
        ConditionField::Owner => one(record.owner_name.as_ref().or(record.owner_id.as_ref()), "owner_name"),
        ConditionField::Products => {
            let owned = scores()?.products.owned.as_ref().map_err(Clone::clone)?;
            Ok(owned.iter().map(|product| product.name.clone()).collect())
        }
        ConditionField::Stage => {
            let pipeline = &scores()?.pipeline;
            pipeline.count.clone()?;
            Ok(pipeline.deals.iter().filter_map(|deal| deal.stage.clone().ok()).collect())
        }
        _ => measure(field, account, row, context).map(|number| vec![number.to_string()]),
    }
}

/// The number of a field or figure; money in the reporting currency.
fn measure(
    field: ConditionField,
    account: Option<&AccountScores>,
    row: &Row<Account>,
    context: &Context<'_>,
) -> Known<f64> {
    let lacking = |field| Unknown::NoField { entity: Entity::Account, field };
    let as_of = context.portfolio.as_of;
    let days = |days: i64| i32::try_from(days).map_or(f64::MAX, f64::from);
    match field {
        ConditionField::Employees => row.employees.ok_or(lacking("employees")),
        ConditionField::FoundedYear => row.founded_year.ok_or(lacking("founded_year")),
        ConditionField::AnnualRevenue => {
            let revenue = row.annual_revenue.ok_or(lacking("annual_revenue"))?;
            context.rates.convert(revenue, row.currency, None, as_of).map(money::float)
        }
        ConditionField::Potential => products::potential_of(row, context).map(money::float),
        ConditionField::TenureDays => {
            let since = row.customer_since.filter(|since| *since <= as_of).ok_or(lacking("customer_since"))?;
            Ok(days(days_between(since, as_of)))
        }
        _ => figure(field, account.ok_or(Unknown::DependsOn { figure: "scores" })?),
    }
}

/// The number of a figure.
fn figure(field: ConditionField, account: &AccountScores) -> Known<f64> {
    let days = |days: i64| i32::try_from(days).map_or(f64::MAX, f64::from);
    match field {
        ConditionField::RevenueLtm => account.revenue.ltm.clone().map(money::float),
        ConditionField::RevenueYoyShare => account.revenue.yoy_share.clone(),
        ConditionField::OrdersLtm => account.orders.ltm.clone().map(count),
        ConditionField::DaysSinceOrder => account.orders.days_since_last.clone().map(days),
        ConditionField::OpenDeals => account.pipeline.count.clone().map(count),
        ConditionField::PipelineOpen => account.pipeline.value.clone().map(money::float),
        ConditionField::PenetrationShare => account.products.penetration_share.clone(),
        ConditionField::WalletShare => account.products.wallet_share.clone(),
        ConditionField::Nps => account.nps.value.clone(),
        ConditionField::ChurnPoints => account.churn.score.clone(),
        ConditionField::DaysSinceContact => account.contact.days_since_two_way.clone().map(days),
        // Texts have no size.
        _ => Err(Unknown::NoField { entity: Entity::Account, field: "number" }),
    }
}
