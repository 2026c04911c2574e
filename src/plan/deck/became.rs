//! What became of what earlier decks asked for, by this month's data.

use std::collections::BTreeMap;

use super::compose::DeckInput;
use super::decisions::{Candidate, Kind, asked};
use super::desk::{Composed, Desk, MOST_ROWS_TOLD, Part, Width, cell, sentence, short, strong};
use super::verdict::verdict;
use super::{Content, desk};
use crate::model::{
    Author, Currency, Date, Decimal, Entity, Item, ItemField, ItemKey, ItemKind, calendar::days_between,
};
use crate::plan::context::{Context, Facts};
use crate::plan::document::{Cell, Mark, Tone};
use crate::plan::language::{args, truncated};
use crate::score::Evidence;

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
    /// Something has happened, and not what was asked.
    Partly,
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
            Outcome::Partly => "partly",
            Outcome::Done => "done",
            Outcome::Moot => "moot",
        }
    }

    fn of(item: &Item) -> Outcome {
        let known = [Outcome::Late, Outcome::Open, Outcome::Partly, Outcome::Done, Outcome::Moot];
        known.into_iter().find(|outcome| Some(outcome.key()) == item.value(STATE)).unwrap_or(Outcome::Open)
    }

    fn is_settled(self) -> bool {
        matches!(self, Outcome::Done | Outcome::Moot)
    }
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

/// Whether an item is what a candidate asks for, and not settled. Deals go stale, and accounts lose their owner, one by
/// one: the decision about them stays one, until it is settled.
fn is_same(account_id: &str, candidate: &Candidate, key: &ItemKey, item: &Item) -> bool {
    let one_by_one = candidate.kind == Kind::Stale || candidate.kind == Kind::Owner;
    let same_subject = || one_by_one || item.value(SUBJECT).unwrap_or_default() == candidate.subject;
    let same = key.kind == ItemKind::Decision && key.account_id == account_id;
    same && item.value(KIND) == Some(candidate.kind.key()) && same_subject() && !Outcome::of(item).is_settled()
}

/// When a decision that is asked again was first due, where that has passed.
pub fn late_since(context: &Context<'_>, candidate: &Candidate) -> Option<Date> {
    let account = candidate.account.and_then(|account| context.account(account));
    let account_id = account.map_or(PORTFOLIO, |account| account.id.as_str());
    let before = standing(context);
    let same = before.iter().filter(|(key, item)| is_same(account_id, candidate, key, item));
    let due = same.filter_map(|(_, item)| item.value(DUE)?.parse::<Date>().ok()).min()?;
    (due < context.as_of()).then_some(due)
}

/// What is asked again is the same decision, with the day on which it was first asked and its first due date.
fn ask(context: &Context<'_>, candidate: &Candidate, items: &mut BTreeMap<ItemKey, Item>) {
    let account = candidate.account.and_then(|account| context.account(account));
    let account_id = account.map_or(PORTFOLIO, |account| account.id.as_str()).to_owned();
    if items.iter().any(|(key, item)| is_same(&account_id, candidate, key, item)) {
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
    let is_of_one = key.account_id != PORTFOLIO;
    let account = is_of_one.then(|| super::verdict::place(desk.context, &key.account_id)).flatten();
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
        Outcome::Partly => ("became-partly", Tone::Warn, Some(Mark::Steady)),
        Outcome::Late => ("became-late", Tone::Bad, Some(Mark::Down)),
        Outcome::Moot => ("became-moot", Tone::Neutral, Some(Mark::Steady)),
    };
    vec![
        strong(truncated(item.value(ASK).unwrap_or_default(), 200)).stating(fact),
        cell(money),
        cell(short(item.value(OWNER).unwrap_or_default())),
        cell(due),
        Cell { mark, ..desk::toned(desk.word(word), tone) },
        cell(truncated(item.value(BECAUSE).unwrap_or_default(), 180)),
    ]
}
