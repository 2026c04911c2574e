//! What the sample company sells, and to whom: products, segments and industries.

/// How a product is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Billing {
    /// Ordered when needed.
    Spot,
    /// A contract of a year or more, invoiced each month.
    Contract,
}

#[derive(Debug, PartialEq)]
pub(super) struct Product {
    pub code: &'static str,
    pub name: &'static str,
    pub family: &'static str,
    pub billing: Billing,
    /// Gross margin before the segment's discount, 0 to 1.
    pub margin_share: f64,
    /// Part in a customer's spend, relative to the other products.
    pub weight: f64,
    /// Price of a unit in EUR.
    pub price: f64,
    /// What its use is counted in, where it is metered.
    pub metric: Option<&'static str>,
}

const fn spot(code: &'static str, name: &'static str, margin_share: f64, weight: f64, price: f64) -> Product {
    Product { code, name, family: "Suministro", billing: Billing::Spot, margin_share, weight, price, metric: None }
}

const fn contract(
    code: &'static str,
    name: &'static str,
    family: &'static str,
    margin_share: f64,
    weight: f64,
    price: f64,
    metric: Option<&'static str>,
) -> Product {
    Product { code, name, family, billing: Billing::Contract, margin_share, weight, price, metric }
}

pub(super) static PRODUCTS: [Product; 10] = [
    spot("SUM-CORTE", "Consumibles de corte", 0.24, 1.0, 18.0),
    spot("SUM-HERR", "Herramienta de precisión", 0.31, 0.9, 145.0),
    spot("SUM-REP", "Repuestos críticos", 0.36, 1.1, 320.0),
    spot("SUM-LUB", "Lubricantes industriales", 0.22, 0.7, 62.0),
    contract("SRV-MANT", "Mantenimiento preventivo", "Servicios", 0.42, 0.9, 410.0, None),
    contract("SRV-CAL", "Calibración y certificación", "Servicios", 0.48, 0.5, 180.0, None),
    contract("SW-TALLER", "Plataforma Taller", "Software", 0.74, 0.5, 39.0, Some("sesiones")),
    contract("SW-TRAZA", TRACEABILITY, "Software", 0.78, 0.35, 29.0, Some("sesiones")),
    contract("SRV-ALM", "Gestión de almacén en planta", "Servicios", 0.28, 1.0, 650.0, Some("retiradas")),
    spot("SRV-FORM", "Formación técnica", 0.40, 0.2, 540.0),
];

/// The product that the ERP spells in two ways.
pub(super) const TRACEABILITY: &str = "Módulo de trazabilidad";
pub(super) const TRACEABILITY_MISSPELT: &str = "MODULO TRAZABILIDAD";

#[derive(Debug, PartialEq)]
pub(super) struct Segment {
    pub name: &'static str,
    /// Yearly purchases in EUR, median.
    pub spend: f64,
    pub spend_deviation: f64,
    pub employees: f64,
    /// Added to every product's margin.
    pub margin_shift: f64,
    /// Products bought at the end of the first year, fewest and most.
    pub products: (i32, i32),
    pub contacts: (i32, i32),
    pub payment_terms: &'static [i32],
    /// Days beyond terms in good times.
    pub late_days: f64,
    /// How often accounts are of it.
    pub frequency: f64,
}

pub(super) static SEGMENTS: [Segment; 4] = [
    Segment {
        name: "Gran cuenta",
        spend: 310_000.0,
        spend_deviation: 0.35,
        employees: 900.0,
        margin_shift: -0.05,
        products: (4, 7),
        contacts: (4, 6),
        payment_terms: &[60, 90],
        late_days: 4.0,
        frequency: 0.18,
    },
    Segment {
        name: "Mediana empresa",
        spend: 92_000.0,
        spend_deviation: 0.45,
        employees: 140.0,
        margin_shift: 0.0,
        products: (3, 5),
        contacts: (3, 4),
        payment_terms: &[30, 60],
        late_days: 3.0,
        frequency: 0.40,
    },
    Segment {
        name: "Pequeña empresa",
        spend: 19_000.0,
        spend_deviation: 0.5,
        employees: 22.0,
        margin_shift: 0.06,
        products: (1, 3),
        contacts: (1, 3),
        payment_terms: &[30],
        late_days: 2.0,
        frequency: 0.30,
    },
    Segment {
        name: "Sector público",
        spend: 74_000.0,
        spend_deviation: 0.4,
        employees: 320.0,
        margin_shift: -0.02,
        products: (2, 4),
        contacts: (2, 4),
        payment_terms: &[60],
        late_days: 14.0,
        frequency: 0.12,
    },
];

#[derive(Debug, PartialEq)]
pub(super) struct Industry {
    pub name: &'static str,
    /// January to December, relative to an average month.
    pub seasons: [f64; 12],
    /// How likely each of [`PRODUCTS`] is wanted.
    pub appetite: [f64; 10],
}

pub(super) static INDUSTRIES: [Industry; 7] = [
    Industry {
        name: "Metal",
        seasons: [0.98, 1.04, 1.12, 1.03, 1.08, 1.09, 1.02, 0.52, 1.08, 1.14, 1.09, 0.81],
        appetite: [1.0, 0.9, 0.6, 0.6, 0.5, 0.6, 0.4, 0.1, 0.3, 0.2],
    },
    Industry {
        name: "Alimentación",
        seasons: [0.82, 0.84, 0.93, 0.98, 1.05, 1.08, 1.06, 0.92, 1.21, 1.16, 1.05, 0.90],
        appetite: [0.2, 0.2, 0.8, 0.7, 0.7, 0.9, 0.3, 0.9, 0.2, 0.3],
    },
    Industry {
        name: "Automoción",
        seasons: [1.02, 1.06, 1.10, 1.02, 1.07, 1.10, 0.96, 0.45, 1.10, 1.15, 1.12, 0.85],
        appetite: [0.8, 1.0, 0.7, 0.5, 0.6, 0.7, 0.7, 0.6, 0.8, 0.3],
    },
    Industry {
        name: "Química",
        seasons: [1.01, 1.00, 1.04, 1.02, 1.03, 1.02, 0.98, 0.83, 1.02, 1.05, 1.03, 0.97],
        appetite: [0.1, 0.3, 0.9, 0.8, 0.9, 0.9, 0.3, 0.7, 0.3, 0.5],
    },
    Industry {
        name: "Energía",
        seasons: [0.90, 0.92, 1.02, 1.08, 1.12, 1.14, 1.05, 0.85, 1.06, 1.04, 0.96, 0.86],
        appetite: [0.2, 0.5, 1.0, 0.7, 1.0, 0.6, 0.5, 0.2, 0.2, 0.5],
    },
    Industry {
        name: "Logística",
        seasons: [0.92, 0.90, 0.96, 0.97, 1.00, 1.01, 0.98, 0.84, 1.02, 1.07, 1.22, 1.11],
        appetite: [0.1, 0.1, 0.8, 0.8, 0.8, 0.1, 0.6, 0.5, 0.4, 0.3],
    },
    Industry {
        name: "Administración pública",
        seasons: [0.70, 0.85, 1.00, 1.00, 1.02, 1.06, 0.92, 0.55, 1.00, 1.12, 1.28, 1.50],
        appetite: [0.1, 0.2, 0.7, 0.4, 1.0, 0.8, 0.3, 0.2, 0.2, 0.6],
    },
];

/// The last of [`INDUSTRIES`], which the public segment alone is of.
pub(super) const PUBLIC: usize = 6;

/// What customers complain of and praise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    Support,
    Price,
    Product,
    Billing,
    Delivery,
    People,
}

pub(super) const THEMES: &[Theme] =
    &[Theme::Support, Theme::Price, Theme::Product, Theme::Billing, Theme::Delivery, Theme::People];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seasons_of_a_year_average_one() {
        for industry in &INDUSTRIES {
            let mean = industry.seasons.iter().sum::<f64>() / 12.0;
            assert!((mean - 1.0).abs() < 0.01, "{} {mean}", industry.name);
        }
    }

    #[test]
    fn every_industry_has_an_appetite_for_every_product() {
        assert!(INDUSTRIES.iter().all(|industry| industry.appetite.len() == PRODUCTS.len()));
        assert_eq!(INDUSTRIES.get(PUBLIC).unwrap().name, "Administración pública");
    }
}
