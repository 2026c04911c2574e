//! Who was a customer on a day, and who had left some days later: as the churn model's training tells it.

use crate::model::Date;
use crate::score::churn::{Outcome, Timeline};
use crate::score::context::Context;
use crate::score::facts::{AllFacts, basis};
use crate::score::words::Phrases;

/// What became of an account within a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    Stayed,
    Left,
    /// The window, or the grace in which a contract may be renewed, is not over.
    Censored,
    NotCustomer,
}

/// All that tells of each account's staying, in the order of the accounts.
pub fn timelines(facts: &AllFacts<'_>, context: &Context<'_>) -> Vec<Timeline> {
    let ended = Phrases::new(&context.config.churn.training.cancelled_words);
    let of = |(account, own)| Timeline::of(account, own, basis(context), context, &ended);
    context.portfolio.account_ixs().zip(&facts.accounts).map(of).collect()
}

pub fn departure(timeline: &Timeline, day: Date, end: Date, context: &Context<'_>) -> Departure {
    let training = &context.config.churn.training;
    let Ok(bond) = timeline.bond(day, training) else { return Departure::NotCustomer };
    match timeline.outcome_by(day, end, bond, context.portfolio.as_of, training) {
        Outcome::Stayed => Departure::Stayed,
        Outcome::Left(_) => Departure::Left,
        Outcome::Censored => Departure::Censored,
    }
}
