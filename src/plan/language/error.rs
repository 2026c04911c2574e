//! What can be wrong with words and locales.

/// A locale or a file of words that can't be used, or a message asked for wrongly.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LanguageError {
    #[error("`{locale}` is not a locale")]
    MalformedLocale { locale: String },
    #[error("the locale `{locale}` is not one of the language `{language}`")]
    OtherLanguage { locale: String, language: &'static str },
    #[error("no number or date forms for the locale `{locale}`: {problem}")]
    NoForms { locale: String, problem: String },
    #[error("{file} line {line}: {problem}")]
    Syntax { file: &'static str, line: usize, problem: String },
    #[error("overrides line {line}: there is no message `{key}`")]
    UnknownKey { key: String, line: usize, like: Option<String> },
    #[error("overrides line {line}: `{key}` gets no variable `{variable}`")]
    UnknownVariable { key: String, variable: String, line: usize, known: Vec<String> },
    #[error("overrides line {line}: `{key}` refers to itself")]
    Circular { key: String, line: usize },
    #[error("there is no message `{key}`")]
    MissingKey { key: String },
    #[error("message `{key}` needs the argument `{argument}`")]
    MissingArgument { key: String, argument: String },
    #[error("message `{key}` takes no argument `{argument}`")]
    ExtraArgument { key: String, argument: String },
    #[error("message `{key}` can't be resolved: {problem}")]
    Unresolved { key: String, problem: String },
}

impl LanguageError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            LanguageError::MalformedLocale { .. } => "use a tag such as `es-ES`, `es-MX` or `en-US`".into(),
            LanguageError::OtherLanguage { language, .. } => {
                format!("use a locale such as `{language}-US`, or set the language to that of the locale")
            }
            LanguageError::NoForms { .. } => "use a locale such as `es-ES`, `es-MX` or `en-US`".into(),
            LanguageError::Syntax { .. } => {
                "write `key = text`, variables as `{ $name }`, continued lines indented".into()
            }
            LanguageError::UnknownKey { like: Some(like), .. } => format!("did you mean `{like}`?"),
            LanguageError::UnknownKey { like: None, .. } => {
                "the keys are those of the locale files that `cartera templates eject` writes".into()
            }
            LanguageError::UnknownVariable { known, .. } if known.is_empty() => "it gets no variables".into(),
            LanguageError::UnknownVariable { known, .. } => format!("it gets `{}`", known.join("`, `")),
            LanguageError::Circular { .. } => "write the text out instead of referring to the message".into(),
            LanguageError::MissingKey { .. }
            | LanguageError::MissingArgument { .. }
            | LanguageError::ExtraArgument { .. }
            | LanguageError::Unresolved { .. } => "compare with the message in the locale file".into(),
        }
    }
}
