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
    let found = faults(WRONG);
    for expected in [
        "3:11: `actions` of `[limits]` is `0`",
        "4:1: unknown key `hours` in `[limits]`",
        "9:9: `owner` of play `first` can't be `\"seller\"`",
        "10:7: `due` of play `first` can't be `\"friday\"`",
        "12:12: `priority` of play `first` is `101`",
        "13:13: there is no fact `npss`",
        "17:10: there is no fact `contct`\n    did you mean `contact`?",
        "18:7: `why` of play `first` can't be read",
        "19:10: `result` of play `first` can't be written",
        "21:1: `due_before` of play `first` names `nps`, which is of type points",
        "21:1: play `first` has no texts",
    ] {
        assert!(found.contains(expected), "{expected} is not among:\n{found}");
    }
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

#[test]
fn ids_are_unique_and_exclusions_name_what_there_is() {
    let play = |id: &str| {
        format!(
            "[[play]]\nid = \"{id}\"\ncondition = {{ fact = \"nps\", op = \"below\", value = 0 }}\nowner = \"sales\"\ndue = 5\n\
             effort_hours = 1\npriority = 10\nexcludes = [\"nobody\"]\n[play.en]\ninitiative = \"a\"\ntactic = \"b\"\n\
             why = \"c\"\nresult = \"d\"\n"
        )
    };
    let found = faults(&format!("{}{}", play("first"), play("first")));
    assert!(found.contains("14:1: two plays are called `first`"), "{found}");
    assert!(found.contains("1:1: play `first` excludes `nobody`, which is neither a play nor a group"), "{found}");
}
