//! What comments are about, who says it, and the money behind it.

use super::Content;
use super::desk::{Composed, Desk, Part, Width, capitalised, cell, sentence, strong};
use crate::model::Entity;
use crate::plan::document::{Cell, FactId};
use crate::plan::language::args;
use crate::plan::quoting;
use crate::score::Answer;
use crate::score::themes::{OTHER, PortfolioTheme, PortfolioThemes};

/// Themes of the table; each row has a quote, which takes a second line.
const MOST: usize = 7;

/// Characters of a quote in a cell.
const LONGEST_QUOTE: usize = 90;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let themes = desk.portfolio().themes.as_ref().map_err(|reason| desk.reason(reason))?;
    let least = desk.input.config.themes.min_mentions;
    let told = |theme: &&PortfolioTheme| theme.counts.theme != OTHER && theme.counts.mentions() >= least;
    let mut shown: Vec<&PortfolioTheme> = themes.themes.iter().filter(told).collect();
    let Some(most) = shown.first().copied() else {
        return Err(desk.text("deck-absent-themes", &args!["n" => least]));
    };
    // The theme that most detractors mention says more than the one that most people do.
    let loudest = shown.iter().max_by_key(|theme| (theme.counts.detractors, std::cmp::Reverse(&theme.counts.theme)));
    let title = match loudest.filter(|theme| theme.counts.detractors > 0) {
        Some(theme) => {
            let name = capitalised(&desk.theme(&theme.counts.theme));
            desk.text("deck-title-themes-detractors", &args!["theme" => name, "n" => theme.counts.detractors])
        }
        None => {
            let name = capitalised(&desk.theme(&most.counts.theme));
            desk.text("deck-title-themes", &args!["theme" => name, "n" => most.counts.mentions()])
        }
    };
    // The order that the title speaks of; of equals the one that most people mention stays first.
    shown.sort_by_key(|theme| std::cmp::Reverse(theme.counts.detractors));
    let rows: Vec<Vec<Cell>> = shown.iter().take(MOST).map(|theme| row(desk, theme)).collect();
    let headings = [
        ("deck-heading-theme", Width::Text(2)),
        ("deck-heading-mentions", Width::Number),
        ("deck-heading-between", Width::Number),
        ("nps-promoters", Width::Number),
        ("nps-passives", Width::Number),
        ("nps-detractors", Width::Number),
        ("deck-heading-detractor-revenue", Width::Number),
        ("deck-heading-quote", Width::Text(5)),
    ];
    let mut table = desk.table(&headings, rows, shown.len().saturating_sub(MOST));
    table.note = [table.note, Some(note(desk, themes))].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
    let subtitle = desk.text("deck-subtitle-themes", &args!["n" => themes.comments]);
    let slide = desk.slide(sentence(title, []), subtitle, &[Entity::SurveyResponse], Content::Kpis { table });
    Ok(Part { slide, detail: None })
}

fn row(desk: &mut Desk<'_>, theme: &PortfolioTheme) -> Vec<Cell> {
    let counts = &theme.counts;
    let name = desk.theme(&counts.theme);
    let mentions = desk.count(counts.mentions());
    let fact: FactId = desk.fact(&format!("theme/{}", counts.theme), &name, &mentions, &counts.evidence);
    let language = desk.context.language;
    let range = language.range(&language.percent(theme.share.low, 0), &language.percent(theme.share.high, 0));
    let revenue = desk.money_or_dash(&theme.revenue_detractors);
    vec![
        strong(capitalised(&name)),
        cell(mentions).stating(fact),
        cell(range),
        cell(desk.count(counts.promoters)),
        cell(desk.count(counts.passives)),
        cell(desk.count(counts.detractors)),
        cell(revenue),
        cell(quote(desk, &counts.theme).unwrap_or_default()),
    ]
}

/// One comment on the theme that may be shown: of a detractor first, about this theme alone first, then the newest.
fn quote(desk: &Desk<'_>, theme: &str) -> Option<String> {
    let context = desk.context;
    let accounts = context.portfolio.account_ixs().filter_map(|ix| Some((ix, context.scores_of(ix)?)));
    let of_window = |answer: &Answer, dates: Option<(crate::model::Date, crate::model::Date)>| {
        answer.date.is_none_or(|day| dates.is_some_and(|(first, last)| first <= day && day <= last))
    };
    let mut answers: Vec<_> = accounts
        .flat_map(|(ix, scores)| scores.nps.answers.iter().map(move |answer| (ix, answer, scores.nps.dates)))
        .filter(|(_, answer, dates)| answer.themes.iter().any(|own| own == theme) && of_window(answer, *dates))
        .map(|(ix, answer, _)| (ix, answer))
        .collect();
    answers.sort_by_key(|(_, answer)| {
        let gravity = match answer.rating {
            Some(0..=6) => 0,
            Some(9..) => 1,
            _ => 2,
        };
        (gravity, answer.mismatch, answer.themes.len(), std::cmp::Reverse(answer.date), answer.origin)
    });
    answers.into_iter().find_map(|(ix, answer)| quoting::unnamed(context, ix, answer, LONGEST_QUOTE))
}

/// The share without a theme, and comments that do not fit their rating or could not be read.
fn note(desk: &Desk<'_>, themes: &PortfolioThemes) -> String {
    let other = themes.themes.iter().find(|theme| theme.counts.theme == OTHER);
    let share = desk.share(other.map_or(0.0, |other| other.share.value));
    let other = desk.text("deck-note-themes", &args!["share" => share]);
    let mismatched =
        (themes.mismatches > 0).then(|| desk.text("deck-note-themes-mismatched", &args!["n" => themes.mismatches]));
    let unread = (themes.unread > 0).then(|| desk.text("deck-note-themes-unread", &args!["n" => themes.unread]));
    [Some(other), mismatched, unread].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

impl Desk<'_> {
    /// A theme's name; one of the company's own is called as it calls it.
    fn theme(&self, key: &str) -> String {
        self.context.language.theme(key)
    }
}
