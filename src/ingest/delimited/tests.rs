use super::super::cell;
use super::super::options::Limits;
use super::*;

fn table(text: &str) -> Table {
    read(text.as_bytes().into(), "test.csv", &ReadOptions::default()).unwrap().remove(0)
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    (0..table.len())
        .map(|row| table.row(row).map(|value| cell::text(value).unwrap_or_default().into_owned()).collect())
        .collect()
}

fn reasons(table: &Table) -> Vec<(u32, Reason)> {
    table.set_aside.iter().map(|row| (row.row, row.reason)).collect()
}

#[test]
fn a_report_with_its_footer_gives_the_rows_alone() {
    let text = "\"Account\",\"Amount\",\"Date\"\n\"Acme\",\"5\",\"1/12/2026\"\n\"Bolt\",\"6\",\"1/13/2026\"\n\n\
        \"Grand Totals (2 records)\"\n\"Confidential Information - Do Not Distribute\"\n\
        \"Copyright © 2000-2025 salesforce.com, inc. All rights reserved.\"\n";
    let table = table(text);
    assert_eq!(table.headings, ["Account", "Amount", "Date"]);
    assert_eq!(table.len(), 2);
    assert_eq!((table.row_number(0), table.row_number(1)), (2, 3));
    assert_eq!(reasons(&table), [(5, Reason::Total), (6, Reason::Footer), (7, Reason::Footer)]);
    assert!(table.set_aside.iter().all(|row| !row.reason.is_loss()));
}

#[test]
fn a_comment_block_and_a_wider_total_are_left_out() {
    let text = "# ----\n# Pages: path, class\n# Start date: 20260101\n# ----\n\nPage path,Views,Users\n/a,5,3\n/b,6,4\n,11,7,Grand total\n";
    let table = table(text);
    assert_eq!(table.headings, ["Page path", "Views", "Users"]);
    assert_eq!((table.heading_row, table.len()), (Some(6), 2));
    assert_eq!(reasons(&table), [(9, Reason::Total)]);
    assert_eq!(table.preamble.len(), 4);
}

#[test]
fn short_rows_are_filled_up_only_where_they_make_sense() {
    let table = table(
        "id,name,amount,note\n1,Ann,5,x\n2,Bob,6,y\n3,Cy,7,z\n4,Dee\nlost\nfive,broken\n6,Eve,8,w,extra\n7,Flo,9,v,,\n",
    );
    assert_eq!(cells(&table).last().unwrap(), &["7", "Flo", "9", "v"]);
    assert_eq!(cells(&table)[3], ["4", "Dee", "", ""]);
    let expected = [(6, Reason::TooFewCells), (7, Reason::TooFewCells), (8, Reason::TooManyCells)];
    assert_eq!(reasons(&table), expected);
    let row = table.set_aside.last().unwrap();
    assert_eq!(row.to_string(), "row 8: 5 cells, expected 4");
    assert_eq!(row.text, "6,Eve,8,w,extra");
}

#[test]
fn a_quote_that_never_closes_costs_its_own_line_alone() {
    let rows: String = (0..2_000).map(|row| format!("{row},\"name, {row}\",{row}.5\n")).collect();
    let text = format!("id,name,amount\n1,\"open,5\n{rows}");
    let table = table(&text);
    assert_eq!(table.len(), 2_000);
    assert_eq!(reasons(&table), [(2, Reason::OpenQuote)]);
}

#[test]
fn a_quote_that_closes_rows_later_costs_its_own_line_alone() {
    let table = table("id,name,amount\n1,a,1.5\n2,\"open,5\n3,c,6\n4,\"d, e\",7\n5,f,8\n");
    assert_eq!(reasons(&table), [(3, Reason::OpenQuote)]);
    assert_eq!(cells(&table).len(), 4);
    assert_eq!(cells(&table)[2], ["4", "d, e", "7"]);
}

#[test]
fn the_separator_line_of_excel_is_obeyed() {
    let table = table("sep=;\na;b\n1,5;2\n");
    assert_eq!(table.headings, ["a", "b"]);
    assert_eq!(cells(&table), [["1,5", "2"]]);
    assert_eq!(table.row_number(0), 3);
}

#[test]
fn totals_at_the_end_are_no_rows_but_a_company_named_total_is() {
    let with_total = table("Region,2025,2026\nNorth,5,6\nSouth,7,8\nTotal,12,14\n");
    assert_eq!((with_total.len(), reasons(&with_total)), (2, vec![(4, Reason::Total)]));
    let company = table("Name,City,Employees\nAcme,Rome,6\nTotal,Paris,8\n");
    assert_eq!(company.len(), 2);
}

#[test]
fn heading_rows_below_the_first_can_be_taken() {
    let mut table = table("id,name,\"Which?\",\n,,Response,Other\n1,Ann,yes,\n2,Bob,no,maybe\n");
    assert_eq!(table.peek(1), [["", "", "Response", "Other"]]);
    assert_eq!(table.take_heading_rows(1).len(), 1);
    assert_eq!((table.len(), table.row_number(0)), (2, 3));
    assert_eq!(cell::text(table.cell(0, 1)).unwrap(), "Ann");
    assert_eq!(table.cell(5, 0), Value::Empty);
}

#[test]
fn headings_lose_marks_and_breaks() {
    let table = table("\u{feff}\"a\u{a0}b\", c ,\"d\ne\"\n1,2,3\n");
    assert_eq!(table.headings, ["a b", "c", "d e"]);
}

#[test]
fn what_is_forced_is_used() {
    let options = ReadOptions { heading_row: Some(3), separator: Some(b'|'), ..ReadOptions::default() };
    let table = read(b"x|1\ny|2\nid|name\n3|z\n".into(), "t", &options).unwrap().remove(0);
    assert_eq!(table.headings, ["id", "name"]);
    assert_eq!(table.len(), 1);
    let options = ReadOptions { heading_row: Some(99), ..options };
    assert!(matches!(read(b"a|b\n".into(), "t", &options), Err(ReadError::NoHeadingRow { .. })));
}

#[test]
fn limits_hold() {
    let limits = Limits { columns: 2, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    assert!(matches!(read(b"a,b,c\n1,2,3\n".into(), "t", &options), Err(ReadError::TooLarge { what: "columns", .. })));
    let limits = Limits { cells: 5, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    assert!(matches!(
        read(b"a,b\n1,2\n3,4\n5,6\n".into(), "t", &options),
        Err(ReadError::TooLarge { what: "cells", .. })
    ));
}

#[test]
fn rows_without_values_are_counted() {
    let table = table("a,b\n1,2\n,\n \u{a0},\n3,4\n");
    assert_eq!((table.len(), table.blank_rows), (2, 2));
}
