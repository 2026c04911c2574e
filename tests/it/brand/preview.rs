//! `cartera preview`: once, from each kind of data, and while files change.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use cartera::cli::{Cli, Command, PreviewArgs};
use cartera::preview::{Fault, Request, Shown, show, watch};
use cartera::settings::Flags;
use clap::Parser;

use super::Place;
use crate::program::{Company, Unwatched, program};

fn args(words: &[&str]) -> PreviewArgs {
    let cli = Cli::try_parse_from(["cartera", "preview"].iter().chain(words)).unwrap();
    let Command::Preview(args) = cli.command else { panic!("not a preview") };
    args
}

fn request(place: &Place, words: &[&str]) -> Request {
    let flags = Flags { config: Some(place.folder.join("cartera.toml")), ..Flags::default() };
    let mut args = args(words);
    args.to = place.folder.join("preview.pdf");
    Request::of(args, flags, "2026-11-02".parse().unwrap())
}

#[test]
fn samples_and_plans_need_no_configuration() {
    let place = Place::new();
    let pages = |words: &[&str]| show(&request(&place, words), &Unwatched).map(|shown| shown.pages);
    assert_eq!(pages(&["--sample", "poor"]), Ok(1));
    assert!(pages(&["deck", "--sample", "rich"]).unwrap() > 10);
    assert!(fs_err::read(place.folder.join("preview.pdf")).unwrap().starts_with(b"%PDF"));
    let poor = pages(&["deck", "--sample", "poor"]).unwrap_err();
    assert_eq!(poor.message, "there is no poor sample of the deck");
    // What a run keeps of a brief that failed.
    let plan: serde_json::Value =
        serde_json::from_str(include_str!("../../../templates/samples/brief-poor.json")).unwrap();
    let kept = serde_json::json!({ "document": "reps/a/briefs/b.pdf", "reason": "r", "plan": plan });
    place.write("failed.json", kept.to_string());
    let file = place.folder.join("failed.json");
    assert_eq!(pages(&["--plan", file.as_str()]), Ok(1));
    place.write("failed.json", "{");
    assert!(pages(&["--plan", file.as_str()]).unwrap_err().message.contains("is no JSON"));
    assert!(pages(&[]).unwrap_err().message.contains("cannot read"), "exports need a configuration");
}

fn next(told: &Receiver<Result<Shown, Fault>>) -> Result<Shown, Fault> {
    told.recv_timeout(Duration::from_secs(120)).expect("nothing was told")
}

/// The loop never ends; its thread ends with the test.
#[test]
fn while_files_change_each_state_is_shown_and_a_fault_ends_nothing() {
    let place = Place::new();
    place.write("own/portal.css", "/* so that something is replaced */");
    place.write("cartera.toml", "[brand]\ntemplates = \"own\"");
    let request = request(&place, &["--sample", "poor"]);
    let (tell, told) = channel();
    std::thread::spawn(move || -> std::convert::Infallible {
        watch(&request, &Unwatched, &|outcome| {
            // Nobody listens any longer once the test is done.
            drop(tell.send(outcome));
        })
    });
    assert_eq!(next(&told).unwrap().pages, 1);
    place.write("own/brief.typ", "#set document(title: \"x\")\n#(1 + true)");
    let fault = next(&told).unwrap_err();
    assert!(fault.message.contains("brief.typ:2:3: cannot add integer and boolean"), "{}", fault.message);
    place.write("own/brief.typ", "#set document(title: \"x\")\n= One\n#pagebreak()\n= Two");
    assert_eq!(next(&told).unwrap().pages, 2);
    place.write("cartera.toml", "[brand]\naccent = \"#ffcc00\"\ntemplates = \"own\"");
    assert!(next(&told).unwrap_err().message.contains("1.51 : 1"));
    place.write("cartera.toml", "[brand]\naccent = \"#907300\"");
    assert_eq!(next(&told).unwrap().pages, 1);
}

#[test]
fn the_program_shows_the_brief_and_the_deck_of_a_configuration() {
    let company = Company::tiny();
    let to = company.outside().join("one.pdf");
    for document in ["brief", "deck"] {
        let shown = company.call(&["preview", document, "--to", to.as_str()]);
        assert_eq!(shown.code, Some(0), "{}", shown.stderr);
        assert!(shown.stderr.contains("one.pdf: ") && shown.stderr.contains("set in"), "{}", shown.stderr);
        assert!(fs_err::read(&to).unwrap().starts_with(b"%PDF"));
    }
    let none = company.call(&["preview", "--account", "Nobody", "--to", to.as_str()]);
    assert_eq!(none.code, Some(2));
    assert!(none.stderr.contains("no account is called `Nobody`"), "{}", none.stderr);
}

#[test]
fn the_program_ejects_templates_and_a_run_with_a_broken_one_publishes_the_rest() {
    let company = Company::tiny();
    let own = company.folder().join("own");
    let ejected = crate::program::ended(&mut program(&["templates", "eject", own.as_str()]));
    assert_eq!(ejected.code, Some(0), "{}", ejected.stderr);
    let config = fs_err::read_to_string(company.folder().join("cartera.toml")).unwrap();
    company.write("cartera.toml", format!("{config}\n[brand]\ntemplates = \"own\"\n"));
    company.write("own/brief.typ", "#set document(title: \"x\")\n#let total = 1 + \"a\"");
    let run = company.call(&["run"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("brief.typ:2:14: cannot add integer and string"), "{}", run.stderr);
    assert!(run.stderr.contains("  2 | #let total = 1 + \"a\""), "{}", run.stderr);
    assert!(company.output().join("latest/deck.pdf").exists());
    assert!(company.output().join("latest/index.html").exists());
}
