//! The model against the points score, on snapshots later than all that trained it.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::dataset::{Dataset, Example, events};
use super::fit::{Fit, Rules, closed_by};
use super::label::months_after;
use super::metrics::{Forecast, Metrics, ReliabilityBin, reliability};
use crate::model::Date;
use crate::score::churn::Band;
use crate::score::statistics::{count, quantile};

/// How a model trained on earlier snapshots did on later ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validation {
    pub training: Span,
    pub test: Span,
    pub model: Vec<Measure>,
    pub rule: Vec<Measure>,
    /// Share of the bootstrap draws of accounts in which the model's Brier score is below the rule's.
    pub brier_won_share: f64,
    /// Share of the draws in which the model's PR-AUC is above the rule's.
    pub pr_auc_won_share: f64,
    pub draws: u32,
    pub reliability: Vec<ReliabilityBin>,
}

/// A part of the snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    #[serde(with = "day")]
    pub first: Date,
    #[serde(with = "day")]
    pub last: Date,
    pub snapshots: usize,
    /// Accounts on snapshot days.
    pub rows: usize,
    /// Losses, each counted once.
    pub events: usize,
}

/// A metric with the 95 % percentile interval of a bootstrap over accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub metric: String,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

type MetricOf = fn(&Metrics) -> Option<f64>;

const METRICS: &[(&str, MetricOf)] = &[
    ("base_rate", |m| Some(m.base_rate)),
    ("pr_auc", |m| m.pr_auc),
    ("roc_auc", |m| m.roc_auc),
    ("brier", |m| Some(m.brier)),
    ("brier_skill", |m| m.brier_skill),
    ("log_loss", |m| Some(m.log_loss)),
    ("ece", |m| Some(m.ece)),
    ("calibration_slope", |m| m.calibration_slope),
    ("calibration_intercept", |m| m.calibration_intercept),
    ("top_decile_lift", |m| m.top_decile_lift),
];

impl Validation {
    /// None where the snapshots don't reach for both parts.
    pub fn of(dataset: &Dataset, rules: Rules<'_>) -> Option<Validation> {
        let (training, test) = split(dataset, rules)?;
        let fit = Fit::of(&training, rules)?;
        let rates = BandRates::of(&training);
        let model: Vec<Forecast<'_>> =
            test.iter().map(|example| forecast(example, fit.probability(&example.features), None)).collect();
        let rule: Vec<Forecast<'_>> = test
            .iter()
            .map(|example| forecast(example, rates.probability(example.band), Some(example.points)))
            .collect();
        let draws = rules.config.bootstrap_draws;
        let drawn = bootstrap(&model, &rule, draws);
        let won = |better: fn(&Metrics, &Metrics) -> bool| {
            count(drawn.iter().filter(|(model, rule)| better(model, rule)).count()) / count(drawn.len().max(1))
        };
        let of_model: Vec<Metrics> = drawn.iter().map(|(model, _)| *model).collect();
        let of_rule: Vec<Metrics> = drawn.iter().map(|(_, rule)| *rule).collect();
        Some(Validation {
            training: Span::of(&training)?,
            test: Span::of(&test)?,
            model: measures(&Metrics::of(&model)?, &of_model),
            rule: measures(&Metrics::of(&rule)?, &of_rule),
            brier_won_share: won(|model, rule| model.brier < rule.brier),
            pr_auc_won_share: won(|model, rule| model.pr_auc > rule.pr_auc),
            draws,
            reliability: reliability(&model),
        })
    }
}

/// The last snapshots with a closed window to test on, and those to train on whose window had closed before the first of
/// them.
pub fn split<'a>(dataset: &'a Dataset, rules: Rules<'_>) -> Option<(Vec<&'a Example>, Vec<&'a Example>)> {
    let last = dataset.examples.last()?.day;
    let in_test =
        |example: &&Example| months_after(example.day, rules.config.test_months).is_some_and(|day| day > last);
    let test: Vec<&Example> = dataset.examples.iter().filter(in_test).collect();
    let all: Vec<&Example> = dataset.examples.iter().collect();
    let training = closed_by(&all, test.first()?.day, rules.config);
    (!training.is_empty()).then_some((training, test))
}

fn forecast(example: &Example, probability: f64, points: Option<f64>) -> Forecast<'_> {
    let rank = points.unwrap_or(probability);
    Forecast { id: &example.account, rank, probability, event: example.left.is_some() }
}

/// What the points score foretells: the share that left of each band in the training rows, shrunk to the share of all.
/// A points score is no probability; this is the best that can be made of it.
#[derive(Debug, Clone)]
pub struct BandRates {
    base: f64,
    bands: BTreeMap<Option<Band>, f64>,
}

/// Rows of the base rate that a band's own rows are mixed with.
const BASE_ROWS: f64 = 5.0;

impl BandRates {
    pub fn of(training: &[&Example]) -> BandRates {
        let left = |rows: &[&&Example]| count(rows.iter().filter(|example| example.left.is_some()).count());
        let all: Vec<&&Example> = training.iter().collect();
        let base = left(&all) / count(all.len().max(1));
        let mut bands: BTreeMap<Option<Band>, Vec<&&Example>> = BTreeMap::new();
        for example in training {
            bands.entry(example.band).or_default().push(example);
        }
        let rate = |rows: Vec<&&Example>| smoothed_rate(left(&rows), count(rows.len()), base);
        BandRates { base, bands: bands.into_iter().map(|(band, rows)| (band, rate(rows))).collect() }
    }

    pub fn probability(&self, band: Option<Band>) -> f64 {
        self.bands.get(&band).copied().unwrap_or(self.base)
    }
}

/// (events + m × base) / (n + m) with m = 5.
pub fn smoothed_rate(events: f64, n: f64, base: f64) -> f64 {
    (events + BASE_ROWS * base) / (n + BASE_ROWS)
}

/// Metrics of both over the same draws of accounts with replacement: snapshots of one account go together.
fn bootstrap(model: &[Forecast<'_>], rule: &[Forecast<'_>], draws: u32) -> Vec<(Metrics, Metrics)> {
    const SEED: u64 = 20_070_101;
    let mut accounts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, forecast) in model.iter().enumerate() {
        accounts.entry(forecast.id).or_default().push(place);
    }
    let accounts: Vec<Vec<usize>> = accounts.into_values().collect();
    let draw = |number: u32| {
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        random.set_stream(u64::from(number));
        let mut places = Vec::with_capacity(model.len());
        for _ in 0..accounts.len() {
            // The upper half of a product of 64 bits: as even as 32 bits allow.
            let wide = u64::from(random.next_u32()) * u64::try_from(accounts.len()).unwrap_or(0);
            let drawn = usize::try_from(wide >> 32).ok().and_then(|place| accounts.get(place));
            places.extend(drawn.into_iter().flatten().copied());
        }
        let of = |all: &[Forecast<'_>]| {
            let drawn: Vec<Forecast<'_>> = places.iter().filter_map(|place| all.get(*place).copied()).collect();
            Metrics::of(&drawn)
        };
        Some((of(model)?, of(rule)?))
    };
    (0..draws).into_par_iter().filter_map(draw).collect()
}

fn measures(found: &Metrics, drawn: &[Metrics]) -> Vec<Measure> {
    METRICS
        .iter()
        .map(|(name, of)| {
            let mut values: Vec<f64> = drawn.iter().filter_map(of).collect();
            values.sort_by(f64::total_cmp);
            let value = of(found);
            let bound = |share: f64| value.and_then(|_| quantile(&values, share));
            Measure { metric: (*name).to_owned(), value, low: bound(0.025), high: bound(0.975) }
        })
        .collect()
}

/// A metric by name.
pub fn measure<'a>(measures: &'a [Measure], name: &str) -> Option<&'a Measure> {
    measures.iter().find(|measure| measure.metric == name)
}

impl Span {
    fn of(examples: &[&Example]) -> Option<Span> {
        let days = examples.iter().map(|example| example.day);
        let mut distinct: Vec<Date> = days.clone().collect();
        distinct.dedup();
        Some(Span {
            first: days.clone().min()?,
            last: days.max()?,
            snapshots: distinct.len(),
            rows: examples.len(),
            events: events(examples.iter().copied()),
        })
    }
}

/// Dates as ISO 8601.
pub(super) mod day {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::Date;

    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is not a date such as 2026-10-31")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::churn::config::TrainingConfig;
    use jiff::civil::date;

    fn example(day: Date, account: &str, left: bool) -> Example {
        let left = left.then_some(day);
        Example { day, account: account.to_owned(), features: vec![], points: 0.0, band: Some(Band::Low), left }
    }

    #[test]
    fn training_windows_close_before_the_first_test_snapshot() {
        let config = TrainingConfig::default();
        let rules = Rules { config: &config, unfit: &[] };
        let start = date(2020, 1, 31);
        let days = (0..60).map(|month| start.checked_add(jiff::Span::new().months(month)).unwrap().last_of_month());
        let examples: Vec<Example> = days.map(|day| example(day, "A", false)).collect();
        let dataset = Dataset { examples, ..Dataset::default() };
        let (training, test) = split(&dataset, rules).unwrap();
        assert_eq!((test.first().unwrap().day, test.len()), (date(2024, 1, 31), 12));
        // 2022-11-30 + 12 months + 60 days of grace is 2024-01-29.
        assert_eq!(training.last().unwrap().day, date(2022, 11, 30));
    }

    #[test]
    fn band_rates_are_shrunk_to_the_base() {
        let day = date(2024, 1, 31);
        let mut rows: Vec<Example> = (0..20).map(|n| example(day, "A", n < 2)).collect();
        rows.iter_mut().take(4).for_each(|example| example.band = Some(Band::High));
        let rates = BandRates::of(&rows.iter().collect::<Vec<_>>());
        // (2 + 5 × 0.1) / (4 + 5) and (0 + 0.5) / (16 + 5); a band never seen takes the base.
        assert!((rates.probability(Some(Band::High)) - 2.5 / 9.0).abs() < 1e-12);
        assert!((rates.probability(Some(Band::Low)) - 0.5 / 21.0).abs() < 1e-12);
        assert!((rates.probability(None) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn an_interval_holds_its_value_and_widens_when_accounts_repeat() {
        let one = |n: usize, ids: usize| {
            let names: Vec<String> = (0..ids).map(|id| format!("A{id:03}")).collect();
            let rows: Vec<Forecast<'_>> = (0..n)
                .map(|row| {
                    let id = row % ids;
                    let probability = if id.is_multiple_of(3) { 0.6 } else { 0.2 };
                    Forecast { id: &names[id], rank: probability, probability, event: id.is_multiple_of(4) }
                })
                .collect();
            let found = Metrics::of(&rows).unwrap();
            let drawn = bootstrap(&rows, &rows, 200);
            let drawn: Vec<Metrics> = drawn.into_iter().map(|(model, _)| model).collect();
            let brier = measures(&found, &drawn)[3].clone();
            let (low, high) = (brier.low.unwrap(), brier.high.unwrap());
            assert!(low <= found.brier && found.brier <= high);
            high - low
        };
        assert!(one(240, 24) > 2.0 * one(240, 240), "ten rows an account are not ten accounts");
    }
}
