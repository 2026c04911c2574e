//! The plans for the programs where people work: `tasks/`.

use super::Work;
use crate::deliver::{RelPath, Staging, hand_over};
use crate::pipeline::Error;
use crate::plan::account;
use crate::plan::tasks::HandOver;
use crate::render::board;

/// In the order in which Salesforce's objects are loaded.
const SALESFORCE: [&str; 4] = [
    "tasks/salesforce/1-AccountPlan.csv",
    "tasks/salesforce/2-AccountPlanObjective.csv",
    "tasks/salesforce/3-AccountPlanObjectiveMeasure.csv",
    "tasks/salesforce/4-Task.csv",
];

/// Writes the plans of the accounts asked for, as each program imports them.
pub fn write(work: &Work<'_>, staging: &Staging) -> Result<(), Error> {
    let context = work.reps;
    let plans: Vec<_> = work.accounts.iter().filter_map(|account| account::plan(context, *account)).collect();
    let plans = HandOver::of(context, &plans);
    for (path, bytes) in SALESFORCE.into_iter().zip(hand_over::salesforce(&plans)?) {
        staging.write(&RelPath::new(path), &bytes)?;
    }
    staging.write(&RelPath::new("tasks/plan.csv"), &hand_over::generic(&plans)?)?;
    staging.write(&RelPath::new("tasks/asana.csv"), &hand_over::asana(&plans)?)?;
    staging.write(&RelPath::new("tasks/trello.txt"), &hand_over::trello_lines(&plans))?;
    staging.write(&RelPath::new("tasks/trello-api.json"), &hand_over::trello_api(&plans)?)?;
    let path = RelPath::new("tasks/monday.xlsx");
    match board::monday(&plans, &context.company.name, context.as_of()) {
        Ok(bytes) => staging.write(&path, &bytes)?,
        Err(error) => staging.keep_failed(&path, &context.company.name, &error.to_string())?,
    }
    Ok(())
}
