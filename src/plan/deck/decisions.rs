//! What is asked of the readers: each with money, a day, somebody who answers for it and what it costs.

use super::desk::{Composed, Desk, Part, Width, cell, sentence, short, strong, sum};
use super::effort::cost;
use super::quarter::shortfall;
use super::{Content, Decision};
use crate::model::{AccountIx, Date, Decimal, Entity};
use crate::plan::account::asks;
use crate::plan::context::DASH;
use crate::plan::document::{Cell, FactId, Sentence};
use crate::plan::language::args;
use crate::score::{AccountScores, Evidence};

/// Asks of the summary, and of the slide that holds all.
const MOST_ASKS: usize = 3;
const MOST_LISTED: usize = 7;

/// Accounts of a kind that may be asked for.
const MOST_OF_KIND: usize = 3;

/// The decisions that are asked for, under their own title.
pub struct Asks {
    pub title: Sentence,
    /// Why there are none, or where the others are.
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
    /// Days until the account's renewal.
    renewal_days: Option<i64>,
    pub ask: String,
    pub owner: String,
    owned: bool,
    hours: f64,
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

/// Those of the summary: the first of the list.
pub fn decisions(desk: &mut Desk<'_>) -> Asks {
    let mut candidates = asked(desk);
    let all = candidates.len();
    candidates.truncate(MOST_ASKS);
    let total = desk.money(sum(candidates.iter().map(|candidate| candidate.stake)));
    let title = desk.text("deck-section-decisions", &args!["n" => candidates.len(), "amount" => &total]);
    let note = match all.saturating_sub(candidates.len()) {
        _ if candidates.is_empty() => Some(desk.word("ask-none")),
        0 => None,
        more => Some(desk.text("deck-more-decisions", &args!["n" => more])),
    };
    let asked = candidates.into_iter().map(|candidate| decision(desk, candidate)).collect();
    Asks { title: sentence(title, []), note, asked }
}

fn decision(desk: &Desk<'_>, candidate: Candidate) -> Decision {
    Decision {
        ask: candidate.ask,
        amount: desk.money(candidate.stake),
        due: desk.context.language.date_short(candidate.due),
        owner: candidate.owner,
        cost: Some(cost(desk, candidate.hours)),
        facts: candidate.facts,
    }
}

/// All of them, lettered as in the summary.
pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let candidates = asked(desk);
    if candidates.is_empty() {
        return Err(desk.word("ask-none"));
    }
    let total = desk.money(sum(candidates.iter().map(|candidate| candidate.stake)));
    let title = desk.text("deck-title-decisions", &args!["n" => candidates.len(), "amount" => &total]);
    let n = candidates.len();
    let rows: Vec<Vec<Cell>> =
        ('A'..='Z').zip(candidates).map(|(letter, candidate)| row(desk, letter, candidate)).collect();
    let headings = [
        ("deck-heading-rank", Width::Word),
        ("heading-decision", Width::Text(6)),
        ("deck-heading-at-stake", Width::Number),
        ("deck-heading-renewal-days", Width::Number),
        ("heading-owner", Width::Text(2)),
        ("heading-due", Width::Number),
        ("heading-cost", Width::Text(2)),
    ];
    let mut table = desk.table(&headings, rows, 0);
    let accounts = desk.text("deck-n-decisions", &args!["n" => n]);
    let blank = super::desk::blank;
    table.total = Some(vec![blank(), strong(accounts), cell(total), blank(), blank(), blank(), blank()]);
    let key = if desk.input.effort.hour_cost.is_some() { "deck-note-cost-money" } else { "deck-note-cost-hours" };
    table.note = Some(desk.word(key));
    let subtitle = desk.word("deck-subtitle-decisions");
    let from = [Entity::Account, Entity::Contract, Entity::Opportunity, Entity::Quota, desk.revenue_entity()];
    Ok(Part { slide: desk.slide(sentence(title, []), subtitle, &from, Content::Decisions { table }), detail: None })
}

fn row(desk: &Desk<'_>, letter: char, candidate: Candidate) -> Vec<Cell> {
    let days = candidate.renewal_days.map_or_else(|| DASH.to_owned(), |days| desk.context.language.integer(days));
    let due = desk.context.language.date_short(candidate.due);
    vec![
        strong(letter.to_string()),
        Cell { facts: candidate.facts, ..cell(candidate.ask) },
        strong(desk.money(candidate.stake)),
        cell(days),
        cell(candidate.owner),
        cell(due),
        cell(cost(desk, candidate.hours)),
    ]
}

/// What is asked: by money, then by day, then those that nobody owns; the greatest of each kind before a second one of
/// any.
pub fn asked(desk: &mut Desk<'_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    candidates.extend(quarter(desk));
    let renewing = |account: &AccountScores| asks::renewal(desk.context, account).map(|(_, value, _)| value);
    for account in greatest(desk, renewing) {
        candidates.extend(renewal(desk, account));
    }
    let at_risk = |account: &AccountScores| asks::visit(desk.context, account).map(|(revenue, _)| revenue);
    for account in greatest(desk, at_risk) {
        candidates.extend(visit(desk, account));
    }
    candidates.extend(unowned(desk));
    candidates.extend(stale(desk));
    candidates.retain(|candidate| candidate.stake > Decimal::ZERO);
    candidates.sort_by(|a, b| {
        let by_money = b.stake.cmp(&a.stake);
        by_money.then(a.due.cmp(&b.due)).then(a.owned.cmp(&b.owned)).then_with(|| a.ask.cmp(&b.ask))
    });
    // An account's renewal and a visit to it are one thing to decide: the one with more at stake.
    let mut accounts: Vec<AccountIx> = Vec::new();
    candidates.retain(|candidate| {
        let talk = matches!(candidate.kind, Kind::Renewal | Kind::Visit);
        let Some(account) = candidate.account.filter(|_| talk) else { return true };
        let is_new = !accounts.contains(&account);
        accounts.push(account);
        is_new
    });
    let mut kinds: Vec<Kind> = Vec::new();
    let (mut first, second): (Vec<Candidate>, Vec<Candidate>) = candidates.into_iter().partition(|candidate| {
        let is_first = !kinds.contains(&candidate.kind);
        kinds.push(candidate.kind);
        is_first
    });
    first.extend(second);
    first.truncate(MOST_LISTED);
    first
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
    let due = desk.context.schedule().due_before(desk.portfolio().quarter.period.days.to, 5);
    let amount = desk.money(stake);
    let fact = desk.figure_fact("quarter_gap", &amount, Entity::Quota);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("deck-ask-quarter", &args!["amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    let hours = desk.input.effort.quarter_hours;
    let subject = desk.portfolio().quarter.period.days.to.to_string();
    let (kind, account, renewal_days, facts) = (Kind::Quarter, None, None, vec![fact]);
    Some(Candidate { kind, account, subject, stake, due, renewal_days, ask, owner, owned: true, hours, facts })
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
    Some(Candidate { kind, account, subject, stake, due, renewal_days, ask, owner, owned, hours, facts })
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
    Some(Candidate { kind, account, subject, stake, due, renewal_days, ask, owner, owned, hours, facts })
}

/// The account with the most revenue or pipeline that nobody looks after.
fn unowned(desk: &mut Desk<'_>) -> Option<Candidate> {
    let stake = |account: &AccountScores| {
        let known = |amount: &crate::model::Known<Decimal>| amount.as_ref().ok().copied();
        known(&account.revenue.ltm).max(known(&account.pipeline.value))
    };
    let (stake, due, scores) = desk
        .accounts()
        .iter()
        .filter(|account| desk.context.owner(account.account).is_none())
        .filter_map(|account| Some((stake(account)?, asks::owner(desk.context, account.account)?, account)))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.2.account.cmp(&a.2.account)))?;
    let amount = desk.money(stake);
    let fact = desk.account_fact(scores.account, "owner_stake", &amount, &Evidence::default());
    let name = desk.name(scores.account);
    let date = desk.context.language.date_short(due);
    let ask = desk.text("ask-owner", &args!["account" => name, "amount" => amount, "date" => date]);
    let owner = desk.word("deck-management");
    let (account, hours) = (Some(scores.account), desk.input.effort.owner_hours);
    let (kind, subject, renewal_days, facts) = (Kind::Owner, String::new(), days_to_renewal(scores), vec![fact]);
    Some(Candidate { kind, account, subject, stake, due, renewal_days, ask, owner, owned: false, hours, facts })
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
    Some(Candidate { kind, account, subject: ids, stake, due, renewal_days, ask, owner, owned: true, hours, facts })
}
