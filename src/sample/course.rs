//! How an account fares month by month: its volume, and the distress from which every warning sign follows.

use super::calendar::Calendar;
use super::catalogue::Industry;
use super::chance::Chance;

/// The course of an account's life with us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Growing,
    Steady,
    Declining,
    /// Left inside the window.
    Churned,
    /// Bought for the first time in the last months.
    New,
    /// Never bought.
    Prospect,
    /// A name in the CRM and nothing else.
    NameOnly,
}

/// Of any twenty accounts in a row three churn, so that shares hold at every size.
pub(super) const TWENTY: [Life; 20] = {
    use Life::{Churned, Declining, Growing, NameOnly, New, Prospect, Steady};
    [
        Growing, Growing, Growing, Growing, Growing, Steady, Steady, Steady, Steady, Steady, Prospect, Declining,
        Declining, Churned, Churned, Churned, New, Prospect, Prospect, NameOnly,
    ]
};

impl Life {
    pub fn buys(self) -> bool {
        !matches!(self, Life::Prospect | Life::NameOnly)
    }
}

/// A way in which distress shows. Each account shows it more in some ways than in others, and in some not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channel {
    Volume,
    Usage,
    Tickets,
    Mood,
    Payment,
    Contact,
    Sponsor,
    Market,
}

#[derive(Debug)]
pub(super) struct Course {
    /// First month of purchases; before the window if negative.
    pub first: i32,
    /// Last month of purchases of an account that left.
    pub end: Option<i32>,
    growth: f64,
    distress: Vec<f64>,
    channels: [f64; 8],
}

impl Course {
    /// `first` and `end` are decided with the account's contracts; this adds what happens in between.
    pub fn new(life: Life, first: i32, end: Option<i32>, calendar: &Calendar, chance: &mut Chance) -> Course {
        let growth = match life {
            Life::Growing => chance.between(0.06, 0.18),
            Life::Declining => chance.between(-0.08, 0.04),
            Life::New => chance.between(0.2, 0.6),
            _ => chance.between(-0.02, 0.07),
        };
        let trouble = trouble(life, first, end, calendar, chance);
        let distress = (0..calendar.months).map(|month| trouble.map_or(0.0, |trouble| trouble.at(month))).collect();
        let channels = std::array::from_fn(|_| if chance.happens(0.15) { 0.0 } else { chance.between(0.5, 1.15) });
        Course { first, end, growth, distress, channels }
    }

    pub fn active(&self, month: i32) -> bool {
        month >= self.first && self.end.is_none_or(|end| month <= end)
    }

    /// 0 when all is well, 1 at the end; through a channel it may be muted.
    pub fn distress(&self, month: i32, channel: Channel) -> f64 {
        let now = usize::try_from(month).ok().and_then(|at| self.distress.get(at)).copied().unwrap_or(0.0);
        let strength = self.channels.get(channel as usize).copied().unwrap_or(1.0);
        (now * strength).clamp(0.0, 1.0)
    }

    /// The first month of the window in which distress shows through a channel.
    pub fn onset(&self, channel: Channel, threshold: f64) -> Option<i32> {
        (0..).zip(&self.distress).map(|(month, _)| month).find(|month| self.distress(*month, channel) >= threshold)
    }

    /// Growth alone, without seasons, a slow start or distress.
    pub fn trend(&self, month: i32) -> f64 {
        libm::pow(1.0 + self.growth, f64::from((month - self.first.max(0)).max(0)) / 12.0)
    }

    /// Purchases of a month relative to a plain month at the window's start or the first purchase.
    pub fn volume(&self, month: i32, industry: &Industry, calendar: &Calendar) -> f64 {
        if !self.active(month) {
            return 0.0;
        }
        let season = usize::try_from(calendar.season(month) - 1).ok().and_then(|at| industry.seasons.get(at));
        // A first order is rarely a full one.
        let ramp = (f64::from(month - self.first) + 2.0).min(5.0) / 5.0;
        self.trend(month) * season.copied().unwrap_or(1.0) * ramp * (1.0 - 0.6 * self.distress(month, Channel::Volume))
    }
}

/// A stretch of distress: it rises from `start` to `peak`, and passes where `relief` says so.
#[derive(Debug, Clone, Copy)]
struct Trouble {
    start: i32,
    peak: i32,
    height: f64,
    relief: Option<i32>,
}

impl Trouble {
    fn at(&self, month: i32) -> f64 {
        if month < self.start {
            return 0.0;
        }
        let rise = f64::from(month - self.start + 1) / f64::from((self.peak - self.start + 1).max(1));
        let fall = match self.relief {
            Some(relief) if month > self.peak => {
                1.0 - f64::from(month - self.peak) / f64::from((relief - self.peak).max(1))
            }
            _ => 1.0,
        };
        self.height * rise.min(1.0) * fall.max(0.0)
    }
}

fn trouble(life: Life, first: i32, end: Option<i32>, calendar: &Calendar, chance: &mut Chance) -> Option<Trouble> {
    let last = calendar.last();
    match (life, end) {
        (Life::Churned, Some(end)) => {
            let start = end - chance.whole(6, 11);
            Some(Trouble { start, peak: end, height: 1.0, relief: None })
        }
        (Life::Declining, _) => {
            let start = last - chance.whole(5, 12);
            Some(Trouble { start, peak: last, height: chance.between(0.45, 0.9), relief: None })
        }
        // Some who stayed had a bad time too: signs are not fate.
        (Life::Growing | Life::Steady, _) if chance.happens(0.25) => {
            let start = chance.whole(first.max(0) + 3, last.max(first.max(0) + 3));
            let peak = start + chance.whole(2, 4);
            Some(Trouble { start, peak, height: chance.between(0.35, 0.75), relief: Some(peak + chance.whole(3, 6)) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::chance::Topic;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_distress_of_a_churned_account_precedes_its_end_by_half_a_year_or_more() {
        let calendar = Calendar::new(date(2026, 10, 31), 60);
        for index in 0..50 {
            let mut chance = Chance::new(1, Topic::Course, index);
            let course = Course::new(Life::Churned, 3, Some(40), &calendar, &mut chance);
            let start = course.distress.iter().position(|distress| *distress > 0.0).unwrap();
            assert!((29..=34).contains(&start), "{start}");
            assert!(!course.active(41) && course.active(40));
        }
    }

    #[test]
    fn volume_grows_and_has_seasons() {
        let calendar = Calendar::new(date(2026, 10, 31), 60);
        let industry = &super::super::catalogue::INDUSTRIES[0];
        let course = Course::new(Life::Growing, -5, None, &calendar, &mut Chance::new(1, Topic::Course, 3));
        assert!(course.volume(57, industry, &calendar) < course.volume(56, industry, &calendar), "August is low");
        assert!(course.volume(55, industry, &calendar) > course.volume(7, industry, &calendar));
        assert!((course.volume(-6, industry, &calendar)).abs() < f64::EPSILON);
    }
}
