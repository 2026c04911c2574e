//! From features to the model's inputs: which are taken, how they are scaled, and what stands for a missing one.

use serde::{Deserialize, Serialize};

use super::dataset::Example;
use super::features::FEATURES;
use crate::score::statistics::{count, pearson};

/// One input of the model: a feature, scaled, or whether it is missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Of [`FEATURES`].
    pub feature: String,
    /// 1 where the feature is missing, else 0; otherwise the feature itself.
    pub missing: bool,
    /// Mean and standard deviation over the training rows in which the feature is known.
    pub mean: f64,
    pub deviation: f64,
}

/// A feature that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    pub feature: String,
    pub reason: String,
}

impl Input {
    /// In standard deviations from the training mean. A missing value stands at the mean and so adds nothing; where being
    /// missing means something, an input of its own says so.
    pub fn scaled(&self, value: Option<f64>) -> f64 {
        let value = match (self.missing, value) {
            (true, value) => Some(if value.is_none() { 1.0 } else { 0.0 }),
            (false, value) => value,
        };
        value.map_or(0.0, |value| (value - self.mean) / self.deviation)
    }

    /// The place of its feature; None for a feature that this version does not know.
    pub fn place(&self) -> Option<usize> {
        FEATURES.iter().position(|feature| feature.name == self.feature)
    }
}

/// The inputs of one example.
pub fn scaled(inputs: &[Input], features: &[Option<f64>]) -> Vec<f64> {
    let value = |input: &Input| features.get(input.place()?).copied().flatten();
    inputs.iter().map(|input| input.scaled(value(input))).collect()
}

/// A feature known in less than this share of the training rows tells too little.
const MIN_KNOWN_SHARE: f64 = 0.1;
/// Being missing is an input of its own from this share of the rows on, up to one less it.
const MIN_MISSING_SHARE: f64 = 0.05;
/// Inputs that go together more closely than this say the same.
const REDUNDANT: f64 = 0.9;

/// The inputs that training rows allow, at most `most` of them; all statistics come from these rows alone.
pub fn choose(
    training: &[&Example],
    most: usize,
    unfit: &[(&'static str, &'static str)],
) -> (Vec<Input>, Vec<LeftOut>) {
    let mut chosen = Chosen { training, most, inputs: Vec::new(), columns: Vec::new(), left_out: Vec::new() };
    for (place, feature) in FEATURES.iter().enumerate() {
        match unfit.iter().find(|(name, _)| *name == feature.name) {
            Some((_, reason)) => chosen.leave_out(feature.name, (*reason).to_owned()),
            None => chosen.consider(feature.name, place, false),
        }
    }
    // What is missing comes after all that is known.
    for (place, feature) in FEATURES.iter().enumerate() {
        if chosen.inputs.iter().any(|input| input.feature == feature.name) {
            chosen.consider(feature.name, place, true);
        }
    }
    (chosen.inputs, chosen.left_out)
}

struct Chosen<'a> {
    training: &'a [&'a Example],
    most: usize,
    inputs: Vec<Input>,
    columns: Vec<Vec<f64>>,
    left_out: Vec<LeftOut>,
}

impl Chosen<'_> {
    fn leave_out(&mut self, feature: &str, reason: String) {
        self.left_out.push(LeftOut { feature: feature.to_owned(), reason });
    }

    fn consider(&mut self, name: &str, place: usize, missing: bool) {
        let rows = self.training.iter().map(|example| example.features.get(place).copied().flatten());
        let rows: Vec<Option<f64>> = rows.collect();
        let known: Vec<f64> = rows.iter().copied().flatten().collect();
        let share = count(known.len()) / count(rows.len().max(1));
        if missing && !(MIN_MISSING_SHARE..=1.0 - MIN_MISSING_SHARE).contains(&(1.0 - share)) {
            return;
        }
        let told = if missing { format!("{name}, missing") } else { name.to_owned() };
        if share < MIN_KNOWN_SHARE {
            return self.leave_out(&told, format!("known in {:.0} % of the rows", share * 100.0));
        }
        let values = if missing { rows.iter().map(|v| if v.is_none() { 1.0 } else { 0.0 }).collect() } else { known };
        let (mean, deviation) = spread(&values);
        if deviation <= 1e-9 || deviation.is_nan() {
            return self.leave_out(&told, "the same everywhere".to_owned());
        }
        let input = Input { feature: name.to_owned(), missing, mean, deviation };
        let column: Vec<f64> = rows.iter().map(|value| input.scaled(*value)).collect();
        if let Some(like) = self.like(&column) {
            return self.leave_out(&told, format!("goes together with {like}"));
        }
        if self.inputs.len() >= self.most {
            return self.leave_out(&told, format!("the events allow {} inputs", self.most));
        }
        self.inputs.push(input);
        self.columns.push(column);
    }

    fn like(&self, column: &[f64]) -> Option<&str> {
        let alike = |other: &&Vec<f64>| pearson(other, column).is_some_and(|r| r.abs() > REDUNDANT);
        let place = self.columns.iter().position(|other| alike(&other))?;
        Some(self.inputs.get(place)?.feature.as_str())
    }
}

/// Mean and standard deviation of all given values.
fn spread(values: &[f64]) -> (f64, f64) {
    let n = count(values.len().max(1));
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / n).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn example(features: &[Option<f64>]) -> Example {
        let mut all = vec![None; FEATURES.len()];
        all[..features.len()].copy_from_slice(features);
        let account = "A".to_owned();
        Example { day: date(2024, 1, 31), account, features: all, points: 0.0, band: None, left: None }
    }

    #[test]
    fn missing_values_stand_at_the_mean_and_say_so_in_an_input_of_their_own() {
        let rows: Vec<Example> = [Some(0.1), Some(0.3), None, Some(0.5)].map(|value| example(&[value])).into();
        let rows: Vec<&Example> = rows.iter().collect();
        let (inputs, _) = choose(&rows, 10, &[]);
        let names: Vec<(&str, bool)> = inputs.iter().map(|input| (input.feature.as_str(), input.missing)).collect();
        assert_eq!(names, [("usage_yoy_share", false), ("usage_yoy_share", true)]);
        assert!((inputs[0].mean - 0.3).abs() < 1e-12);
        let absent = scaled(&inputs, &rows[2].features);
        assert!(absent[0] == 0.0 && absent[1] > 1.0, "{absent:?}");
    }

    #[test]
    fn what_says_the_same_or_nothing_or_too_much_is_left_out() {
        let rows: Vec<Example> = (0..20)
            .map(|n| {
                let x = f64::from(n);
                example(&[Some(x), Some(2.0 * x + 1.0), Some(5.0), Some(f64::from(n % 3)), Some(f64::from(n % 2))])
            })
            .collect();
        let rows: Vec<&Example> = rows.iter().collect();
        let (inputs, left_out) = choose(&rows, 2, &[("nps_shrunk", "for a test")]);
        let names: Vec<&str> = inputs.iter().map(|input| input.feature.as_str()).collect();
        assert_eq!(names, ["usage_yoy_share", "late_days_median"]);
        let reason = |name: &str| left_out.iter().find(|one| one.feature == name).unwrap().reason.clone();
        assert_eq!(reason("orders_quarter_yoy_share"), "goes together with usage_yoy_share");
        assert_eq!(reason("days_since_contact_log"), "the same everywhere");
        assert_eq!(reason("nps_shrunk"), "for a test");
        assert_eq!(reason("revenue_log"), "known in 0 % of the rows");
    }
}
