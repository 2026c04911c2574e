//! What is planned, as the bytes of files.

pub mod draft;
pub mod portfolio_workbook;
mod sheet;
pub mod sheet_error;
mod style;
