//! Renewals ahead and deals open.

use super::Desk;
use crate::model::Decimal;
use crate::plan::account::Situation;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words;
use crate::score::{Deal, Renewal};

pub fn renewals(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("contract", word("heading-contract"), Form::Text),
        Column::new("end", word("heading-renewal"), Form::Date),
        Column::new("days", word("heading-days-left"), Form::Whole),
        Column::new("decide_by", word("heading-decide-by"), Form::Date),
        Column::new("value", word("heading-renewal-value"), Form::Money),
        Column::new("open_opportunity", word("product-open"), Form::Text),
        Column::new("churn_band", word("heading-churn"), Form::Text).toned(words::band_tones(desk.language)),
        Column::prose("reason", word("heading-why-unknown"), 60),
    ];
    let mut due: Vec<(&Situation<'_>, &Renewal)> = desk
        .accounts
        .iter()
        .filter_map(|account| Some((account, account.scores.renewal.next.as_ref().ok()?)))
        .collect();
    due.sort_by_key(|(account, renewal)| (renewal.end, account.account));
    let rows = due.iter().map(|(account, renewal)| Row::fixed(renewal_cells(desk, account, renewal))).collect();
    let open: Vec<&Renewal> =
        due.iter().map(|(_, renewal)| *renewal).filter(|renewal| renewal.open_opportunity == Ok(None)).collect();
    let amount = open.iter().filter_map(|renewal| renewal.value.as_ref().ok().copied());
    let amount = desk.context.money(amount.fold(Decimal::ZERO, Decimal::saturating_add));
    // "Every renewal has an opportunity" is only said where that is known of each.
    let told = due.iter().all(|(_, renewal)| renewal.open_opportunity.is_ok()) && !due.is_empty();
    let title = if told || !open.is_empty() {
        desk.language.text("title-renewals-uncovered-all", &args!["n" => open.len(), "amount" => amount])
    } else {
        desk.count("n-renewals", due.len())
    };
    desk.table("renewals", "sheet-renewals", title, columns, rows)
}

fn renewal_cells(desk: &Desk<'_>, account: &Situation<'_>, renewal: &Renewal) -> Vec<Cell> {
    let reasons = words::reasons(
        desk.language,
        [
            ("heading-renewal-value", renewal.value.as_ref().err()),
            ("product-open", renewal.open_opportunity.as_ref().err()),
        ],
    );
    vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text(desk.context.owner_name(account.account)),
        Cell::text_if(renewal.contract.as_deref()),
        Cell::Date(renewal.end),
        Cell::Whole(renewal.days),
        Cell::date_if(renewal.decide_by),
        Cell::known(&renewal.value, Cell::Money),
        Cell::known(&renewal.open_opportunity, |open| Cell::text(desk.word(if open.is_some() { "yes" } else { "no" }))),
        Cell::text(words::band(desk.language, &account.scores.churn.band)),
        Cell::text(reasons),
    ]
}

pub fn pipeline(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::prose("opportunity", word("heading-opportunity"), 34),
        Column::new("opportunity_id", word("heading-opportunity-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("stage", word("heading-stage"), Form::Text),
        Column::new("amount", word("heading-amount"), Form::Money),
        Column::new("probability", word("heading-probability"), Form::Share),
        Column::new("weighted", word("heading-weighted"), Form::Money),
        Column::new("age_days", word("heading-age-days"), Form::Whole),
        Column::new("expected_close", word("heading-close-date"), Form::Date),
        Column::new("overdue", word("heading-past-close"), Form::Text),
        Column::new("stale", word("heading-stale"), Form::Text),
        Column::prose("next_step", word("heading-next-step"), 40),
        Column::prose("reason", word("heading-why-unknown"), 50),
    ];
    let mut deals: Vec<(&Situation<'_>, &Deal)> = desk
        .accounts
        .iter()
        .flat_map(|account| account.scores.pipeline.deals.iter().map(move |deal| (account, deal)))
        .collect();
    let amount = |deal: &Deal| deal.amount.as_ref().ok().copied();
    deals.sort_by(|(_, a), (_, b)| amount(b).cmp(&amount(a)).then_with(|| a.id.cmp(&b.id)));
    let rows = deals.iter().map(|(account, deal)| Row::fixed(deal_cells(desk, account, deal))).collect();
    let mut sheet = desk.table("pipeline", "sheet-opportunities", pipeline_title(desk, &deals), columns, rows);
    sheet.notes.extend(without_account(desk, &deals));
    sheet
}

/// What the portfolio's pipeline holds beyond the sheet: deals that lead to no account.
fn without_account(desk: &Desk<'_>, deals: &[(&Situation<'_>, &Deal)]) -> Option<String> {
    let whole = desk.context.scores.portfolio.kpi("pipeline_value").ok()?.amount?;
    let told = deals.iter().filter_map(|(_, deal)| deal.amount.as_ref().ok().copied());
    let rest = whole.checked_sub(told.fold(Decimal::ZERO, Decimal::saturating_add))?;
    (!rest.is_zero()).then(|| {
        let amount = desk.language.text("deck-rest-open", &args!["amount" => desk.context.money(rest)]);
        desk.language.text("deck-note-rest", &args!["list" => amount])
    })
}

/// `31 open deals add up to €5.2M, €1.4M weighted`, where amounts are known; as the deck says it, deals without an account
/// among them.
fn pipeline_title(desk: &Desk<'_>, deals: &[(&Situation<'_>, &Deal)]) -> String {
    let portfolio = &desk.context.scores.portfolio;
    let known = |metric: &str| portfolio.kpi(metric).ok().and_then(|kpi| kpi.amount).map(|sum| desk.context.money(sum));
    let open: usize = portfolio.stages.iter().map(|stage| stage.deals).sum();
    if let (Some(amount), Some(weighted)) = (known("pipeline_value"), known("pipeline_weighted")) {
        return desk.language.text("title-pipeline", &args!["n" => open, "amount" => amount, "weighted" => weighted]);
    }
    let sum = |known: &dyn Fn(&Deal) -> Option<Decimal>| {
        let known: Vec<Decimal> = deals.iter().filter_map(|(_, deal)| known(deal)).collect();
        let any = !known.is_empty() || deals.is_empty();
        any.then(|| desk.context.money(known.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)))
    };
    let amount = sum(&|deal| deal.amount.as_ref().ok().copied());
    let weighted = sum(&|deal| deal.weighted.as_ref().ok().copied());
    match (amount, weighted) {
        (Some(amount), Some(weighted)) => {
            desk.language.text("title-pipeline", &args!["n" => deals.len(), "amount" => amount, "weighted" => weighted])
        }
        _ => desk.count("n-open-deals", deals.len()),
    }
}

fn deal_cells(desk: &Desk<'_>, account: &Situation<'_>, deal: &Deal) -> Vec<Cell> {
    let yes = |is: bool| Cell::text(desk.word(if is { "yes" } else { "no" }));
    let owner = desk.context.deal_owner(deal).unwrap_or_else(|| desk.context.owner_name(account.account));
    let reasons = words::reasons(
        desk.language,
        [
            ("heading-stage", deal.stage.as_ref().err()),
            ("heading-amount", deal.amount.as_ref().err()),
            ("heading-probability", deal.probability.as_ref().err()),
            ("heading-age-days", deal.age_days.as_ref().err()),
            ("heading-stale", deal.stale.as_ref().err()),
        ],
    );
    vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text_if(deal.name.as_deref().or(deal.product.as_deref())),
        Cell::text(&deal.id),
        Cell::text(owner),
        Cell::known(&deal.stage, |stage| Cell::text(desk.language.stage(&stage))),
        Cell::known(&deal.amount, Cell::Money),
        Cell::known(&deal.probability, Cell::Share),
        Cell::known(&deal.weighted, Cell::Money),
        Cell::known(&deal.age_days, Cell::Whole),
        Cell::date_if(deal.expected_close),
        if deal.expected_close.is_some() { yes(deal.overdue) } else { Cell::Empty },
        Cell::known(&deal.stale, yes),
        Cell::text_if(deal.next_step.as_deref()),
        Cell::text(reasons),
    ]
}
