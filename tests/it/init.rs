//! `cartera init` and `cartera read` on files of no known source.

use camino::Utf8Path;
use cartera::ingest::{self, ReadOptions, inspect};
use cartera::init::Draft;
use cartera::model::{Currency, Date, Entity};
use cartera::reading::{Reading, clean_csv};
use cartera::settings::{Flags, Settings};

const TODAY: Date = jiff::civil::date(2026, 11, 24);

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs_err::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir) -> &Utf8Path {
    Utf8Path::from_path(folder.path()).unwrap()
}

fn draft(folder: &tempfile::TempDir, names: &[&str]) -> Draft {
    let inspected: Vec<_> = names
        .iter()
        .map(|name| (name.to_string(), inspect(&path(folder).join(name), name, &ReadOptions::default())))
        .collect();
    let mut draft = Draft::of(&inspected, "Acme");
    let tried = ingest::read(&draft.ingest_config(), path(folder), TODAY, draft.currency(), &|_| ());
    draft.date_by(&tried.unwrap().portfolio, TODAY);
    draft
}

const CUSTOMERS: &str = "Código cliente;Nombre cliente;Sector;Comercial\nC1;Panadería Ñandú;Alimentación;Ana\n\
                         C2;Herrería \"El Yunque\";Metal;Luis\n";
const INVOICES: &str = "Nº Factura;Fecha factura;Código cliente;Importe neto;Notas internas\n\
                        F1;31/01/2024;C1;1.234,56 €;x\nF2;28/02/2024;C2;99,90 €;\n";

#[test]
fn a_company_with_headings_of_its_own_runs_without_editing() {
    let folder = folder(&[("clientes.csv", CUSTOMERS), ("facturas.csv", INVOICES)]);
    let draft = draft(&folder, &["clientes.csv", "facturas.csv"]);
    assert_eq!(draft.questions(), Vec::<String>::new());
    fs_err::write(path(&folder).join("cartera.toml"), draft.to_toml()).unwrap();
    let flags = Flags { config: Some(path(&folder).join("cartera.toml")), ..Flags::default() };
    let settings = Settings::load(&flags, TODAY).unwrap();
    assert_eq!(settings.as_of.to_string(), "2024-02-29", "the month of the newest record");
    assert_eq!(settings.config.company.currency, Currency::EUR);
    let read =
        ingest::read(&settings.config.ingest(), &settings.input, settings.as_of, Currency::EUR, &|_| ()).unwrap();
    assert_eq!(read.portfolio.accounts.len(), 2);
    let amounts: Vec<String> = read.portfolio.revenue.all().iter().map(|row| row.amount.to_string()).collect();
    assert_eq!(amounts, ["1234.56", "99.9"]);
    assert!(read.portfolio.revenue.unjoined().is_empty() && read.rejects.is_empty());
    assert!(draft.to_toml().contains("# not read: Notas internas"), "{}", draft.to_toml());
}

#[test]
fn what_the_values_leave_open_is_asked_and_not_guessed() {
    let folder = folder(&[
        ("customers.csv", "Customer ID,Customer Name\n1,Acme\n"),
        ("orders.csv", "Order Number,Order Date,Customer ID,Amount\nA,03/04/2026,1,1.234\n"),
        ("weather.csv", "temperature,humidity\n20.1,40\n"),
    ]);
    let draft = draft(&folder, &["customers.csv", "orders.csv", "weather.csv"]);
    let asked = draft.questions().join("\n");
    assert!(asked.contains("does `03/04/2026` begin with the day (dmy) or the month (mdy)?"), "{asked}");
    assert!(asked.contains("are there decimals or thousands in `1.234`?"), "{asked}");
    assert!(asked.contains("which currency are the amounts in?"), "{asked}");
    assert_eq!(draft.left_out().len(), 1, "{:?}", draft.left_out());
    let text = draft.to_toml();
    assert!(text.contains("# dates = \"dmy\"") && text.contains("# decimal = \"comma\""), "{text}");
}

#[test]
fn hostile_headings_do_not_break_the_draft() {
    let heading = "Amount\"]\n[run]\u{7}\nas_of = 1999-01-01";
    let orders = format!(
        "Order Number,Order Date,Customer ID,Amount,\"{}\"\n1,2026-01-31,1,5,6\n",
        heading.replace('"', "\"\"")
    );
    let folder = folder(&[("customers.csv", "Customer ID,Customer Name\n1,Acme\n"), ("orders.csv", &orders)]);
    let text = draft(&folder, &["customers.csv", "orders.csv"]).to_toml();
    let parsed: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_ne!(
        parsed.get("run").and_then(|run| run.get("as_of")).map(ToString::to_string),
        Some("1999-01-01".to_owned())
    );
}

#[test]
fn a_file_is_shown_as_it_was_understood() {
    let folder = folder(&[("facturas.csv", INVOICES)]);
    let inspected = inspect(&path(&folder).join("facturas.csv"), "facturas.csv", &ReadOptions::default()).unwrap();
    let reading = Reading::of(&inspected, 1);
    assert_eq!((reading.tables[0].rows, reading.tables[0].heading_row), (2, Some(1)));
    let text = reading.to_string();
    for part in ["separator `;`", "decimal comma", "day, month, year", "no known source", "row 2: F1 | 31/01/2024"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert_eq!(clean_csv(&inspected.tables[0]).unwrap().lines().nth(2).unwrap(), "F2,28/02/2024,C2,\"99,90 €\",");
}

/// Real exports; none needs an edit.
#[test]
fn drafts_of_real_exports_are_read_whole() {
    let Some(exports) = std::env::var("CARTERA_EXPORTS").ok() else { return println!("skipped: no real exports") };
    for (folder, accounts, deals) in [
        ("maven_crm", 85, 8_800),
        ("salesforce/wave_demo_sales", 3_775, 5_197),
        ("salesforce/org_export_genai_demo", 94, 58),
        ("salesforce/devorg_report_powerbi", 18, 36),
        ("hubspot/dummy", 200, 500),
        ("zoho", 2_229, 3_632),
    ] {
        let input = Utf8Path::new(&exports).join(folder);
        let files = cartera::init::files_below(&input).unwrap();
        let inspected: Vec<_> = files
            .iter()
            .map(|file| {
                let shown = file.strip_prefix(&input).unwrap();
                (shown.to_string(), inspect(file, shown.as_str(), &ReadOptions::default()))
            })
            .collect();
        let draft = Draft::of(&inspected, folder);
        let read = ingest::read(&draft.ingest_config(), &input, TODAY, draft.currency(), &|_| ()).unwrap();
        let count = |entity| read.quality.entities.get(&entity).map_or(0, |counts| counts.rows);
        assert_eq!((count(Entity::Account), count(Entity::Opportunity)), (accounts, deals), "{folder}");
    }
}
