//! The portal's table of accounts.

use std::collections::{BTreeMap, BTreeSet};

use super::{Choice, Filter, Links, Measure, PortalAccount, href};
use crate::model::{AccountIx, BridgeFigure, Decimal, Known, Unknown};
use crate::plan::account::AccountPlan;
use crate::plan::bridge;
use crate::plan::context::{Context, DASH};
use crate::plan::language::args;
use crate::score::{AccountScores, Band, Quadrant, Tier};

/// Answers under which a score is none to compare accounts by.
const LEAST_ANSWERS: usize = 5;

/// By rank, the first first; those without one last, in the order of the portfolio.
pub fn accounts(
    context: &Context<'_>,
    plans: &[AccountPlan],
    links: &Links<'_>,
    is_in: &dyn Fn(AccountIx) -> bool,
) -> Vec<PortalAccount> {
    let plans: BTreeMap<AccountIx, &AccountPlan> = plans.iter().map(|plan| (plan.account, plan)).collect();
    let mut places: Vec<(usize, AccountIx)> = context
        .portfolio
        .account_ixs()
        .filter(|account| is_in(*account))
        .filter_map(|account| {
            let rank = context.scores_of(account)?.priority.rank.clone();
            Some((rank.unwrap_or(usize::MAX), account))
        })
        .collect();
    places.sort_unstable();
    places.into_iter().filter_map(|(_, account)| row(context, account, plans.get(&account).copied(), links)).collect()
}

fn row(
    context: &Context<'_>,
    account: AccountIx,
    plan: Option<&AccountPlan>,
    links: &Links<'_>,
) -> Option<PortalAccount> {
    let (record, scores) = (context.account(account)?, context.scores_of(account)?);
    let not_known = || Choice { text: context.language.word("portal-unknown"), value: String::new() };
    let owner = context.owner(account);
    let segment = record.segment.as_ref().filter(|segment| !segment.is_empty());
    Some(PortalAccount {
        id: record.id.clone(),
        name: record.name.clone(),
        headline: plan.map(|plan| plan.headline.text.clone()),
        review: plan.and_then(|plan| review(context, plan)),
        brief: (links.brief)(account).map(|path| href(&path)),
        draft: (links.draft)(account).map(|path| href(&path)),
        owner: Choice {
            text: context.owner_name(account),
            value: owner.map_or_else(String::new, |owner| owner.id.clone()),
        },
        group: group(context, account),
        group_brief: (links.group_brief)(account).map(|path| href(&path)),
        segment: segment.map_or_else(not_known, |segment| Choice { text: segment.clone(), value: segment.clone() }),
        tier: scores.priority.tier.as_ref().map_or_else(|_| not_known(), |tier| self::tier(context, *tier)),
        provisional: scores.priority.tier.is_ok() && scores.priority.provisional,
        quadrant: quadrant(context, scores.priority.quadrant.as_ref().ok()),
        revenue: revenue(context, scores),
        pipeline: money(context, &scores.pipeline.weighted, deals(context, scores)),
        nps: nps(context, scores),
        churn: churn(context, scores),
        priority: priority(context, scores),
    })
}

/// `Review by 12 Nov: NPS drop, champion left`
fn review(context: &Context<'_>, plan: &AccountPlan) -> Option<String> {
    let language = context.language;
    let mut kinds: Vec<_> = plan.reviews.open().map(|trigger| trigger.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return None;
    }
    let told: Vec<String> = kinds.into_iter().map(|kind| language.word(&kind.word())).collect();
    let args = args!["date" => language.date_short(plan.next_review), "triggers" => told.join(", ")];
    Some(language.text("portal-review", &args))
}

/// What each filter can be set to: what the accounts have, the unknown last.
pub fn filters(context: &Context<'_>, accounts: &[PortalAccount]) -> Vec<Filter> {
    type Of = fn(&PortalAccount) -> &Choice;
    let columns: [(&'static str, &str, Of); 5] = [
        ("tier", "heading-tier", |account| &account.tier),
        ("quadrant", "heading-quadrant", |account| &account.quadrant),
        ("owner", "heading-owner", |account| &account.owner),
        ("segment", "heading-segment", |account| &account.segment),
        ("group", "heading-group", |account| &account.group),
    ];
    let filter = |(name, label, of): (&'static str, &str, Of)| {
        let choices: BTreeSet<(bool, String, Choice)> = accounts
            .iter()
            .map(|account| of(account).clone())
            .map(|choice| (choice.value.is_empty(), choice.text.to_lowercase(), choice))
            .collect();
        let choices = choices.into_iter().map(|(_, _, choice)| choice).collect();
        Filter { name, label: context.language.word(label), choices }
    };
    let grouped = accounts.iter().any(|account| !account.group.value.is_empty());
    columns.into_iter().filter(|(name, ..)| *name != "group" || grouped).map(filter).collect()
}

/// The group by the account at its top.
fn group(context: &Context<'_>, account: AccountIx) -> Choice {
    let head = context.group(account).and_then(|group| context.account(group.head));
    match head {
        Some(head) => Choice { text: head.name.clone(), value: head.id.clone() },
        None => Choice { text: context.language.word("group-none"), value: String::new() },
    }
}

fn tier(context: &Context<'_>, tier: Tier) -> Choice {
    let (value, key) = match tier {
        Tier::A => ("A", "tier-a"),
        Tier::B => ("B", "tier-b"),
        Tier::C => ("C", "tier-c"),
        Tier::Former => ("former", "tier-former"),
    };
    Choice { text: context.language.word(key), value: value.to_owned() }
}

fn quadrant(context: &Context<'_>, quadrant: Option<&Quadrant>) -> Choice {
    let (value, key) = match quadrant {
        Some(Quadrant::Defend) => ("defend", "quadrant-defend"),
        Some(Quadrant::Grow) => ("grow", "quadrant-grow"),
        Some(Quadrant::Maintain) => ("maintain", "quadrant-maintain"),
        Some(Quadrant::Watch) => ("watch", "quadrant-watch"),
        None => ("", "quadrant-none"),
    };
    Choice { text: context.language.word(key), value: value.to_owned() }
}

fn unknown(context: &Context<'_>, unknown: &Unknown) -> Measure {
    Measure { text: DASH.to_owned(), note: Some(context.reason(unknown)), number: None }
}

fn money(context: &Context<'_>, amount: &Known<Decimal>, note: Option<String>) -> Measure {
    match amount {
        Ok(amount) => {
            Measure { text: context.money(*amount), note, number: rust_decimal::prelude::ToPrimitive::to_f64(amount) }
        }
        Err(reason) => unknown(context, reason),
    }
}

fn revenue(context: &Context<'_>, scores: &AccountScores) -> Measure {
    let change =
        scores.revenue.yoy_share.as_ref().ok().map(|share| {
            context.language.text("tile-yoy", &args!["change" => context.language.percent_change(*share, 0)])
        });
    money(context, &scores.revenue.ltm, change)
}

fn deals(context: &Context<'_>, scores: &AccountScores) -> Option<String> {
    let n = *scores.pipeline.count.as_ref().ok()?;
    Some(context.language.text("n-open-deals", &args!["n" => n]))
}

fn nps(context: &Context<'_>, scores: &AccountScores) -> Measure {
    let language = context.language;
    let nps = &scores.nps;
    let interval = |n: usize| match (&nps.low, &nps.high) {
        (Ok(low), Ok(high)) if n > 1 => {
            let args = args!["low" => language.nps(*low), "high" => language.nps(*high), "n" => n];
            language.text("portal-between", &args)
        }
        _ => language.text("n-responses", &args!["n" => n]),
    };
    match &nps.value {
        Ok(_) if nps.counts.n() < LEAST_ANSWERS => {
            let need = language.integer(i64::try_from(LEAST_ANSWERS).unwrap_or(i64::MAX));
            let text = language.text("portal-nps-few", &args!["n" => nps.counts.n(), "need" => need]);
            Measure { text, note: None, number: None }
        }
        Ok(value) => Measure { text: language.nps(*value), note: Some(interval(nps.counts.n())), number: Some(*value) },
        Err(reason) => unknown(context, reason),
    }
}

fn churn(context: &Context<'_>, scores: &AccountScores) -> Measure {
    let language = context.language;
    match (&scores.churn.band, context.churn_told(&scores.churn)) {
        (Ok(band), Ok(told)) => {
            let key = match band {
                Band::Low => "band-low",
                Band::Medium => "band-medium",
                Band::High => "band-high",
            };
            Measure { text: language.word(key), note: Some(told.text), number: Some(told.number) }
        }
        (Err(reason), _) => unknown(context, reason),
        (_, Err(reason)) => unknown(context, &reason),
    }
}

fn priority(context: &Context<'_>, scores: &AccountScores) -> Measure {
    let language = context.language;
    let priority = &scores.priority;
    match &priority.score {
        Ok(score) => {
            let (low, high) = (language.number(priority.low, 0), language.number(priority.high, 0));
            let range = (low != high).then(|| language.range(&low, &high));
            let parts: Vec<String> = range.into_iter().chain(since(context, scores)).collect();
            let note = (!parts.is_empty()).then(|| parts.join(" · "));
            Measure { text: language.number(*score, 0), note, number: Some(*score) }
        }
        Err(reason) => unknown(context, reason),
    }
}

/// `+4 since Sep.`, where the score reads otherwise than last month.
fn since(context: &Context<'_>, scores: &AccountScores) -> Option<String> {
    let bridge = context.bridge(scores.account)?.of(BridgeFigure::PriorityScore)?;
    bridge::change(bridge)?;
    let moved = bridge::told(context, bridge)?;
    let month = context.language.month_name_short(context.bridges?.since);
    Some(context.language.text("bridge-tile", &args!["change" => moved.delta.text, "month" => month]))
}
