//! A playbook that is wrong says so with the place of each fault, before any work starts.

use cartera::plan::playbook::{DEFAULT, Playbook};
use cartera::settings::{Flags, Settings};

#[test]
fn the_bundled_playbook_is_sound() {
    if let Err(faults) = Playbook::read(DEFAULT) {
        panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

const WRONG: &str = r#"
[limits]
actions = 0
hours = 9

[[play]]
id = "first"
condition = { fact = "nps", op = "below", value = 0 }
owner = "seller"
due = "friday"
effort_hours = 1
priority = 101
evidence = ["npss"]
excludes = ["nobody"]
[play.en]
initiative = "Answer"
tactic = "Call {{ contct }} by {{ due }}"
why = "rated {{ nps "
result = "{{ nps | sise }}"

[[play]]
id = "first"
condition = { fact = "nps", op = "below", value = 0 }
owner = "sales"
due = 5
due_before = ["nps"]
effort_hours = 1
priority = 10
"#;

fn faults(text: &str) -> String {
    let faults = Playbook::read(text).expect_err("a wrong playbook");
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn all_faults_of_a_playbook_come_at_once() {
    insta::assert_snapshot!(faults(WRONG));
}

#[test]
fn a_run_with_a_wrong_playbook_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let folder = camino::Utf8Path::from_path(folder.path()).unwrap();
    let config = folder.join("cartera.toml");
    fs_err::write(&config, "[playbook]\nfile = \"own.toml\"\n").unwrap();
    let flags = Flags { config: Some(config), ..Flags::default() };
    let load = || Settings::load(&flags, "2026-11-02".parse().unwrap());
    let missing = load().unwrap_err().to_string();
    assert!(missing.contains("cartera.toml` has a problem\n  1:1:"), "{missing}");
    fs_err::write(folder.join("own.toml"), WRONG).unwrap();
    let wrong = load().unwrap_err().to_string();
    assert!(wrong.contains("own.toml` has") && wrong.contains("there is no fact `npss`"), "{wrong}");
    fs_err::write(folder.join("own.toml"), DEFAULT).unwrap();
    let bundled_hash = load().unwrap().config_hash;
    fs_err::write(folder.join("own.toml"), DEFAULT.replace("rep_hours = 120", "rep_hours = 90")).unwrap();
    let own = load().unwrap();
    assert_ne!(own.config_hash, bundled_hash, "another playbook is another configuration");
    assert!((own.playbook.limits.rep_hours - 90.0).abs() < 1e-9);
}
