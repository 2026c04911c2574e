//! What each campaign reached and brought.

use std::collections::{BTreeMap, BTreeSet};

use super::quality::{Deals, Outcomes, known_leads};
use crate::model::{AccountIx, Campaign, Date, Decimal, Entity, Known, Portfolio, Row, Unknown};
use crate::score::Evidence;
use crate::score::money::{self, Rates};

/// A campaign; one of several rows, a month each, is one.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignResult {
    pub id: String,
    pub name: Option<String>,
    pub kind: Option<String>,
    pub status: Option<String>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// In the reporting currency, at the rate of the first day.
    pub cost: Known<Decimal>,
    pub touches: usize,
    pub accounts: usize,
    pub responses: usize,
    /// Accounts at which somebody answered.
    pub accounts_answering: usize,
    pub leads: Outcomes,
    pub evidence: Evidence,
}

impl CampaignResult {
    /// Cost / leads that name it.
    pub fn cost_per_lead(&self) -> Known<Decimal> {
        let cost = self.cost.clone()?;
        let leads = Decimal::from(self.leads.leads);
        Ok(cost.checked_div(leads).ok_or(Unknown::ZeroBase)?.round_dp(2))
    }
}

pub(super) fn campaigns(portfolio: &Portfolio) -> Vec<CampaignResult> {
    let (as_of, rates, deals) = (portfolio.as_of, Rates::new(portfolio), Deals::of(portfolio));
    let mut rows: BTreeMap<&str, Vec<&Row<Campaign>>> = BTreeMap::new();
    for row in portfolio.campaigns.all().iter().filter(|row| row.start.is_none_or(|start| start <= as_of)) {
        rows.entry(row.record.id.as_str()).or_default().push(row);
    }
    let mut touched: BTreeMap<&str, Vec<(Option<AccountIx>, bool)>> = BTreeMap::new();
    for touch in portfolio.touches.all().iter().filter(|touch| touch.date <= as_of) {
        let Some(campaign) = touch.record.campaign_id.as_deref() else { continue };
        touched.entry(campaign).or_default().push((touch.account, touch.responded == Some(true)));
    }
    let mut leads: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for lead in known_leads(portfolio) {
        if let Some(campaign) = lead.record.campaign_id.as_deref() {
            leads.entry(campaign).or_default().push(lead);
        }
    }
    rows.iter()
        .map(|(id, rows)| {
            let touches = touched.remove(*id).unwrap_or_default();
            let reached: BTreeSet<AccountIx> = touches.iter().filter_map(|(account, _)| *account).collect();
            let answered = touches.iter().filter(|(_, answered)| *answered);
            let answering: BTreeSet<AccountIx> = answered.clone().filter_map(|(account, _)| *account).collect();
            let first = |field: fn(&Campaign) -> Option<&String>| rows.iter().find_map(|row| field(row)).cloned();
            CampaignResult {
                id: (*id).to_owned(),
                name: first(|row| row.name.as_ref()),
                kind: first(|row| row.kind.as_ref()),
                status: first(|row| row.status.as_ref()),
                start: rows.iter().filter_map(|row| row.start).min(),
                end: rows.iter().filter_map(|row| row.end).max(),
                cost: money::total(rows.iter().map(|row| cost(row, &rates, as_of))),
                touches: touches.len(),
                accounts: reached.len(),
                responses: answered.count(),
                accounts_answering: answering.len(),
                leads: Outcomes::among(leads.remove(*id).unwrap_or_default().into_iter(), portfolio, &rates, &deals),
                evidence: rows.iter().map(|row| row.origin).collect(),
            }
        })
        .collect()
}

fn cost(row: &Row<Campaign>, rates: &Rates<'_>, as_of: Date) -> Known<Decimal> {
    let cost = row.cost.ok_or(Unknown::NoField { entity: Entity::Campaign, field: "cost" })?;
    rates.convert(cost, row.currency, None, row.start.unwrap_or(as_of))
}
