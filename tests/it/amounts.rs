//! Amounts as exports write them: with tax or without, and credit notes of either sign.

use camino::Utf8Path;
use cartera::ingest::Ingested;
use cartera::model::{Decimal, Revenue};
use cartera::pipeline;
use cartera::settings::{Flags, Settings};

/// The invoices of one account, read with some lines of configuration more.
fn read(config: &str, source: &str, invoices: &str) -> Ingested {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| Utf8Path::from_path(folder.path()).unwrap().join(name);
    let text = format!(
        "{config}\n[run]\nas_of = 2026-10-31\n[[source]]\nfiles = [\"accounts.csv\"]\nentity = \"account\"\n\
         [[source]]\nfiles = [\"invoices.csv\"]\nentity = \"revenue\"\n{source}\n"
    );
    fs_err::write(path("cartera.toml"), text).unwrap();
    fs_err::write(path("accounts.csv"), "id,name\nA,Ann\n").unwrap();
    fs_err::write(path("invoices.csv"), invoices).unwrap();
    let flags = Flags { config: Some(path("cartera.toml")), ..Flags::default() };
    let settings = Settings::load(&flags, "2026-11-02".parse().unwrap()).unwrap();
    pipeline::ingest(&settings, &()).unwrap()
}

fn rows(ingested: &Ingested) -> Vec<&Revenue> {
    ingested.portfolio.revenue.all().iter().map(|row| &*row.record).collect()
}

fn amounts(ingested: &Ingested) -> Vec<String> {
    rows(ingested).iter().map(|row| row.amount.normalize().to_string()).collect()
}

fn messages(ingested: &Ingested) -> Vec<&str> {
    ingested.quality.findings.iter().map(|finding| finding.message.as_str()).collect()
}

const INVOICES: &str = "id,account_id,date,amount\n1,A,2026-01-10,121.00\n2,A,2026-01-11,10.10\n";

#[test]
fn tax_is_taken_out_where_a_source_says_that_amounts_hold_it() {
    assert_eq!(amounts(&read("", "", INVOICES)), ["121", "10.1"], "nothing said: without tax");
    assert_eq!(amounts(&read("", "vat = \"included\"\nvat_rate = 0.21", INVOICES)), ["100", "8.35"]);
    let all = "[money]\nvat = \"included\"\nvat_rate = 0.10";
    assert_eq!(amounts(&read(all, "", INVOICES)), ["110", "9.18"]);
    assert_eq!(amounts(&read(all, "vat = \"excluded\"", INVOICES)), ["121", "10.1"], "the source outweighs it");
}

#[test]
fn columns_tell_what_the_configuration_does_not() {
    let mixed = "id,account_id,date,amount,vat_included,vat_rate,tax_amount,net_amount\n\
                 1,A,2026-01-10,121.00,yes,21,,\n\
                 2,A,2026-01-11,110.00,yes,0.10,,\n\
                 3,A,2026-01-12,104.00,yes,,4.00,\n\
                 4,A,2026-01-13,100.00,no,21,21.00,\n\
                 5,A,2026-01-14,250.00,,,,200.00\n\
                 6,A,2026-01-15,50.00,,,,\n\
                 7,A,2026-01-16,121.00,yes,,,\n";
    let ingested = read("", "", mixed);
    assert_eq!(amounts(&ingested), ["100", "100", "100", "100", "200", "50", "121"]);
    let unknown: Vec<bool> = rows(&ingested).iter().map(|row| row.vat_included == Some(true)).collect();
    assert_eq!(unknown, [false, false, false, false, false, false, true], "a rate is never guessed");
    assert_eq!(messages(&ingested), ["1 amounts hold value-added tax of which nothing tells the rate"]);
}

const CREDIT_NOTES: &str = "id,kind,account_id,date,amount,cost,quantity,product,refers_to\n\
    1,Factura,A,2026-01-10,100,60,4,Bolt,\n\
    2,Factura,A,2026-02-10,50,,,Nut,\n\
    2,Factura,A,2026-02-10,60,,,Screw,\n\
    3,Abono,A,2026-03-05,25,15,1,,1\n\
    4,Factura rectificativa,A,2026-03-06,-10,,,,2\n\
    5,Credit Note,A,2026-03-07,5,,,Nut,99\n\
    6,Abono mensual,A,2026-03-08,7,,,,\n";

#[test]
fn credit_notes_are_deducted_whatever_their_sign_and_keep_the_product_of_their_invoice() {
    let ingested = read("", "", CREDIT_NOTES);
    assert_eq!(amounts(&ingested), ["100", "50", "60", "-25", "-10", "-5", "7"]);
    let total: Decimal = rows(&ingested).iter().map(|row| row.amount).sum();
    assert_eq!(total, Decimal::from(177));
    let note = rows(&ingested)[3];
    assert_eq!(
        (note.cost, note.quantity, note.product.as_deref()),
        (Some(Decimal::from(-15)), Some(-1.0), Some("Bolt"))
    );
    assert_eq!(rows(&ingested)[4].product, None, "the invoice has two");
    assert!(rows(&ingested).iter().all(|row| row.counts_on.is_none()), "each on its own day");
    assert_eq!(
        messages(&ingested),
        [
            "1 credit notes refer to invoices that are not on record",
            "2 credit notes with positive amounts are deducted"
        ]
    );
}

#[test]
fn credit_notes_can_count_on_the_day_of_their_invoice() {
    let ingested = read("[money]\ncredit_notes = \"invoice_date\"", "", CREDIT_NOTES);
    let days: Vec<Option<String>> = rows(&ingested).iter().map(|row| Some(row.counts_on?.to_string())).collect();
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(days, [None, None, None, day("2026-01-10"), day("2026-02-10"), None, None]);
}

#[test]
fn a_fiscal_calendar_is_read_and_a_wrong_word_is_refused() {
    let calendar = "[calendar]\nfiscal_year_starts = \"february\"\nweeks = \"4-5-4\"\nweek_starts = \"sunday\"\n\
                    year_named_by = \"start\"\ncountry = \"US\"";
    let conventions = read(calendar, "", INVOICES).portfolio.conventions;
    let year = conventions.calendar.period(cartera::model::calendar::PeriodKind::Year, "2024-02-03".parse().unwrap());
    assert_eq!((year.to_string(), year.days.count()), ("FY2023".to_owned(), 371));
    let problems = cartera::settings::check("[calendar]\nfiscal_year_starts = \"febuary\"").unwrap_err();
    assert_eq!(problems[0].hint, "did you mean `\"february\"`?");
}

/// Two invoices in two currencies, as the brief's reader sees them, and due dates around holidays.
#[test]
fn a_brief_names_the_currencies_and_no_action_is_due_on_a_holiday() {
    use cartera::plan::account::plan;
    use cartera::plan::brief::compose;
    use cartera::plan::context::{Company, Context};
    use cartera::plan::language::{Language, LanguageCode};
    use cartera::score::{Past, ScoreConfig, score};

    let invoices = "id,account_id,date,amount,currency\n1,A,2026-01-10,121.00,EUR\n2,A,2026-01-11,10.00,USD\n\
                    3,A,2025-01-11,10.00,EUR\n";
    let mut ingested = read("[calendar]\ncountry = \"ES\"", "", invoices);
    let mut rates = crate::score::sample::Sample::default();
    let rate = [("date", "2026-01-01"), ("from", "USD"), ("to", "EUR"), ("rate", "0.9")];
    rates.add::<cartera::model::FxRate>("", &rate);
    ingested.portfolio.fx_rates = rates.build("2026-10-31").fx_rates.clone();
    for day in ["2026-10-31", "2026-12-04", "2026-12-24", "2027-01-05"] {
        let portfolio = ingested.portfolio.as_known_on(day.parse().unwrap());
        let scores = score(&portfolio, &ScoreConfig::default(), &Past::default());
        let language = Language::load(LanguageCode::En, "en-GB", None).unwrap();
        let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
        let context = Context::new(&portfolio, &scores, &language, &company);
        let plan = plan(&context, cartera::model::AccountIx(0)).unwrap();
        assert!(!plan.actions.is_empty());
        let spain = cartera::model::calendar::holidays::Country::Spain;
        let free = |day: cartera::model::Date| day.weekday().to_monday_zero_offset() > 4 || spain.is_holiday(day);
        assert!(
            plan.actions.iter().all(|action| !free(action.due) && !free(action.start)),
            "{day}: {:?}",
            plan.actions
        );
        let brief = serde_json::to_string(&compose(&context, &plan).unwrap()).unwrap();
        assert!(brief.contains("invoiced in EUR and USD"), "{brief}");
    }
}
