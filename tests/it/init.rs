//! `cartera init` and `cartera read` on files of no known source.

use camino::Utf8Path;
use cartera::ingest::{self, ReadOptions, inspect, inspect_files};
use cartera::init::Draft;
use cartera::model::{Currency, Date, Decimal, Entity};
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

/// What each file of a folder was taken for, and what was left out.
fn drafted(files: &[(&str, &str)]) -> (Draft, tempfile::TempDir) {
    let folder = folder(files);
    let mut inspected = Vec::new();
    for (name, _) in files {
        inspected.extend(inspect_files(&path(&folder).join(name), name, &ReadOptions::default()).files);
    }
    (Draft::of(&inspected, "Acme"), folder)
}

#[test]
fn exports_in_spanish_are_known_as_their_english_twins_are() {
    let (draft, folder) = drafted(&[
        (
            "empresas.csv",
            "ID de registro,Nombre de la empresa,Nombre de dominio de la empresa,Sector,Propietario de la empresa\n\
             9001,Acme S.A.,acme.example,Retail,Ana\n9002,Bolt,bolt.example,Metal,Luis\n",
        ),
        (
            "negocios.csv",
            "ID de registro,Nombre del negocio,Etapa del negocio,Valor,Moneda,Fecha de cierre,Fecha de creación,\
             Associated Company,Associated Company IDs\n\
             1,Renovación,Cierre ganado,1200.0,EUR,2026-03-01 10:00,2026-01-05 09:00,Acme S.A.,9001\n",
        ),
        (
            "tratos.csv",
            "Trato - ID,Trato - Título,Trato - Valor,Trato - Moneda de Valor,Trato - Organización,Trato - Etapa,Trato - Estado,\
             Trato - Trato creado\n7,Web,800,EUR,Bolt,Oferta,Ganado,2026-01-02 10:00:00\n",
        ),
        ("actividades.csv", "Actividad - Asunto,Actividad - Tipo,Actividad - Organización\nLlamar,Llamada,Acme\n"),
    ]);
    assert!(draft.left_out().is_empty(), "{:?}", draft.left_out());
    let found = draft.found().join("\n");
    for part in
        ["accounts of HubSpot", "opportunities of HubSpot, told by `Nombre del negocio`", "opportunities of Pipedrive"]
    {
        assert!(found.contains(part), "{part} in\n{found}");
    }
    let read = ingest::read(&draft.ingest_config(), path(&folder), TODAY, Currency::EUR, &|_| ()).unwrap();
    let sum: Decimal = read.portfolio.opportunities.all().iter().filter_map(|row| row.amount).sum();
    assert_eq!((sum, read.unjoined.len()), (Decimal::from(2_000), 0));
}

#[test]
fn the_parts_of_one_export_are_one_source_and_two_lists_of_accounts_are_asked_about() {
    let companies = |from: u32| format!("Record ID,Company name\n{from},Acme {from}\n{},Acme {}\n", from + 1, from + 1);
    let names = ["hubspot-all-companies-2026-11-01-1.csv", "hubspot-all-companies-2026-11-01-2.csv"];
    let (first, second) = (companies(1), companies(3));
    let (draft, folder) = drafted(&[(names[0], &first), (names[1], &second)]);
    assert_eq!(draft.found().len(), 1, "{:?}", draft.found());
    assert!(draft.found()[0].contains("4 rows"), "{:?}", draft.found());
    assert!(draft.questions().is_empty(), "{:?}", draft.questions());
    let read = ingest::read(&draft.ingest_config(), path(&folder), TODAY, Currency::EUR, &|_| ()).unwrap();
    assert_eq!(read.portfolio.accounts.len(), 4);

    let (two, _folder) =
        drafted(&[(names[0], &first), ("zoho.csv", "Record Id,Account Owner,Account Name,Phone\nzcrm_9,Ann,Bolt,1\n")]);
    assert!(two.questions()[0].starts_with("which is the master list of accounts"), "{:?}", two.questions());
}

#[test]
fn signs_of_patterns_in_names_are_no_patterns() {
    let (draft, folder) = drafted(&[("a [b].csv", CUSTOMERS)]);
    fs_err::write(path(&folder).join("a b.csv"), INVOICES).unwrap();
    let read = ingest::read(&draft.ingest_config(), path(&folder), TODAY, Currency::EUR, &|_| ()).unwrap();
    let read: Vec<&str> = read.portfolio.sources.iter().map(|source| source.file.as_str()).collect();
    assert_eq!(read, ["a [b].csv"]);
}

#[test]
fn files_that_are_no_tables_are_named_and_stop_nothing() {
    let (mut draft, folder) = drafted(&[
        ("customers.csv", "Customer ID,Customer Name\n1,Acme\n"),
        ("empty.csv", ""),
        ("scan.csv", "%PDF-1.7"),
        ("word.txt", "hello\n"),
    ]);
    fs_err::write(path(&folder).join("logo.png"), "x").unwrap();
    fs_err::write(path(&folder).join(".hidden.csv"), "a,b\n").unwrap();
    let below = cartera::init::files_below(path(&folder)).unwrap();
    assert_eq!((below.tables.len(), below.others.len()), (4, 1));
    draft.pass_over(below.others.iter().map(|other| other.file_name().unwrap().to_owned()).collect());
    let told = draft.left_out().join("\n");
    for part in ["`empty.csv` is empty", "`scan.csv` is neither text", "`word.txt` is not recognised", "`logo.png`"] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    let toml = draft.to_toml();
    toml.parse::<toml::Table>().unwrap_or_else(|error| panic!("{error}\n{toml}"));
}

#[test]
fn what_stands_in_for_a_field_or_was_cut_is_told() {
    let (draft, _folder) = drafted(&[
        (
            "Lead.csv",
            "Id,IsDeleted,LastName,Company,LeadSource,Status,IsConverted,ConvertedDate,LastModifiedDate\n\
             00Q1,0,Ray,Bolt,Web,Open,0,,2026-01-02\n",
        ),
        (
            "sm.csv",
            "Respondent ID,Collector ID,Start Date,End Date,Email Address\n1.14628E+11,4,2026-01-02,2026-01-02,a@x.es\n",
        ),
    ]);
    let asked = draft.questions().join("\n");
    assert!(asked.contains("column `LastModifiedDate`: no column holds `created`"), "{asked}");
    assert!(asked.contains("`1.14628E+11` was cut by a spreadsheet"), "{asked}");
}

#[test]
fn an_answer_chosen_from_a_list_is_no_comment() {
    let mut rows = String::from("Respondent ID,Collector ID,Start Date,End Date,What is it? This is why we ask,Why?\n");
    for row in 0..40 {
        rows.push_str(&format!("{row},4,2026-01-02,2026-01-02,{},because of {row}\n", ["yes", "no"][row % 2]));
    }
    let (draft, _folder) = drafted(&[("sm.csv", &rows)]);
    assert!(draft.to_toml().contains("#   comment = \"Why?\""), "{}", draft.to_toml());
}

/// Real exports; none needs an edit.
#[test]
fn drafts_of_real_exports_are_read_whole() {
    let Some(exports) = std::env::var("CARTERA_EXPORTS").ok() else { return println!("skipped: no real exports") };
    // Rows, and the sum of all deals' amounts, as a CSV reader of another language and its decimals give them.
    for (folder, accounts, deals, sum) in [
        ("maven_crm", 85, 8_800, "10005534"),
        ("salesforce/wave_demo_sales", 3_775, 5_197, "456577120"),
        ("salesforce/org_export_genai_demo", 94, 58, "1562972.06"),
        ("salesforce/devorg_report_powerbi", 18, 36, "5760000"),
        ("hubspot/dummy", 200, 500, "62499790.17"),
        ("zoho", 2_229, 3_632, "231380900"),
    ] {
        let input = Utf8Path::new(&exports).join(folder);
        let files = cartera::init::files_below(&input).unwrap();
        let inspected: Vec<_> = files
            .tables
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
        let amounts: Decimal = read.portfolio.opportunities.all().iter().filter_map(|row| row.amount).sum();
        assert_eq!(amounts.normalize().to_string(), sum, "{folder}");
    }
}

/// What each survey and CRM table of a vendor is read as: title, entity, and a field's first value.
#[test]
fn tables_of_known_vendors_are_recognised_by_their_headings() {
    let cases: [(&str, &str, &str, &str, usize); 8] = [
        (
            "StartDate,EndDate,Status,Progress,ResponseId,RecordedDate,RecipientEmail,Q1,Q1_NPS_GROUP,Q2\n\
             Start Date,End Date,Response Type,Progress,Response ID,Recorded Date,Recipient Email,\
             How likely are you to recommend us?,How likely are you to recommend us? - Group,Why?\n\
             \"{\"\"ImportId\"\":\"\"startDate\"\"}\",{b},{c},{d},{e},{f},{g},{h},{i},{j}\n\
             2026-01-05 10:00:00,2026-01-05 10:01:00,0,100,R_1,2026-01-05 10:01:02,a@x.es,9,3,Good\n\
             2026-01-06 10:00:00,2026-01-06 10:01:00,1,100,R_2,2026-01-06 10:01:02,b@x.es,2,1,A preview\n",
            "Qualtrics",
            "nps_rating",
            "Q1: How likely are you to recommend us?",
            2,
        ),
        (
            "V1,V2,V5,V7,V8,V9,Q1\nResponseID,ResponseSet,EmailAddress,Status,StartDate,EndDate,\
             ¿Con qué probabilidad nos recomendaría?\nR_1,Default,a@x.es,0,2017-07-18 08:28:09,2017-07-18 08:28:48,9\n",
            "Qualtrics",
            "nps_rating",
            "Q1: ¿Con qué probabilidad nos recomendaría?",
            1,
        ),
        (
            "#,How likely are you to recommend us?,Why?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),\
             Network ID,Tags,Ending\nabc,10,Fast,completed,2026-01-05 10:00:00,,2026-01-05 10:01:00,n1,,\n",
            "Typeform",
            "nps_rating",
            "How likely are you to recommend us?",
            1,
        ),
        (
            "Id,Start time,Completion time,Email,Name,How likely are you to recommend us?\n\
             1,1/5/26 10:00:00,1/25/26 10:01:00,a@x.es,Ann,8\n",
            "Microsoft Forms",
            "nps_rating",
            "How likely are you to recommend us?",
            1,
        ),
        (
            "id,person_email,survey_type,score,comment,created_at,permalink\n1,a@x.es,nps,9,Good,1767607200,x\n",
            "Delighted",
            "nps_rating",
            "score",
            1,
        ),
        (
            "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,Deal - Status,\
             Deal - Owner,Deal - Deal created,Deal - Won time\n7,New site,1200,EUR,Acme,Offer,Won,Ana,2026-01-02 10:00:00,\
             2026-02-03 10:00:00\n",
            "Pipedrive",
            "status",
            "Deal - Status",
            1,
        ),
        (
            "(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On, Account Name,Main Phone,\
             Address 1: City,Annual Revenue,Owner\n8f0c,abc,2026-01-02,Acme,1,Austin,\"$7,450,000.00 \",Ann Lee\n",
            "Dynamics 365",
            "annual_revenue",
            "Annual Revenue",
            1,
        ),
        (
            "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,\
             Potential Customer,Est. revenue,Est. close date,Status Reason,Status,Owner\n\
             9a,abc,2026-01-02,10 seats,Acme,\"$1,200.00 \",2/28/2026,In Progress,Open,Ann Lee\n",
            "Dynamics 365",
            "stage",
            "Status Reason",
            1,
        ),
    ];
    for (text, title, field, heading, rows) in cases {
        let folder = folder(&[("export.csv", text)]);
        let file = path(&folder).join("export.csv");
        let inspected = inspect(&file, "export.csv", &ReadOptions::default()).unwrap();
        let table = Reading::of(&inspected, 0).tables.remove(0);
        let source = table.source.unwrap_or_else(|| panic!("{title}: {:?}", table.hint));
        assert_eq!((source.title.as_str(), table.rows), (title, rows));
        let column = table.columns.iter().find(|column| column.field == Some(field));
        assert_eq!(column.map(|column| column.heading.as_str()), Some(heading), "{title}: {:?}", table.columns);
    }
}
