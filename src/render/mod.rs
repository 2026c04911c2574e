//! From plans to bytes.

#[cfg(feature = "pdf")]
pub mod assets;
pub mod board;
pub mod brand;
pub mod calendar;
pub mod draft;
pub mod portal;
mod portal_brand;
pub mod portfolio_workbook;
#[cfg(feature = "pdf")]
pub mod press;
mod sheet;
pub mod sheet_error;
mod style;
pub mod templates;
