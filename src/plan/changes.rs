//! What differs from last month and why, in the words of the reports.

use std::collections::BTreeMap;

use super::language::{Language, args};
use crate::model::{Cause, Change, ChangedFigure, Changes, Currency, Date, FigureChange};

/// A cause with what it did, each cell as it is printed.
pub struct ChangeLine {
    pub cause: String,
    pub accounts: String,
    /// `former value → value`, or the one of them that there is.
    pub values: String,
    pub month: String,
    pub file: String,
    pub figure: String,
    pub amount: String,
    pub is_usual: bool,
}

/// Accounts that are named one by one.
const NAMED: usize = 5;

/// All causes, the unusual first.
pub fn lines(language: &Language, changes: &Changes) -> Vec<ChangeLine> {
    let names: BTreeMap<&str, &str> =
        changes.accounts.iter().map(|account| (account.account_id.as_str(), account.name.as_str())).collect();
    changes.causes.iter().map(|change| line(language, change, &names, changes.currency)).collect()
}

fn line(language: &Language, change: &Change, names: &BTreeMap<&str, &str>, currency: Currency) -> ChangeLine {
    let value = |text: &Option<String>| text.as_deref().map(|text| value(language, change.cause, text));
    let values = match (value(&change.from), value(&change.to)) {
        (Some(from), Some(to)) => format!("{from} → {to}"),
        (from, to) => from.or(to).unwrap_or_default(),
    };
    let rows = match (change.rows, change.figure) {
        (0, _) => None,
        (n, Some(ChangedFigure::PipelineValue)) => Some(language.text("cause-deals", &args!["n" => n])),
        (n, _) if change.deals.is_empty() => Some(language.text("cause-lines", &args!["n" => n])),
        (n, _) => Some(language.text("cause-deals", &args!["n" => n])),
    };
    let cause = kind(language, change.cause);
    ChangeLine {
        cause: rows.map_or_else(|| cause.clone(), |rows| format!("{cause} ({rows})")),
        accounts: accounts(language, change, names),
        values,
        month: change.month.map(|month| language.month_long(month)).unwrap_or_default(),
        file: change.file.clone().unwrap_or_default(),
        figure: change.figure.map(|figure| figure_name(language, figure)).unwrap_or_default(),
        amount: change.amount.map(|amount| language.money_change(amount, currency)).unwrap_or_default(),
        is_usual: change.usual,
    }
}

pub fn kind(language: &Language, cause: Cause) -> String {
    language.word(&format!("cause-{}", cause.key().replace('_', "-")))
}

pub fn figure_name(language: &Language, figure: ChangedFigure) -> String {
    language.word(match figure {
        ChangedFigure::RevenueLtm => "figure-revenue-ltm",
        ChangedFigure::PipelineValue => "figure-pipeline-value",
    })
}

/// `Revenue, 12 months: €1.20M → €1.18M (−€20K)`
pub fn figure(language: &Language, change: &FigureChange, currency: Currency) -> String {
    let money = |amount| language.money_compact(amount, currency);
    let told = language.text(
        "cause-figure",
        &args![
            "figure" => figure_name(language, change.figure),
            "before" => money(change.before),
            "now" => money(change.now),
            "change" => language.money_compact_change(change.now - change.before, currency),
        ],
    );
    // With such rows the published figure is unknown, and these are the sums of the others.
    let left_out = [
        ("cause-without-rate-before", change.without_rate_before),
        ("cause-without-rate-now", change.without_rate_now),
    ];
    let left_out = left_out.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| language.text(key, &args!["n" => n]));
    std::iter::once(told).chain(left_out).collect::<Vec<_>>().join("; ")
}

/// By name; with the id where another account of those that changed has the same.
fn accounts(language: &Language, change: &Change, names: &BTreeMap<&str, &str>) -> String {
    if change.account_count > NAMED {
        return language.text("cause-accounts", &args!["n" => change.account_count]);
    }
    let shared = |name: &str| names.values().filter(|other| other.eq_ignore_ascii_case(name)).count() > 1;
    let name = |id: &String| match names.get(id.as_str()).filter(|name| !name.trim().is_empty()) {
        Some(name) if shared(name) => format!("{name} ({id})"),
        Some(name) => (*name).to_owned(),
        None => id.clone(),
    };
    change.accounts.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Words of ours are translated, days written as the reports write them; names stay.
pub fn value(language: &Language, cause: Cause, text: &str) -> String {
    let word = format!("cause-value-{text}");
    match cause {
        Cause::DealRedated => text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| language.date_short(day)),
        Cause::DealOutcomeChanged | Cause::BasisChanged if language.has(&word) => language.word(&word),
        Cause::Moved if text.is_empty() => language.word("cause-no-account"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DealState;
    use crate::plan::language::LanguageCode;

    #[test]
    fn every_cause_and_value_has_words_in_both_languages() {
        for code in LanguageCode::ALL {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            for cause in Cause::ALL {
                assert!(language.has(&format!("cause-{}", cause.key().replace('_', "-"))), "{cause:?}");
            }
            let states = DealState::ALL.map(DealState::key);
            for value in states.into_iter().chain(["revenue", "opportunity"]) {
                assert!(language.has(&format!("cause-value-{value}")), "{value}");
            }
        }
    }
}
