//! How a column writes its numbers and dates, inferred over all of its values, never from a language.

use rayon::prelude::*;

use super::dates::{self, Order};
use super::memo::Memo;
use super::number::{self, Marks};
use super::options::ReadOptions;
use super::table::Table;
use super::value::{Value, trim};

/// How one column writes its values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColumnStyle {
    pub decimal: DecimalStyle,
    pub date: DateStyle,
    /// Some numbers carry `%`. [`super::cell::decimal`] reads `45 %` as 0.45, as workbooks store it.
    pub percent: bool,
    /// The day on which serial dates begin.
    pub epoch: Epoch,
}

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

/// Which decimal mark a column's text uses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DecimalStyle {
    /// No value has a mark.
    #[default]
    Plain,
    /// Told by the values of the column, or forced.
    Known(DecimalMark),
    /// Open in the column; the other columns of the table agree on one mark, which is used.
    FromTable(DecimalMark),
    /// Every mark may be either, as in `1.234`: cells such as the example are not read.
    Ambiguous { example: String },
    /// Some values have a decimal point, others a decimal comma: a value that may be either is not read.
    Mixed { point: String, comma: String },
}

/// The order of day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

/// Which order a column's dates of numbers use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DateStyle {
    /// No date needs an order: there are none, or all name the month or begin with the year.
    #[default]
    Plain,
    /// Told by the values of the column, or forced.
    Known(DateOrder),
    /// Open in the column; the other columns of the table agree on one order, which is used.
    FromTable(DateOrder),
    /// Every date may be either, as in `3/4/2026`: cells such as the example are not read.
    Ambiguous { example: String },
    /// Some dates have the day first, others the month: a date that may be either is not read.
    Mixed { day_first: String, month_first: String },
}

/// The day on which a workbook's serial dates begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    #[default]
    Year1900,
    /// Workbooks that began on an old Macintosh.
    Year1904,
}

impl DecimalMark {
    pub(super) fn sign(self) -> char {
        match self {
            DecimalMark::Point => '.',
            DecimalMark::Comma => ',',
        }
    }

    pub(super) fn other(self) -> DecimalMark {
        match self {
            DecimalMark::Point => DecimalMark::Comma,
            DecimalMark::Comma => DecimalMark::Point,
        }
    }
}

impl DecimalStyle {
    /// The mark to read open values with.
    pub fn mark(&self) -> Option<DecimalMark> {
        match self {
            DecimalStyle::Known(mark) | DecimalStyle::FromTable(mark) => Some(*mark),
            _ => None,
        }
    }
}

impl DateStyle {
    /// The order to read open dates with.
    pub fn order(&self) -> Option<DateOrder> {
        match self {
            DateStyle::Known(order) | DateStyle::FromTable(order) => Some(*order),
            _ => None,
        }
    }
}

/// The styles of all columns. A column that leaves its mark or order open takes the one that the table's other columns
/// agree on, if there is one.
pub(super) fn table_styles(table: &Table, options: &ReadOptions) -> Vec<ColumnStyle> {
    let all: Vec<usize> = (0..table.width()).collect();
    styles_told(table, observed(table, &all), options)
}

/// The styles of some columns, in the places that they have among all; no other column is looked at, unless one of
/// these leaves its style to it.
pub(super) fn styles_of(table: &Table, columns: &[usize], options: &ReadOptions) -> Vec<ColumnStyle> {
    let observed = observed(table, columns);
    match observed.iter().any(Observed::is_open) {
        true => table_styles(table, options),
        false => styles_told(table, observed, options),
    }
}

/// What the values of all columns tell of their styles.
fn styles_told(table: &Table, observed: Vec<Observed>, options: &ReadOptions) -> Vec<ColumnStyle> {
    let mark = agreed(observed.iter().filter(|column| column.is_mostly_numbers()).filter_map(|column| {
        match (&column.point, &column.comma) {
            (Some(_), None) => Some(DecimalMark::Point),
            (None, Some(_)) => Some(DecimalMark::Comma),
            _ => None,
        }
    }));
    let order = agreed(observed.iter().filter(|column| column.is_mostly_dates()).filter_map(|column| {
        match (&column.day_first, &column.month_first) {
            (Some(_), None) => Some(DateOrder::DayMonthYear),
            (None, Some(_)) => Some(DateOrder::MonthDayYear),
            _ => None,
        }
    }));
    observed
        .into_iter()
        .map(|column| ColumnStyle {
            percent: column.percent,
            epoch: table.epoch(),
            decimal: options.decimal.map_or_else(|| column.decimal(mark), DecimalStyle::Known),
            date: options.date_order.map_or_else(|| column.date(order), DateStyle::Known),
        })
        .collect()
}

/// What the values of some columns show; those of the others show nothing.
fn observed(table: &Table, columns: &[usize]) -> Vec<Observed> {
    let pieces: Vec<usize> = (0..table.len()).step_by(ROWS_AT_ONCE).collect();
    let shown: Vec<Vec<Observed>> = pieces
        .into_par_iter()
        .map(|from| {
            let look = |column: &usize| (*column, Observed::default(), Memo::new(columns.len()));
            let mut looked_at: Vec<(usize, Observed, Memo<Shown>)> = columns.iter().map(look).collect();
            // Row by row, since that is how they lie in memory.
            for row in from..table.len().min(from + ROWS_AT_ONCE) {
                let cells = table.grid_row(row);
                for (column, observed, memo) in &mut looked_at {
                    observed.look_at(cells.cell(*column), memo);
                }
            }
            looked_at.into_iter().map(|(_, observed, _)| observed).collect()
        })
        .collect();
    let mut observed: Vec<Observed> = Vec::new();
    observed.resize_with(table.width(), Observed::default);
    for below in shown {
        for (column, below) in columns.iter().zip(below) {
            if let Some(above) = observed.get_mut(*column) {
                above.append(below);
            }
        }
    }
    observed
}

/// Rows that one thread looks at without looking up.
const ROWS_AT_ONCE: usize = 1 << 17;

/// The one value that all agree on.
fn agreed<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// What the values of one column show. Examples are the first of their kind.
#[derive(Debug, Default)]
struct Observed {
    texts: usize,
    numbers: usize,
    dates: usize,
    percent: bool,
    point: Option<String>,
    comma: Option<String>,
    open_number: Option<String>,
    day_first: Option<String>,
    month_first: Option<String>,
    open_date: Option<String>,
}

/// What one value shows.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Shown {
    Nothing,
    Number { percent: bool, marks: Option<Marks> },
    Date(Order),
}

impl Shown {
    fn of(text: &str) -> Shown {
        if dates::clear_day(text).is_some() {
            Shown::Date(Order::Absent)
        } else if let Some(number) = number::Written::parse(text) {
            Shown::Number { percent: number.percent, marks: number.marks() }
        } else if let Some(date) = dates::Written::parse(text) {
            Shown::Date(date.order())
        } else {
            Shown::Nothing
        }
    }
}

/// Longer text is neither number nor date.
const LONGEST: usize = 80;

fn has_digit(text: &str) -> bool {
    // Blocks without a way out are looked at many bytes at once.
    text.as_bytes().chunks(16).any(|block| block.iter().fold(false, |found, byte| found | byte.is_ascii_digit()))
}

impl Observed {
    fn look_at(&mut self, value: Value<'_>, memo: &mut Memo<Shown>) {
        if let Value::Text(text) = value
            && !value.is_missing()
        {
            self.texts += 1;
            // Most cells are words, and need no closer look.
            if text.len() <= LONGEST && has_digit(text) {
                self.add(text, memo.get_or(text, Shown::of));
            }
        }
    }

    fn add(&mut self, text: &str, shown: Shown) {
        match shown {
            Shown::Nothing => {}
            Shown::Number { percent, marks } => {
                self.numbers += 1;
                self.percent |= percent;
                match marks {
                    Some(Marks::Settled(DecimalMark::Point)) => keep_first(&mut self.point, text),
                    Some(Marks::Settled(DecimalMark::Comma)) => keep_first(&mut self.comma, text),
                    Some(Marks::Open) => keep_first(&mut self.open_number, text),
                    Some(Marks::Absent) | None => {}
                }
            }
            Shown::Date(order) => {
                self.dates += 1;
                match order {
                    Order::Settled(DateOrder::DayMonthYear) => keep_first(&mut self.day_first, text),
                    Order::Settled(DateOrder::MonthDayYear) => keep_first(&mut self.month_first, text),
                    Order::Open => keep_first(&mut self.open_date, text),
                    _ => {}
                }
            }
        }
    }

    /// Takes what rows further below show.
    fn append(&mut self, below: Observed) {
        self.texts += below.texts;
        self.numbers += below.numbers;
        self.dates += below.dates;
        self.percent |= below.percent;
        for (example, other) in [
            (&mut self.point, below.point),
            (&mut self.comma, below.comma),
            (&mut self.open_number, below.open_number),
            (&mut self.day_first, below.day_first),
            (&mut self.month_first, below.month_first),
            (&mut self.open_date, below.open_date),
        ] {
            *example = example.take().or(other);
        }
    }

    /// Whether its own values don't tell how it writes numbers or dates.
    fn is_open(&self) -> bool {
        let number = self.open_number.is_some() && self.point.is_none() && self.comma.is_none();
        let date = self.open_date.is_some() && self.day_first.is_none() && self.month_first.is_none();
        number || date
    }

    fn is_mostly_numbers(&self) -> bool {
        self.numbers * 10 >= self.texts * 9
    }

    fn is_mostly_dates(&self) -> bool {
        self.dates * 10 >= self.texts * 9
    }

    fn decimal(&self, of_table: Option<DecimalMark>) -> DecimalStyle {
        match (&self.point, &self.comma, &self.open_number, of_table) {
            (Some(point), Some(comma), _, _) => DecimalStyle::Mixed { point: point.clone(), comma: comma.clone() },
            (Some(_), None, _, _) => DecimalStyle::Known(DecimalMark::Point),
            (None, Some(_), _, _) => DecimalStyle::Known(DecimalMark::Comma),
            (None, None, Some(_), Some(mark)) => DecimalStyle::FromTable(mark),
            (None, None, Some(example), None) => DecimalStyle::Ambiguous { example: example.clone() },
            (None, None, None, _) => DecimalStyle::Plain,
        }
    }

    fn date(&self, of_table: Option<DateOrder>) -> DateStyle {
        match (&self.day_first, &self.month_first, &self.open_date, of_table) {
            (Some(day_first), Some(month_first), _, _) => {
                DateStyle::Mixed { day_first: day_first.clone(), month_first: month_first.clone() }
            }
            (Some(_), None, _, _) => DateStyle::Known(DateOrder::DayMonthYear),
            (None, Some(_), _, _) => DateStyle::Known(DateOrder::MonthDayYear),
            (None, None, Some(_), Some(order)) => DateStyle::FromTable(order),
            (None, None, Some(example), None) => DateStyle::Ambiguous { example: example.clone() },
            (None, None, None, _) => DateStyle::Plain,
        }
    }
}

fn keep_first(example: &mut Option<String>, text: &str) {
    if example.is_none() {
        *example = Some(trim(text).to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(values: &[&str]) -> Observed {
        let (mut observed, mut memo) = (Observed::default(), Memo::new(1));
        values.iter().for_each(|text| observed.look_at(Value::Text(text), &mut memo));
        observed
    }

    #[test]
    fn one_clear_value_settles_the_column() {
        assert_eq!(observed(&["3/4/2026", "31/12/2026"]).date(None), DateStyle::Known(DateOrder::DayMonthYear));
        assert_eq!(observed(&["3/4/2026", "12/31/2026"]).date(None), DateStyle::Known(DateOrder::MonthDayYear));
        assert_eq!(observed(&["1.234", "12,5"]).decimal(None), DecimalStyle::Known(DecimalMark::Comma));
        assert_eq!(observed(&["1,234", "N/A", "$1,234.50"]).decimal(None), DecimalStyle::Known(DecimalMark::Point));
    }

    #[test]
    fn an_open_column_is_reported_unless_the_table_settles_it() {
        let column = observed(&["1.234", "2.500", "7"]);
        assert_eq!(column.decimal(None), DecimalStyle::Ambiguous { example: "1.234".to_owned() });
        assert_eq!(column.decimal(Some(DecimalMark::Comma)), DecimalStyle::FromTable(DecimalMark::Comma));
        let column = observed(&["3/4/2026"]);
        assert_eq!(column.date(None), DateStyle::Ambiguous { example: "3/4/2026".to_owned() });
    }

    #[test]
    fn contradictions_are_reported() {
        assert!(matches!(observed(&["1,5", "1.5"]).decimal(None), DecimalStyle::Mixed { .. }));
        assert!(matches!(observed(&["31/12/2026", "12/31/2026"]).date(None), DateStyle::Mixed { .. }));
    }

    #[test]
    fn the_first_of_its_kind_is_the_example_however_rows_are_shared_out() {
        let mut above = observed(&["7", "1.234"]);
        above.append(observed(&["5.678", "9,5 %"]));
        assert_eq!((above.texts, above.numbers, above.percent), (4, 4, true));
        assert_eq!(above.decimal(None), DecimalStyle::Known(DecimalMark::Comma));
        assert_eq!(above.open_number.as_deref(), Some("1.234"));
    }

    #[test]
    fn columns_alone_read_as_they_do_among_all() {
        for amounts in ["1.5,1.234", "1.234,2.500", "1,2"] {
            let rows: String = amounts.split(',').map(|amount| format!("x;{amount};\"7,25\";2026-10-31\n")).collect();
            let text = format!("name;amount;price;day\n{rows}");
            let options = ReadOptions::default();
            let read = super::super::read_bytes(text.as_bytes(), "a.csv", &options).unwrap();
            let table = &read.tables[0];
            let (all, alone) = (table_styles(table, &options), styles_of(table, &[1, 3], &options));
            assert_eq!((&all[1], &all[3]), (&alone[1], &alone[3]), "{amounts}");
        }
    }

    #[test]
    fn columns_that_disagree_settle_nothing() {
        assert_eq!(agreed([1, 1, 1].into_iter()), Some(1));
        assert_eq!(agreed([1, 2].into_iter()), None);
        assert_eq!(agreed(std::iter::empty::<u8>()), None);
    }
}
