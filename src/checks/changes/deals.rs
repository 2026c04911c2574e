//! Why the value of open deals differs, deal by deal.

use super::book::{Book, Entry, Told};
use super::pairs::Pairs;
use super::places::{Place, Places};
use crate::model::key::id_key;
use crate::model::{Cause, ChangedFigure, Date, DealState, Decimal, LedgerDeal, Month, RateTable};

const FIGURE: ChangedFigure = ChangedFigure::PipelineValue;

struct Old<'a> {
    deal: &'a LedgerDeal,
    key: String,
    counted: Place,
    place: Place,
    value: Value,
}

struct New<'a> {
    deal: &'a LedgerDeal,
    key: String,
    place: Place,
    value: Value,
}

/// What a deal gives to the pipeline.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    /// Closed, or open without an amount.
    Nothing,
    NoRate,
    Money(Decimal),
}

impl Value {
    fn of(deal: &LedgerDeal, rates: &RateTable, as_of: Month) -> Value {
        match deal.amount.filter(|_| deal.state == DealState::Open) {
            None => Value::Nothing,
            Some(amount) => rates.convert(amount, deal.currency, as_of).map_or(Value::NoRate, Value::Money),
        }
    }

    fn amount(self) -> Decimal {
        match self {
            Value::Money(amount) => amount,
            Value::Nothing | Value::NoRate => Decimal::ZERO,
        }
    }

    fn counted(self) -> Option<Option<Decimal>> {
        match self {
            Value::Nothing => None,
            Value::NoRate => Some(None),
            Value::Money(amount) => Some(Some(amount)),
        }
    }
}

/// Enters each deal's part; `days` are the as-of dates of the two runs.
pub fn compare(places: &Places<'_>, (then, today): (Date, Date), book: &mut Book) {
    let (rates_then, rates) = (places.before.table(), places.now.table());
    let old = places.before.deals.iter().map(|deal| Old {
        deal,
        key: id_key(&deal.id),
        counted: places.counted(deal.account),
        place: places.standing(deal.account),
        value: Value::of(deal, &rates_then, Month::of(then)),
    });
    let new = places.now.deals.iter().map(|deal| New {
        deal,
        key: id_key(&deal.id),
        place: Places::of_now(deal.account),
        value: Value::of(deal, &rates, Month::of(today)),
    });
    let (old, new): (Vec<Old<'_>>, Vec<New<'_>>) = (old.collect(), new.collect());
    for deal in &old {
        deal.value.counted().into_iter().for_each(|value| book.count_before(deal.counted, FIGURE, value));
        if deal.counted != deal.place && deal.value != Value::Nothing {
            book.carry(FIGURE, Cause::Merged, (deal.counted, deal.place), deal.value.amount());
        }
    }
    for deal in &new {
        deal.value.counted().into_iter().for_each(|value| book.count_now(deal.place, FIGURE, value));
    }
    let pairs = paired(&old, &new);
    let mut desk = Desk { rates, today: Month::of(today), book };
    for (old, new) in pairs.found.iter().filter_map(|(a, b)| Some((old.get(*a)?, new.get(*b)?))) {
        desk.pair(old, new);
    }
    for old in pairs.old.iter().filter_map(|place| old.get(*place)).filter(|old| old.deal.state == DealState::Open) {
        desk.enter(old.place, Cause::DealDeleted, old.deal, -old.value.amount());
    }
    for new in pairs.new.iter().filter_map(|place| new.get(*place)).filter(|new| new.deal.state == DealState::Open) {
        let known = new.deal.created.is_some_and(|created| created <= then);
        let cause = if known { Cause::DealAppeared } else { Cause::DealCreated };
        desk.enter(new.place, cause, new.deal, new.value.amount());
        desk.without_rate(new);
    }
}

/// An id that several rows bear is paired by what they hold.
fn paired(old: &[Old<'_>], new: &[New<'_>]) -> Pairs {
    let mut pairs = Pairs::of(old.len(), new.len());
    pairs.pass(
        |a| old.get(a).map(|old| (old.key.as_str(), old.deal.state, old.deal.currency, old.deal.amount)),
        |b| new.get(b).map(|new| (new.key.as_str(), new.deal.state, new.deal.currency, new.deal.amount)),
    );
    pairs.pass(|a| old.get(a).map(|old| old.key.as_str()), |b| new.get(b).map(|new| new.key.as_str()));
    pairs
}

struct Desk<'b> {
    rates: RateTable,
    today: Month,
    book: &'b mut Book,
}

impl Desk<'_> {
    fn pair(&mut self, old: &Old<'_>, new: &New<'_>) {
        if old.place != new.place && new.deal.state != DealState::Open {
            // Closed at another account than it was opened at: it leaves from where it was.
            return self.closing(old, new, old.place);
        }
        if old.place != new.place && old.deal.state == DealState::Open {
            self.book.carry(FIGURE, Cause::Moved, (old.place, new.place), old.value.amount());
        }
        match (old.deal.state, new.deal.state) {
            (DealState::Open, DealState::Open) => self.still_open(old, new),
            (_, DealState::Open) => {
                self.enter(new.place, Cause::DealReopened, new.deal, new.value.amount());
                self.without_rate(new);
            }
            _ => self.closing(old, new, new.place),
        }
    }

    fn closing(&mut self, old: &Old<'_>, new: &New<'_>, place: Place) {
        let cause = match (old.deal.state, new.deal.state) {
            (DealState::Open, DealState::Won) => Cause::DealWon,
            (DealState::Open, DealState::Lost) => Cause::DealLost,
            (DealState::Open, _) => Cause::DealClosed,
            (then, now) if then != now => return self.outcome(old, new),
            _ => return,
        };
        self.enter(place, cause, new.deal, -old.value.amount());
    }

    fn outcome(&mut self, old: &Old<'_>, new: &New<'_>) {
        let told = Told {
            accounts: [new.place].into(),
            from: Some(old.deal.state.key().to_owned()),
            to: Some(new.deal.state.key().to_owned()),
            deals: vec![new.deal.id.clone()],
            rows: 1,
            of_record: true,
            ..Told::default()
        };
        self.book.tell(Cause::DealOutcomeChanged, told);
    }

    fn still_open(&mut self, old: &Old<'_>, new: &New<'_>) {
        if let (Some(from), Some(to)) = (old.deal.close, new.deal.close)
            && from != to
        {
            let told = Told {
                accounts: [new.place].into(),
                from: Some(from.to_string()),
                to: Some(to.to_string()),
                deals: vec![new.deal.id.clone()],
                rows: 1,
                of_record: true,
                ..Told::default()
            };
            self.book.tell(Cause::DealRedated, told);
        }
        let (then, now) = (old.value.amount(), new.value.amount());
        if old.deal.currency != new.deal.currency {
            self.enter(new.place, Cause::DealCurrencyChanged, new.deal, now.saturating_sub(then));
            return self.without_rate(new);
        }
        let at_new_rate = old.deal.amount.map(|amount| self.rates.convert(amount, old.deal.currency, self.today));
        let between = at_new_rate.map_or(Decimal::ZERO, Option::unwrap_or_default);
        let cause = match (old.value, at_new_rate) {
            (Value::NoRate, Some(Some(_))) => Some(Cause::RateGiven),
            (Value::Money(_), Some(None)) => Some(Cause::RateMissing),
            (Value::Money(then), Some(Some(now))) if then != now => Some(Cause::RateOfMonth),
            _ => None,
        };
        if let Some(cause) = cause {
            self.enter(new.place, cause, new.deal, between.saturating_sub(then));
        }
        if old.deal.amount != new.deal.amount {
            self.enter(new.place, Cause::DealAmountChanged, new.deal, now.saturating_sub(between));
            if old.value == Value::Nothing {
                self.without_rate(new);
            }
        }
    }

    fn without_rate(&mut self, new: &New<'_>) {
        if new.value == Value::NoRate {
            self.enter(new.place, Cause::RateMissing, new.deal, Decimal::ZERO);
        }
    }

    fn enter(&mut self, place: Place, cause: Cause, deal: &LedgerDeal, amount: Decimal) {
        let entry = Entry::of(Some(FIGURE), cause);
        self.book.name_deal(&entry, &deal.id);
        self.book.enter(place, entry, amount);
    }
}
