//! The tables that a run publishes; `docs/tables.md` explains every column, which a test holds to what is here.

mod accounts;
mod bridge;
pub mod cell;
mod changes;
mod details;
mod export;
mod forecast;
mod groups;
mod kpis;
mod people;
mod plan;
mod portfolio;
mod quality;
mod quarter;
mod scope;
mod selling;
mod tasks;
mod themes;

pub use accounts::{accounts, reasons, snapshot};
pub use bridge::bridge;
pub use cell::{Blank, Cell, Value};
pub use changes::changes;
pub use details::{churn_signals, months, opportunities, priority_criteria};
pub use export::Export;
pub use groups::{group_products, groups};
pub use kpis::{benchmarks, growth, underperforming};
pub use people::orphans;
pub use plan::{plan, read_plan};
pub use portfolio::portfolio;
pub use quality::{duplicates, fixes, quality_json, rejects, unjoined};
pub use quarter::quarter;
pub use scope::left_out;
pub use selling::{cross_sell, new_products, product_pairs, whitespace};
pub use tasks::tasks;
pub use themes::themes;

use crate::plan::context::Context;

/// All tables of `tables/`, by name.
pub fn tables(context: &Context<'_>) -> Vec<Export> {
    let accounts = accounts(context);
    let reasons = reasons(&accounts);
    vec![
        accounts,
        benchmarks(context),
        bridge(context),
        churn_signals(context),
        cross_sell(context),
        forecast::forecast(context),
        forecast::backtest(context),
        group_products(context),
        groups(context),
        growth(context),
        left_out(context),
        months(context),
        new_products(context),
        opportunities(context),
        orphans(context),
        portfolio(context),
        priority_criteria(context),
        product_pairs(context),
        quarter(context),
        reasons,
        tasks(context),
        whitespace(context),
        underperforming(context),
        themes(context),
    ]
}
