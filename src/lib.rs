pub mod ingest;
pub mod model;
pub mod plan;
