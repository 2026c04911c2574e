//! The built program from exports to published files: exit codes, what is written and what is not, equal bytes, kills.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::time::Instant;

use camino::Utf8Path;
use cartera::deliver::failpoint::{self, Point};
use cartera::deliver::{LastRun, Manifest, Modes, OutputFolder};
use cartera::history::{History, RunId};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;

use crate::crash::{files, settled_state, whole_run};
use crate::program::{Company, accounts, opportunities, program};

fn last_run(output: &Utf8Path) -> LastRun {
    serde_json::from_slice(&std::fs::read(output.join(LastRun::FILE)).unwrap()).unwrap()
}

fn run_id(text: &str) -> RunId {
    RunId::parse(text).unwrap()
}

#[test]
fn a_run_is_published_whole_and_the_next_one_keeps_it() {
    let company = Company::sample(8);
    let output = company.output();
    let first = company.call(&["run"]);
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    assert!(first.stdout.contains("2026-10-r1"), "{}", first.stdout);
    assert_eq!(settled_state(&output), Some(run_id("2026-10-r1")));
    assert_eq!(last_run(&output).run_id, Some(run_id("2026-10-r1")));
    let manifest = Manifest::read(&output.join("latest")).unwrap();
    assert!(manifest.outputs.iter().any(|output| output.path.as_str().ends_with(".pdf")));
    assert_eq!(manifest.failed, []);

    let mode = |path: &Utf8Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let run = output.join(".runs/2026-10-r1");
    for file in files(&run) {
        assert_eq!(mode(&run.join(&file)), 0o600, "{file}");
        assert_eq!(mode(run.join(&file).parent().unwrap()), 0o700, "{file}");
    }
    assert_eq!(mode(&output.join(LastRun::FILE)), 0o600);

    let second = company.call(&["run", "--format", "json"]);
    assert_eq!(second.code, Some(0), "{}", second.stderr);
    assert_eq!(serde_json::from_str::<Manifest>(&second.stdout).unwrap().run_id, run_id("2026-10-r2"));
    assert_eq!(settled_state(&output), Some(run_id("2026-10-r2")));
    assert_eq!(whole_run(&run), run_id("2026-10-r1"));
}

#[test]
fn a_stage_is_printed_and_a_dry_run_made_without_writing_anything() {
    let company = Company::sample(2);
    for (stage, key) in [("ingest", "portfolio"), ("score", "accounts"), ("plan", "accounts")] {
        let ended = company.call(&["run", "--until", stage]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        assert!(serde_json::from_str::<Value>(&ended.stdout).unwrap().get(key).is_some(), "{stage}");
    }
    assert!(!company.output().exists());
    let dry = company.call(&["run", "--dry-run"]);
    assert_eq!(dry.code, Some(0), "{}", dry.stderr);
    assert!(!company.output().exists(), "{:?}", files(&company.output()));
}

#[test]
fn all_problems_of_a_configuration_are_told_with_their_places_and_nothing_is_published() {
    let company = Company::tiny();
    company.edit("cartera.toml", "currency = \"EUR\"", "curency = \"EUR\"");
    company.edit("cartera.toml", "reject_tolerance_share = 1.0", "reject_tolerance_share = nan");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(2));
    for part in ["4:1: unknown key", "did you mean `currency`?", "9:26: ", "2 problems"] {
        assert!(ended.stderr.contains(part), "no `{part}` in\n{}", ended.stderr);
    }
    assert_eq!(last_run(&company.output()).exit_code, 2);
    assert!(!company.output().join("latest").exists());
}

#[test]
fn a_missing_file_and_a_missing_configuration_publish_nothing() {
    let company = Company::tiny();
    std::fs::remove_file(company.folder().join("accounts.csv")).unwrap();
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("no file matches `accounts.csv`"), "{}", ended.stderr);
    assert_eq!(last_run(&company.output()).exit_code, 2);
    let ended = crate::program::ended(&mut program(&["run", "--config", "/nowhere/cartera.toml"]));
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("hint: give the configuration"), "{}", ended.stderr);
}

#[test]
fn a_file_that_is_no_table_is_named_and_the_rest_published() {
    let company = Company::tiny();
    company.edit("cartera.toml", "files = [\"accounts.csv\"]", "files = [\"accounts.csv\", \"extra.xlsx\"]");
    company.write("extra.xlsx", b"PK\x03\x04 and then nothing of a workbook");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    assert!(ended.stderr.contains("`extra.xlsx`"), "{}", ended.stderr);
    assert!(last_run(&company.output()).warnings.iter().any(|warning| warning.contains("extra.xlsx")));
    assert!(settled_state(&company.output()).is_some());
}

#[test]
fn rejects_within_the_tolerance_are_complete_and_beyond_it_are_not() {
    // Two accounts of one id that say something else: the second is a reject.
    let rows = [("A-1", "Acme"), ("A-2", "Beta"), ("A-3", "Gamma"), ("A-3", "Delta")]
        .map(|(id, name)| [id, name, "Ana", "10", "EUR"]);
    let company = Company::of(&accounts(rows), &[], "");
    assert_eq!(company.call(&["run", "--only", "briefs"]).code, Some(0));
    company.edit("cartera.toml", "reject_tolerance_share = 1.0", "reject_tolerance_share = 0.2");
    let ended = company.call(&["run", "--only", "briefs"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.contains("set aside 1 of 4 rows of the accounts"), "{}", ended.stderr);
    assert_eq!(last_run(&company.output()).exit_code, 1);
    assert_eq!(settled_state(&company.output()), Some(run_id("2026-10-r2")));
}

#[test]
fn a_second_run_at_the_same_time_is_turned_away() {
    let company = Company::tiny();
    let held = OutputFolder::open(&company.output(), Modes::default()).unwrap();
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(75), "{}", ended.stderr);
    assert_eq!(last_run(&company.output()).exit_code, 75);
    drop(held);
    assert_eq!(company.call(&["run"]).code, Some(0));
}

#[test]
fn an_output_folder_that_can_t_be_written_is_told_on_stderr() {
    let company = Company::tiny();
    company.write("output", "a file, not a folder");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(2), "{}", ended.stderr);
    assert!(ended.stderr.contains("`last-run.json` could not be written"), "{}", ended.stderr);
}

#[test]
fn equal_runs_have_equal_bytes_whatever_the_folder_and_the_number_of_jobs() {
    let company = Company::sample(8);
    let contents = |name: &str, jobs: &str| {
        let output = company.folder().join(name);
        assert_eq!(company.call(&["run", "--output", output.as_str(), "--jobs", jobs]).code, Some(0));
        let run = output.join("latest");
        let read = |file: String| (std::fs::read(run.join(&file)).unwrap(), file);
        let published: BTreeMap<String, Vec<u8>> =
            files(&run).into_iter().filter(|file| file != "timings.json").map(read).map(|(b, f)| (f, b)).collect();
        let history = History::look(&output.join("history.sqlite")).unwrap().unwrap();
        (published, history.canonical_dump().unwrap())
    };
    let (first, first_history) = contents("one", "1");
    for (name, jobs) in [("again", "1"), ("two", "2")] {
        let (other, history) = contents(name, jobs);
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (file, bytes) in &first {
            assert!(other[file] == *bytes, "`{file}` differs with {jobs} jobs");
        }
        assert_eq!(history, first_history);
    }
}

#[test]
fn the_order_of_the_rows_changes_no_score() {
    let names: Vec<String> = (0..12).map(|n| format!("A-{n}")).collect();
    let deals: Vec<[String; 8]> = (0..60)
        .map(|n: usize| {
            let stage = ["Closed Won", "Closed Lost", "Negotiation"][n % 3];
            let month = 1 + n % 9;
            [
                format!("O-{n}"),
                names[n % 12].clone(),
                format!("Deal {n}"),
                stage.to_owned(),
                format!("2026-{month:02}-0{}", 1 + n % 7),
                format!("2026-{:02}-1{}", month + 1, n % 9),
                format!("{}.37", 100 + n * 17),
                "EUR".to_owned(),
            ]
        })
        .collect();
    let scores = |reversed: bool| {
        let mut accounts = accounts(names.iter().map(|id| [id.as_str(), id.as_str(), "Ana", "10", "EUR"]));
        let mut opportunities = opportunities(deals.iter().map(|deal| deal.each_ref().map(String::as_str)));
        if reversed {
            accounts[1..].reverse();
            opportunities[1..].reverse();
        }
        let ended = Company::of(&accounts, &opportunities, "").call(&["run", "--until", "score"]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        let mut scores = serde_json::from_str(&ended.stdout).unwrap();
        without_places(&mut scores);
        scores
    };
    let in_order: Value = scores(false);
    assert!(in_order.to_string().contains("win_rate_count"));
    assert_eq!(in_order, scores(true));
}

/// Takes out where each value was read, which does change with the order of the rows.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !["evidence", "origin", "origins", "opportunity", "row"].contains(&key.as_str()));
            map.values_mut().for_each(without_places);
        }
        Value::Array(list) => list.iter_mut().for_each(without_places),
        _ => {}
    }
}

/// Runs the program to its end or to the point; whether it came to the point.
fn reaches(company: &Company, point: Point) -> bool {
    const SIGABRT: i32 = 6;
    let mut command = company.command(&["run", "--only", "briefs", "--quiet"]);
    let status = command.env(failpoint::VARIABLE, point.name()).output().unwrap().status;
    assert!(status.success() || status.signal() == Some(SIGABRT), "{point:?}: {status}");
    !status.success()
}

/// The former or the new run is there and whole, and the next one succeeds; gives the former and what was found.
fn check_after_kill(company: &Company, former: Option<RunId>) -> Option<RunId> {
    let output = company.output();
    if output.join("2026-10").exists() {
        whole_run(&output.join("2026-10"));
    }
    let next = company.call(&["run", "--only", "briefs"]);
    assert_eq!(next.code, Some(0), "{}", next.stderr);
    let published = settled_state(&output);
    assert_eq!(last_run(&output).run_id, published);
    let former = former.map_or(0, |run| run.revision);
    let found = published.unwrap().revision;
    assert!(found > former && found <= former + 3, "{found} after {former}");
    published
}

#[test]
fn the_program_ended_at_any_point_leaves_the_former_run_or_the_new_one() {
    let mut reached = BTreeSet::new();
    let again = Company::tiny();
    let mut former = check_after_kill(&again, None);
    for point in failpoint::ALL {
        let first = Company::tiny();
        if reaches(&first, *point) {
            reached.insert(point.name());
        }
        check_after_kill(&first, None);
        // What settles a pending run or sweeps is only come to after a run that was ended.
        if point.name().contains("settle") || point.name().contains("sweep") {
            for before in [Point::BeforeLinkSwap, Point::AfterLinkSwap] {
                assert!(reaches(&again, before));
                if reaches(&again, *point) {
                    reached.insert(point.name());
                }
                former = check_after_kill(&again, former);
            }
        } else {
            // `latest` leads to the month, so a re-run of the month has no need to swap it.
            let only_first = point.name().contains("latest");
            assert!(reaches(&again, *point) || only_first, "{point:?} was never reached");
            former = check_after_kill(&again, former);
        }
    }
    let missed: Vec<_> = failpoint::ALL.iter().map(|point| point.name()).filter(|p| !reached.contains(p)).collect();
    assert_eq!(missed, Vec::<&str>::new(), "never reached");
}

#[test]
fn the_program_killed_at_a_random_moment_leaves_the_former_run_or_the_new_one() {
    let company = Company::tiny();
    let began = Instant::now();
    let mut former = check_after_kill(&company, None);
    let whole = began.elapsed();
    let mut random = ChaCha8Rng::seed_from_u64(20_261_124);
    for turn in 0..10 {
        // Every other time there is no former run.
        let first = Company::tiny();
        let killed = if turn % 2 == 0 { &company } else { &first };
        let mut child = killed.command(&["run", "--only", "briefs", "--quiet"]).spawn().unwrap();
        std::thread::sleep(whole.mul_f64(f64::from(random.next_u32()) / f64::from(u32::MAX)));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = check_after_kill(killed, if turn % 2 == 0 { former } else { None });
        if turn % 2 == 0 {
            former = found;
        }
    }
}

#[test]
#[ignore = "sets 600 briefs; `make bench` runs it"]
fn memory_stays_flat_after_the_500th_brief() {
    const GROWTH_KIB: u64 = 20 * 1024;
    let company = Company::sample(600);
    let ended = company.call(&["run", "--only", "briefs", "--quiet"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let timings: Value =
        serde_json::from_slice(&std::fs::read(company.output().join("latest/timings.json")).unwrap()).unwrap();
    assert!(timings["documents"].as_u64().unwrap() >= 600, "{timings}");
    let (after_500, at_end) = (&timings["memory_kib_after_500"], &timings["memory_kib_at_end"]);
    println!("after 500 briefs {after_500} KiB, at the end {at_end} KiB");
    assert!(at_end.as_u64().unwrap() <= after_500.as_u64().unwrap() + GROWTH_KIB, "{timings}");
}

#[test]
fn the_progress_of_a_run_without_a_terminal_is_a_line_a_stage() {
    let company = Company::tiny();
    let ended = company.call(&["run", "--only", "briefs"]);
    for stage in ["ingest: ", "score: ", "render: "] {
        assert_eq!(ended.stderr.lines().filter(|line| line.starts_with(stage)).count(), 1, "{}", ended.stderr);
    }
    assert!(!ended.stderr.contains('\u{1b}'));
    let quiet = company.call(&["run", "--only", "briefs", "--quiet"]);
    assert_eq!(quiet.stderr, "");
}
