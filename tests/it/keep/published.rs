//! Three months of the sample company, with a rep's published workbook edited in between as a spreadsheet saves it.

use camino::Utf8PathBuf;
use cartera::cli::Output;
use cartera::model::{Author, ItemKind, PlanBook};
use cartera::pipeline::{self, Options, Outcome};

use crate::drafts::{Sheets, text};
use crate::months::{Company, plan_table, plans};

fn publish(company: &Company, period: &str) {
    let options = Options { only: vec![Output::Drafts], ..Options::default() };
    let outcome = pipeline::run(&company.settings(period), &options, &()).unwrap();
    assert!(matches!(outcome, Outcome::Published(_)));
}

/// The rep's workbook of a month; of the first rep by folder who has an action.
fn workbook(company: &Company, period: &str) -> (Utf8PathBuf, Sheets) {
    let reps = company.path(&format!("output/{period}/reps"));
    let mut folders: Vec<Utf8PathBuf> =
        reps.read_dir_utf8().unwrap().map(|entry| entry.unwrap().path().to_owned()).collect();
    folders.sort();
    let file = folders.into_iter().map(|folder| folder.join("plan.xlsx")).find(|file| file.exists()).unwrap();
    let sheets = Sheets::open(&fs_err::read(&file).unwrap());
    (file, sheets)
}

fn hand_back(company: &Company, name: &str, sheets: &Sheets) {
    fs_err::create_dir_all(company.path("inbox")).unwrap();
    fs_err::write(company.path(&format!("inbox/{name}")), sheets.save()).unwrap();
}

/// The row of a sheet, counted from the one below its headings, whose cell holds a text.
fn row_of(sheets: &mut Sheets, sheet: &str, heading: &str, holds: &str) -> Option<usize> {
    let (top, column) = sheets.find(sheet, heading);
    sheets.rows(sheet).iter().skip(top + 1).position(|row| row.get(column) == Some(&text(holds)))
}

fn value<'a>(book: &'a PlanBook, kind: ItemKind, note: &str, field: &str) -> Option<&'a str> {
    let of_kind = book.items.iter().filter(|(key, _)| key.kind == kind);
    of_kind.map(|(_, item)| item).find(|item| item.value("note") == Some(note))?.value(field)
}

#[test]
fn what_is_written_in_a_published_workbook_is_in_the_plans_of_the_months_after() {
    let company = Company::sample();
    publish(&company, "2026-08");
    let (_, mut august) = workbook(&company, "2026-08");
    august.set("Acciones", 0, "Su nota", text("hablé con Luz"));
    august.set("Acciones", 0, "Estado", text("En curso"));
    august.set("Objetivos", 0, "Su nota", text("mi meta"));
    august.set("Objetivos", 0, "Meta", calamine::Data::Float(123_456.5));
    // A row of the rep's own: the account's name is copied from the first.
    let (top, account) = august.find("Acciones", "Cuenta");
    let name = august.rows("Acciones")[top + 1][account].clone();
    let (_, action) = august.find("Acciones", "Acción");
    let width = august.rows("Acciones")[top].len();
    let mut own = vec![calamine::Data::Empty; width];
    own[account] = name;
    own[action] = text("Enseñar el catálogo nuevo");
    august.rows("Acciones").push(own);
    hand_back(&company, "ana.xlsx", &august);
    hand_back(&company, "copia de ana.xlsx", &august);

    publish(&company, "2026-09");
    let september = plans(&company, "2026-09-r1");
    assert_eq!(value(&september, ItemKind::Action, "hablé con Luz", "state"), Some("in_progress"));
    assert_eq!(value(&september, ItemKind::Objective, "mi meta", "target"), Some("123456.5"));
    assert_eq!(value(&september, ItemKind::Objective, "mi meta", "stage"), Some("rep"));
    let own = |book: &PlanBook| {
        let is = |item: &&cartera::model::Item| item.value("action") == Some("Enseñar el catálogo nuevo");
        book.items.values().filter(is).filter(|item| item.author != Author::Program).count()
    };
    assert_eq!(own(&september), 1);

    let (_, mut second) = workbook(&company, "2026-09");
    let row = row_of(&mut second, "Acciones", "Su nota", "hablé con Luz").unwrap();
    second.set("Acciones", row, "Estado", text("Hecha"));
    let row = row_of(&mut second, "Objetivos", "Su nota", "mi meta").unwrap();
    let (top, target) = second.find("Objetivos", "Meta");
    assert_eq!(second.rows("Objetivos")[top + 1 + row][target], calamine::Data::Float(123_456.5));
    assert!(row_of(&mut second, "Acciones", "Acción", "Enseñar el catálogo nuevo").is_some());

    hand_back(&company, "ana 2.xlsx", &second);

    publish(&company, "2026-10");
    let october = plans(&company, "2026-10-r1");
    assert_eq!(value(&october, ItemKind::Action, "hablé con Luz", "state"), Some("done"));
    assert_eq!(value(&october, ItemKind::Objective, "mi meta", "target"), Some("123456.5"));
    assert_eq!(own(&october), 1);
    // A re-run starts from September again, with or without the files.
    publish(&company, "2026-10");
    assert_eq!(plans(&company, "2026-10-r2"), october);
    fs_err::remove_dir_all(company.path("inbox")).unwrap();
    publish(&company, "2026-10");
    let kept = plan_table(&company, "2026-10-r3");
    assert_eq!(value(&kept, ItemKind::Action, "hablé con Luz", "state"), Some("done"));
    assert_eq!(own(&kept), 1);
}

#[test]
fn a_month_skipped_and_a_draft_handed_in_again_leave_nothing_twice() {
    let company = Company::sample();
    publish(&company, "2026-08");
    let (_, mut august) = workbook(&company, "2026-08");
    august.set("Acciones", 0, "Su nota", text("hablé con Luz"));
    let (top, account) = august.find("Acciones", "Cuenta");
    let name = august.rows("Acciones")[top + 1][account].clone();
    let (_, action) = august.find("Acciones", "Acción");
    let mut own = vec![calamine::Data::Empty; august.rows("Acciones")[top].len()];
    own[account] = name;
    own[action] = text("Enseñar el catálogo nuevo");
    august.rows("Acciones").push(own);
    hand_back(&company, "ana.xlsx", &august);

    // September is never run.
    publish(&company, "2026-10");
    let once = plans(&company, "2026-10-r1");
    let own = |book: &PlanBook| {
        book.items.values().filter(|item| item.value("action") == Some("Enseñar el catálogo nuevo")).count()
    };
    assert_eq!(own(&once), 1);
    assert_eq!(value(&once, ItemKind::Action, "hablé con Luz", "note"), Some("hablé con Luz"));

    // The same file comes back under two more names, and nothing else does.
    hand_back(&company, "una copia.xlsx", &august);
    hand_back(&company, "otra vez.xlsx", &august);
    publish(&company, "2026-10");
    let again = plans(&company, "2026-10-r2");
    assert_eq!(again.items, once.items);
    // Written anew the file may have other bytes; what was merged stays so.
    assert!(again.merged_drafts.is_superset(&once.merged_drafts));
    let noted = again.items.values().filter(|item| item.value("note") == Some("hablé con Luz")).count();
    assert_eq!(noted, 1);
}
