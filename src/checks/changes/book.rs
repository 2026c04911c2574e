//! Where causes are entered, and what is made of them.

use std::collections::{BTreeMap, BTreeSet};

use super::Before;
use super::places::{Place, Places};
use super::told;
use crate::model::{AccountChange, Cause, Change, ChangePart, ChangedFigure, Changes, Decimal, FigureChange, Month};

/// What a part is about: parts that agree are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// None where the month lies outside the figure.
    pub figure: Option<ChangedFigure>,
    pub cause: Cause,
    pub month: Option<Month>,
    pub file: Option<String>,
    pub counterpart: Option<Place>,
    /// It comes from there.
    pub incoming: bool,
}

impl Entry {
    /// Of rows that stay where they are.
    pub fn of(figure: Option<ChangedFigure>, cause: Cause) -> Entry {
        Entry { figure, cause, month: None, file: None, counterpart: None, incoming: false }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    amount: Decimal,
    rows: usize,
}

/// The value of a figure at a place, then and now.
#[derive(Debug, Clone, Copy, Default)]
struct Totals {
    before: Decimal,
    now: Decimal,
    without_rate_before: usize,
    without_rate_now: usize,
}

/// A difference of an account's own record, or of something that is no account's.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub accounts: BTreeSet<Place>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub month: Option<Month>,
    pub file: Option<String>,
    pub rows: usize,
    pub deals: Vec<String>,
    /// The value is the accounts' own: it is listed with each of them.
    pub of_record: bool,
}

impl Told {
    fn take_in(&mut self, other: &Told) {
        self.accounts.extend(&other.accounts);
        self.deals.extend(other.deals.iter().cloned());
        self.rows += other.rows;
        self.of_record |= other.of_record;
    }
}

#[derive(Default)]
pub struct Book {
    parts: BTreeMap<(Place, Entry), Sum>,
    /// The deals of an entry.
    deals: BTreeMap<Entry, BTreeSet<String>>,
    totals: BTreeMap<(Place, ChangedFigure), Totals>,
    told: Vec<(Cause, Told)>,
}

impl Book {
    /// A part of a change at a place. Sums beyond what a decimal holds stay at its end: the scores call them too large.
    pub fn enter(&mut self, place: Place, entry: Entry, amount: Decimal) {
        let sum = self.parts.entry((place, entry)).or_default();
        sum.amount = sum.amount.saturating_add(amount);
        sum.rows += 1;
    }

    /// Takes an amount from one place to another.
    pub fn carry(&mut self, figure: ChangedFigure, cause: Cause, (from, to): (Place, Place), amount: Decimal) {
        let entry = |counterpart, incoming| Entry {
            counterpart: Some(counterpart),
            incoming,
            ..Entry::of(Some(figure), cause)
        };
        self.enter(from, entry(to, false), -amount);
        self.enter(to, entry(from, true), amount);
    }

    pub fn name_deal(&mut self, entry: &Entry, id: &str) {
        self.deals.entry(entry.clone()).or_default().insert(id.to_owned());
    }

    /// What a row came to; none without a rate.
    pub fn count_before(&mut self, place: Place, figure: ChangedFigure, value: Option<Decimal>) {
        let totals = self.totals.entry((place, figure)).or_default();
        totals.before = totals.before.saturating_add(value.unwrap_or_default());
        totals.without_rate_before += usize::from(value.is_none());
    }

    pub fn count_now(&mut self, place: Place, figure: ChangedFigure, value: Option<Decimal>) {
        let totals = self.totals.entry((place, figure)).or_default();
        totals.now = totals.now.saturating_add(value.unwrap_or_default());
        totals.without_rate_now += usize::from(value.is_none());
    }

    pub fn tell(&mut self, cause: Cause, told: Told) {
        self.told.push((cause, told));
    }

    pub fn close(self, places: &Places<'_>, before: &Before) -> Changes {
        let compared = places.now.currency == places.before.currency;
        let figures = ChangedFigure::ALL.iter().filter(|_| compared).map(|figure| self.whole(*figure)).collect();
        let mut causes = self.causes(places);
        causes.sort_by(|a, b| {
            (a.cause, a.month, &a.file, &a.from, &a.to).cmp(&(b.cause, b.month, &b.file, &b.from, &b.to))
        });
        Changes {
            compared_with: before.run.clone(),
            since: before.period,
            currency: places.now.currency,
            figures,
            causes,
            accounts: self.accounts(places),
        }
    }

    /// A figure of the portfolio; what only changed its place is no part of it.
    fn whole(&self, figure: ChangedFigure) -> FigureChange {
        let mut totals = Totals::default();
        for (_, own) in self.totals.iter().filter(|((_, of), _)| *of == figure) {
            totals.before = totals.before.saturating_add(own.before);
            totals.now = totals.now.saturating_add(own.now);
            totals.without_rate_before += own.without_rate_before;
            totals.without_rate_now += own.without_rate_now;
        }
        let mut parts: BTreeMap<Entry, Sum> = BTreeMap::new();
        let own =
            self.parts.iter().filter(|((_, entry), _)| entry.figure == Some(figure) && entry.counterpart.is_none());
        for ((_, entry), sum) in own {
            let all = parts.entry(entry.clone()).or_default();
            all.amount = all.amount.saturating_add(sum.amount);
            all.rows += sum.rows;
        }
        change(figure, totals, parts.iter().map(|(entry, sum)| part(entry, *sum, None)).collect())
    }

    fn accounts(&self, places: &Places<'_>) -> Vec<AccountChange> {
        let mut found: BTreeMap<Place, AccountChange> = BTreeMap::new();
        let blank = |place: Place| AccountChange {
            account_id: places.id(place),
            name: places.account(place).map(|account| account.name.clone()).unwrap_or_default(),
            figures: Vec::new(),
            attributes: Vec::new(),
        };
        let mut parts: BTreeMap<(Place, ChangedFigure), Vec<ChangePart>> = BTreeMap::new();
        for ((place, entry), sum) in &self.parts {
            if let Some(figure) = entry.figure {
                let counterpart = entry.counterpart.map(|other| places.id(other));
                parts.entry((*place, figure)).or_default().push(part(entry, *sum, counterpart));
            }
        }
        for ((place, figure), parts) in parts {
            let totals = self.totals.get(&(place, figure)).copied().unwrap_or_default();
            found.entry(place).or_insert_with(|| blank(place)).figures.push(change(figure, totals, parts));
        }
        for (cause, told) in self.told.iter().filter(|(_, told)| told.of_record) {
            for place in &told.accounts {
                let account = found.entry(*place).or_insert_with(|| blank(*place));
                account.attributes.push((*cause, told.from.clone(), told.to.clone()));
            }
        }
        let mut accounts: Vec<AccountChange> = found.into_values().collect();
        accounts.iter_mut().for_each(|account| account.attributes.sort());
        accounts.sort_by(|a, b| a.account_id.cmp(&b.account_id));
        accounts
    }

    fn causes(&self, places: &Places<'_>) -> Vec<Change> {
        let mut groups: BTreeMap<Entry, (Sum, BTreeSet<Place>)> = BTreeMap::new();
        for ((place, entry), sum) in &self.parts {
            // A merge is told by the records, a move once, from where the rows came.
            let carried = entry.counterpart.is_some();
            if carried && (entry.cause == Cause::Merged || entry.incoming) {
                continue;
            }
            let group = Entry { counterpart: carried.then_some(*place), ..entry.clone() };
            let (all, accounts) = groups.entry(group).or_default();
            all.amount = all.amount.saturating_add(sum.amount);
            all.rows += sum.rows;
            accounts.extend([*place].into_iter().chain(entry.counterpart));
        }
        let of_parts = groups.into_iter().map(|(entry, (sum, accounts))| {
            let deals = self.deals.get(&entry).into_iter().flatten().cloned().collect();
            let from = entry.counterpart.map(|place| places.told(place));
            let to =
                (entry.cause == Cause::Moved).then(|| self.moved_to(places, entry.counterpart, entry.figure)).flatten();
            let amount = entry.counterpart.is_none().then_some(sum.amount);
            let (month, file) = (entry.month, entry.file.clone());
            let told = Told { accounts, from, to, month, file, rows: sum.rows, deals, of_record: false };
            made(places, entry.cause, entry.figure, told, amount)
        });
        let of_records = grouped(&self.told).into_iter().map(|(cause, told)| made(places, cause, None, told, None));
        of_parts.chain(of_records).collect()
    }

    /// Where a place's rows went, if to one place.
    fn moved_to(&self, places: &Places<'_>, from: Option<Place>, figure: Option<ChangedFigure>) -> Option<String> {
        let theirs = self.parts.keys().filter(|(place, entry)| {
            Some(*place) == from && entry.cause == Cause::Moved && !entry.incoming && entry.figure == figure
        });
        let to: BTreeSet<Place> = theirs.filter_map(|(_, entry)| entry.counterpart).collect();
        to.first().filter(|_| to.len() == 1).map(|place| places.told(*place))
    }
}

/// Lines of one cause beyond which it is told in one.
const MOST_LINES: usize = 12;

/// What became of several accounts alike is told once; a cause with many lines left is told as one of all its accounts.
fn grouped(all: &[(Cause, Told)]) -> Vec<(Cause, Told)> {
    type Key<'a> = (Cause, Option<&'a str>, Option<&'a str>, Option<Month>, Option<&'a str>);
    let mut alike: BTreeMap<Key<'_>, Told> = BTreeMap::new();
    for (cause, told) in all {
        let key = (*cause, told.from.as_deref(), told.to.as_deref(), told.month, told.file.as_deref());
        let group = alike.entry(key).or_insert_with(|| Told {
            from: told.from.clone(),
            to: told.to.clone(),
            month: told.month,
            file: told.file.clone(),
            ..Told::default()
        });
        group.take_in(told);
    }
    let mut lines: BTreeMap<Cause, Vec<Told>> = BTreeMap::new();
    alike.into_iter().for_each(|((cause, ..), told)| lines.entry(cause).or_default().push(told));
    let told = lines.into_iter().flat_map(|(cause, lines)| {
        let of_accounts = lines.iter().all(|told| told.of_record);
        let lines = match lines.len() > MOST_LINES && of_accounts {
            true => vec![lines.iter().fold(Told::default(), |mut all, told| {
                all.take_in(told);
                all
            })],
            false => lines,
        };
        lines.into_iter().map(move |told| (cause, told))
    });
    told.collect()
}

fn part(entry: &Entry, sum: Sum, counterpart: Option<String>) -> ChangePart {
    ChangePart {
        cause: entry.cause,
        month: entry.month,
        file: entry.file.clone(),
        counterpart,
        amount: sum.amount.normalize(),
        rows: sum.rows,
    }
}

fn change(figure: ChangedFigure, totals: Totals, parts: Vec<ChangePart>) -> FigureChange {
    FigureChange {
        figure,
        before: totals.before.normalize(),
        now: totals.now.normalize(),
        without_rate_before: totals.without_rate_before,
        without_rate_now: totals.without_rate_now,
        parts,
    }
}

fn made(
    places: &Places<'_>,
    cause: Cause,
    figure: Option<ChangedFigure>,
    told: Told,
    amount: Option<Decimal>,
) -> Change {
    let mut accounts: Vec<String> = told.accounts.iter().map(|place| places.id(*place)).collect();
    accounts.retain(|id| !id.is_empty());
    accounts.sort();
    let account_count = accounts.len();
    accounts.truncate(Change::MOST_IDS);
    let mut deals = told.deals;
    deals.truncate(Change::MOST_IDS);
    let mut change = Change {
        cause,
        usual: cause.is_usual(),
        figure,
        accounts,
        account_count,
        from: told.from,
        to: told.to,
        month: told.month,
        file: told.file,
        deals,
        rows: told.rows,
        amount: amount.map(|amount| amount.normalize()),
        what: String::new(),
    };
    change.what = told::what(&change, places.now.currency);
    change
}
