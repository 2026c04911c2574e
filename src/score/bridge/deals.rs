//! The weighted pipeline of an account, deal by deal.

use std::collections::{BTreeMap, HashMap};

use super::chain::Sides;
use super::reading::{DealReading, Ledgers, Readings};
use super::steps::one_sided;
use crate::model::key::id_key;
use crate::model::{Bridge, BridgeCause, BridgeFigure, BridgePart, Currency, DealState, Decimal, Ledger};

/// Deals of both months, by the key of their id.
pub struct Book<'a> {
    /// The accounts of open deals.
    before: HashMap<String, &'a str>,
    now: HashMap<String, &'a str>,
    /// Deals as the ledgers have them; without ledgers nothing is known of those that are not open.
    then: Option<Records>,
    is: Option<Records>,
    /// Whether the chances of deals are measured otherwise.
    pub reset: bool,
}

struct Records {
    states: HashMap<String, (DealState, Option<Decimal>, Currency)>,
}

impl Records {
    fn of(ledger: &Ledger) -> Records {
        let states = ledger.deals.iter().map(|deal| (id_key(&deal.id), (deal.state, deal.amount, deal.currency)));
        Records { states: states.collect() }
    }
}

impl<'a> Book<'a> {
    pub fn of(before: &'a Readings, now: &'a Readings, ledgers: Option<Ledgers<'_>>) -> Book<'a> {
        fn accounts(readings: &Readings) -> HashMap<String, &str> {
            let deals = |account: &super::AccountReading| -> Vec<String> {
                account.deals.iter().map(|deal| id_key(&deal.id)).collect()
            };
            readings.accounts.iter().flat_map(|own| deals(own).into_iter().map(|id| (id, own.account.as_str()))).collect()
        }
        let sales = |readings: &Readings| readings.head.config.get("sales").cloned();
        Book {
            before: accounts(before),
            now: accounts(now),
            then: ledgers.map(|ledgers| Records::of(ledgers.before)),
            is: ledgers.map(|ledgers| Records::of(ledgers.now)),
            reset: sales(before) != sales(now),
        }
    }

    /// Each deal is a factor; a deal without amount or chance gives nothing.
    pub fn pipeline(&self, s: &Sides<'_>) -> Option<Bridge> {
        let figure = BridgeFigure::PipelineWeighted;
        let (Some(before), Some(now)) = (s.before.weighted, s.now.weighted) else {
            let sides = (s.before.weighted, s.now.weighted);
            return (sides != (None, None)).then(|| one_sided(figure, sides, (figure.key(), s.turned(false))));
        };
        let mut pairs: BTreeMap<&str, (Option<&DealReading>, Option<&DealReading>)> = BTreeMap::new();
        s.before.deals.iter().for_each(|deal| pairs.entry(&deal.id).or_default().0 = Some(deal));
        s.now.deals.iter().for_each(|deal| pairs.entry(&deal.id).or_default().1 = Some(deal));
        let mut parts: Vec<BridgePart> = Vec::new();
        for (id, (then, is)) in pairs {
            let mut enter = |cause, effect: Decimal| {
                if !effect.is_zero() {
                    parts.push(BridgePart { factor: id.to_owned(), cause, effect });
                }
            };
            match (then, is) {
                (Some(then), Some(is)) => self.stayed(then, is, &mut enter),
                (Some(then), None) => enter(self.gone(id), -weight(then)),
                (None, Some(is)) => enter(self.come(id), weight(is)),
                (None, None) => {}
            }
        }
        let told = parts.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.effect));
        let rest = now.saturating_sub(before).saturating_sub(told);
        if !rest.is_zero() {
            // Rows that bear one id twice can't be told apart.
            parts.push(BridgePart { factor: figure.key().to_owned(), cause: BridgeCause::OwnData, effect: rest });
        }
        Some(Bridge { figure, before: Some(before), now: Some(now), parts, factors: Vec::new() })
    }

    /// The rate first, at last month's chance; then what the deal itself changed, or what its chance did.
    fn stayed(&self, then: &DealReading, is: &DealReading, enter: &mut impl FnMut(BridgeCause, Decimal)) {
        let (before, now) = (weight(then), weight(is));
        let record = |records: &Option<Records>, id: &str| records.as_ref()?.states.get(&id_key(id)).copied();
        let (old, new) = (record(&self.then, &then.id), record(&self.is, &is.id));
        let own_amount_stays = old.zip(new).map_or(then.amount == is.amount, |(old, new)| {
            (old.1, old.2) == (new.1, new.2)
        });
        let at_rate = match (then.amount, is.amount) {
            (Some(was), Some(amount)) if own_amount_stays && was != amount => {
                let scaled = before.checked_mul(amount).and_then(|scaled| scaled.checked_div(was));
                scaled.map_or(before, |scaled| scaled.round_dp(2))
            }
            _ => before,
        };
        enter(BridgeCause::Currency, at_rate - before);
        let cause = match (own_amount_stays && then.stage == is.stage && then.close == is.close, self.reset) {
            _ if then.weighted.is_some() != is.weighted.is_some() => BridgeCause::Missing,
            (false, _) => BridgeCause::OwnData,
            (true, true) => BridgeCause::Config,
            // Of the deal nothing differs: chances are learned from all deals.
            (true, false) => BridgeCause::Peers,
        };
        enter(cause, now - at_rate);
    }

    fn come(&self, id: &str) -> BridgeCause {
        let key = id_key(id);
        let known = self.then.as_ref().is_some_and(|then| then.states.contains_key(&key));
        // It was open at another account; else it is new, or was reopened.
        if known && self.before.contains_key(&key) { BridgeCause::Structure } else { BridgeCause::OwnData }
    }

    fn gone(&self, id: &str) -> BridgeCause {
        let key = id_key(id);
        if self.now.contains_key(&key) {
            return BridgeCause::Structure;
        }
        // A deal that closed is on record; one that no export has was deleted.
        let deleted = self.is.as_ref().is_some_and(|is| !is.states.contains_key(&key));
        if deleted { BridgeCause::Restated } else { BridgeCause::OwnData }
    }
}

fn weight(deal: &DealReading) -> Decimal {
    deal.weighted.unwrap_or_default()
}
