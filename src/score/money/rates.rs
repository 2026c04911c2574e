//! Exchange rates into the reporting currency.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::calendar::{PeriodKind, days_between};
use crate::model::conventions::RateKind;
use crate::model::{AccountIx, Currency, Date, Decimal, FxRate, Known, LEDGER_MONTHS, Month, Portfolio, Row, Unknown};
use crate::score::config::words;
use crate::score::words::Phrases;

/// Rates from one currency to another, oldest first.
type Leg = Vec<(Date, Decimal)>;

/// Exchange rates of the kind that the company converts at.
#[derive(Debug)]
pub struct Rates<'a> {
    portfolio: &'a Portfolio,
    /// By the currencies from which and to which they convert, as given.
    legs: HashMap<(Currency, Currency), Leg>,
}

impl<'a> Rates<'a> {
    pub fn new(portfolio: &'a Portfolio) -> Rates<'a> {
        let (wanted, words) = (portfolio.conventions.rates.kind, KindWords::new());
        let mut rows: Vec<&Row<FxRate>> = portfolio
            .fx_rates
            .all()
            .iter()
            .filter(|row| row.date <= portfolio.as_of && row.rate > Decimal::ZERO)
            .collect();
        // Of two rates of a day the higher, whatever the order of rows.
        rows.sort_by_key(|row| (row.date, row.rate));
        let of_kind = |kind: RateKind| {
            let mut legs: HashMap<(Currency, Currency), Leg> = HashMap::new();
            for row in rows.iter().filter(|row| words.kind(row.kind.as_deref()) == kind) {
                legs.entry((row.from, row.to)).or_default().push((row.date, row.rate));
            }
            legs
        };
        let mut legs = of_kind(wanted);
        if wanted == RateKind::Average {
            for (pair, leg) in of_kind(RateKind::Spot) {
                legs.entry(pair).or_insert_with(|| monthly_means(&leg));
            }
        }
        Rates { portfolio, legs }
    }

    /// An amount of a record in the reporting currency, to the cent where it was converted, at the rate of its date.
    /// Without a currency it is in the account's, else in the reporting currency.
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
        let rate = self.rate(currency, date).ok_or(Unknown::NoRate { currency, date })?;
        let digits = u32::from(self.portfolio.currency.digits()).max(2);
        Ok(amount.checked_mul(rate).ok_or(Unknown::TooLarge)?.round_dp(digits))
    }

    /// Units of the reporting currency for one of another: direct or inverse, else through the euro or the US dollar.
    fn rate(&self, currency: Currency, date: Date) -> Option<Decimal> {
        let home = self.portfolio.currency;
        let through = |middle: Currency| {
            if middle == currency || middle == home {
                return None;
            }
            self.leg(currency, middle, date)?.checked_mul(self.leg(middle, home, date)?)
        };
        self.leg(currency, home, date).or_else(|| [Currency::EUR, Currency::USD].into_iter().find_map(through))
    }

    /// What a unit of each currency is worth at the end of each month, the month of the as-of date at that date: of the
    /// months of a [`Ledger`](crate::model::Ledger), by currency and month.
    pub fn by_month(&self) -> Vec<(Currency, Month, Decimal)> {
        let (home, as_of) = (self.portfolio.currency, self.portfolio.as_of);
        let named = self.legs.keys().flat_map(|(from, to)| [*from, *to]).filter(|currency| *currency != home);
        let currencies: BTreeSet<Currency> = named.collect();
        let months = (1 - LEDGER_MONTHS..=1).map(|back| self.portfolio.period.plus(back));
        let months: Vec<Month> = months.filter(|month| *month <= Month::of(as_of)).collect();
        let rate = |currency: Currency, month: Month| {
            Some((currency, month, self.rate(currency, month.last_day().min(as_of))?))
        };
        let known = |currency: Currency| months.iter().filter_map(move |month| rate(currency, *month));
        currencies.into_iter().flat_map(known).collect()
    }

    /// A pair's own rates, else the inverse of those the other way round.
    fn leg(&self, from: Currency, to: Currency, date: Date) -> Option<Decimal> {
        match self.legs.get(&(from, to)) {
            Some(leg) => self.pick(leg, date),
            None => Decimal::ONE.checked_div(self.pick(self.legs.get(&(to, from))?, date)?),
        }
    }

    fn pick(&self, leg: &Leg, date: Date) -> Option<Decimal> {
        let conventions = &self.portfolio.conventions;
        let month = Month::of(date);
        let until = |day: Date| leg.partition_point(|(from, _)| *from <= day);
        let last = |end: usize| leg.get(..end)?.last();
        match conventions.rates.kind {
            RateKind::Budget => {
                let year = conventions.calendar.period(PeriodKind::Year, date).days;
                let in_year = |(from, _): &&(Date, Decimal)| year.hold(*from);
                let later = || leg.get(until(date)..)?.iter().find(in_year);
                last(until(date)).filter(in_year).or_else(later).map(|(_, rate)| *rate)
            }
            RateKind::Average => self.fresh(last(until(month.last_day()))?, date),
            // Many lists date the month's only rate at its end: it stands for the days before it.
            RateKind::Spot => {
                let before = last(until(date)).filter(|(from, _)| Month::of(*from) == month);
                let of_month = || leg.get(until(date)..)?.iter().find(|(from, _)| Month::of(*from) == month);
                self.fresh(before.or_else(of_month).or_else(|| last(until(date)))?, date)
            }
        }
    }

    fn fresh(&self, (from, rate): &(Date, Decimal), date: Date) -> Option<Decimal> {
        let most = i64::from(self.portfolio.conventions.rates.max_age_days);
        (days_between(*from, date) <= most).then_some(*rate)
    }
}

/// The mean of each month's rates, on its first day.
fn monthly_means(leg: &Leg) -> Leg {
    let mut months: BTreeMap<Month, Vec<Decimal>> = BTreeMap::new();
    for (date, rate) in leg {
        months.entry(Month::of(*date)).or_default().push(*rate);
    }
    let mean = |rates: &[Decimal]| {
        let sum = rates.iter().try_fold(Decimal::ZERO, |sum, rate| sum.checked_add(*rate))?;
        sum.checked_div(Decimal::from(rates.len()))
    };
    months.iter().filter_map(|(month, rates)| Some((month.first_day(), mean(rates)?))).collect()
}

/// Words of a rate's kind. A rate without any is one of the day.
struct KindWords {
    budget: Phrases,
    average: Phrases,
}

impl KindWords {
    fn new() -> KindWords {
        KindWords {
            budget: Phrases::new(&words(&[
                "budget",
                "plan",
                "planned",
                "presupuesto",
                "presupuestado",
                "presupuestaria",
            ])),
            average: Phrases::new(&words(&["average", "avg", "mean", "promedio", "medio", "media"])),
        }
    }

    fn kind(&self, given: Option<&str>) -> RateKind {
        if self.budget.occur_in_any(&[given]) {
            RateKind::Budget
        } else if self.average.occur_in_any(&[given]) {
            RateKind::Average
        } else {
            RateKind::Spot
        }
    }
}
