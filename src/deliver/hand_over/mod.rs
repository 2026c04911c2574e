//! The plans as files that other programs import: `tasks/` of a run. What is in them is decided in [`crate::plan::tasks`].

mod asana;
mod generic;
mod salesforce;
mod trello;

pub use asana::asana;
pub use generic::generic;
pub use salesforce::salesforce;
pub use trello::{trello_api, trello_lines};
