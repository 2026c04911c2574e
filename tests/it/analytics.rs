//! Exports of web analytics: comments that tell the days, several tables in one file, sums with a cell of their own.

use camino::Utf8Path;
use cartera::ingest::{self, IngestConfig, IngestError, Ingested, ReadOptions, Reason, SourceConfig, inspect};
use cartera::init::Draft;
use cartera::model::{Currency, Date};
use cartera::reading::Reading;

/// A snapshot of reports: a block of comments, then a table a card, some under comments of their own, the last empty.
const SNAPSHOT: &str = "# ----------------------------------------\n# Reports snapshot\n# Account: Acme\n# Property: Acme\n\
    # ----------------------------------------\n#\n# All Users\n# Start date: 20260901\n# End date: 20260930\n\
    Nth day,Active users\n0000,120\n0001,133\n0002,98\n\nNth day,New users\n0000,20\n0001,33\n\n\
    # All Users\n# Start date: 20260801\n# End date: 20260831\n\
    Session default channel group,Sessions,Engaged sessions,Key events\nOrganic Search,1200,800,12\nDirect,900,300,4\n\n\
    Page title and screen class,Views\n\"Home, sweet home\",2000\nPricing,300\n\nCountry,Active users\n";

/// A free-form exploration: the days in a comment, a row of sums that has one more cell.
const CAMPAIGNS: &str = "# ----------------------------------------\n# Analytics\n# Free form-Free form 1\n\
    # 20260723-20260922\n# ----------------------------------------\n\nSession campaign,Sessions,Ads cost,Key events\n\
    ,12345,450.50,21,Grand total\nspring-launch,300,250.25,11\nbrand,200,200.25,10\n(direct),11845,0,0\n";

fn read(files: &[(&str, &str)], named: &[&str]) -> Result<Ingested, Vec<IngestError>> {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap();
    files.iter().for_each(|(name, text)| fs_err::write(path.join(name), text).unwrap());
    let source = |name: &&str| SourceConfig { files: vec![(*name).to_owned()], ..SourceConfig::default() };
    let config = IngestConfig { source: named.iter().map(source).collect(), ..IngestConfig::default() };
    ingest::read(&config, path, Date::constant(2026, 10, 31), Currency::EUR, &|_| ())
}

#[test]
fn every_table_of_a_snapshot_of_reports_is_shown_with_its_days() {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap().join("snapshot.csv");
    fs_err::write(&path, SNAPSHOT).unwrap();
    let inspected = inspect(&path, "snapshot.csv", &ReadOptions::default()).unwrap();
    let tables: Vec<(&str, usize)> =
        inspected.tables.iter().map(|table| (table.headings()[1].as_str(), table.table.len())).collect();
    assert_eq!(tables, [("Active users", 3), ("New users", 2), ("Sessions", 2), ("Views", 2), ("Active users", 0)]);
    let days = |table: usize| {
        let above = inspected.tables[table].table.preamble.iter().map(|(_, text)| text.as_str());
        above.filter(|text| text.contains("date:")).collect::<Vec<_>>()
    };
    assert_eq!(days(1), ["# Start date: 20260901", "# End date: 20260930"], "those of the whole file");
    assert_eq!(days(3), ["# Start date: 20260801", "# End date: 20260831"], "those of the card above");
    assert!(inspected.tables.iter().all(|table| table.table.set_aside.is_empty()));
    let text = Reading::of(&inspected, 1).to_string();
    assert_eq!(text.matches("of Google Analytics 4, of which no figure makes use").count(), 5, "{text}");
}

#[test]
fn the_sums_of_an_exploration_are_a_total_and_no_lost_row() {
    for rows in ["google / organic,4,3\n", "google / organic,4,3\nb / c,0,0\n", ""] {
        let text =
            format!("# 20260101-20260131\n\nFuente / medio de la sesión,Sesiones,Usuarios\n,4,3,Total general\n{rows}");
        let file = ingest::read_bytes(text.as_bytes(), "a.csv", &ReadOptions::default()).unwrap();
        let table = &file.tables[0];
        assert_eq!((table.len(), table.headings.len()), (rows.lines().count(), 3), "{rows}");
        let reasons: Vec<Reason> = table.set_aside.iter().map(|row| row.reason).collect();
        assert_eq!(reasons, [Reason::Total], "{rows}");
    }
}

#[test]
fn what_campaigns_cost_is_read_with_the_days_of_the_report() {
    let accounts = ("accounts.csv", "Company name,Record ID\nAcme,1\n");
    let leads = (
        "leads.csv",
        "Lead ID,Created Date,Lead Source,Campaign ID,Company,Lead Status\n1,2026-08-01,Web,brand,X,New\n",
    );
    let read = read(&[accounts, leads, ("ga.csv", CAMPAIGNS)], &["accounts.csv", "ga.csv"]).unwrap();
    let campaigns: Vec<(String, String, String, String)> = read
        .portfolio
        .campaigns
        .all()
        .iter()
        .map(|row| {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            (row.id.clone(), row.cost.unwrap().to_string(), day(row.start), day(row.end))
        })
        .collect();
    let of = |id: &str, cost: &str| (id.into(), cost.into(), "2026-07-23".into(), "2026-09-22".into());
    assert_eq!(campaigns, [of("spring-launch", "250.25"), of("brand", "200.25")]);
    let counts = &read.quality.entities[&cartera::model::Entity::Campaign];
    assert_eq!((counts.rows, counts.left_out, counts.rejected), (3, 1, 0));
}

#[test]
fn visits_are_named_as_of_no_use_by_draft_and_by_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap().join("snapshot.csv");
    fs_err::write(&path, SNAPSHOT).unwrap();
    let inspected = inspect(&path, "snapshot.csv", &ReadOptions::default());
    let draft = Draft::of(&[("snapshot.csv".to_owned(), inspected)], "Acme");
    assert!(draft.found().is_empty());
    assert_eq!(draft.left_out().len(), 5);
    assert!(draft.left_out()[2].contains("visits by channel, source or campaign of Google Analytics 4"));

    let files = [("accounts.csv", "Company name,Record ID\nAcme,1\n"), ("ga.csv", SNAPSHOT)];
    let several = read(&files, &["accounts.csv", "ga.csv"]).unwrap();
    assert_eq!(several.quality.findings.len(), 5, "{:?}", several.quality.findings);
    let one = ("ga.csv", "# 20260101-20260131\n\nSession source / medium,Sessions\ngoogle / organic,4\n");
    let errors = read(&[files[0], one], &["accounts.csv", "ga.csv"]).unwrap_err();
    assert!(errors[0].to_string().contains("of which no figure makes use"), "{}", errors[0]);
    assert!(errors[0].hint().contains("leave it out"));
}
