//! A test binary of its own: no other test may move the memory that it reads.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use cartera_typeset::{Day, Metadata, Typesetter};

const FONT: &[u8] = include_bytes!("../../../templates/fonts/Inter-Regular.otf");
const TEMPLATE: &str = "#set document(title: \"t\")\n#set text(font: \"Inter\")\n= Heading\n
#let d = json(\"/data.json\")\n#table(columns: 3, ..range(30).map(n => [#d.name #n]))\n#if d.fails { panic(d.name) }";

fn resident_kb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Typst keeps what it computed; kept for 600 documents, that would be some hundred megabytes.
#[test]
fn memory_stays_flat_over_a_thousand_documents_some_of_which_fail() {
    let typesetter = Typesetter::new([("main.typ", TEMPLATE)], [FONT]).unwrap();
    let metadata = Metadata { ident: "a".into(), date: Day { year: 2026, month: 1, day: 1 } };
    let mut settled = 0;
    for n in 0..1000 {
        let fails = n % 5 == 0;
        let json = format!("{{\"name\": \"account {n}\", \"fails\": {fails}}}");
        assert_eq!(typesetter.typeset("main.typ", json.into_bytes(), &metadata).is_err(), fails);
        if n == 400 {
            settled = resident_kb();
        }
    }
    let grown = resident_kb().saturating_sub(settled);
    assert!(grown < 12_000, "grew by {grown} kB over 600 documents, from {settled} kB");
}
