//! The version of an account's brief that the customer may have: what both sides know, and what we propose to do together.
//!
//! It is not the brief with parts taken out: it is made of an allow-list, so that whatever is new in a plan stays hidden
//! until it is allowed here. A figure is shown if its name is among [`SHOWN`]; an action or an objective if there are words
//! for the customer about it (`customer-action-…`, `customer-objective-…`), which are then all that is said of it. A play
//! that is marked as internal stays hidden whatever words there are.

use super::super::account::{AccountPlan, PlannedAction, PlannedObjective, Situation};
use super::super::brief::{Answer, Brief, Header, Who, Why};
use super::super::context::{Context, Facts};
use super::super::document::{Align, Cell, Column, FactId, KeyValue, NumberMarks, Section, Sentence, TableBlock, Tile};
use super::super::language::{args, truncated};
use crate::model::{AccountClass, Date, Decimal};
use crate::score::Evidence;

/// The figures that a customer may see, each of which he knows himself. No other gets into the document.
pub const SHOWN: [&str; 4] = ["customer_purchases", "customer_contract_end", "customer_tickets", "customer_products"];

/// Characters of a name beside the page number.
const LONGEST_FOOTER_NAME: usize = 60;

/// What is agreed on with a customer needs at least so many lines to be a paper.
const FEWEST_ITEMS: usize = 2;

/// The customer's version of a customer's brief; `None` of any other account, and where there is next to nothing to say.
pub fn compose(context: &Context<'_>, plan: &AccountPlan) -> Option<Brief> {
    let s = Situation::of(context, plan.account)?;
    if s.scores.class.class != AccountClass::Customer {
        return None;
    }
    let language = context.language;
    let mut shown = Shown { s: &s, facts: Facts::default() };
    let (objectives, actions) = (objectives(&s, &plan.objectives), actions(&s, &plan.actions, plan.reviews.regular));
    let items = [&objectives, &actions].into_iter().flatten().map(|section| section.body.rows.len()).sum::<usize>();
    if items < FEWEST_ITEMS {
        return None;
    }
    let tiles: Vec<Tile> =
        [purchases(&mut shown), contract_end(&mut shown), tickets(&mut shown)].into_iter().flatten().collect();
    let answer = Answer {
        profile: profile(&mut shown, plan.reviews.regular),
        tables: [objectives, actions].into_iter().flatten().collect(),
        ..Answer::default()
    };
    let document = language.word("customer-document");
    Some(Brief {
        title: format!("{document}: {}", s.name()),
        lang: language.code().tag().to_owned(),
        author: context.company.name.clone(),
        as_of: context.as_of(),
        numbers: NumberMarks::of(context.language),
        account_id: plan.account_id.clone(),
        group: vec![plan.account_id.clone()],
        facts: shown.facts.into_vec(),
        header: Header {
            kicker: format!("{document} · {}", language.month_long(context.period())),
            name: s.name().to_owned(),
            tier: None,
            quadrant: None,
            owner_line: contact(&s).unwrap_or_default(),
        },
        headline: said(language.text("customer-headline", &args!["company" => &context.company.name])),
        tiles,
        answer,
        why: Why::default(),
        who: Who::default(),
        plan: None,
        call: None,
        not_known: None,
        sources: language.text("as-of-capital", &args!["date" => language.date_long(context.as_of())]),
        footer: format!("{} · {}", context.company.name, truncated(s.name(), LONGEST_FOOTER_NAME)),
    })
}

/// What a customer's version holds and may not: each fact that is not of the list. Empty in a document that may go out.
pub fn foreign(brief: &Brief) -> Vec<&str> {
    let own = format!("{}/", brief.account_id);
    let allowed = |id: &str| id.strip_prefix(&own).is_some_and(|name| SHOWN.contains(&name));
    brief.facts.iter().map(|fact| fact.id.as_str()).filter(|id| !allowed(id)).collect()
}

/// Notes what may be shown, and nothing else.
struct Shown<'a> {
    s: &'a Situation<'a>,
    facts: Facts,
}

impl Shown<'_> {
    /// The fact without the files that it was read from, which are ours alone; `None` of a figure that is not allowed.
    fn fact(&mut self, name: &str, value: &str) -> Option<FactId> {
        SHOWN.contains(&name).then(|| self.s.fact(&mut self.facts, name, value, &Evidence::default()))
    }

    fn tile(&mut self, name: &str, label: &str, value: String, note: Option<String>) -> Option<Tile> {
        let fact = self.fact(name, &value)?;
        let label = self.s.context.language.word(label);
        Some(Tile { label, value, change: None, note, facts: vec![fact] })
    }
}

fn said(text: String) -> Sentence {
    Sentence { text, facts: Vec::new() }
}

/// Who looks after the customer.
fn contact(s: &Situation<'_>) -> Option<String> {
    let owner = s.context.desk(s.account)?;
    let language = s.context.language;
    let name = language.text("customer-contact", &args!["name" => &owner.name]);
    Some(owner.email.as_ref().map_or(name.clone(), |email| format!("{name} · {email}")))
}

fn purchases(shown: &mut Shown<'_>) -> Option<Tile> {
    let ltm = *shown.s.scores.revenue.ltm.as_ref().ok()?;
    let value = shown.s.money(ltm);
    let note = shown.s.context.language.word("last-12-months");
    (ltm > Decimal::ZERO).then(|| shown.tile("customer_purchases", "customer-purchases", value, Some(note)))?
}

fn contract_end(shown: &mut Shown<'_>) -> Option<Tile> {
    let end = shown.s.scores.renewal.next.as_ref().ok()?.end;
    let value = shown.s.context.language.date_short(end);
    shown.tile("customer_contract_end", "customer-contract-end", value, None)
}

fn tickets(shown: &mut Shown<'_>) -> Option<Tile> {
    let open = *shown.s.scores.tickets.open.as_ref().ok()?;
    let value = shown.s.context.language.integer(i64::try_from(open).unwrap_or(i64::MAX));
    shown.tile("customer_tickets", "customer-tickets", value, None)
}

/// The joint review is the regular one: what brings an internal review forward is ours alone.
fn profile(shown: &mut Shown<'_>, next_review: Date) -> Option<Section<Vec<KeyValue>>> {
    let language = shown.s.context.language;
    let mut rows = Vec::new();
    let owned = shown.s.scores.products.owned.as_ref().ok().filter(|owned| !owned.is_empty());
    if let Some(owned) = owned {
        let names: Vec<String> = owned.iter().map(|product| product.name.clone()).collect();
        let value = language.list(&names);
        let facts = vec![shown.fact("customer_products", &value)?];
        rows.push(KeyValue { label: language.word("customer-products"), value, note: None, facts });
    }
    let value = language.date_long(next_review);
    rows.push(KeyValue { label: language.word("customer-next-review"), value, note: None, facts: Vec::new() });
    let title = said(language.word("customer-together"));
    Some(Section { title, subtitle: None, source: None, body: rows })
}

/// What we want to reach, in the customer's words and without our figures.
fn objectives(s: &Situation<'_>, objectives: &[PlannedObjective]) -> Option<Section<TableBlock>> {
    let as_of = s.context.as_of();
    let ahead = objectives.iter().filter(|one| one.due > as_of);
    let rows = ahead.filter_map(|one| Some((worded(s, "objective", &one.id)?, one.due, one.owner.as_str())));
    table(s, "customer-objectives", rows.collect())
}

/// What we propose to do, and by when: of what is late by its new date. The review is the
/// `regular` one, whatever brings an internal one forward.
fn actions(s: &Situation<'_>, actions: &[PlannedAction], regular: Date) -> Option<Section<TableBlock>> {
    let (as_of, plays) = (s.context.as_of(), &s.context.playbook.plays);
    let internal = |one: &&PlannedAction| plays.iter().any(|play| play.internal && play.id == first_time(&one.id));
    let by = |one: &PlannedAction| match &one.play {
        Some(play) if s.context.playbook.is_review(&play.play) => regular,
        _ => one.standing.renewed.unwrap_or(one.due),
    };
    let mut rows: Vec<(String, Date, &str)> = actions
        .iter()
        .filter(|one| !internal(one) && by(one) > as_of)
        .filter_map(|one| Some((worded(s, "action", &one.id)?, by(one), one.owner.as_str())))
        .collect();
    rows.sort_by_key(|(_, by, _)| *by);
    table(s, "customer-actions", rows)
}

/// The id that an item has the first time, whichever time it is: `quarterly-review~2026-12-31` is another review.
fn first_time(id: &str) -> &str {
    id.split('~').next().unwrap_or(id)
}

/// The words for the customer about an item of the plan; `None` where nobody wrote any, and so it is not shown. An item
/// that a rep added has an id of its own and no words.
fn worded(s: &Situation<'_>, kind: &str, id: &str) -> Option<String> {
    let id = first_time(id);
    let plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let key = format!("customer-{kind}-{id}");
    let language = s.context.language;
    (plain && language.has(&key)).then(|| language.word(&key))
}

fn table(s: &Situation<'_>, title: &str, rows: Vec<(String, Date, &str)>) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let column = |key: &str, share| Column { heading: language.word(key), align: Align::Left, share };
    let cell = |text: String| Cell { text, ..Cell::default() };
    let body = TableBlock {
        columns: vec![column("customer-what", Some(3)), column("heading-due", None), column("heading-owner", Some(1))],
        rows: rows
            .into_iter()
            .map(|(text, due, owner)| vec![cell(text), cell(language.date_short(due)), cell(owner.to_owned())])
            .collect(),
        total: None,
        note: None,
    };
    let title = said(language.word(title));
    (!body.rows.is_empty()).then_some(Section { title, subtitle: None, source: None, body })
}
