//! Product by what is known of it at the account: owned, in an open deal, recommended, possible, not fitting, not known.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{column, text};
use crate::model::Decimal;
use crate::plan::account::Situation;
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Align, Cell, Section, Sentence, TableBlock, Tone};
use crate::plan::facts::{AccountFacts, FactValue, find};
use crate::plan::language::{args, truncated};
use crate::score::{ProductWhitespace, Proposal, UNASSIGNED};

/// Products that a page has room for.
const MOST: usize = 8;

/// In the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Open,
    Recommended,
    Possible,
    Owned,
    /// Customers like it buy none, or a rule says that it is not for such a customer.
    NotFitting,
}

struct Line<'a> {
    name: &'a str,
    state: State,
    is_owned: bool,
    estimate: Option<&'a ProductWhitespace>,
    proposal: Option<&'a Proposal>,
}

pub fn whitespace(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    // What customers like it buy is no estimate of what one that left will.
    if s.has_left() {
        return None;
    }
    let language = s.context.language;
    let (lines, untold) = lines(s);
    // Without anything owned, open or estimated the list of products says nothing of the account.
    if lines.iter().all(|line| line.state >= State::NotFitting) {
        return None;
    }
    let title = match s.left_to_sell() {
        Some(total) => language.text("title-grid", &args!["amount" => s.money(total)]),
        None => {
            let owned = lines.iter().filter(|line| line.is_owned).count();
            language.text("title-grid-owned", &args!["n" => owned, "of" => lines.len() + untold])
        }
    };
    let shown = s.left_to_sell().map_or_else(|| title.clone(), |left| s.money(left));
    let fact = s.fact(facts, "whitespace", &shown, &s.scores.revenue.evidence);
    let rows: Vec<Vec<Cell>> = lines.iter().take(MOST).map(|line| row(s, line, &fact)).collect();
    let more = lines.len().saturating_sub(rows.len());
    let has_estimate = s.scores.whitespace.products.iter().any(|row| row.potential.is_ok());
    Some(Section {
        title: Sentence { text: title, facts: vec![fact] },
        subtitle: Some(s.context.word_of_amounts(if has_estimate { "grid-subtitle" } else { "grid-subtitle-plain" })),
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("heading-product"), Align::Left, Some(3)),
                column(language.word("heading-state"), Align::Left, Some(2)),
                column(language.word("grid-bought"), Align::Right, None),
                column(language.word("grid-left"), Align::Right, None),
            ],
            rows,
            total: None,
            note: match (more, untold) {
                (0, 0) => None,
                (0, untold) => Some(language.text("grid-untold", &args!["n" => untold])),
                (more, untold) => Some(language.text("brief-more", &args!["n" => more + untold])),
            },
        },
    })
}

/// A product goes by its name, however it is written.
fn key(name: &str) -> String {
    deunicode::deunicode(name.trim()).to_lowercase()
}

/// The products of which something can be told, and how many others there are.
fn lines<'a>(s: &Situation<'a>) -> (Vec<Line<'a>>, usize) {
    let scores = s.scores;
    let owned: BTreeSet<String> = scores.products.owned.iter().flatten().map(|product| key(&product.name)).collect();
    let open: BTreeSet<String> = scores.products.open.iter().map(|name| key(name)).collect();
    let proposals: BTreeMap<String, &Proposal> =
        scores.cross_sell.proposals.iter().flatten().map(|proposal| (key(&proposal.product), proposal)).collect();
    let estimates: BTreeMap<String, &ProductWhitespace> =
        scores.whitespace.products.iter().map(|row| (key(&row.product), row)).collect();
    let sold =
        s.context.portfolio.products.all().iter().filter(|row| row.active != Some(false)).map(|row| row.name.as_str());
    let names = scores.products.owned.iter().flatten().map(|product| product.name.as_str());
    let names = names.chain(scores.products.open.iter().map(String::as_str));
    let names = names.chain(scores.whitespace.products.iter().map(|row| &*row.product));
    let names = names.chain(scores.cross_sell.proposals.iter().flatten().map(|one| &*one.product)).chain(sold);
    let mut told: BTreeMap<String, &str> = BTreeMap::new();
    for name in names.filter(|name| *name != UNASSIGNED && !name.trim().is_empty()) {
        told.entry(key(name)).or_insert(name);
    }
    let planned = to_sell(s);
    let line = |(key, name): (String, &'a str)| {
        let estimate = estimates.get(&key).copied();
        let left = estimate.and_then(|row| row.whitespace.as_ref().ok()).is_some_and(|left| *left > Decimal::ZERO);
        let proposal = proposals.get(&key).copied();
        // Where potentials are estimated at all, a product without one is ruled out.
        let told_against = match estimate {
            Some(row) => row.whitespace.is_ok(),
            None => scores.whitespace.potential.is_ok(),
        };
        let is_owned = owned.contains(&key);
        // A product in an open deal is neither recommended nor merely owned.
        let is_recommended = proposal.is_some() || planned.as_ref() == Some(&key);
        let state = match (open.contains(&key), is_owned, is_recommended, left) {
            (true, ..) => State::Open,
            (_, true, ..) => State::Owned,
            (_, _, true, _) => State::Recommended,
            (_, _, _, true) => State::Possible,
            _ if told_against => State::NotFitting,
            _ => return None,
        };
        Some(Line { name, state, is_owned, estimate, proposal })
    };
    let products = told.len();
    let mut lines: Vec<Line<'a>> = told.into_iter().filter_map(line).collect();
    let left = |line: &Line<'_>| line.estimate.and_then(|row| row.whitespace.clone().ok()).unwrap_or_default();
    lines.sort_by(|a, b| a.state.cmp(&b.state).then_with(|| left(b).cmp(&left(a))).then_with(|| a.name.cmp(b.name)));
    let untold = products - lines.len();
    (lines, untold)
}

/// The product that the plan proposes for what customers like it spend on it.
fn to_sell(s: &Situation<'_>) -> Option<String> {
    match find("gap_product").and_then(|fact| AccountFacts::of(s).value(fact)) {
        Some(FactValue::Text(product)) if s.may_grow() => Some(key(&product)),
        _ => None,
    }
}

fn row(s: &Situation<'_>, line: &Line<'_>, fact: &str) -> Vec<Cell> {
    let language = s.context.language;
    let (key, sign, tone) = match (line.state, line.is_owned) {
        (State::Open, true) => ("grid-open-owned", "●", Tone::Good),
        (State::Open, false) => ("grid-open", "●", Tone::Good),
        (State::Recommended, _) => ("grid-recommended", "▲", Tone::Warn),
        (State::Possible, _) => ("grid-possible", "△", Tone::Neutral),
        (State::Owned, _) => ("grid-owned", "■", Tone::Neutral),
        (State::NotFitting, _) => ("grid-not-fitting", "·", Tone::Neutral),
    };
    let money = |amount: Option<Decimal>| amount.map_or_else(|| DASH.to_owned(), |amount| s.money(amount));
    let bought = line.estimate.map(|row| row.actual).filter(|amount| !amount.is_zero());
    let left = line.estimate.and_then(|row| row.whitespace.clone().ok());
    let state = Cell { tone, note: reason(s, line), ..text(format!("{sign}\u{a0}{}", language.word(key))) };
    let name = Cell { facts: vec![fact.to_owned()], ..text(truncated(line.name, 60)) };
    vec![name, state, text(money(bought)), text(money(left))]
}

/// Why a product is recommended.
fn reason(s: &Situation<'_>, line: &Line<'_>) -> Option<String> {
    if line.state != State::Recommended {
        return None;
    }
    let language = s.context.language;
    let Some(proposal) = line.proposal else {
        let basis = line.estimate?.basis?;
        let args =
            args!["share" => language.percent(basis.adoption_share, 0), "peers" => language.peer_group(basis.level)];
        return Some(language.text("grid-share", &args));
    };
    let args = args!["owning" => proposal.look_alikes_owning, "n" => proposal.look_alikes];
    match &proposal.because {
        _ if proposal.look_alikes == 0 => None,
        Some((other, _)) => Some(language.text("why-cross-sell", &args.with("other", other.to_string()))),
        None => Some(language.text("grid-adoption", &args)),
    }
}
