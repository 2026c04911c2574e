//! What a run tells when it ends.

use serde_json::{Value, json};

use super::{Error, Examined, Options, Stage, Timings};
use crate::deliver::{Counts, Input, Inventory, Manifest, Settled};
use crate::ingest::{DraftFile, Ingested, Severity};
use crate::model::{AccountIx, Changes, Decimal};
use crate::plan::context::Context;
use crate::plan::deck::DeckInput;
use crate::plan::{account, brief};
use crate::score::{ChurnModel, Past, Scores};
use crate::settings::Settings;

/// What a stage gave, for `--until`.
#[derive(Debug)]
pub struct Stopped {
    pub json: Value,
}

impl Stopped {
    pub(super) fn of_ingest(ingested: &Ingested) -> Result<Stopped, Error> {
        let json = json!({
            "portfolio": serde_json::to_value(&ingested.portfolio)?,
            "rejects": serde_json::to_value(&ingested.rejects)?,
            "unjoined": serde_json::to_value(&ingested.unjoined)?,
            "quality": serde_json::to_value(&ingested.quality)?,
        });
        Ok(Stopped { json })
    }

    pub(super) fn of_scores(scores: &Scores) -> Result<Stopped, Error> {
        Ok(Stopped { json: serde_json::to_value(scores)? })
    }

    pub(super) fn of_plans(
        context: &Context<'_>,
        deck: &DeckInput<'_>,
        accounts: &[AccountIx],
    ) -> Result<Stopped, Error> {
        let plans: Vec<_> = accounts.iter().filter_map(|account| account::plan(context, *account)).collect();
        // As their template reads them.
        let briefs = plans.iter().filter_map(|plan| brief::compose(context, plan));
        let groups = context.scores.groups.groups.iter().filter(|group| accounts.contains(&group.head));
        let groups = groups.filter_map(|group| brief::group::compose(context, group));
        let briefs =
            briefs.chain(groups).map(|brief| serde_json::to_value(&brief)).collect::<Result<Vec<Value>, _>>()?;
        let plans = plans.iter().map(serde_json::to_value).collect::<Result<Vec<Value>, _>>()?;
        let book = super::plans::next(context, deck);
        let items = book.items.iter().map(|(key, item)| json!({ "key": key, "item": item }));
        Ok(Stopped {
            json: json!({
                "accounts": plans,
                "returned": serde_json::to_value(context.returned)?,
                "kept": items.collect::<Vec<Value>>(),
                "briefs": briefs,
            }),
        })
    }
}

/// A run that readers see, and what of it is incomplete.
#[derive(Debug)]
pub struct Published {
    pub folder: camino::Utf8PathBuf,
    pub manifest: Manifest,
    /// Something is incomplete, with what to do about it: the exit code is 1.
    pub incomplete: Vec<(String, String)>,
    /// What the checks warn of, with what to do about it; the exit code is not theirs.
    pub warnings: Vec<(String, String)>,
    /// Worth knowing, but nothing is missing.
    pub notes: Vec<String>,
    /// What differs from the last published month, in lines for people; empty of a first month.
    pub changes: Vec<String>,
    pub timings: Timings,
}

impl Published {
    pub(super) fn new(
        settings: &Settings,
        options: &Options,
        (ingested, examined): (&Ingested, &Examined),
        published: crate::deliver::Published,
        settled: &Settled,
        timings: Timings,
    ) -> Published {
        let mut incomplete = incomplete_inputs(settings, ingested);
        incomplete.extend(failed_documents(&published.manifest));
        if let Some(error) = &published.warning {
            incomplete.push((error.to_string(), error.hint()));
        }
        let warnings = examined.warnings();
        let mut notes: Vec<String> = settled.warnings.iter().map(ToString::to_string).collect();
        notes.extend(settled.abandoned.iter().map(|run| format!("run {run} had been ended before it was published")));
        if options.dry_run || options.until == Some(Stage::Render) {
            notes.push("a dry run: nothing was published".to_owned());
        }
        let changes = ingested.quality.changes.as_ref().map(since).unwrap_or_default();
        Published {
            folder: published.folder,
            manifest: published.manifest,
            incomplete,
            warnings,
            notes,
            changes,
            timings,
        }
    }
}

/// The figures then and now, and what every month does not bring.
fn since(changes: &Changes) -> Vec<String> {
    const SHOWN: usize = 8;
    let currency = changes.currency;
    let money = |amount: Decimal| format!("{:.2}", amount.round_dp(2));
    let mut told: Vec<String> = changes
        .figures
        .iter()
        .filter(|figure| figure.before != figure.now || !figure.parts.is_empty())
        .map(|figure| {
            let name = figure.figure.key();
            let without = match (figure.without_rate_before, figure.without_rate_now) {
                (0, 0) => String::new(),
                (before, now) => format!(" (without rows that have no exchange rate: {before}, now {now})"),
            };
            let (before, now) = (money(figure.before), money(figure.now));
            format!("since {}: {name} {before} -> {now} {currency}{without}", changes.since)
        })
        .collect();
    let unusual: Vec<&str> =
        changes.causes.iter().filter(|change| !change.usual).map(|change| change.what.as_str()).collect();
    told.extend(unusual.iter().take(SHOWN).map(|what| format!("  {what}")));
    if let Some(more) = unusual.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        told.push(format!("  and {more} more causes; `quality.json` and the workbook list all"));
    }
    told
}

/// The first documents that failed, one by one; when all fail for one reason, nobody reads it a thousand times.
fn failed_documents(manifest: &Manifest) -> Vec<(String, String)> {
    const NAMED: usize = 5;
    let mut told: Vec<(String, String)> = manifest
        .failed
        .iter()
        .take(NAMED)
        .map(|failed| {
            let hint = format!("its data is in `{}`; the other documents are published", failed.kept);
            (format!("`{}` was not published: {}", failed.document, failed.reason), hint)
        })
        .collect();
    if let Some(more) = manifest.failed.len().checked_sub(NAMED).filter(|more| *more > 0) {
        told.push((
            format!("{more} more documents were not published"),
            "`run.json` lists all of them with their reasons".to_owned(),
        ));
    }
    told
}

/// What of the inputs could not be used, beyond what is tolerated.
pub fn incomplete_inputs(settings: &Settings, ingested: &Ingested) -> Vec<(String, String)> {
    let unreadable = ingested.unreadable.iter().map(|error| (error.to_string(), error.hint().to_owned()));
    let beyond = ingested.quality.beyond(settings.config.run.reject_tolerance_share);
    let beyond = beyond.into_iter().map(|(entity, counts)| {
        let tolerated = settings.config.run.reject_tolerance_share * 100.0;
        (
            format!("set aside {} of {} rows of the {entity}, more than {tolerated} %", counts.rejected, counts.rows),
            "all of them are in `rejects.csv`; correct the export, or raise `reject_tolerance_share` under `[run]`"
                .to_owned(),
        )
    });
    let drafts = ingested.quality.drafts.iter().filter(|draft| draft.outcome.is_fault());
    let drafts = drafts.map(|draft| draft.outcome.told(&draft.file));
    unreadable.chain(beyond).chain(drafts).collect()
}

/// What `run.json` tells of the inputs.
pub(super) fn inventory(ingested: &Ingested, past: &Past, examined: &Examined, warnings: &[String]) -> Inventory {
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let inputs = ingested.portfolio.sources.iter().map(|source| Input {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        entity: Some(source.entity),
        hash: source.hash.clone(),
        bytes: source.bytes,
        rows: whole(source.rows),
    });
    let kept = &ingested.quality.identity.ledgers;
    let kept = [kept.matches.ledger(), kept.merges.ledger()].into_iter().flatten().map(|ledger| Input {
        file: ledger.file.clone(),
        sheet: None,
        entity: None,
        hash: ledger.hash.clone(),
        bytes: ledger.bytes,
        rows: whole(ledger.lines.len()),
    });
    let counts = ingested.quality.entities.iter().map(|(entity, counts)| {
        let counts =
            Counts { read: whole(counts.rows), rejected: whole(counts.rejected), unjoined: whole(counts.unjoined) };
        (*entity, counts)
    });
    let findings = ingested.quality.findings.iter().map(|finding| format!("{}: {}", finding.about, finding.message));
    let unreadable = ingested.unreadable.iter().map(ToString::to_string);
    let checks = examined.warnings().into_iter().map(|(message, _)| message);
    Inventory {
        models: past.churn_model.iter().map(churn_model).collect(),
        inputs: inputs.chain(kept).collect(),
        counts: counts.collect(),
        units: crate::checks::units(&ingested.portfolio),
        warnings: findings.chain(unreadable).chain(checks).chain(warnings.iter().cloned()).collect(),
    }
}

/// `run.json` names a model with what it may do: `2026-10-31-1a2b3c4d, shadow`.
fn churn_model(model: &ChurnModel) -> (String, String) {
    let standing = if model.took_over() { "took over" } else { "shadow" };
    ("churn".to_owned(), format!("{}, {standing}", model.name()))
}

/// What was understood of the inputs, for people.
pub fn summary(settings: &Settings, ingested: &Ingested) -> String {
    let portfolio = &ingested.portfolio;
    let mut text = format!(
        "{} accounts, {} as of {}, amounts in {}\n\n",
        portfolio.accounts.len(),
        settings.period,
        settings.as_of,
        portfolio.currency
    );
    let width = ingested.quality.sources.iter().map(|source| place(source).chars().count()).max().unwrap_or(0).min(48);
    for source in &ingested.quality.sources {
        let set_aside = match source.rejected {
            0 => String::new(),
            n => format!(", {n} set aside"),
        };
        text.push_str(&format!(
            "{:<width$}  {:>8} {}{set_aside}  [{}]\n",
            place(source),
            source.rows,
            source.entity,
            source.profile
        ));
    }
    let unjoined: Vec<String> = ingested
        .quality
        .entities
        .iter()
        .filter(|(_, counts)| counts.unjoined > 0)
        .map(|(entity, counts)| format!("{} {entity}", counts.unjoined))
        .collect();
    if !unjoined.is_empty() {
        text.push_str(&format!("\nof no known account: {}\n", unjoined.join(", ")));
    }
    text.push_str(&handed_back(&ingested.quality.drafts));
    text.push_str(&who_is_who(ingested));
    const SHOWN: usize = 5;
    for reject in ingested.rejects.iter().take(SHOWN) {
        let column = reject.column.as_deref().map(|column| format!(", `{column}`")).unwrap_or_default();
        text.push_str(&format!(
            "\n`{}` row {}{column}: found {}, expected {}\n  hint: {}",
            reject.file,
            reject.row,
            reject.found,
            reject.expected,
            reject.remedy.hint()
        ));
    }
    if ingested.rejects.len() > SHOWN {
        text.push_str(&format!("\nand {} more; a run lists all in `rejects.csv`", ingested.rejects.len() - SHOWN));
    }
    for fix in ingested.quality.fix_list.items.iter().filter(|fix| fix.severity == Severity::High) {
        let stops = if fix.stops { " (stops a run)" } else { "" };
        text.push_str(&format!("\nto fix{stops}, {}: {}\n  hint: {}", fix.senders.join(", "), fix.what, fix.hint));
    }
    for finding in &ingested.quality.findings {
        text.push_str(&format!("\n{}\n  hint: {}", finding.message, finding.hint));
    }
    text
}

/// What came back of the drafts.
fn handed_back(drafts: &[DraftFile]) -> String {
    let told = |draft: &DraftFile| {
        let (what, hint) = draft.outcome.told(&draft.file);
        let hint = if hint.is_empty() { hint } else { format!("\n    hint: {hint}") };
        format!("  {what}{hint}\n")
    };
    match drafts {
        [] => String::new(),
        drafts => format!("\ndrafts handed back:\n{}", drafts.iter().map(told).collect::<String>()),
    }
}

/// The pairs to confirm that most rows hang on, and the accounts that look like one.
fn who_is_who(ingested: &Ingested) -> String {
    const SHOWN: usize = 8;
    let identity = &ingested.quality.identity;
    if identity.proposals.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "\nto confirm: {} pairs, of which {} accounts that look like another; `cartera matches` writes them for you to decide\n",
        identity.proposals.len(),
        identity.duplicates.len()
    );
    for proposal in identity.proposals.iter().take(SHOWN) {
        text.push_str(&format!("  {}\n", super::matches::told(proposal)));
    }
    text
}

fn place(source: &crate::ingest::finding::SourceCounts) -> String {
    match &source.sheet {
        Some(sheet) => format!("{} ({sheet})", source.file),
        None => source.file.clone(),
    }
}

/// What was published and where it lies, for people.
pub fn published_summary(settings: &Settings, published: &Published) -> String {
    let manifest = &published.manifest;
    let briefs = manifest.outputs.iter().filter(|output| is_brief(output.path.as_str())).count();
    let folder = settings.output.join(manifest.period.to_string());
    let mut text =
        format!("published {} as of {}: {briefs} briefs\n  folder   {folder}\n", manifest.run_id, manifest.as_of);
    for (name, file) in [("deck", "deck.pdf"), ("portal", "index.html"), ("workbook", "portfolio.xlsx")] {
        if manifest.outputs.iter().any(|output| output.path.as_str() == file) {
            text.push_str(&format!("  {name:<9}{}\n", folder.join(file)));
        }
    }
    published.changes.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    text
}

fn is_brief(path: &str) -> bool {
    path.starts_with("reps/") && path.contains("/briefs/")
}
