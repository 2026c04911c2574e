//! `tasks/salesforce/`: the plans for Salesforce's account plan objects (API version 62.0 and later, where sales account
//! plans are turned on), a file an object in the order of loading, for upsert with Bulk API or Data Loader.
//!
//! Field names are those of Salesforce's object reference. The external id is a custom field that the company adds to the
//! objects: `Cartera_Id__c`, text, unique, external id. Parents are named by it, as Bulk API allows
//! (`AccountPlan.Cartera_Id__c`). Accounts and users are named by their Salesforce ids where those are what the exports
//! hold; other accounts by their own external id.

use crate::deliver::Error;
use crate::deliver::tables::{Column, Table, guarded};
use crate::model::key::is_salesforce_id;
use crate::model::{ActionTag, Decimal};
use crate::plan::account::{Measure, PlannedObjective};
use crate::plan::language::truncated;
use crate::plan::tasks::{AccountTasks, ActionTask, HandOver, Person, TaskState};
use crate::score::Unit;

/// Characters of a record's name that Salesforce keeps.
const LONGEST_NAME: usize = 80;
/// Characters of a task's subject that Salesforce keeps.
const LONGEST_SUBJECT: usize = 255;
/// The plan's own id within its account.
const PLAN: &str = "plan";
/// Begins the id of every user.
const USER: &str = "005";
/// Begins the id of every account.
const ACCOUNT: &str = "001";

/// The files of AccountPlan, AccountPlanObjective, AccountPlanObjectiveMeasure and Task, in the order of loading.
pub fn salesforce(plans: &HandOver) -> Result<[Vec<u8>; 4], Error> {
    let own_ids = plans.plans.iter().all(|plan| is_salesforce_id(&plan.account_id, ACCOUNT));
    let objectives: Vec<Objective<'_>> = plans
        .plans
        .iter()
        .flat_map(|plan| plan.objectives.iter().map(move |objective| Objective { plan, objective }))
        .collect();
    Ok([
        account_plans(own_ids).csv(&plans.plans)?,
        objectives_table().csv(&objectives)?,
        measures().csv(&objectives)?,
        tasks(own_ids).csv(plans.new_in("salesforce-api"))?,
    ])
}

struct Objective<'a> {
    plan: &'a AccountTasks,
    objective: &'a PlannedObjective,
}

impl Objective<'_> {
    fn id(&self) -> String {
        ActionTag::new(&self.plan.account_id, &self.objective.id).id()
    }

    /// The number of the measure, which may be negative and is left as it is; else the plan's text.
    fn value(&self, of: fn(&Measure) -> Decimal, text: &str) -> Option<String> {
        let number = self.objective.measure.as_ref().map(|measure| of(measure).normalize().to_string());
        Some(number.unwrap_or_else(|| guarded(text).into_owned()))
    }

    /// Names are told apart by the account: lists of objectives show nothing else.
    fn name(&self) -> String {
        truncated(&format!("{}: {}", self.plan.account, self.objective.metric), LONGEST_NAME)
    }
}

fn plan_id(plan: &AccountTasks) -> String {
    ActionTag::new(&plan.account_id, PLAN).id()
}

fn user_id(person: Option<&Person>) -> Option<&str> {
    person?.id.as_deref().filter(|id| is_salesforce_id(id, USER))
}

/// A plan goes on from year to year, since an objective can't be moved to another one.
fn account_plans(own_ids: bool) -> Table<AccountTasks> {
    let account = if own_ids { "AccountId" } else { "Account.Cartera_Id__c" };
    let [strengths, weaknesses, opportunities, threats] =
        [0, 1, 2, 3].map(|field: usize| move |plan: &AccountTasks| plan.swot.get(field).cloned());
    let columns = vec![
        Column::worded("Cartera_Id__c", |plan: &AccountTasks| Some(plan_id(plan))),
        Column::worded("Name", |plan: &AccountTasks| Some(truncated(&plan.title, LONGEST_NAME))),
        Column::text(account, |plan: &AccountTasks| Some(&plan.account_id)),
        Column::text("OwnerId", |plan: &AccountTasks| user_id(plan.owner.as_ref())),
        Column::date("StartDate", |plan: &AccountTasks| Some(plan.start)),
        Column::date("EndDate", |plan: &AccountTasks| Some(plan.end)),
        Column::text("Status", |_: &AccountTasks| Some("Active")),
        Column::text("Notes", |plan: &AccountTasks| Some(&plan.headline)),
        Column::worded("RelationshipStrengths", strengths),
        Column::worded("RelationshipWeaknesses", weaknesses),
        Column::worded("RelationshipOpportunities", opportunities),
        Column::worded("RelationshipThreats", threats),
    ];
    Table::new("AccountPlan", columns)
}

fn objectives_table<'a>() -> Table<Objective<'a>> {
    let owner = |one: &Objective<'_>| {
        let owner = one.plan.owner.as_ref().filter(|owner| owner.name == one.objective.owner);
        user_id(owner).map(str::to_owned)
    };
    let columns = vec![
        Column::worded("Cartera_Id__c", |one: &Objective<'_>| Some(one.id())),
        Column::worded("AccountPlan.Cartera_Id__c", |one: &Objective<'_>| Some(plan_id(one.plan))),
        Column::worded("Name", |one: &Objective<'_>| Some(one.name())),
        Column::worded("Description", |one: &Objective<'_>| {
            Some(format!("{}\n{}", one.objective.text, one.objective.why))
        }),
        Column::worded("ObjectiveOwnerId", owner),
        Column::date("StartDate", |one: &Objective<'_>| Some(one.plan.start.min(one.objective.due))),
        Column::date("EndDate", |one: &Objective<'_>| Some(one.objective.due)),
        Column::text("Status", |_: &Objective<'_>| Some("In Progress")),
    ];
    Table::new("AccountPlanObjective", columns)
}

/// Plain numbers with their type where the objective has a measure. Without a `ValueType` Salesforce takes the values for
/// texts, which then say what the plan says.
fn measures<'a>() -> Table<Objective<'a>> {
    let columns = vec![
        Column::worded("Cartera_Id__c", |one: &Objective<'_>| Some(one.id())),
        Column::worded("AccountPlanObjective.Cartera_Id__c", |one: &Objective<'_>| Some(one.id())),
        Column::worded("Name", |one: &Objective<'_>| Some(one.name())),
        Column::plain("CurrentValue", |one: &Objective<'_>| {
            one.value(|measure| measure.baseline, &one.objective.baseline)
        }),
        Column::plain("TargetValue", |one: &Objective<'_>| one.value(|measure| measure.target, &one.objective.target)),
        Column::text("ValueType", |one: &Objective<'_>| {
            one.objective.measure.as_ref().map(|measure| match measure.figure.unit() {
                Unit::Money => "Currency",
                _ => "Number",
            })
        }),
    ];
    Table::new("AccountPlanObjectiveMeasure", columns)
}

fn tasks(own_ids: bool) -> Table<ActionTask> {
    let account = if own_ids { "WhatId" } else { "Account:What.Cartera_Id__c" };
    let columns = vec![
        Column::worded("Cartera_Id__c", |task: &ActionTask| Some(task.tag.id())),
        Column::worded("Subject", |task: &ActionTask| Some(truncated(&task.text, LONGEST_SUBJECT))),
        Column::text(account, |task: &ActionTask| Some(&task.tag.account_id)),
        Column::text("OwnerId", |task: &ActionTask| user_id(Some(&task.assignee))),
        Column::date("ActivityDate", |task: &ActionTask| Some(task.due)),
        Column::text("Status", |task: &ActionTask| {
            Some(if task.state == TaskState::InProgress { "In Progress" } else { "Not Started" })
        }),
        Column::text("Priority", |_: &ActionTask| Some("Normal")),
        Column::text("Description", |task: &ActionTask| Some(&task.notes)),
    ];
    Table::new("Task", columns)
}
