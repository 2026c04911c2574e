//! Who was asked, and what they answered: a relationship survey twice a year and a form after service.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days, spanish_date};
use super::catalogue::{THEMES, Theme};
use super::chance::{Chance, nearest};
use super::comments::comment;
use super::course::Channel;
use super::exports::Exports;
use super::people::Person;
use super::sheets::Value;
use crate::model::Date;

/// Months of the relationship survey.
const WAVES: [i8; 2] = [4, 10];

/// The share of those asked who answer the relationship survey, and the form.
const ANSWERED: f64 = 0.34;
const FORM_ANSWERED: f64 = 0.42;

pub(super) const RELATIONSHIP: &str = "Encuesta de relación";
pub(super) const SERVICE: &str = "Encuesta de servicio";

/// Writes the surveys of an account; `closings` are the days on which its cases were closed.
pub(super) fn write(
    account: &Account,
    closings: &[Date],
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let survey = Survey { account, calendar, bias: 0.7 * chance.normal() };
    for month in (0..calendar.months).filter(|month| WAVES.contains(&calendar.season(*month))) {
        let sent = plus_days(calendar.month(month).first_day(), 5);
        if account.course.active(month) && sent <= calendar.as_of {
            survey.wave(sent, chance, files)?;
        }
    }
    for closed in closings.iter().filter(|_| !account.place.english) {
        survey.after_service(plus_days(*closed, 1), chance, files)?;
    }
    Ok(())
}

struct Survey<'a> {
    account: &'a Account,
    calendar: &'a Calendar,
    /// What this account adds to every score.
    bias: f64,
}

impl Survey<'_> {
    fn score(&self, day: Date, chance: &mut Chance) -> i32 {
        let distress = self.account.course.distress(self.calendar.offset(day), Channel::Mood);
        nearest(8.75 + self.bias - 6.0 * distress + 1.35 * chance.normal()).clamp(0, 10)
    }

    fn wave(&self, sent: Date, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
        // Those who have something to complain of answer more often.
        let distress = self.account.course.distress(self.calendar.offset(sent), Channel::Mood);
        for person in self.account.contacts.iter().filter(|person| person.there(sent)) {
            let delivered = !chance.happens(0.03);
            invite(&person.email, sent, RELATIONSHIP, delivered, files)?;
            let day = plus_days(sent, nearest(chance.around(4.0, 0.8)).clamp(0, 20));
            if delivered && chance.happens(ANSWERED + 0.2 * distress) && day <= self.calendar.as_of {
                let score = self.score(day, chance);
                let text = comment(score, self.theme(score, chance), THEMES, self.account.place.english, chance);
                let answer = Answer { email: &person.email, person: Some(person), day, score, text: text.as_deref() };
                answer.write(chance, files)?;
            }
        }
        Ok(())
    }

    fn theme(&self, score: i32, chance: &mut Chance) -> Theme {
        // Those content praise anything; those who are not say what hurts.
        if score <= 7 {
            return self.account.pain;
        }
        let at = usize::try_from(chance.below(u32::try_from(THEMES.len()).unwrap_or(1))).unwrap_or(0);
        THEMES.get(at).copied().unwrap_or(Theme::Support)
    }

    fn after_service(&self, sent: Date, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
        let day = plus_days(sent, chance.whole(0, 6));
        let Some(person) = self.account.contact(sent, chance).filter(|_| day <= self.calendar.as_of) else {
            return Ok(());
        };
        invite(&person.email, sent, SERVICE, true, files)?;
        if !chance.happens(FORM_ANSWERED) {
            return Ok(());
        }
        let score = self.score(day, chance);
        let satisfaction = nearest(f64::from(score) / 2.0 + 0.4 * chance.normal()).clamp(1, 5);
        let text = comment(score, self.theme(score, chance), THEMES, false, chance).unwrap_or_default();
        let hours = match chance.happens(0.5) {
            true => format!("{},{}", chance.whole(0, 9), chance.whole(0, 1) * 5),
            false => String::new(),
        };
        let time = format!("{:02}:{:02}:{:02}", chance.whole(8, 19), chance.whole(0, 59), chance.whole(0, 59));
        files.form.cells(
            [
                format!("{} {time}", spanish_date(day)).as_str(),
                &person.email,
                &score.to_string(),
                &satisfaction.to_string(),
                &hours,
                &text,
            ]
            .into_iter(),
        )
    }
}

fn invite(email: &str, sent: Date, survey: &str, arrived: bool, files: &mut Exports) -> Result<(), SampleError> {
    let sent = sent.to_string();
    files.invitation.cells([email, &sent, survey, if arrived { "Sí" } else { "No" }].into_iter())
}

/// An answer to the relationship survey.
pub(super) struct Answer<'a> {
    pub email: &'a str,
    pub person: Option<&'a Person>,
    pub day: Date,
    pub score: i32,
    pub text: Option<&'a str>,
}

impl Answer<'_> {
    pub fn write(&self, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
        let begun = chance.whole(8 * 3600, 19 * 3600);
        let done = begun + chance.whole(50, 600);
        let number = 114_628_000_000.0 + f64::from(files.surveymonkey.next_row());
        let wish = |below: i32, label: &'static str| if self.score < below { Value::Text(label) } else { Value::Blank };
        let lacks = [chance.happens(0.3), chance.happens(0.3), chance.happens(0.2)];
        let mut wishes = lacks.into_iter().zip(["Support / Soporte", "Prices / Precios", "Delivery / Entregas"]);
        let mut next = || match wishes.next() {
            Some((true, label)) => wish(9, label),
            _ => Value::Blank,
        };
        files.surveymonkey.row([
            Value::Number(number),
            Value::Number(431_822_954.0),
            Value::Moment(self.day, begun),
            Value::Moment(self.day, done),
            Value::Text("192.0.2.1"),
            Value::Text(self.email),
            self.person.map_or(Value::Blank, |person| Value::Text(&person.name.first)),
            self.person.map_or(Value::Blank, |person| Value::Text(&person.name.last)),
            Value::Blank,
            Value::Number(f64::from(self.score)),
            self.text.map_or(Value::Blank, Value::Text),
            next(),
            next(),
            next(),
        ])
    }
}
