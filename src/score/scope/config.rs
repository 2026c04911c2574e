//! What may be set about which accounts are in. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::AccountClass;
use crate::score::config::words;
use crate::score::segment::config::Condition;

/// Which accounts are customers, prospects, partners or none of them, and which are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AccountsConfig {
    /// Rules of your own: the first that holds gives an account its class, whatever else tells another. They come
    /// before all below, and may only use fields of the account's record.
    pub rule: Vec<ClassRule>,
    /// Words of an account's kind.
    pub kinds: KindConfig,
    /// Mail domains and web sites of our own company and its subsidiaries. Where none is set: the domain of most users'
    /// e-mail addresses, if at most 3 accounts or 1 % of them have it.
    pub own_domains: Vec<String>,
    /// Words of a name that make an account look like one for trying things out. Such accounts are listed to be looked
    /// at, never left out for their name alone.
    pub test_names: Vec<String>,
    /// Days without a purchase and without a contract in force after which an account that has left counts as churned.
    #[schemars(range(min = 1, max = 3650))]
    pub churned_days: u32,
    /// Months for which a churned account keeps its brief, counted from the day on which it left. It stays in the tables
    /// and in the figures of the past.
    #[schemars(range(min = 0, max = 600))]
    pub keep_churned_months: u32,
}

/// A class by conditions: all of `all` and, where `any` lists some, at least one of `any`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassRule {
    /// The class.
    pub class: AccountClass,
    /// Conditions that must all hold.
    #[serde(default)]
    pub all: Vec<Condition>,
    /// Conditions of which one must hold.
    #[serde(default)]
    pub any: Vec<Condition>,
}

/// Words of an account's kind, compared without case and accents as whole words or phrases. The first list that has one
/// decides, in the order of these settings. What an account bought outweighs that it is called a prospect or other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct KindConfig {
    /// Records for trying things out: left out.
    pub test: Vec<String>,
    /// Our own company and its subsidiaries: left out.
    pub own: Vec<String>,
    /// Who left.
    pub churned: Vec<String>,
    /// Who never bought.
    pub prospect: Vec<String>,
    /// Who sells with us or for us. Words such as distributor are not among them: distributors mostly buy.
    pub partner: Vec<String>,
    /// Suppliers, competitors, the press.
    pub other: Vec<String>,
    /// Who buys.
    pub customer: Vec<String>,
}

impl Default for AccountsConfig {
    fn default() -> Self {
        AccountsConfig {
            rule: Vec::new(),
            kinds: KindConfig::default(),
            own_domains: Vec::new(),
            test_names: words(&[
                "test",
                "testing",
                "test account",
                "do not use",
                "dont use",
                "dummy",
                "demo",
                "sandbox",
                "prueba",
                "pruebas",
                "no usar",
                "no utilizar",
                "borrar",
            ]),
            churned_days: 90,
            keep_churned_months: 12,
        }
    }
}

impl Default for KindConfig {
    fn default() -> Self {
        KindConfig {
            test: words(&["test", "testing", "dummy", "sandbox", "prueba", "pruebas"]),
            own: words(&[
                "own company",
                "own subsidiary",
                "internal",
                "intercompany",
                "intragroup",
                "empresa propia",
                "interna",
                "interno",
                "intragrupo",
                "empresa del grupo propio",
            ]),
            churned: words(&[
                "former customer",
                "former client",
                "ex customer",
                "lost customer",
                "past customer",
                "inactive customer",
                "churned",
                "antiguo cliente",
                "ex cliente",
                "excliente",
                "cliente perdido",
                "cliente inactivo",
                "cliente de baja",
            ]),
            prospect: words(&[
                "prospect",
                "prospects",
                "prospective",
                "potential customer",
                "potential client",
                "lead",
                "suspect",
                "target",
                "prospecto",
                "prospectos",
                "cliente potencial",
                "potencial",
                "candidato",
            ]),
            partner: words(&[
                "partner",
                "partners",
                "reseller",
                "resellers",
                "alliance",
                "referrer",
                "socio",
                "socio comercial",
                "revendedor",
                "aliado",
                "alianza",
                "prescriptor",
            ]),
            other: words(&[
                "competitor",
                "supplier",
                "vendor",
                "press",
                "investor",
                "analyst",
                "competidor",
                "competencia",
                "proveedor",
                "prensa",
                "inversor",
                "inversionista",
                "analista",
            ]),
            customer: words(&["customer", "customers", "client", "clients", "cliente", "clientes"]),
        }
    }
}
