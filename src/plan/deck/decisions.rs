//! What is asked of the readers: each with money, a day, somebody who answers for it and what it costs.

use super::candidates::candidates;
use super::desk::{Composed, Desk, Part, Width, cell, sentence, strong, sum};
use super::effort::cost;
use super::{Content, Decision, became};
use crate::model::calendar::days_between;
use crate::model::{AccountIx, Date, Decimal, Entity};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, FactId, Sentence};
use crate::plan::language::args;

/// Asks of the summary, and of the slide that holds all.
const MOST_ASKS: usize = 3;
const MOST_LISTED: usize = 7;

/// Days after which what is at stake weighs half of what is lost today.
const HALF_DAYS: i64 = 30;

/// Days until what has no day of its own counts as lost.
const NO_DAY_DAYS: i64 = 90;

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
    /// The day on which the stake is lost if nothing is done, where there is one.
    pub lost_on: Option<Date>,
    /// Days until the account's renewal.
    pub renewal_days: Option<i64>,
    pub ask: String,
    pub owner: String,
    pub owned: bool,
    pub hours: f64,
    pub facts: Vec<FactId>,
}

impl Candidate {
    /// Money by urgency: the stake × 30 / (30 + days until it is lost); what is lost already counts whole.
    pub fn weight(&self, as_of: Date) -> Decimal {
        let days = self.lost_on.map_or(NO_DAY_DAYS, |day| days_between(as_of, day).max(0));
        let share = Decimal::from(HALF_DAYS).checked_div(Decimal::from(HALF_DAYS.saturating_add(days)));
        self.stake.checked_mul(share.unwrap_or_default()).unwrap_or(self.stake)
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Where the missing part of the quarter comes from.
    Quarter,
    /// Renewals that end within days or whose day of notice has passed.
    Lapsing,
    /// An opportunity for a renewal.
    Renewal,
    /// A visit to an account that is about to leave.
    Visit,
    /// Owners for the accounts that have none.
    Owner,
    /// Deals that are older than any that ever closed.
    Stale,
}

impl Kind {
    pub const ALL: [Kind; 6] = [Kind::Quarter, Kind::Lapsing, Kind::Renewal, Kind::Visit, Kind::Owner, Kind::Stale];

    /// The name in what is kept of plans.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Quarter => "quarter",
            Kind::Lapsing => "lapsing",
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
    let total = sum(candidates.iter().map(|candidate| candidate.stake));
    let key = if total.is_zero() { "deck-title-decisions-plain" } else { "deck-section-decisions" };
    let title = desk.text(key, &args!["n" => candidates.len(), "amount" => desk.money(total)]);
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
        ask: again(desk, &candidate),
        amount: stake(desk, &candidate),
        due: desk.context.language.date_short(candidate.due),
        owner: candidate.owner,
        cost: Some(cost(desk, candidate.hours)),
        facts: candidate.facts,
    }
}

/// The money at stake; a dash where none is known.
fn stake(desk: &Desk<'_>, candidate: &Candidate) -> String {
    if candidate.stake.is_zero() { DASH.to_owned() } else { desk.money(candidate.stake) }
}

/// What is asked; of what an earlier deck asked for and nobody did by its day, that too.
fn again(desk: &Desk<'_>, candidate: &Candidate) -> String {
    let Some(first) = became::late_since(desk.context, candidate) else { return candidate.ask.clone() };
    let days = days_between(first, desk.context.as_of());
    let date = desk.context.language.date_short(first);
    let late = desk.text("deck-ask-again", &args!["date" => date, "days" => days]);
    format!("{} ({late})", candidate.ask)
}

/// All of them, lettered as in the summary, which holds a single one whole.
pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let candidates = asked(desk);
    match candidates.len() {
        0 => return Err(desk.word("ask-none")),
        1 if candidates.iter().all(|own| !own.stake.is_zero()) => return Err(desk.word("deck-absent-decisions")),
        _ => {}
    }
    let total = sum(candidates.iter().map(|candidate| candidate.stake));
    let key = if total.is_zero() { "deck-title-decisions-plain" } else { "deck-title-decisions" };
    let total = desk.money(total);
    let title = desk.text(key, &args!["n" => candidates.len(), "amount" => &total]);
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
        Cell { facts: candidate.facts.clone(), ..cell(again(desk, &candidate)) },
        strong(stake(desk, &candidate)),
        cell(days),
        cell(candidate.owner),
        cell(due),
        cell(cost(desk, candidate.hours)),
    ]
}

/// What is asked: by money and urgency, then by day, then those that nobody owns; the greatest of each kind before a
/// second one of any.
pub fn asked(desk: &mut Desk<'_>) -> Vec<Candidate> {
    let mut candidates = candidates(desk);
    let as_of = desk.context.as_of();
    candidates.sort_by(|a, b| {
        let by_weight = b.weight(as_of).cmp(&a.weight(as_of)).then(b.stake.cmp(&a.stake));
        by_weight.then(a.due.cmp(&b.due)).then(a.owned.cmp(&b.owned)).then_with(|| a.ask.cmp(&b.ask))
    });
    // An account's renewal and a visit to it are one thing to decide: the one that weighs more.
    let mut accounts: Vec<AccountIx> = Vec::new();
    candidates.retain(|candidate| {
        let talk = matches!(candidate.kind, Kind::Lapsing | Kind::Renewal | Kind::Visit);
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
