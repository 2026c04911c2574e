//! Will the quarter be made: won, weighted pipeline and quota, by rep and manager.

use std::collections::BTreeMap;

use super::Content;
use super::desk::{
    Composed, Desk, MOST_ROWS, MOST_ROWS_BESIDE, Part, Width, blank, cell, float, sentence, short, strong, sum, toned,
};
use crate::model::key::id_key;
use crate::model::{AccountIx, Decimal, Entity, Known};
use crate::plan::chart::{Bar, BarTotal, Bars};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, FactId, Section, Sentence, TableBlock, Tile, Tone};
use crate::plan::language::{args, followed};
use crate::score::{Deal, Evidence, QuarterPart, QuarterScores, UNASSIGNED};

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let quarter = &desk.portfolio().quarter;
    let title = title(desk, quarter)?;
    let named = named(desk, quarter);
    // Without a quota the title tells them itself.
    let parts = quarter.weighted.as_ref().ok().zip(quarter.won.as_ref().ok()).filter(|_| quarter.quota.is_ok());
    let detail = parts.map(|(weighted, won)| {
        desk.text("deck-detail-quarter", &args!["closed" => desk.money(*won), "weighted" => desk.money(*weighted)])
    });
    let attainment = attainment(desk, quarter);
    let table = table(desk, quarter, attainment.is_some());
    let (tiles, regions) = (tiles(desk, quarter), regions(desk, quarter));
    let deals = deals(desk, quarter);
    let content = Content::Quota { tiles, attainment, regions, deals, table };
    let subtitle = [Some(named), chance(desk, quarter)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let from = [Entity::Opportunity, Entity::Quota];
    Ok(Part { slide: desk.slide(title, subtitle, &from, content), detail })
}

/// Its months; in a fiscal year of the company's own also its name, and in one of weeks its days.
fn named(desk: &Desk<'_>, quarter: &QuarterScores) -> String {
    let (language, calendar) = (desk.context.language, &desk.context.portfolio.conventions.calendar);
    let (days, months) = (quarter.period.days, (quarter.first, quarter.first.plus(2)));
    let range = match calendar.has_months() {
        true => language.range(&language.month_long(months.0), &language.month_long(months.1)),
        false => language.range(&language.date_short(days.from), &language.date_short(days.to)),
    };
    if calendar.is_plain() { range } else { format!("{} · {range}", language.fiscal_quarter(&quarter.period)) }
}

/// From which chance on each word holds, the surest first.
const CHANCES: [(f64, &str); 5] = [
    (0.95, "deck-quarter-sure"),
    (0.7, "deck-quarter-likely"),
    (0.3, "deck-quarter-even"),
    (0.05, "deck-quarter-unlikely"),
    (0.0, "deck-quarter-hardly"),
];

/// How likely the quota is, in words; nothing where it is made already.
fn chance(desk: &Desk<'_>, quarter: &QuarterScores) -> Option<String> {
    let (won, quota) = (quarter.won.as_ref().ok()?, quarter.quota.as_ref().ok()?);
    let chance = *quarter.reach_probability.as_ref().ok().filter(|_| won < quota)?;
    let interval = quarter.interval.as_ref().ok()?;
    let (_, key) = CHANCES.iter().find(|(from, _)| chance >= *from)?;
    let args = args![
        "chance" => desk.context.language.percent(chance, 0),
        "low" => desk.money(interval.low_80),
        "high" => desk.money(interval.high_80)
    ];
    Some(desk.text(key, &args))
}

/// What the quarter is heading for: won and weighted.
pub fn forecast(won: &Known<Decimal>, weighted: &Known<Decimal>) -> Option<Decimal> {
    won.as_ref().ok()?.checked_add(*weighted.as_ref().ok()?)
}

/// How much the quarter will fall short of its quota, if it will.
pub fn shortfall(quarter: &QuarterScores) -> Option<Decimal> {
    let heading_for = forecast(&quarter.won, &quarter.weighted)?;
    let short = quarter.quota.as_ref().ok()?.checked_sub(heading_for)?;
    (short > Decimal::ZERO).then_some(short)
}

fn title(desk: &mut Desk<'_>, quarter: &QuarterScores) -> Result<Sentence, String> {
    let won = *quarter.won.as_ref().map_err(|reason| desk.reason(reason))?;
    let closed = desk.money(won);
    let mut facts = vec![desk.figure_fact("won_value_quarter", &closed, Entity::Opportunity)];
    let heading_for = forecast(&quarter.won, &quarter.weighted);
    let quota = match &quarter.quota {
        Ok(quota) => *quota,
        Err(reason) => {
            let weighted = quarter.weighted.as_ref().ok().filter(|weighted| !(weighted.is_zero() && won.is_zero()));
            let weighted = desk.money(*weighted.ok_or_else(|| desk.reason(reason))?);
            facts.push(desk.figure_fact("pipeline_weighted_quarter", &weighted, Entity::Opportunity));
            let args = args!["closed" => closed, "weighted" => weighted];
            return Ok(sentence(desk.text("deck-title-quarter-open", &args), facts));
        }
    };
    let quota_text = desk.money(quota);
    facts.push(desk.figure_fact("quota", &quota_text, Entity::Quota));
    if won >= quota {
        let args = args!["closed" => closed, "quota" => quota_text];
        return Ok(sentence(desk.text("title-quarter-met", &args), facts));
    }
    let gap = desk.money((heading_for.unwrap_or(won).saturating_sub(quota)).abs());
    let Some(heading_for) = heading_for else {
        let args = args!["closed" => closed, "quota" => quota_text, "gap" => gap];
        return Ok(sentence(desk.text("deck-title-quarter-closed", &args), facts));
    };
    let key = if heading_for >= quota { "title-quarter-on-track" } else { "title-quarter-short" };
    let forecast = desk.money(heading_for);
    facts.push(desk.figure_fact("forecast_quarter", &forecast, Entity::Opportunity));
    Ok(sentence(desk.text(key, &args!["forecast" => forecast, "gap" => gap, "quota" => quota_text]), facts))
}

/// Closed, expected with its range, quota and the gap between.
fn tiles(desk: &mut Desk<'_>, quarter: &QuarterScores) -> Vec<Tile> {
    let currency = desk.context.currency();
    let money = |desk: &Desk<'_>, amount: Decimal| desk.money(amount);
    let mut tiles = Vec::new();
    let mut tile = |desk: &mut Desk<'_>, label: &str, name: &str, entity, text: String, note: Option<String>| {
        let fact = desk.figure_fact(name, &text, entity);
        tiles.push(Tile { label: desk.word(label), value: text, change: None, note, facts: vec![fact] });
    };
    if let Ok(won) = quarter.won {
        let share = quarter.quota.as_ref().ok().filter(|quota| **quota > Decimal::ZERO);
        let share = share.map(|quota| desk.share(float(won) / float(*quota)));
        let note = share.map(|share| desk.text("deck-of-the-quota", &args!["share" => share]));
        let text = money(desk, won);
        tile(desk, "figure-won-value-quarter", "won_value_quarter", Entity::Opportunity, text, note);
    }
    if let Some(expected) = forecast(&quarter.won, &quarter.weighted) {
        let note = quarter.interval.as_ref().ok().map(|interval| {
            let args = args!["low" => desk.money(interval.low_80), "high" => desk.money(interval.high_80)];
            desk.text("deck-forecast-range", &args)
        });
        let text = money(desk, expected);
        tile(desk, "scenario-forecast", "forecast_quarter", Entity::Opportunity, text, note);
        if let Ok(quota) = quarter.quota {
            let text = money(desk, quota);
            tile(desk, "figure-quota", "quota", Entity::Quota, text, None);
            let gap = desk.context.language.money_compact_change(expected.saturating_sub(quota), currency);
            let passed = quarter.won.as_ref().is_ok_and(|won| *won >= quota);
            let note = quarter.reach_probability.as_ref().ok().map(|chance| {
                if passed {
                    return desk.word("deck-quota-passed");
                }
                let hopeless = desk.context.language.percent(0.01, 0);
                match *chance {
                    chance if chance < 0.01 => desk.text("deck-quota-chance-less", &args!["chance" => hopeless]),
                    chance => {
                        let chance = desk.context.language.percent(chance.min(0.99), 0);
                        desk.text("deck-quota-chance", &args!["chance" => chance])
                    }
                }
            });
            tile(desk, "deck-heading-gap", "gap_quarter", Entity::Quota, gap, note);
        }
    }
    tiles
}

/// By the region of the reps, where at least two are told; they add up to the whole.
fn regions(desk: &mut Desk<'_>, quarter: &QuarterScores) -> Option<Section<TableBlock>> {
    let mut told = BTreeMap::<String, String>::new();
    for user in desk.context.portfolio.users.all() {
        let Some(region) = user.region.as_deref().map(str::trim).filter(|region| !region.is_empty()) else { continue };
        for key in [Some(user.id.clone()), user.full_name()].into_iter().flatten() {
            told.entry(id_key(&key)).or_insert_with(|| region.to_owned());
        }
    }
    let mut regions = BTreeMap::<String, Vec<&QuarterPart>>::new();
    for part in &quarter.owners {
        let region = told.get(&id_key(&part.owner)).map_or(UNASSIGNED, String::as_str);
        regions.entry(region.to_owned()).or_default().push(part);
    }
    if regions.keys().filter(|region| *region != UNASSIGNED).count() < 2 {
        return None;
    }
    // What some of a region's reps lack, as a quota, is left out of its sum; what none has stays unknown.
    let total = |parts: &[&QuarterPart], of: fn(&QuarterPart) -> &Known<Decimal>| -> Known<Decimal> {
        let known: Vec<Decimal> = parts.iter().filter_map(|part| of(part).as_ref().ok().copied()).collect();
        match (known.is_empty(), parts.first()) {
            (true, Some(first)) => of(first).clone(),
            _ => Ok(sum(known)),
        }
    };
    let mut shown: Vec<(&String, [Known<Decimal>; 3])> = regions
        .iter()
        .map(|(region, parts)| {
            let sums =
                [total(parts, |part| &part.won), total(parts, |part| &part.weighted), total(parts, |part| &part.quota)];
            (region, sums)
        })
        .collect();
    shown.sort_by(|a, b| {
        (b.1[2].clone().ok(), b.1[0].clone().ok()).cmp(&(a.1[2].clone().ok(), a.1[0].clone().ok())).then(a.0.cmp(b.0))
    });
    let behind = shown.iter().filter(|(_, [won, weighted, quota])| {
        let reached = forecast(won, weighted).or(won.clone().ok());
        reached.zip(quota.clone().ok()).is_some_and(|(reached, quota)| reached < quota)
    });
    let title = desk.text("deck-section-regions", &args!["n" => behind.count(), "total" => desk.count(shown.len())]);
    let hidden = shown.len().saturating_sub(MOST_REGIONS);
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .take(MOST_REGIONS)
        .map(|(region, [won, weighted, quota])| {
            let mut row = vec![strong(desk.part_name(region))];
            // Won, weighted, quota and gap; the forecast is what the gap is reckoned from.
            row.extend(
                amounts(desk, won, weighted, quota)
                    .into_iter()
                    .enumerate()
                    .filter(|(n, _)| *n != 2)
                    .map(|(_, cell)| cell),
            );
            row
        })
        .collect();
    let headings = [
        ("heading-region", Width::Text(2)),
        ("deck-heading-closed", Width::Number),
        ("deck-heading-weighted", Width::Number),
        ("deck-heading-quota", Width::Number),
        ("deck-heading-gap-short", Width::Number),
    ];
    let body = desk.table(&headings, rows, hidden);
    Some(Section { title: sentence(title, Vec::<FactId>::new()), subtitle: None, source: None, body })
}

/// Deals with a row.
const MOST_DEALS: usize = 4;

/// An open deal with what it is expected to bring by the end of the quarter.
struct Carrier<'a> {
    account: AccountIx,
    deal: &'a Deal,
    amount: Decimal,
    chance: f64,
    weighted: Decimal,
}

/// The open deals that most of the weighted pipeline of the rest of the quarter hangs on; none where no deal of an
/// account has an amount and a chance.
fn deals(desk: &mut Desk<'_>, quarter: &QuarterScores) -> Option<Section<TableBlock>> {
    let accounts = desk.accounts();
    let deals = accounts.iter().flat_map(|own| own.pipeline.deals.iter().map(move |deal| (own.account, deal)));
    let mut carriers: Vec<Carrier<'_>> = deals.filter_map(|(account, deal)| carrier(account, deal)).collect();
    carriers.sort_by(|a, b| b.weighted.cmp(&a.weighted).then_with(|| a.deal.id.cmp(&b.deal.id)));
    carriers.truncate(MOST_DEALS);
    let whole = *quarter.weighted.as_ref().ok()?;
    if carriers.is_empty() {
        return None;
    }
    let carried = desk.money(sum(carriers.iter().map(|own| own.weighted)));
    let args = args!["n" => carriers.len(), "amount" => carried, "weighted" => desk.money(whole)];
    let title = desk.text("deck-section-carriers", &args);
    let rows: Vec<Vec<Cell>> = carriers.iter().map(|own| carrier_row(desk, own)).collect();
    let headings = [
        ("heading-account", Width::Text(4)),
        ("heading-stage", Width::Text(3)),
        ("heading-amount", Width::Number),
        ("deck-heading-chance-quarter", Width::Number),
        ("deck-heading-carried", Width::Number),
    ];
    let body = desk.table(&headings, rows, 0);
    Some(Section { title: sentence(title, []), subtitle: None, source: None, body })
}

fn carrier(account: AccountIx, deal: &Deal) -> Option<Carrier<'_>> {
    let amount = *deal.amount.as_ref().ok()?;
    let chance = deal.chances.as_ref().ok()?.in_quarter?;
    let weighted = amount.checked_mul(Decimal::try_from(chance).ok()?)?;
    (weighted > Decimal::ZERO).then_some(Carrier { account, deal, amount, chance, weighted })
}

fn carrier_row(desk: &mut Desk<'_>, own: &Carrier<'_>) -> Vec<Cell> {
    let amount = desk.money(own.amount);
    let evidence: Evidence = [own.deal.origin].into_iter().collect();
    let (name, label) = (format!("deal_{}", own.deal.id), desk.word("figure-deal"));
    let fact = desk.facts.add_titled(desk.context, own.account, (&name, label), &amount, &evidence);
    vec![
        strong(desk.name(own.account)),
        cell(
            own.deal
                .stage
                .as_ref()
                .map_or_else(|_| DASH.to_owned(), |stage| short(&desk.context.language.stage(stage))),
        ),
        cell(amount).stating(fact),
        cell(desk.share(own.chance)),
        cell(desk.money(own.weighted)),
    ]
}

/// Regions with a row.
const MOST_REGIONS: usize = 4;

/// By rep. Beside a chart there is room for the figures that add up only: managers and their forecast stand there.
fn table(desk: &mut Desk<'_>, quarter: &QuarterScores, beside: bool) -> TableBlock {
    let mut headings = vec![
        ("heading-owner", Width::Text(3)),
        ("heading-manager", Width::Text(2)),
        ("deck-heading-closed", Width::Number),
        ("deck-heading-weighted", Width::Number),
        ("scenario-forecast", Width::Number),
        ("deck-heading-quota", Width::Number),
        ("deck-heading-gap-short", Width::Number),
    ];
    let mut owners: Vec<&QuarterPart> = quarter.owners.iter().collect();
    // Who lacks most comes first; who has no quota, last.
    owners.sort_by_key(|part| {
        let gap = gap(&part.won, &part.weighted, &part.quota);
        (gap.is_none(), gap, std::cmp::Reverse(part.won.clone().ok()))
    });
    let most = if beside { MOST_ROWS_BESIDE } else { MOST_ROWS };
    let hidden = owners.len().saturating_sub(most);
    let mut rows: Vec<Vec<Cell>> = owners
        .iter()
        .take(most)
        .map(|part| {
            let manager = if part.manager == UNASSIGNED { DASH.to_owned() } else { short(&part.manager) };
            let mut row = vec![strong(desk.part_name(&part.owner)), cell(manager)];
            row.extend(amounts(desk, &part.won, &part.weighted, &part.quota));
            for (cell, metric) in row.iter_mut().skip(2).zip(FIGURES) {
                let entity = if metric == "quota" { Entity::Quota } else { Entity::Opportunity };
                cell.facts = desk.part_cell([metric, "owner", &part.owner], cell.text.clone(), entity).facts;
            }
            row
        })
        .collect();
    let mut total = vec![strong(desk.total()), blank()];
    total.extend(amounts(desk, &quarter.won, &quarter.weighted, &quarter.quota));
    let managed = quarter.owners.iter().any(|part| part.manager != UNASSIGNED);
    let dropped: &[usize] = match (beside, managed) {
        (true, _) => &[1, 4],
        (false, false) => &[1],
        (false, true) => &[],
    };
    drop_columns(&mut headings, dropped);
    rows.iter_mut().chain([&mut total]).for_each(|row| drop_columns(row, dropped));
    let mut table = desk.table(&headings, rows, hidden);
    table.total = Some(total);
    let unknown = [&quarter.weighted, &quarter.quota].into_iter().find_map(|figure| figure.as_ref().err());
    let reason = unknown.map(|reason| desk.reason(reason));
    let weighted = quarter.weighted.is_ok().then(|| desk.word("deck-note-weighted"));
    table.note = [table.note, weighted, reason].into_iter().flatten().reduce(|note, reason| followed(&note, &reason));
    table
}

fn drop_columns<T>(row: &mut Vec<T>, dropped: &[usize]) {
    let mut places = 0..;
    row.retain(|_| places.next().is_none_or(|place| !dropped.contains(&place)));
}

/// The names of the figures of a row.
const FIGURES: [&str; 5] =
    ["won_value_quarter", "pipeline_weighted_quarter", "forecast_quarter", "quota", "quarter_gap"];

/// What is won and weighted beyond the quota; below 0 is short of it.
fn gap(won: &Known<Decimal>, weighted: &Known<Decimal>, quota: &Known<Decimal>) -> Option<Decimal> {
    forecast(won, weighted).or(won.as_ref().ok().copied())?.checked_sub(*quota.as_ref().ok()?)
}

/// Won, weighted, forecast, quota and gap.
fn amounts(desk: &Desk<'_>, won: &Known<Decimal>, weighted: &Known<Decimal>, quota: &Known<Decimal>) -> Vec<Cell> {
    let heading_for = forecast(won, weighted);
    let currency = desk.context.currency();
    let gap = gap(won, weighted, quota).map_or_else(
        || cell(DASH),
        |gap| {
            let tone = if gap < Decimal::ZERO { Tone::Bad } else { Tone::Good };
            toned(desk.context.language.money_compact_change(gap, currency), tone)
        },
    );
    vec![
        cell(desk.money_or_dash(won)),
        cell(desk.money_or_dash(weighted)),
        cell(heading_for.map_or_else(|| DASH.to_owned(), |amount| desk.money(amount))),
        cell(desk.money_or_dash(quota)),
        gap,
    ]
}

/// What the managers' teams are heading for, beside their quotas; where at least two have one.
fn attainment(desk: &mut Desk<'_>, quarter: &QuarterScores) -> Option<Section<Bars>> {
    let mut teams = BTreeMap::<&str, (Vec<Decimal>, Vec<Decimal>)>::new();
    for part in quarter.owners.iter().filter(|part| part.manager != UNASSIGNED) {
        let (reached, quotas) = teams.entry(&part.manager).or_default();
        reached.extend(forecast(&part.won, &part.weighted).or(part.won.clone().ok()));
        quotas.extend(part.quota.as_ref().ok());
    }
    let teams: Vec<(&str, Decimal, Decimal)> = teams
        .into_iter()
        .filter(|(_, (_, quotas))| !quotas.is_empty())
        .map(|(manager, (reached, quotas))| (manager, sum(reached), sum(quotas)))
        .take(8)
        .collect();
    if teams.len() < 2 {
        return None;
    }
    let rows = teams.iter().map(|(manager, reached, quota)| bar(desk, manager, *reached, *quota)).collect();
    let behind = teams.iter().filter(|(_, reached, quota)| reached < quota).count();
    let title = desk.text("deck-section-teams", &args!["n" => behind, "total" => desk.count(teams.len())]);
    let alt = title.clone();
    let total = forecast(&quarter.won, &quarter.weighted)
        .map(|amount| BarTotal { label: desk.word("deck-all-reps"), text: desk.money(amount) });
    Some(Section {
        title: sentence(title, Vec::<FactId>::new()),
        subtitle: Some(desk.word("deck-section-teams-note")),
        source: None,
        body: Bars { alt, rows, total, note: None },
    })
}

fn bar(desk: &mut Desk<'_>, manager: &str, reached: Decimal, quota: Decimal) -> Bar {
    let text = desk.money(reached);
    let facts = desk.part_cell(["forecast_quarter", "manager", manager], text.clone(), Entity::Opportunity).facts;
    // Under or over the quota, told without colour.
    let share = (!quota.is_zero()).then(|| desk.context.language.percent(float(reached) / float(quota), 0));
    let share = share.unwrap_or_else(|| DASH.to_owned());
    Bar {
        label: short(manager),
        value: float(reached),
        text,
        limit: Some(float(quota)),
        tone: if reached < quota { Tone::Bad } else { Tone::Good },
        evidence: Some(desk.text("deck-of-quota", &args!["share" => share, "quota" => desk.money(quota)])),
        facts,
    }
}
