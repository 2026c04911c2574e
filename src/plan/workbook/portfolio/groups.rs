//! Accounts that belong together, with what they come to.

use super::Desk;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words;
use crate::score::GroupScores;

/// None where no account has a parent.
pub fn sheet(desk: &Desk<'_>) -> Option<Sheet> {
    let mut groups: Vec<&GroupScores> = desk.context.scores.groups.groups.iter().collect();
    let revenue = |group: &GroupScores| group.revenue.ltm.as_ref().ok().copied();
    groups.sort_by(|a, b| revenue(b).cmp(&revenue(a)).then(a.head.cmp(&b.head)));
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("group", word("heading-group"), 30),
        Column::new("group_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("accounts", word("tile-accounts"), Form::Whole),
        Column::new("revenue_ltm", desk.revenue_label(), Form::Money),
        Column::new("revenue_yoy_share", word("heading-revenue-yoy"), Form::ShareChange),
        Column::new("portfolio_share", word("group-portfolio-share"), Form::Share),
        Column::new("pipeline_weighted", word("heading-weighted"), Form::Money),
        Column::new("nps", word("heading-nps"), Form::Whole),
        Column::new("nps_low", word("heading-low"), Form::Whole),
        Column::new("nps_high", word("heading-high"), Form::Whole),
        Column::new("nps_responses", word("heading-responses"), Form::Whole),
        Column::new("churn_band", word("heading-churn"), Form::Text).toned(words::band_tones(desk.language)),
        Column::new("revenue_at_risk", word("tile-at-risk"), Form::Money),
        Column::new("renewal", word("heading-renewal"), Form::Date),
        Column::new("whitespace", word("heading-whitespace"), Form::Money),
        Column::prose("members", word("tile-accounts"), 60).wide(60),
    ];
    let title = desk.language.text("title-groups", &args!["n" => groups.len()]);
    let rows: Vec<Row> = groups.iter().filter_map(|group| Some(Row::fixed(cells(desk, group)?))).collect();
    (!rows.is_empty()).then(|| desk.table("groups", "sheet-groups", title, columns, rows))
}

fn cells(desk: &Desk<'_>, group: &GroupScores) -> Option<Vec<Cell>> {
    let (context, nps) = (desk.context, &group.nps);
    let head = context.account(group.head)?;
    let members = group.members.iter().filter_map(|member| context.account(*member));
    let members: Vec<&str> = members.map(|member| member.name.as_str()).collect();
    Some(vec![
        Cell::text(&head.name),
        Cell::text(&head.id),
        Cell::text(context.owner_name(group.head)),
        Cell::count(group.members.len()),
        Cell::known(&group.revenue.ltm, Cell::Money),
        Cell::known(&group.revenue.yoy_share, Cell::ShareChange),
        Cell::known(&group.revenue.portfolio_share, Cell::Share),
        Cell::known(&group.pipeline.weighted, Cell::Money),
        Cell::known(&nps.value, Cell::Number),
        Cell::known(&nps.low, Cell::Number),
        Cell::known(&nps.high, Cell::Number),
        Cell::known(&nps.value, |_| Cell::count(nps.counts.n())),
        Cell::text(words::band(desk.language, &group.risk.highest)),
        Cell::known(&group.risk.revenue_at_risk, Cell::Money),
        Cell::date_if(group.renewal.as_ref().ok().map(|next| next.renewal.end)),
        Cell::known(&group.whitespace.total, Cell::Money),
        Cell::text(members.join("; ")),
    ])
}
