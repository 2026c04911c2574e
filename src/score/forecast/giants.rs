//! Sales that drown all others: what follows one of them says nothing about a year to come.
//!
//! A single invoice can be most of two years' revenue: a mistyped amount, or one contract of a lifetime. Every method would
//! either repeat it or widen its band until it says nothing, so the forecast abstains: of the portfolio, and of the account
//! that made the sale. The other accounts are forecast from their own sum.

use super::history::{Leaf, Window};
use crate::model::{Date, Month, Unknown};
use crate::score::facts::Facts;
use crate::score::money;

/// Part of an account's revenue that one sale may be before the account is not forecast.
const MOST_OF_ACCOUNT: f64 = 0.9;

/// An account with fewer sales, or none before the last 13 months, has nothing that its largest could be set against: it
/// may come each year.
const MIN_SALES: usize = 4;
const MIN_MONTHS: usize = 13;

/// Months in which a sale is set against all others, beside the whole history: what recent forecasts lean on.
const RECENT: usize = 24;

/// The largest sale of an account, or of the rows of none.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Largest {
    /// Its size in the history, and within the recent months.
    in_all: f64,
    recent: f64,
    /// Sales in the history.
    sales: usize,
    first: usize,
}

impl Largest {
    fn of(own: &Facts<'_>, window: Window) -> Largest {
        let recent_from = window.months().saturating_sub(RECENT);
        let mut largest = Largest { in_all: 0.0, recent: 0.0, sales: 0, first: usize::MAX };
        let place = |date: Date| window.place(Month::of(date));
        for (place, amount) in own.lines.iter().filter_map(|line| Some((place(line.date)?, line.amount.as_ref().ok()?)))
        {
            let size = money::float(*amount).abs();
            if size > 0.0 {
                (largest.sales, largest.first) = (largest.sales + 1, largest.first.min(place));
            }
            largest.in_all = largest.in_all.max(size);
            if place >= recent_from {
                largest.recent = largest.recent.max(size);
            }
        }
        largest
    }

    /// The greatest part that it is of what a span brought, whatever its sign.
    fn share(&self, all: f64, recent: f64) -> f64 {
        let of = |part: f64, whole: f64| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        of(self.in_all, all).max(of(self.recent, recent))
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Giants {
    /// Why a leaf is not forecast; in the order of the leaves.
    pub reasons: Vec<Option<Unknown>>,
    /// The largest share that a sale is of the portfolio, where it drowns it.
    pub whole: Option<Unknown>,
}

/// Empties the leaves whose largest sale is more than `most` of all that the leaves left bring, one after the other, and
/// tells the accounts whose own forecast would be that of one sale.
pub fn set_aside(facts: &[&Facts<'_>], leaves: &mut [Leaf<'_>], window: Window, most: f64) -> Giants {
    let largest: Vec<Largest> = facts.iter().map(|own| Largest::of(own, window)).collect();
    let mut sums: Vec<(f64, f64)> = leaves.iter().map(size).collect();
    let mut giants = Giants { reasons: vec![None; leaves.len()], whole: None };
    for ((reason, own), (all, recent)) in giants.reasons.iter_mut().zip(&largest).zip(&sums) {
        let told = own.sales >= MIN_SALES && own.first + MIN_MONTHS <= window.months();
        *reason = Some(own.share(*all, *recent)).filter(|share| told && *share > MOST_OF_ACCOUNT).map(one_sale);
    }
    // Without the largest, another may stand out; each round sets one aside.
    for _ in 0..leaves.len() {
        let whole = sums.iter().fold((0.0, 0.0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
        let shares = largest.iter().map(|own| own.share(whole.0, whole.1)).enumerate();
        let standing = shares.filter(|(place, _)| leaves.get(*place).is_some_and(|leaf| !leaf.months.is_empty()));
        let Some((place, share)) = standing.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) else { break };
        if share <= most {
            break;
        }
        giants.whole.get_or_insert_with(|| one_sale(share));
        if let (Some(leaf), Some(sum), Some(reason)) =
            (leaves.get_mut(place), sums.get_mut(place), giants.reasons.get_mut(place))
        {
            leaf.months.clear();
            *sum = (0.0, 0.0);
            *reason = Some(one_sale(share));
        }
    }
    giants
}

/// What a leaf brought in the history and of late, credit notes as much as invoices.
fn size(leaf: &Leaf<'_>) -> (f64, f64) {
    let sum = |months: &[f64]| months.iter().map(|month| month.abs()).sum::<f64>();
    let recent = leaf.months.get(leaf.months.len().saturating_sub(RECENT)..).unwrap_or_default();
    (sum(&leaf.months), sum(recent))
}

/// Whole percents downward: what is not all of it is not told as 100 %.
fn one_sale(share: f64) -> Unknown {
    Unknown::OneSale { share: libm::floor(share * 100.0 + 1e-9) / 100.0 }
}
