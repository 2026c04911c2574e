//! The portfolio's figures as of an earlier month, from what was known then and in the same way as today's.

use super::{Kpi, Past, ScoreConfig, Scores, score};
use crate::model::{Date, Decimal, Known, Portfolio, Unknown};

/// The figures of the whole portfolio as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    pub day: Date,
    pub kpis: Vec<Kpi>,
    /// Revenue of 12 months of the accounts that were at risk; none where no account had a band.
    pub at_risk: Option<Decimal>,
}

impl Earlier {
    /// As of the last day of the month so many months before the period. Records count as of then as they do as of
    /// today: what was created or happened later is left out; what was corrected since stands corrected.
    pub fn of(portfolio: &Portfolio, config: &ScoreConfig, months_before: u32) -> Earlier {
        let back = i32::try_from(months_before).unwrap_or(i32::MAX);
        let day = portfolio.period.plus(back.saturating_neg()).last_day();
        let scores = score(&portfolio.as_known_on(day), config, &Past::default());
        let at_risk = at_risk(&scores);
        let kpis = scores.portfolio.kpis.into_iter().filter(|kpi| kpi.dimension.is_empty()).collect();
        Earlier { day, kpis, at_risk }
    }

    /// A figure of then, with its value.
    pub fn kpi(&self, metric: &str) -> Known<(&Kpi, f64)> {
        let kpi = self.kpis.iter().find(|kpi| kpi.metric == metric).ok_or(Unknown::DependsOn { figure: "kpi" })?;
        Ok((kpi, kpi.value.clone()?))
    }
}

/// Revenue of 12 months, above 0, of the accounts at risk.
fn at_risk(scores: &Scores) -> Option<Decimal> {
    scores.accounts.iter().any(|account| account.churn.band.is_ok()).then_some(())?;
    let at_risk = scores.accounts.iter().filter(|account| scores.is_at_risk(account));
    let amounts =
        at_risk.filter_map(|account| account.revenue.ltm.as_ref().ok()).filter(|amount| **amount > Decimal::ZERO);
    Some(amounts.fold(Decimal::ZERO, |sum, amount| sum.saturating_add(*amount)))
}

/// What a deck compares its figures with.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    pub month: Earlier,
    pub year: Earlier,
}

impl Before {
    pub fn of(portfolio: &Portfolio, config: &ScoreConfig) -> Before {
        Before { month: Earlier::of(portfolio, config, 1), year: Earlier::of(portfolio, config, 12) }
    }
}
