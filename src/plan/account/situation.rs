//! One account as its rules see it: facts, scores and how they are put into words.

use crate::model::calendar::days_between;
use crate::model::{
    Account, AccountClass, AccountIx, Contact, Contract, Date, Decimal, Entity, Known, Opportunity, Row, Unknown,
};
use crate::plan::context::{Context, Facts};
use crate::plan::document::FactId;
use crate::plan::language::args;
use crate::score::{AccountScores, Answer, Band, ChurnSignal, Deal, Renewal, SignalKey};

/// An account with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    pub context: &'a Context<'a>,
    pub account: AccountIx,
    pub record: &'a Row<Account>,
    pub scores: &'a AccountScores,
}

impl<'a> Situation<'a> {
    pub fn of(context: &'a Context<'a>, account: AccountIx) -> Option<Situation<'a>> {
        Some(Situation { context, account, record: context.account(account)?, scores: context.scores_of(account)? })
    }

    pub fn name(&self) -> &'a str {
        &self.record.name
    }

    pub fn money(&self, amount: Decimal) -> String {
        self.context.money(amount)
    }

    /// The people at the account who have not left, by id and name.
    pub fn contacts(&self) -> impl Iterator<Item = &'a Row<Contact>> {
        let as_of = self.context.as_of();
        self.context.portfolio.contacts.of(self.account).iter().filter(move |contact| {
            contact.left_on.is_none_or(|left| left > as_of) && contact.created.is_none_or(|created| created <= as_of)
        })
    }

    /// The person to talk to: one who decides before others, then by relationship, name and id.
    pub fn main_contact(&self) -> Option<&'a Row<Contact>> {
        self.contacts().filter(|contact| contact.full_name().is_some()).min_by(|a, b| {
            let decides = |contact: &Contact| !contact.role.as_deref().is_some_and(is_decision_maker);
            let relation = |contact: &Contact| contact.relationship.unwrap_or(-1.0);
            decides(a)
                .cmp(&decides(b))
                .then(relation(b).total_cmp(&relation(a)))
                .then_with(|| a.full_name().cmp(&b.full_name()))
                .then_with(|| a.id.cmp(&b.id))
        })
    }

    pub fn main_contact_name(&self) -> Option<String> {
        self.main_contact().and_then(|contact| contact.full_name())
    }

    /// A renewal that falls due within some days and has no open opportunity, where that is known.
    pub fn uncovered_renewal(&self, within_days: i64) -> Option<&'a Renewal> {
        let renewal = self.scores.renewal.next.as_ref().ok()?;
        let uncovered = matches!(renewal.open_opportunity, Ok(None));
        (renewal.days <= within_days && uncovered).then_some(renewal)
    }

    /// What it could buy beyond what it does. None where it buys more than it was estimated to: then the estimate is too
    /// low, and tells of no gap.
    pub fn left_to_sell(&self) -> Option<Decimal> {
        let whitespace = &self.scores.whitespace;
        let total = whitespace.total.as_ref().ok().copied()?;
        (!whitespace.over_estimate && total > Decimal::ZERO).then_some(total)
    }

    /// Whether it may be asked to buy more: a customer that is not about to leave, whose renewal somebody works on and
    /// whose use does not fall. Where one of them does not hold, what there is must be kept first.
    pub fn may_grow(&self) -> bool {
        let band = self.scores.churn.band.as_ref().ok();
        let ends = |days: i64| self.scores.renewal.next.as_ref().is_ok_and(|renewal| renewal.days <= days);
        let falls = self.scores.usage.yoy_share.as_ref().is_ok_and(|change| *change <= USE_FALLS);
        let leaves = band == Some(&Band::High) || band == Some(&Band::Medium) && ends(DEFENDED_DAYS);
        self.is_customer() && !leaves && !falls && self.uncovered_renewal(NEAR_DAYS).is_none()
    }

    pub fn stale_deals(&self) -> impl Iterator<Item = &'a Deal> {
        self.scores.pipeline.deals.iter().filter(|deal| matches!(deal.stale, Ok(true)))
    }

    /// Deals that were won (or lost) in the month that is reported.
    pub fn closed_in_period(&self, won: bool) -> Vec<&'a Row<Opportunity>> {
        let period = self.context.period();
        let in_period = |deal: &Opportunity| {
            deal.close_date.is_some_and(|day| crate::model::Month::of(day) == period && day <= self.context.as_of())
        };
        let deals = self.context.portfolio.opportunities.of(self.account).iter();
        deals.filter(|deal| in_period(deal) && self.has_outcome(deal, won)).collect()
    }

    /// Whether a deal was won (or lost): by the CRM's flags, else by the word in its stage.
    pub fn has_outcome(&self, deal: &Opportunity, won: bool) -> bool {
        match (deal.is_won, deal.is_closed) {
            (Some(is_won), Some(true)) => is_won == won,
            _ => deal.stage.to_lowercase().contains(if won { "won" } else { "lost" }),
        }
    }

    /// The answers from the days that the score counts, the latest first; an older one no longer asks for an answer.
    pub fn answers_in_window(&self) -> impl Iterator<Item = &'a Answer> {
        let window = self.scores.nps.dates;
        let counts = move |day: Date| window.is_some_and(|(first, last)| first <= day && day <= last);
        self.scores.nps.answers.iter().filter(move |answer| answer.date.is_some_and(counts))
    }

    /// The score less that of the window before, as both are shown; whether that is more than chance is told by
    /// `change.detectable`.
    pub fn nps_change(&self) -> Known<f64> {
        let nps = &self.scores.nps;
        let before = nps.change.as_ref().map(|change| change.before).map_err(Clone::clone)?;
        Ok(nps.value.clone()? - before)
    }

    /// Whether anything was ever bought.
    pub fn is_customer(&self) -> bool {
        let bought = |amount: &Decimal| *amount > Decimal::ZERO;
        let revenue = &self.scores.revenue;
        let any_month = revenue.months.as_ref().is_ok_and(|months| months.iter().any(|(_, amount)| bought(amount)));
        any_month || revenue.ltm.as_ref().is_ok_and(bought) || self.scores.renewal.in_force > 0
    }

    /// Whether it is known that it never bought, also where the CRM calls it a customer; of partners and suppliers nothing is
    /// to be sold.
    pub fn never_bought(&self) -> bool {
        let told = match self.scores.class.class {
            AccountClass::Prospect => true,
            AccountClass::Customer => !matches!(self.scores.revenue.months, Err(Unknown::NoSource { .. })),
            _ => false,
        };
        told && !self.is_customer()
    }

    /// Whether its leaving may be spoken of: not of one that never bought, nor, where too little is known to judge, of one
    /// that bought nothing in 12 months.
    pub fn may_churn(&self) -> bool {
        let paused = self.scores.revenue.ltm.as_ref().is_ok_and(Decimal::is_zero) && self.scores.renewal.in_force == 0;
        let is_guess = paused && self.scores.churn.band.is_err() && !self.has_left();
        !(self.never_bought() || is_guess)
    }

    /// The day of the latest answer, where there are answers and none from the days that count.
    pub fn stale_answer(&self) -> Option<Date> {
        let nps = &self.scores.nps;
        let is_stale = matches!(nps.value, Err(Unknown::NoRecords { .. }));
        nps.answers.iter().filter_map(|answer| answer.date).max().filter(|_| is_stale)
    }

    /// Why no sales contact is told: there may be activities, and none of them one.
    pub fn why_no_contact(&self, reason: &Unknown) -> String {
        match reason {
            Unknown::NoRecords { entity: Entity::Activity }
                if !self.context.portfolio.activities.of(self.account).is_empty() =>
            {
                self.context.language.word("no-sales-contact")
            }
            _ => self.context.reason(reason),
        }
    }

    /// The contract of a customer that ended by the as-of day, at most [`ENDED_DAYS`] ago, with no other in force after it.
    /// On its last day a contract is over for whoever reads of it, unless it renews by itself.
    pub fn ended_contract(&self) -> Option<&'a Row<Contract>> {
        let as_of = self.context.as_of();
        if self.scores.class.class != AccountClass::Customer {
            return None;
        }
        let rows = self.context.portfolio.contracts.of(self.account).iter();
        let last = |row: &&Row<Contract>| (row.end, row.value, std::cmp::Reverse(row.origin));
        match &self.scores.renewal.next {
            Ok(renewal) if renewal.end > as_of || renewal.auto_renew == Some(true) => None,
            Ok(renewal) => rows.filter(|row| row.origin == renewal.origin).max_by_key(last),
            Err(Unknown::ContractsEnded { last: end }) if days_between(*end, as_of) <= ENDED_DAYS => {
                rows.filter(|row| row.end == *end).max_by_key(last)
            }
            Err(_) => None,
        }
    }

    /// Whether it was a customer and is one no longer: nothing is expected of it by going on, and what it may be worth is
    /// to be won back.
    pub fn has_left(&self) -> bool {
        self.scores.class.class == AccountClass::Churned
    }

    /// `Former customer · left 30 Apr 2026`, of one that left; without the day where that is not known.
    pub fn left_told(&self) -> Option<String> {
        let language = self.context.language;
        self.has_left().then(|| match self.scores.class.left_on {
            Some(day) => language.text("left-former-customer", &args!["date" => language.date_short(day)]),
            None => language.word("left-former-customer-plain"),
        })
    }

    pub fn revenue_label(&self) -> &'static str {
        if self.context.are_bookings() { "tile-bookings" } else { "tile-revenue" }
    }

    /// The signals that fired, the gravest first.
    pub fn fired_signals(&self) -> Vec<&'a ChurnSignal> {
        let mut fired: Vec<&ChurnSignal> =
            self.scores.churn.signals.iter().filter(|signal| signal.points > 0.0).collect();
        fired.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.key.cmp(&b.key)));
        fired
    }

    /// Why a churn signal fired, as part of a sentence.
    pub fn because(&self, signal: &ChurnSignal) -> String {
        let language = self.context.language;
        let value = signal.value.as_ref().copied().unwrap_or_default();
        // Thresholds and counts of days fit by far.
        #[allow(clippy::cast_possible_truncation)]
        let whole = value.round() as i64;
        match signal.key {
            SignalKey::RenewalWithoutOpportunity => {
                let next = self.scores.renewal.next.as_ref();
                let days = next.map_or(whole, |renewal| renewal.days);
                let key = match next {
                    Ok(renewal) if renewal.is_settled(self.context.as_of()) => "because-renewal-automatic",
                    _ => "because-renewal-without-opportunity",
                };
                language.text(key, &args!["days" => days])
            }
            SignalKey::VolumeFall => {
                let key = match self.scores.usage.yoy_share {
                    Ok(_) => "because-usage-drop",
                    Err(_) if value <= NO_ORDERS_SHARE => return language.word("because-no-orders"),
                    Err(_) => "because-order-drop",
                };
                language.text(key, &args!["share" => language.percent(value.abs(), 0)])
            }
            SignalKey::Nps if matches!(self.scores.nps.decision_maker_detracts, Ok(true)) => {
                language.word("because-decision-maker-detractor")
            }
            SignalKey::Nps => {
                let nps = self.scores.nps.value.as_ref().copied().unwrap_or(value);
                language.text("because-nps", &args!["nps" => language.nps(nps)])
            }
            SignalKey::SevereTickets => {
                language.text("because-critical-tickets", &args!["n" => self.scores.tickets.severe_last_30_days])
            }
            SignalKey::ChampionLeft => language.word("because-champion-left"),
            SignalKey::LatePayment => language.text("because-payment-delay", &args!["days" => whole]),
            SignalKey::NoContact => language.text("because-no-contact", &args!["days" => whole]),
            SignalKey::Competition => language.word("because-competition"),
        }
    }

    /// Notes a figure of this account as a fact.
    pub fn fact(&self, facts: &mut Facts, name: &str, value: &str, evidence: &crate::score::Evidence) -> FactId {
        facts.add(self.context, Some(self.account), name, value, evidence)
    }
}

/// Days for which a contract that ended is to be extended; after them it is to be sold anew.
const ENDED_DAYS: i64 = 90;

/// A fall of orders that rounds to all of them.
const NO_ORDERS_SHARE: f64 = -0.995;

/// Days before a renewal from which nobody working on it holds all else back.
const NEAR_DAYS: i64 = 180;
/// Days before a renewal from which a medium risk of leaving does too.
const DEFENDED_DAYS: i64 = 120;
/// A change of use in a year that does.
const USE_FALLS: f64 = -0.2;

/// Words of a contact's part that mean that he or she decides.
pub fn is_decision_maker(role: &str) -> bool {
    let role = deunicode::deunicode(role).to_lowercase();
    ["decision", "decisor", "economic buyer", "decides", "decide"].iter().any(|word| role.contains(word))
}
