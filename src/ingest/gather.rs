//! The records of all sources, before they are joined.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Table as FileTable;
use super::config::SourceConfig;
use super::finding::{EntityCounts, Reject};
use super::recognise::Mapping;
use super::typed;
use crate::model::*;

/// What reading one table gave, whatever its entity.
#[derive(Debug, Default)]
pub struct Tally {
    pub rejects: Vec<Reject>,
    pub rejected: usize,
    pub left_out: usize,
    pub merged: Vec<(String, String)>,
}

macro_rules! records {
    ($($entity:ident => $field:ident,)*) => {
        /// All records, by entity.
        #[derive(Debug, Default)]
        pub struct Records {
            $(pub $field: Vec<Row<$entity>>,)*
        }

        impl Records {
            /// Reads a table's rows to the end of their entity's records.
            pub fn add(
                &mut self,
                table: &FileTable,
                mapping: &Mapping,
                source: &SourceConfig,
                aliases: &BTreeMap<String, BTreeMap<String, String>>,
                source_ix: SourceIx,
            ) -> Tally {
                match mapping.entity {
                    $(Entity::$entity => {
                        let read = typed::records::<$entity>(table, mapping, source, aliases, source_ix);
                        take_after(&mut self.$field, read.rows);
                        Tally { rejects: read.rejects, rejected: read.rejected, left_out: read.left_out, merged: read.merged }
                    })*
                }
            }

            /// Says which source all of the records come from.
            pub fn set_source(&mut self, source: SourceIx) {
                $(self.$field.par_iter_mut().for_each(|row| row.origin.source = source);)*
            }

            /// Groups all records by account, into a portfolio that has none yet.
            pub fn into_portfolio(
                self,
                mut portfolio: Portfolio,
                counts: &mut BTreeMap<Entity, EntityCounts>,
            ) -> Portfolio {
                let accounts = self.accounts.len();
                $({
                    let given = portfolio.sources.iter().any(|source| source.entity == Entity::$entity);
                    if given {
                        counts.entry(Entity::$entity).or_default().records = self.$field.len();
                    }
                    portfolio.$field.fill(self.$field, accounts, given);
                })*
                portfolio
            }

            /// Takes the records of another table after its own.
            pub fn append(&mut self, other: Records) {
                $(take_after(&mut self.$field, other.$field);)*
            }

            /// Counts a row that several files give once; the first counts.
            pub fn remove_duplicates(&mut self, sources: &[Source], counts: &mut BTreeMap<Entity, EntityCounts>) {
                $({
                    let removed = remove_duplicates(&mut self.$field, sources);
                    if removed > 0 {
                        counts.entry(Entity::$entity).or_default().duplicates += removed;
                    }
                })*
            }
        }
    };
}

records! {
    Account => accounts,
    User => users,
    Assignment => assignments,
    Membership => memberships,
    Contact => contacts,
    Contract => contracts,
    Opportunity => opportunities,
    LineItem => line_items,
    StageChange => stage_changes,
    Revenue => revenue,
    Product => products,
    PriceBookEntry => price_book_entries,
    Activity => activities,
    Ticket => tickets,
    Usage => usage,
    SurveyResponse => survey_responses,
    Invitation => invitations,
    Lead => leads,
    Campaign => campaigns,
    Touch => touches,
    Signal => signals,
    Cost => costs,
    Quota => quotas,
    Benchmark => benchmarks,
    FxRate => fx_rates,
    PriceIndex => price_indices,
    Holiday => holidays,
    Content => contents,
    ValueLine => value_lines,
    Objection => objections,
    Task => tasks,
}

/// Where a portfolio keeps the rows of an entity: accounts in a list by id, all others grouped by account.
trait Fill<T> {
    fn fill(&mut self, rows: Vec<Row<T>>, accounts: usize, given: bool);
}

impl Fill<Account> for Vec<Row<Account>> {
    fn fill(&mut self, rows: Vec<Row<Account>>, _: usize, _: bool) {
        *self = rows;
    }
}

impl<T> Fill<T> for Table<T> {
    fn fill(&mut self, rows: Vec<Row<T>>, accounts: usize, given: bool) {
        if given {
            *self = Table::new(rows, accounts);
        }
    }
}

/// Appends; the first rows need no second place in memory.
fn take_after<T>(rows: &mut Vec<T>, more: Vec<T>) {
    match rows.is_empty() {
        true => *rows = more,
        false => rows.extend(more),
    }
}

/// Removes rows whose id and content were there before. Rows without an id are never duplicates of each other: two
/// equal usage rows may both be true.
fn remove_duplicates<T: Record + PartialEq>(rows: &mut Vec<Row<T>>, sources: &[Source]) -> usize {
    // Ids that were made up for want of a column hold file and row: they repeat only where a file is read twice.
    let id = T::FIELDS.iter().position(|field| field.name == "id");
    let has_ids = |source: &Source| id.is_some_and(|id| matches!(source.columns.get(id), Some(Some(_))));
    let is_named = matches!(T::ENTITY, Entity::Account | Entity::User | Entity::Product);
    let read_twice = |source: &Source| {
        sources.iter().filter(|other| (&other.file, &other.sheet) == (&source.file, &source.sheet)).count() > 1
    };
    let may_repeat = |source: &Source| is_named || has_ids(source) || read_twice(source);
    let may: Vec<bool> = sources.iter().map(|source| source.entity == T::ENTITY && may_repeat(source)).collect();
    // Looking at the ids of millions of records takes a while.
    if !may.contains(&true) {
        return 0;
    }
    let may_repeat = |row: &Row<T>| may.get(row.origin.source.0 as usize).copied().unwrap_or(true);
    // Few ids occur twice: one table of the first row of each, and one of all others.
    let mut first: HashMap<Cow<'_, str>, &T> = HashMap::new();
    let mut others: HashMap<Cow<'_, str>, Vec<&T>> = HashMap::new();
    let mut repeated = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if !may_repeat(row) {
            continue;
        }
        let Some(id) = row.source_id(sources) else { continue };
        let Some(known) = first.get(&id) else {
            first.insert(id, &row.record);
            continue;
        };
        let others = others.entry(id).or_default();
        match **known == *row.record || others.iter().any(|other| **other == *row.record) {
            true => repeated.push(index),
            false => others.push(&row.record),
        }
    }
    if repeated.is_empty() {
        return 0;
    }
    let (mut index, mut next) = (0, repeated.iter().peekable());
    rows.retain(|_| {
        let is_repeated = next.next_if(|at| **at == index).is_some();
        index += 1;
        !is_repeated
    });
    repeated.len()
}
