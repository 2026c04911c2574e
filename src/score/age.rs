//! The chance that an open deal of an age is won, from the company's closed and open deals.

use super::deal::{DealFact, Outcome};
use super::statistics::count;
use crate::model::Date;

/// Cumulative incidence of winning with losing as the competing risk and open deals censored at their age
/// (Aalen–Johansen estimator).
#[derive(Debug)]
pub struct AgeCurve {
    /// At each age at which a deal closed, in days, ascending.
    steps: Vec<Step>,
    /// Cumulative incidence of winning after the last step.
    won_in_all: f64,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    age: i64,
    /// Share still open after this age.
    open: f64,
    /// Share won up to this age.
    won: f64,
}

impl AgeCurve {
    /// None with fewer closed deals of known age than asked for.
    pub fn of<'a>(deals: impl Iterator<Item = &'a DealFact<'a>>, as_of: Date, min_closed: usize) -> Option<AgeCurve> {
        let mut ages: Vec<(i64, Outcome)> = deals
            .filter(|deal| deal.outcome != Outcome::Unclear)
            .filter_map(|deal| Some((deal.age_days(as_of)?, deal.outcome)))
            .collect();
        ages.sort_by_key(|(age, _)| *age);
        let closed = ages.iter().filter(|(_, outcome)| *outcome != Outcome::Open).count();
        if closed == 0 || closed < min_closed {
            return None;
        }
        let (mut at_risk, mut open, mut won) = (ages.len(), 1.0, 0.0);
        let mut steps = Vec::new();
        for same in ages.chunk_by(|a, b| a.0 == b.0) {
            let of = |outcome| count(same.iter().filter(|(_, other)| *other == outcome).count());
            let (wins, losses) = (of(Outcome::Won), of(Outcome::Lost));
            if wins + losses > 0.0 {
                won += open * wins / count(at_risk);
                open *= 1.0 - (wins + losses) / count(at_risk);
                steps.push(Step { age: same.first().map_or(0, |(age, _)| *age), open, won });
            }
            at_risk -= same.len();
        }
        Some(AgeCurve { steps, won_in_all: won })
    }

    /// P(won later | still open at this age); 0 beyond the age of every deal that ever closed.
    pub fn win_probability(&self, age_days: i64) -> f64 {
        let passed = self.steps.partition_point(|step| step.age <= age_days);
        let Some(step) = passed.checked_sub(1).and_then(|place| self.steps.get(place)) else {
            return self.won_in_all;
        };
        if step.open <= 0.0 { 0.0 } else { ((self.won_in_all - step.won) / step.open).clamp(0.0, 1.0) }
    }

    /// Older than any deal that closed.
    pub fn is_stale(&self, age_days: i64) -> bool {
        self.steps.last().is_some_and(|step| age_days > step.age)
    }
}
