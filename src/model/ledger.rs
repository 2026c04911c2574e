//! What a run keeps of its records, for the next month to be held against.
//!
//! Of each revenue line it keeps as little as tells whether the line is there still and what it came to: a row of an
//! export has no place in a history, its fingerprint and its amount do.

use std::collections::HashMap;

use super::{Currency, Date, Decimal, Month};

/// Months up to the period of which revenue lines are kept: those that figures of a year and of the year before count.
pub const LEDGER_MONTHS: i32 = 24;

/// The records of a run as figures counted them.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The currency of the run's sums.
    pub currency: Currency,
    /// No source gave revenue: lines are won deals.
    pub bookings: bool,
    /// By id.
    pub accounts: Vec<LedgerAccount>,
    /// By id.
    pub users: Vec<LedgerUser>,
    /// By currency and month: what a unit is worth in the run's currency from that month on.
    pub rates: Vec<LedgerRate>,
    /// The files that lines come from.
    pub files: Vec<String>,
    /// By account, month, currency, file, `counted`, key and amount.
    pub lines: Vec<LedgerLine>,
    /// By id.
    pub deals: Vec<LedgerDeal>,
}

/// An account as the CRM had it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerAccount {
    pub id: String,
    pub name: String,
    pub parent: Option<String>,
    /// Id of the owner, else the name.
    pub owner: Option<String>,
    pub kind: Option<String>,
    pub segment: Option<String>,
    pub currency: Option<Currency>,
    pub created: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerUser {
    pub id: String,
    pub name: Option<String>,
    pub active: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerRate {
    pub currency: Currency,
    pub month: Month,
    pub rate: Decimal,
}

/// A revenue line, or a won deal that stands for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LedgerLine {
    /// A place in [`Ledger::accounts`]; none for a line of no account.
    pub account: Option<u32>,
    pub month: Month,
    /// Resolved: the line's own, else its account's, else the run's.
    pub currency: Currency,
    /// A place in [`Ledger::files`].
    pub file: u32,
    /// False for cancelled documents and drafts.
    pub counted: bool,
    /// What tells it from others as long as it is the same document: of its number, and then with
    /// [`LedgerLine::NUMBERED`]; else of day, kind and product, which lines of other accounts may share.
    pub key: u64,
    /// In its currency.
    pub amount: Decimal,
}

impl LedgerLine {
    /// The bit of keys of lines whose document has a number.
    pub const NUMBERED: u64 = 1 << 63;

    pub fn is_numbered(&self) -> bool {
        self.key & LedgerLine::NUMBERED != 0
    }
}

/// How a deal stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DealState {
    Open,
    Won,
    Lost,
    /// Closed, but nothing tells how.
    Closed,
}

impl DealState {
    pub const ALL: [DealState; 4] = [DealState::Open, DealState::Won, DealState::Lost, DealState::Closed];

    /// The word in the database and in tables.
    pub fn key(self) -> &'static str {
        match self {
            DealState::Open => "open",
            DealState::Won => "won",
            DealState::Lost => "lost",
            DealState::Closed => "closed",
        }
    }

    pub fn from_key(key: &str) -> Option<DealState> {
        DealState::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// An open deal, or one that closed within [`LEDGER_MONTHS`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LedgerDeal {
    pub id: String,
    /// A place in [`Ledger::accounts`].
    pub account: Option<u32>,
    pub state: DealState,
    /// In its currency.
    pub amount: Option<Decimal>,
    pub currency: Currency,
    /// Expected, of an open deal; else the day of closing.
    pub close: Option<Date>,
    pub created: Option<Date>,
}

impl Ledger {
    pub fn empty(currency: Currency) -> Ledger {
        Ledger {
            currency,
            bookings: false,
            accounts: Vec::new(),
            users: Vec::new(),
            rates: Vec::new(),
            files: Vec::new(),
            lines: Vec::new(),
            deals: Vec::new(),
        }
    }

    pub fn account(&self, place: Option<u32>) -> Option<&LedgerAccount> {
        self.accounts.get(usize::try_from(place?).ok()?)
    }

    pub fn file(&self, place: u32) -> Option<&str> {
        self.files.get(usize::try_from(place).ok()?).map(String::as_str)
    }

    /// The exchange rates, to be looked up.
    pub fn table(&self) -> RateTable {
        let mut rates: HashMap<Currency, Vec<(Month, Decimal)>> = HashMap::new();
        for row in &self.rates {
            rates.entry(row.currency).or_default().push((row.month, row.rate));
        }
        rates.values_mut().for_each(|rates| rates.sort_by_key(|(month, _)| *month));
        RateTable { home: self.currency, rates }
    }
}

/// Exchange rates into one currency.
#[derive(Debug, Clone)]
pub struct RateTable {
    home: Currency,
    rates: HashMap<Currency, Vec<(Month, Decimal)>>,
}

impl RateTable {
    /// An amount at the rate of a month, else of the last month before it, to the cent; none without a rate.
    pub fn convert(&self, amount: Decimal, currency: Currency, month: Month) -> Option<Decimal> {
        if currency == self.home {
            return Some(amount);
        }
        let rate = self.rate(currency, month)?;
        Some(amount.checked_mul(rate)?.round_dp(2))
    }

    pub fn rate(&self, currency: Currency, month: Month) -> Option<Decimal> {
        let rates = self.rates.get(&currency)?;
        let usable = rates.partition_point(|(from, _)| *from <= month);
        usable.checked_sub(1).and_then(|place| rates.get(place)).map(|(_, rate)| *rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_holds_until_the_next() {
        let usd = Currency::parse("USD").unwrap();
        let month = |text| Month::parse(text).unwrap();
        let rate = |text, rate| LedgerRate { currency: usd, month: month(text), rate: Decimal::new(rate, 2) };
        let rates = vec![rate("2026-01", 90), rate("2026-03", 95)];
        let table = Ledger { rates, ..Ledger::empty(Currency::EUR) }.table();
        let amount = Decimal::from(10);
        assert_eq!(table.convert(amount, usd, month("2025-12")), None);
        assert_eq!(table.convert(amount, usd, month("2026-02")), Some(Decimal::new(900, 2)));
        assert_eq!(table.convert(amount, usd, month("2026-09")), Some(Decimal::new(950, 2)));
        assert_eq!(table.convert(amount, Currency::EUR, month("2020-01")), Some(amount));
    }
}
