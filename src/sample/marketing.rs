//! Leads and who the campaigns reached.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days};
use super::chance::Chance;
use super::company::Company;
use super::course::Life;
use super::exports::Exports;
use super::files::{bit, stamp};
use super::names::{company as company_name, domain, spaniard};
use crate::model::Date;

/// Leads that came to nothing, an account and year.
const IDLE_LEADS: f64 = 0.75;

const SOURCES: &[&str] = &["Web", "Trade Show", "Referral", "Partner", "Webinar"];

/// Writes the lead that became this account, and others that came in beside it.
pub(super) fn write_leads(
    account: &Account,
    deals: &[(String, Date)],
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let owner = company.owner(account).map_or("", |user| user.id.as_str());
    let asked = plus_days(account.created, -chance.whole(3, 45));
    if account.life != Life::NameOnly && calendar.known(asked) {
        write_converted(account, deals, owner, asked, chance, files)?;
    }
    for number in 0..chance.count(IDLE_LEADS * f64::from(calendar.months) / 12.0) {
        let day = calendar.day(chance.whole(0, calendar.last()), chance);
        if day <= calendar.as_of {
            // Far from the accounts' own numbers, so that no lead bears an account's name.
            let index = 1_000_000 + account.index * 61 + number;
            write_idle(account, index, owner, day, chance, files)?;
        }
    }
    Ok(())
}

fn write_converted(
    account: &Account,
    deals: &[(String, Date)],
    owner: &str,
    asked: Date,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let person = account.contacts.first();
    let id = files.lead.id();
    files.lead.row(&[
        ("Id", id.into()),
        ("FirstName", person.map_or("", |person| &person.name.first).into()),
        ("LastName", person.map_or("", |person| &person.name.last).into()),
        ("Title", person.map_or("", |person| person.title).into()),
        ("Company", (&account.name).into()),
        ("City", account.place.city.into()),
        ("Country", account.place.country.into()),
        ("Email", person.map_or("", |person| &person.email).into()),
        ("LeadSource", chance.pick(SOURCES, "Web").into()),
        ("Status", "Closed - Converted".into()),
        ("Industry", account.industry.name.into()),
        ("Rating", "Hot".into()),
        ("OwnerId", owner.into()),
        ("IsConverted", bit(true)),
        ("ConvertedDate", stamp(account.created).into()),
        ("ConvertedAccountId", (&account.id).into()),
        ("ConvertedContactId", person.map_or("", |person| &person.id).into()),
        ("ConvertedOpportunityId", deals.first().map_or("", |(id, _)| id).into()),
        ("CreatedDate", stamp(asked).into()),
        ("LastModifiedDate", stamp(account.created).into()),
    ])
}

fn write_idle(
    account: &Account,
    index: u32,
    owner: &str,
    day: Date,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let person = spaniard(chance);
    let name = company_name(index, usize::try_from(index % 6).unwrap_or(0));
    let status = chance.pick(&["Closed - Not Converted", "Working - Contacted", "Open - Not Contacted"], "");
    let id = files.lead.id();
    files.lead.row(&[
        ("Id", id.into()),
        ("FirstName", (&person.first).into()),
        ("LastName", (&person.last).into()),
        ("Company", (&name).into()),
        ("City", account.place.city.into()),
        ("Country", account.place.country.into()),
        ("Email", format!("{}@{}", person.mailbox(0), domain(&name, index)).into()),
        ("LeadSource", chance.pick(SOURCES, "Web").into()),
        ("Status", status.into()),
        ("Industry", account.industry.name.into()),
        ("Rating", chance.pick(&["Cold", "Warm"], "Cold").into()),
        ("OwnerId", owner.into()),
        ("CreatedDate", stamp(day).into()),
        ("LastModifiedDate", stamp(day).into()),
    ])
}

/// Contacts whom a campaign reached, and what they did.
pub(super) fn write_members(
    account: &Account,
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    for campaign in &company.campaigns {
        for person in account.contacts.iter().filter(|person| person.there(campaign.start)) {
            if !chance.happens(0.25) {
                continue;
            }
            let draw = chance.unit();
            let status = match draw {
                draw if draw < 0.12 => "Attended",
                draw if draw < 0.22 => "Clicked",
                draw if draw < 0.5 => "Opened",
                _ => "Sent",
            };
            let responded = draw < 0.22;
            let answered = plus_days(campaign.start, chance.whole(0, 6)).min(calendar.as_of);
            let id = files.campaign_member.id();
            files.campaign_member.row(&[
                ("Id", id.into()),
                ("CampaignId", (&campaign.id).into()),
                ("ContactId", (&person.id).into()),
                ("Status", status.into()),
                ("HasResponded", bit(responded)),
                ("CreatedDate", stamp(campaign.start).into()),
                ("FirstRespondedDate", if responded { stamp(answered) } else { String::new() }.into()),
            ])?;
        }
    }
    Ok(())
}
