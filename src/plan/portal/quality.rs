//! What was read, set aside and not joined, for the portal.

use super::{ChangeRow, ChangesSummary, FixRow, QualityRow, QualitySummary};
use crate::ingest::Quality;
use crate::model::Changes;
use crate::plan::context::Context;
use crate::plan::language::{Language, args};
use crate::plan::{changes, fix};

/// Findings that are shown; the rest are in the list.
const SHOWN: usize = 20;

pub fn summary(context: &Context<'_>, quality: &Quality) -> QualitySummary {
    let language = context.language;
    let count = |n: usize| language.integer(i64::try_from(n).unwrap_or(i64::MAX));
    let entities: Vec<QualityRow> = quality
        .entities
        .iter()
        .map(|(entity, counts)| QualityRow {
            // Any number but one: the kind as a whole is meant.
            label: super::capital(&language.entity(*entity, 2)),
            rows: count(counts.rows),
            used: count(counts.records),
            rejected: count(counts.rejected),
            left_out: count(counts.left_out),
            duplicates: count(counts.duplicates),
            unjoined: count(counts.unjoined),
            faulty: counts.rejected > 0 || counts.unjoined > 0,
        })
        .collect();
    let list = &quality.fix_list;
    let fixes: Vec<FixRow> = list
        .items
        .iter()
        .take(SHOWN)
        .map(|item| FixRow {
            severity: fix::severity(language, item.severity),
            status: fix::status(language, item.status),
            what: fix::what(language, item),
            place: fix::place(item),
            sender: item.senders.join(", "),
            accounts: item.accounts.map_or_else(String::new, count),
        })
        .collect();
    let more_fixes = list.items.len().saturating_sub(SHOWN);
    let gone = list.gone.len();
    // The list holds the findings too.
    let findings: Vec<String> = quality
        .findings
        .iter()
        .filter(|_| fixes.is_empty())
        .take(SHOWN)
        .map(|finding| format!("{}: {} ({})", finding.about, finding.message, finding.hint))
        .collect();
    let more = if fixes.is_empty() { quality.findings.len().saturating_sub(SHOWN) } else { 0 };
    let is_good = findings.is_empty() && fixes.is_empty() && !entities.iter().any(|row| row.faulty);
    QualitySummary {
        entities,
        findings,
        fixes,
        more_fixes: (more_fixes > 0).then(|| language.text("portal-fixes-more", &args!["n" => more_fixes])),
        gone: (gone > 0).then(|| language.text("portal-fixes-gone", &args!["n" => gone])),
        changes: quality.changes.as_ref().map(|found| changed(language, found)),
        more: (more > 0).then(|| language.text("portal-quality-more", &args!["n" => more])),
        good: is_good.then(|| language.word("quality-good")),
    }
}

fn changed(language: &Language, found: &Changes) -> ChangesSummary {
    let lines = changes::lines(language, found);
    let more = lines.len().saturating_sub(SHOWN);
    let rows = lines.into_iter().take(SHOWN).map(|line| ChangeRow {
        cause: line.cause,
        accounts: line.accounts,
        values: line.values,
        month: line.month,
        file: line.file,
        amount: line.amount,
        unusual: !line.is_usual,
    });
    ChangesSummary {
        title: language.text("title-changes", &args!["month" => language.month_long(found.since)]),
        figures: found.figures.iter().map(|change| changes::figure(language, change, found.currency)).collect(),
        rows: rows.collect(),
        more: (more > 0).then(|| language.text("portal-changes-more", &args!["n" => more])),
    }
}
