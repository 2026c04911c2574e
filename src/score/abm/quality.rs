//! Lead quality back to marketing: what became of leads, by where they came from.

use std::collections::BTreeMap;

use crate::model::key::id_key;
use crate::model::{Decimal, Known, Lead, Opportunity, Portfolio, Row};
use crate::score::money::{self, Rates};
use crate::score::statistics::Rate;

/// What leads are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeadOrigin {
    Source,
    Campaign,
}

impl LeadOrigin {
    /// The word in tables.
    pub fn key(self) -> &'static str {
        match self {
            LeadOrigin::Source => "lead_source",
            LeadOrigin::Campaign => "campaign",
        }
    }
}

/// The leads of one source or campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadQuality {
    pub by: LeadOrigin,
    /// None of leads that name no source.
    pub value: Option<String>,
    pub outcomes: Outcomes,
}

/// What became of some leads by the as-of date.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    pub leads: usize,
    pub converted: usize,
    /// Converted leads whose deal was won, lost, or is open.
    pub won: usize,
    pub lost: usize,
    pub open: usize,
    /// Of the won deals, in the reporting currency.
    pub won_amount: Known<Decimal>,
    /// Why deals were lost and leads came to nothing, the most frequent first: the reasons of lost deals, else the states
    /// of leads that did not convert.
    pub reasons: Vec<(String, usize)>,
}

/// The leads known by the as-of date.
pub(super) fn known_leads(portfolio: &Portfolio) -> impl Iterator<Item = &Row<Lead>> {
    let known = |row: &&Row<Lead>| row.deleted != Some(true) && row.created <= portfolio.as_of;
    portfolio.leads.all().iter().filter(known)
}

pub(super) fn leads(portfolio: &Portfolio) -> Vec<LeadQuality> {
    let rates = Rates::new(portfolio);
    let mut parts: BTreeMap<(LeadOrigin, Option<&str>), Vec<&Row<Lead>>> = BTreeMap::new();
    for lead in known_leads(portfolio) {
        parts.entry((LeadOrigin::Source, lead.record.source.as_deref())).or_default().push(lead);
        if let Some(campaign) = lead.record.campaign_id.as_deref() {
            parts.entry((LeadOrigin::Campaign, Some(campaign))).or_default().push(lead);
        }
    }
    let deals = Deals::of(portfolio);
    parts
        .into_iter()
        .map(|((by, value), leads)| LeadQuality {
            by,
            value: value.map(str::to_owned),
            outcomes: Outcomes::among(leads.into_iter(), portfolio, &rates, &deals),
        })
        .collect()
}

/// Opportunities by id.
pub(super) struct Deals<'a>(BTreeMap<String, &'a Row<Opportunity>>);

impl<'a> Deals<'a> {
    pub(super) fn of(portfolio: &'a Portfolio) -> Deals<'a> {
        Deals(portfolio.opportunities.all().iter().map(|deal| (id_key(&deal.record.id), deal)).collect())
    }

    fn find(&self, id: &str) -> Option<&'a Row<Opportunity>> {
        self.0.get(&id_key(id)).copied()
    }
}

impl Outcomes {
    /// Share of the leads that converted, with its interval; none without leads.
    pub fn conversion(&self) -> Option<Rate> {
        Rate::of(self.converted, self.leads)
    }

    pub(super) fn among<'a>(
        leads: impl Iterator<Item = &'a Row<Lead>>,
        portfolio: &Portfolio,
        rates: &Rates<'_>,
        deals: &Deals<'_>,
    ) -> Outcomes {
        let as_of = portfolio.as_of;
        let mut found = Outcomes {
            leads: 0,
            converted: 0,
            won: 0,
            lost: 0,
            open: 0,
            won_amount: Ok(Decimal::ZERO),
            reasons: Vec::new(),
        };
        let mut amounts = Vec::new();
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        for lead in leads {
            found.leads += 1;
            let converted = lead.converted_on.map_or(lead.converted == Some(true), |day| day <= as_of);
            if !converted {
                *reasons.entry(lead.status.clone().unwrap_or_default()).or_default() += 1;
                continue;
            }
            found.converted += 1;
            let deal = lead.record.opportunity_id.as_deref().and_then(|id| deals.find(id));
            let Some(deal) = deal.filter(|deal| deal.created.is_none_or(|day| day <= as_of)) else { continue };
            // A deal that closed later is open as of the day.
            let closed = deal.close_date.is_none_or(|day| day <= as_of);
            match (deal.is_won, deal.is_closed) {
                (Some(true), _) if closed => {
                    found.won += 1;
                    let amount = deal.amount.ok_or(crate::model::Unknown::NoField {
                        entity: crate::model::Entity::Opportunity,
                        field: "amount",
                    });
                    let date = deal.close_date.unwrap_or(as_of);
                    amounts.push(amount.and_then(|amount| rates.convert(amount, deal.currency, deal.account, date)));
                }
                (_, Some(true)) if closed => {
                    found.lost += 1;
                    *reasons.entry(deal.loss_reason.clone().unwrap_or_default()).or_default() += 1;
                }
                _ => found.open += 1,
            }
        }
        found.won_amount = if amounts.is_empty() { Ok(Decimal::ZERO) } else { money::total(amounts) };
        found.reasons = reasons.into_iter().filter(|(reason, _)| !reason.trim().is_empty()).collect();
        // Stable: equals stay in the order of their words.
        found.reasons.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        found
    }
}
