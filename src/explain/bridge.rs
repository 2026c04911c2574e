//! How each score came from last month's to this month's, factor by factor and cause by cause.

use super::figure::Figures;
use crate::model::{Bridge, BridgePart, Decimal};
use crate::score::{AccountScores, Evidence};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let context = f.context();
    let (Some(bridges), Some(account)) = (context.bridges, context.bridge(s.account)) else { return };
    let run = &bridges.compared_with;
    let none = Evidence::default();
    for bridge in &account.bridges {
        let (name, decimals) = (bridge.figure.key(), decimals(bridge));
        let told = |value: Option<Decimal>| {
            value.map_or_else(|| "unknown".to_owned(), |value| format!("{:.*}", decimals_of(decimals), value))
        };
        let text = format!("{} in {run} to {}", told(bridge.before), told(bridge.now));
        f.add(format!("{name} since last month"), &Ok(text), String::clone, &none);
        for part in bridge.printed(decimals) {
            f.add(format!("{name}: {}", factor(&part, bridge)), &Ok(()), |()| effect(&part, bridge, decimals), &none);
        }
    }
}

fn decimals(bridge: &Bridge) -> u32 {
    match bridge.figure {
        figure if figure.is_money() => 2,
        crate::model::BridgeFigure::ChurnRisk => 4,
        _ => 1,
    }
}

fn decimals_of(decimals: u32) -> usize {
    usize::try_from(decimals).unwrap_or_default()
}

fn factor(part: &BridgePart, bridge: &Bridge) -> String {
    let cause = part.cause.key().replace('_', " ");
    if part.factor == bridge.figure.key() { cause } else { format!("{}, {cause}", part.factor.replace('_', " ")) }
}

fn effect(part: &BridgePart, bridge: &Bridge, decimals: u32) -> String {
    let input = bridge.factors.iter().find(|factor| factor.factor == part.factor);
    let told = |input: Option<f64>| input.map_or_else(|| "unknown".to_owned(), |input| format!("{input:.2}"));
    let moved = input.filter(|factor| factor.input_before != factor.input_now);
    let moved = moved.map(|factor| format!(" ({} to {})", told(factor.input_before), told(factor.input_now)));
    match bridge.change() {
        Some(_) => format!("{:+.*}{}", decimals_of(decimals), part.effect, moved.unwrap_or_default()),
        None => format!("told by this{}", moved.unwrap_or_default()),
    }
}
