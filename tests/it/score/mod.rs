//! Figures against portfolios whose answers can be told by hand.

mod churn;
mod clv;
mod conventions;
mod forecast;
mod group;
mod growth;
mod hindsight;
mod invariants;
mod kpi;
mod money;
mod nps;
mod people;
mod pipeline;
mod priority;
mod sales;
pub mod sample;
mod scope;
mod segment;
mod selling;

use cartera::model::{Decimal, Portfolio};
use cartera::score::{AccountScores, Past, ScoreConfig, Scores, score};

fn scored(portfolio: &Portfolio) -> Scores {
    score(portfolio, &ScoreConfig::default(), &Past::default())
}

/// The scores of the only account.
fn only(portfolio: &Portfolio) -> AccountScores {
    let [account] = <[AccountScores; 1]>::try_from(scored(portfolio).accounts).expect("one account");
    account
}

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}
