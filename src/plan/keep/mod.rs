//! The round trip of plans: what earlier months left and reps handed back, laid over what this month's data proposes.
//!
//! Last month's book and the drafts that came back give this month's book ([`merge`]). Each account's plan lays it over
//! what the rules propose ([`Kept`]), and what that comes to is what this month leaves ([`next`]).

mod accounts;
pub mod fields;
mod follow;
mod kept;
mod merge;
mod next;
mod progress;
mod recover;
mod rows;
mod stage;
mod stamp;
mod standing;
mod tasks;
mod today;
mod told;
mod wording;

pub use accounts::{Accounts, Desk, Now};
pub use follow::{DROPPED_MONTHS, FOLLOWED, Proposal, follow, is_closed, is_shown};
pub use kept::{ACTION, Kept, proposals};
pub use merge::{Merged, merge};
pub use next::next;
pub use progress::Progress;
pub use recover::recover;
pub use stage::Stage;
pub use stamp::Stamp;
pub use standing::{Conflict, Standing, State, Verdict};
pub use tasks::with_tasks;
pub use told::{About, Told};
pub use wording::{person, reworded};
