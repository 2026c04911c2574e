//! Coverage and capacity: whose accounts ask for more hours than there are, and which are talked with too seldom.

use super::Content;
use super::desk::{Desk, MOST_ROWS_BESIDE, Part, Width, blank, cell, sentence, short, strong, toned, whole};
use crate::model::{AccountIx, Decimal, Entity};
use crate::plan::account;
use crate::plan::capacity::{Capacity, RepLoad, Served, capacity};
use crate::plan::chart::{Bar, BarTotal, Bars};
use crate::plan::document::{Cell, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, followed};
use crate::score::Evidence;

/// Bars that a slide has room for.
const MOST_BARS: usize = 10;

/// Whose accounts ask for what; the reason where no account has an owner.
pub type Load = Capacity;

pub fn load(desk: &Desk<'_>) -> Result<Load, String> {
    let context = desk.context;
    let plans: Vec<_> = context
        .portfolio
        .account_ixs()
        .filter(|account| context.has_brief(*account))
        .filter_map(|account| account::plan(context, account))
        .collect();
    let found = capacity(context, &plans);
    if found.reps.is_empty() { Err(desk.word("deck-absent-capacity")) } else { Ok(found) }
}

pub fn slide(desk: &mut Desk<'_>, found: &Load) -> Part {
    let title = title(desk, found);
    let table = table(desk, found);
    let bars = bars(desk, found);
    let subtitle = subtitle(desk);
    let content = Content::Quota { tiles: Vec::new(), attainment: Some(bars), regions: None, deals: None, table };
    let from = [Entity::Account, Entity::Activity];
    Part { slide: desk.slide(title, subtitle, &from, content), detail: None }
}

pub fn subtitle(desk: &Desk<'_>) -> String {
    let hours = desk.context.language.number(desk.context.capacity.hours_month, 0);
    desk.text("deck-subtitle-capacity", &args!["hours" => hours])
}

pub fn title(desk: &mut Desk<'_>, found: &Capacity) -> Sentence {
    let over = found.reps.iter().filter(|rep| rep.is_overloaded()).count();
    let under: usize = found.reps.iter().map(|rep| rep.under_served).sum();
    let told: usize = found.reps.iter().map(|rep| rep.accounts.saturating_sub(rep.unknown)).sum();
    let reps = desk.text("capacity-overloaded", &args!["n" => over, "reps" => desk.count(found.reps.len())]);
    let facts = [
        desk.figure_fact("reps_overloaded", &reps, Entity::Account),
        desk.figure_fact("accounts_under_served", &desk.count(under), Entity::Account),
    ];
    let text = match told {
        0 => reps,
        _ => {
            let accounts = desk.text("capacity-under-served", &args!["n" => under]);
            desk.text("deck-title-capacity", &args!["reps" => reps, "accounts" => accounts])
        }
    };
    sentence(text, facts)
}

fn percent(desk: &Desk<'_>, rep: &RepLoad) -> String {
    desk.context.language.percent(rep.load_share(), 0)
}

fn tone(rep: &RepLoad) -> Tone {
    if rep.is_overloaded() { Tone::Bad } else { Tone::Neutral }
}

fn bars(desk: &mut Desk<'_>, found: &Capacity) -> Section<Bars> {
    let rows: Vec<Bar> = found
        .reps
        .iter()
        .take(MOST_BARS)
        .enumerate()
        .map(|(rank, rep)| {
            let text = percent(desk, rep);
            let label = short(&rep.owner);
            let fact = desk.fact(&format!("load_share/{}", rank + 1), &label, &text, &Evidence::default());
            Bar {
                label,
                value: rep.load_share(),
                text,
                limit: Some(1.0),
                tone: tone(rep),
                evidence: None,
                facts: vec![fact],
            }
        })
        .collect();
    let title = desk.word("capacity-load");
    let note = desk.more(found.reps.len().saturating_sub(rows.len()));
    let over = found.reps.iter().filter(|rep| rep.is_overloaded()).count();
    let args = args!["have" => desk.count(over), "need" => desk.count(found.reps.len())];
    let total = BarTotal { label: desk.word("capacity-over-hours"), text: desk.text("capacity-of", &args) };
    let body = Bars { alt: title.clone(), rows, total: Some(total), note };
    Section { title: sentence(title, []), subtitle: None, source: None, body }
}

/// The columns of [`cells`].
pub const COLUMNS: [(&str, Width); 5] = [
    ("capacity-accounts", Width::Number),
    ("capacity-needed", Width::Number),
    ("capacity-hours", Width::Number),
    ("capacity-under", Width::Number),
    ("capacity-over", Width::Number),
];

fn table(desk: &mut Desk<'_>, found: &Load) -> TableBlock {
    let mut headings = vec![("heading-owner", Width::Text(3))];
    headings.extend(COLUMNS);
    headings.push(("capacity-actions", Width::Number));
    let row = |desk: &Desk<'_>, rep: &RepLoad| {
        let mut row = vec![strong(short(&rep.owner))];
        row.extend(cells(desk, rep));
        row.push(cell(desk.count(rep.actions)));
        row
    };
    let rows: Vec<Vec<Cell>> = found.reps.iter().take(MOST_ROWS_BESIDE).map(|rep| row(desk, rep)).collect();
    let hidden = found.reps.len().saturating_sub(rows.len());
    let mut table = desk.table(&headings, rows, hidden);
    table.note = [table.note, worst(desk, found)].into_iter().flatten().reduce(|a, b| followed(&a, &b));
    let mut total = vec![strong(desk.total())];
    total.extend(totals(desk, found));
    total.push(cell(desk.count(found.reps.iter().map(|rep| rep.actions).sum())));
    table.total = Some(total);
    table
}

pub fn totals(desk: &Desk<'_>, found: &Load) -> Vec<Cell> {
    let sum = |of: fn(&RepLoad) -> usize| found.reps.iter().map(of).sum::<usize>();
    let hours = |of: fn(&RepLoad) -> f64| found.reps.iter().map(of).sum::<f64>();
    vec![
        cell(desk.count(sum(|rep| rep.accounts))),
        cell(desk.context.language.integer(whole(hours(RepLoad::needed)))),
        cell(desk.context.language.integer(whole(hours(|rep| rep.hours)))),
        cell(desk.count(sum(|rep| rep.under_served))),
        cell(desk.count(sum(|rep| rep.over_served))),
    ]
}

pub fn cells(desk: &Desk<'_>, rep: &RepLoad) -> Vec<Cell> {
    let language = desk.context.language;
    let known = rep.accounts > rep.unknown;
    let told = |n: usize| if known { cell(language.integer(i64::try_from(n).unwrap_or(i64::MAX))) } else { blank() };
    vec![
        cell(desk.count(rep.accounts)),
        toned(language.integer(whole(rep.needed())), tone(rep)),
        cell(language.integer(whole(rep.hours))),
        told(rep.under_served),
        told(rep.over_served),
    ]
}

/// The under-served account of highest revenue, by name.
pub fn worst(desk: &mut Desk<'_>, found: &Load) -> Option<String> {
    let revenue = |account: AccountIx| desk.context.scores_of(account)?.revenue.ltm.as_ref().ok().copied();
    let under = found.accounts.iter().filter(|one| one.served == Ok(Served::Under));
    let (amount, account) = under
        .filter_map(|one| Some((revenue(one.account)?, one.account)))
        .filter(|(amount, _)| *amount > Decimal::ZERO)
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
    let scores = desk.context.scores_of(account)?;
    let amount = desk.money(amount);
    desk.account_fact(account, "revenue_ltm", &amount, &scores.revenue.evidence);
    let name = desk.name(account);
    let args = match scores.contact.days_since_two_way {
        Ok(days) => {
            return Some(desk.text("capacity-worst", &args!["account" => name, "amount" => amount, "days" => days]));
        }
        Err(_) => args!["account" => name, "amount" => amount],
    };
    Some(desk.text("capacity-worst-never", &args))
}
