//! The words and numbers of the reports: `language` chooses the words, `locale` the form of numbers and dates.
//!
//! Words are Fluent messages (`templates/locales`, embedded) that a company may override one by one. Everything
//! that is put into a sentence is written out first, by the formatters of this module, so that one amount reads the
//! same in a sentence, a tile and a table.

pub mod args;
mod currency;
mod date;
mod error;
mod messages;
mod money;
mod number;
mod prose;
mod reason;

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_locale_core::Locale;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use args::{Arg, Args, args};
pub use error::LanguageError;
use messages::Outline;
pub use prose::{followed, truncated};

/// The languages that the reports are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LanguageCode {
    Es,
    En,
}

impl LanguageCode {
    pub const ALL: [LanguageCode; 2] = [LanguageCode::Es, LanguageCode::En];

    /// The BCP 47 language subtag.
    pub fn tag(self) -> &'static str {
        match self {
            LanguageCode::Es => "es",
            LanguageCode::En => "en",
        }
    }

    /// The locale of numbers and dates where none is set.
    pub fn default_locale(self) -> &'static str {
        match self {
            LanguageCode::Es => "es-ES",
            LanguageCode::En => "en-US",
        }
    }

    fn source(self) -> &'static str {
        match self {
            LanguageCode::Es => include_str!("../../../templates/locales/es.ftl"),
            LanguageCode::En => include_str!("../../../templates/locales/en.ftl"),
        }
    }
}

/// The words of one language and the number and date forms of one locale; shared by all threads of a run.
pub struct Language {
    code: LanguageCode,
    locale: Locale,
    layout: money::Layout,
    bundle: FluentBundle<FluentResource>,
    /// Per key, the variables its text and the messages that it refers to can use.
    variables: BTreeMap<String, Vec<String>>,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Language").field("code", &self.code).field("locale", &self.locale.to_string()).finish()
    }
}

impl Language {
    /// Words of a language, forms of a locale of that language, and the company's own sentences (Fluent text) that
    /// replace ours key by key.
    ///
    /// Overrides are checked here, before any document is planned: they may only name keys that exist, and only
    /// variables that the sentence gets.
    pub fn load(code: LanguageCode, locale: &str, overrides: Option<&str>) -> Result<Language, LanguageError> {
        let parsed: Locale =
            locale.parse().map_err(|_| LanguageError::MalformedLocale { locale: locale.to_owned() })?;
        if parsed.id.language.as_str() != code.tag() {
            return Err(LanguageError::OtherLanguage { locale: locale.to_owned(), language: code.tag() });
        }
        number::check(&parsed)?;
        date::check(&parsed)?;

        // The plural rules are those of the language; a region adds none.
        let malformed = |_| LanguageError::MalformedLocale { locale: code.tag().to_owned() };
        let id: LanguageIdentifier = code.tag().parse().map_err(malformed)?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks are for screens that mix directions; PDF and xlsx would print them as boxes.
        bundle.set_use_isolating(false);
        let own = messages::parse(code.source(), "templates/locales")?;
        bundle.add_resource_overriding(own);

        let outline = Outline::of(code.source());
        if let Some(text) = overrides {
            // Editors on Windows put a byte order mark first, which Fluent takes for a fault.
            let text = text.trim_start_matches('\u{FEFF}');
            let resource = messages::parse(text, "overrides")?;
            outline.check_overrides(&Outline::of(text))?;
            bundle.add_resource_overriding(resource);
        }
        let variables = outline.variables();
        let layout = money::Layout::of(code, &parsed);
        // A level that a sentence names by itself: `{ PERCENT(95) }` is `95 %` or `95%`, as the locale writes percents.
        let percent = bundle.add_function("PERCENT", move |of, _| match of.first() {
            Some(FluentValue::Number(level)) => FluentValue::from(layout.percent(&level.as_string())),
            _ => FluentValue::Error,
        });
        percent.map_err(|fault| LanguageError::Unresolved { key: "PERCENT".to_owned(), problem: fault.to_string() })?;
        Ok(Language { code, locale: parsed, layout, bundle, variables })
    }

    pub fn code(&self) -> LanguageCode {
        self.code
    }

    /// The BCP 47 tag of the reader's locale, such as `es-MX`, for the language property of a document.
    pub fn locale(&self) -> String {
        self.locale.to_string()
    }

    /// Whether a message of this key exists, for names that come from data.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// All keys with the arguments that each takes; a count `n` stands once, without its text `n-text`.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.variables.iter().map(|(key, variables)| (key.as_str(), variables.as_slice()))
    }

    /// The text of a message without arguments.
    pub fn word(&self, key: &str) -> String {
        self.text(key, &Args::none())
    }

    /// The text of a message. A missing key shows as `⟦key⟧` and a missing argument as `{$name}`, in the open where
    /// the reader and the publishing check see it; use [`Language::try_text`] where that must be an error.
    pub fn text(&self, key: &str, args: &Args<'_>) -> String {
        self.resolve(key, args).0.unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// The text of a message; an unknown key, a missing argument and one that the message does not take are errors.
    pub fn try_text(&self, key: &str, args: &Args<'_>) -> Result<String, LanguageError> {
        let (Some(text), problems) = self.resolve(key, args) else {
            return Err(LanguageError::MissingKey { key: key.to_owned() });
        };
        let taken = self.variables.get(key).map(Vec::as_slice).unwrap_or_default();
        if let Some(name) = taken.iter().find(|name| !args.has(name)) {
            return Err(LanguageError::MissingArgument { key: key.to_owned(), argument: name.clone() });
        }
        if let Some(name) = args.names().find(|name| !taken.iter().any(|known| known == name)) {
            return Err(LanguageError::ExtraArgument { key: key.to_owned(), argument: name.to_owned() });
        }
        match problems.first() {
            Some(problem) => Err(LanguageError::Unresolved { key: key.to_owned(), problem: problem.clone() }),
            None => Ok(text),
        }
    }

    /// The text if there is such a message, and what went wrong in it.
    fn resolve(&self, key: &str, args: &Args<'_>) -> (Option<String>, Vec<String>) {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return (None, Vec::new());
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args.iter() {
            match arg {
                Arg::Text(text) => values.set(name, FluentValue::from(text)),
                Arg::Count(count) => {
                    values.set(name, FluentValue::from(count));
                    values.set(format!("{name}-text"), FluentValue::from(self.integer(count)));
                }
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        let stopped = args.iter().filter_map(|(_, arg)| match arg {
            Arg::Text(own) if own.ends_with('.') => Some(own.to_string()),
            _ => None,
        });
        let text = stopped.fold(text, |text, own| prose::stopped_once(&text, &own));
        (Some(text), errors.iter().map(ToString::to_string).collect())
    }
}

#[cfg(test)]
mod tests;
