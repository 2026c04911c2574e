//! Exports of real programs, where `CARTERA_EXPORTS` names their folder; elsewhere a line says that they are skipped.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::Value;

use crate::exports_of_programs::exports;
use crate::program::{Company, Ended, briefs, ended, program, set};

fn example(name: &str) -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples").join(name)
}

fn call(arguments: &[&str], config: &Utf8Path, input: &Utf8Path) -> Ended {
    ended(program(arguments).arg("--config").arg(config).arg("--input").arg(input))
}

fn json(ended: &Ended) -> Value {
    serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {}", ended.stderr))
}

/// `check` with nothing said but where the files are.
fn recognised(input: &Utf8Path, files: &str) -> Ended {
    let company = Company::tiny();
    let config = format!("[run]\nas_of = 2026-10-31\n[[source]]\nfiles = [{files}]\n");
    company.write("plain.toml", config);
    call(&["check", "--format", "json", "--quiet"], &company.folder().join("plain.toml"), input)
}

/// The kind of record that each file was recognised as.
fn kinds(quality: &Value) -> BTreeSet<(String, String)> {
    let text = |source: &Value, key: &str| source[key].as_str().unwrap().to_owned();
    quality["sources"].as_array().unwrap().iter().map(|s| (text(s, "file"), text(s, "entity"))).collect()
}

#[test]
fn a_salesforce_org_is_read_whole_and_no_brief_names_another_account() {
    let Some(input) = exports("salesforce/wave_demo_sales") else { return };
    let config = example("wave_demo_sales.toml");
    let checked = call(&["check", "--format", "json"], &config, &input);
    let quality = json(&checked);
    for (entity, rows) in [("account", 3775), ("opportunity", 5197), ("ticket", 6456), ("activity", 15_637)] {
        let counts = &quality["entities"][entity];
        assert_eq!(counts["rows"], rows, "{entity}");
        assert_eq!((&counts["rejected"], &counts["unjoined"]), (&Value::from(0), &Value::from(0)), "{entity}");
    }
    assert_eq!(checked.code, Some(0), "{}", checked.stderr);

    let briefs = briefs(&config, &input);
    assert_eq!(briefs.len(), 3775);
    assert!(briefs.iter().all(|(_, brief)| brief.as_of == jiff::civil::date(2017, 6, 1)));
    let ids: BTreeSet<&str> = briefs.iter().map(|(_, brief)| brief.account_id.as_str()).collect();
    let foreign = |text: &str, group: &[String]| -> Vec<String> {
        let words = text.split(|char: char| !char.is_ascii_alphanumeric() && char != '-' && char != '_');
        let ids = words.filter(|word| ids.contains(word) && !group.iter().any(|own| own == word));
        ids.map(str::to_owned).collect()
    };
    for (path, brief) in &briefs {
        assert_eq!(foreign(&serde_json::to_string(brief).unwrap(), &brief.group), Vec::<String>::new(), "{path}");
    }
    for (path, brief) in briefs.iter().step_by(125) {
        assert_eq!(foreign(&set(brief).pages.concat(), &brief.group), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn a_crm_of_a_company_own_making_gives_its_published_figures() {
    let Some(input) = exports("maven_crm") else { return };
    let config = example("maven_crm.toml");
    let quality = json(&call(&["check", "--format", "json", "--quiet"], &config, &input));
    assert_eq!(quality["entities"]["account"]["records"], 85);
    assert_eq!(quality["entities"]["opportunity"]["unjoined"], 1425);
    let ingested = json(&call(&["run", "--until", "ingest", "--quiet"], &config, &input));
    assert_eq!(ingested["unjoined"].as_array().unwrap().len(), 1425);

    let scores = json(&call(&["run", "--until", "score", "--quiet"], &config, &input));
    let kpis = scores["portfolio"]["kpis"].as_array().unwrap();
    let of_whole = |metric: &str| {
        let kpi = kpis.iter().find(|kpi| kpi["metric"] == metric && kpi["dimension"] == "");
        kpi.unwrap_or_else(|| panic!("no `{metric}`"))["value"]["Ok"].as_f64().unwrap()
    };
    for (metric, expected) in [
        ("accounts", 85.0),
        ("deals_won", 4238.0),
        ("deals_closed", 6711.0),
        ("won_value", 10_005_534.0),
        ("cycle_days_median", 57.0),
        ("lost_cycle_days_median", 14.0),
    ] {
        assert_eq!(of_whole(metric), expected, "{metric}");
    }
    assert!((of_whole("win_rate_count") - 0.6315).abs() < 0.00005);
    let sold: BTreeSet<&str> = kpis
        .iter()
        .filter(|kpi| kpi["dimension"] == "product" && kpi["metric"] == "deals_won")
        .filter_map(|kpi| kpi["value_of_dimension"].as_str())
        .collect();
    assert_eq!(sold.len(), 7, "{sold:?}");
    assert!(sold.contains("GTX Pro") && !sold.contains("GTXPro"));
}

#[test]
fn exports_of_known_programs_are_recognised_by_their_headings_alone() {
    let folders: [(&str, &[(&str, &str)]); 4] = [
        (
            "hubspot/dummy",
            &[
                ("hubspot_activities.csv", "activity"),
                ("hubspot_companies.csv", "account"),
                ("hubspot_contacts.csv", "contact"),
                ("hubspot_deals.csv", "opportunity"),
                ("hubspot_tickets.csv", "ticket"),
            ],
        ),
        (
            "zoho",
            &[
                ("Accounts.csv", "account"),
                ("Campaigns.csv", "campaign"),
                ("Cases.csv", "ticket"),
                ("Contacts.csv", "contact"),
                ("Invoices.csv", "revenue"),
                ("Leads.csv", "lead"),
                ("Potentials.csv", "opportunity"),
                ("Tasks.csv", "activity"),
                ("Users.csv", "user"),
            ],
        ),
        (
            "salesforce/org_export_genai_demo",
            &[
                ("Account.csv", "account"),
                ("Case.csv", "ticket"),
                ("Contact.csv", "contact"),
                ("Lead.csv", "lead"),
                ("Opportunity.csv", "opportunity"),
            ],
        ),
        (
            "salesforce/devorg_report_powerbi",
            &[
                ("Account.csv", "account"),
                ("Contact.csv", "contact"),
                ("Lead.csv", "lead"),
                ("Opportunity.csv", "opportunity"),
                ("OpportunityHistory.csv", "stage_change"),
            ],
        ),
    ];
    for (folder, expected) in folders {
        let Some(input) = exports(folder) else { return };
        let quality = json(&recognised(&input, "\"*.csv\""));
        let expected: BTreeSet<(String, String)> =
            expected.iter().map(|(file, entity)| ((*file).to_owned(), (*entity).to_owned())).collect();
        assert_eq!(kinds(&quality), expected, "{folder}");
    }
}

#[test]
fn a_survey_export_beside_accounts_is_read_as_answers_or_refused_by_name() {
    for folder in ["surveymonkey_vendor_layout", "google_forms", "nps", "qualtrics"] {
        let Some(input) = exports(folder) else { return };
        for pattern in ["**/*.csv", "**/*.xlsx"] {
            for file in glob::glob(input.join(pattern).as_str()).unwrap().map(Result::unwrap) {
                let file = file.to_str().unwrap();
                let company = Company::tiny();
                let source = format!("\n[[source]]\nfiles = ['{file}']\n");
                company.edit("cartera.toml", "\n[[source]]", &format!("{source}\n[[source]]"));
                let ended = company.call(&["check", "--format", "json", "--quiet"]);
                match ended.code {
                    Some(0 | 1) => {
                        let quality = json(&ended);
                        let kinds: Vec<String> = kinds(&quality).into_iter().map(|(_, kind)| kind).collect();
                        assert!(kinds.contains(&"survey_response".to_owned()), "{file}: {kinds:?}");
                    }
                    code => {
                        assert_eq!(code, Some(2), "{file}");
                        assert!(ended.stderr.contains("is not a source that is known"), "{}", ended.stderr);
                        assert!(ended.stderr.contains("hint: "), "{}", ended.stderr);
                    }
                }
            }
        }
    }
}

#[test]
fn odd_files_of_all_kinds_never_stop_the_program() {
    let Some(input) = exports("nasty") else { return };
    let company = Company::tiny();
    for file in glob::glob(input.join("*/*").as_str()).unwrap().map(Result::unwrap) {
        let file = file.to_str().unwrap();
        let config = std::fs::read_to_string(company.folder().join("cartera.toml")).unwrap();
        company.write("odd.toml", format!("{config}\n[[source]]\nfiles = ['{file}']\n"));
        let ended = call(&["check"], &company.folder().join("odd.toml"), &company.folder());
        assert!(matches!(ended.code, Some(0..=2)), "{file}: {ended:?}");
        assert!(ended.code != Some(2) || ended.stderr.contains("hint: "), "{file}: {}", ended.stderr);
    }
}
