//! What is asked of the readers: each with money, a day and somebody who answers for it.

use super::Decision;
use super::desk::{Desk, sentence, short, sum};
use super::quarter::shortfall;
use crate::model::{AccountIx, Date, Decimal, Entity};
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
pub struct Candidate {
    pub kind: Kind,
    /// None of what is asked of the portfolio.
    pub account: Option<AccountIx>,
    /// Which one, where an account or the portfolio has several one after another: the end of a contract or quarter, the
    /// ids of deals.
    pub subject: String,
    pub stake: Decimal,
    pub due: Date,
    pub ask: String,
    pub owner: String,
    owned: bool,
    facts: Vec<FactId>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Where the missing part of the quarter comes from.
    Quarter,
    /// An opportunity for a renewal.
    Renewal,
    /// A visit to an account that is about to leave.
    Visit,
    /// An owner for an account that has none.
    Owner,
    /// Deals that are older than any that ever closed.
    Stale,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Quarter, Kind::Renewal, Kind::Visit, Kind::Owner, Kind::Stale];

    /// The name in what is kept of plans.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Quarter => "quarter",
            Kind::Renewal => "renewal",
            Kind::Visit => "visit",
            Kind::Owner => "owner",
            Kind::Stale => "stale",
        }
    }

    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What is asked: by money, then by day, then those that nobody owns; the greatest of each kind before a second one of
/// any.
pub fn asked(desk: &mut Desk<'_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    candidates.extend(quarter(desk));
    candidates.extend(greatest(desk, renewal_stake).and_then(|account| renewal(desk, account)));
    candidates.extend(greatest(desk, asks::visit).and_then(|account| visit(desk, account)));
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
    candidates
}

/// The same as the deck tells it.
pub fn decisions(desk: &mut Desk<'_>) -> Asks {
    let candidates = asked(desk);
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
fn greatest<'a>(desk: &Desk<'a>, stake: fn(&AccountScores) -> Option<Decimal>) -> Option<&'a AccountScores> {
    desk.accounts()
        .iter()
        .filter_map(|account| Some((stake(account)?, account)))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.account.cmp(&a.1.account)))
        .map(|(_, account)| account)
}

fn renewal_stake(account: &AccountScores) -> Option<Decimal> {
    asks::renewal(account).map(|(_, value)| value)
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
    let subject = desk.portfolio().quarter.period.days.to.to_string();
    let (kind, facts) = (Kind::Quarter, vec![fact]);
    Some(Candidate { kind, account: None, subject, stake, due, ask, owner, owned: true, facts })
}

fn renewal(desk: &mut Desk<'_>, account: &AccountScores) -> Option<Candidate> {
    let (next, stake) = asks::renewal(account)?;
    let due = asks::renewal_due(desk.context, account.account, next);
    let amount = desk.money(stake);
    let fact = desk.account_fact(account.account, "renewal", &amount, &[next.origin].into_iter().collect());
    let name = desk.name(account.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-renewal", &args!["amount" => amount, "account" => name, "date" => date]);
    let (owner, owned) = owner_of(desk, account);
    let (kind, subject, facts) = (Kind::Renewal, next.end.to_string(), vec![fact]);
    Some(Candidate { kind, account: Some(account.account), subject, stake, due, ask, owner, owned, facts })
}

fn visit(desk: &mut Desk<'_>, account: &AccountScores) -> Option<Candidate> {
    let stake = asks::visit(account)?;
    let due = asks::visit_due(desk.context, account.account);
    let amount = desk.money(stake);
    let fact = desk.account_fact(account.account, "revenue_ltm", &amount, &account.revenue.evidence);
    let name = desk.name(account.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-visit", &args!["account" => name, "amount" => amount, "date" => date]);
    let (owner, owned) = owner_of(desk, account);
    let (kind, subject, facts) = (Kind::Visit, String::new(), vec![fact]);
    Some(Candidate { kind, account: Some(account.account), subject, stake, due, ask, owner, owned, facts })
}

/// The account with the most revenue or pipeline that nobody looks after.
fn unowned(desk: &mut Desk<'_>) -> Option<Candidate> {
    let stake = |account: &AccountScores| {
        let known = |amount: &crate::model::Known<Decimal>| amount.as_ref().ok().copied();
        known(&account.revenue.ltm).max(known(&account.pipeline.value))
    };
    let (stake, account) = desk
        .accounts()
        .iter()
        .filter(|account| desk.context.owner(account.account).is_none())
        .filter_map(|account| Some((stake(account)?, account)))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.account.cmp(&a.1.account)))?;
    let due = asks::owner_due(desk.context, account.account);
    let amount = desk.money(stake);
    let fact = desk.account_fact(account.account, "owner_stake", &amount, &Evidence::default());
    let name = desk.name(account.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-owner", &args!["account" => name, "amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    let (kind, subject, facts) = (Kind::Owner, String::new(), vec![fact]);
    Some(Candidate { kind, account: Some(account.account), subject, stake, due, ask, owner, owned: false, facts })
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
    let (kind, subject, facts) = (Kind::Stale, ids, vec![fact]);
    Some(Candidate { kind, account: None, subject, stake, due, ask, owner, owned: true, facts })
}
