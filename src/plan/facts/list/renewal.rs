//! Contracts and the next renewal.

use super::super::{FactSpec, FactType, FactValue};
use super::{counted, date, fact, flag, money, reading, row, since};
use crate::model::{Contract, Date, Entity, Known, Row, Unknown};
use crate::plan::account::Situation;
use crate::score::{Evidence, Renewal};

fn next<'a>(s: &Situation<'a>) -> Known<&'a Renewal> {
    s.scores.renewal.next.as_ref().map_err(Clone::clone)
}

/// The last contract that ended by the as-of date, that day's among them.
fn ended<'a>(s: &Situation<'a>) -> Known<(Date, &'a Row<Contract>)> {
    let contracts = &s.context.portfolio.contracts;
    if !contracts.given {
        return Err(Unknown::NoSource { entity: Entity::Contract });
    }
    let as_of = s.context.as_of();
    // One that renews by itself goes on after its last day.
    let over = |row: &&Row<Contract>| row.end < as_of || row.end == as_of && row.auto_renew != Some(true);
    let ended = contracts.of(s.account).iter().filter(over);
    let last = ended.max_by_key(|row| (row.end, row.origin)).ok_or(Unknown::NoRecords { entity: Entity::Contract })?;
    Ok((last.end, last))
}

pub const FACTS: &[FactSpec] = &[
    fact(
        "contracts_in_force",
        FactType::Count,
        "contracts",
        "Contracts in force. Unknown without contracts in the exports.",
        |s| {
            let contracts = &s.context.portfolio.contracts;
            if !contracts.given {
                return Err(Unknown::NoSource { entity: Entity::Contract });
            }
            counted(s.scores.renewal.in_force, Evidence::of(contracts.of(s.account)))
        },
    ),
    fact("contracts_value", FactType::Money, "contracts", "Yearly value of those.", |s| {
        money(&s.scores.renewal.value, &Evidence::of(s.context.portfolio.contracts.of(s.account)))
    }),
    fact(
        "renewal_days",
        FactType::Days,
        "renewal_days",
        "Days until the contract in force that ends first does.",
        |s| {
            let next = next(s)?;
            reading(FactValue::Days(next.days), row(next.origin))
        },
    ),
    fact("renewal_date", FactType::Date, "renewal_date", "The day on which it ends.", |s| {
        let next = next(s)?;
        date(next.end, row(next.origin))
    }),
    fact("renewal_value", FactType::Money, "renewal", "Its value a year.", |s| {
        let next = next(s)?;
        money(&next.value, &row(next.origin))
    }),
    fact(
        "renewal_decide_by",
        FactType::Date,
        "renewal_decide_by",
        "The last day on which either side can end it: its end less the days of notice.",
        |s| {
            let next = next(s)?;
            let day = next.decide_by.ok_or(Unknown::NoField { entity: Entity::Contract, field: "notice_days" })?;
            date(day, row(next.origin))
        },
    ),
    fact("renewal_decide_days", FactType::Days, "renewal", "Days until then; negative where it has passed.", |s| {
        let next = next(s)?;
        let day = next.decide_by.ok_or(Unknown::NoField { entity: Entity::Contract, field: "notice_days" })?;
        reading(FactValue::Days(-since(s, day)), row(next.origin))
    }),
    fact(
        "renewal_settled",
        FactType::Flag,
        "renewal",
        "It renews by itself and the last day to end it has passed: nothing is left to decide.",
        |s| {
            let next = next(s)?;
            flag(next.is_settled(s.context.as_of()), row(next.origin))
        },
    ),
    fact("renewal_automatic", FactType::Flag, "renewal", "It renews by itself.", |s| {
        let next = next(s)?;
        let automatic = next.auto_renew.ok_or(Unknown::NoField { entity: Entity::Contract, field: "auto_renew" })?;
        flag(automatic, row(next.origin))
    }),
    fact(
        "renewal_open_deal",
        FactType::Flag,
        "renewal",
        "A deal of a renewal kind is open for it. Unknown where deals have no kind.",
        |s| {
            let next = next(s)?;
            let deal = next.open_opportunity.clone()?;
            flag(deal.is_some(), deal.map_or_else(|| row(next.origin), row))
        },
    ),
    fact(
        "contract_ended_on",
        FactType::Date,
        "contracts",
        "The day on which the last contract ended, up to the as-of date, whether or not another is in force.",
        |s| {
            let (end, contract) = ended(s)?;
            date(end, row(contract.origin))
        },
    ),
    fact(
        "contract_ended_days",
        FactType::Days,
        "contracts",
        "Days since the last contract ended, whether or not another is in force.",
        |s| {
            let (end, contract) = ended(s)?;
            reading(FactValue::Days(since(s, end)), row(contract.origin))
        },
    ),
];
