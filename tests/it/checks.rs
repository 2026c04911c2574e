//! Stale and partial exports, finance's totals, and the list of what to fix, on a small company whose exports change
//! from month to month.

use camino::{Utf8Path, Utf8PathBuf};
use cartera::cli::Output;
use cartera::ingest::{Fix, FixKind, FixList, FixStatus, Ingested};
use cartera::model::Month;
use cartera::pipeline::{self, Options, Outcome, Published};
use cartera::settings::{Flags, Settings};
use serde_json::Value;

const CONFIG: &str = r#"
[company]
currency = "EUR"

[[source]]
files = ["accounts.csv"]
entity = "account"
owner = "Ana García"
columns = { id = "Id", name = "Name", owner_id = "Owner", state = "State", segment = "Segment" }

[[source]]
files = ["invoices_*.csv"]
entity = "revenue"
owner = "erp@example.com"
optional = true
columns = { id = "Document", account_id = "Account", date = "Date", amount = "Amount", currency = "Currency", status = "Status" }
"#;

const OWNERS: [&str; 4] = ["U-1", "U-1", "U-2", "U-2"];
const STATES: [&str; 4] = ["Norte", "Norte", "Norte", "Sur"];

/// Four accounts; each buys once a month.
struct Company {
    folder: tempfile::TempDir,
}

impl Company {
    fn new(more: &str) -> Company {
        let company = Company { folder: tempfile::tempdir().unwrap() };
        company.write("cartera.toml", &format!("{CONFIG}\n{more}"));
        company
    }

    fn path(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path()).unwrap().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs_err::write(self.path(name), text).unwrap();
    }

    /// The exports of a month: accounts, and the invoices of twelve months up to it in a file that bears its name.
    fn export(&self, month: &str, accounts: usize) {
        for name in fs_err::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
            if name.file_name().unwrap().to_str().unwrap().starts_with("invoices_") {
                fs_err::remove_file(name).unwrap();
            }
        }
        let mut text = "Id,Name,Owner,State,Segment\n".to_owned();
        for n in 0..accounts {
            let segment = if n == 3 { "Small" } else { "Large" };
            text.push_str(&format!("A-{n},Company {n},{},{},{segment}\n", OWNERS[n], STATES[n]));
        }
        self.write("accounts.csv", &text);
        let last = Month::parse(month).unwrap();
        let mut text = "Document,Account,Date,Amount,Currency,Status\n".to_owned();
        for back in (0..12).rev() {
            let day = last.plus(-back).first_day();
            for n in 0..accounts {
                text.push_str(&format!("D-{day}-{n},A-{n},{day},100.00,EUR,paid\n"));
            }
        }
        self.write(&format!("invoices_{month}.csv"), &text);
    }

    fn settings(&self, period: &str) -> Settings {
        let flags = Flags {
            config: Some(self.path("cartera.toml")),
            output: Some(self.path("output")),
            period: Month::parse(period),
            ..Flags::default()
        };
        Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap()
    }

    fn run(&self, period: &str) -> Result<Box<Published>, pipeline::Error> {
        let only = vec![Output::Tables, Output::Workbook, Output::Portal];
        let options = Options { only, ..Options::default() };
        match pipeline::run(&self.settings(period), &options, &())? {
            Outcome::Published(published) => Ok(published),
            Outcome::Stopped(_) => panic!("stopped"),
        }
    }

    /// What `cartera check` does.
    fn check(&self, period: &str) -> Ingested {
        let settings = self.settings(period);
        let mut ingested = pipeline::ingest(&settings, &()).unwrap();
        let past = pipeline::past(&settings, &()).unwrap();
        let scores = pipeline::score(&settings, &ingested, &past, &());
        pipeline::examine(&settings, &mut ingested, &scores, &());
        ingested
    }

    fn list(&self, period: &str) -> FixList {
        self.check(period).quality.fix_list
    }

    /// The kinds that a month's list holds.
    fn kinds(&self, period: &str) -> Vec<FixKind> {
        self.list(period).items.iter().map(|fix| fix.kind).collect()
    }

    fn published(&self, period: &str, file: &str) -> String {
        fs_err::read_to_string(self.path(&format!("output/{period}/{file}"))).unwrap()
    }
}

fn one(list: &FixList, kind: FixKind) -> &Fix {
    let found: Vec<_> = list.items.iter().filter(|fix| fix.kind == kind).collect();
    assert_eq!(found.len(), 1, "{kind:?}: {list:#?}");
    found[0]
}

#[test]
fn a_month_as_it_should_be_has_nothing_to_fix() {
    let company = Company::new("");
    company.export("2026-09", 4);
    assert_eq!(company.kinds("2026-09"), []);
    let published = company.run("2026-09").unwrap();
    assert!(published.warnings.is_empty() && published.incomplete.is_empty());
    company.export("2026-10", 4);
    assert_eq!(company.kinds("2026-10"), []);
}

#[test]
fn every_table_that_is_explained_is_published() {
    let company = Company::new("");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    let explained = fs_err::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md")).unwrap();
    let tables: Vec<&str> =
        explained.lines().filter_map(|line| line.strip_prefix("## `tables/")?.strip_suffix('`')).collect();
    assert!(tables.contains(&"quarter.csv") && tables.contains(&"orphans.csv") && tables.contains(&"left_out.csv"));
    for table in tables {
        let text = company.published("2026-09", &format!("tables/{table}"));
        assert!(text.lines().next().is_some_and(|headings| headings.contains(',')), "{table}");
    }
}

#[test]
fn the_file_of_last_month_is_told_whatever_it_is_called() {
    let company = Company::new("");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    fs_err::rename(company.path("invoices_2026-09.csv"), company.path("invoices_2026-10.csv")).unwrap();
    let list = company.list("2026-10");
    let fix = one(&list, FixKind::SameFile);
    assert!(fix.what.contains("invoices_2026-10.csv") && fix.what.contains("invoices_2026-09.csv"), "{}", fix.what);
    assert_eq!(fix.senders, ["erp@example.com"]);
    // Accounts may stay as they are.
    assert!(list.items.iter().all(|fix| fix.file.as_deref() != Some("accounts.csv")), "{list:#?}");
    // A re-run of a month is no stale export.
    company.export("2026-09", 4);
    assert_eq!(company.kinds("2026-09"), []);
}

#[test]
fn the_newest_record_may_be_so_old_and_no_older() {
    let company = Company::new("[checks.newest_days]\nrevenue = 29\n");
    company.export("2026-10", 4);
    let fix = company.list("2026-10");
    let fix = one(&fix, FixKind::OldRecords);
    assert!(fix.what.contains("2026-10-01") && fix.what.contains("30 days"), "{}", fix.what);
    company.write("cartera.toml", &format!("{CONFIG}\n[checks.newest_days]\nrevenue = 30\n"));
    assert_eq!(company.kinds("2026-10"), []);
    company.write(
        "cartera.toml",
        &format!("{CONFIG}\n[checks]\nold_records = \"off\"\nnewest_days = {{ revenue = 1 }}\n"),
    );
    assert_eq!(company.kinds("2026-10"), []);
}

#[test]
fn a_fall_of_rows_beyond_the_share_is_told_with_both_counts() {
    let company = Company::new("[checks]\nunit_gone = \"off\"\n");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    company.export("2026-10", 3);
    let list = company.list("2026-10");
    let fix = one(&list, FixKind::FewerRows);
    assert!(fix.what.contains("36 rows") && fix.what.contains("48 in 2026-09"), "{}", fix.what);
    assert_eq!(fix.file.as_deref(), Some("invoices_2026-10.csv"));
    // Exactly the share is not beyond it; four accounts are too few to be counted.
    company.write("cartera.toml", &format!("{CONFIG}\n[checks]\nunit_gone = \"off\"\nfewer_rows_share = 0.25\n"));
    assert_eq!(company.kinds("2026-10"), []);
}

#[test]
fn a_group_that_is_gone_is_told_with_its_accounts() {
    let company = Company::new("[checks]\nfewer_rows = \"off\"\n");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    company.export("2026-10", 3);
    let told: Vec<String> = company.list("2026-10").items.into_iter().map(|fix| fix.what).collect();
    // U-2 has another account.
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("region `Sur` had 1 accounts in 2026-09"), "{told:?}");
    assert!(told[1].contains("segment `Small`"), "{told:?}");
    company.export("2026-10", 2);
    assert!(company.list("2026-10").items.iter().any(|fix| fix.what.starts_with("owner `U-2`")));
    // The accounts are there, and their invoices are not.
    company.export("2026-10", 4);
    let invoices = fs_err::read_to_string(company.path("invoices_2026-10.csv")).unwrap();
    let without: Vec<&str> = invoices.lines().filter(|line| !line.contains(",A-3,")).collect();
    company.write("invoices_2026-10.csv", &without.join("\n"));
    let told: Vec<String> = company.list("2026-10").items.into_iter().map(|fix| fix.what).collect();
    assert!(told[0].contains("region `Sur` had 12 revenue lines"), "{told:?}");
}

#[test]
fn a_missing_file_is_told_and_hides_no_other() {
    let company = Company::new("");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    fs_err::remove_file(company.path("invoices_2026-09.csv")).unwrap();
    let list = company.list("2026-10");
    let fix = one(&list, FixKind::SourceGone);
    assert!(fix.what.contains("invoices_2026-09.csv") && fix.what.contains("48 rows"), "{}", fix.what);
    assert!(!list.items.iter().any(|fix| fix.kind == FixKind::FewerRows), "said once: {list:#?}");
}

const CONTROL: &str = "[checks.control]\nfile = \"control.csv\"\nowner = \"finanzas\"\n";

#[test]
fn totals_are_held_against_finances_with_both_values() {
    let company = Company::new(CONTROL);
    company.export("2026-10", 4);
    company.write("control.csv", "month,figure,amount,currency\n2026-09,revenue,402,\n2026-10,revenue,400,EUR\n2026-10,orders,4,\n2026-11,revenue,9,\n");
    assert_eq!(company.kinds("2026-10"), [], "0.5 % off is tolerated, and a month that is not closed is not asked");
    company.write(
        "control.csv",
        "month,figure,amount,currency\n2026-10,revenue,450.10,\n2026-10,orders,5,\n2026-10,revenue,1,USD\n",
    );
    let list = company.list("2026-10");
    let told: Vec<&str> = list.items.iter().map(|fix| fix.what.as_str()).collect();
    assert_eq!(
        told,
        [
            "orders of 2026-10: the exports give 4, finance has 5",
            "revenue of 2026-10: the exports give 400.00 EUR, finance has 450.10 EUR",
            "revenue of 2026-10: the exports give 0.00 USD, finance has 1.00 USD",
        ]
    );
    assert!(list.items.iter().all(|fix| fix.senders == ["finanzas"] && fix.accounts == Some(4)), "{list:#?}");
    company.write("control.csv", "month,figure,amount\n2026-09,revenue,400\n");
    assert!(one(&company.list("2026-10"), FixKind::ControlUnusable).what.contains("says nothing of 2026-10"));
}

#[test]
fn cancelled_invoices_are_not_in_the_total() {
    let company = Company::new(CONTROL);
    company.export("2026-10", 4);
    let invoices = fs_err::read_to_string(company.path("invoices_2026-10.csv")).unwrap();
    company.write("invoices_2026-10.csv", &format!("{invoices}D-X,A-0,2026-10-02,5000,EUR,cancelled\n"));
    company.write("control.csv", "month,figure,amount\n2026-10,revenue,400\n");
    assert_eq!(company.kinds("2026-10"), []);
}

#[test]
fn a_hostile_control_file_is_a_finding_and_stops_where_it_is_to() {
    let company = Company::new(&format!("{CONTROL}action = \"stop\"\n"));
    company.export("2026-10", 4);
    let huge = "9".repeat(28);
    for text in [
        String::new(),
        "\0\0\0".to_owned(),
        "a,b,c\n1,2,3\n".to_owned(),
        "month,figure,amount\n=cmd|'/c calc'!A0,revenue,400\n".to_owned(),
        format!("month,figure,amount\n2026-10,revenue,{huge}\n2026-10,revenue,-{huge}\n"),
        "month,figure,amount\n2026-10,revenue,0\n".to_owned(),
        "month,figure,amount\n2026-10,revenue,400\n2026-10,revenue,500\n".to_owned(),
    ] {
        company.write("control.csv", &text);
        let error = company.run("2026-10").unwrap_err();
        assert!(matches!(error, pipeline::Error::Checks(_)), "{text:?}: {error}");
    }
    fs_err::remove_file(company.path("control.csv")).unwrap();
    assert!(company.run("2026-10").unwrap_err().to_string().contains("control.csv"));
    assert!(!company.path("output").exists(), "nothing was made");
}

#[test]
fn a_stop_publishes_nothing_lists_every_reason_and_leaves_the_former_run() {
    let company = Company::new("[checks]\nfewer_rows = \"stop\"\nunit_gone = \"stop\"\nold_records = \"warn\"\n");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    let before = company.published("2026-09", "run.json");
    company.export("2026-10", 2);
    let error = company.run("2026-10").unwrap_err();
    let text = error.to_string();
    for reason in ["24 rows of the revenue lines, 48 in 2026-09", "owner `U-2`", "region `Sur`", "segment `Small`"] {
        assert!(text.contains(reason), "{reason}: {text}");
    }
    assert!(!error.hint().is_empty());
    assert!(!company.path("output/2026-10").exists());
    assert_eq!(fs_err::read_link(company.path("output/latest")).unwrap().to_str(), Some("2026-09"));
    assert_eq!(company.published("2026-09", "run.json"), before);
    assert!(company.list("2026-10").items.iter().all(|fix| fix.stops), "`check` says so too");
    // What is found to be no fault is let through, and told.
    company.write("cartera.toml", CONFIG);
    let published = company.run("2026-10").unwrap();
    assert_eq!(published.warnings.len(), 4, "{:?}", published.warnings);
    assert!(published.incomplete.is_empty());
    let told = &published.manifest.warnings;
    assert!(told.iter().any(|line| line.contains("owner `U-2`")), "{told:?}");
}

/// A month with a row, a cell and a document that are wrong.
fn spoil(company: &Company, month: &str, row: &str) {
    company.export(month, 4);
    let name = format!("invoices_{month}.csv");
    let invoices = fs_err::read_to_string(company.path(&name)).unwrap();
    company.write(&name, &format!("{invoices}{row}"));
}

#[test]
fn the_second_month_says_what_is_new_what_stayed_and_what_is_gone() {
    let company = Company::new("");
    spoil(&company, "2026-09", "D-1,A-9,2026-09-02,7,EUR,paid\nD-2,A-1,soon,7,EUR,paid\n");
    company.run("2026-09").unwrap();
    let first: Value = serde_json::from_str(&company.published("2026-09", "quality.json")).unwrap();
    let items = first["fix_list"]["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "{items:#?}");
    assert!(items.iter().all(|item| item["status"].is_null()), "there is nothing to compare with");

    spoil(&company, "2026-10", "D-1,A-9,2026-10-02,7,EUR,paid\nD-3,A-1,2026-10-03,7,XAU,paid\n");
    company.run("2026-10").unwrap();
    let list: Value = serde_json::from_str(&company.published("2026-10", "quality.json")).unwrap();
    let list = &list["fix_list"];
    assert_eq!(list["compared_with"], "2026-09-r1");
    let told: Vec<(&str, &str, &str)> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["kind"].as_str().unwrap(), item["status"].as_str().unwrap(), item["since"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("no_rate", "new", "2026-10"), ("rows_unjoined", "still", "2026-09")]);
    assert_eq!(list["items"][0]["accounts"], 1);
    assert_eq!(list["items"][0]["places"][0]["account"], "A-1");
    assert_eq!(list["items"][1]["places"][0]["row"], 50);
    assert_eq!(list["gone"][0]["kind"], "rows_rejected");

    let name = fs_err::read_dir(company.path("output/2026-10/quality")).unwrap().next().unwrap().unwrap().file_name();
    let name = name.to_str().unwrap();
    assert!(name.starts_with("erp-example-com--") && name.ends_with(".csv"), "{name}");
    let csv = company.published("2026-10", &format!("quality/{name}"));
    let statuses: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(statuses, ["new", "still", "gone"], "{csv}");
    let page = company.published("2026-10", "index.html");
    assert!(page.contains("Sigue igual") && page.contains(name), "the portal shows the list");
}

#[test]
fn what_is_compared_with_needs_no_history() {
    let company = Company::new("");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    fs_err::remove_file(company.path("output/history.sqlite")).unwrap();
    company.export("2026-10", 2);
    assert!(company.kinds("2026-10").contains(&FixKind::FewerRows));
}

#[test]
fn a_run_of_an_earlier_version_is_compared_as_far_as_it_tells() {
    let company = Company::new("");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    let run = company.path("output/2026-09/run.json");
    let mut manifest: Value = serde_json::from_str(&fs_err::read_to_string(&run).unwrap()).unwrap();
    manifest.as_object_mut().unwrap().remove("units");
    for input in manifest["inputs"].as_array_mut().unwrap() {
        input.as_object_mut().unwrap().remove("entity");
    }
    fs_err::write(&run, manifest.to_string()).unwrap();
    let quality = company.path("output/2026-09/quality.json");
    fs_err::write(&quality, "{}").unwrap();
    company.export("2026-10", 2);
    let list = company.list("2026-10");
    let fix = one(&list, FixKind::FewerRows);
    assert!(fix.what.contains("24 rows") && fix.status.is_none(), "{fix:#?}");
    // One that can't be read is told, and nothing is compared.
    fs_err::write(&run, "{").unwrap();
    assert_eq!(company.kinds("2026-10"), []);
}

#[test]
fn a_status_is_new_only_beside_an_earlier_list() {
    let company = Company::new("");
    company.export("2026-09", 4);
    company.run("2026-09").unwrap();
    company.export("2026-10", 3);
    let list = company.list("2026-10");
    assert!(!list.items.is_empty() && list.items.iter().all(|fix| fix.status == Some(FixStatus::New)), "{list:#?}");
}
