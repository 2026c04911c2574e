//! The stage: configured files in, one joined portfolio out, with everything that was wrong.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::config::{IngestConfig, SourceConfig};
use super::drafts;
use super::finding::{EntityCounts, Finding, Quality, Reject, Remedy, SourceCounts, Unjoined};
use super::gather::Records;
use super::identity::{LedgerError, Ledgers};
use super::profile::{self, Profile, ProfileError};
use super::recognise::{Mapping, OWN_COLUMNS, RecogniseError, recognise};
use super::settle::{Settling, settle};
use super::style::{DateStyle, DecimalStyle};
use super::{FileTables, ReadError, ReadOptions, Table, into_archive, read_files};
use crate::model::key::id_key;
use crate::model::{Account, Currency, Date, Entity, Kind, Portfolio, ReturnedDraft, Row, Source, SourceIx, User};

/// What the stage gives.
#[derive(Debug)]
pub struct Ingested {
    pub portfolio: Portfolio,
    pub rejects: Vec<Reject>,
    pub unjoined: Vec<Unjoined>,
    pub quality: Quality,
    /// The plan workbooks that reps handed back.
    pub drafts: Vec<ReturnedDraft>,
    /// Files or sheets that could not be read; the others were.
    pub unreadable: Vec<ReadError>,
}

/// Why nothing can be made of the inputs.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    #[error(transparent)]
    Profile(#[from] ProfileError),
    #[error("no file matches `{pattern}` in `{input}`")]
    NoFile { pattern: String, input: String },
    #[error("`{pattern}` is not a pattern of paths: {message}")]
    Pattern { pattern: String, message: String },
    #[error(transparent)]
    Recognise(#[from] RecogniseError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error("there are no accounts: none of {files} files gives any{}", each(unreadable))]
    NoAccounts { files: usize, unreadable: Vec<ReadError> },
}

impl IngestError {
    pub fn hint(&self) -> String {
        match self {
            IngestError::Profile(_) => "correct the profile; the built-in ones are an example of each key".to_owned(),
            IngestError::NoFile { .. } => {
                "correct `files`, give the folder with `--input`, or set `optional = true` if it may be missing"
                    .to_owned()
            }
            IngestError::Pattern { .. } => "`*`, `**`, `?` and `[abc]` stand for other text".to_owned(),
            IngestError::Recognise(error) => error.hint(),
            IngestError::Ledger(error) => error.hint(),
            IngestError::NoAccounts { unreadable, .. } if !unreadable.is_empty() => {
                "correct what could not be read, or add the accounts' export as a `[[source]]`".to_owned()
            }
            IngestError::NoAccounts { .. } => {
                "add the accounts' export as a `[[source]]`, with `entity = \"account\"` if it is not recognised"
                    .to_owned()
            }
        }
    }
}

/// The files that could not be read, which is usually why there are no accounts.
fn each(unreadable: &[ReadError]) -> String {
    unreadable.iter().map(|error| format!("\n  {error}\n    {}", error.hint())).collect()
}

/// A file of a configured source, or an archive of files.
struct Input<'a> {
    path: Utf8PathBuf,
    shown: String,
    /// Of an archive, the pattern of the files that are wanted; all where not given.
    within: Option<String>,
    source: &'a SourceConfig,
}

/// What one table gave.
struct ReadTable {
    source: Source,
    counts: SourceCounts,
    rejects: Vec<Reject>,
    records: Records,
    merged: Vec<(String, String)>,
}

/// What one file gave.
#[derive(Default)]
struct ReadInput {
    tables: Vec<ReadTable>,
    unreadable: Vec<ReadError>,
    unrecognised: Vec<RecogniseError>,
    findings: Vec<Finding>,
}

/// Reads, recognises and joins all sources. `input` is the folder where their paths start. Every problem that stops
/// the stage is given, not the first only.
pub fn read(
    config: &IngestConfig,
    input: &Utf8Path,
    as_of: Date,
    currency: Currency,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<Ingested, Vec<IngestError>> {
    let profiles = profiles(config, input).map_err(|error| vec![error.into()])?;
    let ledgers = Ledgers::read(&config.identity, config.ledgers.as_deref());
    let ledgers = ledgers.map_err(|errors| errors.into_iter().map(IngestError::from).collect::<Vec<_>>())?;
    let inputs = inputs(config, input)?;
    let read: Vec<ReadInput> = inputs
        .par_iter()
        .map(|file| {
            let read = read_input(file, config, &profiles);
            progress(&file.shown);
            read
        })
        .collect();
    let unrecognised: Vec<IngestError> =
        read.iter().flat_map(|file| file.unrecognised.iter().cloned().map(IngestError::from)).collect();
    if !unrecognised.is_empty() {
        return Err(unrecognised);
    }
    let owners = file_owners(&inputs, &read);
    let mut ingested = assemble(read, config, ledgers, as_of, currency);
    ingested.quality.file_owners = owners;
    if let Some(inbox) = &config.inbox {
        (ingested.drafts, ingested.quality.drafts) = drafts::read_inbox(inbox, config.limits.into());
        ingested.quality.findings.extend(drafts::findings(&ingested.quality.drafts));
    }
    match ingested.portfolio.accounts.is_empty() {
        true => Err(vec![IngestError::NoAccounts { files: inputs.len(), unreadable: ingested.unreadable }]),
        false => Ok(ingested),
    }
}

/// Who exports a source's files, where the configuration says so.
fn owner(source: &SourceConfig) -> Option<&str> {
    source.owner.as_deref().map(str::trim).filter(|owner| !owner.is_empty())
}

/// The configured owners of the files, of those in archives too.
fn file_owners(inputs: &[Input<'_>], read: &[ReadInput]) -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for (input, read) in inputs.iter().zip(read) {
        let Some(owner) = owner(input.source) else { continue };
        let in_archive = read.unreadable.iter().map(|error| error.file().to_owned());
        owners.extend(in_archive.chain([input.shown.clone()]).map(|file| (file, owner.to_owned())));
    }
    owners
}

/// Who is told of what is wrong in a table.
fn sender(source: &SourceConfig, mapping: &Mapping, file: &str) -> String {
    let profile = (mapping.profile != OWN_COLUMNS).then_some(mapping.profile.as_str());
    owner(source).or(profile).unwrap_or(file).to_owned()
}

fn profiles(config: &IngestConfig, input: &Utf8Path) -> Result<Vec<Profile>, ProfileError> {
    // The user's own come first, so that they win a tie.
    let mut profiles = Vec::new();
    for pattern in &config.profiles {
        for path in matching(pattern, input).unwrap_or_default() {
            let text =
                fs_err::read_to_string(&path).map_err(|source| ProfileError::Io { file: path.to_string(), source })?;
            profiles.push(profile::parse(path.as_str(), &text)?);
        }
    }
    profiles.extend(profile::built_in()?);
    Ok(profiles)
}

fn matching(pattern: &str, input: &Utf8Path) -> Result<Vec<Utf8PathBuf>, IngestError> {
    // The folder's own name may hold characters that mean something in a pattern.
    let within = Utf8PathBuf::from(glob::Pattern::escape(input.as_str())).join(pattern);
    let within = if Utf8Path::new(pattern).is_absolute() { pattern } else { within.as_str() };
    let paths = glob::glob(within)
        .map_err(|error| IngestError::Pattern { pattern: pattern.to_owned(), message: error.msg.to_owned() })?;
    let mut found: Vec<Utf8PathBuf> = paths
        .filter_map(Result::ok)
        .filter(|path| path.is_file())
        .filter_map(|path| Utf8PathBuf::from_path_buf(path).ok())
        .collect();
    found.sort();
    Ok(found)
}

/// The files of a pattern, and for one that leads into archives the pattern of what is wanted of them.
fn matching_within(pattern: &str, input: &Utf8Path) -> Result<(Vec<Utf8PathBuf>, Option<String>), IngestError> {
    let found = matching(pattern, input)?;
    match into_archive(Utf8Path::new(pattern)).filter(|_| found.is_empty()) {
        None => Ok((found, None)),
        Some((archive, within)) => {
            if let Err(error) = glob::Pattern::new(&within) {
                return Err(IngestError::Pattern { pattern: pattern.to_owned(), message: error.msg.to_owned() });
            }
            Ok((matching(archive.as_str(), input)?, Some(within)))
        }
    }
}

fn inputs<'a>(config: &'a IngestConfig, input: &Utf8Path) -> Result<Vec<Input<'a>>, Vec<IngestError>> {
    let mut inputs: Vec<Input<'a>> = Vec::new();
    let mut errors = Vec::new();
    for source in &config.source {
        for pattern in &source.files {
            match matching_within(pattern, input) {
                Err(error) => errors.push(error),
                Ok((found, _)) if found.is_empty() && !source.optional => {
                    errors.push(IngestError::NoFile { pattern: pattern.clone(), input: input.to_string() });
                }
                Ok((found, within)) => inputs.extend(found.into_iter().map(|path| {
                    let shown = path.strip_prefix(input).unwrap_or(&path).as_str().replace('\\', "/");
                    Input { path, shown, within: within.clone(), source }
                })),
            }
        }
    }
    match errors.is_empty() {
        true => Ok(inputs),
        false => Err(errors),
    }
}

fn read_input(input: &Input<'_>, config: &IngestConfig, profiles: &[Profile]) -> ReadInput {
    let options = input.source.read_options(config.limits);
    let mut result = ReadInput::default();
    let read = read_files(&input.path, &input.shown, input.within.as_deref(), &options);
    result.findings.extend(read.passed_over.into_iter().map(|name| Finding {
        message: format!("`{name}` is not looked at: its name is not that of a table"),
        hint: "nothing needs to be done if it is none".to_owned(),
        about: name,
    }));
    let all_of_archive = input.within.is_none() && read.files.len() > 1;
    for (_, file) in read.files {
        match file {
            Ok(file) => read_tables(file, all_of_archive, input.source, config, (profiles, &options), &mut result),
            // Where a source may be missing, so may its part of an archive.
            Err(ReadError::NoSuchMember { .. }) if input.source.optional => {}
            Err(error) => result.unreadable.push(error),
        }
    }
    result
}

/// Reads the tables of one file. In an archive or a workbook that holds others, one that is not known is passed over.
fn read_tables(
    file: FileTables,
    all_of_archive: bool,
    source: &SourceConfig,
    config: &IngestConfig,
    (profiles, options): (&[Profile], &ReadOptions),
    result: &mut ReadInput,
) {
    result.unreadable.extend(file.errors);
    let several = all_of_archive || (file.tables.len() > 1 && source.sheet.is_none());
    for mut table in file.tables {
        match recognise(&mut table, source, &config.columns, profiles, options) {
            Ok(mapping) => {
                let table = read_table(&table, mapping, source, config, (&file.hash, file.bytes), &file.notes);
                result.tables.push(table);
            }
            // Workbooks hold sheets of notes beside the data: those are named and passed over.
            Err(error @ (RecogniseError::Unknown { .. } | RecogniseError::Unused { .. })) if several => result
                .findings
                .push(Finding { about: table.file.clone(), message: error.to_string(), hint: error.hint() }),
            Err(error) => result.unrecognised.push(error),
        }
    }
}

fn read_table(
    table: &Table,
    mapping: Mapping,
    source: &SourceConfig,
    config: &IngestConfig,
    (hash, bytes): (&str, u64),
    file_notes: &[String],
) -> ReadTable {
    let mut records = Records::default();
    // The place among all sources is known once all files are read.
    let tally = records.add(table, &mapping, source, &config.aliases, SourceIx(0));
    super::vat::take_out(&mut records.revenue, source, &config.documents);
    let lost: Vec<Reject> = table
        .set_aside
        .iter()
        .filter(|row| row.reason.is_loss())
        .map(|row| Reject {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
            row: row.row,
            entity: mapping.entity,
            column: None,
            found: row.found.clone(),
            expected: row.expected.clone(),
            remedy: Remedy::QuoteCell,
            row_kept: false,
        })
        .collect();
    let unused = mapping
        .headings
        .iter()
        .enumerate()
        .filter(|(column, heading)| !heading.is_empty() && !mapping.columns.contains(&Some(*column)))
        .map(|(_, heading)| heading.clone())
        .collect();
    let doubts: Vec<String> = mapping
        .doubts
        .iter()
        .map(|(column, doubt)| format!("`{}`: {doubt}", mapping.headings.get(*column).map_or("", String::as_str)))
        .collect();
    let rejects: Vec<Reject> = lost.iter().cloned().chain(tally.rejects).collect();
    let heading = |column: &Option<usize>| column.and_then(|column| mapping.headings.get(column).cloned());
    ReadTable {
        source: Source {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
            entity: mapping.entity,
            profile: mapping.profile.clone(),
            columns: mapping.columns.iter().map(heading).collect(),
            hash: hash.to_owned(),
            bytes,
            rows: table.len() + lost.len(),
        },
        counts: SourceCounts {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
            entity: mapping.entity,
            sender: sender(source, &mapping, &table.file),
            ambiguous: ambiguous(&mapping),
            profile: mapping.profile,
            rows: table.len() + lost.len(),
            rejected: tally.rejected + lost.len(),
            cells_set_aside: rejects.iter().filter(|reject| reject.row_kept).count(),
            left_out: tally.left_out,
            unused,
            notes: file_notes.iter().chain(&table.notes).cloned().chain(doubts).collect(),
        },
        rejects,
        records,
        merged: tally.merged,
    }
}

/// The used columns that nothing in the table settles the reading of.
fn ambiguous(mapping: &Mapping) -> Vec<(String, String)> {
    let used = mapping.entity.fields().iter().zip(&mapping.columns);
    let open = used.filter_map(|(field, column)| {
        let column = (*column)?;
        let style = mapping.styles.get(column)?;
        let example = match (field.kind, &style.date, &style.decimal) {
            (Kind::Date, DateStyle::Ambiguous { example }, _) => example,
            (Kind::Decimal | Kind::Number, _, DecimalStyle::Ambiguous { example }) => example,
            _ => return None,
        };
        Some((mapping.headings.get(column).cloned().unwrap_or_default(), example.clone()))
    });
    open.collect()
}

/// Puts all tables together and joins them.
fn assemble(
    read: Vec<ReadInput>,
    config: &IngestConfig,
    ledgers: Ledgers,
    as_of: Date,
    currency: Currency,
) -> Ingested {
    let mut quality = Quality::default();
    let (mut records, mut sources, mut rejects) = (Records::default(), Vec::new(), Vec::new());
    let (mut merged, mut unreadable) = (Vec::new(), Vec::new());
    for file in read {
        unreadable.extend(file.unreadable);
        quality.findings.extend(file.findings);
        for mut table in file.tables {
            let ix = SourceIx(u32::try_from(sources.len()).unwrap_or(u32::MAX));
            table.records.set_source(ix);
            let counts = quality.entities.entry(table.source.entity).or_default();
            counts.rows += table.counts.rows;
            counts.rejected += table.counts.rejected;
            counts.left_out += table.counts.left_out;
            records.append(table.records);
            rejects.extend(table.rejects);
            merged.extend(table.merged);
            sources.push(table.source);
            quality.sources.push(table.counts);
        }
    }
    records.remove_duplicates(&sources, &mut quality.entities);
    quality.findings.extend(super::credit_notes::settle(&mut records.revenue, &sources, &config.documents));
    let places: Vec<Place> = sources.iter().map(|source| (source.file.clone(), source.sheet.clone())).collect();
    unique_accounts(&mut records.accounts, as_of, &places, &mut rejects, &mut quality.entities);
    let before = records.users.len();
    records.users = merged_users(std::mem::take(&mut records.users));
    let again = before - records.users.len();
    if again > 0 {
        quality.entities.entry(Entity::User).or_default().duplicates += again;
    }
    let mut unjoined = Vec::new();
    let settling = Settling { config, ledgers, merged: &merged, as_of, currency };
    let (portfolio, identity) = settle(records, sources, settling, &mut quality.entities, &mut unjoined);
    quality.identity = identity;
    rejects.sort();
    unjoined.sort();
    quality.findings.sort();
    Ingested { portfolio, rejects, unjoined, quality, drafts: Vec::new(), unreadable }
}

type Place = (String, Option<String>);

/// Sorts accounts by id; keeps the first of several rows with one id; leaves out those that were made after `as_of`.
fn unique_accounts(
    accounts: &mut Vec<Row<Account>>,
    as_of: Date,
    places: &[Place],
    rejects: &mut Vec<Reject>,
    counts: &mut BTreeMap<Entity, EntityCounts>,
) {
    let counts = counts.entry(Entity::Account).or_default();
    let before = accounts.len();
    accounts.retain(|account| account.created.is_none_or(|created| created <= as_of));
    counts.left_out += before - accounts.len();
    accounts.sort_by(|a, b| a.id.cmp(&b.id).then(a.origin.cmp(&b.origin)));
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    accounts.retain(|account| {
        let earlier = first.get(&id_key(&account.id)).copied();
        let Some(earlier) = earlier else {
            first.insert(id_key(&account.id), account.origin.row);
            return true;
        };
        let place =
            usize::try_from(account.origin.source.0).ok().and_then(|ix| places.get(ix)).cloned().unwrap_or_default();
        counts.rejected += 1;
        rejects.push(Reject {
            file: place.0,
            sheet: place.1,
            row: account.origin.row,
            entity: Entity::Account,
            column: None,
            found: format!("id {} again, first in row {earlier}", account.id),
            expected: "one row an account".to_owned(),
            remedy: Remedy::MergeAccounts,
            row_kept: false,
        });
        false
    });
}

/// Several files may each know a part of a user (names here, managers there): later rows fill what is blank.
fn merged_users(users: Vec<Row<User>>) -> Vec<Row<User>> {
    let mut by_id: BTreeMap<String, Row<User>> = BTreeMap::new();
    for row in users {
        let Some(known) = by_id.get_mut(&id_key(&row.id)) else {
            by_id.insert(id_key(&row.id), row);
            continue;
        };
        let (known, more) = (&mut known.record, row.record);
        known.name = known.name.take().or(more.name);
        known.first_name = known.first_name.take().or(more.first_name);
        known.last_name = known.last_name.take().or(more.last_name);
        known.email = known.email.take().or(more.email);
        known.manager_id = known.manager_id.take().or(more.manager_id);
        known.manager_name = known.manager_name.take().or(more.manager_name);
        known.team = known.team.take().or(more.team);
        known.region = known.region.take().or(more.region);
        known.role = known.role.take().or(more.role);
        known.active = known.active.or(more.active);
        known.left_on = known.left_on.or(more.left_on);
    }
    by_id.into_values().collect()
}
