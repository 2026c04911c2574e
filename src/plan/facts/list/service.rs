//! Tickets, usage and how it pays.

use super::super::{FactSpec, FactType};
use super::{count, counted, days, fact, float_days, money, share, text};
use crate::model::{Entity, Unknown};

pub const FACTS: &[FactSpec] = &[
    fact("tickets_open", FactType::Count, "tickets", "Support tickets that are open.", |s| {
        count(&s.scores.tickets.open, &s.scores.tickets.open_evidence)
    }),
    fact(
        "tickets_open_days",
        FactType::Days,
        "tickets",
        "Days since the oldest open ticket was opened. Unknown where none is open.",
        |s| days(&s.scores.tickets.open_days, &s.scores.tickets.open_evidence),
    ),
    fact("tickets_12m", FactType::Count, "tickets_12m", "Tickets opened in the 365 days up to the as-of date.", |s| {
        count(&s.scores.tickets.last_12_months, &s.scores.tickets.evidence)
    }),
    fact(
        "tickets_severe",
        FactType::Count,
        "tickets_severe",
        "Critical or reopened tickets that were opened in the last 30 days, at most as many as are open.",
        |s| {
            let open = s.scores.tickets.open.clone()?;
            counted(s.scores.tickets.severe_last_30_days.min(open), s.scores.tickets.evidence.clone())
        },
    ),
    fact("tickets_escalated", FactType::Count, "tickets_escalated", "Escalated tickets of the 365 days.", |s| {
        count(&s.scores.tickets.escalated, &s.scores.tickets.evidence)
    }),
    fact("resolution_days", FactType::Days, "tickets", "Median days from opened to closed.", |s| {
        float_days(&s.scores.tickets.resolution_days_median, &s.scores.tickets.evidence)
    }),
    fact(
        "usage_yoy_share",
        FactType::Share,
        "usage",
        "Usage of the last three months against the same three a year before; negative where it fell.",
        |s| share(&s.scores.usage.yoy_share, &s.scores.usage.evidence),
    ),
    fact("usage_metric", FactType::Text, "usage", "What usage counts: sessions, seats.", |s| {
        let metric = s.scores.usage.metric.clone();
        text(
            metric.ok_or(Unknown::NoField { entity: Entity::Usage, field: "metric" })?,
            s.scores.usage.evidence.clone(),
        )
    }),
    fact("overdue_amount", FactType::Money, "overdue_amount", "Invoiced, past its terms and unpaid.", |s| {
        money(&s.scores.payment.overdue, &s.scores.payment.evidence)
    }),
    fact(
        "overdue_days",
        FactType::Days,
        "overdue_amount",
        "Days since the oldest unpaid document of those fell due. Unknown where nothing is overdue.",
        |s| days(&s.scores.payment.overdue_days, &s.scores.payment.evidence),
    ),
    fact("late_days", FactType::Days, "late_days", "Median days from due to paid; negative when it pays early.", |s| {
        float_days(&s.scores.payment.late_days_median, &s.scores.payment.evidence)
    }),
];
