//! "My month": whom to call and what to say, what else falls due or is late, where two versions contradict each other,
//! and what became of the last workbook.

use std::collections::BTreeSet;

use super::{Desk, OwnAccount, reviews, told};
use crate::model::Date;
use crate::plan::account::{PlannedAction, stake};
use crate::plan::document::Tone;
use crate::plan::keep::Told;
use crate::plan::language::args;
use crate::plan::review::Trigger;
use crate::plan::workbook::sheet::{Block, Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words;

/// Calls that a rep can make beside all else; the rest is among the actions.
const MOST_CALLS: usize = 15;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let language = desk.language;
    let until = desk.context.period().plus(1).last_day();
    let calls = calls(desk);
    let said: BTreeSet<(&str, &str)> = calls.iter().map(|(account, action)| key(account, action)).collect();
    let mut due: Vec<(&OwnAccount<'_>, &PlannedAction)> = desk
        .accounts
        .iter()
        .flat_map(|account| {
            account.plan.into_iter().flat_map(move |plan| plan.actions.iter().map(move |a| (account, a)))
        })
        .filter(|(account, action)| action.due <= until && !said.contains(&key(account, action)))
        .collect();
    // Stable: accounts of one day stay in the order of their priority.
    due.sort_by_key(|(_, action)| action.due);

    let late = calls.iter().chain(&due).filter(|(_, action)| action.standing.late).count();
    let title = language.text(
        if late > 0 { "book-month-late" } else { "book-month" },
        &args![
            "calls" => language.text("n-calls", &args!["n" => calls.len()]),
            "actions" => language.text("n-actions", &args!["n" => due.len()]),
            "date" => language.date_long(until),
            "late" => late,
        ],
    );
    let here = |id: &str| id.is_empty() || desk.accounts.iter().any(|account| account.situation.record.id == id);
    let own = |told: &&Told| told.owner_id == desk.owner_id && here(&told.account_id);
    let returned: Vec<&Told> = desk.context.returned.iter().filter(own).collect();
    let reviews = reviews::due(desk);
    let mut blocks = vec![calls_block(desk, &calls)];
    blocks.extend((!reviews.is_empty()).then(|| reviews_block(desk, &reviews)));
    blocks.push(due_block(desk, &due, until));
    blocks.extend(told::conflicts_block(desk));
    blocks.extend(told::returned_block(desk, &returned));
    let mut notes = desk.notes();
    notes.insert(0, heading(desk));
    desk.sheet("my_month", "sheet-my-month", title, notes, blocks)
}

/// `Ana Ruiz, October 2026, 12 accounts`
fn heading(desk: &Desk<'_>) -> String {
    let language = desk.language;
    let period = language.month_long(desk.context.period());
    let whose = language.text("plan-workbook-title", &args!["owner" => &desk.owner_name, "period" => period]);
    format!("{whose} · {}", desk.account_count())
}

fn key<'a>(account: &'a OwnAccount<'_>, action: &'a PlannedAction) -> (&'a str, &'a str) {
    (&account.situation.record.id, &action.id)
}

/// Whom to call: where most money is at stake soonest, nobody twice on one day, and only who is known.
fn calls<'a, 'd>(desk: &'d Desk<'a>) -> Vec<(&'d OwnAccount<'a>, &'a PlannedAction)> {
    let mut ranked: Vec<(f64, &OwnAccount<'a>, &'a PlannedAction)> = desk
        .accounts
        .iter()
        .filter(|account| account.situation.main_contact().is_some())
        .filter_map(|account| {
            let call = account.plan?.actions.iter().find(|action| action.say.is_some())?;
            Some((stake::pressing(&account.situation, call), account, call))
        })
        .collect();
    // Stable: what presses as much stays in the order of priority.
    ranked.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let mut asked: BTreeSet<(String, Date)> = BTreeSet::new();
    let once = |(_, account, call): &(f64, &OwnAccount<'a>, &'a PlannedAction)| {
        let person = account.situation.main_contact_name().unwrap_or_default().to_lowercase();
        asked.insert((person, call.standing.renewed.unwrap_or(call.due)))
    };
    let ranked = ranked.into_iter().filter(once).take(MOST_CALLS);
    ranked.map(|(_, account, call)| (account, call)).collect()
}

fn columns(desk: &Desk<'_>, first: &str) -> Vec<Column> {
    vec![
        Column::prose("what", desk.word(first), 34),
        Column::prose("account", desk.word("heading-account"), 24),
        Column::new("tier", desk.word("heading-tier"), Form::Text).wide(7),
        Column::prose("why", desk.word("plan-call-why"), 40),
        Column::prose("say", desk.word("plan-call-say"), 46),
        Column::new("due", desk.word("heading-due"), Form::Date).wide(12),
        Column::new("late", desk.word("heading-state"), Form::Text)
            .wide(18)
            .toned(vec![(desk.word("state-late"), Tone::Bad)]),
    ]
}

fn row(desk: &Desk<'_>, account: &OwnAccount<'_>, action: &PlannedAction, what: String) -> Row {
    let tier = &account.situation.scores.priority.tier;
    Row::fixed(vec![
        Cell::text(what),
        Cell::text(&account.label),
        Cell::known(tier, |tier| Cell::text(words::tier(desk.language, tier))),
        Cell::text(words::capitalised(&action.why)),
        Cell::text_if(action.say.as_deref()),
        Cell::Date(action.due),
        Cell::text_if(action.standing.late.then(|| desk.word("state-late"))),
    ])
}

fn calls_block(desk: &Desk<'_>, calls: &[(&OwnAccount<'_>, &PlannedAction)]) -> Block {
    let rows = calls.iter().map(|(account, action)| row(desk, account, action, whom(desk, account))).collect();
    Block {
        title: Some(desk.word("plan-call-whom")),
        table: None,
        columns: columns(desk, "heading-contact"),
        rows,
        blank_rows: 0,
        empty: desk.word("book-no-calls"),
    }
}

/// `Luz Prieto, purchasing director, +34 600 000 000`
fn whom(desk: &Desk<'_>, account: &OwnAccount<'_>) -> String {
    let Some(contact) = account.situation.main_contact() else { return desk.word("book-no-contact") };
    let known = [contact.full_name(), contact.title.clone(), contact.phone.clone()];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn due_block(desk: &Desk<'_>, due: &[(&OwnAccount<'_>, &PlannedAction)], until: Date) -> Block {
    let rows = due.iter().map(|(account, action)| row(desk, account, action, action.text.clone())).collect();
    let until = desk.language.date_short(until);
    Block {
        title: Some(desk.language.text("book-due-until", &args!["date" => until])),
        table: None,
        columns: columns(desk, "heading-action"),
        rows,
        blank_rows: 0,
        empty: desk.word("plan-nothing-due"),
    }
}

/// What calls for a review at once; the sheet of reviews says what can be done with it.
fn reviews_block(desk: &Desk<'_>, due: &[(&OwnAccount<'_>, &Trigger)]) -> Block {
    let row = |(account, trigger): &(&OwnAccount<'_>, &Trigger)| {
        let tier = &account.situation.scores.priority.tier;
        Row::fixed(vec![
            Cell::text(desk.word(&trigger.kind.word())),
            Cell::text(&account.label),
            Cell::known(tier, |tier| Cell::text(words::tier(desk.language, tier))),
            Cell::text(&trigger.evidence),
            Cell::Empty,
            Cell::Date(trigger.deadline),
            Cell::text_if(trigger.overdue.then(|| desk.word("state-late"))),
        ])
    };
    Block {
        title: Some(desk.word("book-reviews-due")),
        table: None,
        columns: columns(desk, "heading-trigger"),
        rows: due.iter().map(row).collect(),
        blank_rows: 0,
        empty: desk.word("plan-nothing-due"),
    }
}
