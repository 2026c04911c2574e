use super::*;

pub(super) fn language(locale: &str) -> Language {
    let code = if locale.starts_with("es") { LanguageCode::Es } else { LanguageCode::En };
    Language::load(code, locale, None).unwrap()
}

/// Arguments for every variable of a key: `count` for those that choose a plural, the name itself for the rest.
fn sample_args<'a>(outline: &Outline, key: &str, names: &'a [String], count: i64) -> Args<'a> {
    names.iter().fold(Args::none(), |args, name| {
        if outline.is_count(key, name) { args.with(name, count) } else { args.with(name, format!("<{name}>")) }
    })
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let [es, en] = LanguageCode::ALL.map(|code| Outline::of(code.source()).variables());
    assert_eq!(es.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, variables) in &es {
        assert_eq!(Some(variables), en.get(key), "variables of `{key}` differ");
    }
    assert!(es.len() > 500);
}

#[test]
fn no_key_stands_twice() {
    for code in LanguageCode::ALL {
        let keys = Outline::of(code.source()).keys_in_order();
        let mut seen = std::collections::BTreeSet::new();
        for key in keys {
            assert!(seen.insert(key.clone()), "`{key}` stands twice in {}", code.tag());
        }
    }
}

#[test]
fn what_stands_for_bookings_never_says_revenue() {
    for code in LanguageCode::ALL {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let outline = Outline::of(code.source());
        let mut told = 0;
        for (key, names) in language.keys().filter(|(key, _)| key.ends_with("-bookings")) {
            let text = language.text(key, &sample_args(&outline, key, names, 2)).to_lowercase();
            assert!(!text.contains("ingresos") && !text.contains("revenue"), "`{key}`: `{text}`");
            told += 1;
        }
        assert!(told > 20, "{told}");
    }
}

#[test]
fn what_a_spanish_reader_is_asked_to_do_is_asked_in_one_form() {
    let language = language("es-ES");
    let outline = Outline::of(LanguageCode::Es.source());
    for (key, names) in
        language.keys().filter(|(key, _)| key.starts_with("headline-do-") || key.starts_with("swot-if-"))
    {
        let text = language.text(key, &sample_args(&outline, key, names, 2));
        let verb = text.split_whitespace().next().unwrap();
        assert!(!["ar", "er", "ir"].iter().any(|ending| verb.ends_with(ending)), "`{key}`: `{text}`");
    }
}

#[test]
fn every_message_is_whole_for_none_one_many() {
    for code in LanguageCode::ALL {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let outline = Outline::of(code.source());
        for (key, names) in language.keys() {
            for count in [0, 1, 2, 21, 1_000_000] {
                let text = language.try_text(key, &sample_args(&outline, key, names, count)).unwrap();
                assert!(!text.is_empty() && text.trim() == text, "`{key}`: `{text}`");
                assert!(!text.contains("  ") && !text.contains(['{', '}', '⟦', '\n']), "`{key}`: `{text}`");
                assert!(!text.contains("1000000"), "`{key}` prints a count raw: `{text}`");
            }
        }
    }
}

#[test]
fn each_language_is_free_of_words_of_the_other() {
    const ENGLISH: &[&str] = &[
        "the",
        "of",
        "and",
        "with",
        "for",
        "from",
        "by",
        "in",
        "is",
        "are",
        "account",
        "owner",
        "deal",
        "deals",
        "pipeline",
        "stage",
        "due",
        "revenue",
        "churn",
        "renewal",
        "usage",
        "share",
        "win",
        "value",
        "tier",
        "open",
        "score",
        "score",
        "whitespace",
        "review",
        "action",
        "date",
        "late",
        "high",
        "low",
        "not",
        "data",
        "ticket",
    ];
    const SPANISH: &[&str] = &[
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "que",
        "con",
        "por",
        "en",
        "cuenta",
        "cuentas",
        "y",
        "sin",
        "para",
        "oportunidad",
        "ingresos",
        "riesgo",
        "fecha",
        "una",
        "un",
        "se",
        "su",
        "al",
    ];
    for (code, foreign) in [(LanguageCode::Es, ENGLISH), (LanguageCode::En, SPANISH)] {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let outline = Outline::of(code.source());
        for (key, names) in language.keys() {
            for count in [0, 1, 2] {
                let args = names.iter().fold(Args::none(), |args, name| {
                    if outline.is_count(key, name) { args.with(name, count) } else { args.with(name, "1") }
                });
                let text = language.text(key, &args).to_lowercase();
                let word = text.split(|c: char| !c.is_alphanumeric()).find(|word| foreign.contains(word));
                assert_eq!(word, None, "`{key}` in {}: `{text}`", code.tag());
            }
        }
    }
}

#[test]
fn names_of_sheets_fit_a_workbook() {
    for code in LanguageCode::ALL {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        for (key, _) in language.keys().filter(|(key, _)| key.starts_with("sheet-")) {
            let name = language.word(key);
            assert!(name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
        }
    }
}

#[test]
fn a_count_chooses_the_form_and_is_written_in_the_locale() {
    let es = language("es-ES");
    let say = |n: i64| es.text("headline-open-deals", &args!["account" => "Acme", "n" => n, "amount" => "3 €"]);
    assert_eq!(say(1), "Acme tiene una oportunidad abierta por 3 €");
    assert_eq!(say(12_000), "Acme tiene 12.000 oportunidades abiertas por 3 €");
    let due = |days: i64| {
        let args = args!["account" => "Acme", "amount" => "3 €", "days" => days];
        es.text("headline-renewal-uncovered", &args)
    };
    assert_eq!(due(0), "La renovación de Acme por 3 € vence hoy y no tiene oportunidad de renovación abierta");
    assert_eq!(due(1), "La renovación de Acme por 3 € vence mañana y no tiene oportunidad de renovación abierta");
    assert_eq!(due(30), "La renovación de Acme por 3 € vence en 30 días y no tiene oportunidad de renovación abierta");
    let en = language("en-US");
    let won = |n: i64| en.text("change-deals-won", &args!["n" => n, "amount" => "$3", "period" => "October 2026"]);
    assert_eq!(won(0), "No deal was won in October 2026.");
    assert_eq!(won(1), "1 deal worth $3 was won in October 2026.");
    assert_eq!(won(4), "4 deals worth $3 were won in October 2026.");
}

#[test]
fn two_counts_in_one_sentence_each_choose_their_form() {
    let es = language("es-MX");
    let say =
        |n: i64, stale: i64| es.text("title-pipeline-stale", &args!["n" => n, "amount" => "$5 M", "stale" => stale]);
    assert_eq!(say(31, 12), "Hay 31 oportunidades abiertas por $5 M, pero 12 están estancadas");
    assert_eq!(say(31, 1), "Hay 31 oportunidades abiertas por $5 M, pero 1 está estancada");
    assert_eq!(say(2, 0), "Hay 2 oportunidades abiertas por $5 M y ninguna está estancada");
}

#[test]
fn what_is_missing_is_an_error_or_a_visible_mark() {
    let en = language("en-US");
    assert!(matches!(en.try_text("no-such-key", &Args::none()), Err(LanguageError::MissingKey { .. })));
    assert_eq!(en.word("no-such-key"), "⟦no-such-key⟧");
    assert!(matches!(en.try_text("as-of", &Args::none()), Err(LanguageError::MissingArgument { .. })));
    assert_eq!(en.word("as-of"), "as of {$date}");
    let extra = en.try_text("yes", &args!["date" => "x"]);
    assert!(matches!(extra, Err(LanguageError::ExtraArgument { .. })));
}

#[test]
fn data_in_an_argument_is_never_read_as_a_message() {
    let en = language("en-US");
    assert_eq!(en.text("as-of", &args!["date" => "{ $x } { yes } { \"}"]), "as of { $x } { yes } { \"}");
}

#[test]
fn a_company_replaces_single_sentences() {
    let own = "section-swot = Análisis DAFO\nn-days =\n    { $days ->\n        [one] un día\n       *[other] { $days-text } días\n    }\n";
    let es = Language::load(LanguageCode::Es, "es-ES", Some(own)).unwrap();
    assert_eq!(es.word("section-swot"), "Análisis DAFO");
    assert_eq!(
        es.text("because-no-contact", &args!["days" => 1]),
        "no consta llamada, reunión ni respuesta comercial desde hace un día"
    );
    assert_eq!(es.word("section-why"), "Por qué");
    assert!(Language::load(LanguageCode::Es, "es-ES", Some("\u{FEFF}section-swot = DAFO\r\nyes = si\r\n")).is_ok());
}

#[test]
fn a_wrong_override_is_refused_with_its_place() {
    let load = |own: &str| Language::load(LanguageCode::Es, "es-ES", Some(own)).unwrap_err();
    assert!(matches!(load("secton-swot = DAFO\n"), LanguageError::UnknownKey { line: 1, .. }));
    let error = load("# nota\nas-of = al { $day }\n");
    assert!(matches!(&error, LanguageError::UnknownVariable { line: 2, .. }), "{error:?}");
    assert!(error.hint().contains("date"));
    let error = load("section-why = Por qué\nsection-swot = { $\n");
    assert!(matches!(&error, LanguageError::Syntax { line: 2, .. }), "{error:?}");
    assert!(matches!(load("section-why = { nothing-like-it }\n"), LanguageError::UnknownKey { .. }));
    assert!(matches!(load("section-why = { section-why }\n"), LanguageError::Circular { .. }));
}

#[test]
fn a_locale_must_be_one_of_the_language() {
    let load = |locale: &str| Language::load(LanguageCode::Es, locale, None);
    assert!(matches!(load("en-US"), Err(LanguageError::OtherLanguage { .. })));
    assert!(matches!(load("es_"), Err(LanguageError::MalformedLocale { .. })));
    for locale in ["es", "es-419", "es-CO", "es-US", "es-Latn-PE"] {
        assert!(load(locale).is_ok(), "{locale}");
    }
    assert_eq!(load("es-mx").unwrap().locale(), "es-MX");
}

#[test]
fn a_language_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Language>();
}

#[test]
fn one_open_deal_is_not_spoken_of_as_many() {
    for (locale, n, text) in [
        ("es-ES", 0, "No hay oportunidades abiertas"),
        ("es-ES", 1, "Una oportunidad abierta suma 9 €, 4 € con su ponderación"),
        ("es-ES", 7, "7 oportunidades abiertas suman 9 €, 4 € con su ponderación"),
        ("en-US", 0, "There are no open deals"),
        ("en-US", 1, "One open deal holds 9 €, 4 € weighted"),
        ("en-US", 7, "7 open deals add up to 9 €, 4 € weighted"),
    ] {
        let args = args!["n" => n, "amount" => "9 €", "weighted" => "4 €"];
        assert_eq!(language(locale).text("title-pipeline", &args), text);
    }
}

#[test]
fn percents_in_sentences_are_written_as_the_locale_writes_them() {
    for code in LanguageCode::ALL {
        let by_hand: Vec<&str> =
            code.source().lines().filter(|line| !line.starts_with('#') && line.contains('%')).collect();
        assert!(by_hand.is_empty(), "`{{ PERCENT(95) }}` instead of {by_hand:?}");
    }
    for (locale, text) in [
        ("es-ES", "Rango del 95\u{a0}%"),
        ("es-MX", "Rango del 95%"),
        ("es-CO", "Rango del 95%"),
        ("en-US", "95% range"),
    ] {
        assert_eq!(language(locale).word("deck-heading-between"), text, "{locale}");
    }
    let own = "deck-heading-between = Entre { PERCENT(5) } y { PERCENT(95) }";
    let language = Language::load(LanguageCode::Es, "es-MX", Some(own)).unwrap();
    assert_eq!(language.word("deck-heading-between"), "Entre 5% y 95%");
}

#[test]
fn a_share_beyond_ten_times_the_whole_is_told_as_more_than_that() {
    let (en, es) = (language("en-US"), language("es-ES"));
    assert_eq!((en.percent(10.0, 0), en.percent(12_345.6, 1)), ("1,000%".to_owned(), ">1,000%".to_owned()));
    assert_eq!(
        (en.percent_change(55.0, 0), en.percent_change(-55.0, 0)),
        (">+1,000%".to_owned(), "<−1,000%".to_owned())
    );
    assert!(es.percent(99.0, 0).starts_with(">1"), "{}", es.percent(99.0, 0));
    assert!(!en.percent(f64::INFINITY, 0).contains('>'), "infinity is no share");
}
