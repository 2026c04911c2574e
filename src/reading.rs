//! What was understood of one file, for `cartera read`: as text, as JSON, or its clean rows as CSV.

use serde::Serialize;

use crate::ingest::{
    ColumnStyle, DateOrder, DateStyle, DecimalMark, DecimalStyle, Inspected, InspectedTable, RecogniseError, Value,
    cell, propose,
};

/// One file, ready to be printed.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    pub file: String,
    pub hash: String,
    pub notes: Vec<String>,
    pub tables: Vec<TableReading>,
    /// Sheets that could not be read, each with what to do about it.
    pub unreadable: Vec<Unreadable>,
}

/// One table.
#[derive(Debug, Clone, Serialize)]
pub struct TableReading {
    pub sheet: Option<String>,
    /// What it was recognised as; none where no known source has these headings.
    pub source: Option<SourceReading>,
    /// What it is, where it is known and of no use.
    pub unused: Option<String>,
    /// What to do where it was not recognised.
    pub hint: Option<String>,
    pub notes: Vec<String>,
    pub heading_row: Option<u32>,
    pub columns: Vec<ColumnReading>,
    pub rows: usize,
    /// Text above the headings, by row.
    pub preamble: Vec<(u32, String)>,
    pub set_aside: Vec<SetAsideReading>,
    /// The first rows, with their number in the file.
    pub first_rows: Vec<(u32, Vec<String>)>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SourceReading {
    pub title: String,
    pub entity: String,
    /// The headings that tell it.
    pub told_by: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColumnReading {
    pub heading: String,
    /// The field that it is read as.
    pub field: Option<&'static str>,
    /// How its numbers or dates are written.
    pub style: Option<String>,
    /// What cannot be told from its values.
    pub unsure: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SetAsideReading {
    pub row: u32,
    pub found: String,
    pub expected: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Unreadable {
    pub message: String,
    pub hint: &'static str,
}

impl Reading {
    /// `rows` says how many of the first rows of each table are shown.
    pub fn of(inspected: &Inspected, rows: usize) -> Reading {
        let unreadable =
            inspected.errors.iter().map(|error| Unreadable { message: error.to_string(), hint: error.hint() });
        Reading {
            file: inspected.file.clone(),
            hash: inspected.hash.clone(),
            notes: inspected.notes.clone(),
            tables: inspected.tables.iter().map(|table| TableReading::of(table, rows)).collect(),
            unreadable: unreadable.collect(),
        }
    }
}

impl TableReading {
    fn of(inspected: &InspectedTable, rows: usize) -> TableReading {
        let table = &inspected.table;
        let source = inspected.source.as_ref().ok();
        let styles = source.map_or_else(|| table.styles(&Default::default()), |source| source.mapping.styles.clone());
        let columns = inspected.headings().iter().zip(&styles).enumerate();
        let set_aside = table.set_aside.iter().map(|row| SetAsideReading {
            row: row.row,
            found: row.found.clone(),
            expected: row.expected.clone(),
            text: row.text.clone(),
        });
        TableReading {
            sheet: table.sheet.clone(),
            source: source.map(|source| SourceReading {
                title: source.title.clone(),
                entity: source.mapping.entity.to_string(),
                told_by: source.told_by.clone(),
            }),
            unused: inspected.source.as_ref().err().and_then(|error| match error {
                RecogniseError::Unused { title, table, .. } => {
                    Some(format!("{table} of {title}, of which no figure makes use"))
                }
                _ => None,
            }),
            hint: inspected.source.as_ref().err().map(|error| match propose(table, inspected.headings(), &styles) {
                Some(proposal) if !matches!(error, RecogniseError::Unused { .. }) => {
                    format!("these may be {}: `cartera init` drafts their source", proposal.entity)
                }
                _ => error.hint(),
            }),
            notes: table.notes.clone(),
            heading_row: table.heading_row,
            columns: columns
                .map(|(column, (heading, style))| ColumnReading {
                    heading: heading.clone(),
                    field: source.and_then(|source| source.mapping.field_of(column)),
                    style: style_text(style),
                    unsure: unsure(style)
                        .or_else(|| source?.mapping.doubts.iter().find(|d| d.0 == column).map(|d| d.1.clone())),
                })
                .collect(),
            rows: table.len(),
            preamble: table.preamble.clone(),
            set_aside: set_aside.collect(),
            first_rows: (0..table.len().min(rows)).map(|row| (table.row_number(row), cells(inspected, row))).collect(),
        }
    }
}

/// The cells of a row as text: what `--format csv` writes.
fn cells(inspected: &InspectedTable, row: usize) -> Vec<String> {
    let text = |value: Value<'_>| match value {
        Value::Error(error) => error.to_owned(),
        value => cell::text(value).unwrap_or_default().into_owned(),
    };
    inspected.table.row(row).map(text).collect()
}

/// A table as CSV: UTF-8, commas, one heading row; cells as they were written, so that nothing is lost.
pub fn clean_csv(inspected: &InspectedTable) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Separators at the ends of lines make columns without heading and value.
    let is_filled = |column: &usize| {
        inspected.headings().get(*column).is_some_and(|heading| !heading.is_empty())
            || inspected.table.column(*column).any(|value| !value.is_empty())
    };
    let width = (0..inspected.table.width()).rev().find(is_filled).map_or(0, |last| last + 1);
    writer.write_record(inspected.headings().iter().take(width))?;
    for row in 0..inspected.table.len() {
        writer.write_record(cells(inspected, row).iter().take(width))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn style_text(style: &ColumnStyle) -> Option<String> {
    let number = match style.decimal {
        DecimalStyle::Known(mark) | DecimalStyle::FromTable(mark) => Some(match mark {
            DecimalMark::Point => "decimal point",
            DecimalMark::Comma => "decimal comma",
        }),
        _ => None,
    };
    let date = match style.date {
        DateStyle::Known(order) | DateStyle::FromTable(order) => Some(match order {
            DateOrder::YearMonthDay => "year, month, day",
            DateOrder::DayMonthYear => "day, month, year",
            DateOrder::MonthDayYear => "month, day, year",
        }),
        _ => None,
    };
    let texts: Vec<&str> = [number, date].into_iter().flatten().collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

fn unsure(style: &ColumnStyle) -> Option<String> {
    let number = match &style.decimal {
        DecimalStyle::Ambiguous { example } => {
            Some(format!("`{example}` may have a decimal mark or thousands; set `decimal` in its `[[source]]`"))
        }
        DecimalStyle::Mixed { point, comma } => Some(format!("`{point}` and `{comma}` mark decimals differently")),
        _ => None,
    };
    let date = match &style.date {
        DateStyle::Ambiguous { example } => {
            Some(format!("`{example}` may begin with day or month; set `dates` in its `[[source]]`"))
        }
        DateStyle::Mixed { day_first, month_first } => {
            Some(format!("`{day_first}` begins with the day and `{month_first}` with the month"))
        }
        _ => None,
    };
    let texts: Vec<String> = [number, date].into_iter().flatten().collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

impl std::fmt::Display for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}", self.file)?;
        self.notes.iter().try_for_each(|note| writeln!(f, "  {note}"))?;
        for table in &self.tables {
            write!(f, "{table}")?;
        }
        for unreadable in &self.unreadable {
            writeln!(f, "\nnot read: {}\n  hint: {}", unreadable.message, unreadable.hint)?;
        }
        Ok(())
    }
}

/// How many set-aside rows are printed; JSON has all.
const SHOWN_ROWS: usize = 10;

impl std::fmt::Display for TableReading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(sheet) = &self.sheet {
            writeln!(f, "\nsheet `{sheet}`")?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "  {note}"))?;
        writeln!(f, "  {} rows, {} columns", self.rows, self.columns.len())?;
        match (&self.source, &self.hint) {
            (Some(source), _) => {
                writeln!(f, "  {} of {}, told by {}", source.entity, source.title, quoted(&source.told_by))?;
            }
            (None, Some(hint)) => {
                let what = self.unused.as_deref().unwrap_or("no known source has these headings");
                writeln!(f, "  {what}\n  hint: {hint}")?;
            }
            (None, None) => {}
        }
        let width = self.columns.iter().map(|column| column.heading.chars().count()).max().unwrap_or(0).min(40);
        for column in &self.columns {
            let heading = if column.heading.is_empty() { "(no heading)" } else { &column.heading };
            let field = column.field.map(|field| format!("-> {field}")).unwrap_or_default();
            let about = column.style.as_ref().map(|style| format!("  [{style}]")).unwrap_or_default();
            writeln!(f, "  {}", format!("  {heading:<width$}  {field}{about}").trim_end())?;
            if let Some(unsure) = &column.unsure {
                writeln!(f, "      unsure: {unsure}")?;
            }
        }
        self.preamble.iter().try_for_each(|(row, text)| writeln!(f, "  above the headings, row {row}: {text}"))?;
        for row in self.set_aside.iter().take(SHOWN_ROWS) {
            writeln!(f, "  set aside row {}: {}, expected {}: {}", row.row, row.found, row.expected, row.text)?;
        }
        if let Some(more) = self.set_aside.len().checked_sub(SHOWN_ROWS).filter(|more| *more > 0) {
            writeln!(f, "  and {more} more rows; `--format json` shows all")?;
        }
        for (row, cells) in &self.first_rows {
            writeln!(f, "  row {row}: {}", cells.join(" | "))?;
        }
        Ok(())
    }
}

fn quoted(headings: &[String]) -> String {
    headings.iter().map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ")
}
