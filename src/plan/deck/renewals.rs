//! Contracts that fall due in the next two quarters, and which of them nobody works on yet.

use std::collections::BTreeMap;

use super::Content;
use super::desk::{Composed, Desk, MOST_ROWS_BESIDE, Part, Width, blank, cell, float, sentence, strong, sum, toned};
use crate::model::{AccountIx, Decimal, Entity, Month};
use crate::plan::account::asks;
use crate::plan::chart::{Bar, BarTotal, Bars};
use crate::plan::document::{Cell, Section, Tone};
use crate::plan::language::args;
use crate::score::{AccountScores, Renewal};

/// How far ahead renewals are shown.
const AHEAD_DAYS: i64 = asks::RENEWAL_AHEAD_DAYS;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let mut due: Vec<(AccountIx, &Renewal)> = desk.accounts().iter().filter_map(due).collect();
    if due.is_empty() {
        return Err(absent(desk));
    }
    due.sort_by(|(a, x), (b, y)| amount_of(y).cmp(&amount_of(x)).then(x.end.cmp(&y.end)).then(a.cmp(b)));
    let told = due.iter().any(|(_, renewal)| renewal.open_opportunity.is_ok());
    let uncovered: Vec<&Renewal> =
        due.iter().map(|(_, renewal)| *renewal).filter(|renewal| is_uncovered(renewal)).collect();
    let total = desk.money(total_of(due.iter().map(|(_, renewal)| *renewal)));
    let open = desk.money(total_of(uncovered.iter().copied()));
    let title = if told {
        desk.text("title-renewals-uncovered", &args!["n" => uncovered.len(), "amount" => &open, "days" => AHEAD_DAYS])
    } else {
        desk.text("deck-title-renewals-due", &args!["n" => due.len(), "amount" => &total, "days" => AHEAD_DAYS])
    };
    let fact = desk.figure_fact("renewals", if told { &open } else { &total }, Entity::Contract);
    let rows: Vec<Vec<Cell>> =
        due.iter().take(MOST_ROWS_BESIDE).map(|(account, renewal)| row(desk, *account, renewal)).collect();
    let mut table = desk.table(&HEADINGS, rows, due.len().saturating_sub(MOST_ROWS_BESIDE));
    let of_open = desk.text("deck-renewals-open", &args!["n" => uncovered.len(), "amount" => open]);
    let accounts = desk.text("n-renewals", &args!["n" => due.len()]);
    table.total = Some(vec![strong(accounts), cell(total.clone()), blank(), blank(), blank()]);
    table.note = [told.then_some(of_open), table.note].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
    let months = months(desk, &due, &total);
    let subtitle = desk.text("deck-subtitle-renewals", &args!["n" => due.len(), "days" => AHEAD_DAYS]);
    let detail =
        Some(desk.text("deck-detail-renewals", &args!["n" => due.len(), "amount" => total, "days" => AHEAD_DAYS]));
    let slide = desk.slide(
        sentence(title, [fact]),
        subtitle,
        &[Entity::Contract, Entity::Opportunity],
        Content::Renewals { months, table },
    );
    Ok(Part { slide, detail })
}

/// What the renewals that nobody works on are worth; none where nothing tells which they are, or there are none.
pub fn uncovered(desk: &Desk<'_>) -> Option<Decimal> {
    let open = desk.accounts().iter().filter_map(due).map(|(_, renewal)| renewal).filter(|own| is_uncovered(own));
    Some(total_of(open)).filter(|amount| *amount > Decimal::ZERO)
}

const HEADINGS: [(&str, Width); 5] = [
    ("deck-heading-account-owner", Width::Text(5)),
    ("heading-value", Width::Number),
    ("deck-heading-decide-by", Width::Number),
    ("heading-due", Width::Number),
    ("heading-opportunity", Width::Word),
];

fn due(account: &AccountScores) -> Option<(AccountIx, &Renewal)> {
    let next = account.renewal.next.as_ref().ok()?;
    (next.days <= AHEAD_DAYS).then_some((account.account, next))
}

fn is_uncovered(renewal: &Renewal) -> bool {
    matches!(renewal.open_opportunity, Ok(None))
}

fn amount_of(renewal: &Renewal) -> Option<Decimal> {
    renewal.value.as_ref().ok().copied()
}

fn total_of<'a>(renewals: impl Iterator<Item = &'a Renewal>) -> Decimal {
    sum(renewals.filter_map(amount_of))
}

fn absent(desk: &Desk<'_>) -> String {
    let unknown = crate::model::Unknown::NoSource { entity: Entity::Contract };
    if desk.context.portfolio.contracts.given {
        desk.text("deck-absent-renewals", &args!["days" => AHEAD_DAYS])
    } else {
        desk.reason(&unknown)
    }
}

fn row(desk: &mut Desk<'_>, account: AccountIx, renewal: &Renewal) -> Vec<Cell> {
    let value = desk.money_or_dash(&renewal.value);
    let evidence = [renewal.origin].into_iter().collect();
    let fact = desk.account_fact(account, "renewal", &value, &evidence);
    let (state, tone) = match &renewal.open_opportunity {
        Ok(Some(_)) => (desk.word("deck-renewal-open"), Tone::Good),
        Ok(None) => (desk.word("deck-renewal-missing"), Tone::Bad),
        Err(_) => (desk.word("unknown"), Tone::Neutral),
    };
    vec![
        Cell { note: Some(desk.owner_name(account)), ..strong(desk.name(account)) },
        cell(value).stating(fact),
        decide_by(desk, renewal),
        cell(desk.context.language.date_short(renewal.end)),
        toned(state, tone),
    ]
}

/// The last day on which either side can end the contract; one that has passed is a warning where nothing renews by
/// itself.
fn decide_by(desk: &Desk<'_>, renewal: &Renewal) -> Cell {
    let Some(day) = renewal.decide_by else { return cell("") };
    let is_over = day < desk.context.as_of() && renewal.auto_renew != Some(true);
    toned(desk.context.language.date_short(day), if is_over { Tone::Bad } else { Tone::Neutral })
}

/// Money due by month; where at least two months have some.
fn months(desk: &mut Desk<'_>, due: &[(AccountIx, &Renewal)], total: &str) -> Option<Section<Bars>> {
    let mut by_month = BTreeMap::<Month, Vec<&Renewal>>::new();
    for (_, renewal) in due.iter().filter(|(_, renewal)| renewal.value.is_ok()) {
        by_month.entry(Month::of(renewal.end)).or_default().push(renewal);
    }
    if by_month.len() < 2 {
        return None;
    }
    let sums: Vec<(Month, Decimal, usize)> =
        by_month.iter().map(|(month, renewals)| (*month, total_of(renewals.iter().copied()), renewals.len())).collect();
    let (month, greatest, _) = sums.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let language = desk.context.language;
    let args = args!["period" => language.month_long(*month), "amount" => desk.money(*greatest)];
    let title = desk.text("deck-section-renewals", &args);
    let rows = sums
        .iter()
        .map(|(month, amount, n)| Bar {
            label: language.month_short(*month),
            value: float(*amount),
            text: desk.money(*amount),
            limit: None,
            tone: Tone::Neutral,
            evidence: Some(desk.text("n-renewals", &args!["n" => *n])),
            facts: Vec::new(),
        })
        .collect();
    let total = Some(BarTotal { label: desk.total(), text: total.to_owned() });
    let bars = Bars { alt: title.clone(), rows, total, note: None };
    Some(Section {
        title: sentence(title, []),
        subtitle: Some(desk.word("chart-renewals-title")),
        source: None,
        body: bars,
    })
}
