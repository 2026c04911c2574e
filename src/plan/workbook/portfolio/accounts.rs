//! Every account with its figures; one whose figure is unknown has an empty cell and the reason in the last column.

use super::Desk;
use crate::plan::account::Situation;
use crate::plan::language::args;
use crate::plan::workbook::Briefs;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words;

pub fn sheet(desk: &Desk<'_>, briefs: Briefs<'_>) -> Sheet {
    let rows = desk.accounts.iter().map(|account| Row::fixed(cells(desk, account, briefs))).collect();
    desk.table("accounts", "sheet-accounts", title(desk), columns(desk), rows)
}

/// How much revenue hangs on the largest accounts, else how many accounts there are.
fn title(desk: &Desk<'_>) -> String {
    const TOP: usize = 10;
    let mut amounts: Vec<f64> = desk
        .accounts
        .iter()
        .filter_map(|account| account.scores.revenue.ltm.as_ref().ok())
        .filter_map(|amount| f64::try_from(*amount).ok())
        .filter(|amount| *amount > 0.0)
        .collect();
    amounts.sort_by(|a, b| b.total_cmp(a));
    let total: f64 = amounts.iter().sum();
    if amounts.len() <= TOP || total <= 0.0 {
        return desk.count("n-accounts", desk.accounts.len());
    }
    let top: f64 = amounts.iter().take(TOP).sum();
    desk.language.text("title-top-accounts", &args!["n" => TOP, "share" => desk.language.percent(top / total, 0)])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let word = |key: &str| desk.word(key);
    vec![
        Column::new("rank", word("heading-rank"), Form::Whole).wide(9),
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("class", word("heading-class"), Form::Text),
        Column::new("group", word("heading-group"), Form::Text),
        Column::new("segment", word("heading-segment"), Form::Text),
        Column::new("industry", word("heading-industry"), Form::Text),
        Column::new("tier", word("heading-tier"), Form::Text).wide(9).toned(words::tier_tones(desk.language)),
        Column::new("quadrant", word("heading-quadrant"), Form::Text),
        Column::new("priority_score", word("heading-priority"), Form::Whole),
        Column::new("priority_low", word("heading-priority-low"), Form::Whole),
        Column::new("priority_high", word("heading-priority-high"), Form::Whole),
        Column::new("revenue_ltm", desk.revenue_label(), Form::Money).barred(),
        Column::new("revenue_yoy_share", word("heading-revenue-yoy"), Form::ShareChange),
        Column::new("pipeline", word("heading-pipeline"), Form::Money),
        Column::new("pipeline_weighted", word("heading-weighted"), Form::Money),
        Column::new("nps", word("heading-nps"), Form::Whole),
        Column::new("nps_responses", word("heading-responses"), Form::Whole),
        Column::new("churn_band", word("heading-churn"), Form::Text).toned(words::band_tones(desk.language)),
        words::churn_column(desk.context),
        Column::new("renewal", word("heading-renewal"), Form::Date),
        Column::new("renewal_value", word("heading-renewal-value"), Form::Money),
        Column::new("penetration_share", word("tile-penetration"), Form::Share),
        Column::new("wallet_share", word("heading-share-of-wallet"), Form::Share),
        Column::new("last_contact", word("heading-last-contact"), Form::Date),
        Column::new("hygiene_share", word("heading-hygiene"), Form::Share),
        Column::prose("headline", word("heading-in-short"), 60).wide(60),
        Column::new("brief", word("heading-brief"), Form::Text),
        Column::prose("reasons", word("section-missing"), 90).wide(90),
    ]
}

fn cells(desk: &Desk<'_>, account: &Situation<'_>, briefs: Briefs<'_>) -> Vec<Cell> {
    let (language, scores, record) = (desk.language, account.scores, account.record);
    let renewal = scores.renewal.next.as_ref().ok();
    let group = desk.context.group(account.account).and_then(|group| desk.context.account(group.head));
    let answers = scores.nps.counts;
    let priority = &scores.priority;
    let quadrant = words::quadrant_or_why(language, &priority.quadrant);
    vec![
        Cell::known(&priority.rank, Cell::count),
        Cell::text(&record.name),
        Cell::text(&record.id),
        Cell::text(desk.context.owner_name(account.account)),
        Cell::text(desk.word(&format!("class-{}", scores.class.class.key()))),
        Cell::text_if(group.map(|head| head.name.as_str())),
        Cell::text_if(scores.segment.segment.as_deref()),
        Cell::text_if(record.industry.as_deref()),
        Cell::known(&priority.tier, |tier| Cell::text(words::tier(language, tier))),
        Cell::text(quadrant),
        Cell::known(&priority.score, Cell::Number),
        Cell::known(&priority.score, |_| Cell::Number(priority.low)),
        Cell::known(&priority.score, |_| Cell::Number(priority.high)),
        Cell::known(&scores.revenue.ltm, Cell::Money),
        Cell::known(&scores.revenue.yoy_share, Cell::ShareChange),
        Cell::known(&scores.pipeline.value, Cell::Money),
        Cell::known(&scores.pipeline.weighted, Cell::Money),
        Cell::known(&scores.nps.value, Cell::Number),
        Cell::known(&scores.nps.value, |_| Cell::count(answers.promoters + answers.passives + answers.detractors)),
        Cell::text(words::band(language, &scores.churn.band)),
        words::churn_cell(desk.context, &scores.churn),
        Cell::date_if(renewal.map(|renewal| renewal.end)),
        renewal.map_or(Cell::Empty, |renewal| Cell::known(&renewal.value, Cell::Money)),
        Cell::known(&scores.products.penetration_share, Cell::Share),
        Cell::known(&scores.products.wallet_share, Cell::Share),
        Cell::known(&scores.contact.last_two_way, Cell::Date),
        desk.plans.get(&account.account).map_or(Cell::Empty, |plan| Cell::known(&plan.hygiene.share, Cell::Share)),
        Cell::text_if(desk.plans.get(&account.account).map(|plan| plan.headline.text.as_str())),
        briefs(account.account).map_or(Cell::Empty, |path| Cell::Link { text: desk.word("heading-brief"), path }),
        Cell::text(reasons(desk, account)),
    ]
}

fn reasons(desk: &Desk<'_>, account: &Situation<'_>) -> String {
    let scores = account.scores;
    let renewal_value = scores.renewal.next.as_ref().ok().and_then(|renewal| renewal.value.as_ref().err());
    words::reasons(
        desk.language,
        [
            ("heading-priority", scores.priority.score.as_ref().err()),
            ("heading-quadrant", scores.priority.quadrant.as_ref().err()),
            ("heading-revenue-ltm", scores.revenue.ltm.as_ref().err()),
            ("heading-revenue-yoy", scores.revenue.yoy_share.as_ref().err()),
            ("heading-pipeline", scores.pipeline.value.as_ref().err()),
            ("heading-weighted", scores.pipeline.weighted.as_ref().err()),
            ("heading-nps", scores.nps.value.as_ref().err()),
            ("heading-churn", scores.churn.band.as_ref().err()),
            ("heading-renewal", scores.renewal.next.as_ref().err()),
            ("heading-renewal-value", renewal_value),
            ("tile-penetration", scores.products.penetration_share.as_ref().err()),
            ("heading-share-of-wallet", scores.products.wallet_share.as_ref().err()),
            ("heading-last-contact", scores.contact.last_two_way.as_ref().err()),
        ],
    )
}
