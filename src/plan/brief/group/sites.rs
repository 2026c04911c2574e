//! The accounts of a group beside each other, and where they differ most.

use super::GroupSituation;
use crate::model::Known;
use crate::plan::account::Situation;
use crate::plan::brief::tables::{column, text};
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Align, Cell, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};
use crate::score::{Band, Tier};

/// More are in the tables; the sums count them all.
const MOST_SITES: usize = 24;

pub fn sites(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let rows: Vec<Vec<Cell>> = s.sites.iter().take(MOST_SITES).map(|site| row(s, site, facts)).collect();
    let more = s.sites.len().saturating_sub(rows.len());
    let title = title(s, facts);
    Some(Section {
        title,
        subtitle: Some(s.context.word_of_amounts("group-sites-subtitle")),
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("heading-account"), Align::Left, Some(3)),
                column(language.word("heading-revenue-ltm"), Align::Right, None),
                column(language.word("heading-revenue-yoy"), Align::Right, None),
                column(language.word("heading-nps"), Align::Right, None),
                column(language.word("heading-churn"), Align::Left, None),
                column(language.word("heading-tier"), Align::Left, None),
                column(language.word("heading-renewal"), Align::Right, None),
            ],
            rows,
            total: Some(total(s, facts)),
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}

/// How much of the revenue the largest account has.
fn title(s: &GroupSituation<'_>, facts: &mut Facts) -> Sentence {
    let (language, n) = (s.context.language, s.sites.len());
    let largest = s.sites.first().and_then(|site| {
        let own = *site.scores.revenue.ltm.as_ref().ok()?;
        let share = crate::score::group::part(own, *s.group.revenue.ltm.as_ref().ok()?).ok()?;
        Some((site, share))
    });
    match largest.filter(|(_, share)| *share > 0.0) {
        Some((site, share)) => {
            let share = language.percent(share, 0);
            let fact = s.fact(facts, "group_largest_share", &share, &s.group.revenue.evidence);
            let args = args!["n" => n, "share" => &share, "site" => truncated(site.name(), 60)];
            Sentence { text: language.text(&s.context.key_of_amounts("title-group-sites"), &args), facts: vec![fact] }
        }
        None => Sentence { text: language.text("n-accounts", &args!["n" => n]), facts: Vec::new() },
    }
}

fn row(s: &GroupSituation<'_>, site: &Situation<'_>, facts: &mut Facts) -> Vec<Cell> {
    let (context, language, scores) = (s.context, s.context.language, site.scores);
    let revenue = context.or_dash(&scores.revenue.ltm, |amount| s.money(*amount));
    let own = site.fact(facts, "revenue_ltm", &revenue, &scores.revenue.evidence);
    let is_head = site.account == s.group.head;
    let owner = context.owner_name(site.account);
    let part = match (context.scores.groups.holding(site.account), is_head) {
        (Some(_), _) => Some(language.word("group-holding")),
        (None, true) => Some(language.word("group-head")),
        (None, false) => None,
    };
    let note = part.into_iter().chain([owner]).collect::<Vec<_>>().join(" · ");
    let renewal = scores.renewal.next.as_ref().ok();
    let nps_note =
        scores.nps.value.as_ref().ok().map(|_| language.text("n-responses", &args!["n" => scores.nps.counts.n()]));
    vec![
        Cell {
            text: truncated(site.name(), 60),
            note: Some(note),
            strong: is_head,
            facts: vec![own],
            ..Cell::default()
        },
        text(revenue),
        text(context.or_dash(&scores.revenue.yoy_share, |share| language.percent_change(*share, 0))),
        Cell { note: nps_note, ..text(context.or_dash(&scores.nps.value, |value| language.nps(*value))) },
        band(s, &scores.churn.band),
        text(context.or_dash(&scores.priority.tier, |tier| language.word(tier_word(*tier)))),
        text(renewal.map_or_else(|| DASH.to_owned(), |renewal| language.date_short(renewal.end))),
    ]
}

fn band(s: &GroupSituation<'_>, band: &Known<Band>) -> Cell {
    let language = s.context.language;
    match band {
        Ok(Band::High) => Cell { tone: Tone::Bad, ..text(language.word("band-high")) },
        Ok(Band::Medium) => Cell { tone: Tone::Warn, ..text(language.word("band-medium")) },
        Ok(Band::Low) => text(language.word("band-low")),
        Err(_) => text(DASH),
    }
}

fn tier_word(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "tier-a",
        Tier::B => "tier-b",
        Tier::C => "tier-c",
        Tier::Former => "tier-former",
    }
}

fn total(s: &GroupSituation<'_>, facts: &mut Facts) -> Vec<Cell> {
    let (context, language, group) = (s.context, s.context.language, s.group);
    let revenue = context.or_dash(&group.revenue.ltm, |amount| s.money(*amount));
    let fact = s.fact(facts, "group_revenue_ltm", &revenue, &group.revenue.evidence);
    vec![
        Cell { facts: vec![fact], ..text(language.word("heading-total")) },
        text(revenue),
        text(context.or_dash(&group.revenue.yoy_share, |share| language.percent_change(*share, 0))),
        text(context.or_dash(&group.nps.value, |value| language.nps(*value))),
        text(""),
        text(""),
        text(""),
    ]
}

/// A figure by which accounts are told apart: its words' key and the order, the best first.
struct Measure {
    label: &'static str,
    value: fn(&Situation<'_>) -> Option<f64>,
    text: fn(&GroupSituation<'_>, f64) -> String,
    /// Whether more is better.
    up: bool,
    /// Differences below it are none.
    least: f64,
    /// Whether the best and the worst are told apart by more than chance, where that can be told.
    apart: fn(&Situation<'_>, &Situation<'_>) -> bool,
}

/// The intervals of the two scores leave each other out.
fn nps_apart(best: &Situation<'_>, worst: &Situation<'_>) -> bool {
    let bounds = best.scores.nps.low.as_ref().ok().zip(worst.scores.nps.high.as_ref().ok());
    bounds.is_some_and(|(low, high)| low > high)
}

const MEASURES: &[Measure] = &[
    Measure {
        label: "heading-revenue-yoy",
        value: |site| site.scores.revenue.yoy_share.as_ref().ok().copied(),
        text: |s, share| s.context.language.percent_change(share, 0),
        up: true,
        least: 0.1,
        apart: |_, _| true,
    },
    Measure {
        label: "heading-nps",
        value: |site| site.scores.nps.value.as_ref().ok().copied(),
        text: |s, value| s.context.language.nps(value),
        up: true,
        least: 30.0,
        apart: nps_apart,
    },
    Measure {
        label: "heading-churn-points",
        value: |site| site.scores.churn.score.as_ref().ok().copied(),
        text: |s, points| s.context.language.number(points, 0),
        up: false,
        least: 10.0,
        apart: |_, _| true,
    },
    Measure {
        label: "tile-penetration",
        value: |site| site.scores.products.penetration_share.as_ref().ok().copied(),
        text: |s, share| s.context.language.percent(share, 0),
        up: true,
        least: 0.1,
        apart: |_, _| true,
    },
    Measure {
        label: "tile-win-rate",
        value: |site| site.scores.sales.win_rate_count.as_ref().ok().map(|rate| rate.value),
        text: |s, share| s.context.language.percent(share, 0),
        up: true,
        least: 0.1,
        apart: |best, worst| {
            let rate = |site: &Situation<'_>| site.scores.sales.win_rate_count.clone().ok();
            rate(best).zip(rate(worst)).is_some_and(|(best, worst)| best.low > worst.high)
        },
    },
];

/// The best and the worst account by each figure that differs among them.
pub fn differences(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let mut rows = Vec::new();
    for measure in MEASURES {
        let mut known: Vec<(f64, &Situation<'_>)> =
            s.sites.iter().filter_map(|site| Some(((measure.value)(site)?, site))).collect();
        known.sort_by(|(a, _), (b, _)| if measure.up { b.total_cmp(a) } else { a.total_cmp(b) });
        let (Some((best, at_best)), Some((worst, at_worst))) = (known.first(), known.last()) else { continue };
        if (best - worst).abs() < measure.least || !(measure.apart)(at_best, at_worst) {
            continue;
        }
        let mut cell = |value: f64, site: &Situation<'_>, tone: Tone| {
            let told = (measure.text)(s, value);
            let evidence = [site.record.origin].into_iter().collect();
            let fact = site.fact(facts, &format!("of-{}", measure.label), &told, &evidence);
            Cell { note: Some(truncated(site.name(), 60)), tone, facts: vec![fact], ..text(told) }
        };
        rows.push(vec![
            text(super::super::compose::capital(&language.word(measure.label))),
            cell(*best, at_best, Tone::Good),
            cell(*worst, at_worst, Tone::Bad),
        ]);
    }
    let title = language.text("title-group-differences", &args!["n" => rows.len()]);
    (!rows.is_empty()).then(|| Section {
        title: Sentence { text: title, facts: Vec::new() },
        subtitle: Some(language.word("group-differences-subtitle")),
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("group-heading-figure"), Align::Left, Some(2)),
                column(language.word("group-heading-best"), Align::Left, Some(3)),
                column(language.word("group-heading-worst"), Align::Left, Some(3)),
            ],
            rows,
            total: None,
            note: None,
        },
    })
}
