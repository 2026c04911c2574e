//! What became of what earlier decks asked for, by this month's data.

use std::collections::{BTreeMap, BTreeSet};

use super::compose::DeckInput;
use super::decisions::{Candidate, Kind, asked};
use super::desk::{Composed, Desk, MOST_ROWS_TOLD, Part, Width, cell, sentence, short, strong};
use super::{Content, desk};
use crate::model::key::id_key;
use crate::model::{
    AccountIx, Author, Currency, Date, Decimal, Entity, Item, ItemField, ItemKey, ItemKind, Known, Unknown,
    calendar::days_between,
};
use crate::plan::context::{Context, Facts};
use crate::plan::document::{Cell, Mark, Tone};
use crate::plan::language::{args, truncated};
use crate::score::{Band, Evidence};

pub const KIND: &str = "decision";
pub const SUBJECT: &str = "subject";
pub const ASK: &str = "ask";
pub const AMOUNT: &str = "amount";
pub const CURRENCY: &str = "currency";
pub const DUE: &str = "due";
pub const OWNER: &str = "owner";
pub const ASKED_ON: &str = "asked_on";
pub const STATE: &str = "state";
pub const BECAUSE: &str = "because";
pub const ENDED_ON: &str = "ended_on";

/// Under which account a decision stands that is about the portfolio.
pub const PORTFOLIO: &str = "";

/// Days for which a decision is remembered after it was settled.
const REMEMBERED_DAYS: i64 = 365;

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Past its day and not settled.
    Late,
    Open,
    /// What was asked has happened.
    Done,
    /// What it was asked for is no longer so.
    Moot,
}

impl Outcome {
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Late => "late",
            Outcome::Open => "open",
            Outcome::Done => "done",
            Outcome::Moot => "moot",
        }
    }

    fn of(item: &Item) -> Outcome {
        let known = [Outcome::Late, Outcome::Open, Outcome::Done, Outcome::Moot];
        known.into_iter().find(|outcome| Some(outcome.key()) == item.value(STATE)).unwrap_or(Outcome::Open)
    }

    fn is_settled(self) -> bool {
        matches!(self, Outcome::Done | Outcome::Moot)
    }
}

/// What the data says of a decision: settled, and how; or not, and how far. Unknown leaves it as it is.
struct Verdict {
    outcome: Known<Option<Outcome>>,
    because: String,
}

/// The decisions of earlier decks as they stand, with those that this one asks for: what the plans keep of them.
pub fn kept(context: &Context<'_>, input: &DeckInput<'_>) -> BTreeMap<ItemKey, Item> {
    let mut desk = Desk { context, input, facts: Facts::default(), rows: BTreeMap::new() };
    let mut items = standing(context);
    for candidate in asked(&mut desk) {
        ask(context, &candidate, &mut items);
    }
    items
}

/// Those of earlier months, judged by this month's data.
fn standing(context: &Context<'_>) -> BTreeMap<ItemKey, Item> {
    let as_of = context.as_of();
    let before = context.book.items.iter().filter(|(key, _)| key.kind == ItemKind::Decision);
    let judged = before.map(|(key, item)| (key.clone(), judged(context, key, item)));
    let ended = |item: &Item| item.value(ENDED_ON).and_then(|day| day.parse::<Date>().ok());
    judged.filter(|(_, item)| ended(item).is_none_or(|day| days_between(day, as_of) <= REMEMBERED_DAYS)).collect()
}

fn judged(context: &Context<'_>, key: &ItemKey, item: &Item) -> Item {
    let mut item = item.clone();
    if Outcome::of(&item).is_settled() {
        return item;
    }
    let Some(kind) = item.value(KIND).and_then(Kind::from_key) else { return item };
    let as_of = context.as_of();
    let verdict = verdict(context, kind, key, &item);
    let due = item.value(DUE).and_then(|day| day.parse::<Date>().ok());
    let pending = if due.is_some_and(|due| due < as_of) { Outcome::Late } else { Outcome::Open };
    let outcome = verdict.outcome.ok().flatten().unwrap_or(pending);
    set(&mut item, STATE, outcome.key().to_owned());
    set(&mut item, BECAUSE, verdict.because);
    if outcome.is_settled() {
        set(&mut item, ENDED_ON, as_of.to_string());
    }
    item
}

fn verdict(context: &Context<'_>, kind: Kind, key: &ItemKey, item: &Item) -> Verdict {
    let subject = item.value(SUBJECT).unwrap_or_default();
    if key.account_id == PORTFOLIO {
        return match kind {
            Kind::Stale => stale(context, subject),
            _ => quarter(context, subject),
        };
    }
    let wanted = id_key(&key.account_id);
    let mut places = context.portfolio.account_ixs();
    let place = places.find(|ix| context.account(*ix).is_some_and(|account| id_key(&account.id) == wanted));
    let Some(account) = place else { return settled(context, Outcome::Moot, "became-account-gone") };
    let asked_on = item.value(ASKED_ON).and_then(|day| day.parse::<Date>().ok());
    match kind {
        Kind::Renewal => renewal(context, account, subject),
        Kind::Visit => visit(context, account, asked_on),
        _ => owner(context, account),
    }
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

/// Done once the customer was talked with since; moot once the risk is no longer high.
fn visit(context: &Context<'_>, account: AccountIx, asked_on: Option<Date>) -> Verdict {
    let language = context.language;
    let Some(scores) = context.scores_of(account) else {
        return settled(context, Outcome::Moot, "became-account-gone");
    };
    if let (Ok(day), Some(asked)) = (&scores.contact.last_two_way, asked_on)
        && *day > asked
    {
        let date = language.date_short(*day);
        return told(Some(Outcome::Done), language.text("became-talked", &args!["date" => date]));
    }
    match (&scores.churn.band, &scores.contact.last_two_way) {
        (Ok(band), _) if *band != Band::High => settled(context, Outcome::Moot, "became-risk-fell"),
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

/// What is asked again is the same decision, with the day on which it was first asked and its first due date.
fn ask(context: &Context<'_>, candidate: &Candidate, items: &mut BTreeMap<ItemKey, Item>) {
    let account = candidate.account.and_then(|account| context.account(account));
    let account_id = account.map_or(PORTFOLIO, |account| account.id.as_str()).to_owned();
    // Deals go stale one by one: the decision about them stays one, until it is settled.
    let same_subject =
        |item: &Item| candidate.kind == Kind::Stale || item.value(SUBJECT).unwrap_or_default() == candidate.subject;
    let is_open = items.iter().any(|(key, item)| {
        let same = key.account_id == account_id && item.value(KIND) == Some(candidate.kind.key());
        same && same_subject(item) && !Outcome::of(item).is_settled()
    });
    if is_open {
        return;
    }
    let key = |item: String| ItemKey { account_id: account_id.clone(), kind: ItemKind::Decision, item };
    let mut free = key(candidate.kind.key().to_owned());
    let mut number = 1_u32;
    while items.contains_key(&free) {
        let times = if number == 1 { String::new() } else { format!("#{number}") };
        free = key(format!("{}~{}{times}", candidate.kind.key(), context.as_of()));
        number = number.saturating_add(1);
    }
    let mut item = Item { author: Author::Program, since: context.period(), fields: BTreeMap::new() };
    let fields = [
        (KIND, candidate.kind.key().to_owned()),
        (SUBJECT, candidate.subject.clone()),
        (ASK, candidate.ask.clone()),
        (AMOUNT, candidate.stake.normalize().to_string()),
        (CURRENCY, context.currency().code().to_owned()),
        (DUE, candidate.due.to_string()),
        (OWNER, candidate.owner.clone()),
        (ASKED_ON, context.as_of().to_string()),
        (STATE, Outcome::Open.key().to_owned()),
    ];
    fields.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| set(&mut item, name, value));
    items.insert(free, item);
}

fn set(item: &mut Item, field: &str, value: String) {
    let ours = ItemField { value: Some(value), author: Author::Program, proposed: None };
    item.fields.insert(field.to_owned(), ours);
}

/// The decisions of earlier decks that were still open last month.
pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let as_of = desk.context.as_of();
    let shown =
        |item: &Item| !Outcome::of(item).is_settled() || item.value(ENDED_ON) == Some(as_of.to_string().as_str());
    let mut items: Vec<(ItemKey, Item)> = standing(desk.context).into_iter().filter(|(_, item)| shown(item)).collect();
    if items.is_empty() {
        return Err(desk.word("deck-absent-became"));
    }
    items.sort_by(|(a, one), (b, other)| {
        Outcome::of(one).cmp(&Outcome::of(other)).then_with(|| amount(other).cmp(&amount(one))).then_with(|| a.cmp(b))
    });
    let done = items.iter().filter(|(_, item)| Outcome::of(item) == Outcome::Done).count();
    let late = items.iter().filter(|(_, item)| Outcome::of(item) == Outcome::Late).count();
    let total = desk.count(items.len());
    let text = match late {
        0 => desk.text("title-decisions-followed", &args!["n" => done, "total" => &total]),
        late => desk.text("deck-title-became-late", &args!["n" => late, "total" => &total]),
    };
    let rows: Vec<Vec<Cell>> = items.iter().take(MOST_ROWS_TOLD).map(|(key, item)| row(desk, key, item)).collect();
    let facts: Vec<String> = rows.iter().flatten().flat_map(|cell| cell.facts.clone()).collect();
    let headings = [
        ("heading-decision", Width::Text(5)),
        ("heading-amount", Width::Number),
        ("heading-owner", Width::Word),
        ("heading-due", Width::Number),
        ("heading-state", Width::Word),
        ("heading-reason", Width::Text(4)),
    ];
    let table = desk.table(&headings, rows, items.len().saturating_sub(MOST_ROWS_TOLD));
    let told = args!["total" => total, "done" => desk.count(done), "late" => desk.count(late)];
    let subtitle = desk.text("deck-subtitle-became", &told);
    let from = [Entity::Opportunity, Entity::Contract, Entity::Activity];
    let slide = desk.slide(sentence(text, facts), subtitle, &from, Content::TopAccounts { table });
    Ok(Part { slide, detail: None })
}

fn amount(item: &Item) -> Option<Decimal> {
    item.value(AMOUNT)?.parse().ok()
}

fn row(desk: &mut Desk<'_>, key: &ItemKey, item: &Item) -> Vec<Cell> {
    let language = desk.context.language;
    let currency = item.value(CURRENCY).and_then(Currency::parse).unwrap_or_else(|| desk.context.currency());
    let money = amount(item).map(|amount| language.money_compact(amount, currency)).unwrap_or_default();
    let wanted = id_key(&key.account_id);
    let account = desk.context.portfolio.account_ixs().find(|ix| {
        key.account_id != PORTFOLIO && desk.context.account(*ix).is_some_and(|row| id_key(&row.id) == wanted)
    });
    let name = format!("decision_{}", key.item);
    let fact = match account {
        Some(account) => {
            let label = desk.word("heading-decision");
            desk.facts.add_titled(desk.context, account, (&name, label), &money, &Evidence::default())
        }
        None => desk.fact(&name, &desk.word("heading-decision"), &money, &Evidence::default()),
    };
    let day = |field: &str| item.value(field).and_then(|day| day.parse::<Date>().ok());
    let due = day(DUE).map(|day| language.date_short(day)).unwrap_or_default();
    let (word, tone, mark) = match Outcome::of(item) {
        Outcome::Done => ("became-done", Tone::Good, Some(Mark::Up)),
        Outcome::Open => ("became-open", Tone::Neutral, None),
        Outcome::Late => ("became-late", Tone::Bad, Some(Mark::Down)),
        Outcome::Moot => ("became-moot", Tone::Neutral, Some(Mark::Steady)),
    };
    vec![
        strong(truncated(item.value(ASK).unwrap_or_default(), 140)).stating(fact),
        cell(money),
        cell(short(item.value(OWNER).unwrap_or_default())),
        cell(due),
        Cell { mark, ..desk::toned(desk.word(word), tone) },
        cell(truncated(item.value(BECAUSE).unwrap_or_default(), 120)),
    ]
}
