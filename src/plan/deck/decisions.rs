//! What is asked of the readers: each with money, a day and somebody who answers for it.

use super::Decision;
use super::desk::{Desk, sentence, short, sum};
use super::quarter::shortfall;
use crate::model::{Date, Decimal, Entity};
use crate::plan::account::asks;
use crate::plan::document::{FactId, Sentence};
use crate::plan::language::args;
use crate::score::{AccountScores, Evidence};

const MOST_ASKS: usize = 3;

/// The decisions that are asked for, under their own title.
pub struct Asks {
    pub title: Sentence,
    /// Why there are none.
    pub note: Option<String>,
    pub asked: Vec<Decision>,
}

/// Something that may be asked, before it is known whether others weigh more.
struct Candidate {
    kind: Kind,
    stake: Decimal,
    due: Date,
    ask: String,
    owner: String,
    owned: bool,
    facts: Vec<FactId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quarter,
    Renewal,
    Visit,
    Owner,
    Stale,
}

/// By money, then by day, then those that nobody owns; the greatest of each kind before a second one of any.
pub fn decisions(desk: &mut Desk<'_>) -> Asks {
    let mut candidates: Vec<Candidate> = Vec::new();
    candidates.extend(quarter(desk));
    let renewing = |account: &AccountScores| asks::renewal(desk.context, account).map(|(_, value, _)| value);
    candidates.extend(greatest(desk, renewing).and_then(|account| renewal(desk, account)));
    let at_risk = |account: &AccountScores| asks::visit(desk.context, account).map(|(revenue, _)| revenue);
    candidates.extend(greatest(desk, at_risk).and_then(|account| visit(desk, account)));
    candidates.extend(unowned(desk));
    candidates.extend(stale(desk));
    candidates.retain(|candidate| candidate.stake > Decimal::ZERO);
    candidates.sort_by(|a, b| {
        let by_money = b.stake.cmp(&a.stake);
        by_money.then(a.due.cmp(&b.due)).then(a.owned.cmp(&b.owned)).then_with(|| a.ask.cmp(&b.ask))
    });
    // An account's renewal and a visit to it are one thing to decide.
    candidates.dedup_by(|later, earlier| {
        matches!((later.kind, earlier.kind), (Kind::Visit, Kind::Renewal) | (Kind::Renewal, Kind::Visit))
            && later.facts.iter().any(|fact| earlier.facts.contains(fact))
    });
    candidates.truncate(MOST_ASKS);
    let total = desk.money(sum(candidates.iter().map(|candidate| candidate.stake)));
    let title = desk.text("deck-section-decisions", &args!["n" => candidates.len(), "amount" => &total]);
    let note = candidates.is_empty().then(|| desk.word("ask-none"));
    let language = desk.context.language;
    let asked = candidates
        .into_iter()
        .map(|candidate| Decision {
            ask: candidate.ask,
            amount: desk.money(candidate.stake),
            due: language.date_short(candidate.due),
            owner: candidate.owner,
            cost: None,
            facts: candidate.facts,
        })
        .collect();
    Asks { title: sentence(title, []), note, asked }
}

/// The account with the most at stake; equals by their place.
fn greatest<'a>(desk: &Desk<'a>, stake: impl Fn(&AccountScores) -> Option<Decimal>) -> Option<&'a AccountScores> {
    desk.accounts()
        .iter()
        .filter_map(|account| Some((stake(account)?, account)))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.account.cmp(&a.1.account)))
        .map(|(_, account)| account)
}

fn owner_of(desk: &Desk<'_>, account: &AccountScores) -> (String, bool) {
    match desk.context.owner(account.account) {
        Some(owner) => (short(&owner.name), true),
        None => (desk.word("deck-management"), false),
    }
}

fn in_days(desk: &Desk<'_>, working_days: u32) -> Date {
    desk.context.schedule().in_days(working_days)
}

fn quarter(desk: &mut Desk<'_>) -> Option<Candidate> {
    let stake = shortfall(&desk.portfolio().quarter)?;
    let due = desk.context.schedule().due_before(desk.portfolio().quarter.period.days.to, 5);
    let amount = desk.money(stake);
    let fact = desk.figure_fact("quarter_gap", &amount, Entity::Quota);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("deck-ask-quarter", &args!["amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    Some(Candidate { kind: Kind::Quarter, stake, due, ask, owner, owned: true, facts: vec![fact] })
}

fn renewal(desk: &mut Desk<'_>, account: &AccountScores) -> Option<Candidate> {
    let (next, stake, due) = asks::renewal(desk.context, account)?;
    let amount = desk.money(stake);
    let fact = desk.account_fact(account.account, "renewal", &amount, &[next.origin].into_iter().collect());
    let name = desk.name(account.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-renewal", &args!["amount" => amount, "account" => name, "date" => date]);
    let (owner, owned) = owner_of(desk, account);
    Some(Candidate { kind: Kind::Renewal, stake, due, ask, owner, owned, facts: vec![fact] })
}

fn visit(desk: &mut Desk<'_>, account: &AccountScores) -> Option<Candidate> {
    let (stake, due) = asks::visit(desk.context, account)?;
    let amount = desk.money(stake);
    let fact = desk.account_fact(account.account, "revenue_ltm", &amount, &account.revenue.evidence);
    let name = desk.name(account.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-visit", &args!["account" => name, "amount" => amount, "date" => date]);
    let (owner, owned) = owner_of(desk, account);
    Some(Candidate { kind: Kind::Visit, stake, due, ask, owner, owned, facts: vec![fact] })
}

/// The account with the most revenue or pipeline that nobody looks after.
fn unowned(desk: &mut Desk<'_>) -> Option<Candidate> {
    let stake = |account: &AccountScores| {
        let known = |amount: &crate::model::Known<Decimal>| amount.as_ref().ok().copied();
        known(&account.revenue.ltm).max(known(&account.pipeline.value))
    };
    let (stake, due, account) = desk
        .accounts()
        .iter()
        .filter(|account| desk.context.owner(account.account).is_none())
        .filter_map(|account| Some((stake(account)?, asks::owner(desk.context, account.account)?, account)))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.2.account.cmp(&a.2.account)))?;
    let amount = desk.money(stake);
    let fact = desk.account_fact(account.account, "owner_stake", &amount, &Evidence::default());
    let name = desk.name(account.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-owner", &args!["account" => name, "amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    Some(Candidate { kind: Kind::Owner, stake, due, ask, owner, owned: false, facts: vec![fact] })
}

/// Deals that are older than any that ever closed, as far as they lead to an account and have an amount or list price.
fn stale(desk: &mut Desk<'_>) -> Option<Candidate> {
    let deals = desk.accounts().iter().flat_map(|account| &account.pipeline.deals);
    let old: Vec<_> = deals
        .filter(|deal| deal.stale == Ok(true))
        .filter_map(|deal| Some((deal.origin, *deal.amount.as_ref().or(deal.list_price.as_ref()).ok()?)))
        .collect();
    if old.is_empty() {
        return None;
    }
    let stake = sum(old.iter().map(|(_, amount)| *amount));
    let evidence: Evidence = old.iter().map(|(origin, _)| *origin).collect();
    let due = in_days(desk, 10);
    let amount = desk.money(stake);
    let fact = desk.fact("stale_deals", &desk.word("deck-heading-stale"), &amount, &evidence);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-stale", &args!["stale" => old.len(), "amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    Some(Candidate { kind: Kind::Stale, stake, due, ask, owner, owned: true, facts: vec![fact] })
}
