//! How deals of a stage ended: what the stage history adds to the age.

use std::collections::HashMap;

use super::deal::{DealFact, Outcome, closing_stage};
use crate::model::calendar::days_between;
use crate::score::context::Context;
use crate::score::statistics::count;

/// A deal's time at a stage, in days of its age, and how the deal went on after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    /// The age at which it was won, lost or last seen open.
    ended: i64,
    from: i64,
    /// The age at which it left the stage.
    until: i64,
    outcome: Outcome,
}

/// A share that few observations can't drive: (wins + m × overall) / (n + m), with m observations' worth of the
/// overall share. Between both shares; `overall` without any observation.
pub fn shrunk_rate(wins: f64, n: f64, overall: f64, m: f64) -> f64 {
    if n + m <= 0.0 { overall } else { (wins + m * overall) / (n + m) }
}

/// By stage; within it by the age at the end.
pub fn stays<'f, 'a: 'f>(
    deals: impl Iterator<Item = &'f DealFact<'a>>,
    context: &Context<'a>,
) -> HashMap<&'a str, Vec<Stay>> {
    let mut stays = HashMap::<&str, Vec<Stay>>::new();
    for deal in deals.filter(|deal| deal.outcome != Outcome::Unclear) {
        for (stage, stay) in of_deal(deal, context) {
            stays.entry(stage).or_default().push(stay);
        }
    }
    stays.values_mut().for_each(|stays| stays.sort_unstable());
    stays
}

/// The open stages that a deal stood at for a day or more.
pub fn of_deal<'a>(deal: &DealFact<'a>, context: &Context<'a>) -> Vec<(&'a str, Stay)> {
    let as_of = context.portfolio.as_of;
    let Some((created, ended)) = deal.row.created.zip(deal.age_days(as_of)) else { return Vec::new() };
    let mut changes: Vec<_> =
        context.stage_history(&deal.row.id).iter().filter(|change| change.changed <= as_of).copied().collect();
    changes.sort_by_key(|change| (change.changed, change.origin));
    let ages: Vec<i64> = changes.iter().map(|change| days_between(created, change.changed).clamp(0, ended)).collect();
    let left = ages.iter().skip(1).copied().chain([ended]);
    let stays = changes.iter().zip(ages.iter().copied().zip(left)).filter_map(|(change, (from, until))| {
        let open = closing_stage(&change.stage, context).is_none();
        (open && from < until)
            .then_some((change.record.stage.as_str(), Stay { ended, from, until, outcome: deal.outcome }))
    });
    stays.collect()
}

/// Deals and how many of them were won within each of some horizons, counted as an incidence: those still open are
/// censored at their age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landmark<const N: usize> {
    /// Deals that were followed beyond the landmark.
    pub deals: usize,
    pub won: [f64; N],
}

impl<const N: usize> Landmark<N> {
    /// What became of the deals that stood at a stage at an age (given as the stage's stays): the landmark
    /// Aalen–Johansen estimator (Putter & Spitoni 2018, *Stat. Methods Med. Res.* 27:2081–2092). Horizons are days
    /// after the age; None is ever.
    pub fn of(stays: &[Stay], age: i64, horizons: [Option<i64>; N]) -> Landmark<N> {
        let later = stays.get(stays.partition_point(|stay| stay.ended <= age)..).unwrap_or(&[]);
        let here: Vec<&Stay> = later.iter().filter(|stay| stay.from <= age && age < stay.until).collect();
        let (mut at_risk, mut open) = (here.len(), 1.0);
        let mut landmark = Landmark { deals: here.len(), won: [0.0; N] };
        for same in here.chunk_by(|a, b| a.ended == b.ended) {
            let of = |outcome| count(same.iter().filter(|stay| stay.outcome == outcome).count());
            let (wins, losses) = (of(Outcome::Won), of(Outcome::Lost));
            let after = same.first().map_or(0, |stay| stay.ended - age);
            for (won, horizon) in landmark.won.iter_mut().zip(horizons) {
                if horizon.is_none_or(|days| after <= days) {
                    *won += open * wins / count(at_risk);
                }
            }
            open *= 1.0 - (wins + losses) / count(at_risk);
            at_risk -= same.len();
        }
        landmark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_few_deals_leans_to_the_overall_one() {
        assert!((shrunk_rate(3.0, 4.0, 0.3, 10.0) - 6.0 / 14.0).abs() < 1e-12);
        assert!((shrunk_rate(0.0, 0.0, 0.3, 10.0) - 0.3).abs() < 1e-12);
        assert!((shrunk_rate(1.0, 0.0, 0.3, 0.0) - 0.3).abs() < 1e-12);
    }

    #[test]
    fn only_deals_that_stood_there_at_that_age_count() {
        let stay = |from, until, ended, outcome| Stay { ended, from, until, outcome };
        let mut stays = [
            stay(0, 10, 30, Outcome::Won),
            stay(0, 5, 20, Outcome::Won),
            stay(3, 20, 20, Outcome::Lost),
            stay(5, 40, 40, Outcome::Open),
            stay(5, 90, 90, Outcome::Won),
        ];
        stays.sort_unstable();
        // At 5 days: the second has left, four remain. Lost at 20: S = 3/4; won at 30: 1/4; won at 90, alone at risk:
        // the other half.
        let landmark = Landmark::of(&stays, 5, [Some(24), Some(25), None]);
        assert_eq!(landmark.deals, 4);
        assert!((landmark.won[0] - 0.0).abs() < 1e-12 && (landmark.won[1] - 0.25).abs() < 1e-12);
        assert!((landmark.won[2] - 0.75).abs() < 1e-12, "{landmark:?}");
    }
}
