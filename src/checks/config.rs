//! What the checks are told.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Entity;

/// What a finding does to a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Off,
    #[default]
    Warn,
    Stop,
}

/// What is asked of the exports before anything is published, each check `off`, `warn` or `stop`. A warning is printed
/// and listed in `run.json`, `last-run.json` and the fix list; `stop` publishes nothing: exit code 2, with every reason. Months are compared with the last published run of an earlier month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChecksConfig {
    /// A file has the same bytes as one of the last published month.
    pub same_file: Action,
    /// The kinds of records whose files are expected to change every month; others may stay as they are.
    pub same_file_entities: Vec<Entity>,
    /// The newest record of a kind, of those known by the as-of date, is older than expected.
    pub old_records: Action,
    /// Days before the as-of date that the newest record of a kind may lie, `revenue = 45`; 0 asks nothing. Kinds not
    /// named here: activity 31, revenue and usage 45, opportunity, stage change, ticket and lead 60, survey response 180.
    pub newest_days: BTreeMap<Entity, u32>,
    /// Rows of a file, or of a kind of record, are fewer than in the last published month by more than a share.
    pub fewer_rows: Action,
    /// That share, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub fewer_rows_share: f64,
    /// Rows that there must have been for a fall to count; a file or group that had that many and has none always does.
    #[schemars(range(min = 1))]
    pub least_rows: u64,
    /// An owner, region, country, segment or currency of the last published month has no account any more, or none of
    /// the revenue lines or opportunities that it had.
    pub unit_gone: Action,
    /// Accounts that such a group must have had.
    #[schemars(range(min = 1))]
    pub least_accounts: u64,
    /// A file or sheet of the last published month is missing, whatever date its name holds.
    pub source_gone: Action,
    /// Totals that finance has.
    pub control: ControlConfig,
}

impl Default for ChecksConfig {
    fn default() -> Self {
        ChecksConfig {
            same_file: Action::Warn,
            same_file_entities: vec![
                Entity::Opportunity,
                Entity::LineItem,
                Entity::StageChange,
                Entity::Revenue,
                Entity::Activity,
                Entity::Ticket,
                Entity::Usage,
                Entity::SurveyResponse,
                Entity::Lead,
                Entity::Touch,
            ],
            old_records: Action::Warn,
            newest_days: BTreeMap::new(),
            fewer_rows: Action::Warn,
            fewer_rows_share: 0.2,
            least_rows: 10,
            unit_gone: Action::Warn,
            least_accounts: 1,
            source_gone: Action::Warn,
            control: ControlConfig::default(),
        }
    }
}

impl ChecksConfig {
    /// Days that the newest record of a kind may lie back; none where nothing is asked.
    pub fn newest_days(&self, entity: Entity) -> Option<u32> {
        let usual = match entity {
            Entity::Activity => 31,
            Entity::Revenue | Entity::Usage => 45,
            Entity::Opportunity | Entity::StageChange | Entity::Ticket | Entity::Lead => 60,
            Entity::SurveyResponse => 180,
            _ => 0,
        };
        Some(self.newest_days.get(&entity).copied().unwrap_or(usual)).filter(|days| *days > 0)
    }
}

/// Finance's totals: a CSV or workbook with the columns `month` (`2026-10`), `figure` (`revenue`: value of the month's
/// revenue lines that count, credit notes deducted; `orders`: number of its orders), `amount`, and if wanted `currency`:
/// then of lines in that currency alone, unconverted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ControlConfig {
    /// The file, relative to the input folder; no control where not given.
    pub file: Option<String>,
    /// What a difference does, and a file that is missing, can't be used or says nothing of the month.
    pub action: Action,
    /// Difference that is tolerated, as a share of finance's total, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub tolerance_share: f64,
    /// Who keeps the file: what is wrong in it is listed for this sender.
    pub owner: Option<String>,
}

impl Default for ControlConfig {
    fn default() -> Self {
        ControlConfig { file: None, action: Action::Warn, tolerance_share: 0.005, owner: None }
    }
}
