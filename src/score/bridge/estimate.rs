//! Lifetime value and forecast: estimates that models make of what an account buys.
//!
//! Each is what the account brings in a year times what the model makes of it. So its change is split in two: what the
//! account brings otherwise, by the causes of that, at the mean of both months' multiples; and what the model makes
//! otherwise of the same, which is learned from all accounts, at the mean of both months' amounts. The two sum to the
//! change exactly, whichever comes first. What the model alone did can't be split further: it is fitted to all accounts
//! at once.

use super::chain::Sides;
use super::reading::AccountReading;
use super::steps::{one_sided, whole};
use crate::model::bridge::round;
use crate::model::{Bridge, BridgeCause, BridgeFigure, Decimal};

/// Beyond this a multiple of one month says nothing of the other.
const FARTHEST: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// None where neither month knows it.
pub fn bridge(figure: BridgeFigure, s: &Sides<'_>) -> Option<Bridge> {
    let of = |reading: &AccountReading| if figure == BridgeFigure::Clv { reading.clv } else { reading.forecast };
    let (before, now) = match (of(s.before), of(s.now)) {
        (Some(before), Some(now)) => (before, now),
        (None, None) => return None,
        sides => return Some(one_sided(figure, sides, (figure.key(), s.turned(true)))),
    };
    let parts = split(figure, (before, now), s);
    let rest = match &parts {
        Some(_) => BridgeCause::Peers,
        None if same(s) => BridgeCause::Peers,
        None => s.clues.main_cause(),
    };
    Some(whole(figure, (before, now), &parts.unwrap_or_default(), rest))
}

/// What the account brings in a year is what it was.
fn same(s: &Sides<'_>) -> bool {
    s.before.bought == s.now.bought && s.clues.revenue.iter().all(|(_, amount)| amount.is_zero())
}

/// Another yearly margin of its contracts is what the customer agreed to, unless accounts or rates are others.
fn of_contracts(s: &Sides<'_>) -> BridgeCause {
    match s.correction(true) {
        BridgeCause::Restated => BridgeCause::OwnData,
        cause => cause,
    }
}

/// What each cause did by way of what the account brings; none where a month brought nothing, or the months are too far
/// apart to hold them against one another.
fn split(
    figure: BridgeFigure,
    (before, now): (Decimal, Decimal),
    s: &Sides<'_>,
) -> Option<Vec<(BridgeCause, Decimal)>> {
    let contracts = (s.before.clv_contracts, s.now.clv_contracts);
    let (sides, parts) = match (figure, contracts) {
        (BridgeFigure::Clv, (Some(then), Some(is))) => ((then, is), vec![(of_contracts(s), is.saturating_sub(then))]),
        _ => ((s.before.revenue?, s.now.revenue?), s.clues.revenue.clone()),
    };
    let (then, is) = sides;
    if then <= Decimal::ZERO || is <= Decimal::ZERO {
        return None;
    }
    let apart = then.max(is).checked_div(then.min(is))?;
    if apart > FARTHEST {
        return None;
    }
    let multiple = before.checked_div(then)?.checked_add(now.checked_div(is)?)?.checked_div(Decimal::TWO)?;
    let effect = |(cause, amount): &(BridgeCause, Decimal)| Some((*cause, round(amount.checked_mul(multiple)?, 2)));
    parts.iter().map(effect).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::chain::Months;
    use super::super::reading::Clues;
    use super::*;
    use crate::score::priority::RelationshipBy;

    fn told(before: &AccountReading, now: &AccountReading, revenue: Vec<(BridgeCause, Decimal)>) -> Bridge {
        let clues = Clues { revenue, ..Clues::default() };
        let months = Months {
            before: date(2026, 9, 30),
            elapsed: 31,
            relationship_before: RelationshipBy::Nps,
            relationship_now: RelationshipBy::Nps,
            same_currency: true,
        };
        let sides = Sides { before, now, restated: None, measured: None, clues: &clues, months: &months };
        bridge(BridgeFigure::Clv, &sides).unwrap()
    }

    fn reading(revenue: i64, clv: i64) -> AccountReading {
        let (revenue, clv) = (Some(Decimal::from(revenue)), Some(Decimal::from(clv)));
        AccountReading { revenue, clv, bought: format!("{revenue:?}"), ..AccountReading::default() }
    }

    fn parts() -> Vec<(BridgeCause, Decimal)> {
        vec![(BridgeCause::Calendar, Decimal::from(-30)), (BridgeCause::OwnData, Decimal::from(50))]
    }

    #[test]
    fn an_estimate_is_split_by_what_moved_purchases_and_by_the_model_exactly() {
        // Twice what was bought, then 2.1 times: the mean is 2.05.
        let bridge = told(&reading(100, 200), &reading(120, 252), parts());
        assert_eq!(bridge.of_cause(BridgeCause::Calendar), Decimal::new(-615, 1));
        assert_eq!(bridge.of_cause(BridgeCause::OwnData), Decimal::new(1025, 1));
        assert_eq!(bridge.of_cause(BridgeCause::Peers), Decimal::from(11));
        assert_eq!(bridge.parts.iter().map(|part| part.effect).sum::<Decimal>(), Decimal::from(52));
    }

    #[test]
    fn months_that_can_t_be_held_against_one_another_have_one_cause() {
        for (before, now) in [(reading(0, 10), reading(120, 252)), (reading(10, 20), reading(50, 252))] {
            let bridge = told(&before, &now, parts());
            assert_eq!(bridge.parts.len(), 1, "{bridge:?}");
            assert_eq!(Some(bridge.parts[0].effect), bridge.change());
        }
    }

    #[test]
    fn what_contracts_bring_moves_their_lifetime_value() {
        let of =
            |margin: i64, clv: i64| AccountReading { clv_contracts: Some(Decimal::from(margin)), ..reading(0, clv) };
        let bridge = told(&of(10, 40), &of(12, 48), Vec::new());
        assert_eq!(bridge.of_cause(BridgeCause::OwnData), Decimal::from(8));
        assert_eq!(bridge.parts.len(), 1);
    }
}
