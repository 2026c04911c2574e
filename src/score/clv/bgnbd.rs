//! How often customers without a contract buy, and whether they still do: the BG/NBD model.

use serde::Serialize;

use super::fit::{self, Fitted, Model};
use super::hypergeometric::hypergeometric;
use crate::score::statistics::{count, mean};

/// While active a customer buys at random moments at a rate of its own (gamma distributed over customers: `r`, `alpha`);
/// after any purchase it may drop out for good, with a chance of its own (beta distributed: `a`, `b`).
///
/// Fader, Hardie & Lee 2005, *Mark. Sci.* 24(2):275–284, doi 10.1287/mksc.1040.0098.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BgNbd {
    pub r: f64,
    /// In the unit of time of the purchases.
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
}

/// A customer's purchases, in any one unit of time since its first one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Purchases {
    /// x: purchases after the first.
    pub repeats: u32,
    /// t_x: from the first purchase to the last; 0 without a repeat.
    pub last: f64,
    /// T: from the first purchase to the as-of date.
    pub age: f64,
}

impl Model<4> for BgNbd {
    fn of([r, alpha, a, b]: [f64; 4]) -> BgNbd {
        BgNbd { r, alpha, a, b }
    }
}

impl BgNbd {
    /// ln of the likelihood of customers, each with a weight: the form without powers that overflow.
    pub fn log_likelihood(self, customers: &[(Purchases, f64)]) -> f64 {
        let mut of_repeats = (None, 0.0);
        customers
            .iter()
            .map(|(purchases, weight)| {
                // Rows are sorted by repeats: the gamma functions are needed once for each number of them.
                if of_repeats.0 != Some(purchases.repeats) {
                    of_repeats = (Some(purchases.repeats), self.ln_constant(f64::from(purchases.repeats)));
                }
                weight * (of_repeats.1 + self.ln_timing(purchases))
            })
            .sum()
    }

    /// ln [Γ(r+x) αʳ / Γ(r) · Γ(a+b) Γ(b+x) / (Γ(b) Γ(a+b+x))]
    fn ln_constant(self, x: f64) -> f64 {
        let BgNbd { r, alpha, a, b } = self;
        let rate = libm::lgamma(r + x) - libm::lgamma(r) + r * libm::log(alpha);
        rate + libm::lgamma(a + b) + libm::lgamma(b + x) - libm::lgamma(b) - libm::lgamma(a + b + x)
    }

    /// ln [(α+T)^−(r+x) + δ · a / (b+x−1) · (α+t_x)^−(r+x)], by the greater of the two.
    fn ln_timing(self, purchases: &Purchases) -> f64 {
        let active = -(self.r + f64::from(purchases.repeats)) * libm::log(self.alpha + purchases.age);
        if purchases.repeats == 0 {
            return active;
        }
        let odds = self.ln_odds_gone(purchases);
        let larger = odds.max(0.0);
        active + larger + libm::log1p(libm::exp(-odds.abs()))
    }

    /// ln of the odds that a customer with a repeat has dropped out.
    fn ln_odds_gone(self, purchases: &Purchases) -> f64 {
        let x = f64::from(purchases.repeats);
        let ratio = (self.alpha + purchases.age) / (self.alpha + purchases.last);
        libm::log(self.a / (self.b + x - 1.0)) + (self.r + x) * libm::log(ratio)
    }

    /// P(still active), 0 to 1; 1 without a repeat, since the model lets customers drop out only after one.
    pub fn p_alive(self, purchases: &Purchases) -> f64 {
        if purchases.repeats == 0 { 1.0 } else { 1.0 / (1.0 + libm::exp(self.ln_odds_gone(purchases))) }
    }

    /// Expected purchases in the next `time`.
    pub fn expected(self, purchases: &Purchases, time: f64) -> f64 {
        const NEAR: f64 = 1e-5;
        // The formula is 0 / 0 at a = 1 and at a + b + x = 1, and smooth across: there the mean of both sides is taken.
        let x = f64::from(purchases.repeats);
        if (self.a - 1.0).abs() < NEAR || (self.a + self.b + x - 1.0).abs() < NEAR {
            let beside = |by: f64| BgNbd { a: self.a + by, ..self }.expected(purchases, time);
            return f64::midpoint(beside(-10.0 * NEAR), beside(10.0 * NEAR));
        }
        let BgNbd { r, alpha, a, b } = self;
        let whole = alpha + purchases.age + time;
        let kept = libm::pow((alpha + purchases.age) / whole, r + x);
        let gauss = hypergeometric(r + x, b + x, a + b + x - 1.0, time / whole);
        let of_active = (a + b + x - 1.0) / (a - 1.0) * (1.0 - kept * gauss);
        (of_active * self.p_alive(purchases)).max(0.0)
    }

    /// The likeliest parameters; None where the customers don't tell them.
    pub fn fit(customers: Vec<Purchases>) -> Option<Fitted<BgNbd>> {
        let age = mean(customers.iter().map(|purchases| purchases.age)).filter(|age| *age > 0.0)?;
        let repeats = mean(customers.iter().map(|purchases| f64::from(purchases.repeats)))?;
        let rows = fit::grouped(customers, |a: &Purchases, b| {
            a.repeats.cmp(&b.repeats).then(a.last.total_cmp(&b.last)).then(a.age.total_cmp(&b.age))
        });
        // Rates near the one observed, so that the start is as good in days as in weeks.
        let rate = (repeats / age).max(1e-3 / age);
        let starts = [[0.5, 0.5 / rate, 0.5, 2.0], [1.0, 1.0 / rate, 1.0, 5.0], [3.0, 3.0 / rate, 0.2, 4.0]];
        fit::fit(&rows, &starts, |model: &BgNbd, rows| model.log_likelihood(rows))
    }
}

/// How regular purchases are: the shape k of gamma distributed gaps. 1 is Poisson, as BG/NBD takes it; much above is
/// ordering to a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Regularity {
    pub shape: f64,
    /// Customers with two gaps.
    pub n: usize,
    /// Regular beyond chance, and far enough (shape 2 up) that the model's timing does not hold.
    pub scheduled: bool,
}

impl Regularity {
    /// From the last two gaps of each customer: the first's share of both is uniform under Poisson whatever the
    /// customer's rate, with variance 1/12; in general it is 1 / (4 (2k + 1)).
    ///
    /// Wheat & Morrison 1990, *J. Mark. Res.* 27(1):87–93. None under 20 customers.
    pub fn of(gaps: impl IntoIterator<Item = (f64, f64)>) -> Option<Regularity> {
        let squares: Vec<f64> = gaps
            .into_iter()
            .filter(|(first, second)| first + second > 0.0)
            .map(|(first, second)| {
                let off = first / (first + second) - 0.5;
                off * off
            })
            .collect();
        let n = squares.len();
        if n < 20 {
            return None;
        }
        let variance = mean(squares)?.max(1e-6);
        let shape = (1.0 - 4.0 * variance) / (8.0 * variance);
        // Of a uniform share the squared distance from ½ has variance 1/80 − 1/144.
        let error = (1.0 / 180.0 / count(n)).sqrt();
        Some(Regularity { shape, n, scheduled: shape >= 2.0 && variance < 1.0 / 12.0 - 1.96 * error })
    }
}
