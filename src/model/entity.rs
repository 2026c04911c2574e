//! The kinds of records that a run reads.

use serde::{Deserialize, Serialize};

use super::record::{Field, Record};
use super::*;

macro_rules! entities {
    ($($name:ident = $key:literal, $plural:literal;)*) => {
        /// The kinds of records that a run reads; each is optional but accounts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Entity { $($name,)* }

        impl Entity {
            pub const ALL: &'static [Entity] = &[$(Entity::$name,)*];

            /// The name in configuration, profiles and tables, singular.
            pub fn key(self) -> &'static str {
                match self { $(Entity::$name => $key,)* }
            }

            /// The name in messages and counts, plural.
            pub fn plural(self) -> &'static str {
                match self { $(Entity::$name => $plural,)* }
            }

            pub fn fields(self) -> &'static [Field] {
                match self { $(Entity::$name => <$name as Record>::FIELDS,)* }
            }
        }
    };
}

entities! {
    Account = "account", "accounts";
    User = "user", "users";
    Assignment = "assignment", "assignments";
    Membership = "membership", "team memberships";
    Contact = "contact", "contacts";
    Contract = "contract", "contracts";
    Opportunity = "opportunity", "opportunities";
    LineItem = "line_item", "line items";
    StageChange = "stage_change", "stage changes";
    Revenue = "revenue", "revenue lines";
    Product = "product", "products";
    PriceBookEntry = "price_book_entry", "price book entries";
    Activity = "activity", "activities";
    Ticket = "ticket", "tickets";
    Usage = "usage", "usage rows";
    SurveyResponse = "survey_response", "survey responses";
    Invitation = "invitation", "survey invitations";
    Lead = "lead", "leads";
    Campaign = "campaign", "campaigns";
    Touch = "touch", "campaign touches";
    Signal = "signal", "signals";
    Cost = "cost", "costs";
    Quota = "quota", "quotas";
    Benchmark = "benchmark", "benchmarks";
    FxRate = "fx_rate", "exchange rates";
    PriceIndex = "price_index", "price indices";
    Holiday = "holiday", "holidays";
    Content = "content", "content pieces";
    ValueLine = "value_line", "lines of value";
    Objection = "objection", "objections";
    Task = "task", "tasks";
}

impl Entity {
    pub fn from_key(key: &str) -> Option<Entity> {
        Entity::ALL.iter().copied().find(|entity| entity.key() == key)
    }

    /// The index of a field in [`Entity::fields`].
    pub fn field(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.name == name)
    }
}

impl std::fmt::Display for Entity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.plural())
    }
}
