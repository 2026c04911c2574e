//! What was bought, and what models expect of it.

use super::Line;
use crate::model::{Bridge, BridgeCause, BridgeFigure, Decimal};
use crate::plan::bridge::{change_text, decimals, movement};
use crate::plan::language::args;
use crate::score::CriterionKey;

/// `moved`: whether a score moved by it.
pub fn purchases(line: &mut Line<'_, '_>, moved: bool) {
    line.evidence = line.s.scores.revenue.evidence.clone();
    let figure = BridgeFigure::RevenueLtm;
    if movement(line.s.context, line.s.account, figure).is_some()
        && let Some(own) = line.bridge.of(figure).cloned()
    {
        by_cause(line, &own);
        line.figure(figure, "changed-twelve-months");
    }
    if moved {
        criterion(line);
    }
}

/// The amounts alone.
pub fn amounts(line: &mut Line<'_, '_>) {
    line.evidence = line.s.scores.revenue.evidence.clone();
    if let Some(own) = line.bridge.of(BridgeFigure::RevenueLtm).cloned() {
        by_cause(line, &own);
    }
}

/// The amounts of the change, the greatest first.
fn by_cause(line: &mut Line<'_, '_>, bridge: &Bridge) {
    if bridge.change().is_none() {
        let cause = bridge.parts.first().map(|part| part.cause);
        if let Some(cause @ (BridgeCause::Currency | BridgeCause::Structure)) = cause {
            line.say(if cause == BridgeCause::Currency { "changed-by-rates" } else { "changed-by-structure" });
        }
        return;
    }
    let mut parts = bridge.printed(decimals(bridge.figure));
    parts.sort_by(|a, b| b.effect.abs().cmp(&a.effect.abs()).then(a.cause.cmp(&b.cause)));
    for part in parts {
        let clause = amount(line, part.cause, part.effect);
        line.clauses.push(clause);
    }
}

fn amount(line: &mut Line<'_, '_>, cause: BridgeCause, effect: Decimal) -> String {
    let context = line.s.context;
    let language = context.language;
    let less = effect.is_sign_negative();
    let month = context.bridges.filter(|bridges| bridges.since.plus(1) == context.period()).map(|_| context.period());
    let (key, month) = match (cause, less) {
        (BridgeCause::OwnData, false) => ("changed-bought", month),
        (BridgeCause::OwnData, true) => ("changed-credited", month),
        (BridgeCause::Calendar, true) => ("changed-left", month.map(|month| month.plus(-12))),
        (BridgeCause::Calendar, false) => ("changed-credits-left", month.map(|month| month.plus(-12))),
        _ => {
            let change = change_text(context, BridgeFigure::RevenueLtm, effect);
            line.note(cause.key(), &change);
            let key = match cause {
                BridgeCause::Restated => "changed-restated",
                BridgeCause::Currency => "changed-rates",
                BridgeCause::Structure => "changed-structure",
                BridgeCause::Missing => "changed-other-source",
                _ => "changed-counted-otherwise",
            };
            return language.text(key, &args!["change" => change]);
        }
    };
    let amount = context.money(effect.abs());
    line.note(cause.key(), &amount);
    let args = args!["amount" => amount];
    match month {
        Some(month) => {
            let month = language.month_long(month);
            line.note(&format!("{}/month", cause.key()), &month);
            language.text(&context.key_of_amounts(&format!("{key}-in")), &args.with("month", month))
        }
        None => language.text(&context.key_of_amounts(key), &args),
    }
}

/// The criterion that moved the priority most, where the amounts don't tell of it.
fn criterion(line: &mut Line<'_, '_>) {
    let keys = [CriterionKey::Value, CriterionKey::Growth, CriterionKey::Whitespace];
    let most =
        keys.into_iter().map(|key| (line.effect_of(key).abs(), key)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    let Some((_, key)) = most.filter(|(effect, _)| !effect.is_zero()) else { return };
    let (before, now) = line.of_criterion(key);
    let context = line.s.context;
    let share = |share: Option<f64>| share.map(|share| context.language.percent_change(share, 0));
    // An amount as a score sees it is a float of whole units.
    let amount = |amount: Option<f64>| amount.and_then(Decimal::from_f64_retain).map(|amount| context.money(amount));
    match key {
        CriterionKey::Growth => line.both_sides("growth", "changed-growth", (share(before), share(now))),
        CriterionKey::Whitespace => line.both_sides("whitespace", "changed-whitespace", (amount(before), amount(now))),
        _ => {}
    }
}

/// Lifetime value and forecast.
pub fn estimates(line: &mut Line<'_, '_>) {
    line.evidence = line.s.scores.revenue.evidence.clone();
    for (figure, key) in [(BridgeFigure::Clv, "changed-clv"), (BridgeFigure::Forecast12m, "changed-forecast")] {
        let before = line.clauses.len();
        line.figure(figure, key);
        let Some(own) = line.bridge.of(figure).filter(|own| own.change().is_some()) else { continue };
        let word = match own.main_part().map(|part| part.cause) {
            Some(BridgeCause::Peers) => "changed-by-model",
            _ => "changed-by-purchases",
        };
        let word = line.s.context.word_of_amounts(word);
        if line.clauses.len() > before
            && let Some(clause) = line.clauses.last_mut()
        {
            clause.push_str(&word);
        }
    }
}
