//! What is to be said and done about one account, whatever document shows it.

mod actions;
pub(super) mod asks;
pub mod call;
mod headline;
mod hygiene;
mod objectives;
mod sentence;
mod situation;
mod swot;

use serde::Serialize;

use super::context::{Context, Facts};
use super::document::{Fact, FactId, Gap, Sentence, SwotItem};
use super::facts::AccountFacts;
use crate::model::{AccountClass, AccountIx, Date, Unknown};
pub use call::CallPlan;
pub use headline::kind;
pub use hygiene::{Hygiene, HygieneCheck, HygieneKey, hygiene};
pub(super) use situation::{Situation, is_decision_maker};

/// The plan of one account.
#[derive(Debug, Clone, Serialize)]
pub struct AccountPlan {
    pub account: AccountIx,
    pub account_id: String,
    pub headline: Sentence,
    pub swot: SwotItems,
    /// What is prepared for the next talk.
    pub call: CallPlan,
    pub objectives: Vec<PlannedObjective>,
    /// By due date.
    pub actions: Vec<PlannedAction>,
    pub next_review: Date,
    /// Whether the plan is in order; no score depends on it.
    pub hygiene: Hygiene,
    pub gaps: Vec<Gap>,
    /// All that the above states.
    pub facts: Vec<Fact>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct SwotItems {
    pub strengths: Vec<SwotItem>,
    pub weaknesses: Vec<SwotItem>,
    pub opportunities: Vec<SwotItem>,
    pub threats: Vec<SwotItem>,
}

/// A SMART objective: metric, baseline, target, due date and owner.
#[derive(Debug, Clone, Serialize)]
pub struct PlannedObjective {
    /// Unique within the account and stable from month to month.
    pub id: String,
    pub text: String,
    /// The figure that it is measured by, in the reader's words.
    pub metric: String,
    pub baseline: String,
    pub target: String,
    pub due: Date,
    pub owner: String,
    /// Why this target.
    pub why: String,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlannedAction {
    /// Unique within the account and stable from month to month.
    pub id: String,
    pub text: String,
    pub why: String,
    /// What to say, where the action is a talk.
    pub say: Option<String>,
    /// The objective that it serves.
    pub objective: Option<String>,
    pub owner: String,
    pub start: Date,
    pub due: Date,
    pub facts: Vec<FactId>,
}

/// Plans one account; `None` for a place outside the portfolio.
pub fn plan(context: &Context<'_>, account: AccountIx) -> Option<AccountPlan> {
    let situation = Situation::of(context, account)?;
    let mut facts = Facts::default();
    let known = AccountFacts::of(&situation);
    let headline = headline::headline(&known, &mut facts);
    let swot = swot::swot(&known, &mut facts);
    let call = call::call(&known, &mut facts);
    let objectives = objectives::objectives(&situation, &mut facts);
    let actions = actions::actions(&situation, &objectives, &mut facts);
    Some(AccountPlan {
        account,
        account_id: situation.record.id.clone(),
        hygiene: hygiene::of(&situation),
        headline,
        swot,
        call,
        objectives,
        actions,
        next_review: context.schedule_of(account).quarter_end(),
        gaps: gaps(&situation),
        facts: facts.into_vec(),
    })
}

/// What is not known of the account and would sharpen its plan.
fn gaps(situation: &Situation<'_>) -> Vec<Gap> {
    let (context, scores) = (situation.context, situation.scores);
    let language = context.language;
    let gap = |label: &str, reason: String| Gap { text: format!("{}: {reason}", language.word(label)), remedy: None };
    let mut gaps = Vec::new();
    let mut unknown = |label: &str, reason: Option<&Unknown>| {
        if let Some(reason) = reason {
            gaps.push(gap(label, context.reason(reason)));
        }
    };
    if scores.class.class == AccountClass::Prospect {
        // What a customer's plan would need is no gap of a prospect's.
        unknown("heading-last-contact", scores.contact.last_two_way.as_ref().err());
        unknown("section-stakeholders", scores.contact.contacts.as_ref().err());
        return gaps;
    }
    unknown(situation.revenue_label(), scores.revenue.ltm.as_ref().err());
    // A forecast that is only shorter of history is not missed by a rep; one that is withheld is.
    let withheld = scores.forecast.total.as_ref().err().filter(|reason| matches!(reason, Unknown::OneSale { .. }));
    unknown("figure-forecast-12m", withheld);
    unknown("tile-nps", scores.nps.value.as_ref().err());
    unknown("tile-churn", scores.churn.band.as_ref().err());
    unknown("section-contracts", scores.renewal.next.as_ref().err());
    unknown("figure-usage", scores.usage.last_3_months.as_ref().err());
    unknown("tile-share-of-wallet", scores.products.wallet_share.as_ref().err());
    unknown("heading-last-contact", scores.contact.last_two_way.as_ref().err());
    unknown("section-stakeholders", scores.contact.contacts.as_ref().err());
    gaps
}
