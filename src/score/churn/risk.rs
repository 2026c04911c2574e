//! The trained model's word on each account, where there is a model.

use super::dataset::timelines;
use super::gates::Standing;
use super::model::ChurnModel;
use super::points::Band;
use crate::model::{AccountClass, Entity, Known, Unknown};
use crate::score::AccountScores;
use crate::score::churn::config::ChurnConfig;
use crate::score::context::Context;

/// Gives each customer its reading. A model that took over also gives risk and band; one in the shadow changes neither.
pub(in crate::score) fn apply(accounts: &mut [AccountScores], context: &Context<'_>) {
    let Some(model) = &context.past.churn_model else { return };
    let config = &context.config.churn;
    let portfolio = context.portfolio;
    if model.as_of > portfolio.as_of {
        // It was trained with what came after this day.
        let later = Unknown::OnlyLater { entity: Entity::Account, field: "churn_model" };
        accounts.iter_mut().for_each(|account| account.churn.risk = Err(later.clone()));
        return;
    }
    for (account, timeline) in accounts.iter_mut().zip(timelines(context)) {
        if account.class.class != AccountClass::Customer {
            account.churn.risk = Err(Unknown::NotCustomer);
            continue;
        }
        let customer = timeline.bond(portfolio.as_of, &config.training);
        let reading = customer.map(|_| model.reading(account));
        let counts: Known<()> = counts(model, config);
        account.churn.risk = reading.as_ref().map_err(Clone::clone).and_then(|reading| {
            counts.clone()?;
            Ok(reading.probability)
        });
        if model.took_over() {
            account.churn.band = account.churn.risk.clone().map(|risk| band(risk, config));
        }
        account.churn.model = reading.ok();
    }
}

/// Why a model's probability is not the risk.
fn counts(model: &ChurnModel, config: &ChurnConfig) -> Known<()> {
    let need = config.training.takeover_events;
    match model.verdict.standing {
        Standing::TookOver => Ok(()),
        _ if model.events < need => Err(Unknown::TooFew { have: model.events, need }),
        _ => Err(Unknown::NotProven),
    }
}

fn band(risk: f64, config: &ChurnConfig) -> Band {
    if risk >= config.high_risk_from {
        Band::High
    } else if risk >= config.medium_risk_from {
        Band::Medium
    } else {
        Band::Low
    }
}
