//! A simulated company whose customers leave by a known mechanism.
//!
//! Contracts run a year. Four things hold for a term: how use changes against the term before, whether anybody talks with
//! the customer, how late it pays, and how it answers the survey; the last three mostly go on in the next term. At the end
//! of a term the log-odds of leaving are linear in them. Tickets are drawn too, and mean nothing.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "draws from small ranges become whole")]

use cartera::model::*;
use cartera::score::churn::logistic::sigmoid;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::score::sample::Sample;

/// Log-odds of leaving at the end of a term.
const BASE: f64 = -3.6;
const PER_USE_LOST: f64 = 3.0;
const NO_CONTACT: f64 = 2.2;
const PER_LATE_DAY: f64 = 0.015;
const DETRACTOR: f64 = 1.6;
/// Chance that the way of a term goes on in the next.
const GOES_ON: f64 = 0.8;

pub const AS_OF: &str = "2026-10-31";
const MONTHS: i32 = 72;

struct Chance(ChaCha8Rng);

impl Chance {
    fn new(seed: u64, account: u64) -> Chance {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(account);
        Chance(random)
    }

    fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }
}

/// What holds for a term.
struct Course {
    use_change: f64,
    talks: bool,
    late_days: i32,
    rating: u32,
}

impl Course {
    fn draw(chance: &mut Chance, before: Option<&Course>) -> Course {
        let falls = chance.happens(0.3);
        let change = if falls { chance.between(-0.7, -0.2) } else { chance.between(-0.1, 0.2) };
        let pays_late = chance.happens(0.3);
        let late = if pays_late { chance.between(20.0, 80.0) } else { chance.between(0.0, 8.0) };
        let detracts = chance.happens(0.25);
        let mut course = Course {
            use_change: if before.is_some() { change } else { 0.0 },
            talks: chance.happens(0.7),
            late_days: late as i32,
            rating: if detracts { chance.between(0.0, 6.9) } else { chance.between(8.0, 10.9) } as u32,
        };
        for goes_on in 0..3 {
            if let Some(before) = before.filter(|_| chance.happens(GOES_ON)) {
                match goes_on {
                    0 => course.talks = before.talks,
                    1 => course.late_days = before.late_days,
                    _ => course.rating = before.rating,
                }
            }
        }
        course
    }

    fn log_odds(&self) -> f64 {
        BASE - PER_USE_LOST * self.use_change.min(0.0)
            + if self.talks { 0.0 } else { NO_CONTACT }
            + PER_LATE_DAY * f64::from(self.late_days)
            + if self.rating <= 6 { DETRACTOR } else { 0.0 }
    }
}

fn first_day(month: i32) -> Date {
    Month::new(2020, 11).unwrap().plus(month).first_day()
}

fn plus_days(day: Date, days: i32) -> String {
    day.checked_add(jiff::Span::new().days(days)).unwrap().to_string()
}

/// Six years of a company with so many accounts, of which some join later.
pub fn company(accounts: u64, seed: u64) -> Sample {
    let mut sample = Sample::default();
    for account in 0..accounts {
        let mut chance = Chance::new(seed, account);
        let id = format!("A{account:04}");
        sample.account(&id, &[]);
        let joins_early = chance.happens(0.55);
        let joined = if joins_early { chance.between(0.0, 12.0) } else { chance.between(12.0, 62.0) } as i32;
        let mut level = chance.between(200.0, 2000.0);
        let mut start = joined;
        let mut before = None;
        while start < MONTHS {
            let course = Course::draw(&mut chance, before.as_ref());
            level = (level * (1.0 + course.use_change)).max(20.0);
            term(&mut sample, &id, start, level, &course, &mut chance);
            start += 12;
            if chance.happens(sigmoid(course.log_odds())) {
                break;
            }
            before = Some(course);
        }
    }
    sample
}

fn term(sample: &mut Sample, id: &str, start: i32, level: f64, course: &Course, chance: &mut Chance) {
    let ends = first_day(start + 12).yesterday().unwrap().to_string();
    sample.add::<Contract>(id, &[("start", &first_day(start).to_string()), ("end", &ends), ("value", "12000")]);
    for month in start..start + 12 {
        let day = first_day(month);
        let value = (level * chance.between(0.97, 1.03)).round().to_string();
        sample.add::<Usage>(id, &[("date", &day.to_string()), ("value", &value)]);
        if course.talks && month % 2 == 0 {
            sample.add::<Activity>(id, &[("kind", "Call"), ("date", &plus_days(day, 9))]);
        }
        if month % 3 == start % 3 {
            let (due, paid) = (plus_days(day, 30), plus_days(day, 30 + course.late_days));
            let fields = [("date", &*day.to_string()), ("amount", "3000"), ("due", &due), ("paid", &paid)];
            sample.add::<Revenue>(id, &fields);
        }
        if month == start || chance.happens(0.15) {
            let priority = if chance.happens(0.1) { "Urgent" } else { "Low" };
            sample.add::<Ticket>(id, &[("opened", &plus_days(day, 14)), ("priority", priority)]);
        }
    }
    sample.answer(id, &format!("buyer@{id}.example"), &plus_days(first_day(start), 45), &course.rating.to_string());
}
