//! Deals that came, went or moved.

use super::Line;
use crate::model::{BridgeCause, BridgeFigure, DealAt, DealMove, Decimal, Opportunity, Row};
use crate::plan::bridge::{change_text, decimals};
use crate::plan::language::args;

/// Deals that are told one by one.
const NAMED: usize = 3;

pub fn deals(line: &mut Line<'_, '_>) {
    moves(line);
    line.figure(BridgeFigure::PipelineWeighted, "changed-weighted");
}

/// The deals alone, without what they come to.
pub fn moves(line: &mut Line<'_, '_>) {
    line.evidence = line.s.scores.pipeline.evidence.clone();
    let mut moves: Vec<&DealMove> = line.bridge.happened.deals.iter().collect();
    let amount = |at: &Option<DealAt>| at.as_ref().and_then(|at| at.amount).unwrap_or_default();
    let size = |deal: &DealMove| amount(&deal.before).max(amount(&deal.now));
    moves.sort_by(|a, b| size(b).cmp(&size(a)).then_with(|| a.id.cmp(&b.id)));
    let mut told = 0;
    for deal in &moves {
        if told < NAMED
            && let Some(clause) = clause(line, deal)
        {
            line.clauses.push(clause);
            told += 1;
        }
    }
    let more = moves.len().saturating_sub(NAMED);
    let language = line.s.context.language;
    if told == NAMED && more > 0 {
        line.note("more", &language.integer(i64::try_from(more).unwrap_or(i64::MAX)));
        line.clauses.push(language.text("changed-deals-more", &args!["n" => more]));
    }
    by_chance(line);
}

fn clause(line: &mut Line<'_, '_>, deal: &DealMove) -> Option<String> {
    let context = line.s.context;
    let language = context.language;
    let record = context.portfolio.opportunities.of(line.s.account).iter().find(|row| row.id == deal.id);
    let name = record.map_or(deal.id.as_str(), |row| row.called());
    line.note(&format!("{}/name", deal.id), name);
    let quoted = language.quoted(name);
    let money = |at: &DealAt| at.amount.map(|amount| context.money(amount));
    match (&deal.before, &deal.now) {
        (None, Some(now)) => {
            let key = match record.and_then(|row| row.created) {
                Some(day) if line.is_new(day) => "changed-deal-new",
                _ => "changed-deal-came",
            };
            Some(with_amount(line, deal, (key, quoted), money(now)))
        }
        (Some(before), None) => {
            let key = gone(line, record);
            Some(with_amount(line, deal, (key, quoted), money(before)))
        }
        (Some(before), Some(now)) => stayed(line, deal, quoted, (before, now)),
        (None, None) => None,
    }
}

fn gone(line: &Line<'_, '_>, record: Option<&Row<Opportunity>>) -> &'static str {
    match record {
        Some(deal) if line.s.has_outcome(deal, true) => "changed-deal-won",
        Some(deal) if line.s.has_outcome(deal, false) => "changed-deal-lost",
        Some(_) => "changed-deal-closed",
        None => "changed-deal-gone",
    }
}

fn with_amount(
    line: &mut Line<'_, '_>,
    deal: &DealMove,
    (key, quoted): (&str, String),
    amount: Option<String>,
) -> String {
    let language = line.s.context.language;
    let text = language.text(key, &args!["deal" => quoted]);
    let Some(amount) = amount else { return text };
    line.note(&format!("{}/amount", deal.id), &amount);
    language.text("changed-with-amount", &args!["text" => text, "amount" => amount])
}

/// What of an open deal differs: stage, expected close, amount.
fn stayed(
    line: &mut Line<'_, '_>,
    deal: &DealMove,
    quoted: String,
    (before, now): (&DealAt, &DealAt),
) -> Option<String> {
    let context = line.s.context;
    let language = context.language;
    let mut parts = Vec::new();
    if let (Some(from), Some(to)) = (&before.stage, &now.stage)
        && from != to
    {
        let (from, to) = (language.stage(from), language.stage(to));
        line.note(&format!("{}/stage", deal.id), &language.range(&from, &to));
        parts.push(language.text("changed-deal-stage", &args!["before" => from, "now" => to]));
    }
    if let (Some(from), Some(to)) = (before.close, now.close)
        && from != to
    {
        let (from, to) = (language.date_short(from), language.date_short(to));
        line.note(&format!("{}/close", deal.id), &language.range(&from, &to));
        parts.push(language.text("changed-deal-close", &args!["before" => from, "now" => to]));
    }
    if let (Some(from), Some(to)) = (before.amount, now.amount)
        && context.money(from) != context.money(to)
    {
        let (from, to) = (context.money(from), context.money(to));
        line.note(&format!("{}/amount", deal.id), &language.range(&from, &to));
        parts.push(language.text("changed-deal-amount", &args!["before" => from, "now" => to]));
    }
    let list = (!parts.is_empty()).then(|| parts.join(", "))?;
    Some(language.text("changed-deal", &args!["deal" => quoted, "what" => list]))
}

/// What the chances of winning did, which are learned from all deals, and exchange rates.
fn by_chance(line: &mut Line<'_, '_>) {
    let figure = BridgeFigure::PipelineWeighted;
    let Some(own) = line.bridge.of(figure).filter(|own| own.change().is_some()) else { return };
    for (cause, key) in [(BridgeCause::Peers, "changed-chances"), (BridgeCause::Currency, "changed-rates")] {
        let effect = crate::model::bridge::round(own.of_cause(cause), decimals(figure));
        if effect.abs() >= Decimal::ONE {
            let change = change_text(line.s.context, figure, effect);
            line.note(cause.key(), &change);
            let clause = line.s.context.language.text(key, &args!["change" => change]);
            line.clauses.push(clause);
        }
    }
}
