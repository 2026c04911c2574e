//! A run killed at any moment leaves the former as it was, or is itself published: never something between.
//!
//! The process that is killed is this test binary, started again with the one test that acts as the child.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use cartera::deliver::failpoint::{self, Point};
use cartera::deliver::{
    Document, Error, Inventory, LastRun, Manifest, Modes, Outcome, OutputFolder, RelPath, Settled, check_facts, slug,
};
use cartera::history::{History, RunId, RunState, SnapshotRow};
use cartera::model::Month;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Tells the child where to work, and in which part.
const OUTPUT: &str = "CARTERA_TEST_OUTPUT";
const PART: &str = "CARTERA_TEST_PART";

const SIGABRT: i32 = 6;

struct Folder {
    _temporary: tempfile::TempDir,
    output: Utf8PathBuf,
}

impl Folder {
    fn new() -> Folder {
        let temporary = tempfile::tempdir().unwrap();
        let output = Utf8Path::from_path(temporary.path()).unwrap().join("output");
        Folder { _temporary: temporary, output }
    }

    fn open(&self) -> OutputFolder {
        OutputFolder::open(&self.output, Modes::default()).unwrap()
    }

    /// Starts the child; `failpoint` arms a point in it.
    fn child(&self, part: &str, failpoint: Option<Point>) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "crash::the_child", "--ignored", "--test-threads=1"]);
        command.env(OUTPUT, &self.output).env(PART, part).env_remove(failpoint::VARIABLE);
        command.envs(failpoint.map(|point| (failpoint::VARIABLE, point.name())));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Whether the child came to the point, where it is ended by an abort.
    fn child_reaches(&self, part: &str, point: Point) -> bool {
        let status = self.child(part, Some(point)).wait().unwrap();
        assert!(status.success() || status.signal() == Some(SIGABRT), "{point:?}: {status}");
        !status.success()
    }
}

fn october() -> Month {
    Month::parse("2026-10").unwrap()
}

/// Publishes a small tree that differs from revision to revision.
fn publish(output: &mut OutputFolder, period: Month) -> RunId {
    let run = output.next_run(period, period.last_day(), "c0ffee", "0.1.0").unwrap();
    let id = run.id;
    let staging = output.stage(run).unwrap();
    let (rep, account) = (slug("Ana Ruiz", "U-7"), slug("../../etc", "A-1042"));
    staging.write(&RelPath::new("deck.pdf"), format!("deck of {id}").as_bytes()).unwrap();
    let brief = RelPath::new("reps").slug(&rep).join("briefs").document(&account, "pdf");
    staging.write(&brief, &[id.revision.to_le_bytes()[0]; 100_000]).unwrap();
    staging.write(&RelPath::new("tables/accounts.csv"), b"as_of,account_id\n").unwrap();
    let snapshot = SnapshotRow { account_id: "A-1042".into(), metric: "nps".into(), value: Some(40.0), text: None };
    let published = output.publish(staging, Inventory::default(), &(), &[snapshot]).unwrap();
    assert!(published.warning.is_none(), "{:?}", published.warning);
    id
}

/// The process that gets killed. Does nothing when the tests are run as usual, since it is ignored then.
#[test]
#[ignore = "started by the tests of this file"]
fn the_child() {
    let output: Utf8PathBuf = std::env::var(OUTPUT).expect("only a test of this file starts it").into();
    match std::env::var(PART).unwrap().as_str() {
        "publish" => {
            let mut folder = OutputFolder::open(&output, Modes::default()).unwrap();
            let id = publish(&mut folder, october());
            let last = LastRun { run_id: Some(id), message: "published".into(), ..LastRun::default() };
            last.write(&output, Modes::default()).unwrap();
        }
        "settle" => drop(OutputFolder::open(&output, Modes::default()).unwrap()),
        "hold" => {
            let _held = OutputFolder::open(&output, Modes::default()).unwrap();
            std::fs::write(output.with_extension("held"), "").unwrap();
            std::thread::sleep(Duration::from_secs(60));
        }
        part => panic!("no part `{part}`"),
    }
}

/// Every file of a run's folder, relative to it.
pub fn files(folder: &Utf8Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in inner.read_dir_utf8().unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path().to_owned());
            } else {
                found.insert(entry.path().strip_prefix(folder).unwrap().to_string());
            }
        }
    }
    found
}

/// The run at a link: every file of its manifest is there with its hash, and no other.
pub fn whole_run(link: &Utf8Path) -> RunId {
    let manifest = Manifest::read(link).unwrap();
    let mut expected: BTreeSet<String> = ["run.json", "timings.json"].map(String::from).into();
    for output in &manifest.outputs {
        let bytes = std::fs::read(link.join(output.path.as_str())).unwrap();
        assert_eq!(blake3::hash(&bytes).to_hex().as_str(), output.blake3, "{}", output.path);
        assert_eq!(bytes.len() as u64, output.bytes);
        expected.insert(output.path.to_string());
    }
    assert_eq!(files(link), expected);
    manifest.run_id
}

/// The month's published run after a settled start; `None` if there is none. Checks all that holds then.
pub fn settled_state(output: &Utf8Path) -> Option<RunId> {
    let history = History::look(&output.join("history.sqlite")).unwrap().unwrap();
    assert_eq!(history.pending().unwrap(), []);
    let published = history.published(october()).unwrap().map(|record| record.run.id);
    let month = output.join("2026-10");
    assert_eq!(month.exists().then(|| whole_run(&month)), published);
    assert_eq!(output.join("latest").exists().then(|| whole_run(&output.join("latest"))), published);
    if let Some(run) = published {
        assert_eq!(std::fs::read_link(&month).unwrap().to_str(), Some(format!(".runs/{run}").as_str()));
    }
    let kept: BTreeSet<String> =
        output.join(".runs").read_dir_utf8().unwrap().map(|entry| entry.unwrap().file_name().to_owned()).collect();
    for name in &kept {
        let id = RunId::parse(name).unwrap_or_else(|| panic!("`{name}` was left behind"));
        assert_eq!(history.run(id).unwrap().unwrap().state, RunState::Published, "{id}");
        assert_eq!(whole_run(&output.join(".runs").join(name)), id);
    }
    let known = [".lock", ".runs", "2026-10", "history.sqlite", "last-run.json", "latest"];
    for entry in output.read_dir_utf8().unwrap() {
        let name = entry.unwrap().file_name().to_owned();
        assert!(known.contains(&name.as_str()), "`{name}` was left behind");
    }
    published
}

/// What a kill left, and the run made after it.
struct AfterKill {
    found: Option<RunId>,
    next: RunId,
}

/// After a kill in the revision above `former`: one of the two is published, and a next run succeeds.
fn check_after_kill(folder: &Folder, former: Option<RunId>) -> AfterKill {
    // Before anything is settled, readers already find a whole run or none.
    assert_eq!(folder.output.join("2026-10").exists(), folder.output.join("2026-10").is_symlink());
    if folder.output.join("2026-10").exists() {
        whole_run(&folder.output.join("2026-10"));
    }
    drop(folder.open());
    let found = settled_state(&folder.output);
    if let Some(run) = found {
        assert_eq!(folder.open().history().snapshot(run).unwrap().len(), 1);
    }
    let new = RunId { period: october(), revision: former.map_or(0, |run| run.revision) + 1 };
    assert!(found == former || found == Some(new), "{found:?}");
    assert_eq!(folder.open().settled(), &Settled::default(), "settling twice finds nothing to do");

    let next = publish(&mut folder.open(), october());
    assert!(Some(next) > found);
    assert_eq!(settled_state(&folder.output), Some(next));
    AfterKill { found, next }
}

fn with_former(former: bool) -> (Folder, Option<RunId>) {
    let folder = Folder::new();
    let run = former.then(|| publish(&mut folder.open(), october()));
    (folder, run)
}

#[test]
fn a_run_ended_at_any_point_leaves_the_former_or_the_new_one() {
    let mut reached = BTreeSet::new();
    for former in [false, true] {
        let mut outcomes = BTreeSet::new();
        for point in failpoint::ALL {
            let (folder, run) = with_former(former);
            if folder.child_reaches("publish", *point) {
                reached.insert(point.name());
            }
            outcomes.insert(check_after_kill(&folder, run).found);
        }
        assert_eq!(outcomes.len(), 2, "both outcomes occur: {outcomes:?}");
    }
    // What is missing here are the points of settling a pending run.
    let missing: Vec<_> =
        failpoint::ALL.iter().map(|point| point.name()).filter(|name| !reached.contains(name)).collect();
    assert!(missing.iter().all(|name| name.contains("settle")), "{missing:?}");
}

#[test]
fn settling_ended_at_any_point_is_done_again_by_the_next_start() {
    let mut reached = BTreeSet::new();
    for killed_at in [Point::BeforeLinkSwap, Point::AfterLinkSwap, Point::AfterHistoryPending] {
        for point in failpoint::ALL {
            let (folder, run) = with_former(true);
            assert!(folder.child_reaches("publish", killed_at));
            if folder.child_reaches("settle", *point) {
                reached.insert(point.name());
            }
            let AfterKill { found, .. } = check_after_kill(&folder, run);
            assert_eq!(found == run, killed_at != Point::AfterLinkSwap, "{killed_at:?}, {point:?}");
        }
    }
    let all_settling = failpoint::ALL.iter().map(|point| point.name()).filter(|name| name.contains("settle"));
    assert!(all_settling.clone().count() > 0);
    assert_eq!(all_settling.filter(|name| !reached.contains(name)).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn a_run_killed_at_a_random_moment_leaves_the_former_or_the_new_one() {
    let folder = Folder::new();
    let began = Instant::now();
    assert!(folder.child("publish", None).wait().unwrap().success());
    let whole = began.elapsed();
    let mut former = settled_state(&folder.output);
    let mut random = ChaCha8Rng::seed_from_u64(20_261_031);
    for _ in 0..10 {
        let mut child = folder.child("publish", None);
        std::thread::sleep(whole.mul_f64(f64::from(random.next_u32()) / f64::from(u32::MAX)));
        child.kill().unwrap();
        child.wait().unwrap();
        former = Some(check_after_kill(&folder, former).next);
    }
}

#[test]
fn a_second_run_finds_the_lock_taken_until_the_first_ends_or_is_killed() {
    let folder = Folder::new();
    let mut child = folder.child("hold", None);
    let patience = Instant::now() + Duration::from_secs(30);
    while !folder.output.with_extension("held").exists() {
        assert!(Instant::now() < patience, "the child never took the lock");
        std::thread::sleep(Duration::from_millis(1));
    }
    let error = OutputFolder::open(&folder.output, Modes::default()).unwrap_err();
    assert!(error.to_string().contains(&format!("(process {})", child.id())), "{error}");
    assert!(matches!(error, Error::Locked { .. }), "{error}");
    LastRun { exit_code: 75, message: error.to_string(), ..LastRun::default() }
        .write(&folder.output, Modes::default())
        .unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    publish(&mut folder.open(), october());
    assert!(settled_state(&folder.output).is_some());
}

#[test]
fn folders_and_files_are_for_the_owner_alone_unless_told_otherwise() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: Utf8PathBuf| std::fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
    for modes in [Modes::default(), Modes { folder: 0o775, file: 0o664 }] {
        let folder = Folder::new();
        publish(&mut OutputFolder::open(&folder.output, modes).unwrap(), october());
        LastRun::default().write(&folder.output, modes).unwrap();
        let run = folder.output.join(".runs/2026-10-r1");
        for name in ["", ".runs", ".runs/2026-10-r1", ".runs/2026-10-r1/reps", ".runs/2026-10-r1/reps/ana-ruiz--u-7"] {
            assert_eq!(mode(folder.output.join(name)), modes.folder, "{name}");
        }
        for name in files(&run) {
            assert_eq!(mode(run.join(&name)), modes.file, "{name}");
        }
        assert_eq!(mode(folder.output.join("last-run.json")), modes.file);
        assert_eq!(mode(folder.output.join("history.sqlite")), 0o600);
        assert_eq!(mode(folder.output.join(".lock")), 0o600);
    }
}

#[test]
fn equal_runs_are_equal_to_the_byte_but_for_the_timings() {
    let contents = |threads: usize| {
        let folder = Folder::new();
        let mut output = folder.open();
        let run = output.next_run(october(), october().last_day(), "c0ffee", "0.1.0").unwrap();
        let staging = output.stage(run).unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.scope(|scope| {
            for number in 0..50 {
                let staging = &staging;
                scope.spawn(move |_| {
                    let path = RelPath::new("briefs").document(&slug("Acme", &number.to_string()), "pdf");
                    if number % 10 == 0 {
                        staging.keep_failed(&path, &number, "no pages").unwrap();
                    } else {
                        staging.write(&path, &[7; 1000]).unwrap();
                    }
                });
            }
        });
        let inventory = Inventory { warnings: vec!["b".into(), "a".into()], ..Inventory::default() };
        let published = output.publish(staging, inventory, &threads, &[]).unwrap();
        let read = |name: String| (std::fs::read(published.folder.join(&name)).unwrap(), name);
        let files: Vec<_> =
            files(&published.folder).into_iter().filter(|name| name != "timings.json").map(read).collect();
        (files, output.history().canonical_dump().unwrap())
    };
    assert_eq!(contents(1), contents(8));
}

#[test]
fn a_refused_document_is_kept_and_listed_and_the_others_are_published() {
    let folder = Folder::new();
    let mut output = folder.open();
    let staging = output.stage(output.next_run(october(), october().last_day(), "c0ffee", "0.1.0").unwrap()).unwrap();
    let own = ["A-1".to_owned()];
    let deliver = |id: &str, facts: Vec<(&str, Option<&str>)>| {
        let path = RelPath::new("briefs").document(&slug("Acme", id), "pdf");
        staging
            .write_document(&Document { path, plan: &facts, bytes: b"%PDF" }, |document| {
                check_facts(&own, document.plan.iter().copied())
            })
            .unwrap()
    };
    assert_eq!(deliver("A-1", vec![("nps", Some("A-1"))]), Outcome::Written);
    assert!(matches!(deliver("A-2", vec![("clv", Some("A-9"))]), Outcome::Kept(_)));
    let published = output.publish(staging, Inventory::default(), &(), &[]).unwrap();
    let [failed] = published.manifest.failed.as_slice() else { panic!("{:?}", published.manifest.failed) };
    assert_eq!(failed.document.as_str(), "briefs/acme--a-2.pdf");
    assert_eq!(failed.kept.as_str(), "failed/briefs/acme--a-2.pdf.json");
    let kept: serde_json::Value =
        serde_json::from_slice(&std::fs::read(published.folder.join(failed.kept.as_str())).unwrap()).unwrap();
    assert_eq!(kept["plan"], serde_json::json!([["clv", "A-9"]]));
    assert!(kept["reason"].as_str().unwrap().contains("`A-9`"));
    assert!(published.folder.join("briefs/acme--a-1.pdf").exists());
    assert!(!published.folder.join("briefs/acme--a-2.pdf").exists());
    whole_run(&folder.output.join("latest"));
}

#[test]
fn a_path_that_escapes_or_is_written_twice_is_refused() {
    let folder = Folder::new();
    let output = folder.open();
    let staging = output.stage(output.next_run(october(), october().last_day(), "c0ffee", "0.1.0").unwrap()).unwrap();
    for path in ["../escaped", "/tmp/escaped", "a/../../escaped", "run.json", "timings.json", ""] {
        assert!(matches!(staging.write(&RelPath::new(path), b"x"), Err(Error::BadPath { .. })), "{path}");
    }
    staging.write(&RelPath::new("a/b.csv"), b"first").unwrap();
    assert!(matches!(staging.write(&RelPath::new("a/b.csv"), b"second"), Err(Error::WrittenTwice { .. })));
    drop(staging);
    assert_eq!(folder.output.join(".runs").read_dir_utf8().unwrap().count(), 0);
}

#[test]
fn a_run_of_an_earlier_month_does_not_move_latest() {
    let folder = Folder::new();
    let mut output = folder.open();
    publish(&mut output, october());
    publish(&mut output, october().plus(-1));
    assert_eq!(whole_run(&folder.output.join("latest")).to_string(), "2026-10-r1");
    assert_eq!(whole_run(&folder.output.join("2026-09")).to_string(), "2026-09-r1");
    publish(&mut output, october().plus(1));
    assert_eq!(whole_run(&folder.output.join("latest")).to_string(), "2026-11-r1");
}

#[test]
fn a_history_moved_aside_is_begun_again_from_the_published_runs() {
    let folder = Folder::new();
    publish(&mut folder.open(), october());
    publish(&mut folder.open(), october());
    std::fs::write(folder.output.join("history.sqlite"), "damaged ".repeat(2000)).unwrap();
    let error = OutputFolder::open(&folder.output, Modes::default()).unwrap_err();
    assert!(matches!(error, Error::History(_)), "{error}");
    assert!(error.hint().contains("aside"), "{}", error.hint());

    std::fs::rename(folder.output.join("history.sqlite"), folder.output.join("history.damaged")).unwrap();
    let mut output = folder.open();
    let second = RunId { period: october(), revision: 2 };
    assert_eq!(output.settled().adopted, [second]);
    assert_eq!(output.history().published_before(october().plus(1)).unwrap().unwrap().run.id, second);
    assert_eq!(publish(&mut output, october()).revision, 3);
}

#[test]
fn a_folder_in_the_place_of_a_link_is_not_touched() {
    for name in ["2026-10", "latest"] {
        let folder = Folder::new();
        let output = folder.open();
        std::fs::create_dir(folder.output.join(name)).unwrap();
        std::fs::write(folder.output.join(name).join("mine.txt"), "mine").unwrap();
        let error = output.next_run(october(), october().last_day(), "c0ffee", "0.1.0").unwrap_err();
        assert!(matches!(error, Error::NotALink { .. }), "{error}");
        drop(output);
        drop(folder.open());
        assert_eq!(std::fs::read_to_string(folder.output.join(name).join("mine.txt")).unwrap(), "mine");
    }
}

#[test]
fn a_run_that_can_t_be_published_leaves_the_former() {
    let folder = Folder::new();
    let mut output = folder.open();
    let former = publish(&mut output, october());
    let run = output.next_run(october(), october().last_day(), "c0ffee", "0.1.0").unwrap();
    let staging = output.stage(run).unwrap();
    staging.write(&RelPath::new("deck.pdf"), b"%PDF").unwrap();
    // The rename to the run's id fails, after the history recorded it.
    let obstacle = folder.output.join(".runs/2026-10-r2");
    std::fs::create_dir_all(obstacle.join("not-empty")).unwrap();
    let error = output.publish(staging, Inventory::default(), &(), &[]).unwrap_err();
    assert!(matches!(error, Error::Io(_)), "{error}");
    assert_eq!(settled_state(&folder.output), Some(former));
    assert_eq!(publish(&mut output, october()).revision, 3);
}
