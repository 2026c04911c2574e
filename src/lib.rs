//! Monthly account plans from CRM and survey exports. `pipeline::run` reads like the picture in docs/architecture.md.

pub mod checks;
pub mod cli;
pub mod console;
pub mod deliver;
pub mod eject;
pub mod explain;
pub mod history;
pub mod ingest;
pub mod init;
pub mod model;
pub mod nudge;
pub mod pipeline;
pub mod plan;
#[cfg(feature = "pdf")]
pub mod preview;
pub mod reading;
pub mod render;
pub mod sample;
pub mod score;
pub mod settings;
