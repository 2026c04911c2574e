//! What each document says: every figure formatted, every inclusion decided, in the report's language.

pub mod account;
pub mod agenda;
pub mod audience;
pub mod bridge;
pub mod brief;
pub mod capacity;
mod changes;
pub mod chart;
pub mod content;
pub mod context;
pub mod deck;
pub mod document;
pub mod facts;
mod fix;
pub mod goals;
pub mod keep;
pub mod language;
mod owner;
mod peers;
pub mod playbook;
pub mod portal;
pub mod quoting;
pub mod review;
mod risk;
mod schedule;
pub mod tasks;
pub mod workbook;
