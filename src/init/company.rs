//! What the files tell of the company: currency and language.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::ingest::{Table, Value, cell};
use crate::model::Currency;

#[derive(Debug, Default)]
pub struct Company {
    pub name: String,
    /// How many cells name each currency.
    currencies: BTreeMap<Currency, usize>,
    /// Amounts carry `$`, which several currencies do.
    dollars: bool,
    pub spanish: bool,
}

impl Company {
    pub fn named(name: &str) -> Company {
        Company { name: name.to_owned(), ..Company::default() }
    }

    /// The most frequent currency; where none is named, what is assumed and why.
    pub fn currency(&self) -> (Currency, Option<&'static str>) {
        // Of equally frequent ones the first by its code.
        let named = self.currencies.iter().rev().max_by_key(|(_, count)| **count).map(|(currency, _)| *currency);
        match (named, self.dollars, Currency::parse("USD")) {
            (Some(currency), ..) => (currency, None),
            (None, true, Some(dollars)) => (dollars, Some("amounts carry `$`")),
            _ => (Currency::EUR, Some("no file names one")),
        }
    }

    /// A column of codes names currencies, and amounts may carry them.
    pub fn look_for_currency(&mut self, field: &str, table: &Table, column: usize) {
        const LOOKED_AT: usize = 1_000;
        let amount = is_amount(field);
        for value in table.column(column).take(LOOKED_AT).filter(|_| amount || field == "currency") {
            self.dollars |= amount && matches!(value, Value::Text(text) if text.trim_start().starts_with('$'));
            let found = match field {
                "currency" => cell::currency(value).ok().flatten(),
                _ => cell::currency_of_amount(value),
            };
            if let Some(currency) = found {
                *self.currencies.entry(currency).or_default() += 1;
            }
        }
    }
}

/// Fields that hold money.
const AMOUNTS: [&str; 7] = ["amount", "value", "list_price", "price", "cost", "annual_revenue", "potential"];

pub fn is_amount(field: &str) -> bool {
    AMOUNTS.contains(&field)
}

/// Words that only Spanish headings have.
const SPANISH: [&str; 20] = [
    "fecha",
    "cliente",
    "importe",
    "nombre",
    "empresa",
    "pedido",
    "factura",
    "cuenta",
    "etapa",
    "pais",
    "país",
    "correo",
    "puntuación",
    "puntuacion",
    "oportunidad",
    "producto",
    "contrato",
    "vencimiento",
    "marca",
    "comentario",
];

pub fn is_spanish(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    heading.split(|c: char| !c.is_alphanumeric()).any(|word| SPANISH.contains(&word))
}

/// What a folder calls a company until the user says better.
pub fn company_name(folder: &Utf8Path) -> String {
    let name = folder.file_name().unwrap_or("Company").replace(['_', '-'], " ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(name)
}
