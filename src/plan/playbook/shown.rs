//! A fact inside a text: written out as documents write it, with the forms that a sentence may need.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use minijinja::value::{Object, ObjectRepr};
use minijinja::{Environment, Error, ErrorKind, Value};

use crate::plan::facts::FactValue;
use crate::plan::language::{Language, args};

/// What a text's `{{ fact }}` is. It remembers whether it was written, so that a sentence carries the facts it states.
#[derive(Debug)]
pub struct Shown {
    text: String,
    /// Without its sign: a fall of 35 %.
    size: String,
    /// A date in full, or the text.
    long: String,
    /// `in 45 days`, of days alone.
    in_days: Option<String>,
    /// `45 days ago`, `today`, of days alone.
    ago: Option<String>,
    /// For choosing between words.
    number: Option<f64>,
    written: Arc<AtomicBool>,
}

impl Shown {
    pub fn of(value: &FactValue, text: String, language: &Language) -> Shown {
        let mut shown = Shown::of_text(text);
        match value {
            FactValue::Share(share) => {
                shown.size = language.percent(share.abs(), 0);
                shown.number = Some(*share);
            }
            FactValue::Points(points) => {
                // Tenths count on a scale of seven, not on one of a hundred.
                shown.size = language.number(points.abs(), u8::from(points.abs() < 10.0 && points.fract() != 0.0));
                shown.number = Some(*points);
            }
            FactValue::Days(days) => {
                shown.size = language.days(days.abs());
                shown.in_days = Some(language.text("in-days", &args!["days" => *days]));
                shown.ago = Some(language.text("ago-days", &args!["days" => *days]));
                shown.number = whole(*days);
            }
            FactValue::Count(count) => shown.number = whole(*count),
            FactValue::Date(date) => shown.long = language.date_long(*date),
            FactValue::Money(_) | FactValue::Flag(_) | FactValue::Text(_) => {}
        }
        shown
    }

    pub fn of_text(text: String) -> Shown {
        Shown {
            size: text.clone(),
            long: text.clone(),
            text,
            in_days: None,
            ago: None,
            number: None,
            written: Arc::default(),
        }
    }

    /// Of any fact, to try a text.
    pub fn example(of_days: bool) -> Shown {
        let text = "2".to_owned();
        Shown {
            in_days: of_days.then(|| text.clone()),
            ago: of_days.then(|| text.clone()),
            number: Some(2.0),
            ..Shown::of_text(text)
        }
    }

    /// Set once the fact was written into a text.
    pub fn written(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.written)
    }

    fn write(&self, text: &str) -> String {
        self.written.store(true, Ordering::Relaxed);
        text.to_owned()
    }
}

fn whole(number: i64) -> Option<f64> {
    i32::try_from(number).ok().map(f64::from)
}

impl Object for Shown {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    /// `{{ fact.n }}` is the number, for choosing between words.
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        (key.as_str() == Some("n")).then(|| self.number.map(Value::from)).flatten()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write(&self.text))
    }
}

/// The filters that texts may use.
pub fn add_filters(environment: &mut Environment<'static>) {
    environment.add_filter("size", |value: Value| form(&value, "size", |shown| Some(&shown.size)));
    environment.add_filter("long", |value: Value| form(&value, "long", |shown| Some(&shown.long)));
    environment.add_filter("in_days", |value: Value| form(&value, "in_days", |shown| shown.in_days.as_ref()));
    environment.add_filter("ago", |value: Value| form(&value, "ago", |shown| shown.ago.as_ref()));
    environment.add_filter("of", |value: Value, one: String, other: String| {
        let shown = fact(&value, "of")?;
        let noun = if shown.number == Some(1.0) { one } else { other };
        Ok::<String, Error>(format!("{} {noun}", shown.write(&shown.text)))
    });
}

fn fact<'v>(value: &'v Value, filter: &str) -> Result<&'v Shown, Error> {
    let message = || format!("`{filter}` takes a fact");
    value.downcast_object_ref::<Shown>().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, message()))
}

fn form(value: &Value, filter: &str, of: impl Fn(&Shown) -> Option<&String>) -> Result<String, Error> {
    let shown = fact(value, filter)?;
    let message = || format!("`{filter}` takes a fact of another type");
    let text = of(shown).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, message()))?;
    Ok(shown.write(text))
}
