//! The open deal that is worth most by its chance, else the last closed one, won or lost.

use super::{Today, WhatIf};
use crate::model::{Date, Decimal, Opportunity, Origin, Row};
use crate::score::Deal;

pub fn won(today: &Today<'_>) -> Option<WhatIf> {
    ended(today, true)
}

pub fn lost(today: &Today<'_>) -> Option<WhatIf> {
    ended(today, false)
}

fn ended(today: &Today<'_>, won: bool) -> Option<WhatIf> {
    let as_of = today.portfolio.as_of;
    let known = |row: &&Row<Opportunity>| {
        let changes = today.portfolio.stage_changes.of(today.account).iter();
        !changes.filter(|change| change.opportunity_id == row.id).any(|change| change.changed > as_of)
    };
    let rows = today.portfolio.opportunities.of(today.account);
    let by_origin = |origin: Origin| rows.iter().find(|row| row.origin == origin).filter(known);
    let mut deals: Vec<&Deal> = today.scores.pipeline.deals.iter().collect();
    let worth = |deal: &Deal| deal.weighted.as_ref().ok().copied();
    let chance = |deal: &Deal| deal.probability.clone().unwrap_or(0.0);
    deals.sort_by(|a, b| worth(b).cmp(&worth(a)).then(chance(b).total_cmp(&chance(a))).then(a.origin.cmp(&b.origin)));
    let open = deals.into_iter().find_map(|deal| by_origin(deal.origin));
    let (row, day, when) = match open {
        Some(row) => (row, as_of, format!("on {as_of}")),
        None => {
            let closed = today.scores.sales.evidence.origins().filter_map(by_origin);
            let (row, day) =
                closed.filter_map(|row| Some((row, closed_on(row)?))).max_by_key(|(row, day)| (*day, row.origin))?;
            (row, day, format!("instead, on {day}"))
        }
    };
    let word = if won { "won" } else { "lost" };
    let reporting = today.portfolio.currency;
    let (amount, currency, price) = match price_of(today, row.origin).filter(|_| row.amount.is_none() && won) {
        Some(price) => (Some(price), Some(reporting), format!(" for {} {reporting}", price.normalize())),
        None => (row.amount, row.currency, String::new()),
    };
    let change = format!("deal `{}` (row {}) {word} {when}{price}", row.record.id, row.origin.row);
    let stages = &today.config.stages;
    let stage = if won { &stages.won } else { &stages.lost }.first()?.clone();
    let record = Opportunity {
        status: row.status.as_ref().map(|_| stage.clone()),
        stage,
        amount,
        currency,
        is_closed: Some(true),
        is_won: Some(won),
        close_date: Some(day),
        won_date: won.then_some(day),
        lost_date: (!won).then_some(day),
        ..(*row.record).clone()
    };
    let ended = Row { record: Box::new(record), ..row.clone() };
    let mut portfolio = today.portfolio.clone();
    portfolio.opportunities = today.changed(&today.portfolio.opportunities, |own| {
        if let Some(place) = own.iter_mut().find(|row| row.origin == ended.origin) {
            *place = ended;
        }
    });
    Some(WhatIf { change, portfolio })
}

/// What an open deal without an amount would bring: its list price, else what the account's deals bring on average.
fn price_of(today: &Today<'_>, origin: Origin) -> Option<Decimal> {
    let deal = today.scores.pipeline.deals.iter().find(|deal| deal.origin == origin)?;
    deal.list_price.clone().or_else(|_| today.scores.sales.deal_mean.clone()).ok()
}

fn closed_on(row: &Opportunity) -> Option<Date> {
    row.won_date.or(row.lost_date).or(row.close_date)
}
