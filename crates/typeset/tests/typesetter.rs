//! What a template can and can't do, and how its mistakes are told.

#![allow(clippy::unwrap_used)]

use cartera_typeset::{Day, Diagnostic, Metadata, SetupError, Typeset, Typesetter};

const FONT: &[u8] = include_bytes!("../../../templates/fonts/Inter-Regular.otf");
const HEAD: &str = "#set document(title: \"t\")\n#set text(font: \"Inter\")\n= Heading\n";

fn metadata() -> Metadata {
    Metadata { ident: "one".into(), date: Day { year: 2026, month: 2, day: 28 } }
}

fn set(template: &str, json: &str) -> Result<Typeset, Vec<Diagnostic>> {
    let main = format!("{HEAD}{template}");
    let templates = [("main.typ", main.as_str()), ("part.typ", "#let double(n) = n * 2\n#let broken() = 1 + true")];
    Typesetter::new(templates, [FONT]).unwrap().typeset("main.typ", json.into(), &metadata())
}

#[test]
fn data_and_other_templates_are_readable() {
    let typeset = set(
        "#import \"part.typ\": double\n#let d = json(\"/data.json\")\n#d.name #double(d.n)",
        r#"{"name": "*x* #y", "n": 21}"#,
    );
    assert_eq!(typeset.unwrap().pages, ["Heading\n*x* #y 42"]);
}

#[test]
fn nothing_else_is_readable() {
    for outside in [
        "#read(\"/etc/passwd\")",
        "#read(\"../Cargo.toml\")",
        "#read(\"main.typ\")",
        "#image(\"logo.png\", alt: \"logo\")",
        "#include \"other.typ\"",
        "#import \"@preview/cetz:0.3.0\": canvas",
        "#datetime.today().display()",
    ] {
        let diagnostics = set(outside, "{}").expect_err(outside);
        assert_eq!(diagnostics[0].template, "main.typ");
        assert_eq!(diagnostics[0].line, Some(4), "{diagnostics:?}");
    }
}

#[test]
fn a_mistake_is_told_with_template_line_and_column() {
    let diagnostics = set("text\n  #(1 + true)", "{}").unwrap_err();
    assert_eq!((diagnostics[0].line, diagnostics[0].column), (Some(5), Some(5)));
    assert_eq!(diagnostics[0].to_string(), "main.typ:5:5: cannot add integer and boolean");
}

#[test]
fn a_mistake_is_shown_with_its_line_and_a_mark_below_the_place() {
    let diagnostics = set("text\n\t  #(1 + true)", "{}").unwrap_err();
    assert_eq!(
        diagnostics[0].explained(),
        "main.typ:5:6: cannot add integer and boolean\n  5 | #(1 + true)\n    |   ^"
    );
    // Of a long line, the part around the place.
    let diagnostics =
        set(&format!("#let a = \"{}\" + true + \"{}\"", "ñ".repeat(300), "x".repeat(300)), "{}").unwrap_err();
    let excerpt = diagnostics[0].excerpt.as_ref().unwrap();
    assert!(excerpt.text.chars().count() <= 100 && excerpt.before <= 50, "{excerpt:?}");
    // Lines of data hold names, and are not shown.
    assert_eq!(set("#json(\"/data.json\")", "{\n\"a\": }").unwrap_err()[0].excerpt, None);
}

#[test]
fn files_that_are_given_can_be_read_and_the_data_stays_the_documents_own() {
    let typesetter = Typesetter::new([("main.typ", format!("{HEAD}#read(\"/note.txt\")"))], [FONT]).unwrap();
    let with = typesetter.clone().with_files([("note.txt", "first"), ("note.txt", "noted")]).unwrap();
    assert_eq!(with.typeset("main.typ", b"{}".to_vec(), &metadata()).unwrap().pages, ["Heading\nnoted"]);
    assert!(typesetter.typeset("main.typ", b"{}".to_vec(), &metadata()).is_err());
    assert!(typesetter.with_files([("data.json", "{}")]).is_err());
}

#[test]
fn a_font_says_its_family_and_what_it_covers() {
    let faces = cartera_typeset::faces(FONT.to_vec());
    assert_eq!(faces.iter().map(|face| face.family.as_str()).collect::<Vec<_>>(), ["Inter"]);
    assert!(faces[0].covers('ñ') && !faces[0].covers('日'));
    assert!(cartera_typeset::faces(b"not a font".to_vec()).is_empty());
}

#[test]
fn a_mistake_in_an_imported_template_names_that_template() {
    let diagnostics = set("#import \"part.typ\": broken\n#broken()", "{}").unwrap_err();
    assert_eq!((diagnostics[0].template.as_str(), diagnostics[0].line), ("part.typ", Some(2)));
}

#[test]
fn a_mistake_in_the_data_is_told() {
    let diagnostics = set("#json(\"/data.json\")", "{\n\"a\": }").unwrap_err();
    assert!(diagnostics[0].message.contains("JSON"), "{diagnostics:?}");
    assert!(diagnostics[0].line.is_some());
    let diagnostics = set("#json(\"/data.json\").missing", "{}").unwrap_err();
    assert_eq!((diagnostics[0].template.as_str(), diagnostics[0].line), ("main.typ", Some(4)));
}

#[test]
fn an_accessibility_mistake_is_an_error() {
    let diagnostics = set("#figure(rect())", "{}").unwrap_err();
    assert!(diagnostics[0].message.contains("PDF/UA-1"), "{diagnostics:?}");
}

#[test]
fn a_character_of_the_data_without_a_glyph_is_replaced_and_reported() {
    let typeset = set("#json(\"/data.json\")", "\"a\u{1f600}b\"").unwrap();
    assert_eq!(typeset.pages, ["Heading\na?b"]);
    assert_eq!(typeset.missing_glyphs[0].text, "\u{1f600}");
    assert_eq!(typeset.missing_glyphs[0].page, 1);
}

#[test]
fn a_character_of_the_template_without_a_glyph_is_an_error() {
    let diagnostics = set("\u{1f600}", "{}").unwrap_err();
    assert!(diagnostics[0].message.contains("no font has a glyph"), "{diagnostics:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes_and_the_ident_tells_documents_apart() {
    let typesetter = Typesetter::new([("main.typ", HEAD)], [FONT]).unwrap();
    let set = |ident: &str| {
        let metadata = Metadata { ident: ident.into(), ..metadata() };
        typesetter.typeset("main.typ", vec![], &metadata).unwrap().pdf
    };
    assert!(set("a") == set("a"));
    assert!(set("a") != set("b"));
}

#[test]
fn a_date_that_is_none_is_an_error() {
    let typesetter = Typesetter::new([("main.typ", HEAD)], [FONT]).unwrap();
    let metadata = Metadata { ident: "a".into(), date: Day { year: 2026, month: 2, day: 30 } };
    let diagnostics = typesetter.typeset("main.typ", vec![], &metadata).unwrap_err();
    assert_eq!(diagnostics[0].to_string(), "main.typ: 2026-02-30 is not a date");
}

#[test]
fn a_file_that_is_no_font_and_a_name_that_is_no_template_are_refused() {
    let none: [(&str, &str); 0] = [];
    assert_eq!(Typesetter::new(none, [b"not a font"]).unwrap_err(), SetupError::Font(0));
    let outside = Typesetter::new([("../main.typ", "")], [FONT]).unwrap_err();
    assert_eq!(outside, SetupError::TemplateName("../main.typ".into()));
}
