//! Which of a table's first rows holds the headings.

use super::cell::{date_time, number};
use super::stray;
use super::style::{ColumnStyle, DateOrder, DateStyle, DecimalMark, DecimalStyle};
use super::value::{Value, trim};

/// How many rows from the top the headings are looked for in.
pub(super) const SEARCHED_ROWS: usize = 60;
/// How many rows below a candidate tell how wide the data is.
const COMPARED_ROWS: usize = 25;

/// One row of a sample.
#[derive(Debug, Clone)]
pub(super) struct SampleRow {
    /// How many cells are written, blank ones included.
    pub width: usize,
    pub cells: Vec<Shape>,
}

/// What a cell looks like.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Blank,
    /// In lower case, to tell repeated headings.
    Text(String),
    /// A year or a date, which may head a column of its own.
    Period,
    /// Another number, or a flag.
    Other,
}

impl Shape {
    pub(super) fn of(value: Value<'_>) -> Shape {
        match value {
            Value::Empty => Shape::Blank,
            Value::Number(number) if is_year(number) => Shape::Period,
            Value::DateTime(_) => Shape::Period,
            Value::Text(text) => Shape::of_text(trim(text)),
            Value::Number(_) | Value::Flag(_) | Value::Error(_) => Shape::Other,
        }
    }

    fn of_text(text: &str) -> Shape {
        if text.is_empty() {
            return Shape::Blank;
        }
        match number(Value::Text(text), &either_way()) {
            Ok(Some(number)) if text.len() == 4 && is_year(number) => return Shape::Period,
            Ok(Some(_)) => return Shape::Other,
            _ => {}
        }
        if matches!(date_time(Value::Text(text), &either_way()), Ok(Some(_))) {
            return Shape::Period;
        }
        Shape::Text(text.to_lowercase())
    }
}

/// Reads any number or date, right or wrong: only that it is one matters here.
fn either_way() -> ColumnStyle {
    ColumnStyle {
        decimal: DecimalStyle::FromTable(DecimalMark::Point),
        date: DateStyle::FromTable(DateOrder::DayMonthYear),
        ..ColumnStyle::default()
    }
}

fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1900.0..=2100.0).contains(&number)
}

impl SampleRow {
    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| **cell != Shape::Blank).count()
    }

    /// Up to the last cell that is not blank.
    fn span(&self) -> usize {
        self.cells.iter().rposition(|cell| *cell != Shape::Blank).map_or(0, |last| last + 1)
    }

    fn texts(&self) -> usize {
        self.cells.iter().filter(|cell| matches!(cell, Shape::Text(_))).count()
    }

    fn distinct_texts(&self) -> usize {
        let mut texts: Vec<&String> = Vec::new();
        texts.extend(self.cells.iter().filter_map(|cell| match cell {
            Shape::Text(text) => Some(text),
            _ => None,
        }));
        texts.sort_unstable();
        texts.dedup();
        texts.len()
    }

    /// Sums with their name in the last cell, as explorations of web analytics have them.
    pub(super) fn is_grand_total(&self) -> bool {
        let last = self.cells.iter().rfind(|cell| **cell != Shape::Blank);
        matches!(last, Some(Shape::Text(text)) if stray::is_grand_total(text)) && self.filled() > 1
    }

    /// A line such as `# Start date: 20260101`; `#` alone is a heading of Typeform.
    fn is_comment(&self) -> bool {
        matches!(self.cells.first(), Some(Shape::Text(text)) if text.starts_with('#') && text.len() > 1)
    }

    /// Mostly words that differ; years and dates may follow a word, as in `Region, 2025, 2026`.
    fn reads_like_headings(&self) -> bool {
        let (filled, texts) = (self.filled(), self.texts());
        let others = self.cells.iter().filter(|cell| **cell == Shape::Other).count();
        let first_is_other = self.cells.iter().find(|cell| **cell != Shape::Blank) == Some(&Shape::Other);
        let worded = texts * 3 >= filled * 2 || (others == 0 && texts > 0);
        filled > 0 && texts > 0 && worded && !first_is_other && self.distinct_texts() * 2 >= texts
    }
}

/// The index of the heading row among the first rows of a table; `None` if none reads like one.
///
/// It is the first row of different words that is about as wide and as full as the rows below it, so that titles,
/// comments and filters above it, which fill a cell or two, are passed over.
pub(super) fn find_heading(rows: &[SampleRow]) -> Option<usize> {
    let candidates = || {
        rows.iter().enumerate().take(SEARCHED_ROWS).filter(|(_, row)| row.reads_like_headings() && !row.is_comment())
    };
    let mostly_lone = rows.iter().filter(|row| row.filled() <= 1).count() * 2 > rows.len();
    let fits = |index: usize, row: &SampleRow, strict: bool| {
        let below = rows.get(index + 1..).unwrap_or_default();
        let below = below.iter().filter(|row| row.filled() > 0 && !row.is_grand_total()).take(COMPARED_ROWS);
        let below = without_lone_cells(below.collect());
        if below.is_empty() {
            // Headings without rows, unless wider rows stand above.
            return rows.iter().take(index).all(|above| above.filled() <= row.filled());
        }
        let width = most_common(below.iter().map(|row| row.width));
        let filled = median(below.iter().map(|row| row.filled()));
        let span = median(below.iter().map(|row| row.span()));
        let wide = if strict { row.width == width } else { row.width * 2 >= width && row.width <= width };
        // Questions of several columns are written once, with blanks beside them.
        let full = row.filled() * 2 >= filled || (row.filled() * 10 >= filled * 3 && row.span() * 10 >= span * 8);
        wide && full && (row.filled() > 1 || mostly_lone)
    };
    candidates()
        .find(|(index, row)| fits(*index, row, true))
        .or_else(|| candidates().find(|(index, row)| fits(*index, row, false)))
        .map(|(index, _)| index)
}

/// Without rows of a single cell, which are footers, unless there are no others.
fn without_lone_cells(rows: Vec<&SampleRow>) -> Vec<&SampleRow> {
    let wider: Vec<&SampleRow> = rows.iter().copied().filter(|row| row.filled() > 1).collect();
    if wider.is_empty() { rows } else { wider }
}

/// How many cells the rows of a sample have: the most common number, footers apart.
pub(super) fn usual_width(rows: &[SampleRow]) -> usize {
    most_common(without_lone_cells(rows.iter().collect()).iter().map(|row| row.width))
}

fn median(values: impl Iterator<Item = usize>) -> usize {
    let mut values: Vec<usize> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

/// The most frequent value, the larger of two that are equally so.
fn most_common(values: impl Iterator<Item = usize>) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(value, count)| (*count, *value)).map_or(0, |(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<SampleRow> {
        lines
            .iter()
            .map(|line| {
                let cells: Vec<Shape> = line.split('|').map(|cell| Shape::of(Value::Text(cell))).collect();
                SampleRow { width: cells.len(), cells }
            })
            .collect()
    }

    fn heading(lines: &[&str]) -> Option<usize> {
        find_heading(&rows(lines))
    }

    #[test]
    fn the_first_full_row_of_words_heads_the_table() {
        assert_eq!(heading(&["a|b|c", "1|2|3"]), Some(0));
        assert_eq!(
            heading(&[
                "Report of sales|||",
                "October|||",
                "|||",
                "id|name|amount|date",
                "1|x|5|2026-01-01",
                "2|y|6|2026-01-02"
            ]),
            Some(3)
        );
        assert_eq!(heading(&["# comment", "# more, of it", "path|views", "x|1", "y|2"]), Some(2));
        assert_eq!(heading(&["Account: X|Y", "id|name|amount", "1|x|5", "2|y|6"]), Some(1));
    }

    #[test]
    fn periods_may_be_headings_behind_a_word() {
        assert_eq!(heading(&["Region|2024|2025|2026", "North|1.5|2.5|3.5", "South|4.5|5.5|6.5"]), Some(0));
        assert_eq!(heading(&["Account|2026-01|2026-02", "Acme|5|6", "Bolt|7|8"]), Some(0));
    }

    #[test]
    fn questions_written_once_over_several_columns_are_headings() {
        let lines = ["Respondent|Start|Which do you use?|||||Why?", "||a|b|c|d|e|Response", "1|2026-01-01|a|b|c|d|e|x"];
        assert_eq!(heading(&lines), Some(0));
    }

    #[test]
    fn a_table_without_headings_has_none() {
        assert_eq!(heading(&["1|null|0|0", "2|0|0|null", "3|null||"]), None);
        assert_eq!(heading(&[]), None);
        assert_eq!(heading(&["||"]), None);
    }

    #[test]
    fn headings_alone_are_headings() {
        assert_eq!(heading(&["Id|Name|Type"]), Some(0));
    }
}
