//! A planned sheet as an Excel sheet.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, ConditionalFormatCell,
    ConditionalFormatCellRule, ConditionalFormatDataBar, DocProperties, ExcelDateTime, Table, TableColumn, TableStyle,
    Workbook, Worksheet, XlsxError,
};

use super::print;
use super::sheet_error::SheetError;
use super::style::{Ground, Styles, tone};
use crate::model::{Date, Decimal};
use crate::plan::workbook::{Block, Cell, ChartShape, Column, Form, Sheet, SheetChart, Workbook as Book};

/// Rows under which a chart is still seen with its table.
const UNDER: u32 = 16;
/// Rows whose texts a column's width is taken from.
const MEASURED_ROWS: usize = 400;
/// Characters that a heading's filter button covers.
const BUTTON: u16 = 3;
/// Points of a line of 10 points, and the most that Excel gives a row.
const LINE_HEIGHT: f64 = 13.0;
/// Points of a row that says nothing of its height, and of a sheet's title.
const ROW_HEIGHT: f64 = 15.0;
const TITLE_HEIGHT: f64 = 24.0;
const MOST_HEIGHT: f64 = 409.0;

/// Of data bars, and of the first series and the second: dark and light, so that they differ in grey too.
const BAR: u32 = 0xB7_CE_E5;
const SERIES: [u32; 2] = [0x0B_4F_8A, 0xA9_BF_D3];

type Written = Result<(), XlsxError>;

/// A workbook with its properties, without sheets.
pub fn workbook(book: &Book) -> Result<Workbook, SheetError> {
    stamped(&book.title, &book.author, book.as_of)
}

/// An empty workbook whose properties name no day but that of the data.
pub fn stamped(title: &str, company: &str, as_of: Date) -> Result<Workbook, SheetError> {
    let failed = |source| SheetError::Book { book: title.to_owned(), source };
    let mut workbook = Workbook::new();
    let day = excel_date(as_of).map_err(failed)?;
    let properties = DocProperties::new().set_title(title).set_author(company).set_company(company);
    workbook.set_properties(&match day {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    });
    Ok(workbook)
}

pub fn bytes(workbook: &mut Workbook, book: &Book) -> Result<Vec<u8>, SheetError> {
    workbook.save_to_buffer().map_err(|source| SheetError::Book { book: book.title.clone(), source })
}

/// Writes a sheet; `computed` is the ground of cells that are not open.
pub fn write(worksheet: &mut Worksheet, sheet: &Sheet, book: &Book, styles: &Styles, computed: Ground) -> Written {
    worksheet.set_name(&sheet.name)?.set_screen_gridlines(false);
    worksheet.write_string_with_format(0, 0, &sheet.title, &styles.title)?.set_row_height(0, TITLE_HEIGHT)?;
    for (row, note) in (1u32..).zip(&sheet.notes) {
        worksheet.write_string_with_format(row, 0, note, &styles.note)?;
    }
    let headings = sheet.heading_rows();
    let widths = widths(sheet);
    let (mut extra, mut heading_height) = (TITLE_HEIGHT - ROW_HEIGHT, 0.0);
    for (block, heading) in sheet.blocks.iter().zip(&headings) {
        let (rows, own) = Painter { worksheet, styles, block, heading: *heading, computed, widths: &widths }.block()?;
        extra += rows;
        heading_height = own;
    }
    for (column, width) in (0u16..).zip(&widths) {
        worksheet.set_column_width(column, *width)?;
    }
    hide_columns(worksheet, sheet)?;
    freeze(worksheet, sheet, &headings)?;
    let extent = print::Extent {
        widths: &shown_widths(sheet, &widths),
        naming: naming(sheet),
        height: rows_of(sheet, &headings) * ROW_HEIGHT + extra,
        heading: if headings.len() == 1 { heading_height } else { TITLE_HEIGHT },
        has_chart: sheet.chart.is_some(),
    };
    print::set_up(worksheet, (book, styles.footer.as_deref()), &headings, &extent)?;
    match (&sheet.chart, sheet.blocks.first(), headings.first()) {
        (Some(drawn), Some(block), Some(heading)) if !block.rows.is_empty() => {
            chart(worksheet, sheet, drawn, block, *heading, book)
        }
        _ => Ok(()),
    }
}

/// Writes one block of a sheet.
struct Painter<'a> {
    worksheet: &'a mut Worksheet,
    styles: &'a Styles,
    block: &'a Block,
    heading: u32,
    computed: Ground,
    widths: &'a [u16],
}

impl Painter<'_> {
    /// The points by which its rows are higher than plain ones, and the height of its headings.
    fn block(&mut self) -> Result<(f64, f64), XlsxError> {
        let mut extra = 0.0;
        if let (Some(title), Some(above)) = (&self.block.title, self.heading.checked_sub(1)) {
            self.worksheet.write_string_with_format(above, 0, title, &self.styles.block_title)?;
        }
        let first = self.heading.saturating_add(1);
        for (row, planned) in (first..).zip(&self.block.rows) {
            for ((place, column), cell) in (0u16..).zip(&self.block.columns).zip(&planned.cells) {
                let ground = if column.open { Ground::Open } else { self.computed };
                self.cell(row, place, column.form, cell, ground)?;
            }
            let wrapping = self.block.columns.iter().zip(&planned.cells).zip(self.widths);
            let lines = wrapping
                .filter(|((column, _), _)| column.form == Form::Prose)
                .map(|((_, cell), width)| if let Cell::Text(text) = cell { lines(text, *width) } else { 1 })
                .max();
            extra += self.height(row, lines.unwrap_or(1))? - ROW_HEIGHT;
        }
        self.blank_rows(first)?;
        let heading = self.headings()?;
        extra += heading - ROW_HEIGHT;
        if self.block.rows.is_empty() && self.block.blank_rows == 0 {
            self.worksheet.write_string_with_format(first, 0, &self.block.empty, &self.styles.note)?;
        } else {
            self.tones(first)?;
        }
        Ok((extra, heading))
    }

    /// Set here, since not every program that opens the file works out what wrapped text needs.
    fn height(&mut self, row: u32, lines: u16) -> Result<f64, XlsxError> {
        if lines <= 1 {
            return Ok(ROW_HEIGHT);
        }
        let height = (LINE_HEIGHT * f64::from(lines)).min(MOST_HEIGHT);
        self.worksheet.set_row_height(row, height)?;
        Ok(height)
    }

    /// In rows that the reader adds everything is open.
    fn blank_rows(&mut self, first: u32) -> Written {
        let last = first.saturating_add(self.block.height());
        let from = last.saturating_sub(self.block.blank_rows);
        for row in from..last {
            for (place, column) in (0u16..).zip(&self.block.columns).filter(|(_, column)| !column.hidden) {
                self.worksheet.write_blank(row, place, self.styles.cell(column.form, Ground::Open))?;
            }
        }
        Ok(())
    }

    fn headings(&mut self) -> Result<f64, XlsxError> {
        let names = unique(self.block.columns.iter().map(|column| column.heading.as_str()));
        let last_column = u16::try_from(names.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let last = self.heading.saturating_add(self.block.height());
        match self.block.table {
            Some(table) if !self.block.rows.is_empty() => {
                let columns: Vec<TableColumn> = names
                    .iter()
                    .zip(&self.block.columns)
                    .map(|(name, column)| (name, self.styles.heading(column.form)))
                    .map(|(name, style)| TableColumn::new().set_header(name).set_header_format(style))
                    .collect();
                let table =
                    Table::new().set_name(format!("{table}_table")).set_style(TableStyle::Light1).set_columns(&columns);
                self.worksheet.add_table(self.heading, 0, last, last_column, &table)?;
            }
            _ => {
                for ((place, name), column) in (0u16..).zip(&names).zip(&self.block.columns) {
                    let style = self.styles.heading(column.form);
                    self.worksheet.write_string_with_format(self.heading, place, name, style)?;
                }
            }
        }
        let room = self.widths.iter().map(|width| width.saturating_sub(BUTTON));
        // Headings are set bold, which takes more than plain text.
        let needed = names.iter().zip(room).map(|(name, width)| lines(name, width.saturating_sub(width / 8))).max();
        self.height(self.heading, needed.unwrap_or(1))
    }

    fn cell(&mut self, row: u32, place: u16, column: Form, cell: &Cell, ground: Ground) -> Written {
        let format = |form: Form| self.styles.cell(form, ground);
        match cell {
            Cell::Empty => self.worksheet.write_blank(row, place, format(column))?,
            Cell::Text(text) => {
                let form = if column == Form::Prose { Form::Prose } else { Form::Text };
                self.worksheet.write_string_with_format(row, place, text, format(form))?
            }
            Cell::Whole(value) => {
                // Counts are far below 2^53.
                #[allow(clippy::cast_precision_loss)]
                let value = *value as f64;
                self.worksheet.write_number_with_format(row, place, value, format(Form::Whole))?
            }
            Cell::Number(value) => {
                let form = if column == Form::Whole { Form::Whole } else { Form::Number };
                self.number(row, place, *value, format(form))?
            }
            Cell::Money(amount) => self.number(row, place, float(*amount), format(Form::Money))?,
            Cell::Share(share) => self.number(row, place, *share, format(Form::Share))?,
            Cell::ShareChange(share) => self.number(row, place, *share, format(Form::ShareChange))?,
            Cell::Date(date) => self.date(row, place, *date, format(Form::Date))?,
            Cell::Month(date) => self.date(row, place, *date, format(Form::Month))?,
            Cell::Link { text, path } => {
                let link = format!("file:///{path}");
                self.worksheet.write_url_with_options(
                    row,
                    place,
                    link.as_str(),
                    text,
                    "",
                    Some(self.styles.link(ground)),
                )?
            }
        };
        Ok(())
    }

    /// A number that is none (scores give none) is an empty cell.
    fn number(
        &mut self,
        row: u32,
        place: u16,
        value: f64,
        format: &rust_xlsxwriter::Format,
    ) -> Result<&mut Worksheet, XlsxError> {
        if value.is_finite() {
            self.worksheet.write_number_with_format(row, place, value, format)
        } else {
            self.worksheet.write_blank(row, place, format)
        }
    }

    /// A day before Excel's calendar is written out.
    fn date(
        &mut self,
        row: u32,
        place: u16,
        date: Date,
        format: &rust_xlsxwriter::Format,
    ) -> Result<&mut Worksheet, XlsxError> {
        match excel_date(date)? {
            Some(day) => self.worksheet.write_datetime_with_format(row, place, &day, format),
            None => self.worksheet.write_string_with_format(row, place, date.to_string(), format),
        }
    }

    fn tones(&mut self, first: u32) -> Written {
        let last = first.saturating_add(self.block.height()).saturating_sub(1);
        for (place, column) in (0u16..).zip(&self.block.columns) {
            if column.barred {
                let bar = ConditionalFormatDataBar::new().set_fill_color(BAR).set_solid_fill(true);
                self.worksheet.add_conditional_format(first, place, last, place, &bar)?;
            }
            for (word, kind) in &column.tones {
                let rule = ConditionalFormatCellRule::EqualTo(word.as_str());
                let mark = ConditionalFormatCell::new().set_rule(rule).set_format(tone(*kind));
                self.worksheet.add_conditional_format(first, place, last, place, &mark)?;
            }
        }
        Ok(())
    }
}

/// Excel's calendar starts in 1900.
pub fn excel_date(date: Date) -> Result<Option<ExcelDateTime>, XlsxError> {
    let (Ok(year), Ok(month), Ok(day)) =
        (u16::try_from(date.year()), u8::try_from(date.month()), u8::try_from(date.day()))
    else {
        return Ok(None);
    };
    if year < 1900 { Ok(None) } else { ExcelDateTime::from_ymd(year, month, day).map(Some) }
}

/// A cell holds a double: 15 digits of an amount.
fn float(amount: Decimal) -> f64 {
    f64::try_from(amount).unwrap_or(f64::NAN)
}

/// Headings of a table must differ, whatever their case.
fn unique<'a>(headings: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = std::collections::BTreeSet::new();
    headings
        .map(|heading| {
            let mut name = heading.to_owned();
            let mut number = 1_u32;
            while !taken.insert(name.to_lowercase()) {
                number = number.saturating_add(1);
                name = format!("{heading} {number}");
            }
            name
        })
        .collect()
}

/// Rows down to the last that holds something.
fn rows_of(sheet: &Sheet, headings: &[u32]) -> f64 {
    let last = sheet.blocks.last().zip(headings.last());
    last.map_or(1.0, |(block, heading)| f64::from(heading.saturating_add(1).saturating_add(block.height().max(1))))
}

/// The column that tells one row from another: the first of text.
fn naming(sheet: &Sheet) -> usize {
    let columns = sheet.blocks.first().map(|block| block.columns.as_slice()).unwrap_or_default();
    columns.iter().position(|column| matches!(column.form, Form::Text | Form::Prose)).unwrap_or(0)
}

/// The widths of the columns that are printed; a hidden one has none.
fn shown_widths(sheet: &Sheet, widths: &[u16]) -> Vec<u16> {
    let hidden = |place: usize| {
        let mut own = sheet.blocks.iter().filter_map(|block| block.columns.get(place)).peekable();
        own.peek().is_some() && own.all(|column| column.hidden)
    };
    widths.iter().enumerate().map(|(place, width)| if hidden(place) { 0 } else { *width }).collect()
}

/// As wide as the contents, within what the columns say; a heading wraps, but never within a word.
fn widths(sheet: &Sheet) -> Vec<u16> {
    let mut widths: Vec<u16> = Vec::new();
    for block in &sheet.blocks {
        for (place, column) in block.columns.iter().enumerate() {
            let width = width(block, place, column);
            match widths.get_mut(place) {
                Some(known) => *known = (*known).max(width),
                None => widths.push(width),
            }
        }
    }
    widths
}

fn width(block: &Block, place: usize, column: &Column) -> u16 {
    let cells = block.rows.iter().take(MEASURED_ROWS).filter_map(|row| row.cells.get(place));
    let contents = cells.map(shown_width).max().unwrap_or(0) + 3;
    // A word that is marked is never cut, whatever the column's bounds.
    let marked = column.tones.iter().map(|(word, _)| word.chars().count() + 3).max().unwrap_or(0);
    let marked = u16::try_from(marked).unwrap_or(u16::MAX).min(40);
    let most = column.width.most.max(marked);
    let bounded = u16::try_from(contents).unwrap_or(u16::MAX).clamp(column.width.least.min(most), most);
    let word = column.heading.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    bounded.max(u16::try_from(word).unwrap_or(u16::MAX).saturating_add(BUTTON).min(26))
}

/// Lines that a text takes in a column, wrapped between words; a word that is too long is broken.
fn lines(text: &str, width: u16) -> u16 {
    // A column's unit is a digit; letters are narrower on average, and the indent takes one.
    let width = usize::from(width.saturating_add(width / 8).max(3)) - 1;
    let mut lines = 0_usize;
    for line in text.lines() {
        let (mut taken, mut used) = (1, 0);
        for word in line.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > width {
                taken += 1;
                used = length;
            } else {
                used += length + usize::from(used > 0);
            }
            if used > width {
                taken += (used - 1) / width;
                used = (used - 1) % width + 1;
            }
        }
        lines += taken;
    }
    u16::try_from(lines).unwrap_or(u16::MAX).max(1)
}

/// Characters of a cell on one line.
fn shown_width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) | Cell::Link { text, .. } => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Cell::Date(_) | Cell::Month(_) => 10,
        Cell::Share(_) | Cell::ShareChange(_) => 8,
        Cell::Number(_) => 8,
        Cell::Whole(value) => value.to_string().len(),
        // Digits with their groups, a sign and the currency.
        Cell::Money(amount) => amount.trunc().to_string().len() * 4 / 3 + 4,
    }
}

fn hide_columns(worksheet: &mut Worksheet, sheet: &Sheet) -> Written {
    for block in &sheet.blocks {
        for (place, _) in (0u16..).zip(&block.columns).filter(|(_, column)| column.hidden) {
            worksheet.set_column_hidden(place)?;
        }
    }
    Ok(())
}

/// Headings stay in sight, and the account's name with them.
fn freeze(worksheet: &mut Worksheet, sheet: &Sheet, headings: &[u32]) -> Written {
    if let ([block], [heading]) = (sheet.blocks.as_slice(), headings) {
        worksheet.set_freeze_panes(heading.saturating_add(1), name_columns(block))?;
    }
    Ok(())
}

/// How many columns name what a row is about.
fn name_columns(block: &Block) -> u16 {
    let name = block.columns.iter().position(|column| matches!(column.key, "account" | "name"));
    name.and_then(|place| u16::try_from(place + 1).ok()).unwrap_or(0)
}

fn chart(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    drawn: &SheetChart,
    block: &Block,
    heading: u32,
    book: &Book,
) -> Written {
    let place = |key: &str| {
        let place = block.columns.iter().position(|column| column.key == key);
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or(0)
    };
    let (first, last) = (heading.saturating_add(1), heading.saturating_add(block.height()));
    let range = |key: &str| (sheet.name.as_str(), first, place(key), last, place(key));
    let mut chart = Chart::new(match drawn.shape {
        ChartShape::Line => ChartType::Line,
        ChartShape::Columns => ChartType::Column,
        ChartShape::Bars => ChartType::Bar,
    });
    for (key, colour) in drawn.values.iter().zip(SERIES) {
        let name = (sheet.name.as_str(), heading, place(key));
        let series = chart.add_series().set_categories(range(drawn.categories)).set_values(range(key)).set_name(name);
        match drawn.shape {
            ChartShape::Line => series.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(colour))),
            _ => series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour))),
        };
    }
    chart.title().set_name(&drawn.title);
    if drawn.shape == ChartShape::Line {
        chart.x_axis().set_num_format(&book.formats.month);
        chart.y_axis().set_min(0);
    }
    // Lying bars have their values on the other axis, and the first row on top, as in the table.
    let values = if drawn.shape == ChartShape::Bars {
        chart.y_axis().set_reverse();
        chart.x_axis()
    } else {
        chart.y_axis()
    };
    values.set_num_format(&book.formats.whole).set_name(&drawn.unit);
    if drawn.values.len() < 2 {
        chart.legend().set_hidden();
    } else {
        chart.legend().set_position(ChartLegendPosition::Bottom);
    }
    chart.set_alt_text(&drawn.alt).set_width(820).set_height(380);
    // Under a table that a screen shows whole, so that both print on one page; beside a longer one.
    if block.height() <= UNDER {
        worksheet.insert_chart(last.saturating_add(2), 0, &chart)?;
    } else {
        let beside = u16::try_from(block.columns.len()).unwrap_or(u16::MAX).saturating_add(1);
        worksheet.insert_chart(heading, beside, &chart)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn headings_of_a_table_differ_whatever_their_case() {
        assert_eq!(unique(["Value", "value", "Unit", "VALUE"].into_iter()), ["Value", "value 2", "Unit", "VALUE 3"]);
    }

    #[test]
    fn text_wraps_between_words_and_within_long_ones() {
        // A column of 8 holds 8 letters: one is gained and one is the indent's.
        assert_eq!(lines("", 8), 1);
        assert_eq!(lines("one two three", 8), 2);
        assert_eq!(lines("one\ntwo\nthree", 20), 3);
        assert_eq!(lines("abcdefghijklmnopqrst", 8), 3);
        assert_eq!(lines("ab abcdefghijklmno", 8), 3);
    }

    #[test]
    fn a_day_before_excels_calendar_is_no_excel_date() {
        assert!(excel_date(date(1899, 12, 31)).unwrap().is_none());
        assert!(excel_date(Date::MIN).unwrap().is_none());
        assert!(excel_date(date(1900, 1, 1)).unwrap().is_some());
        assert!(excel_date(Date::MAX).unwrap().is_some());
    }
}
