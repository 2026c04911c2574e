//! How it stands: over the months, beside the portfolio and beside customers like it, and what was tried with it.

use super::super::{FactSpec, FactType, FactValue, Reading};
use super::{counted, fact, flag, reading, row, since, text};
use crate::model::{Date, Decimal, Entity, Known, Month, Opportunity, Row, Ticket, Unknown};
use crate::plan::account::Situation;
use crate::score::Evidence;
use crate::score::kpi::BenchmarkScores;
use crate::score::scope::{LookAlikes, PeerProduct};
use crate::score::themes::SubjectTheme;

fn deals<'a>(s: &Situation<'a>) -> Known<&'a [Row<Opportunity>]> {
    let deals = &s.context.portfolio.opportunities;
    if deals.given { Ok(deals.of(s.account)) } else { Err(Unknown::NoSource { entity: Entity::Opportunity }) }
}

/// Deals that were won or lost on a day of which something holds.
fn closed<'a>(s: &Situation<'a>, won: bool, when: impl Fn(Date) -> bool) -> Known<Vec<&'a Row<Opportunity>>> {
    let day = |deal: &Opportunity| if won { deal.won_date } else { deal.lost_date }.or(deal.close_date);
    let counts = |deal: &&Row<Opportunity>| {
        let closed = day(deal).is_some_and(|day| day <= s.context.as_of() && when(day));
        deal.deleted != Some(true) && s.has_outcome(deal, won) && closed
    };
    Ok(deals(s)?.iter().filter(counts).collect())
}

fn closed_count(s: &Situation<'_>, won: bool, when: impl Fn(Date) -> bool) -> Known<Reading> {
    let found = closed(s, won, when)?;
    counted(found.len(), Evidence::of(found))
}

/// Their sum; unknown where one has no amount or is in another currency.
fn closed_value(s: &Situation<'_>, won: bool, when: impl Fn(Date) -> bool) -> Known<Reading> {
    let found = closed(s, won, when)?;
    let mut sum = Decimal::ZERO;
    for deal in &found {
        let own = deal.currency.is_none_or(|currency| currency == s.context.currency());
        let amount = deal.amount.filter(|_| own);
        let amount = amount.ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "amount" })?;
        sum = sum.checked_add(amount).ok_or(Unknown::TooLarge)?;
    }
    reading(FactValue::Money(sum), Evidence::of(found))
}

fn in_period(s: &Situation<'_>) -> impl Fn(Date) -> bool + use<> {
    let period = s.context.period();
    move |day| Month::of(day) == period
}

fn lately(s: &Situation<'_>) -> impl Fn(Date) -> bool + use<> {
    let as_of = s.context.as_of();
    move |day| (0..365).contains(&crate::model::calendar::days_between(day, as_of))
}

/// Revenue of the three months that end so many months before the period.
fn quarter(s: &Situation<'_>, back: usize) -> Known<Decimal> {
    let months = s.scores.revenue.months.as_ref().map_err(Clone::clone)?;
    let skipped = months.len().checked_sub(back + 3).ok_or(Unknown::FirstYear)?;
    let three = months.iter().skip(skipped).take(3);
    three.map(|(_, amount)| *amount).try_fold(Decimal::ZERO, Decimal::checked_add).ok_or(Unknown::TooLarge)
}

fn quarter_change(s: &Situation<'_>) -> Known<Reading> {
    use rust_decimal::prelude::ToPrimitive;
    let (now, before) = (quarter(s, 0)?, quarter(s, 3)?);
    if before <= Decimal::ZERO {
        return Err(if before.is_zero() { Unknown::ZeroBase } else { Unknown::NegativeBase });
    }
    let share = now.checked_sub(before).and_then(|change| change.checked_div(before)).and_then(|share| share.to_f64());
    reading(FactValue::Share(share.ok_or(Unknown::TooLarge)?), s.scores.revenue.evidence.clone())
}

/// The product that brought most in 12 months, and its part of all.
fn top_product(s: &Situation<'_>) -> Known<(String, f64, Evidence)> {
    use rust_decimal::prelude::ToPrimitive;
    let ltm = s.scores.revenue.ltm.clone()?;
    let owned = s.scores.products.owned.as_ref().map_err(Clone::clone)?;
    let known = owned.iter().filter_map(|product| Some((product, *product.ltm.as_ref().ok()?)));
    let top = known.max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| b.name.cmp(&a.name)));
    let (product, amount) = top.ok_or(Unknown::NoRecords { entity: Entity::Product })?;
    let share = amount.checked_div(ltm).and_then(|share| share.to_f64()).ok_or(Unknown::ZeroBase)?;
    Ok((product.name.clone(), share, product.evidence.clone()))
}

fn tickets<'a>(s: &Situation<'a>) -> Known<&'a [Row<Ticket>]> {
    s.scores.tickets.open.clone()?;
    Ok(s.context.portfolio.tickets.of(s.account))
}

fn ticket_theme<'a>(s: &Situation<'a>) -> Known<&'a SubjectTheme> {
    tickets(s)?;
    s.scores.themes.tickets.first().ok_or(Unknown::NoField { entity: Entity::Ticket, field: "subject" })
}

fn look_alike<'a>(s: &Situation<'a>) -> Known<(&'a LookAlikes, &'a PeerProduct)> {
    let none = Unknown::NoRecords { entity: Entity::Product };
    let like = s.scores.look_alikes.as_ref().ok_or(none.clone())?;
    let product = like.products.first().ok_or(none.clone())?;
    // Counts of customers are exact as floats.
    #[allow(clippy::cast_precision_loss)]
    let share = product.owners as f64 / like.customers.max(1) as f64;
    // What few of them own is no argument.
    if share < s.scores.whitespace.least_adoption_share { Err(none) } else { Ok((like, product)) }
}

fn portfolio_win_rate(s: &Situation<'_>) -> Known<f64> {
    let kpi = s.context.scores.portfolio.kpi("win_rate_count");
    kpi.map_err(|_| Unknown::NoSource { entity: Entity::Opportunity })?.value.clone()
}

/// The NPS that others published of its industry, the newest.
fn industry_nps<'a>(s: &Situation<'a>) -> Known<&'a BenchmarkScores> {
    let entity = Entity::Benchmark;
    let industry =
        s.record.industry.as_deref().ok_or(Unknown::NoField { entity: Entity::Account, field: "industry" })?;
    let industry = deunicode::deunicode(industry).to_lowercase();
    let own = |row: &&BenchmarkScores| {
        let of = row.industry.as_deref().map(|of| deunicode::deunicode(of).to_lowercase());
        row.metric == "nps_per_response" && of.as_deref() == Some(industry.as_str())
    };
    let found = s.context.scores.portfolio.benchmarks.iter().filter(own).max_by(|a, b| a.year.total_cmp(&b.year));
    found.ok_or(Unknown::NoRecords { entity })
}

fn own_record(s: &Situation<'_>) -> Evidence {
    row(s.record.origin)
}

pub const FACTS: &[FactSpec] = &[
    fact("account_name", FactType::Text, "profile", "Its name in the CRM.", |s| text(s.name(), own_record(s))),
    fact("rating", FactType::Text, "rating", "Its rating in the CRM: hot, warm and the like.", |s| {
        let rating = s.record.rating.as_deref().map(|told| s.context.language.rating(told));
        text(rating.ok_or(Unknown::NoField { entity: Entity::Account, field: "rating" })?, own_record(s))
    }),
    fact("period", FactType::Text, "period", "The month that is reported, as the report writes it.", |s| {
        text(s.context.language.month_long(s.context.period()), own_record(s))
    }),
    fact("customer_years", FactType::Count, "tenure", "Whole years since it became a customer.", |s| {
        let since_day = s.record.customer_since;
        let day = since_day.ok_or(Unknown::NoField { entity: Entity::Account, field: "customer_since" })?;
        reading(FactValue::Count(since(s, day) / 365), own_record(s))
    }),
    fact(
        "holding_accounts",
        FactType::Count,
        "group_accounts",
        "Accounts under it that buy while it does not; 0 where it holds none. Of a group of which no purchases are given it is \
         not known.",
        |s| {
            let groups = &s.context.scores.groups;
            if let (Some(_), Err(unknown @ Unknown::NoSource { .. })) = (groups.of(s.account), &s.scores.revenue.ltm) {
                return Err(unknown.clone());
            }
            let held = groups.holding(s.account).map_or(0, |holding| holding.accounts);
            counted(held, own_record(s))
        },
    ),
    fact("first_year", FactType::Flag, "revenue_ltm", "It bought in the 12 months and not in the 12 before.", |s| {
        let (ltm, before) = (s.scores.revenue.ltm.clone()?, s.scores.revenue.previous.clone()?);
        flag(ltm > Decimal::ZERO && before.is_zero(), s.scores.revenue.evidence.clone())
    }),
    fact("revenue_3m", FactType::Money, "revenue_quarter", "Revenue of the last three months of the period.", |s| {
        reading(FactValue::Money(quarter(s, 0)?), s.scores.revenue.evidence.clone())
    }),
    fact(
        "revenue_3m_change_share",
        FactType::Share,
        "revenue_quarter",
        "Change of that on the three months before; negative where it fell. Not seasonally adjusted.",
        quarter_change,
    ),
    fact("months_since_order", FactType::Count, "last_order", "Whole months since the last order.", |s| {
        let last = s.scores.orders.last.clone()?;
        let since = last.until((jiff::Unit::Month, s.context.as_of())).map_err(|_| Unknown::TooLarge)?;
        let months = i64::from(since.get_months());
        reading(FactValue::Count(months), s.scores.revenue.history_evidence.clone())
    }),
    fact(
        "last_order_month",
        FactType::Text,
        "last_order",
        "The month of the last order, as the report writes it.",
        |s| {
            let last = s.scores.orders.last.clone()?;
            text(s.context.language.month_long(Month::of(last)), s.scores.revenue.history_evidence.clone())
        },
    ),
    fact("top_product", FactType::Text, "products", "The product that brought most in 12 months.", |s| {
        let (name, _, evidence) = top_product(s)?;
        text(name, evidence)
    }),
    fact("top_product_share", FactType::Share, "products", "Its part of the revenue of 12 months.", |s| {
        let (_, share, evidence) = top_product(s)?;
        reading(FactValue::Share(share), evidence)
    }),
    fact("won_month", FactType::Count, "deals_won", "Deals won in the month that is reported.", |s| {
        closed_count(s, true, in_period(s))
    }),
    fact(
        "won_month_value",
        FactType::Money,
        "deals_won",
        "Their sum; unknown where one has no amount or another currency.",
        |s| closed_value(s, true, in_period(s)),
    ),
    fact(
        "lost_value",
        FactType::Money,
        "deals_lost",
        "Sum of the deals lost in 12 months; unknown where one has no amount or another currency.",
        |s| closed_value(s, false, lately(s)),
    ),
    fact("lost_ever", FactType::Count, "deals_lost", "Deals lost up to the as-of date, however long ago.", |s| {
        closed_count(s, false, |_| true)
    }),
    fact("portfolio_win_rate_share", FactType::Share, "win_rate_share", "Won / (won + lost) of the portfolio.", |s| {
        reading(FactValue::Share(portfolio_win_rate(s)?), s.scores.sales.evidence.clone())
    }),
    fact(
        "win_rate_gap_share",
        FactType::Share,
        "win_rate_share",
        "The account's win rate less the portfolio's.",
        |s| {
            let own = s.scores.sales.win_rate_count.as_ref().map_err(Clone::clone)?.value;
            reading(FactValue::Share(own - portfolio_win_rate(s)?), s.scores.sales.evidence.clone())
        },
    ),
    fact("tickets_critical_12m", FactType::Count, "tickets", "Critical tickets of the 365 days.", |s| {
        tickets(s)?;
        counted(s.scores.tickets.critical, s.scores.tickets.evidence.clone())
    }),
    fact(
        "ticket_theme",
        FactType::Text,
        "tickets",
        "What most tickets of the 365 days are about, in the report's language; unknown where no subject tells.",
        |s| {
            let theme = ticket_theme(s)?;
            text(s.context.language.theme(&theme.theme), theme.evidence.clone())
        },
    ),
    fact("ticket_theme_rows", FactType::Count, "tickets", "The tickets that are about it.", |s| {
        let theme = ticket_theme(s)?;
        counted(theme.rows, theme.evidence.clone())
    }),
    fact(
        "look_alike_product",
        FactType::Text,
        "look_alikes",
        "Of a prospect: the product that most customers like it own, where a fifth of them do (`[scores.whitespace]` `min_adoption_share`).",
        |s| {
            let (_, product) = look_alike(s)?;
            text(product.product.clone(), own_record(s))
        },
    ),
    fact("look_alike_owners", FactType::Count, "look_alikes", "The customers like it that own that product.", |s| {
        let (_, product) = look_alike(s)?;
        counted(product.owners, own_record(s))
    }),
    fact("look_alike_customers", FactType::Count, "look_alikes", "The customers like it.", |s| {
        let (like, _) = look_alike(s)?;
        counted(like.customers, own_record(s))
    }),
    fact(
        "look_alike_all",
        FactType::Flag,
        "look_alikes",
        "Those are all our customers, since too few are of its industry or segment.",
        |s| {
            let (like, _) = look_alike(s)?;
            flag(like.of.is_none(), own_record(s))
        },
    ),
    fact("industry_nps", FactType::Points, "nps", "The NPS that others published of its industry.", |s| {
        let published = industry_nps(s)?;
        reading(FactValue::Points(published.published), row(published.origin))
    }),
    fact("industry_nps_source", FactType::Text, "nps", "Who published it.", |s| {
        let published = industry_nps(s)?;
        text(published.source.clone(), row(published.origin))
    }),
    fact("nps_gap_points", FactType::Points, "nps", "Its NPS less that of its industry.", |s| {
        let published = industry_nps(s)?;
        let own = s.scores.nps.value.clone()?;
        reading(FactValue::Points(own - published.published), s.scores.nps.evidence.with(published.origin))
    }),
];
