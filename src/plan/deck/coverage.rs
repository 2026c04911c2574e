//! Who is looked after: for each rep the accounts, those talked with in the last 90 days, and what hangs on them.

use std::collections::BTreeMap;

use super::desk::{Composed, Desk, MOST_ROWS, Part, Width, cell, sentence, strong, sum, toned};
use super::{About, Content, Panel, PanelColumn};
use crate::model::{Decimal, Entity};
use crate::plan::chart::Progress;
use crate::plan::document::{Cell, Section, Tone};
use crate::plan::language::args;
use crate::score::statistics::count;
use crate::score::{AccountScores, Band, Evidence, Tier, UNASSIGNED};

/// Days within which a talk counts as recent.
const RECENT_DAYS: i64 = 90;

#[derive(Debug, Default)]
struct Desks<'a> {
    accounts: Vec<&'a AccountScores>,
}

impl Desks<'_> {
    fn count(&self, is: impl Fn(&AccountScores) -> bool) -> usize {
        self.accounts.iter().filter(|account| is(account)).count()
    }

    fn total(&self, of: impl Fn(&AccountScores) -> Option<Decimal>) -> Decimal {
        sum(self.accounts.iter().filter_map(|account| of(account)))
    }
}

fn is_recent(account: &AccountScores) -> bool {
    account.contact.days_since_two_way.as_ref().is_ok_and(|days| *days <= RECENT_DAYS)
}

fn matters(account: &AccountScores) -> bool {
    matches!(account.priority.tier, Ok(Tier::A))
}

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let accounts: Vec<&AccountScores> = desk.accounts().iter().collect();
    let told = accounts.iter().any(|account| account.contact.days_since_two_way.is_ok());
    if !told {
        let reason = accounts.iter().find_map(|account| account.contact.days_since_two_way.as_ref().err());
        return Err(reason.map_or_else(|| desk.word("deck-absent-kpis"), |reason| desk.reason(reason)));
    }
    let mut owners = BTreeMap::<String, Desks<'_>>::new();
    for account in &accounts {
        let owner = desk.context.owner(account.account).map_or(UNASSIGNED, |owner| owner.name.trim());
        owners.entry(owner.to_owned()).or_default().accounts.push(account);
    }
    let whole = Desks { accounts };
    let (important, silent) = (whole.count(matters), whole.count(|account| matters(account) && !is_recent(account)));
    let title = desk.text("deck-title-coverage", &args!["n" => silent, "total" => desk.count(important)]);
    let label = desk.word("slide-coverage");
    let shown = desk.count(silent);
    let fact = desk.fact("uncovered_accounts", &label, &shown, &Evidence::default());
    let mut rows: Vec<(&String, &Desks<'_>)> = owners.iter().collect();
    rows.sort_by(|a, b| {
        let money = |own: &Desks<'_>| own.total(|account| account.revenue.ltm.clone().ok());
        money(b.1).cmp(&money(a.1)).then_with(|| a.0.cmp(b.0))
    });
    let shown: Vec<Vec<Cell>> =
        rows.iter().take(MOST_ROWS).map(|(name, own)| row(desk, desk.part_name(name), own)).collect();
    let revenue = if desk.context.are_bookings() { "deck-heading-bookings" } else { "heading-revenue-ltm" };
    let headings = [
        ("heading-owner", Width::Text(3)),
        ("tile-accounts", Width::Number),
        (revenue, Width::Number),
        ("tile-open-pipeline", Width::Number),
        ("tile-at-risk", Width::Number),
        ("deck-heading-talked", Width::Text(3)),
        ("deck-heading-important", Width::Number),
        ("deck-heading-important-silent", Width::Number),
    ];
    let mut table = desk.table(&headings, shown, rows.len().saturating_sub(MOST_ROWS));
    table.total = Some(row(desk, desk.total(), &whole));
    table.note = [table.note, without_account(desk, &whole)].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
    let section = Section {
        title: sentence(desk.text("deck-section-coverage", &args!["n" => owners.len()]), []),
        subtitle: Some(desk.text("deck-section-coverage-note", &args!["days" => RECENT_DAYS])),
        source: None,
        body: Panel::Table(table),
    };
    let columns = vec![PanelColumn { share: 1, panels: vec![section] }];
    let content = Content::Panels { about: About::Coverage, tiles: Vec::new(), columns, note: None };
    let n = whole.accounts.len();
    let subtitle = desk.text("deck-subtitle-coverage", &args!["n" => n, "days" => RECENT_DAYS]);
    let from = [Entity::Account, Entity::Activity, desk.revenue_entity(), Entity::Opportunity];
    Ok(Part { slide: desk.slide(sentence(title, [fact]), subtitle, &from, content), detail: None })
}

/// What the portfolio's sums hold beyond the accounts': rows that lead to none.
fn without_account(desk: &Desk<'_>, whole: &Desks<'_>) -> Option<String> {
    let rest = |metric: &str, told: Decimal| {
        let rest = desk.amount(metric).ok()?.checked_sub(told)?;
        (!rest.is_zero()).then(|| desk.money(rest))
    };
    let revenue = rest("revenue_ltm", whole.total(|account| account.revenue.ltm.clone().ok()));
    let open = rest("pipeline_value", whole.total(|account| account.pipeline.value.clone().ok()));
    let told = [
        revenue.map(|amount| desk.text("deck-rest-revenue", &args!["amount" => amount])),
        open.map(|amount| desk.text("deck-rest-open", &args!["amount" => amount])),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| desk.text("deck-note-rest", &args!["list" => desk.context.language.list(&told)]))
}

fn row(desk: &Desk<'_>, name: String, own: &Desks<'_>) -> Vec<Cell> {
    let (recent, all) = (own.count(is_recent), own.accounts.len());
    let silent = own.count(|account| matters(account) && !is_recent(account));
    let risk = own.total(|account| super::churn::stake(account).filter(|_| account.churn.band == Ok(Band::High)));
    let open = own.total(|account| account.pipeline.value.clone().ok());
    let talked = Progress {
        share: count(recent) / count(all.max(1)),
        text: desk.text("deck-n-of", &args!["n" => desk.count(recent), "total" => desk.count(all)]),
    };
    vec![
        strong(name),
        cell(desk.count(all)),
        cell(desk.money(own.total(|account| account.revenue.ltm.clone().ok()))),
        cell(desk.money(open)),
        toned(desk.money(risk), if risk > Decimal::ZERO { Tone::Bad } else { Tone::Neutral }),
        Cell { progress: Some(talked), ..Cell::default() },
        cell(desk.count(own.count(matters))),
        toned(desk.count(silent), if silent > 0 { Tone::Bad } else { Tone::Neutral }),
    ]
}
