//! Reps' hours against what their accounts ask for, and how often each account is talked with.

use super::Desk;
use crate::plan::account::AccountPlan;
use crate::plan::capacity::{Capacity, Coverage, RepLoad, capacity};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words;

pub fn sheet(desk: &Desk<'_>, plans: &[AccountPlan]) -> Sheet {
    let found = capacity(desk.context, plans);
    let over = found.reps.iter().filter(|rep| rep.is_overloaded()).count();
    let reps = desk.language.integer(i64::try_from(found.reps.len()).unwrap_or(i64::MAX));
    let title = desk.language.text("capacity-overloaded", &args!["n" => over, "reps" => reps]);
    let mut notes = desk.notes();
    notes.push(desk.word("capacity-how"));
    let loads = desk.block(Some("capacity"), None, rep_columns(desk), found.reps.iter().map(rep_row).collect());
    let title_accounts = Some(desk.word("capacity-by-account"));
    let accounts = desk.block(Some("coverage"), title_accounts, account_columns(desk), account_rows(desk, &found));
    let name = desk.word("sheet-capacity");
    Sheet { key: "capacity", name, title, notes, blocks: vec![loads, accounts], chart: None }
}

fn rep_columns(desk: &Desk<'_>) -> Vec<Column> {
    let word = |key: &str| desk.word(key);
    let whole = |key, heading: &str| Column::new(key, word(heading), Form::Whole);
    vec![
        Column::prose("owner", word("heading-owner"), 30),
        Column::new("owner_id", word("heading-owner-id"), Form::Text),
        whole("accounts", "capacity-accounts"),
        whole("tier_a", "tier-a"),
        whole("tier_b", "tier-b"),
        whole("tier_c", "tier-c"),
        Column::new("care_hours", word("capacity-care"), Form::Number),
        whole("actions", "capacity-actions"),
        Column::new("action_hours", word("capacity-action-hours"), Form::Number),
        Column::new("needed_hours", word("capacity-needed"), Form::Number),
        Column::new("hours", word("capacity-hours"), Form::Number),
        Column::new("load_share", word("capacity-load"), Form::Share),
        whole("under_served", "capacity-under"),
        whole("over_served", "capacity-over"),
        whole("unknown", "capacity-unknown"),
    ]
}

fn rep_row(rep: &RepLoad) -> Row {
    let [a, b, c, _] = rep.by_tier;
    Row::fixed(vec![
        Cell::text(&rep.owner),
        Cell::text(&rep.owner_id),
        Cell::count(rep.accounts),
        Cell::count(a),
        Cell::count(b),
        Cell::count(c),
        Cell::Number(rep.care_hours),
        Cell::count(rep.actions),
        Cell::Number(rep.action_hours),
        Cell::Number(rep.needed()),
        Cell::Number(rep.hours),
        Cell::Share(rep.load_share()),
        Cell::count(rep.under_served),
        Cell::count(rep.over_served),
        Cell::count(rep.unknown),
    ])
}

fn account_columns(desk: &Desk<'_>) -> Vec<Column> {
    let word = |key: &str| desk.word(key);
    vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("tier", word("heading-tier"), Form::Text).toned(words::tier_tones(desk.language)),
        Column::new("served", word("capacity-served"), Form::Text),
        Column::new("days_since", word("capacity-days-since"), Form::Whole),
        Column::new("target_days", word("capacity-target-days"), Form::Whole),
        Column::new("contacts_90_days", word("capacity-contacts-90"), Form::Whole),
        Column::new("tier_hours", word("capacity-care"), Form::Number),
        Column::new("priority_hours", word("capacity-priority-hours"), Form::Number),
        Column::prose("missing", word("section-missing"), 40),
    ]
}

/// By priority, as the other sheets.
fn account_rows(desk: &Desk<'_>, found: &Capacity) -> Vec<Row> {
    let by_account: std::collections::BTreeMap<_, &Coverage> =
        found.accounts.iter().map(|one| (one.account, one)).collect();
    let row = |s: &crate::plan::account::Situation<'_>| {
        let one = by_account.get(&s.account)?;
        let tier = one.tier.map_or(Cell::Empty, |tier| Cell::text(words::tier(desk.language, tier)));
        Some(Row::fixed(vec![
            Cell::text(s.name()),
            Cell::text(&s.record.id),
            Cell::text(desk.context.owner_told(s.account)),
            tier,
            Cell::known(&one.served, |served| Cell::text(desk.word(&format!("capacity-served-{}", served.key())))),
            Cell::known(&one.days_since, Cell::Whole),
            Cell::Number(one.target_days),
            Cell::known(&one.contacts_90_days, Cell::count),
            Cell::Number(one.hours),
            Cell::known(&one.priority_hours, Cell::Number),
            Cell::text_if(one.served.as_ref().err().map(|reason| desk.language.unknown(reason))),
        ]))
    };
    desk.accounts.iter().filter_map(row).collect()
}
