//! What differs from the last published month: every part of every figure, and what else differs.

use super::cell::{Blank, Cell, Value, given, text};
use super::export::{Definition, Export};
use crate::model::{AccountChange, Cause, ChangePart, Changes, Date, FigureChange};

/// A line of the table.
struct Line<'a> {
    as_of: Date,
    scope: &'static str,
    account: Option<&'a AccountChange>,
    figure: Option<&'a FigureChange>,
    cause: Cause,
    part: Option<&'a ChangePart>,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

type LineCell = fn(&Line<'_>) -> Cell;

const NO_PART: Blank = Blank::NotGiven { field: "figure" };

/// The portfolio's parts first, then by account id; without a month before there is no row. Amounts are exact, not
/// rounded, so that parts sum to the change.
pub fn changes(changes: Option<&Changes>, as_of: Date) -> Export {
    const COLUMNS: &[Definition<LineCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.as_of))),
        ("scope", |line| text(line.scope)),
        ("account_id", |line| given("account_id", line.account.map(|account| account.account_id.as_str()))),
        ("name", |line| given("name", line.account.map(|account| account.name.as_str()))),
        ("figure", |line| given("figure", line.figure.map(|figure| figure.figure.key()))),
        ("cause", |line| text(line.cause.key())),
        ("usual", |line| Ok(Value::Flag(line.cause.is_usual()))),
        ("month", |line| {
            line.part.and_then(|part| part.month).map(Value::Month).ok_or(Blank::NotGiven { field: "month" })
        }),
        ("file", |line| given("file", line.part.and_then(|part| part.file.as_deref()))),
        ("other_account_id", |line| given("account_id", line.part.and_then(|part| part.counterpart.as_deref()))),
        ("rows", |line| {
            let rows = line.part.and_then(|part| i64::try_from(part.rows).ok());
            rows.map(Value::Count).ok_or(NO_PART)
        }),
        ("amount", |line| line.part.map_or(Err(NO_PART), |part| Ok(Value::Amount(part.amount)))),
        ("before", |line| line.figure.map_or(Err(NO_PART), |figure| Ok(Value::Amount(figure.before)))),
        ("now", |line| line.figure.map_or(Err(NO_PART), |figure| Ok(Value::Amount(figure.now)))),
        ("from", |line| given("from", line.from)),
        ("to", |line| given("to", line.to)),
    ];
    let lines = changes.into_iter().flat_map(|changes| {
        let blank = Line {
            as_of,
            scope: "portfolio",
            account: None,
            figure: None,
            cause: Cause::MonthClosed,
            part: None,
            from: None,
            to: None,
        };
        let whole = changes.figures.iter().flat_map(move |figure| parts(&blank, None, figure));
        whole.chain(changes.accounts.iter().flat_map(move |account| of_account(as_of, account)))
    });
    Export::of("changes", COLUMNS, lines)
}

fn of_account(as_of: Date, account: &AccountChange) -> Vec<Line<'_>> {
    let scope = if account.account_id.is_empty() { "unjoined" } else { "account" };
    let blank = Line {
        as_of,
        scope,
        account: Some(account),
        figure: None,
        cause: Cause::MonthClosed,
        part: None,
        from: None,
        to: None,
    };
    let figures = account.figures.iter().flat_map(|figure| parts(&blank, Some(account), figure));
    let attributes = account.attributes.iter().map(|(cause, from, to)| Line {
        cause: *cause,
        from: from.as_deref(),
        to: to.as_deref(),
        ..blank
    });
    figures.chain(attributes).collect()
}

fn parts<'a>(
    blank: &Line<'a>,
    account: Option<&'a AccountChange>,
    figure: &'a FigureChange,
) -> impl Iterator<Item = Line<'a>> + use<'a> {
    let (as_of, scope) = (blank.as_of, blank.scope);
    figure.parts.iter().map(move |part| Line {
        as_of,
        scope,
        account,
        figure: Some(figure),
        cause: part.cause,
        part: Some(part),
        from: None,
        to: None,
    })
}
