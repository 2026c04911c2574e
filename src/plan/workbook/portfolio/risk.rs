//! What customers say and which accounts may leave.

use super::Desk;
use crate::model::Decimal;
use crate::plan::account::Situation;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words;

pub fn nps(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("nps", word("heading-nps"), Form::Whole),
        Column::new("low", word("heading-low"), Form::Whole),
        Column::new("high", word("heading-high"), Form::Whole),
        Column::new("responses", word("heading-responses"), Form::Whole),
        Column::new("promoters", word("nps-promoters"), Form::Whole),
        Column::new("passives", word("nps-passives"), Form::Whole),
        Column::new("detractors", word("nps-detractors"), Form::Whole),
        Column::new("change", word("heading-change"), Form::Number),
        Column::new("last_response", word("heading-last-response"), Form::Date),
        Column::prose("reason", word("heading-why-unknown"), 60),
    ];
    let rows: Vec<Row> = desk.accounts.iter().map(|account| Row::fixed(nps_cells(desk, account))).collect();
    desk.table("nps", "sheet-nps", nps_title(desk), columns, rows)
}

fn nps_title(desk: &Desk<'_>) -> String {
    let language = desk.language;
    let kpi = desk.context.scores.portfolio.kpi("nps_per_response").ok();
    let known = kpi.and_then(|kpi| Some((*kpi.value.as_ref().ok()?, kpi.low?, kpi.high?, kpi.n)));
    match (known, kpi.and_then(|kpi| kpi.value.as_ref().err())) {
        (Some((value, low, high, n)), _) => language.text(
            "title-nps",
            &args!["nps" => language.nps(value), "low" => language.nps(low), "high" => language.nps(high), "n" => n],
        ),
        (None, Some(unknown)) => format!("{}: {}", language.word("heading-nps"), language.unknown(unknown)),
        (None, None) => language.word("nps-name"),
    }
}

fn nps_cells(desk: &Desk<'_>, account: &Situation<'_>) -> Vec<Cell> {
    let nps = &account.scores.nps;
    let (counts, known) = (nps.counts, nps.value.is_ok());
    let counted = |n: usize| if known { Cell::count(n) } else { Cell::Empty };
    vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text(desk.context.owner_name(account.account)),
        Cell::known(&nps.value, Cell::Number),
        Cell::known(&nps.low, Cell::Number),
        Cell::known(&nps.high, Cell::Number),
        counted(counts.promoters + counts.passives + counts.detractors),
        counted(counts.promoters),
        counted(counts.passives),
        counted(counts.detractors),
        Cell::known(&nps.change, |change| Cell::Number(change.points)),
        Cell::date_if(nps.dates.map(|(_, last)| last)),
        Cell::text_if(nps.value.as_ref().err().map(|unknown| desk.context.reason(unknown))),
    ]
}

/// The points of each signal: empty where the data do not tell, 0 where the signal did not fire.
pub fn churn(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let mut columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("band", word("heading-churn"), Form::Text).toned(words::band_tones(desk.language)),
        Column::new("points", word("heading-churn-points"), Form::Whole),
        Column::new("observed_share", word("figure-churn-observed-share"), Form::Share),
        Column::new("revenue_ltm", desk.revenue_label(), Form::Money),
        Column::prose("why", word("plan-call-why"), 60).wide(60),
    ];
    let signals = desk.accounts.first().map_or([].as_slice(), |account| account.scores.churn.signals.as_slice());
    columns.extend(signals.iter().map(|signal| {
        Column::new(words::signal_key(signal.key), desk.language.signal(signal.key), Form::Whole).wide(17)
    }));
    let by_model = desk.context.churn_by_model();
    if by_model {
        columns.push(words::churn_column(desk.context));
    }
    columns.push(Column::prose("reason", word("heading-why-unknown"), 46));
    let rows = desk.accounts.iter().map(|account| Row::fixed(churn_cells(desk, account))).collect();
    let mut sheet = desk.table("churn", "sheet-churn", churn_title(desk), columns, rows);
    sheet.notes.push(desk.word("method-churn"));
    sheet.notes.push(desk.word("book-signals"));
    if by_model {
        sheet.notes.push(desk.word("book-churn-model"));
    }
    sheet
}

fn churn_title(desk: &Desk<'_>) -> String {
    let at_risk = desk.context.at_risk(desk.accounts.iter().map(|account| account.scores));
    let (n, amount) = at_risk.map_or((0, Decimal::ZERO), |own| (own.accounts, own.revenue));
    let from = desk.context.risk_from();
    desk.language.text("title-churn", &args!["n" => n, "amount" => desk.context.money(amount), "from" => from])
}

fn churn_cells(desk: &Desk<'_>, account: &Situation<'_>) -> Vec<Cell> {
    let churn = &account.scores.churn;
    let why: Vec<String> = account.fired_signals().iter().map(|signal| account.because(signal)).collect();
    let mut cells = vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text(desk.context.owner_name(account.account)),
        Cell::text(words::band(desk.language, &churn.band)),
        Cell::known(&churn.score, Cell::Number),
        Cell::Share(churn.observed_share),
        Cell::known(&account.scores.revenue.ltm, Cell::Money),
        Cell::text(words::capitalised(&why.join("; "))),
    ];
    cells.extend(
        churn.signals.iter().map(|signal| if signal.observed() { Cell::Number(signal.points) } else { Cell::Empty }),
    );
    if desk.context.churn_by_model() {
        cells.push(words::churn_cell(desk.context, churn));
    }
    cells.push(Cell::text_if(churn.score.as_ref().err().map(|unknown| desk.context.reason(unknown))));
    cells
}
