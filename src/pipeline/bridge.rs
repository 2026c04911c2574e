//! What differs in the scores since last month, and what this run keeps for the next.

use super::Examined;
use crate::ingest::Ingested;
use crate::model::Bridges;
use crate::score::bridge::{self, Ledgers, Readings, Today};
use crate::score::{ChurnModel, Past, Scores};
use crate::settings::Settings;

/// What a run keeps of its accounts, and how they came here from last month.
#[derive(Debug)]
pub struct Bridged {
    pub readings: Readings,
    /// None in a first month, and after a run of a version that kept nothing to score again.
    pub bridges: Option<Bridges>,
}

/// Scores last month's values again, cause by cause. Reads only, so that `explain` and `run` agree.
pub fn bridge(settings: &Settings, ingested: &Ingested, scores: &Scores, past: &Past, examined: &Examined) -> Bridged {
    let (portfolio, config, model) = (&ingested.portfolio, &settings.config.scores, past.churn_model.as_ref());
    let readings = bridge::readings(portfolio, scores, config, model.map(ChurnModel::name).as_deref());
    let last = examined.last.as_ref();
    let bridges = last.and_then(|last| Some((last, last.readings.as_ref()?))).map(|(last, before)| {
        let ledgers = Some(Ledgers { before: &last.before.ledger, now: &examined.ledger });
        let changes = ingested.quality.changes.as_ref();
        let today = Today { portfolio, readings: &readings, config, model, changes, ledgers };
        bridge::bridges(today, before, &last.before.run)
    });
    Bridged { readings, bridges }
}
