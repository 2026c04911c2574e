//! The same figure is the same wherever it stands, and no page contradicts itself: checks over the documents of the
//! sample company, each with a broken page that it finds.

mod across;
mod languages;
mod page;
mod plan;
mod written;

use std::sync::LazyLock;

use camino::Utf8PathBuf;
use cartera::ingest::{self, Ingested};
use cartera::plan::account::{AccountPlan, plan};
use cartera::plan::brief::{self, Brief};
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::{Deck, compose};
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::{Past, ScoreConfig, Scores, score};
use cartera::settings::{Flags, Settings};
use jiff::civil::date;
use serde_json::{Value, json};

/// The sample company's records with their scores, once for all tests.
pub struct Sample {
    ingested: Ingested,
    config: ScoreConfig,
    scores: Scores,
}

static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let root = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let flags = Flags { config: Some(root.join("cartera.toml")), ..Flags::default() };
    let settings = Settings::load(&flags, date(2026, 11, 2)).unwrap();
    let config = settings.config;
    let currency = config.company.currency;
    let ingested = ingest::read(&config.ingest(), &root, settings.as_of, currency, &|_| {}).unwrap();
    let scores = score(&ingested.portfolio, &config.scores, &Past::default());
    Sample { ingested, config: config.scores, scores }
});

/// All documents of the sample in a language.
pub struct Documents {
    pub deck: Deck,
    pub briefs: Vec<Brief>,
}

fn with<T>(code: LanguageCode, test: impl FnOnce(&Context<'_>, &[AccountPlan], &Documents) -> T) -> T {
    let sample = &*SAMPLE;
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Suministros Orbenia".to_owned(), confidentiality: None };
    let context = Context::new(&sample.ingested.portfolio, &sample.scores, &language, &company);
    let plans: Vec<AccountPlan> =
        sample.ingested.portfolio.account_ixs().filter_map(|account| plan(&context, account)).collect();
    let deck = compose(&context, &crate::deck::deck_input(&sample.ingested.quality, &sample.config));
    let briefed = sample.ingested.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    let briefs = briefed.filter_map(|account| brief::compose(&context, &plan(&context, account)?)).collect();
    test(&context, &plans, &Documents { deck, briefs })
}

#[test]
fn no_page_of_the_sample_contradicts_itself() {
    for code in LanguageCode::ALL {
        with(code, |context, _, documents| {
            let people: Vec<String> =
                context.portfolio.contacts.all().iter().filter_map(|contact| contact.full_name()).collect();
            let pages = std::iter::once(serde_json::to_value(&documents.deck).unwrap())
                .chain(documents.briefs.iter().map(|brief| serde_json::to_value(brief).unwrap()));
            let mut faults = Vec::new();
            for page in pages {
                let own = page::all(&page).into_iter().chain(page::persons(&page, &people));
                let own = own.chain(plan::people(&page)).chain(plan::actions(&page));
                faults.extend(own.map(|fault| format!("{}: {fault}", page["title"].as_str().unwrap_or("deck"))));
            }
            assert!(faults.is_empty(), "{code:?}:\n{}", faults.join("\n"));
        });
    }
}

#[test]
fn the_same_figure_is_the_same_in_every_document() {
    for code in LanguageCode::ALL {
        with(code, |context, plans, documents| {
            let faults = across::all(context, plans, documents, &SAMPLE.ingested);
            assert!(faults.is_empty(), "{code:?}:\n{}", faults.join("\n"));
        });
    }
}

#[test]
fn a_review_that_is_announced_is_on_the_timeline() {
    for code in LanguageCode::ALL {
        with(code, |context, plans, documents| {
            let by_account = |plan: &AccountPlan| documents.briefs.iter().find(|one| one.account_id == plan.account_id);
            let briefs = plans.iter().filter_map(|plan| Some((plan, serde_json::to_value(by_account(plan)?).unwrap())));
            let faults: Vec<String> = briefs.flat_map(|(plan, brief)| plan::review(context, plan, &brief)).collect();
            assert!(faults.is_empty(), "{code:?}:\n{}", faults.join("\n"));
        });
    }
}

#[test]
fn plans_that_contradict_themselves_are_found() {
    with(LanguageCode::En, |context, plans, documents| {
        let is_full = |brief: &&Value| {
            brief["who"]["people"]["body"]["note"].is_null()
                && brief["who"]["people"].is_object()
                && brief["plan"]["objectives"].is_object()
                && brief["plan"]["actions"].is_object()
        };
        let briefs: Vec<Value> = documents.briefs.iter().map(|brief| serde_json::to_value(brief).unwrap()).collect();
        let brief = briefs.iter().find(is_full).expect("a brief with people, objectives and actions");
        let own = plans.iter().find(|plan| brief["account_id"] == plan.account_id.as_str()).unwrap();

        let mut two = brief.clone();
        let people = two["who"]["people"]["body"]["people"].as_array_mut().unwrap();
        let another = people.iter().find(|one| one["role"] == "Decision maker").or(people.first()).cloned().unwrap();
        people.push(another);
        finds(plan::people, &two, "and the map shows");

        let mut astray = brief.clone();
        astray["plan"]["actions"]["body"]["rows"][0]["objective"] = json!("Objective 9");
        finds(plan::actions, &astray, "serves no objective");

        let mut moved = brief.clone();
        moved["plan"]["actions"]["body"]["milestones"]
            .as_array_mut()
            .unwrap()
            .retain(|one| !one["label"].as_str().is_some_and(|label| label.starts_with("Review")));
        assert_eq!(plan::review(context, own, brief), Vec::<String>::new());
        assert_eq!(plan::review(context, own, &moved).len(), 1);
    });
}

#[test]
fn the_deck_tells_of_the_quarter_of_regions_and_of_competitors() {
    with(LanguageCode::En, |_, _, documents| {
        let deck = serde_json::to_value(&documents.deck).unwrap();
        let is_quarter = |value: &&serde_json::Value| value["kind"] == "quota" && value["regions"].is_object();
        let quarter = page::objects(&deck).into_iter().find(is_quarter).expect("the quarter");
        assert!(quarter["regions"].is_object() && quarter["attainment"].is_object());
        assert_eq!(quarter["tiles"].as_array().unwrap().len(), 4);
        let about: Vec<&str> = page::objects(&deck).iter().filter_map(|value| value["about"].as_str()).collect();
        for slide in ["retention", "pipeline", "whitespace", "returns", "validation"] {
            assert!(about.contains(&slide), "{slide} of {about:?}");
        }
        assert!(page::texts(&deck).contains(&"Competitor"));
    });
}

/// The deck of the sample, to be broken.
fn deck() -> Value {
    with(LanguageCode::En, |_, _, documents| serde_json::to_value(&documents.deck).unwrap())
}

fn slide(deck: &mut Value, is: impl Fn(&Value) -> bool) -> &mut Value {
    let slides = deck["slides"].as_array_mut().unwrap();
    let slide = slides.iter_mut().find(|slide| is(&slide["content"])).expect("a slide of this kind");
    &mut slide["content"]
}

#[track_caller]
fn finds(check: fn(&Value) -> Vec<String>, broken: &Value, said: &str) {
    let faults = check(broken);
    assert!(faults.iter().any(|fault| fault.contains(said)), "`{said}` is not among {faults:?}");
}

#[test]
fn three_two_and_four_answers_called_minus_twelve_are_found() {
    let part = |value: f64| json!({ "value": value });
    let page = |value: f64, low: f64, high: f64| {
        json!({
            "interval": { "value": value, "range": { "low": low, "high": high } },
            "parts": { "parts": [part(3.0), part(2.0), part(4.0)] }
        })
    };
    finds(page::scores_of_counts, &page(-12.0, -58.4, 42.0), "are -11, not -12");
    finds(page::scores_of_counts, &page(-11.1, -48.0, 27.0), "the range is");
    assert_eq!(page::scores_of_counts(&page(-11.1, -58.4, 41.9)), Vec::<String>::new());
}

#[test]
fn columns_that_do_not_add_up_to_their_tile_are_found() {
    let mut deck = deck();
    let revenue = slide(&mut deck, |content| content["kind"] == "revenue");
    revenue["columns"]["months"][3]["actual"] = json!(9_999.0);
    finds(page::series_and_tiles, &deck, "the columns add up to");
    finds(page::series_and_tiles, &deck, "the columns changed by");
}

#[test]
fn bars_under_another_score_are_found() {
    let bar = |value: f64| json!({ "value": value, "text": format!("{value}") });
    let rows: Vec<Value> = [27.0, 17.0, 13.0, 10.0, 6.0, 4.0].into_iter().map(bar).collect();
    let page = json!({
        "numbers": { "decimal": ".", "group": "," },
        "bars": { "rows": rows, "total": { "label": "Priority", "text": "81" } }
    });
    finds(page::bar_sums, &page, "bars add up to 77");
}

#[test]
fn sums_of_tables_waterfalls_and_maps_that_are_off_are_found() {
    let mut deck = deck();
    let retention = slide(&mut deck, |content| content["about"] == "retention");
    let steps = &mut retention["columns"][0]["panels"][0]["body"]["data"]["steps"];
    steps[1]["value"] = json!(-1.0);
    finds(page::waterfalls, &deck, "the steps end at");
    let whitespace = slide(&mut deck, |content| content["about"] == "whitespace");
    whitespace["columns"][0]["panels"][0]["body"]["data"]["rows"][0]["cells"][0]["text"] = json!("€9.9M");
    finds(page::heat_maps, &deck, "its total says");
    let decisions = slide(&mut deck, |content| content["kind"] == "decisions");
    decisions["table"]["rows"][0][2]["text"] = json!("€9.9M");
    finds(page::table_sums, &deck, "adds up to");
    let decisions = slide(&mut deck, |content| content["kind"] == "decisions");
    decisions["table"]["rows"].as_array_mut().unwrap().pop();
    finds(page::counts_in_words, &deck, "stands under");
}

#[test]
fn a_map_that_hides_accounts_or_has_no_letters_or_scale_is_found() {
    let broken = |change: fn(&mut Value)| {
        let mut deck = deck();
        change(slide(&mut deck, |content| content["kind"] == "value_risk"));
        deck
    };
    finds(
        page::bubbles,
        &broken(|map| drop(map["map"]["bubbles"].as_array_mut().unwrap().pop())),
        "accounts are counted",
    );
    let no_letters = broken(|map| {
        for bubble in map["map"]["bubbles"].as_array_mut().unwrap() {
            bubble["sign"] = Value::Null;
        }
    });
    finds(page::bubbles, &no_letters, "letters are promised");
    finds(page::bubbles, &broken(|map| map["map"]["bubbles"].as_array_mut().unwrap().reverse()), "a small bubble");
    finds(page::bubbles, &broken(|map| map["map"]["bubbles"][0]["x"] = json!(-9.0)), "lies left of the smaller");
    finds(page::bubbles, &broken(|map| map["map"]["x"]["ticks"] = json!([])), "an axis has no scale");
}

#[test]
fn words_and_asks_that_promise_too_much_are_found() {
    let said = |text: &str| json!({ "title": { "text": text } });
    finds(page::wording, &said("Support answers explain most detractors"), "called an explanation");
    finds(page::wording, &said("Most of the comments, 42%, name support"), "called most");
    assert_eq!(page::wording(&said("Most of the comments, 62%, name support")), Vec::<String>::new());
    let ask = json!({ "ask": "Executive sponsors for the five accounts", "amount": "", "due": "", "owner": "R. Lasa", "cost": null });
    for missing in ["without amount", "without due", "without cost"] {
        finds(page::asks, &ask, missing);
    }
    let quote = said("«Como dijo Marta Gil, el soporte tarda»");
    assert_eq!(page::persons(&quote, &["Marta Gil".to_owned()]).len(), 1);
}
