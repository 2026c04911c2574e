//! Readings of a portfolio: as a run keeps them, and as today's exports tell of last month.

use std::collections::BTreeSet;

use super::reading::{
    AccountReading, Clues, CriterionReading, DealReading, FeatureReading, Fresh, Head, Readings, SignalReading,
};
use crate::model::{AccountChange, AccountIx, BridgeCause, Cause, ChangedFigure, Date, Decimal, Portfolio};
use crate::score::churn::{FEATURES, features};
use crate::score::clv::{ClvMethod, ClvPart};
use crate::score::{AccountScores, ScoreConfig, Scores, SignalKey, words};

/// What a run of this portfolio keeps for the next month.
pub fn readings(portfolio: &Portfolio, scores: &Scores, config: &ScoreConfig, model: Option<&str>) -> Readings {
    let head = Head {
        as_of: portfolio.as_of,
        period: portfolio.period,
        currency: portfolio.currency,
        config: serde_json::to_value(config).unwrap_or_default(),
        relationship: scores.relationship_by,
        model: model.map(str::to_owned),
    };
    Readings { head, accounts: of_accounts(portfolio, &scores.accounts) }
}

/// By id.
pub(super) fn of_accounts(portfolio: &Portfolio, scores: &[AccountScores]) -> Vec<AccountReading> {
    let mut accounts: Vec<AccountReading> = scores.iter().filter_map(|scores| of_account(portfolio, scores)).collect();
    accounts.sort_by(|a, b| a.account.cmp(&b.account));
    accounts
}

fn of_account(portfolio: &Portfolio, s: &AccountScores) -> Option<AccountReading> {
    let row = portfolio.account(s.account)?;
    let contract_end = s.renewal.next.as_ref().ok().map(|next| next.end);
    Some(AccountReading {
        account: row.id.clone(),
        segment: s.segment.segment.as_deref().map(words::name_key),
        priority: s.priority.score.clone().ok(),
        criteria: criteria(s),
        churn: s.churn.score.clone().ok(),
        signals: signals(s),
        risk: s.churn.risk.clone().ok(),
        features: of_features(s),
        nps: s.nps.value.clone().ok(),
        answers: [s.nps.counts.promoters, s.nps.counts.passives, s.nps.counts.detractors],
        last_contact: s.contact.last_two_way.clone().ok(),
        due: contract_end.into_iter().chain(s.pipeline.next_close).min(),
        contract_end,
        revenue: s.revenue.ltm.clone().ok(),
        revenue_previous: s.revenue.previous.clone().ok(),
        bought: bought(s),
        weighted: s.pipeline.weighted.clone().ok(),
        deals: deals(s),
        clv: s.clv.value.clone().ok(),
        clv_contracts: clv_contracts(s),
        forecast: s.forecast.total.clone().ok(),
    })
}

fn criteria(s: &AccountScores) -> Vec<CriterionReading> {
    let reading = |criterion: &crate::score::Criterion| CriterionReading {
        key: criterion.key,
        input: criterion.input.clone().ok(),
        applicable: criterion.applicable,
        points: criterion.points,
    };
    s.priority.criteria.iter().map(reading).collect()
}

fn signals(s: &AccountScores) -> Vec<SignalReading> {
    let renewal_deal = s.renewal.next.as_ref().ok().and_then(|next| next.open_opportunity.clone().ok().flatten());
    let settled = |key| match key {
        SignalKey::RenewalWithoutOpportunity => renewal_deal.is_some(),
        SignalKey::Nps => s.nps.decision_maker_detracts == Ok(true),
        _ => false,
    };
    let reading = |signal: &crate::score::ChurnSignal| SignalReading {
        key: signal.key,
        value: signal.value.clone().ok(),
        settled: settled(signal.key),
        norm: if signal.key == SignalKey::SevereTickets { s.tickets.severe_monthly_norm } else { 0.0 },
        points: signal.points,
        max_points: signal.max_points,
    };
    s.churn.signals.iter().map(reading).collect()
}

fn of_features(s: &AccountScores) -> Vec<FeatureReading> {
    let named = FEATURES.iter().zip(features(s));
    named.map(|(feature, value)| FeatureReading { name: feature.name.to_owned(), value }).collect()
}

fn deals(s: &AccountScores) -> Vec<DealReading> {
    let reading = |deal: &crate::score::Deal| DealReading {
        id: deal.id.clone(),
        weighted: deal.weighted.clone().ok(),
        amount: deal.amount.clone().ok(),
        stage: deal.stage.clone().ok(),
        close: deal.expected_close,
    };
    let mut deals: Vec<DealReading> = s.pipeline.deals.iter().map(reading).collect();
    deals.sort_by(|a, b| (&a.id, a.close, a.amount).cmp(&(&b.id, b.close, b.amount)));
    deals
}

fn clv_contracts(s: &AccountScores) -> Option<Decimal> {
    let of_contract = |part: &ClvPart| matches!(part.method, ClvMethod::Sbg | ClvMethod::PooledRenewal);
    let parts = &s.clv.parts;
    let margin = |part: &ClvPart| part.yearly_margin.clone().ok().filter(|_| of_contract(part));
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(margin(part)?));
    sum.filter(|_| !parts.is_empty())
}

/// A fingerprint of what it bought of each product in 12 months and of how large it is taken to be.
fn bought(s: &AccountScores) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0]);
    };
    let amount = |amount: &Decimal| amount.normalize().to_string();
    add(&s.revenue.ltm.as_ref().map_or_else(|_| String::new(), amount));
    for owned in s.products.owned.as_deref().unwrap_or_default() {
        add(&owned.name);
        add(&owned.ltm.as_ref().map_or_else(|_| String::new(), amount));
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

/// What of an account's records and of what changed in them tells causes apart; `since` is the last run's day.
pub(super) fn clues(portfolio: &Portfolio, account: AccountIx, since: Date, change: Option<&AccountChange>) -> Clues {
    let parts = |figure: ChangedFigure| {
        let figures = change.into_iter().flat_map(|change| &change.figures);
        figures.filter(move |own| own.figure == figure).flat_map(|own| &own.parts)
    };
    let mut revenue: Vec<(BridgeCause, Decimal)> = Vec::new();
    for part in parts(ChangedFigure::RevenueLtm) {
        let cause = of_cause(part.cause);
        match revenue.iter_mut().find(|(known, _)| *known == cause) {
            Some((_, amount)) => *amount = amount.saturating_add(part.amount),
            None => revenue.push((cause, part.amount)),
        }
    }
    revenue.sort();
    let causes: BTreeSet<BridgeCause> = parts(ChangedFigure::RevenueLtm)
        .chain(parts(ChangedFigure::PipelineValue))
        .map(|part| of_cause(part.cause))
        .collect();
    let attributes = change.into_iter().flat_map(|change| &change.attributes);
    let restructured = |cause: Cause| matches!(cause, Cause::Merged | Cause::ParentChanged | Cause::SegmentChanged);
    Clues {
        rates: revenue.iter().any(|(cause, _)| *cause == BridgeCause::Currency),
        revenue,
        restructured: causes.contains(&BridgeCause::Structure)
            || attributes.into_iter().any(|(cause, ..)| restructured(*cause)),
        fresh: fresh(portfolio, account, since),
    }
}

fn fresh(portfolio: &Portfolio, account: AccountIx, since: Date) -> Fresh {
    let inside = |day: Option<Date>| day.is_some_and(|day| day > since && day <= portfolio.as_of);
    let deals = portfolio.opportunities.of(account).iter();
    let signals = portfolio.signals.of(account).iter();
    let revenue = portfolio.revenue.of(account);
    let uses = portfolio.usage.of(account).iter();
    Fresh {
        answers: portfolio.survey_responses.of(account).iter().any(|row| inside(row.date)),
        tickets: portfolio.tickets.of(account).iter().any(|row| inside(Some(row.opened))),
        volume: revenue.iter().any(|row| inside(Some(row.date))) || uses.into_iter().any(|row| inside(Some(row.date))),
        payments: revenue.iter().any(|row| inside(row.paid) || inside(row.due) || inside(Some(row.date))),
        rivals: signals.into_iter().any(|row| inside(Some(row.date)))
            || deals.into_iter().any(|row| [row.close_date, row.lost_date, row.won_date].into_iter().any(inside)),
    }
}

/// What a cause of changed records is to a score.
pub(super) fn of_cause(cause: Cause) -> BridgeCause {
    match cause {
        Cause::ConfigChanged => BridgeCause::Config,
        Cause::ProgramChanged => BridgeCause::Program,
        // Records of another kind tell it, or none of the new month.
        Cause::BasisChanged | Cause::StaleFile => BridgeCause::Missing,
        Cause::Restated
        | Cause::RowsAdded
        | Cause::RowsDeleted
        | Cause::StatusChanged
        | Cause::RowRedated
        | Cause::RowCurrencyChanged
        | Cause::DealOutcomeChanged
        | Cause::DealDeleted
        | Cause::DealAppeared => BridgeCause::Restated,
        Cause::CurrencyNew
        | Cause::RateMissing
        | Cause::RateGiven
        | Cause::RateChanged
        | Cause::RateOfMonth
        | Cause::DealCurrencyChanged
        | Cause::AccountCurrencyChanged => BridgeCause::Currency,
        Cause::Merged
        | Cause::Moved
        | Cause::AccountGone
        | Cause::AccountAppeared
        | Cause::Renamed
        | Cause::ParentChanged
        | Cause::KindChanged
        | Cause::SegmentChanged
        | Cause::Leaver
        | Cause::TerritoryReassigned
        | Cause::OwnerChanged => BridgeCause::Structure,
        Cause::MonthLeft => BridgeCause::Calendar,
        Cause::DealReopened
        | Cause::DealRedated
        | Cause::DealAmountChanged
        | Cause::AccountCreated
        | Cause::MonthClosed
        | Cause::DealCreated
        | Cause::DealWon
        | Cause::DealLost
        | Cause::DealClosed => BridgeCause::OwnData,
    }
}
