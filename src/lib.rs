pub mod model;
pub mod sample;
