//! From plans to bytes.

#[cfg(feature = "pdf")]
pub mod assets;
#[cfg(feature = "pdf")]
pub mod press;
