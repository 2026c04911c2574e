//! What the figures rest on: rows by kind of record, what was found, and what was set aside.

use super::Desk;
use crate::ingest::{FixStatus, Quality, Reject};
use crate::plan::fix;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words::capitalised;

/// Rejects shown; `rejects.csv` holds them all.
const MOST_REJECTS: usize = 5_000;

pub fn counts(desk: &Desk<'_>, quality: &Quality) -> Sheet {
    let word = |key: &str| desk.word(key);
    let whole = |key, heading| Column::new(key, word(heading), Form::Whole).wide(14);
    let columns = vec![
        Column::prose("entity", word("heading-records"), 32),
        whole("rows", "heading-rows"),
        whole("records", "heading-used"),
        whole("rejected", "heading-rejected"),
        whole("left_out", "heading-left-out"),
        whole("duplicates", "heading-duplicates"),
        whole("unjoined", "heading-unjoined"),
    ];
    let rows = quality
        .entities
        .iter()
        .map(|(entity, counts)| {
            Row::fixed(vec![
                Cell::text(capitalised(&desk.language.entity(*entity, 2))),
                Cell::count(counts.rows),
                Cell::count(counts.records),
                Cell::count(counts.rejected),
                Cell::count(counts.left_out),
                Cell::count(counts.duplicates),
                Cell::count(counts.unjoined),
            ])
        })
        .collect();
    let mut sheet = desk.table("quality", "sheet-quality", title(desk, quality), columns, rows);
    let columns = vec![
        Column::prose("about", word("heading-about"), 32),
        Column::prose("message", word("heading-found-out"), 14),
        Column::prose("hint", word("heading-remedy"), 14),
    ];
    let findings: Vec<Row> = quality
        .findings
        .iter()
        .map(|finding| {
            Row::fixed(vec![Cell::text(&finding.about), Cell::text(&finding.message), Cell::text(&finding.hint)])
        })
        .collect();
    if !findings.is_empty() {
        sheet.blocks.push(desk.block(None, Some(word("book-findings")), columns, findings));
    }
    sheet
}

/// `98% of the rows could be used, all but 41 rows`
fn title(desk: &Desk<'_>, quality: &Quality) -> String {
    let rows: usize = quality.entities.values().map(|counts| counts.rows).sum();
    let rejected: usize = quality.entities.values().map(|counts| counts.rejected).sum();
    if rejected == 0 {
        return desk.word("title-quality-all");
    }
    // Counts of rows are far below 2^52.
    #[allow(clippy::cast_precision_loss)]
    let share = 1.0 - rejected as f64 / rows.max(1) as f64;
    // Never "100 %" while rows are missing.
    let share = (share * 1_000.0).floor() / 1_000.0;
    desk.language.text("title-quality", &args!["share" => desk.language.percent(share, 1), "n" => rejected])
}

/// What to fix, the worst first, and what is fixed since the last published month.
pub fn fixes(desk: &Desk<'_>, quality: &Quality) -> Sheet {
    let (language, list) = (desk.language, &quality.fix_list);
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::new("severity", word("heading-severity"), Form::Text),
        Column::new("status", word("heading-status"), Form::Text).wide(14),
        Column::prose("what", word("heading-what"), 60),
        Column::prose("hint", word("heading-remedy"), 50),
        Column::prose("place", word("heading-file"), 40),
        Column::prose("rows", word("heading-rows"), 24),
        Column::new("count", word("heading-places"), Form::Whole),
        Column::new("accounts", word("heading-accounts-affected"), Form::Whole).wide(14),
        Column::prose("sender", word("heading-sender"), 28),
        Column::new("since", word("heading-since"), Form::Text).wide(18),
    ];
    let rows = list.items.iter().map(|item| {
        Row::fixed(vec![
            Cell::text(fix::severity(language, item.severity)),
            Cell::text(fix::status(language, item.status)),
            Cell::text(fix::what(language, item)),
            Cell::text(fix::remedy(language, item.kind)),
            Cell::text(fix::place(item)),
            Cell::text(fix::rows(item)),
            Cell::count(item.count),
            item.accounts.map_or(Cell::Empty, Cell::count),
            Cell::text(item.senders.join(", ")),
            Cell::text(language.month_long(item.since)),
        ])
    });
    let title = desk.count("title-fixes", list.items.len());
    let mut sheet = desk.table("fixes", "sheet-fixes", title, columns, rows.collect());
    let columns = vec![
        Column::new("status", word("heading-status"), Form::Text),
        Column::prose("what", word("heading-what"), 60),
        Column::prose("sender", word("heading-sender"), 28),
        Column::new("since", word("heading-since"), Form::Text),
    ];
    let gone = list.gone.iter().map(|item| {
        Row::fixed(vec![
            Cell::text(fix::status(language, Some(FixStatus::Gone))),
            Cell::text(fix::gone(language, item)),
            Cell::text(item.senders.join(", ")),
            Cell::text(language.month_long(item.since)),
        ])
    });
    let gone: Vec<Row> = gone.collect();
    if !gone.is_empty() {
        sheet.blocks.push(desk.block(None, Some(word("book-fixes-gone")), columns, gone));
    }
    sheet
}

pub fn rejects(desk: &Desk<'_>, rejects: &[Reject]) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("file", word("heading-file"), 34),
        Column::new("sheet", word("heading-sheet"), Form::Text),
        Column::new("row", word("heading-row"), Form::Whole),
        Column::new("entity", word("heading-records"), Form::Text),
        Column::prose("column", word("heading-column"), 24),
        Column::prose("found", word("heading-found"), 40),
        Column::prose("expected", word("heading-expected"), 36),
        Column::prose("hint", word("heading-remedy"), 50),
        Column::new("row_kept", word("heading-row-kept"), Form::Text),
    ];
    let rows = rejects
        .iter()
        .take(MOST_REJECTS)
        .map(|reject| {
            Row::fixed(vec![
                Cell::text(&reject.file),
                Cell::text_if(reject.sheet.as_deref()),
                Cell::Whole(i64::from(reject.row)),
                Cell::text(desk.language.entity(reject.entity, 2)),
                Cell::text_if(reject.column.as_deref()),
                Cell::text(fix::found(desk.language, reject)),
                Cell::text(fix::expected(desk.language, &reject.expected)),
                Cell::text(desk.word(&format!("reject-{}", reject.remedy.key()))),
                Cell::text(word(if reject.row_kept { "yes" } else { "no" })),
            ])
        })
        .collect();
    let title = desk.count("book-rejects", rejects.len());
    let mut sheet = desk.table("rejects", "sheet-rejects", title, columns, rows);
    if rejects.len() > MOST_REJECTS {
        let more = rejects.len() - MOST_REJECTS;
        sheet.notes.push(desk.count("book-more-rejects", more));
    }
    sheet
}
