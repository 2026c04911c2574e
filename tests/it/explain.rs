//! What `cartera explain` prints, from the command line.

use std::path::Path;

use assert_cmd::Command;

/// Runs `cartera explain ACCOUNT` in a folder that holds `cartera.toml`.
fn explain(folder: &Path, account: &str, flags: &[&str]) -> String {
    let config = folder.join("cartera.toml");
    let mut command = Command::cargo_bin("cartera").unwrap();
    let ended = command.args(["explain", account, "--config", config.to_str().unwrap()]).args(flags).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8(ended.stdout).unwrap()
}

/// A source whose headings are the fields' own names.
fn source(file: &str, entity: &str, fields: &[&str]) -> String {
    let columns: String = fields.iter().map(|field| format!("{field} = \"{field}\"\n")).collect();
    format!("[[source]]\nfiles = [\"{file}.csv\"]\nentity = \"{entity}\"\n[source.columns]\n{columns}")
}

fn company(language: &str) -> String {
    format!(
        "[company]\nname = \"Nuestra\"\ncurrency = \"EUR\"\nlanguage = \"{language}\"\nlocale = \"es-ES\"\n\
         [run]\nas_of = 2026-10-31\n"
    )
}

/// A company that reports in Spanish, with revenue of 30 months and use that ended a year ago; nobody was surveyed.
fn explained() -> String {
    explained_in("EUR", "100")
}

fn explained_in(currency: &str, amount: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| fs_err::write(folder.path().join(file), text).unwrap();
    write("accounts.csv", "id,name\nA,Acme\nB,Boreal\n");
    let months = |line: &dyn Fn(i32, i32) -> String| {
        let text: Vec<String> = (0..30).map(|m| line(2024 + (4 + m) / 12, (4 + m) % 12 + 1)).collect();
        text
    };
    let lines = months(&|year, month| format!("A,{year}-{month:02}-10,{amount}\n")).concat();
    write("revenue.csv", &format!("account_id,date,amount\n{lines}"));
    let used = months(&|year, month| format!("A,{year}-{month:02}-10,5\n"))[..12].concat();
    write("usage.csv", &format!("account_id,date,value\n{used}"));
    let config = [
        company("es").replace("EUR", currency),
        source("accounts", "account", &["id", "name"]),
        source("revenue", "revenue", &["account_id", "date", "amount"]),
        source("usage", "usage", &["account_id", "date", "value"]),
    ];
    write("cartera.toml", &config.concat());
    explain(folder.path(), "A", &[])
}

/// The line of a figure without its name, and the one after it.
fn figure<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut lines = text.lines().skip_while(|line| !line.trim_start().starts_with(&format!("{name} ")));
    (lines.next().unwrap().trim_start().trim_start_matches(name).trim(), lines.next().unwrap_or_default().trim())
}

#[test]
fn the_console_speaks_english_whatever_the_reports_speak() {
    let text = explained();
    let (value, rows) = figure(&text, "revenue_ltm");
    assert_eq!(value, "1200 EUR  (revenue.csv, 12 rows)");
    assert!(rows.starts_with("from revenue.csv: row 20 (2025-11-10, 100 EUR); row 21 ("), "{rows}");
    assert!(rows.ends_with("and 7 more"), "{rows}");
    assert!(figure(&text, "segment").0.starts_with("the accounts have no `segment`  (accounts.csv row 2"), "{text}");
    assert!(!text.contains("fila"), "{text}");
}

#[test]
fn amounts_have_the_digits_of_their_currency() {
    for (currency, amount, year) in
        [("EUR", "100.41", "1204.92"), ("JPY", "100.41", "1205"), ("KWD", "100.4123", "1204.948")]
    {
        let text = explained_in(currency, amount);
        assert!(figure(&text, "revenue_ltm").0.starts_with(&format!("{year} {currency} ")), "{text}");
        assert!(figure(&text, "criterion Value").0.contains(&format!("({year} {currency})")), "{text}");
        let digits = year.split_once('.').map_or(0, |(_, digits)| digits.len());
        let words: Vec<&str> = text.split_whitespace().collect();
        // Rows are told as their file has them.
        let computed = |pair: &&[&str]| pair[1].starts_with(currency) && pair[0].trim_start_matches('(') != amount;
        for pair in words.windows(2).filter(computed) {
            let own = pair[0].split_once('.').map_or(0, |(_, digits)| digits.len());
            assert!(own == 0 || own == digits, "{pair:?}");
        }
    }
}

#[test]
fn no_hint_where_nothing_would_change_it_and_no_empty_value() {
    let text = explained();
    let (nps, after) = figure(&text, "nps");
    assert_eq!((nps, after.starts_with("->")), ("no source gives survey responses", false), "{text}");
    assert_eq!(figure(&text, "nps_change").0, "no source gives survey responses");
    assert_eq!(figure(&text, "peak_months").0, "none  (revenue.csv, 30 rows, those of revenue_cagr_share)");
    // There are rows of use, but of other months.
    assert!(figure(&text, "usage_yoy_share").0.starts_with("0 observed, 3 needed"), "{text}");
    assert!(text.contains("fires at or below -0.20"), "{text}");
}

/// Twelve accounts with orders, deals, answers, contracts, tickets, use and calls, the first of them rich in all; one
/// more without a record. More than a thousand lines, so that rows have four digits.
fn rich() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| fs_err::write(folder.path().join(file), text).unwrap();
    let accounts = 0..12;
    let id = |account: usize| format!("A{account:02}");
    let rows = |row: &dyn Fn(usize) -> String| accounts.clone().map(row).collect::<String>();
    let named = rows(&|a| format!("{},Cuenta {a},{},{}\n", id(a), ["Grande", "Media"][a % 2], 40 + 10 * a));
    write("accounts.csv", &format!("id,name,segment,employees\n{named}A99,Vacía,Media,\n"));
    let order = |a: usize, month: usize, of_month: usize| {
        let (year, month_of_year) = (2023 + (10 + month) / 12, (10 + month) % 12 + 1);
        let product = ["Aceite", "Filtro", "Bomba"][(a + of_month) % 3];
        let amount = 100 + 10 * a + month + 25 * of_month;
        let day = 3 + of_month * 9 + a % 7;
        format!(
            "F{a}-{month}-{of_month},{},{year}-{month_of_year:02}-{day:02},{amount},{},{product}\n",
            id(a),
            amount / 2
        )
    };
    let orders = rows(&|a| (0..36).flat_map(|m| (0..3).map(move |k| order(a, m, k))).collect());
    write("orders.csv", &format!("id,account_id,date,amount,cost,product\n{orders}"));
    let deals = rows(&|a| {
        let closed = |n: usize, stage: &str| {
            format!("D{a}-{n},{},{stage},{},2026-0{}-01,2026-0{}-20\n", id(a), 900 + 50 * n, n + 1, n + 3)
        };
        let open = format!("D{a}-9,{},Propuesta,{},2026-09-01,2026-12-15\n", id(a), 1500 + 100 * a);
        [closed(1, "Ganada"), closed(2, "Perdida"), closed(3, "Ganada"), open].concat()
    });
    write("deals.csv", &format!("id,account_id,stage,amount,created,close_date\n{deals}"));
    let answers = rows(&|a| {
        (0..4)
            .map(|k| {
                let nps = [10, 9, 6, 8, 10, 3, 9][(a + 2 * k) % 7];
                format!("{},p{k}@a{a:02}.example,2026-0{}-11,{nps},{},{}\n", id(a), 4 + k, 3 + k % 3, 4 + k % 4)
            })
            .collect()
    });
    write("answers.csv", &format!("account_id,email,date,nps_rating,csat_rating,ces_rating\n{answers}"));
    let contracts =
        rows(&|a| (2023..=2026).map(|year| format!("{},{}-01-01,{year}-12-31,1200,Servicio\n", id(a), year)).collect());
    write("contracts.csv", &format!("account_id,start,end,value,product\n{contracts}"));
    let tickets = rows(&|a| format!("T{a},{},2026-09-0{},High\n", id(a), a % 9 + 1));
    write("tickets.csv", &format!("id,account_id,opened,priority\n{tickets}"));
    let used = rows(&|a| {
        (0..18)
            .map(|m| format!("{},{}-{:02}-01,{}\n", id(a), 2025 + (4 + m) / 12, (4 + m) % 12 + 1, 50 + a + m))
            .collect()
    });
    write("usage.csv", &format!("account_id,date,value\n{used}"));
    let calls = rows(&|a| format!("{},Call,2026-0{}-15\n", id(a), a % 7 + 3));
    write("calls.csv", &format!("account_id,kind,date\n{calls}"));
    let config = [
        company("es"),
        source("accounts", "account", &["id", "name", "segment", "employees"]),
        source("orders", "revenue", &["id", "account_id", "date", "amount", "cost", "product"]),
        source("deals", "opportunity", &["id", "account_id", "stage", "amount", "created", "close_date"]),
        source(
            "answers",
            "survey_response",
            &["account_id", "email", "date", "nps_rating", "csat_rating", "ces_rating"],
        ),
        source("contracts", "contract", &["account_id", "start", "end", "value", "product"]),
        source("tickets", "ticket", &["id", "account_id", "opened", "priority"]),
        source("usage", "usage", &["account_id", "date", "value"]),
        source("calls", "activity", &["account_id", "kind", "date"]),
    ];
    write("cartera.toml", &config.concat());
    folder
}

/// Without the line that names version and configuration, which change for other reasons, and without the plays, which a
/// company edits.
fn snapshot(name: &str, text: &str) {
    let text = text.split_once("\nplays\n").map_or(text, |(figures, _)| figures);
    let (kept, left_out): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| !line.starts_with("  cartera "));
    assert!(matches!(left_out.as_slice(), [only] if only.contains("period 2026-10, configuration ")), "{left_out:?}");
    insta::assert_snapshot!(name, kept.join("\n"));
}

#[test]
fn a_rich_and_a_poor_account() {
    let folder = rich();
    snapshot("explain_rich", &explain(folder.path(), "A09", &[]));
    snapshot("explain_poor", &explain(folder.path(), "Vacía", &[]));
}

#[test]
fn every_known_figure_says_what_would_change_it_or_what_it_rests_on() {
    let folder = rich();
    let json = explain(folder.path(), "A09", &["--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&json).unwrap();
    let figures = told["figures"].as_array().unwrap();
    assert!(figures.len() > 60);
    let is_set = |value: &serde_json::Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    for figure in figures.iter().filter(|figure| !figure["value"].is_null()) {
        let said = ["would_change", "what_if", "rests_on"].iter().any(|key| is_set(&figure[*key]));
        assert!(said, "{figure}");
    }
    for (group, name) in [
        ("revenue", "revenue_ltm"),
        ("revenue", "revenue_yoy_share"),
        ("forecast", "forecast_12m"),
        ("sales", "win_rate_count"),
        ("sales", "cycle_days_median"),
        ("satisfaction", "csat_share"),
        ("satisfaction", "ces_mean"),
        ("clv", "clv"),
        ("whitespace", "wallet_share"),
        ("priority", "priority_score"),
    ] {
        let of = |figure: &&serde_json::Value| figure["group"] == group && figure["figure"] == name;
        let figure = figures.iter().find(of).unwrap();
        assert!(is_set(&figure["would_change"]) || is_set(&figure["what_if"]), "{figure}");
    }
    // Every row is there, of both years, and jumped to by its number.
    let yoy = figures.iter().find(|figure| figure["figure"] == "revenue_yoy_share").unwrap();
    let rows = yoy["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 72);
    let says = |year: &str| rows.iter().any(|row| row["says"].as_str().unwrap().starts_with(year));
    assert!(says("2024-11") && says("2025-11"));
    let text = explain(folder.path(), "A09", &[]);
    assert!(text.contains("orders.csv: row 1010 ("), "{text}");
}

#[test]
fn an_answer_to_what_if_is_what_a_run_gives() {
    let folder = rich();
    let text = explain(folder.path(), "A09", &[]);
    let (now, _) = figure(&text, "revenue_ltm");
    let answer = text.lines().find(|line| line.contains("one more order of")).unwrap().trim();
    let told = answer.rsplit(": ").next().unwrap();
    let of = answer.split_whitespace().nth(5).unwrap();
    // The order is made, at a product that the account bought, and the figure is what was told.
    let orders = folder.path().join("orders.csv");
    let more = format!("{}F-new,A09,2026-10-31,{of},1,Aceite\n", fs_err::read_to_string(&orders).unwrap());
    fs_err::write(&orders, more).unwrap();
    let then = explain(folder.path(), "A09", &[]);
    assert_ne!(now.split("  ").next(), Some(told));
    assert_eq!(figure(&then, "revenue_ltm").0.split("  ").next(), Some(told));
}
