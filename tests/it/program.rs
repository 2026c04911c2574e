//! The built program on a company of its own, in a temporary folder.

use std::process::{Command, Stdio};

use camino::{Utf8Path, Utf8PathBuf};
use cartera::sample::{SampleOptions, write};

/// A configuration with its exports.
pub struct Company {
    temporary: tempfile::TempDir,
}

/// How the program ended and what it said.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Company {
    /// The sample company, small, with rejects within the tolerance.
    pub fn sample(accounts: u32) -> Company {
        let company = Company { temporary: tempfile::tempdir().unwrap() };
        let options = SampleOptions { accounts, months: 14, ..SampleOptions::default() };
        write(&options, company.folder().as_std_path()).unwrap();
        company.edit("cartera.toml", "[run]", "[run]\nreject_tolerance_share = 0.5");
        company
    }

    /// Accounts and opportunities in files of the test's own. The first row of each is the headings.
    pub fn of(accounts: &[Vec<String>], opportunities: &[Vec<String>], more: &str) -> Company {
        let company = Company { temporary: tempfile::tempdir().unwrap() };
        std::fs::create_dir(company.folder()).unwrap();
        let mut config = ACCOUNTS.to_owned();
        company.write_csv("accounts.csv", accounts);
        if !opportunities.is_empty() {
            company.write_csv("opportunities.csv", opportunities);
            config.push_str(OPPORTUNITIES);
        }
        company.write("cartera.toml", format!("{config}\n{more}\n"));
        company
    }

    /// One account, so that a run takes no time.
    pub fn tiny() -> Company {
        Company::of(&accounts([["A-1", "Acme", "Ana Ruiz", "1000", "EUR"]]), &[], "")
    }

    /// Beside nothing else, so that whatever a path leads out to is seen.
    pub fn folder(&self) -> Utf8PathBuf {
        self.outside().join("company")
    }

    pub fn outside(&self) -> &Utf8Path {
        Utf8Path::from_path(self.temporary.path()).unwrap()
    }

    pub fn output(&self) -> Utf8PathBuf {
        self.folder().join("output")
    }

    pub fn write(&self, file: &str, contents: impl AsRef<[u8]>) {
        std::fs::write(self.folder().join(file), contents).unwrap();
    }

    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.folder().join(file)).unwrap();
        assert!(text.contains(from), "`{from}` is not in `{file}`");
        self.write(file, text.replacen(from, to, 1));
    }

    fn write_csv(&self, file: &str, rows: &[Vec<String>]) {
        let mut writer = csv::Writer::from_path(self.folder().join(file)).unwrap();
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        writer.flush().unwrap();
    }

    /// `cartera COMMAND` with the company's configuration and output folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.arg("--config").arg(self.folder().join("cartera.toml"));
        if !arguments.contains(&"--output") {
            command.arg("--output").arg(self.output());
        }
        command
    }

    pub fn call(&self, arguments: &[&str]) -> Ended {
        ended(&mut self.command(arguments))
    }
}

/// The program, away from the folder of the tests, so that nothing is found there by accident.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cartera"));
    command.args(arguments).current_dir(std::env::temp_dir()).stdin(Stdio::null());
    command.env_remove(cartera::deliver::failpoint::VARIABLE);
    command
}

/// Runs it to its end. A panic is never an answer.
pub fn ended(command: &mut Command) -> Ended {
    let output = command.output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!stderr.contains("panicked"), "{stderr}");
    Ended { code: output.status.code(), stdout: String::from_utf8(output.stdout).unwrap(), stderr }
}

const ACCOUNTS: &str = r#"
[company]
name = "Prueba"
currency = "EUR"
language = "en"

[run]
as_of = 2026-10-31
reject_tolerance_share = 1.0

[[source]]
files = ["accounts.csv"]
entity = "account"
[source.columns]
id = "id"
name = "name"
owner_name = "owner"
annual_revenue = "revenue"
currency = "currency"
parent_id = "parent"
"#;

const OPPORTUNITIES: &str = r#"
[[source]]
files = ["opportunities.csv"]
entity = "opportunity"
[source.columns]
id = "id"
account_id = "account"
name = "name"
stage = "stage"
created = "created"
close_date = "close"
amount = "amount"
currency = "currency"
"#;

/// Rows of accounts without a parent, under their headings.
pub fn accounts<'a>(rows: impl IntoIterator<Item = [&'a str; 5]>) -> Vec<Vec<String>> {
    let row = |cells: [&str; 5], parent: &str| -> Vec<String> {
        cells.iter().copied().chain([parent]).map(str::to_owned).collect()
    };
    let headings = row(["id", "name", "owner", "revenue", "currency"], "parent");
    [headings].into_iter().chain(rows.into_iter().map(|cells| row(cells, ""))).collect()
}

/// Rows of opportunities under their headings.
pub fn opportunities<'a>(rows: impl IntoIterator<Item = [&'a str; 8]>) -> Vec<Vec<String>> {
    let headings = ["id", "account", "name", "stage", "created", "close", "amount", "currency"];
    [headings].into_iter().chain(rows).map(|cells| cells.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// Tells nobody.
pub struct Unwatched;

impl cartera::pipeline::Observer for Unwatched {
    fn stage(&self, _: cartera::pipeline::Stage, _: usize) {}
    fn step(&self, _: &str) {}
    fn stage_done(&self) {}
    fn detail(&self, _: &str) {}
}

/// Every brief of the inputs with its place in the run's folder, as the pipeline composes them.
pub fn briefs(config: &Utf8Path, input: &Utf8Path) -> Vec<(cartera::deliver::RelPath, cartera::plan::brief::Brief)> {
    use cartera::pipeline::{self, brief_path};
    use cartera::plan::{account, brief, context::Context};
    let flags = cartera::settings::Flags {
        config: Some(config.to_owned()),
        input: Some(input.to_owned()),
        ..cartera::settings::Flags::default()
    };
    let settings = cartera::settings::Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap();
    let ingested = pipeline::ingest(&settings, &Unwatched).unwrap();
    let past = pipeline::past(&settings, &Unwatched).unwrap();
    let scores = pipeline::score(&settings, &ingested, &past, &Unwatched);
    let (language, company) = (pipeline::language(&settings).unwrap(), pipeline::company(&settings));
    let context = Context::new(&ingested.portfolio, &scores, &language, &company);
    let compose = |account| {
        let plan = account::plan(&context, account).unwrap();
        (brief_path(&context, account), brief::compose(&context, &plan).unwrap())
    };
    ingested.portfolio.account_ixs().map(compose).collect()
}

/// Sets a brief as the pipeline does.
pub fn set(brief: &cartera::plan::brief::Brief) -> cartera_typeset::Typeset {
    use cartera::render::assets;
    static TYPESETTER: std::sync::LazyLock<cartera_typeset::Typesetter> =
        std::sync::LazyLock::new(|| assets::typesetter().unwrap());
    let json = serde_json::to_vec(brief).unwrap();
    TYPESETTER.typeset(assets::BRIEF, json, &assets::metadata("brief", brief.as_of)).unwrap()
}

/// Without the breaks that layout adds.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace() && !char.is_control() && *char != '\u{200b}').collect()
}
