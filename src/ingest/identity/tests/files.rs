use proptest::prelude::*;

use crate::ingest::identity::{Decision, MatchKey, MatchKind, Matches, Proposal};

fn proposal(kind: MatchKind, found: &str, proposed: &str) -> Proposal {
    Proposal {
        kind,
        found: found.to_owned(),
        rows: 3,
        files: vec!["a.csv".to_owned(), "b.csv".to_owned()],
        proposed: proposed.to_owned(),
        proposed_name: "Acme; \"S.A.\"".to_owned(),
        score: 92,
        reason: "same, but for form".to_owned(),
    }
}

fn read(text: &str) -> Matches {
    Matches::parse(text.as_bytes(), "matches.csv").unwrap()
}

fn errors(text: &str) -> Vec<String> {
    Matches::parse(text.as_bytes(), "matches.csv").unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn decided_lines_stay_as_they_were_written_and_in_order_for_ever() {
    let text = "\u{feff}kind;found;rows;files;proposed;proposed_name;score;reason;decision;my notes\r\n\
                domain;acme.example;7;a.csv;A-1;Acme;95;spelt so;SÍ;asked Ana\r\n\
                account;\"Zeta; Co\";1;;A-2;Zeta;80;why;no;\r\n\
                account;Old Name;1;;A-9;Old;80;why;;later\r\n";
    let proposals = [proposal(MatchKind::Domain, "acme.example", "A-7"), proposal(MatchKind::Account, "=New", "A-3")];
    let written = read(text).with(&proposals, b',');
    assert!(written.starts_with(text), "{written}");
    assert!(written.ends_with(";\"Acme; \"\"S.A.\"\"\";92;same, but for form;;\r\n"), "{written}");
    assert!(written.contains("account;'=New;3;a.csv b.csv;A-3"), "{written}");
    let again = read(&written);
    assert_eq!(again.with(&proposals, b','), written, "written twice, nothing changes");
    let of = |kind, found| &again.decided[&MatchKey::of(kind, found, "")].decision;
    assert_eq!(of(MatchKind::Domain, "ACME.example"), &Decision::Is("A-1".to_owned()));
    assert_eq!(of(MatchKind::Account, "zeta, co"), &Decision::No);
}

#[test]
fn an_undecided_line_tells_what_is_proposed_now_and_keeps_the_persons_own_columns() {
    let text = "kind,found,rows,files,proposed,proposed_name,score,reason,decision,notes\n\
                account,Acme Ltd,1,a.csv,A-1,Acme,70,why,,mine\n";
    let written = read(text).with(&[proposal(MatchKind::Account, "ACME", "A-2")], b';');
    let line = written.lines().nth(1).unwrap();
    assert_eq!(line, "account,Acme Ltd,3,a.csv b.csv,A-2,\"Acme; \"\"S.A.\"\"\",92,\"same, but for form\",,mine");
}

#[test]
fn spreadsheets_of_all_kinds_are_read() {
    let plain =
        "kind;found;rows;files;proposed;proposed_name;score;reason;decision\ndomain;peña.example;1;;A-1;Peña;90;x;sí\n";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(plain);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let expected = read(plain).decided;
    assert_eq!(expected.len(), 1);
    let with_separator = format!("sep=;\r\n{plain}");
    for bytes in [latin.as_ref(), &wide, plain.replace(';', "\t").as_bytes(), plain.replace(';', ",").as_bytes()] {
        assert_eq!(Matches::parse(bytes, "matches.csv").unwrap().decided, expected);
    }
    assert_eq!(read(&with_separator).decided.len(), 1);
    for nothing in ["", "\u{feff}", "\n\n"] {
        assert_eq!(read(nothing).decided.len(), 0);
    }
}

#[test]
fn wrong_lines_are_told_with_line_and_column_and_contradictions_with_both_lines() {
    let head = "kind,found,proposed,decision\n";
    let found = errors(&format!("{head}colour,x,A,yes\naccount,,A,yes\naccount,x,,yes\n"));
    assert!(found[0].contains("line 2, column `kind`: found `colour`"), "{found:?}");
    assert!(found[1].contains("line 3, column `found`") && found[2].contains("line 4, column `proposed`"), "{found:?}");
    let found = errors(&format!("{head}account,Acme SA,A-1,yes\n\naccount,ACME,A-2,yes\n"));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("line 2 `A-1`, line 4 `A-2`")
            || found[0].contains("line 2 `A-1`") && found[0].contains("line 4 `A-2`"),
        "{found:?}"
    );
    assert!(errors("kind,found\naccount,x\n")[0].contains("no column `proposed`"));
    assert_eq!(read(&format!("{head}account,Acme SA,A-1,yes\naccount,ACME,A-1,y\n")).decided.len(), 1);
}

#[test]
fn two_accounts_are_one_question_whichever_would_stay() {
    let head = "kind,found,proposed,decision\n";
    let open = read(&format!("{head}duplicate,A-1,A-2,\n"));
    let flipped = [proposal(MatchKind::Duplicate, "A-2", "A-1")];
    assert_eq!(open.with(&flipped, b',').lines().count(), 2, "no second line");
    assert!(open.with(&flipped, b',').contains("duplicate,A-1,A-2,"));
    assert_eq!(errors(&format!("{head}duplicate,A-1,A-2,yes\nduplicate,A-2,A-1,no\n")).len(), 1);
}

proptest! {
    #[test]
    fn any_proposals_read_back_and_a_second_writing_changes_nothing(
        found in prop::collection::btree_set("[a-z]{1,8}[;,\"' \n=+@ñ]{0,3}[a-z]{1,8}", 0..8),
        decide in prop::collection::vec(0usize..3, 8),
        semicolon in any::<bool>(),
    ) {
        let separator = if semicolon { b';' } else { b',' };
        let proposals: Vec<Proposal> = found.iter().map(|text| proposal(MatchKind::Product, text.trim(), "P")).collect();
        let first = Matches::default().with(&proposals, separator);
        let read = Matches::parse(first.as_bytes(), "m").unwrap();
        prop_assert_eq!(read.with(&proposals, separator), first.clone());
        // Decide some by hand: those lines survive whatever is proposed later, and are asked no more.
        let words = ["", "yes", "no"];
        let mut lines: Vec<String> = Vec::new();
        let whole = first.replace("\r\n", "\u{1}");
        for (place, line) in whole.split('\u{1}').filter(|line| !line.is_empty()).enumerate() {
            let word = if place == 0 { "" } else { words[decide[(place - 1) % decide.len()]] };
            lines.push(format!("{line}{word}"));
        }
        let decided = lines.join("\r\n") + "\r\n";
        let read = Matches::parse(decided.as_bytes(), "m").unwrap();
        let later = read.with(&[], separator);
        prop_assert_eq!(&later, &decided);
        let other: Vec<Proposal> = proposals.iter().map(|p| Proposal { rows: 99, ..p.clone() }).collect();
        let later = read.with(&other, separator);
        for line in lines.iter().skip(1).filter(|line| line.ends_with("yes") || line.ends_with("no")) {
            prop_assert!(later.contains(line.as_str()));
        }
    }
}
