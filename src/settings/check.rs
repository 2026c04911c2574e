//! Every problem of a configuration file at once, each with its place. serde alone stops at the first.

use std::ops::Range;

use serde_json::{Map, Value as Json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, Problem};
use crate::model::Entity;
use crate::score::ScoreConfig;

/// Checks the text against the schema of [`Config`] and against what only the fields' meaning tells.
pub fn check(text: &str) -> Result<Config, Vec<Problem>> {
    let table = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        vec![Problem::at(
            text,
            offset,
            error.message().to_owned(),
            "the file is not valid TOML from here on".to_owned(),
        )]
    })?;
    let schema = super::schema();
    let mut walk = Walk { text, root: schema.as_object(), problems: Vec::new() };
    let root = schema.as_object().cloned().unwrap_or_default();
    walk.table(table.get_ref(), &root, &mut Vec::new());
    let mut problems = walk.problems;
    match toml::from_str::<Config>(text) {
        // The walk has said it already, with the place of each.
        Err(_) if !problems.is_empty() => Err(problems),
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            Err(vec![Problem::at(text, offset, error.message().to_owned(), "see docs/configuration.md".to_owned())])
        }
        Ok(config) => {
            problems.extend(meaning(text, table.get_ref(), &config));
            if problems.is_empty() { Ok(config) } else { Err(problems) }
        }
    }
}

struct Walk<'a> {
    text: &'a str,
    root: Option<&'a Map<String, Json>>,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    fn report(&mut self, span: Range<usize>, message: String, hint: String) {
        self.problems.push(Problem::at(self.text, span.start, message, hint));
    }

    /// Follows `$ref`, and of alternatives takes the one that is not null.
    fn resolve(&self, schema: &Map<String, Json>) -> Map<String, Json> {
        if let Some(Json::String(reference)) = schema.get("$ref") {
            let name = reference.rsplit('/').next().unwrap_or_default();
            let found = self.root.and_then(|root| root.get("$defs")).and_then(|defs| defs.get(name));
            return found.and_then(Json::as_object).map(|schema| self.resolve(schema)).unwrap_or_default();
        }
        let alternatives = schema.get("anyOf").and_then(Json::as_array);
        let not_null = |json: &&Json| json.get("type") != Some(&Json::from("null"));
        match alternatives.and_then(|all| all.iter().find(not_null)).and_then(Json::as_object) {
            Some(alternative) => self.resolve(alternative),
            None => schema.clone(),
        }
    }

    fn table(&mut self, table: &DeTable<'_>, schema: &Map<String, Json>, path: &mut Vec<String>) {
        let schema = self.resolve(schema);
        let empty = Map::new();
        let known = schema.get("properties").and_then(Json::as_object).unwrap_or(&empty);
        for (key, value) in table.iter() {
            let name = key.get_ref().to_string();
            let of_key =
                known.get(&name).or_else(|| schema.get("additionalProperties").filter(|more| more.is_object()));
            let Some(of_key) = of_key.and_then(Json::as_object) else {
                self.unknown_key(key.span(), &name, known.keys(), path);
                continue;
            };
            let of_key = of_key.clone();
            path.push(name);
            self.value(value, &of_key, path);
            path.pop();
        }
    }

    fn unknown_key<'k>(
        &mut self,
        span: Range<usize>,
        name: &str,
        known: impl Iterator<Item = &'k String>,
        path: &[String],
    ) {
        let place = if path.is_empty() { "the file".to_owned() } else { format!("`[{}]`", path.join(".")) };
        let known: Vec<&String> = known.collect();
        let hint = match nearest(name, known.iter().map(|key| key.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", list(known.iter().map(|key| key.as_str()))),
        };
        self.report(span, format!("unknown key `{name}` in {place}"), hint);
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, schema: &Map<String, Json>, path: &mut Vec<String>) {
        let schema = self.resolve(schema);
        let named = path.last().cloned().unwrap_or_default();
        if let Some(choices) = choices(&schema) {
            match value.get_ref() {
                DeValue::String(text) if choices.iter().any(|choice| choice == text.as_ref()) => {}
                other => {
                    let hint = match other.as_str().and_then(|text| nearest(text, choices.iter().map(String::as_str))) {
                        Some(near) => format!("did you mean `\"{near}\"`?"),
                        None => format!("expected one of {}", list(choices.iter().map(String::as_str))),
                    };
                    self.report(value.span(), format!("`{named}` can't be {}", shown(other)), hint);
                }
            }
            return;
        }
        match (value.get_ref(), wanted(&schema)) {
            (DeValue::Table(table), _)
                if schema.contains_key("properties") || schema.contains_key("additionalProperties") =>
            {
                self.table(table, &schema, path);
            }
            (DeValue::Array(items), Wanted::Array) => {
                let of_items = schema.get("items").and_then(Json::as_object).cloned().unwrap_or_default();
                items.iter().for_each(|item| self.value(item, &of_items, path));
            }
            (found, wanted) if wanted.accepts(found) => self.in_range(value, &schema, &named),
            (found, wanted) => {
                let message = format!("`{named}` is {}, expected {}", shown(found), wanted.words());
                self.report(value.span(), message, format!("write {}", wanted.example(&named)));
            }
        }
    }

    fn in_range(&mut self, value: &Spanned<DeValue<'_>>, schema: &Map<String, Json>, named: &str) {
        let number = match value.get_ref() {
            DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
            DeValue::Integer(integer) => integer.as_str().parse::<f64>().ok(),
            _ => None,
        };
        let Some(number) = number else { return };
        if !number.is_finite() {
            let message = format!("`{named}` is {}, expected a number", shown(value.get_ref()));
            self.report(value.span(), message, format!("write `{named} = 0.5`"));
            return;
        }
        let limit = |key: &str| schema.get(key).and_then(Json::as_f64);
        let (low, high) = (limit("minimum"), limit("maximum"));
        if low.is_some_and(|low| number < low) || high.is_some_and(|high| number > high) {
            let range = match (low, high) {
                (Some(low), Some(high)) => format!("from {low} to {high}"),
                (Some(low), None) => format!("{low} or more"),
                (_, Some(high)) => format!("at most {high}"),
                (None, None) => return,
            };
            self.report(
                value.span(),
                format!("`{named}` is {number}, expected {range}"),
                "correct the number".to_owned(),
            );
        }
    }
}

/// The kinds of values that a schema asks for.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    Date,
    Integer,
    Number,
    Flag,
    Array,
    Table,
    Anything,
}

fn wanted(schema: &Map<String, Json>) -> Wanted {
    let kind = match schema.get("type") {
        Some(Json::String(kind)) => kind.as_str(),
        Some(Json::Array(kinds)) => {
            kinds.iter().filter_map(Json::as_str).find(|kind| *kind != "null").unwrap_or_default()
        }
        _ => "",
    };
    match kind {
        "string" if schema.get("format").and_then(Json::as_str) == Some("date") => Wanted::Date,
        "string" => Wanted::Text,
        "integer" => Wanted::Integer,
        "number" => Wanted::Number,
        "boolean" => Wanted::Flag,
        "array" => Wanted::Array,
        "object" => Wanted::Table,
        _ => Wanted::Anything,
    }
}

impl Wanted {
    fn accepts(self, found: &DeValue<'_>) -> bool {
        if let (Wanted::Date, DeValue::String(text)) = (self, found) {
            return text.parse::<crate::model::Date>().is_ok();
        }
        matches!(
            (self, found),
            (Wanted::Anything, _)
                | (Wanted::Text, DeValue::String(_))
                | (Wanted::Date, DeValue::Datetime(_))
                | (Wanted::Integer, DeValue::Integer(_))
                | (Wanted::Number, DeValue::Integer(_) | DeValue::Float(_))
                | (Wanted::Flag, DeValue::Boolean(_))
        )
    }

    fn words(self) -> &'static str {
        match self {
            Wanted::Text => "text",
            Wanted::Date => "a date",
            Wanted::Integer => "a whole number",
            Wanted::Number => "a number",
            Wanted::Flag => "true or false",
            Wanted::Array => "a list",
            Wanted::Table => "a table",
            Wanted::Anything => "a value",
        }
    }

    fn example(self, key: &str) -> String {
        match self {
            Wanted::Text => format!("`{key} = \"...\"`"),
            Wanted::Date => format!("`{key} = 2026-10-31`"),
            Wanted::Integer => format!("`{key} = 12`"),
            Wanted::Number => format!("`{key} = 0.5`"),
            Wanted::Flag => format!("`{key} = true`"),
            Wanted::Array => format!("`{key} = [\"...\"]`"),
            Wanted::Table | Wanted::Anything => format!("its keys under `[{key}]`"),
        }
    }
}

/// The words that a schema allows, if it allows certain words only.
fn choices(schema: &Map<String, Json>) -> Option<Vec<String>> {
    if let Some(all) = schema.get("enum").and_then(Json::as_array) {
        return Some(all.iter().filter_map(Json::as_str).map(str::to_owned).collect());
    }
    // Enumerations whose variants are documented become one constant each.
    let all = schema.get("oneOf").and_then(Json::as_array)?;
    let mut words = Vec::new();
    for one in all {
        match (one.get("const").and_then(Json::as_str), one.get("enum").and_then(Json::as_array)) {
            (Some(word), _) => words.push(word.to_owned()),
            (None, Some(several)) => words.extend(several.iter().filter_map(Json::as_str).map(str::to_owned)),
            (None, None) => return None,
        }
    }
    Some(words)
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("`\"{text}\"`"),
        DeValue::Integer(integer) => format!("`{}`", integer.as_str()),
        DeValue::Float(float) => format!("`{}`", float.as_str()),
        DeValue::Boolean(flag) => format!("`{flag}`"),
        DeValue::Datetime(date) => format!("`{date}`"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// The known word that a wrong one was probably meant to be.
pub(super) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LIKE_ENOUGH: f64 = 0.8;
    known
        .map(|word| (strsim::jaro_winkler(&wrong.to_lowercase(), &word.to_lowercase()), word))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// What the types can't tell: field names, encodings, separators.
fn meaning(text: &str, table: &DeTable<'_>, config: &Config) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut field_of = |entity: Entity, field: &str, path: &[&str]| {
        if entity.field(field).is_none() {
            let known = || entity.fields().iter().map(|field| field.name);
            let hint = match nearest(field, known()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("fields of `{}`: {}", entity.key(), list(known())),
            };
            let message = format!("`{}` has no field `{field}`", entity.key());
            problems.push(Problem::at(text, offset(table, path), message, hint));
        }
    };
    for (entity, columns) in &config.columns {
        columns.keys().for_each(|field| field_of(*entity, field, &["columns", entity.key(), field]));
    }
    for (place, source) in config.source.iter().enumerate() {
        let Some(entity) = source.entity else { continue };
        let place = place.to_string();
        source.columns.keys().for_each(|field| field_of(entity, field, &["source", &place, "columns", field]));
        source.values.keys().for_each(|field| field_of(entity, field, &["source", &place, "values", field]));
        source.scale.keys().for_each(|field| field_of(entity, field, &["source", &place, "scale", field]));
    }
    for (place, source) in config.source.iter().enumerate() {
        let place = place.to_string();
        let mut wrong = |key: &str, message: String, hint: &str| {
            problems.push(Problem::at(text, offset(table, &["source", &place, key]), message, hint.to_owned()));
        };
        if source.files.is_empty() {
            wrong("files", "a `[[source]]` names no files".to_owned(), "add `files = [\"path/*.csv\"]`");
        }
        if let Some(name) = source.encoding.as_deref().filter(|name| crate::ingest::encoding_named(name).is_none()) {
            wrong(
                "encoding",
                format!("`{name}` is no encoding that is known"),
                "for example `utf-8`, `windows-1252`, `macintosh`, `utf-16le`",
            );
        }
        if source.separator.is_some_and(|separator| !can_separate(separator)) {
            wrong(
                "separator",
                "`separator` must be one ASCII character that is no letter, digit, quote or line break".to_owned(),
                "for example `\";\"` or `\"\\t\"`",
            );
        }
    }
    let mut field_of_any = |field: &str, path: &[&str]| {
        if Entity::ALL.iter().any(|entity| entity.field(field).is_some()) {
            return;
        }
        let all = || Entity::ALL.iter().flat_map(|entity| entity.fields()).map(|field| field.name);
        let hint = nearest(field, all())
            .map_or("see docs/configuration.md for the fields".to_owned(), |near| format!("did you mean `{near}`?"));
        let message = format!("no kind of record has a field `{field}`");
        problems.push(Problem::at(text, offset(table, path), message, hint));
    };
    config.aliases.keys().for_each(|field| field_of_any(field, &["aliases", field]));
    // What the rows of a source are may only be known once its headings are read; a field must exist all the same.
    for (place, source) in config.source.iter().enumerate().filter(|(_, source)| source.entity.is_none()) {
        let place = place.to_string();
        source.columns.keys().for_each(|field| field_of_any(field, &["source", &place, "columns", field]));
        source.values.keys().for_each(|field| field_of_any(field, &["source", &place, "values", field]));
        source.scale.keys().for_each(|field| field_of_any(field, &["source", &place, "scale", field]));
    }
    problems.extend(contradictions(text, table, &config.scores));
    problems.extend(super::conditions::check(text, table, &config.scores));
    problems.extend(super::brand::meaning(text, table, config));
    problems
}

/// Whether a character can stand between two cells.
fn can_separate(separator: char) -> bool {
    separator == '\t' || (separator.is_ascii_punctuation() && separator != '"') || separator == ' '
}

/// Settings that are each possible and together are not.
fn contradictions(text: &str, table: &DeTable<'_>, scores: &ScoreConfig) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut unless = |holds: bool, path: [&str; 3], message: &str, hint: &str| {
        if !holds {
            problems.push(Problem::at(text, offset(table, &path), message.to_owned(), hint.to_owned()));
        }
    };
    let ScoreConfig { csat, churn, priority, .. } = scores;
    let weights = [
        priority.value_weight,
        priority.growth_weight,
        priority.whitespace_weight,
        priority.fit_weight,
        priority.relationship_weight,
        priority.urgency_weight,
    ];
    unless(
        weights.iter().any(|weight| *weight > 0.0),
        ["scores", "priority", "value_weight"],
        "all weights of the priority score are 0",
        "give the criteria that matter a weight above 0",
    );
    unless(
        priority.tier_a_share + priority.tier_b_share <= 1.0,
        ["scores", "priority", "tier_b_share"],
        "`tier_a_share` and `tier_b_share` are more than 1 together",
        "they are shares of all accounts; what is left is tier C",
    );
    unless(
        priority.tier_a_from.is_some() == priority.tier_b_from.is_some(),
        ["scores", "priority", if priority.tier_a_from.is_some() { "tier_a_from" } else { "tier_b_from" }],
        "only one of `tier_a_from` and `tier_b_from` is set",
        "tiers by score need both; leave both out for tiers by share",
    );
    if let (Some(a), Some(b)) = (priority.tier_a_from, priority.tier_b_from) {
        unless(
            a >= b,
            ["scores", "priority", "tier_a_from"],
            "`tier_a_from` is below `tier_b_from`",
            "exchange the two",
        );
    }
    unless(
        churn.medium_from <= churn.high_from,
        ["scores", "churn", "high_from"],
        "`high_from` is below `medium_from`",
        "the high band begins where the medium one ends",
    );
    unless(
        churn.medium_risk_from <= churn.high_risk_from,
        ["scores", "churn", "high_risk_from"],
        "`high_risk_from` is below `medium_risk_from`",
        "the high band begins where the medium one ends",
    );
    unless(
        churn.training.c.iter().all(|c| *c > 0.0) && !churn.training.c.is_empty(),
        ["scores", "churn", "training"],
        "`c` needs numbers above 0",
        "each is an inverse strength of the penalty, for example `c = [0.1, 1.0]`",
    );
    unless(
        churn.training.min_events <= churn.training.takeover_events,
        ["scores", "churn", "training"],
        "`takeover_events` is below `min_events`",
        "taking over needs at least as many events as training",
    );
    unless(
        csat.satisfied_from <= csat.scale_max,
        ["scores", "csat", "satisfied_from"],
        "`satisfied_from` is above `scale_max`",
        "on a scale of 1 to 5, answers from 4 on usually count as satisfied",
    );
    if let (Some(least), Some(most)) = (priority.fit.min_employees, priority.fit.max_employees) {
        unless(
            least <= most,
            ["scores", "priority", "fit"],
            "`min_employees` is above `max_employees`",
            "exchange the two",
        );
    }
    problems
}

/// Where a path of keys (and places in lists) lies; as deep as it can be followed.
pub(super) fn offset(table: &DeTable<'_>, path: &[&str]) -> usize {
    let mut at = 0;
    let mut current: Option<&DeTable<'_>> = Some(table);
    let mut items: Option<&[Spanned<DeValue<'_>>]> = None;
    for key in path {
        let value = if let Some(list) = items.take() {
            key.parse::<usize>().ok().and_then(|place| list.get(place)).inspect(|item| at = item.span().start)
        } else {
            let entry = current.and_then(|table| table.iter().find(|(name, _)| name.get_ref().as_ref() == *key));
            entry.map(|(name, value)| {
                at = name.span().start;
                value
            })
        };
        match value.map(Spanned::get_ref) {
            Some(DeValue::Table(inner)) => current = Some(inner),
            Some(DeValue::Array(list)) => items = Some(list.as_ref()),
            _ => return at,
        }
    }
    at
}
