//! `tasks/monday.xlsx`: one plain sheet with headings in its first row, as the import of monday.com takes it. The first
//! column becomes the items' names; which kind each other column is, is chosen on import.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::sheet::{excel_date, stamped};
use super::sheet_error::SheetError;
use crate::model::Date;
use crate::plan::tasks::{ActionTask, HandOver};

const HEADINGS: [&str; 9] =
    ["Name", "Person", "Status", "Start date", "Due date", "Account", "Account ID", "Action ID", "Notes"];

/// The tasks that are not on a board of monday.com yet. The bytes are the same for the same tasks.
pub fn monday(plans: &HandOver, company: &str, as_of: Date) -> Result<Vec<u8>, SheetError> {
    let title = &plans.words.board;
    let failed = |source| SheetError::Book { book: title.clone(), source };
    let mut workbook = stamped(title, company, as_of)?;
    let dates = Format::new().set_num_format("yyyy-mm-dd");
    write(workbook.add_worksheet(), plans, &dates).map_err(failed)?;
    workbook.save_to_buffer().map_err(failed)
}

fn write(worksheet: &mut Worksheet, plans: &HandOver, dates: &Format) -> Result<(), XlsxError> {
    worksheet.set_name("Items")?;
    for (column, heading) in (0..).zip(HEADINGS) {
        worksheet.write_string(0, column, heading)?;
    }
    for (row, task) in (1u32..).zip(plans.new_in("monday")) {
        for (column, text) in (0u16..).zip(texts(plans, task)) {
            if let Some(text) = text {
                worksheet.write_string(row, column, text)?;
            }
        }
        for (column, day) in [(3, task.start), (4, task.due)] {
            if let Some(day) = excel_date(day)? {
                worksheet.write_datetime_with_format(row, column, &day, dates)?;
            }
        }
    }
    Ok(())
}

/// The cells of text; those of dates are left to their own form.
fn texts(plans: &HandOver, task: &ActionTask) -> [Option<String>; 9] {
    let person = task.assignee.email.as_ref().unwrap_or(&task.assignee.name);
    [
        Some(task.name.clone()),
        Some(person.clone()),
        Some(plans.words.list(task.state).to_owned()),
        None,
        None,
        Some(task.account.clone()),
        Some(task.tag.account_id.clone()),
        Some(task.tag.id()),
        Some(task.notes.clone()),
    ]
}
