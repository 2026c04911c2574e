//! What it buys, how much and how often, and what it could buy.

use std::collections::BTreeSet;

use super::super::{FactSpec, FactType, FactValue};
use super::{count, counted, days, fact, flag, float_days, money, reading, share, text};
use crate::model::{Decimal, Entity, Known, NoOffer, Product, Row, Unknown};
use crate::plan::account::Situation;
use crate::score::{Evidence, ProductWhitespace, Proposal};

/// Products that it does not buy and enough of the similar customers do, for money worth proposing; never one that was
/// proposed or lost of late, and none where the CRM's potential is too low for what it buys.
fn gaps<'a>(s: &Situation<'a>) -> impl Iterator<Item = &'a ProductWhitespace> {
    let (whitespace, held_back) = (&s.scores.whitespace, &s.scores.cross_sell.held_back);
    let free = move |row: &&ProductWhitespace| held_back.iter().all(|(held, _)| **held != *row.product);
    let least = s.scores.cross_sell.least_amount;
    let worth = move |row: &&ProductWhitespace| {
        let amount = row.whitespace.as_ref().ok().filter(|amount| **amount > Decimal::ZERO);
        !whitespace.over_estimate && amount.is_some_and(|amount| *amount >= least)
    };
    let new = |row: &&ProductWhitespace| row.actual.is_zero() && row.basis.is_some();
    whitespace.products.iter().filter(new).filter(free).filter(worth).filter(|row| whitespace.may_be_named(row))
}

fn gap<'a>(s: &Situation<'a>) -> Known<&'a ProductWhitespace> {
    s.scores.whitespace.total.clone()?;
    gaps(s).next().ok_or(Unknown::NoOffer { because: NoOffer::NoSignal })
}

fn is_pair(proposal: &Proposal) -> bool {
    proposal.because.is_some() && proposal.look_alikes > 0
}

/// What goes best with what it owns, as customers like it show.
fn pair<'a>(s: &Situation<'a>) -> Known<&'a Proposal> {
    let proposals = s.scores.cross_sell.proposals.as_ref().map_err(Clone::clone)?;
    proposals.iter().find(|proposal| is_pair(proposal)).ok_or(Unknown::NoOffer { because: NoOffer::NoSignal })
}

/// The days that the next order is behind its usual rhythm; negative while it is not due.
fn order_late(s: &Situation<'_>) -> Known<super::Reading> {
    let orders = &s.scores.orders;
    let (last, gap) = (orders.days_since_last.clone()?, orders.gap_days_median.clone()?);
    // Days between dates of a calendar fit by far.
    #[allow(clippy::cast_possible_truncation)]
    let late = last - gap.round() as i64;
    reading(FactValue::Days(late), s.scores.revenue.history_evidence.clone())
}

/// A product goes by its name, whatever its case and accents.
fn spelt(name: &str) -> String {
    deunicode::deunicode(name.trim()).to_lowercase()
}

/// Product lines with a row of each, by the family of each product that is on the list: of what it ever bought, also of
/// what is sold no more, or of what is sold.
fn lines<'a>(s: &Situation<'a>, owned: bool) -> Known<Vec<(&'a str, crate::model::Origin)>> {
    let list = &s.context.portfolio.products;
    if !list.given {
        return Err(Unknown::NoSource { entity: Entity::Product });
    }
    let named = s.scores.products.owned.as_ref().map_err(Clone::clone)?;
    let named: BTreeSet<String> = named.iter().map(|own| spelt(&own.name)).collect();
    let has = |name: &str| named.contains(&spelt(name));
    let counts = |product: &&Row<Product>| if owned { has(&product.name) } else { product.active != Some(false) };
    let mut families: Vec<(&str, crate::model::Origin)> =
        list.all().iter().filter(counts).filter_map(|row| Some((row.family.as_deref()?, row.origin))).collect();
    if families.is_empty() && list.all().iter().all(|product| product.family.is_none()) {
        return Err(Unknown::NoField { entity: Entity::Product, field: "family" });
    }
    families.sort_unstable();
    families.dedup_by_key(|(family, _)| *family);
    Ok(families)
}

fn families(s: &Situation<'_>, owned: bool) -> Known<super::Reading> {
    let lines = lines(s, owned)?;
    counted(lines.len(), lines.iter().map(|(_, origin)| *origin).collect())
}

/// Whether any source tells of purchases or contracts.
fn bought_told(s: &Situation<'_>) -> Known<()> {
    let portfolio = s.context.portfolio;
    let told = portfolio.revenue.given || portfolio.opportunities.given || portfolio.contracts.given;
    if told { Ok(()) } else { Err(Unknown::NoSource { entity: Entity::Revenue }) }
}

pub const FACTS: &[FactSpec] = &[
    fact(
        "revenue_ltm",
        FactType::Money,
        "revenue_ltm",
        "Revenue (or bookings) of the 12 months that end with the period.",
        |s| money(&s.scores.revenue.ltm, &s.scores.revenue.evidence),
    ),
    fact(
        "revenue_previous",
        FactType::Money,
        "revenue_previous",
        "The 12 months before. Unknown in the first year of the data.",
        |s| money(&s.scores.revenue.previous, &s.scores.revenue.previous_evidence),
    ),
    fact(
        "revenue_yoy_share",
        FactType::Share,
        "revenue_yoy_share",
        "Change of revenue on the 12 months before; negative where it fell.",
        |s| share(&s.scores.revenue.yoy_share, &s.scores.revenue.evidence),
    ),
    fact(
        "margin_share",
        FactType::Share,
        "gross_margin_share",
        "Gross margin of the 12 months / revenue. Unknown where lines give no cost.",
        |s| {
            let (margin, ltm) = (s.scores.revenue.margin.clone()?, s.scores.revenue.ltm.clone()?);
            let share = (!ltm.is_zero()).then(|| margin.checked_div(ltm)).flatten().ok_or(Unknown::ZeroBase)?;
            let share = rust_decimal::prelude::ToPrimitive::to_f64(&share).ok_or(Unknown::TooLarge)?;
            reading(FactValue::Share(share), s.scores.revenue.evidence.clone())
        },
    ),
    fact(
        "has_bought",
        FactType::Flag,
        "orders",
        "It ever bought, or is bound by a contract in force. Unknown where no source tells of purchases or contracts.",
        |s| {
            bought_told(s)?;
            flag(s.is_customer(), s.scores.revenue.history_evidence.clone())
        },
    ),
    fact(
        "may_grow",
        FactType::Flag,
        "orders",
        "It may be asked to buy more: a customer whose risk is not high (nor medium within 120 days of a renewal), whose next renewal within 180 days has an open deal, and whose use did not fall by a fifth in a year.",
        |s| {
            bought_told(s)?;
            flag(s.may_grow(), s.scores.revenue.history_evidence.clone())
        },
    ),
    fact("orders_ltm", FactType::Count, "orders", "Orders of the 12 months.", |s| {
        count(&s.scores.orders.ltm, &s.scores.revenue.evidence)
    }),
    fact("orders_previous", FactType::Count, "orders", "Orders of the 12 months before.", |s| {
        count(&s.scores.orders.previous, &s.scores.revenue.previous_evidence)
    }),
    fact("order_average", FactType::Money, "order_average", "Revenue an order, 12 months.", |s| {
        money(&s.scores.orders.average, &s.scores.revenue.evidence)
    }),
    fact("days_since_order", FactType::Days, "days_since_order", "Days since the last order.", |s| {
        days(&s.scores.orders.days_since_last, &s.scores.revenue.history_evidence)
    }),
    fact(
        "order_gap_days",
        FactType::Days,
        "order_gap",
        "Median days between two days with an order. Unknown with fewer than three such days.",
        |s| float_days(&s.scores.orders.gap_days_median, &s.scores.revenue.history_evidence),
    ),
    fact(
        "order_late_days",
        FactType::Days,
        "last_order",
        "Days since the last order beyond the usual gap; negative while the next one is not due.",
        order_late,
    ),
    fact(
        "orders_quarter_yoy_share",
        FactType::Share,
        "orders_quarter",
        "Amount ordered in the last three months against the same three a year before; negative where it fell.",
        |s| share(&s.scores.orders.quarter_yoy_share, &s.scores.revenue.evidence),
    ),
    fact("forecast_12m", FactType::Money, "forecast_12m", "Revenue expected in the next 12 months.", |s| {
        money(&s.scores.forecast.total, &s.scores.revenue.history_evidence)
    }),
    fact("order_days", FactType::Count, "orders", "Days on which it bought, over all that is on record.", |s| {
        counted(s.scores.orders.days.clone()?, s.scores.revenue.history_evidence.clone())
    }),
    fact("clv", FactType::Money, "clv", "Customer lifetime value.", |s| {
        money(&s.scores.clv.value, &s.scores.revenue.history_evidence)
    }),
    fact("products_owned", FactType::Count, "products", "Products ever bought.", |s| {
        let owned = s.scores.products.owned.as_ref().map_err(Clone::clone)?;
        counted(owned.len(), s.scores.revenue.history_evidence.clone())
    }),
    fact(
        "families_owned",
        FactType::Count,
        "families",
        "Product lines (families of the product list) ever bought.",
        |s| families(s, true),
    ),
    fact(
        "families_named",
        FactType::Text,
        "families",
        "Those product lines, as a list. Unknown where there are none.",
        |s| {
            let lines = lines(s, true)?;
            let names: Vec<&str> = lines.iter().map(|(family, _)| *family).collect();
            if names.is_empty() {
                return Err(Unknown::NoRecords { entity: Entity::Product });
            }
            text(s.context.language.list(&names), lines.iter().map(|(_, origin)| *origin).collect())
        },
    ),
    fact("families_sold", FactType::Count, "families", "Product lines that we sell.", |s| families(s, false)),
    fact("penetration_share", FactType::Share, "penetration_share", "Products owned / products sold.", |s| {
        share(&s.scores.products.penetration_share, &s.scores.revenue.history_evidence)
    }),
    fact("wallet_share", FactType::Share, "wallet_share", "Revenue of 12 months / what it could spend with us.", |s| {
        share(&s.scores.whitespace.wallet_share, &s.scores.revenue.evidence)
    }),
    fact(
        "whitespace",
        FactType::Money,
        "whitespace",
        "What similar customers spend beyond what it does, a year. Unknown where it buys more than the estimate.",
        |s| {
            s.scores.whitespace.total.clone()?;
            let left = s.left_to_sell().or((!s.scores.whitespace.over_estimate).then_some(Decimal::ZERO));
            money(&left.ok_or(Unknown::NoOffer { because: NoOffer::NoSignal }), &s.scores.revenue.evidence)
        },
    ),
    fact(
        "gap_product",
        FactType::Text,
        "gap_product",
        "The product that it does not buy and similar customers spend most on, of those that a fifth of them buy (`[scores.whitespace]` `min_adoption_share`). Unknown where there is none for an amount worth proposing.",
        |s| text(gap(s)?.product.to_string(), s.scores.revenue.evidence.clone()),
    ),
    fact("gap_amount", FactType::Money, "whitespace", "What similar customers spend on that product, a year.", |s| {
        money(&gap(s)?.whitespace, &s.scores.revenue.evidence)
    }),
    fact("gap_peers", FactType::Count, "whitespace", "Customers whose spend that rests on.", |s| {
        let peers = gap(s)?.basis.map(|basis| basis.peers).unwrap_or_default();
        counted(peers, Evidence::default())
    }),
    fact(
        "gap_adoption_share",
        FactType::Share,
        "adoption",
        "Share of the similar customers that buy that product.",
        |s| {
            let basis = gap(s)?.basis.ok_or(Unknown::NoOffer { because: NoOffer::NoSignal })?;
            reading(FactValue::Share(basis.adoption_share), s.scores.revenue.evidence.clone())
        },
    ),
    fact(
        "gap_peer_group",
        FactType::Text,
        "adoption",
        "Whose share that is: similar customers, or all of ours where there are too few of those.",
        |s| {
            let basis = gap(s)?.basis.ok_or(Unknown::NoOffer { because: NoOffer::NoSignal })?;
            text(s.context.language.peer_group(basis.level), Evidence::default())
        },
    ),
    fact("gap_owned", FactType::Flag, "products", "It has bought that product before, though not in 12 months.", |s| {
        let (gap, owned) = (gap(s)?, s.scores.products.owned.as_ref().map_err(Clone::clone)?);
        let is_owned = owned.iter().any(|product| product.name == *gap.product);
        flag(is_owned, s.scores.revenue.history_evidence.clone())
    }),
    fact(
        "pair_product",
        FactType::Text,
        "cross_sell",
        "The product that goes best with one that it owns, as similar customers show. Unknown where there is none to propose.",
        |s| text(pair(s)?.product.to_string(), s.scores.revenue.history_evidence.clone()),
    ),
    fact("pair_with", FactType::Text, "cross_sell", "The owned product that it goes with.", |s| {
        let (with, _) = pair(s)?.because.as_ref().ok_or(Unknown::NoOffer { because: NoOffer::NoSignal })?;
        text(with.to_string(), s.scores.revenue.history_evidence.clone())
    }),
    fact(
        "pair_owners",
        FactType::Count,
        "cross_sell",
        "Similar customers with the owned product that own that one too.",
        |s| counted(pair(s)?.look_alikes_owning, Evidence::default()),
    ),
    fact("pair_customers", FactType::Count, "cross_sell", "Similar customers with the owned product.", |s| {
        counted(pair(s)?.look_alikes, Evidence::default())
    }),
    fact(
        "gap_products",
        FactType::Count,
        "whitespace",
        "Products that it does not buy, that similar customers spend on, and that were neither proposed nor lost of late.",
        |s| {
            s.scores.whitespace.total.clone()?;
            counted(gaps(s).count(), s.scores.revenue.evidence.clone())
        },
    ),
    fact(
        "bundle",
        FactType::Text,
        "cross_sell",
        "The two best of the products that go with one that it owns, as a list.",
        |s| {
            let proposals = s.scores.cross_sell.proposals.as_ref().map_err(Clone::clone)?;
            let paired = proposals.iter().filter(|proposal| is_pair(proposal));
            let names: Vec<String> = paired.take(2).map(|proposal| proposal.product.to_string()).collect();
            if names.len() < 2 {
                return Err(Unknown::NoOffer { because: NoOffer::NoSignal });
            }
            text(s.context.language.list(&names), s.scores.revenue.history_evidence.clone())
        },
    ),
    fact(
        "pair_products",
        FactType::Count,
        "cross_sell",
        "Products to propose because they go with one that it owns; 0 where none does.",
        |s| match &s.scores.cross_sell.proposals {
            Ok(proposals) => {
                let paired = proposals.iter().filter(|proposal| is_pair(proposal)).count();
                counted(paired, s.scores.revenue.history_evidence.clone())
            }
            Err(Unknown::NoOffer { .. }) => counted(0, Evidence::default()),
            Err(reason) => Err(reason.clone()),
        },
    ),
    fact(
        "p_alive_share",
        FactType::Share,
        "p_alive",
        "Probability that it still orders. Unknown without a repeat order.",
        |s| share(&s.scores.clv.p_alive, &s.scores.revenue.history_evidence),
    ),
];
