//! The priority score, criterion by criterion, and what would change it.

use std::collections::BTreeSet;

use super::figure::Figures;
use crate::model::Decimal;
use crate::score::contact::is_present;
use crate::score::priority::{PriorityScores, Step};
use crate::score::{AccountScores, Criterion, CriterionKey, Evidence, Stability, Tier};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let (p, money) = (&s.priority, f.money());
    // The criteria name their rows.
    let none = Evidence::default();
    let text = |score: &f64| {
        let provisional = if p.provisional { ", provisional" } else { "" };
        format!("{score:.1} ({:.1} to {:.1}), {:.0} % observed{provisional}", p.low, p.high, p.observed_share * 100.0)
    };
    f.add("priority_score", &p.score, text, &none).would_change = greatest_gain(p);
    f.add("tier", &p.tier, |tier| tier_text(*tier, p), &none).would_change = other_tiers(p);
    f.add("tier_raw", &p.tier_raw, |tier| tier.name().to_owned(), &none);
    f.add("quadrant", &p.quadrant, |quadrant| format!("{quadrant:?}"), &none);
    f.add("rank", &p.rank, |rank| rank_text(*rank, p), &none);
    let observed = p.criteria.iter().filter(|criterion| criterion.percentile.is_ok() && criterion.weight > 0.0).count();
    f.add("rank_range", &p.stability, |stable| range_text(stable, observed), &none);
    f.add("top_share", &p.stability, |s| format!("{:.0} % of {} draws", s.top_share * 100.0, s.draws), &none);
    f.add("tier_share", &p.stability, |s| format!("{:.0} % of {} draws", s.tier_share * 100.0, s.draws), &none);
    for criterion in &p.criteria {
        let rows = rows_of(criterion, f, s);
        let text = |percentile: &f64| {
            let input = criterion.input.as_ref().map_or_else(
                |_| String::new(),
                |input| {
                    let amount = Decimal::try_from(*input).ok().filter(|_| criterion.key.is_money());
                    format!(" ({})", amount.map_or_else(|| format!("{input:.2}"), |amount| money(&amount)))
                },
            );
            format!("percentile {:.1} of {}{input}", percentile * 100.0, criterion.peers)
        };
        let figure = f.add(format!("criterion {:?}", criterion.key), &criterion.percentile, text, &rows);
        figure.points = Some(format!("{:.2}, weight {}", criterion.points, criterion.weight));
        if let Some(reason) = figure.reason.take() {
            let how = if criterion.applicable { "unknown" } else { "does not apply" };
            figure.reason = Some(format!("{how}: {reason}"));
        }
    }
}

/// The rows of what a criterion ranks.
fn rows_of(criterion: &Criterion, f: &Figures<'_>, s: &AccountScores) -> Evidence {
    match criterion.key {
        CriterionKey::Value | CriterionKey::Whitespace => s.revenue.evidence.clone(),
        CriterionKey::Growth => s.revenue.evidence.and(&s.revenue.previous_evidence),
        CriterionKey::Fit => f.own.clone(),
        CriterionKey::Relationship if criterion.input == s.nps.shrunk => s.nps.evidence.clone(),
        CriterionKey::Relationship if criterion.input == s.contact.relationship_mean => {
            let contacts = f.context().portfolio.contacts.of(s.account).iter();
            Evidence::of(contacts.filter(|row| row.relationship.is_some() && is_present(row, f.context().as_of())))
        }
        CriterionKey::Relationship => s.contact.evidence.clone(),
        CriterionKey::Urgency => {
            let renewal = s.renewal.next.iter().map(|next| next.origin);
            let rows: BTreeSet<_> = renewal.chain(s.pipeline.evidence.origins()).collect();
            rows.into_iter().collect()
        }
    }
}

fn greatest_gain(p: &PriorityScores) -> Option<String> {
    p.greatest_gain().map(|(key, points)| format!("the best of all in {}: {points:.1} points more", key.name()))
}

fn tier_text(tier: Tier, p: &PriorityScores) -> String {
    let name = tier.name();
    match (p.tier_before, &p.tier_raw) {
        (Some(before), Ok(raw)) if *raw != tier => {
            let was = if before == tier { "as before".to_owned() } else { format!("was {}", before.name()) };
            format!("{name}, {was}; by this month's score alone {}", raw.name())
        }
        (Some(before), _) if before != tier => format!("{name}, was {}", before.name()),
        (Some(_), _) => format!("{name}, as before"),
        (None, _) => name.to_owned(),
    }
}

fn other_tiers(p: &PriorityScores) -> Option<String> {
    let told = |step: Step, direction: &str| {
        let again = if step.pending { ", or the same again next month" } else { "" };
        format!("{:.1} points {direction}{again}: tier {}", step.points, step.tier.name())
    };
    let up = p.next_tier.map(|step| told(step, "more"));
    let down = p.lower_tier.map(|step| told(step, "fewer"));
    let both: Vec<String> = up.into_iter().chain(down).collect();
    (!both.is_empty()).then(|| both.join("; "))
}

fn rank_text(rank: usize, p: &PriorityScores) -> String {
    match &p.stability {
        Ok(stable) if stable.tied.accounts > 1 => {
            let others = stable.tied.accounts - 1;
            let noun = if others == 1 { "other" } else { "others" };
            format!("{rank}, tied with {others} {noun} on place {}", stable.tied.group)
        }
        _ => rank.to_string(),
    }
}

fn range_text(s: &Stability, observed: usize) -> String {
    // Weights say nothing of an account of which one criterion is known; what is missing might.
    let alone = if observed < 2 { "; one criterion alone, so weights hardly matter to it" } else { "" };
    format!(
        "{} to {} in 90 % of {} draws of the weights; {} to {} with one weight changed by a fifth{alone}",
        s.rank_low, s.rank_high, s.draws, s.swing_low, s.swing_high
    )
}
