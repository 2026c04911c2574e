//! Accounts that belong together: `tables/groups.csv` and `group_products.csv`.

use super::cell::{Cell, Rounding, Value, count, given, known, number, text, unknown_cell};
use super::details::{key, reason};
use super::export::{Definition, Export};
use crate::model::AccountIx;
use crate::plan::context::Context;
use crate::score::GroupScores;
use crate::score::group::{GroupSum, Lacking, ProductGap};

/// One group, or one part of it.
struct Row<'a, T> {
    context: &'a Context<'a>,
    group: &'a GroupScores,
    money: Rounding,
    part: T,
}

impl<T> Row<'_, T> {
    fn id(&self, account: AccountIx) -> Cell {
        given("id", self.context.account(account).map(|record| record.id.as_str()))
    }

    fn name(&self) -> Cell {
        given("name", self.context.account(self.group.head).map(|record| record.name.as_str()))
    }
}

type GroupCell = fn(&Row<'_, ()>) -> Cell;
type GapCell = fn(&Row<'_, (&ProductGap, &Lacking)>) -> Cell;

fn whole(n: usize) -> Cell {
    Ok(Value::Count(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// Of how many accounts a sum is known; a figure that can be asked of none has no count.
fn known_of(sum: &GroupSum) -> Cell {
    match (&sum.of_known, sum.asked) {
        (Err(reason), 0) => unknown_cell(reason),
        _ => whole(sum.known),
    }
}

/// By group: the id of the account at its top.
pub fn groups(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<GroupCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("group_id", |row| row.id(row.group.head)),
        ("name", |row| row.name()),
        ("owner", |row| given("owner", row.context.owner(row.group.head).map(|owner| owner.name.as_str()))),
        ("accounts", |row| whole(row.group.members.len())),
        ("accounts_buying", |row| whole(row.group.revenue.buying)),
        ("holding", |row| Ok(Value::Flag(row.group.is_held()))),
        ("currency", |row| text(row.context.currency().code())),
        ("revenue_ltm", |row| row.money.money(&row.group.revenue.ltm)),
        ("revenue_previous", |row| row.money.money(&row.group.revenue.previous)),
        ("revenue_yoy_share", |row| number(&row.group.revenue.yoy_share)),
        ("revenue_portfolio_share", |row| number(&row.group.revenue.portfolio_share)),
        ("open_deals", |row| count(&row.group.pipeline.count)),
        ("pipeline_open", |row| row.money.money(&row.group.pipeline.value)),
        ("pipeline_weighted", |row| row.money.money(&row.group.pipeline.weighted)),
        ("nps", |row| number(&row.group.nps.value)),
        ("nps_low", |row| number(&row.group.nps.low)),
        ("nps_high", |row| number(&row.group.nps.high)),
        ("nps_responses", |row| count(&row.group.nps.value.clone().map(|_| row.group.nps.counts.n()))),
        ("nps_accounts", |row| count(&row.group.nps.value.clone().map(|_| row.group.nps.heard))),
        ("churn_band_highest", |row| match &row.group.risk.highest {
            Ok(band) => key(band),
            Err(reason) => unknown_cell(reason),
        }),
        ("churn_band_highest_at", |row| match (&row.group.risk.highest, row.group.risk.highest_at) {
            (Ok(_), Some(account)) => row.id(account),
            (Err(reason), _) => unknown_cell(reason),
            (Ok(_), None) => text(""),
        }),
        ("revenue_at_risk", |row| row.money.money(&row.group.risk.revenue_at_risk)),
        ("revenue_at_risk_share", |row| {
            let high = row.group.risk.bands.first().map(|high| high.share.clone());
            number(&row.group.risk.revenue_at_risk.clone().and(high.unwrap_or(Ok(0.0))))
        }),
        ("clv", |row| row.money.money(&row.group.clv.total)),
        ("clv_of_known", |row| row.money.money(&row.group.clv.of_known)),
        ("clv_accounts", |row| known_of(&row.group.clv)),
        ("forecast_12m", |row| row.money.money(&row.group.forecast.total)),
        ("forecast_12m_of_known", |row| row.money.money(&row.group.forecast.of_known)),
        ("forecast_12m_accounts", |row| known_of(&row.group.forecast)),
        ("whitespace", |row| row.money.money(&row.group.whitespace.total)),
        ("whitespace_of_known", |row| row.money.money(&row.group.whitespace.of_known)),
        ("whitespace_accounts", |row| known_of(&row.group.whitespace)),
        ("contract_value", |row| row.money.money(&row.group.contracts.total)),
        ("renewal_date", |row| known(&row.group.renewal, |next| Value::Date(next.renewal.end))),
        ("renewal_at", |row| match &row.group.renewal {
            Ok(next) => row.id(next.account),
            Err(reason) => unknown_cell(reason),
        }),
        ("products_to_share", |row| whole(row.group.gaps.len())),
        ("shared_contacts", |row| whole(row.group.shared.len())),
    ];
    let money = Rounding::of(context.currency());
    let row = |group| Row { context, group, money, part: () };
    Export::of("groups", COLUMNS, context.scores.groups.groups.iter().map(row))
}

/// By group, product and account: the products of which the others could buy the most first.
pub fn group_products(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<GapCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("group_id", |row| row.id(row.group.head)),
        ("account_id", |row| row.id(row.part.1.account)),
        ("product", |row| text(&row.part.0.product)),
        ("buyers", |row| whole(row.part.0.buyers.len())),
        ("buyers_revenue", |row| row.money.money(&row.part.0.revenue)),
        ("whitespace", |row| row.money.money(&row.part.1.whitespace)),
        ("worth", |row| row.money.money(&row.part.1.worth)),
        ("open_deal", |row| Ok(Value::Flag(row.part.1.open))),
        ("bought_before", |row| Ok(Value::Flag(row.part.1.once))),
        ("reason", |row| reason(&row.part.1.whitespace)),
    ];
    let money = Rounding::of(context.currency());
    let rows = context.scores.groups.groups.iter().flat_map(|group| {
        let parts = group.gaps.iter().flat_map(|gap| gap.lacking.iter().map(move |lacking| (gap, lacking)));
        parts.map(move |part| Row { context, group, money, part })
    });
    Export::of("group_products", COLUMNS, rows)
}
