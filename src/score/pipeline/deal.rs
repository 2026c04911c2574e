//! What was known of a deal on the as-of date.

use crate::model::{Date, Decimal, Entity, Known, Opportunity, Row, StageChange, Unknown, calendar::days_between};
use crate::score::context::Context;

/// How a deal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Open,
    Won,
    Lost,
    /// Closed, but nothing tells how.
    Unclear,
}

/// A deal as of the day, in the reporting currency.
#[derive(Debug, Clone)]
pub struct DealFact<'a> {
    pub row: &'a Row<Opportunity>,
    pub outcome: Outcome,
    /// The day of closing; absent for open deals and where the source doesn't say.
    pub closed: Option<Date>,
    pub stage: Known<&'a str>,
    pub amount: Known<Decimal>,
    /// The amount in its own currency, as known on the day.
    pub own_amount: Option<Decimal>,
    pub list_price: Known<Decimal>,
    pub expected_close: Option<Date>,
}

impl<'a> DealFact<'a> {
    /// None for a deal that was not known by the as-of date.
    pub fn of(row: &'a Row<Opportunity>, context: &Context<'a>) -> Option<DealFact<'a>> {
        let as_of = context.portfolio.as_of;
        if row.deleted == Some(true) || row.created.is_some_and(|created| created > as_of) {
            return None;
        }
        let outcome = outcome(row, context);
        let closed = match outcome {
            Outcome::Open => None,
            Outcome::Won => row.won_date.or(row.close_date),
            Outcome::Lost => row.lost_date.or(row.close_date),
            Outcome::Unclear => row.close_date,
        };
        let changed_later = context.stage_history(&row.id).iter().any(|change| change.changed > as_of);
        if changed_later || closed.is_some_and(|closed| closed > as_of) {
            return DealFact::as_it_stood(row, context);
        }
        let date = closed.unwrap_or(as_of);
        let amount = row.amount.ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "amount" });
        Some(DealFact {
            row,
            outcome,
            closed,
            stage: Ok(&row.stage),
            own_amount: amount.as_ref().ok().copied(),
            amount: amount.and_then(|amount| context.rates.convert(amount, row.currency, row.account, date)),
            list_price: context.list_price(row, date),
            expected_close: if outcome == Outcome::Open { row.close_date } else { None },
        })
    }

    /// What the export tells of a deal that changed after the as-of date is of a later day: only its history tells how
    /// it stood. It may have been closed then, and opened again.
    fn as_it_stood(row: &'a Row<Opportunity>, context: &Context<'a>) -> Option<DealFact<'a>> {
        let as_of = context.portfolio.as_of;
        let history = context.stage_history(&row.id);
        let last = last_known(history, as_of);
        if row.created.is_none() && last.is_none() {
            return None;
        }
        let later = |field| Unknown::OnlyLater { entity: Entity::Opportunity, field };
        let amount = last.and_then(|change| change.amount).ok_or(later("amount"));
        let ended =
            last.and_then(|change| closing_stage(&change.stage, context).map(|outcome| (outcome, change.changed)));
        let date = ended.map_or(as_of, |(_, closed)| closed);
        Some(DealFact {
            row,
            outcome: ended.map_or(Outcome::Open, |(outcome, _)| outcome),
            closed: ended.map(|(_, closed)| closed),
            stage: last.map(|change| change.stage.as_str()).ok_or(later("stage")),
            own_amount: amount.as_ref().ok().copied(),
            amount: amount.and_then(|amount| context.rates.convert(amount, row.currency, row.account, date)),
            list_price: context.list_price(row, date),
            expected_close: last.filter(|_| ended.is_none()).and_then(|change| change.close_date),
        })
    }

    /// Days from creation to the closing or the as-of date; None where the source doesn't say or the days are negative.
    pub fn age_days(&self, as_of: Date) -> Option<i64> {
        let until = if self.outcome == Outcome::Open { as_of } else { self.closed? };
        let days = days_between(self.row.created?, until);
        (days >= 0).then_some(days)
    }

    /// As [`DealFact::age_days`], with the reason where there is none.
    pub fn age(&self, as_of: Date) -> Known<i64> {
        self.age_days(as_of).ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "created" })
    }

    pub fn is_closed(&self) -> bool {
        matches!(self.outcome, Outcome::Won | Outcome::Lost)
    }

    /// An amount that can be compared: known and not the 0 that exports give to lost deals.
    pub fn has_value(&self) -> bool {
        self.amount.as_ref().is_ok_and(|amount| !amount.is_zero())
    }
}

/// The last change known by a day; of those on one day the last row.
fn last_known<'a>(history: &[&'a Row<StageChange>], as_of: Date) -> Option<&'a Row<StageChange>> {
    history
        .iter()
        .filter(|change| change.changed <= as_of)
        .max_by_key(|change| (change.changed, change.origin))
        .copied()
}

/// How a deal at a stage ended, as the CRM's flags say of other deals at it, else as its words say; None for an open
/// stage.
pub fn closing_stage(stage: &str, context: &Context<'_>) -> Option<Outcome> {
    let by_words = || {
        let texts = [Some(stage)];
        if context.words.lost.occur_in_any(&texts) {
            Outcome::Lost
        } else if context.words.won.occur_in_any(&texts) {
            Outcome::Won
        } else {
            Outcome::Open
        }
    };
    let outcome = context.stage_outcome(stage).unwrap_or_else(by_words);
    (outcome != Outcome::Open).then_some(outcome)
}

/// The outcome as the flags alone tell it.
pub fn flagged(row: &Opportunity) -> Option<Outcome> {
    match (row.is_closed, row.is_won) {
        (_, Some(true)) => Some(Outcome::Won),
        (Some(true), Some(false)) => Some(Outcome::Lost),
        (Some(false), _) => Some(Outcome::Open),
        _ => None,
    }
}

/// The outcome as the export tells it: by the CRM's flags, else by the words of status and stage.
fn outcome(row: &Opportunity, context: &Context<'_>) -> Outcome {
    if let Some(outcome) = flagged(row) {
        return outcome;
    }
    let texts = [row.status.as_deref(), Some(row.stage.as_str())];
    if context.words.lost.occur_in_any(&texts) {
        Outcome::Lost
    } else if context.words.won.occur_in_any(&texts) {
        Outcome::Won
    } else if row.is_closed == Some(true) {
        Outcome::Unclear
    } else {
        Outcome::Open
    }
}
