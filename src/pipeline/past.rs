//! What earlier months left for this one.

use std::collections::BTreeMap;

use super::{Error, Observer};
use crate::deliver::{self, OutputFolder};
use crate::history::{History, SnapshotRow};
use crate::ingest::Identity;
use crate::model::key::id_key;
use crate::model::{Month, PlanBook, Portfolio};
use crate::score::{Past, Standing, Tier};
use crate::settings::Settings;

/// How accounts stood in the last published run of an earlier month than the settings'. Without a history there is
/// none; one that can't be read is told of and stops nothing. Reads only, so that `explain`, `--until` and `run` agree.
/// A churn model that is there and can't be read is an error: without it the bands would silently be others.
pub fn past(settings: &Settings, observer: &dyn Observer) -> Result<Past, Error> {
    let path = settings.output.join(crate::deliver::OutputFolder::HISTORY);
    let read = || {
        let Some(history) = History::look(&path)? else { return Ok(Past::default()) };
        let Some(before) = history.published_before(settings.period)? else { return Ok(Past::default()) };
        let id = before.run.id;
        Ok(of_snapshot(id.period, history.figures(id, &["tier", "tier_raw", "priority_score"])?))
    };
    let standings = read().unwrap_or_else(|error: crate::history::Error| {
        observer.warning(
            &format!("what earlier months left could not be read, tiers are those of this month alone: {error}"),
            &error.hint(),
        );
        Past::default()
    });
    Ok(Past { churn_model: settings.churn_model()?, ..standings })
}

/// The plans that the last published run of an earlier month left, from the history or, where that does not have them
/// (it is lost, damaged, locked, newer, or took the run in without knowing it), from the run's tables. Reads only, so that
/// `check`, `explain`, `--until` and `run` agree.
pub fn plans(settings: &Settings, observer: &dyn Observer) -> PlanBook {
    let warn = |error: &dyn std::fmt::Display, hint: &str| {
        let message = format!("the plans of earlier months could not be read from where they are kept: {error}");
        observer.warning(&message, hint);
    };
    let (output, period) = (&settings.output, settings.period);
    let linked = deliver::last_run(output, period).unwrap_or_else(|error| {
        warn(&error, &error.hint());
        None
    });
    let recorded = || {
        let Some(history) = History::look(&output.join(OutputFolder::HISTORY))? else { return Ok(None) };
        let before = history.published_before(period)?.map(|record| record.run.id);
        // Where the month's link leads is what readers have seen.
        let Some(run) = linked.or(before) else { return Ok(None) };
        history.plans(run).map(Some)
    };
    let recorded = recorded().unwrap_or_else(|error: crate::history::Error| {
        warn(&error, &error.hint());
        None
    });
    if let Some(book) = recorded.filter(|book| !book.items.is_empty()) {
        return book;
    }
    match deliver::last_plans(output, period) {
        Ok(Some(book)) => {
            let run = linked.map(|run| run.to_string()).unwrap_or_default();
            observer.detail(&format!("the history does not hold the plans of {run}: read from its tables"));
            book
        }
        Ok(None) => PlanBook::default(),
        Err(error) => {
            warn(&error, &error.hint());
            PlanBook::default()
        }
    }
}

/// The standings by the ids that accounts have now: those of merged accounts go to the survivor. An account's own comes
/// first; of several that were merged into one that had none, the one with the highest score. The history itself keeps
/// the ids of its day, so that a merge that is taken back leaves all as it was.
pub fn under(past: &Past, identity: &Identity, portfolio: &Portfolio) -> Past {
    let now: BTreeMap<String, &str> =
        portfolio.accounts.iter().map(|account| (id_key(&account.id), account.id.as_str())).collect();
    let mut own: BTreeMap<String, Standing> = BTreeMap::new();
    let mut merged: BTreeMap<String, Standing> = BTreeMap::new();
    for (id, standing) in &past.standings {
        match (identity.survivors.of(id), now.get(&id_key(id))) {
            (Some(survivor), _) => {
                let known = merged.entry(survivor.to_owned()).or_insert(*standing);
                if standing.priority_score > known.priority_score {
                    *known = *standing;
                }
            }
            (None, Some(id)) => drop(own.insert((*id).to_owned(), *standing)),
            (None, None) => drop(own.insert(id.clone(), *standing)),
        }
    }
    merged.extend(own);
    Past { standings: merged, ..past.clone() }
}

/// The standings of the accounts that had a tier and a score.
fn of_snapshot(period: Month, rows: Vec<SnapshotRow>) -> Past {
    #[derive(Default)]
    struct Found {
        tier: Option<Tier>,
        tier_raw: Option<Tier>,
        score: Option<f64>,
    }
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for row in rows {
        let tier = || row.text.as_deref().and_then(Tier::from_name);
        match row.metric.as_str() {
            "tier" => found.entry(row.account_id).or_default().tier = tier(),
            "tier_raw" => found.entry(row.account_id).or_default().tier_raw = tier(),
            "priority_score" => found.entry(row.account_id).or_default().score = row.value,
            _ => {}
        }
    }
    let standing = |(id, found): (String, Found)| {
        let (tier, priority_score) = (found.tier?, found.score.filter(|score| score.is_finite())?);
        Some((id, Standing { tier, tier_raw: found.tier_raw, priority_score }))
    };
    Past { period: Some(period), standings: found.into_iter().filter_map(standing).collect(), ..Past::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(account: &str, metric: &str, value: Option<f64>, text: Option<&str>) -> SnapshotRow {
        let text = text.map(str::to_owned);
        SnapshotRow { account_id: account.to_owned(), metric: metric.to_owned(), value, text }
    }

    #[test]
    fn a_standing_needs_tier_and_score_and_does_without_the_rest() {
        let month = Month::parse("2026-09").unwrap();
        let rows = vec![
            row("A", "tier", None, Some("B")),
            row("A", "tier_raw", None, Some("A")),
            row("A", "priority_score", Some(61.5), None),
            row("A", "nps", Some(20.0), None),
            // Of an older version, which kept no `tier_raw`.
            row("B", "tier", None, Some("C")),
            row("B", "priority_score", Some(11.0), None),
            // Not ranked that month: the cell holds the key of its reason.
            row("C", "tier", None, Some("insufficient-signal")),
            row("C", "priority_score", None, Some("insufficient-signal")),
        ];
        let past = of_snapshot(month, rows);
        assert_eq!(past.period, Some(month));
        let a = Standing { tier: Tier::B, tier_raw: Some(Tier::A), priority_score: 61.5 };
        let b = Standing { tier: Tier::C, tier_raw: None, priority_score: 11.0 };
        assert_eq!(past.standings, [("A".to_owned(), a), ("B".to_owned(), b)].into());
    }
}
