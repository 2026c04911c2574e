//! The fictitious company itself: its people, campaigns and price lists.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days};
use super::catalogue::PRODUCTS;
use super::chance::{Chance, Topic, money};
use super::course::Life;
use super::exports::Exports;
use super::files::{bit, salesforce_id, stamp};
use super::names::{PersonName, spaniard};
use super::places::REGIONS;
use crate::model::Date;

/// The company's name and mail domain; neither is meant to be a real one.
pub(super) const NAME: &str = "Suministros Orbenia";
pub(super) const DOMAIN: &str = "orbenia.example";

#[derive(Debug)]
pub(super) struct User {
    pub id: String,
    pub name: PersonName,
    pub email: String,
    title: &'static str,
    region: &'static str,
    manager: Option<usize>,
    pub sells: bool,
    active: bool,
}

#[derive(Debug)]
pub(super) struct Campaign {
    pub id: String,
    name: String,
    kind: &'static str,
    pub start: Date,
    pub end: Date,
    cost: f64,
}

#[derive(Debug)]
pub(super) struct Company {
    pub users: Vec<User>,
    pub campaigns: Vec<Campaign>,
}

/// Reps that a manager leads at most.
const TEAM: u32 = 6;
/// Accounts that a rep has on average.
const PORTFOLIO: u32 = 8;

impl Company {
    pub fn draw(seed: u64, accounts: u32, calendar: &Calendar) -> Company {
        let mut chance = Chance::new(seed, Topic::Company, 0);
        let mut hiring = Hiring { users: Vec::new() };
        let director = hiring.add("Directora comercial", "", None, false, &mut chance);
        let regions = u32::try_from(REGIONS.len()).unwrap_or(1);
        let reps = accounts.div_ceil(PORTFOLIO).max(regions);
        for (place, region) in (0..).zip(REGIONS) {
            let mut left = (reps + regions - 1 - place) / regions;
            while left > 0 {
                let manager = hiring.add("Jefe de ventas", region, Some(director), false, &mut chance);
                for _ in 0..left.min(TEAM) {
                    hiring.add("Gerente de cuentas", region, Some(manager), true, &mut chance);
                }
                left -= left.min(TEAM);
            }
        }
        // Someone who has gone still owns accounts in the CRM.
        let former = hiring.add("Gerente de cuentas", "Centro", Some(director), false, &mut chance);
        if let Some(user) = hiring.users.get_mut(former) {
            user.active = false;
        }
        Company { users: hiring.users, campaigns: campaigns(accounts, calendar, &mut chance) }
    }

    /// The rep of an account: one of its region, the same at each call.
    pub fn owner(&self, account: &Account) -> Option<&User> {
        if account.life == Life::NameOnly {
            return self.users.last();
        }
        let team: Vec<&User> =
            self.users.iter().filter(|user| user.sells && user.region == account.place.region).collect();
        let count = u32::try_from(team.len()).unwrap_or(1).max(1);
        team.get(usize::try_from((account.index.wrapping_mul(2_654_435_761) >> 16) % count).unwrap_or(0)).copied()
    }

    /// A campaign that ran in the four months before a day.
    pub fn campaign(&self, day: Date, chance: &mut Chance) -> Option<&Campaign> {
        let recent: Vec<&Campaign> = self
            .campaigns
            .iter()
            .filter(|campaign| campaign.start <= day && plus_days(campaign.end, 120) >= day)
            .collect();
        let at = usize::try_from(chance.below(u32::try_from(recent.len()).unwrap_or(0))).unwrap_or(0);
        recent.get(at).copied()
    }

    pub fn write(&self, accounts: u32, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
        for user in &self.users {
            let manager = user.manager.and_then(|manager| self.users.get(manager)).map(|manager| manager.id.as_str());
            files.user.row(&[
                ("Id", (&user.id).into()),
                ("Username", (&user.email).into()),
                ("FirstName", (&user.name.first).into()),
                ("LastName", (&user.name.last).into()),
                ("CompanyName", NAME.into()),
                ("Division", user.region.into()),
                ("Department", "Ventas".into()),
                ("Title", user.title.into()),
                ("Country", "España".into()),
                ("Email", (&user.email).into()),
                ("IsActive", bit(user.active)),
                ("UserRoleId", salesforce_id("00E", 12).into()),
                ("ManagerId", manager.unwrap_or("").into()),
                ("CreatedDate", stamp(plus_days(calendar.first.first_day(), -400)).into()),
            ])?;
        }
        for campaign in &self.campaigns {
            campaign.write(accounts, calendar, files)?;
        }
        self.write_products(calendar, files)
    }

    fn write_products(&self, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
        let created = stamp(plus_days(calendar.first.first_day(), -700));
        let director = self.users.first().map_or("", |user| user.id.as_str());
        for (at, product) in (0..).zip(&PRODUCTS) {
            files.product.row(&[
                ("Id", product_id(at).into()),
                ("Name", product.name.into()),
                ("ProductCode", product.code.into()),
                ("IsActive", bit(true)),
                ("CreatedDate", (&created).into()),
                ("CreatedById", director.into()),
                ("Family", product.family.into()),
            ])?;
            for currency in ["EUR", "USD"] {
                let level = if currency == "USD" { 1.10 } else { 1.0 };
                files.price_book_entry.row(&[
                    ("Id", entry_id(at, currency).into()),
                    ("Name", product.name.into()),
                    ("Pricebook2Id", price_book_id().into()),
                    ("Product2Id", product_id(at).into()),
                    ("CurrencyIsoCode", currency.into()),
                    ("UnitPrice", money(product.price * level).to_string().into()),
                    ("IsActive", bit(true)),
                    ("CreatedDate", (&created).into()),
                ])?;
            }
        }
        Ok(())
    }
}

pub(super) fn product_id(at: u64) -> String {
    salesforce_id("01t", 100 + at)
}

pub(super) fn entry_id(at: u64, currency: &str) -> String {
    salesforce_id("01u", 200 + 2 * at + u64::from(currency == "USD"))
}

pub(super) fn price_book_id() -> String {
    salesforce_id("01s", 1)
}

struct Hiring {
    users: Vec<User>,
}

impl Hiring {
    fn add(
        &mut self,
        title: &'static str,
        region: &'static str,
        manager: Option<usize>,
        sells: bool,
        chance: &mut Chance,
    ) -> usize {
        let name = spaniard(chance);
        let mailbox = name.mailbox(0);
        let twins = self.users.iter().filter(|user| user.email.starts_with(&mailbox)).count();
        let place = self.users.len();
        self.users.push(User {
            id: salesforce_id("005", 300 + u64::try_from(place).unwrap_or(0)),
            email: format!("{}@{DOMAIN}", name.mailbox(twins)),
            name,
            title,
            region,
            manager,
            sells,
            active: true,
        });
        place
    }
}

/// What a campaign is called and is, when it begins in the year, days, and cost in EUR.
const YEARLY: &[(&str, &str, i8, i32, f64)] = &[
    ("Jornada de mantenimiento", "Event", 2, 2, 7_500.0),
    ("Webinar de trazabilidad", "Webinar", 4, 1, 2_200.0),
    ("Feria de la industria", "Trade Show", 6, 4, 18_500.0),
    ("Boletín de otoño", "Email", 10, 20, 1_400.0),
];

fn campaigns(accounts: u32, calendar: &Calendar, chance: &mut Chance) -> Vec<Campaign> {
    let scale = f64::from(accounts).sqrt() / 60_f64.sqrt();
    let starts = (0..calendar.months).flat_map(|month| {
        YEARLY.iter().filter(move |plan| plan.2 == calendar.season(month)).map(move |plan| (month, plan))
    });
    (1..)
        .zip(starts)
        .map(|(number, (month, (name, kind, _, days, cost)))| {
            let start = plus_days(calendar.month(month).first_day(), chance.whole(5, 12));
            Campaign {
                id: salesforce_id("701", number),
                name: format!("{name} {}", start.year()),
                kind,
                start,
                end: plus_days(start, days - 1),
                cost: cost * scale * chance.between(0.9, 1.15),
            }
        })
        .filter(|campaign| campaign.start <= calendar.as_of)
        .collect()
}

impl Campaign {
    fn write(&self, accounts: u32, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
        let over = self.end < calendar.as_of;
        files.campaign.row(&[
            ("Id", (&self.id).into()),
            ("Name", (&self.name).into()),
            ("Type", self.kind.into()),
            ("Status", if over { "Completed" } else { "In Progress" }.into()),
            ("StartDate", stamp(self.start).into()),
            ("EndDate", stamp(self.end).into()),
            ("CurrencyIsoCode", "EUR".into()),
            ("BudgetedCost", super::chance::round_to(self.cost, 500.0).to_string().into()),
            ("ActualCost", money(self.cost).to_string().into()),
            ("NumberSent", (accounts * 3).to_string().into()),
            ("IsActive", bit(!over)),
            ("CreatedDate", stamp(plus_days(self.start, -45).max(calendar.first.first_day())).into()),
        ])
    }
}
