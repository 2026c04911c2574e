//! `tasks/asana.csv`, for Asana's importer of spreadsheets.
//!
//! Asana asks for the columns in this order (help.asana.com, "Preparing data for CSV import"): name, description, section,
//! assignee, collaborators, start date, due date. The assignee is an e-mail address; further columns become custom fields,
//! where the plan of the workspace has those, and the description says all of it again. Dates are written as Asana's own
//! exports write them.

use crate::deliver::Error;
use crate::deliver::tables::{Column, Table};
use crate::plan::tasks::{ActionTask, HandOver};

/// The tasks that are not in Asana yet.
pub fn asana(plans: &HandOver) -> Result<Vec<u8>, Error> {
    let words = plans.words.clone();
    let columns = vec![
        Column::text("Name", |task: &ActionTask| Some(&task.name)),
        Column::text("Description", |task: &ActionTask| Some(&task.notes)),
        Column::worded("Section/Column", move |task: &ActionTask| Some(words.list(task.state).to_owned())),
        Column::text("Assignee", |task: &ActionTask| task.assignee.email.as_deref()),
        Column::text("Collaborators", |_: &ActionTask| None),
        Column::date("Start Date", |task: &ActionTask| Some(task.start)),
        Column::date("Due Date", |task: &ActionTask| Some(task.due)),
        Column::text("Account", |task: &ActionTask| Some(&task.account)),
        Column::text("Account ID", |task: &ActionTask| Some(&task.tag.account_id)),
        Column::worded("Action ID", |task: &ActionTask| Some(task.tag.id())),
    ];
    Table::new("asana", columns).csv(plans.new_in("asana"))
}
