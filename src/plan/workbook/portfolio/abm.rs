//! Account-based marketing: the target list, what campaigns reached and brought, and what became of leads.

use super::Desk;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::score::abm::{AccountMarketing, CampaignResult, LeadOrigin, LeadQuality, Marketing, TargetKind, marketing};

/// None where no source tells whom campaigns reached, nor of leads.
pub fn sheets(desk: &Desk<'_>) -> Vec<Sheet> {
    let Ok(told) = marketing(desk.context.portfolio, desk.context.scores) else { return Vec::new() };
    let mut sheets = vec![accounts(desk, &told)];
    sheets.extend((!told.campaigns.is_empty()).then(|| campaigns(desk, &told.campaigns)));
    sheets.extend((!told.leads.is_empty()).then(|| leads(desk, &told)));
    sheets
}

/// The target list first, by priority; then all other accounts that were reached.
fn accounts(desk: &Desk<'_>, told: &Marketing) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("target", word("abm-target"), Form::Text),
        Column::prose("product", word("abm-target-product"), 30),
        Column::new("reached", word("abm-reached"), Form::Text),
        Column::new("touches", word("abm-touches"), Form::Whole),
        Column::new("people", word("abm-people"), Form::Whole),
        Column::new("responses", word("abm-responses"), Form::Whole),
        Column::new("last_touch", word("abm-last-touch"), Form::Date),
        Column::new("last_response", word("abm-last-response"), Form::Date),
        Column::new("engaged", word("abm-engaged"), Form::Text),
        Column::new("pipeline", word("heading-pipeline"), Form::Money),
    ];
    let by_account: std::collections::BTreeMap<_, _> = told.accounts.iter().map(|one| (one.account, one)).collect();
    let mut shown: Vec<_> = desk
        .accounts
        .iter()
        .filter_map(|account| Some((account, *by_account.get(&account.account)?)))
        .filter(|(_, one)| one.target.is_some() || one.touches > 0)
        .collect();
    // Stable: each part by priority.
    shown.sort_by_key(|(_, one)| one.target.is_none());
    let rows = shown
        .iter()
        .map(|(account, one)| {
            let mut cells = vec![
                Cell::text(account.name()),
                Cell::text(&account.record.id),
                Cell::text(desk.context.owner_name(account.account)),
            ];
            cells.extend(engagement(desk, one));
            cells.push(Cell::known(&account.scores.pipeline.value, Cell::Money));
            Row::fixed(cells)
        })
        .collect();
    let targets = told.accounts.iter().filter_map(|one| one.target.as_ref());
    let reached = targets.clone().filter(|target| target.reached).count();
    let title = desk.language.text("abm-title", &args!["n" => targets.count(), "reached" => reached]);
    let mut sheet = desk.table("abm", "sheet-abm", title, columns, rows);
    sheet.notes.extend(shared(desk, told));
    sheet
}

fn engagement(desk: &Desk<'_>, one: &AccountMarketing) -> Vec<Cell> {
    let yes_no = |yes: bool| Cell::text(desk.word(if yes { "yes" } else { "no" }));
    let target = one.target.as_ref();
    vec![
        Cell::text_if(target.map(|target| {
            desk.word(match target.kind {
                TargetKind::Expand => "abm-expand",
                TargetKind::Acquire => "abm-acquire",
            })
        })),
        Cell::text_if(target.map(|target| target.product.as_str())),
        target.map_or(Cell::Empty, |target| yes_no(target.reached)),
        Cell::count(one.touches),
        Cell::count(one.people),
        Cell::count(one.responses),
        Cell::date_if(one.last_touch),
        Cell::date_if(one.last_response),
        if one.touches > 0 { yes_no(one.engaged) } else { Cell::Empty },
    ]
}

/// The figures that sales and marketing share, each in a line, with what it rests on; one that is not known says why.
fn shared(desk: &Desk<'_>, told: &Marketing) -> Vec<String> {
    let (language, shared) = (desk.language, &told.shared);
    let said =
        |label: &str, text: Result<String, String>| format!("{}: {}", desk.word(label), text.unwrap_or_else(|why| why));
    let engaged = shared.engaged.as_ref().map(|rate| {
        let counts =
            args!["n" => rate.successes, "total" => language.integer(i64::try_from(rate.n).unwrap_or(i64::MAX))];
        language.text("abm-engaged-of", &counts)
    });
    let meeting = shared.touches_to_meeting.as_ref().map(|(touches, n)| {
        language.text("abm-touches-of", &args!["touches" => language.number(*touches, 1), "n" => *n])
    });
    let pipeline = shared.with_pipeline.as_ref().map(|[engaged, others]| {
        let share = |one: &crate::score::abm::WithPipeline| language.percent(one.rate.value, 0);
        let counts = args![
            "engaged" => share(engaged), "engaged-n" => engaged.rate.n, "others" => share(others),
            "others-n" => others.rate.n,
        ];
        language.text("abm-pipeline-of", &counts)
    });
    let why = |unknown: &crate::model::Unknown| language.unknown(unknown);
    vec![
        said("abm-engaged-accounts", engaged.map_err(why)),
        said("abm-touches-to-meeting", meeting.map_err(why)),
        said("abm-with-pipeline", pipeline.map_err(why)),
    ]
}

fn campaigns(desk: &Desk<'_>, campaigns: &[CampaignResult]) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("abm-campaign"), 34),
        Column::new("kind", word("content-kind"), Form::Text),
        Column::new("start", word("abm-start"), Form::Date),
        Column::new("cost", word("abm-cost"), Form::Money),
        Column::new("touches", word("abm-touches"), Form::Whole),
        Column::new("accounts", word("abm-accounts"), Form::Whole),
        Column::new("responses", word("abm-responses"), Form::Whole),
        Column::new("answering", word("abm-answering"), Form::Whole),
        Column::new("leads", word("abm-leads"), Form::Whole),
        Column::new("converted", word("abm-converted"), Form::Whole),
        Column::new("won", word("abm-won"), Form::Whole),
        Column::new("won_amount", word("abm-won-amount"), Form::Money),
        Column::new("cost_per_lead", word("abm-cost-per-lead"), Form::Money),
    ];
    // The latest first; of equals in the order of ids.
    let mut latest: Vec<&CampaignResult> = campaigns.iter().collect();
    latest.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| a.id.cmp(&b.id)));
    let rows = latest
        .iter()
        .map(|one| {
            Row::fixed(vec![
                Cell::text(one.name.as_ref().unwrap_or(&one.id)),
                Cell::text_if(one.kind.as_deref()),
                Cell::date_if(one.start),
                Cell::known(&one.cost, Cell::Money),
                Cell::count(one.touches),
                Cell::count(one.accounts),
                Cell::count(one.responses),
                Cell::count(one.accounts_answering),
                Cell::count(one.leads.leads),
                Cell::count(one.leads.converted),
                Cell::count(one.leads.won),
                Cell::known(&one.leads.won_amount, Cell::Money),
                Cell::known(&one.cost_per_lead(), Cell::Money),
            ])
        })
        .collect();
    let title = desk.language.text("abm-campaigns-title", &args!["n" => campaigns.len()]);
    desk.table("campaigns", "sheet-campaigns", title, columns, rows)
}

fn leads(desk: &Desk<'_>, told: &Marketing) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::new("by", word("abm-lead-by"), Form::Text),
        Column::prose("value", word("abm-lead-origin"), 30),
        Column::new("leads", word("abm-leads"), Form::Whole),
        Column::new("converted", word("abm-converted"), Form::Whole),
        Column::new("conversion", word("abm-conversion"), Form::Share),
        Column::new("won", word("abm-won"), Form::Whole),
        Column::new("lost", word("abm-lost"), Form::Whole),
        Column::new("open", word("abm-open"), Form::Whole),
        Column::new("won_amount", word("abm-won-amount"), Form::Money),
        Column::prose("reasons", word("abm-reasons"), 60),
    ];
    let name = |one: &LeadQuality| {
        let id = one.value.as_deref()?;
        let campaign = told.campaigns.iter().find(|campaign| one.by == LeadOrigin::Campaign && campaign.id == id);
        Some(campaign.and_then(|campaign| campaign.name.clone()).unwrap_or_else(|| id.to_owned()))
    };
    let rows: Vec<Row> = told
        .leads
        .iter()
        .map(|one| {
            let by = if one.by == LeadOrigin::Source { "abm-by-source" } else { "abm-by-campaign" };
            let outcomes = &one.outcomes;
            let reasons: Vec<String> =
                outcomes.reasons.iter().take(3).map(|(reason, n)| format!("{reason} ({n})")).collect();
            Row::fixed(vec![
                Cell::text(word(by)),
                Cell::text(name(one).unwrap_or_else(|| word("abm-no-source"))),
                Cell::count(outcomes.leads),
                Cell::count(outcomes.converted),
                outcomes.conversion().map_or(Cell::Empty, |rate| Cell::Share(rate.value)),
                Cell::count(outcomes.won),
                Cell::count(outcomes.lost),
                Cell::count(outcomes.open),
                Cell::known(&outcomes.won_amount, Cell::Money),
                Cell::text(reasons.join(", ")),
            ])
        })
        .collect();
    let n: usize = told.leads.iter().filter(|one| one.by == LeadOrigin::Source).map(|one| one.outcomes.leads).sum();
    let title = desk.language.text("abm-leads-title", &args!["n" => n]);
    desk.table("lead_quality", "sheet-leads", title, columns, rows)
}
