//! Every row that was read is used, or told why not.

use camino::Utf8Path;
use cartera::ingest::{self, Quality};
use cartera::model::Entity;
use cartera::settings::{Flags, Settings};
use jiff::civil::date;

fn read(root: &Utf8Path) -> Quality {
    let flags = Flags {
        config: Some(root.join("cartera.toml")),
        input: None,
        output: None,
        period: None,
        as_of: Some(date(2026, 10, 31)),
    };
    let settings = Settings::load(&flags, date(2026, 11, 2)).unwrap();
    let currency = settings.config.company.currency;
    ingest::read(&settings.config.ingest(), root, date(2026, 10, 31), currency, &|_| {}).unwrap().quality
}

fn add_up(quality: &Quality) {
    for (entity, counts) in &quality.entities {
        let told = counts.records + counts.rejected + counts.left_out + counts.duplicates;
        assert_eq!(counts.rows, told, "{entity}: {counts:?}");
    }
}

#[test]
fn the_sample_s_rows_add_up() {
    let quality = read(&Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data"));
    assert!(quality.entities.len() > 8);
    add_up(&quality);
}

#[test]
fn users_that_two_files_tell_of_are_counted_as_given_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    let write = |file: &str, text: &str| fs_err::write(root.join(file), text).unwrap();
    write("accounts.csv", "id,name\nA,Acme\n");
    write("people.csv", "id,name\nu1,Ana\nu2,Bo\nu3,Cy\n");
    write("managers.csv", "id,manager\nu1,Eva\nu2,Eva\n");
    let source = |file, entity, columns| {
        format!("[[source]]\nfiles = [\"{file}.csv\"]\nentity = \"{entity}\"\n[source.columns]\n{columns}\n")
    };
    let config = [
        "[company]\nname = \"Ours\"\ncurrency = \"EUR\"\n".to_owned(),
        source("accounts", "account", "id = \"id\"\nname = \"name\""),
        source("people", "user", "id = \"id\"\nname = \"name\""),
        source("managers", "user", "id = \"id\"\nmanager_name = \"manager\""),
    ];
    write("cartera.toml", &config.concat());
    let quality = read(root);
    let users = &quality.entities[&Entity::User];
    assert_eq!((users.rows, users.records, users.duplicates), (5, 3, 2));
    add_up(&quality);
}
