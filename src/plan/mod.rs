//! What each document says: every figure formatted, every inclusion decided, in the report's language.

pub mod brief;
pub mod chart;
pub mod deck;
pub mod document;
