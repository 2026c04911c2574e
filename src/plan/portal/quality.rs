//! What was read, set aside and not joined, for the portal.

use super::{QualityRow, QualitySummary};
use crate::ingest::Quality;
use crate::plan::context::Context;
use crate::plan::language::args;

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
            label: capital(&language.entity(*entity, 2)),
            rows: count(counts.rows),
            used: count(counts.records),
            rejected: count(counts.rejected),
            left_out: count(counts.left_out),
            duplicates: count(counts.duplicates),
            unjoined: count(counts.unjoined),
            faulty: counts.rejected > 0 || counts.unjoined > 0,
        })
        .collect();
    let findings: Vec<String> = quality
        .findings
        .iter()
        .take(SHOWN)
        .map(|finding| format!("{}: {} ({})", finding.about, finding.message, finding.hint))
        .collect();
    let more = quality.findings.len().saturating_sub(SHOWN);
    let is_good = findings.is_empty() && !entities.iter().any(|row| row.faulty);
    QualitySummary {
        entities,
        findings,
        more: (more > 0).then(|| language.text("portal-quality-more", &args!["n" => more])),
        good: is_good.then(|| language.word("quality-good")),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
