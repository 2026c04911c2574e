//! What was read, what could not be used, and which slides are missing for it.

use super::desk::{Desk, Width, cell, sentence, strong};
use super::{Content, Slide};
use crate::ingest::{FixKind, Quality};
use crate::model::Entity;
use crate::plan::context::DASH;
use crate::plan::document::{Cell, KeyValue, Section, TableBlock};
use crate::plan::language::args;
use crate::score::statistics::count;

/// Kinds of records that are listed; the rest is counted.
const MOST_KINDS: usize = 12;

/// Kinds without which a slide is missing, named where no source gives them.
const EXPECTED: &[Entity] = &[
    Entity::Opportunity,
    Entity::Revenue,
    Entity::Contract,
    Entity::SurveyResponse,
    Entity::Quota,
    Entity::Activity,
    Entity::Ticket,
    Entity::Usage,
    Entity::Cost,
    Entity::Lead,
];

pub fn slide(desk: &mut Desk<'_>, absent: Vec<KeyValue>) -> Slide {
    let quality = desk.input.quality;
    let rows: usize = quality.entities.values().map(|counts| counts.rows).sum();
    let rejected: usize = quality.entities.values().map(|counts| counts.rejected).sum();
    let same = quality.fix_list.items.iter().filter(|fix| fix.kind == FixKind::SameFile).count();
    let title = match (rows, rejected) {
        (1.., _) if same > 0 => {
            let share = used_share(desk, rows, rejected);
            desk.text("deck-title-quality-same", &args!["n" => same, "share" => share])
        }
        (0, _) => desk.word("deck-title-no-rows"),
        (_, 0) => desk.text("deck-title-quality-all", &args!["n" => rows]),
        _ => {
            let share = used_share(desk, rows, rejected);
            desk.text("title-quality", &args!["share" => share, "n" => rejected])
        }
    };
    let subtitle = desk.text("deck-subtitle-quality", &args!["n" => rows, "run" => desk.input.run]);
    let table = table(desk, quality, rows, rejected);
    let absent = (!absent.is_empty()).then(|| Section {
        title: sentence(desk.text("deck-section-absent", &args!["n" => absent.len()]), []),
        subtitle: None,
        source: None,
        body: absent,
    });
    let from: Vec<Entity> = quality.entities.keys().copied().collect();
    desk.slide(sentence(title, []), subtitle, &from, Content::DataQuality { table, absent })
}

fn table(desk: &Desk<'_>, quality: &Quality, rows: usize, rejected: usize) -> TableBlock {
    let mut kinds: Vec<_> = quality.entities.iter().filter(|(_, counts)| counts.rows > 0).collect();
    kinds.sort_by_key(|(_, counts)| std::cmp::Reverse((counts.rejected + counts.unjoined, counts.rows)));
    let cells: Vec<Vec<Cell>> = kinds
        .iter()
        .take(MOST_KINDS)
        .map(|(entity, counts)| {
            vec![
                strong(super::desk::capitalised(&desk.context.language.entity(**entity, 2))),
                cell(desk.count(counts.rows)),
                cell(desk.count(counts.rejected)),
                cell(desk.count(counts.duplicates)),
                cell(desk.count(counts.unjoined)),
                cell(desk.count(counts.records)),
            ]
        })
        .collect();
    let headings = [
        ("deck-heading-records", Width::Text(1)),
        ("heading-rows", Width::Number),
        ("heading-rejected", Width::Number),
        ("deck-heading-duplicates", Width::Number),
        ("deck-heading-unjoined", Width::Number),
        ("deck-heading-used", Width::Number),
    ];
    let mut table = desk.table(&headings, cells, kinds.len().saturating_sub(MOST_KINDS));
    if !kinds.is_empty() {
        let total = |of: fn(&crate::ingest::finding::EntityCounts) -> usize| {
            cell(desk.count(quality.entities.values().map(of).sum()))
        };
        let used = if rows > 0 { used_share(desk, rows, rejected) } else { DASH.to_owned() };
        table.total = Some(vec![
            strong(format!("{} · {used}", desk.total())),
            cell(desk.count(rows)),
            cell(desk.count(rejected)),
            total(|counts| counts.duplicates),
            total(|counts| counts.unjoined),
            total(|counts| counts.records),
        ]);
    }
    let missing: Vec<String> = EXPECTED
        .iter()
        .filter(|entity| quality.entities.get(entity).is_none_or(|counts| counts.rows == 0))
        .map(|entity| desk.context.language.entity(*entity, 2))
        .collect();
    let owners = desk.context.portfolio.account_ixs().filter(|account| desk.context.owner(*account).is_none()).count();
    let mut notes: Vec<String> = table.note.iter().map(|note| super::desk::capitalised(note)).collect();
    if !missing.is_empty() {
        notes.push(desk.text("footer-missing", &args!["missing" => missing.join(", ")]));
    }
    if owners > 0 {
        notes.push(format!("{}.", desk.text("quality-no-owner", &args!["n" => owners])));
    }
    let ended = |note: &String| note.trim_end_matches('.').to_owned();
    let notes: Vec<String> = notes.iter().map(ended).collect();
    table.note = (!notes.is_empty()).then(|| format!("{}.", notes.join(". ")));
    table
}

/// Rounded down: 99.97 % is not all.
fn used_share(desk: &Desk<'_>, rows: usize, rejected: usize) -> String {
    if rejected == 0 {
        return desk.context.language.percent(1.0, 0);
    }
    let share = (count(rows.saturating_sub(rejected)) / count(rows) * 1000.0).floor() / 1000.0;
    desk.context.language.percent(share.clamp(0.0, 1.0), 1)
}
