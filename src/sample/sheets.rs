//! The two workbooks: SurveyMonkey's individual responses and the list of contracts.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::{FileSummary, SampleError};
use crate::model::Date;

/// A cell of a workbook.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Blank,
    Text(&'a str),
    Number(f64),
    Day(Date),
    /// A day and seconds since its midnight.
    Moment(Date, i32),
}

/// The same, kept beyond the row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Owned {
    Blank,
    Text(String),
    Number(f64),
    Day(Date),
    Moment(Date, i32),
}

impl Owned {
    pub fn value(&self) -> Value<'_> {
        match self {
            Owned::Blank => Value::Blank,
            Owned::Text(text) => Value::Text(text),
            Owned::Number(number) => Value::Number(*number),
            Owned::Day(day) => Value::Day(*day),
            Owned::Moment(day, second) => Value::Moment(*day, *second),
        }
    }

    fn of(value: &Value<'_>) -> Owned {
        match value {
            Value::Blank => Owned::Blank,
            Value::Text(text) => Owned::Text((*text).to_owned()),
            Value::Number(number) => Owned::Number(*number),
            Value::Day(day) => Owned::Day(*day),
            Value::Moment(day, second) => Owned::Moment(*day, *second),
        }
    }
}

/// A sheet that is being filled, kept in memory until it is done.
pub(super) struct Sheet {
    path: PathBuf,
    name: &'static str,
    workbook: Workbook,
    sheet: Worksheet,
    next: u32,
    heading_rows: u32,
    kept: Option<Vec<Vec<Owned>>>,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("name", &self.name).field("next", &self.next).finish_non_exhaustive()
    }
}

/// The questions of the yearly relationship survey as SurveyMonkey lays them out: text once, then blanks.
const QUESTIONS: [&str; 15] = [
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
    "How likely is it that you would recommend Suministros Orbenia to a colleague? / ¿Qué probabilidad hay de que nos \
     recomiende?",
    "What is the main reason for your score? / ¿Cuál es el motivo principal?",
    "What should we work on? / ¿En qué deberíamos trabajar?",
    "",
    "",
    "",
];

const ANSWERS: [&str; 15] = [
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "Response",
    "Open-Ended Response",
    "Support / Soporte",
    "Prices / Precios",
    "Delivery / Entregas",
    "Other (please specify) / Otro",
];

impl Sheet {
    fn create(dir: &Path, name: &'static str, title: &str, as_of: Date) -> Result<Sheet, SampleError> {
        let mut workbook = Workbook::new();
        // The file is dated by its contents: the clock would make two runs differ.
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel_day(as_of)?));
        let mut sheet = Worksheet::new();
        sheet.set_name(title)?;
        Ok(Sheet { path: dir.join(name), name, workbook, sheet, next: 0, heading_rows: 0, kept: None })
    }

    pub fn surveymonkey(dir: &Path, as_of: Date) -> Result<Sheet, SampleError> {
        let mut sheet = Sheet::create(dir, "surveys/SurveyMonkey relationship.xlsx", "Sheet", as_of)?;
        sheet.headings(&QUESTIONS)?;
        sheet.headings(&ANSWERS)?;
        Ok(sheet)
    }

    pub fn contracts(dir: &Path, as_of: Date) -> Result<Sheet, SampleError> {
        let mut sheet = Sheet::create(dir, "erp/contratos.xlsx", "Contratos", as_of)?;
        sheet.headings(&[
            "Contrato",
            "Id. cuenta",
            "Cliente",
            "Producto",
            "Alta",
            "Inicio",
            "Fin",
            "Valor anual",
            "Divisa",
            "Preaviso (días)",
            "Renovación automática",
            "Estado",
        ])?;
        Ok(sheet)
    }

    fn headings(&mut self, texts: &[&str]) -> Result<(), SampleError> {
        self.row(texts.iter().map(|text| if text.is_empty() { Value::Blank } else { Value::Text(text) }))?;
        self.heading_rows += 1;
        Ok(())
    }

    pub fn row<'a>(&mut self, values: impl IntoIterator<Item = Value<'a>>) -> Result<(), SampleError> {
        let values: Vec<Value<'a>> = values.into_iter().collect();
        if let Some(kept) = &mut self.kept {
            kept.push(values.iter().map(Owned::of).collect());
        }
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Blank => continue,
                Value::Text(text) => self.sheet.write_string(self.next, column, text)?,
                Value::Number(number) => self.sheet.write_number(self.next, column, number)?,
                Value::Day(day) => {
                    let format = Format::new().set_num_format("dd/mm/yyyy");
                    self.sheet.write_datetime_with_format(self.next, column, excel_day(day)?, &format)?
                }
                Value::Moment(day, second) => {
                    let format = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
                    let serial = excel_day(day)?.to_excel() + f64::from(second) / 86_400.0;
                    self.sheet.write_number_with_format(self.next, column, serial, &format)?
                }
            };
        }
        self.next += 1;
        Ok(())
    }

    /// Keeps the rows that come, for [`Sheet::kept`].
    pub fn keep_rows(&mut self) {
        self.kept = Some(Vec::new());
    }

    pub fn kept(&mut self) -> Vec<Vec<Owned>> {
        self.kept.take().unwrap_or_default()
    }

    /// The number of the row that is written next, from 0.
    pub fn next_row(&self) -> u32 {
        self.next
    }

    pub fn finish(mut self) -> Result<FileSummary, SampleError> {
        self.workbook.push_worksheet(self.sheet);
        self.workbook.save(&self.path)?;
        Ok(FileSummary { path: self.name, rows: u64::from(self.next - self.heading_rows) })
    }
}

fn excel_day(date: Date) -> Result<ExcelDateTime, SampleError> {
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(1900);
    Ok(ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))?)
}
