//! Credit notes: deducted whatever their sign in the source, with the product and, where asked for, the day of the
//! invoice that they refer to.

use std::collections::{BTreeMap, HashMap};

use super::config::{CreditNoteDate, DocumentsConfig};
use super::finding::Finding;
use crate::model::key::{id_key, name_key};
use crate::model::{Date, Decimal, Revenue, Row, Source, SourceIx, Text};

/// An invoice, as a credit note needs it.
#[derive(Debug, Default)]
struct Invoice {
    /// Its earliest line's.
    date: Option<Date>,
    /// None where it has several.
    product: Option<Text>,
    lines: usize,
}

/// What was found, by source.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    turned: usize,
    without_invoice: usize,
    unknown_tax: usize,
}

/// Settles the signs, products and days of credit notes, in place. Gives what the user should know.
pub fn settle(rows: &mut [Row<Revenue>], sources: &[Source], config: &DocumentsConfig) -> Vec<Finding> {
    let words: Vec<String> = config.credit_note_words.iter().filter_map(|word| name_key(word)).collect();
    let is_note = |row: &Revenue| row.kind.as_deref().and_then(name_key).is_some_and(|kind| means_note(&kind, &words));
    let invoices = invoices(rows.iter().filter(|row| !is_note(&row.record) && row.amount > Decimal::ZERO));
    let mut counts: BTreeMap<SourceIx, Count> = BTreeMap::new();
    for row in rows {
        let count = counts.entry(row.origin.source).or_default();
        let record = &mut row.record;
        count.unknown_tax += usize::from(record.vat_included == Some(true));
        if is_note(record) && record.amount > Decimal::ZERO {
            record.amount = -record.amount;
            record.cost = record.cost.map(|cost| -cost.abs());
            record.quantity = record.quantity.map(|quantity| -quantity.abs());
            count.turned += 1;
        }
        if record.amount < Decimal::ZERO && record.refers_to.is_some() {
            count.without_invoice += usize::from(!link(record, &invoices, config.credit_notes));
        }
    }
    counts.into_iter().flat_map(|(source, count)| findings(sources, source, count)).collect()
}

/// One word must be the whole kind (`abono mensual` is a subscription), several may stand anywhere in it.
fn means_note(kind: &str, words: &[String]) -> bool {
    words.iter().any(|word| kind == word || word.contains(' ') && format!(" {kind} ").contains(&format!(" {word} ")))
}

fn invoices<'a>(rows: impl Iterator<Item = &'a Row<Revenue>>) -> HashMap<String, Invoice> {
    let mut invoices: HashMap<String, Invoice> = HashMap::new();
    for row in rows {
        let Some(id) = row.id.as_deref().map(id_key) else { continue };
        let invoice = invoices.entry(id).or_default();
        invoice.date = Some(invoice.date.map_or(row.date, |date| date.min(row.date)));
        let same = invoice.lines == 0 || invoice.product == row.product;
        invoice.product = row.product.clone().filter(|_| same);
        // A second product leaves none, and so does a third.
        invoice.lines += 1;
    }
    invoices
}

/// False where the invoice is not on record.
fn link(note: &mut Revenue, invoices: &HashMap<String, Invoice>, day: CreditNoteDate) -> bool {
    let Some(invoice) = note.refers_to.as_deref().and_then(|id| invoices.get(&id_key(id))) else { return false };
    note.product = note.product.take().or_else(|| invoice.product.clone());
    if day == CreditNoteDate::InvoiceDate {
        note.counts_on = invoice.date;
    }
    true
}

fn findings(sources: &[Source], source: SourceIx, count: Count) -> Vec<Finding> {
    let named = usize::try_from(source.0).ok().and_then(|place| sources.get(place));
    let about = named.map_or_else(String::new, |source| source.file.clone());
    let of = |n: usize, message: String, hint: &str| {
        (n > 0).then(|| Finding { about: about.clone(), message, hint: hint.to_owned() })
    };
    let all = [
        of(
            count.turned,
            format!("{} credit notes with positive amounts are deducted", count.turned),
            "nothing to do if they are credit notes; else correct `credit_note_words` under `[money]`",
        ),
        of(
            count.without_invoice,
            format!("{} credit notes refer to invoices that are not on record", count.without_invoice),
            "they count on their own days; export the invoices of earlier years too",
        ),
        of(
            count.unknown_tax,
            format!("{} amounts hold value-added tax of which nothing tells the rate", count.unknown_tax),
            "give a column `net_amount`, `tax_amount` or `vat_rate`, or `vat_rate` in the file's `[[source]]`",
        ),
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_whole_kind_and_a_phrase_part_of_it() {
        let words: Vec<String> =
            DocumentsConfig::default().credit_note_words.iter().filter_map(|word| name_key(word)).collect();
        for kind in
            ["Abono", "ABONO", "Factura rectificativa", "Nota de Crédito nº 3", "Credit Note (EU)", "CreditMemo"]
        {
            assert!(means_note(&name_key(kind).unwrap(), &words), "{kind}");
        }
        for kind in ["Abono mensual", "Invoice", "Factura", "Credit card payment", "Crédito"] {
            assert!(!means_note(&name_key(kind).unwrap(), &words), "{kind}");
        }
    }
}
