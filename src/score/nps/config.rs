//! What the user may set about surveys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::config::words;

/// Net promoter score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NpsConfig {
    /// Days, ending with the as-of date, from which answers to relationship surveys count.
    #[schemars(range(min = 1, max = 36500))]
    pub window_days: u32,
    /// The same for transactional surveys.
    #[schemars(range(min = 1, max = 36500))]
    pub transactional_window_days: u32,
    /// Words of a survey's kind that mean transactional.
    pub transactional_words: Vec<String>,
    /// Words of an answer's status that leave it out.
    pub left_out: Vec<String>,
    /// Answers with a comment that may be quoted of an account, latest first.
    #[schemars(range(max = 100))]
    pub verbatims: usize,
    /// Answers of an otherwise unknown portfolio that the configured prior is worth.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub prior_answers: f64,
    /// Surveys, by name, that are known to be answered from 0 to 10 whatever their answers look like.
    pub trusted_surveys: Vec<String>,
    /// Weights of answers by the respondent's part in the decision. While all are equal no weighted score is given;
    /// 3, 2 and 1 are a common choice.
    pub role_weights: RoleWeights,
    /// Words of a role that mean that the respondent influences a decision; words for decision makers are
    /// `churn.decision_maker_words`.
    pub influencer_words: Vec<String>,
    /// Words of a role that mean that the respondent uses what was bought.
    pub user_words: Vec<String>,
    /// Response rate under which a score is flagged, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_response_share: f64,
    /// People who answered in both windows from which a change is computed over them alone.
    #[schemars(range(min = 2, max = 1000))]
    pub min_pairs: usize,
    /// Share of chance findings allowed among the accounts whose score is said to have changed, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub false_discovery_share: f64,
}

/// Weights of answers by the respondent's part in the decision; they count relative to one another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoleWeights {
    /// Of those who decide.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub decision_maker: f64,
    /// Of those who influence the decision.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub influencer: f64,
    /// Of those who use what was bought.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub user: f64,
    /// Of those whose part is not known.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub other: f64,
}

impl Default for RoleWeights {
    fn default() -> Self {
        RoleWeights { decision_maker: 1.0, influencer: 1.0, user: 1.0, other: 1.0 }
    }
}

impl RoleWeights {
    pub fn are_equal(&self) -> bool {
        [self.influencer, self.user, self.other].iter().all(|weight| *weight == self.decision_maker)
    }
}

impl Default for NpsConfig {
    fn default() -> Self {
        NpsConfig {
            window_days: 365,
            transactional_window_days: 90,
            transactional_words: words(&["transactional", "transaccional", "transaction", "ticket", "case"]),
            left_out: words(&["preview", "partial", "spam", "test", "prueba", "parcial", "disqualified"]),
            verbatims: 5,
            prior_answers: 4.0,
            trusted_surveys: Vec::new(),
            role_weights: RoleWeights::default(),
            influencer_words: words(&[
                "influencer",
                "influenciador",
                "influenciadora",
                "evaluator",
                "evaluador",
                "evaluadora",
                "recommender",
                "prescriptor",
                "prescriptora",
                "technical buyer",
                "champion",
                "sponsor",
            ]),
            user_words: words(&["user", "end user", "usuario", "usuaria", "usuario final", "operator", "operador"]),
            min_response_share: 0.2,
            min_pairs: 10,
            false_discovery_share: 0.05,
        }
    }
}

/// Satisfaction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CsatConfig {
    /// Days, ending with the as-of date, from which answers count.
    #[schemars(range(min = 1, max = 36500))]
    pub window_days: u32,
    /// The highest answer of the scale; the lowest is 1.
    #[schemars(range(min = 2, max = 100))]
    pub scale_max: u32,
    /// The lowest answer that counts as satisfied.
    #[schemars(range(min = 1, max = 100))]
    pub satisfied_from: u32,
}

impl Default for CsatConfig {
    fn default() -> Self {
        CsatConfig { window_days: 365, scale_max: 5, satisfied_from: 4 }
    }
}
