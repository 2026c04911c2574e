//! Products that are owned together.

use rayon::prelude::*;
use serde::Serialize;

use super::config::CrossSellConfig;
use super::significance::fisher_upper;
use crate::model::{Known, Unknown};
use crate::score::statistics::{count, false_discovery_rates};
use crate::score::whitespace::ProductName;

/// Two products over all customers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    pub a: ProductName,
    pub b: ProductName,
    /// Customers that own each, both, and any product.
    pub n_a: usize,
    pub n_b: usize,
    pub n_ab: usize,
    pub n: usize,
    /// One-sided p of owning both more often than chance.
    pub p: f64,
    /// The least false discovery rate at which the pair is called significant, over all pairs that could be tested.
    pub q: Known<f64>,
    /// Owned together more often than chance, at the configured rate. An association, not what a proposal would bring.
    pub significant: bool,
}

impl Pair {
    /// Share of the customers that own both, 0 to 1.
    pub fn support(&self) -> f64 {
        count(self.n_ab) / count(self.n.max(1))
    }

    /// Of the owners of the first, the share that own the second too, 0 to 1.
    pub fn confidence_a_to_b(&self) -> f64 {
        count(self.n_ab) / count(self.n_a.max(1))
    }

    pub fn confidence_b_to_a(&self) -> f64 {
        count(self.n_ab) / count(self.n_b.max(1))
    }

    /// How many times as many own both as if the two had nothing to do with each other; 1 is chance.
    pub fn lift(&self) -> f64 {
        lift(self.n_ab, self.n_a, self.n_b, self.n)
    }

    pub fn similarity(&self, shrinkage: f64) -> f64 {
        similarity(self.n_ab, self.n_a, self.n_b, shrinkage)
    }
}

/// n_AB n / (n_A n_B). Brin, Motwani, Ullman & Tsur 1997, *SIGMOD*: 255–264.
pub fn lift(n_ab: usize, n_a: usize, n_b: usize, n: usize) -> f64 {
    count(n_ab) * count(n) / (count(n_a.max(1)) * count(n_b.max(1)))
}

/// n_AB / √(n_A n_B) × n_AB / (n_AB + shrinkage), 0 to 1: a cosine that few owners can't make high.
pub fn similarity(n_ab: usize, n_a: usize, n_b: usize, shrinkage: f64) -> f64 {
    let both = count(n_ab);
    both / (count(n_a.max(1)) * count(n_b.max(1))).sqrt() * both / (both + shrinkage).max(1.0)
}

/// How many customers own which products together; products with too few owners for any pair are left out.
#[derive(Debug)]
pub struct Together {
    /// Customers that own anything.
    pub customers: usize,
    /// By product: its place in the counts.
    places: Vec<Option<usize>>,
    kept: Vec<usize>,
    owners: Vec<usize>,
    both: Vec<u32>,
}

/// Products that are counted at most, the most owned first: pairs grow with their square.
const MOST_PRODUCTS: usize = 1_000;

impl Together {
    /// `owned` has the products of each account, ascending.
    pub fn count(owned: &[Vec<usize>], products: usize, min_both: usize) -> Together {
        let mut owners = vec![0usize; products];
        for product in owned.iter().flatten() {
            if let Some(owners) = owners.get_mut(*product) {
                *owners += 1;
            }
        }
        let mut kept: Vec<usize> =
            (0..products).filter(|product| owners.get(*product).is_some_and(|n| *n >= min_both.max(1))).collect();
        kept.sort_by_key(|product| (std::cmp::Reverse(owners.get(*product).copied()), *product));
        kept.truncate(MOST_PRODUCTS);
        kept.sort_unstable();
        let places: Vec<Option<usize>> = (0..products).map(|product| kept.binary_search(&product).ok()).collect();
        let size = kept.len();
        let add = |mut both: Vec<u32>, owned: &Vec<usize>| {
            let own: Vec<usize> = owned.iter().filter_map(|product| places.get(*product).copied().flatten()).collect();
            for (at, a) in own.iter().enumerate() {
                for b in own.iter().skip(at + 1) {
                    if let Some(count) = both.get_mut(a * size + b) {
                        *count += 1;
                    }
                }
            }
            both
        };
        let sum = |mut a: Vec<u32>, b: Vec<u32>| {
            a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
            a
        };
        let empty = || vec![0u32; size * size];
        let both = owned.par_iter().with_min_len(4_096).fold(empty, add).reduce(empty, sum);
        let customers = owned.iter().filter(|owned| !owned.is_empty()).count();
        Together { customers, places, kept, owners, both }
    }

    pub fn owners(&self, product: usize) -> usize {
        self.owners.get(product).copied().unwrap_or(0)
    }

    pub fn both(&self, a: usize, b: usize) -> usize {
        let place = |product: usize| self.places.get(product).copied().flatten();
        let (Some(a), Some(b)) = (place(a.min(b)), place(a.max(b))) else { return 0 };
        self.both.get(a * self.kept.len() + b).map_or(0, |count| usize::try_from(*count).unwrap_or(usize::MAX))
    }

    /// All pairs of the products given that anyone owns together, the surest first.
    ///
    /// A pair is tested when its margins let it be: enough owners of each, and neither owned by all, so that ownership of
    /// both is no foregone conclusion. What was tested is decided by the margins alone, since choosing by `n_ab` would
    /// spoil the rate of false discoveries.
    pub fn pairs(
        &self,
        name: impl Fn(usize) -> Option<ProductName>,
        config: &CrossSellConfig,
    ) -> Vec<(usize, usize, Pair)> {
        let n = self.customers;
        let mut pairs = Vec::new();
        for (at, a) in self.kept.iter().enumerate() {
            for b in self.kept.iter().skip(at + 1) {
                let (Some(name_a), Some(name_b)) = (name(*a), name(*b)) else { continue };
                let (n_a, n_b, n_ab) = (self.owners(*a), self.owners(*b), self.both(*a, *b));
                let p = fisher_upper(n_ab, n_a, n_b, n);
                let q = if n < config.min_customers {
                    Err(Unknown::TooFew { have: n, need: config.min_customers })
                } else if n_a >= n || n_b >= n {
                    Err(Unknown::NoOffer { because: crate::model::NoOffer::NoSignal })
                } else {
                    Ok(1.0)
                };
                pairs.push((*a, *b, Pair { a: name_a, b: name_b, n_a, n_b, n_ab, n, p, q, significant: false }));
            }
        }
        let tested: Vec<f64> = pairs.iter().filter(|(.., pair)| pair.q.is_ok()).map(|(.., pair)| pair.p).collect();
        let rates = false_discovery_rates(&tested);
        for ((.., pair), q) in pairs.iter_mut().filter(|(.., pair)| pair.q.is_ok()).zip(rates) {
            pair.significant = q <= config.max_false_share && pair.n_ab >= config.min_both;
            pair.q = Ok(q);
        }
        pairs.retain(|(.., pair)| pair.n_ab > 0);
        pairs.sort_by(|(.., x), (.., y)| x.p.total_cmp(&y.p).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
        pairs
    }
}
