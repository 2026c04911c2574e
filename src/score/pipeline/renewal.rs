//! The next renewal of an account.

use std::cmp::Reverse;

use serde::Serialize;

use super::open::PipelineScores;
use crate::model::{Contract, Date, Decimal, Entity, Known, Origin, Row, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::facts::Facts;
use crate::score::norms::Norms;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RenewalScores {
    /// The contract in force that ends first on or after the as-of date; of several the one of the highest value.
    pub next: Known<Renewal>,
    /// Contracts in force at the as-of date.
    pub in_force: usize,
    /// Yearly value of those.
    pub value: Known<Decimal>,
}

/// A contract that falls due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Renewal {
    pub origin: Origin,
    pub contract: Option<String>,
    pub end: Date,
    pub days: i64,
    /// A year, in the reporting currency.
    pub value: Known<Decimal>,
    pub notice_days: Option<f64>,
    /// End less the days of notice: the last day on which either side can end it.
    pub decide_by: Option<Date>,
    pub auto_renew: Option<bool>,
    /// An open deal of a renewal kind; unknown where no source gives deals or none has a kind.
    pub open_opportunity: Known<Option<Origin>>,
}

pub fn renewal(
    facts: &Facts<'_>,
    pipeline: &PipelineScores,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> RenewalScores {
    let portfolio = context.portfolio;
    let entity = Entity::Contract;
    let rows = facts.account.map_or(&[][..], |account| portfolio.contracts.of(account));
    let in_force: Vec<&Row<Contract>> = rows.iter().filter(|row| is_in_force(row, context)).collect();
    let missing = if portfolio.contracts.given { none_in_force(rows, context) } else { Unknown::NoSource { entity } };
    // Of several that end on one day the largest; then whatever tells them apart, but never the order of rows.
    let next = in_force.iter().min_by_key(|row| {
        let notice = row.notice_days.map(f64::to_bits);
        (row.end, Reverse(value(row, context).ok()), &row.id, &row.name, notice, row.auto_renew, row.origin)
    });
    RenewalScores {
        next: next.map(|row| Renewal::of(row, pipeline, context, norms)).ok_or(missing.clone()),
        in_force: in_force.len(),
        value: if in_force.is_empty() {
            Err(missing)
        } else {
            let values: Vec<Known<Decimal>> = in_force.iter().map(|row| value(row, context)).collect();
            super::totals::sum_known(values.iter())
        },
    }
}

/// Begun and known by the as-of date, not over, not cancelled.
fn is_in_force(contract: &Contract, context: &Context<'_>) -> bool {
    let as_of = context.portfolio.as_of;
    contract.end >= as_of
        && contract.start.is_none_or(|start| start <= as_of)
        && contract.created.is_none_or(|created| created <= as_of)
        && !is_cancelled(contract, context)
        && !is_left_out(contract, context)
}

fn is_cancelled(contract: &Contract, context: &Context<'_>) -> bool {
    context.words.contract_cancelled.occur_in_any(&[contract.status.as_deref()])
}

/// A draft, say; by its words a cancelled one too.
fn is_left_out(contract: &Contract, context: &Context<'_>) -> bool {
    context.words.documents_left_out.occur_in_any(&[contract.status.as_deref()])
}

/// Why none of an account's contracts is in force: who had contracts is told from who never had any. One that was signed
/// ahead tells more than one that is over.
fn none_in_force(rows: &[Row<Contract>], context: &Context<'_>) -> Unknown {
    let as_of = context.portfolio.as_of;
    // Signed by then, or begun where no source tells when it was signed.
    let known = rows.iter().filter(|row| row.created.or(row.start).is_none_or(|known| known <= as_of));
    let (cancelled, kept): (Vec<_>, Vec<_>) = known.partition(|row| is_cancelled(row, context));
    let kept: Vec<_> = kept.into_iter().filter(|row| !is_left_out(row, context)).collect();
    let ahead = kept.iter().filter_map(|row| row.start.filter(|start| *start > as_of)).min();
    let ended = kept.iter().chain(&cancelled).map(|row| row.end).filter(|end| *end < as_of).max();
    match (ahead, ended) {
        (Some(first), _) => Unknown::ContractsAhead { first },
        (None, Some(last)) => Unknown::ContractsEnded { last },
        (None, None) if !cancelled.is_empty() => Unknown::ContractsCancelled,
        (None, None) => Unknown::NoRecords { entity: Entity::Contract },
    }
}

fn value(row: &Row<Contract>, context: &Context<'_>) -> Known<Decimal> {
    let value = row.value.ok_or(Unknown::NoField { entity: Entity::Contract, field: "value" })?;
    context.rates.convert(value, row.currency, row.account, context.portfolio.as_of)
}

impl Renewal {
    /// It renews by itself, and the last day on which either side could end it has passed: nothing is left to decide.
    pub fn is_settled(&self, as_of: Date) -> bool {
        self.auto_renew == Some(true) && (self.end <= as_of || self.decide_by.is_some_and(|last| last < as_of))
    }

    fn of(row: &Row<Contract>, pipeline: &PipelineScores, context: &Context<'_>, norms: &Norms<'_>) -> Renewal {
        let notice = row.notice_days.filter(|days| (0.0..=3650.0).contains(days));
        Renewal {
            origin: row.origin,
            contract: row.name.clone().or_else(|| row.id.clone()),
            end: row.end,
            days: days_between(context.portfolio.as_of, row.end),
            value: value(row, context),
            notice_days: notice,
            decide_by: notice.and_then(|days| days_before(row.end, days)),
            auto_renew: row.auto_renew,
            open_opportunity: open_opportunity(pipeline, norms),
        }
    }
}

fn days_before(end: Date, days: f64) -> Option<Date> {
    let whole = rust_decimal::prelude::ToPrimitive::to_i64(&days.ceil())?;
    end.checked_sub(jiff::Span::new().try_days(whole).ok()?).ok()
}

/// An account without any deal has no renewal deal either, as soon as the source tells renewals apart.
fn open_opportunity(pipeline: &PipelineScores, norms: &Norms<'_>) -> Known<Option<Origin>> {
    let entity = Entity::Opportunity;
    match &pipeline.count {
        Err(reason @ Unknown::NoSource { .. }) => Err(reason.clone()),
        _ if !norms.fields.deal_renewal => Err(Unknown::NoField { entity, field: "kind" }),
        _ => Ok(pipeline.deals.iter().find(|deal| deal.renewal).map(|deal| deal.origin)),
    }
}
