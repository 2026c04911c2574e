//! The portfolio deck: every slide rests on its data, and every title's number stands on its slide.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use cartera::ingest::finding::EntityCounts;
use cartera::ingest::{self, Quality};
use cartera::model::*;
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::{Content, Deck, DeckInput, EffortConfig, Slide, compose};
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::{Past, ScoreConfig, score};
use cartera::settings::{Flags, Settings};
use jiff::civil::date;

use crate::score::sample::Sample;

/// What a deck is told beside scores and facts, without earlier months.
pub fn deck_input<'a>(quality: &'a Quality, config: &'a ScoreConfig) -> DeckInput<'a> {
    static EFFORT: std::sync::LazyLock<EffortConfig> = std::sync::LazyLock::new(EffortConfig::default);
    DeckInput { quality, config, run: "2026-10", before: None, effort: &EFFORT, model: None }
}

pub fn deck(portfolio: &Portfolio, quality: &Quality, code: LanguageCode) -> Deck {
    let config = ScoreConfig::default();
    let scores = score(portfolio, &config, &Past::default());
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    let context = Context::new(portfolio, &scores, &language, &company);
    compose(&context, &deck_input(quality, &config))
}

/// The sample company as its export is read.
pub fn sample() -> (Portfolio, Quality) {
    let root = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let flags = Flags {
        config: Some(root.join("cartera.toml")),
        input: None,
        output: None,
        period: None,
        as_of: Some(date(2026, 10, 31)),
    };
    let settings = Settings::load(&flags, date(2026, 11, 2)).unwrap();
    let currency = settings.config.company.currency;
    let read = ingest::read(&settings.config.ingest(), &root, date(2026, 10, 31), currency, &|_| {}).unwrap();
    (read.portfolio, read.quality)
}

pub fn kind(slide: &Slide) -> String {
    let content = serde_json::to_value(&slide.content).unwrap();
    content["kind"].as_str().unwrap().to_owned()
}

fn kinds(deck: &Deck) -> Vec<String> {
    deck.slides.iter().map(kind).collect()
}

/// Every text of a value, however deep.
fn texts(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => into.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| texts(field, into)),
        _ => {}
    }
}

/// The numbers of a text as they are written: digits with their separators.
fn numbers(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    text.split(|c| !is_part(c))
        .map(|number| number.trim_matches(['.', ',']).to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

pub fn check(deck: &Deck) {
    let ids: BTreeSet<&str> = deck.facts.iter().map(|fact| fact.id.as_str()).collect();
    for slide in &deck.slides {
        let title = &slide.title.text;
        assert!(title.chars().count() <= 110, "too long: {title}");
        let mut own = Vec::new();
        texts(&serde_json::to_value(&slide.content).unwrap(), &mut own);
        own.extend(slide.subtitle.clone());
        let shown: BTreeSet<String> = own.iter().flat_map(|text| numbers(text)).collect();
        for number in numbers(title) {
            // Twelve months are the figure's name, not a figure.
            assert!(number == "12" || shown.contains(&number), "`{number}` of `{title}` is not on its slide");
        }
        for text in own.iter().chain([title, &slide.source]) {
            let broken = ["⟦", "{$", "NaN", "inf "].iter().any(|sign| text.contains(sign));
            assert!(!broken && text.trim() == text, "`{text}` on `{title}`");
        }
        for fact in &slide.title.facts {
            assert!(ids.contains(fact.as_str()), "`{fact}` of `{title}` is no fact");
        }
        assert!(!slide.source.is_empty());
    }
    let (json, debug) = (serde_json::to_string(deck).unwrap(), format!("{deck:?}"));
    assert!(serde_json::from_str::<Deck>(&json).is_ok());
    assert!(!["NaN", ": inf", "(inf", "-inf"].iter().any(|no_number| debug.contains(no_number)));
}

fn titles(deck: &Deck) -> String {
    let line = |slide: &Slide| format!("{}: {}", kind(slide), slide.title.text);
    deck.slides.iter().map(line).collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

#[test]
fn the_sample_s_titles_tell_its_story_in_both_languages() {
    let (portfolio, quality) = sample();
    for code in LanguageCode::ALL {
        let deck = deck(&portfolio, &quality, code);
        check(&deck);
        assert!(deck.slides.len() >= 12, "{} slides", deck.slides.len());
        insta::assert_snapshot!(format!("deck_titles_{}", code.tag()), titles(&deck));
    }
}

#[test]
fn the_summary_asks_with_amount_day_and_owner() {
    let (portfolio, quality) = sample();
    let deck = deck(&portfolio, &quality, LanguageCode::En);
    let Content::ExecutiveSummary { messages, decisions, tiles } = &deck.slides[1].content else {
        panic!("the second slide is the summary");
    };
    assert_eq!((messages.body.len(), tiles.len()), (3, 4));
    assert!((1..=3).contains(&decisions.body.len()));
    for decision in &decisions.body {
        assert!(decision.ask.contains(&decision.amount) && decision.ask.contains(&decision.due), "{decision:?}");
        assert!(!decision.owner.is_empty() && !decision.facts.is_empty());
    }
}

#[test]
fn a_benchmark_stands_beside_a_kpi_with_its_year_and_who_published_it() {
    let (portfolio, quality) = sample();
    let deck = deck(&portfolio, &quality, LanguageCode::En);
    let table = deck.slides.iter().find_map(|slide| match &slide.content {
        Content::Kpis { table } => Some(table),
        _ => None,
    });
    let table = table.expect("the KPIs come first of the tables of their kind");
    let place = table.columns.iter().position(|column| column.heading == "Benchmark").unwrap();
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    let shown: Vec<&str> = table.rows.iter().map(|row| row[place].text.as_str()).collect();
    assert!(shown.iter().any(|text| text.replace('\u{a0}', " ") == "36% (2025)"), "{shown:?}");
    let note = table.note.as_deref().unwrap();
    assert!(note.contains("Observatorio Ficticio"), "{note}");
    let reps = portfolio.users.all().iter().filter_map(|user| user.full_name());
    assert!(reps.into_iter().all(|rep| !note.contains(&rep)), "no rep is named before the board: {note}");
}

#[test]
fn one_account_without_anything_gives_a_cover_and_the_data_quality() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let mut quality = Quality::default();
    quality.entities.insert(Entity::Account, EntityCounts { rows: 1, records: 1, ..EntityCounts::default() });
    for code in LanguageCode::ALL {
        let deck = deck(&sample.build("2026-10-31"), &quality, code);
        check(&deck);
        assert_eq!(kinds(&deck), ["title", "data_quality"]);
        let Content::DataQuality { absent, .. } = &deck.slides[1].content else { panic!("the data quality") };
        let absent = &absent.as_ref().unwrap().body;
        assert_eq!(absent.len(), 18);
        assert!(absent.iter().all(|slide| !slide.label.is_empty() && !slide.value.is_empty()));
    }
}

#[test]
fn no_account_at_all_gives_a_deck_too() {
    let portfolio = Portfolio::empty(date(2026, 10, 31), Currency::parse("JPY").unwrap());
    let deck = deck(&portfolio, &Quality::default(), LanguageCode::Es);
    check(&deck);
    assert_eq!(kinds(&deck), ["title", "data_quality"]);
}

pub fn deal(sample: &mut Sample, account: &str, id: &str, stage: &str, close: &str, amount: &str) {
    let fields = [("id", id), ("stage", stage), ("created", "2026-01-05"), ("close_date", close), ("amount", amount)];
    sample.add::<Opportunity>(account, &fields);
}

/// Deals and quotas only.
fn deals_only() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]).account("B", &[]);
    deal(&mut sample, "A", "1", "Won", "2026-10-05", "100000");
    deal(&mut sample, "B", "2", "Lost", "2026-09-05", "40000");
    deal(&mut sample, "B", "3", "Won", "2026-03-05", "7000");
    deal(&mut sample, "A", "4", "Proposal", "2026-12-01", "300000");
    sample.add::<Quota>("", &[("owner_name", "Ana"), ("start", "2026-10-01"), ("months", "3"), ("amount", "500000")]);
    sample
}

#[test]
fn won_deals_that_stand_for_revenue_are_called_bookings() {
    let deck = deck(&deals_only().build("2026-10-31"), &Quality::default(), LanguageCode::En);
    check(&deck);
    let said: Vec<&str> = deck.slides.iter().map(|slide| slide.title.text.as_str()).collect();
    let all = said.join("\n");
    assert!(all.contains("Bookings") && !all.to_lowercase().contains("revenue"), "{all}");
}

#[test]
fn a_year_without_a_won_deal_is_no_lost_customer() {
    let mut sample = deals_only();
    deal(&mut sample, "C", "5", "Won", "2025-03-05", "90000");
    let deck = deck(&sample.account("C", &[]).build("2026-10-31"), &Quality::default(), LanguageCode::En);
    let titles: Vec<&str> = deck.slides.iter().map(|slide| slide.title.text.as_str()).collect();
    assert!(titles.iter().all(|title| !title.contains("bought nothing")), "{titles:?}");
}

#[test]
fn the_quarter_is_told_without_a_forecast_where_no_deal_can_be_weighted() {
    let deck = deck(&deals_only().build("2026-10-31"), &Quality::default(), LanguageCode::En);
    let slide = deck.slides.iter().find(|slide| kind(slide) == "quota").unwrap();
    assert_eq!(slide.title.text, "The quarter has closed €100k, €400k short of the quota of €500k");
    let Content::Quota { table, .. } = &slide.content else { panic!("the quarter") };
    let total: Vec<&str> = table.total.as_ref().unwrap().iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(total[1..], ["€100k", "–", "–", "€500k", "−€400k"]);
}

#[test]
fn three_promoters_two_passives_four_detractors_are_minus_eleven() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (person, rating) in ["9", "9", "10", "7", "8", "0", "3", "6", "6"].iter().enumerate() {
        sample.answer("A", &format!("p{person}@x.example"), "2026-09-01", rating);
    }
    let deck = deck(&sample.build("2026-10-31"), &Quality::default(), LanguageCode::En);
    check(&deck);
    let slide = deck.slides.iter().find(|slide| kind(slide) == "nps").unwrap();
    assert!(slide.title.text.starts_with("The NPS is −11, between −58 and 42"), "{}", slide.title.text);
    let Content::Nps { parts, .. } = &slide.content else { panic!("the score") };
    let counts: Vec<&str> = parts.parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(counts, ["3", "2", "4"]);
}

#[test]
fn a_renewal_without_a_deal_is_asked_for_before_it_is_due() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]);
    sample.add::<Contract>("A", &[("id", "C1"), ("end", "2026-12-15"), ("value", "90000"), ("notice_days", "40")]);
    sample.add::<Opportunity>(
        "A",
        &[
            ("id", "1"),
            ("stage", "Won"),
            ("kind", "Renewal"),
            ("created", "2025-01-05"),
            ("close_date", "2025-03-01"),
            ("amount", "9"),
        ],
    );
    let deck = deck(&sample.build("2026-10-31"), &Quality::default(), LanguageCode::En);
    check(&deck);
    let Content::ExecutiveSummary { decisions, .. } = &deck.slides[1].content else { panic!("the summary") };
    let ask = &decisions.body[0];
    // The day of notice, 5 November, comes before the fifth working day: by then it has to be open.
    assert_eq!((ask.ask.as_str(), ask.owner.as_str()), ("Open the €90k renewal of A by Nov 4, 2026", "Ana"));
}

#[test]
fn long_names_are_cut_and_many_accounts_are_counted() {
    let mut sample = Sample::default();
    let long = "Compañía Internacional de Transportes y Servicios Logísticos del Mediterráneo ".repeat(3);
    for n in 0..60 {
        let id = format!("{n:03}");
        sample.account(&id, &[]);
        sample.revenue(&id, "2026-05-02", &format!("{}", 1000 + n * 10));
        deal(&mut sample, &id, &id, "Proposal", "2026-12-01", "5000");
        sample.add::<Contract>(&id, &[("id", &id), ("end", "2026-12-15"), ("value", "90000"), ("name", &long)]);
    }
    sample.account("000", &[("owner_name", &long)]);
    let deck = deck(&sample.build("2026-10-31"), &Quality::default(), LanguageCode::En);
    check(&deck);
    for slide in &deck.slides {
        let content = serde_json::to_value(&slide.content).unwrap();
        let rows = content["table"]["rows"].as_array().map_or(0, Vec::len);
        // The KPIs are a list of their own length, whatever the number of accounts.
        let most = if kind(slide) == "kpis" { 15 } else { 12 };
        assert!(rows <= most, "{rows} rows on `{}`", slide.title.text);
    }
    let renewals = deck.slides.iter().find(|slide| kind(slide) == "renewals").unwrap();
    let Content::Renewals { table, .. } = &renewals.content else { panic!("the renewals") };
    assert_eq!((table.rows.len(), table.note.as_deref().map(|note| note.contains("and 54 more"))), (6, Some(true)));
}

#[test]
fn a_fiscal_quarter_bears_its_name_and_growth_without_inflation_has_its_row() {
    let (mut portfolio, quality) = sample();
    std::sync::Arc::make_mut(&mut portfolio.conventions).calendar.starts =
        cartera::model::calendar::MonthName::February;
    let mut index = Sample::default();
    for back in 0..24 {
        let day = portfolio.period.plus(-back).first_day().to_string();
        index.add::<PriceIndex>("", &[("date", &day), ("value", if back < 12 { "102" } else { "100" })]);
    }
    portfolio.price_indices = index.build("2026-10-31").price_indices.clone();
    let deck = deck(&portfolio, &quality, LanguageCode::Es);
    check(&deck);
    let subtitles: Vec<&str> = deck.slides.iter().filter_map(|slide| slide.subtitle.as_deref()).collect();
    assert!(subtitles.iter().any(|text| text.starts_with("T3 del ejercicio 2027 · agosto de 2026")), "{subtitles:?}");
    let kpis = deck.slides.iter().find(|slide| kind(slide) == "kpis").unwrap();
    let Content::Kpis { table } = &kpis.content else { panic!("the KPIs") };
    assert_eq!((table.rows.len(), table.rows[1][0].text.as_str()), (15, "Variación anual sin la inflación"));
}
