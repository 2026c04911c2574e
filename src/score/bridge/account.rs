//! The bridges of one account.

use super::chain::{self, Chain, Months, ORDER, Sides, Value};
use super::deals::Book;
use super::ranking::{Contender, Field};
use super::reading::{AccountReading, Readings};
use super::steps::{Factor, Stage, Walk, decimal, one_sided, whole};
use super::{estimate, risk, rules};
use crate::model::{Bridge, BridgeCause, BridgeFigure, Decimal};
use crate::score::priority::CriterionKey;
use crate::score::{ChurnModel, ScoreConfig, SignalKey};

/// What bridges of all accounts look things up in.
pub struct Desk<'a> {
    pub before: &'a Readings,
    pub now: &'a Readings,
    /// Last month's, where this version can read it.
    pub old_config: Option<&'a ScoreConfig>,
    pub config: &'a ScoreConfig,
    /// The two configurations are not the same.
    pub reset: bool,
    pub model: Option<&'a ChurnModel>,
    pub months: &'a Months,
    pub field: Field,
    pub book: Book<'a>,
}

impl Desk<'_> {
    pub fn bridges(&self, s: &Sides<'_>) -> Vec<Bridge> {
        let mut bridges: Vec<Bridge> =
            [self.priority(s), self.churn(s), self.risk(s), nps(s)].into_iter().flatten().collect();
        if self.months.same_currency {
            bridges.extend(revenue(s));
            bridges.extend(self.book.pipeline(s));
            bridges.extend(estimate::bridge(BridgeFigure::Clv, s));
            bridges.extend(estimate::bridge(BridgeFigure::Forecast12m, s));
        }
        bridges
    }

    fn priority(&self, s: &Sides<'_>) -> Option<Bridge> {
        let figure = BridgeFigure::PriorityScore;
        let chains: Vec<Chain> = CriterionKey::ALL.into_iter().map(|key| chain::criterion(key, s)).collect();
        let sides = (s.before.priority.map(decimal), s.now.priority.map(decimal));
        let names = CriterionKey::ALL.map(CriterionKey::name);
        let (Some(_), Some(_)) = sides else { return turned(figure, sides, &names, &chains, self.reset) };
        let points = |reading: &AccountReading, key| reading.criterion(key).map_or(0.0, |own| own.points);
        let input = |reading: &AccountReading, key| reading.criterion(key).and_then(|own| own.input);
        let factors: Vec<Factor> = CriterionKey::ALL
            .into_iter()
            .zip(&chains)
            .map(|(key, chain)| Factor {
                name: key.name(),
                input: (input(s.before, key), input(s.now, key)),
                before: points(s.before, key),
                now: points(s.now, key),
                last: chain.last,
            })
            .collect();
        let scored = |values: &[Value], segment: Option<&str>, config: &ScoreConfig| {
            let who = Contender { before: s.before, segment };
            self.field.points(who, values, &config.priority)
        };
        let segments = (s.before.segment.as_deref(), s.target().segment.as_deref());
        let stages = self.stages(&chains, |values, swapped, config| {
            let moved = swapped > ORDER.iter().position(|cause| *cause == BridgeCause::Structure).unwrap_or_default();
            scored(values, if moved { segments.1 } else { segments.0 }, config)
        });
        Some(Walk { figure, factors: &factors, stages }.bridge())
    }

    fn churn(&self, s: &Sides<'_>) -> Option<Bridge> {
        let figure = BridgeFigure::ChurnPoints;
        let keys = SignalKey::ALL;
        let chains: Vec<Chain> = keys.into_iter().map(|key| chain::signal(key, s)).collect();
        let names = keys.map(SignalKey::name);
        let sides = (s.before.churn.map(decimal), s.now.churn.map(decimal));
        let (Some(_), Some(_)) = sides else { return turned(figure, sides, &names, &chains, self.reset) };
        let observed = |reading: &AccountReading| {
            let known = reading.signals.iter().filter(|signal| signal.value.is_some());
            known.map(|signal| signal.max_points).sum::<f64>()
        };
        let (then, now) = (observed(s.before), observed(s.now));
        let share = |reading: &AccountReading, key, of: f64| {
            let points = reading.signal(key).map_or(0.0, |own| own.points);
            if of > 0.0 { 100.0 * points / of } else { 0.0 }
        };
        let value = |reading: &AccountReading, key| reading.signal(key).and_then(|own| own.value);
        let factor = |key: SignalKey| Factor {
            name: key.name(),
            input: (value(s.before, key), value(s.now, key)),
            before: share(s.before, key, then),
            now: share(s.now, key, now),
            last: BridgeCause::Peers,
        };
        let factors: Vec<Factor> = keys.into_iter().map(factor).collect();
        let stages = self.stages(&chains, |values, _, config| {
            let signals: Vec<(SignalKey, Value)> = keys.into_iter().zip(values.iter().copied()).collect();
            rules::shares(&signals, &config.churn)
        });
        Some(Walk { figure, factors: &factors, stages }.bridge())
    }

    fn risk(&self, s: &Sides<'_>) -> Option<Bridge> {
        let figure = BridgeFigure::ChurnRisk;
        let sides = (s.before.risk.map(decimal), s.now.risk.map(decimal));
        match (s.before.risk, s.now.risk, self.model) {
            (None, None, _) => None,
            (Some(before), Some(now), Some(model)) => {
                let other = self.before.head.model != self.now.head.model;
                Some(risk::bridge((before, now), other, model, s))
            }
            _ => {
                let other = self.before.head.model != self.now.head.model;
                let cause = if other { BridgeCause::Model } else { BridgeCause::Missing };
                Some(one_sided(figure, sides, (figure.key(), cause)))
            }
        }
    }

    /// Last month's values under its own configuration, which tells what this version counts otherwise; under today's;
    /// then one cause after the other.
    fn stages(
        &self,
        chains: &[Chain],
        scored: impl Fn(&[Value], usize, &ScoreConfig) -> Option<Vec<f64>>,
    ) -> Vec<Stage> {
        let values = |swapped: usize| chains.iter().map(|chain| chain.at(swapped)).collect::<Vec<Value>>();
        let start = values(0);
        let mut stages = Vec::new();
        if let Some(old) = self.old_config {
            stages.push(Stage { cause: BridgeCause::Program, shares: scored(&start, 0, old) });
        }
        let cause = if self.old_config.is_some() { BridgeCause::Config } else { BridgeCause::Program };
        stages.push(Stage { cause, shares: scored(&start, 0, self.config) });
        for (place, cause) in ORDER.into_iter().enumerate() {
            stages.push(Stage { cause, shares: scored(&values(place + 1), place + 1, self.config) });
        }
        stages
    }
}

/// A score that is known in one of the months only: because of the factor that came or went, else of what is asked of a
/// score.
fn turned(
    figure: BridgeFigure,
    sides: (Option<Decimal>, Option<Decimal>),
    names: &[&str],
    chains: &[Chain],
    reset: bool,
) -> Option<Bridge> {
    if sides == (None, None) {
        return None;
    }
    let came = |chain: &Chain| chain.at(ORDER.len()).input.is_some() && chain.at(0).input.is_none();
    let went = |chain: &Chain| chain.at(ORDER.len()).input.is_none() && chain.at(0).input.is_some();
    let is_known = sides.1.is_some();
    let turned = names.iter().zip(chains).filter(|(_, chain)| if is_known { came(chain) } else { went(chain) });
    let because = turned.filter_map(|(name, chain)| Some((*name, chain.turn()?))).next();
    let otherwise = if reset { BridgeCause::Config } else { BridgeCause::Missing };
    Some(one_sided(figure, sides, because.unwrap_or((figure.key(), otherwise))))
}

fn nps(s: &Sides<'_>) -> Option<Bridge> {
    let figure = BridgeFigure::Nps;
    let (before, now) = (s.before.nps.map(decimal), s.now.nps.map(decimal));
    let (Some(then), Some(is)) = (before, now) else {
        let known = before.is_some() || now.is_some();
        return known.then(|| one_sided(figure, (before, now), (figure.key(), s.turned(false))));
    };
    let mut parts = Vec::new();
    let mut value = then;
    let mut step = |cause, next: Decimal| {
        parts.push((cause, next - value));
        value = next;
    };
    if let Some(restated) = s.restated.filter(|restated| restated.answers != s.before.answers)
        && let Some(nps) = restated.nps
    {
        step(s.correction(false), decimal(nps));
    }
    if let Some(nps) = s.measured.and_then(|measured| measured.nps) {
        step(fresh_or_calendar(s), decimal(nps));
        step(BridgeCause::Config, is);
    }
    Some(whole(figure, (then, is), &parts, fresh_or_calendar(s)))
}

fn fresh_or_calendar(s: &Sides<'_>) -> BridgeCause {
    if s.clues.fresh.answers { BridgeCause::OwnData } else { BridgeCause::Calendar }
}

fn revenue(s: &Sides<'_>) -> Option<Bridge> {
    let figure = BridgeFigure::RevenueLtm;
    match (s.before.revenue, s.now.revenue) {
        (Some(before), Some(now)) => Some(whole(figure, (before, now), &s.clues.revenue, BridgeCause::OwnData)),
        (None, None) => None,
        sides => Some(one_sided(figure, sides, (figure.key(), s.turned(true)))),
    }
}
