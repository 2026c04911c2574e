//! What somebody hears who has a PDF read aloud: its tags, in their order, with the text that each holds.

use std::collections::BTreeMap;

use cartera::render::assets::{self, BRIEF, DECK, GALLERY};
use cartera_typeset::{Day, Metadata};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use serde_json::Value;

use crate::samples::{brief, deck, gallery};

/// An element of the structure and the text that it holds itself.
struct Element {
    kind: String,
    alt: Option<String>,
    /// Depth in the tree.
    depth: usize,
    text: String,
}

/// A document read by its tags.
struct Spoken {
    /// Depth first, which is the order of reading.
    elements: Vec<Element>,
    /// Page by page, what is marked as no part of the text.
    artifacts: Vec<String>,
    /// Pieces of text that no tag or more than one leads to.
    astray: Vec<String>,
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace() && *char != '\u{200b}').collect()
}

/// The text of each marked piece of a page, and that of artifacts.
fn pieces(pdf: &Document, page: ObjectId) -> (BTreeMap<i64, String>, String) {
    let fonts = pdf.get_page_fonts(page).unwrap();
    let encodings: BTreeMap<_, _> =
        fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(pdf).unwrap())).collect();
    let content = Content::decode(&pdf.get_page_content(page)).unwrap();
    let (mut marked, mut artifacts) = (BTreeMap::<i64, String>::new(), String::new());
    let mut open: Vec<Option<i64>> = Vec::new();
    let mut font = None;
    for operation in content.operations {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let properties = operation.operands.get(1).and_then(|operand| operand.as_dict().ok());
                let mcid = properties.and_then(|found| found.get(b"MCID").ok()).and_then(|id| id.as_i64().ok());
                // A mark within a mark without an id of its own belongs to the outer one.
                let outer = open.last().copied().flatten();
                let artifact =
                    operation.operands.first().is_some_and(|tag| tag.as_name().is_ok_and(|it| it == b"Artifact"));
                open.push(if artifact { None } else { mcid.or(outer) });
            }
            "EMC" => {
                open.pop();
            }
            "Tf" => font = operation.operands.first().and_then(|name| name.as_name().ok()).map(<[u8]>::to_vec),
            "Tj" | "TJ" => {
                let encoding = font.as_ref().and_then(|font| encodings.get(font)).expect("a font is set");
                let strings = operation.operands.iter().flat_map(|operand| match operand {
                    Object::Array(parts) => parts.iter().collect::<Vec<_>>(),
                    other => vec![other],
                });
                let bytes: Vec<u8> = strings.filter_map(|part| part.as_str().ok()).flatten().copied().collect();
                let text = Document::decode_text(encoding, &bytes).unwrap();
                match open.last().copied().flatten() {
                    Some(mcid) => marked.entry(mcid).or_default().push_str(&text),
                    None => artifacts.push_str(&text),
                }
            }
            _ => {}
        }
    }
    (marked, artifacts)
}

struct Reader<'a> {
    pdf: &'a Document,
    marked: BTreeMap<(ObjectId, i64), String>,
    elements: Vec<Element>,
    heard: BTreeMap<(ObjectId, i64), usize>,
}

impl Reader<'_> {
    fn kid(&mut self, kid: &Object, page: Option<ObjectId>, owner: Option<usize>, depth: usize) {
        match kid {
            Object::Integer(mcid) => self.piece(page, *mcid, owner),
            Object::Array(kids) => kids.iter().for_each(|kid| self.kid(kid, page, owner, depth)),
            Object::Reference(id) => {
                let found = self.pdf.get_object(*id).unwrap().clone();
                self.kid(&found, page, owner, depth);
            }
            Object::Dictionary(element) => self.element(element, page, owner, depth),
            _ => {}
        }
    }

    fn element(&mut self, element: &Dictionary, page: Option<ObjectId>, owner: Option<usize>, depth: usize) {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        if let Ok(mcid) = element.get(b"MCID").and_then(Object::as_i64) {
            return self.piece(page, mcid, owner);
        }
        let text = |key: &[u8]| element.get(key).ok().and_then(|text| lopdf::decode_text_string(text).ok());
        let kind = element.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned());
        let owner = kind.ok().map(|kind| {
            self.elements.push(Element { kind, alt: text(b"Alt"), depth, text: String::new() });
            self.elements.len() - 1
        });
        if let Ok(kids) = element.get(b"K") {
            let kids = kids.clone();
            self.kid(&kids, page, owner, depth + 1);
        }
    }

    fn piece(&mut self, page: Option<ObjectId>, mcid: i64, owner: Option<usize>) {
        let (Some(page), Some(owner)) = (page, owner) else { return };
        *self.heard.entry((page, mcid)).or_default() += 1;
        let text = self.marked.get(&(page, mcid)).cloned().unwrap_or_default();
        self.elements[owner].text.push_str(&text);
    }
}

fn spoken(pdf: &[u8]) -> Spoken {
    let pdf = Document::load_mem(pdf).unwrap();
    let (mut marked, mut artifacts) = (BTreeMap::new(), Vec::new());
    for page in pdf.get_pages().into_values() {
        let (texts, artifact) = pieces(&pdf, page);
        marked.extend(texts.into_iter().map(|(mcid, text)| ((page, mcid), text)));
        artifacts.push(artifact);
    }
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let root = pdf.get_dictionary(root).unwrap();
    let mut reader = Reader { pdf: &pdf, marked, elements: Vec::new(), heard: BTreeMap::new() };
    reader.kid(root.get(b"K").unwrap(), None, None, 0);
    let astray = reader.marked.iter().filter(|(place, _)| reader.heard.get(place) != Some(&1));
    let astray = astray.map(|(_, text)| text.clone()).filter(|text| !text.trim().is_empty()).collect();
    Spoken { astray, elements: reader.elements, artifacts }
}

impl Spoken {
    /// An element's text with that of all within it.
    fn whole(&self, at: usize) -> String {
        let inside = self.elements.iter().skip(at + 1).take_while(|one| one.depth > self.elements[at].depth);
        std::iter::once(&self.elements[at]).chain(inside).map(|one| one.text.as_str()).collect()
    }

    fn of_kind(&self, kind: &str) -> Vec<usize> {
        (0..self.elements.len()).filter(|at| self.elements[*at].kind == kind).collect()
    }
}

fn set(template: &str, plan: &Value) -> Spoken {
    let metadata = Metadata { ident: "sample".into(), date: Day { year: 2026, month: 10, day: 31 } };
    let typesetter = assets::typesetter().unwrap();
    spoken(&typesetter.typeset(template, serde_json::to_vec(plan).unwrap(), &metadata).unwrap().pdf)
}

/// Every value under a key, in the order of the plan.
fn under<'a>(plan: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match plan {
        Value::Object(map) => {
            for (name, value) in map.iter().filter(|(name, _)| *name != "facts") {
                if name == key {
                    found.extend(value.as_str());
                }
                under(value, key, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| under(value, key, found)),
        _ => {}
    }
}

/// Titles of sections, each with a body.
fn titles<'a>(plan: &'a Value, found: &mut Vec<&'a str>) {
    match plan {
        Value::Object(map) => {
            if map.contains_key("body") {
                found.extend(plan["title"]["text"].as_str());
            }
            map.values().for_each(|value| titles(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| titles(value, found)),
        _ => {}
    }
}

fn documents() -> Vec<(&'static str, Value)> {
    vec![
        (BRIEF, serde_json::to_value(brief::rich()).unwrap()),
        (BRIEF, serde_json::to_value(brief::poor()).unwrap()),
        (DECK, serde_json::to_value(deck::full()).unwrap()),
        (GALLERY, gallery::data()),
    ]
}

#[test]
fn every_chart_is_a_figure_with_its_own_words_and_text_in_it() {
    for (template, plan) in documents() {
        let spoken = set(template, &plan);
        let mut alts = Vec::new();
        under(&plan, "alt", &mut alts);
        let figures = spoken.of_kind("Figure");
        let mut told: Vec<&str> = figures.iter().filter_map(|at| spoken.elements[*at].alt.as_deref()).collect();
        assert_eq!(told.len(), figures.len(), "{template}: a figure has no alternative text");
        // A heat map stays a table: its headings and cells say more than a sentence about them.
        alts.retain(|alt| !["Heat map", "Whitespace by"].iter().any(|table| alt.starts_with(table)));
        alts.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, alts, "{template}");
        for at in figures {
            let empty = spoken.whole(at).trim().is_empty();
            assert!(!empty, "{template}: {:?} is an empty tag", spoken.elements[at].alt);
        }
    }
}

#[test]
fn every_piece_of_text_is_read_once_and_only_footers_are_passed_over() {
    for (template, plan) in documents() {
        let spoken = set(template, &plan);
        assert_eq!(spoken.astray, Vec::<String>::new(), "{template}");
        for (n, passed_over) in spoken.artifacts.iter().enumerate() {
            let mut rest = squeezed(passed_over);
            let mut footers: Vec<String> = ["sources", "footer", "confidential"]
                .iter()
                .filter_map(|key| plan[key].as_str())
                .map(squeezed)
                .collect();
            footers.extend(
                plan["slides"].as_array().into_iter().flatten().filter_map(|s| s["source"].as_str()).map(squeezed),
            );
            footers.sort_by_key(|footer| std::cmp::Reverse(footer.len()));
            for footer in footers {
                rest = rest.replacen(&footer, "", 1);
            }
            // The headings of a table that goes on over the page were read where it began.
            if let Some(repeated) = plan["sections"].as_array().map(|_| "ActionOwnerDueNovDecJanFebMarApr") {
                rest = rest.replacen(repeated, "", 1);
            }
            let number = rest.chars().all(|char| char.is_ascii_digit() || "·/".contains(char));
            assert!(number, "{template}, page {}: `{rest}` is no part of the text", n + 1);
        }
    }
}

#[test]
fn each_section_is_told_once_under_its_heading_and_each_table_has_headings() {
    for plan in [serde_json::to_value(brief::rich()).unwrap(), serde_json::to_value(brief::poor()).unwrap()] {
        let spoken = set(BRIEF, &plan);
        let mut wanted = Vec::new();
        titles(&plan, &mut wanted);
        let mut headings: Vec<String> =
            spoken.of_kind("H2").into_iter().map(|at| squeezed(&spoken.whole(at))).collect();
        let mut wanted: Vec<String> = wanted.into_iter().map(squeezed).collect();
        headings.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(headings, wanted);
        for at in spoken.of_kind("Table") {
            let mut inside =
                spoken.elements.iter().skip(at + 1).take_while(|one| one.depth > spoken.elements[at].depth);
            assert!(inside.any(|one| one.kind == "TH"), "a table has no headings: {}", spoken.whole(at));
        }
    }
}

#[test]
fn what_a_brief_says_is_heard_in_the_order_of_its_pages() {
    let plan = serde_json::to_value(brief::rich()).unwrap();
    let spoken = set(BRIEF, &plan);
    let all = squeezed(&spoken.elements.iter().map(|one| one.text.as_str()).collect::<String>());
    let place = |text: &str| {
        let text = squeezed(text);
        let at = all.find(&text).unwrap_or_else(|| panic!("`{text}` is not read"));
        assert_eq!(all.matches(&text).count(), 1, "`{text}` is read more than once");
        at
    };
    let order = [
        plan["headline"]["text"].as_str().unwrap(),
        plan["answer"]["revenue"]["title"]["text"].as_str().unwrap(),
        plan["answer"]["priority"]["title"]["text"].as_str().unwrap(),
        plan["answer"]["churn"]["title"]["text"].as_str().unwrap(),
        plan["answer"]["voice"]["title"]["text"].as_str().unwrap(),
        plan["who"]["people"]["title"]["text"].as_str().unwrap(),
        plan["who"]["whitespace"]["title"]["text"].as_str().unwrap(),
        plan["plan"]["swot"]["title"]["text"].as_str().unwrap(),
        plan["plan"]["objectives"]["title"]["text"].as_str().unwrap(),
        plan["plan"]["actions"]["title"]["text"].as_str().unwrap(),
        plan["not_known"]["title"]["text"].as_str().unwrap(),
    ];
    let places: Vec<usize> = order.into_iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
}
