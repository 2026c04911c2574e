//! The faults that real exports have, planted once each. `text/README.md` lists them.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days, spanish_date};
use super::chance::Chance;
use super::company::{Company, price_book_id};
use super::exports::Exports;
use super::files::{Table, bit, salesforce_id, stamp};
use super::survey::{Answer, RELATIONSHIP};

/// The account of an opportunity that was left out of the export.
pub(super) fn orphan_account() -> String {
    salesforce_id("001", 999_999_999)
}

/// Plants every fault but the footer, around one account.
pub(super) fn plant(
    account: &Account,
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    duplicate(account, company, calendar, files)?;
    torn_rows(account, company, calendar, files)?;
    orphan(company, calendar, files)?;
    bad_invoices(account, calendar, files)?;
    strangers(calendar, chance, files)
}

/// The same company again, in capitals and without accents or legal form, with nothing else filled in.
fn duplicate(
    account: &Account,
    company: &Company,
    calendar: &Calendar,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let name = deunicode::deunicode(account.name.split(',').next().unwrap_or(&account.name)).to_uppercase();
    files.account.row(&[
        ("Id", salesforce_id("001", 999_000_001).into()),
        ("Name", format!("{name} SL").into()),
        ("Type", "Customer".into()),
        ("BillingCity", account.place.city.to_uppercase().into()),
        ("CurrencyIsoCode", account.currency().into()),
        ("OwnerId", company.owner(account).map_or("", |user| &user.id).into()),
        ("CreatedDate", stamp(plus_days(calendar.as_of, -20)).into()),
    ])
}

/// A contact whose unquoted comma makes one field too many, and a task that lost a comma.
fn torn_rows(
    account: &Account,
    company: &Company,
    calendar: &Calendar,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let owner = company.owner(account).map_or("", |user| user.id.as_str());
    let id = files.contact.id();
    let created = stamp(plus_days(calendar.as_of, -40));
    let email = format!("compras@{}", account.domain);
    let blank = "";
    let torn = [
        &id,
        "0",
        "000000000000000AAA",
        &account.id,
        blank,
        "Compras",
        "Oficina",
        "planta 2",
        blank,
        "España",
        blank,
        blank,
        "000000000000000AAA",
        &email,
        "Buzón de compras",
        blank,
        blank,
        owner,
        "0",
        &created,
        "000000000000000AAA",
        blank,
        blank,
        blank,
        "Usuario",
        "20",
        "50",
        blank,
        blank,
    ];
    files.contact.cells(torn.into_iter())?;
    let id = files.task.id();
    let day = stamp(plus_days(calendar.as_of, -30));
    let short = [
        &id,
        "000000000000000AAA",
        &account.id,
        "Llamada sobre el pedido, pendiente",
        &day,
        "Completed",
        "Normal",
        owner,
        account.currency(),
        "Call,0",
        &account.id,
        "1",
        &day,
        "Outbound",
        blank,
        blank,
    ];
    files.task.cells(short.into_iter())
}

fn orphan(company: &Company, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
    let id = files.opportunity.id();
    let created = plus_days(calendar.as_of, -75);
    files.opportunity.row(&[
        ("Id", id.into()),
        ("AccountId", orphan_account().into()),
        ("Name", "Oportunidad de una cuenta que no se exportó".into()),
        ("StageName", "Proposal/Price Quote".into()),
        ("Amount", "12500.00".into()),
        ("Probability", "60".into()),
        ("ExpectedRevenue", "7500.00".into()),
        ("CloseDate", stamp(plus_days(calendar.as_of, 45)).into()),
        ("Type", "Add-On".into()),
        ("LeadSource", "Web".into()),
        ("IsClosed", bit(false)),
        ("IsWon", bit(false)),
        ("ForecastCategoryName", "Best Case".into()),
        ("CurrencyIsoCode", "EUR".into()),
        ("Pricebook2Id", price_book_id().into()),
        ("OwnerId", company.users.iter().find(|user| user.sells).map_or("", |user| &user.id).into()),
        ("CreatedDate", stamp(created).into()),
        ("LastModifiedDate", stamp(created).into()),
    ])
}

/// A day that does not exist, and an amount with two decimal signs.
fn bad_invoices(account: &Account, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
    let year = calendar.as_of.year() - 1;
    let impossible = format!("31/02/{year}");
    let day = plus_days(calendar.as_of, -100);
    for (number, date, amount) in [("X1", impossible.as_str(), "1.180,00"), ("X2", &spanish_date(day), "12.345.67,8")] {
        files.invoice.row(&[
            ("Factura", format!("FV-{number}").into()),
            ("Tipo", "Factura".into()),
            ("Cliente", (&account.id).into()),
            ("Razón social", (&account.name).into()),
            ("Fecha", date.into()),
            ("Vencimiento", spanish_date(plus_days(day, 30)).into()),
            ("Producto", "Consumibles de corte".into()),
            ("Cantidad", "1".into()),
            ("Importe", amount.into()),
            ("Coste", "800,00".into()),
            ("Divisa", account.currency().into()),
            ("Estado", "Pendiente".into()),
        ])?;
    }
    Ok(())
}

/// Respondents whom no account knows: of an unknown domain, and of free mail. A hyphen is not allowed in the names of
/// that mail service, so the addresses can be nobody's.
fn strangers(calendar: &Calendar, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
    let day = plus_days(calendar.as_of, -18);
    let answers = [
        ("taller@empresa-desconocida.example", 4, Some("Nunca nos llaman de vuelta.")),
        ("jefe.planta@otra-desconocida.example", 9, None),
        ("persona-ficticia-01@gmail.com", 9, Some("Muy buen trato.")),
        ("persona-ficticia-02@gmail.com", 6, Some("El precio ha subido demasiado.")),
    ];
    for (email, score, text) in answers {
        files.invitation.cells([email, &day.to_string(), RELATIONSHIP, "Sí"].into_iter())?;
        Answer { email, person: None, day, score, text }.write(chance, files)?;
    }
    Ok(())
}

/// The lines that close a report export.
pub(super) fn footer(year: i16, files: &mut Exports) -> Result<(), SampleError> {
    report_footer(year, &mut files.report)
}

pub(super) fn report_footer(year: i16, report: &mut Table) -> Result<(), SampleError> {
    let records = report.rows();
    let total = format!("Grand Totals ({records} records)");
    let copyright = format!("Copyright © 2000-{year} salesforce.com, inc. All rights reserved.");
    report.footer(&["", &total, "", "Confidential Information - Do Not Distribute", &copyright])
}
