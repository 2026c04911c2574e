//! A row a rep: how much he or she looks after, and how much of it is covered.

use super::{Team, TeamAccount, late, objectives};
use crate::model::Decimal;
use crate::plan::account::is_decision_maker;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};

/// Working days ahead in which an action is due soon.
const SOON: u32 = 20;

pub fn sheet(team: &Team<'_>) -> Sheet {
    let word = |key: &str| team.word(key);
    let revenue = if team.context.are_bookings() { "tile-bookings" } else { "heading-revenue-ltm" };
    let columns = vec![
        Column::prose("owner", word("heading-owner"), 26),
        Column::new("accounts", word("sheet-accounts"), Form::Whole),
        Column::new("revenue_ltm", word(revenue), Form::Money),
        Column::new("pipeline", word("heading-pipeline"), Form::Money),
        Column::new("contacted_share", word("team-contacted"), Form::Share),
        Column::new("decision_maker_share", word("team-decision-maker"), Form::Share),
        Column::new("objectives", word("sheet-objectives"), Form::Whole),
        Column::new("waiting", word("team-waiting"), Form::Whole),
        Column::new("due_soon", word("team-due-soon"), Form::Whole),
        Column::new("late", word("team-late"), Form::Whole),
    ];
    let mut rows = Vec::new();
    let mut rest = team.accounts.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|account| account.owner.id == first.owner.id).count();
        let (own, others) = rest.split_at(same);
        rows.push(Row::fixed(cells(team, own)));
        rest = others;
    }
    let reps = team.language.text("n-reps", &args!["n" => rows.len()]);
    let accounts = team.language.text("n-accounts", &args!["n" => team.accounts.len()]);
    let title = team
        .language
        .text("team-title", &args!["manager" => team.manager_name, "reps" => reps, "accounts" => accounts]);
    let notes = team.notes(&["team-intro", "team-coverage-note"]);
    team.sheet("team", "sheet-team", title, notes, team.fixed(columns, rows))
}

fn cells(team: &Team<'_>, own: &[TeamAccount<'_>]) -> Vec<Cell> {
    let scores = || own.iter().map(|account| account.situation.scores);
    let sum = |amounts: Vec<Decimal>| match amounts.is_empty() {
        true => Cell::Empty,
        false => Cell::Money(amounts.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)),
    };
    let soon = team.context.schedule().in_days(SOON);
    let as_of = team.context.as_of();
    let actions = || own.iter().flat_map(|account| account.plan.actions.iter().map(move |action| (account, action)));
    let is_soon = |account: &TeamAccount<'_>, action: &crate::plan::account::PlannedAction| {
        action.due >= as_of && action.due <= soon && !late::is_closed(team, account, action)
    };
    let decides =
        |account: &TeamAccount<'_>| {
            account.situation.scores.contact.contacts.is_ok().then(|| {
                account.situation.contacts().any(|contact| contact.role.as_deref().is_some_and(is_decision_maker))
            })
        };
    let contacted = |account: &TeamAccount<'_>| Some(*account.situation.scores.contact.last_90_days.as_ref().ok()? > 0);
    let owner = own.first().map(|account| account.owner.name.clone());
    vec![
        Cell::text_if(owner),
        Cell::count(own.len()),
        sum(scores().filter_map(|scores| scores.revenue.ltm.as_ref().ok().copied()).collect()),
        sum(scores().filter_map(|scores| scores.pipeline.value.as_ref().ok().copied()).collect()),
        share(own.iter().filter_map(contacted).collect()),
        share(own.iter().filter_map(decides).collect()),
        Cell::count(own.iter().map(|account| account.plan.objectives.len()).sum()),
        Cell::count(own.iter().map(|account| objectives::waiting(account)).sum()),
        Cell::count(actions().filter(|(account, action)| is_soon(account, action)).count()),
        Cell::count(own.iter().map(|account| late::of(team, account).len()).sum()),
    ]
}

/// Of the accounts of which it is known; empty where it is known of none.
#[allow(clippy::cast_precision_loss, reason = "accounts of a rep")]
fn share(known: Vec<bool>) -> Cell {
    match known.len() {
        0 => Cell::Empty,
        n => Cell::Share(known.iter().filter(|holds| **holds).count() as f64 / n as f64),
    }
}
