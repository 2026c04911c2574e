//! The round trip of plans: what earlier months left and reps handed back, laid over what this month's data proposes.

mod accounts;
pub mod fields;
mod merge;
mod rows;
mod stage;
mod stamp;
mod told;

pub use accounts::{Accounts, Desk, Now};
pub use merge::{Merged, merge};
pub use stage::Stage;
pub use stamp::Stamp;
pub use told::{About, Told};
