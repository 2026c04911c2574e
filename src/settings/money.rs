//! What may be set about amounts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ingest::config::{CreditNoteDate, DocumentsConfig, Vat};
use crate::model::conventions::{RateKind, RatePolicy};

/// Value-added tax, credit notes and exchange rates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MoneyConfig {
    /// Whether amounts of orders and invoices hold value-added tax, where neither the source's `vat` nor a column
    /// `vat_included` says it.
    pub vat: Vat,
    /// The rate of the tax that amounts hold, 0.21 for 21 %, where neither the source's `vat_rate` nor a column
    /// `net_amount`, `tax_amount` or `vat_rate` tells it. Without any, such amounts are unknown.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub vat_rate: Option<f64>,
    /// The day on which a credit note counts: its own, or that of the invoice that `refers_to` names.
    pub credit_notes: CreditNoteDate,
    /// A document's kinds that mean credit note, compared without case and accents. One word must be the whole kind,
    /// several may stand anywhere in it. A positive amount of such a document is deducted.
    pub credit_note_words: Vec<String>,
    /// Which exchange rates convert amounts: those of the day, monthly averages, or those of the fiscal year's budget.
    pub rates: RateKind,
    /// Days after which a rate is too old to convert with; not of a budget's, which hold for their fiscal year.
    #[schemars(range(min = 0, max = 36500))]
    pub rate_max_age_days: u32,
}

impl Default for MoneyConfig {
    fn default() -> Self {
        let (documents, rates) = (DocumentsConfig::default(), RatePolicy::default());
        MoneyConfig {
            vat: documents.vat,
            vat_rate: documents.vat_rate,
            credit_notes: documents.credit_notes,
            credit_note_words: documents.credit_note_words,
            rates: rates.kind,
            rate_max_age_days: rates.max_age_days,
        }
    }
}

impl MoneyConfig {
    pub fn documents(&self) -> DocumentsConfig {
        DocumentsConfig {
            vat: self.vat,
            vat_rate: self.vat_rate,
            credit_notes: self.credit_notes,
            credit_note_words: self.credit_note_words.clone(),
        }
    }

    pub fn rates(&self) -> RatePolicy {
        RatePolicy { kind: self.rates, max_age_days: self.rate_max_age_days }
    }
}
