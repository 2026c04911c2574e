//! The portal as one HTML file that needs nothing else: style and script are within, nothing is fetched.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde_json::Value as Json;

use super::brand::Brand;
use super::portal_brand;
use super::templates::{PORTAL, PORTAL_SCRIPT, PORTAL_STYLE};
use crate::plan::portal::Portal;

/// Why the page could not be made: a fault of the template, never of the data.
#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    /// With the place, and the template's line where it is known.
    #[error("the portal could not be rendered: {0}")]
    Template(String),
    #[error("the portal's data could not be handed to its template: {0}")]
    Data(#[from] serde_json::Error),
}

impl PortalError {
    pub fn hint(&self) -> &'static str {
        "check `portal.html` if it is your own; otherwise please report this"
    }
}

/// The page. Every text of the data is escaped; a name that the template misspells is an error.
pub fn render(portal: &Portal, brand: &Brand) -> Result<String, PortalError> {
    let portal = serde_json::to_value(portal)?;
    let text = |name| brand.templates.text(name).unwrap_or_default();
    page(text(PORTAL), portal, brand).map_err(|error| PortalError::Template(told(&error, text(PORTAL))))
}

fn page(template: &str, portal: Json, brand: &Brand) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template(PORTAL, template)?;
    // The page's policy lets in what bears this word alone. It is the same for the same data, and nobody who writes a
    // part of the data can tell it.
    let nonce = blake3::hash(portal.to_string().as_bytes()).to_hex().to_string();
    let portal = value(portal);
    // The company's or ours, not data: escaping would spoil them.
    let text = |name| brand.templates.text(name).unwrap_or_default();
    let style = Value::from_safe_string(format!("{}{}", text(PORTAL_STYLE), portal_brand::style(brand)));
    let script = Value::from_safe_string(text(PORTAL_SCRIPT).to_owned());
    let brand = value(portal_brand::data(brand));
    environment.get_template(PORTAL)?.render(context! { portal, brand, nonce, style, script })
}

/// Where in the template a fault lies, its line, and what it is.
fn told(error: &minijinja::Error, template: &str) -> String {
    let mut text = match (error.name(), error.line()) {
        (Some(name), Some(line)) => format!("{name}:{line}: {}", error.kind()),
        _ => error.kind().to_string(),
    };
    if let Some(detail) = error.detail() {
        text.push_str(&format!(": {detail}"));
    }
    let line = error.line().and_then(|line| Some((line, template.lines().nth(line.checked_sub(1)?)?)));
    if let Some((number, line)) = line {
        let shown: String = line.trim().chars().take(100).collect();
        text.push_str(&format!("\n  {number} | {shown}"));
    }
    text
}

/// JSON as a value of the template engine, whose own bridge to serde is not among the features in use.
fn value(json: Json) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(flag) => Value::from(flag),
        Json::Number(number) => {
            number.as_i64().map(Value::from).or(number.as_f64().map(Value::from)).unwrap_or_default()
        }
        Json::String(text) => Value::from(text),
        Json::Array(items) => items.into_iter().map(value).collect::<Vec<Value>>().into(),
        Json::Object(fields) => {
            fields.into_iter().map(|(name, field)| (name, value(field))).collect::<BTreeMap<String, Value>>().into()
        }
    }
}
