//! What differs in the accounts' own records, and the currencies that are new to them.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Told};
use super::places::{Place, Places};
use crate::model::key::id_key;
use crate::model::{Cause, Currency, Date, LedgerAccount, Month};

pub fn compare(places: &Places<'_>, since: Date, book: &mut Book) {
    for (place, account) in (0..).zip(&places.now.accounts) {
        match places.then(place) {
            Some(then) => attributes(places, then, account, Place::Now(place), book),
            None => {
                let is_new = account.created.is_some_and(|created| created > since);
                let cause = if is_new { Cause::AccountCreated } else { Cause::AccountAppeared };
                one(book, cause, Place::Now(place), None, Some(&account.name));
            }
        }
    }
    for (place, account) in (0..).zip(&places.before.accounts) {
        let (counted, stands) = (places.counted(Some(place)), places.standing(Some(place)));
        match (counted, stands) {
            (Place::Gone(_), Place::Now(_)) => {
                let told = Told {
                    accounts: [stands].into(),
                    from: Some(places.told(Place::Gone(place))),
                    to: Some(places.told(stands)),
                    of_record: true,
                    ..Told::default()
                };
                book.tell(Cause::Merged, told);
            }
            (Place::Gone(_), _) => one(book, Cause::AccountGone, counted, Some(&account.name), None),
            _ => {}
        }
    }
    if places.now.currency == places.before.currency {
        new_currencies(places, book);
    }
}

fn one(book: &mut Book, cause: Cause, place: Place, from: Option<&str>, to: Option<&str>) {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let told = Told { accounts: [place].into(), from: owned(from), to: owned(to), of_record: true, ..Told::default() };
    book.tell(cause, told);
}

fn attributes(places: &Places<'_>, then: &LedgerAccount, now: &LedgerAccount, place: Place, book: &mut Book) {
    let mut tell = |cause, from: Option<&str>, to: Option<&str>| {
        if from != to {
            one(book, cause, place, from, to);
        }
    };
    tell(Cause::Renamed, Some(&then.name), Some(&now.name));
    tell(Cause::KindChanged, then.kind.as_deref(), now.kind.as_deref());
    tell(Cause::SegmentChanged, then.segment.as_deref(), now.segment.as_deref());
    let code = |currency: Option<Currency>| currency.map(|currency| currency.code().to_owned());
    tell(Cause::AccountCurrencyChanged, code(then.currency).as_deref(), code(now.currency).as_deref());
    let key = |id: &Option<String>| id.as_deref().map(id_key);
    if key(&then.parent) != key(&now.parent) {
        let told = |id: &Option<String>| id.as_deref().map(|id| places.told_by(id));
        tell(Cause::ParentChanged, told(&then.parent).as_deref(), told(&now.parent).as_deref());
    }
}

/// Lines of a currency in which an account with lines had none.
fn new_currencies(places: &Places<'_>, book: &mut Book) {
    let mut known: BTreeMap<Place, BTreeSet<Currency>> = BTreeMap::new();
    for line in places.before.lines.iter().filter(|line| line.counted) {
        known.entry(places.standing(line.account)).or_default().insert(line.currency);
    }
    #[derive(Default)]
    struct Found {
        accounts: BTreeSet<Place>,
        first: Option<Month>,
        rows: usize,
    }
    let mut found: BTreeMap<Currency, Found> = BTreeMap::new();
    for line in places.now.lines.iter().filter(|line| line.counted) {
        let place = Places::of_now(line.account);
        let is_new = known.get(&place).is_some_and(|known| !known.contains(&line.currency));
        if is_new && place != Place::NoAccount {
            let found = found.entry(line.currency).or_default();
            found.accounts.insert(place);
            found.first = Some(found.first.map_or(line.month, |first| first.min(line.month)));
            found.rows += 1;
        }
    }
    for (currency, found) in found {
        let told = Told {
            accounts: found.accounts,
            to: Some(currency.code().to_owned()),
            month: found.first,
            rows: found.rows,
            of_record: true,
            ..Told::default()
        };
        book.tell(Cause::CurrencyNew, told);
    }
}
