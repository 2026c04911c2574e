//! The five figures at the top of a brief.

use super::since::on_tile;
use crate::model::{BridgeFigure, Currency, Decimal, Unknown};
use crate::plan::account::Situation;
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Delta, Mark, Tile, Tone};
use crate::plan::language::{args, followed};
use crate::score::Band;

pub fn tiles(s: &Situation<'_>, facts: &mut Facts) -> Vec<Tile> {
    let churn_figure =
        if s.scores.churn.in_charge().is_some() { BridgeFigure::ChurnRisk } else { BridgeFigure::ChurnPoints };
    if s.has_left() {
        return vec![
            on_tile(s, revenue(s, facts), BridgeFigure::RevenueLtm, facts),
            on_tile(s, pipeline(s, facts), BridgeFigure::PipelineWeighted, facts),
            on_tile(s, nps(s, facts), BridgeFigure::Nps, facts),
            left(s, facts),
            last_order(s, facts),
        ];
    }
    let mut tiles = vec![
        on_tile(s, revenue(s, facts), BridgeFigure::RevenueLtm, facts),
        on_tile(s, pipeline(s, facts), BridgeFigure::PipelineWeighted, facts),
        on_tile(s, nps(s, facts), BridgeFigure::Nps, facts),
    ];
    if s.may_churn() {
        tiles.push(on_tile(s, churn(s, facts), churn_figure, facts));
    } else if !s.never_bought() {
        tiles.push(last_order(s, facts));
    }
    tiles.push(wallet(s, facts));
    tiles
}

/// A figure that is not known says why.
fn unknown(s: &Situation<'_>, label: &str, reason: &Unknown) -> Tile {
    Tile {
        label: s.context.language.word(label),
        value: DASH.to_owned(),
        change: None,
        note: Some(s.context.reason(reason)),
        facts: Vec::new(),
    }
}

fn revenue(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let (revenue, language) = (&s.scores.revenue, s.context.language);
    let ltm = match &revenue.ltm {
        Ok(ltm) => *ltm,
        Err(reason) => return unknown(s, s.revenue_label(), reason),
    };
    let value = s.money(ltm);
    let fact = s.fact(facts, "revenue_ltm", &value, &revenue.evidence);
    let change = revenue.yoy_share.as_ref().ok().map(|share| signed(language.percent_change(*share, 1), *share));
    let note = match (&revenue.yoy_share, &revenue.previous) {
        (Ok(_), Ok(previous)) => language.text("versus-amount", &args!["amount" => s.money(*previous)]),
        (Err(Unknown::ZeroBase), _) => language.word("nothing-year-before"),
        (Err(reason), _) => s.context.reason(reason),
        (Ok(_), Err(_)) => String::new(),
    };
    // An amount in another currency than the invoices' was converted.
    let own = [s.context.currency()];
    let note = match revenue.currencies.as_deref() {
        Ok(told) if !told.is_empty() && *told != own => {
            let codes: Vec<&str> = told.iter().map(Currency::code).collect();
            let invoiced = language.text("invoiced-in", &args!["currencies" => language.list(&codes)]);
            [note, invoiced].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        _ => note,
    };
    Tile { label: language.word(s.revenue_label()), value, change, note: Some(note), facts: vec![fact] }
}

/// A change with its sign told by mark, text and colour.
pub fn signed(text: String, value: f64) -> Delta {
    let (tone, mark) = match value {
        value if value > 0.0 => (Tone::Good, Mark::Up),
        value if value < 0.0 => (Tone::Bad, Mark::Down),
        _ => (Tone::Neutral, Mark::Steady),
    };
    Delta { text, tone, mark: Some(mark) }
}

pub fn pipeline(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let (pipeline, language) = (&s.scores.pipeline, s.context.language);
    let count = match &pipeline.count {
        Ok(count) => *count,
        Err(reason) => return unknown(s, "tile-weighted-pipeline", reason),
    };
    let deals = language.text("n-open-deals", &args!["n" => count]);
    if count == 0 {
        let fact = s.fact(facts, "pipeline_open", &deals, &pipeline.evidence);
        let value = s.money(Decimal::ZERO);
        return Tile {
            label: language.word("tile-weighted-pipeline"),
            value,
            change: None,
            note: Some(deals),
            facts: vec![fact],
        };
    }
    match (&pipeline.weighted, &pipeline.value) {
        (Ok(weighted), value) => {
            let text = s.money(*weighted);
            let fact = s.fact(facts, "pipeline_weighted", &text, &pipeline.evidence);
            let of = value.as_ref().map_or_else(
                |_| deals.clone(),
                |value| language.text("deals-worth", &args!["deals" => &deals, "amount" => s.money(*value)]),
            );
            Tile {
                label: language.word("tile-weighted-pipeline"),
                value: text,
                change: None,
                note: Some(of),
                facts: vec![fact],
            }
        }
        (Err(_), Ok(value)) => {
            let text = s.money(*value);
            let fact = s.fact(facts, "pipeline_open", &text, &pipeline.evidence);
            Tile {
                label: language.word("tile-open-pipeline"),
                value: text,
                change: None,
                note: Some(deals),
                facts: vec![fact],
            }
        }
        (Err(reason), Err(_)) => {
            let why = s.context.reason(reason);
            Tile { note: Some(followed(&deals, &why)), ..unknown(s, "tile-weighted-pipeline", reason) }
        }
    }
}

fn nps(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let (nps, language) = (&s.scores.nps, s.context.language);
    let value = match &nps.value {
        Ok(value) => language.nps(*value),
        Err(reason) => {
            let told = |day| language.text("tile-nps-stale", &args!["date" => language.date_short(day)]);
            return Tile {
                note: Some(s.stale_answer().map_or_else(|| s.context.reason(reason), told)),
                ..unknown(s, "tile-nps", reason)
            };
        }
    };
    let fact = s.fact(facts, "nps", &value, &nps.evidence);
    let n = nps.counts.promoters + nps.counts.passives + nps.counts.detractors;
    let note = match (&nps.low, &nps.high) {
        (Ok(low), Ok(high)) if n > 1 => language
            .text("tile-nps-range", &args!["low" => language.nps(*low), "high" => language.nps(*high), "n" => n]),
        _ => language.text("nps-too-few", &args!["n" => n]),
    };
    let change = nps.change.as_ref().ok().map(|change| match change.detectable {
        true => {
            let points = s.nps_change().unwrap_or(change.points);
            let told = language.text("nps-on-year-before", &args!["change" => language.nps_change(points)]);
            signed(told, points)
        }
        false => Delta { text: language.word("no-change"), tone: Tone::Neutral, mark: Some(Mark::Steady) },
    });
    let note = beside(change.is_some(), note);
    Tile { label: language.word("tile-nps"), value, change, note: Some(note), facts: vec![fact] }
}

/// Since when it is no customer, in the place of the risk that it leaves.
fn left(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let language = s.context.language;
    let day = s.scores.class.left_on.map(|day| language.date_short(day));
    let value = day.clone().unwrap_or_else(|| language.word("left-day-unknown"));
    let fact = s.fact(facts, "left_on", &value, &[s.record.origin].into_iter().collect());
    let note = s.scores.class.left_on.map(|day| {
        language.text("left-days", &args!["days" => crate::model::calendar::days_between(day, s.context.as_of())])
    });
    Tile { label: language.word("tile-left"), value, change: None, note, facts: vec![fact] }
}

fn last_order(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let (orders, language) = (&s.scores.orders, s.context.language);
    let day = match &orders.last {
        Ok(day) => language.date_short(*day),
        Err(reason) => return unknown(s, "figure-last-order", reason),
    };
    let evidence = &s.scores.revenue.history_evidence;
    let fact = facts.add_labelled(s.context, s.account, ("last_order_on", "last_order"), &day, evidence);
    Tile { label: language.word("figure-last-order"), value: day, change: None, note: None, facts: vec![fact] }
}

fn churn(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let (churn, language) = (&s.scores.churn, s.context.language);
    let observed = language.text("tile-observed", &args!["share" => language.percent(churn.observed_share, 0)]);
    let (band, told) = match (&churn.band, s.context.churn_told(churn)) {
        (Ok(band), Ok(told)) => (*band, told),
        (Err(reason), _) => return unknown(s, "tile-churn", reason),
        (_, Err(reason)) => return unknown(s, "tile-churn", &reason),
    };
    let (key, tone) = match band {
        Band::Low => ("band-low", Tone::Good),
        Band::Medium => ("band-medium", Tone::Warn),
        Band::High => ("band-high", Tone::Bad),
    };
    let value = language.word(key);
    let evidence = churn.signals.iter().flat_map(|signal| signal.evidence.first()).collect();
    let fact = s.fact(facts, told.figure, &told.text, &evidence);
    // A level, which an arrow would turn into a change.
    let change = Some(Delta { text: told.text, tone, mark: None });
    // How much of the signals was observed says nothing of a probability.
    let note = churn.in_charge().is_none().then(|| beside(change.is_some(), observed));
    Tile { label: language.word("tile-churn"), value, change, note, facts: vec![fact] }
}

/// A note that would else run on from the change before it.
pub(super) fn beside(changed: bool, note: String) -> String {
    if changed { format!("· {note}") } else { note }
}

/// Share of wallet where the potential is known, else penetration.
fn wallet(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let (products, language) = (&s.scores.products, s.context.language);
    let evidence = [s.record.origin].into_iter().collect();
    if let Ok(share) = &products.wallet_share {
        // Beyond the estimate the estimate is what is wrong, not the share.
        let value = match *share > 1.0 {
            true => language.text("wallet-over", &args!["share" => language.percent(1.0, 0)]),
            false => language.percent(*share, 0),
        };
        let fact = s.fact(facts, "wallet_share", &value, &evidence);
        let potential = s.scores.whitespace.potential.as_ref().ok();
        let key = if *share > 1.0 { "estimate-too-low" } else { "of-estimate" };
        let note = potential.map(|potential| language.text(key, &args!["amount" => s.money(*potential)]));
        return Tile { label: language.word("tile-share-of-wallet"), value, change: None, note, facts: vec![fact] };
    }
    match (&products.penetration_share, &products.owned) {
        (Ok(share), Ok(owned)) => {
            let value = language.percent(*share, 0);
            let fact = s.fact(facts, "penetration_share", &value, &evidence);
            let count = |n: usize| language.integer(i64::try_from(n).unwrap_or(i64::MAX));
            let note = language
                .text("swot-many-products", &args!["have" => count(owned.len()), "total" => count(products.sold)]);
            Tile { label: language.word("tile-penetration"), value, change: None, note: Some(note), facts: vec![fact] }
        }
        (Err(reason), _) | (_, Err(reason)) => unknown(s, "tile-penetration", reason),
    }
}
