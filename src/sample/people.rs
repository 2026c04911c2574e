//! The people at an account.

use super::calendar::{Calendar, plus_days};
use super::chance::Chance;
use super::course::{Channel, Course};
use super::names::{PersonName, foreigner, spaniard};
use crate::model::Date;

#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The Salesforce id, given when the contact is written.
    pub id: String,
    pub name: PersonName,
    pub email: String,
    pub title: &'static str,
    pub role: &'static str,
    /// 0 to 100.
    pub influence: i32,
    pub relationship: i32,
    pub created: Date,
    pub left_on: Option<Date>,
}

impl Person {
    pub fn there(&self, day: Date) -> bool {
        self.created <= day && self.left_on.is_none_or(|left| left > day)
    }
}

/// Title in Spanish, in words for women and men, and English, part in the decision, influence.
const POSTS: &[(&str, &str, &str, i32)] = &[
    ("Dirección de Operaciones", "Operations Director", "Patrocinador", 90),
    ("Dirección de Compras", "Head of Procurement", "Tomador de decisiones", 85),
    ("Responsable de Mantenimiento", "Maintenance Manager", "Usuario", 50),
    ("Dirección Financiera", "Chief Financial Officer", "Tomador de decisiones", 80),
    ("Responsable de Calidad", "Quality Manager", "Influenciador", 60),
    ("Oficial de Planta", "Plant Technician", "Usuario", 25),
    ("Responsable de Sistemas", "IT Manager", "Influenciador", 55),
];

/// Who is known at an account, the sponsor first.
#[derive(Debug)]
pub(super) struct Staff<'a> {
    pub domain: &'a str,
    pub count: i32,
    pub speaks_english: bool,
    pub since: Date,
    pub course: Option<&'a Course>,
}

impl Staff<'_> {
    pub fn draw(&self, calendar: &Calendar, chance: &mut Chance) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for (place, post) in (0..self.count).zip(POSTS.iter().cycle()) {
            let created = plus_days(self.since, place * chance.whole(0, 40)).min(calendar.as_of);
            let left_on = self.leaves(place, calendar, chance).filter(|left| *left > created);
            let person = self.person(post, created, left_on, &people, chance);
            people.push(person);
            // Whoever goes for reasons of their own is replaced; a sponsor who goes in bad times is not.
            if let Some(left) = left_on.filter(|_| place > 0 || chance.happens(0.3)) {
                let successor = plus_days(left, chance.whole(20, 60));
                if successor < calendar.as_of {
                    let person = self.person(post, successor, None, &people, chance);
                    people.push(person);
                }
            }
        }
        people
    }

    fn leaves(&self, place: i32, calendar: &Calendar, chance: &mut Chance) -> Option<Date> {
        let onset = self.course.filter(|_| place == 0).and_then(|course| course.onset(Channel::Sponsor, 0.4));
        let month = match onset {
            Some(month) if chance.happens(0.6) => month,
            _ if chance.happens(0.10) => chance.whole(0, calendar.last()),
            _ => return None,
        };
        Some(calendar.day(month, chance)).filter(|day| *day <= calendar.as_of)
    }

    fn person(
        &self,
        (spanish, english, role, influence): &(&'static str, &'static str, &'static str, i32),
        created: Date,
        left_on: Option<Date>,
        others: &[Person],
        chance: &mut Chance,
    ) -> Person {
        let name = if self.speaks_english { foreigner(chance) } else { spaniard(chance) };
        let mailbox = name.mailbox(0);
        let twins = others.iter().filter(|other| other.email.starts_with(&mailbox)).count();
        Person {
            id: String::new(),
            email: format!("{}@{}", name.mailbox(twins), self.domain),
            name,
            title: if self.speaks_english { english } else { spanish },
            role,
            influence: influence + chance.whole(-8, 8),
            relationship: chance.whole(25, 95),
            created,
            left_on,
        }
    }
}
