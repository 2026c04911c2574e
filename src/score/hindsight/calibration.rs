//! Whether chances come true as often as they say.

use serde::Serialize;

use crate::model::{Known, Unknown};
use crate::score::Rate;
use crate::score::statistics::{count, mean};

/// Chances against what happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Calibration {
    pub n: usize,
    /// Mean of the chances, 0 to 1.
    pub expected: f64,
    /// How often it happened; treats cases as independent.
    pub happened: Rate,
    /// Mean squared distance of chance and outcome, 0 to 1, down is good (Brier 1950, *Mon. Weather Rev.* 78:1–3).
    pub brier: f64,
    /// 1 − Brier / that of always saying the observed share; above 0 is better than that. None where all or nothing
    /// happened.
    pub brier_skill: Option<f64>,
    /// By chance, those without a case left out.
    pub bins: Vec<CalibrationBin>,
}

/// The cases whose chance lies from `from` up to `to`, the last bin including its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalibrationBin {
    pub from: f64,
    pub to: f64,
    pub expected: f64,
    pub happened: Rate,
}

const EDGES: [f64; 8] = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0];

impl Calibration {
    /// Of pairs of a chance and whether it happened; unknown with fewer than asked for.
    pub fn of(pairs: &[(f64, bool)], need: usize) -> Known<Calibration> {
        let too_few = Unknown::TooFew { have: pairs.len(), need: need.max(1) };
        if pairs.len() < need {
            return Err(too_few);
        }
        let (expected, happened) = summary(pairs).ok_or_else(|| too_few.clone())?;
        let squares = pairs.iter().map(|(chance, happened)| {
            let miss = chance - count(usize::from(*happened));
            miss * miss
        });
        let brier = mean(squares).ok_or(too_few)?;
        let constant = happened.value * (1.0 - happened.value);
        let bins = EDGES.iter().zip(EDGES.iter().skip(1)).filter_map(|(from, to)| {
            let last = *to >= 1.0;
            let inside: Vec<(f64, bool)> =
                pairs.iter().filter(|(chance, _)| chance >= from && (chance < to || last)).copied().collect();
            let (expected, happened) = summary(&inside)?;
            Some(CalibrationBin { from: *from, to: *to, expected, happened })
        });
        Ok(Calibration {
            n: pairs.len(),
            expected,
            happened,
            brier,
            brier_skill: (constant > 0.0).then(|| 1.0 - brier / constant),
            bins: bins.collect(),
        })
    }
}

fn summary(pairs: &[(f64, bool)]) -> Option<(f64, Rate)> {
    let happened = Rate::of(pairs.iter().filter(|(_, happened)| *happened).count(), pairs.len())?;
    Some((mean(pairs.iter().map(|(chance, _)| *chance))?, happened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calibration_agrees_with_the_hand() {
        let pairs = [(0.1, false), (0.1, true), (0.8, true), (1.0, true)];
        let calibration = Calibration::of(&pairs, 4).unwrap();
        // (0.01 + 0.81 + 0.04 + 0) / 4; always 0.75 gives 0.1875.
        assert!((calibration.brier - 0.215).abs() < 1e-12, "{calibration:?}");
        assert!((calibration.brier_skill.unwrap() - (1.0 - 0.215 / 0.1875)).abs() < 1e-12);
        let bins: Vec<_> =
            calibration.bins.iter().map(|bin| (bin.from, bin.happened.successes, bin.happened.n)).collect();
        assert_eq!(bins, [(0.1, 1, 2), (0.7, 2, 2)]);
        assert_eq!(Calibration::of(&pairs, 5), Err(Unknown::TooFew { have: 4, need: 5 }));
        assert_eq!(Calibration::of(&[], 0), Err(Unknown::TooFew { have: 0, need: 1 }));
    }
}
