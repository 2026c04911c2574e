//! How far objectives and actions are, as a page says it.

use crate::plan::chart::Progress;
use crate::plan::document::{Delta, Mark, Tone};
use crate::plan::keep::{Stage, Standing, State, Verdict};
use crate::plan::language::{Language, args};

/// Whose word an objective is, and how it goes: `Agreed · Behind`.
pub fn objective_state(language: &Language, standing: &Standing) -> Delta {
    let stage = match standing.stage {
        Stage::Proposed => "plan-suggested",
        Stage::Rep => "stage-rep",
        Stage::Agreed => "stage-agreed",
    };
    let (key, tone, mark) = match standing.verdict() {
        Some(Verdict::Reached) => ("objective-reached", Tone::Good, Some(Mark::Up)),
        Some(Verdict::Missed) => ("objective-missed", Tone::Bad, Some(Mark::Down)),
        Some(Verdict::OnTrack) => ("objective-on-track", Tone::Good, None),
        Some(Verdict::Behind) => ("objective-behind", Tone::Warn, Some(Mark::Down)),
        Some(Verdict::Holding) => ("objective-holding", Tone::Good, None),
        Some(Verdict::Slipping) => ("objective-slipping", Tone::Warn, Some(Mark::Down)),
        None => return Delta { text: language.word(stage), tone: Tone::Neutral, mark: None },
    };
    Delta { text: format!("{} · {}", language.word(stage), language.word(key)), tone, mark }
}

/// The share of the way; none where the data does not tell it, in the month of the proposal, and of a figure to be held,
/// which has no way to go.
pub fn objective_progress(language: &Language, standing: &Standing) -> Option<Progress> {
    standing.since?;
    let progress = standing.progress.as_ref().filter(|progress| !progress.holds)?;
    Some(Progress { share: progress.share, text: language.percent(progress.share, 0) })
}

/// None of what is neither late nor begun.
pub fn action_state(language: &Language, standing: &Standing) -> Option<Delta> {
    if let Some(by) = standing.renewed {
        let text = language.text("state-late-renewed", &args!["date" => language.date_short(by)]);
        return Some(Delta { text, tone: Tone::Bad, mark: None });
    }
    let (key, tone) = match (standing.late, standing.state) {
        (true, _) => ("state-late", Tone::Bad),
        (false, State::InProgress) => ("state-in-progress", Tone::Neutral),
        _ => return None,
    };
    Some(Delta { text: language.word(key), tone, mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, Month};
    use crate::plan::account::Figure;
    use crate::plan::language::LanguageCode;

    #[test]
    fn an_objective_says_whose_word_it_is_and_how_it_goes() {
        let language = Language::load(LanguageCode::En, "en-US", None).unwrap();
        let progress = |share: f64, on_track: bool| crate::plan::keep::Progress {
            figure: Figure::Nps,
            baseline: Decimal::ZERO,
            now: Decimal::ONE,
            target: Decimal::TWO,
            share,
            on_track: Some(on_track),
            holds: false,
            reached: share >= 1.0,
        };
        let standing = |progress| Standing { stage: Stage::Agreed, progress, ..Standing::default() };
        let text = |standing: &Standing| objective_state(&language, standing).text;
        assert_eq!(text(&Standing::default()), "Suggested");
        assert_eq!(text(&standing(None)), "Agreed");
        assert_eq!(text(&standing(Some(progress(0.2, false)))), "Agreed · Behind");
        assert_eq!(text(&standing(Some(progress(1.0, true)))), "Agreed · Reached");
        assert_eq!(text(&Standing { late: true, ..standing(Some(progress(0.2, false))) }), "Agreed · Missed");
        assert_eq!(objective_progress(&language, &standing(Some(progress(0.2, true)))), None);
        let later = Standing { since: Month::parse("2026-09"), ..standing(Some(progress(0.2, true))) };
        assert_eq!(objective_progress(&language, &later).unwrap().text, "20%");
    }
}
