//! A rep's plan as a workbook: open cells beside locked ones, drop-downs, and the ledger on a hidden sheet.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, ProtectionOptions, Workbook, Worksheet,
    XlsxError,
};

use super::brand::Brand;
use super::sheet::{bytes, excel_date, workbook, write};
use super::sheet_error::SheetError;
use super::style::{Ground, Styles};
use crate::plan::workbook::{Block, Check, Choices, Column, HIDDEN_SHEET, Ledger, RepWorkbook, Sheet};

/// The first column of the drop-downs' words on the hidden sheet, after the records.
const LISTS: u16 = 6;

/// The bytes of the workbook, the same for the same plan.
pub fn render(plan: &RepWorkbook, brand: &Brand) -> Result<Vec<u8>, SheetError> {
    let book = &plan.book;
    let styles = Styles::of(&book.formats, brand);
    let lists = places(&plan.ledger);
    let mut workbook = workbook(book)?;
    for sheet in &book.sheets {
        let worksheet = workbook.add_worksheet();
        write(worksheet, sheet, book, &styles, Ground::Computed)
            .and_then(|()| guard(worksheet, sheet, &lists))
            .map_err(|source| SheetError::Sheet { book: book.title.clone(), sheet: sheet.name.clone(), source })?;
    }
    write_ledger(&mut workbook, &plan.ledger).map_err(|source| SheetError::Sheet {
        book: book.title.clone(),
        sheet: HIDDEN_SHEET.to_owned(),
        source,
    })?;
    bytes(&mut workbook, book)
}

/// Where each drop-down's words stand.
fn places(ledger: &Ledger) -> BTreeMap<Choices, String> {
    (LISTS..)
        .zip(&ledger.choices)
        .filter(|(_, (_, words))| !words.is_empty())
        .map(|(column, (choices, words))| {
            let name = rust_xlsxwriter::utility::column_number_to_name(column);
            (*choices, format!("='{HIDDEN_SHEET}'!${name}$2:${name}${}", words.len() + 1))
        })
        .collect()
}

/// Locks what is computed, filters what can be filtered and checks what is typed.
fn guard(worksheet: &mut Worksheet, sheet: &Sheet, lists: &BTreeMap<Choices, String>) -> Result<(), XlsxError> {
    let headings = sheet.heading_rows();
    if let ([block], [heading]) = (sheet.blocks.as_slice(), headings.as_slice()) {
        let last = u16::try_from(block.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
        worksheet.autofilter(*heading, 0, heading.saturating_add(block.height()), last)?;
    }
    for (block, heading) in sheet.blocks.iter().zip(headings) {
        for (place, column) in (0u16..).zip(&block.columns) {
            check(worksheet, block, heading.saturating_add(1), place, column, lists)?;
        }
    }
    worksheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

/// Of an open column all rows are checked, of a computed one those that the rep adds.
fn check(
    worksheet: &mut Worksheet,
    block: &Block,
    first: u32,
    place: u16,
    column: &Column,
    lists: &BTreeMap<Choices, String>,
) -> Result<(), XlsxError> {
    let height = block.height();
    let start = if column.open { 0 } else { height.saturating_sub(block.blank_rows) };
    if start >= height || (block.rows.is_empty() && block.blank_rows == 0) {
        return Ok(());
    }
    let validation = match column.check {
        Check::None => None,
        Check::OneOf(choices) => {
            lists.get(&choices).map(|range| DataValidation::new().allow_list_formula(Formula::new(range)))
        }
        Check::DateAfter(day) => {
            excel_date(day)?.map(|day| DataValidation::new().allow_date(DataValidationRule::GreaterThan(day)))
        }
        Check::Points => Some(DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0))),
    };
    let Some(validation) = validation else { return Ok(()) };
    let message: String = column.message.iter().flat_map(|message| message.chars()).take(255).collect();
    let validation = validation
        .ignore_blank(true)
        .set_error_style(DataValidationErrorStyle::Stop)
        // Said before a mistake is made, too.
        .set_input_message(&message)?
        .set_error_message(message)?;
    let last = first.saturating_add(height).saturating_sub(1);
    worksheet.add_data_validation(first.saturating_add(start), place, last, place, &validation)?;
    Ok(())
}

fn write_ledger(workbook: &mut Workbook, ledger: &Ledger) -> Result<(), XlsxError> {
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(HIDDEN_SHEET)?;
    for (place, heading) in (0u16..).zip(Ledger::HEADINGS) {
        worksheet.write_string(0, place, heading)?;
    }
    for (row, record) in (1u32..).zip(&ledger.records) {
        for (place, text) in (0u16..).zip(record.cells()).filter(|(_, text)| !text.is_empty()) {
            worksheet.write_string(row, place, text)?;
        }
    }
    for (place, (choices, words)) in (LISTS..).zip(&ledger.choices) {
        worksheet.write_string(0, place, choices.key())?;
        for (row, word) in (1u32..).zip(words) {
            worksheet.write_string(row, place, word)?;
        }
    }
    worksheet.protect();
    // Not offered under "unhide".
    worksheet.set_very_hidden(true);
    Ok(())
}
