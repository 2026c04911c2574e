//! Documents in the reader's language and number style, whatever they are about.

use std::collections::BTreeSet;

use cartera::model::AccountIx;
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::compose;
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::portal::portal;
use cartera::plan::workbook;
use serde_json::Value;

use super::{SAMPLE, across, page, with};

/// Words that no Spanish sentence has.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "with", "are", "is", "was", "were", "from", "this", "that", "which", "for", "not", "by", "to",
    "in", "accounts", "account", "revenue", "owner", "open", "deals", "renewal", "unknown", "month", "months", "year",
    "days",
];

/// Texts that come from the records: names, stages, comments, files.
fn data(value: &Value, into: &mut BTreeSet<String>) {
    for text in page::texts(value) {
        into.insert(text.to_owned());
    }
}

#[test]
fn a_spanish_document_holds_no_english_word() {
    with(LanguageCode::Es, |context, plans, documents| {
        let none = |_: AccountIx| None;
        let ingested = &SAMPLE.ingested;
        let book = workbook::portfolio(context, &ingested.quality, &[], plans, &none);
        let web = portal(context, plans, &ingested.quality, &across::no_links());
        let mut pages =
            vec![serde_json::to_value(&documents.deck).unwrap(), serde_json::to_value(&web.figures).unwrap()];
        pages.push(serde_json::to_value(&web.accounts).unwrap());
        pages.push(serde_json::to_value((&web.how, &web.glossary, &web.words)).unwrap());
        pages.extend(documents.briefs.iter().map(|brief| serde_json::to_value(brief).unwrap()));
        // What checks and ingest found is told to who runs the program, in its own language.
        let told = book.book.sheets.iter().filter(|sheet| !matches!(sheet.key, "quality" | "fixes" | "rejects"));
        pages.extend(told.map(|sheet| {
            let words: Vec<&str> = sheet
                .notes
                .iter()
                .chain([&sheet.title, &sheet.name])
                .map(String::as_str)
                .chain(sheet.blocks.iter().flat_map(|block| block.columns.iter().map(|column| column.heading.as_str())))
                .collect();
            serde_json::to_value(words).unwrap()
        }));
        let mut records = BTreeSet::new();
        for deal in context.portfolio.opportunities.all() {
            data(&serde_json::to_value(&*deal.record).unwrap(), &mut records);
        }
        records.extend(context.portfolio.survey_responses.all().iter().filter_map(|row| row.comment.clone()));
        records.extend(context.portfolio.contents.all().iter().map(|row| row.title.clone()));
        records.extend(context.portfolio.contacts.all().iter().filter_map(|row| row.title.clone()));
        let mut faults = Vec::new();
        for text in pages.iter().flat_map(page::texts) {
            // Keys of shapes and tones, and texts that hold what a record says.
            let first = text.split('/').next().unwrap_or(text);
            let is_key =
                !text.contains(' ') || (first.len() < text.len() && first.contains('_') && !first.contains(' '));
            let is_quote = text.contains(['«', '“', '"']);
            // `quota/owner/Ana`, `Account.csv fila 10`
            let is_place = text.contains('/') && text.split(' ').next().is_some_and(|word| word.contains('/'));
            let is_file = [".csv", ".xlsx"].iter().any(|ending| text.contains(ending));
            if is_key || is_quote || is_place || is_file {
                continue;
            }
            let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            let english: Vec<String> = words.filter(|word| ENGLISH.contains(&word.as_str())).collect();
            let of_records = || records.iter().any(|own| own.len() > 2 && text.contains(own.as_str()));
            if !english.is_empty() && !of_records() {
                faults.push(format!("{english:?} in `{text}`"));
            }
        }
        faults.sort();
        faults.dedup();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

/// The names that the program gives to its own things: words of the locales, plays, facts, figures.
fn own_names(context: &Context<'_>) -> BTreeSet<String> {
    let words = include_str!("../../../templates/locales/es.ftl").lines();
    let words = words.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned());
    let plays = context.playbook.plays.iter().map(|play| play.id.clone());
    let facts = cartera::plan::facts::register().map(|fact| fact.name.to_owned());
    let kpis = context.scores.portfolio.kpis.iter().flat_map(|kpi| [kpi.metric, kpi.dimension].map(str::to_owned));
    words.chain(plays).chain(facts).chain(kpis).map(|name| name.replace('_', "-")).collect()
}

/// A word of two parts or more that is one of these names, as `open-renewal` or `up_sell`.
fn key_in(text: &str, own: &BTreeSet<String>) -> Option<String> {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '`' | '.'));
    words
        .filter(|word| word.chars().all(is_part) && word.trim_matches(['_', '-']).contains(['_', '-']))
        .find(|word| own.contains(&word.replace('_', "-")) || word.contains('_'))
        .map(str::to_owned)
}

#[test]
fn no_workbook_and_no_portal_shows_a_key_where_a_word_should_stand() {
    assert_eq!(key_in("Tipo: up_sell", &BTreeSet::new()), Some("up_sell".to_owned()));
    with(LanguageCode::Es, |context, plans, _| {
        let own = own_names(context);
        assert_eq!(key_in("open-renewal", &own), Some("open-renewal".to_owned()));
        let ingested = &SAMPLE.ingested;
        let none = |_: AccountIx| None;
        let mut books = vec![workbook::portfolio(context, &ingested.quality, &ingested.rejects, plans, &none).book];
        let owners: BTreeSet<String> =
            context.portfolio.account_ixs().filter_map(|account| Some(context.desk(account)?.id.clone())).collect();
        books.extend(owners.iter().map(|owner| workbook::rep(context, owner, plans, "2026-10-r1", &none).book));
        let mut texts: Vec<(String, String)> = Vec::new();
        for sheet in books.iter().flat_map(|book| &book.sheets) {
            let place = format!("sheet {}", sheet.name);
            texts.extend(sheet.notes.iter().chain([&sheet.title]).map(|text| (place.clone(), text.clone())));
            for block in &sheet.blocks {
                texts.extend(block.columns.iter().map(|column| (place.clone(), column.heading.clone())));
                let cells = block.rows.iter().flat_map(|row| block.columns.iter().zip(&row.cells));
                // Ids serve in a column of ids; places and the sender's own texts are theirs.
                let foreign = ["id", "row_id", "place", "found", "sender", "file", "column"];
                let read = cells.filter(|(column, _)| !column.hidden && !foreign.contains(&column.key));
                texts.extend(read.filter_map(|(_, cell)| match cell {
                    workbook::Cell::Text(text) => Some((place.clone(), text.clone())),
                    _ => None,
                }));
            }
        }
        let mut links = across::no_links();
        links.tables =
            ["accounts", "churn_signals", "cross_sell", "left_out"].map(|name| format!("tables/{name}.csv")).into();
        let web = portal(context, plans, &ingested.quality, &links);
        let labels = web.documents.iter().map(|document| document.label.clone());
        let filters = web
            .filters
            .iter()
            .flat_map(|filter| filter.choices.iter().map(|choice| choice.text.clone()).chain([filter.label.clone()]));
        texts.extend(labels.chain(filters).map(|text| ("portal".to_owned(), text)));
        for read in [serde_json::to_value(&web.today), serde_json::to_value((&web.words, &web.figures, &web.glossary))]
        {
            texts.extend(page::texts(&read.unwrap()).into_iter().map(|text| ("portal".to_owned(), text.to_owned())));
        }
        let found =
            texts.iter().filter_map(|(place, text)| Some(format!("{place}: `{}` in `{text}`", key_in(text, &own)?)));
        let mut faults: Vec<String> = found.collect();
        faults.sort();
        faults.dedup();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn a_deck_writes_numbers_as_its_locale_does() {
    let company = Company { name: "Suministros Orbenia".to_owned(), confidentiality: None };
    for (code, locale, decimal, group, percent) in [
        (LanguageCode::Es, "es-ES", ",", ".", "99,9\u{a0}%"),
        (LanguageCode::Es, "es-MX", ".", ",", "99.9"),
        (LanguageCode::En, "en-US", ".", ",", "99.9%"),
    ] {
        let language = Language::load(code, locale, None).unwrap();
        let sample = &*SAMPLE;
        let context = Context::new(&sample.ingested.portfolio, &sample.scores, &language, &company);
        let deck = compose(&context, &crate::deck::deck_input(&sample.ingested.quality, &sample.config));
        assert_eq!((deck.numbers.decimal.as_str(), deck.numbers.group.as_str()), (decimal, group), "{locale}");
        let quality = deck.slides.iter().find(|slide| slide.title.text.contains(percent));
        assert!(quality.is_some(), "no title of {locale} says {percent}");
        let page = serde_json::to_value(&deck).unwrap();
        assert_eq!(page::all(&page), Vec::<String>::new(), "{locale}");
    }
}
