//! Account-based marketing: `tables/abm.csv`, `campaigns.csv` and `lead_quality.csv`.

use super::cell::{Blank, Cell, Rounding, Value, count, given, given_date, number, text};
use super::export::{Definition, Export};
use crate::model::{Account, Known, Row as Record};
use crate::plan::context::Context;
use crate::score::abm::{AccountMarketing, CampaignResult, LeadQuality, Marketing, Target, marketing};

struct Row<'a, T> {
    context: &'a Context<'a>,
    account: Option<&'a Record<Account>>,
    money: Rounding,
    part: T,
}

type MarketingCell<T> = fn(&Row<'_, T>) -> Cell;

fn number_of(n: usize) -> Cell {
    Ok(Value::Count(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// The three tables; without rows where no source tells of touches or leads.
pub fn abm(context: &Context<'_>) -> [Export; 3] {
    let told: Known<Marketing> = marketing(context.portfolio, context.scores);
    let (accounts, campaigns, leads) = match told {
        Ok(told) => (told.accounts, told.campaigns, told.leads),
        Err(_) => (Vec::new(), Vec::new(), Vec::new()),
    };
    let money = Rounding::of(context.currency());
    let accounts = accounts.into_iter().map(|part| {
        let account = context.account(part.account);
        Row { context, account, money, part }
    });
    let campaigns = campaigns.into_iter().map(|part| Row { context, account: None, money, part });
    let leads = leads.into_iter().map(|part| Row { context, account: None, money, part });
    [
        Export::of("abm", ACCOUNTS, accounts),
        Export::of("campaigns", CAMPAIGNS, campaigns),
        Export::of("lead_quality", LEADS, leads),
    ]
}

const ACCOUNTS: &[Definition<MarketingCell<AccountMarketing>>] = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("account_id", |row| given("account_id", row.account.map(|account| account.id.as_str()))),
    ("target", |row| of_target(row, |target| target.kind.key().to_owned())),
    ("target_product", |row| of_target(row, |target| target.product.clone())),
    ("target_reached", |row| match &row.part.target {
        Some(target) => Ok(Value::Flag(target.reached)),
        None => Err(Blank::NotGiven { field: "target" }),
    }),
    ("touches", |row| number_of(row.part.touches)),
    ("people_touched", |row| number_of(row.part.people)),
    ("campaigns", |row| number_of(row.part.campaigns)),
    ("responses", |row| number_of(row.part.responses)),
    ("first_touch", |row| given_date("first_touch", row.part.first_touch)),
    ("last_touch", |row| given_date("last_touch", row.part.last_touch)),
    ("last_response", |row| given_date("last_response", row.part.last_response)),
    ("engaged", |row| Ok(Value::Flag(row.part.engaged))),
    ("touches_to_meeting", |row| {
        row.part.touches_to_meeting.map_or(Err(Blank::NotGiven { field: "meeting" }), number_of)
    }),
];

fn of_target(row: &Row<'_, AccountMarketing>, part: fn(&Target) -> String) -> Cell {
    row.part.target.as_ref().map(part).map_or(Err(Blank::NotGiven { field: "target" }), text)
}

const CAMPAIGNS: &[Definition<MarketingCell<CampaignResult>>] = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("campaign_id", |row| text(&row.part.id)),
    ("name", |row| given("name", row.part.name.as_deref())),
    ("kind", |row| given("kind", row.part.kind.as_deref())),
    ("status", |row| given("status", row.part.status.as_deref())),
    ("start", |row| given_date("start", row.part.start)),
    ("end", |row| given_date("end", row.part.end)),
    ("cost", |row| row.money.money(&row.part.cost)),
    ("touches", |row| number_of(row.part.touches)),
    ("accounts_reached", |row| number_of(row.part.accounts)),
    ("responses", |row| number_of(row.part.responses)),
    ("accounts_answering", |row| number_of(row.part.accounts_answering)),
    ("leads", |row| number_of(row.part.leads.leads)),
    ("leads_converted", |row| number_of(row.part.leads.converted)),
    ("deals_won", |row| number_of(row.part.leads.won)),
    ("won_amount", |row| row.money.money(&row.part.leads.won_amount)),
    ("cost_per_lead", |row| row.money.money(&row.part.cost_per_lead())),
];

const LEADS: &[Definition<MarketingCell<LeadQuality>>] = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("dimension", |row| text(row.part.by.key())),
    ("value_of_dimension", |row| given("source", row.part.value.as_deref())),
    ("leads", |row| number_of(row.part.outcomes.leads)),
    ("converted", |row| number_of(row.part.outcomes.converted)),
    ("conversion_share", |row| of_rate(row, |rate| rate.value)),
    ("conversion_low", |row| of_rate(row, |rate| rate.low)),
    ("conversion_high", |row| of_rate(row, |rate| rate.high)),
    ("won", |row| number_of(row.part.outcomes.won)),
    ("lost", |row| number_of(row.part.outcomes.lost)),
    ("open", |row| number_of(row.part.outcomes.open)),
    ("won_amount", |row| row.money.money(&row.part.outcomes.won_amount)),
    ("top_reason", |row| given("reason", row.part.outcomes.reasons.first().map(|(reason, _)| reason.as_str()))),
    ("top_reason_count", |row| count(&Ok(row.part.outcomes.reasons.first().map_or(0, |(_, n)| *n)))),
];

fn of_rate(row: &Row<'_, LeadQuality>, part: fn(&crate::score::Rate) -> f64) -> Cell {
    let none = crate::model::Unknown::NoRecords { entity: crate::model::Entity::Lead };
    number(&row.part.outcomes.conversion().as_ref().map(part).ok_or(none))
}
