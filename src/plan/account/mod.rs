//! What is to be said and done about one account, whatever document shows it.

mod actions;
pub(super) mod asks;
pub mod call;
pub(super) mod changed;
mod headline;
mod hygiene;
pub mod measure;
mod objectives;
mod sentence;
mod serving;
mod situation;
pub(super) mod stake;
pub mod stakeholders;
mod swot;
mod terms;

use serde::Serialize;

use super::context::{Context, Facts};
use super::document::{Fact, FactId, Gap, Sentence, SwotItem};
use super::facts::AccountFacts;
use super::keep::{self, Standing};
use super::language::args;
use super::review::{self, Reviews};
use crate::model::{AccountClass, AccountIx, Date, ItemKind, Unknown};
pub use actions::{ActionPlay, PlaysApart, in_order};
pub use call::{CallPlan, TalkDays};
use headline::Headline;
pub use headline::kind;
pub use hygiene::{Hygiene, HygieneCheck, HygieneKey, hygiene};
pub use measure::{Figure, Measure};
pub use objectives::smart::{SmartFields, SmartGap, is_persons, smart, smart_told};
pub(super) use objectives::{above_forecast, forecast_below};
pub(super) use situation::{Situation, is_decision_maker};

/// The plan of one account.
#[derive(Debug, Clone, Serialize)]
pub struct AccountPlan {
    pub account: AccountIx,
    pub account_id: String,
    pub headline: Sentence,
    /// What the headline asks for: the action's id, or the play's that waits for the rep's hours.
    pub first: Option<String>,
    pub swot: SwotItems,
    /// What is prepared for the next talk.
    pub call: CallPlan,
    pub objectives: Vec<PlannedObjective>,
    /// By due date.
    pub actions: Vec<PlannedAction>,
    /// Plays that led to no action, with the reason of each.
    pub plays: PlaysApart,
    pub next_review: Date,
    /// What calls for a review at once, as it was carried over from month to month.
    pub reviews: Reviews,
    /// Whether the plan is in order; no score depends on it.
    pub hygiene: Hygiene,
    /// What was done, reached or dropped since last month.
    pub closed: Closed,
    pub gaps: Vec<Gap>,
    /// What is kept of the plan, this month's proposals in it.
    #[serde(skip)]
    pub kept: keep::Kept,
    /// All that the above states.
    pub facts: Vec<Fact>,
}

/// What is shown once more, so that who closed it sees it closed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Closed {
    pub objectives: Vec<PlannedObjective>,
    pub actions: Vec<PlannedAction>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct SwotItems {
    pub strengths: Vec<SwotItem>,
    pub weaknesses: Vec<SwotItem>,
    pub opportunities: Vec<SwotItem>,
    pub threats: Vec<SwotItem>,
}

impl SwotItems {
    /// The four parts by the names that they have in files and words.
    fn parts_mut(&mut self) -> [(&'static str, &mut Vec<SwotItem>); 4] {
        [
            ("strengths", &mut self.strengths),
            ("weaknesses", &mut self.weaknesses),
            ("opportunities", &mut self.opportunities),
            ("threats", &mut self.threats),
        ]
    }
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
    /// What `why` states that is neither of this month's rules nor one of the cells: of which month the numbers are, and
    /// what this month's would be; by the name that each has as a fact.
    #[serde(skip)]
    pub compared: Vec<(&'static str, String)>,
    /// Baseline and target as numbers, where they are.
    pub measure: Option<Measure>,
    /// Which of several times it is, where there is one after another: the contract's end of a renewal.
    pub occurrence: Option<String>,
    /// What became of it since it was first proposed.
    pub standing: Standing,
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
    /// Which of several times it is, where its condition holds again and again: the quarter of a review, the answer to
    /// a survey. One that is done comes back for another.
    pub occurrence: Option<String>,
    /// What became of it since it was first proposed.
    pub standing: Standing,
    /// What the play says that it comes from; none of an action that a person thought of.
    pub play: Option<ActionPlay>,
    pub facts: Vec<FactId>,
}

/// Plans one account; `None` for a place outside the portfolio.
pub fn plan(context: &Context<'_>, account: AccountIx) -> Option<AccountPlan> {
    let situation = Situation::of(context, account)?;
    let mut facts = Facts::default();
    let known = AccountFacts::of(&situation);
    let swot = swot::swot(&known, &mut facts);
    let objectives = objectives::objectives(&situation, &mut facts);
    let (actions, plays) = actions::actions(&situation, &objectives, &mut facts);
    let objectives = serving::with_an_action(&situation, objectives, &actions, &plays);
    let id = situation.record.id.as_str();
    let mut kept = keep::Kept::of(context, id, &keep::proposals(id, &objectives, &actions, &swot));
    let planned = kept.objectives(&situation, &objectives).into_iter().map(|mut objective| {
        let item = kept.item(ItemKind::Objective, &objective.id);
        terms::of_objective(&situation, &mut objective, item, &mut facts);
        objective
    });
    let (closed_objectives, mut objectives): (Vec<_>, Vec<PlannedObjective>) =
        planned.partition(|objective| objective.standing.state.is_closed());
    let planned = kept.actions(&situation, &actions).into_iter();
    let (mut closed_actions, actions): (Vec<_>, Vec<PlannedAction>) =
        planned.partition(|action| action.standing.state.is_closed());
    let mut swot = kept.swot(&situation, swot);
    for (part, items) in swot.parts_mut() {
        terms::of_swot(&situation, part, items, &mut facts);
    }
    let people = stakeholders::Stakeholders::of(&situation);
    let reviews = review::reviews(&situation, &people, &actions, &mut facts);
    let mut actions = actions::on_review(&situation, actions, &reviews);
    for action in actions.iter_mut().chain(&mut closed_actions) {
        terms::of_action(&situation, action, kept.item(ItemKind::Action, &action.id), &mut facts);
    }
    for objective in &mut objectives {
        serving::tell_waiting(&situation, objective, &actions, &plays);
    }
    let Headline { sentence: headline, first, asks } = headline::headline(&known, (&actions, &plays), &mut facts);
    let call = call::call(&known, asks, &mut facts);
    kept.hold(ItemKind::Trigger, &reviews.items);
    Some(AccountPlan {
        account,
        account_id: situation.record.id.clone(),
        hygiene: hygiene::of(&situation),
        headline,
        first,
        swot,
        call,
        objectives,
        actions,
        plays,
        next_review: reviews.next,
        reviews,
        closed: Closed { objectives: closed_objectives, actions: closed_actions },
        gaps: gaps(&situation),
        kept,
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
        // What is not shown is no gap that anybody could close.
        if let Some(reason) = reason.filter(|reason| **reason != Unknown::Withheld) {
            let stale = situation.stale_answer().filter(|_| label == "tile-nps");
            let told = |day| language.text("gap-nps-stale", &args!["date" => language.date_short(day)]);
            let plain = || match label {
                "last-sales-contact" => situation.why_no_contact(reason),
                _ => context.reason(reason),
            };
            gaps.push(gap(label, stale.map_or_else(plain, told)));
        }
    };
    if scores.class.class == AccountClass::Prospect {
        // What a customer's plan would need is no gap of a prospect's.
        unknown("last-sales-contact", scores.contact.last_two_way.as_ref().err());
        unknown("section-stakeholders", scores.contact.contacts.as_ref().err());
        return gaps;
    }
    unknown(situation.revenue_label(), scores.revenue.ltm.as_ref().err());
    // A forecast that is only shorter of history is not missed by a rep; one that is withheld is.
    let withheld = scores.forecast.total.as_ref().err().filter(|reason| matches!(reason, Unknown::OneSale { .. }));
    unknown("figure-forecast-12m", withheld);
    unknown("tile-nps", scores.nps.value.as_ref().err());
    unknown("tile-churn", scores.churn.band.as_ref().err().filter(|_| situation.may_churn() && !situation.has_left()));
    unknown("section-contracts", scores.renewal.next.as_ref().err());
    unknown("figure-usage", scores.usage.last_3_months.as_ref().err());
    unknown("tile-share-of-wallet", scores.products.wallet_share.as_ref().err());
    unknown("last-sales-contact", scores.contact.last_two_way.as_ref().err());
    unknown("section-stakeholders", scores.contact.contacts.as_ref().err());
    gaps
}
