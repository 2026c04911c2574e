//! A cell of a draft in canonical form, whatever its language, its locale or the program that saved it.

use std::borrow::Cow;

use super::layout::{Form, Layout};
use crate::ingest::cell;
use crate::ingest::style::{ColumnStyle, DateOrder, DateStyle, DecimalMark, DecimalStyle, Epoch};
use crate::ingest::value::Value;
use crate::model::Date;

/// What a cell says: in canonical form, or as it was written with what was expected.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Value(String),
    Odd { value: String, expected: &'static str },
}

impl Said {
    /// What holds, understood or not: nothing that was written is lost.
    pub(super) fn into_value(self) -> Option<String> {
        match self {
            Said::Nothing => None,
            Said::Value(value) | Said::Odd { value, .. } => Some(value),
        }
    }
}

/// Reads a cell of a form.
pub(super) fn said(layout: &Layout, form: &Form, value: Value<'_>, epoch: Epoch) -> Said {
    let Some(written) = written(value) else { return Said::Nothing };
    match form {
        Form::Text => Said::Value(written.into_owned()),
        Form::Choice(list) => match layout.choice(list, &written) {
            Some(value) => Said::Value(value.to_owned()),
            None if crate::model::choice_values(list).is_none() => Said::Value(written.into_owned()),
            None => Said::Odd { value: written.into_owned(), expected: "a word of the list" },
        },
        Form::Date => match cell::date(value, &style(layout, epoch)) {
            Ok(Some(day)) => Said::Value(day.to_string()),
            _ => Said::Odd { value: written.into_owned(), expected: "a date" },
        },
        Form::Number => match cell::decimal(value, &style(layout, epoch)) {
            Ok(Some(number)) => Said::Value(number.normalize().to_string()),
            _ => Said::Odd { value: written.into_owned(), expected: "a number" },
        },
    }
}

/// What was filled in, in the same form as what comes back: plain numbers and dates as they are, else as a cell with that
/// text would be read.
pub(super) fn prefilled(layout: &Layout, form: &Form, text: &str) -> Option<String> {
    let plain = match form {
        Form::Text | Form::Choice(_) => None,
        Form::Date => text.parse::<Date>().ok().map(|day| day.to_string()),
        Form::Number => text.parse::<crate::model::Decimal>().ok().map(|number| number.normalize().to_string()),
    };
    plain.or_else(|| said(layout, form, Value::Text(text), Epoch::Year1900).into_value())
}

/// The cell as text: line ends as one character, nothing around it. An error of a formula is what was written.
fn written(value: Value<'_>) -> Option<Cow<'_, str>> {
    let text = match value {
        Value::Empty => return None,
        Value::Text(text) | Value::Error(text) => Cow::Borrowed(text),
        other => cell::text(other)?,
    };
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => text,
    };
    match text.trim() {
        "" => None,
        trimmed if trimmed.len() == text.len() => Some(text),
        trimmed => Some(Cow::Owned(trimmed.to_owned())),
    }
}

fn style(layout: &Layout, epoch: Epoch) -> ColumnStyle {
    let order = if layout.day_first { DateOrder::DayMonthYear } else { DateOrder::MonthDayYear };
    let mark = if layout.decimal_comma { DecimalMark::Comma } else { DecimalMark::Point };
    ColumnStyle { decimal: DecimalStyle::Known(mark), date: DateStyle::Known(order), percent: false, epoch }
}
