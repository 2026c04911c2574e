//! The tables that a run publishes; `docs/tables.md` explains every column, which a test holds to what is here.

mod accounts;
pub mod cell;
mod details;
mod export;
mod portfolio;
mod quality;
mod quarter;

pub use accounts::{accounts, reasons, snapshot};
pub use cell::{Blank, Cell, Value};
pub use details::{churn_signals, months, opportunities, priority_criteria};
pub use export::Export;
pub use portfolio::portfolio;
pub use quality::{quality_json, rejects, unjoined};
pub use quarter::quarter;

use crate::plan::context::Context;

/// All tables of `tables/`, by name.
pub fn tables(context: &Context<'_>) -> Vec<Export> {
    let accounts = accounts(context);
    let reasons = reasons(&accounts);
    vec![
        accounts,
        churn_signals(context),
        months(context),
        opportunities(context),
        portfolio(context),
        priority_criteria(context),
        quarter(context),
        reasons,
    ]
}
