//! How many deals are won by each age, from the company's closed and open deals.

use super::deal::{DealFact, Outcome};
use crate::model::Date;
use crate::score::statistics::count;

/// Cumulative incidence of winning by age, with losing as the competing risk and open deals censored at their age: the
/// Aalen–Johansen estimator (Aalen & Johansen 1978, *Scand. J. Stat.* 5:141–150). Counting closed deals alone would
/// leave out those that are still open at an age at which others were long decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Incidence {
    /// At each age at which a deal closed, in days, ascending.
    steps: Vec<Step>,
    /// The ages of all deals, ascending.
    ages: Vec<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    age: i64,
    /// Share still open after this age.
    open: f64,
    /// Share won up to this age.
    won: f64,
}

impl Incidence {
    /// Of deals by age in days at which each was won, lost or last seen open; those whose outcome is unclear are left
    /// out. None if none closed.
    pub fn of(deals: &[(i64, Outcome)]) -> Option<Incidence> {
        let mut deals: Vec<(i64, Outcome)> =
            deals.iter().filter(|(_, outcome)| *outcome != Outcome::Unclear).copied().collect();
        deals.sort_by_key(|(age, _)| *age);
        let (mut at_risk, mut open, mut won) = (deals.len(), 1.0, 0.0);
        let mut steps = Vec::new();
        for same in deals.chunk_by(|a, b| a.0 == b.0) {
            let of = |outcome| count(same.iter().filter(|(_, other)| *other == outcome).count());
            let (wins, losses) = (of(Outcome::Won), of(Outcome::Lost));
            if wins + losses > 0.0 {
                won += open * wins / count(at_risk);
                open *= 1.0 - (wins + losses) / count(at_risk);
                steps.push(Step { age: same.first().map_or(0, |(age, _)| *age), open, won });
            }
            at_risk -= same.len();
        }
        (!steps.is_empty()).then(|| Incidence { steps, ages: deals.iter().map(|(age, _)| *age).collect() })
    }

    /// Of a company's deals as of a day; None with fewer closed deals of known age than asked for.
    pub fn of_deals<'f, 'a: 'f>(
        deals: impl Iterator<Item = &'f DealFact<'a>>,
        as_of: Date,
        min_closed: usize,
    ) -> Option<Incidence> {
        let deals: Vec<_> = deals.filter_map(|deal| Some((deal.age_days(as_of)?, deal.outcome))).collect();
        let closed = deals.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Won | Outcome::Lost)).count();
        if closed < min_closed { None } else { Incidence::of(&deals) }
    }

    fn step(&self, age_days: i64) -> Option<&Step> {
        self.steps.partition_point(|step| step.age <= age_days).checked_sub(1).and_then(|place| self.steps.get(place))
    }

    /// Share of all deals that are won by an age.
    pub fn won_by(&self, age_days: i64) -> f64 {
        self.step(age_days).map_or(0.0, |step| step.won)
    }

    /// Share of all deals that are ever won, as far as deals were followed.
    pub fn won_in_all(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.won)
    }

    /// P(won within so many days | still open at this age); without days, P(ever won). 0 beyond the age of every deal
    /// that ever closed.
    pub fn win_probability(&self, age_days: i64, within_days: Option<i64>) -> f64 {
        let (open, won) = self.step(age_days).map_or((1.0, 0.0), |step| (step.open, step.won));
        let until =
            within_days.map_or_else(|| self.won_in_all(), |days| self.won_by(age_days.saturating_add(days.max(0))));
        if open <= 0.0 { 0.0 } else { ((until - won) / open).clamp(0.0, 1.0) }
    }

    /// Deals that were followed beyond an age: what a chance from there on is measured on.
    pub fn followed_beyond(&self, age_days: i64) -> usize {
        self.ages.len() - self.ages.partition_point(|age| *age <= age_days)
    }

    /// The age of the oldest deal that ever closed.
    pub fn oldest_closed_days(&self) -> Option<i64> {
        self.steps.last().map(|step| step.age)
    }

    /// Older than any deal that closed.
    pub fn is_stale(&self, age_days: i64) -> bool {
        self.oldest_closed_days().is_some_and(|oldest| age_days > oldest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Six deals: won at 10, lost at 20, open at 25, won at 30, lost at 40, open at 50.
    fn six() -> Incidence {
        use Outcome::{Lost, Open, Won};
        Incidence::of(&[(10, Won), (20, Lost), (25, Open), (30, Won), (40, Lost), (50, Open)]).unwrap()
    }

    #[test]
    fn six_deals_agree_with_the_hand() {
        let six = six();
        // 1/6; S = 5/6, 4/6; at 30 three are at risk: 1/6 + 4/6 · 1/3 = 7/18, S = 4/9; at 40 two: S = 2/9.
        for (age, won) in [(9, 0.0), (10, 1.0 / 6.0), (29, 1.0 / 6.0), (30, 7.0 / 18.0), (1000, 7.0 / 18.0)] {
            assert!((six.won_by(age) - won).abs() < 1e-12, "{age}: {}", six.won_by(age));
        }
        // Open at 20: (7/18 − 1/6) / (4/6) = 1/3, all of it within 10 days.
        assert!((six.win_probability(20, None) - 1.0 / 3.0).abs() < 1e-12);
        assert!((six.win_probability(20, Some(10)) - 1.0 / 3.0).abs() < 1e-12);
        assert!(six.win_probability(20, Some(9)).abs() < 1e-12);
        assert_eq!((six.followed_beyond(25), six.followed_beyond(0), six.oldest_closed_days()), (3, 6, Some(40)));
        assert!(six.is_stale(41) && !six.is_stale(40));
    }

    proptest::proptest! {
        #[test]
        fn a_chance_is_a_share_that_grows_with_the_days_given(
            deals in proptest::collection::vec((0i64..200, 0u8..3), 1..60), age in 0i64..250, days in 0i64..250,
        ) {
            let outcome = |kind| match kind { 0 => Outcome::Open, 1 => Outcome::Won, _ => Outcome::Lost };
            let mut deals: Vec<_> = deals.into_iter().map(|(age, kind)| (age, outcome(kind))).collect();
            let curve = Incidence::of(&deals);
            deals.reverse();
            proptest::prop_assert_eq!(&curve, &Incidence::of(&deals));
            let oldest = deals.iter().filter(|(_, outcome)| *outcome != Outcome::Open).map(|(age, _)| *age).max();
            if let Some((curve, oldest)) = curve.zip(oldest) {
                let (ever, soon) = (curve.win_probability(age, None), curve.win_probability(age, Some(days)));
                proptest::prop_assert!((0.0..=1.0).contains(&ever) && (0.0..=ever).contains(&soon));
                proptest::prop_assert!(soon <= curve.win_probability(age, Some(days + 1)));
                proptest::prop_assert!(age <= oldest || ever == 0.0);
            }
        }
    }
}
