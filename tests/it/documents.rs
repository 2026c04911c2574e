//! Briefs and decks as PDFs: what is on the pages, how they are tagged, and that the same input gives the same bytes.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{LazyLock, Mutex};

use cartera::render::assets::{self, BRIEF, DECK, GALLERY};
use cartera::render::press::{Failure, Job, press};
use cartera_typeset::{Day, Metadata, Typeset, Typesetter};
use lopdf::Document;
use serde::Serialize;

use crate::samples::{brief, deck};

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| assets::typesetter().unwrap());

fn metadata() -> Metadata {
    Metadata { ident: "sample".into(), date: Day { year: 2026, month: 10, day: 31 } }
}

fn set(template: &str, sample: &impl Serialize) -> Typeset {
    TYPESETTER.typeset(template, serde_json::to_vec(sample).unwrap(), &metadata()).unwrap()
}

fn clean(template: &str, sample: &impl Serialize) -> Typeset {
    let typeset = set(template, sample);
    assert_eq!(typeset.warnings, []);
    assert_eq!(typeset.missing_glyphs, []);
    typeset
}

/// Without the breaks that layout adds: between lines, and within a word that is too long for its line.
fn flat(typeset: &Typeset) -> String {
    typeset.pages.concat().chars().filter(|char| !char.is_whitespace() && *char != '\u{200b}').collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

#[test]
fn a_brief_takes_up_to_four_pages_when_much_is_known_and_one_when_little_is() {
    assert!((2..=4).contains(&clean(BRIEF, &brief::rich()).pages.len()));
    assert_eq!(clean(BRIEF, &brief::poor()).pages.len(), 1);
}

#[test]
fn the_brief_of_a_group_has_all_of_its_parts_on_its_pages() {
    let scored = crate::exports::company::sample(60, cartera::plan::language::LanguageCode::Es);
    let context = scored.context();
    let group = cartera::plan::brief::group::compose(&context, &scored.scores.groups.groups[0]).unwrap();
    let text = flat(&clean(BRIEF, &group));
    let (sites, actions) = (group.answer.sites.unwrap(), group.plan.unwrap().actions.unwrap());
    let titles = group.answer.tables.iter().map(|table| &table.title.text).chain([&sites.title.text]);
    let said = titles.chain(actions.body.rows.iter().map(|row| &row.label));
    let names = sites.body.rows.iter().filter_map(|row| row.first()).map(|cell| &cell.text);
    for part in said.chain(names) {
        assert!(text.contains(&squeezed(part)), "{part} is not on a page");
    }
}

#[test]
fn a_deck_has_a_page_for_each_slide() {
    let deck = deck::full();
    let typeset = clean(DECK, &deck);
    assert_eq!(typeset.pages.len(), deck.slides.len());
    for (slide, page) in deck.slides.iter().zip(&typeset.pages) {
        assert!(squeezed(page).contains(&squeezed(&slide.title.text)), "{} is not on its page", slide.title.text);
        assert!(squeezed(page).contains(&squeezed(&slide.source)), "{} has no source line", slide.title.text);
    }
}

#[test]
fn text_that_looks_like_markup_is_printed_as_it_is() {
    let sample = brief::edges();
    let text = flat(&clean(BRIEF, &sample));
    assert!(text.contains(&squeezed("#1 \"Supplies\" <b>$x$</b> ../../etc @ref *a* _b_ `c` \\n //")));
    assert!(text.contains("Ελληνικά"));
    assert!(text.contains("Российская"));
    assert!(text.contains("株式会社日本通運"));
    assert!(
        text.contains(&sample.header.name.chars().filter(|char| !char.is_whitespace()).take(40).collect::<String>())
    );
    clean(DECK, &deck::edges());
}

#[test]
fn every_row_of_a_long_table_is_printed_under_a_repeated_heading() {
    let sample = brief::edges();
    let typeset = set(BRIEF, &sample);
    let text = flat(&typeset);
    for n in (0..200).filter(|n| n % 9 != 0) {
        assert!(text.contains(&squeezed(&format!("`c` \\n // {n}"))), "row {n} is missing");
    }
    let with_rows = typeset.pages.iter().filter(|page| page.contains("Negotiation")).count();
    let with_heading = typeset.pages.iter().filter(|page| page.contains("Probability")).count();
    assert!(with_rows > 3);
    assert_eq!(with_rows, with_heading);
}

#[test]
fn an_optional_section_that_is_absent_leaves_nothing_behind() {
    let mut sample = brief::rich();
    sample.answer = cartera::plan::brief::Answer::default();
    sample.plan = None;
    sample.not_known = None;
    sample.tiles.clear();
    sample.header.tier = None;
    sample.header.quadrant = None;
    let typeset = clean(BRIEF, &sample);
    assert_eq!(typeset.pages.len(), 1);
    assert!(!flat(&typeset).contains("Priority"));
}

#[test]
fn a_script_without_a_font_is_reported_and_does_not_cost_the_document() {
    let mut sample = brief::poor();
    sample.header.name = "ᠮᠣᠩᠭᠣᠯ Bakery".into();
    let typeset = set(BRIEF, &sample);
    assert!(typeset.missing_glyphs.iter().any(|glyph| glyph.text.contains('ᠮ')), "{:?}", typeset.missing_glyphs);
    assert!(flat(&typeset).contains("??????Bakery"));
}

#[test]
fn the_same_document_has_the_same_bytes_on_any_number_of_threads() {
    let samples = [
        (BRIEF, serde_json::to_vec(&brief::rich()).unwrap()),
        (BRIEF, serde_json::to_vec(&brief::poor()).unwrap()),
        (DECK, serde_json::to_vec(&deck::full()).unwrap()),
    ];
    let run = |threads: usize| {
        let pdfs = Mutex::new(BTreeMap::new());
        let make = |index: usize| {
            let (template, json) = samples[index % samples.len()].clone();
            Ok(Job { template, json, metadata: metadata() })
        };
        press(&TYPESETTER, NonZeroUsize::new(threads).unwrap(), 9, make, |index, result| {
            assert!(pdfs.lock().unwrap().insert(index, result.unwrap().pdf).is_none());
        })
        .unwrap();
        pdfs.into_inner().unwrap()
    };
    let one = run(1);
    assert_eq!(one.len(), 9);
    assert_eq!(one[&0], one[&3]);
    assert_ne!(one[&0], one[&1]);
    assert!(one == run(3));
}

#[test]
fn one_failing_document_does_not_stop_the_others() {
    let results = Mutex::new(BTreeMap::new());
    let make = |index: usize| match index {
        1 => panic!("cannot plan number {index}"),
        2 => Ok(Job { template: BRIEF, json: b"{}".to_vec(), metadata: metadata() }),
        3 => Ok(Job { template: "other.typ", json: b"{}".to_vec(), metadata: metadata() }),
        _ => Ok(Job { template: BRIEF, json: serde_json::to_vec(&brief::poor()).unwrap(), metadata: metadata() }),
    };
    press(&TYPESETTER, NonZeroUsize::new(2).unwrap(), 6, make, |index, result| {
        results.lock().unwrap().insert(index, result.map(|typeset| typeset.pages.len()));
    })
    .unwrap();
    let results = results.into_inner().unwrap();
    assert_eq!(results.len(), 6);
    for index in [0, 4, 5] {
        assert_eq!(*results[&index].as_ref().unwrap(), 1);
    }
    assert!(matches!(&results[&1], Err(Failure::Panicked(message)) if message == "cannot plan number 1"));
    let Err(Failure::Typst(diagnostics)) = &results[&2] else { panic!("{:?}", results[&2]) };
    assert!(diagnostics[0].line.is_some() && diagnostics[0].column.is_some(), "{diagnostics:?}");
    assert!(results[&3].as_ref().unwrap_err().to_string().contains("no template has this name"));
}

/// `GALLERY=output/gallery.pdf` writes it, which is what `make gallery` does.
#[test]
fn the_gallery_shows_every_chart_with_what_breaks_charts() {
    let gallery = crate::samples::gallery::data();
    let typeset = clean(GALLERY, &gallery);
    let text = flat(&typeset);
    for section in gallery["sections"].as_array().unwrap() {
        assert!(text.contains(&squeezed(section["title"].as_str().unwrap())));
    }
    if let Some(path) = std::env::var_os("GALLERY") {
        fs_err::write(path, &typeset.pdf).unwrap();
    }
}

#[test]
fn a_result_that_cannot_be_handed_on_is_reported_at_the_end() {
    let seen = Mutex::new(0);
    let make = |_| Ok(Job { template: "none.typ", json: vec![], metadata: metadata() });
    let error = press(&TYPESETTER, NonZeroUsize::new(2).unwrap(), 4, make, |index, _| {
        *seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) += 1;
        assert!(index != 2, "disk full");
    })
    .unwrap_err();
    assert_eq!(*seen.lock().unwrap(), 4);
    assert!(error.to_string().contains("document 2"), "{error}");
}

#[test]
fn documents_say_what_they_are() {
    for (template, json) in
        [(BRIEF, serde_json::to_vec(&brief::rich()).unwrap()), (DECK, serde_json::to_vec(&deck::full()).unwrap())]
    {
        let typeset = TYPESETTER.typeset(template, json, &metadata()).unwrap();
        let pdf = Document::load_mem(&typeset.pdf).unwrap();
        let catalog = pdf.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
        assert!(catalog.has(b"Outlines") && catalog.has(b"StructTreeRoot") && catalog.has(b"Metadata"));
        let xmp = pdf.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
        let xmp = String::from_utf8_lossy(&xmp.as_stream().unwrap().content).into_owned();
        assert!(xmp.contains("pdfuaid"), "{xmp}");
        assert!(xmp.contains("2026-10-31"), "{xmp}");
        assert!(xmp.contains("Sales operations"), "{xmp}");
    }
}
