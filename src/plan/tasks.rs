//! The plans' actions as tasks for the programs where teams keep theirs, and whole plans for other systems.
//!
//! What is written carries the action's id ([`ActionTag`]) where the program keeps it, so that its export is known again
//! ([`crate::model::action_states`]).

use std::collections::{BTreeMap, BTreeSet};

use super::account::{AccountPlan, PlannedAction, PlannedObjective};
use super::context::Context;
use super::keep::State;
use super::language::args;
use crate::model::calendar::PeriodKind;
use crate::model::{AccountIx, ActionTag, Date};
use crate::score::people::Directory;

/// The plans of some accounts, ready to be handed to other programs.
#[derive(Debug)]
pub struct HandOver {
    pub words: TaskWords,
    /// By account, then as the plan has them.
    pub plans: Vec<AccountTasks>,
}

/// An account's plan for another program.
#[derive(Debug)]
pub struct AccountTasks {
    pub account_id: String,
    pub account: String,
    pub owner: Option<Person>,
    /// First day of the fiscal year that the plan is of.
    pub start: Date,
    /// The last due date, else the plan's next review.
    pub end: Date,
    /// `Account plan brief: Acme`
    pub title: String,
    pub headline: String,
    /// Strengths, weaknesses, opportunities, threats: an item a line.
    pub swot: [String; 4],
    pub objectives: Vec<PlannedObjective>,
    pub tasks: Vec<ActionTask>,
}

/// Who is to do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: Option<String>,
    pub name: String,
    pub email: Option<String>,
}

/// An action as a task.
#[derive(Debug)]
pub struct ActionTask {
    pub tag: ActionTag,
    pub account: String,
    /// With the account's name before it, by which it joins where nothing else is left of it.
    pub name: String,
    pub text: String,
    pub why: String,
    pub say: Option<String>,
    /// Id of the objective that it serves.
    pub objective: Option<String>,
    pub assignee: Person,
    pub start: Date,
    pub due: Date,
    pub state: TaskState,
    /// Why, what to say, the objective, the account's id and the tag, a line each.
    pub notes: String,
    /// The programs in which it is a task already, by the name of the source's profile.
    pub already_in: BTreeSet<String>,
}

/// How far the plan says that an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    Open,
    InProgress,
    Done,
    Dropped,
}

impl TaskState {
    /// The name in files and in what is kept of a plan.
    pub fn key(self) -> &'static str {
        match self {
            TaskState::Open => "open",
            TaskState::InProgress => "in_progress",
            TaskState::Done => "done",
            TaskState::Dropped => "dropped",
        }
    }

    fn of(state: State) -> TaskState {
        match state {
            State::Open => TaskState::Open,
            State::InProgress => TaskState::InProgress,
            State::Done => TaskState::Done,
            State::Dropped => TaskState::Dropped,
        }
    }
}

/// The words that a board needs.
#[derive(Debug, Clone)]
pub struct TaskWords {
    /// What is open, begun and done: the lists of a board.
    pub lists: [String; 3],
    /// `Account plans · October 2026`
    pub board: String,
}

impl TaskWords {
    /// The list that a task is in.
    pub fn list(&self, state: TaskState) -> &str {
        let [open, begun, done] = &self.lists;
        match state {
            TaskState::Open => open,
            TaskState::InProgress => begun,
            TaskState::Done | TaskState::Dropped => done,
        }
    }
}

impl ActionTask {
    /// Whether it is still to be done and not a task of the program yet: what its file asks to add.
    pub fn is_new_in(&self, program: &str) -> bool {
        matches!(self.state, TaskState::Open | TaskState::InProgress) && !self.already_in.contains(program)
    }
}

impl HandOver {
    /// The plans of accounts, by account.
    pub fn of(context: &Context<'_>, plans: &[AccountPlan]) -> HandOver {
        let language = context.language;
        let words = TaskWords {
            lists: ["task-list-open", "task-list-begun", "task-list-done"].map(|key| language.word(key)),
            board: language.text("task-board", &args!["period" => language.month_long(context.period())]),
        };
        let desk = Desk { context, directory: Directory::of(context.portfolio), known: known(context) };
        HandOver { words, plans: plans.iter().filter_map(|plan| desk.plan(plan)).collect() }
    }

    pub fn tasks(&self) -> impl Iterator<Item = &ActionTask> {
        self.plans.iter().flat_map(|plan| &plan.tasks)
    }

    /// What a program's file asks to add.
    pub fn new_in<'a>(&'a self, program: &'a str) -> impl Iterator<Item = &'a ActionTask> {
        self.tasks().filter(move |task| task.is_new_in(program))
    }
}

/// The actions that are tasks already, each with the programs.
fn known(context: &Context<'_>) -> BTreeMap<ActionTag, BTreeSet<String>> {
    let portfolio = context.portfolio;
    let of = |row: &crate::model::Row<crate::model::Task>| {
        let account = row.account.and_then(|account| portfolio.account(account)).map(|account| account.id.as_str());
        let tag = ActionTag::read(row.action()?, account)?;
        Some((tag, portfolio.source(row.origin)?.profile.clone()))
    };
    let mut known: BTreeMap<ActionTag, BTreeSet<String>> = BTreeMap::new();
    for (tag, program) in portfolio.tasks.all().iter().filter_map(of) {
        known.entry(tag).or_default().insert(program);
    }
    known
}

/// What tasks are made from.
struct Desk<'a> {
    context: &'a Context<'a>,
    directory: Directory<'a>,
    known: BTreeMap<ActionTag, BTreeSet<String>>,
}

impl Desk<'_> {
    fn plan(&self, plan: &AccountPlan) -> Option<AccountTasks> {
        let context = self.context;
        let account = &context.account(plan.account)?.record;
        let language = context.language;
        let dues = plan.objectives.iter().map(|one| one.due).chain(plan.actions.iter().map(|one| one.due));
        let lines = |items: &[super::document::SwotItem]| {
            items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let swot = &plan.swot;
        let actions = plan.actions.iter().chain(&plan.closed.actions);
        let tasks = actions.map(|action| self.task(plan, &account.name, action)).collect();
        Some(AccountTasks {
            account_id: account.id.clone(),
            account: account.name.clone(),
            owner: context.desk(plan.account).map(|owner| Person {
                id: Some(owner.id.clone()),
                name: owner.name.clone(),
                email: owner.email.clone(),
            }),
            start: context.portfolio.conventions.calendar.period(PeriodKind::Year, context.as_of()).days.from,
            end: dues.max().unwrap_or(plan.next_review),
            title: format!("{}: {}", language.word("document-brief"), account.name),
            headline: plan.headline.text.clone(),
            swot: [&swot.strengths, &swot.weaknesses, &swot.opportunities, &swot.threats].map(|items| lines(items)),
            objectives: plan.objectives.clone(),
            tasks,
        })
    }

    fn task(&self, plan: &AccountPlan, account: &str, action: &PlannedAction) -> ActionTask {
        let tag = ActionTag::new(&plan.account_id, &action.id);
        let objective = plan.objectives.iter().find(|one| action.objective.as_ref() == Some(&one.id));
        ActionTask {
            account: account.to_owned(),
            name: format!("{account}: {}", action.text),
            text: action.text.clone(),
            why: action.why.clone(),
            say: action.say.clone(),
            objective: action.objective.clone(),
            assignee: self.person(plan.account, &action.owner),
            start: action.start.min(action.due),
            due: action.due,
            state: TaskState::of(action.standing.state),
            notes: self.notes(&tag, action, objective),
            already_in: self.known.get(&tag).cloned().unwrap_or_default(),
            tag,
        }
    }

    /// Who looks after the account where that is who it names, else the user of the name.
    fn person(&self, account: AccountIx, name: &str) -> Person {
        if let Some(owner) = self.context.desk(account).filter(|owner| owner.name == name) {
            return Person { id: Some(owner.id.clone()), name: owner.name.clone(), email: owner.email.clone() };
        }
        let user = self.directory.find((None, Some(name)));
        Person {
            id: user.map(|user| user.id.clone()),
            name: name.to_owned(),
            email: user.and_then(|user| user.email.clone()),
        }
    }

    fn notes(&self, tag: &ActionTag, action: &PlannedAction, objective: Option<&PlannedObjective>) -> String {
        let language = self.context.language;
        let line = |key: &str, text: &str| format!("{}: {}", language.word(key), text.replace(['\n', '\r'], " "));
        let mut lines = vec![line("plan-call-why", &action.why)];
        lines.extend(action.say.as_deref().map(|say| line("plan-call-say", say)));
        lines.extend(objective.map(|objective| line("heading-objective", &objective.text)));
        lines.push(line("task-account-id", &tag.account_id));
        lines.push(tag.tag());
        lines.join("\n")
    }
}
