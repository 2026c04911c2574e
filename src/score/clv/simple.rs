//! The simple model: one margin a year, one retention rate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When the first margin that counts is earned; it decides the formula.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FirstMargin {
    /// After the first renewal or the first year that the customer stays: m·r/(1+d−r). What is under contract counts as
    /// earned.
    #[default]
    AfterRenewal,
    /// Certain, and now: m·(1+d)/(1+d−r).
    Now,
}

impl FirstMargin {
    /// The formula without a horizon, as it is printed.
    pub fn formula(self) -> &'static str {
        match self {
            FirstMargin::AfterRenewal => "m·r/(1+d−r)",
            FirstMargin::Now => "m·(1+d)/(1+d−r)",
        }
    }
}

/// Years of margin to come, discounted: what a margin of 1 a year is worth at retention `r` and discount `d`, both a
/// year. Without a horizon the closed formula; with one its first years.
pub fn years(r: f64, d: f64, horizon: Option<u32>, first: FirstMargin) -> f64 {
    let kept = r / (1.0 + d);
    let all = match first {
        FirstMargin::AfterRenewal => r / (1.0 + d - r),
        FirstMargin::Now => (1.0 + d) / (1.0 + d - r),
    };
    match horizon {
        None => all,
        Some(years) => {
            let sum: f64 = (0..years).scan(1.0, |power, _| Some(std::mem::replace(power, *power * kept))).sum();
            if first == FirstMargin::Now { sum } else { sum * kept }
        }
    }
}

/// What an account earns in future terms, of a margin of 1 a year.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stream {
    /// Years of margin, discounted to the as-of date.
    pub discounted: f64,
    /// Expected years of margin, not discounted.
    pub years: f64,
    /// Those of the first 12 months.
    pub first_year: f64,
}

/// Terms of `term` years, the first of which begins in `wait` years, the j-th (from 0) with the chance `kept(j)`; each is
/// paid when it begins, and counts as far as it lies within the horizon.
pub fn terms(wait: f64, term: f64, discount: f64, horizon: f64, mut kept: impl FnMut(u32) -> f64) -> Stream {
    let term = term.max(1.0 / 52.0);
    let mut stream = Stream::default();
    for number in 0..10_000 {
        let begins = wait.max(0.0) + f64::from(number) * term;
        if begins >= horizon {
            break;
        }
        let chance = kept(number);
        let within = |until: f64| term.min(until - begins).max(0.0);
        stream.discounted += chance * within(horizon) * libm::pow(1.0 + discount, -begins);
        stream.years += chance * within(horizon);
        stream.first_year += chance * within(1.0_f64.min(horizon));
    }
    stream
}
