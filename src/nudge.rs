//! What reps are to be reminded of: what is late, what is due this week, and whether their draft came back. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use jiff::ToSpan;
use serde::Serialize;

use crate::deliver::{DueRow, PastAgenda};
use crate::model::calendar::days_between;
use crate::model::{Date, Month};

/// A week's reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nudge {
    /// The run that says so.
    pub run: String,
    pub as_of: Date,
    /// Monday and Sunday of the week that holds it.
    pub from: Date,
    pub to: Date,
    /// Those who are to do something, by name; accounts that nobody looks after come last.
    pub reps: Vec<RepNudge>,
}

/// A rep's reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RepNudge {
    /// Empty for accounts that nobody looks after.
    pub owner_id: String,
    pub owner: String,
    /// Was due before the week and is not done, the oldest first.
    pub late: Vec<Due>,
    /// Within the week, by day.
    pub due: Vec<Due>,
    pub draft: Draft,
}

/// Something with a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Due {
    pub day: Date,
    /// `action`, `objective`, `trigger` or `review`.
    pub kind: String,
    pub account: String,
    pub account_id: String,
    pub item_id: String,
    pub what: String,
    /// Days past its day; 0 where it lies ahead.
    pub late_days: i64,
}

/// What became of the workbook that the run made for a rep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Draft {
    /// The run made none.
    None,
    HandedIn,
    NotHandedIn,
}

/// A draft that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    pub owner_id: String,
    /// The month of the run that made it.
    pub period: Month,
}

impl Nudge {
    /// `owners`: ids or names; all where empty.
    pub fn of(agenda: &PastAgenda, period: Month, returned: &[Returned], owners: &[String], as_of: Date) -> Nudge {
        let (from, to) = week(as_of);
        let wanted = |row: &&DueRow| {
            owners.is_empty() || owners.iter().any(|owner| *owner == row.owner_id || *owner == row.owner)
        };
        let mut reps: BTreeMap<(&str, &str), Vec<&DueRow>> = BTreeMap::new();
        for row in agenda.rows.iter().filter(wanted) {
            reps.entry((&row.owner_id, &row.owner)).or_default().push(row);
        }
        let handed_in: BTreeSet<&str> =
            returned.iter().filter(|draft| draft.period == period).map(|draft| draft.owner_id.as_str()).collect();
        let mut reps: Vec<RepNudge> = reps
            .into_iter()
            .map(|((owner_id, owner), rows)| {
                let open = rows.iter().copied().filter(|row| is_open(row) && !is_told_by_trigger(row, &rows));
                let (mut late, mut due): (Vec<Due>, Vec<Due>) =
                    open.filter(|row| row.due <= to).map(|row| of_row(row, as_of)).partition(|due| due.day < from);
                late.sort();
                due.sort();
                let draft = match (agenda.drafts.contains(owner_id), handed_in.contains(owner_id)) {
                    (_, true) => Draft::HandedIn,
                    (true, false) => Draft::NotHandedIn,
                    (false, false) => Draft::None,
                };
                RepNudge { owner_id: owner_id.to_owned(), owner: owner.to_owned(), late, due, draft }
            })
            .filter(|rep| !rep.late.is_empty() || !rep.due.is_empty() || rep.draft == Draft::NotHandedIn)
            .collect();
        reps.sort_by(|a, b| {
            let key = |rep: &RepNudge| (rep.owner_id.is_empty(), rep.owner.to_lowercase(), rep.owner_id.clone());
            key(a).cmp(&key(b))
        });
        Nudge { run: agenda.run.to_string(), as_of, from, to, reps }
    }

    /// Whether there is nobody to remind.
    pub fn is_empty(&self) -> bool {
        self.reps.is_empty()
    }
}

fn is_open(row: &DueRow) -> bool {
    !matches!(row.state.as_str(), "done" | "reached" | "dropped" | "closed")
}

/// Whether a review is what an open trigger of its account asks for by that day: the trigger says why, so it is named alone.
fn is_told_by_trigger(row: &DueRow, rows: &[&DueRow]) -> bool {
    let asks = |other: &&DueRow| {
        other.kind == "trigger" && other.account_id == row.account_id && other.due <= row.due && is_open(other)
    };
    row.kind == "review" && rows.iter().any(asks)
}

fn of_row(row: &DueRow, as_of: Date) -> Due {
    Due {
        day: row.due,
        kind: row.kind.clone(),
        account: row.account.clone(),
        account_id: row.account_id.clone(),
        item_id: row.item_id.clone(),
        what: row.what.clone(),
        late_days: days_between(row.due, as_of).max(0),
    }
}

/// Monday and Sunday of a day's week.
fn week(day: Date) -> (Date, Date) {
    let since_monday = i64::from(day.weekday().to_monday_zero_offset());
    let from = day.checked_sub(since_monday.days()).unwrap_or(day);
    let to = from.checked_add(6.days()).unwrap_or(day);
    (from, to)
}

impl Display for Nudge {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} to {}, from run {}", self.from, self.to, self.run)?;
        if self.is_empty() {
            return writeln!(f, "nothing is due");
        }
        for rep in &self.reps {
            let owner = if rep.owner.is_empty() { "(no owner)" } else { &rep.owner };
            let draft = match rep.draft {
                Draft::None => "",
                Draft::HandedIn => ", draft handed in",
                Draft::NotHandedIn => ", draft not handed in",
            };
            writeln!(f, "\n{owner}: {} late, {} due{draft}", rep.late.len(), rep.due.len())?;
            for due in rep.late.iter().chain(&rep.due) {
                let late = match due.late_days {
                    0 => String::new(),
                    1 => ", 1 day late".to_owned(),
                    days => format!(", {days} days late"),
                };
                writeln!(f, "  {}  {:<9}  {}: {}{late}", due.day, due.kind, due.account, due.what)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn row(owner: &str, item: &str, due: Date, state: &str) -> DueRow {
        DueRow {
            owner_id: owner.to_owned(),
            owner: owner.to_uppercase(),
            account_id: "A-1".to_owned(),
            account: "Acme".to_owned(),
            kind: "action".to_owned(),
            item_id: item.to_owned(),
            what: item.to_owned(),
            due,
            state: state.to_owned(),
        }
    }

    fn nudge(rows: Vec<DueRow>, drafts: &[&str], returned: &[(&str, &str)], owners: &[&str]) -> Nudge {
        let period = Month::parse("2026-10").unwrap();
        let run = crate::history::RunId { period, revision: 1 };
        let drafts = drafts.iter().map(|id| (*id).to_owned()).collect();
        let returned: Vec<Returned> = returned
            .iter()
            .map(|(id, period)| Returned { owner_id: (*id).to_owned(), period: Month::parse(period).unwrap() })
            .collect();
        let owners: Vec<String> = owners.iter().map(|id| (*id).to_owned()).collect();
        Nudge::of(&PastAgenda { run, rows, drafts }, period, &returned, &owners, date(2026, 11, 26))
    }

    #[test]
    fn a_week_goes_from_monday_to_sunday() {
        let monday = date(2026, 11, 23);
        for day in 23..=29 {
            assert_eq!(week(date(2026, 11, day)), (monday, date(2026, 11, 29)));
        }
    }

    #[test]
    fn what_is_open_and_past_is_late_what_lies_beyond_the_week_is_left_out() {
        let told = nudge(
            vec![
                row("ana", "past", date(2026, 11, 20), "open"),
                row("ana", "done", date(2026, 11, 20), "done"),
                row("ana", "monday", date(2026, 11, 23), "in_progress"),
                row("ana", "sunday", date(2026, 11, 29), "open"),
                row("ana", "later", date(2026, 11, 30), "open"),
                row("luis", "later", date(2026, 12, 30), "open"),
            ],
            &[],
            &[],
            &[],
        );
        let [ana] = told.reps.as_slice() else { panic!("{told:?}") };
        let items = |due: &[Due]| due.iter().map(|due| due.item_id.clone()).collect::<Vec<_>>();
        assert_eq!(
            (items(&ana.late), items(&ana.due)),
            (vec!["past".to_owned()], vec!["monday".into(), "sunday".into()])
        );
        assert_eq!(ana.late.first().map(|due| due.late_days), Some(6));
    }

    #[test]
    fn a_review_that_a_trigger_asks_for_is_told_once() {
        let of = |kind: &str, account: &str, day: Date, state: &str| DueRow {
            kind: kind.to_owned(),
            account_id: account.to_owned(),
            ..row("ana", kind, day, state)
        };
        let (monday, friday) = (date(2026, 11, 23), date(2026, 11, 27));
        let told = nudge(
            vec![
                of("review", "A-1", friday, "open"),
                of("trigger", "A-1", friday, "open"),
                of("review", "A-2", monday, "open"),
                of("trigger", "A-2", friday, "open"),
                of("review", "A-3", friday, "open"),
                of("trigger", "A-3", monday, "closed"),
            ],
            &[],
            &[],
            &[],
        );
        let [ana] = told.reps.as_slice() else { panic!("{told:?}") };
        let named: Vec<(&str, &str)> = ana.due.iter().map(|due| (due.account_id.as_str(), due.kind.as_str())).collect();
        let expected = [("A-2", "review"), ("A-3", "review"), ("A-1", "trigger"), ("A-2", "trigger")];
        let mut sorted = named.clone();
        sorted.sort_unstable();
        let mut wanted = expected.to_vec();
        wanted.sort_unstable();
        assert_eq!(sorted, wanted);
    }

    #[test]
    fn a_draft_is_handed_in_once_one_of_the_same_month_came_back() {
        let rows =
            || vec![row("ana", "later", date(2027, 1, 1), "open"), row("luis", "later", date(2027, 1, 1), "open")];
        let draft = |returned: &[(&str, &str)]| {
            let told = nudge(rows(), &["ana", "luis"], returned, &[]);
            told.reps.iter().map(|rep| rep.owner_id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(draft(&[("ana", "2026-10")]), ["luis"]);
        assert_eq!(draft(&[("ana", "2026-09")]), ["ana", "luis"]);
        assert!(draft(&[("ana", "2026-10"), ("luis", "2026-10")]).is_empty());
        assert_eq!(nudge(rows(), &["ana", "luis"], &[], &["LUIS"]).reps.len(), 1);
    }
}
