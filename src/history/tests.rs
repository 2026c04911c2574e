use super::*;
use jiff::civil::date;

/// A folder that goes away with the test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    fn history(&self) -> Utf8PathBuf {
        Utf8PathBuf::from_path_buf(self.0.path().join("history.sqlite")).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.0.path()).unwrap();
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn run(id: &str) -> Run {
    Run {
        id: RunId::parse(id).unwrap(),
        as_of: date(2026, 10, 31),
        config_hash: "c0ffee".into(),
        version: "0.1.0".into(),
    }
}

fn row(account_id: &str, metric: &str, value: f64) -> SnapshotRow {
    SnapshotRow { account_id: account_id.into(), metric: metric.into(), value: Some(value), text: None }
}

fn publish(history: &mut History, id: &str, snapshot: &[SnapshotRow]) {
    history.record_pending(&run(id), snapshot).unwrap();
    history.mark_published(RunId::parse(id).unwrap()).unwrap();
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

#[test]
fn a_missing_history_is_created_as_one_private_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    assert!(History::look(&folder.history()).unwrap().is_none());
    let mut history = History::open(&folder.history()).unwrap();
    publish(&mut history, "2026-10-r1", &[row("A-1", "nps", 40.0)]);
    drop(history);
    assert_eq!(folder.files(), ["history.sqlite"]);
    assert_eq!(std::fs::metadata(folder.history()).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(History::look(&folder.history()).unwrap().is_some());
}

#[test]
fn an_empty_journal_that_a_kill_left_goes_with_the_next_start() {
    let folder = Folder::new();
    drop(History::open(&folder.history()).unwrap());
    std::fs::write(format!("{}-journal", folder.history()), [0; 512]).unwrap();
    drop(History::open(&folder.history()).unwrap());
    assert_eq!(folder.files(), ["history.sqlite"]);
}

#[test]
fn a_month_is_compared_with_the_last_revision_of_the_last_published_month() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    publish(&mut history, "2026-08-r1", &[]);
    publish(&mut history, "2026-08-r2", &[row("A-1", "nps", 40.0)]);
    history.record_pending(&run("2026-09-r1"), &[row("A-1", "nps", 1.0)]).unwrap();
    publish(&mut history, "2026-11-r1", &[]);

    let before = history.published_before(month("2026-10")).unwrap().unwrap();
    assert_eq!(before.run.id.to_string(), "2026-08-r2");
    assert_eq!(history.snapshot(before.run.id).unwrap(), [row("A-1", "nps", 40.0)]);
    assert!(history.published_before(month("2026-08")).unwrap().is_none());
    assert_eq!(history.published(month("2026-08")).unwrap().unwrap().run.id.revision, 2);
    assert!(history.published(month("2026-09")).unwrap().is_none());
}

#[test]
fn a_revision_is_never_taken_twice() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    assert_eq!(history.next_revision(month("2026-10")).unwrap(), 1);
    publish(&mut history, "2026-10-r1", &[]);
    history.record_pending(&run("2026-10-r2"), &[row("A-1", "nps", 1.0)]).unwrap();
    history.mark_abandoned(RunId::parse("2026-10-r2").unwrap()).unwrap();
    assert_eq!(history.next_revision(month("2026-10")).unwrap(), 3);
    assert_eq!(history.snapshot(RunId::parse("2026-10-r2").unwrap()).unwrap(), []);
    assert!(history.record_pending(&run("2026-10-r2"), &[]).is_err());
}

#[test]
fn only_a_pending_run_can_be_published_or_abandoned() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    publish(&mut history, "2026-10-r1", &[]);
    let published = RunId::parse("2026-10-r1").unwrap();
    assert!(matches!(history.mark_abandoned(published), Err(Error::WrongState { found: "published", .. })));
    let unheard = RunId::parse("2026-10-r9").unwrap();
    assert!(matches!(history.mark_published(unheard), Err(Error::WrongState { found: "unknown", .. })));
}

#[test]
fn a_snapshot_that_fails_leaves_no_run_behind() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    let twice = [row("A-1", "nps", 1.0), row("A-1", "nps", 2.0)];
    assert!(history.record_pending(&run("2026-10-r1"), &twice).is_err());
    assert_eq!(history.pending().unwrap(), []);
}

#[test]
fn the_dump_does_not_depend_on_the_order_of_writing() {
    let rows = [row("A-1", "nps", 0.1 + 0.2), row("A-2", "clv", f64::NAN), row("A-1", "clv", -5.0)];
    let dump = |rows: &[SnapshotRow]| {
        let folder = Folder::new();
        let mut history = History::open(&folder.history()).unwrap();
        publish(&mut history, "2026-10-r1", rows);
        history.canonical_dump().unwrap()
    };
    let reversed: Vec<_> = rows.iter().rev().cloned().collect();
    assert_eq!(dump(&rows), dump(&reversed));
    assert_eq!(
        dump(&rows),
        "schema 4\n\
         runs [\"2026-10-r1\",\"2026-10\",1,\"2026-10-31\",\"published\",\"c0ffee\",\"0.1.0\"]\n\
         account_snapshots [\"2026-10-r1\",\"A-1\",\"clv\",-5.0,null]\n\
         account_snapshots [\"2026-10-r1\",\"A-1\",\"nps\",0.30000000000000004,null]\n\
         account_snapshots [\"2026-10-r1\",\"A-2\",\"clv\",null,null]\n"
    );
}

#[test]
fn a_damaged_history_is_refused_and_left_as_it_is() {
    let folder = Folder::new();
    std::fs::write(
        folder.history(),
        "not a database at all, but long enough to be taken for a header of one".repeat(9),
    )
    .unwrap();
    let before = std::fs::read(folder.history()).unwrap();
    let error = History::open(&folder.history()).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
    assert!(error.hint().contains("aside"));
    assert_eq!(std::fs::read(folder.history()).unwrap(), before);
}

#[test]
fn damage_in_the_midst_of_a_history_is_noticed_on_opening() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    let rows: Vec<_> = (0..5000).map(|account| row(&format!("A-{account}"), "nps", 1.0)).collect();
    publish(&mut history, "2026-10-r1", &rows);
    drop(history);
    let mut bytes = std::fs::read(folder.history()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xAB);
    std::fs::write(folder.history(), &bytes).unwrap();
    let error = History::open(&folder.history()).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
    assert_eq!(std::fs::read(folder.history()).unwrap(), bytes);
}

#[test]
fn a_history_of_a_newer_version_is_left_to_that_version() {
    let folder = Folder::new();
    History::open(&folder.history()).unwrap().connection.pragma_update(None, "user_version", 99).unwrap();
    let error = History::open(&folder.history()).unwrap_err();
    assert!(matches!(error, Error::NewerSchema { found: 99, known: 4, .. }), "{error}");
}

#[test]
fn another_program_s_database_is_not_written_to() {
    let folder = Folder::new();
    let other = Connection::open(folder.history()).unwrap();
    other.execute_batch("CREATE TABLE contacts (name TEXT)").unwrap();
    let error = History::open(&folder.history()).unwrap_err();
    assert!(matches!(error, Error::Foreign { .. }), "{error}");
}

#[test]
fn a_history_that_another_program_holds_is_busy() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    history.connection.busy_timeout(std::time::Duration::from_millis(1)).unwrap();
    let other = Connection::open(folder.history()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let error = history.record_pending(&run("2026-10-r1"), &[]).unwrap_err();
    assert!(matches!(error, Error::Busy { .. }), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    history.record_pending(&run("2026-10-r1"), &[]).unwrap();
}

/// A ledger with something in every table.
fn ledger() -> Ledger {
    use crate::model::*;
    let usd = Currency::parse("USD").unwrap();
    let account = |id: &str| LedgerAccount { id: id.to_owned(), name: format!("Company {id}"), ..Default::default() };
    let line = |account, of: &str, cents| LedgerLine {
        account,
        month: month(of),
        currency: usd,
        file: u32::from(account.is_none()),
        counted: cents > 0,
        key: 7,
        amount: Decimal::new(cents, 2),
    };
    let deal = |id: &str, state| LedgerDeal {
        id: id.to_owned(),
        account: Some(1),
        state,
        amount: Some(Decimal::new(125, 1)),
        currency: usd,
        close: Some(date(2026, 11, 30)),
        created: None,
    };
    let mut lines = vec![line(Some(1), "2026-09", 1_234), line(Some(1), "2026-09", 50), line(None, "2026-10", -99)];
    lines.sort_unstable();
    Ledger {
        bookings: true,
        accounts: vec![
            LedgerAccount { currency: Some(usd), created: Some(date(2020, 2, 29)), ..account("A-1") },
            LedgerAccount { parent: Some("A-1".to_owned()), owner: Some("U-1".to_owned()), ..account("A-2") },
        ],
        users: vec![LedgerUser { id: "U-1".to_owned(), name: None, active: Some(false) }],
        rates: vec![LedgerRate { currency: usd, month: month("2026-09"), rate: Decimal::new(9_123, 4) }],
        files: vec!["a.csv".to_owned(), "b.csv".to_owned()],
        lines,
        deals: vec![deal("D-1", DealState::Open), deal("D-1", DealState::Won)],
        ..Ledger::empty(Currency::EUR)
    }
}

#[test]
fn what_a_run_kept_of_its_records_is_read_back_and_goes_with_an_abandoned_run() {
    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    let ledger = ledger();
    let kept = Kept { ledger: Some(&ledger), ..Kept::default() };
    history.record_pending(&run("2026-10-r1"), kept).unwrap();
    assert_eq!(history.ledger(RunId::parse("2026-10-r1").unwrap()).unwrap(), Some(ledger));
    assert_eq!(history.ledger(RunId::parse("2026-10-r2").unwrap()).unwrap(), None);
    assert!(history.canonical_dump().unwrap().contains("\naccount_months [\"2026-10-r1\",\"A-2\",\"2026-09\","));
    history.mark_abandoned(RunId::parse("2026-10-r1").unwrap()).unwrap();
    assert_eq!(history.ledger(RunId::parse("2026-10-r1").unwrap()).unwrap(), None);
    assert_eq!(history.canonical_dump().unwrap().lines().count(), 2);
}

#[test]
fn a_history_of_the_first_schema_is_read_as_it_is_and_brought_up_by_the_next_run() {
    let folder = Folder::new();
    let old = Connection::open(folder.history()).unwrap();
    schema::make_first(&old);
    old.execute_batch(
        "INSERT INTO runs VALUES ('2026-09-r1', '2026-09', 1, '2026-09-30', 'published', 'c0ffee', '0.0.9');
         INSERT INTO account_snapshots VALUES ('2026-09-r1', 'A-1', 'tier', NULL, 'A');",
    )
    .unwrap();
    drop(old);
    let september = RunId::parse("2026-09-r1").unwrap();
    let kept = |history: &History| {
        assert_eq!(history.published_before(month("2026-10")).unwrap().unwrap().run.id, september);
        assert_eq!(history.figures(september, &["tier"]).unwrap().len(), 1);
        assert_eq!(history.ledger(september).unwrap(), None);
    };
    // A look changes nothing, so that a former version may read on.
    let before = std::fs::read(folder.history()).unwrap();
    kept(&History::look(&folder.history()).unwrap().unwrap());
    assert_eq!(std::fs::read(folder.history()).unwrap(), before);
    let mut history = History::open(&folder.history()).unwrap();
    kept(&history);
    let ledger = ledger();
    history.record_pending(&run("2026-10-r1"), Kept { ledger: Some(&ledger), ..Kept::default() }).unwrap();
    kept(&history);
}

#[test]
fn plans_are_kept_as_they_are_and_go_with_an_abandoned_run() {
    use crate::model::{Author, Item, ItemField, ItemKey, ItemKind, Month, PlanBook};
    let ana = Author::Person("ana".to_owned());
    let field = |value: Option<&str>, author: &Author, proposed: Option<&str>| ItemField {
        value: value.map(str::to_owned),
        author: author.clone(),
        proposed: proposed.map(str::to_owned),
    };
    let key = ItemKey { account_id: "A".to_owned(), kind: ItemKind::Objective, item: "renewal".to_owned() };
    let fields = [
        ("due", field(Some("2026-12-31"), &Author::Program, Some("2026-12-31"))),
        ("target", field(Some("90000"), &ana, Some("95000"))),
        ("note", field(None, &ana, None)),
    ];
    let fields = fields.map(|(name, field)| (name.to_owned(), field)).into();
    let item = Item { author: Author::Program, since: Month::parse("2026-09").unwrap(), fields };
    let book = PlanBook { items: [(key, item)].into(), merged_drafts: ["ab12".to_owned()].into() };

    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    let october = RunId::parse("2026-10-r1").unwrap();
    history.record_pending(&run("2026-10-r1"), Kept { plans: Some(&book), ..Kept::default() }).unwrap();
    assert_eq!(history.plans(october).unwrap(), book);
    history.mark_abandoned(october).unwrap();
    assert_eq!(history.plans(october).unwrap(), PlanBook::default());
}

#[test]
fn what_scores_saw_is_read_back_with_the_causes_and_goes_with_an_abandoned_run() {
    use crate::model::{
        AccountBridge, Bridge, BridgeCause, BridgeFigure, BridgePart, Bridges, Currency, Decimal, Happened,
    };
    use crate::score::bridge::{AccountReading, Head, Readings};
    use crate::score::{RelationshipBy, ScoreConfig};
    let config = serde_json::to_value(ScoreConfig::default()).unwrap();
    let head = Head {
        as_of: date(2026, 10, 31),
        period: month("2026-10"),
        currency: Currency::EUR,
        config,
        relationship: RelationshipBy::Nps,
        model: None,
    };
    // A number that JSON alone would not bring back to the last bit.
    let account = AccountReading { account: "A".to_owned(), priority: Some(0.1 + 0.2), ..AccountReading::default() };
    let readings = Readings { head, accounts: vec![account] };
    let part = |cause, effect| BridgePart { factor: "value".to_owned(), cause, effect: Decimal::new(effect, 1) };
    let bridge = Bridge {
        figure: BridgeFigure::PriorityScore,
        before: Some(Decimal::ZERO),
        now: Some(Decimal::new(3, 1)),
        parts: vec![part(BridgeCause::Config, -2), part(BridgeCause::OwnData, 5)],
        factors: Vec::new(),
    };
    let (account_id, name) = ("A".to_owned(), "Acme".to_owned());
    let accounts = vec![AccountBridge {
        account_id,
        name,
        bridges: vec![bridge],
        records: Vec::new(),
        happened: Happened::default(),
    }];
    let since = month("2026-09");
    let bridges = Bridges {
        compared_with: "2026-09-r1".to_owned(),
        since,
        day: since.last_day(),
        currency: Currency::EUR,
        accounts,
    };

    let folder = Folder::new();
    let mut history = History::open(&folder.history()).unwrap();
    let october = RunId::parse("2026-10-r1").unwrap();
    assert!(history.readings(october).unwrap().is_none() && history.causes(october).unwrap().is_none());
    let kept = Kept { readings: Some(&readings), bridges: Some(&bridges), ..Kept::default() };
    history.record_pending(&run("2026-10-r1"), kept).unwrap();
    let back = history.readings(october).unwrap().unwrap();
    assert_eq!(back, readings);
    assert_eq!(back.head.config(), Some(ScoreConfig::default()));
    let causes = history.causes(october).unwrap().unwrap();
    assert_eq!(causes.compared_with, "2026-09-r1");
    let told = &causes.causes[&("A".to_owned(), "priority_score".to_owned())];
    let told: Vec<(&str, String)> = told.iter().map(|kept| (kept.cause.as_str(), kept.effect.to_string())).collect();
    assert_eq!(told, [("own_data", "0.5".to_owned()), ("config", "-0.2".to_owned())]);
    history.mark_abandoned(october).unwrap();
    assert_eq!(history.canonical_dump().unwrap().lines().count(), 2);
}
