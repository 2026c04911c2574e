//! Which rows of the company's value file are for an account.

use crate::plan::facts::AccountFacts;

/// What a row of the file says of whom it is for.
pub struct For<'r> {
    pub segment: Option<&'r str>,
    pub industry: Option<&'r str>,
    pub language: Option<&'r str>,
}

/// Without case, accents and outer spaces.
pub fn folded(text: &str) -> String {
    deunicode::deunicode(text).trim().to_lowercase()
}

/// How well a row fits an account: the more of segment and industry it names, the better; none where it is for others or
/// in another language.
pub fn fit(known: &AccountFacts<'_>, row: &For<'_>) -> Option<usize> {
    let situation = known.situation();
    let code = situation.context.language.code().tag();
    if row.language.map(folded).is_some_and(|language| !language.is_empty() && !language.starts_with(code)) {
        return None;
    }
    let own = [situation.scores.segment.segment.as_deref(), situation.record.segment.as_deref()];
    let segment = names(row.segment, &own)?;
    let industry = names(row.industry, &[situation.record.industry.as_deref()])?;
    Some(usize::from(segment) + usize::from(industry))
}

/// Whether a cell names what the account is; `None` where it names something else.
fn names(cell: Option<&str>, own: &[Option<&str>]) -> Option<bool> {
    let Some(cell) = cell.map(folded).filter(|cell| !cell.is_empty()) else { return Some(false) };
    own.iter().flatten().any(|own| folded(own) == cell).then_some(true)
}

/// Whether a cell names a theme: by its key or by the report's word for it.
pub fn is_theme(known: &AccountFacts<'_>, cell: &str, theme: &str) -> bool {
    let cell = folded(cell);
    cell == folded(theme) || cell == folded(&known.situation().context.language.theme(theme))
}
