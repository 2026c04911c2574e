//! What each document says: every figure formatted, every inclusion decided, in the report's language.

pub mod account;
pub mod bridge;
pub mod brief;
mod changes;
pub mod chart;
pub mod context;
pub mod deck;
pub mod document;
pub mod facts;
mod fix;
pub mod keep;
pub mod language;
mod owner;
pub mod portal;
pub mod quoting;
mod schedule;
pub mod workbook;
