//! The portal as one HTML file that needs nothing else: style and script are within, nothing is fetched.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde_json::Value as Json;

use crate::plan::portal::Portal;

const PAGE: &str = include_str!("../../templates/portal.html");
const STYLE: &str = include_str!("../../templates/portal.css");
const SCRIPT: &str = include_str!("../../templates/portal.js");

/// Why the page could not be made: a fault of the template, never of the data.
#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    #[error("the portal could not be rendered: {0}")]
    Template(#[from] minijinja::Error),
    #[error("the portal's data could not be handed to its template: {0}")]
    Data(#[from] serde_json::Error),
}

impl PortalError {
    pub fn hint(&self) -> &'static str {
        "check `portal.html` if it is your own; otherwise please report this"
    }
}

/// The page. Every text of the data is escaped; a name that the template misspells is an error.
pub fn render(portal: &Portal) -> Result<String, PortalError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template("portal.html", PAGE)?;
    let portal = serde_json::to_value(portal)?;
    // The page's policy lets in what bears this word alone. It is the same for the same data, and nobody who writes a
    // part of the data can tell it.
    let nonce = blake3::hash(portal.to_string().as_bytes()).to_hex().to_string();
    let portal = value(portal);
    // Ours, not data: escaping would spoil them.
    let (style, script) = (Value::from_safe_string(STYLE.to_owned()), Value::from_safe_string(SCRIPT.to_owned()));
    Ok(environment.get_template("portal.html")?.render(context! { portal, nonce, style, script })?)
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
