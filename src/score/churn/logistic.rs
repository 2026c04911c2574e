//! Logistic regression with a ridge penalty, fitted by Newton's method.

use crate::score::statistics::count;

/// log(p / (1 − p)) to p, without overflow.
pub fn sigmoid(logit: f64) -> f64 {
    if logit >= 0.0 {
        1.0 / (1.0 + libm::exp(-logit))
    } else {
        let odds = libm::exp(logit);
        odds / (1.0 + odds)
    }
}

/// p to log(p / (1 − p)); p is kept off 0 and 1 by 1e-12.
pub fn logit(p: f64) -> f64 {
    let p = p.clamp(1e-12, 1.0 - 1e-12);
    libm::log(p) - libm::log1p(-p)
}

/// One observation: its inputs, and whether the event came.
pub type Observation<'a> = (&'a [f64], bool);

/// A fitted model: logit = intercept + Σ weight × input.
#[derive(Debug, Clone, PartialEq)]
pub struct Logistic {
    pub intercept: f64,
    pub weights: Vec<f64>,
    /// Inverse of the penalised information at the optimum: intercept first, then the weights. It takes rows for
    /// independent, so that repeated snapshots of an account make it too small; intervals come from the bootstrap.
    pub covariance: Vec<Vec<f64>>,
}

const MOST_STEPS: usize = 100;
const CONVERGED: f64 = 1e-10;

impl Logistic {
    /// Minimises Σ log-loss + |w|² / 2C over intercept and weights; the intercept is free, classes are not weighted.
    ///
    /// Newton's method, which is iteratively reweighted least squares (McCullagh & Nelder 1989, *Generalized Linear
    /// Models*, 2.5), with halved steps where a full one would not descend. None where nothing can be fitted: no rows, one
    /// class only, or inputs that are not finite.
    pub fn fit(rows: &[Observation<'_>], c: f64) -> Option<Logistic> {
        let size = rows.first()?.0.len();
        let events = rows.iter().filter(|(_, event)| *event).count();
        if events == 0 || events == rows.len() || c <= 0.0 || c.is_nan() {
            return None;
        }
        if rows.iter().any(|(inputs, _)| inputs.len() != size || inputs.iter().any(|value| !value.is_finite())) {
            return None;
        }
        let mut beta = vec![0.0; size + 1];
        *beta.first_mut()? = logit(count(events) / count(rows.len()));
        let mut loss = objective(rows, &beta, c);
        for _ in 0..MOST_STEPS {
            let (gradient, information) = derivatives(rows, &beta, c);
            let step = Cholesky::of(&information)?.solve(&gradient);
            let (next, next_loss) = descend(rows, &beta, &step, loss, c);
            let moved = next.iter().zip(&beta).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            (beta, loss) = (next, next_loss);
            if moved < CONVERGED {
                break;
            }
        }
        let (_, information) = derivatives(rows, &beta, c);
        let covariance = Cholesky::of(&information)?.inverse();
        let (intercept, weights) = beta.split_first()?;
        Some(Logistic { intercept: *intercept, weights: weights.to_vec(), covariance })
    }

    pub fn logit(&self, inputs: &[f64]) -> f64 {
        self.intercept + self.weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum::<f64>()
    }
}

/// A full step, or the greatest halved one that does not raise the loss.
fn descend(rows: &[Observation<'_>], beta: &[f64], step: &[f64], loss: f64, c: f64) -> (Vec<f64>, f64) {
    let mut scale = 1.0;
    for _ in 0..40 {
        let next: Vec<f64> = beta.iter().zip(step).map(|(beta, step)| beta - scale * step).collect();
        let next_loss = objective(rows, &next, c);
        if next_loss <= loss {
            return (next, next_loss);
        }
        scale /= 2.0;
    }
    (beta.to_vec(), loss)
}

fn linear(beta: &[f64], inputs: &[f64]) -> f64 {
    let intercept = beta.first().copied().unwrap_or(0.0);
    intercept + beta.iter().skip(1).zip(inputs).map(|(beta, input)| beta * input).sum::<f64>()
}

/// log(1 + exp(z)) − z × event, without overflow.
pub fn log_loss_of(logit: f64, event: bool) -> f64 {
    let soft = logit.max(0.0) + libm::log1p(libm::exp(-logit.abs()));
    if event { soft - logit } else { soft }
}

fn objective(rows: &[Observation<'_>], beta: &[f64], c: f64) -> f64 {
    let loss: f64 = rows.iter().map(|(inputs, event)| log_loss_of(linear(beta, inputs), *event)).sum();
    loss + beta.iter().skip(1).map(|weight| weight * weight).sum::<f64>() / (2.0 * c)
}

type Matrix = Vec<Vec<f64>>;

fn derivatives(rows: &[Observation<'_>], beta: &[f64], c: f64) -> (Vec<f64>, Matrix) {
    let size = beta.len();
    let mut gradient = vec![0.0; size];
    let mut information = vec![vec![0.0; size]; size];
    let mut extended = vec![1.0; size];
    for (inputs, event) in rows {
        for (slot, input) in extended.iter_mut().skip(1).zip(*inputs) {
            *slot = *input;
        }
        let p = sigmoid(linear(beta, inputs));
        let residual = p - if *event { 1.0 } else { 0.0 };
        let weight = p * (1.0 - p);
        for ((slot, row), a) in gradient.iter_mut().zip(&mut information).zip(&extended) {
            *slot += residual * a;
            let weighted = weight * a;
            for (cell, b) in row.iter_mut().zip(&extended) {
                *cell += weighted * b;
            }
        }
    }
    for (place, (slot, row)) in gradient.iter_mut().zip(&mut information).enumerate().skip(1) {
        *slot += beta.get(place).copied().unwrap_or(0.0) / c;
        if let Some(diagonal) = row.get_mut(place) {
            *diagonal += 1.0 / c;
        }
    }
    (gradient, information)
}

/// The lower triangle L of A = L Lᵀ.
struct Cholesky(Matrix);

impl Cholesky {
    /// None where the matrix is not positive definite.
    #[allow(clippy::indexing_slicing, reason = "all places are under the size of the square matrix")]
    fn of(matrix: &Matrix) -> Option<Cholesky> {
        let size = matrix.len();
        let mut lower = vec![vec![0.0; size]; size];
        for row in 0..size {
            for column in 0..=row {
                let products: f64 = (0..column).map(|k| lower[row][k] * lower[column][k]).sum();
                let rest = matrix[row][column] - products;
                if row == column {
                    if rest <= 0.0 || rest.is_nan() {
                        return None;
                    }
                    lower[row][row] = rest.sqrt();
                } else {
                    lower[row][column] = rest / lower[column][column];
                }
            }
        }
        Some(Cholesky(lower))
    }

    #[allow(clippy::indexing_slicing, reason = "as above; the right side has that size too")]
    fn solve(&self, right: &[f64]) -> Vec<f64> {
        let lower = &self.0;
        let size = lower.len();
        let mut x = right.to_vec();
        for row in 0..size {
            let known: f64 = (0..row).map(|k| lower[row][k] * x[k]).sum();
            x[row] = (x[row] - known) / lower[row][row];
        }
        for row in (0..size).rev() {
            let known: f64 = (row + 1..size).map(|k| lower[k][row] * x[k]).sum();
            x[row] = (x[row] - known) / lower[row][row];
        }
        x
    }

    fn inverse(&self) -> Matrix {
        let size = self.0.len();
        let unit = |place: usize| (0..size).map(|other| if other == place { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
        (0..size).map(|place| self.solve(&unit(place))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use linfa::prelude::*;
    use ndarray::{Array1, Array2};
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};

    fn uniform(random: &mut ChaCha8Rng) -> f64 {
        f64::from(random.next_u32()) / (f64::from(u32::MAX) + 1.0)
    }

    /// Rows with known log-odds −1 + 1.5 a − 0.8 b + 0 c.
    fn rows(n: usize) -> Vec<(Vec<f64>, bool)> {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        (0..n)
            .map(|_| {
                let inputs: Vec<f64> = (0..3).map(|_| 3.4 * (uniform(&mut random) - 0.5)).collect();
                let p = sigmoid(-1.0 + 1.5 * inputs[0] - 0.8 * inputs[1]);
                let event = uniform(&mut random) < p;
                (inputs, event)
            })
            .collect()
    }

    fn observed(rows: &[(Vec<f64>, bool)]) -> Vec<Observation<'_>> {
        rows.iter().map(|(inputs, event)| (inputs.as_slice(), *event)).collect()
    }

    #[test]
    fn the_fit_is_that_of_linfa() {
        let rows = rows(400);
        for c in [0.01, 0.1, 1.0, 10.0] {
            let ours = Logistic::fit(&observed(&rows), c).unwrap();
            let inputs = Array2::from_shape_fn((rows.len(), 3), |(row, column)| rows[row].0[column]);
            let events: Array1<usize> = rows.iter().map(|(_, event)| usize::from(*event)).collect();
            let dataset = Dataset::new(inputs.clone(), events);
            let theirs = linfa_logistic::LogisticRegression::default()
                .alpha(1.0 / c)
                .with_intercept(true)
                .gradient_tolerance(1e-9)
                .max_iterations(1000)
                .fit(&dataset)
                .unwrap();
            // Its probability is that of the class it calls positive, which need not be 1.
            let sign = if theirs.labels().pos.class == 1 { 1.0 } else { -1.0 };
            for (ours, theirs) in ours.weights.iter().zip(theirs.params()) {
                assert!((ours - sign * theirs).abs() < 1e-5, "C = {c}: {ours} against {}", sign * theirs);
            }
            assert!((ours.intercept - sign * theirs.intercept()).abs() < 1e-5, "C = {c}");
            for (row, theirs) in rows.iter().zip(theirs.predict_probabilities(&inputs)) {
                let theirs = if sign > 0.0 { theirs } else { 1.0 - theirs };
                assert!((sigmoid(ours.logit(&row.0)) - theirs).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn known_coefficients_come_back_within_their_errors() {
        let rows = rows(4000);
        let fit = Logistic::fit(&observed(&rows), 1e6).unwrap();
        let found = std::iter::once(fit.intercept).chain(fit.weights.iter().copied());
        for ((found, truth), place) in found.zip([-1.0, 1.5, -0.8, 0.0]).zip(0..) {
            let error: f64 = fit.covariance[place][place];
            assert!((found - truth).abs() < 4.0 * error.sqrt(), "{found} for {truth}, error {}", error.sqrt());
        }
    }

    #[test]
    fn a_table_of_two_by_two_gives_its_log_odds_and_their_error() {
        // Without penalty: log odds ratio ad / bc and its variance 1/a + 1/b + 1/c + 1/d (Woolf 1955).
        let groups = [(1.0, true, 20), (1.0, false, 30), (0.0, true, 10), (0.0, false, 60)];
        let rows: Vec<(Vec<f64>, bool)> =
            groups.iter().flat_map(|(x, event, n)| (0..*n).map(move |_| (vec![*x], *event))).collect();
        let fit = Logistic::fit(&observed(&rows), 1e9).unwrap();
        assert!((fit.weights[0] - libm::log(20.0 * 60.0 / (30.0 * 10.0))).abs() < 1e-6);
        assert!((fit.intercept - libm::log(10.0 / 60.0)).abs() < 1e-6);
        assert!((fit.covariance[1][1] - (1.0 / 20.0 + 1.0 / 30.0 + 1.0 / 10.0 + 1.0 / 60.0)).abs() < 1e-6);
    }

    #[test]
    fn separated_classes_and_hopeless_rows_end_well() {
        let rows: Vec<(Vec<f64>, bool)> = (0..40).map(|n| (vec![f64::from(n) - 19.5], n >= 20)).collect();
        let fit = Logistic::fit(&observed(&rows), 1.0).unwrap();
        assert!(fit.weights[0].is_finite() && fit.weights[0] > 0.0);
        assert_eq!(Logistic::fit(&[], 1.0), None);
        assert_eq!(Logistic::fit(&[(&[1.0], true), (&[2.0], true)], 1.0), None);
        assert_eq!(Logistic::fit(&[(&[f64::NAN], true), (&[2.0], false)], 1.0), None);
        assert!((sigmoid(-800.0), sigmoid(800.0)) == (0.0, 1.0) && log_loss_of(-800.0, true) == 800.0);
    }
}
