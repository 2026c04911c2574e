//! Three months of a company whose exports change as real ones do: each score's change has its true cause.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use camino::{Utf8Path, Utf8PathBuf};
use cartera::cli::Output;
use cartera::model::{BridgeCause, BridgeFigure, Bridges, Decimal, Month};
use cartera::pipeline::{self, DiffError, Options, Outcome};
use cartera::sample::{self, SampleOptions};
use cartera::settings::{Flags, Settings};

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

    fn settings(&self, month: &str) -> Settings {
        let flags = Flags {
            config: Some(self.path("cartera.toml")),
            input: Some(self.path(month)),
            output: Some(self.path("output")),
            period: Month::parse(month),
            ..Flags::default()
        };
        Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap()
    }

    fn run(&self, month: &str) {
        let settings = self.settings(month);
        let options = Options { only: vec![Output::Tables, Output::Workbook, Output::Portal], ..Options::default() };
        assert!(matches!(pipeline::run(&settings, &options, &()).unwrap(), Outcome::Published(_)));
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

/// What a score is told to have changed by, of which cause, for an account alone.
fn is_told(rows: &[Row], account: &str, figure: &str, cause: &str) -> Option<Decimal> {
    told(rows, account, figure).get(cause).copied()
}

#[test]
fn effects_sum_to_the_change_of_each_score_as_published() {
    let company = &*COMPANY;
    assert_eq!(company.table("2026-08", "bridge").len(), 0);
    for pair in MONTHS.windows(2) {
        let (then, month) = (company.table(pair[0], "accounts"), company.table(pair[1], "accounts"));
        let rows = company.table(pair[1], "bridge");
        let value = |table: &[Row], account: &str, figure: &str| -> Option<f64> {
            table.iter().find(|row| row["account_id"] == account)?[figure].parse().ok()
        };
        let mut groups: BTreeMap<(&str, &str), Vec<&Row>> = BTreeMap::new();
        for row in &rows {
            groups.entry((&row["account_id"], &row["figure"])).or_default().push(row);
        }
        let mut compared = 0;
        for ((account, figure), parts) in groups {
            let side = |column: &str| parts[0][column].parse::<Decimal>().ok();
            let (Some(before), Some(now)) = (side("before"), side("now")) else { continue };
            let sum: Decimal = parts.iter().map(|row| row["effect"].parse::<Decimal>().unwrap()).sum();
            assert_eq!(now - before, sum, "{account} {figure}");
            // Churn points are published as whole ones.
            let near = if figure == "churn_points" { 0.5 } else { 0.006 };
            for (told, published) in [(before, value(&then, account, figure)), (now, value(&month, account, figure))] {
                let told = f64::try_from(told).unwrap();
                assert!((told - published.unwrap()).abs() <= near, "{account} {figure}: {told} {published:?}");
                compared += 1;
            }
        }
        assert!(compared > 200, "{compared}");
    }
}

#[test]
fn each_injected_change_has_its_true_cause_and_no_other_account_is_told_of_it() {
    let company = &*COMPANY;
    let mut seen = BTreeMap::<String, usize>::new();
    for month in &MONTHS[1..] {
        let rows = company.table(month, "bridge");
        let injected = company.injected(month);
        for change in &injected {
            *seen.entry(change.cause.clone()).or_default() += 1;
            let of_revenue = |cause: &str| {
                for account in &change.accounts {
                    let effect = is_told(&rows, account, "revenue_ltm", cause);
                    assert!(effect.is_some(), "{month} {change:?}: {:?}", told(&rows, account, "revenue_ltm"));
                    if let (Some(effect), Some(amount), 1) = (effect, change.amount, change.accounts.len()) {
                        assert_eq!(effect, amount, "{month} {change:?}");
                    }
                }
            };
            match change.cause.as_str() {
                "restated" | "rows_added" | "rows_deleted" => of_revenue("restated"),
                "currency_new" | "rate_missing" | "rate_given" => of_revenue("currency"),
                "merged" => {
                    let survivor = change.to.as_deref().unwrap();
                    assert!(
                        is_told(&rows, survivor, "revenue_ltm", "structure").is_some_and(|effect| !effect.is_zero())
                    );
                    assert!(rows.iter().all(|row| Some(row["account_id"].as_str()) != change.from.as_deref()));
                }
                // The date and the state of a deal are the customer's.
                "deal_redated" | "deal_reopened" => {
                    let account = &change.accounts[0];
                    let causes = told(&rows, account, "pipeline_weighted");
                    // A date alone need not change what the deal is worth.
                    let told = causes.contains_key("own_data") || causes.is_empty() && change.cause == "deal_redated";
                    assert!(told, "{month} {change:?} {causes:?}");
                }
                // No score hangs on who looks after an account or what it is called.
                _ => {}
            }
        }
        // What nobody corrected, merged or invoiced in another currency is told of no such cause.
        let subject = |causes: &[&str], account: &str| {
            injected.iter().any(|change| {
                let named = [&change.from, &change.to].into_iter().flatten().any(|id| id == account);
                causes.contains(&change.cause.as_str()) && (named || change.accounts.iter().any(|id| id == account))
            })
        };
        for row in rows.iter().filter(|row| row["figure"] != "clv" && row["figure"] != "forecast_12m") {
            let allowed: &[&str] = match row["cause"].as_str() {
                "restated" => &["restated", "rows_added", "rows_deleted", "stale_file"],
                "structure" => &["merged"],
                "currency" if row["figure"] != "pipeline_weighted" => &["currency_new", "rate_missing", "rate_given"],
                "config" | "program" | "model" => &[],
                _ => continue,
            };
            assert!(subject(allowed, &row["account_id"]), "{month} {row:?}");
        }
    }
    assert!(seen.len() >= 12, "{seen:?}");
}

/// Bridges of a month as a run makes them.
fn bridges(company: &Company, month: &str, edit: impl FnOnce(&mut Settings)) -> Bridges {
    let mut settings = company.settings(month);
    edit(&mut settings);
    let mut ingested = pipeline::ingest(&settings, &()).unwrap();
    let past = pipeline::past(&settings, &()).unwrap();
    let scores = pipeline::score(&settings, &ingested, &past, &());
    let examined = pipeline::examine(&settings, &mut ingested, &scores, &());
    pipeline::bridge(&settings, &ingested, &scores, &past, &examined).bridges.unwrap()
}

#[test]
fn other_weights_are_told_as_such_beside_all_else() {
    let company = &*COMPANY;
    let plain = bridges(company, "2026-10", |_| {});
    let weighed = bridges(company, "2026-10", |settings| settings.config.scores.priority.growth_weight = 60.0);
    let of = |bridges: &Bridges, cause| -> usize {
        let scores = bridges.accounts.iter().filter_map(|account| account.of(BridgeFigure::PriorityScore));
        scores.filter(|bridge| !bridge.of_cause(cause).is_zero()).count()
    };
    assert_eq!(of(&plain, BridgeCause::Config), 0);
    assert!(of(&weighed, BridgeCause::Config) > 20);
    for bridge in weighed.accounts.iter().flat_map(|account| &account.bridges) {
        let sum = bridge.parts.iter().fold(Decimal::ZERO, |sum, part| sum + part.effect);
        assert_eq!(sum, bridge.change().unwrap_or_default());
    }
    // Owners, names and deals' dates that changed are in the accounts' records.
    let told = |change: &Injected| {
        let of = |account: &String| {
            plain.of(account).is_some_and(|own| own.records.iter().any(|(cause, ..)| cause.key() == change.cause))
        };
        change.accounts.iter().all(of)
    };
    let leaver = company.injected("2026-10").into_iter().find(|change| change.cause == "leaver").unwrap();
    assert!(told(&leaver), "{leaver:?}");
}

#[test]
fn what_a_run_measures_otherwise_is_told_as_the_configuration_s() {
    let company = &*COMPANY;
    let other = bridges(company, "2026-10", |settings| {
        settings.config.scores.priority.fit.industries = vec!["Química".to_owned(), "Logística".to_owned()];
    });
    for bridge in other.accounts.iter().filter_map(|account| account.of(BridgeFigure::PriorityScore)) {
        let fit = bridge.parts.iter().filter(|part| part.factor == "fit");
        let causes: BTreeSet<BridgeCause> = fit.map(|part| part.cause).collect();
        // Fit was not set last month; ranked among accounts of which none had one, each is in the middle.
        assert!(causes.iter().all(|cause| matches!(cause, BridgeCause::Config | BridgeCause::Peers)), "{causes:?}");
    }
}

#[test]
fn two_runs_are_compared_from_the_history_with_their_causes() {
    let company = &*COMPANY;
    let output = company.path("output");
    let diff = pipeline::diff(&output, "2026-09", "2026-10-r1").unwrap();
    assert!(diff.causes_kept && !diff.config_differs && !diff.version_differs);
    let text = diff.to_string();
    assert!(text.starts_with("2026-09-r1 to 2026-10-r1: "), "{text}");
    let json = serde_json::to_value(&diff).unwrap();
    assert_eq!(json["from"]["id"], "2026-09-r1");
    let merged = company.injected("2026-10").into_iter().find(|change| change.cause == "merged").unwrap();
    assert!(diff.gone.contains(&merged.from.unwrap()));
    let rows = company.table("2026-10", "bridge");
    let mut causes = 0;
    for account in &diff.accounts {
        for figure in account.figures.iter().filter(|figure| figure.change.is_some()) {
            for kept in figure.causes.iter().filter(|kept| !kept.effect.is_zero()) {
                assert_eq!(told(&rows, &account.account_id, figure.figure)[&kept.cause], kept.effect);
                causes += 1;
            }
        }
    }
    assert!(causes > 100, "{causes}");
    // Of runs that are no neighbours the figures are told, not the causes.
    let apart = pipeline::diff(&output, "2026-08", "2026-10").unwrap();
    assert!(!apart.causes_kept && apart.accounts.iter().flat_map(|own| &own.figures).all(|own| own.causes.is_empty()));
}

#[test]
fn runs_that_can_t_be_compared_say_why() {
    let company = &*COMPANY;
    let output = company.path("output");
    let refused = |from: &str, to: &str| pipeline::diff(&output, from, to).unwrap_err();
    let missing = refused("2026-07", "2026-10");
    assert!(matches!(missing, DiffError::NotInHistory { .. }), "{missing}");
    assert!(missing.hint().contains("2026-08-r1, 2026-09-r1, 2026-10-r1"), "{}", missing.hint());
    assert!(matches!(refused("2026-10-r9", "2026-09"), DiffError::NotInHistory { .. }));
    assert!(matches!(refused("october", "2026-09"), DiffError::NotARun { .. }));
    assert!(matches!(refused("2026-10", "2026-10-r1"), DiffError::Same { .. }));
    let empty = tempfile::tempdir().unwrap();
    let folder = Utf8Path::from_path(empty.path()).unwrap();
    let none = pipeline::diff(folder, "2026-09", "2026-10").unwrap_err();
    assert!(matches!(none, DiffError::NoHistory { .. }) && !none.is_locked());
    fs_err::write(folder.join("history.sqlite"), "no database at all, but long enough to be one".repeat(20)).unwrap();
    let damaged = pipeline::diff(folder, "2026-09", "2026-10").unwrap_err();
    assert!(damaged.hint().contains("aside"), "{damaged}");
}

#[test]
fn a_customer_that_left_has_no_tier_that_asks_for_hours() {
    let company = &*COMPANY;
    let mut former = 0;
    for row in company.table("2026-10", "accounts") {
        let left = row["class"] == "churned";
        assert!(if left { ["former", ""].contains(&row["tier"].as_str()) } else { row["tier"] != "former" }, "{row:?}");
        former += usize::from(row["tier"] == "former");
    }
    assert!(former > 0);
}
