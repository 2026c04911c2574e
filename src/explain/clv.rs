//! Customer lifetime value, part by part.

use super::figure::{Figures, share};
use crate::model::{Decimal, Known};
use crate::score::clv::{FirstMargin, MarginSource};
use crate::score::{AccountScores, ClvMethod, ClvPart, Evidence};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let (clv, money) = (&s.clv, f.money());
    let range = match (&clv.low, &clv.high) {
        (Ok(low), Ok(high)) => format!(" ({} to {})", money(low), money(high)),
        _ => String::new(),
    };
    let by = clv.set_by.as_ref().map(|(author, date)| format!(", set by {author} on {date}")).unwrap_or_default();
    let terms = format!(
        "{} years at {} a year, method {}{by}",
        clv.horizon_years,
        share(&clv.discount_rate),
        clv.method().unwrap_or_default()
    );
    let all = clv.evidence();
    let orders: Evidence =
        clv.parts.iter().filter(|part| part.p_alive.is_ok()).flat_map(|part| part.evidence.origins()).collect();
    let text = |value: &Decimal| format!("{}{range}, margin of {terms}", money(value));
    let figure = f.add("clv", &clv.value, text, &all);
    figure.would_change = would_change(&clv.parts, &money);
    f.add("clv_margin_12m", &clv.expected_margin_12m, &money, &all);
    f.add("p_alive", &clv.p_alive, share, &orders);
    f.add("expected_orders_12m", &clv.expected_orders_12m, |orders| format!("{orders:.2}"), &orders);
    for part in &clv.parts {
        self::part(f, part, s);
    }
}

fn part(f: &mut Figures<'_>, part: &ClvPart, s: &AccountScores) {
    let money = f.money();
    let margin = match (&part.yearly_margin, &part.margin_share) {
        (Ok(margin), Ok(of)) => {
            format!("; m = {} a year, {} of revenue ({})", money(margin), percent(of.value), source(of.source))
        }
        (Err(_), Ok(of)) => format!("; margin {} of orders ({})", percent(of.value), source(of.source)),
        _ => String::new(),
    };
    let years = part.remaining_years.as_ref().map(|years| format!("; {years:.1} years to come")).unwrap_or_default();
    let how = how(part.method, s.clv.first_margin);
    let text = |value: &Decimal| format!("{}: {how}{margin}{years}", money(value));
    f.add(format!("part {}", part.method.key()), &part.value, text, &part.evidence);
}

/// The model or formula, in words.
fn how(method: ClvMethod, first: FirstMargin) -> String {
    match method {
        ClvMethod::Sbg => "sBG, renewal rate rising with each renewal".to_owned(),
        ClvMethod::PooledRenewal => format!("{}, one renewal rate for all contracts", first.formula()),
        ClvMethod::Ended => "its contracts ended and were not renewed".to_owned(),
        ClvMethod::BgNbd => "BG/NBD orders times gamma-gamma value".to_owned(),
        ClvMethod::SimpleRetention => format!("{}, one retention rate for all with orders", first.formula()),
        ClvMethod::Override => "set by hand".to_owned(),
    }
}

fn source(source: MarginSource) -> &'static str {
    match source {
        MarginSource::Own => "its own lines",
        MarginSource::Account => "all its lines",
        MarginSource::Portfolio => "the portfolio's lines",
        MarginSource::Configured => "configured",
    }
}

fn percent(of: Decimal) -> String {
    format!("{} %", (of * Decimal::ONE_HUNDRED).round_dp(1))
}

/// The value is in proportion to the margin: what one point of margin is worth; and what rides on the contracts.
fn would_change(parts: &[ClvPart], money: &impl Fn(&Decimal) -> String) -> Option<String> {
    let point = |part: &ClvPart| {
        let share = part.margin_share.as_ref().ok()?.value;
        part.value.as_ref().ok()?.checked_div(share * Decimal::ONE_HUNDRED)
    };
    let points: Option<Decimal> = parts.iter().filter(|part| part.method != ClvMethod::Ended).map(point).sum();
    let mut changes: Vec<String> = points
        .filter(|points| !points.is_zero())
        .map(|points| format!("one point more of margin: +{}", money(&points)))
        .into_iter()
        .collect();
    let of_contracts: Vec<Known<Decimal>> = parts
        .iter()
        .filter(|part| matches!(part.method, ClvMethod::Sbg | ClvMethod::PooledRenewal))
        .map(|part| part.value.clone())
        .collect();
    if let (false, Ok(lost)) = (of_contracts.is_empty(), of_contracts.into_iter().sum::<Known<Decimal>>()) {
        changes.push(format!("no contract renewed: -{}", money(&lost)));
    }
    (!changes.is_empty()).then(|| changes.join("; "))
}
