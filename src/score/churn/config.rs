//! What the user may set about churn. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::config::words;

/// The churn score's points, and the trained model beside them. A score is 100 times the points over the greatest points of the signals that were
/// observed: points, not a probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChurnConfig {
    /// Renewal due soon without an open renewal opportunity; `mild` and `severe` are days ahead.
    pub renewal: Steps,
    /// Use or orders of the last three months against the same three a year before; falls as shares.
    pub volume: Steps,
    /// Points when the shrunk NPS is below 0.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub nps_negative_points: f64,
    /// Points when a decision maker is a detractor.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub nps_decision_maker_points: f64,
    /// Critical or reopened tickets of the last 30 days above the account's monthly norm of 12 months.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub tickets_points: f64,
    /// A champion or executive sponsor left and no other is known.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub champion_points: f64,
    /// Days for which a champion who left counts; whose leaving has no date counts on.
    #[schemars(range(min = 1, max = 3650))]
    pub champion_days: u32,
    /// Words of a contact's part that mean champion or sponsor.
    pub champion_words: Vec<String>,
    /// Words of a contact's part that mean decision maker.
    pub decision_maker_words: Vec<String>,
    /// Median days of payment beyond the due date.
    pub payment: Steps,
    /// Days without two-way contact.
    #[schemars(range(min = 1.0, max = 36500.0))]
    pub contact_days: f64,
    /// Points for no two-way contact.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub contact_points: f64,
    /// Points for a price increase or a bid lost to a competitor in the last 12 months.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub competition_points: f64,
    /// Words of a signal's kind that mean a price increase or a competitor.
    pub competition_words: Vec<String>,
    /// Least share of the greatest points that must be observed for a band, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_observed_share: f64,
    /// Score from which the band is medium.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub medium_from: f64,
    /// Score from which the band is high.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub high_from: f64,
    /// The file that `cartera train` writes and a run reads, relative to this file; used where it exists.
    pub model: String,
    /// Probability of leaving within the horizon from which the band is medium, once a trained model has taken over.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub medium_risk_from: f64,
    /// Probability from which it is high.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub high_risk_from: f64,
    /// How the model is trained and judged.
    pub training: TrainingConfig,
}

/// Training of the churn model: what counts as leaving, from which days it learns, and what it must reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TrainingConfig {
    /// Months after a snapshot in which an account must leave to count as churned.
    #[schemars(range(min = 1, max = 60))]
    pub horizon_months: u32,
    /// Months between snapshots; 1 takes every month end. Neighbouring snapshots see nearly the same year, so that fewer
    /// lose little.
    #[schemars(range(min = 1, max = 12))]
    pub every_months: u32,
    /// Months of data that must lie before the first snapshot, so that comparisons with a year before exist.
    #[schemars(range(min = 0, max = 120))]
    pub history_months: u32,
    /// Months of the last snapshots with a closed window that judge the model and never train it.
    #[schemars(range(min = 1, max = 60))]
    pub test_months: u32,
    /// Days after the end of a contract in which its successor may begin for it to count as renewed.
    #[schemars(range(min = 0, max = 730))]
    pub renewal_grace_days: u32,
    /// An account without contract has left after this many times its median days between orders without one.
    #[schemars(range(min = 1.0, max = 20.0))]
    pub silence_gaps: f64,
    /// But not before so many days without an order.
    #[schemars(range(min = 1, max = 3650))]
    pub min_silence_days: u32,
    /// Days without an order after which an account has left whose orders are too few for a median gap.
    #[schemars(range(min = 1, max = 3650))]
    pub default_silence_days: u32,
    /// Words of a contract's status that mean it was in force and was ended.
    pub cancelled_words: Vec<String>,
    /// Inverse strengths of the penalty to choose among, over time-ordered folds. The smallest is the strong penalty that
    /// is used where events are few.
    pub c: Vec<f64>,
    /// Draws of accounts for the intervals of the metrics.
    #[schemars(range(min = 100, max = 100000))]
    pub bootstrap_draws: u32,
    /// Events under which no model is trained.
    #[schemars(range(min = 10))]
    pub min_events: usize,
    /// Events under which a model may only be shown beside the points score.
    #[schemars(range(min = 10))]
    pub takeover_events: usize,
    /// Events in the test snapshots that taking over needs.
    #[schemars(range(min = 1))]
    pub takeover_test_events: usize,
    /// Share of the bootstrap draws in which the model must beat the points score, in Brier score and in PR-AUC.
    #[schemars(range(min = 0.5, max = 1.0))]
    pub takeover_certainty: f64,
}

impl Default for TrainingConfig {
    fn default() -> Self {
        TrainingConfig {
            horizon_months: 12,
            every_months: 3,
            history_months: 15,
            test_months: 12,
            renewal_grace_days: 60,
            silence_gaps: 3.0,
            min_silence_days: 120,
            default_silence_days: 365,
            cancelled_words: words(&[
                "cancelled",
                "canceled",
                "terminated",
                "cancelada",
                "cancelado",
                "anulada",
                "anulado",
                "rescindido",
                "rescindida",
                "baja",
            ]),
            c: vec![0.01, 0.1, 1.0, 10.0],
            bootstrap_draws: 500,
            min_events: 30,
            takeover_events: 100,
            takeover_test_events: 20,
            takeover_certainty: 0.9,
        }
    }
}

/// A signal with two steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// The milder threshold.
    pub mild: f64,
    /// Points from the milder threshold on.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub mild_points: f64,
    /// The severer threshold.
    pub severe: f64,
    /// Points from the severer threshold on.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub severe_points: f64,
}

impl Default for ChurnConfig {
    fn default() -> Self {
        ChurnConfig {
            renewal: Steps { mild: 180.0, mild_points: 10.0, severe: 90.0, severe_points: 20.0 },
            volume: Steps { mild: -0.20, mild_points: 12.0, severe: -0.50, severe_points: 20.0 },
            nps_negative_points: 8.0,
            nps_decision_maker_points: 12.0,
            tickets_points: 10.0,
            champion_points: 15.0,
            champion_days: 365,
            champion_words: words(&[
                "champion",
                "sponsor",
                "executive sponsor",
                "promotor interno",
                "promotora interna",
                "patrocinador",
                "patrocinadora",
            ]),
            decision_maker_words: words(&[
                "decision maker",
                "decisionmaker",
                "economic buyer",
                "tomador de decisiones",
                "tomadora de decisiones",
                "decisor",
                "decisora",
            ]),
            payment: Steps { mild: 30.0, mild_points: 8.0, severe: 60.0, severe_points: 15.0 },
            contact_days: 90.0,
            contact_points: 8.0,
            competition_points: 7.0,
            competition_words: words(&[
                "competitor",
                "price increase",
                "competencia",
                "competidor",
                "subida de precio",
            ]),
            min_observed_share: 0.6,
            medium_from: 25.0,
            high_from: 50.0,
            model: "churn-model.json".to_owned(),
            medium_risk_from: 0.15,
            high_risk_from: 0.3,
            training: TrainingConfig::default(),
        }
    }
}
