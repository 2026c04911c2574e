//! The weights of the priority's criteria from judgements, as `cartera weights` tells them.

use serde::Serialize;

use super::CriterionKey;
use super::ahp::{AhpError, Judgement, MOST_INCONSISTENT, Weighing, spoken, weigh};

/// What the judgements say of the criteria.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Elicited {
    /// Whether the judgements agree well enough to be used: a consistency ratio of at most 0.10.
    pub consistent: bool,
    #[serde(flatten)]
    pub weighing: Weighing,
    /// The lines for `cartera.toml`; none where the judgements contradict one another.
    pub config: Option<String>,
}

/// Why there are no weights.
#[derive(Debug, thiserror::Error)]
pub enum ElicitError {
    #[error("`{name}` is no criterion of the priority score")]
    NoCriterion { name: String },
    #[error(transparent)]
    Ahp(#[from] AhpError),
}

impl ElicitError {
    pub fn hint(&self) -> String {
        match self {
            ElicitError::NoCriterion { .. } => {
                format!("they are {}", CriterionKey::ALL.map(CriterionKey::name).join(", "))
            }
            ElicitError::Ahp(error) => error.hint().to_owned(),
        }
    }
}

/// A file with every pair of criteria, each judged alike.
pub fn template() -> String {
    let mut text = "\
# How many times as much does the first count as the second, when you decide which account to work on?
#   1 alike   3 somewhat more   5 clearly more   7 much more   9 extremely more   2, 4, 6, 8 in between
#   the other way round: \"1/3\", \"1/5\" ...
# Leave out all lines of a criterion that is not to count. Then: cartera weights FILE

[judgements]
"
    .to_owned();
    for (place, first) in CriterionKey::ALL.into_iter().enumerate() {
        for second in CriterionKey::ALL.into_iter().skip(place + 1) {
            text.push_str(&format!("\"{} over {}\" = 1\n", first.name(), second.name()));
        }
    }
    text
}

/// Weights of the criteria that are judged; the others are to count nothing.
pub fn weights(pairs: impl Iterator<Item = (String, String, f64)>) -> Result<Elicited, ElicitError> {
    let known = |name: &str| CriterionKey::ALL.into_iter().any(|key| key.name() == name);
    let mut judgements = Vec::new();
    for (first, second, value) in pairs {
        if let Some(name) = [&first, &second].into_iter().find(|name| !known(name)) {
            return Err(ElicitError::NoCriterion { name: name.clone() });
        }
        judgements.push(Judgement { first, second, value });
    }
    let mut weighing = weigh(&judgements)?;
    let place = |name: &str| CriterionKey::ALL.into_iter().position(|key| key.name() == name);
    weighing.weights.sort_by_key(|(name, _)| place(name));
    let consistent = weighing.is_consistent();
    Ok(Elicited { consistent, config: consistent.then(|| config(&weighing)), weighing })
}

/// Weights in percent, in the order of the configuration. Rounded to a tenth; they count relative to one another.
fn config(weighing: &Weighing) -> String {
    let weight =
        |key: CriterionKey| weighing.weights.iter().find(|(name, _)| name == key.name()).map_or(0.0, |(_, w)| *w);
    let line = |key: CriterionKey| format!("{}_weight = {:.1}\n", key.name(), 100.0 * weight(key));
    format!("[scores.priority]\n{}", CriterionKey::ALL.map(line).concat())
}

impl Elicited {
    /// What is wrong with judgements that contradict one another, and which to think over.
    pub fn refusal(&self) -> Option<(String, String)> {
        if self.consistent {
            return None;
        }
        let ratio = self.weighing.consistency_ratio;
        let message = format!(
            "the judgements contradict one another: consistency ratio {ratio:.2}, at most {MOST_INCONSISTENT:.2}"
        );
        let hint = self.weighing.weakest.as_ref().map_or_else(String::new, |weakest| {
            format!(
                "think over `{} over {}` = {}: the others together say about {}, which would make the ratio {:.2}",
                weakest.first,
                weakest.second,
                spoken(weakest.given),
                spoken(weakest.consistent),
                weakest.consistency_ratio
            )
        });
        Some((message, hint))
    }
}

impl std::fmt::Display for Elicited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let weighing = &self.weighing;
        writeln!(
            f,
            "# consistency ratio {:.3} (index {:.3}, greatest eigenvalue {:.3}, {} criteria)",
            weighing.consistency_ratio,
            weighing.consistency_index,
            weighing.lambda_max,
            weighing.weights.len()
        )?;
        if let Some(weakest) = self.weighing.weakest.as_ref().filter(|_| self.consistent) {
            writeln!(
                f,
                "# least consistent: `{} over {}` = {}; the others say about {}",
                weakest.first,
                weakest.second,
                spoken(weakest.given),
                spoken(weakest.consistent)
            )?;
        }
        match &self.config {
            Some(config) => f.write_str(config),
            None => {
                weighing.weights.iter().try_for_each(|(name, weight)| writeln!(f, "# {name} {:.1} %", 100.0 * weight))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(judged: &[(&str, &str, f64)]) -> Vec<(String, String, f64)> {
        judged.iter().map(|(first, second, value)| ((*first).to_owned(), (*second).to_owned(), *value)).collect()
    }

    #[test]
    fn the_template_judges_every_pair_alike() {
        let pairs = template().lines().filter(|line| line.contains(" over ")).count();
        assert_eq!(pairs, 15);
        assert!(template().contains("\"value over growth\" = 1\n"));
    }

    #[test]
    fn consistent_judgements_become_lines_of_the_configuration() {
        let judged = pairs(&[("value", "growth", 2.0), ("value", "fit", 6.0), ("growth", "fit", 3.0)]);
        let config = weights(judged.into_iter()).unwrap().config.unwrap();
        for line in [
            "[scores.priority]",
            "value_weight = 60.0",
            "growth_weight = 30.0",
            "fit_weight = 10.0",
            "urgency_weight = 0.0",
        ] {
            assert!(config.contains(line), "{config}");
        }
    }

    #[test]
    fn contradictions_are_refused_with_the_judgement_to_think_over() {
        let judged = pairs(&[("value", "growth", 5.0), ("growth", "fit", 5.0), ("value", "fit", 1.0 / 5.0)]);
        let elicited = weights(judged.into_iter()).unwrap();
        assert!(elicited.config.is_none());
        let (message, hint) = elicited.refusal().unwrap();
        assert!(message.contains("contradict") && hint.contains("over"), "{message} {hint}");
    }

    #[test]
    fn a_name_that_is_no_criterion_is_told() {
        let error = weights(pairs(&[("value", "luck", 2.0)]).into_iter()).unwrap_err();
        assert!(error.to_string().contains("`luck`") && error.hint().contains("urgency"));
    }
}
