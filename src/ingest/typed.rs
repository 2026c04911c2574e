//! A table's rows to typed records.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::cell::{self, BadCell};
use super::config::SourceConfig;
use super::dates;
use super::finding::{Reject, Remedy};
use super::memo::Memo;
use super::recognise::Mapping;
use super::table::GridRow;
use super::{ColumnStyle, Table, Value};
use crate::model::record::{Cells, Field, Record, Text};
use crate::model::{Currency, Date, Decimal, Entity, Origin, Row, SourceIx, made_up_id};

/// The records of one table, and what was wrong with the rest.
#[derive(Debug)]
pub struct Typed<T> {
    pub rows: Vec<Row<T>>,
    pub rejects: Vec<Reject>,
    pub rejected: usize,
    pub left_out: usize,
    /// Accounts that were merged into others: old id, new id.
    pub merged: Vec<(String, String)>,
}

impl<T> Default for Typed<T> {
    fn default() -> Self {
        Typed { rows: Vec::new(), rejects: Vec::new(), rejected: 0, left_out: 0, merged: Vec::new() }
    }
}

/// Reads all rows of a recognised table.
pub fn records<T: Record>(
    table: &Table,
    mapping: &Mapping,
    source: &SourceConfig,
    aliases: &BTreeMap<String, BTreeMap<String, String>>,
    source_ix: SourceIx,
) -> Typed<T> {
    let plan = RowPlan::new::<T>(mapping, source, aliases);
    let at_once = table.len().div_ceil(rayon::current_num_threads() * PIECES_A_THREAD).max(ROWS_AT_ONCE);
    let rows: Vec<usize> = (0..table.len()).step_by(at_once).collect();
    let pieces: Vec<Typed<T>> = rows
        .into_par_iter()
        .map(|from| piece(table, mapping, &plan, source_ix, from..table.len().min(from + at_once)))
        .collect();
    joined(pieces)
}

/// The pieces one after the other.
fn joined<T>(pieces: Vec<Typed<T>>) -> Typed<T> {
    let rows = pieces.iter().map(|piece| piece.rows.len()).sum();
    let mut pieces = pieces.into_iter();
    let mut typed = pieces.next().unwrap_or_default();
    if typed.rows.len() < rows {
        // Into a list of their own: a list that grows may be moved with all that it can hold.
        let first = std::mem::replace(&mut typed.rows, Vec::with_capacity(rows));
        typed.rows.extend(first);
    }
    for piece in pieces {
        typed.rows.extend(piece.rows);
        typed.rejects.extend(piece.rejects);
        typed.rejected += piece.rejected;
        typed.left_out += piece.left_out;
        typed.merged.extend(piece.merged);
    }
    typed
}

/// Rows that one thread reads at least without looking up: enough for texts to come again.
const ROWS_AT_ONCE: usize = 1 << 16;
/// Enough to share out evenly.
const PIECES_A_THREAD: usize = 4;

fn piece<T: Record>(
    table: &Table,
    mapping: &Mapping,
    plan: &RowPlan<'_>,
    source_ix: SourceIx,
    rows: Range<usize>,
) -> Typed<T> {
    let mut typed = Typed { rows: Vec::with_capacity(rows.len()), ..Typed::default() };
    let mut memos = Memos::new(T::FIELDS.len());
    for row in rows {
        let cells = table.grid_row(row);
        let mut cells =
            RowCells { table, mapping, plan, row, cells, memos: &mut memos, problems: Vec::new(), missing: false };
        typed.merged.extend(cells.merged());
        if cells.is_left_out() {
            typed.left_out += 1;
            continue;
        }
        let record = T::read(&mut cells);
        let (problems, rejected) = (cells.problems, record.is_none());
        typed.rejects.extend(problems.into_iter().map(|problem| problem.into_reject(table, mapping, row, !rejected)));
        match record {
            Some(record) => typed.rows.push(Row {
                origin: Origin { source: source_ix, row: table.row_number(row) },
                account: None,
                joined_by: None,
                record: Box::new(record),
            }),
            None => typed.rejected += 1,
        }
    }
    typed
}

/// What holds for every row of a table.
struct RowPlan<'a> {
    fields: Vec<FieldPlan<'a>>,
    deleted: Option<usize>,
    id: Option<usize>,
    name: Option<usize>,
    merged_into: Option<usize>,
    merged_ids: Option<usize>,
    amount_column: Option<usize>,
}

/// What holds for a field in every row.
struct FieldPlan<'a> {
    given: Given<'a>,
    style: &'a ColumnStyle,
    first_of_many: bool,
    aliases: Option<&'a BTreeMap<String, String>>,
    scale: Option<Decimal>,
}

/// Where a field's value is from.
#[derive(Clone, Copy)]
enum Given<'a> {
    Column(usize),
    /// The configuration, for every row.
    Always(&'a str),
    Nothing,
}

impl<'a> RowPlan<'a> {
    fn new<T: Record>(
        mapping: &'a Mapping,
        source: &SourceConfig,
        aliases: &'a BTreeMap<String, BTreeMap<String, String>>,
    ) -> Self {
        let field = |name: &str| T::FIELDS.iter().position(|field| field.name == name);
        let amount = ["amount", "value", "price", "list_price", "annual_revenue"].iter().find_map(|name| field(name));
        let plan = |(index, field): (usize, &Field)| FieldPlan {
            aliases: aliases.get(field.name),
            scale: source.scale.get(field.name).copied(),
            ..FieldPlan::new(mapping, index)
        };
        RowPlan {
            fields: T::FIELDS.iter().enumerate().map(plan).collect(),
            deleted: field("deleted"),
            id: field("id"),
            name: field("name"),
            merged_into: field("merged_into"),
            merged_ids: field("merged_ids"),
            amount_column: amount.and_then(|amount| mapping.columns.get(amount).copied().flatten()),
        }
    }

    fn has_no_column(&self, field: usize) -> bool {
        !matches!(self.fields.get(field), Some(FieldPlan { given: Given::Column(_), .. }))
    }
}

impl<'a> FieldPlan<'a> {
    fn new(mapping: &'a Mapping, field: usize) -> Self {
        const PLAIN: &ColumnStyle = &ColumnStyle {
            decimal: super::DecimalStyle::Plain,
            date: super::DateStyle::Plain,
            percent: false,
            epoch: super::Epoch::Year1900,
        };
        let column = mapping.columns.get(field).copied().flatten();
        let always = mapping.values.get(field).and_then(Option::as_deref);
        FieldPlan {
            given: column.map(Given::Column).or(always.map(Given::Always)).unwrap_or(Given::Nothing),
            style: column.and_then(|column| mapping.styles.get(column)).unwrap_or(PLAIN),
            first_of_many: mapping.first_of_many.contains(&field),
            aliases: None,
            scale: None,
        }
    }

    /// A value as text, without regard to spellings that mean the same.
    fn plain_text<'v>(&self, value: Value<'v>) -> Option<Cow<'v, str>> {
        let mut text = cell::text(value)?;
        if self.first_of_many {
            let first = text.split(';').next().unwrap_or_default().trim().to_owned();
            text = Cow::Owned(first);
        }
        // Some systems write an accent as a sign of its own: the same name must compare and print as one.
        if !text.is_ascii() {
            text = Cow::Owned(text.nfc().collect());
        }
        (!text.is_empty()).then_some(text)
    }

    fn text<'v>(&'v self, value: Value<'v>) -> Option<Cow<'v, str>> {
        let text = self.plain_text(value)?;
        match self.aliases.and_then(|aliases| aliases.get(text.as_ref())) {
            Some(meant) => Some(Cow::Borrowed(meant)),
            None => Some(text),
        }
    }
}

/// What was made of each field's last texts.
struct Memos {
    texts: Vec<Memo<Option<Text>>>,
    /// `None` of what is no date.
    dates: Vec<Memo<Option<Option<Date>>>>,
}

impl Memos {
    fn new(fields: usize) -> Memos {
        let mut memos = Memos { texts: Vec::new(), dates: Vec::new() };
        memos.texts.resize_with(fields, || Memo::new(fields));
        memos.dates.resize_with(fields, || Memo::new(fields));
        memos
    }
}

/// A cell that could not be read.
struct Problem {
    field: usize,
    found: String,
    expected: String,
    remedy: Remedy,
}

impl Problem {
    fn into_reject(self, table: &Table, mapping: &Mapping, row: usize, row_kept: bool) -> Reject {
        let heading =
            mapping.columns.get(self.field).copied().flatten().and_then(|column| mapping.headings.get(column));
        Reject {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
            row: table.row_number(row),
            entity: mapping.entity,
            column: heading.cloned(),
            found: self.found,
            expected: self.expected,
            remedy: self.remedy,
            row_kept,
        }
    }
}

/// One row's cells as the model reads them.
struct RowCells<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    plan: &'a RowPlan<'a>,
    row: usize,
    cells: GridRow<'a>,
    memos: &'a mut Memos,
    problems: Vec<Problem>,
    missing: bool,
}

impl<'a> RowCells<'a> {
    fn field(&self, field: usize) -> Option<&'a FieldPlan<'a>> {
        self.plan.fields.get(field)
    }

    /// The cell of a field, or the value that the configuration gives for every row.
    fn value(&self, field: usize) -> Value<'a> {
        match self.field(field).map(|plan| plan.given) {
            Some(Given::Column(column)) => self.cells.cell(column),
            Some(Given::Always(text)) => Value::Text(text),
            Some(Given::Nothing) | None => Value::Empty,
        }
    }

    fn keep<V>(&mut self, field: usize, read: Result<Option<V>, BadCell>) -> Option<V> {
        match read {
            Ok(value) => value,
            Err(bad) => {
                self.problems.push(Problem {
                    field,
                    found: bad.found,
                    expected: bad.expected.into_owned(),
                    remedy: Remedy::CorrectCell,
                });
                None
            }
        }
    }

    fn plain_text(&self, field: usize) -> Option<String> {
        self.field(field)?.plain_text(self.value(field)).map(Cow::into_owned)
    }

    fn is_left_out(&self) -> bool {
        let deleted = self.plan.deleted.is_some_and(|field| matches!(cell::flag(self.value(field)), Ok(Some(true))));
        deleted
            || self.mapping.leave_out.iter().any(|(field, values)| {
                self.plain_text(*field).is_some_and(|text| values.contains(&text.to_lowercase()))
            })
    }

    /// Old ids with the new ones: some CRMs tell it on the account that went, others on the one that stayed.
    fn merged(&self) -> Vec<(String, String)> {
        let tells = |field: Option<usize>| field.is_some_and(|field| !self.value(field).is_empty());
        if !tells(self.plan.merged_ids) && !tells(self.plan.merged_into) {
            return Vec::new();
        }
        let text = |field: Option<usize>| field.and_then(|field| self.plain_text(field));
        let Some(id) = text(self.plan.id) else { return Vec::new() };
        let old = text(self.plan.merged_ids).unwrap_or_default();
        let old = old.split([';', ',']).map(str::trim).filter(|old| !old.is_empty() && *old != id);
        let mut merged: Vec<(String, String)> = old.map(|old| (old.to_owned(), id.clone())).collect();
        merged.extend(text(self.plan.merged_into).map(|into| (id, into)));
        merged
    }

    /// Sources without an id column get one from the name, or from the row where there is no name either.
    fn made_up_id(&self) -> Option<String> {
        let named = matches!(self.mapping.entity, Entity::Account | Entity::User | Entity::Product);
        match self.plan.name.filter(|_| named) {
            Some(name) => self.plain_text(name),
            None => Some(made_up_id(&self.table.file, self.table.row_number(self.row))),
        }
    }
}

impl Cells for RowCells<'_> {
    fn text(&mut self, field: usize) -> Option<String> {
        if Some(field) == self.plan.id && self.plan.has_no_column(field) {
            return self.made_up_id();
        }
        self.field(field)?.text(self.value(field)).map(Cow::into_owned)
    }

    /// No id is made up for it: origins tell millions of rows apart as well.
    fn shared_text(&mut self, field: usize) -> Option<Text> {
        let (plan, value) = (self.field(field)?, self.value(field));
        match (value, self.memos.texts.get_mut(field)) {
            (Value::Empty, _) => None,
            (Value::Text(text), Some(memo)) => memo.get_or(text, |text| plan.text(Value::Text(text)).map(Text::from)),
            _ => plan.text(value).map(Text::from),
        }
    }

    fn decimal(&mut self, field: usize) -> Option<Decimal> {
        let plan = self.field(field)?;
        let value = self.keep(field, cell::decimal(self.value(field), plan.style))?;
        match plan.scale {
            Some(factor) => value.checked_mul(factor),
            None => Some(value),
        }
    }

    fn number(&mut self, field: usize) -> Option<f64> {
        let plan = self.field(field)?;
        self.keep(field, cell::number(self.value(field), plan.style))
    }

    fn date(&mut self, field: usize) -> Option<Date> {
        let (plan, value) = (self.field(field)?, self.value(field));
        // Most dates are read faster than looked up.
        if let Value::Text(text) = value
            && let Some(date) = dates::clear_day(text)
        {
            return Some(date);
        }
        let known = match (value, self.memos.dates.get_mut(field)) {
            (Value::Empty, _) => return None,
            (Value::Text(text), Some(memo)) => memo.get_or(text, |text| cell::date(Value::Text(text), plan.style).ok()),
            _ => None,
        };
        match known {
            Some(date) => date,
            None => self.keep(field, cell::date(value, plan.style)),
        }
    }

    fn flag(&mut self, field: usize) -> Option<bool> {
        let read = cell::flag(self.value(field));
        self.keep(field, read)
    }

    fn currency(&mut self, field: usize) -> Option<Currency> {
        let value = self.value(field);
        if value.is_missing()
            && let Some(column) = self.plan.amount_column
        {
            return cell::currency_of_amount(self.cells.cell(column));
        }
        let read = cell::currency(value);
        self.keep(field, read)
    }

    fn missing(&mut self, field: usize) {
        // A cell that could not be read has said so already.
        if !self.missing && !self.problems.iter().any(|problem| problem.field == field) {
            self.problems.push(Problem {
                field,
                found: "nothing".to_owned(),
                expected: self
                    .mapping
                    .entity
                    .fields()
                    .get(field)
                    .map_or("a value", |field| field.kind.expected())
                    .to_owned(),
                remedy: Remedy::FillCell,
            });
        }
        self.missing = true;
    }
}
