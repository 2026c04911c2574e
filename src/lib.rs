pub mod deliver;
pub mod history;
pub mod model;
