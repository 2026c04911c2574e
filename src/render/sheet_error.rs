//! Why a workbook could not be written.

use rust_xlsxwriter::XlsxError;

/// What the plan makes is cut to what a workbook holds, so that this means a fault of ours.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("the sheet `{sheet}` of the workbook `{book}` could not be written: {source}")]
    Sheet { book: String, sheet: String, source: XlsxError },
    #[error("the workbook `{book}` could not be written: {source}")]
    Book { book: String, source: XlsxError },
}

impl SheetError {
    pub fn hint(&self) -> &'static str {
        "the other documents are not affected; report this with the workbook's data, which `run --until plan` writes"
    }
}
