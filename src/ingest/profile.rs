//! Source profiles: how a vendor's exports call our fields. One TOML file a vendor; users add their own as files.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Entity;

/// The exports of one vendor.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// How the configuration names it.
    pub name: String,
    /// What messages call it.
    pub title: String,
    #[serde(default)]
    pub table: Vec<ProfileTable>,
    /// Tables that are known and of no use.
    #[serde(default)]
    pub unused: Vec<UnusedTable>,
}

/// A kind of table that no figure makes use of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnusedTable {
    /// What messages call it.
    pub title: String,
    /// Recognised when of each group at least one heading is there.
    pub require: Vec<Vec<String>>,
}

/// One kind of table of a vendor.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileTable {
    pub entity: Entity,
    /// Recognised when of each group at least one heading is there.
    #[serde(default)]
    pub require: Vec<Vec<String>>,
    /// Not recognised when one of these is there.
    #[serde(default)]
    pub without: Vec<String>,
    /// For tables that had a row a question and were made one row a response; no others are.
    #[serde(default)]
    pub row_a_question: bool,
    /// Fields that a column stands in for which says something else, with what it says: told as a doubt.
    #[serde(default)]
    pub stand_in: BTreeMap<String, Vec<String>>,
    /// Rows that are headings, the first included.
    #[serde(default = "one")]
    pub heading_rows: usize,
    /// By what a further row is told to be a heading.
    #[serde(default)]
    pub further_headings: FurtherHeadings,
    /// Patterns of headings that are codes: the text below joins them (`Q1: How likely ...`).
    #[serde(default)]
    pub coded_questions: Vec<String>,
    /// Patterns of headings that are codes and nothing else: the text below takes their place.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Our field = the headings that may hold it, the first present wins. `*` stands for any text; a heading with `*`
    /// counts only where the values fit the field.
    pub columns: BTreeMap<String, Vec<String>>,
    /// Fields whose cells may hold several values joined with `;`, of which the first counts.
    #[serde(default)]
    pub first_of_many: Vec<String>,
    /// Fields without a column that take the dates of the comments above the headings, in their order: the days from
    /// which and to which a report reaches.
    #[serde(default)]
    pub dates_above: Vec<String>,
    /// A column of these values is left out, whatever else the row holds: `status = ["Survey Preview"]`.
    #[serde(default)]
    pub leave_out: BTreeMap<String, Vec<String>>,
}

impl ProfileTable {
    /// Whether the values of a column tell if it is the one that is looked for.
    pub fn has_patterns(&self) -> bool {
        self.columns.values().flatten().any(|heading| heading.contains('*'))
    }
}

/// What tells that a row below the headings is a heading too, by the column of the first required heading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FurtherHeadings {
    /// The column, which every record fills, is blank.
    #[default]
    KeyBlank,
    /// The column, which holds a date in every record, holds none.
    KeyNoDate,
    /// There are always as many.
    Always,
}

fn one() -> usize {
    1
}

/// A profile file that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    #[error("cannot read source profile `{file}`: {source}")]
    Io { file: String, source: std::io::Error },
    #[error("source profile `{file}` is not valid\n  {message}")]
    Syntax { file: String, message: String },
    #[error("source profile `{file}`: `{entity}` has no field `{field}`\n  expected: one of {expected}")]
    UnknownField { file: String, entity: &'static str, field: String, expected: String },
}

const BUILT_IN: &[(&str, &str)] = &[
    ("salesforce-api.toml", include_str!("../../templates/sources/salesforce-api.toml")),
    ("salesforce-report.toml", include_str!("../../templates/sources/salesforce-report.toml")),
    ("hubspot.toml", include_str!("../../templates/sources/hubspot.toml")),
    ("zoho.toml", include_str!("../../templates/sources/zoho.toml")),
    ("surveymonkey.toml", include_str!("../../templates/sources/surveymonkey.toml")),
    ("google-forms.toml", include_str!("../../templates/sources/google-forms.toml")),
    ("qualtrics.toml", include_str!("../../templates/sources/qualtrics.toml")),
    ("typeform.toml", include_str!("../../templates/sources/typeform.toml")),
    ("microsoft-forms.toml", include_str!("../../templates/sources/microsoft-forms.toml")),
    ("delighted.toml", include_str!("../../templates/sources/delighted.toml")),
    ("pipedrive.toml", include_str!("../../templates/sources/pipedrive.toml")),
    ("dynamics.toml", include_str!("../../templates/sources/dynamics.toml")),
    ("survey-rows.toml", include_str!("../../templates/sources/survey-rows.toml")),
    ("asana.toml", include_str!("../../templates/sources/asana.toml")),
    ("trello.toml", include_str!("../../templates/sources/trello.toml")),
    ("monday.toml", include_str!("../../templates/sources/monday.toml")),
    ("google-analytics.toml", include_str!("../../templates/sources/google-analytics.toml")),
];

/// The built-in profiles.
pub fn built_in() -> Result<Vec<Profile>, ProfileError> {
    BUILT_IN.iter().map(|(file, text)| parse(file, text)).collect()
}

/// A profile from the text of its file; every field it names is checked.
pub fn parse(file: &str, text: &str) -> Result<Profile, ProfileError> {
    let profile: Profile = toml::from_str(text)
        .map_err(|error| ProfileError::Syntax { file: file.to_owned(), message: error.to_string() })?;
    for table in &profile.table {
        let named = table.columns.keys().chain(&table.first_of_many).chain(table.leave_out.keys());
        for field in named {
            if table.entity.field(field).is_none() {
                let expected: Vec<&str> = table.entity.fields().iter().map(|field| field.name).collect();
                return Err(ProfileError::UnknownField {
                    file: file.to_owned(),
                    entity: table.entity.key(),
                    field: field.clone(),
                    expected: expected.join(", "),
                });
            }
        }
    }
    Ok(profile)
}

/// How headings are compared: without regard to case, to blanks around them and to `_` for a blank.
pub fn heading_key(heading: &str) -> String {
    heading
        .split(|c: char| c.is_whitespace() || c == '_')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_profiles_name_only_fields_that_exist() {
        assert_eq!(built_in().unwrap().len(), BUILT_IN.len());
    }

    #[test]
    fn an_unknown_field_is_refused_by_name() {
        let text = "name = 'x'\ntitle = 'X'\n[[table]]\nentity = 'ticket'\nrequire = []\ncolumns.openend = ['Opened']";
        let error = parse("x.toml", text).unwrap_err().to_string();
        assert!(error.contains("`ticket` has no field `openend`"), "{error}");
    }

    #[test]
    fn headings_compare_by_their_words() {
        assert_eq!(heading_key(" Account  Name "), heading_key("account_name"));
        assert_ne!(heading_key("Account.Name"), heading_key("Account Name"));
    }
}
