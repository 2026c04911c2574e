//! Amounts in the reporting currency.

use std::collections::{BTreeMap, HashMap};

use crate::model::{AccountIx, Currency, Date, Decimal, Known, Month, Portfolio, Unknown};

/// Exchange rates into the reporting currency.
#[derive(Debug)]
pub struct Rates<'a> {
    portfolio: &'a Portfolio,
    /// By currency: the month from which each rate holds, oldest first.
    rates: HashMap<Currency, Vec<(Month, Decimal)>>,
}

impl<'a> Rates<'a> {
    /// Direct rates into the reporting currency, and the inverse of those out of it where no direct one is given.
    pub fn new(portfolio: &'a Portfolio) -> Rates<'a> {
        let home = portfolio.currency;
        let mut rows: Vec<_> = portfolio
            .fx_rates
            .all()
            .iter()
            .filter(|row| row.date <= portfolio.as_of && row.rate > Decimal::ZERO)
            .collect();
        rows.sort_by_key(|row| (row.date, row.origin));
        let mut direct: HashMap<Currency, Vec<(Month, Decimal)>> = HashMap::new();
        let mut inverse: HashMap<Currency, Vec<(Month, Decimal)>> = HashMap::new();
        for row in rows {
            let month = Month::of(row.date);
            if row.to == home {
                direct.entry(row.from).or_default().push((month, row.rate));
            } else if row.from == home
                && let Some(rate) = Decimal::ONE.checked_div(row.rate)
            {
                inverse.entry(row.to).or_default().push((month, rate));
            }
        }
        for (currency, rates) in inverse {
            direct.entry(currency).or_insert(rates);
        }
        Rates { portfolio, rates: direct }
    }

    /// Every rate into the reporting currency that is used: of several of a month the last, by currency and month.
    pub fn by_month(&self) -> Vec<(Currency, Month, Decimal)> {
        let rates =
            self.rates.iter().flat_map(|(from, rates)| rates.iter().map(|(month, rate)| ((*from, *month), *rate)));
        let last: BTreeMap<(Currency, Month), Decimal> = rates.collect();
        last.into_iter().map(|((currency, month), rate)| (currency, month, rate)).collect()
    }

    /// An amount of a record in the reporting currency, to the cent where it was converted, at the latest rate of the
    /// date's month or an earlier one. Without a currency it is in the account's, else in the reporting currency.
    pub fn convert(
        &self,
        amount: Decimal,
        currency: Option<Currency>,
        account: Option<AccountIx>,
        date: Date,
    ) -> Known<Decimal> {
        match self.foreign(currency, account) {
            None => Ok(amount),
            Some(currency) => self.at_rate_of(amount, currency, date),
        }
    }

    /// The currency of an amount, where it is not the reporting one.
    pub fn foreign(&self, currency: Option<Currency>, account: Option<AccountIx>) -> Option<Currency> {
        let of_account = || account.and_then(|account| self.portfolio.account(account)?.currency);
        currency.or_else(of_account).filter(|currency| *currency != self.portfolio.currency)
    }

    /// An amount in a foreign currency at the rate of a day, which need not be its own: see constant currency.
    pub fn at_rate_of(&self, amount: Decimal, currency: Currency, date: Date) -> Known<Decimal> {
        let rates = self.rates.get(&currency).ok_or(Unknown::NoRate { currency })?;
        let usable = rates.partition_point(|(month, _)| *month <= Month::of(date));
        let rate = usable.checked_sub(1).and_then(|place| rates.get(place)).ok_or(Unknown::NoRate { currency })?;
        Ok(amount.checked_mul(rate.1).ok_or(Unknown::TooLarge)?.round_dp(2))
    }
}

/// The sum, unknown as soon as one term is: of several reasons the first by its name, whatever the order.
pub fn total(amounts: impl IntoIterator<Item = Known<Decimal>>) -> Known<Decimal> {
    let mut sum = Ok(Decimal::ZERO);
    for amount in amounts {
        sum = match (sum, amount) {
            (Ok(sum), Ok(amount)) => sum.checked_add(amount).ok_or(Unknown::TooLarge),
            (Err(a), Err(b)) => Err(if b.to_string() < a.to_string() { b } else { a }),
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
        };
    }
    sum
}

/// An amount as a float, for ranks and shares.
pub fn float(amount: Decimal) -> f64 {
    rust_decimal::prelude::ToPrimitive::to_f64(&amount).unwrap_or(0.0)
}

/// part / whole, unknown for a base of zero or less.
pub fn share(part: Decimal, whole: Decimal) -> Known<f64> {
    if whole.is_zero() {
        return Err(Unknown::ZeroBase);
    }
    if whole < Decimal::ZERO {
        return Err(Unknown::NegativeBase);
    }
    part.checked_div(whole).map(float).ok_or(Unknown::TooLarge)
}

/// (now − base) / base, unknown for a base of zero or less.
pub fn change(now: Decimal, base: Decimal) -> Known<f64> {
    share(now.checked_sub(base).ok_or(Unknown::TooLarge)?, base)
}
