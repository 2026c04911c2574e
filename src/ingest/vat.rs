//! Amounts of documents without value-added tax, which is never revenue.

use rust_decimal::RoundingStrategy;

use super::config::{DocumentsConfig, SourceConfig, Vat};
use crate::model::{Decimal, Revenue, Row};

/// What an amount that holds tax is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub net: Decimal,
    pub tax: Decimal,
}

/// The parts of an amount that holds tax of a rate (0.21 for 21 %): net = gross / (1 + rate) to the cent, tax the rest, so
/// that both add up to the cent. None where the rate is no rate.
pub fn parts(gross: Decimal, rate: Decimal) -> Option<Parts> {
    if !(Decimal::ZERO..=Decimal::ONE).contains(&rate) {
        return None;
    }
    let net = gross.checked_div(Decimal::ONE + rate)?;
    let net =
        if rate.is_zero() { gross } else { net.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero) };
    Some(Parts { net, tax: gross.checked_sub(net)? })
}

/// Leaves in `amount` what a document is worth without tax. One that holds tax of which nothing tells the rate stays
/// marked as `vat_included`: its net value is unknown.
pub fn take_out(rows: &mut [Row<Revenue>], source: &SourceConfig, config: &DocumentsConfig) {
    let holds_tax = source.vat.unwrap_or(config.vat) == Vat::Included;
    let rate = source.vat_rate.or(config.vat_rate).and_then(|rate| Decimal::try_from(rate).ok());
    for row in rows {
        let record = &mut row.record;
        let net = match (record.net_amount, record.vat_included.unwrap_or(holds_tax)) {
            (Some(net), _) => Some(net),
            (None, false) => Some(record.amount),
            (None, true) => match record.tax_amount {
                Some(tax) => record.amount.checked_sub(tax),
                None => {
                    record.vat_rate.map(as_share).or(rate).and_then(|rate| parts(record.amount, rate)).map(|p| p.net)
                }
            },
        };
        record.amount = net.unwrap_or(record.amount);
        record.vat_included = Some(net.is_none()).filter(|unknown| *unknown || record.vat_included.is_some());
    }
}

/// 21 and 0.21 are both 21 %: a tax as high as the price itself does not exist.
fn as_share(rate: Decimal) -> Decimal {
    if rate >= Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_invoice_of_121_holds_21_of_tax() {
        let parts = parts(Decimal::from(121), Decimal::new(21, 2)).unwrap();
        assert_eq!((parts.net, parts.tax), (Decimal::from(100), Decimal::from(21)));
        assert_eq!(super::parts(Decimal::from(121), Decimal::from(21)), None);
    }

    proptest! {
        #[test]
        fn net_and_tax_add_up_to_the_cent(cents in -10_000_000_000i64..10_000_000_000, permille in 0i64..=1000) {
            let gross = Decimal::new(cents, 2);
            let parts = parts(gross, Decimal::new(permille, 3)).unwrap();
            prop_assert_eq!(parts.net + parts.tax, gross);
            prop_assert!(parts.net.abs() <= gross.abs());
        }

        #[test]
        fn what_tax_was_put_on_comes_out_again(cents in -10_000_000_000i64..10_000_000_000, permille in 0i64..=1000) {
            let (net, rate) = (Decimal::new(cents, 2), Decimal::new(permille, 3));
            let tax = (net * rate).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(parts(net + tax, rate).unwrap().net, net);
        }
    }
}
