//! What `cartera explain` prints, from the command line.

use assert_cmd::Command;

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
    let source = |file, entity, fields: &[&str]| {
        let columns: String = fields.iter().map(|field| format!("{field} = \"{field}\"\n")).collect();
        format!("[[source]]\nfiles = [\"{file}.csv\"]\nentity = \"{entity}\"\n[source.columns]\n{columns}")
    };
    let config = [
        format!("[company]\nname = \"Nuestra\"\ncurrency = \"{currency}\"\nlanguage = \"es\"\nlocale = \"es-ES\"\n"),
        "[run]\nas_of = 2026-10-31\n".to_owned(),
        source("accounts", "account", &["id", "name"]),
        source("revenue", "revenue", &["account_id", "date", "amount"]),
        source("usage", "usage", &["account_id", "date", "value"]),
    ];
    write("cartera.toml", &config.concat());
    let config = folder.path().join("cartera.toml");
    let config = config.to_str().unwrap();
    let ended = Command::cargo_bin("cartera").unwrap().args(["explain", "A", "--config", config]).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8(ended.stdout).unwrap()
}

/// The line of a figure without its name, and the one after it.
fn figure<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut lines = text.lines().skip_while(|line| !line.trim_start().starts_with(&format!("{name} ")));
    (lines.next().unwrap().trim_start().trim_start_matches(name).trim(), lines.next().unwrap_or_default().trim())
}

#[test]
fn the_console_speaks_english_whatever_the_reports_speak() {
    let text = explained();
    assert_eq!(figure(&text, "revenue_ltm").0, "1200 EUR  (revenue.csv, 12 rows)");
    assert_eq!(figure(&text, "segment").0, "the accounts have no `segment`  (accounts.csv row 2)");
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
        for pair in words.windows(2).filter(|pair| pair[1].starts_with(currency)) {
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
    assert_eq!(figure(&text, "peak_months").0, "none  (revenue.csv, 12 rows)");
    // There are rows of use, but of other months.
    assert!(figure(&text, "usage_yoy_share").0.starts_with("0 observed, 3 needed"), "{text}");
    assert!(text.contains("fires at or below -0.20"), "{text}");
}
