//! Workbooks that came back, with what people do to them.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use camino::{Utf8Path, Utf8PathBuf};
use cartera::ingest::{DraftOutcome, Ingested};
use cartera::model::{ItemKind, ReturnedDraft, ReturnedRow};
use cartera::plan::account::{self, AccountPlan};
use cartera::plan::context::{Company, Context};
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::workbook::{self, HIDDEN_SHEET};
use cartera::render::brand::Brand;
use cartera::render::draft;
use cartera::score::{Past, score};
use cartera::settings::{Flags, Settings};
use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use std::sync::LazyLock;

/// The sample's first rep's workbook in Spanish, as it is published.
static DRAFT: LazyLock<Vec<u8>> = LazyLock::new(|| workbook_of(LanguageCode::Es, "es-ES"));

fn workbook_of(code: LanguageCode, locale: &str) -> Vec<u8> {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let flags = Flags { config: Some(root.join("cartera.toml")), ..Flags::default() };
    let settings = Settings::load(&flags, date(2026, 11, 2)).unwrap();
    let config = settings.config;
    let read = cartera::ingest::read(&config.ingest(), &root, settings.as_of, config.company.currency, &|_| {});
    let portfolio = read.unwrap().portfolio;
    let scores = score(&portfolio, &config.scores, &Past::default());
    let (language, company) = (Language::load(code, locale, None).unwrap(), company());
    let context = Context::new(&portfolio, &scores, &language, &company);
    let plans: Vec<AccountPlan> = portfolio.account_ixs().filter_map(|ix| account::plan(&context, ix)).collect();
    let owner = portfolio.account_ixs().find_map(|ix| context.owner(ix)).unwrap().id.clone();
    draft::render(&workbook::rep(&context, &owner, &plans, "2026-10-r1", &|_| None), &Brand::default()).unwrap()
}

fn company() -> Company {
    Company { name: "Orbenia".to_owned(), confidentiality: None }
}

/// The workbook's sheets as a program that saves it anew has them.
#[derive(Clone)]
pub struct Sheets(Vec<(String, Vec<Vec<Data>>)>);

impl Sheets {
    pub fn open(bytes: &[u8]) -> Sheets {
        let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let names = book.sheet_names();
        let sheet = |name: &String| {
            let range = book.worksheet_range(name).unwrap();
            let (height, width) = range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
            let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
            (name.clone(), (0..height).map(|row| (0..width).map(|column| cell(row, column)).collect()).collect())
        };
        Sheets(names.iter().map(sheet).collect())
    }

    pub fn rows(&mut self, sheet: &str) -> &mut Vec<Vec<Data>> {
        &mut self.0.iter_mut().find(|(name, _)| name == sheet).unwrap().1
    }

    /// The row of the headings, and the place of one of them.
    pub fn find(&mut self, sheet: &str, heading: &str) -> (usize, usize) {
        let rows = self.rows(sheet);
        let has = |row: &Vec<Data>| row.len() > 3 && row.iter().any(|cell| *cell == Data::String(heading.to_owned()));
        let row = rows.iter().position(has).unwrap_or_else(|| panic!("no `{heading}` on `{sheet}`"));
        (row, rows[row].iter().position(|cell| *cell == Data::String(heading.to_owned())).unwrap())
    }

    /// Writes into the cell of a row below the headings, counted from 0.
    pub fn set(&mut self, sheet: &str, row: usize, heading: &str, value: Data) {
        let (top, column) = self.find(sheet, heading);
        self.rows(sheet)[top + 1 + row][column] = value;
    }

    pub fn save(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        for (name, rows) in &self.0 {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0u32..).zip(rows) {
                for (column, cell) in (0u16..).zip(cells) {
                    match cell {
                        Data::String(text) => drop(sheet.write_string(row, column, text).unwrap()),
                        Data::Float(number) => drop(sheet.write_number(row, column, *number).unwrap()),
                        Data::Int(number) => drop(sheet.write_number(row, column, *number as f64).unwrap()),
                        Data::DateTime(at) => {
                            sheet.write_number_with_format(row, column, at.as_f64(), &day).unwrap();
                        }
                        _ => {}
                    }
                }
            }
        }
        book.save_to_buffer().unwrap()
    }
}

pub fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// An inbox beside a company of one account.
struct Inbox(tempfile::TempDir);

impl Inbox {
    fn new() -> Inbox {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("accounts.csv"), "Account ID,Account Name\nA-1,Acme\n").unwrap();
        let config = "[company]\nname = \"Orbenia\"\n[[source]]\nfiles = [\"accounts.csv\"]\nentity = \"account\"\n\
                      [source.columns]\nid = \"Account ID\"\nname = \"Account Name\"\n";
        std::fs::write(folder.path().join("cartera.toml"), config).unwrap();
        Inbox(folder)
    }

    fn with(self, name: &str, bytes: &[u8]) -> Inbox {
        let path = self.0.path().join("inbox").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    fn read(&self) -> Ingested {
        let folder = Utf8PathBuf::from_path_buf(self.0.path().to_owned()).unwrap();
        let flags = Flags { config: Some(folder.join("cartera.toml")), ..Flags::default() };
        let settings = Settings::load(&flags, date(2026, 12, 2)).unwrap();
        let currency = settings.config.company.currency;
        cartera::ingest::read(&settings.ingest(), &settings.input, settings.as_of, currency, &|_| {}).unwrap()
    }
}

fn read(sheets: &Sheets) -> (ReturnedDraft, Ingested) {
    let mut ingested = Inbox::new().with("plan.xlsx", &sheets.save()).read();
    (ingested.drafts.remove(0), ingested)
}

fn outcome(name: &str, bytes: &[u8]) -> DraftOutcome {
    let mut ingested = Inbox::new().with(name, bytes).read();
    assert!(ingested.drafts.is_empty());
    ingested.quality.drafts.remove(0).outcome
}

/// What the rep did, row by row.
fn touched(draft: &ReturnedDraft) -> Vec<&ReturnedRow> {
    let changed = |row: &&ReturnedRow| row.id.is_none() || row.deleted || row.cells.values().any(|cell| cell.changed());
    draft.rows.iter().filter(changed).collect()
}

fn value<'a>(row: &'a ReturnedRow, column: &str) -> Option<&'a str> {
    row.cells.get(column)?.value.as_deref()
}

#[test]
fn a_workbook_that_nobody_touched_says_nothing() {
    let published = Inbox::new().with("plan.xlsx", &DRAFT).read();
    let saved_anew = Inbox::new().with("plan.xlsx", &Sheets::open(&DRAFT).save()).read();
    let english = Inbox::new().with("plan.xlsx", &workbook_of(LanguageCode::En, "en-US")).read();
    for ingested in [published, saved_anew, english] {
        let [draft] = ingested.drafts.as_slice() else { panic!("{:?}", ingested.quality.drafts) };
        assert_eq!(touched(draft), Vec::<&ReturnedRow>::new());
        assert!(draft.rows.len() > 50, "{}", draft.rows.len());
        assert_eq!(ingested.quality.drafts[0].notes, []);
        assert_eq!(draft.run_id, "2026-10-r1");
        for kind in [ItemKind::Objective, ItemKind::Action, ItemKind::Swot, ItemKind::Stakeholder] {
            assert!(draft.rows.iter().any(|row| row.kind == kind), "{kind:?}");
        }
    }
}

#[test]
fn what_a_rep_wrote_is_read_in_its_canonical_form() {
    let mut sheets = Sheets::open(&DRAFT);
    sheets.set("Acciones", 0, "Acción", text("Llamar a Marta  \r\ny proponer fecha "));
    sheets.set("Acciones", 0, "Vence", text("15/12/2026"));
    sheets.set("Acciones", 0, "Estado", text("En curso"));
    sheets.set("Acciones", 0, "Su nota", text("=no es una fórmula"));
    sheets.set("Acciones", 0, "Responsable", Data::Empty);
    sheets.set("Objetivos", 0, "Meta", Data::Float(95000.0));
    let (draft, ingested) = read(&sheets);
    assert_eq!(ingested.quality.drafts[0].notes, []);
    let [objective, action] = touched(&draft)[..] else { panic!("{:#?}", touched(&draft)) };
    let (objective, action) =
        if objective.kind == ItemKind::Objective { (objective, action) } else { (action, objective) };
    assert_eq!(value(objective, "target"), Some("95000"));
    assert_eq!(value(action, "action"), Some("Llamar a Marta  \ny proponer fecha"));
    assert_eq!(value(action, "due"), Some("2026-12-15"));
    assert_eq!(value(action, "state"), Some("in_progress"));
    assert_eq!(action.cells["state"].prefilled.as_deref(), Some("open"));
    assert_eq!(value(action, "note"), Some("=no es una fórmula"));
    assert_eq!(value(action, "owner"), None);
    assert!(action.cells["owner"].changed());
    assert_eq!(action.account_id.as_deref(), Some(action.id.as_ref().unwrap().account_id.as_str()));
}

#[test]
fn what_is_not_understood_is_told_with_its_cell_and_kept() {
    let mut sheets = Sheets::open(&DRAFT);
    sheets.set("Acciones", 1, "Vence", text("mañana"));
    sheets.set("Acciones", 1, "Estado", text("casi"));
    let (draft, ingested) = read(&sheets);
    let [row] = touched(&draft)[..] else { panic!() };
    assert_eq!((value(row, "due"), value(row, "state")), (Some("mañana"), Some("casi")));
    let notes: Vec<String> = ingested.quality.drafts[0].notes.iter().map(|note| note.told()).collect();
    let (top, _) = sheets.find("Acciones", "Acción");
    let place = |column| format!("sheet `Acciones`, row {}, column `{column}`: ", top + 3);
    assert_eq!(
        notes,
        [
            format!("{}`mañana`, expected a date; it is kept as it is", place("Vence")),
            format!("{}`casi`, expected a word of the list; it is kept as it is", place("Estado")),
        ]
    );
    assert!(ingested.quality.findings.iter().any(|finding| finding.message.contains("mañana")));
}

#[test]
fn rows_may_be_added_copied_deleted_and_sorted() {
    let mut sheets = Sheets::open(&DRAFT);
    let (top, account) = sheets.find("Acciones", "Cuenta");
    let label = sheets.rows("Acciones")[top + 3][account].clone();
    let rows = sheets.rows("Acciones");
    let height = rows.iter().rposition(|row| row.iter().any(|cell| *cell != Data::Empty)).unwrap();
    let mut copied = rows[top + 2].clone();
    let deleted = rows.remove(top + 4);
    rows[top + 1..height].reverse();
    let (_, what) = sheets.find("Acciones", "Acción");
    copied[what] = text("Visitar la planta");
    let mut own = vec![Data::Empty; copied.len()];
    (own[account], own[what]) = (label.clone(), text("Enviar muestras"));
    let rows = sheets.rows("Acciones");
    rows.push(copied.clone());
    rows.push(own);
    // An exact copy of a row, and a row of which only the account was chosen, say nothing.
    let mut exact = copied.clone();
    exact[what] = rows[top + 1][what].clone();
    let mut bare = vec![Data::Empty; copied.len()];
    bare[account] = label.clone();
    rows.push(bare);
    let (draft, _) = read(&sheets);
    let found = touched(&draft);
    let added: Vec<&&ReturnedRow> = found.iter().filter(|row| row.id.is_none()).collect();
    let texts: Vec<Option<&str>> = added.iter().map(|row| value(row, "action")).collect();
    assert_eq!(texts, [Some("Visitar la planta"), Some("Enviar muestras")]);
    assert_eq!(added[1].account.as_deref().map(text), Some(label));
    assert!(added[1].account_id.is_some());
    let gone: Vec<&&ReturnedRow> = found.iter().filter(|row| row.deleted).collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0].cells["action"].prefilled.as_deref().map(text), Some(deleted[what].clone()));
    assert_eq!(found.len(), 3, "sorting changes nothing");
}

#[test]
fn sheets_may_be_renamed_and_columns_moved() {
    let mut sheets = Sheets::open(&DRAFT);
    sheets.set("Acciones", 2, "Acción", text("Otra cosa"));
    for row in sheets.rows("Acciones") {
        row.swap(1, 7);
        row.insert(3, text("x"));
    }
    sheets.rows("Acciones").insert(0, vec![text("Mis apuntes")]);
    sheets.0.iter_mut().find(|(name, _)| name == "Acciones").unwrap().0 = "Mis acciones".to_owned();
    sheets.0.iter_mut().find(|(name, _)| name == HIDDEN_SHEET).unwrap().0 = "Hoja oculta".to_owned();
    let (draft, ingested) = read(&sheets);
    let [row] = touched(&draft)[..] else { panic!("{:#?}", touched(&draft)) };
    assert_eq!((value(row, "action"), row.sheet.as_str()), (Some("Otra cosa"), "Mis acciones"));
    assert_eq!(ingested.quality.drafts[0].notes, []);
}

#[test]
fn a_sheet_or_column_that_is_gone_takes_nothing_with_it() {
    let mut sheets = Sheets::open(&DRAFT);
    let (_, due) = sheets.find("Acciones", "Vence");
    sheets.rows("Acciones").iter_mut().for_each(|row| drop(row.remove(due)));
    sheets.0.retain(|(name, _)| name != "Objetivos");
    let (draft, ingested) = read(&sheets);
    assert_eq!(touched(&draft), Vec::<&ReturnedRow>::new());
    let notes: Vec<&str> = ingested.quality.drafts[0].notes.iter().map(|note| note.what.as_str()).collect();
    assert_eq!(
        notes,
        [
            "the column `Vence` is gone: its cells stay as they were",
            "the sheet or its headings are gone: its rows stay as they were"
        ]
    );
}

#[test]
fn rows_are_known_by_account_and_text_where_the_ids_were_cut_off() {
    let mut sheets = Sheets::open(&DRAFT);
    sheets.set("Acciones", 0, "Su nota", text("hecho a medias"));
    let (top, _) = sheets.find("Acciones", "Acción");
    let width = sheets.rows("Acciones")[top].iter().rposition(|cell| *cell != Data::Empty).unwrap();
    sheets.rows("Acciones").iter_mut().for_each(|row| row.truncate(width));
    let (draft, _) = read(&sheets);
    let [row] = touched(&draft)[..] else { panic!("{:#?}", touched(&draft)) };
    assert_eq!(value(row, "note"), Some("hecho a medias"));
    assert!(row.id.is_some());
}

#[test]
fn every_file_of_the_inbox_has_an_outcome() {
    assert_eq!(outcome("notes.txt", b"call Marta"), DraftOutcome::NoDraft);
    let mut plain = Workbook::new();
    plain.add_worksheet().write_string(0, 0, "Account").unwrap();
    assert_eq!(outcome("other.xlsx", &plain.save_to_buffer().unwrap()), DraftOutcome::NoDraft);
    assert!(matches!(outcome("cut.xlsx", &DRAFT[..DRAFT.len() / 2]), DraftOutcome::Unreadable { .. }));
    let mut sheets = Sheets::open(&DRAFT);
    let set = |sheets: &mut Sheets, name: &str, value: &str| {
        let rows = sheets.rows(HIDDEN_SHEET);
        let row = rows.iter_mut().find(|row| row[0] == text("meta") && row[3] == text(name)).unwrap();
        row[4] = text(value);
    };
    set(&mut sheets, "schema_version", "9");
    assert_eq!(outcome("newer.xlsx", &sheets.save()), DraftOutcome::NewerSchema { found: 9, known: 1 });
    set(&mut sheets, "schema_version", "1");
    set(&mut sheets, "period", "October");
    let what = "its hidden sheet has an odd period".to_owned();
    assert_eq!(outcome("odd.xlsx", &sheets.save()), DraftOutcome::Damaged { what });

    let ingested = Inbox::new()
        .with("plan (2).xlsx", &DRAFT)
        .with("ana/plan.xlsx", &DRAFT)
        .with(".~lock.plan.xlsx#", b"ana")
        .with("~$plan.xlsx", b"ana")
        .read();
    assert_eq!(ingested.drafts.len(), 1);
    let outcomes: Vec<(&str, bool)> = ingested
        .quality
        .drafts
        .iter()
        .map(|file| (file.file.as_str(), matches!(file.outcome, DraftOutcome::Copy { .. })))
        .collect();
    assert_eq!(outcomes, [("ana/plan.xlsx", false), ("plan (2).xlsx", true)]);
    assert!(Inbox::new().read().quality.drafts.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is written into whichever open cells, it is what is read.
    #[test]
    fn random_edits_are_read_as_they_were_written(
        edits in prop::collection::btree_map((0usize..20, 0usize..3), "[a-zñ€ =+@-]{1,20}[a-zñ€]", 1..12),
    ) {
        let mut sheets = Sheets::open(&DRAFT);
        let columns = [("Acción", "action"), ("Responsable", "owner"), ("Su nota", "note")];
        for ((row, column), written) in &edits {
            sheets.set("Acciones", *row, columns[*column].0, text(written));
        }
        let (draft, _) = read(&sheets);
        let (top, _) = sheets.find("Acciones", "Acción");
        for ((row, column), written) in &edits {
            let found = draft.rows.iter().find(|found| found.sheet == "Acciones" && found.row as usize == top + 2 + row);
            prop_assert_eq!(value(found.unwrap(), columns[*column].1), Some(written.trim()));
        }
        let rows: std::collections::BTreeSet<usize> = edits.keys().map(|(row, _)| *row).collect();
        prop_assert_eq!(touched(&draft).len(), rows.len());
    }
}
