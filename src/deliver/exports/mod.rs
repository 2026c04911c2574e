//! The tables that a run publishes; `docs/tables.md` explains every column, which a test holds to what is here.

mod abm;
mod accounts;
mod agenda;
mod bridge;
mod capacity;
pub mod cell;
mod changes;
mod content;
mod details;
mod export;
mod forecast;
mod groups;
mod kpis;
mod people;
mod plan;
mod plays;
mod portfolio;
mod quality;
mod quarter;
mod scope;
mod selling;
mod tasks;
mod themes;
mod triggers;

pub use abm::abm;
pub use accounts::{accounts, reasons, snapshot};
pub use bridge::bridge;
pub use cell::{Blank, Cell, Value};
pub use changes::changes;
pub use content::{content, content_plans};
pub use details::{churn_signals, months, opportunities, priority_criteria};
pub use export::Export;
pub use groups::{group_products, groups};
pub use kpis::{benchmarks, growth, underperforming};
pub use people::orphans;
pub use plan::{plan, read_plan};
pub use plays::plays;
pub use portfolio::portfolio;
pub use quality::{duplicates, fixes, quality_json, rejects, unjoined};
pub use quarter::quarter;
pub use scope::left_out;
pub use selling::{cross_sell, new_products, product_pairs, whitespace};
pub use tasks::tasks;
pub use themes::themes;
pub use triggers::triggers;

use crate::plan::context::Context;

/// All tables of `tables/`, by name.
pub fn tables(context: &Context<'_>) -> Vec<Export> {
    let accounts = accounts(context);
    let reasons = reasons(&accounts);
    let [abm, campaigns, lead_quality] = abm(context);
    let [loads, coverage] = capacity::tables(context);
    vec![
        abm,
        accounts,
        agenda::agenda(context),
        benchmarks(context),
        bridge(context),
        campaigns,
        loads,
        coverage,
        churn_signals(context),
        content(context),
        content_plans(context),
        cross_sell(context),
        forecast::forecast(context),
        forecast::backtest(context),
        group_products(context),
        groups(context),
        growth(context),
        lead_quality,
        left_out(context),
        months(context),
        new_products(context),
        opportunities(context),
        orphans(context),
        plays(context),
        portfolio(context),
        priority_criteria(context),
        product_pairs(context),
        quarter(context),
        reasons,
        tasks(context),
        triggers(context),
        whitespace(context),
        underperforming(context),
        themes(context),
    ]
}
