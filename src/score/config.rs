//! What the user may set about scoring. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clv::config::ClvConfig;
use super::forecast::ForecastConfig;
pub use super::hindsight::HindsightConfig;
use super::kpi::KpiConfig;
pub use super::nps::config::{CsatConfig, NpsConfig};
pub use super::pipeline::SalesConfig;
pub use super::priority::config::PriorityConfig;
pub use super::segment::config::SegmentConfig;
pub use super::themes::config::ThemesConfig;

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
    /// Themes of comments, and which comments may be quoted.
    pub themes: ThemesConfig,
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
    /// Segments by rules, classes of buyers and stages of the journey.
    pub segments: SegmentConfig,
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

pub(in crate::score) fn words(list: &[&str]) -> Vec<String> {
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
