//! The second page: survey answers by day, service and use, and the account beside its industry.

use super::Why;
use super::drawing::{AnswerPoint, Answers, Band, Sparkline};
use super::pages::Service;
use crate::model::calendar::days_between;
use crate::model::{Decimal, Known, Month};
use crate::plan::account::Situation;
use crate::plan::chart::Tick;
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Align, Cell, KeyValue, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{Args, args};
use crate::score::CriterionKey;

/// Months of answers and of usage shown, up to the period.
const MONTHS: i32 = 24;
/// Answers that a chart can tell apart; the workbook has all.
const MOST_ANSWERS: usize = 80;

/// What the answer rests on, beside the bars of priority and churn.
pub fn why(s: &Situation<'_>, facts: &mut Facts) -> Why {
    Why {
        title: title(s),
        answers: answers(s, facts),
        service: service(s, facts),
        benchmark: super::benchmark::benchmark(s, facts),
    }
}

/// The heaviest criterion and how many signals fired.
fn title(s: &Situation<'_>) -> Option<Sentence> {
    let language = s.context.language;
    let criteria = s.scores.priority.criteria.iter().filter(|criterion| criterion.percentile.is_ok());
    let first = criteria.max_by(|a, b| a.points.total_cmp(&b.points).then(b.key.cmp(&a.key)));
    // Among many that bought nothing a place in the middle is no worth.
    let bought = s.scores.revenue.ltm.as_ref().is_ok_and(|ltm| *ltm > Decimal::ZERO);
    let first = first.filter(|first| first.key != CriterionKey::Value || bought);
    let priority = first.filter(|_| s.scores.priority.score.is_ok() && !s.has_left()).map(|first| {
        let points = language.number(first.points, 0);
        language.text("title-why-priority", &args!["criterion" => language.criterion(first.key), "points" => points])
    });
    let observed = s.scores.churn.signals.iter().any(crate::score::ChurnSignal::observed);
    let fired = s.fired_signals().len();
    let churn = (observed && s.may_churn()).then(|| language.text("title-why-churn", &args!["n" => fired]));
    let parts: Vec<String> = [priority, churn].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Sentence { text: super::compose::capital(&parts.join("; ")), facts: Vec::new() })
}

/// Each answer of the last two years; the score itself stands in the voice of the customer.
fn answers(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Answers>> {
    /// One answer shows no course.
    const FEWEST: usize = 2;
    let language = s.context.language;
    let last = s.context.period();
    let (start, end) = (last.plus(1 - MONTHS).first_day(), s.context.as_of());
    // Days of two years are exact as floats.
    #[allow(clippy::cast_precision_loss)]
    let share = |day| (days_between(start, day) as f64 / days_between(start, end).max(1) as f64).clamp(0.0, 1.0);
    let rated = s.scores.nps.answers.iter().filter_map(|answer| Some((answer.date?, answer.rating?, answer.origin)));
    let all: Vec<_> = rated.filter(|(day, ..)| start <= *day && *day <= end).collect();
    let inside: Vec<_> = all.iter().copied().take(MOST_ANSWERS).collect();
    if inside.len() < FEWEST {
        return None;
    }
    let detractors = inside.iter().filter(|(_, rating, _)| *rating <= 6).count();
    let text = match all.len() > inside.len() {
        true => language.text(
            "title-answers-latest",
            &args!["n" => inside.len(), "total" => all.len(), "detractors" => detractors],
        ),
        false => language.text("title-answers", &args!["n" => inside.len(), "detractors" => detractors]),
    };
    let fact = s.fact(facts, "answers_24m", &text, &inside.iter().map(|(.., origin)| *origin).collect());
    let class = |rating: u8| match rating {
        0..=6 => ("▼", Tone::Bad),
        7..=8 => ("●", Tone::Neutral),
        _ => ("▲", Tone::Good),
    };
    let point = |(day, rating, _): &(crate::model::Date, u8, crate::model::Origin)| {
        let (sign, tone) = class(*rating);
        AnswerPoint { at: share(*day), rating: *rating, sign: sign.to_owned(), tone, facts: vec![fact.clone()] }
    };
    let band = |key: &str, low: u8, high: u8| {
        let range = language.range(&low.to_string(), &high.to_string());
        Band { label: language.text(key, &args!["range" => range]), low, high }
    };
    let ticks = (0..MONTHS).step_by(3).map(|ahead| last.plus(1 - MONTHS + ahead));
    Some(Section {
        title: Sentence { text: text.clone(), facts: vec![fact.clone()] },
        subtitle: Some(language.word("answers-subtitle")),
        source: None,
        body: Answers {
            alt: text,
            bands: vec![band("band-promoters", 9, 10), band("band-passives", 7, 8), band("band-detractors", 0, 6)],
            months: ticks
                .map(|month| Tick { at: share(month.first_day()), text: language.month_short(month) })
                .collect(),
            points: inside.iter().map(point).collect(),
        },
    })
}

fn service(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Service>> {
    let (tickets, usage, language) = (&s.scores.tickets, &s.scores.usage, s.context.language);
    let mut rows: Vec<KeyValue> = Vec::new();
    let mut title = Vec::new();
    // Where nothing was opened and nothing is open there is nothing to look at.
    let any = |n: &usize| *n > 0 || tickets.open.as_ref().is_ok_and(|open| *open > 0);
    if let Some(n) = tickets.last_12_months.as_ref().ok().filter(|n| any(n)) {
        let (text, evidence) = match (*n, &tickets.open) {
            (0, Ok(open)) => (language.text("n-tickets-open", &args!["n" => *open]), &tickets.open_evidence),
            _ => (language.text("n-tickets", &args!["n" => *n]), &tickets.evidence),
        };
        let fact = s.fact(facts, "tickets", &text, evidence);
        let mut line = |label: &str, value: String, note: Option<String>| {
            rows.push(KeyValue { label: language.word(label), value, note, facts: vec![fact.clone()] });
        };
        line("service-opened", language.integer(i64::try_from(*n).unwrap_or(i64::MAX)), None);
        let count = |n: usize| language.integer(i64::try_from(n).unwrap_or(i64::MAX));
        if let Ok(open) = tickets.open {
            line("service-open", count(open), None);
        }
        // Of what did not happen the line of all tickets says enough.
        let mut counted = |label: &str, figure: &Known<usize>| {
            if let Some(n) = figure.as_ref().ok().filter(|n| **n > 0) {
                line(label, count(*n), None);
            }
        };
        counted("service-critical", &Ok(tickets.critical));
        counted("service-escalated", &tickets.escalated);
        counted("service-reopened", &tickets.reopened);
        if let Ok(days) = tickets.resolution_days_median {
            // A median of days fits by far.
            #[allow(clippy::cast_possible_truncation)]
            line("service-resolution", language.days(days.round() as i64), None);
        }
        title.push(text);
    }
    let of_tickets = !rows.is_empty();
    let mut course = None;
    if let Ok(now) = usage.last_3_months {
        let fact = s.fact(facts, "usage", &language.number(now, 0), &usage.evidence);
        let note = usage
            .year_before
            .as_ref()
            .ok()
            .map(|before| language.text("service-usage-before", &args!["before" => language.number(*before, 0)]));
        let metric = usage.metric.clone().map(|metric| format!(" ({})", super::compose::capital(&metric)));
        let label = format!("{}{}", language.word("service-usage"), metric.unwrap_or_default());
        rows.push(KeyValue { label, value: language.number(now, 0), note, facts: vec![fact] });
        if let Ok(share) = usage.yoy_share {
            title.push(language.text("service-usage-change", &args!["share" => language.percent_change(share, 0)]));
        }
        course = sparkline(s);
    }
    let of_usage = usage.last_3_months.is_ok();
    let subtitle = match (of_tickets, of_usage) {
        (true, true) => "service-subtitle-both",
        (false, true) => "service-subtitle-usage",
        (_, false) => "service-subtitle-tickets",
    };
    let title = Sentence { text: title.join("; "), facts: rows.iter().flat_map(|row| row.facts.clone()).collect() };
    (!rows.is_empty()).then(|| Section {
        title: if title.text.is_empty() { Sentence { text: language.word("section-service"), ..title } } else { title },
        subtitle: Some(language.word(subtitle)),
        source: None,
        body: Service { rows, usage: course },
    })
}

fn sparkline(s: &Situation<'_>) -> Option<Sparkline> {
    let (usage, language, last) = (&s.scores.usage, s.context.language, s.context.period());
    let of = |month: Month| usage.months.iter().find(|(known, _)| *known == month).map(|(_, value)| *value);
    let values: Vec<Option<f64>> = (0..MONTHS).map(|ahead| of(last.plus(1 - MONTHS + ahead))).collect();
    // What lies before the first month on record is no gap.
    let from = values.iter().position(Option::is_some)?;
    let values = values.get(from..)?.to_vec();
    let (first, end) = (values.iter().flatten().next()?, values.iter().flatten().next_back()?);
    let months = i64::try_from(values.len()).unwrap_or(i64::MAX);
    Some(Sparkline {
        alt: language.text(
            "service-usage-alt",
            &Args::none()
                .with("months", months)
                .with("first", language.number(*first, 0))
                .with("last", language.number(*end, 0)),
        ),
        first: language.number(*first, 0),
        last: language.number(*end, 0),
        values,
    })
}

/// A cell with a figure, or a dash.
pub(super) fn figure(known: Option<String>, tone: Tone) -> Cell {
    Cell { tone, ..super::tables::text(known.unwrap_or_else(|| DASH.to_owned())) }
}

/// A table of figures: a first column of words, all others numbers.
pub(super) fn of_figures(headings: Vec<String>, rows: Vec<Vec<Cell>>, note: Option<String>) -> TableBlock {
    let columns = headings.into_iter().enumerate().map(|(place, heading)| match place {
        0 => super::tables::column(heading, Align::Left, Some(2)),
        _ => super::tables::column(heading, Align::Right, None),
    });
    TableBlock { columns: columns.collect(), rows, total: None, note }
}
