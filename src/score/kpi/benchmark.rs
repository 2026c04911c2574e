//! Our figures beside those that others published, where the two can be compared.

use serde::Serialize;

use super::below::more_is_better;
use super::figure::{Kpi, Unit};
use crate::model::{Benchmark, Currency, Origin, Row, Unknown};
use crate::score::context::Context;
use crate::score::words::name_key;

/// A published figure, and ours where the two mean the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkScores {
    pub origin: Origin,
    pub metric: String,
    /// Whose figure it is; None for all industries.
    pub industry: Option<String>,
    /// As published.
    pub published: f64,
    pub published_unit: Option<String>,
    /// Who published it.
    pub source: String,
    pub year: f64,
    /// Our figure and where it stands, or why the two can't be compared.
    pub compared: Result<Compared, NotComparable>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    pub unit: Unit,
    /// The published figure in our unit.
    pub benchmark: f64,
    pub value: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub n: usize,
    /// value − benchmark.
    pub gap: f64,
    pub standing: Standing,
}

/// Where our figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Better,
    Worse,
    /// The benchmark is within our interval.
    NotApart,
    /// The figure has no interval or no direction: only the gap is told.
    GapOnly,
}

/// Why a published figure can't be compared with ours.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NotComparable {
    /// Of no name in the methodology.
    NoSuchMetric,
    /// We have no figure for the industry.
    NoSuchIndustry,
    NoSource,
    /// No year, or one that is none.
    NoYear,
    /// Published after the as-of date's year.
    LaterYear,
    TooOld {
        years: i64,
        most: u32,
    },
    NoUnit,
    OtherUnit {
        published: String,
        ours: String,
    },
    /// A share above 1, or no number at all.
    OffScale,
    /// Ours is unknown.
    Ours {
        unknown: Unknown,
    },
}

impl std::fmt::Display for NotComparable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NotComparable::NoSuchMetric => f.write_str("no figure of this name"),
            NotComparable::NoSuchIndustry => f.write_str("no figure for this industry"),
            NotComparable::NoSource => f.write_str("no source is named"),
            NotComparable::NoYear => f.write_str("no year is given"),
            NotComparable::LaterYear => f.write_str("of a year after the as-of date"),
            NotComparable::TooOld { years, most } => write!(f, "{years} years old, at most {most} allowed"),
            NotComparable::NoUnit => f.write_str("no unit is given"),
            NotComparable::OtherUnit { published, ours } => write!(f, "in `{published}`, ours is in {ours}"),
            NotComparable::OffScale => f.write_str("off the scale of its unit"),
            NotComparable::Ours { unknown } => write!(f, "ours is unknown: {unknown}"),
        }
    }
}

/// All benchmarks given, in the order of metric, industry, source and year.
pub fn benchmarks(kpis: &[Kpi], context: &Context<'_>) -> Vec<BenchmarkScores> {
    let mut benchmarks: Vec<BenchmarkScores> = context
        .portfolio
        .benchmarks
        .all()
        .iter()
        .map(|row| BenchmarkScores {
            origin: row.origin,
            metric: row.metric.clone(),
            industry: row.industry.clone().filter(|industry| !industry.trim().is_empty()),
            published: row.value,
            published_unit: row.unit.clone(),
            source: row.record.source.clone(),
            year: row.year,
            compared: compared(row, kpis, context),
        })
        .collect();
    let place = |b: &BenchmarkScores| (b.metric.clone(), b.industry.clone(), b.source.clone());
    benchmarks.sort_by(|a, b| {
        let values = || a.year.total_cmp(&b.year).then(a.published.total_cmp(&b.published));
        place(a).cmp(&place(b)).then_with(values).then(a.origin.cmp(&b.origin))
    });
    benchmarks
}

fn compared(row: &Row<Benchmark>, kpis: &[Kpi], context: &Context<'_>) -> Result<Compared, NotComparable> {
    dated(row, context)?;
    let kpi = ours(row, kpis)?;
    let benchmark = in_unit(row, kpi.unit, context.portfolio.currency)?;
    let value = *kpi.value.as_ref().map_err(|unknown| NotComparable::Ours { unknown: unknown.clone() })?;
    let gap = value - benchmark;
    let standing = match (kpi.low.zip(kpi.high), more_is_better(kpi.metric)) {
        (Some((low, high)), _) if (low..=high).contains(&benchmark) => Standing::NotApart,
        (Some(_), Some(more)) if (gap > 0.0) == more => Standing::Better,
        (Some(_), Some(_)) => Standing::Worse,
        _ => Standing::GapOnly,
    };
    let (low, high) = (kpi.low, kpi.high);
    Ok(Compared { unit: kpi.unit, benchmark, value, low, high, n: kpi.n, gap, standing })
}

/// Shown only with its source and year, and not when that is too long ago.
fn dated(row: &Benchmark, context: &Context<'_>) -> Result<(), NotComparable> {
    if row.source.trim().is_empty() {
        return Err(NotComparable::NoSource);
    }
    let now = context.portfolio.as_of.year();
    let year = (1900..=now).find(|year| f64::from(*year) == row.year);
    let most = context.config.kpi.benchmark_max_age_years;
    match year.map(|year| i64::from(now) - i64::from(year)) {
        None if row.year > f64::from(now) => Err(NotComparable::LaterYear),
        None => Err(NotComparable::NoYear),
        Some(years) if years > i64::from(most) => Err(NotComparable::TooOld { years, most }),
        Some(_) => Ok(()),
    }
}

/// Our figure of the same name: of the same industry, or of the whole where it is for all.
fn ours<'k>(row: &Benchmark, kpis: &'k [Kpi]) -> Result<&'k Kpi, NotComparable> {
    let named = || kpis.iter().filter(|kpi| kpi.metric == row.metric.trim());
    let whole = named().find(|kpi| kpi.dimension.is_empty()).ok_or(NotComparable::NoSuchMetric)?;
    match row.industry.as_deref().map(name_key).filter(|key| !key.is_empty()) {
        None => Ok(whole),
        Some(key) => named()
            .find(|kpi| kpi.dimension == "industry" && name_key(&kpi.value_of_dimension) == key)
            .ok_or(NotComparable::NoSuchIndustry),
    }
}

/// Parts of the names of shares that may lie above 1 or below 0.
const UNBOUNDED: &[&str] = &["nrr_share", "yoy", "mom", "cagr", "wallet"];

fn in_unit(row: &Benchmark, ours: Unit, home: Currency) -> Result<f64, NotComparable> {
    let given = row.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty()).ok_or(NotComparable::NoUnit)?;
    let is = |words: &[&str]| given == "%" && words.contains(&"%") || words.contains(&name_key(given).as_str());
    let percent = is(&["%", "percent", "pct", "percentage", "porciento", "porcentaje"]);
    let value = match ours {
        Unit::Share if percent => Some(row.value / 100.0),
        Unit::Percent if percent => Some(row.value),
        Unit::Share if is(&["share", "proportion", "fraction", "proporcion", "fraccion"]) => Some(row.value),
        Unit::Percent if is(&["share", "proportion", "fraction"]) => Some(row.value * 100.0),
        Unit::Days if is(&["days", "day", "d", "dias", "dia"]) => Some(row.value),
        Unit::Points if is(&["points", "point", "pts", "nps", "puntos", "punto"]) => Some(row.value),
        Unit::Ratio if is(&["ratio", "times", "x", "veces", "razon"]) => Some(row.value),
        Unit::Count if is(&["count", "number", "cantidad", "numero"]) => Some(row.value),
        Unit::Money if Currency::parse(given) == Some(home) => Some(row.value),
        _ => None,
    };
    let value =
        value.ok_or_else(|| NotComparable::OtherUnit { published: given.to_owned(), ours: unit_name(ours, home) })?;
    let bounded = ours == Unit::Share && !UNBOUNDED.iter().any(|part| row.metric.contains(part));
    if !value.is_finite() || bounded && !(0.0..=1.0).contains(&value) {
        return Err(NotComparable::OffScale);
    }
    Ok(value)
}

fn unit_name(unit: Unit, home: Currency) -> String {
    match unit {
        Unit::Share => "share",
        Unit::Money => home.code(),
        Unit::Days => "days",
        Unit::Points => "points",
        Unit::Count => "count",
        Unit::Ratio => "ratio",
        Unit::Percent => "pct",
    }
    .to_owned()
}
