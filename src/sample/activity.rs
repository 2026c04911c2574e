//! Calls, e-mails and meetings.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days};
use super::chance::Chance;
use super::company::Company;
use super::course::{Channel, Life};
use super::exports::Exports;
use super::files::{bit, stamp};
use super::people::Person;
use crate::model::Date;

/// Kind, direction and subject of a task.
static TASKS: [(&str, &str, &str); 6] = [
    ("Call", "Outbound", "Llamada de seguimiento"),
    ("Call", "Inbound", "Llamada del cliente: plazo de entrega"),
    ("Call", "Outbound", "Llamada: próximas paradas de mantenimiento"),
    ("Email", "Outbound", "Email: oferta y condiciones"),
    ("Email", "Inbound", "Email: Re: consulta técnica"),
    ("Email", "Outbound", "Email: documentación del producto"),
];

static MEETINGS: [(&str, &str); 4] = [
    ("Visita a planta", "Meeting"),
    ("Revisión trimestral de la cuenta", "Meeting"),
    ("Demostración de producto", "Demo"),
    ("Videollamada con compras", "Meeting"),
];

/// How often a month an account is dealt with.
fn pace(account: &Account, month: i32) -> f64 {
    match account.life {
        Life::NameOnly => 0.0,
        Life::Prospect => 0.35,
        _ if !account.course.active(month) => 0.0,
        _ => {
            let size = f64::from(account.segment.contacts.1) / 6.0;
            (0.25 + 0.65 * size) * (1.0 - 0.9 * account.course.distress(month, Channel::Contact))
        }
    }
}

pub(super) fn write(
    account: &Account,
    deals: &[(String, Date)],
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let log = Log { account, deals, owner: company.owner(account).map_or("", |user| &user.id), calendar };
    for month in 0..calendar.months {
        let rate = pace(account, month);
        for _ in 0..chance.count(rate * 0.7) {
            let day = calendar.day(month, chance);
            log.task(day, chance, files)?;
        }
        if chance.happens(rate * 0.3) {
            let day = calendar.day(month, chance);
            log.meeting(day, chance, files)?;
        }
    }
    // What is planned: entered by now, due in the weeks to come.
    if pace(account, calendar.last()) > 0.2 && chance.happens(0.4) {
        log.task(plus_days(calendar.as_of, chance.whole(2, 30)), chance, files)?;
    }
    Ok(())
}

struct Log<'a> {
    account: &'a Account,
    deals: &'a [(String, Date)],
    owner: &'a str,
    calendar: &'a Calendar,
}

impl Log<'_> {
    fn contact(&self, day: Date, chance: &mut Chance) -> Option<&Person> {
        self.account.contact(day.min(self.calendar.as_of), chance)
    }

    /// The opportunity that it is about, if one began in the three months before.
    fn about(&self, day: Date) -> &str {
        let recent = self.deals.iter().rev().find(|(_, created)| *created <= day && plus_days(*created, 90) >= day);
        recent.map_or(&self.account.id, |(id, _)| id)
    }

    fn task(&self, day: Date, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
        if day < self.account.created {
            return Ok(());
        }
        let at = usize::try_from(chance.below(u32::try_from(TASKS.len()).unwrap_or(1))).unwrap_or(0);
        let (kind, direction, subject) = TASKS.get(at).copied().unwrap_or(TASKS[0]);
        let done = day <= self.calendar.as_of;
        let id = files.task.id();
        files.task.row(&[
            ("Id", id.into()),
            ("WhoId", self.contact(day, chance).map_or("", |person| &person.id).into()),
            ("WhatId", self.about(day).into()),
            ("Subject", subject.into()),
            ("ActivityDate", stamp(day).into()),
            ("Status", if done { "Completed" } else { "Not Started" }.into()),
            ("Priority", "Normal".into()),
            ("OwnerId", self.owner.into()),
            ("CurrencyIsoCode", self.account.currency().into()),
            ("Type", kind.into()),
            ("AccountId", (&self.account.id).into()),
            ("IsClosed", bit(done)),
            ("CreatedDate", stamp(plus_days(day, -chance.whole(0, 6)).min(self.calendar.as_of)).into()),
            ("CallType", if kind == "Call" { direction } else { "" }.into()),
        ])
    }

    fn meeting(&self, day: Date, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
        if day < self.account.created {
            return Ok(());
        }
        let at = usize::try_from(chance.below(u32::try_from(MEETINGS.len()).unwrap_or(1))).unwrap_or(0);
        let (subject, kind) = MEETINGS.get(at).copied().unwrap_or(MEETINGS[0]);
        let id = files.event.id();
        files.event.row(&[
            ("Id", id.into()),
            ("WhoId", self.contact(day, chance).map_or("", |person| &person.id).into()),
            ("WhatId", self.about(day).into()),
            ("Subject", subject.into()),
            ("Location", self.account.place.city.into()),
            ("ActivityDateTime", format!("{day} {:02}:00:00", chance.whole(8, 17)).into()),
            ("ActivityDate", stamp(day).into()),
            ("DurationInMinutes", (chance.whole(2, 6) * 15).to_string().into()),
            ("AccountId", (&self.account.id).into()),
            ("OwnerId", self.owner.into()),
            ("Type", kind.into()),
            ("CreatedDate", stamp(plus_days(day, -chance.whole(1, 12))).into()),
        ])
    }
}
