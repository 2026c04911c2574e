//! What peers spend on a product per unit of size, and how many of them buy it.

use serde::Serialize;

use super::matrix::{Groups, Matrix, ProductIx};
use super::size::{Measure, Sizes};
use crate::model::{AccountIx, Known, Unknown};
use crate::score::money;
use crate::score::statistics::count;

/// Whose spend a potential comes from; the first with enough peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Segment,
    Industry,
    Portfolio,
}

/// A potential before it is money, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PeerSpend {
    pub level: Level,
    /// Peers that buy the product and whose size is known.
    pub peers: usize,
    /// Buyers / customers at the level, the account left out, 0 to 1.
    pub adoption_share: f64,
    /// The quantile of spend per unit of size^power among those peers.
    pub per_size: f64,
    /// The account's own size; of [`Measure::Spend`] what it spends on other products.
    pub size: f64,
    /// How spend grows with size, 0 to 1: of twice the size 2^power times as much.
    pub power: f64,
}

impl PeerSpend {
    /// size^power.
    pub fn scale(&self) -> f64 {
        scale(self.size, self.power)
    }
}

fn scale(size: f64, power: f64) -> f64 {
    // Exactly the size where it is in proportion.
    if power == 1.0 { size } else { libm::pow(size, power) }
}

/// The q-quantile of sorted values by linear interpolation (definition 7 of Hyndman & Fan 1996, *Am. Stat.* 50:361–365),
/// one value left out. None where nothing is left.
pub fn quantile_without(sorted: &[f64], left_out: Option<usize>, q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1 + usize::from(left_out.is_some()))?;
    let at =
        |place: usize| sorted.get(if left_out.is_some_and(|out| place >= out) { place + 1 } else { place }).copied();
    let position = q.clamp(0.0, 1.0) * count(last);
    // Below the number of values.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let below = position.floor() as usize;
    let (low, high) = (at(below.min(last))?, at((below + 1).min(last))?);
    Some(low + (position - count(below)) * (high - low))
}

/// Customers of the 12 months by group: accounts that spent anything.
#[derive(Debug)]
pub struct Customers {
    is: Vec<bool>,
    segment: Vec<usize>,
    industry: Vec<usize>,
    all: usize,
}

impl Customers {
    pub fn of(matrix: &Matrix, sizes: &Sizes) -> Customers {
        let is: Vec<bool> =
            (0..matrix.held.len()).map(|account| sizes.size(account, Measure::Spend).is_some()).collect();
        let mut customers =
            Customers { all: 0, segment: vec![0; matrix.segments], industry: vec![0; matrix.industries], is };
        for (is, groups) in customers.is.iter().zip(&matrix.groups).filter(|(is, _)| **is) {
            customers.all += usize::from(*is);
            add(&mut customers.segment, groups.segment);
            add(&mut customers.industry, groups.industry);
        }
        customers
    }
}

fn add(counts: &mut [usize], group: Option<usize>) {
    if let Some(count) = group.and_then(|group| counts.get_mut(group)) {
        *count += 1;
    }
}

/// Ratios of spend to size^power by segment, by industry and of the whole portfolio, ascending.
type Ratios = [Vec<Vec<f64>>; 3];

/// What one measure of size tells of the buyers.
#[derive(Debug)]
struct OfMeasure {
    measure: Measure,
    power: f64,
    ratios: Ratios,
}

/// Buyers of one product, sorted once by spend per unit of size^power.
#[derive(Debug)]
pub struct Buyers<'a> {
    customers: &'a Customers,
    bought: Vec<bool>,
    counts: [Vec<usize>; 3],
    ratios: Vec<OfMeasure>,
}

impl<'a> Buyers<'a> {
    pub fn of(product: ProductIx, matrix: &Matrix, sizes: &Sizes, customers: &'a Customers) -> Buyers<'a> {
        let spend: Vec<(usize, f64)> = matrix
            .held
            .iter()
            .enumerate()
            .filter(|(account, _)| customers.is.get(*account).copied().unwrap_or(false))
            .filter_map(|(account, held)| {
                let place = held.binary_search_by_key(&product, |held| held.product).ok()?;
                Some((account, money::float(held.get(place)?.ltm))).filter(|(_, spend)| *spend > 0.0)
            })
            .collect();
        let mut bought = vec![false; matrix.held.len()];
        let mut counts = [vec![0; matrix.segments], vec![0; matrix.industries], vec![0]];
        for (account, _) in &spend {
            if let Some(bought) = bought.get_mut(*account) {
                *bought = true;
            }
            for (counts, group) in counts.iter_mut().zip(places(matrix.groups.get(*account))) {
                add(counts, group);
            }
        }
        let used = sizes.measures.iter().filter(|used| used.used).map(|used| used.measure);
        let of_measure = |measure| OfMeasure {
            measure,
            power: sizes.power_of(measure),
            ratios: ratios(measure, &spend, matrix, sizes),
        };
        let ratios = used.map(of_measure).collect();
        Buyers { customers, bought, counts, ratios }
    }

    /// What the account's peers spend, at the first level with enough of them; the account itself is left out, or its
    /// own spend would be its own target.
    pub fn peer_spend(
        &self,
        account: AccountIx,
        groups: Groups,
        (measure, size, spend): (Measure, f64, f64),
        (q, min_peers): (f64, usize),
    ) -> Known<PeerSpend> {
        let is = |list: &[bool]| list.get(account.index()).copied().unwrap_or(false);
        let (own_buys, own_is) = (is(&self.bought), is(&self.customers.is));
        let found = self.ratios.iter().find(|of| of.measure == measure);
        let (power, of_measure) = (found.map_or(1.0, |found| found.power), found.map(|found| &found.ratios));
        let own_ratio = Some(spend / scale(size, power)).filter(|_| own_buys && size > 0.0);
        if size <= 0.0 {
            return Err(Unknown::NothingElseBought);
        }
        let mut most = 0;
        let levels = [Level::Segment, Level::Industry, Level::Portfolio];
        let customers = [&self.customers.segment, &self.customers.industry, &vec![self.customers.all]];
        for (place, group) in places(Some(&groups)).into_iter().enumerate() {
            let of = |lists: Option<&Vec<usize>>| lists.zip(group).and_then(|(list, group)| list.get(group).copied());
            let found = of_measure.and_then(|ratios| ratios.get(place)?.get(group?));
            let (Some(sorted), Some(level)) = (found, levels.get(place)) else { continue };
            let own_place = own_ratio.and_then(|own| sorted.binary_search_by(|ratio| ratio.total_cmp(&own)).ok());
            let peers = sorted.len() - usize::from(own_place.is_some());
            most = most.max(peers);
            if peers < min_peers.max(1) {
                continue;
            }
            let buyers = of(self.counts.get(place)).unwrap_or(0);
            let all = of(customers.get(place).copied()).unwrap_or(0);
            // By spend, who buys nothing else has no size and says nothing of what goes with what.
            let alone = if measure == Measure::Spend { buyers.saturating_sub(sorted.len()) } else { 0 };
            let buyers = buyers - alone - usize::from(own_buys);
            let all = all - alone - usize::from(own_is);
            let per_size = quantile_without(sorted, own_place, q).ok_or(Unknown::ZeroBase)?;
            let adoption_share = if all == 0 { 0.0 } else { count(buyers) / count(all) };
            return Ok(PeerSpend { level: *level, peers, adoption_share, per_size, size, power });
        }
        Err(Unknown::TooFew { have: most, need: min_peers })
    }
}

/// The place of an account's group at each level.
fn places(groups: Option<&Groups>) -> [Option<usize>; 3] {
    [groups.and_then(|groups| groups.segment), groups.and_then(|groups| groups.industry), Some(0)]
}

fn ratios(measure: Measure, spend: &[(usize, f64)], matrix: &Matrix, sizes: &Sizes) -> Ratios {
    let power = sizes.power_of(measure);
    let mut all: Vec<(f64, usize)> = spend
        .iter()
        .filter_map(|(account, spend)| {
            let size = sizes.beside(*account, measure, *spend).filter(|size| *size > 0.0)?;
            Some((spend / scale(size, power), *account))
        })
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ratios = [vec![Vec::new(); matrix.segments], vec![Vec::new(); matrix.industries], vec![Vec::new()]];
    // Sorted once: what is dealt out in this order is sorted in every group.
    for (ratio, account) in all {
        for (groups, group) in ratios.iter_mut().zip(places(matrix.groups.get(account))) {
            if let Some(list) = group.and_then(|group| groups.get_mut(group)) {
                list.push(ratio);
            }
        }
    }
    ratios
}
