//! What the next 12 months bring if they go on as the past: of the portfolio, its segments and its accounts.
//!
//! A run-rate forecast of all revenue (or bookings), new business among it as far as the past had any. The pipeline is
//! not added to it: the deals that will be won are already in it, on average.

mod accounts;
mod allocate;
pub mod backtest;
pub mod bands;
mod config;
mod decompose;
pub mod ets;
mod giants;
mod history;
mod method;
mod minimise;
mod naive;
mod portfolio;
mod series;
#[cfg(test)]
mod tests;
mod theta;

pub use allocate::allocate;
pub use backtest::Accuracy;
pub use bands::BandSource;
pub use config::ForecastConfig;
pub use method::{History, Method};
pub use portfolio::{ForecastMonth, PortfolioForecast, SeriesForecast};
pub use series::{Ahead, Chosen, forecast};

pub(super) use portfolio::foretell;

use serde::Serialize;

use crate::model::{Decimal, Known, Month, Unknown};

/// What an account is expected to bring in the 12 months after the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastScores {
    /// Its share of the portfolio's forecast: the totals of all accounts and of rows without one sum to the portfolio's,
    /// to the cent, unless one of them is not told since it hangs on a single sale. From 0 up, unless the portfolio's is negative; up is good.
    pub total: Known<Decimal>,
    /// 80 % range of the total, from past forecasts of all accounts in the same way; not a share of the portfolio's
    /// band, since an account varies more than the whole.
    pub low: Known<Decimal>,
    pub high: Known<Decimal>,
    /// Month by month; they sum to the total.
    pub months: Known<Vec<(Month, Decimal)>>,
    /// total / the portfolio's, 0 to 1.
    pub share: Known<f64>,
    /// Of the series that it is a share of: its segment's, else the portfolio's.
    pub method: Known<Method>,
    /// Past forecasts of accounts behind the range.
    pub past_forecasts: usize,
    /// Months that those spanned: 12, or fewer in a short history.
    pub past_span: usize,
}

impl ForecastScores {
    /// A share of what is not told itself is none.
    fn within(self, none_of_whole: Option<&Unknown>) -> ForecastScores {
        match none_of_whole {
            Some(reason) => ForecastScores { share: Err(reason.clone()), ..self },
            None => self,
        }
    }

    /// Before the whole is forecast, and where it can't be.
    pub fn unknown(reason: &Unknown) -> ForecastScores {
        ForecastScores {
            total: Err(reason.clone()),
            low: Err(reason.clone()),
            high: Err(reason.clone()),
            months: Err(reason.clone()),
            share: Err(reason.clone()),
            method: Err(reason.clone()),
            past_forecasts: 0,
            past_span: 0,
        }
    }
}
