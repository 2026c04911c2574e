//! Why the revenue of the last twelve months differs, line by line.

use super::book::{Book, Entry};
use super::pairs::Pairs;
use super::places::{Place, Places};
use crate::model::{Cause, ChangedFigure, Currency, Decimal, LEDGER_MONTHS, Ledger, LedgerLine, Month, RateTable};

const FIGURE: ChangedFigure = ChangedFigure::RevenueLtm;
const YEAR: i32 = 12;

/// The periods of the two runs, and so their windows of twelve months.
#[derive(Debug, Clone, Copy)]
pub struct Windows {
    pub before: Month,
    pub now: Month,
}

impl Windows {
    fn held(self, month: Month) -> bool {
        (0..YEAR).contains(&self.before.since(month))
    }

    fn holds(self, month: Month) -> bool {
        (0..YEAR).contains(&self.now.since(month))
    }

    /// Both ledgers tell of the month, and it was closed in the last run.
    fn was_closed(self, month: Month) -> bool {
        month <= self.before && self.now.since(month) < LEDGER_MONTHS && self.before.since(month) < LEDGER_MONTHS
    }
}

#[derive(Debug, Clone, Copy)]
struct Old {
    line: LedgerLine,
    /// Where it counted, and where it is looked for.
    counted: Place,
    place: Place,
    /// None without a rate.
    converted: Option<Decimal>,
}

#[derive(Debug, Clone, Copy)]
struct New {
    line: LedgerLine,
    place: Place,
    converted: Option<Decimal>,
}

impl Old {
    /// What it gave to the figure.
    fn share(&self, windows: Windows) -> Decimal {
        let counts = self.line.counted && windows.held(self.line.month);
        self.converted.filter(|_| counts).unwrap_or_default()
    }
}

impl New {
    fn share(&self, windows: Windows) -> Decimal {
        let counts = self.line.counted && windows.holds(self.line.month);
        self.converted.filter(|_| counts).unwrap_or_default()
    }
}

/// Enters each line's part.
pub fn compare(places: &Places<'_>, windows: Windows, config_changed: bool, book: &mut Book) {
    let (old, new) = (olds(places, windows), news(places));
    total(&old, &new, windows, book);
    for line in old.iter().filter(|line| line.counted != line.place && line.line.counted) {
        if windows.held(line.line.month) {
            book.carry(FIGURE, Cause::Merged, (line.counted, line.place), line.share(windows));
        }
    }
    let pairs = paired(&old, &new);
    let first = |ledger: &Ledger| ledger.lines.iter().map(|line| line.month).min();
    let began = (first(places.before), first(places.now));
    let mut desk = Desk { places, windows, rates: places.now.table(), config_changed, began, book };
    for (old, new) in pairs.found.iter().filter_map(|(a, b)| Some((old.get(*a)?, new.get(*b)?))) {
        desk.pair(old, new);
    }
    pairs.old.iter().filter_map(|place| old.get(*place)).for_each(|old| desk.gone(old));
    pairs.new.iter().filter_map(|place| new.get(*place)).for_each(|new| desk.come(new));
}

/// Where other records stand for revenue, no line is another's.
pub fn other_basis(places: &Places<'_>, windows: Windows, book: &mut Book) {
    let (old, new) = (olds(places, windows), news(places));
    total(&old, &new, windows, book);
    let entry = Entry::of(Some(FIGURE), Cause::BasisChanged);
    for line in old.iter().filter(|line| line.line.counted && windows.held(line.line.month)) {
        book.enter(line.counted, entry.clone(), -line.share(windows));
    }
    for line in new.iter().filter(|line| line.line.counted && windows.holds(line.line.month)) {
        book.enter(line.place, entry.clone(), line.share(windows));
    }
}

fn olds(places: &Places<'_>, windows: Windows) -> Vec<Old> {
    let rates = places.before.table();
    let kept = places.before.lines.iter();
    let kept = kept.filter(|line| windows.held(line.month) || windows.now.since(line.month) < LEDGER_MONTHS);
    kept.map(|line| Old {
        line: *line,
        counted: places.counted(line.account),
        place: places.standing(line.account),
        converted: rates.convert(line.amount, line.currency, line.month),
    })
    .collect()
}

fn news(places: &Places<'_>) -> Vec<New> {
    let rates = places.now.table();
    let converted = |line: &LedgerLine| rates.convert(line.amount, line.currency, line.month);
    let new = |line: &LedgerLine| New { line: *line, place: Places::of_now(line.account), converted: converted(line) };
    places.now.lines.iter().map(new).collect()
}

fn total(old: &[Old], new: &[New], windows: Windows, book: &mut Book) {
    for line in old.iter().filter(|line| line.line.counted && windows.held(line.line.month)) {
        book.count_before(line.counted, FIGURE, line.converted);
    }
    for line in new.iter().filter(|line| line.line.counted && windows.holds(line.line.month)) {
        book.count_now(line.place, FIGURE, line.converted);
    }
}

/// The surest pairs first: lines that are what they were; then those that moved; then those that were changed, of the
/// same month before others. Lines without a number are looked for at their own account alone.
fn paired(old: &[Old], new: &[New]) -> Pairs {
    let mut pairs = Pairs::of(old.len(), new.len());
    let same = |line: &LedgerLine| (line.key, line.month, line.currency, line.amount, line.counted);
    pairs.pass(
        |a| old.get(a).map(|old| (old.place, same(&old.line))),
        |b| new.get(b).map(|new| (new.place, same(&new.line))),
    );
    pairs.pass(
        |a| old.get(a).map(|old| (old.place, old.line.key, old.line.month)),
        |b| new.get(b).map(|new| (new.place, new.line.key, new.line.month)),
    );
    let numbered = |line: &LedgerLine| line.is_numbered().then(|| same(line));
    pairs.pass(|a| numbered(&old.get(a)?.line), |b| numbered(&new.get(b)?.line));
    let elsewhere = |line: &LedgerLine| line.is_numbered().then_some((line.key, line.month));
    pairs.pass(|a| elsewhere(&old.get(a)?.line), |b| elsewhere(&new.get(b)?.line));
    let other_day = |place: Place, line: &LedgerLine| line.is_numbered().then_some((place, line.key));
    pairs.pass(
        |a| old.get(a).and_then(|old| other_day(old.place, &old.line)),
        |b| new.get(b).and_then(|new| other_day(new.place, &new.line)),
    );
    pairs
}

struct Desk<'a, 'b> {
    places: &'a Places<'a>,
    windows: Windows,
    /// This run's.
    rates: RateTable,
    config_changed: bool,
    /// The first months of which the two exports tell lines.
    began: (Option<Month>, Option<Month>),
    book: &'b mut Book,
}

impl Desk<'_, '_> {
    fn pair(&mut self, old: &Old, new: &New) {
        let (was, is) = (old.line.month, new.line.month);
        let inside = self.windows.held(was) || self.windows.holds(is);
        if was != is {
            let changed = new.share(self.windows) - old.share(self.windows);
            if (old.line.counted || new.line.counted) && (inside || self.windows.was_closed(was)) {
                self.carry(old, new);
                let (figure, file) = (inside.then_some(FIGURE), self.file_now(&new.line));
                let entry = Entry { month: Some(is), file, ..Entry::of(figure, Cause::RowRedated) };
                self.book.enter(new.place, entry, changed);
            }
        } else if self.windows.held(is) && self.windows.holds(is) {
            self.carry(old, new);
            self.rewritten(old, new, Some(FIGURE));
        } else if self.windows.holds(is) {
            self.closed(new);
        } else {
            self.left(old);
            if self.windows.was_closed(is) {
                self.rewritten(old, new, None);
            }
        }
    }

    fn gone(&mut self, old: &Old) {
        self.left(old);
        // An export of the last so many months begins a month later each time: what it no longer reaches is not deleted.
        let reached = self.in_figure(old.line.month) || self.began.1.is_none_or(|first| old.line.month >= first);
        if old.line.counted && reached && self.windows.was_closed(old.line.month) {
            let file = self.places.before.file(old.line.file).map(str::to_owned);
            let value = old.converted.unwrap_or_default();
            self.enter(old.place, Cause::RowsDeleted, old.line.month, file, -value);
        }
    }

    fn come(&mut self, new: &New) {
        let month = new.line.month;
        if self.windows.holds(month) && !self.windows.held(month) {
            self.closed(new);
        } else if new.line.counted && self.windows.was_closed(month) && self.reached_before(month) {
            let file = self.file_now(&new.line);
            self.enter(new.place, Cause::RowsAdded, month, file, new.converted.unwrap_or_default());
            self.without_rate(new);
        }
    }

    /// Whether the last export told of the month, or the figure counts it all the same.
    fn reached_before(&self, month: Month) -> bool {
        self.in_figure(month) || self.began.0.is_none_or(|first| month >= first)
    }

    /// Its month was in the last run's twelve months and is not in this one's.
    fn left(&mut self, old: &Old) {
        let month = old.line.month;
        if old.line.counted && self.windows.held(month) && !self.windows.holds(month) {
            let entry = Entry { month: Some(month), ..Entry::of(Some(FIGURE), Cause::MonthLeft) };
            self.book.enter(old.place, entry, -old.share(self.windows));
        }
    }

    fn closed(&mut self, new: &New) {
        if new.line.counted {
            self.enter(new.place, Cause::MonthClosed, new.line.month, None, new.share(self.windows));
            self.without_rate(new);
        }
    }

    /// A row of this run that could not be converted, and is not known to have been so before.
    fn without_rate(&mut self, new: &New) {
        if new.converted.is_none() {
            self.enter(new.place, Cause::RateMissing, new.line.month, None, Decimal::ZERO);
        }
    }

    /// What it gave goes to where it is now; a line outside both windows gives nothing.
    fn carry(&mut self, old: &Old, new: &New) {
        if old.place != new.place && old.line.counted && self.windows.held(old.line.month) {
            self.book.carry(FIGURE, Cause::Moved, (old.place, new.place), old.share(self.windows));
        }
    }

    /// The same line of a closed month as it was and as it is; `figure` is none for a month that both windows leave out.
    fn rewritten(&mut self, old: &Old, new: &New, figure: Option<ChangedFigure>) {
        let month = new.line.month;
        let value = |counted: bool, converted: Option<Decimal>| converted.filter(|_| counted).unwrap_or_default();
        let (was, is) = (value(old.line.counted, old.converted), value(new.line.counted, new.converted));
        let file = self.file_now(&new.line);
        let entry = |cause, file| Entry { month: Some(month), file, ..Entry::of(figure, cause) };
        if !old.line.counted && !new.line.counted {
            return;
        }
        if old.line.counted != new.line.counted {
            let cause = if self.config_changed { Cause::ConfigChanged } else { Cause::StatusChanged };
            self.book.enter(new.place, entry(cause, file), is.saturating_sub(was));
            return;
        }
        if old.line.currency != new.line.currency {
            self.book.enter(new.place, entry(Cause::RowCurrencyChanged, file), is.saturating_sub(was));
            self.without_rate(new);
            return;
        }
        let at_new_rate = self.at_new_rate(old.line.amount, old.line.currency, month);
        let cause = match (old.converted, at_new_rate) {
            (Some(then), Some(now)) if then != now => Some((Cause::RateChanged, now.saturating_sub(then))),
            (None, Some(now)) => Some((Cause::RateGiven, now)),
            (Some(then), None) => Some((Cause::RateMissing, -then)),
            _ => None,
        };
        if let Some((cause, amount)) = cause {
            self.book.enter(new.place, entry(cause, None), amount);
        }
        if old.line.amount != new.line.amount {
            self.book.enter(
                new.place,
                entry(Cause::Restated, file),
                is.saturating_sub(at_new_rate.unwrap_or_default()),
            );
        }
    }

    fn at_new_rate(&self, amount: Decimal, currency: Currency, month: Month) -> Option<Decimal> {
        self.rates.convert(amount, currency, month)
    }

    fn file_now(&self, line: &LedgerLine) -> Option<String> {
        self.places.now.file(line.file).map(str::to_owned)
    }

    fn in_figure(&self, month: Month) -> bool {
        self.windows.holds(month) && (self.windows.held(month) || month > self.windows.before)
    }

    /// A month that one of the windows leaves out touches no figure, but for the one that has just closed.
    fn enter(&mut self, place: Place, cause: Cause, month: Month, file: Option<String>, amount: Decimal) {
        let figure = self.in_figure(month).then_some(FIGURE);
        self.book.enter(place, Entry { month: Some(month), file, ..Entry::of(figure, cause) }, amount);
    }
}
