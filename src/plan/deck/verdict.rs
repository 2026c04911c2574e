//! What this month's data says of a decision that an earlier deck asked for.

use std::collections::BTreeSet;

use super::became::{ASKED_ON, Outcome, PORTFOLIO, SUBJECT};
use super::decisions::Kind;
use crate::model::key::id_key;
use crate::model::{AccountIx, Date, Item, ItemKey, Known, Unknown};
use crate::plan::context::Context;
use crate::plan::language::{args, truncated};
use crate::score::Band;

/// What the data says of a decision: settled, and how; or not, and how far. Unknown leaves it as it is.
pub struct Verdict {
    pub outcome: Known<Option<Outcome>>,
    pub because: String,
}

pub fn verdict(context: &Context<'_>, kind: Kind, key: &ItemKey, item: &Item) -> Verdict {
    let subject = item.value(SUBJECT).unwrap_or_default();
    if key.account_id == PORTFOLIO {
        return match kind {
            Kind::Stale => stale(context, subject),
            Kind::Owner => owners(context, subject),
            Kind::Lapsing => lapsing(context, subject),
            _ => quarter(context, subject),
        };
    }
    let Some(account) = place(context, &key.account_id) else {
        return settled(context, Outcome::Moot, "became-account-gone");
    };
    let asked_on = item.value(ASKED_ON).and_then(|day| day.parse::<Date>().ok());
    match kind {
        Kind::Renewal | Kind::Lapsing => renewal(context, account, subject),
        Kind::Visit => visit(context, account, asked_on),
        _ => owner(context, account),
    }
}

/// The account that a decision stands under, if it is there still.
pub fn place(context: &Context<'_>, account_id: &str) -> Option<AccountIx> {
    let wanted = id_key(account_id);
    let mut places = context.portfolio.account_ixs();
    places.find(|ix| context.account(*ix).is_some_and(|account| id_key(&account.id) == wanted))
}

fn settled(context: &Context<'_>, outcome: Outcome, key: &str) -> Verdict {
    Verdict { outcome: Ok(Some(outcome)), because: context.language.word(key) }
}

fn told(outcome: Option<Outcome>, because: String) -> Verdict {
    Verdict { outcome: Ok(outcome), because }
}

fn untold(context: &Context<'_>, reason: &Unknown) -> Verdict {
    Verdict { outcome: Err(reason.clone()), because: context.reason(reason) }
}

/// Done once a deal is open for it or another contract follows; moot once it ended without.
fn renewal(context: &Context<'_>, account: AccountIx, subject: &str) -> Verdict {
    let language = context.language;
    let Some(scores) = context.scores_of(account) else {
        return settled(context, Outcome::Moot, "became-account-gone");
    };
    let asked_end = subject.parse::<Date>().ok();
    match &scores.renewal.next {
        Ok(next) if asked_end.is_some_and(|end| next.end > end) => {
            let date = language.date_short(next.end);
            told(Some(Outcome::Done), language.text("became-renewed", &args!["date" => date]))
        }
        Ok(next) => match &next.open_opportunity {
            Ok(Some(_)) => settled(context, Outcome::Done, "became-opportunity-open"),
            Ok(None) => told(None, language.word("became-no-opportunity")),
            Err(reason) => untold(context, reason),
        },
        Err(Unknown::ContractsEnded { last }) => {
            let date = language.date_short(*last);
            told(Some(Outcome::Moot), language.text("became-contract-ended", &args!["date" => date]))
        }
        Err(Unknown::ContractsCancelled) => settled(context, Outcome::Moot, "became-contract-cancelled"),
        Err(reason) => untold(context, reason),
    }
}

/// Done once people met with the customer since, partly where they only talked; moot once the risk is no longer high.
fn visit(context: &Context<'_>, account: AccountIx, asked_on: Option<Date>) -> Verdict {
    let language = context.language;
    let Some(scores) = context.scores_of(account) else {
        return settled(context, Outcome::Moot, "became-account-gone");
    };
    let since = |day: &Date| asked_on.is_some_and(|asked| *day > asked);
    if let Some(day) = scores.contact.last_meeting.filter(since) {
        let date = language.date_short(day);
        return told(Some(Outcome::Done), language.text("became-met", &args!["date" => date]));
    }
    match (&scores.churn.band, &scores.contact.last_two_way) {
        (Ok(band), _) if *band != Band::High => settled(context, Outcome::Moot, "became-risk-fell"),
        (_, Ok(day)) if since(day) => {
            let date = language.date_short(*day);
            told(Some(Outcome::Partly), language.text("became-talked", &args!["date" => date]))
        }
        (_, Ok(day)) => {
            let date = language.date_short(*day);
            told(None, language.text("became-not-talked", &args!["date" => date]))
        }
        (_, Err(reason)) => untold(context, reason),
    }
}

fn owner(context: &Context<'_>, account: AccountIx) -> Verdict {
    let language = context.language;
    match context.owner(account) {
        Some(owner) => {
            told(Some(Outcome::Done), language.text("became-owned", &args!["owner" => truncated(&owner.name, 40)]))
        }
        None => told(None, language.word("became-not-owned")),
    }
}

/// Done once all of some accounts have an owner, or are no more.
fn owners(context: &Context<'_>, subject: &str) -> Verdict {
    let asked: BTreeSet<&str> = subject.split_whitespace().collect();
    let found = asked.iter().filter_map(|id| place(context, id));
    let still = found.filter(|account| context.owner(*account).is_none()).count();
    let outcome = match still {
        0 => Some(Outcome::Done),
        still if still < asked.len() => Some(Outcome::Partly),
        _ => None,
    };
    let args = args!["n" => still, "total" => context.language.integer(i64::try_from(asked.len()).unwrap_or(i64::MAX))];
    told(outcome, context.language.text("became-owners", &args))
}

/// Done once each of the contracts has a deal or a successor; moot once the others have ended without.
fn lapsing(context: &Context<'_>, subject: &str) -> Verdict {
    let asked: Vec<(&str, &str)> = subject.split_whitespace().filter_map(|one| one.rsplit_once('@')).collect();
    let verdicts: Vec<Option<Outcome>> = asked
        .iter()
        .map(|(id, end)| match place(context, id) {
            Some(account) => renewal(context, account, end).outcome.ok().flatten(),
            None => Some(Outcome::Moot),
        })
        .collect();
    let of = |wanted: Outcome| verdicts.iter().filter(|verdict| **verdict == Some(wanted)).count();
    let (done, moot, all) = (of(Outcome::Done), of(Outcome::Moot), verdicts.len());
    let outcome = match (done, moot) {
        (done, _) if done == all => Some(Outcome::Done),
        (done, moot) if done + moot == all => Some(Outcome::Moot),
        (1.., _) => Some(Outcome::Partly),
        _ => None,
    };
    let args = args!["n" => done, "total" => context.language.integer(i64::try_from(all).unwrap_or(i64::MAX))];
    told(outcome, context.language.text("became-lapsing", &args))
}

/// Done once none of the deals is as old and open as it was.
fn stale(context: &Context<'_>, subject: &str) -> Verdict {
    let asked: BTreeSet<String> = subject.split_whitespace().map(id_key).collect();
    let deals = context.scores.accounts.iter().flat_map(|account| &account.pipeline.deals);
    let still = deals.filter(|deal| deal.stale == Ok(true) && asked.contains(&id_key(&deal.id))).count();
    let args = args!["n" => still, "total" => context.language.integer(i64::try_from(asked.len()).unwrap_or(i64::MAX))];
    told((still == 0).then_some(Outcome::Done), context.language.text("became-stale", &args))
}

fn quarter(context: &Context<'_>, subject: &str) -> Verdict {
    let language = context.language;
    let quarter = &context.scores.portfolio.quarter;
    let asked = subject.parse::<Date>().ok();
    if asked.is_none_or(|end| quarter.period.days.to > end) {
        return settled(context, Outcome::Moot, "became-quarter-over");
    }
    match super::quarter::shortfall(quarter) {
        Some(gap) => told(None, language.text("became-quarter-short", &args!["amount" => context.money(gap)])),
        None => match &quarter.quota {
            Ok(_) => settled(context, Outcome::Done, "became-quarter-met"),
            Err(reason) => untold(context, reason),
        },
    }
}
