//! Who the account is and who looks after it.

use super::super::{FactSpec, FactType, FactValue};
use super::{counted, date, fact, flag, reading, row, since, text};
use crate::model::{AccountIx, Assignment, Date, Entity, Known, Row, Unknown};
use crate::plan::account::Situation;
use crate::score::Evidence;

fn own(value: Option<&String>, field: &'static str, s: &Situation<'_>) -> Known<super::Reading> {
    let value = value.ok_or(Unknown::NoField { entity: Entity::Account, field })?;
    text(value.clone(), row(s.record.origin))
}

/// The last change of who looks after it, up to the as-of date; a row without a first day is no change.
fn last_assignment<'a>(s: &Situation<'a>) -> Known<&'a Row<Assignment>> {
    let assignments = &s.context.portfolio.assignments;
    if !assignments.given {
        return Err(Unknown::NoSource { entity: Entity::Assignment });
    }
    let of_account = assignments.of(s.account).iter();
    let begun = of_account.filter(|row| row.opportunity_id.is_none() && row.deleted != Some(true));
    let begun = begun.filter_map(|row| Some((row.from.filter(|from| *from <= s.context.as_of())?, row)));
    let last = begun.max_by_key(|(from, row)| (*from, row.origin)).map(|(_, row)| row);
    last.ok_or(Unknown::NoRecords { entity: Entity::Assignment })
}

/// The day on which an account that was a customer left.
fn left_on(s: &Situation<'_>) -> Known<Date> {
    let left = s.scores.class.left_on.filter(|_| s.has_left());
    left.ok_or(Unknown::NoField { entity: Entity::Account, field: "left_on" })
}

/// The other accounts of its group.
fn others(s: &Situation<'_>) -> Vec<AccountIx> {
    let members = s.context.group(s.account).map(|group| group.members.clone()).unwrap_or_default();
    members.into_iter().filter(|member| *member != s.account).collect()
}

/// Sites of the group that are known not to have bought in 12 months; unknown while any of them is.
fn idle_sites(s: &Situation<'_>) -> Known<super::Reading> {
    let mut idle = 0;
    let mut evidence = Vec::new();
    for member in others(s) {
        let scores = s.context.scores_of(member).ok_or(Unknown::NoRecords { entity: Entity::Account })?;
        if scores.revenue.ltm.clone()? <= crate::model::Decimal::ZERO {
            idle += 1;
            evidence.extend(s.context.account(member).map(|row| row.origin));
        }
    }
    counted(idle, evidence.into_iter().collect())
}

pub const FACTS: &[FactSpec] = &[
    fact(
        "class",
        FactType::Text,
        "class",
        "What it is to us: `customer`, `churned`, `prospect`, `partner`, `other`. Always known.",
        |s| text(s.scores.class.class.key(), row(s.record.origin)),
    ),
    fact(
        "left_on",
        FactType::Date,
        "class",
        "The day on which a churned account left. Unknown of any other, and where nothing tells the day.",
        |s| date(left_on(s)?, row(s.record.origin)),
    ),
    fact("left_days", FactType::Days, "class", "Days since then.", |s| {
        reading(FactValue::Days(since(s, left_on(s)?)), row(s.record.origin))
    }),
    fact("segment", FactType::Text, "segment", "The segment by the company's rules, else the CRM's.", |s| {
        own(s.scores.segment.segment.as_ref(), "segment", s)
    }),
    fact("industry", FactType::Text, "industry", "The industry in the CRM.", |s| {
        own(s.record.industry.as_ref(), "industry", s)
    }),
    fact("country", FactType::Text, "country", "The country in the CRM.", |s| {
        own(s.record.country.as_ref(), "country", s)
    }),
    fact("employees", FactType::Count, "employees", "Employees of the customer.", |s| {
        let employees = s.record.employees.ok_or(Unknown::NoField { entity: Entity::Account, field: "employees" })?;
        // Employees of a company fit by far.
        #[allow(clippy::cast_possible_truncation)]
        let employees = employees.round() as i64;
        reading(FactValue::Count(employees), row(s.record.origin))
    }),
    fact(
        "tenure_days",
        FactType::Days,
        "tenure",
        "Days since it became a customer, by the CRM's date of the first purchase.",
        |s| {
            let first = s.record.customer_since.filter(|day| *day <= s.context.as_of());
            let first = first.ok_or(Unknown::NoField { entity: Entity::Account, field: "customer_since" })?;
            reading(FactValue::Days(since(s, first)), row(s.record.origin))
        },
    ),
    fact(
        "journey_stage",
        FactType::Text,
        "journey_stage",
        "Where it is on its way: `prospect`, `onboarding`, `growth`, `adoption`, `renewal`, `win_back`.",
        |s| text(s.scores.segment.journey_stage.clone()?.name(), row(s.record.origin)),
    ),
    fact(
        "has_owner",
        FactType::Flag,
        "owner",
        "Somebody of ours looks after it who has not left. Unknown where no export names any owner.",
        |s| {
            if s.scores.owner.state == crate::score::OwnerState::Untold {
                return Err(Unknown::NoField { entity: Entity::Account, field: "owner_name" });
            }
            flag(s.context.owner(s.account).is_some(), row(s.record.origin))
        },
    ),
    fact(
        "owner_days",
        FactType::Days,
        "owner_days",
        "Days since it last changed hands. Unknown without assignments.",
        |s| {
            let last = last_assignment(s)?;
            let from = last.from.ok_or(Unknown::NoField { entity: Entity::Assignment, field: "from" })?;
            reading(FactValue::Days(since(s, from)), row(last.origin))
        },
    ),
    fact(
        "previous_owner",
        FactType::Text,
        "previous_owner",
        "Who looked after it before it last changed hands.",
        |s| {
            let last = last_assignment(s)?;
            let earlier = s.context.portfolio.assignments.of(s.account).iter();
            let earlier = earlier.filter(|row| row.opportunity_id.is_none() && row.from < last.from);
            let earlier = earlier.max_by_key(|row| (row.from, row.origin));
            let name = last
                .previous_owner
                .clone()
                .or_else(|| earlier.and_then(|row| row.owner_name.clone().or_else(|| row.owner_id.clone())));
            let name = name.ok_or(Unknown::NoField { entity: Entity::Assignment, field: "previous_owner" })?;
            text(name, row(last.origin))
        },
    ),
    fact("sites", FactType::Count, "sites", "Other accounts of its group; 0 where it stands alone.", |s| {
        let others = others(s);
        let origins = others.iter().filter_map(|member| s.context.account(*member)).map(|row| row.origin);
        counted(others.len(), origins.collect::<Evidence>())
    }),
    fact(
        "sites_idle",
        FactType::Count,
        "sites",
        "Other accounts of its group that bought nothing in 12 months.",
        idle_sites,
    ),
];
