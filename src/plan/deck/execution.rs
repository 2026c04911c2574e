//! What became of what was planned: objectives on track, actions late, by owner; from the plans that last month left.

use std::collections::BTreeMap;

use super::desk::{Desk, MOST_ROWS, Part, Width, cell, sentence, short, strong, toned};
use super::{About, Content, Panel, PanelColumn};
use crate::model::key::id_key;
use crate::model::{Date, Entity, Item, ItemKind};
use crate::plan::chart::{Bar, Bars, Progress};
use crate::plan::document::{Cell, FactId, Section, Sentence, Tile, Tone};
use crate::plan::language::args;
use crate::score::statistics::count;
use crate::score::{Evidence, UNASSIGNED};

/// How an item stands on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// An objective reached, an action done.
    Done,
    /// Open, and its day lies ahead or is not set.
    OnTrack,
    /// Open, and its day has passed.
    Late,
}

/// Items of one kind by their standing; what was dropped counts nowhere.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub done: usize,
    pub on_track: usize,
    pub late: usize,
}

impl Counts {
    fn add(&mut self, standing: Standing) {
        match standing {
            Standing::Done => self.done += 1,
            Standing::OnTrack => self.on_track += 1,
            Standing::Late => self.late += 1,
        }
    }

    pub fn all(self) -> usize {
        self.done + self.on_track + self.late
    }
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Plan {
    pub objectives: Counts,
    pub actions: Counts,
}

/// The plans that last month left, by the name of who answers for them.
pub struct Plans {
    pub by_owner: BTreeMap<String, Plan>,
}

impl Plans {
    pub fn whole(&self) -> Plan {
        self.by_owner.values().fold(Plan::default(), |sum, own| Plan {
            objectives: added(sum.objectives, own.objectives),
            actions: added(sum.actions, own.actions),
        })
    }

    /// Who has most that is late first.
    pub fn worst_first(&self) -> Vec<(&String, &Plan)> {
        let mut owners: Vec<(&String, &Plan)> = self.by_owner.iter().collect();
        owners.sort_by(|a, b| {
            let late =
                |plan: &Plan| (plan.actions.late + plan.objectives.late, plan.actions.all() + plan.objectives.all());
            late(b.1).cmp(&late(a.1)).then_with(|| a.0.cmp(b.0))
        });
        owners
    }
}

/// The reason where none is kept.
pub fn plans(desk: &Desk<'_>) -> Result<Plans, String> {
    let by_owner = gather(desk);
    if by_owner.is_empty() { Err(desk.word("deck-absent-execution")) } else { Ok(Plans { by_owner }) }
}

pub fn slide(desk: &mut Desk<'_>, plans: &Plans) -> Part {
    let (title, fact) = title(desk, plans);
    let (whole, owners) = (plans.whole(), plans.worst_first());
    let tiles = tiles(desk, whole, &fact);
    let mut columns = Vec::new();
    columns.extend(late_bars(desk, &owners).map(|bars| PanelColumn { share: 4, panels: vec![bars] }));
    columns.push(PanelColumn { share: 6, panels: vec![table(desk, &owners, whole)] });
    let content = Content::Panels { about: About::Execution, tiles, columns, note: None };
    let subtitle = desk.word("deck-subtitle-execution");
    Part { slide: desk.slide(title, subtitle, &[Entity::Account], content), detail: None }
}

/// With the fact that it states.
pub fn title(desk: &mut Desk<'_>, plans: &Plans) -> (Sentence, FactId) {
    let whole = plans.whole();
    let kept = whole.objectives.done + whole.objectives.on_track;
    let args = args![
        "n" => whole.actions.late,
        "kept" => desk.count(kept),
        "objectives" => desk.count(whole.objectives.all())
    ];
    let title = desk.text("deck-title-execution", &args);
    let label = desk.word("slide-execution");
    let late = desk.count(whole.actions.late);
    let fact = desk.fact("late_actions", &label, &late, &Evidence::default());
    (sentence(title, [fact.clone()]), fact)
}

fn added(a: Counts, b: Counts) -> Counts {
    Counts { done: a.done + b.done, on_track: a.on_track + b.on_track, late: a.late + b.late }
}

/// By the name of who answers for it.
fn gather(desk: &Desk<'_>) -> BTreeMap<String, Plan> {
    let as_of = desk.context.as_of();
    let mut plans = BTreeMap::<String, Plan>::new();
    let context = desk.context;
    let owned = |ix| Some((id_key(&context.account(ix)?.id), context.owner(ix)?.name.as_str()));
    let owners: BTreeMap<String, &str> = context.portfolio.account_ixs().filter_map(owned).collect();
    for (key, item) in &desk.context.book.items {
        let Some(standing) = standing(item, as_of) else { continue };
        let own = item.value("owner").map(str::trim).filter(|owner| !owner.is_empty());
        // Who looks after the account answers for what nobody was named for.
        let owner = own.or_else(|| owners.get(&id_key(&key.account_id)).copied()).unwrap_or(UNASSIGNED);
        let plan = plans.entry(owner.to_owned()).or_default();
        match key.kind {
            ItemKind::Objective => plan.objectives.add(standing),
            ItemKind::Action => plan.actions.add(standing),
            _ => {}
        }
    }
    plans.retain(|_, plan| plan.objectives.all() + plan.actions.all() > 0);
    plans
}

/// None for what was dropped.
fn standing(item: &Item, as_of: Date) -> Option<Standing> {
    match item.value("state") {
        Some("dropped") => None,
        Some("done" | "reached") => Some(Standing::Done),
        _ => {
            let due = item.value("due").and_then(|due| due.parse::<Date>().ok());
            Some(if due.is_some_and(|due| due < as_of) { Standing::Late } else { Standing::OnTrack })
        }
    }
}

pub fn tiles(desk: &Desk<'_>, whole: Plan, fact: &FactId) -> Vec<Tile> {
    let tile = |label: &str, counts: Counts, n: usize| Tile {
        label: desk.word(label),
        value: desk.count(n),
        change: None,
        note: Some(desk.text("deck-of-all", &args!["n" => counts.all()])),
        facts: vec![fact.clone()],
    };
    vec![
        tile("deck-tile-objectives-on-track", whole.objectives, whole.objectives.on_track),
        tile("deck-tile-objectives-reached", whole.objectives, whole.objectives.done),
        tile("deck-tile-actions-late", whole.actions, whole.actions.late),
        tile("deck-tile-actions-done", whole.actions, whole.actions.done),
    ]
}

/// Who has the most late actions; nobody is no subject of a sentence.
pub fn most_late(desk: &Desk<'_>, owners: &[(&String, &Plan)]) -> Option<String> {
    let late = owners.iter().map(|(owner, plan)| (*owner, plan.actions.late));
    let named = late.filter(|(owner, late)| *late > 0 && *owner != UNASSIGNED);
    let (first, most) = named.max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
    Some(desk.text("deck-section-late", &args!["name" => desk.part_name(first), "n" => most]))
}

fn late_bars(desk: &Desk<'_>, owners: &[(&String, &Plan)]) -> Option<Section<Panel>> {
    let late: Vec<(&String, usize)> =
        owners.iter().map(|(owner, plan)| (*owner, plan.actions.late)).filter(|(_, late)| *late > 0).collect();
    if late.is_empty() {
        return None;
    }
    let (title, subtitle) = match most_late(desk, owners) {
        Some(title) => (title, Some(desk.word("deck-section-late-note"))),
        None => (desk.word("deck-section-late-note"), None),
    };
    let rows = late
        .iter()
        .take(MOST_ROWS)
        .map(|(owner, n)| Bar {
            label: desk.part_name(owner),
            value: count(*n),
            text: desk.count(*n),
            limit: None,
            tone: Tone::Bad,
            evidence: None,
            facts: Vec::new(),
        })
        .collect();
    let note = desk.more(late.len().saturating_sub(MOST_ROWS));
    let body = Panel::Bars(Bars { alt: title.clone(), rows, total: None, note });
    Some(Section { title: sentence(title, []), subtitle, source: None, body })
}

/// The columns of [`cells`].
pub const COLUMNS: [(&str, Width); 5] = [
    ("deck-heading-objectives-kept", Width::Text(3)),
    ("deck-heading-objectives-late", Width::Number),
    ("deck-heading-actions", Width::Number),
    ("deck-heading-actions-done", Width::Number),
    ("deck-heading-actions-late", Width::Number),
];

pub fn cells(desk: &Desk<'_>, plan: &Plan) -> Vec<Cell> {
    let share = |counts: Counts| match counts.all() {
        0 => cell(""),
        all => Cell {
            progress: Some(Progress {
                share: count(counts.done + counts.on_track) / count(all),
                text: desk.text(
                    "deck-n-of",
                    &args![
                        "n" => desk.count(counts.done + counts.on_track),
                        "total" => desk.count(all)
                    ],
                ),
            }),
            ..Cell::default()
        },
    };
    let late = |n: usize| toned(desk.count(n), if n > 0 { Tone::Bad } else { Tone::Neutral });
    vec![
        share(plan.objectives),
        late(plan.objectives.late),
        cell(desk.count(plan.actions.all())),
        cell(desk.count(plan.actions.done)),
        late(plan.actions.late),
    ]
}

fn table(desk: &Desk<'_>, owners: &[(&String, &Plan)], whole: Plan) -> Section<Panel> {
    let row = |name: String, plan: &Plan| -> Vec<Cell> {
        let mut row = vec![strong(name)];
        row.extend(cells(desk, plan));
        row
    };
    let rows = owners.iter().take(MOST_ROWS).map(|(owner, plan)| row(short(&desk.part_name(owner)), plan)).collect();
    let mut headings = vec![("heading-owner", Width::Text(3))];
    headings.extend(COLUMNS);
    let mut table = desk.table(&headings, rows, owners.len().saturating_sub(MOST_ROWS));
    table.total = Some(row(desk.total(), &whole));
    let title = desk.text("deck-section-execution", &args!["n" => owners.len()]);
    Section { title: sentence(title, []), subtitle: None, source: None, body: Panel::Table(table) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Author, ItemField, Month};

    fn item(fields: &[(&str, &str)]) -> Item {
        let field = |value: &str| ItemField { value: Some(value.to_owned()), author: Author::Program, proposed: None };
        Item {
            author: Author::Program,
            since: Month::parse("2026-09").unwrap(),
            fields: fields.iter().map(|(key, value)| ((*key).to_owned(), field(value))).collect(),
        }
    }

    #[test]
    fn an_open_item_is_late_from_the_day_after_it_was_due() {
        let as_of = Date::constant(2026, 10, 31);
        let of = |fields: &[(&str, &str)]| standing(&item(fields), as_of);
        assert_eq!(of(&[("state", "open"), ("due", "2026-10-31")]), Some(Standing::OnTrack));
        assert_eq!(of(&[("state", "in_progress"), ("due", "2026-10-30")]), Some(Standing::Late));
        assert_eq!(of(&[("state", "done"), ("due", "2026-10-30")]), Some(Standing::Done));
        assert_eq!(of(&[("state", "reached")]), Some(Standing::Done));
        assert_eq!(of(&[("state", "dropped"), ("due", "2026-10-30")]), None);
        assert_eq!(of(&[("due", "next week")]), Some(Standing::OnTrack));
        assert_eq!(of(&[]), Some(Standing::OnTrack));
    }
}
