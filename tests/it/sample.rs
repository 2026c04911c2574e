//! The sample company: the same bytes everywhere, ids that lead somewhere, and a configuration that fits its files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "all of it is test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use calamine::Reader;
use cartera::model::Entity;
use cartera::sample::{SampleError, SampleOptions, Summary, write};

type Rows = Vec<BTreeMap<String, String>>;

fn sample(options: &SampleOptions) -> (tempfile::TempDir, Summary) {
    let dir = tempfile::tempdir().unwrap();
    let summary = write(options, dir.path()).unwrap();
    (dir, summary)
}

fn bytes(dir: &Path, summary: &Summary) -> BTreeMap<&'static str, Vec<u8>> {
    summary.files.iter().map(|file| (file.path, fs_err::read(dir.join(file.path)).unwrap())).collect()
}

/// The rows of a CSV as wide as its headings, and how many are not.
fn rows(dir: &Path, path: &str, delimiter: u8) -> (Rows, usize) {
    let bytes = fs_err::read(dir.join(path)).unwrap();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::WINDOWS_1252.decode(error.as_bytes()).0.into_owned(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let whole = records.iter().filter(|record| record.len() == headings.len());
    let named = |record: &csv::StringRecord| {
        headings.iter().zip(record).map(|(heading, cell)| (heading.to_owned(), cell.to_owned())).collect()
    };
    let rows: Rows = whole.map(named).collect();
    let torn = records.len() - rows.len();
    (rows, torn)
}

fn ids(dir: &Path, object: &str) -> BTreeSet<String> {
    let (rows, _) = rows(dir, &format!("salesforce/{object}.csv"), b',');
    rows.into_iter().map(|row| row["Id"].clone()).collect()
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

#[test]
fn the_sample_data_of_the_repository_is_what_the_generator_writes() {
    let (dir, summary) = sample(&SampleOptions::default());
    for (path, written) in bytes(dir.path(), &summary) {
        let kept = fs_err::read(repository().join(path)).unwrap();
        assert!(kept == written, "`{path}` differs: run the ignored test `regenerate_sample_data`");
    }
    let size: usize = bytes(dir.path(), &summary).values().map(Vec::len).sum();
    assert!(size < 3_000_000, "{size} bytes are too many for a repository");
}

#[test]
#[ignore = "writes sample-data"]
fn regenerate_sample_data() {
    write(&SampleOptions::default(), &repository()).unwrap();
}

#[test]
fn the_same_options_give_the_same_bytes_and_another_seed_gives_others() {
    let options = SampleOptions { accounts: 25, months: 30, ..SampleOptions::default() };
    let (one, summary) = sample(&options);
    let (two, _) = sample(&options);
    assert!(bytes(one.path(), &summary) == bytes(two.path(), &summary));
    let (other, other_summary) = sample(&SampleOptions { seed: 1, ..options });
    let (one, other) = (bytes(one.path(), &summary), bytes(other.path(), &other_summary));
    for path in ["salesforce/Account.csv", "erp/facturas.csv", "surveys/SurveyMonkey relationship.xlsx"] {
        assert!(one[path] != other[path], "{path}");
    }
}

#[test]
fn any_size_can_be_made() {
    for (accounts, months) in [(1, 1), (2, 13), (7, 3), (19, 120)] {
        let (dir, summary) = sample(&SampleOptions { accounts, months, ..SampleOptions::default() });
        let (rows, _) = rows(dir.path(), "salesforce/Account.csv", b',');
        assert_eq!(rows.len(), usize::try_from(accounts).unwrap() + 1, "the planted duplicate comes on top");
        assert!(summary.rows() > 0);
    }
}

#[test]
fn a_size_out_of_bounds_is_refused_with_its_limits() {
    let error = write(&SampleOptions { months: 0, ..SampleOptions::default() }, Path::new("never")).unwrap_err();
    assert!(matches!(error, SampleError::Size { what: "months", found: 0, .. }));
    assert_eq!(error.to_string(), "a sample of 0 months can't be made: expected 1 to 600");
    assert!(!Path::new("never").exists());
}

#[test]
fn every_id_leads_to_a_record_but_the_planted_ones() {
    let (dir, _) = sample(&SampleOptions::default());
    let dir = dir.path();
    let known: BTreeMap<&str, BTreeSet<String>> =
        ["Account", "Contact", "User", "Opportunity", "Campaign", "Product2", "PricebookEntry"]
            .map(|object| (object, ids(dir, object)))
            .into();
    let references = [
        ("Account", "ParentId", "Account"),
        ("Account", "OwnerId", "User"),
        ("Contact", "AccountId", "Account"),
        ("User", "ManagerId", "User"),
        ("Opportunity", "AccountId", "Account"),
        ("Opportunity", "OwnerId", "User"),
        ("Opportunity", "ContactId", "Contact"),
        ("Opportunity", "CampaignId", "Campaign"),
        ("OpportunityHistory", "OpportunityId", "Opportunity"),
        ("OpportunityLineItem", "OpportunityId", "Opportunity"),
        ("OpportunityLineItem", "Product2Id", "Product2"),
        ("OpportunityLineItem", "PricebookEntryId", "PricebookEntry"),
        ("PricebookEntry", "Product2Id", "Product2"),
        ("Task", "AccountId", "Account"),
        ("Task", "WhoId", "Contact"),
        ("Event", "AccountId", "Account"),
        ("Case", "AccountId", "Account"),
        ("Case", "ContactId", "Contact"),
        ("Lead", "ConvertedAccountId", "Account"),
        ("Lead", "ConvertedOpportunityId", "Opportunity"),
        ("CampaignMember", "CampaignId", "Campaign"),
        ("CampaignMember", "ContactId", "Contact"),
    ];
    let mut lost = Vec::new();
    for (object, column, target) in references {
        let (rows, _) = rows(dir, &format!("salesforce/{object}.csv"), b',');
        let blank = |id: &String| id == "000000000000000AAA" || id.is_empty();
        let missing = rows.iter().map(|row| &row[column]).filter(|id| !blank(id) && !known[target].contains(*id));
        lost.extend(missing.map(|_| (object, column)));
    }
    assert_eq!(lost, [("Opportunity", "AccountId")], "only the planted orphan");

    let (invoices, torn) = rows(dir, "erp/facturas.csv", b';');
    assert!(torn == 0 && invoices.iter().all(|row| known["Account"].contains(&row["Cliente"])));
    let short: BTreeSet<&str> = known["Account"].iter().map(|id| &id[..15]).collect();
    let (report, footer) = rows(dir, "salesforce/report1793465214873.csv", b',');
    assert!(!report.is_empty() && report.iter().all(|row| short.contains(row["Account ID"].as_str())));
    assert_eq!(footer, 3);
}

#[test]
fn the_planted_faults_are_there_and_few() {
    let (dir, _) = sample(&SampleOptions::default());
    let dir = dir.path();
    for object in ["Contact", "Task"] {
        let (rows, torn) = rows(dir, &format!("salesforce/{object}.csv"), b',');
        assert!(torn == 1 && rows.len() > 100, "{object}: {torn} of {}", rows.len());
    }
    let (invoices, _) = rows(dir, "erp/facturas.csv", b';');
    let planted: Vec<_> = invoices.iter().filter(|row| row["Factura"].starts_with("FV-X")).collect();
    assert_eq!(planted.len(), 2);
    assert!(planted[0]["Fecha"].starts_with("31/02/") && planted[1]["Importe"] == "12.345.67,8");
    assert!(invoices.len() > 200 * planted.len());
    let products: BTreeSet<&str> = invoices.iter().map(|row| row["Producto"].as_str()).collect();
    assert!(products.contains("Módulo de trazabilidad") && products.contains("MODULO TRAZABILIDAD"));
    assert!(invoices.iter().any(|row| row["Razón social"].starts_with("??")), "the code page has no Greek");
    let (accounts, _) = rows(dir, "salesforce/Account.csv", b',');
    let names: BTreeSet<&str> = accounts.iter().map(|row| row["Name"].as_str()).collect();
    assert!(names.iter().any(|name| name.starts_with("Μεταλλουργία")) && names.contains("東栄架空工業株式会社"));
    assert!(names.iter().any(|name| name.chars().count() > 150));
}

#[test]
fn nothing_is_dated_after_the_exports() {
    let options = SampleOptions::default();
    let (dir, _) = sample(&options);
    let limit = options.as_of.to_string();
    let created =
        ["Account", "Contact", "Opportunity", "OpportunityHistory", "Task", "Event", "Case", "Lead", "CampaignMember"];
    for object in created {
        let (rows, _) = rows(dir.path(), &format!("salesforce/{object}.csv"), b',');
        let late: Vec<_> = rows.iter().filter(|row| row["CreatedDate"][..10] > *limit).collect();
        assert!(late.is_empty(), "{object}: {late:?}");
    }
    let (invoices, _) = rows(dir.path(), "erp/facturas.csv", b';');
    for column in ["Fecha", "Fecha cobro"] {
        let iso = |text: &str| format!("{}-{}-{}", &text[6..], &text[3..5], &text[..2]);
        let days = invoices.iter().map(|row| &row[column]).filter(|text| !text.is_empty());
        assert!(days.map(|text| iso(text)).all(|day| day <= limit));
    }
}

/// Headings of a source of `cartera.toml`, whatever its shape.
fn headings(dir: &Path, path: &str) -> BTreeSet<String> {
    if path.ends_with(".xlsx") {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(dir.join(path)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        return sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    }
    let first = String::from_utf8_lossy(&fs_err::read(dir.join(path)).unwrap()).lines().next().unwrap().to_owned();
    let delimiter = if first.contains(';') { b';' } else { b',' };
    rows(dir, path, delimiter).0.remove(0).into_keys().collect()
}

#[test]
fn the_configuration_names_every_file_and_columns_that_exist() {
    let (dir, summary) = sample(&SampleOptions { accounts: 20, months: 24, ..SampleOptions::default() });
    let text = fs_err::read_to_string(dir.path().join("cartera.toml")).unwrap();
    let config: toml::Table = text.parse().unwrap();
    assert_eq!(config["run"]["as_of"].to_string(), "2026-10-31");
    let mut named = BTreeSet::new();
    for source in config["source"].as_array().unwrap() {
        let pattern = source["files"][0].as_str().unwrap();
        let pattern = glob::Pattern::new(pattern).unwrap();
        let matching: Vec<_> = summary.files.iter().filter(|file| pattern.matches(file.path)).collect();
        let [file] = matching[..] else { panic!("{pattern} matches {}", matching.len()) };
        named.insert(file.path);
        let Some(columns) = source.get("columns") else { continue };
        let headings = headings(dir.path(), file.path);
        for (field, heading) in columns.as_table().unwrap() {
            let heading = heading.as_str().unwrap();
            assert!(headings.contains(heading), "{}: no `{heading}`", file.path);
            if let Some(entity) = source.get("entity") {
                let entity = Entity::from_key(entity.as_str().unwrap()).unwrap();
                assert!(entity.field(field).is_some(), "{entity} have no `{field}`");
            }
        }
    }
    let unnamed: Vec<_> = summary.files.iter().map(|file| file.path).filter(|path| !named.contains(path)).collect();
    assert_eq!(unnamed, ["cartera.toml", "README.md"]);
}
