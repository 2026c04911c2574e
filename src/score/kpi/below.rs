//! Parts of the portfolio that are detectably below the whole.

use std::collections::BTreeMap;

use serde::Serialize;

use super::dimension::UNASSIGNED;
use super::figure::{Kpi, Unit};
use super::spread::two_sided;
use crate::score::config::ScoreConfig;
use crate::score::statistics::Z95;
use crate::score::statistics::false_discovery_rates;

/// Which figures are looked at, and whether more of them is better.
const WATCHED: &[(&str, bool)] = &[
    ("cycle_days_median", false),
    ("grr_share", true),
    ("lead_conversion_share", true),
    ("logo_retention_share", true),
    ("nps_per_response", true),
    ("nrr_share", true),
    ("revenue_yoy_share", true),
    ("win_rate_count", true),
];

/// Whether more of a figure is better, where one of the two is; None where neither is.
pub fn more_is_better(metric: &str) -> Option<bool> {
    const MORE: &[&str] = &[
        "csat_share",
        "gross_margin_share",
        "nps_per_account",
        "nps_per_revenue",
        "pipeline_coverage",
        "revenue_cagr_share",
        "revenue_mom_share",
        "roi_pct",
        "win_rate_cohort",
        "win_rate_value",
    ];
    const LESS: &[&str] = &["cac", "cac_new", "cycle_days_p90"];
    let watched = WATCHED.iter().find(|(name, _)| *name == metric).map(|(_, more)| *more);
    watched.or_else(|| MORE.contains(&metric).then_some(true)).or_else(|| LESS.contains(&metric).then_some(false))
}

/// The comparison of all parts with the whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BelowScores {
    /// The surest first; equals by metric, dimension and part.
    pub parts: Vec<BelowPart>,
    /// Comparisons made: parts with a figure, an interval and enough observations.
    pub tested: usize,
    /// Parts with a figure but too few observations to compare.
    pub too_small: usize,
}

/// A part below the whole by more than chance allows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BelowPart {
    pub metric: &'static str,
    pub dimension: &'static str,
    pub value_of_dimension: String,
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub unit: Unit,
    pub n: usize,
    /// The figure of the whole portfolio.
    pub whole: f64,
    /// value − whole.
    pub gap: f64,
    /// Of no gap, after Benjamini–Hochberg over all comparisons of the run.
    pub p_adjusted: f64,
}

/// Compares each part of each dimension with the whole.
///
/// z = gap / (half of the part's 95 % interval on the side of the whole / 1.96); two-sided p, so that a single comparison
/// finds a gap just when the interval leaves the whole out. The part is within the whole, which makes the test
/// conservative. Parts under `min_part_n` observations and `unassigned` are not compared.
pub fn below(kpis: &[Kpi], config: &ScoreConfig) -> BelowScores {
    let mut found = BelowScores::default();
    let mut candidates: Vec<(BelowPart, f64)> = Vec::new();
    for (metric, more_is_better) in WATCHED {
        let of_metric: Vec<&Kpi> = kpis.iter().filter(|kpi| kpi.metric == *metric && kpi.value.is_ok()).collect();
        let whole =
            of_metric.iter().find(|kpi| kpi.dimension.is_empty()).and_then(|kpi| kpi.value.as_ref().ok().copied());
        let Some(whole) = whole else { continue };
        let mut siblings = BTreeMap::<&str, usize>::new();
        for kpi in &of_metric {
            *siblings.entry(kpi.dimension).or_default() += 1;
        }
        // What is the only part of its dimension is the whole.
        let is_part = |kpi: &&&Kpi| siblings.get(kpi.dimension).is_some_and(|parts| *parts > 1);
        let named = |kpi: &&&Kpi| !kpi.dimension.is_empty() && kpi.value_of_dimension != UNASSIGNED;
        for kpi in of_metric.iter().filter(is_part).filter(named) {
            let Ok(value) = kpi.value else { continue };
            let interval = kpi.low.zip(kpi.high).filter(|_| kpi.n >= config.kpi.min_part_n);
            match interval.and_then(|(low, high)| Some((low, high, deviations(value, whole, low, high)?))) {
                None => found.too_small += 1,
                Some((low, high, z)) => {
                    let part = BelowPart {
                        metric,
                        dimension: kpi.dimension,
                        value_of_dimension: kpi.value_of_dimension.clone(),
                        value,
                        low,
                        high,
                        unit: kpi.unit,
                        n: kpi.n,
                        whole,
                        gap: value - whole,
                        p_adjusted: 1.0,
                    };
                    candidates.push((part, if *more_is_better { z } else { -z }));
                }
            }
        }
    }
    found.tested = candidates.len();
    let p_values: Vec<f64> = candidates.iter().map(|(_, z)| two_sided(*z)).collect();
    found.parts = candidates
        .into_iter()
        .zip(false_discovery_rates(&p_values))
        .filter(|((_, z), p)| *z < 0.0 && *p <= config.kpi.false_discovery_share)
        .map(|((part, _), p_adjusted)| BelowPart { p_adjusted, ..part })
        .collect();
    let name = |part: &BelowPart| (part.metric, part.dimension, part.value_of_dimension.clone());
    found.parts.sort_by(|a, b| a.p_adjusted.total_cmp(&b.p_adjusted).then_with(|| name(a).cmp(&name(b))));
    found
}

/// How many standard errors a value lies above the whole, by its interval's side toward the whole; None where that side
/// has no width.
fn deviations(value: f64, whole: f64, low: f64, high: f64) -> Option<f64> {
    let half = if whole > value { high - value } else { value - low };
    (half > 0.0 && half.is_finite()).then(|| (value - whole) / (half / Z95))
}
