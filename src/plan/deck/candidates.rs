//! What may be asked of the readers, kind by kind, before it is known what weighs most.

use super::decisions::{Candidate, Kind};
use super::desk::{Desk, short, sum};
use super::quarter::{forecast, shortfall};
use crate::model::calendar::days_between;
use crate::model::{Date, Decimal, Entity, Known};
use crate::plan::account::asks;
use crate::plan::language::args;
use crate::score::{AccountScores, Evidence, Renewal, UNASSIGNED};

/// Accounts of a kind that may be asked for.
const MOST_OF_KIND: usize = 3;

/// Days of the quarter that must be left for its gap to be asked for.
const QUARTER_LEFT_DAYS: i64 = 10;

/// A contract that ends within so many days is about to lapse.
const LAPSING_DAYS: i64 = 14;

/// All that may be asked, in no order.
pub fn candidates(desk: &mut Desk<'_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    candidates.extend(quarter(desk));
    candidates.extend(lapsing(desk));
    let as_of = desk.context.as_of();
    let context = desk.context;
    let renewing = |account: &AccountScores| {
        let ahead = asks::renewal(context, account).filter(|(next, ..)| !is_lapsing(next, as_of));
        ahead.map(|(_, value, _)| value)
    };
    for account in greatest(desk, renewing) {
        candidates.extend(renewal(desk, account));
    }
    let at_risk = |account: &AccountScores| asks::visit(context, account).map(|(revenue, _)| revenue);
    for account in greatest(desk, at_risk) {
        candidates.extend(visit(desk, account));
    }
    candidates.extend(stale(desk));
    candidates.retain(|candidate| candidate.stake > Decimal::ZERO);
    // Somebody has to look after an account also before there is money in it.
    candidates.extend(unowned(desk));
    candidates
}

/// The accounts with the most at stake; equals by their place.
fn greatest<'a>(desk: &Desk<'a>, stake: impl Fn(&AccountScores) -> Option<Decimal>) -> Vec<&'a AccountScores> {
    let mut accounts: Vec<(Decimal, &AccountScores)> =
        desk.accounts().iter().filter_map(|account| Some((stake(account)?, account))).collect();
    accounts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.account.cmp(&b.1.account)));
    accounts.into_iter().take(MOST_OF_KIND).map(|(_, account)| account).collect()
}

fn owner_of(desk: &Desk<'_>, account: &AccountScores) -> (String, bool) {
    match desk.context.owner(account.account) {
        Some(owner) => (short(&owner.name), true),
        None => (desk.word("deck-management"), false),
    }
}

fn days_to_renewal(account: &AccountScores) -> Option<i64> {
    account.renewal.next.as_ref().ok().map(|next| next.days)
}

fn in_days(desk: &Desk<'_>, working_days: u32) -> Date {
    desk.context.schedule().in_days(working_days)
}

fn quarter(desk: &mut Desk<'_>) -> Option<Candidate> {
    let stake = shortfall(&desk.portfolio().quarter)?;
    let ends = desk.portfolio().quarter.period.days.to;
    // What can't be won any more is no decision.
    if days_between(desk.context.as_of(), ends) < QUARTER_LEFT_DAYS {
        return None;
    }
    let due = desk.context.schedule().due_before(ends, 5);
    let amount = desk.money(stake);
    let fact = desk.figure_fact("quarter_gap", &amount, Entity::Quota);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("deck-ask-quarter", &args!["amount" => amount, "date" => date]);
    let owner = furthest_behind(desk).map_or_else(|| desk.word("deck-management"), |manager| short(&manager));
    let hours = desk.input.effort.quarter_hours;
    let (kind, account, renewal_days, facts) = (Kind::Quarter, None, None, vec![fact]);
    let (subject, lost_on) = (ends.to_string(), Some(ends));
    Some(Candidate { kind, account, subject, stake, due, lost_on, renewal_days, ask, owner, owned: true, hours, facts })
}

/// The manager whose team lacks most to its quotas; none where no manager is told or no team lacks anything.
fn furthest_behind(desk: &Desk<'_>) -> Option<String> {
    let mut gaps = std::collections::BTreeMap::<&str, Decimal>::new();
    for part in desk.portfolio().quarter.owners.iter().filter(|part| part.manager != UNASSIGNED) {
        let reached = forecast(&part.won, &part.weighted).or(part.won.clone().ok());
        let Some(gap) = reached.zip(part.quota.clone().ok()).and_then(|(is, quota)| quota.checked_sub(is)) else {
            continue;
        };
        let sum = gaps.entry(&part.manager).or_default();
        *sum = sum.saturating_add(gap);
    }
    let short = gaps.into_iter().filter(|(_, gap)| *gap > Decimal::ZERO);
    short.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(manager, _)| manager.to_owned())
}

/// Whether a contract that nobody works on ends within days, or could only be kept by talking before a day that has
/// passed. One that renews by itself does not lapse.
fn is_lapsing(next: &Renewal, as_of: Date) -> bool {
    let is_noticed = next.decide_by.is_some_and(|day| day <= as_of);
    next.auto_renew != Some(true) && (next.days <= LAPSING_DAYS || is_noticed)
}

/// All contracts that lapse: one decision, due the next working day.
fn lapsing(desk: &mut Desk<'_>) -> Option<Candidate> {
    let (context, as_of) = (desk.context, desk.context.as_of());
    let asked = desk.accounts().iter().filter_map(|own| Some((own, asks::renewal(context, own)?)));
    let mut found: Vec<(&AccountScores, &Renewal, Decimal)> = asked
        .filter(|(_, (next, ..))| is_lapsing(next, as_of))
        .map(|(own, (next, value, _))| (own, next, value))
        .collect();
    found.sort_by(|a, b| a.1.end.cmp(&b.1.end).then(b.2.cmp(&a.2)).then(a.0.account.cmp(&b.0.account)));
    let (first, next, _) = *found.first()?;
    let stake = sum(found.iter().map(|(.., value)| *value));
    let due = in_days(desk, 1);
    let amount = desk.money(stake);
    let evidence: Evidence = found.iter().map(|(_, next, _)| next.origin).collect();
    let fact = desk.fact("lapsing_renewals", &desk.word("deck-label-lapsing"), &amount, &evidence);
    let date = desk.context.language.date_short(due);
    let n = found.len();
    let args = args!["n" => n, "amount" => amount, "date" => date, "days" => LAPSING_DAYS];
    let args = args.with("account", desk.name(first.account)).with("end", context.language.date_short(next.end));
    let ask = desk.text("deck-ask-lapsing", &args);
    let (account, (owner, owned)) = match n {
        1 => (Some(first.account), owner_of(desk, first)),
        _ => (None, (desk.word("deck-management"), true)),
    };
    let id = |own: &AccountScores| context.account(own.account).map(|row| row.id.clone()).unwrap_or_default();
    let ends: Vec<String> = found.iter().map(|(own, next, _)| format!("{}@{}", id(own), next.end)).collect();
    let subject = if n == 1 { next.end.to_string() } else { ends.join(" ") };
    let hours = desk.input.effort.renewal_hours * crate::score::statistics::count(n);
    let (kind, renewal_days, facts, lost_on) = (Kind::Lapsing, Some(next.days), vec![fact], Some(as_of));
    Some(Candidate { kind, account, subject, stake, due, lost_on, renewal_days, ask, owner, owned, hours, facts })
}

fn renewal(desk: &mut Desk<'_>, scores: &AccountScores) -> Option<Candidate> {
    let (next, stake, due) = asks::renewal(desk.context, scores)?;
    let amount = desk.money(stake);
    let fact = desk.account_fact(scores.account, "renewal", &amount, &[next.origin].into_iter().collect());
    let name = desk.name(scores.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-renewal", &args!["amount" => amount, "account" => name, "date" => date]);
    let (owner, owned) = owner_of(desk, scores);
    let (account, renewal_days, hours) = (Some(scores.account), Some(next.days), desk.input.effort.renewal_hours);
    let (kind, subject, facts) = (Kind::Renewal, next.end.to_string(), vec![fact]);
    let lost_on = next.decide_by.or(Some(next.end));
    Some(Candidate { kind, account, subject, stake, due, lost_on, renewal_days, ask, owner, owned, hours, facts })
}

fn visit(desk: &mut Desk<'_>, scores: &AccountScores) -> Option<Candidate> {
    let (stake, due) = asks::visit(desk.context, scores)?;
    let amount = desk.money(stake);
    let fact = desk.account_fact(scores.account, "revenue_ltm", &amount, &scores.revenue.evidence);
    let name = desk.name(scores.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-visit", &args!["account" => name, "amount" => amount, "date" => date]);
    let (owner, owned) = owner_of(desk, scores);
    let (account, hours) = (Some(scores.account), desk.input.effort.visit_hours);
    let (kind, subject, renewal_days, facts) = (Kind::Visit, String::new(), days_to_renewal(scores), vec![fact]);
    let lost_on = scores.renewal.next.as_ref().ok().map(|next| next.end);
    Some(Candidate { kind, account, subject, stake, due, lost_on, renewal_days, ask, owner, owned, hours, facts })
}

/// The accounts that nobody looks after, with their revenue or pipeline, whichever is more; one is named.
fn unowned(desk: &mut Desk<'_>) -> Option<Candidate> {
    let context = desk.context;
    let known = |amount: &Known<Decimal>| amount.as_ref().ok().copied();
    let stake = |own: &AccountScores| known(&own.revenue.ltm).max(known(&own.pipeline.value)).unwrap_or_default();
    // Where nobody owns anything, owners are not told at all.
    if desk.accounts().iter().all(|own| context.owner(own.account).is_none()) {
        return None;
    }
    let alone = desk.accounts().iter().filter(|own| context.owner(own.account).is_none());
    let mut found: Vec<(Decimal, Date, &AccountScores)> =
        alone.filter_map(|own| Some((stake(own), asks::owner(context, own.account)?, own))).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.account.cmp(&b.2.account)));
    let (_, _, first) = *found.first()?;
    let due = found.iter().map(|(_, due, _)| *due).min()?;
    let stake = sum(found.iter().map(|(stake, ..)| *stake));
    let (n, date, amount) = (found.len(), context.language.date_short(due), desk.money(stake));
    let id = |own: &AccountScores| context.account(own.account).map(|row| row.id.clone()).unwrap_or_default();
    let has_stake = !stake.is_zero();
    let ids: Vec<String> = found.iter().map(|(.., own)| id(own)).collect();
    let (account, subject, renewal_days, fact) = match n {
        1 => {
            let fact = desk.account_fact(first.account, "owner_stake", &amount, &Evidence::default());
            (Some(first.account), String::new(), days_to_renewal(first), fact)
        }
        _ => {
            let told = if has_stake { amount.clone() } else { desk.count(n) };
            let fact = desk.fact("owner_stake", &desk.word("figure-owner-stake"), &told, &Evidence::default());
            (None, ids.join(" "), None, fact)
        }
    };
    let args = args!["n" => n, "account" => desk.name(first.account), "amount" => amount, "date" => date];
    let ask = desk.text(if has_stake { "deck-ask-owners" } else { "deck-ask-owners-plain" }, &args);
    let owner = desk.word("deck-management");
    let hours = desk.input.effort.owner_hours * crate::score::statistics::count(n);
    let (kind, lost_on, facts) = (Kind::Owner, None, vec![fact]);
    Some(Candidate {
        kind,
        account,
        subject,
        stake,
        due,
        lost_on,
        renewal_days,
        ask,
        owner,
        owned: false,
        hours,
        facts,
    })
}

/// Deals that are older than any that ever closed, as far as they lead to an account and have an amount or list price.
fn stale(desk: &mut Desk<'_>) -> Option<Candidate> {
    let deals = desk.accounts().iter().flat_map(|account| &account.pipeline.deals);
    let old: Vec<_> = deals
        .filter(|deal| deal.stale == Ok(true))
        .filter_map(|deal| Some((deal, *deal.amount.as_ref().or(deal.list_price.as_ref()).ok()?)))
        .collect();
    if old.is_empty() {
        return None;
    }
    let stake = sum(old.iter().map(|(_, amount)| *amount));
    let evidence: Evidence = old.iter().map(|(deal, _)| deal.origin).collect();
    let ids: Vec<&str> = old.iter().map(|(deal, _)| deal.id.as_str()).collect();
    let ids = ids.join(" ");
    let due = in_days(desk, 10);
    let amount = desk.money(stake);
    let fact = desk.fact("stale_deals", &desk.word("deck-heading-stale"), &amount, &evidence);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-stale", &args!["stale" => old.len(), "amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    let hours = desk.input.effort.stale_deal_hours * crate::score::statistics::count(old.len());
    let (kind, account, renewal_days, facts) = (Kind::Stale, None, None, vec![fact]);
    let (subject, lost_on, owned) = (ids, None, true);
    Some(Candidate { kind, account, subject, stake, due, lost_on, renewal_days, ask, owner, owned, hours, facts })
}
