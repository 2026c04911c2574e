//! 95 % intervals of the net promoter score.
//!
//! Rocks 2016, "Interval Estimation for the 'Net Promoter Score'", *Am. Statistician* 70:365–372 (arXiv 1601.07235).

use super::{IntervalMethod, NpsCounts};
use crate::score::statistics::{Z95, count};

/// A score with its 95 % interval, in points from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub method: IntervalMethod,
}

/// How many answers of each class; fractions where answers carry weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tally {
    pub promoters: f64,
    pub passives: f64,
    pub detractors: f64,
}

/// From how many answers the adjusted Wald interval covers well enough.
const ADJUSTED_WALD_FROM: f64 = 10.0;

impl From<NpsCounts> for Tally {
    fn from(counts: NpsCounts) -> Tally {
        Tally {
            promoters: count(counts.promoters),
            passives: count(counts.passives),
            detractors: count(counts.detractors),
        }
    }
}

impl Tally {
    pub fn n(self) -> f64 {
        self.promoters + self.passives + self.detractors
    }
}

/// The score and its interval by the number of answers; None without one.
pub fn interval(counts: impl Into<Tally>) -> Option<Measured> {
    let tally: Tally = counts.into();
    let n = tally.n();
    if n <= 0.0 {
        return None;
    }
    let value = 100.0 * (tally.promoters - tally.detractors) / n;
    let method = if n < ADJUSTED_WALD_FROM { IntervalMethod::Score } else { IntervalMethod::AdjustedWald };
    let (low, high) = match method {
        IntervalMethod::Score => score_interval(tally),
        IntervalMethod::AdjustedWald => adjusted_wald(tally),
    };
    Some(Measured { value, low: 100.0 * low, high: 100.0 * high, method })
}

/// Centre and standard error of the adjusted Wald (3,T): ¾ more promoters and detractors, 1½ more passives.
pub fn adjusted(counts: impl Into<Tally>) -> Option<(f64, f64)> {
    let tally: Tally = counts.into();
    if tally.n() <= 0.0 {
        return None;
    }
    let n = tally.n() + 3.0;
    let (p, d) = ((tally.promoters + 0.75) / n, (tally.detractors + 0.75) / n);
    let centre = p - d;
    Some((centre, ((p + d - centre * centre).max(0.0) / n).sqrt()))
}

fn adjusted_wald(tally: Tally) -> (f64, f64) {
    adjusted(tally)
        .map_or((-1.0, 1.0), |(centre, error)| ((centre - Z95 * error).max(-1.0), (centre + Z95 * error).min(1.0)))
}

/// All δ with |θ̂ − δ| ≤ z √((2p̃ − δ − δ²) / n), p̃ being the promoters' share that is likeliest under δ.
fn score_interval(tally: Tally) -> (f64, f64) {
    let n = tally.n();
    let estimate = (tally.promoters - tally.detractors) / n;
    let inside = |delta: f64| {
        let variance = (2.0 * restricted_promoters(tally, delta) - delta - delta * delta).max(0.0) / n;
        (estimate - delta).abs() <= Z95 * variance.sqrt()
    };
    (boundary(estimate, -1.0, inside), boundary(estimate, 1.0, inside))
}

/// The larger root of 2n p² − [(1+δ)(P+D) + 2δ(N+P)] p + Pδ(1+δ) = 0, within what δ leaves possible.
fn restricted_promoters(tally: Tally, delta: f64) -> f64 {
    let extremes = tally.promoters + tally.detractors;
    let a = 2.0 * tally.n();
    let b = (1.0 + delta) * extremes + 2.0 * delta * (tally.passives + tally.promoters);
    let c = tally.promoters * delta * (1.0 + delta);
    let root = (b + (b * b - 4.0 * a * c).max(0.0).sqrt()) / (2.0 * a);
    root.clamp(delta.max(0.0), (1.0 + delta) / 2.0)
}

/// Where the interval ends between the estimate, which is inside, and the end of the scale.
fn boundary(estimate: f64, end: f64, inside: impl Fn(f64) -> bool) -> f64 {
    if inside(end) {
        return end;
    }
    let (mut within, mut beyond) = (estimate, end);
    for _ in 0..60 {
        let middle = (within + beyond) / 2.0;
        if inside(middle) { within = middle } else { beyond = middle }
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(promoters: usize, passives: usize, detractors: usize) -> NpsCounts {
        NpsCounts { promoters, passives, detractors }
    }

    #[test]
    fn score_intervals_agree_with_worked_examples() {
        for (given, expected) in [(counts(4, 2, 2), (25.0, -33.0, 68.0)), (counts(3, 2, 4), (-11.0, -58.0, 42.0))] {
            let measured = interval(given).unwrap();
            let rounded = (measured.value.round(), measured.low.round(), measured.high.round());
            assert_eq!((rounded, measured.method), (expected, IntervalMethod::Score));
        }
    }

    fn log_factorial(n: usize) -> f64 {
        libm::lgamma(count(n) + 1.0)
    }

    /// Mean and worst coverage over the truths, by exact enumeration of all answers.
    fn coverage(n: usize, method: impl Fn(NpsCounts) -> (f64, f64)) -> (f64, f64) {
        let covered: Vec<f64> = truths().into_iter().map(|truth| covered_at(truth, n, &method)).collect();
        (covered.iter().sum::<f64>() / count(covered.len()), covered.iter().copied().fold(1.0, f64::min))
    }

    /// 45 trinomial truths: promoters and detractors in tenths from 1 up.
    fn truths() -> Vec<[f64; 3]> {
        (1..=9usize)
            .flat_map(|p| (1..=9usize).map(move |d| (p, d)))
            .filter(|(p, d)| p + d <= 10)
            .map(|(p, d)| [count(p) / 10.0, count(10 - p - d) / 10.0, count(d) / 10.0])
            .collect()
    }

    fn covered_at(truth: [f64; 3], n: usize, method: &impl Fn(NpsCounts) -> (f64, f64)) -> f64 {
        let delta = truth[0] - truth[2];
        let mut covered = 0.0;
        for p in 0..=n {
            for d in 0..=n - p {
                let given = counts(p, n - p - d, d);
                let (low, high) = method(given);
                if low - 1e-9 <= delta && delta <= high + 1e-9 {
                    let cells = [(p, truth[0]), (n - p - d, truth[1]), (d, truth[2])];
                    let log: f64 = cells
                        .iter()
                        .map(|(k, share)| if *k == 0 { 0.0 } else { count(*k) * libm::log(*share) - log_factorial(*k) })
                        .sum();
                    covered += libm::exp(log_factorial(n) + log);
                }
            }
        }
        covered
    }

    /// The enumeration that this repeats (docs/methodology.md) gives, for 45 truths of its own choice, adjusted Wald
    /// .951/.861, .952/.895, .951/.931, .951/.935 and score .974/.922, .964/.944, .955/.941, .953/.941 for n of 5, 10,
    /// 20, 29 (mean/worst). On our grid of truths means agree to .01; the worst truth depends on the grid and agrees to
    /// .06.
    #[test]
    fn intervals_cover_as_the_enumeration_says() {
        let published = [
            (5, (0.951, 0.861), (0.974, 0.922)),
            (10, (0.952, 0.895), (0.964, 0.944)),
            (20, (0.951, 0.931), (0.955, 0.941)),
            (29, (0.951, 0.935), (0.953, 0.941)),
        ];
        assert_eq!(truths().len(), 45);
        for (n, wald, score) in published {
            for (ours, theirs) in [
                (coverage(n, |given| adjusted_wald(given.into())), wald),
                (coverage(n, |given| score_interval(given.into())), score),
            ] {
                assert!((ours.0 - theirs.0).abs() < 0.01, "mean at {n}: {ours:?} against {theirs:?}");
                assert!((ours.1 - theirs.1).abs() < 0.06, "worst at {n}: {ours:?} against {theirs:?}");
            }
        }
    }

    #[test]
    fn unanimous_answers_still_leave_doubt() {
        for n in [1, 5, 9, 10, 30] {
            let measured = interval(counts(n, 0, 0)).unwrap();
            assert!(measured.value == 100.0 && measured.high == 100.0 && measured.low < 95.0, "{n}: {measured:?}");
        }
        assert_eq!(interval(counts(0, 0, 0)), None);
    }

    /// The interval of the textbooks, which the program does not use.
    fn wald(given: NpsCounts) -> (f64, f64) {
        let tally = Tally::from(given);
        let centre = (tally.promoters - tally.detractors) / tally.n();
        let error = (((tally.promoters + tally.detractors) / tally.n() - centre * centre).max(0.0) / tally.n()).sqrt();
        (centre - Z95 * error, centre + Z95 * error)
    }

    /// Published means of Wald for the same sizes: .78, .88, .92, .93; with all promoters its width is zero.
    #[test]
    fn from_5_to_30_answers_the_interval_in_use_covers_and_wald_falls_short() {
        for (n, published) in [(5, 0.78), (10, 0.88), (20, 0.92), (29, 0.93)] {
            let (mean, _) = coverage(n, wald);
            assert!((mean - published).abs() < 0.025, "{n}: {mean}");
        }
        for n in 5..=30 {
            let used = coverage(n, |given| {
                let measured = interval(given).unwrap();
                (measured.low / 100.0, measured.high / 100.0)
            });
            let textbook = coverage(n, wald);
            assert!(used.0 > 0.945 && used.0 < 0.98 && used.1 > 0.88, "{n}: {used:?}");
            assert!(textbook.0 < used.0 - 0.015 && textbook.1 < used.1, "{n}: {textbook:?} against {used:?}");
        }
    }

    #[test]
    fn weighted_answers_give_what_whole_ones_do() {
        let whole = interval(counts(12, 10, 7)).unwrap();
        let tally = Tally { promoters: 12.0, passives: 10.0, detractors: 7.0 };
        assert_eq!(interval(tally), Some(whole));
        let half = interval(Tally { promoters: 6.5, passives: 2.0, detractors: 0.5 }).unwrap();
        assert!(half.method == IntervalMethod::Score && half.low < half.value && half.value < half.high);
    }
}
