//! Who is who over two months: pairs that are proposed, decided and kept; accounts that merge, part, change their name or
//! their id, and merges that are taken back.

use camino::{Utf8Path, Utf8PathBuf};
use cartera::cli::Output;
use cartera::ingest::identity::{MatchKind, Proposal};
use cartera::ingest::{FixKind, Ingested};
use cartera::model::{JoinedBy, Month};
use cartera::pipeline::{self, Options, Outcome};
use cartera::settings::{Flags, Settings};

const CONFIG: &str = r#"
[company]
currency = "EUR"
language = "en"

[checks]
same_file = "off"

[[source]]
files = ["accounts.csv"]
entity = "account"
columns = { id = "Id", name = "Name", city = "City", website = "Web", owner_name = "Owner", phone = "Phone", tax_id = "Tax", merged_ids = "Merged" }

[[source]]
files = ["contacts.csv"]
entity = "contact"
columns = { id = "Id", account_id = "Account", name = "Name", email = "Email" }

[[source]]
files = ["invoices.csv"]
entity = "revenue"
columns = { id = "Document", account_id = "Account", account_name = "Customer", date = "Date", amount = "Amount", product = "Product" }

[[source]]
files = ["answers.csv"]
entity = "survey_response"
columns = { id = "Id", email = "Email", name = "Name", account_name = "Company", date = "Date", nps_rating = "Score" }

[[source]]
files = ["products.csv"]
entity = "product"
columns = { id = "Sku", name = "Product" }

[[source]]
files = ["users.csv"]
entity = "user"
columns = { id = "Id", name = "Name", email = "Email" }
"#;

const ACCOUNTS: &[&str] = &[
    "A-1,Aceros del Norte S.A.,Bilbao,https://acerosnorte.example,Ana García,944 555 101,,",
    "A-2,Bodegas Peñalba S.L.,Haro,,Luis Pérez,,,",
    "A-3,Cerámicas Tossal,Castelló,,Ana García,,,",
    "A-4,ACEROS DEL NORTE,Bilbao,,A. Garcia,+34 944 555 101,,",
    "A-5,Muebles Ruiz,Sevilla,,Luis Pérez,,,",
    "A-6,Muebles Ruiz,Málaga,,Luis Pérez,,,",
    "A-7,Vidrios Levante,Elche,,Luis Pérez,,B12345678,",
    "A-8,Levante Cristal,Elche,,Luis Pérez,,B-12345678,",
];

const ANSWERS: &[&str] = &[
    "R-1,jon@acerosnorte.example,,,2026-08-03,9",
    "R-2,eva@bodegaspenalba.example,,,2026-08-04,9",
    "R-3,pau@bodegaspenalba.example,,,2026-08-05,3",
    "R-4,x@gmail.com,,Ceramicas Tosal,2026-08-05,10",
    "R-5,sol@asesores.example,,,2026-08-05,2",
    "R-6,rosa.vidal@gmail.com,Rosa Vidal,,2026-08-06,7",
];

const CONTACTS: &[&str] = &[
    "C-1,A-2,Rosa Vidal,rosa@old.example",
    "C-2,A-3,Sol Mas,sol.mas@asesores.example",
    "C-3,A-5,Pep Mas,pep@asesores.example",
];

struct Company {
    folder: tempfile::TempDir,
}

impl Company {
    fn new() -> Company {
        let company = Company { folder: tempfile::tempdir().unwrap() };
        company.write("cartera.toml", CONFIG);
        company.accounts(ACCOUNTS);
        company.table("contacts.csv", "Id,Account,Name,Email", CONTACTS);
        company.table("answers.csv", "Id,Email,Name,Company,Date,Score", ANSWERS);
        company.table("products.csv", "Sku,Product", &["P-1,GTX Pro", "P-2,GTX Basic"]);
        company.table(
            "users.csv",
            "Id,Name,Email",
            &["U-1,Ana García,agarcia@us.example", "U-2,Luis Pérez,lp@us.example"],
        );
        company.invoices("A-4");
        company
    }

    /// 26 months of invoices; those of one account more from `second`.
    fn invoices(&self, second: &str) {
        let mut rows = Vec::new();
        for back in 0..26 {
            let day = Month::parse("2026-10").unwrap().plus(-back).first_day();
            for (place, id) in ["A-1", "A-2", "A-3", second, "A-5", "A-6", "A-7"].into_iter().enumerate() {
                let product = if place == 0 { "GTXPro" } else { "GTX Basic" };
                rows.push(format!("D-{day}-{place},{id},,{day},{}.00,{product}", 100 * (place + 1)));
            }
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        self.table("invoices.csv", "Document,Account,Customer,Date,Amount,Product", &rows);
    }

    fn accounts(&self, rows: &[&str]) {
        self.table("accounts.csv", "Id,Name,City,Web,Owner,Phone,Tax,Merged", rows);
    }

    fn table(&self, name: &str, heading: &str, rows: &[&str]) {
        self.write(name, &format!("{heading}\n{}\n", rows.join("\n")));
    }

    fn path(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path()).unwrap().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs_err::write(self.path(name), text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs_err::read_to_string(self.path(name)).unwrap()
    }

    fn settings(&self, period: &str) -> Settings {
        let flags = Flags {
            config: Some(self.path("cartera.toml")),
            output: Some(self.path("output")),
            period: Month::parse(period),
            ..Flags::default()
        };
        Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap()
    }

    fn publish(&self, period: &str) -> String {
        let options = Options { only: vec![Output::Tables], ..Options::default() };
        match pipeline::run(&self.settings(period), &options, &()).unwrap() {
            Outcome::Published(published) => published.manifest.run_id.to_string(),
            Outcome::Stopped(_) => panic!("stopped"),
        }
    }

    /// What `cartera check` does.
    fn check(&self, period: &str) -> Ingested {
        let settings = self.settings(period);
        let mut ingested = pipeline::ingest(&settings, &()).unwrap();
        let past = pipeline::past(&settings, &()).unwrap();
        let scores = pipeline::score(&settings, &ingested, &past, &());
        pipeline::examine(&settings, &mut ingested, &scores, &());
        ingested
    }

    fn proposals(&self, period: &str) -> Vec<Proposal> {
        self.check(period).quality.identity.proposals
    }

    /// What `cartera matches` does.
    fn ask(&self, period: &str) -> pipeline::MatchesAsked {
        let settings = self.settings(period);
        let mut ingested = pipeline::ingest(&settings, &()).unwrap();
        pipeline::compare(&settings, &mut ingested, &());
        pipeline::ask_matches(&settings, &ingested).unwrap()
    }

    fn run_file(&self, run: &str, name: &str) -> String {
        self.text(&format!("output/.runs/{run}/{name}"))
    }

    fn ids(&self, run: &str) -> Vec<String> {
        let table = self.run_file(run, "tables/accounts.csv");
        table.lines().skip(1).map(|line| line.split(',').nth(1).unwrap().to_owned()).collect()
    }

    /// Decides a line as a person does in a spreadsheet.
    fn decide(&self, kind: &str, found: &str, decision: &str) {
        let text = self.text("matches.csv");
        let begins = format!("{kind},{found},");
        assert!(text.lines().any(|line| line.starts_with(&begins)), "{begins} in {text}");
        let lines = text.lines().map(|line| match line.starts_with(&begins) {
            true => format!("{line}{decision}\r\n"),
            false => format!("{line}\r\n"),
        });
        self.write("matches.csv", &lines.collect::<String>());
    }
}

fn of<'a>(proposals: &'a [Proposal], kind: MatchKind, found: &str) -> Option<&'a Proposal> {
    proposals.iter().find(|proposal| proposal.kind == kind && proposal.found == found)
}

#[test]
fn what_no_key_settles_is_proposed_and_nothing_is_joined_before_it_is_confirmed() {
    let company = Company::new();
    let ingested = company.check("2026-10");
    let proposals = &ingested.quality.identity.proposals;
    for (kind, found, proposed) in [
        (MatchKind::Domain, "bodegaspenalba.example", "A-2"),
        (MatchKind::Account, "Ceramicas Tosal", "A-3"),
        (MatchKind::Product, "GTXPro", "GTX Pro"),
        (MatchKind::Owner, "A. Garcia", "U-1"),
        (MatchKind::Email, "rosa.vidal@gmail.com", "A-2"),
        (MatchKind::Duplicate, "A-4", "A-1"),
        (MatchKind::Duplicate, "A-8", "A-7"),
    ] {
        let asked = of(proposals, kind, found).unwrap_or_else(|| panic!("{found}: {proposals:#?}"));
        assert_eq!(asked.proposed, proposed, "{asked:?}");
    }
    assert_eq!(proposals.len(), 7, "two shops of one name in two cities are no duplicates: {proposals:#?}");
    assert_eq!(of(proposals, MatchKind::Domain, "bodegaspenalba.example").unwrap().rows, 2);
    let answers = ingested.portfolio.survey_responses.all();
    let joined = answers.iter().filter(|row| row.account.is_some()).count();
    assert_eq!(joined, 1, "only the address of the account's own site");
    let kinds: Vec<FixKind> = ingested.quality.fix_list.items.iter().map(|fix| fix.kind).collect();
    for kind in [FixKind::MatchesToConfirm, FixKind::DuplicateAccounts, FixKind::SharedDomains] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    let duplicates = ingested.quality.fix_list.items.iter().find(|fix| fix.kind == FixKind::DuplicateAccounts).unwrap();
    // A-1, A-4 and A-7 buy 100, 400 and 700 a month; A-8 nothing that is known.
    assert!(format!("{:?}", duplicates.values["revenue"]).contains("14400"), "{duplicates:?}");
}

#[test]
fn a_consultants_domain_joins_nobody() {
    let company = Company::new();
    let ingested = company.check("2026-10");
    let shared = &ingested.quality.identity.shared_domains;
    assert_eq!(shared.len(), 1, "{shared:?}");
    assert_eq!(shared[0].domain, "asesores.example");
    let unjoined = ingested.unjoined.iter().find(|row| row.id.as_deref() == Some("R-5")).unwrap();
    assert_eq!(unjoined.reason, "the mail domain is of people at several accounts");
}

#[test]
fn decisions_hold_from_month_to_month_and_the_second_month_asks_only_what_is_new() {
    let company = Company::new();
    let run = company.publish("2026-09");
    assert!(company.run_file(&run, "matches.csv").contains("domain,bodegaspenalba.example,2,answers.csv,A-2"));
    assert!(company.run_file(&run, "tables/duplicates.csv").contains("A-4,ACEROS DEL NORTE"));
    assert!(!company.path("matches.csv").exists(), "a run writes nothing beside the configuration");

    assert!(company.ask("2026-09").written);
    assert!(!company.ask("2026-09").written, "written twice, nothing changes");
    company.decide("domain", "bodegaspenalba.example", "yes");
    company.decide("account", "Ceramicas Tosal", "no");
    company.decide("email", "rosa.vidal@gmail.com", "A-3");
    company.decide("product", "GTXPro", "sí");
    company.decide("owner", "A. Garcia", "x");
    let decided = company.text("matches.csv");

    let ingested = company.check("2026-10");
    let found: Vec<_> =
        ingested.portfolio.survey_responses.all().iter().filter_map(|r| Some((r.id.clone()?, r.joined_by?))).collect();
    let by_match = |id: &str| (id.to_owned(), JoinedBy::Match);
    assert!([by_match("R-2"), by_match("R-3"), by_match("R-6")].iter().all(|row| found.contains(row)), "{found:?}");
    let person = ingested.portfolio.survey_responses.all().iter().find(|row| row.id.as_deref() == Some("R-6")).unwrap();
    assert_eq!(
        ingested.portfolio.account(person.account.unwrap()).unwrap().id,
        "A-3",
        "what the person said, not what was proposed"
    );
    let kinds: Vec<MatchKind> = ingested.quality.identity.proposals.iter().map(|proposal| proposal.kind).collect();
    assert_eq!(kinds, [MatchKind::Duplicate, MatchKind::Duplicate], "the rest was decided");
    assert!(ingested.portfolio.revenue.all().iter().all(|row| row.product.as_deref() != Some("GTXPro")));
    let owner = ingested.portfolio.accounts.iter().find(|account| account.id == "A-4").unwrap();
    assert_eq!(owner.owner_id.as_deref(), Some("U-1"));

    let more = [ANSWERS, &["R-7,mar@vidrioslevante.example,,,2026-10-05,8"]].concat();
    company.table("answers.csv", "Id,Email,Name,Company,Date,Score", &more);
    assert!(company.ask("2026-10").written);
    let written = company.text("matches.csv");
    assert!(written.starts_with(&decided), "{decided}\n{written}");
    assert_eq!(written.lines().count(), decided.lines().count() + 1, "{written}");
    company.publish("2026-10");
}

#[test]
fn a_merge_moves_rows_and_history_and_taking_it_back_restores_both() {
    let company = Company::new();
    company.publish("2026-09");
    let apart = company.publish("2026-10");
    company.write("merges.csv", "from;into;date;note;state\nA-4;A-1;01/10/2026;same customer;\n");
    let merged = company.publish("2026-10");
    assert!(!company.ids(&merged).contains(&"A-4".to_owned()));
    let ingested = company.check("2026-10");
    let survivor = ingested.portfolio.account_ixs().next().unwrap();
    assert_eq!(ingested.portfolio.account(survivor).unwrap().id, "A-1");
    assert_eq!(ingested.portfolio.revenue.of(survivor).len(), 52, "its own lines and those of the other");
    assert!(company.proposals("2026-10").iter().all(|proposal| proposal.found != "A-4"), "it is settled");
    // The month before its day knows nothing of it.
    assert!(company.check("2026-09").quality.identity.survivors.is_empty());

    for undone in ["from;into;date;note;state\nA-4;A-1;01/10/2026;;undone\n", ""] {
        company.write("merges.csv", undone);
        let again = company.publish("2026-10");
        for table in ["tables/accounts.csv", "tables/months.csv", "matches.csv"] {
            assert_eq!(company.run_file(&again, table), company.run_file(&apart, table), "{table}");
        }
    }
}

#[test]
fn the_history_of_a_merged_account_is_found_under_the_survivor() {
    let company = Company::new();
    company.publish("2026-09");
    let settings = company.settings("2026-10");
    let past = pipeline::past(&settings, &()).unwrap();
    let of_4 = past.standings["A-4"];
    // The CRM made a new record of both, as HubSpot does; neither old id is in the export any more.
    let rows: Vec<&str> =
        ACCOUNTS.iter().copied().filter(|row| !row.starts_with("A-1") && !row.starts_with("A-4")).collect();
    let rows = [&rows[..], &["N-1,Aceros del Norte,Bilbao,,Ana García,,,A-1;A-4"]].concat();
    company.accounts(&rows);
    let ingested = pipeline::ingest(&settings, &()).unwrap();
    let scores = pipeline::score(&settings, &ingested, &past, &());
    let new = ingested.portfolio.account_ixs().find(|ix| ingested.portfolio.account(*ix).unwrap().id == "N-1").unwrap();
    let best = if past.standings["A-1"].priority_score > of_4.priority_score { past.standings["A-1"] } else { of_4 };
    assert_eq!(scores.accounts[new.index()].priority.tier_before, Some(best.tier));
    assert_eq!(ingested.portfolio.revenue.of(new).len(), 52);
    assert!(ingested.quality.identity.faults.is_empty());
}

#[test]
fn renamed_accounts_are_told_and_a_new_id_is_proposed_and_confirmed() {
    let company = Company::new();
    company.publish("2026-09");
    let rows: Vec<String> = ACCOUNTS
        .iter()
        .map(|row| row.replace("A-2,Bodegas", "Z-9,Bodegas").replace("A-3,Cerámicas Tossal", "A-3,Tossal Group"))
        .collect();
    company.accounts(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let identity = company.check("2026-10").quality.identity;
    assert_eq!(identity.renamed.len(), 1);
    assert_eq!(
        (identity.renamed[0].before.as_str(), identity.renamed[0].now.as_str()),
        ("Cerámicas Tossal", "Tossal Group")
    );
    assert_eq!(of(&identity.proposals, MatchKind::NewId, "A-2").unwrap().proposed, "Z-9");
    company.ask("2026-10");
    company.decide("new_id", "A-2", "yes");
    let settings = company.settings("2026-10");
    let (past, ingested) = (pipeline::past(&settings, &()).unwrap(), pipeline::ingest(&settings, &()).unwrap());
    let scores = pipeline::score(&settings, &ingested, &past, &());
    let new = ingested.portfolio.account_ixs().find(|ix| ingested.portfolio.account(*ix).unwrap().id == "Z-9").unwrap();
    assert_eq!(scores.accounts[new.index()].priority.tier_before, Some(past.standings["A-2"].tier));
    assert_eq!(ingested.portfolio.revenue.of(new).len(), 26, "invoices that still say the old id");
    assert_eq!(of(&company.proposals("2026-10"), MatchKind::NewId, "A-2"), None);
}

#[test]
fn after_a_split_growth_is_not_told_for_either_part() {
    let company = Company::new();
    company.write("merges.csv", "from,into,date,note,state\nA-5,A-6,2026-03-01,the shop in Málaga,split\n");
    let run = company.publish("2026-10");
    let reasons = company.run_file(&run, "tables/reasons.csv");
    for account in ["A-5", "A-6"] {
        let told = reasons.lines().find(|line| line.starts_with(&format!("{account},revenue_yoy_share")));
        assert!(told.is_some_and(|line| line.contains("2026-03-01")), "{told:?}");
    }
    assert!(!reasons.contains("A-7,revenue_yoy_share"));
    // Two years later both years lie behind the day; before the day nothing is split.
    let before = company.publish("2026-02");
    assert!(!company.run_file(&before, "tables/reasons.csv").contains("2026-03-01"));
}

#[test]
fn what_leads_nowhere_is_told_and_a_file_that_cannot_be_read_stops() {
    let company = Company::new();
    company.write("merges.csv", "from,into,state\nA-1,A-2,\nA-2,A-1,\nA-5,NOBODY,\nA-6,NOBODY,split\n");
    let settings = company.settings("2026-10");
    let errors = pipeline::ingest(&settings, &()).unwrap_err().to_string();
    assert!(errors.contains("`merges.csv` line 5, column `date`"), "{errors}");
    company.write("merges.csv", "from,into,state\nA-1,A-2,\nA-2,A-1,\nA-5,NOBODY,\n");
    company.write("matches.csv", "kind,found,proposed,decision\naccount,Ceramicas Tosal,A-3,A-77\n");
    let ingested = company.check("2026-10");
    assert_eq!(ingested.quality.identity.faults.len(), 4, "{:?}", ingested.quality.identity.faults);
    assert_eq!(ingested.portfolio.accounts.len(), ACCOUNTS.len());
    let told = ingested.quality.fix_list.items.iter().find(|fix| fix.kind == FixKind::MergeUnusable).unwrap();
    assert_eq!(told.count, 4);
    company.write("matches.csv", "kind,found,proposed,decision\naccount,X,A-3,yes\naccount,x,A-2,yes\n");
    let errors = pipeline::ingest(&settings, &()).unwrap_err().to_string();
    assert!(errors.contains("line 2") && errors.contains("line 3"), "{errors}");
}

#[test]
fn neither_the_order_of_rows_nor_the_threads_change_what_is_proposed() {
    let company = Company::new();
    let expected = company.proposals("2026-10");
    let reversed: Vec<&str> = ACCOUNTS.iter().rev().copied().collect();
    company.accounts(&reversed);
    let reversed: Vec<&str> = ANSWERS.iter().rev().copied().collect();
    company.table("answers.csv", "Id,Email,Name,Company,Date,Score", &reversed);
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| company.proposals("2026-10")), expected);
    }
}
