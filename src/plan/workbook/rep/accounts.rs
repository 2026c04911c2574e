//! The rep's accounts: a line each with its figures, the sentence that matters and what is not known.

use super::{Desk, OwnAccount};
use crate::model::{Decimal, ItemKind};
use crate::plan::language::args;
use crate::plan::workbook::Briefs;
use crate::plan::workbook::sheet::{Cell, Choices, Column, Form, Row, Sheet};
use crate::plan::workbook::words;

pub fn sheet(desk: &Desk<'_>, briefs: Briefs<'_>) -> Sheet {
    let rows = desk.accounts.iter().map(|account| row(desk, account, briefs)).collect();
    let block = desk.changeable(columns(desk), rows, 0);
    desk.sheet("accounts", "sheet-accounts", title(desk), desk.notes(), vec![block])
}

/// What the accounts bought together, where that is known of any.
fn title(desk: &Desk<'_>) -> String {
    let known: Vec<Decimal> = desk
        .accounts
        .iter()
        .filter_map(|account| account.situation.scores.revenue.ltm.as_ref().ok().copied())
        .collect();
    if known.is_empty() {
        return desk.account_count();
    }
    let amount = desk.context.money(known.into_iter().fold(Decimal::ZERO, Decimal::saturating_add));
    let key = if desk.context.are_bookings() { "book-accounts-bookings" } else { "book-accounts-revenue" };
    desk.language.text(key, &args!["accounts" => desk.account_count(), "amount" => amount])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let revenue = if desk.context.are_bookings() { "tile-bookings" } else { "heading-revenue-ltm" };
    vec![
        Column::prose("account", desk.word("heading-account"), 26),
        Column::new("tier", desk.word("heading-tier"), Form::Text).wide(8).toned(words::tier_tones(desk.language)),
        Column::new("quadrant", desk.word("heading-quadrant"), Form::Prose).wide(14),
        Column::prose("headline", desk.word("heading-in-short"), 44),
        Column::new("revenue_ltm", desk.word(revenue), Form::Money),
        Column::new("revenue_yoy_share", desk.word("heading-revenue-yoy"), Form::ShareChange),
        Column::new("pipeline", desk.word("heading-pipeline"), Form::Money),
        Column::new("pipeline_weighted", desk.word("heading-weighted"), Form::Money),
        Column::new("nps", desk.word("heading-nps"), Form::Whole),
        Column::new("nps_responses", desk.word("heading-responses"), Form::Whole),
        Column::new("churn_band", desk.word("heading-churn"), Form::Text).toned(words::band_tones(desk.language)),
        words::churn_column(desk.context),
        Column::new("renewal", desk.word("heading-renewal"), Form::Date),
        Column::new("renewal_value", desk.word("heading-renewal-value"), Form::Money),
        Column::new("last_contact", desk.word("heading-last-contact"), Form::Date),
        Column::new("next_review", desk.word("heading-next-review"), Form::Date),
        Column::prose("missing", desk.word("section-missing"), 40),
        Column::new("brief", desk.word("heading-brief"), Form::Text),
        Column::prose("note", desk.word("heading-own-note"), 36).open(),
        Column::new("agreed", desk.word("plan-agree"), Form::Text).wide(14).one_of(Choices::Agreed),
    ]
}

fn row(desk: &Desk<'_>, account: &OwnAccount<'_>, briefs: Briefs<'_>) -> Row {
    let (language, scores) = (desk.language, account.situation.scores);
    let renewal = scores.renewal.next.as_ref().ok();
    let missing = account.plan.map(|plan| {
        let gaps: Vec<&str> = plan.gaps.iter().map(|gap| gap.text.as_str()).collect();
        gaps.join("\n")
    });
    let quadrant = scores
        .priority
        .quadrant
        .as_ref()
        .map_or_else(|_| language.word("quadrant-none"), |quadrant| words::quadrant(language, *quadrant));
    let answers = scores.nps.counts;
    let cells = vec![
        Cell::text(&account.label),
        Cell::known(&scores.priority.tier, |tier| Cell::text(words::tier(language, tier))),
        Cell::text(quadrant),
        Cell::text_if(account.plan.map(|plan| plan.headline.text.as_str())),
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
        Cell::known(&scores.contact.last_two_way, Cell::Date),
        Cell::date_if(account.plan.map(|plan| plan.next_review)),
        Cell::text_if(missing),
        briefs(account.situation.account)
            .map_or(Cell::Empty, |path| Cell::Link { text: language.word("heading-brief"), path }),
        Cell::text_if(own(desk, account, "note")),
        Cell::text_if(own(desk, account, "agreed").map(|word| match word {
            "agree" => desk.word("plan-agree"),
            "disagree" => desk.word("plan-disagree"),
            other => other.to_owned(),
        })),
    ];
    Row { id: account.row_id(String::new()), cells }
}

/// What the rep wrote on the account itself.
fn own<'a>(desk: &Desk<'a>, account: &OwnAccount<'a>, field: &str) -> Option<&'a str> {
    desk.context.book.get(&account.situation.record.id, ItemKind::Note, "")?.value(field)
}
