//! The control file of finance: totals that the exports must reach.

use camino::Utf8Path;
use serde::Serialize;

use super::style::ColumnStyle;
use super::{BadCell, ReadError, ReadOptions, Table, cell, read_file};
use crate::model::{Currency, Decimal, Month};

/// What a total is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlFigure {
    /// The value of a month's revenue lines, credit notes deducted.
    Revenue,
    /// The number of a month's orders.
    Orders,
}

impl ControlFigure {
    pub fn key(self) -> &'static str {
        match self {
            ControlFigure::Revenue => "revenue",
            ControlFigure::Orders => "orders",
        }
    }

    fn parse(text: &str) -> Option<ControlFigure> {
        match text.trim().to_lowercase().as_str() {
            "revenue" | "ingresos" | "facturación" | "facturacion" | "ventas" => Some(ControlFigure::Revenue),
            "orders" | "pedidos" => Some(ControlFigure::Orders),
            _ => None,
        }
    }
}

/// A total as finance has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlLine {
    pub row: u32,
    pub month: Month,
    pub figure: ControlFigure,
    pub amount: Decimal,
    /// Of lines in this currency alone, unconverted; all lines in the company's currency where none is given.
    pub currency: Option<Currency>,
}

/// What of the control file can't be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ControlFault {
    pub row: Option<u32>,
    pub found: String,
    pub expected: String,
}

/// What a control file says. Lines and faults go together: one bad line does not hide the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Control {
    pub file: String,
    pub lines: Vec<ControlLine>,
    pub faults: Vec<ControlFault>,
}

const HEADINGS: [(&str, &[&str]); 4] = [
    ("month", &["month", "mes", "period", "periodo"]),
    ("figure", &["figure", "cifra", "concepto", "kpi"]),
    ("amount", &["amount", "importe", "value", "valor", "total"]),
    ("currency", &["currency", "moneda", "divisa"]),
];

/// Reads a control file: columns `month`, `figure`, `amount` and, if wanted, `currency`.
pub fn read_control(path: &Utf8Path, shown: &str, options: &ReadOptions) -> Control {
    let mut control = Control { file: shown.to_owned(), ..Control::default() };
    match read_file(path, shown, options) {
        Ok(file) => {
            control.faults.extend(file.errors.iter().map(unreadable));
            match file.tables.as_slice() {
                [table] => read_table(table, options, &mut control),
                tables => control.faults.push(ControlFault {
                    row: None,
                    found: format!("{} tables", tables.len()),
                    expected: "one table".to_owned(),
                }),
            }
        }
        Err(error) => control.faults.push(unreadable(&error)),
    }
    control.faults.sort();
    control
}

fn unreadable(error: &ReadError) -> ControlFault {
    ControlFault { row: None, found: error.to_string(), expected: "a table of totals".to_owned() }
}

fn read_table(table: &Table, options: &ReadOptions, control: &mut Control) {
    let styles = table.styles(options);
    let column = |wanted: &str| {
        let (_, names) = HEADINGS.iter().find(|(name, _)| *name == wanted)?;
        table.headings.iter().position(|heading| names.contains(&heading.trim().to_lowercase().as_str()))
    };
    let (Some(month), Some(figure), Some(amount)) = (column("month"), column("figure"), column("amount")) else {
        control.faults.push(ControlFault {
            row: table.heading_row,
            found: format!("the headings {}", table.headings.join(", ")),
            expected: "month, figure, amount and, if wanted, currency".to_owned(),
        });
        return;
    };
    for row in table.set_aside.iter().filter(|row| row.reason.is_loss()) {
        let (found, expected) = (row.found.clone(), row.expected.clone());
        control.faults.push(ControlFault { row: Some(row.row), found, expected });
    }
    let places = Places { month, figure, amount, currency: column("currency") };
    for row in 0..table.len() {
        match line(table, row, &places, &styles) {
            Ok(line) => take(control, line),
            Err((found, expected)) => {
                control.faults.push(ControlFault { row: Some(table.row_number(row)), found, expected });
            }
        }
    }
}

/// A total that is given twice with two values is no total.
fn take(control: &mut Control, line: ControlLine) {
    let same =
        |known: &&ControlLine| (known.month, known.figure, known.currency) == (line.month, line.figure, line.currency);
    match control.lines.iter().find(same) {
        None => control.lines.push(line),
        Some(known) if known.amount == line.amount => {}
        Some(known) => control.faults.push(ControlFault {
            row: Some(line.row),
            found: format!("{} of {} again: {}", line.figure.key(), line.month, line.amount),
            expected: format!("one total; row {} says {}", known.row, known.amount),
        }),
    }
}

struct Places {
    month: usize,
    figure: usize,
    amount: usize,
    currency: Option<usize>,
}

fn line(table: &Table, row: usize, places: &Places, styles: &[ColumnStyle]) -> Result<ControlLine, (String, String)> {
    let fallback = ColumnStyle::default();
    let style = |column: usize| styles.get(column).unwrap_or(&fallback);
    let shown = |column: usize| cell::text(table.cell(row, column)).unwrap_or_default().into_owned();
    let bad = |column: usize, expected: &str| (format!("`{}`", shown(column)), expected.to_owned());
    let month = cell::month(table.cell(row, places.month), style(places.month));
    let month = month.ok().flatten().ok_or_else(|| bad(places.month, "a month such as 2026-10"))?;
    let figure = ControlFigure::parse(&shown(places.figure));
    let figure = figure.ok_or_else(|| bad(places.figure, "revenue or orders"))?;
    let amount: Result<Option<Decimal>, BadCell> = cell::decimal(table.cell(row, places.amount), style(places.amount));
    let amount = amount.ok().flatten().ok_or_else(|| bad(places.amount, "a number"))?;
    let currency = match places.currency {
        None => None,
        Some(column) => {
            cell::currency(table.cell(row, column)).map_err(|_| bad(column, "a currency code such as EUR"))?
        }
    };
    Ok(ControlLine { row: table.row_number(row), month, figure, amount, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn control(bytes: &[u8]) -> Control {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap().join("control.csv");
        fs_err::write(&path, bytes).unwrap();
        read_control(&path, "control.csv", &ReadOptions::default())
    }

    #[test]
    fn totals_are_read_as_any_table_is() {
        let read =
            control("Mes;Cifra;Importe;Moneda\n2026-09;Ingresos;1.234.567,89;EUR\n2026-10;pedidos;41;\n".as_bytes());
        assert_eq!(read.faults, []);
        let found: Vec<_> =
            read.lines.iter().map(|l| (l.month.to_string(), l.figure, l.amount.to_string(), l.currency)).collect();
        let expected = vec![
            ("2026-09".to_owned(), ControlFigure::Revenue, "1234567.89".to_owned(), Currency::parse("EUR")),
            ("2026-10".to_owned(), ControlFigure::Orders, "41".to_owned(), None),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn each_bad_line_is_told_with_its_row_and_the_good_ones_stay() {
        let text = "month,figure,amount,currency\n2026-13,revenue,1,\n2026-10,profit,1,\n2026-10,revenue,lots,\n\
                    2026-10,revenue,NaN,\n2026-10,revenue,\"=1+1\",\n2026-10,revenue,1e400,\n2026-10,revenue,5,gold\n\
                    2026-10,revenue,7,EUR\n2026-10,revenue,8,EUR\n2026-10,revenue,7,EUR\n";
        let read = control(text.as_bytes());
        assert_eq!(read.lines.len(), 1, "{read:?}");
        assert_eq!(read.lines[0].amount, Decimal::from(7));
        let rows: Vec<_> = read.faults.iter().map(|fault| fault.row).collect();
        assert_eq!(rows, [2, 3, 4, 5, 6, 7, 8, 10].map(Some), "{:?}", read.faults);
    }

    #[test]
    fn what_is_no_table_of_totals_is_a_fault_and_no_panic() {
        for bytes in [
            &b""[..],
            b"\0\0\0\0\0\0",
            b"PK\x03\x04 torn",
            b"month,figure\n2026-10,revenue\n",
            b"nothing here\n",
            b"\xff\xfe\x00",
        ] {
            let read = control(bytes);
            assert!(read.lines.is_empty() && !read.faults.is_empty(), "{bytes:?}: {read:?}");
        }
        let missing = read_control("nowhere/control.csv".into(), "control.csv", &ReadOptions::default());
        assert!(missing.faults[0].found.contains("control.csv"), "{missing:?}");
    }
}
