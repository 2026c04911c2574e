//! The figures at the top of a group's brief.

use super::GroupSituation;
use crate::model::{Decimal, Unknown};
use crate::plan::brief::tiles::{beside, signed};
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Delta, Mark, Tile, Tone};
use crate::plan::language::{args, followed};
use crate::score::group::GroupSum;

pub fn tiles(s: &GroupSituation<'_>, facts: &mut Facts) -> Vec<Tile> {
    vec![revenue(s, facts), pipeline(s, facts), nps(s, facts), at_risk(s, facts), whitespace(s, facts)]
}

fn unknown(s: &GroupSituation<'_>, label: &str, reason: &Unknown) -> Tile {
    Tile {
        label: s.context.language.word(label),
        value: DASH.to_owned(),
        change: None,
        note: Some(s.context.reason(reason)),
        facts: Vec::new(),
    }
}

fn revenue(s: &GroupSituation<'_>, facts: &mut Facts) -> Tile {
    let (revenue, language) = (&s.group.revenue, s.context.language);
    let label = s.head.revenue_label();
    let value = match &revenue.ltm {
        Ok(ltm) => s.money(*ltm),
        Err(reason) => return unknown(s, label, reason),
    };
    let fact = s.fact(facts, "group_revenue_ltm", &value, &revenue.evidence);
    let change = revenue.yoy_share.as_ref().ok().map(|share| signed(language.percent_change(*share, 1), *share));
    let note = match (&revenue.yoy_share, &revenue.previous) {
        (Ok(_), Ok(previous)) => language.text("versus-amount", &args!["amount" => s.money(*previous)]),
        (Err(Unknown::ZeroBase), _) => language.word("nothing-year-before"),
        (Err(reason), _) => s.context.reason(reason),
        (Ok(_), Err(_)) => String::new(),
    };
    Tile { label: language.word(label), value, change, note: Some(note), facts: vec![fact] }
}

fn pipeline(s: &GroupSituation<'_>, facts: &mut Facts) -> Tile {
    let (pipeline, language) = (&s.group.pipeline, s.context.language);
    let count = match &pipeline.count {
        Ok(count) => *count,
        Err(reason) => return unknown(s, "tile-weighted-pipeline", reason),
    };
    let deals = language.text("n-open-deals", &args!["n" => count]);
    let (label, amount) = match (&pipeline.weighted, &pipeline.value) {
        _ if count == 0 => ("tile-weighted-pipeline", Decimal::ZERO),
        (Ok(weighted), _) => ("tile-weighted-pipeline", *weighted),
        (Err(_), Ok(value)) => ("tile-open-pipeline", *value),
        (Err(reason), Err(_)) => {
            let why = s.context.reason(reason);
            return Tile { note: Some(followed(&deals, &why)), ..unknown(s, "tile-weighted-pipeline", reason) };
        }
    };
    let value = s.money(amount);
    let fact = s.fact(facts, "group_pipeline", &value, &pipeline.evidence);
    Tile { label: language.word(label), value, change: None, note: Some(deals), facts: vec![fact] }
}

fn nps(s: &GroupSituation<'_>, facts: &mut Facts) -> Tile {
    let (nps, language) = (&s.group.nps, s.context.language);
    let value = match &nps.value {
        Ok(value) => language.nps(*value),
        Err(reason) => return unknown(s, "tile-nps", reason),
    };
    let fact = s.fact(facts, "group_nps", &value, &nps.evidence);
    let n = nps.counts.n();
    let note = match (&nps.low, &nps.high) {
        (Ok(low), Ok(high)) if n > 1 => language
            .text("tile-nps-range", &args!["low" => language.nps(*low), "high" => language.nps(*high), "n" => n]),
        _ => language.text("nps-too-few", &args!["n" => n]),
    };
    Tile { label: language.word("tile-nps"), value, change: None, note: Some(note), facts: vec![fact] }
}

fn at_risk(s: &GroupSituation<'_>, facts: &mut Facts) -> Tile {
    let (risk, language) = (&s.group.risk, s.context.language);
    let amount = match &risk.revenue_at_risk {
        Ok(amount) => *amount,
        Err(reason) => return unknown(s, &s.context.key_of_amounts("tile-at-risk"), reason),
    };
    let value = s.money(amount);
    let fact = s.fact(facts, "group_revenue_at_risk", &value, &s.group.revenue.evidence);
    let high = risk.bands.first();
    let share = high.and_then(|high| high.share.as_ref().ok()).filter(|_| amount > Decimal::ZERO).map(|share| Delta {
        text: language.percent(*share, 0),
        tone: Tone::Bad,
        mark: Some(Mark::Up),
    });
    let n = high.map_or(0, |high| high.members);
    let note = language.text("group-at-high-risk", &args!["n" => n, "total" => s.group.members.len()]);
    let note = beside(share.is_some(), note);
    Tile { label: s.context.word_of_amounts("tile-at-risk"), value, change: share, note: Some(note), facts: vec![fact] }
}

fn whitespace(s: &GroupSituation<'_>, facts: &mut Facts) -> Tile {
    let (sum, language) = (&s.group.whitespace, s.context.language);
    let value = match &sum.of_known {
        Ok(amount) => s.money(*amount),
        Err(reason) => return unknown(s, "heading-whitespace", reason),
    };
    let fact = s.fact(facts, "group_whitespace", &value, &s.group.revenue.evidence);
    let note = known_of(s, sum);
    Tile { label: language.word("heading-whitespace"), value, change: None, note: Some(note), facts: vec![fact] }
}

/// `of 3 of 5 accounts`: what a sum of those that are known leaves out.
pub fn known_of(s: &GroupSituation<'_>, sum: &GroupSum) -> String {
    let count = |n: usize| s.context.language.integer(i64::try_from(n).unwrap_or(i64::MAX));
    s.context.language.text("group-known-of", &args!["have" => count(sum.known), "n" => sum.asked])
}
