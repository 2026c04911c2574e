//! What may be set about KPIs. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Figures of the portfolio and its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct KpiConfig {
    /// By what the portfolio is divided.
    pub dimensions: Vec<Dimension>,
    /// Most whole years that compound growth looks back.
    #[schemars(range(min = 1, max = 50))]
    pub cagr_years: u32,
    /// Age in days at which a deal counts as old enough to have closed, for the win rate of created cohorts. Unset: the
    /// age by which 95 % of the closed deals had closed.
    #[schemars(range(min = 1, max = 36500))]
    pub cohort_age_days: Option<u32>,
    /// Days within which a lead of an aged cohort must have been converted.
    #[schemars(range(min = 1, max = 36500))]
    pub lead_age_days: u32,
    /// Least observations of a part to call it below the whole.
    #[schemars(range(min = 2, max = 1_000_000))]
    pub min_part_n: usize,
    /// Share of false alarms allowed among the parts called below the whole.
    #[schemars(range(min = 0.0001, max = 0.5))]
    pub false_discovery_share: f64,
    /// Years after which a benchmark is too old to compare with.
    #[schemars(range(min = 0, max = 100))]
    pub benchmark_max_age_years: u32,
    /// Months by which costs precede the customers they win, in CAC.
    #[schemars(range(min = 0, max = 60))]
    pub cac_lag_months: u32,
    /// Words of a cost's category.
    pub categories: CategoryConfig,
    /// Words of a cost's attribution and of a deal's kind.
    pub attribution: AttributionConfig,
}

/// A way to divide the portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The accounts' country.
    Country,
    /// The products' family or line.
    Family,
    /// The accounts' industry.
    Industry,
    /// The accounts' kind: customer, prospect, partner.
    Kind,
    /// The manager of the rep.
    Manager,
    /// The rep: of closed business by `people.credit`, of what is open today's.
    Owner,
    /// The rep who looked after it when it closed or was invoiced, of what is open today's. Beside `owner` always told
    /// where an export gives assignments.
    OwnerAtClosing,
    /// The rep who looks after the account today. Beside `owner` always told where an export gives assignments.
    OwnerToday,
    /// The product of the deal or revenue line.
    Product,
    /// The rep's region; where no rep has one the account's country.
    Region,
    /// The accounts' segment.
    Segment,
}

impl Dimension {
    pub fn key(self) -> &'static str {
        match self {
            Dimension::Country => "country",
            Dimension::Family => "family",
            Dimension::Industry => "industry",
            Dimension::Kind => "kind",
            Dimension::Manager => "manager",
            Dimension::Owner => "owner",
            Dimension::OwnerAtClosing => "owner_at_closing",
            Dimension::OwnerToday => "owner_today",
            Dimension::Product => "product",
            Dimension::Region => "region",
            Dimension::Segment => "segment",
        }
    }
}

/// Words of a cost's category, else of its department; compared without case and accents as whole words or phrases. The
/// first of these lists that has one decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CategoryConfig {
    /// Salaries, commissions and what comes with them.
    pub salaries: Vec<String>,
    /// Training.
    pub training: Vec<String>,
    /// Technology: licences, systems.
    pub technology: Vec<String>,
    /// Marketing: advertising, fairs, agencies.
    pub marketing: Vec<String>,
}

/// Words that tell what a cost was spent on, or a deal's kind; compared as those of categories. The first of these lists
/// that has one decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AttributionConfig {
    /// Keeping customers.
    pub renewal: Vec<String>,
    /// Other products for customers.
    pub cross_sell: Vec<String>,
    /// More or better of the same for customers.
    pub up_sell: Vec<String>,
    /// Sales to customers, up-sell or cross-sell.
    pub existing: Vec<String>,
    /// New customers.
    pub new: Vec<String>,
}

impl Default for KpiConfig {
    fn default() -> Self {
        KpiConfig {
            dimensions: vec![
                Dimension::Industry,
                Dimension::Manager,
                Dimension::Owner,
                Dimension::Product,
                Dimension::Region,
                Dimension::Segment,
            ],
            cagr_years: 5,
            cohort_age_days: None,
            lead_age_days: 90,
            min_part_n: 10,
            false_discovery_share: 0.05,
            benchmark_max_age_years: 3,
            cac_lag_months: 0,
            categories: CategoryConfig::default(),
            attribution: AttributionConfig::default(),
        }
    }
}

impl Default for CategoryConfig {
    fn default() -> Self {
        CategoryConfig {
            salaries: words(&[
                "salary",
                "salaries",
                "wages",
                "payroll",
                "compensation",
                "commission",
                "commissions",
                "bonus",
                "bonuses",
                "headcount",
                "salario",
                "salarios",
                "sueldo",
                "sueldos",
                "nomina",
                "nominas",
                "comision",
                "comisiones",
                "incentivos",
                "personal",
            ]),
            training: words(&[
                "training",
                "coaching",
                "enablement",
                "onboarding",
                "course",
                "courses",
                "formacion",
                "capacitacion",
                "entrenamiento",
                "curso",
                "cursos",
            ]),
            technology: words(&[
                "technology",
                "software",
                "licence",
                "licences",
                "license",
                "licenses",
                "crm",
                "systems",
                "tools",
                "subscriptions",
                "it",
                "tecnologia",
                "licencia",
                "licencias",
                "sistemas",
                "herramientas",
                "suscripciones",
                "informatica",
            ]),
            marketing: words(&[
                "marketing",
                "advertising",
                "ads",
                "campaign",
                "campaigns",
                "event",
                "events",
                "trade show",
                "trade shows",
                "agency",
                "content",
                "seo",
                "publicidad",
                "campana",
                "campanas",
                "evento",
                "eventos",
                "feria",
                "ferias",
                "agencia",
                "mercadotecnia",
                "promocion",
            ]),
        }
    }
}

impl Default for AttributionConfig {
    fn default() -> Self {
        AttributionConfig {
            renewal: words(&[
                "renewal",
                "renewals",
                "renew",
                "retention",
                "renovacion",
                "renovaciones",
                "prorroga",
                "prorrogas",
                "retencion",
            ]),
            cross_sell: words(&[
                "cross sell",
                "crosssell",
                "cross selling",
                "add on",
                "addon",
                "venta cruzada",
                "ventas cruzadas",
            ]),
            up_sell: words(&[
                "up sell",
                "upsell",
                "up selling",
                "upselling",
                "upgrade",
                "venta adicional",
                "ventas adicionales",
                "ampliacion",
                "ampliaciones",
                "mejora",
            ]),
            existing: words(&[
                "existing",
                "existing business",
                "existingbusiness",
                "existing customer",
                "expansion",
                "install base",
                "ventas a clientes",
                "clientes actuales",
                "clientes existentes",
                "cartera",
            ]),
            new: words(&[
                "new",
                "new business",
                "newbusiness",
                "new customer",
                "new customers",
                "new logo",
                "acquisition",
                "nuevo",
                "nueva",
                "nuevos",
                "nuevas",
                "captacion",
                "adquisicion",
            ]),
        }
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}
