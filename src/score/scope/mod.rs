//! What is in: which accounts are customers, prospects or neither, and which are left out.
//!
//! Accounts for trying things out and our own companies are taken out of the portfolio with all their rows before
//! anything is scored ([`leave_out`]), so that no figure has to think of them. All others stay; their class says which
//! figures they are for.

mod class;
pub mod config;
mod findings;
mod kind;
mod leave_out;
mod look_alikes;

pub use class::ClassScores;
pub use config::{AccountsConfig, ClassRule, KindConfig};
pub use leave_out::leave_out;
pub use look_alikes::{Likeness, LookAlikes, PeerProduct};

pub(super) use class::{class, withhold};
pub(super) use findings::findings;
pub(super) use kind::KindWords;
pub(super) use look_alikes::compare;
