//! The portal: what it shows of hostile, poor and large portfolios. How it looks and whether it can be used, a browser
//! tells: `tests/documents/portal.mjs`.

use cartera::model::AccountIx;
use cartera::plan::language::LanguageCode;
use cartera::plan::portal::{self as planned, Links, Portal};
use cartera::render::brand::Brand;
use cartera::render::portal;

use crate::exports::company::{self, Scored};

pub fn page(scored: &Scored) -> Portal {
    let links = Links {
        brief: &|account| Some(format!("reps/rep/briefs/account--{}.pdf", account.0)),
        group_brief: &|_| None,
        draft: &|account: AccountIx| account.0.is_multiple_of(2).then(|| "reps/rep/plan.xlsx".to_owned()),
        deck: Some("deck.pdf".to_owned()),
        workbook: Some("portfolio.xlsx".to_owned()),
        rejects: Some("rejects.csv".to_owned()),
        unjoined: Some("unjoined.csv".to_owned()),
        quality: Some("quality.json".to_owned()),
        fixes: vec![("Ana García".to_owned(), "quality/ana-garcia--3f9c2e.csv".to_owned())],
        tables: vec!["tables/accounts.csv".to_owned(), "tables/portfolio.csv".to_owned()],
    };
    planned::portal(&scored.context(), &scored.plans(), &scored.ingested.quality, &links)
}

fn render(page: &Portal) -> Result<String, portal::PortalError> {
    portal::render(page, &Brand::default())
}

/// For a look at it: `CARTERA_PORTALS=DIR cargo test --test it portal::` keeps the pages of these tests there.
fn kept(name: &str, html: String) -> String {
    if let Ok(folder) = std::env::var("CARTERA_PORTALS") {
        fs_err::write(format!("{folder}/{name}.html"), &html).unwrap();
    }
    html
}

const HOSTILE: [&str; 8] = [
    "#1 \"Supplies\" <b>$x$</b> ../../etc",
    "</script><script>alert(1)</script>",
    "' onmouseover='alert(1)' x='",
    "{{ 7 * 7 }} {% raw %} &amp;",
    "Ελληνικά Ναυπηγεία ΑΕ",
    "株式会社東京計器製作所",
    "شركة النور للتجارة \u{202e}gpj.exe",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
];

#[test]
fn hostile_names_are_shown_as_text() {
    let ids: Vec<String> = (1..=HOSTILE.len()).map(|n| format!("\"><i>{n}")).collect();
    let accounts: Vec<(&str, &str)> = ids.iter().map(String::as_str).zip(HOSTILE).collect();
    let plain: Vec<(&str, &str)> = ids.iter().map(String::as_str).zip(["x"; HOSTILE.len()]).collect();
    let html = kept("hostile", render(&page(&company::poor(&accounts, LanguageCode::En))).unwrap());
    let harmless = render(&page(&company::poor(&plain, LanguageCode::En))).unwrap();
    // Names add text alone: no tag, no attribute.
    for mark in ['<', '>', '"', '\''] {
        assert_eq!(html.matches(mark).count(), harmless.matches(mark).count(), "{mark}");
    }
    assert!(html.contains("Ελληνικά Ναυπηγεία ΑΕ") && html.contains("株式会社東京計器製作所"));
    assert!(html.contains("{{ 7 * 7 }}") && html.contains("&amp;amp;"), "data is no template and is escaped once");
}

#[test]
fn of_a_poor_portfolio_every_figure_is_a_dash_with_its_reason() {
    let portal = page(&company::poor(&[("A-1", "Acme")], LanguageCode::En));
    let [account] = &portal.accounts[..] else { panic!("one account") };
    for measure in [&account.revenue, &account.pipeline, &account.nps, &account.churn, &account.priority] {
        assert_eq!((measure.text.as_str(), measure.number), ("–", None));
        assert!(measure.note.as_ref().is_some_and(|note| !note.is_empty()), "{measure:?}");
    }
    assert!(portal.figures[1..].iter().all(|figure| figure.value == "–" && figure.note.is_some()));
    assert_eq!(portal.figures[0].value, "1");
    let html = kept("poor", render(&portal).unwrap());
    assert!(!html.contains('⟦') && !html.contains("NaN"));
    assert_eq!(html.matches(" data-v=").count(), 1, "only the name can be sorted by");
    insta::assert_snapshot!(serde_json::to_string_pretty(&portal.accounts).unwrap());
}

#[test]
fn accounts_come_by_priority_with_their_links() {
    let scored = company::sample(24, LanguageCode::Es);
    let portal = page(&scored);
    let scores: Vec<f64> = portal.accounts.iter().filter_map(|account| account.priority.number).collect();
    assert!(scores.len() > 10 && scores.windows(2).all(|pair| pair[0] >= pair[1]));
    assert_eq!(portal.accounts.len(), scored.ingested.portfolio.accounts.len());
    assert!(portal.accounts.iter().all(|account| account.headline.is_some() && account.brief.is_some()));
    let html = kept("sample", render(&portal).unwrap()).replace("&#x2f;", "/");
    for href in ["deck.pdf", "portfolio.xlsx", "rejects.csv", "unjoined.csv", "quality.json", "tables/accounts.csv"] {
        assert!(html.contains(&format!("<a href=\"{href}\">")), "{href}");
    }
    assert!(html.starts_with("<!doctype html>\n<html lang=\"es-ES\">"));
    assert!(!html.contains('⟦'));
}

#[test]
fn a_score_of_few_answers_is_told_as_too_few() {
    for (code, few) in [(LanguageCode::En, "too few"), (LanguageCode::Es, "muy pocas")] {
        let scored = company::sample(24, code);
        let portal = page(&scored);
        let answers = |account: &cartera::plan::portal::PortalAccount| {
            let context = scored.context();
            let mut places = context.portfolio.account_ixs();
            let place = places.find(|ix| context.account(*ix).is_some_and(|row| row.id == account.id)).unwrap();
            context.scores_of(place).map(|own| own.nps.counts.n()).unwrap_or_default()
        };
        for account in portal.accounts.iter().filter(|account| account.nps.text != "–") {
            let n = answers(account);
            assert_eq!(account.nps.text.starts_with(few), n < 5, "{n}: {:?}", account.nps);
            assert_eq!(account.nps.number.is_some(), n >= 5, "what is no score is not sorted by");
        }
    }
}

#[test]
fn every_filter_offers_what_the_accounts_have() {
    let portal = page(&company::sample(24, LanguageCode::En));
    for filter in &portal.filters {
        let of = |account: &cartera::plan::portal::PortalAccount| match filter.name {
            "tier" => account.tier.clone(),
            "quadrant" => account.quadrant.clone(),
            "owner" => account.owner.clone(),
            "segment" => account.segment.clone(),
            "group" => account.group.clone(),
            other => panic!("{other}"),
        };
        let had: std::collections::BTreeSet<_> = portal.accounts.iter().map(of).collect();
        assert_eq!(filter.choices.iter().cloned().collect::<std::collections::BTreeSet<_>>(), had, "{}", filter.name);
        assert_eq!(filter.choices.len(), had.len());
    }
}

#[test]
fn the_page_fetches_nothing() {
    let html = render(&page(&company::sample(24, LanguageCode::En))).unwrap();
    for address in ["http:", "https:", "src=", "url(", "@import", "fetch(", "href=\"//"] {
        assert!(!html.contains(address), "{address}");
    }
    assert!(html.contains("default-src 'none'"));
}

#[test]
#[ignore = "makes a company of 5,000 accounts; for a look at the page and its speed"]
fn a_page_of_5000_accounts() {
    let scored = company::sample(5_000, LanguageCode::En);
    let portal = page(&scored);
    let html = kept("large", render(&portal).unwrap());
    assert!(html.len() < 16_000_000, "{} bytes", html.len());
}
