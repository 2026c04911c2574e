//! What the customer says: the score with how sure it is, and the comments.

use super::Voice;
use crate::model::Known;
use crate::plan::account::Situation;
use crate::plan::chart::{Interval, Range};
use crate::plan::context::Facts;
use crate::plan::document::{Section, Sentence, Tone, Verbatim};
use crate::plan::language::{Language, args, truncated};
use crate::plan::quoting;
use crate::score::Answer;

/// A comment longer than this is cut, with a mark.
const LONGEST: usize = 180;
const MOST: usize = 4;

pub fn voice(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Voice>> {
    let (nps, language) = (&s.scores.nps, s.context.language);
    let verbatims: Vec<Verbatim> = to_quote(s.answers_in_window())
        .into_iter()
        .filter_map(|answer| verbatim(s, facts, answer))
        .take(MOST)
        .collect();
    let counts = nps.counts;
    let n = counts.promoters + counts.passives + counts.detractors;
    if n == 0 && verbatims.is_empty() {
        return None;
    }
    let text = language.text(
        "nps-counts",
        &args!["promoters" => counts.promoters, "passives" => counts.passives, "detractors" => counts.detractors],
    );
    let fact = s.fact(facts, "nps", &text, &nps.evidence);
    let title = match counts.detractors {
        0 => language.text("title-voice-answers", &args!["n" => n]),
        detractors => language.text("title-voice-detractors", &args!["n" => n, "detractors" => detractors]),
    };
    Some(Section {
        title: Sentence { text: title, facts: vec![fact.clone()] },
        subtitle: Some(language.word("voice-subtitle")),
        source: None,
        body: Voice {
            interval: interval(language, &nps.value, &nps.low, &nps.high, &fact),
            counts: Sentence { text, facts: vec![fact] },
            note: note(language, n, &nps.low, &nps.high),
            verbatims,
        },
    })
}

/// The answers whose comments go with the score: no one that its author has replaced. The newest detractor comes first,
/// since it asks for an answer; the others follow from the latest on.
fn to_quote<'a>(answers: impl Iterator<Item = &'a Answer>) -> Vec<&'a Answer> {
    let mut answers: Vec<&Answer> = answers.filter(|answer| !answer.superseded).collect();
    let detracts =
        |answer: &Answer| answer.counted && answer.has_comment && answer.rating.is_some_and(|rating| rating <= 6);
    if let Some(place) = answers.iter().position(|answer| detracts(answer)) {
        let newest = answers.remove(place);
        answers.insert(0, newest);
    }
    answers
}

/// How sure the score is, in plain words.
pub fn note(language: &Language, n: usize, low: &Known<f64>, high: &Known<f64>) -> Option<String> {
    let (low, high) = (low.as_ref().ok()?, high.as_ref().ok()?);
    let conclusive = *low > 0.0 || *high < 0.0;
    match conclusive {
        true => None,
        false if n < 10 => Some(language.text("nps-too-few-to-tell", &args!["n" => n])),
        false => {
            Some(language.text("nps-inconclusive", &args!["low" => language.nps(*low), "high" => language.nps(*high)]))
        }
    }
}

/// The score on its scale.
pub fn interval(
    language: &Language,
    value: &Known<f64>,
    low: &Known<f64>,
    high: &Known<f64>,
    fact: &str,
) -> Option<Interval> {
    let value = *value.as_ref().ok()?;
    let range = match (low, high) {
        (Ok(low), Ok(high)) => {
            Some(Range { low: *low, high: *high, low_text: language.nps(*low), high_text: language.nps(*high) })
        }
        _ => None,
    };
    Some(Interval {
        alt: language.text("nps-value", &args!["value" => language.nps(value)]),
        value,
        value_text: language.nps(value),
        range,
        min: -100.0,
        max: 100.0,
        min_text: language.nps(-100.0),
        max_text: language.nps(100.0),
        previous: None,
        facts: vec![fact.to_owned()],
    })
}

fn verbatim(s: &Situation<'_>, facts: &mut Facts, answer: &Answer) -> Option<Verbatim> {
    let language = s.context.language;
    let (row, comment) = quoting::quotable(s.context, answer)?;
    let rating = answer.rating.map(|rating| rating.to_string());
    let fact = facts.add(
        s.context,
        Some(s.account),
        &format!("comment-{}-{}", answer.origin.source.0, answer.origin.row),
        comment,
        &[answer.origin].into_iter().collect(),
    );
    let tone = match answer.rating {
        Some(9 | 10) => Tone::Good,
        Some(0..=6) => Tone::Bad,
        _ => Tone::Neutral,
    };
    // A rating that does not make the score beside it is of another survey.
    let other = (answer.rating.is_some() && !answer.counted).then(|| language.word("voice-other-survey"));
    let parts = [row.role.clone(), answer.date.map(|date| language.date_short(date)), other];
    Some(Verbatim {
        score: rating,
        tone,
        text: language.quoted(&truncated(&comment.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST)),
        lang: None,
        who: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        facts: vec![fact],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, SourceIx};

    fn answer(row: u32, rating: Option<u8>, counted: bool, superseded: bool) -> Answer {
        Answer {
            origin: Origin { source: SourceIx(0), row },
            row: 0,
            date: None,
            rating,
            counted,
            superseded,
            has_comment: true,
            quotable: true,
            themes: Vec::new(),
            mismatch: false,
        }
    }

    #[test]
    fn the_newest_detractor_is_quoted_first_and_no_one_twice() {
        let answers = [
            answer(1, Some(9), true, false),
            answer(2, Some(9), false, true),
            answer(3, Some(3), true, false),
            answer(4, Some(0), true, false),
            answer(5, None, false, false),
        ];
        let quoted: Vec<_> = to_quote(answers.iter()).iter().map(|answer| answer.origin.row).collect();
        assert_eq!(quoted, [3, 1, 4, 5]);
    }
}
