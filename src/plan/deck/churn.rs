//! The accounts at risk of churn, with the money at stake and what speaks for it.

use super::Content;
use super::desk::{Composed, Desk, Part, Width, blank, capitalised, cell, sentence, strong, sum, toned};
use super::map::{risk_fact, signal};
use crate::model::{Decimal, Entity, Unknown};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, Tone};
use crate::plan::language::args;
use crate::score::{AccountScores, Band};

/// `most`: rows that there is room for.
pub fn slide(desk: &mut Desk<'_>, most: usize) -> Composed {
    let accounts = desk.accounts();
    let known = accounts.iter().filter(|account| account.churn.band.is_ok()).count();
    if let Some(Err(Unknown::Withheld)) = accounts.first().map(|account| &account.churn.band) {
        return Err(desk.context.language.unknown(&Unknown::Withheld));
    }
    if known == 0 {
        let least = desk.share(desk.input.config.churn.min_observed_share);
        return Err(desk.text("deck-absent-churn", &args!["share" => least]));
    }
    // The bands from high down to the one that counts as a risk.
    let bands = [Band::High, Band::Medium, Band::Low].into_iter();
    let counted = bands.filter(|band| *band >= desk.context.scores.at_risk_from);
    let at_risk: Vec<&AccountScores> = counted.flat_map(|band| banded(accounts, band)).collect();
    let amount = desk.money(sum(at_risk.iter().filter_map(|account| stake(account))));
    let fact = desk.figure_fact("revenue_at_risk", &amount, desk.revenue_entity());
    let from = desk.context.risk_from();
    let title = desk.text("title-churn", &args!["n" => at_risk.len(), "amount" => &amount, "from" => from]);
    // Those of medium risk are watched too where they do not count, as far as there is room.
    let watched = banded(accounts, Band::Medium).into_iter().filter(|own| !desk.context.scores.is_at_risk(own));
    let shown: Vec<&AccountScores> = at_risk.iter().copied().chain(watched).collect();
    let rows: Vec<Vec<Cell>> = shown.iter().take(most).map(|account| row(desk, account)).collect();
    let mut table = desk.table(&headings(desk), rows, shown.len().saturating_sub(most));
    if shown.is_empty() {
        table.note = Some(desk.text("deck-note-no-risk", &args!["n" => known]));
    } else if !at_risk.is_empty() {
        let accounts = desk.text("n-accounts", &args!["n" => at_risk.len()]);
        table.total = Some(vec![strong(accounts), cell(amount), blank(), blank(), blank(), blank()]);
    }
    let observed = args!["n" => known, "total" => desk.count(desk.accounts().len())];
    let subtitle = desk.text("deck-subtitle-churn", &observed);
    let from = [Entity::Contract, Entity::SurveyResponse, Entity::Ticket, desk.revenue_entity()];
    let detail = first_reasons(desk, &at_risk);
    let slide = desk.slide(sentence(title, [fact]), subtitle, &from, Content::ChurnWatchlist { table });
    Ok(Part { slide, detail })
}

/// The accounts of a band, those with the most money at stake first.
fn banded(accounts: &[AccountScores], band: Band) -> Vec<&AccountScores> {
    let mut accounts: Vec<&AccountScores> =
        accounts.iter().filter(|account| account.churn.band.as_ref() == Ok(&band)).collect();
    accounts.sort_by(|a, b| {
        let points = |account: &AccountScores| match account.churn.in_charge() {
            Some(reading) => reading.probability,
            None => account.churn.score.clone().unwrap_or(0.0),
        };
        let by_money = stake(b).cmp(&stake(a));
        by_money.then(points(b).total_cmp(&points(a))).then(a.account.cmp(&b.account))
    });
    accounts
}

fn headings(desk: &Desk<'_>) -> [(&'static str, Width); 6] {
    [
        ("deck-heading-account-owner", Width::Text(5)),
        ("deck-heading-at-stake", Width::Number),
        ("heading-churn", Width::Word),
        (measure_heading(desk), Width::Number),
        ("deck-heading-first-signal", Width::Text(5)),
        ("heading-renewal", Width::Number),
    ]
}

/// What stands beside the band.
pub fn measure_heading(desk: &Desk<'_>) -> &'static str {
    if desk.context.churn_by_model() { "heading-churn-probability" } else { "heading-points" }
}

/// What an account would take along: revenue of twelve months.
pub fn stake(account: &AccountScores) -> Option<Decimal> {
    account.revenue.ltm.as_ref().ok().copied().filter(|amount| *amount > Decimal::ZERO)
}

fn row(desk: &mut Desk<'_>, scores: &AccountScores) -> Vec<Cell> {
    let account = scores.account;
    let stake = stake(scores).map_or_else(
        || cell(DASH),
        |amount| {
            let text = desk.money(amount);
            let fact = desk.account_fact(account, "revenue_ltm", &text, &scores.revenue.evidence);
            cell(text).stating(fact)
        },
    );
    let told = desk.context.churn_told(&scores.churn);
    let points = told.as_ref().map_or_else(|_| DASH.to_owned(), |told| told.short.clone());
    let risk = risk_fact(desk, scores, &points);
    let (band, tone) = match scores.churn.band {
        Ok(Band::High) => ("band-high", Tone::Bad),
        Ok(Band::Medium) => ("band-medium", Tone::Warn),
        Ok(Band::Low) => ("band-low", Tone::Good),
        Err(_) => ("band-insufficient", Tone::Neutral),
    };
    let renewal = scores.renewal.next.as_ref();
    let renewal = renewal.map_or_else(|_| DASH.to_owned(), |next| desk.context.language.date_short(next.end));
    vec![
        Cell { note: Some(desk.owner_name(account)), ..strong(desk.name(account)) },
        stake,
        toned(desk.word(band), tone),
        cell(points).stating(risk),
        cell(capitalised(&signal(desk, account).unwrap_or_default())),
        cell(renewal),
    ]
}

/// The greatest of them and why.
fn first_reasons(desk: &Desk<'_>, at_risk: &[&AccountScores]) -> Option<String> {
    let first = at_risk.first()?.account;
    let name = desk.name(first);
    let reason = signal(desk, first)?;
    Some(desk.text("deck-detail-account", &args!["account" => name, "reason" => reason]))
}
