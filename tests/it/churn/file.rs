//! The model's file: written by deliver, read by settings, refused where it is none.

use camino::{Utf8Path, Utf8PathBuf};
use cartera::deliver::{Modes, write_model};
use cartera::score::ChurnModel;
use cartera::settings::{Flags, Settings};

use super::{COMPANY, TRAINED};

fn settings(folder: &Utf8Path) -> Settings {
    let flags = Flags { config: Some(folder.join("cartera.toml")), ..Flags::default() };
    Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap()
}

fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(dir.path().to_owned()).unwrap();
    fs_err::write(path.join("cartera.toml"), "").unwrap();
    (dir, path)
}

#[test]
fn what_is_written_is_read_beside_the_configuration() {
    let (_dir, folder) = folder();
    let settings = settings(&folder);
    assert!(settings.churn_model().unwrap().is_none(), "no file, no model");
    let model = TRAINED.model.clone().unwrap();
    write_model(&settings.churn_model_file(), &model, Modes::default()).unwrap();
    let read = settings.churn_model().unwrap().unwrap();
    assert_eq!((read.name(), read.inputs.len(), &read.verdict), (model.name(), model.inputs.len(), &model.verdict));
    for example in COMPANY.examples.iter().take(50) {
        let (a, b) = (read.reading_of(&example.features), model.reading_of(&example.features));
        assert!((a.probability - b.probability).abs() < 1e-12);
    }
    let names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 2, "nothing temporary is left: {names:?}");
}

#[test]
fn a_damaged_or_foreign_file_is_refused_with_what_to_do() {
    let (_dir, folder) = folder();
    let settings = settings(&folder);
    let whole = serde_json::to_string(&TRAINED.model.clone().unwrap()).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    let faults = [
        (whole[..whole.len() / 2].to_owned(), "damaged"),
        ("{\"weights\": [1, 2]}".to_owned(), "not a churn model"),
        (changed("cartera churn model", "another model"), "another model"),
        (changed("\"schema\":1", "\"schema\":9"), "form 9"),
        (changed("usage_yoy_share", "shoe_size"), "shoe_size"),
        (changed("\"deviation\":", "\"deviation\":-"), "deviation"),
    ];
    for (text, expected) in faults {
        fs_err::write(settings.churn_model_file(), text).unwrap();
        let error = settings.churn_model().unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.to_string().contains("churn-model.json") && error.hint().contains("cartera train"));
    }
    fs_err::write(settings.churn_model_file(), [0xff, 0xfe, 0x00]).unwrap();
    assert!(settings.churn_model().is_err());
    assert!(ChurnModel::read("").is_err());
}
