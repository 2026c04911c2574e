//! How the value behind a factor came from last month's to this month's, cause by cause.

use super::reading::{AccountReading, Clues, CriterionReading, SignalReading};
use crate::model::{BridgeCause, Date, Decimal};
use crate::score::money;
use crate::score::priority::{CriterionKey, RelationshipBy};
use crate::score::SignalKey;

/// The order in which causes are swapped between a change of weights, which comes first, and the peers, who come last.
/// What the configuration measures otherwise is swapped just before the peers: it can only be told on today's exports.
pub const ORDER: [BridgeCause; 7] = [
    BridgeCause::Restated,
    BridgeCause::Currency,
    BridgeCause::Structure,
    BridgeCause::Calendar,
    BridgeCause::OwnData,
    BridgeCause::Missing,
    BridgeCause::Config,
];

/// What a factor looks at, before it is ranked or held against thresholds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Value {
    pub input: Option<f64>,
    /// Of criteria: whether it says anything of the account.
    pub applicable: bool,
    /// Of signals: see [`SignalReading::settled`].
    pub settled: bool,
    pub norm: f64,
}

impl Value {
    fn of_criterion(reading: Option<&CriterionReading>) -> Value {
        reading.map_or(Value::default(), |reading| Value {
            input: reading.input,
            applicable: reading.applicable,
            ..Value::default()
        })
    }

    fn of_signal(reading: Option<&SignalReading>) -> Value {
        reading.map_or(Value::default(), |reading| Value {
            input: reading.value,
            applicable: true,
            settled: reading.settled,
            norm: reading.norm,
        })
    }

    fn with(self, input: f64) -> Value {
        Value { input: Some(input).filter(|input| input.is_finite()), ..self }
    }
}

/// A value from last month to this, by the causes of [`ORDER`].
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    start: Value,
    steps: Vec<(usize, Value)>,
    /// Why what is left after all steps differs, where that is not the peers.
    pub last: BridgeCause,
}

impl Chain {
    fn from(start: Value) -> Chain {
        Chain { start, steps: Vec::new(), last: BridgeCause::Peers }
    }

    /// Holds the value until the last step: on another scale it can't be ranked among last month's.
    fn held(start: Value, last: BridgeCause) -> Chain {
        Chain { last, ..Chain::from(start) }
    }

    /// The value is this from a cause on; what does not differ is no step.
    fn step(&mut self, cause: BridgeCause, value: Value) {
        if self.at(ORDER.len()) != value {
            self.steps.push((place(cause), value));
        }
    }

    /// What is left has no part of its own: the customer did it, unless a later cause was swapped already.
    fn rest(&mut self, value: Value) {
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
        if let Some((_, last)) = self.steps.last_mut()
            && last.input.zip(value.input).is_some_and(|(a, b)| near(a, b))
        {
            *last = value;
            return;
        }
        let last = self.steps.last().map_or(0, |(place, _)| *place);
        if self.at(ORDER.len()) != value {
            self.steps.push((last.max(place(BridgeCause::OwnData)), value));
        }
    }

    /// The value with the first causes of the order swapped.
    pub fn at(&self, swapped: usize) -> Value {
        self.steps.iter().rev().find(|(place, _)| *place < swapped).map_or(self.start, |(_, value)| *value)
    }

    /// The first cause at which it becomes known or unknown, or says something or nothing.
    pub fn turn(&self) -> Option<BridgeCause> {
        let known = |value: &Value| (value.input.is_some(), value.applicable);
        let first = self.steps.iter().find(|(_, value)| known(value) != known(&self.start));
        first.and_then(|(place, _)| ORDER.get(*place)).copied()
    }
}

/// An account in the two months, with what tells causes apart.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    pub before: &'a AccountReading,
    pub now: &'a AccountReading,
    /// Last month as today's exports tell it.
    pub restated: Option<&'a AccountReading>,
    /// This month under last month's configuration, where that measures otherwise.
    pub measured: Option<&'a AccountReading>,
    pub clues: &'a Clues,
    pub months: &'a Months,
}

/// What holds for all accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Months {
    pub before: Date,
    /// Days from the one run to the other.
    pub elapsed: i64,
    pub relationship_before: RelationshipBy,
    pub relationship_now: RelationshipBy,
    pub same_currency: bool,
}

impl<'a> Sides<'a> {
    /// This month as last month's configuration would have measured it.
    pub fn target(&self) -> &'a AccountReading {
        self.measured.unwrap_or(self.now)
    }

    /// Why last month's value is another in today's exports.
    pub fn correction(&self, money: bool) -> BridgeCause {
        match (self.clues.restructured, money && self.clues.rates) {
            (true, _) => BridgeCause::Structure,
            (_, true) => BridgeCause::Currency,
            _ => BridgeCause::Restated,
        }
    }

    /// Why a value is known now and was not, or the other way round.
    pub fn turned(&self, money: bool) -> BridgeCause {
        match self.correction(money) {
            BridgeCause::Restated => BridgeCause::Missing,
            cause => cause,
        }
    }
}

pub fn criterion(key: CriterionKey, s: &Sides<'_>) -> Chain {
    let value = |reading: &AccountReading| Value::of_criterion(reading.criterion(key));
    let (start, target) = (value(s.before), value(s.target()));
    let months = s.months;
    if key == CriterionKey::Relationship && months.relationship_before != months.relationship_now {
        return Chain::held(start, BridgeCause::Missing);
    }
    if key.is_money() && !months.same_currency {
        return Chain::held(start, BridgeCause::Config);
    }
    let mut chain = Chain::from(start);
    let (Some(before), Some(_)) = (start.input, target.input) else {
        chain.step(turned(key, s, (start, target)), target);
        chain.step(BridgeCause::Config, measured(s, target, value(s.now)));
        return chain;
    };
    match key {
        CriterionKey::Value => revenue(&mut chain, before, target, s),
        CriterionKey::Growth => growth(&mut chain, target, s),
        // What the account bought is what it was: the peers spend otherwise.
        CriterionKey::Whitespace if s.before.bought == s.target().bought => {}
        CriterionKey::Whitespace => chain.step(s.clues.main_cause(), target),
        CriterionKey::Fit => chain.step(BridgeCause::OwnData, target),
        CriterionKey::Relationship => match months.relationship_now {
            RelationshipBy::Contacts => chain.step(BridgeCause::OwnData, target),
            RelationshipBy::Nps => answers(&mut chain, target, s, |r| Value::of_criterion(r.criterion(key))),
            RelationshipBy::DaysSinceContact => contact(&mut chain, before, target, s),
        },
        CriterionKey::Urgency => due(&mut chain, before, target, (s.before.due, s.target().due), s),
    }
    chain.step(BridgeCause::Config, measured(s, target, value(s.now)));
    chain
}

/// What only the configuration measures otherwise; nothing where it measures alike.
fn measured(s: &Sides<'_>, target: Value, now: Value) -> Value {
    if s.measured.is_some() { now } else { target }
}

fn turned(key: CriterionKey, s: &Sides<'_>, (start, target): (Value, Value)) -> BridgeCause {
    // A deal that opened or a year without sales is no value that went missing.
    let of_no_use = |value: Value| value.input.is_none() && !value.applicable;
    match of_no_use(start) || of_no_use(target) {
        true if key == CriterionKey::Growth => s.clues.main_cause(),
        true => BridgeCause::OwnData,
        false => s.turned(key.is_money() || key == CriterionKey::Growth),
    }
}

pub fn signal(key: SignalKey, s: &Sides<'_>) -> Chain {
    let value = |reading: &AccountReading| Value::of_signal(reading.signal(key));
    let (start, target) = (value(s.before), value(s.target()));
    let mut chain = Chain::from(start);
    let fresh = s.clues.fresh;
    let windowed = |chain: &mut Chain, fresh: bool| windowed(chain, fresh, target, s.restated.map(value), s);
    match (start.input, target.input) {
        (Some(before), Some(_)) => match key {
            SignalKey::RenewalWithoutOpportunity => {
                due(&mut chain, before, target, (s.before.contract_end, s.target().contract_end), s);
            }
            SignalKey::VolumeFall => windowed(&mut chain, fresh.volume),
            SignalKey::Nps => answers(&mut chain, target, s, value),
            SignalKey::SevereTickets => windowed(&mut chain, fresh.tickets),
            SignalKey::ChampionLeft => chain.step(BridgeCause::OwnData, target),
            SignalKey::LatePayment => windowed(&mut chain, fresh.payments),
            SignalKey::NoContact => contact(&mut chain, before, target, s),
            SignalKey::Competition => windowed(&mut chain, fresh.rivals),
        },
        (None, None) => {}
        _ => chain.step(s.turned(false), target),
    }
    chain.step(BridgeCause::Config, measured(s, target, value(s.now)));
    chain
}

/// The revenue of 12 months by the parts of its change, which sum to it.
fn revenue(chain: &mut Chain, before: f64, target: Value, s: &Sides<'_>) {
    let Some(mut sum) = s.before.revenue else { return chain.step(BridgeCause::OwnData, target) };
    for (cause, amount) in parts(s) {
        sum = sum.saturating_add(amount);
        // A value that comes back to what it was is that value, to the last bit.
        let value = if Some(sum) == s.before.revenue { before } else { money::float(sum) };
        chain.step(cause, target.with(value));
    }
    chain.rest(target);
}

/// What each cause did to the revenue, in the order of [`ORDER`]; a cause without a place there comes with what went
/// missing. What the configuration measures otherwise is told by measuring, where that could be done.
fn parts(s: &Sides<'_>) -> impl Iterator<Item = (BridgeCause, Decimal)> + use<> {
    let mut sums = [Decimal::ZERO; ORDER.len()];
    for (cause, amount) in &s.clues.revenue {
        let sum = sums.get_mut(place(*cause)).filter(|_| *cause != BridgeCause::Config || s.measured.is_none());
        sum.into_iter().for_each(|sum| *sum = sum.saturating_add(*amount));
    }
    ORDER.into_iter().zip(sums)
}

fn place(cause: BridgeCause) -> usize {
    ORDER.iter().position(|own| *own == cause).unwrap_or(ORDER.len() - 2)
}

/// Revenue by its parts; the year before by what today's exports tell of last month's, then by the days that passed.
fn growth(chain: &mut Chain, target: Value, s: &Sides<'_>) {
    let (Some(mut year), Some(mut previous)) = (s.before.revenue, s.before.revenue_previous) else {
        return chain.step(s.clues.main_cause(), target);
    };
    for (cause, amount) in parts(s) {
        year = year.saturating_add(amount);
        if cause == s.correction(true) {
            previous = s.restated.and_then(|restated| restated.revenue_previous).unwrap_or(previous);
        }
        if cause == BridgeCause::Calendar {
            previous = s.target().revenue_previous.unwrap_or(previous);
        }
        if let Ok(share) = money::change(year, previous) {
            chain.step(cause, target.with(share));
        }
    }
    chain.rest(target);
}

/// Days up to a date: nearer by those that passed; another date is what the customer did.
fn due(chain: &mut Chain, before: f64, target: Value, dates: (Option<Date>, Option<Date>), s: &Sides<'_>) {
    let settled = chain.start.settled;
    if dates.0.is_some() && dates.0 == dates.1 && settled == target.settled {
        return chain.step(BridgeCause::Calendar, target);
    }
    let aged = Value { settled, ..target.with((before - days(s.months.elapsed)).max(0.0)) };
    chain.step(BridgeCause::Calendar, aged);
    chain.step(BridgeCause::OwnData, target);
}

/// Days since the last contact: more by those that passed; a contact of a day before last month's run was entered late
/// or was taken back.
fn contact(chain: &mut Chain, before: f64, target: Value, s: &Sides<'_>) {
    let (then, now) = (s.before.last_contact, s.target().last_contact);
    if then != now && now.is_some_and(|now| now <= s.months.before) {
        let since = target.input.map(|input| input - days(s.months.elapsed));
        chain.step(s.correction(false), target.with(since.unwrap_or(before)));
    }
    let from = chain.at(ORDER.len()).input.unwrap_or(before);
    chain.step(BridgeCause::Calendar, target.with(from + days(s.months.elapsed)));
    chain.step(BridgeCause::OwnData, target);
}

/// What answers say: corrected ones, those that left the window, new ones. Where the answers are the same, what differs
/// is what all answers together say, and stays for the peers.
fn answers(chain: &mut Chain, target: Value, s: &Sides<'_>, value: impl Fn(&AccountReading) -> Value) {
    let mut answers = s.before.answers;
    if let Some(restated) = s.restated.filter(|r| r.answers != answers && value(r).input.is_some()) {
        answers = restated.answers;
        chain.step(s.correction(false), value(restated));
    }
    if s.target().answers != answers {
        let cause = if s.clues.fresh.answers { BridgeCause::OwnData } else { BridgeCause::Calendar };
        chain.step(cause, target);
    } else if chain.at(ORDER.len()).settled != target.settled {
        chain.step(BridgeCause::OwnData, Value { settled: target.settled, ..chain.at(ORDER.len()) });
    }
}

/// A value of dated records in a window: last month's as today's exports tell it; then what is new, or what left.
fn windowed(chain: &mut Chain, fresh: bool, target: Value, restated: Option<Value>, s: &Sides<'_>) {
    if let Some(restated) = restated.filter(|value| value.input.is_some()) {
        chain.step(s.correction(false), restated);
    }
    chain.step(if fresh { BridgeCause::OwnData } else { BridgeCause::Calendar }, target);
}

fn days(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::MAX, f64::from)
}
