//! What the deck tells a board: who left, what is at risk, what is asked and what became of it, in figures that do not
//! contradict one another.

use cartera::ingest::Quality;
use cartera::model::*;
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::{Content, Decision, Deck, Panel, Slide, compose, kept_decisions};
use cartera::plan::document::TableBlock;
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::whitespace::counts;
use cartera::score::{Past, Quadrant, ScoreConfig, Scores, score};

use crate::deck::{check, deal, deck, deck_input, kind, sample};
use crate::score::sample::Sample;

fn scored(portfolio: &Portfolio) -> Scores {
    score(portfolio, &ScoreConfig::default(), &Past::default())
}

/// The deck with plans that earlier months left, and the decisions that this month keeps.
fn after(portfolio: &Portfolio, book: &PlanBook, code: LanguageCode) -> (Deck, PlanBook) {
    let (config, quality) = (ScoreConfig::default(), Quality::default());
    let scores = scored(portfolio);
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    let context = Context::new(portfolio, &scores, &language, &company).with_book(book);
    let input = deck_input(&quality, &config);
    let kept = PlanBook { items: kept_decisions(&context, &input), ..PlanBook::default() };
    (compose(&context, &input), kept)
}

fn slide<'a>(deck: &'a Deck, wanted: &str) -> &'a Slide {
    deck.slides.iter().find(|slide| kind(slide) == wanted).unwrap_or_else(|| panic!("no slide of {wanted}"))
}

fn panels(deck: &Deck) -> impl Iterator<Item = &Panel> {
    deck.slides.iter().flat_map(|slide| match &slide.content {
        Content::Panels { columns, .. } => {
            columns.iter().flat_map(|column| column.panels.iter().map(|panel| &panel.body)).collect()
        }
        _ => Vec::new(),
    })
}

fn asks(deck: &Deck) -> &[Decision] {
    match &deck.slides[1].content {
        Content::ExecutiveSummary { decisions, .. } => &decisions.body,
        other => panic!("the second slide is the summary, not {other:?}"),
    }
}

/// Two years of monthly invoices; the greatest account left in April with half of its last year.
fn one_left() -> Sample {
    let mut sample = Sample::default();
    for (id, amount) in [("Great", "10000"), ("B", "1000"), ("C", "1000"), ("D", "1000")] {
        sample.account(id, &[("owner_name", "Ana")]);
        for back in 0..24 {
            let month = Month::parse("2026-10").unwrap().plus(-back);
            if id != "Great" || back >= 6 {
                sample.revenue(id, &month.first_day().to_string(), amount);
            }
        }
    }
    sample
        .add::<Contract>("Great", &[("id", "C1"), ("start", "2024-05-01"), ("end", "2026-04-30"), ("value", "120000")]);
    sample
}

#[test]
fn who_left_within_the_year_is_told_by_name_a_step_of_its_own_and_no_logo_kept() {
    let portfolio = one_left().build("2026-10-31");
    let logos = scored(&portfolio).portfolio.kpi("logo_retention_share").unwrap().value.clone();
    assert_eq!(logos, Ok(0.75));
    for (code, step, title) in [
        (LanguageCode::En, "Left", "; Great left and bought €60k less"),
        (LanguageCode::Es, "Se fueron", "; Great se fue: "),
    ] {
        let deck = deck(&portfolio, &Quality::default(), code);
        check(&deck);
        let said = &slide(&deck, "revenue").title.text;
        assert!(said.contains(title), "{said}");
        let steps = panels(&deck).find_map(|panel| match panel {
            Panel::Waterfall(waterfall) => Some(&waterfall.steps),
            _ => None,
        });
        let steps = steps.expect("the waterfall of retention");
        let left = steps.iter().find(|own| own.label == step).unwrap();
        assert!((left.value + 60_000.0).abs() < 1e-6, "{left:?}");
        let changes: f64 = steps.iter().filter(|own| !own.is_sum).map(|own| own.value).sum();
        let sums: Vec<f64> = steps.iter().filter(|own| own.is_sum).map(|own| own.value).collect();
        assert!((sums[0] + changes - sums[1]).abs() < 1e-6, "the steps add up: {steps:?}");
    }
}

#[test]
fn a_risk_is_one_sum_of_money_in_tile_watchlist_and_quadrants() {
    let (portfolio, quality) = sample();
    let scores = scored(&portfolio);
    let risky =
        |own: &&cartera::score::AccountScores| matches!(own.priority.quadrant, Ok(Quadrant::Defend | Quadrant::Watch));
    let n = scores.accounts.iter().filter(risky).count();
    assert!(n > 0, "the sample has accounts at risk");
    for code in LanguageCode::ALL {
        let deck = deck(&portfolio, &quality, code);
        let Content::ExecutiveSummary { tiles, .. } = &deck.slides[1].content else { panic!("the summary") };
        let risk_slide = slide(&deck, "value_risk");
        let Content::ValueRisk { top: table, .. } = &risk_slide.content else { panic!("the list beside the map") };
        let total = &table.total.as_ref().unwrap()[1].text;
        let risk = tiles.iter().find(|tile| tile.facts.contains(&"revenue_at_risk".to_owned())).unwrap();
        assert_eq!(&risk.value, total);
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let from = language.word("risk-from-medium");
        for text in [risk.note.as_ref().unwrap(), &risk_slide.title.text] {
            assert!(text.contains(&from) && text.contains(&n.to_string()), "{text}");
        }
        assert!(risk_slide.subtitle.as_ref().unwrap().matches(&from).count() == 1, "what the map alone would say");
    }
}

#[test]
fn the_summary_has_a_title_of_its_own() {
    let (portfolio, quality) = sample();
    for code in LanguageCode::ALL {
        let deck = deck(&portfolio, &quality, code);
        let own = &deck.slides[1].title.text;
        assert_eq!(deck.slides.iter().filter(|slide| &slide.title.text == own).count(), 1, "{own}");
    }
}

/// One contract ends on the day, one in four months; deals tell renewals apart.
fn renewals(owner: &str) -> Sample {
    let mut sample = Sample::default();
    sample.account("Small", &[("owner_name", owner)]).account("Great", &[("owner_name", "Ana")]);
    sample.add::<Contract>("Small", &[("id", "C1"), ("end", "2026-10-31"), ("value", "20000")]);
    sample.add::<Contract>("Great", &[("id", "C2"), ("end", "2027-02-20"), ("value", "90000")]);
    let won = [("id", "1"), ("stage", "Won"), ("kind", "Renewal"), ("created", "2025-01-05"), ("amount", "9")];
    sample.add::<Opportunity>("Great", &[&won[..], &[("close_date", "2025-03-01")]].concat());
    sample
}

#[test]
fn a_contract_that_ends_today_is_asked_for_before_a_larger_one_that_has_months() {
    for code in LanguageCode::ALL {
        let deck = deck(&renewals("Ana").build("2026-10-31"), &Quality::default(), code);
        check(&deck);
        let asked: Vec<&str> = asks(&deck).iter().map(|own| own.ask.as_str()).collect();
        let place = |name: &str| asked.iter().position(|ask| ask.contains(name)).unwrap_or_else(|| panic!("{asked:?}"));
        assert!(place("Small") < place("Great"), "{asked:?}");
        let Content::Renewals { table, .. } = &slide(&deck, "renewals").content else { panic!("the renewals") };
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let heading = language.word("deck-heading-decide-by");
        assert!(table.columns.iter().any(|column| column.heading == heading));
    }
}

#[test]
fn accounts_without_an_owner_are_one_decision_even_before_there_is_money_in_them() {
    let mut sample = renewals("Ana");
    sample.account("X", &[]).account("Y", &[]);
    let asked = |sample: &Sample| -> Vec<String> {
        let deck = deck(&sample.build("2026-10-31"), &Quality::default(), LanguageCode::En);
        check(&deck);
        asks(&deck).iter().map(|own| own.ask.clone()).collect()
    };
    let asks = asked(&sample);
    assert!(asks.iter().any(|ask| ask.starts_with("Assign owners to 2 accounts without one by")), "{asks:?}");
    let asks = asked(sample.account("Y", &[("owner_name", "Ana")]));
    assert!(asks.iter().any(|ask| ask.starts_with("Assign an owner to X by")), "{asks:?}");
}

#[test]
fn the_gap_of_a_quarter_is_not_asked_for_in_its_last_days() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]);
    for n in 0..40 {
        let (id, won) = (n.to_string(), n % 2 == 0);
        let stage = if won { "Won" } else { "Lost" };
        deal(&mut sample, "A", &id, stage, &format!("2026-{:02}-05", 2 + n % 5), "1000");
    }
    deal(&mut sample, "A", "open", "Proposal", "2026-12-20", "1000");
    let quota = [("owner_name", "Ana"), ("start", "2026-10-01"), ("months", "3"), ("amount", "500000")];
    sample.add::<Quota>("", &quota);
    let asked = |day: &str| {
        let deck = deck(&sample.build(day), &Quality::default(), LanguageCode::En);
        asks(&deck).iter().any(|own| own.ask.contains("of the quarter"))
    };
    assert!(asked("2026-11-30"));
    assert!(!asked("2026-12-28"));
}

#[test]
fn a_late_decision_says_that_it_is_asked_again() {
    let sample = renewals("Ana");
    let (first, book) = after(&sample.build("2026-09-30"), &PlanBook::default(), LanguageCode::En);
    assert!(asks(&first).iter().all(|own| !own.ask.contains("asked again")));
    let (second, kept) = after(&sample.build("2026-10-31"), &book, LanguageCode::En);
    check(&second);
    let again: Vec<&str> =
        asks(&second).iter().map(|own| own.ask.as_str()).filter(|ask| ask.contains("Great")).collect();
    assert!(again.iter().all(|ask| ask.contains("asked again; first due Oct 7, 2026, 24 days late")), "{again:?}");
    assert!(!again.is_empty());
    let of_great = |book: &PlanBook| book.items.keys().filter(|key| key.account_id == "Great").count();
    assert_eq!((of_great(&book), of_great(&kept)), (1, 1), "it stays one decision");
}

#[test]
fn a_visit_that_was_asked_for_is_done_by_a_meeting_and_partly_by_a_call() {
    let field = |value: &str| ItemField { value: Some(value.to_owned()), author: Author::Program, proposed: None };
    let fields = [("decision", "visit"), ("ask", "Visit A"), ("due", "2026-10-14"), ("asked_on", "2026-09-30")];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), field(value))).collect();
    let item = Item { author: Author::Program, since: Month::parse("2026-09").unwrap(), fields };
    let key = ItemKey { account_id: "A".into(), kind: ItemKind::Decision, item: "visit".into() };
    let mut book = PlanBook::default();
    book.items.insert(key.clone(), item);
    let state = |kind: &str| {
        let mut sample = Sample::default();
        sample.account("A", &[("owner_name", "Ana")]);
        let activity = [("id", "1"), ("kind", kind), ("date", "2026-10-07"), ("status", "Completed")];
        sample.add::<Activity>("A", &activity);
        let (_, kept) = after(&sample.build("2026-10-31"), &book, LanguageCode::En);
        kept.items[&key].value("state").unwrap_or_default().to_owned()
    };
    assert_eq!((state("Call").as_str(), state("Meeting").as_str()), ("partly", "done"));
    assert_eq!(state("Reunión"), "done");
}

#[test]
fn whitespace_is_that_of_current_customers_and_the_rest_is_counted_beside_it() {
    let (portfolio, quality) = sample();
    let scores = scored(&portfolio);
    let known = |own: &&cartera::score::AccountScores| own.whitespace.total.is_ok();
    let sum = |all: bool| {
        let own = scores.accounts.iter().filter(known).filter(|own| all || counts(own));
        own.map(|own| own.whitespace.total.clone().unwrap()).fold(Decimal::ZERO, |sum, own| sum + own)
    };
    let total = scores.portfolio.kpi("whitespace_total").unwrap().amount.unwrap();
    assert_eq!(total, sum(false));
    assert!(total < sum(true), "the sample has customers that left");
    for code in LanguageCode::ALL {
        let deck = deck(&portfolio, &quality, code);
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let word = language.text("deck-note-win-back", &cartera::plan::language::args!["n" => 2, "amount" => ""]);
        let start: String = word.chars().take(10).collect();
        let told = deck.slides.iter().any(|slide| match &slide.content {
            Content::Panels { note, .. } => note.as_deref().is_some_and(|note| note.starts_with(&start)),
            _ => false,
        });
        assert!(told, "{start}");
    }
}

#[test]
fn an_action_that_names_nobody_is_its_account_s_owner_s() {
    let mut sample = renewals("Luis");
    sample.account("Alone", &[]);
    let field = |value: &str| ItemField { value: Some(value.to_owned()), author: Author::Program, proposed: None };
    let mut book = PlanBook::default();
    for (account, item) in [("Small", "a"), ("Alone", "b"), ("Alone", "c")] {
        let fields = [("due".to_owned(), field("2026-10-01"))].into_iter().collect();
        let since = Month::parse("2026-09").unwrap();
        let key = ItemKey { account_id: account.into(), kind: ItemKind::Action, item: item.into() };
        book.items.insert(key, Item { author: Author::Program, since, fields });
    }
    let (deck, _) = after(&sample.build("2026-10-31"), &book, LanguageCode::En);
    check(&deck);
    let tables: Vec<&TableBlock> = panels(&deck)
        .filter_map(|panel| match panel {
            Panel::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let owners: Vec<&str> = tables.iter().flat_map(|table| &table.rows).map(|row| row[0].text.as_str()).collect();
    assert!(owners.contains(&"Luis"), "{owners:?}");
    let notes: Vec<&str> = tables.iter().filter_map(|table| table.note.as_deref()).collect();
    assert!(notes.iter().any(|note| note.contains("Luis has the most late actions: 1")), "{notes:?}");
}

#[test]
fn a_deck_that_has_everything_to_tell_keeps_to_twenty_slides_beside_its_appendix() {
    let (portfolio, quality) = sample();
    let (config, scores) = (ScoreConfig::default(), scored(&portfolio));
    let language = Language::load(LanguageCode::En, LanguageCode::En.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    let context = Context::new(&portfolio, &scores, &language, &company);
    let input = deck_input(&quality, &config);
    let mut book = PlanBook { items: kept_decisions(&context, &input), ..PlanBook::default() };
    let field = |value: &str| ItemField { value: Some(value.to_owned()), author: Author::Program, proposed: None };
    for account in &portfolio.accounts {
        let fields = [("due".to_owned(), field("2026-10-01"))].into_iter().collect();
        let item = Item { author: Author::Program, since: Month::parse("2026-09").unwrap(), fields };
        let key = ItemKey { account_id: account.id.clone(), kind: ItemKind::Action, item: "call".into() };
        book.items.insert(key, item);
    }
    let deck = compose(&Context::new(&portfolio, &scores, &language, &company).with_book(&book), &input);
    check(&deck);
    // Without an earlier month to compare with there are no movers.
    let told =
        deck.slides.iter().filter(|slide| slide.subtitle.as_deref() != Some("Appendix: method and validation")).count();
    assert!((14..=18).contains(&told), "{told} slides");
    let owners = panels(&deck).find_map(|panel| match panel {
        Panel::Table(table) if table.columns.iter().any(|column| column.heading == "Hours asked for") => Some(table),
        _ => None,
    });
    let owners = owners.expect("what is late and whose hours are full, an owner a row");
    assert!(owners.columns.iter().any(|column| column.heading == "Late actions"));
    assert!(owners.rows.iter().chain(&owners.total).all(|row| row.len() == owners.columns.len()));
}

#[test]
fn stages_stand_in_the_order_in_which_deals_go_through_them() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]);
    for (id, stage, amount, probability) in
        [("1", "Negotiation", "900", "80"), ("2", "Qualification", "100", "10"), ("3", "Proposal", "500", "50")]
    {
        let fields = [("id", id), ("stage", stage), ("created", "2026-01-05"), ("close_date", "2026-12-01")];
        sample.add::<Opportunity>("A", &[&fields[..], &[("amount", amount), ("probability", probability)]].concat());
    }
    let deck = deck(&sample.build("2026-10-31"), &Quality::default(), LanguageCode::En);
    check(&deck);
    let stages = panels(&deck).find_map(|panel| match panel {
        Panel::Bars(bars) => Some(bars.rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(stages.unwrap(), ["Qualification", "Proposal", "Negotiation"]);
}

#[test]
fn a_quota_that_is_passed_is_told_as_passed() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]);
    for n in 0..40 {
        let stage = if n % 2 == 0 { "Won" } else { "Lost" };
        deal(&mut sample, "A", &n.to_string(), stage, &format!("2026-{:02}-05", 6 + n % 5), "1000");
    }
    deal(&mut sample, "A", "open", "Proposal", "2026-12-20", "1000");
    let quota = [("owner_name", "Ana"), ("start", "2026-10-01"), ("months", "3"), ("amount", "10")];
    sample.add::<Quota>("", &quota);
    let deck = deck(&sample.build("2026-10-31"), &Quality::default(), LanguageCode::En);
    check(&deck);
    let quarter = slide(&deck, "quota");
    assert!(quarter.title.text.contains("passed the quota"), "{}", quarter.title.text);
    let Content::Quota { tiles, .. } = &quarter.content else { panic!("the quarter") };
    let notes: Vec<&str> = tiles.iter().filter_map(|tile| tile.note.as_deref()).collect();
    assert!(notes.iter().all(|note| !note.contains("with a chance")), "{notes:?}");
}

#[test]
fn the_quarter_names_the_deals_that_carry_it() {
    let (portfolio, quality) = sample();
    let deck = deck(&portfolio, &quality, LanguageCode::En);
    let Content::Quota { deals, .. } = &slide(&deck, "quota").content else { panic!("the quarter") };
    let deals = deals.as_ref().expect("open deals with a chance in the quarter");
    assert!((1..=4).contains(&deals.body.rows.len()));
    assert!(deals.body.rows.iter().all(|row| !row[2].facts.is_empty()), "amounts are facts of their accounts");
}
