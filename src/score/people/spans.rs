//! Who held something from when to when, in order and with what is wrong about it.

use crate::model::{Date, Origin};
use crate::score::facts::Owner;

/// A time for which somebody held an account, a deal or a territory.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// Since ever where none is given.
    pub from: Option<Date>,
    /// The last day; until the next span where none is given.
    pub to: Option<Date>,
    pub owner: Owner<'a>,
    pub origin: Origin,
    /// Conditions of the territory; the account's own rows outrank any number of them.
    pub rank: usize,
}

/// The rank of a row that names the account itself.
pub const OWN: usize = usize::MAX;

impl Span<'_> {
    fn began_by(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
    }

    fn covers(&self, day: Date) -> bool {
        self.began_by(day) && self.to.is_none_or(|to| to >= day)
    }
}

/// A row that contradicts the one before it, or leaves days between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Overlap(Origin),
    Gap(Origin),
}

/// The spans of one account, deal or person.
#[derive(Debug, Clone, Default)]
pub struct Spans<'a>(Vec<Span<'a>>);

impl<'a> Spans<'a> {
    /// In the order of rank and first day; of changes of one day, one whose rep another one replaced comes first.
    pub fn new(mut spans: Vec<(Span<'a>, Option<&'a str>)>, same: &dyn Fn(Owner<'_>, Owner<'_>) -> bool) -> Spans<'a> {
        spans.sort_by_key(|(span, _)| (span.rank, span.from, span.origin));
        let mut ordered: Vec<(Span<'a>, Option<&'a str>)> = Vec::with_capacity(spans.len());
        for (span, before) in spans {
            let is_replaced = |(later, replaced): &(Span<'_>, Option<&str>)| {
                let of_that_day = later.rank == span.rank && later.from == span.from;
                of_that_day && replaced.is_some_and(|replaced| same((Some(replaced), None), span.owner))
            };
            let place = ordered.iter().position(is_replaced).unwrap_or(ordered.len());
            ordered.insert(place, (span, before));
        }
        let first = ordered.iter().position(|(span, _)| span.rank == OWN);
        let before = first.and_then(|place| ordered.get(place)).and_then(|(span, before)| {
            let (from, before) = (span.from?, (*before)?);
            Some(Span { from: None, to: from.yesterday().ok(), owner: (Some(before), None), ..*span })
        });
        let mut spans: Vec<Span<'a>> = ordered.into_iter().map(|(span, _)| span).collect();
        if let (Some(place), Some(before)) = (first, before) {
            spans.insert(place, before);
        }
        Spans(spans)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Who held it on a day: by the rows of the highest rank that cover the day, of these the one that began last.
    pub fn on(&self, day: Date) -> Option<Span<'a>> {
        let covering = self.0.iter().rev().filter(|span| {
            // An open row lasts until the next of its rank begins.
            span.covers(day) && !(span.to.is_none() && self.replaced(span, day))
        });
        covering.copied().next()
    }

    fn replaced(&self, span: &Span<'_>, day: Date) -> bool {
        self.0.iter().any(|next| next.rank == span.rank && next.from > span.from && next.began_by(day))
    }

    /// The last one that began by a day, whether or not it has ended.
    pub fn last_before(&self, day: Date) -> Option<Span<'a>> {
        self.0.iter().rev().find(|span| span.began_by(day)).copied()
    }

    /// Only the rows that name the account itself.
    pub fn own(&self) -> Spans<'a> {
        Spans(self.0.iter().filter(|span| span.rank == OWN).copied().collect())
    }

    /// Rows of the same rank that give two people the same days, or leave days to nobody. That one begins on the last
    /// day of the one before is how many systems write it.
    pub fn faults(&self, same: impl Fn(Owner<'_>, Owner<'_>) -> bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (before, next) in self.0.iter().zip(self.0.iter().skip(1)).filter(|(a, b)| a.rank == b.rank) {
            let (Some(to), Some(from)) = (before.to, next.from) else {
                if before.from == next.from
                    && before.to.is_some() != next.to.is_some()
                    && !same(before.owner, next.owner)
                {
                    faults.push(Fault::Overlap(next.origin));
                }
                continue;
            };
            if from < to && !same(before.owner, next.owner) {
                faults.push(Fault::Overlap(next.origin));
            } else if to.tomorrow().is_ok_and(|day| from > day) {
                faults.push(Fault::Gap(next.origin));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceIx;

    fn span(from: Option<&str>, to: Option<&str>, owner: &'static str, row: u32) -> Span<'static> {
        Span {
            from: from.map(|day| day.parse().unwrap()),
            to: to.map(|day| day.parse().unwrap()),
            owner: (Some(owner), None),
            origin: Origin { source: SourceIx(0), row },
            rank: OWN,
        }
    }

    fn spans(rows: Vec<(Span<'static>, Option<&'static str>)>) -> Spans<'static> {
        Spans::new(rows, &|a, b| a == b)
    }

    fn on(spans: &Spans<'_>, day: &str) -> Option<String> {
        spans.on(day.parse().unwrap()).and_then(|span| span.owner.0.map(str::to_owned))
    }

    fn faults(rows: Vec<Span<'static>>) -> Vec<Fault> {
        spans(rows.into_iter().map(|row| (row, None)).collect()).faults(|a, b| a == b)
    }

    #[test]
    fn a_change_ends_the_one_before_it_and_tells_who_was_there_first() {
        let history = spans(vec![
            (span(Some("2026-07-01"), None, "bea", 3), Some("ana")),
            (span(Some("2026-09-01"), None, "carl", 4), Some("bea")),
        ]);
        let days = ["2020-01-01", "2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01", "2027-01-01"];
        let held: Vec<String> = days.iter().filter_map(|day| on(&history, day)).collect();
        assert_eq!(held, ["ana", "ana", "bea", "bea", "carl", "carl"]);
        assert!(history.faults(|a, b| a == b).is_empty());
    }

    #[test]
    fn two_changes_of_one_day_follow_each_other_whatever_their_rows_order() {
        let first = (span(Some("2026-07-01"), None, "bea", 9), Some("ana"));
        let second = (span(Some("2026-07-01"), None, "carl", 3), Some("bea"));
        for rows in [vec![first, second], vec![second, first]] {
            let history = spans(rows);
            assert_eq!(on(&history, "2026-07-01").as_deref(), Some("carl"));
            assert_eq!(on(&history, "2026-06-30").as_deref(), Some("ana"));
        }
    }

    #[test]
    fn days_between_are_nobodys_and_told_as_are_days_of_two() {
        let until = |to| span(Some("2026-01-01"), Some(to), "ana", 2);
        let from = |from| span(Some(from), None, "bea", 3);
        let origin = Origin { source: SourceIx(0), row: 3 };
        assert_eq!(faults(vec![until("2026-03-31"), from("2026-04-01")]), []);
        assert_eq!(faults(vec![until("2026-03-31"), from("2026-03-31")]), [], "the last day is the first of the next");
        assert_eq!(faults(vec![until("2026-03-31"), from("2026-05-01")]), [Fault::Gap(origin)]);
        assert_eq!(faults(vec![until("2026-03-31"), from("2026-03-01")]), [Fault::Overlap(origin)]);
        let gapped = spans(vec![(until("2026-03-31"), None), (from("2026-05-01"), None)]);
        assert_eq!(on(&gapped, "2026-04-15"), None);
        let shared = spans(vec![(until("2026-03-31"), None), (from("2026-03-31"), None)]);
        assert_eq!(on(&shared, "2026-03-31").as_deref(), Some("bea"), "the later one");
    }

    #[test]
    fn an_open_row_does_not_come_back_after_the_next_one_has_ended() {
        let history = spans(vec![
            (span(Some("2026-01-01"), None, "ana", 2), None),
            (span(Some("2026-03-01"), Some("2026-03-31"), "bea", 3), None),
        ]);
        assert_eq!(on(&history, "2026-02-01").as_deref(), Some("ana"));
        assert_eq!(on(&history, "2026-03-15").as_deref(), Some("bea"));
        assert_eq!(on(&history, "2026-04-15"), None);
    }
}
