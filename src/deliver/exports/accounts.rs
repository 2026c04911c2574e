//! `tables/accounts.csv`, one row an account; `tables/reasons.csv`, one row for each of its empty cells; and the same
//! figures as rows for the history.

use super::cell::{Blank, Cell, Rounding, Value, count, given, given_date, known, number, text, unknown_cell, whole};
use super::details::key;
use super::export::{Definition, Export};
use crate::history::SnapshotRow;
use crate::model::{Account, Currency, Decimal, Known, Row as Record, Unknown};
use crate::plan::account as plan;
use crate::plan::context::{Context, Owner};
use crate::score::churn::ModelReading;
use crate::score::nps::{ChangeMethod, WeightedNps};
use crate::score::{AccountScores, Band, Basis, Interval, NpsChange, Quadrant, Renewal, Stability, Tier};

/// One account as the table sees it.
struct Row<'a> {
    context: &'a Context<'a>,
    account: &'a Record<Account>,
    scores: &'a AccountScores,
    owner: Option<&'a Owner>,
    money: Rounding,
}

impl Row<'_> {
    /// The account at the top of its group; none where it stands alone.
    fn group_id(&self) -> Option<&str> {
        let group = self.context.scores.groups.of(self.scores.account)?;
        self.context.account(group.head).map(|head| head.id.as_str())
    }
}

type AccountCell = fn(&Row<'_>) -> Cell;
type Columns = &'static [Definition<AccountCell>];

/// What tells accounts apart; the history keeps none of it, since a name is not a figure and may have to be forgotten.
const IDENTITY: Columns = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("account_id", |row| text(&row.account.id)),
    ("name", |row| text(&row.account.name)),
    ("owner", |row| given("owner", row.owner.map(|owner| owner.name.as_str()))),
];

const CLASSES: Columns = &[
    ("segment", |row| match (&row.scores.segment.segment, &row.scores.segment.rule) {
        (None, Err(unknown)) if !matches!(unknown, Unknown::NotConfigured { .. }) => unknown_cell(unknown),
        (segment, _) => given("segment", segment.as_deref()),
    }),
    ("industry", |row| given("industry", row.account.industry.as_deref())),
    ("currency", |row| text(row.context.currency().code())),
];

/// The figures that other programs may rely on, in this order.
const MAIN: Columns = &[
    ("revenue_ltm", |row| row.money.money(&row.scores.revenue.ltm)),
    ("revenue_yoy_share", |row| number(&row.scores.revenue.yoy_share)),
    ("pipeline_weighted", |row| row.money.money(&row.scores.pipeline.weighted)),
    ("win_rate_share", |row| known(&row.scores.sales.win_rate_count, |rate| Value::Number(rate.value))),
    ("cycle_days_median", |row| number(&row.scores.sales.cycle_days_median)),
    ("nps", |row| number(&row.scores.nps.value)),
    ("nps_low", |row| number(&row.scores.nps.low)),
    ("nps_high", |row| number(&row.scores.nps.high)),
    ("nps_responses", |row| count(&responses(row))),
    ("churn_points", |row| number(&row.scores.churn.score)),
    ("churn_observed_share", |row| number(&Ok(row.scores.churn.observed_share))),
    ("churn_risk", |row| number(&row.scores.churn.risk)),
    ("churn_band", |row| known(&row.scores.churn.band, |band| word(band_word(*band)))),
    ("priority_score", |row| number(&row.scores.priority.score)),
    ("priority_low", |row| number(&of_priority(row, row.scores.priority.low))),
    ("priority_high", |row| number(&of_priority(row, row.scores.priority.high))),
    ("tier", |row| known(&row.scores.priority.tier, |tier| word(tier.name()))),
    ("quadrant", |row| known(&row.scores.priority.quadrant, |quadrant| word(quadrant_word(*quadrant)))),
    ("clv", |row| row.money.money(&row.scores.clv.value)),
    ("forecast_12m", |row| row.money.money(&row.scores.forecast.total)),
    ("forecast_12m_low", |row| row.money.money(&row.scores.forecast.low)),
    ("forecast_12m_high", |row| row.money.money(&row.scores.forecast.high)),
    ("whitespace", |row| row.money.money(&row.scores.whitespace.total)),
    ("penetration_share", |row| number(&row.scores.products.penetration_share)),
];

/// Who is named as looking after it, which may be a name too.
const NAMED: Columns = &[("owner_id", |row| given("owner_id", row.scores.owner.id.as_deref()))];

/// What stands behind the figures above, and the rest.
const MORE: Columns = &[
    ("class", |row| text(row.scores.class.class.key())),
    ("class_because", |row| text(row.scores.class.because.as_str())),
    ("left_on", |row| given_date("left_on", row.scores.class.left_on)),
    ("has_brief", |row| Ok(Value::Flag(row.scores.class.has_brief))),
    ("owner_state", |row| text(row.scores.owner.state.key())),
    ("basis", |row| of_revenue(row, word(basis_word(row.scores.revenue.basis)))),
    ("months_observed", |row| of_revenue(row, Value::Count(i64::from(row.scores.revenue.months_observed)))),
    ("revenue_previous", |row| row.money.money(&row.scores.revenue.previous)),
    ("revenue_yoy_change", |row| row.money.money(&row.scores.growth.year.change())),
    ("revenue_yoy_constant_share", |row| number(&row.scores.growth.year.constant_share())),
    ("revenue_yoy_real_share", |row| number(&row.scores.growth.year.real_share())),
    ("revenue_currencies", |row| {
        let codes = |codes: &Vec<Currency>| codes.iter().map(Currency::code).collect::<Vec<_>>().join(" ");
        known(&row.scores.revenue.currencies, |currencies| Value::Text(codes(currencies)))
    }),
    ("revenue_currency_effect", |row| row.money.money(&row.scores.growth.year.currency_effect())),
    ("revenue_cagr_share", |row| known(&row.scores.growth.cagr, |cagr| Value::Number(cagr.share))),
    ("cagr_years", |row| known(&row.scores.growth.cagr, |cagr| Value::Count(i64::from(cagr.years)))),
    ("forecast_share", |row| number(&row.scores.forecast.share)),
    ("forecast_method", |row| known(&row.scores.forecast.method, |method| word(method.name()))),
    ("margin_ltm", |row| row.money.money(&row.scores.revenue.margin)),
    ("orders_ltm", |row| count(&row.scores.orders.ltm)),
    ("last_order", |row| known(&row.scores.orders.last, |day| Value::Date(*day))),
    ("clv_low", |row| row.money.money(&row.scores.clv.low)),
    ("clv_high", |row| row.money.money(&row.scores.clv.high)),
    ("clv_method", |row| known(&row.scores.clv.method(), |method| Value::Text(method.clone()))),
    ("clv_margin_12m", |row| row.money.money(&row.scores.clv.expected_margin_12m)),
    ("p_alive", |row| number(&row.scores.clv.p_alive)),
    ("rank", |row| count(&row.scores.priority.rank)),
    ("provisional", |row| known(&row.scores.priority.score, |_| Value::Flag(row.scores.priority.provisional))),
    ("priority_observed_share", |row| number(&Ok(row.scores.priority.observed_share))),
    ("tier_raw", |row| known(&row.scores.priority.tier_raw, |tier| word(tier.name()))),
    ("tier_before", |row| given("tier_before", row.scores.priority.tier_before.map(Tier::name))),
    ("tier_share", |row| of_stability(row, |stable| Value::Number(stable.tier_share))),
    ("top_share", |row| of_stability(row, |stable| Value::Number(stable.top_share))),
    ("rank_low", |row| of_stability(row, |stable| counted(stable.rank_low))),
    ("rank_high", |row| of_stability(row, |stable| counted(stable.rank_high))),
    ("tie_group", |row| of_stability(row, |stable| counted(stable.tied.group))),
    ("segment_rule", |row| known(&row.scores.segment.rule, |rule| word(rule))),
    ("rfm", |row| known(&row.scores.segment.rfm, |rfm| word(&rfm.to_string()))),
    ("journey_stage", |row| known(&row.scores.segment.journey_stage, |stage| word(stage.name()))),
    ("hygiene_share", |row| {
        number(
            &plan::hygiene(row.context, row.scores.account)
                .map_or(Err(Unknown::DependsOn { figure: "plan" }), |hygiene| hygiene.share),
        )
    }),
    ("group_id", |row| given("parent", row.group_id())),
    ("open_deals", |row| count(&row.scores.pipeline.count)),
    ("pipeline_open", |row| row.money.money(&row.scores.pipeline.value)),
    ("pipeline_low", |row| of_interval(row, |interval| interval.low_95)),
    ("pipeline_high", |row| of_interval(row, |interval| interval.high_95)),
    ("deals_without_amount", |row| count(&of_deals(row, row.scores.pipeline.without_amount))),
    ("stale_deals", |row| count(&of_deals(row, row.scores.pipeline.stale))),
    ("won_deals", |row| count(&of_deals(row, row.scores.sales.won))),
    ("lost_deals", |row| count(&of_deals(row, row.scores.sales.lost))),
    ("won_value", |row| row.money.money(&row.scores.sales.won_value)),
    ("win_rate_n", |row| count(&of_deals(row, row.scores.sales.won + row.scores.sales.lost))),
    ("win_rate_low", |row| known(&row.scores.sales.win_rate_count, |rate| Value::Number(rate.low))),
    ("win_rate_high", |row| known(&row.scores.sales.win_rate_count, |rate| Value::Number(rate.high))),
    ("win_rate_value_share", |row| known(&row.scores.sales.win_rate_value, |rate| Value::Number(rate.value))),
    ("cycle_days_p90", |row| number(&row.scores.sales.cycle_days_p90)),
    ("deal_mean", |row| row.money.money(&row.scores.sales.deal_mean)),
    ("deal_median", |row| row.money.money(&row.scores.sales.deal_median)),
    ("wallet_share", |row| number(&row.scores.products.wallet_share)),
    ("wallet_over_estimate", |row| {
        known(&row.scores.whitespace.wallet_share, |_| Value::Flag(row.scores.whitespace.over_estimate))
    }),
    ("whitespace_potential", |row| row.money.money(&row.scores.whitespace.potential)),
    ("whitespace_source", |row| {
        of_whitespace(row, row.scores.whitespace.source.map_or(NOT_ESTIMATED, |source| key(&source)))
    }),
    ("whitespace_level", |row| {
        of_whitespace(row, row.scores.whitespace.level.map_or(NOT_ESTIMATED, |level| key(&level)))
    }),
    ("whitespace_size", |row| known_cell(&row.scores.whitespace.size, |(measure, _)| key(measure))),
    ("whitespace_product", |row| {
        of_whitespace(row, row.scores.whitespace.top().map_or(NOT_ESTIMATED, |top| text(top.product.to_string())))
    }),
    ("whitespace_products_estimated", |row| {
        count(&row.scores.whitespace.total.clone().map(|_| row.scores.whitespace.estimated))
    }),
    ("cross_sell_product", |row| known_cell(&row.scores.cross_sell.top(), |top| text(top.product.to_string()))),
    ("cross_sell_score", |row| known(&row.scores.cross_sell.top(), |top| Value::Number(top.score))),
    ("cross_sell_basis", |row| known_cell(&row.scores.cross_sell.top(), |top| key(&top.basis))),
    ("contract_value", |row| row.money.money(&row.scores.renewal.value)),
    ("renewal_date", |row| of_renewal(row, |next| Ok(Value::Date(next.end)))),
    ("renewal_value", |row| of_renewal(row, |next| row.money.money(&next.value))),
    ("renewal_decide_by", |row| of_renewal(row, |next| given_date("notice_days", next.decide_by))),
    ("renewal_has_deal", |row| {
        of_renewal(row, |next| known(&next.open_opportunity, |deal| Value::Flag(deal.is_some())))
    }),
    ("nps_before", |row| of_change(row, |change| Value::Number(change.before))),
    ("nps_change_points", |row| of_change(row, |change| Value::Number(change.points))),
    ("nps_change_p", |row| of_change(row, |change| Value::Number(change.p))),
    ("nps_change_paired", |row| of_change(row, |change| Value::Flag(change.method == ChangeMethod::Paired))),
    ("nps_change_detectable", |row| of_change(row, |change| Value::Flag(change.among_accounts))),
    ("nps_shrunk", |row| number(&row.scores.nps.shrunk)),
    ("nps_shrunk_sd", |row| number(&row.scores.nps.shrunk_sd)),
    ("nps_own_weight_share", |row| number(&row.scores.nps.own_weight_share)),
    ("nps_weighted", |row| of_weighted(row, |weighted| weighted.value)),
    ("nps_weighted_low", |row| of_weighted(row, |weighted| weighted.low)),
    ("nps_weighted_high", |row| of_weighted(row, |weighted| weighted.high)),
    ("nps_effective_responses", |row| of_weighted(row, |weighted| weighted.effective_n)),
    ("nps_single_respondent", |row| known(&row.scores.nps.value, |_| Value::Flag(row.scores.nps.single_respondent))),
    ("response_rate_share", |row| known(&row.scores.nps.response_rate, |rate| Value::Number(rate.value))),
    ("response_rate_low", |row| known(&row.scores.nps.low_response, |low| Value::Flag(*low))),
    ("comments", |row| count(&responses(row).map(|_| row.scores.themes.comments))),
    ("comments_mismatched", |row| count(&responses(row).map(|_| row.scores.themes.mismatches))),
    ("csat_share", |row| known(&row.scores.csat.share, |rate| Value::Number(rate.value))),
    ("csat_responses", |row| {
        known(&row.scores.csat.share, |rate| Value::Count(i64::try_from(rate.n).unwrap_or(i64::MAX)))
    }),
    ("ces_mean", |row| number(&row.scores.csat.ces.mean)),
    ("ces_easy_share", |row| known(&row.scores.csat.ces.easy_share, |rate| Value::Number(rate.value))),
    ("tickets_open", |row| count(&row.scores.tickets.open)),
    ("tickets_12m", |row| count(&row.scores.tickets.last_12_months)),
    ("late_days_median", |row| number(&row.scores.payment.late_days_median)),
    ("overdue", |row| row.money.money(&row.scores.payment.overdue)),
    ("days_since_contact", |row| whole(&row.scores.contact.days_since_two_way)),
    ("contacts", |row| count(&row.scores.contact.contacts)),
    ("relationship_mean", |row| number(&row.scores.contact.relationship_mean)),
    ("usage_yoy_share", |row| number(&row.scores.usage.yoy_share)),
    ("churn_risk_shadow", |row| of_model(row, |model| Ok(Value::Number(model.probability)))),
    ("churn_model", |row| of_model(row, |model| text(model.model.as_str()))),
];

/// The accounts table, in the order of the portfolio's accounts, which is that of their ids.
pub fn accounts(context: &Context<'_>) -> Export {
    let columns: Vec<_> = [IDENTITY, CLASSES, MAIN, NAMED, MORE].concat();
    let money = Rounding::of(context.currency());
    let rows = context.portfolio.account_ixs().filter_map(|account| {
        let (record, scores) = (context.account(account)?, context.scores_of(account)?);
        Some(Row { context, account: record, scores, owner: context.owner(account), money })
    });
    Export::of("accounts", &columns, rows)
}

/// Why cells of the accounts table are empty: one row each, by account and column.
pub fn reasons(accounts: &Export) -> Export {
    type Cells = [Cell; 3];
    type ReasonCell = fn(&Cells) -> Cell;
    let columns: &[Definition<ReasonCell>] = &[
        ("account_id", |[id, _, _]| id.clone()),
        ("column", |[_, column, _]| column.clone()),
        ("reason", |[_, _, reason]| reason.clone()),
    ];
    let rows = (0..accounts.rows.len()).flat_map(|place| {
        blanks(accounts, place).map(|(id, column, blank)| [text(id), text(column), text(blank.to_string())])
    });
    Export::of("reasons", columns, rows.collect::<Vec<_>>())
}

fn blanks(accounts: &Export, place: usize) -> impl Iterator<Item = (String, &'static str, &Blank)> {
    let id = account_id(accounts, place);
    let cells = accounts.rows.get(place).into_iter().flatten().zip(&accounts.columns);
    cells.filter_map(move |(cell, column)| Some((id.clone(), *column, cell.as_ref().err()?)))
}

fn account_id(accounts: &Export, place: usize) -> String {
    match accounts.value(place, "account_id") {
        Some(Value::Text(id)) => id.clone(),
        _ => String::new(),
    }
}

/// The figures and classes of the accounts table for the history; unknown ones with the key of their reason.
pub fn snapshot(accounts: &Export) -> Vec<SnapshotRow> {
    let is_kept = |column: &str| !IDENTITY.iter().chain(NAMED).any(|(name, _)| *name == column);
    let mut rows = Vec::new();
    for (place, cells) in accounts.rows.iter().enumerate() {
        let account_id = account_id(accounts, place);
        for (cell, column) in cells.iter().zip(&accounts.columns).filter(|(_, column)| is_kept(column)) {
            let (value, text) = figure(cell);
            rows.push(SnapshotRow { account_id: account_id.clone(), metric: (*column).to_owned(), value, text });
        }
    }
    rows
}

fn figure(cell: &Cell) -> (Option<f64>, Option<String>) {
    match cell {
        Ok(Value::Number(number)) => (Some(*number), None),
        // Counts of rows and days are far below 2^52.
        #[allow(clippy::cast_precision_loss)]
        Ok(Value::Count(count)) => (Some(*count as f64), None),
        Ok(Value::Amount(amount)) => (rust_decimal::prelude::ToPrimitive::to_f64(amount), Some(amount.to_string())),
        // As it is, without the guard of CSV cells.
        Ok(Value::Text(text)) => (None, Some(text.clone())),
        Ok(other) => (None, Some(other.to_string())),
        Err(blank) => (None, Some(blank.key().to_owned())),
    }
}

fn word(word: &str) -> Value {
    Value::Text(word.to_owned())
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Revenue => "revenue",
        Basis::Bookings => "bookings",
    }
}

fn band_word(band: Band) -> &'static str {
    match band {
        Band::Low => "low",
        Band::Medium => "medium",
        Band::High => "high",
    }
}

fn quadrant_word(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::Defend => "defend",
        Quadrant::Grow => "grow",
        Quadrant::Maintain => "maintain",
        Quadrant::Watch => "watch",
    }
}

/// Nobody answering is a known 0; no survey, or one on another scale, is not.
fn responses(row: &Row<'_>) -> Known<usize> {
    match &row.scores.nps.value {
        Ok(_) | Err(Unknown::NoRecords { .. }) => Ok(row.scores.nps.counts.n()),
        Err(unknown) => Err(unknown.clone()),
    }
}

fn of_change(row: &Row<'_>, value: impl FnOnce(&NpsChange) -> Value) -> Cell {
    known(&row.scores.nps.change, value)
}

fn of_weighted(row: &Row<'_>, value: impl FnOnce(&WeightedNps) -> f64) -> Cell {
    known(&row.scores.nps.weighted, |weighted| Value::Number(value(weighted)))
}

/// What is said of revenue as a whole, where there is a source of it.
fn of_revenue(row: &Row<'_>, value: Value) -> Cell {
    match &row.scores.revenue.ltm {
        Err(unknown @ Unknown::NoSource { .. }) => unknown_cell(unknown),
        _ => Ok(value),
    }
}

/// A count of deals, where deals are known at all.
fn of_deals(row: &Row<'_>, n: usize) -> Known<usize> {
    row.scores.pipeline.count.clone().map(|_| n)
}

/// What a trained model says, also one in the shadow; without a reading the reason is that of the risk.
fn of_model(row: &Row<'_>, cell: impl FnOnce(&ModelReading) -> Cell) -> Cell {
    match (&row.scores.churn.model, &row.scores.churn.risk) {
        (Some(model), _) => cell(model),
        (None, Err(unknown)) => unknown_cell(unknown),
        (None, Ok(_)) => Err(Blank::NotComputed { figure: "churn_model" }),
    }
}

/// A bound of the priority, where there is one: 0 to 100 of nothing would say nothing.
fn of_priority(row: &Row<'_>, bound: f64) -> Known<f64> {
    row.scores.priority.score.clone().map(|_| bound)
}

/// A bound of the weighted pipeline.
fn of_interval(row: &Row<'_>, bound: fn(&Interval) -> Decimal) -> Cell {
    row.money.money(&row.scores.pipeline.interval.as_ref().map(bound).map_err(Clone::clone))
}

/// Of whitespace, where it is known at all.
fn of_whitespace(row: &Row<'_>, cell: Cell) -> Cell {
    known_cell(&row.scores.whitespace.total, |_| cell)
}

/// What no estimate tells, since the CRM's potential stands in its place or nothing is left to sell.
const NOT_ESTIMATED: Cell = Err(Blank::NotGiven { field: "estimate" });

fn known_cell<T>(figure: &Known<T>, cell: impl FnOnce(&T) -> Cell) -> Cell {
    match figure {
        Ok(value) => cell(value),
        Err(unknown) => unknown_cell(unknown),
    }
}

fn of_stability(row: &Row<'_>, value: impl FnOnce(&Stability) -> Value) -> Cell {
    known(&row.scores.priority.stability, value)
}

fn counted(n: usize) -> Value {
    Value::Count(i64::try_from(n).unwrap_or(i64::MAX))
}

fn of_renewal(row: &Row<'_>, cell: impl FnOnce(&Renewal) -> Cell) -> Cell {
    match &row.scores.renewal.next {
        Ok(next) => cell(next),
        Err(unknown) => unknown_cell(unknown),
    }
}
