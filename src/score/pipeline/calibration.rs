//! Whether the CRM's own probabilities hold: what they promised against what was won.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::deal::{DealFact, Outcome};
use super::stay;
use crate::model::{Entity, Known, Unknown};
use crate::score::Rate;
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::norms::Norms;
use crate::score::statistics::mean;

/// The CRM's probabilities against the outcomes of closed deals, each deal once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CrmCalibration {
    pub basis: CalibrationBasis,
    /// Mean of the probabilities, 0 to 1.
    pub promised: f64,
    /// Share won of the same deals, with its interval.
    pub won: Rate,
    /// In the order of their names; empty where closed deals keep their probabilities.
    pub stages: Vec<StageCalibration>,
}

/// What a closed deal's probability is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CalibrationBasis {
    /// Closed deals keep the one they had.
    ClosedDeals,
    /// CRMs set it to 0 or 100 % on closing: the mean of today's open deals at each stage that the deal went through.
    Stages,
}

/// A stage's probability against what became of the deals that went through it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageCalibration {
    pub stage: String,
    /// Mean of the open deals there, 0 to 1.
    pub promised: f64,
    pub won: Rate,
}

impl CrmCalibration {
    /// The interval of what was won leaves out what was promised.
    pub fn is_off(&self) -> bool {
        !(self.won.low..=self.won.high).contains(&self.promised)
    }
}

/// Needs as many closed deals as a probability of the company's own.
pub fn calibration(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Known<CrmCalibration> {
    let entity = Entity::Opportunity;
    let need = context.config.sales.min_closed_deals.max(1);
    if !facts.deals().any(|deal| deal.row.probability.is_some()) {
        return Err(Unknown::NoField { entity, field: "probability" });
    }
    let kept: Vec<(f64, bool)> = facts
        .deals()
        .filter(|deal| deal.is_closed())
        .filter_map(|deal| Some((norms.wins.crm_probability(deal)?, deal.outcome == Outcome::Won)))
        .filter(|(promised, _)| *promised > 0.0 && *promised < 1.0)
        .collect();
    if kept.len() >= need {
        return of_pairs(&kept, CalibrationBasis::ClosedDeals, Vec::new(), need);
    }
    if !context.portfolio.stage_changes.given {
        return Err(Unknown::OnlyLater { entity, field: "probability" });
    }
    by_stage(facts, context, norms, need)
}

fn of_pairs(
    pairs: &[(f64, bool)],
    basis: CalibrationBasis,
    stages: Vec<StageCalibration>,
    need: usize,
) -> Known<CrmCalibration> {
    let too_few = Unknown::TooFew { have: pairs.len(), need };
    let won = Rate::of(pairs.iter().filter(|(_, won)| *won).count(), pairs.len()).filter(|rate| rate.n >= need);
    let promised = mean(pairs.iter().map(|(promised, _)| *promised));
    let (won, promised) = won.zip(promised).ok_or(too_few)?;
    Ok(CrmCalibration { basis, promised, won, stages })
}

fn by_stage(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>, need: usize) -> Known<CrmCalibration> {
    let mut open = BTreeMap::<&str, Vec<f64>>::new();
    for deal in facts.deals().filter(|deal| deal.outcome == Outcome::Open) {
        let stands = deal.stage.as_ref().is_ok_and(|stage| *stage == deal.row.stage);
        if let Some(promised) = norms.wins.crm_probability(deal).filter(|_| stands) {
            open.entry(deal.row.record.stage.as_str()).or_default().push(promised);
        }
    }
    let promised: BTreeMap<&str, f64> =
        open.into_iter().filter_map(|(stage, given)| Some((stage, mean(given)?))).collect();
    let mut outcomes = BTreeMap::<&str, (usize, usize)>::new();
    let mut pairs = Vec::new();
    for deal in facts.deals().filter(|deal| deal.is_closed()) {
        let won = deal.outcome == Outcome::Won;
        let passed = passed(deal, context);
        for stage in &passed {
            let (wins, deals) = outcomes.entry(stage).or_default();
            *wins += usize::from(won);
            *deals += 1;
        }
        pairs.extend(mean(passed.iter().filter_map(|stage| promised.get(stage).copied())).map(|mean| (mean, won)));
    }
    let stages = promised
        .iter()
        .filter_map(|(stage, promised)| {
            let won = Rate::of(outcomes.get(stage)?.0, outcomes.get(stage)?.1)?;
            Some(StageCalibration { stage: (*stage).to_owned(), promised: *promised, won })
        })
        .collect();
    of_pairs(&pairs, CalibrationBasis::Stages, stages, need)
}

/// The open stages that a deal went through.
fn passed<'a>(deal: &DealFact<'a>, context: &Context<'a>) -> BTreeSet<&'a str> {
    stay::of_deal(deal, context).into_iter().map(|(stage, _)| stage).collect()
}
