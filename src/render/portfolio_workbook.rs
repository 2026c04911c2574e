//! Leadership's workbook: tables that can be filtered, nothing to fill in.

use super::brand::Brand;
use super::sheet::{bytes, workbook, write};
use super::sheet_error::SheetError;
use super::style::{Ground, Styles};
use crate::plan::workbook::PortfolioWorkbook;

/// The bytes of the workbook, the same for the same plan.
pub fn render(plan: &PortfolioWorkbook, brand: &Brand) -> Result<Vec<u8>, SheetError> {
    let book = &plan.book;
    let styles = Styles::of(&book.formats, brand);
    let mut workbook = workbook(book)?;
    for sheet in &book.sheets {
        write(workbook.add_worksheet(), sheet, book, &styles, Ground::Plain).map_err(|source| SheetError::Sheet {
            book: book.title.clone(),
            sheet: sheet.name.clone(),
            source,
        })?;
    }
    bytes(&mut workbook, book)
}
