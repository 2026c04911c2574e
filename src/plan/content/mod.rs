//! Which pieces of the company's content fit an account, and why; which pieces are used in deals.
//!
//! A catalogue row says what a piece is for: an industry, a stage, a product, a language; what it does not say, it is for
//! any. Its type says which plays it helps: those that ask for content of that kind by their tags. A piece that is for something else than the account is never recommended, and one that is for nothing in
//! particular of the account neither.

mod tags;
mod uses;

use deunicode::deunicode;

use super::account::Situation;
use super::context::{Context, Facts};
use super::document::{Align, Cell, Column, FactId, Section, Sentence, TableBlock};
use super::language::args;
use crate::model::{AccountIx, Content, Decimal, Row};
use crate::score::Evidence;

pub use uses::{LEAST_VIEWS, PieceUse, uses};

/// More would not be looked at.
const MOST: usize = 3;
/// Of these about one product, so that a large range of papers on one leaves room for others.
const MOST_OF_PRODUCT: usize = 2;

/// How much a reason counts: what could be sold outweighs where a deal stands, and that outweighs the industry.
const PRODUCT_POINTS: u32 = 4;
const STAGE_POINTS: u32 = 3;
const INDUSTRY_POINTS: u32 = 2;
/// What is to be done anyway needs it: as much as the stage of a deal.
const PLAY_POINTS: u32 = 3;

/// A piece that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommended<'a> {
    pub piece: &'a Row<Content>,
    /// The reasons in words, the weightiest first.
    pub why: String,
    points: u32,
    /// Not in the language of the documents: shown after those that are.
    other_language: bool,
}

/// Up to three pieces for an account, the best first: those in the documents' language, then by the weight of their
/// reasons, the deals in which they were used, and title.
pub fn recommended<'a>(s: &Situation<'a>) -> Vec<Recommended<'a>> {
    if s.context.portfolio.contents.all().is_empty() {
        return Vec::new();
    }
    let needs = Needs::of(s);
    let mut found: Vec<Recommended<'a>> =
        s.context.portfolio.contents.all().iter().filter_map(|piece| needs.fit(s, piece)).collect();
    found.sort_by(|a, b| {
        let used = |one: &Recommended<'_>| one.piece.influenced_deals.unwrap_or(0.0);
        let by_language = a.other_language.cmp(&b.other_language);
        let by_use = used(b).total_cmp(&used(a));
        let by_name = || a.piece.title.cmp(&b.piece.title).then_with(|| a.piece.origin.cmp(&b.piece.origin));
        by_language.then(b.points.cmp(&a.points)).then(by_use).then_with(by_name)
    });
    let mut kept: Vec<Recommended<'a>> = Vec::new();
    for one in found {
        let product = |one: &Recommended<'_>| one.piece.product.as_deref().map(key);
        let alike = kept.iter().filter(|other| product(other).is_some() && product(other) == product(&one)).count();
        let twice = kept.iter().any(|other| key(&other.piece.title) == key(&one.piece.title));
        if alike < MOST_OF_PRODUCT && !twice {
            kept.push(one);
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

/// The section of a brief; none where nothing fits.
pub fn section(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let found = recommended(s);
    if found.is_empty() {
        return None;
    }
    let language = s.context.language;
    let stated = fact(s, &found, facts);
    let column = |key: &str, share| Column { heading: language.word(key), align: Align::Left, share: Some(share) };
    let cell = |text: &str, note: Option<String>| Cell { text: text.to_owned(), note, ..Cell::default() };
    let rows = found.iter().map(|one| {
        let link = one.piece.url.clone();
        let mut title = cell(&one.piece.title, link);
        title.facts = vec![stated.clone()];
        vec![title, cell(&one.why, None)]
    });
    let body = TableBlock {
        columns: vec![column("content-piece", 3), column("plan-call-why", 3)],
        rows: rows.collect(),
        total: None,
        note: None,
    };
    let title = Sentence { text: language.text("content-title", &args!["n" => found.len()]), facts: vec![stated] };
    Some(Section { title, subtitle: None, source: None, body })
}

fn fact(s: &Situation<'_>, found: &[Recommended<'_>], facts: &mut Facts) -> FactId {
    let evidence: Evidence = found.iter().map(|one| one.piece.origin).collect();
    s.fact(facts, "content", &s.context.language.text("content-title", &args!["n" => found.len()]), &evidence)
}

/// What an account could use content for, in the form in which words are compared.
struct Needs {
    language: String,
    industry: Option<String>,
    /// What it could buy and does not, with how it is known.
    products: Vec<(String, Need)>,
    owned: Vec<String>,
    /// Stages of open deals, with the deal's name.
    stages: Vec<(String, String)>,
    journey: Vec<String>,
    /// Content tags of the plays that the account gets, each with the play's name, by priority.
    plays: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// In an open deal.
    Open,
    /// What customers like it buy.
    Whitespace,
}

impl Needs {
    fn of(s: &Situation<'_>) -> Needs {
        let (scores, language) = (s.scores, s.context.language);
        let open = scores.products.open.iter().map(|product| (key(product), Need::Open));
        let spaces = scores.whitespace.products.iter();
        let spaces = spaces
            .filter(|line| {
                line.actual <= Decimal::ZERO && line.whitespace.as_ref().is_ok_and(|left| *left > Decimal::ZERO)
            })
            .map(|line| (key(&line.product), Need::Whitespace));
        let proposed = scores.cross_sell.proposals.as_ref().ok().into_iter().flatten();
        let proposed = proposed.map(|proposal| (key(&proposal.product), Need::Whitespace));
        let owned = scores.products.owned.as_ref().ok().into_iter().flatten().map(|product| key(&product.name));
        let stages = scores.pipeline.deals.iter().filter(|deal| !matches!(deal.stale, Ok(true)));
        let stages = stages.filter_map(|deal| {
            let name = deal.called().to_owned();
            Some((key(deal.stage.as_ref().ok()?), name))
        });
        let journey = scores.segment.journey_stage.as_ref().ok().map(|stage| {
            let words = format!("journey-{}", stage.name().replace('_', "-"));
            let named = language.has(&words).then(|| key(&language.word(&words)));
            [Some(key(stage.name())), named].into_iter().flatten().collect()
        });
        Needs {
            language: language.code().tag().to_owned(),
            industry: s.record.industry.as_deref().map(key),
            products: open.chain(spaces).chain(proposed).collect(),
            owned: owned.collect(),
            stages: stages.collect(),
            journey: journey.unwrap_or_default(),
            plays: tags::of_plays(s),
        }
    }

    /// `None` where the piece is for something else, or for nothing in particular of the account.
    fn fit<'a>(&self, s: &Situation<'a>, piece: &'a Row<Content>) -> Option<Recommended<'a>> {
        let given = |field: &Option<String>| field.as_deref().map(key).filter(|text| !text.is_empty());
        let language = s.context.language;
        let mut reasons: Vec<(u32, String)> = Vec::new();
        if let Some(product) = given(&piece.product) {
            let need = self.products.iter().find(|(name, _)| *name == product).map(|(_, need)| *need);
            if need.is_none() && !self.owned.contains(&product) {
                return None;
            }
            let name = piece.product.clone().unwrap_or_default();
            if let Some(need) = need {
                let words = if need == Need::Open { "content-why-open" } else { "content-why-whitespace" };
                reasons.push((PRODUCT_POINTS, language.text(words, &args!["product" => name])));
            }
        }
        if let Some(stage) = given(&piece.stage) {
            let deal = self.stages.iter().find(|(name, _)| *name == stage).map(|(_, deal)| deal.clone());
            let name = language.stage(piece.stage.as_deref().unwrap_or_default());
            match deal {
                Some(deal) => reasons
                    .push((STAGE_POINTS, language.text("content-why-stage", &args!["deal" => deal, "stage" => name]))),
                None if self.journey.contains(&stage) => {
                    reasons.push((STAGE_POINTS, language.text("content-why-journey", &args!["stage" => name])));
                }
                None => return None,
            }
        }
        if let Some(industry) = given(&piece.industry) {
            if self.industry.as_ref() != Some(&industry) {
                return None;
            }
            let name = s.record.industry.clone().unwrap_or_default();
            reasons.push((INDUSTRY_POINTS, language.text("content-why-industry", &args!["industry" => name])));
        }
        if let Some(kind) = given(&piece.kind)
            && let Some((_, play)) = self.plays.iter().find(|(tag, _)| tags::is_of_kind(&kind, tag))
        {
            reasons.push((PLAY_POINTS, language.text("content-why-play", &args!["play" => play])));
        }
        if reasons.is_empty() {
            return None;
        }
        // Of a tag such as `es-MX` the language counts.
        let own = given(&piece.language).is_none_or(|tag| tag.starts_with(&self.language));
        let why = reasons.iter().map(|(_, reason)| reason.as_str()).collect::<Vec<_>>().join("; ");
        let points = reasons.iter().map(|(points, _)| points).sum();
        let why = capitalised(&why);
        Some(Recommended { piece, why, points, other_language: !own })
    }
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A word without accents, case and punctuation.
pub(super) fn key(text: &str) -> String {
    let plain = deunicode(text).to_lowercase();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same by account; nothing of a place outside the portfolio.
pub fn of_account<'a>(context: &'a Context<'a>, account: AccountIx) -> Vec<Recommended<'a>> {
    Situation::of(context, account).map(|s| recommended(&s)).unwrap_or_default()
}
