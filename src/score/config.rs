//! What the user may set about scoring. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::churn::config::{ChurnConfig, Steps};
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
    /// Which accounts are customers, prospects, partners or none of them, and which are left out.
    pub accounts: super::scope::AccountsConfig,
    /// Who gets the credit for closed business.
    pub people: super::people::PeopleConfig,
    /// Net promoter score.
    pub nps: NpsConfig,
    /// Satisfaction.
    pub csat: CsatConfig,
    /// Themes of comments, and which comments may be quoted.
    pub themes: ThemesConfig,
    /// Tickets and contact.
    pub service: ServiceConfig,
    /// The churn score: its points, and the trained model.
    pub churn: ChurnConfig,
    /// The people of accounts.
    pub stakeholders: super::stakeholders::StakeholderConfig,
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
    /// Words of an activity's outcome that mean that the customer was reached, whatever its kind.
    pub reached_words: Vec<String>,
    /// Words of an activity's direction or subject that mean that only our own people took part.
    pub internal_words: Vec<String>,
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
                "left message",
                "busy",
                "unsuccessful",
                "scheduled",
                "on hold",
                "deferred",
                "in progress",
                "cancelada",
                "cancelado",
                "planificada",
                "programada",
                "pendiente",
                "en espera",
                "en curso",
                "aplazada",
                "sin respuesta",
                "buzon de voz",
                "ocupado",
            ]),
            inbound_words: words(&["inbound", "incoming", "received", "entrante", "recibido", "recibida"]),
            reached_words: words(&[
                "successful",
                "connected",
                "contacted",
                "reached",
                "appointment set",
                "exitosa",
                "contactado",
                "contactada",
                "atendida",
                "cita acordada",
            ]),
            internal_words: words(&[
                "internal",
                "team meeting",
                "pipeline review",
                "territory plan",
                "account planning",
                "marketing team",
                "forecast meeting",
                "wrap up",
                "wrap-up",
                "deal review",
                "all hands",
                "off-site",
                "offsite",
                "coaching",
                "interna",
                "interno",
                "reunion de equipo",
                "revision del pipeline",
                "equipo de marketing",
            ]),
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
