//! Three months of a company whose exports change as real ones do: each score's change has its true cause.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use camino::{Utf8Path, Utf8PathBuf};
use cartera::cli::Output;
use cartera::model::{Decimal, Month};
use cartera::pipeline::{self, Observer, Options, Outcome, Stage};
use cartera::sample::{self, SampleOptions};
use cartera::settings::{Flags, Settings};

struct Silent;

impl Observer for Silent {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self, _: &str) {}
    fn stage_done(&self) {}
    fn detail(&self, _: &str) {}
}

type Row = BTreeMap<String, String>;

const MONTHS: [&str; 3] = ["2026-08", "2026-09", "2026-10"];

pub struct Company {
    folder: tempfile::TempDir,
}

#[derive(Debug, Clone, serde::Deserialize)]
struct Injected {
    cause: String,
    since: String,
    accounts: Vec<String>,
    from: Option<String>,
    to: Option<String>,
    amount: Option<Decimal>,
}

pub static COMPANY: LazyLock<Company> = LazyLock::new(|| {
    let company = Company { folder: tempfile::tempdir().unwrap() };
    let options = SampleOptions { accounts: 48, months: 30, ..SampleOptions::default() };
    sample::write_months(&options, 3, company.folder.path()).unwrap();
    MONTHS.iter().for_each(|month| company.run(month));
    company
});

impl Company {
    pub fn path(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path()).unwrap().join(name)
    }

    fn run(&self, month: &str) {
        let flags = Flags {
            config: Some(self.path("cartera.toml")),
            input: Some(self.path(month)),
            output: Some(self.path("output")),
            period: Month::parse(month),
            ..Flags::default()
        };
        let settings = Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap();
        let options = Options { only: vec![Output::Tables, Output::Workbook, Output::Portal], ..Options::default() };
        assert!(matches!(pipeline::run(&settings, &options, &Silent).unwrap(), Outcome::Published(_)));
    }

    fn read(&self, month: &str, file: &str) -> String {
        fs_err::read_to_string(self.path("output").join(month).join(file)).unwrap()
    }

    fn table(&self, month: &str, name: &str) -> Vec<Row> {
        let text = self.read(month, &format!("tables/{name}.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let row = |row: csv::StringRecord| {
            headings.iter().zip(row.iter()).map(|(heading, cell)| (heading.to_owned(), cell.to_owned())).collect()
        };
        reader.records().map(|record| row(record.unwrap())).collect()
    }

    fn injected(&self, month: &str) -> Vec<Injected> {
        #[derive(serde::Deserialize)]
        struct List {
            change: Vec<Injected>,
        }
        let list: List = toml::from_str(&fs_err::read_to_string(self.path("changes.toml")).unwrap()).unwrap();
        list.change.into_iter().filter(|change| change.since == month).collect()
    }
}

/// Causes with their effects on a figure of an account.
fn told(rows: &[Row], account: &str, figure: &str) -> BTreeMap<String, Decimal> {
    let mut causes: BTreeMap<String, Decimal> = BTreeMap::new();
    for row in rows.iter().filter(|row| row["account_id"] == account && row["figure"] == figure) {
        *causes.entry(row["cause"].clone()).or_default() += row["effect"].parse::<Decimal>().unwrap_or_default();
    }
    causes
}

#[test]
fn dump() {
    let company = &*COMPANY;
    for month in &MONTHS[1..] {
        let rows = company.table(month, "bridge");
        let mut counts: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        for row in &rows {
            let factor = if row["figure"] == "pipeline_weighted" { "deal".to_owned() } else { row["factor"].clone() };
            *counts.entry((row["figure"].clone(), factor, row["cause"].clone())).or_default() += 1;
        }
        println!("{month} {}", rows.len());
        for (key, n) in counts {
            println!("{key:?} {n}");
        }
        for injected in company.injected(month) {
            println!("{injected:?}");
            for account in &injected.accounts {
                for figure in ["priority_score", "churn_points", "revenue_ltm", "pipeline_weighted", "nps"] {
                    println!("   {account} {figure} {:?}", told(&rows, account, figure));
                }
            }
        }
    }
}
