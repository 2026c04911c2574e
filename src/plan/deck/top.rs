//! The accounts of highest priority and what is first to be said of each.

use super::Content;
use super::desk::{Composed, Desk, MOST_ROWS_TOLD, Part, Width, blank, capitalised, cell, sentence, strong, sum};
use super::map::sign;
use crate::model::{Decimal, Entity};
use crate::plan::account;
use crate::plan::context::DASH;
use crate::plan::document::{Cell, FactId, Sentence};
use crate::plan::language::{args, truncated};
use crate::score::AccountScores;

/// Characters of a reason: a headline without the account's name, which is whole but for endless names of things.
const LONGEST_REASON: usize = 240;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let mut ranked: Vec<(usize, &AccountScores)> =
        desk.accounts().iter().filter_map(|account| Some((*account.priority.rank.as_ref().ok()?, account))).collect();
    ranked.sort_by_key(|(rank, account)| (*rank, account.account));
    let total = ranked.len();
    ranked.truncate(MOST_ROWS_TOLD);
    let revenue = total_of(ranked.iter().filter_map(|(_, account)| account.revenue.ltm.as_ref().ok()));
    let pipeline = total_of(ranked.iter().filter_map(|(_, account)| open_value(account)));
    let title = title(desk, ranked.len(), revenue, pipeline)?;
    let rows: Vec<Vec<Cell>> = ranked.iter().map(|(rank, account)| row(desk, *rank, account)).collect();
    let headings = [
        ("deck-heading-rank", Width::Number),
        ("deck-heading-account-owner", Width::Text(4)),
        ("heading-tier", Width::Word),
        ("heading-points", Width::Number),
        (if desk.context.are_bookings() { "deck-heading-bookings" } else { "heading-revenue" }, Width::Number),
        ("deck-heading-open", Width::Number),
        ("heading-reason", Width::Text(9)),
    ];
    let mut table = desk.table(&headings, rows, total.saturating_sub(MOST_ROWS_TOLD));
    let money = |amount: Option<Decimal>| cell(amount.map_or_else(|| DASH.to_owned(), |amount| desk.money(amount)));
    let accounts = desk.text("n-accounts", &args!["n" => ranked.len()]);
    table.total = Some(vec![blank(), strong(accounts), blank(), blank(), money(revenue), money(pipeline), blank()]);
    let subtitle = desk.text("deck-subtitle-top", &args!["n" => total]);
    let subtitle = [Some(subtitle), groups(desk)].into_iter().flatten().collect::<Vec<_>>().join(". ");
    let from = [Entity::Account, desk.revenue_entity(), Entity::Opportunity];
    Ok(Part { slide: desk.slide(title, subtitle, &from, Content::TopAccounts { table }), detail: None })
}

/// The groups that much of the revenue hangs on, which a list of accounts does not show.
fn groups(desk: &mut Desk<'_>) -> Option<String> {
    const MOST: usize = 3;
    const LEAST_SHARE: f64 = 0.05;
    let scores = &desk.context.scores.groups.groups;
    let mut groups: Vec<_> = scores
        .iter()
        .filter_map(|group| Some((*group.revenue.portfolio_share.as_ref().ok()?, group)))
        .filter(|(share, _)| *share >= LEAST_SHARE)
        .collect();
    groups.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.head.cmp(&other.head)));
    let told: Vec<String> = groups
        .into_iter()
        .take(MOST)
        .map(|(share, group)| {
            let share = desk.share(share);
            let evidence = &group.revenue.evidence;
            desk.facts.add_of_group(desk.context, group.head, "group_portfolio_share", &share, evidence);
            let name = truncated(&desk.name(group.head), 40);
            desk.text("deck-group-share", &args!["group" => name, "share" => share, "n" => group.members.len()])
        })
        .collect();
    let language = desk.context.language;
    (!told.is_empty()).then(|| language.text("deck-group-shares", &args!["groups" => language.list(&told)]))
}

/// None where none is known.
fn total_of<'a>(amounts: impl Iterator<Item = &'a Decimal>) -> Option<Decimal> {
    let amounts: Vec<Decimal> = amounts.copied().collect();
    (!amounts.is_empty()).then(|| sum(amounts))
}

fn open_value(account: &AccountScores) -> Option<&Decimal> {
    account.pipeline.value.as_ref().ok().filter(|_| !account.pipeline.deals.is_empty())
}

/// By pipeline, else by revenue; without either there is nothing that a rank could be told by.
fn title(
    desk: &mut Desk<'_>,
    n: usize,
    revenue: Option<Decimal>,
    pipeline: Option<Decimal>,
) -> Result<Sentence, String> {
    let some = |amount: Option<Decimal>| amount.filter(|amount| *amount > Decimal::ZERO);
    let (key, name, amount) = match (some(pipeline), some(revenue)) {
        _ if n == 0 => return Err(desk.word("deck-absent-priority")),
        (Some(pipeline), _) => ("title-top-priority", "top_pipeline", pipeline),
        (None, Some(revenue)) if desk.context.are_bookings() => ("deck-title-top-bookings", "top_revenue", revenue),
        (None, Some(revenue)) => ("deck-title-top-revenue", "top_revenue", revenue),
        (None, None) => return Err(desk.word("deck-absent-priority")),
    };
    let entity = if key == "title-top-priority" { Entity::Opportunity } else { desk.revenue_entity() };
    let amount = desk.money(amount);
    let fact = desk.figure_fact(name, &amount, entity);
    Ok(sentence(desk.text(key, &args!["n" => n, "amount" => amount]), [fact]))
}

fn row(desk: &mut Desk<'_>, rank: usize, scores: &AccountScores) -> Vec<Cell> {
    let account = scores.account;
    let revenue = scores.revenue.ltm.as_ref().map_or_else(
        |_| cell(DASH),
        |amount| {
            let text = desk.money(*amount);
            let fact = desk.account_fact(account, "revenue_ltm", &text, &scores.revenue.evidence);
            cell(text).stating(fact)
        },
    );
    let pipeline = open_value(scores).map_or_else(
        || cell(DASH),
        |amount| {
            let text = desk.money(*amount);
            let fact = desk.account_fact(account, "pipeline_open", &text, &scores.pipeline.evidence);
            cell(text).stating(fact)
        },
    );
    let points = desk.context.or_dash(&scores.priority.score, |score| desk.context.language.number(*score, 0));
    let tier = scores.priority.tier.as_ref().map_or(DASH, |tier| sign(*tier));
    let reason = reason(desk, scores);
    vec![
        cell(desk.count(rank)),
        Cell { note: Some(desk.owner_name(account)), ..strong(desk.name(account)) },
        cell(tier),
        cell(points),
        revenue,
        pipeline,
        reason,
    ]
}

/// The account's headline, with the facts that it states.
fn reason(desk: &mut Desk<'_>, scores: &AccountScores) -> Cell {
    let Some(plan) = account::plan(desk.context, scores.account) else { return cell(DASH) };
    let stated: Vec<FactId> = plan.headline.facts;
    desk.facts.extend(plan.facts.into_iter().filter(|fact| stated.contains(&fact.id)));
    let text = plan.headline.text.trim();
    // The account stands in the same row.
    let name = desk.context.account(scores.account).map_or("", |row| row.name.as_str());
    let said = text.strip_prefix(name).filter(|said| said.starts_with(' ')).map_or(text, str::trim);
    Cell { facts: stated, ..cell(truncated(&capitalised(said), LONGEST_REASON)) }
}
