//! The published tables: of the sample company, of one of which nothing is known, and against their documentation.

pub mod company;
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use cartera::deliver::exports::{self, Export};
use cartera::deliver::tables::read_back;
use cartera::ingest::{Reject, Unjoined};
use cartera::model::Entity;
use cartera::plan::language::LanguageCode;

fn text(export: &Export) -> String {
    String::from_utf8(export.csv().unwrap()).unwrap()
}

/// The cells of a table by its headings.
fn cells(export: &Export) -> Vec<BTreeMap<String, String>> {
    let mut rows = read_back(&export.csv().unwrap()).unwrap().into_iter();
    let headings = rows.next().unwrap();
    rows.map(|row| headings.iter().cloned().zip(row).collect()).collect()
}

fn table<'a>(tables: &'a [Export], name: &str) -> &'a Export {
    tables.iter().find(|table| table.name == name).unwrap()
}

#[test]
fn the_accounts_table_begins_with_the_columns_that_others_rely_on() {
    let scored = company::poor(&[("A-1", "Acme")], LanguageCode::En);
    let accounts = exports::accounts(&scored.context());
    let promised = "as_of, account_id, name, owner, segment, industry, currency, revenue_ltm, revenue_yoy_share, \
                    pipeline_weighted, win_rate_share, cycle_days_median, nps, nps_low, nps_high, nps_responses, \
                    churn_points, churn_observed_share, churn_risk, churn_band, priority_score, priority_low, \
                    priority_high, tier, quadrant, clv, forecast_12m, forecast_12m_low, forecast_12m_high, whitespace, \
                    penetration_share";
    let promised: Vec<&str> = promised.split(", ").collect();
    assert_eq!(accounts.columns[..promised.len()], promised);
}

#[test]
fn of_an_account_without_data_nothing_is_0_but_what_was_observed_of_it() {
    let scored = company::poor(&[("A-1", "=Acme")], LanguageCode::En);
    let tables = exports::tables(&scored.context());
    let [account] = &cells(table(&tables, "accounts"))[..] else { panic!("one account") };
    let known: Vec<(&str, &str)> = account
        .iter()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(column, cell)| (column.as_str(), cell.as_str()))
        .collect();
    insta::assert_debug_snapshot!(known);
    insta::assert_snapshot!(text(table(&tables, "reasons")));
    let portfolio = cells(table(&tables, "portfolio"));
    assert!(portfolio.iter().all(|row| row["value"].is_empty() != row["reason"].is_empty()));
    for empty in ["months", "opportunities"] {
        assert_eq!(cells(table(&tables, empty)).len(), 0);
    }
}

#[test]
fn every_empty_cell_of_the_accounts_table_has_one_reason() {
    let scored = company::sample(24, LanguageCode::En);
    let tables = exports::tables(&scored.context());
    let empty: BTreeSet<(String, String)> = cells(table(&tables, "accounts"))
        .iter()
        .flat_map(|row| {
            let empty = row.iter().filter(|(_, cell)| cell.is_empty());
            empty.map(|(column, _)| (row["account_id"].clone(), column.clone())).collect::<Vec<_>>()
        })
        .collect();
    let reasons = cells(table(&tables, "reasons"));
    assert!(reasons.iter().all(|row| row["reason"].contains(": ")));
    assert_eq!(reasons.len(), empty.len(), "each once");
    let told: BTreeSet<(String, String)> =
        reasons.into_iter().map(|row| (row["account_id"].clone(), row["column"].clone())).collect();
    assert_eq!(told, empty);
}

#[test]
fn the_parts_of_scores_add_up_to_them() {
    let scored = company::sample(24, LanguageCode::En);
    let tables = exports::tables(&scored.context());
    let number = |cell: &String| cell.parse::<f64>().ok();
    let mut points = BTreeMap::<String, f64>::new();
    for row in cells(table(&tables, "priority_criteria")) {
        *points.entry(row["account_id"].clone()).or_default() += number(&row["points"]).unwrap_or(0.0);
    }
    let accounts = cells(table(&tables, "accounts"));
    let mut compared = 0;
    for account in &accounts {
        if let Some(score) = number(&account["priority_score"]) {
            assert!((score - points[&account["account_id"]]).abs() < 1e-6, "{account:?}");
            compared += 1;
        }
    }
    assert!(compared > 10);

    // Rows without an account count in the portfolio's revenue, so that is never less.
    let of_accounts: f64 = accounts.iter().filter_map(|account| number(&account["revenue_ltm"])).sum();
    let portfolio = cells(table(&tables, "portfolio"));
    let whole = portfolio.iter().find(|row| row["metric"] == "revenue_ltm" && row["dimension"].is_empty()).unwrap();
    assert_eq!(whole["unit"], "EUR");
    assert!(number(&whole["value"]).unwrap() >= of_accounts - 0.5);
}

#[test]
fn numbers_are_plain_decimals_and_money_has_two_digits() {
    let scored = company::sample(24, LanguageCode::Es);
    let tables = exports::tables(&scored.context());
    for row in cells(table(&tables, "accounts")) {
        for column in ["revenue_ltm", "pipeline_open", "won_value", "overdue", "renewal_value"] {
            let cell = &row[column];
            assert!(cell.is_empty() || cell.split_once('.').is_some_and(|(_, cents)| cents.len() == 2), "{cell}");
        }
        for column in ["nps", "nps_low", "win_rate_share", "priority_score", "revenue_yoy_share"] {
            let cell = &row[column];
            let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
            assert!(plain && (cell.is_empty() || cell.parse::<f64>().is_ok()), "{cell}");
        }
    }
    assert!(text(table(&tables, "months")).lines().nth(1).unwrap().starts_with("2026-10-31,"));
}

#[test]
fn the_history_gets_every_figure_with_the_reason_of_the_unknown_and_no_name() {
    let scored = company::poor(&[("A-1", "Acme")], LanguageCode::En);
    let accounts = exports::accounts(&scored.context());
    let rows = exports::snapshot(&accounts);
    assert_eq!(rows.len(), accounts.columns.len() - 5);
    assert!(rows.iter().all(|row| row.text.as_deref() != Some("Acme") && row.account_id == "A-1"));
    let of = |metric: &str| rows.iter().find(|row| row.metric == metric).unwrap();
    assert_eq!((of("revenue_ltm").value, of("revenue_ltm").text.as_deref()), (None, Some("no-source")));
    assert_eq!((of("clv").value, of("clv").text.as_deref()), (None, Some("no-source")));
    assert_eq!((of("churn_observed_share").value, of("churn_observed_share").text.as_deref()), (Some(0.0), None));
    assert_eq!(of("currency").text.as_deref(), Some("EUR"));

    let known = company::sample(24, LanguageCode::En);
    let rows = exports::snapshot(&exports::accounts(&known.context()));
    let exact = rows.iter().find(|row| row.metric == "revenue_ltm" && row.value.is_some()).unwrap();
    assert_eq!(exact.text.as_ref().unwrap().parse::<f64>().ok(), exact.value, "an amount is kept exactly beside");
}

#[test]
fn rejects_and_unjoined_rows_keep_hostile_text_as_text() {
    let reject = Reject {
        file: "crm/Account.csv".into(),
        sheet: None,
        row: 43,
        entity: Entity::Account,
        column: Some("Created \"Date\"".into()),
        found: "=HYPERLINK(\"http://x\")\n-1".into(),
        expected: "a date".into(),
        remedy: cartera::ingest::Remedy::FillCell,
        row_kept: true,
    };
    insta::assert_snapshot!(text(&exports::rejects(&[reject])));
    let row = Unjoined {
        entity: Entity::SurveyResponse,
        file: "surveys.xlsx".into(),
        sheet: Some("Q3".into()),
        row: 7,
        id: Some("-7".into()),
        tried: "email=@x, account_name=Ñandú".into(),
        reason: "no account has it",
    };
    insta::assert_snapshot!(text(&exports::unjoined(&[row])));
}

#[test]
fn quality_is_the_counts_as_json() {
    let scored = company::sample(24, LanguageCode::En);
    let json = exports::quality_json(&scored.ingested.quality).unwrap();
    let read: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert!(read["entities"]["account"]["records"].as_u64().unwrap() >= 24);
}
