//! The one sentence that a reader with little time must see.

use super::Situation;
use crate::model::Decimal;
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::language::{Args, args};
use crate::score::{Band, Evidence};

/// A change of revenue that is worth a headline.
const NOTABLE_SHARE: f64 = 0.1;

type Rule = fn(&Situation<'_>, &mut Facts) -> Option<Sentence>;

/// From the most to the least pressing; the first whose facts are known and whose condition holds speaks.
const RULES: &[Rule] = &[
    renewal_uncovered,
    churn_high,
    revenue_stopped,
    critical_tickets,
    stale_deals,
    detractors,
    payment_late,
    revenue_changed,
    won_in_period,
    open_deals,
    renewal_covered,
    holding,
    lapsed,
    no_contact,
    first_year,
    steady,
    prospect,
];

pub fn headline(situation: &Situation<'_>, facts: &mut Facts) -> Sentence {
    RULES
        .iter()
        .find_map(|rule| rule(situation, facts))
        .unwrap_or_else(|| say(situation, "headline-nothing-known", Args::none(), Vec::new()))
}

fn say(situation: &Situation<'_>, key: &str, args: Args<'_>, facts: Vec<String>) -> Sentence {
    let text = situation.context.language.text(key, &args.with("account", situation.name()));
    Sentence { text, facts }
}

fn renewal_uncovered(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let renewal = s.uncovered_renewal(90)?;
    let amount = s.money(*renewal.value.as_ref().ok()?);
    let fact = s.fact(facts, "renewal", &amount, &[renewal.origin].into_iter().collect());
    Some(say(s, "headline-renewal-uncovered", args!["amount" => &amount, "days" => renewal.days], vec![fact]))
}

fn churn_high(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let band = s.scores.churn.band.as_ref().ok()?;
    let gravest = *s.fired_signals().first()?;
    if *band != Band::High {
        return None;
    }
    let reason = s.because(gravest);
    let fact = s.fact(facts, "churn_band", &reason, &gravest.evidence);
    match s.scores.revenue.ltm.as_ref() {
        Ok(amount) if *amount > Decimal::ZERO => {
            let amount = s.money(*amount);
            let money = s.fact(facts, "revenue_ltm", &amount, &s.scores.revenue.evidence);
            Some(say(
                s,
                "headline-churn-high-money",
                args!["amount" => &amount, "reason" => &reason],
                vec![fact, money],
            ))
        }
        _ => Some(say(s, "headline-churn-high", args!["reason" => &reason], vec![fact])),
    }
}

fn revenue_stopped(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let (ltm, previous) = (s.scores.revenue.ltm.as_ref().ok()?, s.scores.revenue.previous.as_ref().ok()?);
    let last = *s.scores.orders.last.as_ref().ok()?;
    if !ltm.is_zero() || *previous <= Decimal::ZERO {
        return None;
    }
    let months = s.context.period().since(crate::model::Month::of(last));
    let amount = s.money(*previous);
    let fact = s.fact(facts, "revenue_previous", &amount, &s.scores.revenue.previous_evidence);
    Some(say(s, "headline-revenue-stopped", args!["amount" => &amount, "months" => months], vec![fact]))
}

/// The accounts under it buy and it does not: neither a prospect nor a customer that was lost.
fn holding(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let n = s.context.scores.groups.holding(s.account)?.accounts;
    let fact = s.fact(facts, "group_accounts", &n.to_string(), &[s.record.origin].into_iter().collect());
    Some(say(s, "headline-holding", args!["n" => n], vec![fact]))
}

/// Bought once, but nothing in two years: neither a prospect nor a customer.
fn lapsed(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let ltm = s.scores.revenue.ltm.as_ref().ok()?;
    let last = *s.scores.orders.last.as_ref().ok()?;
    if !ltm.is_zero() {
        return None;
    }
    let month = s.context.language.month_long(crate::model::Month::of(last));
    let fact = s.fact(facts, "last_order", &month, &s.scores.revenue.evidence);
    Some(say(s, "headline-lapsed", args!["month" => &month], vec![fact]))
}

fn critical_tickets(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let severe = s.scores.tickets.severe_last_30_days;
    let open = *s.scores.tickets.open.as_ref().ok()?;
    if severe == 0 || open == 0 {
        return None;
    }
    let n = severe.min(open);
    let fact = s.fact(facts, "tickets", &n.to_string(), &s.scores.tickets.evidence);
    Some(say(s, "headline-critical-tickets", args!["n" => n], vec![fact]))
}

fn stale_deals(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let pipeline = &s.scores.pipeline;
    if pipeline.stale == 0 {
        return None;
    }
    let amount = s.money(*pipeline.value.as_ref().ok()?);
    let n = pipeline.deals.len();
    let fact = s.fact(facts, "pipeline_open", &amount, &pipeline.evidence);
    let args = args!["amount" => &amount, "n" => n, "stale" => pipeline.stale];
    Some(say(s, "headline-open-deals-stale", args, vec![fact]))
}

fn detractors(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let nps = &s.scores.nps;
    let n = nps.counts.detractors;
    if nps.value.is_err() || n == 0 || n < nps.counts.promoters {
        return None;
    }
    let fact = s.fact(facts, "nps", &s.context.language.nps(*nps.value.as_ref().ok()?), &nps.evidence);
    Some(say(s, "headline-detractors", args!["n" => n], vec![fact]))
}

fn payment_late(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let payment = &s.scores.payment;
    let (days, overdue) = (*payment.late_days_median.as_ref().ok()?, *payment.overdue.as_ref().ok()?);
    if days <= 30.0 || overdue <= Decimal::ZERO {
        return None;
    }
    let amount = s.money(overdue);
    let fact = s.fact(facts, "payment", &amount, &payment.evidence);
    // A median of days fits by far.
    #[allow(clippy::cast_possible_truncation)]
    let days = days.round() as i64;
    Some(say(s, "headline-payment-late", args!["amount" => &amount, "days" => days], vec![fact]))
}

fn revenue_changed(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let share = *s.scores.revenue.yoy_share.as_ref().ok()?;
    if share.abs() < NOTABLE_SHARE {
        return None;
    }
    let key = if share > 0.0 { "headline-revenue-up" } else { "headline-revenue-down" };
    revenue_sentence(s, facts, key, Some(share))
}

fn revenue_sentence(s: &Situation<'_>, facts: &mut Facts, key: &str, share: Option<f64>) -> Option<Sentence> {
    let ltm = *s.scores.revenue.ltm.as_ref().ok()?;
    if ltm <= Decimal::ZERO {
        return None;
    }
    let language = s.context.language;
    let amount = s.money(ltm);
    let mut ids = vec![s.fact(facts, "revenue_ltm", &amount, &s.scores.revenue.evidence)];
    let mut args = args!["amount" => &amount];
    if let Some(share) = share {
        let share = language.percent(share.abs(), 0);
        ids.push(s.fact(facts, "revenue_yoy_share", &share, &s.scores.revenue.previous_evidence));
        args = args.with("share", share);
    }
    Some(say(s, key, args, ids))
}

fn won_in_period(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let won = s.closed_in_period(true);
    let own = |deal: &&&crate::model::Row<crate::model::Opportunity>| {
        deal.currency.is_none_or(|currency| currency == s.context.currency())
    };
    let amounts: Option<Vec<Decimal>> = won.iter().filter(own).map(|deal| deal.amount).collect();
    let mut amounts = amounts.filter(|all| all.len() == won.len() && !all.is_empty())?.into_iter();
    let amount = amounts.try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let text = s.money(amount);
    let evidence: Evidence = won.iter().map(|deal| deal.origin).collect();
    let fact = s.fact(facts, "won_value", &text, &evidence);
    let period = s.context.language.month_long(s.context.period());
    Some(say(s, "headline-won", args!["amount" => &text, "n" => won.len(), "period" => period], vec![fact]))
}

fn open_deals(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let pipeline = &s.scores.pipeline;
    let amount = *pipeline.value.as_ref().ok()?;
    if pipeline.deals.is_empty() || amount <= Decimal::ZERO {
        return None;
    }
    let text = s.money(amount);
    let fact = s.fact(facts, "pipeline_open", &text, &pipeline.evidence);
    let bought = s.is_customer() || s.scores.orders.last.is_ok();
    let key = if bought { "headline-open-deals" } else { "headline-prospect-deals" };
    Some(say(s, key, args!["amount" => &text, "n" => pipeline.deals.len()], vec![fact]))
}

fn renewal_covered(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let renewal = s.scores.renewal.next.as_ref().ok()?;
    if renewal.days > 90 || !matches!(renewal.open_opportunity, Ok(Some(_))) {
        return None;
    }
    let amount = s.money(*renewal.value.as_ref().ok()?);
    let fact = s.fact(facts, "renewal", &amount, &[renewal.origin].into_iter().collect());
    Some(say(s, "headline-renewal-covered", args!["amount" => &amount, "days" => renewal.days], vec![fact]))
}

fn no_contact(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let days = *s.scores.contact.days_since_two_way.as_ref().ok()?;
    if days < 90 || !s.is_customer() {
        return None;
    }
    let fact = s.fact(facts, "last_contact", &s.context.language.days(days), &s.scores.contact.evidence);
    Some(say(s, "headline-no-contact", args!["days" => days], vec![fact]))
}

fn first_year(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let first = matches!(s.scores.revenue.previous.as_ref(), Ok(previous) if previous.is_zero());
    first.then(|| revenue_sentence(s, facts, "headline-revenue-first-year", None)).flatten()
}

fn steady(s: &Situation<'_>, facts: &mut Facts) -> Option<Sentence> {
    revenue_sentence(s, facts, "headline-steady", None)
}

fn prospect(s: &Situation<'_>, _: &mut Facts) -> Option<Sentence> {
    let asked = s.scores.pipeline.count.is_ok() || s.scores.revenue.ltm.is_ok();
    (asked && !s.is_customer()).then(|| say(s, "headline-prospect", Args::none(), Vec::new()))
}
