//! What may be set about people. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::config::words;

/// Who gets the credit, and which changes of a field history are changes of the owner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PeopleConfig {
    /// To whom closed deals and revenue count, in the dimensions owner, manager and region and in the quarter. What is
    /// open or planned always counts to who looks after it today.
    pub credit: Credit,
    /// Words of the field that changed, in a field history, which mean the owner.
    pub owner_fields: Vec<String>,
}

/// To whom closed business counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Credit {
    /// To who looked after it on the day on which it closed or was invoiced.
    #[default]
    Closing,
    /// To who looks after the account today.
    Today,
}

impl Default for PeopleConfig {
    fn default() -> Self {
        PeopleConfig {
            credit: Credit::default(),
            owner_fields: words(&[
                "owner",
                "ownerid",
                "account owner",
                "hubspot owner id",
                "propietario",
                "responsable",
                "comercial",
            ]),
        }
    }
}
