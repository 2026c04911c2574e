//! Facts in the reader's words.

use super::{FactSpec, FactValue};
use crate::plan::context::Context;

/// A fact as documents write it.
pub(super) fn told(context: &Context<'_>, spec: &FactSpec, value: &FactValue) -> String {
    let language = context.language;
    match value {
        FactValue::Money(amount) => context.money(*amount),
        FactValue::Share(share) => language.percent(*share, 0),
        FactValue::Points(points) if ["nps", "nps_change"].contains(&spec.figure) => language.nps(*points),
        FactValue::Points(points) => language.number(*points, u8::from(points.fract() != 0.0)),
        FactValue::Days(days) => language.days(*days),
        FactValue::Count(count) => language.integer(*count),
        FactValue::Flag(flag) => language.word(if *flag { "yes" } else { "no" }),
        FactValue::Text(text) => word(context, spec.name, text),
        FactValue::Date(date) => language.date_short(*date),
    }
}

/// The reader's word for a text that is one of our keys; any other text as it is.
fn word(context: &Context<'_>, name: &str, text: &str) -> String {
    let group = match name {
        "churn_band" => "band",
        "class" => "class",
        "journey_stage" => "journey",
        "quadrant" => "quadrant",
        _ => return text.to_owned(),
    };
    let key = format!("{group}-{}", text.replace('_', "-"));
    if context.language.has(&key) { context.language.word(&key) } else { text.to_owned() }
}
