//! The brand in briefs and deck, templates of one's own, and fonts.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Mutex;

use cartera::render::assets::{self, BRIEF, DECK, FONTS};
use cartera::render::brand::Brand;
use cartera::render::press::{Job, press};
use cartera::render::templates::BUNDLED;
use cartera_typeset::{Day, Diagnostic, Metadata, Typeset, faces};
use serde::Serialize;

use super::{LOGO, Place, branded};
use crate::samples::{brief, deck};

fn metadata() -> Metadata {
    Metadata { ident: "sample".into(), date: Day { year: 2026, month: 10, day: 31 } }
}

fn set(brand: &Brand, template: &str, sample: &impl Serialize) -> Result<Typeset, Vec<Diagnostic>> {
    assets::branded(brand).unwrap().typeset(template, serde_json::to_vec(sample).unwrap(), &metadata())
}

fn own(files: &[(&str, &str)]) -> Brand {
    let mut brand = Brand::default();
    files.iter().for_each(|(name, text)| brand.templates.add(name, text.as_bytes().to_vec()).unwrap());
    brand
}

#[test]
fn a_brand_shows_in_brief_and_deck() {
    let line = "Acme S.L. <b>CIF</b> B-12345678";
    for (template, json) in [
        (BRIEF, serde_json::to_value(brief::rich()).unwrap()),
        (BRIEF, serde_json::to_value(brief::edges()).unwrap()),
        (DECK, serde_json::to_value(deck::full()).unwrap()),
    ] {
        let typeset = set(&branded(), template, &json).unwrap();
        assert_eq!(typeset.warnings, []);
        assert!(typeset.pages.iter().all(|page| page.contains(line)), "the footer is on each page");
        let plain = set(&Brand::default(), template, &json).unwrap();
        // The line at the foot takes some room, the logo none.
        assert!(typeset.pages.len() <= plain.pages.len() + 1, "{template}");
        assert!(plain.pages.iter().all(|page| !page.contains(line)));
    }
}

/// The way back of `cartera templates eject`: what it writes, named in the configuration, gives the same bytes.
#[test]
fn ejected_templates_set_the_same_documents() {
    let place = Place::new();
    cartera::eject::eject(&place.folder.join("own"), false).unwrap();
    let ejected = place.load("[brand]\ntemplates = \"own\"").unwrap();
    assert_eq!(ejected.brand.templates.files().count(), BUNDLED.len() + 1);
    for (template, json) in [
        (BRIEF, serde_json::to_value(brief::rich()).unwrap()),
        (BRIEF, serde_json::to_value(brief::poor()).unwrap()),
        (DECK, serde_json::to_value(deck::full()).unwrap()),
    ] {
        let bundled = set(&Brand::default(), template, &json).unwrap();
        assert!(bundled.pdf == set(&ejected.brand, template, &json).unwrap().pdf, "{template}");
    }
}

#[test]
fn one_template_alone_is_replaced_and_may_read_files_beside_it() {
    let brief = BUNDLED.iter().find(|(name, _)| *name == BRIEF).unwrap().1;
    let sealed = format!("{brief}\n#image(\"/seal.svg\", width: 2cm, alt: \"Seal\")\n#read(\"/words.txt\")\n");
    let logo = std::str::from_utf8(LOGO).unwrap();
    let brand = own(&[(BRIEF, &sealed), ("seal.svg", logo), ("words.txt", "Words of our own")]);
    assert!(set(&brand, BRIEF, &brief::poor()).unwrap().pages.concat().contains("Words of our own"));
    set(&brand, DECK, &deck::full()).unwrap();
    // The document's own data can't be replaced by a file.
    let brand = own(&[("data.json", "{}"), ("brand.json", "{}"), ("theme2.typ", "")]);
    assert_eq!(set(&brand, BRIEF, &brief::poor()).unwrap().pages.len(), 1);
}

#[test]
fn a_fault_in_ones_own_template_is_told_with_its_line_and_a_hint() {
    let told = |files: &[(&str, &str)]| {
        let found = set(&own(files), BRIEF, &brief::poor()).unwrap_err();
        found.iter().map(Diagnostic::explained).collect::<Vec<_>>().join("\n")
    };
    let mut all = String::new();
    for broken in [
        "#let data = json(\"/data.json\")\n#set document(title: data.titel)",
        "#import \"theem.typ\": *",
        "= Heading\n#let x = (1 +\n",
        "#let f(n) = f(n + 1)\n#f(0)",
        "#while true { }",
        "#read(\"/etc/passwd\")",
        "#import \"@preview/cetz:0.3.0\"",
        "= Heading\n#rect(width: 2)",
    ] {
        all.push_str(&format!("{}\n\n", told(&[(BRIEF, broken)])));
    }
    insta::assert_snapshot!(all);
}

/// A template that can't set one account's data costs that account its brief, and no other.
#[test]
fn a_template_that_fails_for_one_account_sets_the_others() {
    let brief = BUNDLED.iter().find(|(name, _)| *name == BRIEF).unwrap().1;
    let picky = format!("{brief}\n#if data.account_id == \"A-3\" {{ 1 + true }}\n");
    let typesetter = assets::branded(&own(&[(BRIEF, &picky)])).unwrap();
    let results = Mutex::new(BTreeMap::new());
    let make = |index: usize| {
        let sample = cartera::plan::brief::Brief { account_id: format!("A-{index}"), ..brief::poor() };
        Ok(Job { template: BRIEF, json: serde_json::to_vec(&sample)?, metadata: metadata() })
    };
    press(&typesetter, NonZeroUsize::new(2).unwrap(), 6, make, |index, result| {
        results.lock().unwrap().insert(index, result.map(|typeset| typeset.pages.len()).map_err(|f| f.to_string()));
    })
    .unwrap();
    let results = results.into_inner().unwrap();
    assert_eq!(results.values().filter(|result| result.is_ok()).count(), 5);
    let told = results[&3].as_ref().unwrap_err();
    assert!(told.contains("cannot add integer and boolean") && told.contains("{ 1 + true }\n"), "{told}");
}

#[test]
fn a_logo_that_cannot_be_drawn_and_a_family_that_is_not_there_are_told() {
    let place = Place::new();
    place.write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"></oops></svg>");
    place.write("fonts/broken.ttf", "no font");
    let config = "[company]\nname = \"Acme\"\n[brand]\nlogo = \"logo.svg\"\nfonts = \"fonts\"\nfont = \"Intre\"\n\
                  heading_font = \"Futura\"";
    insta::assert_snapshot!(place.load(config).unwrap_err());
}

#[test]
fn a_font_of_ones_own_is_used() {
    let place = Place::new();
    let thai = FONTS.iter().find(|font| faces(font.to_vec())[0].family == "Noto Sans Thai").unwrap();
    place.write("fonts/thai.ttf", thai);
    let config = "[brand]\nfonts = \"fonts\"\nfont = \"Noto Sans Thai\"\nheading_font = \"Inter\"";
    let settings = place.load(config).unwrap();
    let typeset = set(&settings.brand, BRIEF, &brief::poor()).unwrap();
    assert_eq!((typeset.warnings, typeset.missing_glyphs), (vec![], vec![]));
    assert!(typeset.pdf != set(&Brand::default(), BRIEF, &brief::poor()).unwrap().pdf);
}

/// Fallbacks show in names alone: all words and signs of the reports are in Inter, in each weight.
#[test]
fn every_word_of_the_reports_is_set_in_inter() {
    let inter: Vec<_> =
        FONTS.iter().flat_map(|font| faces(font.to_vec())).filter(|face| face.family == "Inter").collect();
    assert_eq!(inter.len(), 4);
    let words = [include_str!("../../../templates/locales/en.ftl"), include_str!("../../../templates/locales/es.ftl")];
    let templates = BUNDLED.iter().filter(|(name, _)| name.ends_with(".typ")).map(|(_, text)| *text);
    let missing: std::collections::BTreeSet<char> = words
        .into_iter()
        .chain(templates)
        .flat_map(str::chars)
        .filter(|char| !char.is_control() && inter.iter().any(|face| !face.covers(*char)))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Names of the scripts that customers write theirs in, one each.
const NAMES: [(&str, &str); 26] = [
    ("Latin", "Ñandú & Œuvre İstanbul Łódź Þórshöfn Công ty Đặng"),
    ("Greek", "Ελληνική Εταιρεία Μεταφορών"),
    ("Cyrillic", "Российская компания «Путь» Україна Ђорђе"),
    ("Arabic", "شركة النقل الدولي"),
    ("Persian", "شرکت حمل و نقل پارس"),
    ("Hebrew", "חברת ההובלות"),
    ("Armenian", "Երևան Տրանս"),
    ("Georgian", "თბილისის ტრანსპორტი"),
    ("Devanagari", "भारत परिवहन निगम"),
    ("Bengali", "বাংলাদেশ পরিবহন"),
    ("Tamil", "தமிழ்நாடு போக்குவரத்து"),
    ("Telugu", "తెలంగాణ రవాణా"),
    ("Gujarati", "ગુજરાત પરિવહન"),
    ("Gurmukhi", "ਪੰਜਾਬ ਟਰਾਂਸਪੋਰਟ"),
    ("Kannada", "ಕರ್ನಾಟಕ ಸಾರಿಗೆ"),
    ("Malayalam", "കേരള ഗതാഗതം"),
    ("Oriya", "ଓଡ଼ିଶା ପରିବହନ"),
    ("Sinhala", "ශ්‍රී ලංකා ප්‍රවාහන"),
    ("Thai", "บริษัท ขนส่งไทย จำกัด"),
    ("Lao", "ບໍລິສັດ ຂົນສົ່ງ"),
    ("Khmer", "ក្រុមហ៊ុនដឹកជញ្ជូន"),
    ("Burmese", "မြန်မာ သယ်ယူပို့ဆောင်ရေး"),
    ("Ethiopic", "የኢትዮጵያ ትራንስፖርት"),
    ("Korean", "주식회사 대한통운"),
    ("Japanese", "株式会社日本通運 トウキョウ"),
    ("Chinese", "北京国际贸易有限公司 臺灣國際貿易"),
];

#[test]
fn a_name_of_each_script_has_all_of_its_glyphs() {
    let typesetter = assets::typesetter().unwrap();
    for (script, name) in NAMES {
        let mut sample = brief::poor();
        sample.header.name = name.into();
        let typeset = typesetter.typeset(BRIEF, serde_json::to_vec(&sample).unwrap(), &metadata()).unwrap();
        assert_eq!(typeset.missing_glyphs, [], "{script}");
    }
}
