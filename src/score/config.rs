//! What the user may set about scoring. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clv::config::ClvConfig;
use super::forecast::ForecastConfig;
pub use super::hindsight::HindsightConfig;
use super::kpi::KpiConfig;
pub use super::pipeline::SalesConfig;

/// How figures are computed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ScoreConfig {
    /// Which words of a stage or status mean won and lost.
    pub stages: StageConfig,
    /// Revenue and orders.
    pub revenue: RevenueConfig,
    /// The forecast of the next 12 months.
    pub forecast: ForecastConfig,
    /// Open deals and closed ones.
    pub sales: SalesConfig,
    /// Figures of the portfolio and its parts.
    pub kpi: KpiConfig,
    /// Net promoter score.
    pub nps: NpsConfig,
    /// Satisfaction.
    pub csat: CsatConfig,
    /// Tickets and contact.
    pub service: ServiceConfig,
    /// The points of the churn score.
    pub churn: ChurnConfig,
    /// Customer lifetime value.
    pub clv: ClvConfig,
    /// What similar customers spend beyond what an account buys.
    pub whitespace: super::whitespace::WhitespaceConfig,
    /// Which products are proposed to which account.
    pub cross_sell: super::crosssell::CrossSellConfig,
    /// The weights of the priority score, tiers and quadrants.
    pub priority: PriorityConfig,
    /// Past scores held against what happened.
    pub hindsight: HindsightConfig,
}

/// Words that tell a deal's outcome, compared without case and accents as whole words or phrases. `lost` is looked at
/// first, so that "not won" is lost. The CRM's own closed and won flags, where given, outweigh the words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StageConfig {
    /// Words or phrases of a won deal's stage or status.
    pub won: Vec<String>,
    /// Words or phrases of a lost deal's stage or status.
    pub lost: Vec<String>,
}

impl Default for StageConfig {
    fn default() -> Self {
        StageConfig {
            won: words(&["won", "closedwon", "ganada", "ganado", "ganados", "ganadas"]),
            lost: words(&[
                "lost",
                "closedlost",
                "not won",
                "no ganada",
                "no ganado",
                "perdida",
                "perdido",
                "perdidas",
                "abandoned",
                "abandonada",
                "abandonado",
                "cancelled",
                "canceled",
                "cancelada",
                "cancelado",
                "descartada",
                "descartado",
                "disqualified",
                "descalificada",
            ]),
        }
    }
}

/// Revenue and orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RevenueConfig {
    /// Words of a status or kind that leave a document out, compared without case and accents.
    pub left_out: Vec<String>,
    /// Months of history kept for charts, counted back from the period.
    #[schemars(range(min = 1, max = 600))]
    pub months: u32,
}

impl Default for RevenueConfig {
    fn default() -> Self {
        RevenueConfig {
            left_out: words(&[
                "cancelled",
                "canceled",
                "void",
                "voided",
                "draft",
                "quote",
                "proforma",
                "pro forma",
                "deleted",
                "anulada",
                "anulado",
                "cancelada",
                "cancelado",
                "borrador",
                "presupuesto",
                "cotizacion",
                "eliminada",
                "eliminado",
            ]),
            months: 36,
        }
    }
}

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
    /// Answers of an account that are kept for quoting, latest first.
    #[schemars(range(max = 100))]
    pub verbatims: usize,
    /// Answers of an otherwise unknown portfolio that the configured prior is worth.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub prior_answers: f64,
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

/// Tickets and contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ServiceConfig {
    /// Words of a ticket's priority that mean critical.
    pub critical_words: Vec<String>,
    /// Words of a ticket's status that mean closed, where no closing date is given.
    pub closed_words: Vec<String>,
    /// Words of an activity's kind that mean talking both ways.
    pub two_way_words: Vec<String>,
    /// Words of an activity's status or outcome that mean it did not take place.
    pub not_held_words: Vec<String>,
    /// Words of a direction that mean from the customer to us.
    pub inbound_words: Vec<String>,
}

impl Default for ServiceConfig {
    fn default() -> Self {
        ServiceConfig {
            critical_words: words(&["critical", "urgent", "p1", "sev1", "blocker", "critica", "critico", "urgente"]),
            closed_words: words(&[
                "closed", "solved", "resolved", "done", "cerrado", "cerrada", "resuelto", "resuelta",
            ]),
            two_way_words: words(&[
                "call",
                "meeting",
                "visit",
                "demo",
                "event",
                "llamada",
                "reunion",
                "visita",
                "videollamada",
                "evento",
            ]),
            not_held_words: words(&[
                "cancelled",
                "canceled",
                "planned",
                "not started",
                "no answer",
                "no show",
                "left voicemail",
                "scheduled",
                "cancelada",
                "cancelado",
                "planificada",
                "programada",
                "pendiente",
                "sin respuesta",
                "buzon de voz",
            ]),
            inbound_words: words(&["inbound", "incoming", "received", "entrante", "recibido", "recibida"]),
        }
    }
}

/// The churn score's points. A score is 100 times the points over the greatest points of the signals that were
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
        }
    }
}

/// The priority score, tiers and quadrants. Weights count relative to one another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PriorityConfig {
    /// Weight of the value: revenue of the last 12 months.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub value_weight: f64,
    /// Weight of growth: revenue against the 12 months before.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub growth_weight: f64,
    /// Weight of whitespace: what similar customers spend beyond what the account buys.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub whitespace_weight: f64,
    /// Weight of fit with the ideal customer; see `fit`.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub fit_weight: f64,
    /// Weight of the relationship.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub relationship_weight: f64,
    /// Weight of urgency: days to the next renewal or expected close.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub urgency_weight: f64,
    /// Rank within the account's segment rather than the portfolio; segments under 8 accounts use the portfolio.
    pub within_segment: bool,
    /// Share of the weight under which a score is called provisional, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub provisional_under_share: f64,
    /// Share of the accounts that are tier A, from the top.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub tier_a_share: f64,
    /// Share of the accounts that are tier B, after A.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub tier_b_share: f64,
    /// The band from which an account counts as high risk in the quadrant.
    pub high_risk_from: super::Band,
    /// The ideal customer. Fit is unknown while nothing is set here.
    pub fit: FitConfig,
}

impl Default for PriorityConfig {
    fn default() -> Self {
        PriorityConfig {
            value_weight: 30.0,
            growth_weight: 15.0,
            whitespace_weight: 20.0,
            fit_weight: 15.0,
            relationship_weight: 10.0,
            urgency_weight: 10.0,
            within_segment: false,
            provisional_under_share: 0.7,
            tier_a_share: 0.2,
            tier_b_share: 0.3,
            high_risk_from: super::Band::Medium,
            fit: FitConfig::default(),
        }
    }
}

/// The ideal customer: each condition that is set is worth the same, and fit is the share of those met.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FitConfig {
    /// Industries that fit, compared without case and accents.
    pub industries: Vec<String>,
    /// Countries that fit.
    pub countries: Vec<String>,
    /// Segments that fit.
    pub segments: Vec<String>,
    /// Least number of employees.
    #[schemars(range(min = 0.0))]
    pub min_employees: Option<f64>,
    /// Greatest number of employees.
    #[schemars(range(min = 0.0))]
    pub max_employees: Option<f64>,
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_table_is_the_default_and_the_default_survives_writing() {
        assert_eq!(toml::from_str::<ScoreConfig>("").unwrap(), ScoreConfig::default());
        let written = toml::to_string(&ScoreConfig::default()).unwrap();
        assert_eq!(toml::from_str::<ScoreConfig>(&written).unwrap(), ScoreConfig::default());
    }

    #[test]
    fn one_value_can_be_set_alone_and_an_unknown_key_is_refused() {
        let config: ScoreConfig = toml::from_str("[priority]\nvalue_weight = 40").unwrap();
        assert_eq!((config.priority.value_weight, config.priority.growth_weight), (40.0, 15.0));
        assert!(toml::from_str::<ScoreConfig>("[priority]\nworth = 40").is_err());
    }

    #[test]
    fn every_setting_is_described() {
        let schema = serde_json::to_value(schemars::schema_for!(ScoreConfig)).unwrap();
        let definitions = schema["$defs"].as_object().unwrap().values().chain([&schema]);
        for (name, setting) in definitions.filter_map(|table| table["properties"].as_object()).flatten() {
            assert!(setting["description"].is_string(), "`{name}` has no description");
        }
    }
}
