//! How much the tiers hang on the weights.

use serde::Serialize;

use crate::score::statistics::{count, sum};
use crate::score::{AccountScores, CriterionKey, ScoreConfig, Tier};

/// One weight moved, the others as they are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightMove {
    pub criterion: CriterionKey,
    pub weight_from: f64,
    pub weight_to: f64,
    /// Accounts whose tier changes.
    pub changed: usize,
    /// Of these, those that enter or leave tier A.
    pub changed_a: usize,
    /// Accounts with a tier.
    pub accounts: usize,
}

/// Each weight down and up by the configured share, from the criteria as they were scored: percentiles do not depend on
/// weights. Tiers are by rank alone here, without the inertia that a run may give them.
pub fn moves(accounts: &[AccountScores], config: &ScoreConfig) -> Vec<WeightMove> {
    let share = config.hindsight.weight_move_share;
    let as_is = tiers(accounts, config, |_, weight| weight);
    let mut moves = Vec::new();
    for criterion in CriterionKey::ALL {
        let of = |account: &AccountScores| {
            account.priority.criteria.iter().find(|own| own.key == criterion).map(|c| c.weight)
        };
        let Some(weight_from) = accounts.iter().find_map(of) else { continue };
        for factor in [1.0 - share, 1.0 + share] {
            let moved = tiers(accounts, config, |key, weight| if key == criterion { weight * factor } else { weight });
            let changed = || as_is.iter().zip(&moved).filter(|(before, after)| before != after);
            moves.push(WeightMove {
                criterion,
                weight_from,
                weight_to: weight_from * factor,
                changed: changed().count(),
                changed_a: changed().filter(|(a, b)| (**a == Some(Tier::A)) != (**b == Some(Tier::A))).count(),
                accounts: as_is.iter().flatten().count(),
            });
        }
    }
    moves
}

fn tiers(
    accounts: &[AccountScores],
    config: &ScoreConfig,
    weight: impl Fn(CriterionKey, f64) -> f64,
) -> Vec<Option<Tier>> {
    let score = |account: &AccountScores| {
        let known = || {
            account
                .priority
                .criteria
                .iter()
                .filter_map(|own| Some((weight(own.key, own.weight), own.percentile.clone().ok()?)))
        };
        let observed = sum(known().map(|(weight, _)| weight));
        (observed > 0.0).then(|| sum(known().map(|(weight, percentile)| weight * percentile)) / observed)
    };
    let mut scored: Vec<(usize, f64)> =
        accounts.iter().enumerate().filter_map(|(place, account)| Some((place, score(account)?))).collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (share_a, share_b) = (config.priority.tier_a_share, config.priority.tier_b_share);
    let mut tiers = vec![None; accounts.len()];
    for (index, (place, _)) in scored.iter().enumerate() {
        let above = count(index) / count(scored.len());
        let tier = if above < share_a {
            Tier::A
        } else if above < share_a + share_b {
            Tier::B
        } else {
            Tier::C
        };
        if let Some(own) = tiers.get_mut(*place) {
            *own = Some(tier);
        }
    }
    tiers
}
