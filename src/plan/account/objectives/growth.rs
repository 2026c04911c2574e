//! What more an account could buy: a larger order, a larger part of its spend, another product, line or site.

use super::{Draft, Reasons, in_a_year, number_of, objective};
use crate::model::{Decimal, Known};
use crate::plan::account::measure::sites_buying;
use crate::plan::account::{Figure, Measure, PlannedObjective, Situation};
use crate::plan::context::Facts;
use crate::plan::facts::{AccountFacts, FactValue, find};
use crate::plan::language::args;
use crate::score::ProductWhitespace;

/// A median is worth reaching for where the account is this far under it.
const FAR_BELOW: f64 = 0.9;
/// An order grows by no more than this in a year.
const MOST_ORDER_GROWTH: f64 = 0.2;
/// Digits that half of a year's purchases is told to.
const DIGITS: u32 = 2;
/// The share of wallet grows by no more than this in a year.
const MOST_WALLET_GROWTH: f64 = 0.1;

fn times(amount: Decimal, factor: f64) -> Option<Decimal> {
    amount.checked_mul(Decimal::from_f64_retain(factor)?.round_dp(4))
}

/// The average order up to the median of similar customers, or by the company's goal.
pub fn order_value(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let (average, orders) = (*s.scores.orders.average.as_ref().ok()?, *s.scores.orders.ltm.as_ref().ok()?);
    if !s.may_grow() || orders < 3 || average <= Decimal::ZERO {
        return None;
    }
    let language = s.context.language;
    let peers = s.context.peers().like(s.scores.segment.segment.as_deref()).order_average;
    let mut reasons = Reasons::of(s, facts, "order-value");
    reasons.figure("order_average", &s.money(average), &s.scores.revenue.evidence);
    let (target, why) = match s.context.goals.order_growth_share.filter(|goal| *goal > 0.0) {
        Some(goal) => {
            let share = language.percent(goal, 0);
            reasons.beside("goal", "company_goal", &share);
            (times(average, 1.0 + goal)?, language.text("why-goal-growth", &args!["share" => share]))
        }
        None => {
            let peers = peers.filter(|peers| times(peers.value, FAR_BELOW).is_some_and(|bound| average < bound))?;
            let amount = s.money(peers.value);
            reasons.beside("peers_median", "order_average", &amount);
            reasons.beside("peers", "similar_customers", number_of(language, peers.customers));
            let told = args!["amount" => amount, "n" => peers.customers];
            (peers.value.min(times(average, 1.0 + MOST_ORDER_GROWTH)?), language.text("why-order-peers", &told))
        }
    };
    let (baseline, target_text) = (s.money(average), s.money(target));
    if baseline == target_text {
        return None;
    }
    let stated = reasons.stated;
    let draft = Draft {
        id: "order-value",
        key: "objective-order-value",
        metric: "figure-order-average",
        baseline: baseline.clone(),
        target: target_text.clone(),
        due: in_a_year(s),
        why,
        measure: Measure::of(Figure::OrderAverage, average, target),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target_text], draft))
}

/// The share of wallet up to the median of similar customers, or to the company's goal; by ten points a year at most.
pub fn penetration(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let whitespace = &s.scores.whitespace;
    let share = *whitespace.wallet_share.as_ref().ok()?;
    if !s.may_grow() || whitespace.over_estimate || share <= 0.0 {
        return None;
    }
    let language = s.context.language;
    let mut reasons = Reasons::of(s, facts, "penetration");
    reasons.figure("wallet_share", &language.percent(share, 0), &s.scores.revenue.evidence);
    let (wanted, why) = match s.context.goals.wallet_share {
        Some(goal) => (goal, language.word("why-goal")),
        None => {
            let peers = s.context.peers().like(s.scores.segment.segment.as_deref()).wallet_share?;
            let median = language.percent(peers.value, 0);
            reasons.beside("peers_median", "wallet_share", &median);
            reasons.beside("peers", "similar_customers", number_of(language, peers.customers));
            let told = args!["share" => median, "n" => peers.customers];
            (peers.value, language.text("why-wallet-peers", &told))
        }
    };
    let target = wanted.min(share + MOST_WALLET_GROWTH);
    let (baseline, target_text) = (language.percent(share, 0), language.percent(target, 0));
    if target <= share || baseline == target_text {
        return None;
    }
    let stated = reasons.stated;
    let draft = Draft {
        id: "penetration",
        key: "objective-wallet",
        metric: "figure-wallet-share",
        baseline: baseline.clone(),
        target: target_text.clone(),
        due: in_a_year(s),
        why,
        measure: Measure::of_numbers(Figure::WalletShare, share, target),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target_text], draft))
}

/// Of what similar customers spend on a product, what may be sold in a first year: at most half of what it buys today.
fn first_year_of(s: &Situation<'_>, estimate: Decimal) -> Decimal {
    let bought = s.scores.revenue.ltm.as_ref().ok().filter(|ltm| **ltm > Decimal::ZERO);
    let half = bought.and_then(|ltm| ltm.checked_div(Decimal::TWO)?.round_sf(DIGITS));
    half.map_or(estimate, |half| estimate.min(half))
}

/// The product that goes with what it owns, else the one that similar customers spend most on, for what they spend.
pub fn cross_sell(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    if !s.may_grow() {
        return None;
    }
    let own = AccountFacts::of(s);
    let named = |name: &str| match find(name).and_then(|fact| own.value(fact)) {
        Some(FactValue::Text(product)) => Some(product),
        _ => None,
    };
    let product = named("pair_product").or_else(|| named("gap_product"))?;
    let of_product = |row: &&ProductWhitespace| *row.product == *product && row.actual.is_zero();
    let row = s.scores.whitespace.products.iter().find(of_product)?;
    let (estimate, basis) = (*row.whitespace.as_ref().ok()?, row.basis?);
    let amount = first_year_of(s, estimate);
    let target = s.money(amount);
    let language = s.context.language;
    let baseline = s.money(Decimal::ZERO);
    if amount <= s.scores.cross_sell.least_amount || target == baseline || s.scores.whitespace.over_estimate {
        return None;
    }
    let mut reasons = Reasons::of(s, facts, "cross-sell");
    reasons.of_rows("product", "gap_product", &product, &s.scores.revenue.evidence);
    let share = language.percent(basis.adoption_share, 0);
    let told = s.money(estimate);
    reasons.beside("adoption", "adoption", &share);
    reasons.beside("peers", "similar_customers", number_of(language, basis.peers));
    reasons.beside("estimate", "whitespace", &told);
    let why = language.text(
        "why-whitespace",
        &args!["amount" => &told, "n" => basis.peers, "share" => share, "peers" => language.peer_group(basis.level)],
    );
    let why = match amount < estimate && told != target {
        true => language.text("why-whitespace-held", &args!["why" => why]),
        false => why,
    };
    let stated = reasons.stated;
    let draft = Draft {
        id: "cross-sell",
        key: "objective-penetration",
        metric: "metric-product-revenue",
        baseline,
        target: target.clone(),
        due: in_a_year(s),
        why,
        measure: Measure::of(Figure::ProductRevenue, Decimal::ZERO, amount),
        occurrence: Some(product.clone()),
        facts: stated,
    };
    Some(objective(s, args!["product" => product, "target" => &target], draft))
}

/// One product line more, where similar customers buy from more.
pub fn categories(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let own = AccountFacts::of(s);
    let counted = |name: &str| match find(name).and_then(|fact| own.value(fact)) {
        Some(FactValue::Count(count)) => Some(count),
        _ => None,
    };
    let (owned, sold) = (counted("families_owned")?, counted("families_sold")?);
    let peers = s.context.peers().like(s.scores.segment.segment.as_deref()).families?;
    if !s.may_grow() || owned == 0 || owned >= sold.min(peers.value) {
        return None;
    }
    let language = s.context.language;
    let (baseline, target) = (language.integer(owned), language.integer(owned + 1));
    let mut reasons = Reasons::of(s, facts, "categories");
    let named = match find("families_named").and_then(|fact| own.value(fact)) {
        Some(FactValue::Text(named)) => named,
        _ => return None,
    };
    reasons.known("families_owned");
    reasons.known("families_named");
    reasons.beside("peers_median", "families", language.integer(peers.value));
    reasons.beside("peers", "similar_customers", number_of(language, peers.customers));
    let stated = reasons.stated;
    let draft = Draft {
        id: "categories",
        key: "objective-categories",
        metric: "metric-families",
        baseline: baseline.clone(),
        target: target.clone(),
        due: in_a_year(s),
        why: language
            .text("why-families-peers", &args!["named" => named, "families" => peers.value, "n" => peers.customers]),
        measure: Measure::of(Figure::Families, Decimal::from(owned), Decimal::from(owned + 1)),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target], draft))
}

/// One site more of its group that buys.
pub fn sites(s: &Situation<'_>, facts: &mut Facts) -> Option<PlannedObjective> {
    let own = AccountFacts::of(s);
    let idle = match find("sites_idle").and_then(|fact| own.value(fact)) {
        Some(FactValue::Count(idle)) if idle > 0 => idle,
        _ => return None,
    };
    let buying: Known<i64> = sites_buying(s);
    let buying = buying.ok()?;
    if !s.may_grow() {
        return None;
    }
    let language = s.context.language;
    let (baseline, target) = (language.integer(buying), language.integer(buying + 1));
    let mut reasons = Reasons::of(s, facts, "sites");
    reasons.known("sites_idle");
    let stated = reasons.stated;
    let draft = Draft {
        id: "sites",
        key: "objective-sites",
        metric: "metric-sites",
        baseline: baseline.clone(),
        target: target.clone(),
        due: in_a_year(s),
        why: language.text("why-sites", &args!["n" => idle]),
        measure: Measure::of(Figure::Sites, Decimal::from(buying), Decimal::from(buying + 1)),
        occurrence: None,
        facts: stated,
    };
    Some(objective(s, args!["baseline" => &baseline, "target" => &target], draft))
}
