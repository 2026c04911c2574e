pub mod deliver;
pub mod history;
pub mod ingest;
pub mod model;
pub mod plan;
pub mod sample;
pub mod score;
pub mod settings;
