//! What the customer says: score, change, satisfaction, themes.

use super::figure::{Figures, rate, share};
use crate::model::{Known, Unknown};
use crate::score::nps::{ChangeMethod, interval};
use crate::score::statistics::count;
use crate::score::{AccountScores, Evidence, NpsCounts, Rate};

pub fn nps(f: &mut Figures<'_>, s: &AccountScores) {
    let nps = &s.nps;
    let within = match (&nps.low, &nps.high) {
        (Ok(low), Ok(high)) => format!(" ({low:.0} to {high:.0})"),
        _ => String::new(),
    };
    let counts = nps.counts;
    let single = if nps.single_respondent { ", one respondent only" } else { "" };
    let text = |value: &f64| {
        format!(
            "{value:.0}{within}, {} promoters, {} passives, {} detractors{single}",
            counts.promoters, counts.passives, counts.detractors
        )
    };
    f.add("nps", &nps.value, text, &nps.evidence).would_change =
        surveyed(&nps.value).then(|| would_change(counts)).flatten();
    let shrunk = |value: &f64| {
        let sd = nps.shrunk_sd.as_ref().map_or_else(|_| String::new(), |sd| format!(" ± {sd:.0}"));
        let own = nps.own_weight_share.as_ref().map_or_else(|_| String::new(), share);
        format!("{value:.0}{sd}, own answers weigh {own}; for ranks")
    };
    f.add("nps_shrunk", &nps.shrunk, shrunk, &nps.evidence);
    let change = |change: &crate::score::NpsChange| {
        let told = match (change.among_accounts, change.detectable) {
            (true, _) => "a change",
            (false, true) => "no detectable change among so many accounts",
            (false, false) => "no detectable change",
        };
        let how = match change.method {
            ChangeMethod::Paired => format!("over {} people who answered twice", change.pairs),
            ChangeMethod::Independent => "of independent answers".to_owned(),
        };
        let (points, low, high) = (change.points, change.low, change.high);
        format!("{points:+.0} ({low:+.0} to {high:+.0}), p = {:.2}, {how}: {told}", change.p)
    };
    f.add("nps_change", &nps.change, change, &nps.evidence.and(&nps.previous_evidence));
    let weighted = |w: &crate::score::nps::WeightedNps| {
        format!("{:.0} ({:.0} to {:.0}), as of {:.1} answers", w.value, w.low, w.high, w.effective_n)
    };
    f.add("nps_weighted", &nps.weighted, weighted, &nps.evidence);
    let response = |of: &crate::score::Rate| {
        let low = if nps.low_response == Ok(true) { "; low: who did not answer may think otherwise" } else { "" };
        format!("{}{low}", rate(of))
    };
    let asked = Evidence::of(f.context().portfolio.invitations.of(s.account));
    f.add("response_rate_share", &nps.response_rate, response, &nps.evidence.and(&asked));
    for theme in &s.themes.themes {
        let text = |mentions: &usize| {
            format!(
                "{mentions} of {} comments: {} promoters, {} passives, {} detractors",
                s.themes.comments, theme.promoters, theme.passives, theme.detractors
            )
        };
        f.add(format!("theme_{}", theme.theme), &Ok(theme.mentions()), text, &theme.evidence);
    }
}

/// Whether one more answer would make a score: not without a survey, and not on a scale that gives none.
fn surveyed(value: &Known<f64>) -> bool {
    !matches!(value, Err(Unknown::NoSource { .. } | Unknown::NoField { .. } | Unknown::WrongScale { .. }))
}

/// The score after one more promoter, and after one detractor was won over.
fn would_change(counts: NpsCounts) -> Option<String> {
    let value = |counts: NpsCounts| interval(counts).map(|measured| measured.value);
    let more = NpsCounts { promoters: counts.promoters + 1, ..counts };
    let promoter = format!("one more promoter: NPS {:.0}", value(more)?);
    let won = counts.detractors.checked_sub(1).map(|detractors| NpsCounts { detractors, ..more });
    Some(match won.and_then(value) {
        Some(won) => format!("{promoter}; a detractor become promoter: NPS {won:.0}"),
        None => promoter,
    })
}

pub fn satisfaction(f: &mut Figures<'_>, s: &AccountScores) {
    f.add("csat_share", &s.csat.share, rate, &s.csat.evidence).would_change =
        s.csat.share.as_ref().ok().and_then(more_satisfied);
    let ces = &s.csat.ces;
    let text = |mean: &f64| match ces.low.zip(ces.high) {
        Some((low, high)) => format!("{mean:.1} of 7 ({low:.1} to {high:.1}, n = {})", ces.n),
        None => format!("{mean:.1} of 7 (n = {})", ces.n),
    };
    f.add("ces_mean", &ces.mean, text, &s.csat.ces_evidence).would_change = ces.mean.as_ref().ok().map(|mean| {
        let n = count(ces.n);
        let with = |answer: f64| (mean * n + answer) / (n + 1.0);
        format!("one more answer of 7: {:.1}; one more of 1: {:.1}", with(7.0), with(1.0))
    });
}

/// The share after one more satisfied and after one more unsatisfied answer.
fn more_satisfied(share: &Rate) -> Option<String> {
    let satisfied = Rate::of(share.successes + 1, share.n + 1)?;
    let unsatisfied = Rate::of(share.successes, share.n + 1)?;
    Some(format!("one more satisfied: {}; one more not: {}", rate(&satisfied), rate(&unsatisfied)))
}
