//! The accounts: who they are, what they buy, and how long they stay.

use super::calendar::{Calendar, plus_days};
use super::catalogue::{Billing, INDUSTRIES, Industry, PRODUCTS, PUBLIC, Product, SEGMENTS, Segment, THEMES, Theme};
use super::chance::{Chance, Topic, nearest, round_to};
use super::course::{Course, Life, TWENTY};
use super::files::salesforce_id;
use super::names;
use super::people::{Person, Staff};
use super::places::{Place, place};
use crate::model::{Date, Decimal};

/// A product that an account buys.
#[derive(Debug)]
pub(super) struct Holding {
    pub product: &'static Product,
    /// The month from which it is bought; before the window if negative.
    pub since: i32,
    /// Yearly spend at the start of the course, in EUR.
    pub yearly: f64,
}

/// Everything decided about an account before its records are written.
#[derive(Debug)]
pub(super) struct Account {
    pub index: u32,
    pub id: String,
    pub name: String,
    pub domain: String,
    pub parent: Option<String>,
    pub life: Life,
    pub segment: &'static Segment,
    pub industry: &'static Industry,
    pub place: &'static Place,
    pub employees: i32,
    pub annual_revenue: Decimal,
    pub created: Date,
    /// The main cause of its trouble, should it have any.
    pub pain: Theme,
    pub course: Course,
    /// Months of a contract's term.
    pub term: i32,
    pub holdings: Vec<Holding>,
    pub contacts: Vec<Person>,
    pub payment_days: i32,
    /// Whether its contracts go on unless cancelled.
    pub renews_by_itself: bool,
}

/// Accounts that are there to test names and groups.
struct Special {
    index: u32,
    name: &'static str,
    parent: Option<u32>,
    life: Life,
    country: Option<&'static str>,
}

const fn special(index: u32, name: &'static str, life: Life, country: Option<&'static str>) -> Special {
    Special { index, name, parent: None, life, country }
}

const SPECIALS: &[Special] = &[
    special(3, "Grupo Arrayán Ficticio, S.A.", Life::Growing, None),
    Special { parent: Some(3), ..special(4, "Arrayán Ficticio Fundición, S.L.U.", Life::Growing, None) },
    Special { parent: Some(3), ..special(5, "Arrayán Ficticio Envases, S.L.U.", Life::Declining, None) },
    Special { parent: Some(4), ..special(6, "Arrayán Ficticio Moldes, S.L.U.", Life::Steady, None) },
    special(8, "Μεταλλουργία Φανταστική Θαλλίνα Α.Ε.", Life::Steady, Some("Grecia")),
    special(9, "東栄架空工業株式会社", Life::Growing, Some("Japón")),
    special(
        12,
        "Sociedad Cooperativa de Transformación Metalúrgica, Calderería y Montajes Electromecánicos de la Comarca \
         Imaginaria del Alto Cierzo y Tierras de Peñañora, S. Coop. Ltda. y Asociados",
        Life::Churned,
        None,
    ),
    special(14, "Cerámica Peñíscola e Íñigo «El Güeño», S.L.", Life::Steady, None),
    special(17, "O'Hara & Sons <Tooling> #1 – 50% \"Group\"", Life::Steady, Some("Estados Unidos")),
];

pub(super) fn id_of(index: u32) -> String {
    salesforce_id("001", 40_000 + u64::from(index) * 3)
}

impl Account {
    pub fn draw(seed: u64, index: u32, calendar: &Calendar) -> Account {
        let special = SPECIALS.iter().find(|special| special.index == index);
        let life = special.map_or_else(|| life(seed, index), |special| special.life);
        let chance = &mut Chance::new(seed, Topic::Profile, index);
        let (segment, industry_at) = profile(chance);
        let industry = INDUSTRIES.get(industry_at).unwrap_or(&INDUSTRIES[0]);
        let name = special.map_or_else(|| names::company(index, industry_at), |special| special.name.to_owned());
        let (term, first, end) = term_of_stay(life, segment, calendar, chance);
        let course = Course::new(life, first, end, calendar, &mut Chance::new(seed, Topic::Course, index));
        let spend = chance.around(segment.spend, segment.spend_deviation);
        let holdings =
            if life.buys() { holdings(spend, segment, industry, &course, term, calendar, chance) } else { vec![] };
        let created = created(life, first, calendar, chance);
        let country = special.and_then(|special| special.country);
        let place = place(country, industry_at == PUBLIC, chance);
        let domain = names::domain(&name, index);
        let (fewest, most) = segment.contacts;
        let count = match life {
            Life::NameOnly => 0,
            Life::Prospect => chance.whole(1, 2),
            _ => chance.whole(fewest, most),
        };
        let staff = Staff {
            domain: &domain,
            count,
            speaks_english: place.english,
            since: created,
            course: life.buys().then_some(&course),
        };
        let contacts = staff.draw(calendar, &mut Chance::new(seed, Topic::People, index));
        Account {
            index,
            id: id_of(index),
            parent: special.and_then(|special| special.parent).map(id_of),
            life,
            segment,
            industry,
            place,
            employees: nearest(chance.around(segment.employees, 0.5)).max(2),
            annual_revenue: round_to(spend * chance.between(40.0, 160.0), 10_000.0),
            created,
            pain: usize::try_from(chance.below(6))
                .ok()
                .and_then(|at| THEMES.get(at))
                .copied()
                .unwrap_or(Theme::Support),
            term,
            payment_days: pick_days(segment, chance),
            renews_by_itself: chance.happens(if segment.contacts.1 <= 3 { 0.8 } else { 0.15 }),
            name,
            domain,
            course,
            holdings,
            contacts,
        }
    }

    pub fn currency(&self) -> &'static str {
        self.place.currency
    }

    /// EUR to the account's currency, roughly: prices abroad are lists of their own.
    pub fn price_level(&self) -> f64 {
        if self.currency() == "USD" { 1.10 } else { 1.0 }
    }

    pub fn contracts(&self) -> impl Iterator<Item = &Holding> {
        self.holdings.iter().filter(|holding| holding.product.billing == Billing::Contract)
    }

    /// A contact who was there on a day; the sponsor more often than others.
    pub fn contact(&self, day: Date, chance: &mut Chance) -> Option<&Person> {
        let there: Vec<&Person> = self.contacts.iter().filter(|person| person.there(day)).collect();
        let at = chance.weighted(there.iter().map(|person| f64::from(person.influence.max(1))).collect::<Vec<_>>());
        there.get(at).copied()
    }
}

/// The lives of each twenty accounts in a row are [`TWENTY`] in an order of their own.
fn life(seed: u64, index: u32) -> Life {
    let mut chance = Chance::new(seed, Topic::Life, index / 20);
    let mut order: Vec<(u32, Life)> = TWENTY.iter().map(|life| (chance.below(1 << 30), *life)).collect();
    order.sort_by_key(|(key, _)| *key);
    let at = usize::try_from(index % 20).unwrap_or(0);
    order.get(at).map_or(Life::Steady, |(_, life)| *life)
}

fn profile(chance: &mut Chance) -> (&'static Segment, usize) {
    let at = chance.weighted(SEGMENTS.iter().map(|segment| segment.frequency).collect::<Vec<_>>());
    let segment = SEGMENTS.get(at).unwrap_or(&SEGMENTS[0]);
    let industry = if segment.name == "Sector público" {
        PUBLIC
    } else {
        usize::try_from(chance.below(u32::try_from(PUBLIC).unwrap_or(1))).unwrap_or(0)
    };
    (segment, industry)
}

fn pick_days(segment: &Segment, chance: &mut Chance) -> i32 {
    let at = usize::try_from(chance.below(u32::try_from(segment.payment_terms.len()).unwrap_or(1))).unwrap_or(0);
    segment.payment_terms.get(at).copied().unwrap_or(30)
}

/// Term of contracts, first and last month of purchases. Who leaves does so at the end of a term.
fn term_of_stay(life: Life, segment: &Segment, calendar: &Calendar, chance: &mut Chance) -> (i32, i32, Option<i32>) {
    let term = if segment.spend > 200_000.0 && chance.happens(0.4) { 24 } else { 12 };
    let last = calendar.last();
    match life {
        Life::New => (12, last - chance.whole(1, 5), None),
        Life::Churned => {
            let end = chance.whole((calendar.months / 4).min(last), (last - 2).max(0));
            (term, end + 1 - term * chance.whole(1, 4), Some(end))
        }
        _ if chance.happens(0.3) => (term, chance.whole(0, (last - 13).max(0)), None),
        _ => (term, -chance.whole(1, 70), None),
    }
}

/// What is bought: the industry's appetite decides which products, and later ones start at an anniversary.
fn holdings(
    spend: f64,
    segment: &Segment,
    industry: &Industry,
    course: &Course,
    term: i32,
    calendar: &Calendar,
    chance: &mut Chance,
) -> Vec<Holding> {
    let (fewest, most) = segment.products;
    let mut left: Vec<(usize, f64)> = industry.appetite.iter().copied().enumerate().collect();
    let mut chosen: Vec<(&Product, i32)> = Vec::new();
    let last = course.end.unwrap_or(calendar.last());
    for place in 0..chance.whole(fewest, most) {
        let at = chance.weighted(left.iter().map(|(_, appetite)| appetite * appetite).collect::<Vec<_>>());
        let (product, _) = left.remove(at.min(left.len().saturating_sub(1)));
        let later = if place < fewest.max(2) { 0 } else { term * chance.whole(1, 3) };
        let since = course.first + later;
        if let Some(product) = PRODUCTS.get(product).filter(|_| later == 0 || since + 12 <= last) {
            chosen.push((product, since));
        }
    }
    let total: f64 = chosen.iter().map(|(product, _)| product.weight).sum();
    chosen
        .into_iter()
        .map(|(product, since)| {
            let yearly = spend * product.weight / total * chance.around(1.0, 0.25);
            Holding { product, since, yearly }
        })
        .collect()
}

fn created(life: Life, first: i32, calendar: &Calendar, chance: &mut Chance) -> Date {
    let day = match life {
        Life::Prospect => calendar.day(calendar.last() - chance.whole(2, 22), chance),
        Life::NameOnly => calendar.day(calendar.last() - chance.whole(0, 40), chance),
        _ => plus_days(calendar.month(first).first_day(), -chance.whole(120, 460)),
    };
    day.min(calendar.as_of)
}
