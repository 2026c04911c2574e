//! The workbooks as a spreadsheet reads them back.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, SheetVisible, Xlsx};
use camino::Utf8Path;
use cartera::ingest::{Ingested, Quality};
use cartera::model::*;
use cartera::plan::account::{self, AccountPlan};
use cartera::plan::context::{Company, Context};
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::workbook::{self, Cell, HIDDEN_SHEET, PortfolioWorkbook, RepWorkbook, SCHEMA_VERSION};
use cartera::render::brand::Brand;
use cartera::render::{draft, portfolio_workbook};
use cartera::score::{Past, ScoreConfig, score};
use cartera::settings::{Flags, Settings};
use jiff::civil::date;

type Book = Xlsx<Cursor<Vec<u8>>>;

const HOSTILE: [&str; 6] =
    ["=HYPERLINK(\"http://x\")", "+1", "-5", "@SUM(A1)", "ab\u{1}c\u{FFFE}\r\nd", "_x0041_ <b> & \"q\""];

fn language(locale: &str) -> Language {
    let code = if locale.starts_with("es") { LanguageCode::Es } else { LanguageCode::En };
    Language::load(code, locale, None).unwrap()
}

/// Runs the stages up to the plans and shows them to a test.
fn planned<T>(
    portfolio: &Portfolio,
    scoring: &ScoreConfig,
    locale: &str,
    test: impl FnOnce(&Context<'_>, &[AccountPlan]) -> T,
) -> T {
    let (scores, language) = (score(portfolio, scoring, &Past::default()), language(locale));
    let company = Company { name: "Orbenia & Co".to_owned(), confidentiality: None };
    let context = Context::new(portfolio, &scores, &language, &company);
    let plans: Vec<AccountPlan> = portfolio.account_ixs().filter_map(|ix| account::plan(&context, ix)).collect();
    test(&context, &plans)
}

fn sample() -> (Ingested, ScoreConfig) {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let flags = Flags { config: Some(root.join("cartera.toml")), ..Flags::default() };
    let settings = Settings::load(&flags, date(2026, 11, 2)).unwrap();
    let config = settings.config;
    let read = cartera::ingest::read(&config.ingest(), &root, settings.as_of, config.company.currency, &|_| {});
    (read.unwrap(), config.scores)
}

fn brief(ix: AccountIx) -> Option<String> {
    Some(format!("briefs/account-{:03}.pdf", ix.index()))
}

fn account_row(id: &str, name: &str, owner: Option<&str>, row: u32) -> Row<Account> {
    let mut cells = OnlyText(BTreeMap::new());
    let place = |field| Entity::Account.field(field).unwrap();
    cells.0.insert(place("id"), id.to_owned());
    cells.0.insert(place("name"), name.to_owned());
    cells.0.extend(owner.map(|owner| (place("owner_id"), owner.to_owned())));
    let record = Account::read(&mut cells).unwrap();
    Row { origin: Origin { source: SourceIx(0), row }, account: None, joined_by: None, record: Box::new(record) }
}

/// A record's cells, all of them text.
struct OnlyText(BTreeMap<usize, String>);

impl Cells for OnlyText {
    fn text(&mut self, field: usize) -> Option<String> {
        self.0.get(&field).cloned()
    }
    fn decimal(&mut self, _: usize) -> Option<Decimal> {
        None
    }
    fn number(&mut self, _: usize) -> Option<f64> {
        None
    }
    fn date(&mut self, _: usize) -> Option<Date> {
        None
    }
    fn flag(&mut self, _: usize) -> Option<bool> {
        None
    }
    fn currency(&mut self, _: usize) -> Option<Currency> {
        None
    }
    fn missing(&mut self, _: usize) {}
}

/// Accounts of which nothing is known but their names, all of one owner.
fn bare(names: &[&str]) -> Portfolio {
    let mut portfolio = Portfolio::empty(date(2026, 10, 31), Currency::EUR);
    let rows = (1..).zip(names).map(|(row, name)| account_row(&format!("A-{row:06}"), name, Some("rep"), row));
    portfolio.accounts = rows.collect();
    portfolio
}

fn rep_of(context: &Context<'_>, owner: &str, plans: &[AccountPlan]) -> RepWorkbook {
    workbook::rep(context, owner, plans, "2026-10.r1", &brief)
}

fn open(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap()
}

/// All cells that hold text.
fn texts(range: &Range<Data>) -> Vec<String> {
    range.cells().filter_map(|(_, _, cell)| cell.get_string().map(str::to_owned)).collect()
}

/// The rows under a heading, as its column's cells.
fn column(range: &Range<Data>, heading: &str) -> Vec<Data> {
    let (row, place, _) = range.cells().find(|(_, _, cell)| cell.get_string() == Some(heading)).unwrap();
    range.rows().skip(row + 1).map(|cells| cells[place].clone()).collect()
}

fn no_formula(book: &mut Book) {
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.cells().filter(|(_, _, formula)| !formula.is_empty()).count(), 0, "{name}");
    }
}

#[test]
fn a_reps_plan_opens_with_its_sheets_in_the_language_of_the_report() {
    let (read, scoring) = sample();
    let names = |locale: &str| {
        planned(&read.portfolio, &scoring, locale, |context, plans| {
            let owner = context.owner(AccountIx(0)).unwrap().id.clone();
            open(draft::render(&rep_of(context, &owner, plans), &Brand::default()).unwrap()).sheet_names()
        })
    };
    assert_eq!(
        names("es-ES"),
        [
            "Mi mes",
            "Cuentas",
            "Revisiones",
            "Llamadas",
            "Objetivos",
            "Acciones",
            "FODA",
            "Partes interesadas",
            "Notas",
            "Contenido",
            "Sin incluir",
            HIDDEN_SHEET
        ]
    );
    assert_eq!(
        names("en-US"),
        [
            "My month",
            "Accounts",
            "Reviews",
            "Calls",
            "Objectives",
            "Actions",
            "SWOT",
            "Stakeholders",
            "Notes",
            "Content",
            "Left out",
            HIDDEN_SHEET
        ]
    );
}

#[test]
fn a_rep_gets_all_own_accounts_and_no_one_elses() {
    let (read, scoring) = sample();
    planned(&read.portfolio, &scoring, "en-US", |context, plans| {
        let owner = context.owner(AccountIx(0)).unwrap().id.clone();
        let mut book = open(draft::render(&rep_of(context, &owner, plans), &Brand::default()).unwrap());
        let shown: Vec<String> = column(&sheet(&mut book, "Accounts"), "Account").iter().map(Data::to_string).collect();
        let own = |ix: &AccountIx| context.owner(*ix).is_some_and(|known| known.id == owner);
        let mut expected: Vec<String> =
            read.portfolio.account_ixs().filter(own).map(|ix| context.account(ix).unwrap().name.clone()).collect();
        let mut sorted = shown.clone();
        sorted.sort();
        expected.sort();
        assert_eq!(sorted, expected);
        let foreign = read.portfolio.account_ixs().filter(|ix| !own(ix)).map(|ix| &context.account(ix).unwrap().name);
        let all: Vec<String> = book.sheet_names().iter().flat_map(|name| texts(&sheet(&mut book, name))).collect();
        for name in foreign {
            assert!(!all.iter().any(|text| text.contains(name.as_str())), "{name}");
        }
    });
}

#[test]
fn dates_are_dates_and_amounts_are_numbers() {
    let (read, scoring) = sample();
    planned(&read.portfolio, &scoring, "es-ES", |context, plans| {
        let owner = context.owner(AccountIx(0)).unwrap().id.clone();
        let mut book = open(draft::render(&rep_of(context, &owner, plans), &Brand::default()).unwrap());
        let actions = sheet(&mut book, "Acciones");
        let due: Vec<Data> = column(&actions, "Vence").into_iter().filter(|cell| *cell != Data::Empty).collect();
        let planned: usize = plans
            .iter()
            .filter(|plan| context.owner(plan.account).is_some_and(|known| known.id == owner))
            .map(|plan| plan.actions.len())
            .sum();
        assert!(planned > 0);
        assert_eq!(due.len(), planned);
        assert!(due.iter().all(|cell| matches!(cell, Data::DateTime(_))), "{due:?}");
        let revenue = column(&sheet(&mut book, "Cuentas"), "Ingresos, 12 meses");
        assert!(revenue.iter().any(|cell| matches!(cell, Data::Float(_))));
        assert!(revenue.iter().all(|cell| matches!(cell, Data::Float(_) | Data::Empty)), "{revenue:?}");
    });
}

#[test]
fn the_hidden_sheet_tells_every_row_and_what_was_filled_in() {
    let (read, scoring) = sample();
    planned(&read.portfolio, &scoring, "en-US", |context, plans| {
        let owner = context.owner(AccountIx(0)).unwrap().id.clone();
        let mut book = open(draft::render(&rep_of(context, &owner, plans), &Brand::default()).unwrap());
        let visible: BTreeMap<String, SheetVisible> =
            book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
        assert_eq!(visible[HIDDEN_SHEET], SheetVisible::VeryHidden);
        let range = sheet(&mut book, HIDDEN_SHEET);
        let records: Vec<[String; 5]> =
            range.rows().skip(1).map(|row| std::array::from_fn(|place| row[place].to_string())).collect();
        let meta = |name: &str| {
            records.iter().find(|record| record[0] == "meta" && record[3] == name).map(|record| record[4].clone())
        };
        assert_eq!(meta("schema_version"), Some(SCHEMA_VERSION.to_string()));
        assert_eq!(meta("run_id").as_deref(), Some("2026-10.r1"));
        assert_eq!(meta("owner_id"), Some(owner));
        // Each row's id stands in its sheet and once in the ledger, with the texts that were pre-filled.
        let actions = sheet(&mut book, "Actions");
        let ids: Vec<String> =
            column(&actions, "Row ID").iter().map(Data::to_string).filter(|id| !id.is_empty()).collect();
        let noted: Vec<&String> =
            records.iter().filter(|r| r[0] == "row" && r[1] == "actions").map(|record| &record[2]).collect();
        assert_eq!(ids.iter().collect::<Vec<_>>(), noted);
        let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        let said = column(&actions, "Action");
        for (id, text) in ids.iter().zip(&said) {
            let cell = records.iter().find(|r| r[0] == "cell" && r[1] == "actions" && &r[2] == id && r[3] == "action");
            assert_eq!(cell.map(|record| record[4].clone()), Some(text.to_string()));
        }
    });
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let portfolio = bare(&HOSTILE);
    for locale in ["es-ES", "en-US"] {
        planned(&portfolio, &ScoreConfig::default(), locale, |context, plans| {
            let mut rep = open(draft::render(&rep_of(context, "rep", plans), &Brand::default()).unwrap());
            let whole = workbook::portfolio(context, &Quality::default(), &[], plans, &brief);
            let mut whole = open(portfolio_workbook::render(&whole, &Brand::default()).unwrap());
            for book in [&mut rep, &mut whole] {
                no_formula(book);
                let name = context.language.word("sheet-accounts");
                let shown = texts(&sheet(book, &name));
                for hostile in ["=HYPERLINK(\"http://x\")", "+1", "-5", "@SUM(A1)", "abc\nd", HOSTILE[5]] {
                    assert!(shown.iter().any(|text| text == hostile), "{hostile} among {shown:?}");
                }
            }
        });
    }
}

#[test]
fn an_account_of_which_nothing_is_known_has_empty_figures_and_their_reasons() {
    for locale in ["es-ES", "en-US"] {
        planned(&bare(&["Acme"]), &ScoreConfig::default(), locale, |context, plans| {
            let word = |key: &str| context.language.word(key);
            let mut book = open(draft::render(&rep_of(context, "rep", plans), &Brand::default()).unwrap());
            let accounts = sheet(&mut book, &word("sheet-accounts"));
            for heading in ["heading-nps", "heading-pipeline", "heading-churn-points", "heading-renewal"] {
                assert_eq!(column(&accounts, &word(heading)), [Data::Empty], "{heading} in {locale}");
            }
            let missing = column(&accounts, &word("section-missing"));
            assert!(missing[0].get_string().is_some_and(|text| text.contains("NPS")), "{missing:?}");
            let shown: Vec<String> =
                book.sheet_names().iter().flat_map(|name| texts(&sheet(&mut book, name))).collect();
            assert!(!shown.iter().any(|text| text.contains('⟦') || text.contains("{$")), "{shown:?}");
        });
    }
}

#[test]
fn a_rep_without_accounts_gets_a_workbook_that_says_so() {
    planned(&bare(&[]), &ScoreConfig::default(), "en-US", |context, plans| {
        let mut book = open(draft::render(&rep_of(context, "rep", plans), &Brand::default()).unwrap());
        assert_eq!(book.sheet_names().len(), 10);
        let month = texts(&sheet(&mut book, "My month"));
        assert!(month.iter().any(|text| text == "Nothing is due this month."), "{month:?}");
        let whole = workbook::portfolio(context, &Quality::default(), &[], plans, &brief);
        let mut whole = open(portfolio_workbook::render(&whole, &Brand::default()).unwrap());
        assert!(texts(&sheet(&mut whole, "Accounts")).iter().any(|text| text == "There is nothing to show here."));
    });
}

#[test]
fn accounts_of_one_name_are_told_apart() {
    planned(&bare(&["Acme", "ACME", "Other"]), &ScoreConfig::default(), "en-US", |context, plans| {
        let rep = rep_of(context, "rep", plans);
        let accounts = rep.book.sheets.iter().find(|sheet| sheet.key == "accounts").unwrap();
        let labels: Vec<&Cell> = accounts.blocks[0].rows.iter().map(|row| &row.cells[0]).collect();
        assert_eq!(labels, [&Cell::text("Acme (A-000001)"), &Cell::text("ACME (A-000002)"), &Cell::text("Other")]);
    });
}

#[test]
fn the_portfolios_tables_are_real_and_its_links_stay_in_the_run() {
    let (read, scoring) = sample();
    planned(&read.portfolio, &scoring, "es-ES", |context, plans| {
        let whole = workbook::portfolio(context, &read.quality, &read.rejects, plans, &brief);
        let bytes = portfolio_workbook::render(&whole, &Brand::default()).unwrap();
        let mut book = open(bytes.clone());
        assert_eq!(
            book.sheet_names(),
            [
                "Resumen",
                "Ingresos",
                "Cierre del trimestre",
                "Cuentas",
                "Grupos",
                "NPS",
                "Deserción",
                "Renovaciones",
                "Oportunidades",
                "Potencial",
                "Potencial por cuenta",
                "Acciones",
                "Revisiones",
                "Capacidad",
                "Sin responsable",
                "Métricas",
                "Por corregir",
                "ABM",
                "Campañas",
                "Calidad de leads",
                "Calidad de datos",
                "Apartados",
                "Método"
            ]
        );
        book.load_tables().unwrap();
        let tables = book.table_names().into_iter().cloned().collect::<Vec<_>>();
        assert!(tables.iter().any(|name| name == "accounts_table"), "{tables:?}");
        let accounts = book.table_by_name("accounts_table").unwrap();
        assert_eq!(accounts.data().height(), read.portfolio.accounts.len());
        let links = whole.book.sheets.iter().flat_map(|sheet| &sheet.blocks).flat_map(|block| &block.rows);
        let links = links.flat_map(|row| &row.cells).filter_map(|cell| match cell {
            Cell::Link { path, .. } => Some(path.as_str()),
            _ => None,
        });
        let briefs: Vec<String> = read.portfolio.account_ixs().filter_map(brief).collect();
        assert_eq!(links.collect::<std::collections::BTreeSet<_>>(), briefs.iter().map(String::as_str).collect());
        // The names of an archive's parts are not compressed.
        let has_part = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
        assert!(has_part(b"xl/charts/chart1.xml"));
    });
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let (read, scoring) = sample();
    let both = || {
        planned(&read.portfolio, &scoring, "es-ES", |context, plans| {
            let owner = context.owner(AccountIx(0)).unwrap().id.clone();
            let whole: PortfolioWorkbook = workbook::portfolio(context, &read.quality, &read.rejects, plans, &brief);
            (
                draft::render(&rep_of(context, &owner, plans), &Brand::default()).unwrap(),
                portfolio_workbook::render(&whole, &Brand::default()).unwrap(),
            )
        })
    };
    let (first, second) = (both(), both());
    assert!(first == second);
}

/// Peak memory and time are read off with `/usr/bin/time -v`.
#[test]
#[ignore = "takes a minute and gigabytes: run with --release"]
fn a_portfolio_of_100_000_accounts_is_written() {
    let names: Vec<String> =
        (0..100_000).map(|number| format!("Account number {number} of a large portfolio")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    planned(&bare(&names), &ScoreConfig::default(), "en-US", |context, plans| {
        let start = std::time::Instant::now();
        let whole = workbook::portfolio(context, &Quality::default(), &[], plans, &brief);
        let planned = start.elapsed();
        let bytes = portfolio_workbook::render(&whole, &Brand::default()).unwrap();
        println!("portfolio: planned in {planned:?}, written after {:?}, {} bytes", start.elapsed(), bytes.len());
        let rep = rep_of(context, "rep", plans);
        assert_eq!(rep.book.sheets[1].blocks[0].rows.len(), 2_000);
        let bytes = draft::render(&rep, &Brand::default()).unwrap();
        println!("one rep: after {:?}, {} bytes", start.elapsed(), bytes.len());
    });
}
