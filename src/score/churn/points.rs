//! The churn points of an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ModelReading;
use super::config::Steps;
use crate::model::{Contact, Date, Entity, Known, Origin, Row, Unknown, calendar::days_between};
use crate::score::contact::is_present;
use crate::score::context::Context;
use crate::score::facts::Facts;
use crate::score::norms::Norms;
use crate::score::pipeline::deal::Outcome;
use crate::score::statistics::{count, sum};
use crate::score::{ContactScores, Evidence, NpsScores, OrderScores, PaymentScores};
use crate::score::{RenewalScores, TicketScores, UsageScores};

/// Points by rule, not a probability: 100 Σ points / Σ greatest points of the observed signals; up is bad.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnScores {
    /// Points of all signals that fired.
    pub points: f64,
    /// Greatest points of the signals that were observed.
    pub max_points_observed: f64,
    /// Greatest points of all signals.
    pub max_points: f64,
    /// 0 to 100, rounded to a whole number. Unknown under the least observed share.
    pub score: Known<f64>,
    /// Observed / all greatest points, 0 to 1.
    pub observed_share: f64,
    /// By the points, or by the risk of a trained model that took over.
    pub band: Known<Band>,
    /// Probability of leaving within the model's horizon, 0 to 1, up is bad: of a trained model that took over, else
    /// unknown.
    pub risk: Known<f64>,
    /// What the trained model says, also one that only runs in the shadow of the points.
    pub model: Option<ModelReading>,
    /// Always all of them, in the order of [`SignalKey`].
    pub signals: Vec<ChurnSignal>,
}

impl ChurnScores {
    /// The reading of a trained model that gives the band; none while the points do.
    pub fn in_charge(&self) -> Option<&ModelReading> {
        self.model.as_ref().filter(|model| model.took_over)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Low,
    Medium,
    High,
}

/// A signal of the churn score; the names are those of locale files and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKey {
    RenewalWithoutOpportunity,
    VolumeFall,
    Nps,
    SevereTickets,
    ChampionLeft,
    LatePayment,
    NoContact,
    Competition,
}

impl SignalKey {
    pub const ALL: [SignalKey; 8] = [
        SignalKey::RenewalWithoutOpportunity,
        SignalKey::VolumeFall,
        SignalKey::Nps,
        SignalKey::SevereTickets,
        SignalKey::ChampionLeft,
        SignalKey::LatePayment,
        SignalKey::NoContact,
        SignalKey::Competition,
    ];

    /// The name in tables; with hyphens after `signal-`, the words' key.
    pub fn name(self) -> &'static str {
        match self {
            SignalKey::RenewalWithoutOpportunity => "renewal_without_opportunity",
            SignalKey::VolumeFall => "volume_fall",
            SignalKey::Nps => "nps",
            SignalKey::SevereTickets => "severe_tickets",
            SignalKey::ChampionLeft => "champion_left",
            SignalKey::LatePayment => "late_payment",
            SignalKey::NoContact => "no_contact",
            SignalKey::Competition => "competition",
        }
    }
}

/// What one signal said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnSignal {
    pub key: SignalKey,
    /// In the unit of the signal: days, a share, NPS points, a count.
    pub value: Known<f64>,
    /// The threshold that was passed; the mildest one where none was.
    pub threshold: f64,
    /// The mildest threshold: on its good side the signal has no points.
    pub mildest: f64,
    /// 0 when not fired or not observed; `value` tells the two apart.
    pub points: f64,
    pub max_points: f64,
    /// The day of the newest fact behind it.
    pub date: Option<Date>,
    pub evidence: Evidence,
}

impl ChurnSignal {
    pub fn observed(&self) -> bool {
        self.value.is_ok()
    }
}

/// What the churn signals look at.
pub struct ChurnInputs<'a> {
    pub renewal: &'a RenewalScores,
    pub orders: &'a OrderScores,
    pub orders_evidence: &'a Evidence,
    pub usage: &'a UsageScores,
    pub nps: &'a NpsScores,
    pub tickets: &'a TicketScores,
    pub payment: &'a PaymentScores,
    pub contact: &'a ContactScores,
}

pub fn churn(inputs: &ChurnInputs<'_>, facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> ChurnScores {
    let signals = vec![
        renewal_signal(inputs, context),
        volume_signal(inputs, context),
        nps_signal(inputs, context),
        tickets_signal(inputs, context),
        champion_signal(facts, context, norms),
        payment_signal(inputs, context),
        contact_signal(inputs, context),
        competition_signal(facts, context, norms),
    ];
    total(signals, context)
}

/// Sums the signals; under the least observed share neither score nor band is given.
fn total(signals: Vec<ChurnSignal>, context: &Context<'_>) -> ChurnScores {
    let config = &context.config.churn;
    let points = sum(signals.iter().map(|signal| signal.points));
    let max_points = sum(signals.iter().map(|signal| signal.max_points));
    let observed = sum(signals.iter().filter(|signal| signal.observed()).map(|signal| signal.max_points));
    let observed_share = if max_points > 0.0 { observed / max_points } else { 0.0 };
    let score = if observed > 0.0 && observed_share >= config.min_observed_share {
        Ok(100.0 * points / observed)
    } else {
        Err(Unknown::InsufficientSignal { observed_share })
    };
    let band = score.clone().map(|score| match score {
        high if high >= config.high_from => Band::High,
        medium if medium >= config.medium_from => Band::Medium,
        _ => Band::Low,
    });
    let score = score.map(f64::round);
    ChurnScores {
        points,
        max_points_observed: observed,
        max_points,
        score,
        observed_share,
        band,
        risk: Err(Unknown::NoModel),
        model: None,
        signals,
    }
}

impl ChurnScores {
    /// The score before rounding and however little was observed: what ranks accounts by points. 0 where nothing was.
    pub fn raw(&self) -> f64 {
        if self.max_points_observed > 0.0 { 100.0 * self.points / self.max_points_observed } else { 0.0 }
    }
}

impl ChurnSignal {
    fn new(key: SignalKey, max_points: f64, threshold: f64, value: Known<f64>) -> ChurnSignal {
        ChurnSignal {
            key,
            value,
            threshold,
            mildest: threshold,
            points: 0.0,
            max_points,
            date: None,
            evidence: Evidence::default(),
        }
    }

    /// A signal with two steps; `reached` tells whether a value is at least as bad as a threshold.
    fn stepped(key: SignalKey, steps: &Steps, value: Known<f64>, reached: fn(f64, f64) -> bool) -> ChurnSignal {
        let max_points = steps.severe_points.max(steps.mild_points);
        let mut signal = ChurnSignal::new(key, max_points, steps.mild, value);
        if let Ok(value) = signal.value {
            if reached(value, steps.severe) {
                signal.fire(steps.severe, steps.severe_points);
            } else if reached(value, steps.mild) {
                signal.fire(steps.mild, steps.mild_points);
            }
        }
        signal
    }

    fn fire(&mut self, threshold: f64, points: f64) {
        self.threshold = threshold;
        self.points = points;
    }

    fn from(mut self, date: Option<Date>, evidence: Evidence) -> ChurnSignal {
        self.date = date;
        self.evidence = evidence;
        self
    }
}

/// Days as a float: exact, since a date is a few million days from any other.
fn days(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::MAX, f64::from)
}

fn renewal_signal(inputs: &ChurnInputs<'_>, context: &Context<'_>) -> ChurnSignal {
    let steps = &context.config.churn.renewal;
    let next = inputs.renewal.next.as_ref();
    let open = next.map_err(Clone::clone).and_then(|renewal| renewal.open_opportunity.clone());
    let value = next.map_err(Clone::clone).and_then(|next| open.clone().map(|_| days(next.days)));
    let mut signal =
        ChurnSignal::stepped(SignalKey::RenewalWithoutOpportunity, steps, value, |days, limit| days <= limit);
    if open.as_ref().is_ok_and(Option::is_some) {
        signal.fire(steps.mild, 0.0);
    }
    let origins = next.ok().map(|next| next.origin).into_iter().chain(open.ok().flatten());
    signal.from(next.ok().map(|next| next.end), origins.collect())
}

/// Use where it is measured, else orders.
fn volume_signal(inputs: &ChurnInputs<'_>, context: &Context<'_>) -> ChurnSignal {
    let by_use = inputs.usage.yoy_share.is_ok();
    let value = if by_use { inputs.usage.yoy_share.clone() } else { inputs.orders.quarter_yoy_share.clone() };
    let evidence = if by_use { &inputs.usage.evidence } else { inputs.orders_evidence };
    let date = if by_use { None } else { inputs.orders.last.clone().ok() };
    ChurnSignal::stepped(SignalKey::VolumeFall, &context.config.churn.volume, value, |change, limit| change <= limit)
        .from(date, evidence.clone())
}

fn nps_signal(inputs: &ChurnInputs<'_>, context: &Context<'_>) -> ChurnSignal {
    let config = &context.config.churn;
    let max_points = config.nps_decision_maker_points.max(config.nps_negative_points);
    let mut signal = ChurnSignal::new(SignalKey::Nps, max_points, 0.0, inputs.nps.shrunk.clone());
    if signal.observed() && inputs.nps.decision_maker_detracts == Ok(true) {
        signal.fire(0.0, config.nps_decision_maker_points);
    } else if signal.value.as_ref().is_ok_and(|shrunk| *shrunk < 0.0) {
        signal.fire(0.0, config.nps_negative_points);
    }
    signal.from(inputs.nps.dates.map(|(_, last)| last), inputs.nps.evidence.clone())
}

fn tickets_signal(inputs: &ChurnInputs<'_>, context: &Context<'_>) -> ChurnSignal {
    let tickets = inputs.tickets;
    let value = tickets.last_12_months.clone().map(|_| count(tickets.severe_last_30_days));
    let norm = tickets.severe_monthly_norm;
    let mut signal = ChurnSignal::new(SignalKey::SevereTickets, context.config.churn.tickets_points, norm, value);
    if signal.value.as_ref().is_ok_and(|severe| *severe > norm) {
        signal.fire(norm, signal.max_points);
    }
    signal.from(None, tickets.evidence.clone())
}

fn champion_signal(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> ChurnSignal {
    let portfolio = context.portfolio;
    let entity = Entity::Contact;
    let contacts: Vec<&Row<Contact>> = facts.account.into_iter().flat_map(|of| context.contacts_of(of)).collect();
    let champions: Vec<&Row<Contact>> =
        contacts.iter().copied().filter(|row| context.words.champion.occur_in_any(&[row.role.as_deref()])).collect();
    let left: Vec<&Row<Contact>> = champions.iter().copied().filter(|row| !is_present(row, portfolio.as_of)).collect();
    let days = i64::from(context.config.churn.champion_days);
    let counts = |row: &&&Row<Contact>| row.left_on.is_none_or(|on| days_between(on, portfolio.as_of) <= days);
    let unreplaced = if left.len() == champions.len() { left.iter().filter(counts).count() } else { 0 };
    let value = if !portfolio.contacts.given {
        Err(Unknown::NoSource { entity })
    } else if contacts.is_empty() {
        Err(Unknown::NoRecords { entity })
    } else if !norms.fields.contact_left_on {
        Err(Unknown::NoField { entity, field: "left_on" })
    } else if champions.is_empty() {
        Err(Unknown::NoField { entity, field: "role" })
    } else {
        Ok(count(unreplaced))
    };
    let mut signal = ChurnSignal::new(SignalKey::ChampionLeft, context.config.churn.champion_points, 1.0, value);
    if signal.value.as_ref().is_ok_and(|left| *left >= 1.0) {
        signal.fire(1.0, signal.max_points);
    }
    signal.from(left.iter().filter_map(|row| row.left_on).max(), Evidence::of(champions))
}

fn payment_signal(inputs: &ChurnInputs<'_>, context: &Context<'_>) -> ChurnSignal {
    let value = inputs.payment.late_days_median.clone();
    ChurnSignal::stepped(SignalKey::LatePayment, &context.config.churn.payment, value, |late, limit| late > limit)
        .from(None, inputs.payment.evidence.clone())
}

fn contact_signal(inputs: &ChurnInputs<'_>, context: &Context<'_>) -> ChurnSignal {
    let config = &context.config.churn;
    let value = inputs.contact.days_since_two_way.clone().map(days);
    let mut signal = ChurnSignal::new(SignalKey::NoContact, config.contact_points, config.contact_days, value);
    if signal.value.as_ref().is_ok_and(|since| *since >= config.contact_days) {
        signal.fire(config.contact_days, config.contact_points);
    }
    signal.from(inputs.contact.last_two_way.clone().ok(), inputs.contact.evidence.clone())
}

/// Days back in which a lost bid or a signal counts.
const COMPETITION_DAYS: i64 = 365;

fn competition_signal(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> ChurnSignal {
    let portfolio = context.portfolio;
    let as_of = portfolio.as_of;
    let recent = |day: Date| (0..COMPETITION_DAYS).contains(&days_between(day, as_of));
    let lost = facts.deals.iter().filter(|deal| deal.outcome == Outcome::Lost && deal.row.competitor.is_some());
    let lost = lost.filter_map(|deal| Some((deal.closed.filter(|closed| recent(*closed))?, deal.row.origin)));
    let signals = facts.account.map_or(&[][..], |account| portfolio.signals.of(account));
    let seen = signals
        .iter()
        .filter(|row| recent(row.date) && row.expires.is_none_or(|expires| expires > as_of))
        .filter(|row| row.competitor.is_some() || context.words.competition.occur_in_any(&[row.kind.as_deref()]))
        .map(|row| (row.date, row.origin));
    let found: Vec<(Date, Origin)> = lost.chain(seen).collect();
    let watched = norms.fields.deal_competitor && !facts.deals.is_empty() || !signals.is_empty();
    let value = match (watched, portfolio.opportunities.given || portfolio.signals.given) {
        (true, _) => Ok(count(found.len())),
        (false, true) => Err(Unknown::NoField { entity: Entity::Opportunity, field: "competitor" }),
        (false, false) => Err(Unknown::NoSource { entity: Entity::Signal }),
    };
    let mut signal = ChurnSignal::new(SignalKey::Competition, context.config.churn.competition_points, 1.0, value);
    if signal.value.as_ref().is_ok_and(|found| *found >= 1.0) {
        signal.fire(1.0, signal.max_points);
    }
    let date = found.iter().map(|(day, _)| *day).max();
    signal.from(date, found.into_iter().map(|(_, origin)| origin).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::ScoreConfig;

    #[test]
    fn a_worse_value_never_lowers_the_points() {
        let config = ScoreConfig::default().churn;
        let points = |key, steps, value: f64, reached| ChurnSignal::stepped(key, steps, Ok(value), reached).points;
        let never_falls = |points: Vec<f64>| points.windows(2).all(|pair| pair[0] <= pair[1]);
        let late = |days| points(SignalKey::LatePayment, &config.payment, days, |late, limit| late > limit);
        assert!(never_falls((-10..100).map(|days| late(f64::from(days))).collect()));
        let near = |days| points(SignalKey::RenewalWithoutOpportunity, &config.renewal, days, |d, limit| d <= limit);
        assert!(never_falls((0..400).rev().map(|days| near(f64::from(days))).collect()));
        let fall = |share| points(SignalKey::VolumeFall, &config.volume, share, |change, limit| change <= limit);
        assert!(never_falls((-100..100).rev().map(|pct| fall(f64::from(pct) / 100.0)).collect()));
        assert_eq!((fall(-0.2), fall(-0.5), fall(-0.19), late(30.0), late(61.0)), (12.0, 20.0, 0.0, 0.0, 15.0));
    }

    #[test]
    fn an_unobserved_signal_has_no_points_and_no_weight() {
        let config = ScoreConfig::default().churn;
        let unknown = Err(Unknown::NoSource { entity: Entity::Contract });
        let signal = ChurnSignal::stepped(SignalKey::LatePayment, &config.payment, unknown, |late, limit| late > limit);
        assert!(!signal.observed() && signal.points == 0.0 && signal.max_points == 15.0);
    }
}
