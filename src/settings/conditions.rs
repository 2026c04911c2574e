//! Conditions of rules that can't be told.

use toml::de::DeTable;

use super::Problem;
use super::check::offset;
use crate::score::ScoreConfig;

/// Rules without a name, and conditions that compare a text by size or a number by name.
pub(super) fn check(text: &str, table: &DeTable<'_>, scores: &ScoreConfig) -> Vec<Problem> {
    const HINT: &str = "`at_least` and `below` take a number and a figure such as `revenue_ltm`; `is`, `is_not` and \
                        `contains` take a text or a list of texts and a field such as `industry`";
    let mut problems = Vec::new();
    let mut wrong = |path: &[&str], message: &str, hint: &str| {
        problems.push(Problem::at(text, offset(table, path), message.to_owned(), hint.to_owned()));
    };
    for (place, rule) in scores.segments.rule.iter().enumerate() {
        let place = place.to_string();
        let path = |key| ["scores", "segments", "rule", place.as_str(), key];
        if rule.name.trim().is_empty() {
            wrong(&path("name"), "a segment rule has no name", "add `name = \"Key accounts\"`");
        }
        for (key, conditions) in [("all", &rule.all), ("any", &rule.any)] {
            if conditions.iter().any(|condition| !condition.is_sound()) {
                wrong(&path(key), &format!("a condition of `{}` compares what can't be compared", rule.name), HINT);
            }
        }
    }
    for (place, rule) in scores.accounts.rule.iter().enumerate() {
        let place = place.to_string();
        let path = |key| ["scores", "accounts", "rule", place.as_str(), key];
        let class = rule.class.key();
        if rule.all.is_empty() && rule.any.is_empty() {
            let message = format!("a rule of `{class}` has no condition, and so would hold for all accounts");
            wrong(&path("class"), &message, "add `all = [{ field = \"kind\", op = \"is\", value = \"Partner\" }]`");
        }
        for (key, conditions) in [("all", &rule.all), ("any", &rule.any)] {
            if conditions.iter().any(|condition| !condition.is_sound()) {
                wrong(&path(key), &format!("a condition of `{class}` compares what can't be compared"), HINT);
            }
            if conditions.iter().any(|condition| !condition.field.is_of_record()) {
                let message =
                    format!("a condition of `{class}` uses a figure, which accounts have only once they are in");
                wrong(&path(key), &message, "use fields of the account's record, such as `kind`, `name` or `domain`");
            }
        }
    }
    if scores.priority.fit.points.iter().any(|points| !points.when.is_sound()) {
        wrong(&["scores", "priority", "fit", "points"], "a condition of `fit` compares what can't be compared", HINT);
    }
    problems
}
