//! Several tables in one text file, one below the other, as web analytics and boards export them.

use std::ops::Range;

use super::dialect::Dialect;
use super::heading::Shape;
use super::records::{Record, Records};
use super::stretch::any_stretch;
use super::value::Value;

/// A part of the text that holds one table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Bytes from the start of the text.
    pub range: Range<usize>,
    /// Lines of the file above it.
    pub lines_above: u32,
}

/// Records without a blank line between them.
#[derive(Debug, Default)]
struct Block {
    start: usize,
    line: u32,
    /// Comments apart.
    rows: usize,
    /// Lines such as `# Start date: 20260101` stand above its rows, or in a block of their own above it.
    commented: bool,
    /// Cells of the first row and of the one below it.
    first: Vec<Shape>,
    second: Vec<Shape>,
}

/// The tables of a text, in order; the whole text where it is one table. A new one begins below a blank line with a row
/// of words that heads other columns than the table above has: as many cells, or words over numbers where the table
/// above has numbers.
pub(super) fn parts(text: &str, dialect: Dialect) -> Vec<Part> {
    let whole = vec![Part { range: 0..text.len(), lines_above: 0 }];
    // Looking at every record costs as much as reading: most files have no blank line.
    const BLANK: [&[u8]; 3] = [b"\n\n", b"\n\r\n", b"\r\r"];
    let holds = |stretch: &[u8]| BLANK.iter().any(|blank| memchr::memmem::find(stretch, blank).is_some());
    if !any_stretch(text.as_bytes(), 2, holds) {
        return whole;
    }
    let mut starts: Vec<(usize, u32)> = Vec::new();
    let mut above: Option<Block> = None;
    // Where comments began that no rows have followed yet.
    let mut comments: Option<(usize, u32)> = None;
    for mut block in blocks(text, dialect) {
        if block.rows == 0 {
            comments = comments.or(Some((block.start, block.line)));
            continue;
        }
        if let Some((start, line)) = comments.take() {
            (block.start, block.line, block.commented) = (start, line, true);
        }
        // Comments hold for the tables below that have none.
        let inherits = above.as_ref().is_some_and(|above| above.commented);
        match &above {
            Some(above) if block.begins_table(above) => starts.push((block.start, block.line)),
            Some(_) => continue,
            None if block.is_table() => {}
            None => continue,
        }
        block.commented |= inherits;
        above = Some(block);
    }
    if starts.is_empty() {
        return whole;
    }
    let ends = starts.iter().map(|(start, _)| *start).chain([text.len()]);
    let begins = std::iter::once((0, 1)).chain(starts.iter().copied());
    let part = |((start, line), end): ((usize, u32), usize)| Part { range: start..end, lines_above: line - 1 };
    begins.zip(ends).map(part).collect()
}

impl Block {
    fn take(&mut self, record: &Record<'_>) {
        if is_comment(record) {
            self.commented |= self.rows == 0;
            return;
        }
        self.rows += 1;
        let shapes = || record.iter().map(|cell| Shape::of(Value::Text(cell))).collect::<Vec<_>>();
        match self.rows {
            1 => self.first = shapes(),
            2 => self.second = shapes(),
            _ => {}
        }
    }

    fn is_table(&self) -> bool {
        (self.rows > 1 || self.commented) && filled(&self.first) > 1
    }

    /// As many words as the table above has columns, where that one has values.
    fn stands_over_values(&self, values: &[Shape]) -> bool {
        let mut cells = self.first.iter().zip(values);
        self.first.len() == values.len()
            && filled(&self.first) == values.len()
            && cells.any(|(first, value)| matches!(first, Shape::Text(_)) && is_value(value))
    }

    fn heads_values(&self) -> bool {
        self.first.iter().zip(&self.second).any(|(first, second)| matches!(first, Shape::Text(_)) && is_value(second))
    }

    fn begins_table(&self, above: &Block) -> bool {
        let worded = self.first.iter().all(|cell| matches!(cell, Shape::Text(_) | Shape::Blank));
        let words_over_values = || {
            let cells = self.first.iter().zip(&self.second).zip(&above.second);
            cells
                .into_iter()
                .any(|((first, second), above)| matches!(first, Shape::Text(_)) && is_value(second) && is_value(above))
        };
        let differs = filled(&self.first) != filled(&above.first) || self.first != above.first && words_over_values();
        // In a file whose tables have comments above them, comments begin a table.
        let told = self.commented && (above.commented || self.heads_values());
        // There headings without rows are a table too: a card of the report that was empty.
        let empty = above.commented && self.rows == 1 && self.stands_over_values(&above.second);
        empty && worded || self.is_table() && worded && (told || differs && filled(&self.second) > 1)
    }
}

/// A line of words behind `#`; `#` alone may be a heading.
fn is_comment(record: &Record<'_>) -> bool {
    let mut cells = record.iter();
    let is_first = cells.next().is_some_and(|first| first.starts_with('#') && first.len() > 1);
    // A comment may hold the separator.
    let spaced = record.get(0).is_some_and(|first| first.starts_with("# "));
    spaced || is_first && cells.all(|cell| cell.trim().is_empty()) || record.iter().collect::<String>() == "#"
}

fn filled(cells: &[Shape]) -> usize {
    cells.iter().filter(|cell| **cell != Shape::Blank).count()
}

fn is_value(cell: &Shape) -> bool {
    matches!(cell, Shape::Period | Shape::Other)
}

fn blocks(text: &str, dialect: Dialect) -> Vec<Block> {
    let mut records = Records::new(text, dialect);
    let mut record = Record::default();
    let mut blocks: Vec<Block> = Vec::new();
    let mut next_line = 0;
    while let Some(place) = records.next(&mut record) {
        let lines = u32::try_from(records.raw(place).lines().count()).unwrap_or(u32::MAX).max(1);
        match blocks.last_mut() {
            Some(block) if place.line == next_line => block.take(&record),
            _ => {
                let mut block = Block { start: records.start(place), line: place.line, ..Block::default() };
                block.take(&record);
                blocks.push(block);
            }
        }
        next_line = place.line.saturating_add(lines);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<u32> {
        parts(text, Dialect::COMMAS).iter().map(|part| part.lines_above + 1).collect()
    }

    #[test]
    fn a_table_below_another_begins_with_its_own_headings() {
        assert_eq!(lines("id,name,amount\n1,a,2\n2,b,3\n\nday,visits\n2026-01-01,5\n"), [1, 5]);
        assert_eq!(lines("Report\n\nid,name\n1,a\n\n\npage,views\n/x,7\n/y,8\n"), [1]);
        assert_eq!(lines("id,amount\n1,5\n\npage,views\n2,8\n3,9\n"), [1, 4]);
    }

    #[test]
    fn comments_belong_to_the_table_below_them() {
        let overview = "# Snapshot\n# Start date: 20260101\n\nday,users\n0000,5\n0001,6\n\n# All Users\n# Start date: 20260201\n\
                        day,users\n0000,7\n\n#\n# Mobile\n\ncountry,users\nES,8\n\npage,views\n";
        assert_eq!(lines(overview), [1, 8, 13, 19]);
        assert_eq!(lines("# ----\n# Pages: path, class\n\npath,views\n/a,5\n"), [1]);
        assert_eq!(lines("id,name\n1,a\n\n# exported by Ana\n2,b\n3,4\n"), [1]);
        assert_eq!(lines("name,city\nAnn,Rome\n\n# moved\nBo,Bari\nCy,Pisa\n"), [1]);
    }

    #[test]
    fn blank_lines_footers_and_repeated_headings_are_no_new_table() {
        assert_eq!(lines("id,name\n1,a\n\n2,b\n\n3,c\n"), [1]);
        assert_eq!(lines("name,city\nAnn,Rome\n\nBo,Bari\nCy,Pisa\n"), [1]);
        assert_eq!(lines("id,name\n1,a\n\nGrand Total,1\nCopyright,2026\n"), [1]);
        assert_eq!(lines("id,amount\n1,5\n\nid,amount\n2,6\n"), [1]);
    }
}
