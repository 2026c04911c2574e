//! Slides that are told as one where the data carry both, since they are about the same accounts or people: the map
//! of risk with the watchlist, what became of plans with whose hours are full. Where one of a pair is missing, the other
//! stands alone as it is.

use crate::plan::language::followed;
use std::collections::{BTreeMap, BTreeSet};

use super::capacity::{self, Load};
use super::desk::{Composed, Desk, MOST_ROWS, MOST_ROWS_BESIDE, MOST_ROWS_TOLD, Part, Width, cell, short, strong};
use super::execution::{self, Plan, Plans};
use super::{About, Content, Panel, PanelColumn, Slide, churn, map};
use crate::model::Entity;
use crate::model::key::id_key;
use crate::plan::capacity::RepLoad;
use crate::plan::context::DASH;
use crate::plan::document::{Cell, Section};
use crate::score::UNASSIGNED;

/// Slides with the key of each one's name.
pub type Keyed = Vec<(&'static str, Composed)>;

/// The watchlist beside the map whose bubbles it names.
pub fn risk(desk: &mut Desk<'_>) -> Keyed {
    let map = map::slide(desk);
    let most = if map.is_ok() { MOST_ROWS_BESIDE } else { MOST_ROWS_TOLD };
    match (map, churn::slide(desk, most)) {
        (Ok(map), Ok(list)) => vec![("slide-churn", Ok(beside(map, list)))],
        (map, list) => vec![("slide-map", map), ("slide-churn", list)],
    }
}

fn beside(map: Part, list: Part) -> Part {
    let (Content::ValueRisk { map: drawn, top, note }, Content::ChurnWatchlist { table }) =
        (&map.slide.content, &list.slide.content)
    else {
        return list;
    };
    // A list of nobody gives its room to the accounts of the map, and its reason to the note.
    let (top, reason) = match table.rows.is_empty() {
        true => (top.clone(), table.note.clone()),
        false => (table.clone(), None),
    };
    // A name in the map is looked up in the list.
    let listed: BTreeSet<&str> = top.rows.iter().filter_map(|row| Some(row.first()?.text.as_str())).collect();
    let mut drawn = drawn.clone();
    for bubble in &mut drawn.bubbles {
        bubble.label = bubble.label.take().filter(|name| listed.contains(name.as_str()));
    }
    let note = [reason, note.clone()].into_iter().flatten().reduce(|a, b| followed(&a, &b));
    let mut title = list.slide.title.clone();
    title.facts.extend(map.slide.title.facts.iter().cloned());
    let subtitle = [Some(map.slide.title.text.clone()), list.slide.subtitle.clone()];
    let subtitle = subtitle.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let content = Content::ValueRisk { map: drawn, top, note };
    let slide = Slide { title, subtitle: Some(subtitle), source: list.slide.source.clone(), content };
    Part { slide, detail: list.detail }
}

/// What became of plans and whose hours are full, a row an owner.
pub fn delivery(desk: &mut Desk<'_>) -> Keyed {
    let (plans, load) = (execution::plans(desk), capacity::load(desk));
    match (plans, load) {
        (Ok(plans), Ok(load)) => vec![("slide-execution", Ok(by_owner(desk, &plans, &load)))],
        (plans, load) => vec![
            ("slide-execution", plans.map(|plans| execution::slide(desk, &plans))),
            ("slide-coverage", load.map(|load| capacity::slide(desk, &load))),
        ],
    }
}

fn by_owner(desk: &mut Desk<'_>, plans: &Plans, load: &Load) -> Part {
    let loads: BTreeMap<String, &RepLoad> = load.reps.iter().map(|rep| (id_key(&rep.owner), rep)).collect();
    let planned: BTreeSet<String> = plans.by_owner.keys().map(|owner| id_key(owner)).collect();
    let mut owners: Vec<(&str, Plan, Option<&RepLoad>)> = plans
        .worst_first()
        .into_iter()
        .map(|(owner, plan)| (owner.as_str(), *plan, loads.get(&id_key(owner)).copied()))
        .collect();
    let unplanned = load.reps.iter().filter(|rep| !planned.contains(&id_key(&rep.owner)));
    owners.extend(unplanned.map(|rep| (rep.owner.as_str(), Plan::default(), Some(rep))));
    let rows: Vec<Vec<Cell>> = owners
        .iter()
        .take(MOST_ROWS)
        .map(|(owner, plan, rep)| {
            let name = if *owner == UNASSIGNED { desk.part_name(owner) } else { short(owner) };
            let mut row = vec![strong(name)];
            row.extend(execution::cells(desk, plan));
            row.extend(rep.map_or_else(|| vec![cell(DASH); capacity::COLUMNS.len()], |rep| capacity::cells(desk, rep)));
            row
        })
        .collect();
    let mut headings = vec![("heading-owner", Width::Text(3))];
    headings.extend(execution::COLUMNS);
    headings.extend(capacity::COLUMNS);
    let mut table = desk.table(&headings, rows, owners.len().saturating_sub(MOST_ROWS));
    let mut total = vec![strong(desk.total())];
    total.extend(execution::cells(desk, &plans.whole()));
    total.extend(capacity::totals(desk, load));
    table.total = Some(total);
    let late = execution::most_late(desk, &plans.worst_first());
    table.note = [late, table.note, capacity::worst(desk, load)].into_iter().flatten().reduce(|a, b| followed(&a, &b));
    let (mut title, fact) = execution::title(desk, plans);
    let busy = capacity::title(desk, load);
    title.facts.extend(busy.facts.iter().cloned());
    let tiles = execution::tiles(desk, plans.whole(), &fact);
    let subtitle = desk.word("deck-subtitle-execution");
    let panel =
        Section { title: busy, subtitle: Some(capacity::subtitle(desk)), source: None, body: Panel::Table(table) };
    let columns = vec![PanelColumn { share: 1, panels: vec![panel] }];
    let content = Content::Panels { about: About::Execution, tiles, columns, note: None };
    let from = [Entity::Account, Entity::Activity];
    Part { slide: desk.slide(title, subtitle, &from, content), detail: None }
}
