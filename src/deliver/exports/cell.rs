//! The cells of published tables: a value, or why there is none.

use crate::deliver::tables::guarded;
use crate::model::{Currency, Date, Decimal, Known, Month, Unknown};

/// What stands in a cell, or why it is empty.
pub type Cell = Result<Value, Blank>;

/// A value as tables write it: dates as ISO 8601, numbers as the shortest decimal that reads back, without exponent.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    /// A measure; finite.
    Number(f64),
    /// Money, already rounded to the minor unit of its currency.
    Amount(Decimal),
    Count(i64),
    Date(Date),
    Month(Month),
    Flag(bool),
}

/// Why a cell is empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Blank {
    Unknown(Unknown),
    /// The source has the column, this record leaves it empty; or no source has it.
    NotGiven {
        field: &'static str,
    },
    /// A figure that no part of a run computes.
    NotComputed {
        figure: &'static str,
    },
}

impl Blank {
    /// The stable name of the reason, for machines.
    pub fn key(&self) -> &'static str {
        match self {
            Blank::Unknown(unknown) => unknown.key(),
            Blank::NotGiven { .. } => "not-given",
            Blank::NotComputed { .. } => "not-computed",
        }
    }
}

/// The key and an English sentence: `too-few: 2 observed, 10 needed`.
impl std::fmt::Display for Blank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: ", self.key())?;
        match self {
            Blank::Unknown(unknown) => write!(f, "{unknown}"),
            Blank::NotGiven { field } => write!(f, "no `{field}` is given"),
            Blank::NotComputed { figure } => write!(f, "`{figure}` was not computed in this run"),
        }
    }
}

/// As in a CSV cell: text guarded against formulas, numbers untouched.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Text(text) => f.write_str(&guarded(text)),
            // Adding 0 makes of -0 a plain 0.
            Value::Number(number) => write!(f, "{}", number + 0.0),
            Value::Amount(amount) => write!(f, "{amount}"),
            Value::Count(count) => write!(f, "{count}"),
            Value::Date(date) => write!(f, "{date}"),
            Value::Month(month) => write!(f, "{month}"),
            Value::Flag(flag) => write!(f, "{flag}"),
        }
    }
}

pub fn text(text: impl Into<String>) -> Cell {
    Ok(Value::Text(text.into()))
}

/// A field of a record; blank where it is not given or holds nothing.
pub fn given(field: &'static str, value: Option<&str>) -> Cell {
    match value {
        Some(value) if !value.is_empty() => text(value),
        _ => Err(Blank::NotGiven { field }),
    }
}

pub fn given_date(field: &'static str, value: Option<Date>) -> Cell {
    value.map(Value::Date).ok_or(Blank::NotGiven { field })
}

/// A measure; what is not finite is a ratio on nothing.
pub fn number(figure: &Known<f64>) -> Cell {
    match figure {
        Ok(number) if number.is_finite() => Ok(Value::Number(*number)),
        Ok(_) => Err(Blank::Unknown(Unknown::ZeroBase)),
        Err(unknown) => unknown_cell(unknown),
    }
}

pub fn count(figure: &Known<usize>) -> Cell {
    known(figure, |n| Value::Count(i64::try_from(*n).unwrap_or(i64::MAX)))
}

pub fn whole(figure: &Known<i64>) -> Cell {
    known(figure, |n| Value::Count(*n))
}

pub fn known<T>(figure: &Known<T>, value: impl FnOnce(&T) -> Value) -> Cell {
    figure.as_ref().map(value).map_err(|unknown| Blank::Unknown(unknown.clone()))
}

pub fn unknown_cell(unknown: &Unknown) -> Cell {
    Err(Blank::Unknown(unknown.clone()))
}

/// Rounds money to the minor unit of a currency and writes all its digits: `1234.50`.
#[derive(Debug, Clone, Copy)]
pub struct Rounding {
    currency: Currency,
}

impl Rounding {
    pub fn of(currency: Currency) -> Rounding {
        Rounding { currency }
    }

    pub fn round(self, amount: Decimal) -> Decimal {
        self.currency.round(amount)
    }

    /// A bound of an amount, which is no exact one.
    pub fn bound(self, bound: f64) -> Cell {
        Decimal::try_from(bound)
            .map(|bound| Value::Amount(self.round(bound)))
            .map_err(|_| Blank::Unknown(Unknown::TooLarge))
    }

    pub fn money(self, figure: &Known<Decimal>) -> Cell {
        known(figure, |amount| Value::Amount(self.round(*amount)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Entity;

    #[test]
    fn a_measure_has_no_exponent_and_what_is_not_finite_is_unknown() {
        assert_eq!(number(&Ok(1e-7)).unwrap().to_string(), "0.0000001");
        assert_eq!(number(&Ok(-0.0)).unwrap().to_string(), "0");
        assert!(number(&Ok(f64::NAN)).is_err() && number(&Ok(f64::INFINITY)).is_err());
    }

    #[test]
    fn a_reason_is_its_key_and_a_sentence() {
        let blank = unknown_cell(&Unknown::NoSource { entity: Entity::Contract }).unwrap_err();
        assert_eq!(blank.to_string(), "no-source: no source gives contracts");
        assert_eq!(given("segment", Some("")).unwrap_err().to_string(), "not-given: no `segment` is given");
    }
}
