//! How a figure came from last month's to this month's, in the words of the reports: what documents print of it sums to
//! the difference of the values that they print.

use std::collections::BTreeMap;

use super::context::{Context, DASH};
use super::document::{Delta, Mark, Tone};
use super::language::{Language, args};
use crate::model::bridge::round;
use crate::model::{AccountIx, Bridge, BridgeCause, BridgeFigure, BridgePart, Decimal};
use crate::score::{CriterionKey, SignalKey};

/// A figure that reads otherwise than last month.
#[derive(Debug, Clone)]
pub struct Movement {
    pub figure: BridgeFigure,
    /// `Priority score`
    pub name: String,
    /// `62`, or a dash.
    pub before: String,
    pub now: String,
    /// Good or bad only where the customer itself moved it.
    pub delta: Delta,
    /// `Growth −6 (the customer’s own data); Urgency +3 (days passed); other causes −1`
    pub because: String,
}

/// Causes that are told one by one.
const NAMED: usize = 3;

/// The movement of a figure of an account; none where it reads as it did, or was not known in either month.
pub fn movement(context: &Context<'_>, account: AccountIx, figure: BridgeFigure) -> Option<Movement> {
    let mut moved = told(context, context.bridge(account)?.of(figure)?)?;
    // Of a score that moved by no more than chance a page does not say that it is good or bad.
    let change = context.scores_of(account).map(|scores| &scores.nps.change);
    let sure = change.is_some_and(|change| change.as_ref().is_ok_and(|change| change.detectable));
    if figure == BridgeFigure::Nps && !sure {
        moved.delta.tone = Tone::Neutral;
    }
    Some(moved)
}

pub fn told(context: &Context<'_>, bridge: &Bridge) -> Option<Movement> {
    let language = context.language;
    let text =
        |value: Option<Decimal>| value.map_or_else(|| DASH.to_owned(), |value| printed(context, bridge.figure, value));
    let delta = match change(bridge) {
        Some(change) if change.is_zero() => return None,
        Some(change) => delta(context, bridge, change),
        None => Delta { text: language.word("bridge-not-comparable"), tone: Tone::Neutral, mark: Some(Mark::Steady) },
    };
    Some(Movement {
        figure: bridge.figure,
        name: context.figure_of_amounts(bridge.figure.key()),
        before: text(bridge.before),
        now: text(bridge.now),
        delta,
        because: because(context, bridge),
    })
}

/// The difference of the values as printed; none where a side is not known.
pub fn change(bridge: &Bridge) -> Option<Decimal> {
    let decimals = decimals(bridge.figure);
    Some(round(bridge.now?, decimals) - round(bridge.before?, decimals))
}

/// A difference as printed: `+4`, `−1.200 €`.
pub fn change_text(context: &Context<'_>, figure: BridgeFigure, change: Decimal) -> String {
    let language = context.language;
    let float = float(change);
    match figure {
        BridgeFigure::ChurnRisk => language.share_points_change(float, 0),
        BridgeFigure::PriorityScore | BridgeFigure::ChurnPoints | BridgeFigure::Nps => language.number_change(float, 0),
        _ if change.is_sign_negative() => language.money_whole(change, context.currency()),
        _ => format!("+{}", language.money_whole(change, context.currency())),
    }
}

/// The cause in the middle of a sentence.
pub fn cause(language: &Language, cause: BridgeCause) -> String {
    language.word(&format!("bridge-cause-{}", cause.key().replace('_', "-")))
}

/// The criterion or signal; nothing of a figure without such factors.
pub fn factor(language: &Language, figure: BridgeFigure, name: &str) -> Option<String> {
    match figure {
        BridgeFigure::PriorityScore => {
            CriterionKey::ALL.into_iter().find(|key| key.name() == name).map(|key| language.criterion(key))
        }
        BridgeFigure::ChurnPoints => {
            SignalKey::ALL.into_iter().find(|key| key.name() == name).map(|key| language.signal(key))
        }
        _ => None,
    }
}

/// As many as a figure is printed with.
pub fn decimals(figure: BridgeFigure) -> u32 {
    if figure == BridgeFigure::ChurnRisk { 2 } else { 0 }
}

fn printed(context: &Context<'_>, figure: BridgeFigure, value: Decimal) -> String {
    let language = context.language;
    match figure {
        BridgeFigure::ChurnRisk => language.percent(float(value), 0),
        BridgeFigure::PriorityScore | BridgeFigure::ChurnPoints | BridgeFigure::Nps => language.number(float(value), 0),
        _ => language.money_whole(value, context.currency()),
    }
}

fn float(value: Decimal) -> f64 {
    rust_decimal::prelude::ToPrimitive::to_f64(&value).unwrap_or_default()
}

fn delta(context: &Context<'_>, bridge: &Bridge, change: Decimal) -> Delta {
    let up = change.is_sign_positive();
    let by_customer = bridge.main_part().is_some_and(|part| part.cause.is_of_customer());
    let tone = match (by_customer, up != bridge.figure.is_risk()) {
        (false, _) => Tone::Neutral,
        (true, true) => Tone::Good,
        (true, false) => Tone::Bad,
    };
    let mark = if up { Mark::Up } else { Mark::Down };
    Delta { text: change_text(context, bridge.figure, change), tone, mark: Some(mark) }
}

/// The causes with what each did, the greatest first; the smaller ones in one.
fn because(context: &Context<'_>, bridge: &Bridge) -> String {
    let language = context.language;
    let figure = bridge.figure;
    if bridge.change().is_none() {
        let told = bridge.parts.first().map(|part| match factor(language, figure, &part.factor) {
            Some(factor) => {
                language.text("bridge-turned", &args!["factor" => factor, "cause" => cause(language, part.cause)])
            }
            None => cause(language, part.cause),
        });
        return told.unwrap_or_default();
    }
    let mut parts = grouped(bridge);
    parts.sort_by(|(a, x), (b, y)| y.abs().cmp(&x.abs()).then_with(|| a.cmp(b)));
    let rest = parts.split_off(parts.len().min(if parts.len() == NAMED + 1 { NAMED + 1 } else { NAMED }));
    let mut told: Vec<String> = parts
        .iter()
        .map(|((name, why), effect)| {
            let (change, why) = (change_text(context, figure, *effect), cause(language, *why));
            match factor(language, figure, name) {
                Some(factor) => {
                    language.text("bridge-part", &args!["factor" => factor, "change" => change, "cause" => why])
                }
                None => language.text("bridge-part-whole", &args!["cause" => why, "change" => change]),
            }
        })
        .collect();
    let left = rest.iter().fold(Decimal::ZERO, |sum, (_, effect)| sum + *effect);
    if !rest.is_empty() {
        told.push(language.text("bridge-part-rest", &args!["change" => change_text(context, figure, left)]));
    }
    told.join("; ")
}

/// By factor and cause as printed; by cause alone where factors have no name of their own.
fn grouped(bridge: &Bridge) -> Vec<((String, BridgeCause), Decimal)> {
    let has_factors = matches!(bridge.figure, BridgeFigure::PriorityScore | BridgeFigure::ChurnPoints);
    let mut sums: BTreeMap<(String, BridgeCause), Decimal> = BTreeMap::new();
    for part in &bridge.parts {
        let factor = if has_factors { part.factor.clone() } else { String::new() };
        *sums.entry((factor, part.cause)).or_default() += part.effect;
    }
    let parts = sums.into_iter().map(|((factor, cause), effect)| BridgePart { factor, cause, effect }).collect();
    let merged = Bridge { parts, ..bridge.clone() };
    merged.printed(decimals(bridge.figure)).into_iter().map(|part| ((part.factor, part.cause), part.effect)).collect()
}

/// The greatest part as printed: factor and cause of what moved the figure most. None where it reads as it did.
pub fn main_cause(context: &Context<'_>, bridge: &Bridge) -> Option<String> {
    change(bridge).filter(|change| !change.is_zero())?;
    let language = context.language;
    let part = bridge.main_part()?;
    let why = cause(language, part.cause);
    Some(match factor(language, bridge.figure, &part.factor) {
        Some(factor) => language.text("bridge-turned", &args!["factor" => factor, "cause" => why]),
        None => why,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::language::LanguageCode;

    #[test]
    fn every_cause_and_figure_has_words_in_both_languages() {
        for code in LanguageCode::ALL {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            for cause in BridgeCause::ALL {
                assert!(language.has(&format!("bridge-cause-{}", cause.key().replace('_', "-"))), "{cause:?}");
            }
            for figure in BridgeFigure::ALL {
                assert!(language.has(&format!("figure-{}", figure.key().replace('_', "-"))), "{figure:?}");
            }
        }
    }
}
