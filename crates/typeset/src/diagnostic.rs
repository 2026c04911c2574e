//! Typst's errors and warnings, with the place in the template.

use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, FileId, Lines, Source};
use typst::{World, WorldExt};

use crate::world::DocumentWorld;

/// What is wrong and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The template's name, or `data.json`.
    pub template: String,
    /// From 1; none when Typst gives no place.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    pub message: String,
    pub hints: Vec<String>,
    /// The template's line at that place, without its indent; none for places in data, which may hold names.
    pub excerpt: Option<Excerpt>,
}

/// A line of a template with the place that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Characters of `text` before the place.
    pub before: usize,
}

/// Beyond this many characters, a line is shown in part.
const WIDEST: usize = 100;

impl Excerpt {
    /// Of a line, around the character with this number (from 0).
    fn of(line: &str, column: usize) -> Excerpt {
        let indent = line.chars().take_while(|char| char.is_whitespace()).count().min(column);
        let start = if column - indent > WIDEST / 2 { column - WIDEST / 2 } else { indent };
        let text: String =
            line.chars().skip(start).take(WIDEST).map(|char| if char == '\t' { ' ' } else { char }).collect();
        Excerpt { text: text.trim_end().to_owned(), before: column - start }
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.template)?;
        for place in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{place}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl Diagnostic {
    /// The place and the message, the template's line with a mark below the place, then the hints: several lines.
    pub fn explained(&self) -> String {
        let mut text = self.to_string();
        if let (Some(line), Some(excerpt)) = (self.line, &self.excerpt) {
            let number = line.to_string();
            let margin = " ".repeat(number.len());
            let mark = " ".repeat(excerpt.before);
            text.push_str(&format!("\n  {number} | {}\n  {margin} | {mark}^", excerpt.text));
        }
        self.hints.iter().for_each(|hint| text.push_str(&format!("\n  hint: {hint}")));
        text
    }

    pub(crate) fn plain(template: &str, message: &str) -> Diagnostic {
        Diagnostic {
            template: template.to_owned(),
            line: None,
            column: None,
            message: message.to_owned(),
            hints: Vec::new(),
            excerpt: None,
        }
    }

    pub(crate) fn of(world: &DocumentWorld<'_>, template: &str, found: &SourceDiagnostic) -> Diagnostic {
        // An error inside Typst's own code has no place; the innermost call in a template has.
        let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
        let span = std::iter::once(found.span).chain(trace).find(|span| !span.is_detached());
        let mut diagnostic = Diagnostic::plain(template, &found.message);
        diagnostic.hints = found.hints.iter().map(|hint| hint.v.to_string()).collect();
        diagnostic.hints.extend(own_hint(&found.message).map(str::to_owned));
        if let Some((id, span)) = span.and_then(|span| Some((span.id()?, span))) {
            diagnostic.template = id.vpath().get_without_slash().to_owned();
            if let Some((line, column)) = place(world, id, span) {
                diagnostic.line = Some(line + 1);
                diagnostic.column = Some(column + 1);
                let text = world.text_of(&diagnostic.template).and_then(|text| text.lines().nth(line));
                diagnostic.excerpt = text.map(|text| Excerpt::of(text, column));
            }
        }
        diagnostic
    }
}

/// What Typst can't know: what a template has here, and what it has not.
fn own_hint(message: &str) -> Option<&'static str> {
    if message.starts_with("file not found") {
        Some("a template reads the files of its own folder, by their names from there, `/data.json` and `/brand.json`")
    } else if message.contains("(access denied)") {
        Some("packages are not loaded: put what you need of one into the folder of templates")
    } else if message.starts_with("dictionary does not contain key") {
        Some("where a part of the data may be absent, write `.at(\"key\", default: none)`")
    } else {
        None
    }
}

/// Line and column, from 0.
fn place(world: &DocumentWorld<'_>, id: FileId, span: DiagSpan) -> Option<(usize, usize)> {
    let start = world.range(span)?.start;
    if let Ok(source) = world.source(id) {
        return Source::lines(&source).byte_to_line_column(start);
    }
    let bytes = world.file(id).ok()?;
    Lines::new(std::str::from_utf8(&bytes).ok()?).byte_to_line_column(start)
}
