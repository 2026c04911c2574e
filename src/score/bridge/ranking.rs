//! The priority of one account among last month's others.

use std::collections::BTreeMap;

use super::chain::Value;
use super::reading::{AccountReading, Readings};
use crate::model::Unknown;
use crate::score::priority::{Criterion, CriterionKey, MIN_SEGMENT, PriorityConfig, RelationshipBy, combine, is_in_use};
use crate::score::statistics::count;

/// Last month's values of all accounts, sorted, up is better; an account is ranked among the others.
pub struct Field {
    by: RelationshipBy,
    everyone: Columns,
    segments: BTreeMap<String, Columns>,
    accounts: usize,
}

type Columns = [Vec<f64>; CriterionKey::ALL.len()];

/// An account as it stood in the field, and where it is ranked now.
#[derive(Debug, Clone, Copy)]
pub struct Contender<'a> {
    pub before: &'a AccountReading,
    pub segment: Option<&'a str>,
}

impl Field {
    pub fn of(readings: &Readings) -> Field {
        let by = readings.head.relationship;
        let mut field =
            Field { by, everyone: Columns::default(), segments: BTreeMap::new(), accounts: readings.accounts.len() };
        for account in &readings.accounts {
            let mut segment = account.segment.as_ref().map(|segment| field.segments.entry(segment.clone()).or_default());
            for (place, key) in CriterionKey::ALL.into_iter().enumerate() {
                let Some(value) = account.criterion(key).and_then(|own| own.input).map(|v| field_value(by, key, v)) else {
                    continue;
                };
                field.everyone.get_mut(place).into_iter().for_each(|column| column.push(value));
                if let Some(column) = segment.as_mut().and_then(|columns| columns.get_mut(place)) {
                    column.push(value);
                }
            }
        }
        let all = std::iter::once(&mut field.everyone).chain(field.segments.values_mut());
        all.flatten().for_each(|column| column.sort_by(f64::total_cmp));
        field
    }

    /// The points of each criterion in the order of [`CriterionKey::ALL`]; none without a score.
    pub fn points(&self, who: Contender<'_>, values: &[Value], config: &PriorityConfig) -> Option<Vec<f64>> {
        let criterion = |(place, (key, value)): (usize, (CriterionKey, &Value))| {
            let unknown = || Unknown::DependsOn { figure: "priority_score" };
            let (percentile, peers) = match value.input {
                Some(input) => self.percentile(place, key, who, input, config.within_segment)?,
                None => return Some(Criterion { key, ..blank(key, value.applicable, unknown(), config) }),
            };
            Some(Criterion {
                input: value.input.ok_or_else(unknown),
                percentile: Ok(percentile),
                peers,
                ..blank(key, value.applicable, unknown(), config)
            })
        };
        let criteria: Option<Vec<Criterion>> =
            CriterionKey::ALL.into_iter().zip(values).enumerate().map(criterion).collect();
        let in_use: Vec<CriterionKey> =
            CriterionKey::ALL.into_iter().enumerate().filter(|(place, key)| self.in_use(*place, *key, who, values)).map(|(_, key)| key).collect();
        let scores = combine(criteria?, &in_use, config);
        scores.score.is_ok().then(|| scores.criteria.iter().map(|criterion| criterion.points).collect())
    }

    /// As `statistics::percentile_ranks`, of the account at its new value among the others at their old.
    fn percentile(
        &self,
        place: usize,
        key: CriterionKey,
        who: Contender<'_>,
        input: f64,
        within_segment: bool,
    ) -> Option<(f64, usize)> {
        let value = field_value(self.by, key, input);
        let own = who.before.criterion(key).and_then(|own| own.input).map(|own| field_value(self.by, key, own));
        if let Some(segment) = who.segment.filter(|_| within_segment) {
            let column = self.segments.get(segment).and_then(|columns| columns.get(place));
            let own = own.filter(|_| who.before.segment.as_deref() == Some(segment));
            let ranked = rank(column.map_or(&[], Vec::as_slice), own, value);
            if ranked.1 >= MIN_SEGMENT {
                return Some(ranked);
            }
        }
        Some(rank(self.everyone.get(place)?, own, value))
    }

    fn in_use(&self, place: usize, key: CriterionKey, who: Contender<'_>, values: &[Value]) -> bool {
        let known = self.everyone.get(place).map_or(0, Vec::len);
        let own = usize::from(who.before.criterion(key).is_some_and(|own| own.input.is_some()));
        let now = usize::from(values.get(place).is_some_and(|value| value.input.is_some()));
        is_in_use(known.saturating_sub(own) + now, self.accounts)
    }
}

fn blank(key: CriterionKey, applicable: bool, unknown: Unknown, config: &PriorityConfig) -> Criterion {
    Criterion {
        key,
        weight: key.weight(config),
        input: Err(unknown.clone()),
        applicable,
        percentile: Err(unknown),
        peers: 0,
        points: 0.0,
    }
}

fn field_value(by: RelationshipBy, key: CriterionKey, value: f64) -> f64 {
    // Not −0, which would sort below 0.
    if by.less_is_better(key) { 0.0 - value } else { value + 0.0 }
}

/// Percentile and number of a value among the others, without the account's own old value.
fn rank(column: &[f64], own: Option<f64>, value: f64) -> (f64, usize) {
    let below = column.partition_point(|other| *other < value);
    let equal = column.partition_point(|other| *other <= value) - below;
    let without = |n: usize, is: bool| if is { n.saturating_sub(1) } else { n };
    let below = without(below, own.is_some_and(|own| own < value));
    let equal = without(equal, own.is_some_and(|own| own == value)) + 1;
    let n = without(column.len(), own.is_some()) + 1;
    let average = count(below) + (count(equal) + 1.0) / 2.0;
    ((average - 0.5) / count(n), n)
}
