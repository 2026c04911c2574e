//! By what an account was scored: version, configuration, weights, model.

use serde::Serialize;

use super::Scoring;
use crate::model::{Date, Month};
use crate::plan::context::Context;
use crate::score::churn::Standing;
use crate::score::priority::CriterionKey;

/// What decides a score beside the records.
#[derive(Debug, Clone, Serialize)]
pub struct ScoredBy {
    /// Of cartera: formulas change with it alone.
    pub version: &'static str,
    /// BLAKE3 of the configuration as understood, as in `run.json`.
    pub config_hash: String,
    pub period: Month,
    /// The day up to which records count.
    pub as_of: Date,
    pub currency: String,
    /// Of the priority score, by criterion.
    pub weights: Vec<(&'static str, f64)>,
    /// The trained churn model, where there is one.
    pub churn_model: Option<ModelUsed>,
    /// The month whose tiers held on to an account near the border of two.
    pub tiers_of: Option<Month>,
}

/// A trained model and the part it takes.
#[derive(Debug, Clone, Serialize)]
pub struct ModelUsed {
    pub name: String,
    /// The file, as the configuration names it.
    pub file: String,
    pub trained_as_of: Date,
    pub standing: Standing,
}

impl ScoredBy {
    pub fn of(context: &Context<'_>, scoring: Scoring<'_>) -> ScoredBy {
        let model = scoring.past.churn_model.as_ref();
        ScoredBy {
            version: env!("CARGO_PKG_VERSION"),
            config_hash: scoring.config_hash.to_owned(),
            period: context.period(),
            as_of: context.as_of(),
            currency: context.currency().to_string(),
            weights: CriterionKey::ALL
                .into_iter()
                .map(|key| (key.name(), key.weight(&scoring.config.priority)))
                .collect(),
            churn_model: model.map(|model| ModelUsed {
                name: model.name(),
                file: scoring.config.churn.model.to_string(),
                trained_as_of: model.as_of,
                standing: model.verdict.standing,
            }),
            tiers_of: scoring.past.period,
        }
    }

    /// For the console.
    pub fn lines(&self) -> Vec<String> {
        let weights: Vec<String> = self.weights.iter().map(|(name, weight)| format!("{name} {weight}")).collect();
        let hash = self.config_hash.get(..12).unwrap_or(&self.config_hash);
        let tiers = match self.tiers_of {
            Some(month) => format!("tiers held against those of {month}"),
            None => "no earlier run: tiers are those of this month alone".to_owned(),
        };
        let model = match &self.churn_model {
            None => "no churn model trained: churn is told in points".to_owned(),
            Some(model) => {
                let part = match model.standing {
                    Standing::TookOver => "gives risk and band",
                    Standing::Shadow => "is shown, but in no band and no document: points give the band",
                    Standing::RuleOnly => "is not used: points give the band",
                };
                format!("churn model {} ({}) {part}", model.name, model.file)
            }
        };
        vec![
            format!(
                "  cartera {}, period {}, configuration {hash}, amounts in {}",
                self.version, self.period, self.currency
            ),
            format!("  priority weights: {}", weights.join(", ")),
            format!("  {model}; {tiers}"),
        ]
    }
}
