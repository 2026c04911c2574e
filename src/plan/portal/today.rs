//! What a portal opens with: whom to call now, and what is late or falls due within days.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Links, href};
use crate::model::{AccountIx, Date};
use crate::plan::account::{AccountPlan, PlannedAction, Situation, stake};
use crate::plan::context::Context;
use crate::plan::language::args;

/// Calls and due things that are shown; the rest is counted and stands in the workbooks.
const MOST_CALLS: usize = 8;
const MOST_DUE: usize = 12;

/// Working days ahead that are near: a week.
const NEAR_DAYS: u32 = 5;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Today {
    /// The message: whom to call first, what is late.
    pub title: String,
    /// Where most money is decided soonest first.
    pub calls: Vec<Item>,
    pub more_calls: Option<String>,
    /// `Late or due by 6 Nov`
    pub due_title: String,
    /// The longest late first.
    pub due: Vec<Item>,
    pub more_due: Option<String>,
}

/// Somebody to call or something to do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Whom, or what.
    pub what: String,
    pub account: String,
    pub brief: Option<String>,
    pub why: String,
    pub due: String,
    /// Said of what is late.
    pub late: Option<String>,
    /// Who is to do it; none on a page of that person alone.
    pub owner: Option<String>,
}

/// `alone`: the page is of one person, who need not be named in every line.
pub fn today(context: &Context<'_>, plans: &[AccountPlan], links: &Links<'_>, alone: bool) -> Today {
    let language = context.language;
    let desk = Desk { context, links, alone };
    let calls = desk.calls(plans);
    let said: BTreeSet<(AccountIx, &str)> =
        calls.iter().map(|call| (call.plan.account, call.action.id.as_str())).collect();
    let until = context.schedule().in_days(NEAR_DAYS);
    let mut due = desk.reviews(plans, until);
    due.extend(desk.actions(plans, until, &said));
    due.sort_by_key(|(day, _)| *day);
    let late = due.iter().filter(|(_, item)| item.late.is_some()).count();
    let late = late + calls.iter().filter(|call| call.action.standing.late).count();
    let title = match calls.first() {
        Some(first) => {
            let args = args!["whom" => first.name(), "account" => desk.account(first.plan), "late" => late];
            language.text("portal-today-call", &args)
        }
        None => language.text("portal-today-no-call", &args!["late" => late]),
    };
    let more = |key: &str, n: usize| (n > 0).then(|| language.text(key, &args!["n" => n]));
    let more_calls = more("portal-today-more-calls", calls.len().saturating_sub(MOST_CALLS));
    let more_due = more("portal-today-more-due", due.len().saturating_sub(MOST_DUE));
    Today {
        title,
        calls: calls.iter().take(MOST_CALLS).map(|call| desk.call(call)).collect(),
        more_calls,
        due_title: language.text("portal-today-due", &args!["date" => language.date_short(until)]),
        due: due.into_iter().take(MOST_DUE).map(|(_, item)| item).collect(),
        more_due,
    }
}

/// A talk that an account's plan has next.
struct Call<'a> {
    plan: &'a AccountPlan,
    action: &'a PlannedAction,
    situation: Situation<'a>,
}

impl Call<'_> {
    fn name(&self) -> String {
        self.situation.main_contact_name().unwrap_or_default()
    }

    /// `Luz Prieto, purchasing director, +34 600 000 000`
    fn whom(&self) -> String {
        let contact = self.situation.main_contact();
        let known = contact.map(|contact| [contact.full_name(), contact.title.clone(), contact.phone.clone()]);
        known.into_iter().flatten().flatten().collect::<Vec<_>>().join(", ")
    }
}

struct Desk<'a, 'l> {
    context: &'a Context<'a>,
    links: &'l Links<'l>,
    alone: bool,
}

impl<'a> Desk<'a, '_> {
    /// One an account, of those where somebody is known; nobody twice on one day.
    fn calls(&self, plans: &'a [AccountPlan]) -> Vec<Call<'a>> {
        let mut ranked: Vec<(f64, Call<'a>)> = plans
            .iter()
            .filter_map(|plan| {
                let action = plan.actions.iter().find(|action| action.say.is_some())?;
                let situation = Situation::of(self.context, plan.account)?;
                situation.main_contact()?;
                Some((stake::pressing(&situation, action), Call { plan, action, situation }))
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.plan.account.cmp(&b.1.plan.account)));
        let mut asked: BTreeSet<(String, Date)> = BTreeSet::new();
        let once = |call: &Call<'_>| asked.insert((call.name().to_lowercase(), day(call.action)));
        ranked.into_iter().map(|(_, call)| call).filter(once).collect()
    }

    fn call(&self, call: &Call<'_>) -> Item {
        self.item(call.plan, call.whom(), &call.action.why, day(call.action), call.action.standing.late)
    }

    /// What is to be done besides the calls.
    fn actions(&self, plans: &'a [AccountPlan], until: Date, said: &BTreeSet<(AccountIx, &str)>) -> Vec<(Date, Item)> {
        let of = |plan: &'a AccountPlan| plan.actions.iter().map(move |action| (plan, action));
        plans
            .iter()
            .flat_map(of)
            .filter(|(plan, action)| day(action) <= until && !said.contains(&(plan.account, action.id.as_str())))
            .map(|(plan, action)| {
                let (due, late) = (day(action), action.standing.late);
                (due, self.item(plan, action.text.clone(), &action.why, due, late))
            })
            .collect()
    }

    /// Plans that something calls to be looked at again.
    fn reviews(&self, plans: &[AccountPlan], until: Date) -> Vec<(Date, Item)> {
        let language = self.context.language;
        let due = plans.iter().filter_map(|plan| {
            let first = plan.reviews.open().filter(|own| own.deadline <= until).min_by_key(|own| own.deadline)?;
            let what = language.text("portal-today-review", &args!["trigger" => language.word(&first.kind.word())]);
            Some((first.deadline, self.item(plan, what, &first.evidence, first.deadline, first.overdue)))
        });
        due.collect()
    }

    fn account(&self, plan: &AccountPlan) -> String {
        self.context.account(plan.account).map_or_else(|| plan.account_id.clone(), |account| account.name.clone())
    }

    fn item(&self, plan: &AccountPlan, what: String, why: &str, due: Date, late: bool) -> Item {
        let language = self.context.language;
        let day = language.date_short(due);
        // An action names its day itself.
        let is_told = what.contains(&day);
        Item {
            what,
            account: self.account(plan),
            brief: (self.links.brief)(plan.account).map(|path| href(&path)),
            why: super::capital(why),
            due: if is_told { String::new() } else { language.text("portal-today-by", &args!["date" => day]) },
            late: late.then(|| language.word("state-late")),
            owner: (!self.alone).then(|| self.context.owner_name(plan.account)),
        }
    }
}

/// When it is due, as it was last put.
fn day(action: &PlannedAction) -> Date {
    action.standing.renewed.unwrap_or(action.due)
}
