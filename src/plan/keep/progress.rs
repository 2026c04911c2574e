//! How far an objective is, from the data.

use serde::Serialize;

use super::fields::{BASELINE, DUE, FIGURE, OCCURRENCE, STATE, TARGET};
use crate::model::calendar::days_between;
use crate::model::{Date, Decimal, Item};
use crate::plan::account::{Figure, Situation};

/// How far behind the time passed an objective may be, as a share of the way, and still be on track.
const SLACK_SHARE: f64 = 0.1;
/// How far under its target an objective to hold a figure may be and still hold it.
const HOLD_SHARE: f64 = 0.01;

/// From where it started, where it is and where it is to get.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Progress {
    pub figure: Figure,
    pub baseline: Decimal,
    pub now: Decimal,
    pub target: Decimal,
    /// (now - baseline) / (target - baseline), 0 to 1; of an objective to hold a figure now / target.
    pub share: f64,
    /// Whether the share of the way is no more than a tenth behind the share of the time that has passed since the baseline;
    /// none without a due date, and while no more than a tenth of the time has passed, unless it went back by more.
    pub on_track: Option<bool>,
    /// It is to hold a figure, not to move it: baseline and target are less than a hundredth apart.
    pub holds: bool,
    pub reached: bool,
}

/// None where the item has no numbers or the data does not tell the figure.
pub fn progress(s: &Situation<'_>, item: &Item) -> Option<Progress> {
    if item.value(STATE) == Some("dropped") {
        return None;
    }
    let figure = Figure::from_key(item.value(FIGURE)?)?;
    let number = |field: &str| item.value(field)?.parse::<Decimal>().ok();
    let (baseline, target) = (number(BASELINE)?, number(TARGET)?);
    let now = figure.now(s, item.value(OCCURRENCE)).ok()?;
    let due = item.value(DUE).and_then(|due| due.parse::<Date>().ok());
    let time = due.and_then(|due| time_share(item.since.last_day(), s.context.as_of(), due));
    measured(figure, baseline, now, target, time)
}

fn measured(figure: Figure, baseline: Decimal, now: Decimal, target: Decimal, time: Option<f64>) -> Option<Progress> {
    let share_of = |part: Decimal, whole: Decimal| {
        let (part, whole) = (f64::try_from(part).ok()?, f64::try_from(whole).ok()?);
        Some(part / whole).filter(|share| share.is_finite())
    };
    let way = target.checked_sub(baseline)?;
    let is_still = way.is_zero() || share_of(way, target).is_some_and(|share| share.abs() < HOLD_SHARE);
    let (share, holds) = match is_still {
        true if target.is_zero() => return None,
        true => (share_of(now, target)?, true),
        false => (share_of(now.checked_sub(baseline)?, way)?, false),
    };
    let reached = if holds { share >= 1.0 - HOLD_SHARE } else { share >= 1.0 };
    let on_track = time.and_then(|time| match share + SLACK_SHARE >= time.min(1.0) {
        _ if holds => Some(reached),
        true if time <= SLACK_SHARE && !reached => None,
        kept => Some(kept),
    });
    // To hold a figure is reached on the last day alone.
    let over = time.is_some_and(|time| time >= 1.0);
    Some(Progress {
        figure,
        baseline,
        now,
        target,
        share: share.clamp(0.0, 1.0),
        on_track,
        holds,
        reached: reached && (!holds || over),
    })
}

/// The share of the time from the start to the due date that has passed; none before the first day is over.
fn time_share(start: Date, as_of: Date, due: Date) -> Option<f64> {
    let (passed, whole) = (days_between(start, as_of), days_between(start, due));
    if passed <= 0 {
        return None;
    }
    if whole <= 0 {
        return Some(1.0);
    }
    let float = |days: i64| i32::try_from(days).ok().map(f64::from);
    Some(float(passed)? / float(whole)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(baseline: i64, now: i64, target: i64, time: Option<f64>) -> Progress {
        let whole = Decimal::from;
        measured(Figure::Nps, whole(baseline), whole(now), whole(target), time).unwrap()
    }

    #[test]
    fn progress_is_the_share_of_the_way_whichever_way_is_up() {
        for (baseline, now, target) in [(100, 150, 200), (-40, 0, 40), (80, 60, 40)] {
            let progress = of(baseline, now, target, Some(0.5));
            assert!((progress.share - 0.5).abs() < 1e-12);
            assert_eq!((progress.on_track, progress.reached), (Some(true), false));
        }
        assert_eq!(of(100, 90, 200, Some(0.05)).share, 0.0);
        assert_eq!(of(100, 90, 200, Some(0.5)).on_track, Some(false));
        // Too early to tell, unless it went back.
        assert_eq!(of(100, 100, 200, Some(0.08)).on_track, None);
        assert_eq!(of(100, 80, 200, Some(0.08)).on_track, Some(false));
        assert_eq!(of(100, 101, 200, Some(0.2)).on_track, Some(false));
        let beyond = of(100, 260, 200, Some(0.2));
        assert_eq!((beyond.share, beyond.reached), (1.0, true));
        assert_eq!(of(100, 100, 200, None).on_track, None);
    }

    #[test]
    fn to_hold_a_figure_is_reached_on_the_last_day_alone() {
        let held = of(100, 100, 100, Some(0.5));
        assert_eq!((held.on_track, held.reached), (Some(true), false));
        assert!(held.holds && of(100, 104, 100, Some(1.2)).reached);
        // What is written as the same amount is to be held too.
        let near = of(431_200, 431_300, 431_400, Some(0.1));
        assert_eq!((near.holds, near.on_track, near.reached), (true, Some(true), false));
        assert!(!of(100, 100, 102, Some(0.5)).holds);
        assert_eq!(of(100, 90, 100, Some(0.5)).on_track, Some(false));
        assert!(measured(Figure::Nps, Decimal::ZERO, Decimal::ONE, Decimal::ZERO, None).is_none());
    }

    #[test]
    fn time_passes_from_the_month_of_the_proposal_to_the_due_date() {
        let (start, due) = (date(2026, 10, 31), date(2027, 10, 31));
        assert_eq!(time_share(start, start, due), None);
        assert_eq!(time_share(start, date(2027, 1, 12), due), Some(0.2));
        assert_eq!(time_share(start, date(2026, 11, 30), start), Some(1.0));
    }
}
