//! Deals that are open and deals that closed.

use super::super::{FactSpec, FactType, FactValue};
use super::{count, counted, date, days, fact, float_days, money, reading, row, share, since, text};
use crate::model::key::id_key;
use crate::model::{Date, Decimal, Entity, Known, Opportunity, Origin, Row, Unknown};
use crate::plan::account::Situation;
use crate::score::{Deal, Evidence};

const NO_DEAL: Unknown = Unknown::NoRecords { entity: Entity::Opportunity };

/// The largest open deal that is neither a renewal nor stale.
fn live<'a>(s: &Situation<'a>) -> impl Iterator<Item = &'a Deal> {
    s.scores.pipeline.deals.iter().filter(|deal| deal.stale != Ok(true) && !deal.renewal)
}

fn largest<'a>(s: &Situation<'a>) -> Known<&'a Deal> {
    s.scores.pipeline.count.clone()?;
    live(s).find(|deal| deal.amount.is_ok()).ok_or(NO_DEAL)
}

/// Who works on a deal where that is not who is to act for its account, and is still with us.
fn other_worker(s: &Situation<'_>, deal: &Deal) -> Known<super::Reading> {
    let none = Unknown::NoField { entity: Entity::Opportunity, field: "owner_id" };
    let users = s.context.portfolio.users.all();
    let gone =
        |id: &String| users.iter().any(|user| id_key(&user.id) == id_key(id) && user.has_left(s.context.as_of()));
    let worker = s.context.other_on_deal(s.account, deal).filter(|_| !deal.owner.as_ref().is_some_and(gone));
    text(worker.ok_or(none)?, row(deal.origin))
}

fn of_deals<'a>(deals: impl Iterator<Item = &'a Deal>) -> Evidence {
    deals.map(|deal| deal.origin).collect()
}

/// Open deals; an account without any deal in exports that hold deals has none open.
fn open(s: &Situation<'_>) -> Known<usize> {
    match s.scores.pipeline.count.clone() {
        Err(Unknown::NoRecords { .. }) if s.context.portfolio.opportunities.given => Ok(0),
        count => count,
    }
}

/// Open deals of which something holds.
fn number(s: &Situation<'_>, holds: impl Fn(&Deal) -> bool) -> Known<super::Reading> {
    open(s)?;
    let found = || s.scores.pipeline.deals.iter().filter(|deal| holds(deal));
    counted(found().count(), of_deals(found()))
}

fn stale_days(s: &Situation<'_>) -> Known<super::Reading> {
    s.scores.pipeline.count.clone()?;
    let oldest = s.stale_deals().filter_map(|deal| deal.age_days.as_ref().ok()).max().copied().ok_or(NO_DEAL)?;
    reading(FactValue::Days(oldest), of_deals(s.stale_deals()))
}

fn stale_amount(s: &Situation<'_>) -> Known<super::Reading> {
    s.scores.pipeline.count.clone()?;
    let mut sum = Decimal::ZERO;
    for deal in s.stale_deals() {
        sum = sum.checked_add(deal.amount.clone()?).ok_or(Unknown::TooLarge)?;
    }
    reading(FactValue::Money(sum), of_deals(s.stale_deals()))
}

/// The last deal that was won or lost by the as-of date.
pub(super) fn last_closed<'a>(s: &Situation<'a>, won: bool) -> Known<(Date, &'a Row<Opportunity>)> {
    let deals = &s.context.portfolio.opportunities;
    if !deals.given {
        return Err(Unknown::NoSource { entity: Entity::Opportunity });
    }
    let closed = deals.of(s.account).iter().filter(|deal| s.has_outcome(deal, won));
    let closed = closed.filter_map(|deal| {
        let day = if won { deal.won_date } else { deal.lost_date }.or(deal.close_date)?;
        (day <= s.context.as_of()).then_some((day, deal))
    });
    closed.max_by_key(|(day, deal)| (*day, deal.origin)).ok_or(NO_DEAL)
}

/// Deals that closed in the 12 months up to the as-of date.
fn closed_lately(s: &Situation<'_>, won: bool) -> Known<super::Reading> {
    let deals = &s.context.portfolio.opportunities;
    if !deals.given {
        return Err(Unknown::NoSource { entity: Entity::Opportunity });
    }
    let closed = deals.of(s.account).iter().filter(|deal| {
        let day = if won { deal.won_date } else { deal.lost_date }.or(deal.close_date);
        s.has_outcome(deal, won) && day.is_some_and(|day| (0..365).contains(&since(s, day)))
    });
    let closed: Vec<_> = closed.collect();
    counted(closed.len(), Evidence::of(closed))
}

const ABOUT: &str =
    "What that deal is about, in words that the customer knows: its product where it has one alone, else its name.";

fn about(s: &Situation<'_>, deal: Origin, name: &str) -> Known<super::Reading> {
    let of_deal = s.scores.products.deals.iter().find(|of| of.deal == deal);
    let product = of_deal.and_then(|of| if let [only] = of.products.as_slice() { Some(only.as_str()) } else { None });
    text(product.unwrap_or(name).to_owned(), row(deal))
}

pub const FACTS: &[FactSpec] = &[
    fact(
        "open_deals",
        FactType::Count,
        "pipeline_deals",
        "Open deals; 0 where the exports tell of deals and none of the account. Unknown without deals in the exports.",
        |s| count(&open(s), &s.scores.pipeline.evidence),
    ),
    fact("pipeline_open", FactType::Money, "pipeline_open", "Sum of the open deals that have an amount.", |s| {
        money(&s.scores.pipeline.value, &s.scores.pipeline.evidence)
    }),
    fact("pipeline_weighted", FactType::Money, "pipeline_weighted", "Sum of amount × probability.", |s| {
        money(&s.scores.pipeline.weighted, &s.scores.pipeline.evidence)
    }),
    fact(
        "live_deals",
        FactType::Count,
        "pipeline_deals",
        "Open deals with an amount that are neither renewals nor stale.",
        |s| number(s, |deal| deal.stale != Ok(true) && !deal.renewal && deal.amount.is_ok()),
    ),
    fact("deal", FactType::Text, "pipeline_open", "The largest of them, by its name in the CRM.", |s| {
        let deal = largest(s)?;
        text(deal.called().to_owned(), row(deal.origin))
    }),
    fact("deal_about", FactType::Text, "pipeline_open", ABOUT, |s| {
        let deal = largest(s)?;
        about(s, deal.origin, deal.called())
    }),
    fact("deal_amount", FactType::Money, "deal", "Its amount.", |s| {
        let deal = largest(s)?;
        money(&deal.amount, &row(deal.origin))
    }),
    fact("deal_stage", FactType::Text, "deal_stage", "Its stage.", |s| {
        let deal = largest(s)?;
        text(deal.stage.clone()?, row(deal.origin))
    }),
    fact("deal_close", FactType::Date, "expected_close", "The day on which it is expected to close.", |s| {
        let deal = largest(s)?;
        let close = deal.expected_close.ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "close_date" })?;
        date(close, row(deal.origin))
    }),
    fact(
        "deal_close_days",
        FactType::Days,
        "expected_close",
        "Days until then; negative where that day has passed.",
        |s| {
            let deal = largest(s)?;
            let close =
                deal.expected_close.ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "close_date" })?;
            reading(FactValue::Days(-since(s, close)), row(deal.origin))
        },
    ),
    fact("deal_probability_share", FactType::Share, "win_rate_share", "Its probability of being won.", |s| {
        let deal = largest(s)?;
        share(&deal.probability, &row(deal.origin))
    }),
    fact("deal_next_step", FactType::Text, "pipeline_open", "The next step of it in the CRM.", |s| {
        let deal = largest(s)?;
        let step =
            deal.next_step.clone().ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "next_step" })?;
        text(step, row(deal.origin))
    }),
    fact("deal_worker", FactType::Text, "pipeline_open", "Who works on it, if not who looks after the account.", |s| {
        other_worker(s, largest(s)?)
    }),
    fact("deal_age_days", FactType::Days, "cycle_days_median", "Days since it was opened.", |s| {
        let deal = largest(s)?;
        days(&deal.age_days, &row(deal.origin))
    }),
    fact(
        "overdue_deals",
        FactType::Count,
        "overdue_deals",
        "Open deals, not stale, whose expected close has passed.",
        |s| number(s, |deal| deal.overdue && deal.stale != Ok(true)),
    ),
    fact("deals_without_amount", FactType::Count, "pipeline_deals", "Open deals without an amount.", |s| {
        number(s, |deal| deal.amount.is_err())
    }),
    fact(
        "stale_deals",
        FactType::Count,
        "pipeline_stale_deals",
        "Open deals older than any of ours that ever closed.",
        |s| number(s, |deal| deal.stale == Ok(true)),
    ),
    fact("stale_deal", FactType::Text, "pipeline_stale_deals", "The largest of them, by its name in the CRM.", |s| {
        s.scores.pipeline.count.clone()?;
        let deal = s.stale_deals().next().ok_or(NO_DEAL)?;
        text(deal.called().to_owned(), row(deal.origin))
    }),
    fact(
        "stale_deal_worker",
        FactType::Text,
        "pipeline_stale_deals",
        "Who works on it, if not who looks after the account.",
        |s| {
            s.scores.pipeline.count.clone()?;
            other_worker(s, s.stale_deals().next().ok_or(NO_DEAL)?)
        },
    ),
    fact("stale_deal_days", FactType::Days, "stale_days", "How long that one has been open.", |s| {
        s.scores.pipeline.count.clone()?;
        let deal = s.stale_deals().next().ok_or(NO_DEAL)?;
        days(&deal.age_days, &row(deal.origin))
    }),
    fact("stale_days", FactType::Days, "stale_days", "How long the oldest of them has been open.", stale_days),
    fact(
        "stale_amount",
        FactType::Money,
        "stale_amount",
        "What they sum to; unknown where one has no amount.",
        stale_amount,
    ),
    fact("won_deals", FactType::Count, "deals_won", "Deals won in the 12 months up to the as-of date.", |s| {
        closed_lately(s, true)
    }),
    fact("lost_deals", FactType::Count, "deals_lost", "Deals lost in the 12 months up to the as-of date.", |s| {
        closed_lately(s, false)
    }),
    fact("won_deal", FactType::Text, "deals_won", "The last deal that was won, by its name in the CRM.", |s| {
        let (_, deal) = last_closed(s, true)?;
        text(deal.called().to_owned(), row(deal.origin))
    }),
    fact("won_days", FactType::Days, "deals_won", "Days since then.", |s| {
        let (day, deal) = last_closed(s, true)?;
        reading(FactValue::Days(since(s, day)), row(deal.origin))
    }),
    fact("lost_deal", FactType::Text, "last_loss", "The last deal that was lost, by its name in the CRM.", |s| {
        let (_, deal) = last_closed(s, false)?;
        text(deal.called().to_owned(), row(deal.origin))
    }),
    fact("lost_about", FactType::Text, "last_loss", ABOUT, |s| {
        let (_, deal) = last_closed(s, false)?;
        about(s, deal.origin, deal.called())
    }),
    fact(
        "lost_amount",
        FactType::Money,
        "last_loss",
        "The amount of that deal; unknown where it has none or another currency.",
        |s| {
            let (_, deal) = last_closed(s, false)?;
            let unknown = Unknown::NoField { entity: Entity::Opportunity, field: "amount" };
            let own = deal.currency.is_none_or(|currency| currency == s.context.currency());
            let amount = deal.amount.filter(|amount| own && !amount.is_zero()).ok_or(unknown)?;
            reading(FactValue::Money(amount), row(deal.origin))
        },
    ),
    fact("lost_on", FactType::Date, "last_loss", "The day on which that deal was lost.", |s| {
        let (day, deal) = last_closed(s, false)?;
        reading(FactValue::Date(day), row(deal.origin))
    }),
    fact("lost_days", FactType::Days, "lost_days", "Days since then.", |s| {
        let (day, deal) = last_closed(s, false)?;
        reading(FactValue::Days(since(s, day)), row(deal.origin))
    }),
    fact("lost_reason", FactType::Text, "lost_reason", "Why that deal was lost, as the CRM says.", |s| {
        let (_, deal) = last_closed(s, false)?;
        let field = "loss_reason";
        text(deal.loss_reason.clone().ok_or(Unknown::NoField { entity: Entity::Opportunity, field })?, row(deal.origin))
    }),
    fact("lost_to", FactType::Text, "lost_to", "The competitor that won it.", |s| {
        let (_, deal) = last_closed(s, false)?;
        let field = "competitor";
        text(deal.competitor.clone().ok_or(Unknown::NoField { entity: Entity::Opportunity, field })?, row(deal.origin))
    }),
    fact("win_rate_share", FactType::Share, "win_rate_share", "Won / (won + lost), by count.", |s| {
        reading(FactValue::Share(s.scores.sales.win_rate_count.clone()?.value), s.scores.sales.evidence.clone())
    }),
    fact("closed_deals", FactType::Count, "deals_closed", "Deals that the win rate rests on.", |s| {
        let rate = s.scores.sales.win_rate_count.clone()?;
        counted(rate.n, s.scores.sales.evidence.clone())
    }),
    fact("cycle_days", FactType::Days, "cycle_days_median", "Median days from created to won.", |s| {
        float_days(&s.scores.sales.cycle_days_median, &s.scores.sales.evidence)
    }),
];
