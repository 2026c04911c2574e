//! `cartera weights` from the command line.

use assert_cmd::Command;

fn weights(arguments: &[&str]) -> (Option<i32>, String, String) {
    let ended = Command::cargo_bin("cartera").unwrap().arg("weights").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ended.status.code(), text(ended.stdout), text(ended.stderr))
}

#[test]
fn the_template_can_be_read_back_and_weighs_all_alike() {
    let (code, template, _) = weights(&["--template"]);
    assert_eq!(code, Some(0));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("judgements.toml");
    fs_err::write(&file, &template).unwrap();
    let (code, lines, _) = weights(&[file.to_str().unwrap()]);
    assert_eq!(code, Some(0));
    let config: cartera::settings::Config = toml::from_str(&lines).unwrap();
    assert_eq!((config.scores.priority.value_weight, config.scores.priority.urgency_weight), (16.7, 16.7));
}

#[test]
fn contradictions_print_no_weights_to_paste_and_end_as_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("judgements.csv");
    fs_err::write(&file, "first;second;value\nvalue;growth;5\ngrowth;fit;5\nvalue;fit;1/5\n").unwrap();
    let (code, lines, problem) = weights(&[file.to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(!lines.contains("_weight"), "{lines}");
    assert!(problem.contains("contradict") && problem.contains("hint: think over `"), "{problem}");
    let (_, json, _) = weights(&[file.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(
        json["consistent"] == false && json["config"].is_null() && json["consistency_ratio"].as_f64().unwrap() > 0.1
    );
}
