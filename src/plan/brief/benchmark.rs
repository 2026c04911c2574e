//! The account beside its industry in the portfolio, and beside what others published of that industry.

use super::why::{figure, of_figures};
use crate::model::{Known, Unknown};
use crate::plan::account::Situation;
use crate::plan::context::Facts;
use crate::plan::document::{Cell, Section, Sentence, TableBlock, Tone};
use crate::plan::language::args;
use crate::score::kpi::Compared;
use crate::score::{Evidence, Kpi, Unit};

/// Under so many observations an industry is no yardstick.
const FEWEST: usize = 5;

/// A figure of few answers, deals or orders is compared with nothing.
fn enough(own: Known<f64>, n: usize) -> Known<f64> {
    if n >= FEWEST { own } else { Err(Unknown::TooFew { have: n, need: FEWEST }) }
}

/// A figure that an account and its industry share.
struct Figure {
    /// As the industry's figure is called.
    metric: &'static str,
    own: Known<f64>,
    /// More is better; of some figures less is.
    more_is_better: bool,
}

/// None where the account has no industry, or nothing can be compared.
pub fn benchmark(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let (scores, language) = (s.scores, s.context.language);
    let industry = s.record.industry.as_deref().filter(|name| !name.trim().is_empty())?;
    let share = |rate: &Known<crate::score::Rate>| rate.as_ref().map(|rate| rate.value).map_err(Clone::clone);
    let answers = scores.nps.counts.n();
    let closed = scores.sales.win_rate_count.as_ref().map_or(0, |rate| rate.n);
    let ordered = scores.orders.days.as_ref().map_or(0, |days| *days);
    let figures = [
        Figure {
            metric: "revenue_yoy_share",
            own: enough(scores.revenue.yoy_share.clone(), ordered),
            more_is_better: true,
        },
        Figure { metric: "nps_per_response", own: enough(scores.nps.value.clone(), answers), more_is_better: true },
        Figure {
            metric: "win_rate_count",
            own: enough(share(&scores.sales.win_rate_count), closed),
            more_is_better: true,
        },
        Figure {
            metric: "cycle_days_median",
            own: enough(scores.sales.cycle_days_median.clone(), scores.sales.won),
            more_is_better: false,
        },
    ];
    let (mut rows, mut ahead, mut one_title) = (Vec::new(), 0, "title-benchmark-level");
    let mut sources: Vec<String> = Vec::new();
    for one in &figures {
        let Ok(own) = one.own else { continue };
        let Ok(kpi) = s.context.scores.portfolio.of(one.metric, "industry", industry) else { continue };
        let Some(theirs) = kpi.value.as_ref().ok().filter(|_| kpi.n >= FEWEST) else { continue };
        let better = if one.more_is_better { own > *theirs } else { own < *theirs };
        let apart = told(s, kpi, own) != told(s, kpi, *theirs);
        ahead += usize::from(better && apart);
        let name = (format!("industry_{}", one.metric), language.figure(one.metric));
        let shown = told(s, kpi, *theirs);
        let fact = facts.add_titled(s.context, s.account, (&name.0, name.1), shown, &Evidence::default());
        let own_fact =
            s.fact(facts, &format!("own_{}", one.metric), &told(s, kpi, own), &[s.record.origin].into_iter().collect());
        let tone = match (apart, better) {
            (false, _) => Tone::Neutral,
            (true, true) => Tone::Good,
            (true, false) => Tone::Warn,
        };
        let word = language.word(match tone {
            Tone::Good => "benchmark-better",
            Tone::Warn => "benchmark-worse",
            _ => "benchmark-same",
        });
        one_title = match tone {
            Tone::Good => "title-benchmark-ahead",
            Tone::Warn => "title-benchmark-behind",
            _ => "title-benchmark-level",
        };
        let published = published(s, one.metric, industry);
        sources.extend(published.iter().map(|(_, source)| source.clone()));
        rows.push(vec![
            super::tables::text(language.figure(one.metric)),
            Cell { strong: true, facts: vec![own_fact], ..figure(Some(told(s, kpi, own)), Tone::Neutral) },
            Cell { facts: vec![fact], ..figure(Some(told(s, kpi, *theirs)), Tone::Neutral) },
            figure(published.map(|(compared, _)| told(s, kpi, compared.benchmark)), Tone::Neutral),
            Cell { tone, ..super::tables::text(word) },
        ]);
    }
    sources.sort();
    sources.dedup();
    let title = match rows.len() {
        1 => language.text(one_title, &args!["industry" => industry]),
        of => language.text("title-benchmark", &args!["n" => ahead, "of" => of, "industry" => industry]),
    };
    let headings = ["heading-figure", "benchmark-own", "benchmark-industry", "benchmark-published", "benchmark-stands"];
    let note =
        (!sources.is_empty()).then(|| language.text("benchmark-sources", &args!["sources" => language.list(&sources)]));
    (!rows.is_empty()).then(|| Section {
        title: Sentence { text: title, facts: Vec::new() },
        subtitle: Some(language.word("benchmark-subtitle")),
        source: None,
        body: of_figures(headings.map(|key| language.word(key)).to_vec(), rows, note),
    })
}

/// What was published of the industry, with whose and of which year.
fn published<'a>(s: &Situation<'a>, metric: &str, industry: &str) -> Option<(&'a Compared, String)> {
    let same = |name: &str| name.trim().eq_ignore_ascii_case(industry.trim());
    let benchmarks = &s.context.scores.portfolio.benchmarks;
    let of = benchmarks.iter().filter(|row| row.metric == metric && row.industry.as_deref().is_some_and(same));
    of.filter_map(|row| Some((row.compared.as_ref().ok()?, format!("{}, {:.0}", row.source, row.year)))).next_back()
}

fn told(s: &Situation<'_>, kpi: &Kpi, value: f64) -> String {
    let language = s.context.language;
    match kpi.unit {
        Unit::Share if kpi.metric.contains("yoy") => language.percent_change(value, 1),
        Unit::Share => language.percent(value, 0),
        Unit::Points => language.nps(value),
        // A median of days fits by far.
        #[allow(clippy::cast_possible_truncation)]
        Unit::Days => language.days(value.round() as i64),
        _ => language.number(value, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_answers_say_is_compared_with_nothing() {
        for n in 0..FEWEST {
            assert!(enough(Ok(100.0), n).is_err(), "{n}");
        }
        assert_eq!(enough(Ok(100.0), FEWEST), Ok(100.0));
    }
}
