//! Records that a figure had to leave out.

use serde::Serialize;

use super::AccountScores;
use super::context::Context;
use super::facts::AllFacts;
use super::norms::Norms;
use super::nps::{csat, survey};
use super::people;
use super::pipeline::deal::Outcome;
use super::scope;
use crate::model::{Entity, Origin, Unknown};

/// A record that could not be used as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub kind: FindingKind,
    pub entity: Entity,
    pub origin: Origin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// An NPS rating that is no whole number from 0 to 10.
    RatingOffScale,
    /// The first row of a survey whose NPS ratings are on another scale: none of them counts.
    SurveyRefused,
    /// The first row of a survey that may have been answered on two scales; its answers count all the same.
    SurveyMixed,
    /// A satisfaction rating outside the configured scale.
    CsatOffScale,
    /// A rating of ease outside 1 to 7.
    CesOffScale,
    /// A deal that closed before it was created: left out of the cycle.
    NegativeCycle,
    /// An amount in a currency without an exchange rate.
    NoRate,
    /// Closed, but neither its flags nor its stage and status tell whether it was won.
    OutcomeUnknown,
    /// An account that bought more in 12 months than it is said to be able to spend: the potential is too low.
    PotentialExceeded,
    /// An account that names nobody who looks after it, nor does a deal of it.
    OwnerMissing,
    /// An account whose owner has left.
    OwnerLeft,
    /// An account whose owner is not among the users.
    OwnerUnknown,
    /// An assignment that names another owner for today than the account's record.
    OwnerDiffers,
    /// A row of a history that begins before the one before it ends, with somebody else.
    HistoryOverlap,
    /// A row of a history that leaves days after the one before it to nobody.
    HistoryGap,
    /// An account whose name looks like one for trying things out.
    LooksLikeTest,
    /// An account that is called a prospect or other, and bought.
    KindContradicted,
}

/// In the order of kind, entity and origin.
pub fn findings(
    facts: &AllFacts<'_>,
    accounts: &[AccountScores],
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Vec<Finding> {
    let portfolio = context.portfolio;
    let mut findings: Vec<Finding> = survey::off_scale(context, norms.scales)
        .map(|row| Finding { kind: FindingKind::RatingOffScale, entity: Entity::SurveyResponse, origin: row.origin })
        .collect();
    let entity = Entity::SurveyResponse;
    let refused = norms.scales.refused();
    findings.extend(refused.map(|origin| Finding { kind: FindingKind::SurveyRefused, entity, origin }));
    let suspect = norms.scales.suspect();
    findings.extend(suspect.map(|origin| Finding { kind: FindingKind::SurveyMixed, entity, origin }));
    let scales = &norms.rating_scales;
    let ease = csat::ces_ratings(portfolio.survey_responses.all(), context, scales);
    let ease = ease.filter(|(rating, _)| !csat::on_ces_scale(*rating));
    findings.extend(ease.map(|(_, origin)| Finding { kind: FindingKind::CesOffScale, entity, origin }));
    for (responses, tickets, entity) in [
        (portfolio.survey_responses.all(), &[][..], Entity::SurveyResponse),
        (&[][..], portfolio.tickets.all(), Entity::Ticket),
    ] {
        let off_scale = csat::csat_ratings(responses, tickets, context, scales)
            .filter(|(rating, _)| !csat::on_csat_scale(*rating, context));
        findings.extend(off_scale.map(|(_, origin)| Finding { kind: FindingKind::CsatOffScale, entity, origin }));
    }
    for deal in facts.deals() {
        let (entity, origin) = (Entity::Opportunity, deal.row.origin);
        if deal.closed.zip(deal.row.created).is_some_and(|(closed, created)| closed < created) {
            findings.push(Finding { kind: FindingKind::NegativeCycle, entity, origin });
        }
        if deal.outcome == Outcome::Unclear {
            findings.push(Finding { kind: FindingKind::OutcomeUnknown, entity, origin });
        }
        if matches!(deal.amount, Err(Unknown::NoRate { .. })) {
            findings.push(Finding { kind: FindingKind::NoRate, entity, origin });
        }
    }
    if portfolio.revenue.given {
        let without_rate = facts.lines().filter(|line| matches!(line.amount, Err(Unknown::NoRate { .. })));
        findings.extend(without_rate.map(|line| Finding {
            kind: FindingKind::NoRate,
            entity: Entity::Revenue,
            origin: line.origin(),
        }));
    }
    for scores in accounts.iter().filter(|scores| scores.products.wallet_share.as_ref().is_ok_and(|share| *share > 1.0))
    {
        let row = portfolio.account(scores.account);
        let finding = |origin| Finding { kind: FindingKind::PotentialExceeded, entity: Entity::Account, origin };
        findings.extend(row.map(|row| finding(row.origin)));
    }
    findings.extend(people::findings(accounts, context));
    findings.extend(scope::findings(accounts, context));
    findings.sort();
    findings
}
