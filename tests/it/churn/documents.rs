//! What documents and `explain` say once a trained model gives the bands: a probability, and nothing of points beside it.

use cartera::explain::{Scoring, explain};
use cartera::ingest::Quality;
use cartera::plan::account;
use cartera::plan::brief;
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::compose;
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::churn::FEATURES;
use cartera::score::{Past, score};

use super::company::{AS_OF, company};
use super::{TRAINED, config};

struct Told {
    tiles: String,
    churn: String,
    slides: String,
    explained: String,
}

/// The account of the greatest risk in a company whose model took over, and the deck's slides on churn.
fn told(code: LanguageCode) -> Told {
    let portfolio = company(30, 5).build(AS_OF);
    let config = config();
    let past = Past { churn_model: TRAINED.model.clone(), ..Past::default() };
    let scores = score(&portfolio, &config, &past);
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let names = Company { name: "Tornasol".to_owned(), confidentiality: None };
    let context = Context::new(&portfolio, &scores, &language, &names);
    let quality = Quality::default();
    let deck = compose(&context, &crate::deck::deck_input(&quality, &config));
    let slides: Vec<serde_json::Value> = deck
        .slides
        .iter()
        .map(|slide| serde_json::to_value(slide).unwrap())
        .filter(|slide| matches!(slide["content"]["kind"].as_str(), Some("churn_watchlist" | "value_risk")))
        .collect();
    assert!(!slides.is_empty());
    let risk =
        |account: &cartera::score::AccountScores| account.churn.in_charge().map_or(-1.0, |model| model.probability);
    let risky = scores.accounts.iter().max_by(|a, b| risk(a).total_cmp(&risk(b))).unwrap().account;
    let brief = brief::compose(&context, &account::plan(&context, risky).unwrap()).unwrap();
    let brief = serde_json::to_value(&brief).unwrap();
    let scoring = Scoring { config: &config, past: &past, config_hash: "c0ffee" };
    let explained = explain(&context, scoring, &portfolio.account(risky).unwrap().id).unwrap();
    Told {
        tiles: brief["answer"]["tiles"].to_string() + &brief["tiles"].to_string(),
        churn: brief["answer"]["churn"].to_string() + &brief["churn"].to_string(),
        slides: serde_json::to_string(&slides).unwrap(),
        explained: explained.text(false),
    }
}

#[test]
fn a_model_in_charge_is_told_as_a_probability_in_both_languages() {
    for (code, likely, heading, raises, points) in [
        (LanguageCode::En, " likely to leave within 12 months", "Likely to leave", "raises it: ", "points"),
        (LanguageCode::Es, " de probabilidad de irse en 12 meses", "Prob. de irse", "la sube: ", "puntos"),
    ] {
        let told = told(code);
        assert!(told.tiles.contains(likely), "{}", told.tiles);
        assert!(told.churn.contains(likely) && told.churn.contains(raises), "{}", told.churn);
        assert!(told.slides.contains(heading), "{}", told.slides);
        for text in [&told.tiles, &told.churn, &told.slides] {
            assert!(!text.to_lowercase().contains(&format!(" {points}")), "{text}");
        }
        // The console speaks English.
        let explained = &told.explained;
        assert!(explained.contains("likely to leave within 12 months: ") && explained.contains("gives risk and band"));
        assert!(explained.contains("-> as on average: "), "{explained}");
        assert!(explained.find("  churn_risk ").unwrap() < explained.find("  churn_points ").unwrap(), "{explained}");
    }
}

#[test]
fn every_input_of_a_model_has_words_in_both_languages() {
    for code in [LanguageCode::En, LanguageCode::Es] {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let keys: Vec<String> = language.keys().map(|(key, _)| key.to_owned()).collect();
        for feature in FEATURES {
            let key = format!("churn-input-{}", feature.name.replace('_', "-"));
            assert!(keys.contains(&key), "{code:?} {key}");
        }
    }
}
