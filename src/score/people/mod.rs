//! Who looks after what: today, and on the day on which something closed.
//!
//! People change: accounts are handed over, reps change their manager, and some leave. Where an export tells it (a table
//! of assignments, a CRM's field history, a table of memberships), closed business counts to who held it then; where
//! none does, an account was always its current owner's and a deal its own owner's.

pub mod config;
pub mod credit;
mod directory;
mod findings;
mod orphans;
mod ownership;
mod spans;

pub use config::{Credit, PeopleConfig};
pub use credit::{Holder, People, View};
pub use directory::Directory;
pub use orphans::{OwnerScores, OwnerState, Receiver, ReceiverBasis};

pub(super) use findings::findings;
pub(super) use orphans::{knows_owners, names_owners, owner};
