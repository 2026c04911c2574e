//! Month after month into one output folder: what the second month takes from the first.

use std::collections::BTreeMap;
use std::sync::Mutex;

use camino::{Utf8Path, Utf8PathBuf};
use cartera::cli::Output;
use cartera::history::{History, RunId};
use cartera::model::{ItemKey, Month, PlanBook};
use cartera::pipeline::{self, Observer, Options, Outcome, Stage};
use cartera::sample::{self, SampleOptions};
use cartera::score::{Past, Tier};
use cartera::settings::{Flags, Settings};
use serde_json::Value;

/// Keeps what it was warned of.
#[derive(Default)]
struct Listener(Mutex<Vec<String>>);

impl Observer for Listener {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self, _: &str) {}
    fn stage_done(&self) {}
    fn detail(&self, _: &str) {}
    fn warning(&self, message: &str, _: &str) {
        self.0.lock().unwrap().push(message.to_owned());
    }
}

pub struct Company {
    folder: tempfile::TempDir,
}

impl Company {
    pub fn sample() -> Company {
        let folder = tempfile::tempdir().unwrap();
        let options = SampleOptions { accounts: 20, months: 28, ..SampleOptions::default() };
        sample::write(&options, folder.path()).unwrap();
        Company { folder }
    }

    pub fn path(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path()).unwrap().join(name)
    }

    pub fn settings(&self, period: &str) -> Settings {
        let flags = Flags {
            config: Some(self.path("cartera.toml")),
            output: Some(self.path("output")),
            period: Month::parse(period),
            ..Flags::default()
        };
        Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap()
    }

    fn run(&self, period: &str, options: &Options) -> Outcome {
        pipeline::run(&self.settings(period), options, &Listener::default()).unwrap()
    }

    pub fn publish(&self, period: &str) {
        let options = Options { only: vec![Output::Tables], ..Options::default() };
        assert!(matches!(self.run(period, &options), Outcome::Published(_)));
    }

    fn past(&self, period: &str) -> Past {
        pipeline::past(&self.settings(period), &Listener::default()).unwrap()
    }

    /// A figure of all accounts in a run, by account.
    fn figure(&self, run: &str, metric: &str) -> BTreeMap<String, (Option<f64>, Option<String>)> {
        let history = History::look(&self.path("output/history.sqlite")).unwrap().unwrap();
        let rows = history.figures(RunId::parse(run).unwrap(), &[metric]).unwrap();
        rows.into_iter().map(|row| (row.account_id, (row.value, row.text))).collect()
    }

    fn accounts_table(&self, run: &str) -> String {
        fs_err::read_to_string(self.path(&format!("output/.runs/{run}/tables/accounts.csv"))).unwrap()
    }
}

#[test]
fn the_second_month_knows_how_accounts_stood_in_the_first() {
    let company = Company::sample();
    assert_eq!(company.past("2026-09"), Past::default());
    company.publish("2026-09");
    company.publish("2026-10");

    let (before, now) = (company.figure("2026-09-r1", "tier"), company.figure("2026-10-r1", "tier_before"));
    let ranked = |text: &Option<String>| text.as_deref().and_then(Tier::from_name);
    let known = before.iter().filter(|(id, (_, tier))| ranked(tier).is_some() && ranked(&now[*id].1).is_some()).count();
    assert!(known > 8, "{known}");
    for (id, (_, tier)) in &before {
        if let (Some(then), Some(remembered)) = (ranked(tier), ranked(&now[id].1)) {
            assert_eq!(then, remembered, "{id}");
        }
    }
    let past = company.past("2026-10");
    assert_eq!(past.period, Month::parse("2026-09"));
    let raw = company.figure("2026-09-r1", "tier_raw");
    assert!(past.standings.iter().all(|(id, standing)| standing.tier_raw == ranked(&raw[id].1)));
}

#[test]
fn a_re_run_compares_with_the_month_before_and_not_with_its_own_earlier_revision() {
    let company = Company::sample();
    company.publish("2026-09");
    company.publish("2026-10");
    company.publish("2026-10");
    assert_eq!(company.accounts_table("2026-10-r1"), company.accounts_table("2026-10-r2"));
    // A revision of the month before is what counts from then on, and later months are none of its concern.
    company.publish("2026-09");
    assert_eq!(company.accounts_table("2026-09-r1"), company.accounts_table("2026-09-r2"));
    assert_eq!(company.past("2026-10").period, Month::parse("2026-09"));
}

#[test]
fn a_stage_that_is_printed_stands_where_the_run_does() {
    let company = Company::sample();
    company.publish("2026-09");
    let options = Options { until: Some(Stage::Score), ..Options::default() };
    let Outcome::Stopped(stopped) = company.run("2026-10", &options) else { panic!("published") };
    company.publish("2026-10");
    let of = |account: &Value, key: &str| account["priority"][key].as_str().map(str::to_owned);
    let printed: Vec<_> = stopped.json["accounts"].as_array().unwrap().iter().map(|a| of(a, "tier_before")).collect();
    let published = company.figure("2026-10-r1", "tier_before");
    let published: Vec<_> =
        published.into_values().map(|(_, text)| text.filter(|text| Tier::from_name(text).is_some())).collect();
    assert_eq!(printed, published);
    assert!(printed.iter().flatten().count() > 8);
}

#[test]
fn a_history_that_cannot_be_read_is_told_and_leaves_no_past() {
    let company = Company::sample();
    fs_err::create_dir_all(company.path("output")).unwrap();
    fs_err::write(company.path("output/history.sqlite"), "no database ".repeat(500)).unwrap();
    let listener = Listener::default();
    assert_eq!(pipeline::past(&company.settings("2026-10"), &listener).unwrap(), Past::default());
    let told = listener.0.into_inner().unwrap();
    assert!(told.len() == 1 && told[0].contains("history.sqlite"), "{told:?}");
}

/// The plans that a run left, as the history has them.
pub fn plans(company: &Company, run: &str) -> PlanBook {
    let history = History::look(&company.path("output/history.sqlite")).unwrap().unwrap();
    history.plans(RunId::parse(run).unwrap()).unwrap()
}

pub fn plan_table(company: &Company, run: &str) -> PlanBook {
    let table = fs_err::read(company.path(&format!("output/.runs/{run}/tables/plan.csv"))).unwrap();
    cartera::deliver::exports::read_plan(&table).unwrap()
}

#[test]
fn plans_go_on_from_month_to_month_and_outlive_the_history() {
    let company = Company::sample();
    company.publish("2026-08");
    company.publish("2026-09");
    let september = plans(&company, "2026-09-r1");
    assert!(september.items.values().any(|item| item.since == Month::parse("2026-08").unwrap()), "{september:?}");
    assert_eq!(plan_table(&company, "2026-09-r1"), september);

    company.publish("2026-10");
    let october = plans(&company, "2026-10-r1");
    let due =
        |book: &PlanBook, key: &ItemKey| book.items.get(key).and_then(|item| item.value("due").map(str::to_owned));
    let same =
        september.items.iter().filter(|(key, item)| october.items.get(key).is_some_and(|o| o.since == item.since));
    let same: Vec<&ItemKey> = same.map(|(key, _)| key).filter(|key| due(&september, key).is_some()).collect();
    assert!(same.len() > 10, "{}", same.len());
    for key in same {
        assert_eq!(due(&september, key), due(&october, key), "{key:?}");
    }

    // A lost history is made again from the tables; a damaged one is told of, and stops nothing that only looks.
    let file = company.path("output/history.sqlite");
    fs_err::remove_file(&file).unwrap();
    company.publish("2026-10");
    let again = plans(&company, "2026-10-r2");
    for (key, item) in september.items.iter().filter(|(key, _)| again.items.contains_key(key)) {
        let since = |book: &PlanBook| book.items.get(key).map(|item| item.since);
        assert_eq!(since(&again), since(&october), "{key:?}");
        assert_eq!(due(&again, key), due(&october, key), "{key:?} {item:?}");
    }
    fs_err::write(&file, "not a database").unwrap();
    let listener = Listener::default();
    let options = Options { until: Some(Stage::Plan), ..Options::default() };
    let Outcome::Stopped(stopped) = pipeline::run(&company.settings("2026-10"), &options, &listener).unwrap() else {
        panic!("published")
    };
    assert_eq!(stopped.json["kept"].as_array().unwrap().len(), again.items.len());
    assert!(listener.0.lock().unwrap().iter().any(|told| told.contains("plans of earlier months")));
}
