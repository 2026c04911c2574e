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
