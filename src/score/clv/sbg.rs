//! How long contracts last: the shifted beta-geometric model of renewals.

use serde::Serialize;

use super::beta::ln_beta;
use super::fit::{self, Fitted, Model};
use super::hypergeometric::hypergeometric;

/// Each customer renews with a chance of its own, the same every time; those chances are beta distributed over the
/// customers. Retention rises with tenure because the fickle leave first.
///
/// Fader & Hardie 2007, *J. Interact. Mark.* 21(1):76–90, doi 10.1002/dir.20074.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Sbg {
    pub alpha: f64,
    pub beta: f64,
}

/// One customer: renewals made, and whether the decision after them was against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenure {
    pub renewals: u32,
    /// False: the next decision is still to come (right-censored).
    pub lost: bool,
}

impl Model<2> for Sbg {
    fn of([alpha, beta]: [f64; 2]) -> Sbg {
        Sbg { alpha, beta }
    }
}

impl Sbg {
    /// P(T = t): the chance that the t-th decision, from 1, is the first one against.
    pub fn churn_at(self, t: u32) -> f64 {
        libm::exp(self.ln_churn_at(t))
    }

    fn ln_churn_at(self, t: u32) -> f64 {
        ln_beta(self.alpha + 1.0, self.beta + f64::from(t) - 1.0) - ln_beta(self.alpha, self.beta)
    }

    /// S(t): the share that is left after t decisions.
    pub fn survival(self, t: u32) -> f64 {
        libm::exp(self.ln_survival(t))
    }

    fn ln_survival(self, t: u32) -> f64 {
        ln_beta(self.alpha, self.beta + f64::from(t)) - ln_beta(self.alpha, self.beta)
    }

    /// r(t) = S(t) / S(t − 1): the share of those before the t-th decision, from 1, who renew.
    pub fn retention(self, t: u32) -> f64 {
        (self.beta + f64::from(t) - 1.0) / (self.alpha + self.beta + f64::from(t) - 1.0)
    }

    /// Discounted expected lifetime of a new customer, its first term included, in terms; `discount` a term.
    pub fn del(self, discount: f64) -> f64 {
        hypergeometric(1.0, self.beta, self.alpha + self.beta, 1.0 / (1.0 + discount))
    }

    /// Discounted expected residual lifetime in terms, just before the n-th decision (from 1): the renewal at stake and
    /// all later ones.
    pub fn derl(self, n: u32, discount: f64) -> f64 {
        let beta = self.beta + f64::from(n);
        self.retention(n) * hypergeometric(1.0, beta, self.alpha + beta, 1.0 / (1.0 + discount))
    }

    /// ln of the likelihood of customers, each with a weight.
    pub fn log_likelihood(self, customers: &[(Tenure, f64)]) -> f64 {
        customers
            .iter()
            .map(|(tenure, weight)| {
                let log = match tenure.lost {
                    true => self.ln_churn_at(tenure.renewals + 1),
                    false => self.ln_survival(tenure.renewals),
                };
                weight * log
            })
            .sum()
    }

    /// The likeliest parameters; None where the customers don't tell them, as when retention does not rise with tenure.
    pub fn fit(customers: Vec<Tenure>) -> Option<Fitted<Sbg>> {
        Sbg::fit_weighted(&fit::grouped(customers, Ord::cmp))
    }

    /// The same for customers counted by tenure.
    pub fn fit_weighted(customers: &[(Tenure, f64)]) -> Option<Fitted<Sbg>> {
        const STARTS: [[f64; 2]; 4] = [[1.0, 1.0], [0.5, 3.0], [2.0, 8.0], [5.0, 2.0]];
        fit::fit(customers, &STARTS, |model: &Sbg, rows| model.log_likelihood(rows))
    }
}
