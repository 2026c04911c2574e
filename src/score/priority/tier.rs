//! Tiers by share of the ranks or by score, and when they change from month to month.

use serde::Serialize;

use super::PriorityConfig;
use super::rank::Ranked;
use crate::model::AccountClass;
use crate::score::context::Context;
use crate::score::statistics::count;
use crate::score::{AccountScores, Standing};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Tier {
    A,
    B,
    C,
    /// Of a customer that left: it has no hours of its own, whatever its score.
    Former,
}

/// What would bring an account into another tier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Step {
    pub tier: Tier,
    /// Points more (or fewer, for a lower tier) that would change the tier in this very month, the margin included.
    pub points: f64,
    /// The score is beyond the cut already, and the tier will change if it still is next month.
    pub pending: bool,
}

/// Scores that part A from B and B from C: half way between the lowest of one and the highest of the next, or as
/// configured. Unknown where a side is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Cuts {
    pub a: Option<f64>,
    pub b: Option<f64>,
}

impl Tier {
    /// The word in tables.
    pub fn name(self) -> &'static str {
        match self {
            Tier::A => "A",
            Tier::B => "B",
            Tier::C => "C",
            Tier::Former => "former",
        }
    }

    pub fn from_name(name: &str) -> Option<Tier> {
        [Tier::A, Tier::B, Tier::C, Tier::Former].into_iter().find(|tier| tier.name() == name)
    }

    fn above(self) -> Option<Tier> {
        match self {
            Tier::A | Tier::Former => None,
            Tier::B => Some(Tier::A),
            Tier::C => Some(Tier::B),
        }
    }

    fn below(self) -> Option<Tier> {
        match self {
            Tier::A => Some(Tier::B),
            Tier::B => Some(Tier::C),
            Tier::C | Tier::Former => None,
        }
    }
}

impl Cuts {
    /// The cut that one must be above to be in the tier.
    fn above_which(self, tier: Tier) -> Option<f64> {
        match tier {
            Tier::A => self.a,
            Tier::B => self.b,
            Tier::C | Tier::Former => None,
        }
    }
}

/// How scores or ranks become tiers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// A and B from these scores on.
    Scores { a: f64, b: f64 },
    /// Shares of the accounts in A, and in A and B.
    Shares { a: f64, b: f64 },
}

impl Rule {
    pub fn of(config: &PriorityConfig) -> Rule {
        match (config.tier_a_from, config.tier_b_from) {
            (Some(a), Some(b)) => Rule::Scores { a, b },
            _ => Rule::Shares { a: config.tier_a_share, b: config.tier_a_share + config.tier_b_share },
        }
    }

    /// The tier of a score that so large a share of the accounts is above; equal scores have their mean share.
    pub fn tier(self, score: f64, above_share: f64) -> Tier {
        let (in_a, in_b) = match self {
            Rule::Scores { a, b } => (score >= a, score >= b),
            Rule::Shares { a, b } => (above_share < a, above_share < b),
        };
        match (in_a, in_b) {
            (true, _) => Tier::A,
            (false, true) => Tier::B,
            (false, false) => Tier::C,
        }
    }
}

/// Scores closer than this differ by rounding alone.
const EQUAL: f64 = 1e-9;

/// Gives each account the tier of this month's score and finds the cuts. The first account is in A however few there
/// are; equal scores share a tier.
pub(super) fn assign(accounts: &mut [AccountScores], ranking: &[Ranked], config: &PriorityConfig) -> Cuts {
    let rule = Rule::of(config);
    let n = count(ranking.len());
    let mut before = 0;
    for tied in ranking.chunk_by(|a, b| (a.score - b.score).abs() < EQUAL) {
        let above = (count(before) + (count(tied.len()) - 1.0) / 2.0) / n;
        for ranked in tied {
            if let Some(account) = accounts.get_mut(ranked.place) {
                account.priority.tier_raw = Ok(rule.tier(ranked.score, above));
            }
        }
        before += tied.len();
    }
    match rule {
        Rule::Scores { a, b } => Cuts { a: Some(a), b: Some(b) },
        Rule::Shares { .. } => Cuts { a: cut(accounts, ranking, Tier::A), b: cut(accounts, ranking, Tier::B) },
    }
}

/// Half way between the lowest score in the tier or above and the highest below.
fn cut(accounts: &[AccountScores], ranking: &[Ranked], tier: Tier) -> Option<f64> {
    let inside = |ranked: &Ranked| {
        accounts.get(ranked.place).is_some_and(|account| account.priority.tier_raw.as_ref().is_ok_and(|t| *t <= tier))
    };
    let first_below = ranking.iter().position(|ranked| !inside(ranked))?;
    let last_inside = ranking.get(first_below.checked_sub(1)?)?;
    Some((last_inside.score + ranking.get(first_below)?.score) / 2.0)
}

/// Gives each account the tier that readers see.
pub(super) fn publish(accounts: &mut [AccountScores], cuts: Cuts, context: &Context<'_>) {
    let margin = context.config.priority.tier_margin_points.max(0.0);
    for account in accounts {
        let row = context.portfolio.account(account.account);
        let before = row.and_then(|row| context.past.standings.get(&row.record.id));
        let priority = &mut account.priority;
        let (Ok(raw), Ok(score)) = (&priority.tier_raw, &priority.score) else { continue };
        let (raw, score) = (*raw, *score);
        // Who was a customer no more and is one again begins anew.
        let before = before.filter(|before| before.tier != Tier::Former);
        let tier = before.map_or(raw, |before| published(raw, score, before, cuts, margin));
        priority.tier = Ok(tier);
        priority.tier_before = before.map(|before| before.tier);
        let margin = if before.is_some() { margin } else { 0.0 };
        priority.next_tier = tier.above().and_then(|above| {
            let lacking = cuts.above_which(above)? + margin - score;
            Some(Step { tier: above, points: lacking.max(0.0), pending: raw <= above })
        });
        priority.lower_tier = tier.below().and_then(|below| {
            let to_spare = score - (cuts.above_which(tier)? - margin);
            Some(Step { tier: below, points: to_spare.max(0.0), pending: raw >= below })
        });
    }
}

/// Customers that left keep the score and rank that their records give, and are told as such where others have a tier.
pub(super) fn former(accounts: &mut [AccountScores]) {
    for account in accounts.iter_mut().filter(|account| account.class.class == AccountClass::Churned) {
        let priority = &mut account.priority;
        for tier in [&mut priority.tier, &mut priority.tier_raw] {
            if tier.is_ok() {
                *tier = Ok(Tier::Former);
            }
        }
        (priority.next_tier, priority.lower_tier) = (None, None);
    }
}

/// From the tier of the month before towards that of this month's score, cut by cut: a cut is crossed when the score is
/// beyond it by the margin, or was beyond it in the month before too.
fn published(raw: Tier, score: f64, before: &Standing, cuts: Cuts, margin: f64) -> Tier {
    let mut tier = before.tier;
    while let Some(above) = tier.above().filter(|_| raw < tier) {
        let clear = cuts.above_which(above).is_none_or(|cut| score - cut >= margin);
        if !clear && before.tier_raw.is_none_or(|then| then > above) {
            break;
        }
        tier = above;
    }
    while let Some(below) = tier.below().filter(|_| raw > tier) {
        let clear = cuts.above_which(tier).is_none_or(|cut| cut - score >= margin);
        if !clear && before.tier_raw.is_none_or(|then| then < below) {
            break;
        }
        tier = below;
    }
    tier
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUTS: Cuts = Cuts { a: Some(70.0), b: Some(40.0) };

    fn standing(tier: Tier, tier_raw: Option<Tier>) -> Standing {
        Standing { tier, tier_raw, priority_score: 50.0 }
    }

    #[test]
    fn a_tier_changes_when_the_score_is_clearly_beyond_the_cut() {
        let was_b = standing(Tier::B, Some(Tier::B));
        assert_eq!(published(Tier::A, 72.9, &was_b, CUTS, 3.0), Tier::B);
        assert_eq!(published(Tier::A, 73.0, &was_b, CUTS, 3.0), Tier::A);
        assert_eq!(published(Tier::C, 37.1, &was_b, CUTS, 3.0), Tier::B);
        assert_eq!(published(Tier::C, 37.0, &was_b, CUTS, 3.0), Tier::C);
        assert_eq!(published(Tier::A, 70.1, &was_b, CUTS, 0.0), Tier::A);
    }

    #[test]
    fn or_when_it_is_beyond_it_for_the_second_month() {
        assert_eq!(published(Tier::A, 70.5, &standing(Tier::B, Some(Tier::A)), CUTS, 3.0), Tier::A);
        assert_eq!(published(Tier::C, 39.5, &standing(Tier::B, Some(Tier::C)), CUTS, 3.0), Tier::C);
        // A history that does not say how the score itself stood can't make it the second month.
        assert_eq!(published(Tier::A, 70.5, &standing(Tier::B, None), CUTS, 3.0), Tier::B);
    }

    #[test]
    fn a_leap_over_two_cuts_goes_as_far_as_it_is_clear() {
        assert_eq!(published(Tier::A, 71.0, &standing(Tier::C, Some(Tier::C)), CUTS, 3.0), Tier::B);
        assert_eq!(published(Tier::A, 75.0, &standing(Tier::C, Some(Tier::C)), CUTS, 3.0), Tier::A);
        assert_eq!(published(Tier::C, 39.0, &standing(Tier::A, Some(Tier::A)), CUTS, 3.0), Tier::B);
    }

    #[test]
    fn scores_or_shares_make_tiers() {
        let scores = Rule::Scores { a: 70.0, b: 40.0 };
        assert_eq!([70.0, 69.9, 40.0, 39.9].map(|s| scores.tier(s, 0.0)), [Tier::A, Tier::B, Tier::B, Tier::C]);
        let shares = Rule::Shares { a: 0.2, b: 0.5 };
        assert_eq!([0.0, 0.2, 0.49, 0.5].map(|a| shares.tier(0.0, a)), [Tier::A, Tier::B, Tier::B, Tier::C]);
    }
}
