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
    pub(crate) fn plain(template: &str, message: &str) -> Diagnostic {
        Diagnostic {
            template: template.to_owned(),
            line: None,
            column: None,
            message: message.to_owned(),
            hints: Vec::new(),
        }
    }

    pub(crate) fn of(world: &DocumentWorld<'_>, template: &str, found: &SourceDiagnostic) -> Diagnostic {
        // An error inside Typst's own code has no place; the innermost call in a template has.
        let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
        let span = std::iter::once(found.span).chain(trace).find(|span| !span.is_detached());
        let mut diagnostic = Diagnostic::plain(template, &found.message);
        diagnostic.hints = found.hints.iter().map(|hint| hint.v.to_string()).collect();
        if let Some((id, span)) = span.and_then(|span| Some((span.id()?, span))) {
            diagnostic.template = id.vpath().get_without_slash().to_owned();
            if let Some((line, column)) = place(world, id, span) {
                diagnostic.line = Some(line + 1);
                diagnostic.column = Some(column + 1);
            }
        }
        diagnostic
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
