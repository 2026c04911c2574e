//! What is to be done for a group: each action answers to something that was observed in several of its accounts.

use super::GroupSituation;
use crate::model::{AccountIx, Date, Decimal, Known};
use crate::plan::account::PlannedAction;
use crate::plan::context::Facts;
use crate::plan::language::{Args, args};
use crate::score::Band;
use crate::score::group::{Lacking, ProductGap};

/// Products presented at once.
const MOST_PRODUCTS: usize = 2;
/// Contracts that end this near to each other's year can be made one.
const RENEWAL_DAYS: i64 = 365;

pub fn actions(s: &GroupSituation<'_>, facts: &mut Facts) -> Vec<PlannedAction> {
    let mut actions: Vec<PlannedAction> = [keep(s, facts), renew_together(s, facts), one_plan(s)]
        .into_iter()
        .flatten()
        .chain(present(s, facts))
        .collect();
    actions.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.id.cmp(&b.id)));
    actions
}

fn action(s: &GroupSituation<'_>, id: &str, due: Date, owner: String, facts: Vec<String>) -> PlannedAction {
    PlannedAction {
        id: id.to_owned(),
        text: String::new(),
        why: String::new(),
        say: None,
        objective: None,
        owner,
        start: due_in(s, 1),
        due,
        occurrence: None,
        standing: Default::default(),
        facts,
    }
}

fn due_in(s: &GroupSituation<'_>, working_days: u32) -> Date {
    s.context.schedule_of(s.group.head).in_days(working_days)
}

fn dated(s: &GroupSituation<'_>, key: &str, args: Args<'_>, due: Date) -> String {
    let language = s.context.language;
    language.text(key, &args.with("date", language.date_short(due)))
}

/// The account with the most revenue at high risk.
fn keep(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<PlannedAction> {
    let at = s.group.risk.highest_at.filter(|_| s.group.risk.highest == Ok(Band::High))?;
    let site = s.sites.iter().find(|site| site.account == at)?;
    let amount = s.money(*site.scores.revenue.ltm.as_ref().ok().filter(|amount| **amount > Decimal::ZERO)?);
    let fact = site.fact(facts, "revenue_ltm", &amount, &site.scores.revenue.evidence);
    let reason = site.fired_signals().first().map(|signal| site.because(signal)).unwrap_or_default();
    let due = due_in(s, 10);
    Some(PlannedAction {
        text: dated(s, "action-group-keep", args!["site" => site.name().to_owned(), "amount" => &amount], due),
        why: reason,
        ..action(s, "group-keep", due, s.context.owner_name(at), vec![fact])
    })
}

/// Contracts of several accounts that end within a year.
fn renew_together(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<PlannedAction> {
    let mut due: Vec<_> = s
        .sites
        .iter()
        .filter_map(|site| Some((site.scores.renewal.next.as_ref().ok()?, site)))
        .filter(|(renewal, _)| renewal.days <= RENEWAL_DAYS)
        .collect();
    due.sort_by_key(|(renewal, site)| (renewal.end, site.account));
    let (Some((first, _)), Some((last, _)), true) = (due.first(), due.last(), due.len() > 1) else { return None };
    let language = s.context.language;
    let by = s.context.schedule_of(s.group.head).due_before(first.decide_by.unwrap_or(first.end), 20);
    let ids = due.iter().map(|(renewal, site)| {
        site.fact(facts, "renewal_date", &renewal.end.to_string(), &[renewal.origin].into_iter().collect())
    });
    let ids = ids.collect();
    let (from, to) = (language.date_short(first.end), language.date_short(last.end));
    Some(PlannedAction {
        text: dated(s, "action-group-renew", args!["n" => due.len()], by),
        why: language.text("why-group-renew", &args!["from" => from, "to" => to]),
        ..action(s, "group-renew", by, s.context.owner_name(s.group.head), ids)
    })
}

/// Several reps look after one customer.
fn one_plan(s: &GroupSituation<'_>) -> Option<PlannedAction> {
    let owners = s.owners();
    if owners.len() < 2 {
        return None;
    }
    let due = due_in(s, 15);
    let language = s.context.language;
    Some(PlannedAction {
        text: dated(s, "action-group-plan", args!["owners" => language.list(&owners)], due),
        why: language.text("why-group-plan", &args!["n" => owners.len()]),
        ..action(s, "group-plan", due, s.context.owner_name(s.group.head), Vec::new())
    })
}

/// The products worth the most where they are not bought, each at the account that could buy the most of it.
fn present(s: &GroupSituation<'_>, facts: &mut Facts) -> Vec<PlannedAction> {
    // Where a deal is open the product is presented already, and one in danger is kept first.
    let at_risk =
        |account| s.sites.iter().any(|site| site.account == account && site.scores.churn.band == Ok(Band::High));
    let mut offers: Vec<(&ProductGap, &Lacking)> = s
        .group
        .gaps
        .iter()
        .filter_map(|gap| Some((gap, gap.lacking.iter().find(|of| !of.open && !at_risk(of.account))?)))
        .collect();
    let worth = |lacking: &Lacking| lacking.worth.as_ref().ok().copied();
    // Equals stay in the order of the gaps.
    offers.sort_by_key(|(_, lacking)| std::cmp::Reverse(worth(lacking)));
    offers.into_iter().take(MOST_PRODUCTS).zip(1..).map(|((gap, of), place)| offer(s, facts, gap, of, place)).collect()
}

fn offer(s: &GroupSituation<'_>, facts: &mut Facts, gap: &ProductGap, lacking: &Lacking, place: u32) -> PlannedAction {
    let language = s.context.language;
    let bought =
        |(account, amount): &&(AccountIx, Known<Decimal>)| (amount.as_ref().ok().copied(), std::cmp::Reverse(*account));
    let buyer = gap.buyers.iter().max_by_key(bought).map(|(account, _)| s.site(*account)).unwrap_or_default();
    let due = due_in(s, 10 + 10 * place);
    let fact = s.fact(facts, &format!("group_gap_{}", gap.product), &gap.product, &gap.evidence);
    let args = args!["product" => gap.product.clone(), "site" => s.site(lacking.account)];
    PlannedAction {
        text: dated(s, "action-group-present", args, due),
        why: language.text("why-group-present", &args!["site" => buyer]),
        ..action(s, &format!("group-present-{place}"), due, s.context.owner_name(lacking.account), vec![fact])
    }
}
