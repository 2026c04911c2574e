//! The tables that a run publishes; `docs/tables.md` explains every column, which a test holds to what is here.

mod accounts;
pub mod cell;
mod details;
mod export;
mod kpis;
mod portfolio;
mod quality;

pub use accounts::{accounts, reasons, snapshot};
pub use cell::{Blank, Cell, Value};
pub use details::{churn_signals, months, opportunities, priority_criteria};
pub use export::Export;
pub use kpis::{benchmarks, growth, underperforming};
pub use portfolio::portfolio;
pub use quality::{quality_json, rejects, unjoined};

use crate::plan::context::Context;

/// All tables of `tables/`, by name.
pub fn tables(context: &Context<'_>) -> Vec<Export> {
    let accounts = accounts(context);
    let reasons = reasons(&accounts);
    vec![
        accounts,
        benchmarks(context),
        churn_signals(context),
        growth(context),
        months(context),
        opportunities(context),
        portfolio(context),
        priority_criteria(context),
        reasons,
        underperforming(context),
    ]
}
