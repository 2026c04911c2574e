//! Strengths, weaknesses, opportunities and threats, each with its evidence.

use super::{Situation, SwotItems};
use crate::model::Decimal;
use crate::model::calendar::days_between;
use crate::plan::context::Facts;
use crate::plan::document::SwotItem;
use crate::plan::language::{Args, args};
use crate::score::Evidence;

/// More would not be read.
const MOST: usize = 4;

pub fn swot(s: &Situation<'_>, facts: &mut Facts) -> SwotItems {
    let mut items = SwotItems {
        strengths: strengths(s, facts),
        weaknesses: weaknesses(s, facts),
        opportunities: opportunities(s, facts),
        threats: threats(s, facts),
    };
    for field in [&mut items.strengths, &mut items.weaknesses, &mut items.opportunities, &mut items.threats] {
        field.truncate(MOST);
    }
    items
}

fn item(
    s: &Situation<'_>,
    facts: &mut Facts,
    key: &str,
    args: Args<'_>,
    figure: &str,
    evidence: &Evidence,
) -> SwotItem {
    let text = s.context.language.text(key, &args);
    let fact = s.fact(facts, figure, &text, evidence);
    SwotItem { text, evidence: s.context.evidence(evidence).join("; "), facts: vec![fact] }
}

fn revenue_item(s: &Situation<'_>, facts: &mut Facts, key: &str) -> Option<SwotItem> {
    let share = s.context.language.percent(s.scores.revenue.yoy_share.as_ref().ok()?.abs(), 0);
    let amount = s.money(*s.scores.revenue.ltm.as_ref().ok()?);
    Some(item(
        s,
        facts,
        key,
        args!["share" => share, "amount" => amount],
        "revenue_yoy_share",
        &s.scores.revenue.evidence,
    ))
}

fn strengths(s: &Situation<'_>, facts: &mut Facts) -> Vec<SwotItem> {
    let scores = s.scores;
    let mut items = Vec::new();
    if scores.revenue.yoy_share.as_ref().is_ok_and(|share| *share >= 0.05) {
        items.extend(revenue_item(s, facts, "swot-growing-revenue"));
    }
    let counts = scores.nps.counts;
    if scores.nps.value.is_ok() && counts.promoters > counts.detractors {
        items.push(item(s, facts, "swot-promoters", args!["n" => counts.promoters], "nps", &scores.nps.evidence));
    }
    if let Ok(rate) = &scores.sales.win_rate_count
        && rate.n >= 5
        && rate.value >= 0.5
    {
        let share = s.context.language.percent(rate.value, 0);
        items.push(item(
            s,
            facts,
            "swot-high-win-rate",
            args!["share" => share],
            "win_rate_share",
            &scores.sales.evidence,
        ));
    }
    if let Ok(owned) = &scores.products.owned
        && owned.len() >= 2
        && scores.products.penetration_share.as_ref().is_ok_and(|share| *share >= 0.5)
    {
        let language = s.context.language;
        let count = |n: usize| language.integer(i64::try_from(n).unwrap_or(i64::MAX));
        let args = args!["have" => count(owned.len()), "total" => count(scores.products.sold)];
        let evidence: Evidence = owned.iter().flat_map(|product| product.evidence.first().next()).collect();
        items.push(item(s, facts, "swot-many-products", args, "penetration_share", &evidence));
    }
    if let Some(since) = s.record.customer_since {
        let years = days_between(since, s.context.as_of()) / 365;
        if years >= 3 {
            let evidence = [s.record.origin].into_iter().collect();
            items.push(item(s, facts, "swot-long-relation", args!["years" => years], "customer_since", &evidence));
        }
    }
    items
}

fn weaknesses(s: &Situation<'_>, facts: &mut Facts) -> Vec<SwotItem> {
    let (scores, language) = (s.scores, s.context.language);
    let mut items = Vec::new();
    if scores.revenue.yoy_share.as_ref().is_ok_and(|share| *share <= -0.05) {
        items.extend(revenue_item(s, facts, "swot-falling-revenue"));
    }
    if let (Ok(_), Some((_, last))) = (&scores.nps.value, scores.nps.dates)
        && scores.nps.counts.detractors > 0
    {
        let args = args!["n" => scores.nps.counts.detractors, "date" => language.date_short(last)];
        items.push(item(s, facts, "swot-detractors", args, "nps", &scores.nps.evidence));
    }
    let tickets = &scores.tickets;
    let hard = tickets.escalated.as_ref().copied().unwrap_or(0) + tickets.reopened.as_ref().copied().unwrap_or(0);
    if hard > 0 {
        items.push(item(s, facts, "swot-escalated-tickets", args!["n" => hard], "tickets", &tickets.evidence));
    }
    if let (Ok(days), Ok(overdue)) = (&scores.payment.late_days_median, &scores.payment.overdue)
        && *days > 15.0
        && *overdue > Decimal::ZERO
    {
        // A median of days fits by far.
        #[allow(clippy::cast_possible_truncation)]
        let args = args!["days" => days.round() as i64, "amount" => s.money(*overdue)];
        items.push(item(s, facts, "swot-late-payment", args, "payment", &scores.payment.evidence));
    }
    if scores.pipeline.stale > 0 {
        let amounts: Option<Vec<Decimal>> = s.stale_deals().map(|deal| deal.amount.as_ref().ok().copied()).collect();
        if let Some(amounts) = amounts {
            let amount = s.money(amounts.into_iter().sum());
            let evidence = s.stale_deals().map(|deal| deal.origin).collect();
            let args = args!["stale" => scores.pipeline.stale, "amount" => amount];
            items.push(item(s, facts, "swot-stale-deals", args, "pipeline_open", &evidence));
        }
    }
    items.extend(few_contacts(s, facts));
    if let Ok(rate) = &scores.sales.win_rate_count
        && rate.n >= 5
        && rate.value <= 0.2
    {
        let share = language.percent(rate.value, 0);
        items.push(item(
            s,
            facts,
            "swot-low-win-rate",
            args!["share" => share],
            "win_rate_share",
            &scores.sales.evidence,
        ));
    }
    items
}

fn few_contacts(s: &Situation<'_>, facts: &mut Facts) -> Option<SwotItem> {
    let contacts: Vec<_> = s.contacts().collect();
    match (contacts.as_slice(), s.scores.contact.contacts.as_ref()) {
        ([only], Ok(1)) => {
            let evidence = [only.origin].into_iter().collect();
            let args = args!["contact" => only.full_name()?];
            Some(item(s, facts, "swot-single-contact", args, "contacts", &evidence))
        }
        _ => None,
    }
}

fn opportunities(s: &Situation<'_>, facts: &mut Facts) -> Vec<SwotItem> {
    let scores = s.scores;
    let mut items = Vec::new();
    let fresh: Vec<_> = scores.pipeline.deals.iter().filter(|deal| !matches!(deal.stale, Ok(true))).collect();
    let amounts: Option<Vec<Decimal>> = fresh.iter().map(|deal| deal.amount.as_ref().ok().copied()).collect();
    if let Some(amounts) = amounts.filter(|amounts| !amounts.is_empty()) {
        let evidence = fresh.iter().map(|deal| deal.origin).collect();
        let args = args!["n" => fresh.len(), "amount" => s.money(amounts.into_iter().sum())];
        items.push(item(s, facts, "swot-open-deals", args, "pipeline_open", &evidence));
    }
    if let Ok(renewal) = &scores.renewal.next
        && let Ok(value) = &renewal.value
        && renewal.days <= 180
        && matches!(renewal.open_opportunity, Ok(Some(_)))
    {
        let args = args!["amount" => s.money(*value), "days" => renewal.days];
        items.push(item(s, facts, "swot-renewal-good", args, "renewal", &[renewal.origin].into_iter().collect()));
    }
    items
}

fn threats(s: &Situation<'_>, facts: &mut Facts) -> Vec<SwotItem> {
    let (scores, language) = (s.scores, s.context.language);
    let mut items = Vec::new();
    if let Some(renewal) = s.uncovered_renewal(180)
        && let Ok(value) = &renewal.value
    {
        let args = args!["amount" => s.money(*value), "days" => renewal.days];
        items.push(item(s, facts, "swot-renewal-uncovered", args, "renewal", &[renewal.origin].into_iter().collect()));
    }
    if let Ok(share) = &scores.usage.yoy_share
        && *share <= -0.1
    {
        let share = language.percent(share.abs(), 0);
        items.push(item(s, facts, "swot-usage-drop", args!["share" => share], "usage", &scores.usage.evidence));
    }
    let as_of = s.context.as_of();
    let signals = s.context.portfolio.signals.of(s.account).iter();
    let in_force =
        signals.filter(|signal| signal.date <= as_of && signal.expires.is_none_or(|expires| expires > as_of));
    if let Some((signal, competitor)) =
        in_force.filter_map(|signal| Some((signal, signal.competitor.clone()?))).next_back()
    {
        let args = args!["competitor" => competitor, "evidence" => &signal.source];
        items.push(item(s, facts, "swot-competitor", args, "competitor", &[signal.origin].into_iter().collect()));
    }
    let left = s.context.portfolio.contacts.of(s.account).iter().find_map(|contact| {
        let left = contact.left_on.filter(|left| *left <= as_of)?;
        let decided = contact.role.as_deref().is_some_and(super::situation::is_decision_maker);
        decided.then_some((contact, left))
    });
    if let Some((contact, left)) = left
        && let Some(name) = contact.full_name()
    {
        let args = args!["contact" => name, "date" => language.date_short(left)];
        let evidence = [contact.origin].into_iter().collect();
        items.push(item(s, facts, "swot-decision-maker-left", args, "contacts", &evidence));
    }
    items
}
