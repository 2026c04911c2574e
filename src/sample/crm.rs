//! The account and contact rows themselves.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days};
use super::chance::{Chance, round_to};
use super::company::Company;
use super::course::Life;
use super::exports::Exports;
use super::files::{bit, stamp};

pub(super) fn write_account(
    account: &Account,
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let owner = company.owner(account).map_or("", |user| user.id.as_str());
    let created = stamp(account.created);
    if account.life == Life::NameOnly {
        return files.account.row(&[
            ("Id", (&account.id).into()),
            ("Name", (&account.name).into()),
            ("OwnerId", owner.into()),
            ("CreatedDate", created.into()),
        ]);
    }
    let place = account.place;
    let street = format!("Polígono Ficticio, nave {}", chance.whole(1, 180));
    let website = if chance.happens(0.94) { format!("https://www.{}", account.domain) } else { String::new() };
    let spend: f64 = account.holdings.iter().map(|holding| holding.yearly).sum();
    let potential = Some(spend * chance.between(1.15, 3.2)).filter(|_| spend > 0.0 && chance.happens(0.4));
    let since =
        if account.life.buys() { stamp(calendar.month(account.course.first).first_day()) } else { String::new() };
    let known =
        |share: f64, text: String, chance: &mut Chance| if chance.happens(share) { text } else { String::new() };
    files.account.row(&[
        ("Id", (&account.id).into()),
        ("Name", (&account.name).into()),
        ("Type", if account.life.buys() { "Customer" } else { "Prospect" }.into()),
        ("ParentId", account.parent.as_deref().unwrap_or("").into()),
        ("BillingStreet", street.into()),
        ("BillingCity", place.city.into()),
        ("BillingState", place.state.into()),
        ("BillingCountry", place.country.into()),
        ("Phone", format!("+34 900 000 {:03}", account.index % 1000).into()),
        ("AccountNumber", format!("C{:06}", account.index + 1).into()),
        ("Website", website.into()),
        ("Industry", known(0.96, account.industry.name.to_owned(), chance).into()),
        ("AnnualRevenue", known(0.7, account.annual_revenue.to_string(), chance).into()),
        ("NumberOfEmployees", known(0.9, account.employees.to_string(), chance).into()),
        ("Rating", chance.pick(&["Hot", "Warm", "Cold"], "Warm").into()),
        ("CurrencyIsoCode", account.currency().into()),
        ("OwnerId", owner.into()),
        ("CreatedDate", (&created).into()),
        ("CreatedById", owner.into()),
        ("LastModifiedDate", stamp(plus_days(calendar.as_of, -chance.whole(0, 60)).max(account.created)).into()),
        ("AccountSource", chance.pick(&["Web", "Referral", "Trade Show", "Partner"], "Web").into()),
        ("Segment__c", account.segment.name.into()),
        ("Potential__c", potential.map(|value| round_to(value, 1_000.0).to_string()).unwrap_or_default().into()),
        ("Customer_Since__c", since.into()),
    ])
}

/// Writes an account's contacts and keeps their ids.
pub(super) fn write_contacts(
    account: &mut Account,
    company: &Company,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let owner = company.owner(account).map_or("", |user| user.id.as_str());
    for person in &mut account.contacts {
        person.id = files.contact.id();
        let mailbox = person.email.split('@').next().unwrap_or("");
        let profile =
            if chance.happens(0.5) { format!("https://www.linkedin.example/in/{mailbox}") } else { String::new() };
        files.contact.row(&[
            ("Id", (&person.id).into()),
            ("AccountId", (&account.id).into()),
            ("FirstName", (&person.name.first).into()),
            ("LastName", (&person.name.last).into()),
            ("MailingCity", account.place.city.into()),
            ("MailingCountry", account.place.country.into()),
            ("Email", (&person.email).into()),
            ("Title", person.title.into()),
            ("OwnerId", owner.into()),
            ("HasOptedOutOfEmail", bit(chance.happens(0.05))),
            ("CreatedDate", stamp(person.created).into()),
            ("CreatedById", owner.into()),
            ("LastModifiedDate", stamp(person.left_on.unwrap_or(person.created)).into()),
            ("Buying_Role__c", person.role.into()),
            ("Influence__c", person.influence.to_string().into()),
            ("Relationship__c", person.relationship.to_string().into()),
            ("Left_On__c", person.left_on.map(stamp).unwrap_or_default().into()),
            ("LinkedIn__c", profile.into()),
        ])?;
    }
    Ok(())
}
