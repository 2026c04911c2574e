//! Inputs and settings that mean harm, by chance or not: a clear answer each, no panic, nothing outside the run's folder.

use std::collections::BTreeSet;

use cartera::deliver::{Inventory, Manifest, Modes, OutputFolder};
use cartera::model::Month;
use cartera::pipeline::deliver_brief;
use serde_json::Value;

use crate::crash::{settled_state, whole_run};
use crate::program::{Company, accounts, briefs, opportunities, set, squeezed};

fn names() -> Vec<String> {
    let mut names = [
        r##"#1 "Supplies" <b>$x$</b> ../../etc"##,
        r#"=HYPERLINK("http://x")"#,
        "+1",
        "-5",
        "@x",
        "Ελληνικά Προϊόντα ΑΕ",
        "株式会社日本通運",
        "🚀 Rocket 🎉",
        "شركة النور",
        "line\nbreak\ttab\u{1}control\u{7f}",
        "carriage\rreturn",
        "..",
        "/etc/passwd",
        "CON",
        "\u{202e}turned\u{202c}",
        "\\u0041 {{ name }} {% raw %} ${x} %s",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("x".repeat(300));
    names
}

fn named_company() -> Company {
    let names = names();
    let ids: Vec<String> = (0..names.len()).map(|n| format!("A-{n}")).collect();
    let rows = ids.iter().zip(&names).map(|(id, name)| [id.as_str(), name.as_str(), name.as_str(), "10", "EUR"]);
    Company::of(&accounts(rows), &[], "")
}

#[test]
fn everything_of_accounts_with_hostile_names_is_published_inside_the_run_folder() {
    let company = named_company();
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(settled_state(&company.output()).is_some());
    let manifest = Manifest::read(&company.output().join("latest")).unwrap();
    assert_eq!(manifest.failed, []);
    let published = manifest.outputs.iter().filter(|output| output.path.as_str().contains("/briefs/")).count();
    assert_eq!(published, names().len());
    let entries = |folder: &camino::Utf8Path| -> BTreeSet<String> {
        folder.read_dir_utf8().unwrap().map(|entry| entry.unwrap().file_name().to_owned()).collect()
    };
    assert_eq!(entries(company.outside()), BTreeSet::from(["company".to_owned()]));
    let known = ["accounts.csv", "cartera.toml", "output"].map(str::to_owned);
    assert_eq!(entries(&company.folder()), BTreeSet::from(known));
}

#[test]
fn a_hostile_name_is_printed_as_the_text_it_is() {
    let company = named_company();
    let briefs = briefs(&company.folder().join("cartera.toml"), &company.folder());
    assert_eq!(briefs.len(), names().len());
    for (path, brief) in &briefs {
        let place: usize = brief.account_id.trim_start_matches("A-").parse().unwrap();
        let name = &names()[place];
        assert_eq!(path.fault(), None, "{path}");
        let text = squeezed(&set(brief).pages.concat());
        // What no font can draw is a question mark, and a long name may be cut.
        let expected: String = squeezed(&name.replace(['🚀', '🎉'], "?")).chars().take(40).collect();
        // Arabic is drawn from right to left in shaped runs, so that its words come in an order of their own.
        let turned = name.chars().any(|char| ('\u{600}'..'\u{700}').contains(&char) || char == '\u{202e}');
        let shown = if turned {
            name.split_whitespace().all(|word| {
                let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<BTreeSet<char>>();
                letters(word).is_subset(&letters(&text))
            })
        } else {
            text.contains(&expected)
        };
        assert!(shown, "{name:?} is not in {text}");
    }
}

#[test]
fn a_brief_with_a_fact_of_another_account_is_kept_back_and_the_others_are_published() {
    let company = named_company();
    let mut briefs = briefs(&company.folder().join("cartera.toml"), &company.folder());
    briefs.truncate(3);
    let (foreign, own) = (briefs[1].1.account_id.clone(), briefs[0].1.account_id.clone());
    let mut fact = briefs[1].1.facts.first().expect("the account's revenue is a fact").clone();
    fact.account = Some(foreign.clone());
    briefs[0].1.facts.push(fact);

    let mut output = OutputFolder::open(&company.output(), Modes::default()).unwrap();
    let month = Month::parse("2026-10").unwrap();
    let staging = output.stage(output.next_run(month, month.last_day(), "c0ffee", "0.1.0").unwrap()).unwrap();
    for (path, brief) in &briefs {
        deliver_brief(&staging, path, Some(brief), Ok(set(brief))).unwrap();
    }
    let published = output.publish(staging, Inventory::default(), &(), &[]).unwrap();
    let [failed] = published.manifest.failed.as_slice() else { panic!("{:?}", published.manifest.failed) };
    assert_eq!(failed.document, briefs[0].0);
    assert!(failed.reason.contains(&format!("`{foreign}`")), "{}", failed.reason);
    assert!(failed.kept.as_str().starts_with("failed/"));
    let kept: Value =
        serde_json::from_slice(&std::fs::read(published.folder.join(failed.kept.as_str())).unwrap()).unwrap();
    assert_eq!(kept["plan"]["account_id"], own);
    assert!(!published.folder.join(briefs[0].0.as_str()).exists());
    assert!(published.folder.join(briefs[1].0.as_str()).exists());
    whole_run(&published.folder);
}

#[test]
fn accounts_that_make_no_sense_are_published_or_set_aside_by_name() {
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    let rows = [
        row(["id", "name", "owner", "revenue", "currency", "parent"]),
        row(["A", "Ring one", "Ana", "10", "EUR", "B"]),
        row(["B", "Ring two", "Ana", "10", "EUR", "A"]),
        row(["C", "Its own parent", "..", "1e30", "XXX", "C"]),
        row(["D", "Of nobody", "/", "-1", "EUR", "nobody"]),
        row(["../../../x", "Escaping", "../..", "10", "EUR", ""]),
        row(["a/b\\c", "Slashed", "", "10", "EUR", ""]),
        row(["A", "The first again", "Ana", "10", "EUR", ""]),
        row(["", "Without an id", "Ana", "10", "EUR", ""]),
        row(["E", "", "Ana", "10", "EUR", ""]),
    ];
    let company = Company::of(&rows, &[], "");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(settled_state(&company.output()).is_some());
    let counts = Manifest::read(&company.output().join("latest")).unwrap().counts;
    let accounts = counts[&cartera::model::Entity::Account];
    assert_eq!((accounts.read, accounts.rejected), (9, 3));
}

#[test]
fn deals_of_impossible_days_and_amounts_are_set_aside_or_counted_and_never_overflow() {
    const MOST: &str = "79228162514264337593543950335";
    let least = format!("-{MOST}");
    let deal =
        |id, stage, created, close, amount, currency| [id, "A-1", "Deal", stage, created, close, amount, currency];
    let deals = opportunities([
        deal("O-1", "Closed Won", "1899-12-31", "1899-12-31", "1e30", "EUR"),
        deal("O-2", "Closed Won", "2026-01-01", "2026-02-01", "1e30", "EUR"),
        deal("O-3", "Closed Won", "2026-01-01", "2026-02-01", MOST, "EUR"),
        deal("O-4", "Closed Won", "2026-01-01", "2026-02-02", MOST, "EUR"),
        deal("O-5", "Closed Won", "2026-01-01", "2026-02-01", "NaN", "EUR"),
        deal("O-6", "Negotiation", "9999-12-31", "9999-12-31", least.as_str(), "EUR"),
        deal("O-7", "Negotiation", "2026-01-01", "2027-12-31", "5", "ZZZ"),
        deal("O-8", "Closed Lost", "2026-01-01", "0001-01-01", "inf", "EURO"),
        deal("O-9", "Negotiation", "2026-01-01", "9999-12-31", MOST, "EUR"),
    ]);
    let company = Company::of(&accounts([["A-1", "Acme", "Ana", MOST, "EUR"]]), &deals, "");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let manifest = Manifest::read(&company.output().join("latest")).unwrap();
    assert_eq!(manifest.failed, []);
    let scores = company.call(&["run", "--until", "score"]).stdout;
    assert!(!scores.contains("NaN") && !scores.contains("inf,"), "{scores}");
}

#[test]
fn without_a_single_account_the_reason_is_told() {
    let company = Company::of(&accounts([]), &[], "");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("there are no accounts"), "{}", ended.stderr);
    company.write("accounts.csv", "");
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("`accounts.csv` is empty"), "{}", ended.stderr);
    let wide: Vec<String> = (0..20_000).map(|n| format!("c{n}")).collect();
    company.write("accounts.csv", format!("id,name,{}\n", wide.join(",")));
    let ended = company.call(&["run"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("columns, expected at most"), "{}", ended.stderr);
}

#[test]
fn settings_out_of_their_range_are_refused_with_their_place() {
    let refused = [
        ("[scores.priority]\nvalue_weight = nan", "`value_weight` is `nan`"),
        ("[scores.priority]\nvalue_weight = inf", "`value_weight` is `inf`"),
        ("[scores.priority]\nvalue_weight = -50", "`value_weight` is -50"),
        ("[scores.priority]\ntier_a_share = 1.5", "`tier_a_share` is 1.5"),
        ("[scores.priority]\ntier_a_share = 0.7\ntier_b_share = 0.7", "more than 1 together"),
        ("[scores.sales]\nwindow_months = 0", "`window_months` is 0"),
        ("[scores.sales]\nwindow_months = 4294967295", "`window_months` is 4294967295"),
        ("[scores.revenue]\nmonths = 0", "`months` is 0"),
        ("[scores.nps]\nwindow_days = -3", "`window_days` is -3"),
        ("[scores.nps]\nprior_answers = -1", "`prior_answers` is -1"),
        ("[scores.csat]\nscale_max = 0", "`scale_max` is 0"),
        ("[scores.csat]\nsatisfied_from = 9", "above `scale_max`"),
        ("[scores.churn]\nmin_observed_share = 7", "`min_observed_share` is 7"),
        ("[scores.churn]\nmedium_from = 90\nhigh_from = 5", "`high_from` is below"),
        ("[scores.churn.renewal]\nmild = 1\nmild_points = -1\nsevere = 1\nsevere_points = 1", "`mild_points` is -1"),
        ("[limits]\ncells = 0", "`cells` is 0"),
        (
            "[scores.priority]\nvalue_weight = 0\ngrowth_weight = 0\nwhitespace_weight = 0\nfit_weight = 0\n\
             relationship_weight = 0\nurgency_weight = 0",
            "all weights of the priority score are 0",
        ),
        ("[[source]]\nfiles = [\"a.csv\"]\nheading_row = 0", "`heading_row` is 0"),
        ("[[source]]\nfiles = [\"a.csv\"]\nseparator = \"\\n\"", "`separator` must be"),
    ];
    for (settings, message) in refused {
        let company = Company::of(&accounts([["A-1", "Acme", "Ana", "10", "EUR"]]), &[], settings);
        let ended = company.call(&["check"]);
        assert_eq!(ended.code, Some(2), "{settings}");
        assert!(ended.stderr.contains(message), "{settings}\n{}", ended.stderr);
    }
}
