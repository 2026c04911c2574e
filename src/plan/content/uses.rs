//! Which pieces are used in deals, by the stage that they are for: what goes together, not what causes what.

use super::key;
use crate::model::{Content, Known, Portfolio, Row, Unknown};

/// Views below which nothing is said of how often a piece was used.
pub const LEAST_VIEWS: f64 = 30.0;

/// A piece, with how often a view went with a deal.
#[derive(Debug, Clone, PartialEq)]
pub struct PieceUse<'a> {
    pub piece: &'a Row<Content>,
    /// 100 × influenced deals / views; from 0, up is used more. Unknown under [`LEAST_VIEWS`] views. An association:
    /// pieces for late stages meet deals that would be won anyway, so that only those of one stage compare.
    pub deals_per_100_views: Known<f64>,
    /// Place among the pieces for its stage of which that is known, from 1.
    pub place: Known<usize>,
    /// How many those are.
    pub peers: usize,
}

/// All pieces, in the order of the catalogue.
pub fn uses(portfolio: &Portfolio) -> Vec<PieceUse<'_>> {
    let pieces = portfolio.contents.all();
    let rates: Vec<Known<f64>> = pieces.iter().map(|piece| rate(piece)).collect();
    let stage = |piece: &Row<Content>| piece.stage.as_deref().map(key).unwrap_or_default();
    let known: Vec<(String, f64)> =
        pieces.iter().zip(&rates).filter_map(|(piece, rate)| Some((stage(piece), *rate.as_ref().ok()?))).collect();
    pieces
        .iter()
        .zip(rates)
        .map(|(piece, rate)| {
            let peers = || known.iter().filter(|(of, _)| *of == stage(piece));
            let place = rate.clone().map(|rate| 1 + peers().filter(|(_, other)| *other > rate).count());
            PieceUse { piece, deals_per_100_views: rate, place, peers: peers().count() }
        })
        .collect()
}

fn rate(piece: &Content) -> Known<f64> {
    let missing = |field| Unknown::NoField { entity: crate::model::Entity::Content, field };
    let views = piece.views.ok_or_else(|| missing("views"))?;
    let deals = piece.influenced_deals.ok_or_else(|| missing("influenced_deals"))?;
    if views < LEAST_VIEWS {
        return Err(Unknown::TooFew { have: whole(views), need: whole(LEAST_VIEWS) });
    }
    Ok(100.0 * deals / views)
}

/// Views are counts; what is below 0 or no number is none.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 and 30")]
fn whole(views: f64) -> usize {
    views.clamp(0.0, LEAST_VIEWS) as usize
}
