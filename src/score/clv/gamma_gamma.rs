//! What an order of a customer brings on average: the gamma-gamma model of spend.

use serde::Serialize;

use super::fit::{self, Fitted, Model};
use crate::score::statistics::{mean, pearson};

/// Orders vary about the customer's own mean, and those means over the customers, both gamma distributed; how much
/// does not depend on how often.
///
/// Fader, Hardie & Lee 2005, *J. Mark. Res.* 42(4):415–430; Fader & Hardie 2013, brucehardie.com/notes/025.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GammaGamma {
    pub p: f64,
    pub q: f64,
    /// In units of money.
    pub gamma: f64,
}

/// A customer's spend: repeat orders and their mean value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spend {
    pub repeats: u32,
    pub mean: f64,
}

impl Model<3> for GammaGamma {
    fn of([p, q, gamma]: [f64; 3]) -> GammaGamma {
        GammaGamma { p, q, gamma }
    }
}

impl GammaGamma {
    /// ln of the likelihood of customers, each with a weight.
    pub fn log_likelihood(self, customers: &[(Spend, f64)]) -> f64 {
        let GammaGamma { p, q, gamma } = self;
        let mut of_repeats = (None, 0.0);
        customers
            .iter()
            .map(|(spend, weight)| {
                let px = p * f64::from(spend.repeats);
                if of_repeats.0 != Some(spend.repeats) {
                    let gammas = libm::lgamma(px + q) - libm::lgamma(px) - libm::lgamma(q);
                    of_repeats =
                        (Some(spend.repeats), gammas + q * libm::log(gamma) + px * libm::log(f64::from(spend.repeats)));
                }
                let spent = f64::from(spend.repeats) * spend.mean;
                weight * (of_repeats.1 + (px - 1.0) * libm::log(spend.mean) - (px + q) * libm::log(gamma + spent))
            })
            .sum()
    }

    /// E(M | x, m) = p (γ + m x) / (p x + q − 1): the expected mean of a customer's orders, between its own and that of
    /// all. Needs q > 1 where x = 0.
    pub fn expected(self, repeats: u32, mean: f64) -> f64 {
        let x = f64::from(repeats);
        self.p * (self.gamma + mean * x) / (self.p * x + self.q - 1.0)
    }

    /// The likeliest parameters over customers with repeats; None where they don't tell them or where the mean of all
    /// (q > 1) does not exist.
    pub fn fit(customers: Vec<Spend>) -> Option<Fitted<GammaGamma>> {
        let customers: Vec<Spend> = customers
            .into_iter()
            .filter(|spend| spend.repeats > 0 && spend.mean > 0.0 && spend.mean.is_finite())
            .collect();
        let scale = mean(customers.iter().map(|spend| spend.mean))?;
        let rows = fit::grouped(customers, |a: &Spend, b| a.repeats.cmp(&b.repeats).then(a.mean.total_cmp(&b.mean)));
        let starts = [[2.0, 3.0, scale], [6.0, 4.0, scale / 2.0], [1.0, 2.0, scale]];
        let fitted = fit::fit(&rows, &starts, |model: &GammaGamma, rows| model.log_likelihood(rows))?;
        (fitted.model.q > 1.0).then_some(fitted)
    }
}

/// Pearson's correlation of frequency and mean spend, which the model takes to be 0. None under 3 customers or without
/// any variation.
pub fn correlation(customers: &[Spend]) -> Option<f64> {
    let repeats: Vec<f64> = customers.iter().map(|spend| f64::from(spend.repeats)).collect();
    let means: Vec<f64> = customers.iter().map(|spend| spend.mean).collect();
    if customers.len() < 3 { None } else { pearson(&repeats, &means) }
}
