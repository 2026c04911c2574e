//! Risk, voice, products to share and people of a group.

use super::GroupSituation;
use crate::model::Decimal;
use crate::plan::brief::tables::{column, text};
use crate::plan::brief::{Voice, voice as of_account};
use crate::plan::chart::{Bar, Bars};
use crate::plan::context::Facts;
use crate::plan::document::{Align, Cell, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};
use crate::score::Band;
use crate::score::group::{Lacking, ProductGap};

/// Rows that a page has room for; `tables/group_products.csv` has all.
const MOST_GAPS: usize = 8;
const MOST_PEOPLE: usize = 6;
/// Names in one cell.
const MOST_NAMES: usize = 3;

/// Revenue by churn band.
pub fn risk(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<Bars>> {
    let (risk, language) = (&s.group.risk, s.context.language);
    let at_risk = *risk.revenue_at_risk.as_ref().ok()?;
    let rows: Vec<Bar> = risk
        .bands
        .iter()
        .filter(|band| band.members > 0)
        .filter_map(|band| {
            let (key, tone) = match band.band {
                Some(Band::High) => ("band-high", Tone::Bad),
                Some(Band::Medium) => ("band-medium", Tone::Warn),
                Some(Band::Low) => ("band-low", Tone::Good),
                None => ("band-insufficient", Tone::Neutral),
            };
            let share = band.share.as_ref().ok()?;
            let amount = s.money(*band.revenue.as_ref().ok()?);
            let members = language.text("n-accounts", &args!["n" => band.members]);
            let fact = s.fact(facts, &format!("group_{key}"), &amount, &s.group.revenue.evidence);
            Some(Bar {
                label: language.word(key),
                value: (100.0 * share).clamp(0.0, 100.0),
                text: format!("{amount} · {members}"),
                limit: Some(100.0),
                tone,
                evidence: None,
                facts: vec![fact],
            })
        })
        .collect();
    let amount = s.money(at_risk);
    let fact = s.fact(facts, "group_revenue_at_risk", &amount, &s.group.revenue.evidence);
    let n = risk.bands.first().map_or(0, |high| high.members);
    let title = language.text("title-group-risk", &args!["n" => n, "amount" => &amount]);
    (!rows.is_empty()).then(|| Section {
        title: Sentence { text: title.clone(), facts: vec![fact] },
        subtitle: Some(s.context.word_of_amounts("group-risk-subtitle")),
        source: None,
        body: Bars { alt: title, rows, total: None, note: None },
    })
}

/// The answers of all accounts together.
pub fn voice(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<Voice>> {
    let (nps, language) = (&s.group.nps, s.context.language);
    let (counts, n) = (nps.counts, nps.counts.n());
    if n == 0 {
        return None;
    }
    let text = language.text(
        "nps-counts",
        &args!["promoters" => counts.promoters, "passives" => counts.passives, "detractors" => counts.detractors],
    );
    let fact = s.fact(facts, "group_nps", &text, &nps.evidence);
    let title = match counts.detractors {
        0 => language.text("title-voice-answers", &args!["n" => n]),
        detractors => language.text("title-voice-detractors", &args!["n" => n, "detractors" => detractors]),
    };
    let heard = language.text("group-heard", &args!["heard" => nps.heard, "n" => s.group.members.len()]);
    let sure = of_account::note(language, n, &nps.low, &nps.high);
    Some(Section {
        title: Sentence { text: title, facts: vec![fact.clone()] },
        subtitle: Some(language.word("voice-subtitle")),
        source: None,
        body: Voice {
            interval: of_account::interval(language, &nps.value, &nps.low, &nps.high, &fact),
            counts: Sentence { text, facts: vec![fact] },
            note: Some(sure.into_iter().chain([heard]).collect::<Vec<_>>().join(". ")),
            verbatims: Vec::new(),
        },
    })
}

/// Products that one account buys and another does not.
pub fn gaps(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let (gaps, language) = (&s.group.gaps, s.context.language);
    let rows: Vec<Vec<Cell>> = gaps.iter().take(MOST_GAPS).map(|gap| gap_row(s, gap, facts)).collect();
    let more = gaps.len().saturating_sub(rows.len());
    let title = language.text("title-group-gaps", &args!["n" => gaps.len()]);
    (!rows.is_empty()).then(|| Section {
        title: Sentence { text: title, facts: Vec::new() },
        subtitle: Some(language.word("group-gaps-subtitle")),
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("heading-product"), Align::Left, Some(2)),
                column(language.word("group-heading-buyers"), Align::Left, Some(3)),
                column(language.word("heading-revenue-ltm"), Align::Right, None),
                column(language.word("group-heading-lacking"), Align::Left, Some(3)),
            ],
            rows,
            total: None,
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}

fn gap_row(s: &GroupSituation<'_>, gap: &ProductGap, facts: &mut Facts) -> Vec<Cell> {
    let revenue = s.context.or_dash(&gap.revenue, |amount| s.money(*amount));
    let fact = s.fact(facts, &format!("group_gap_{}", gap.product), &revenue, &gap.evidence);
    let buyers = gap.buyers.iter().map(|(account, _)| s.site(*account));
    let lacking = gap.lacking.iter().map(|lacking| lacking_text(s, lacking));
    vec![
        Cell { facts: vec![fact], ..text(truncated(&gap.product, 60)) },
        text(named(s, buyers.collect())),
        text(revenue),
        text(named(s, lacking.collect())),
    ]
}

/// `Moldes (5.700 €)`: with what it could spend on the product.
fn lacking_text(s: &GroupSituation<'_>, lacking: &Lacking) -> String {
    let name = s.site(lacking.account);
    let language = s.context.language;
    match &lacking.worth {
        _ if lacking.open => format!("{name} ({})", language.word("group-deal-open")),
        Ok(amount) if *amount > Decimal::ZERO => format!("{name} ({})", s.money(*amount)),
        _ => name,
    }
}

/// The first few names, and how many more there are.
fn named(s: &GroupSituation<'_>, names: Vec<String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let shown = names.into_iter().take(MOST_NAMES).collect::<Vec<_>>().join(", ");
    match more {
        0 => shown,
        more => format!("{shown}, {}", s.context.language.text("brief-more", &args!["n" => more])),
    }
}

/// People known at several accounts.
pub fn shared(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let (shared, language) = (&s.group.shared, s.context.language);
    let rows: Vec<Vec<Cell>> = shared
        .iter()
        .take(MOST_PEOPLE)
        .map(|person| {
            let contacts = person.accounts.iter().flat_map(|account| s.context.portfolio.contacts.of(*account));
            let evidence = person.evidence(contacts);
            let fact = s.fact(facts, &format!("group_contact_{}", person.name), &person.name, &evidence);
            vec![
                Cell { note: person.role.clone(), facts: vec![fact], ..text(truncated(&person.name, 50)) },
                text(named(s, person.accounts.iter().map(|account| s.site(*account)).collect())),
            ]
        })
        .collect();
    let more = shared.len().saturating_sub(rows.len());
    let title = language.text("title-group-shared", &args!["n" => shared.len()]);
    (!rows.is_empty()).then(|| Section {
        title: Sentence { text: title, facts: Vec::new() },
        subtitle: None,
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("heading-contact"), Align::Left, Some(1)),
                column(language.word("tile-accounts"), Align::Left, Some(2)),
            ],
            rows,
            total: None,
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}
