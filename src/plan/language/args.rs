//! What is put into a message.

use std::borrow::Cow;

/// One value of a message. Numbers other than counts come written out (amounts, percentages, dates), so a float has
/// no conversion into this type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// Chooses singular or plural under its own name; its text is the argument `<name>-text`, written in the locale.
    Count(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Arg::Count(count)
    }
}

impl From<i32> for Arg<'_> {
    fn from(count: i32) -> Self {
        Arg::Count(i64::from(count))
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Arg::Count(i64::from(count))
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The named values of a message; build them with [`args!`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args<'a>(Vec<(Cow<'a, str>, Arg<'a>)>);

impl<'a> Args<'a> {
    pub fn none() -> Args<'a> {
        Args::default()
    }

    pub fn with(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Arg<'a>>) -> Args<'a> {
        self.0.push((name.into(), value.into()));
        self
    }

    pub fn has(&self, name: &str) -> bool {
        self.names().any(|own| own == name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_ref())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Arg<'_>)> {
        self.0.iter().map(|(name, arg)| {
            let arg = match arg {
                Arg::Text(text) => Arg::Text(Cow::Borrowed(text.as_ref())),
                Arg::Count(count) => Arg::Count(*count),
            };
            (name.as_ref(), arg)
        })
    }
}

/// `args!["account" => &name, "n" => deals.len(), "amount" => language.money_compact(sum, currency)]`
#[macro_export]
#[doc(hidden)]
macro_rules! language_args {
    ($($name:expr => $value:expr),* $(,)?) => {
        $crate::plan::language::Args::none()$(.with($name, $value))*
    };
}

pub use crate::language_args as args;
