//! Support cases, and the use of what is metered.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days};
use super::catalogue::Theme;
use super::chance::{Chance, nearest};
use super::company::Company;
use super::course::Channel;
use super::exports::Exports;
use super::files::{bit, stamp};
use crate::model::Date;

/// Theme, kind, subject and text of a case.
static CASES: [(Theme, &str, &str, &str); 10] = [
    (Theme::Support, "Incidencia", "Sin respuesta del servicio técnico", "Llevamos días esperando una respuesta."),
    (Theme::Support, "Consulta", "Cómo dar de alta a un usuario", "Necesitamos un acceso más para el turno de noche."),
    (Theme::Price, "Reclamación", "Precio distinto al del contrato", "El albarán no respeta la tarifa pactada."),
    (Theme::Product, "Incidencia", "La pieza no cumple la tolerancia", "Dos piezas del lote fuera de medida."),
    (Theme::Product, "Incidencia", "Error al generar el informe", "El informe mensual sale vacío."),
    (Theme::Billing, "Reclamación", "Factura duplicada", "Hemos recibido dos veces la misma factura."),
    (Theme::Billing, "Consulta", "Falta el número de pedido en la factura", "Contabilidad la rechaza sin pedido."),
    (Theme::Delivery, "Reclamación", "Pedido incompleto", "Faltan tres bultos del último envío."),
    (Theme::Delivery, "Incidencia", "Retraso en la entrega", "La línea está parada a la espera del repuesto."),
    (Theme::People, "Consulta", "Quién es ahora nuestro gerente de cuenta", "El anterior ya no contesta."),
];

/// Cases that an account opens, more of them in bad times; the days of the closed ones are given back.
pub(super) fn write_cases(
    account: &Account,
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<Vec<Date>, SampleError> {
    let mut closings = Vec::new();
    for month in 0..calendar.months {
        if !account.course.active(month) || account.contacts.is_empty() {
            continue;
        }
        let distress = account.course.distress(month, Channel::Tickets);
        let rate = 0.07 * f64::from(account.segment.contacts.1) / 3.0 + 0.75 * distress;
        for _ in 0..chance.count(rate) {
            let opened = calendar.day(month, chance);
            closings.extend(write_case(account, company, opened, distress, calendar, chance, files)?);
        }
    }
    Ok(closings)
}

fn write_case(
    account: &Account,
    company: &Company,
    opened: Date,
    distress: f64,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<Option<Date>, SampleError> {
    let fits = |theme: Theme| if theme == account.pain { 1.0 + 6.0 * distress } else { 1.0 };
    let at = chance.weighted(CASES.iter().map(|case| fits(case.0)).collect::<Vec<_>>());
    let (_, kind, subject, text) = CASES.get(at).copied().unwrap_or(CASES[0]);
    let priority = match chance.unit() - 0.4 * distress {
        draw if draw < 0.04 => "Critical",
        draw if draw < 0.25 => "High",
        draw if draw < 0.75 => "Medium",
        _ => "Low",
    };
    let days = nearest(chance.around(4.0 + 10.0 * distress, 0.7)).clamp(0, 90);
    let closed = Some(plus_days(opened, days)).filter(|closed| *closed <= calendar.as_of);
    let satisfaction = nearest(4.5 - 2.6 * distress + 0.8 * chance.normal()).clamp(1, 5);
    let asked = closed.is_some() && chance.happens(0.35);
    let contact = account.contact(opened, chance);
    let product = account.holdings.get(usize::try_from(chance.below(4)).unwrap_or(0)).or(account.holdings.first());
    let reopened = closed.is_some() && chance.happens(0.04 + 0.22 * distress);
    let id = files.case.id();
    let number = files.case.count();
    files.case.row(&[
        ("Id", id.into()),
        ("CaseNumber", format!("{:08}", 1200 + number).into()),
        ("ContactId", contact.map_or("", |person| &person.id).into()),
        ("AccountId", (&account.id).into()),
        ("SuppliedEmail", contact.map_or("", |person| &person.email).into()),
        ("Type", kind.into()),
        ("Status", if closed.is_some() { "Closed" } else { "Working" }.into()),
        ("Reason", chance.pick(&["Uso", "Instalación", "Rendimiento", "Otro"], "Otro").into()),
        ("Origin", chance.pick(&["Email", "Phone", "Web"], "Web").into()),
        ("Subject", subject.into()),
        ("Priority", priority.into()),
        ("Description", text.into()),
        ("IsClosed", bit(closed.is_some())),
        ("ClosedDate", closed.map(stamp).unwrap_or_default().into()),
        ("IsEscalated", bit(priority == "Critical" || chance.happens(0.25 * distress))),
        ("OwnerId", company.owner(account).map_or("", |user| &user.id).into()),
        ("CreatedDate", stamp(opened).into()),
        ("Product__c", product.map_or("", |holding| holding.product.name).into()),
        ("Reopened__c", bit(reopened)),
        ("CSAT__c", if asked { satisfaction.to_string() } else { String::new() }.into()),
    ])?;
    Ok(closed)
}

/// A row a month and metered product, from the first month of use to the last.
pub(super) fn write_usage(
    account: &Account,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let seats = f64::from(account.employees).sqrt() * 2.0;
    for (holding, metric) in account.holdings.iter().filter_map(|holding| Some((holding, holding.product.metric?))) {
        let habit = seats * chance.around(8.0, 0.4) * if metric == "sesiones" { 1.0 } else { 0.5 };
        for month in holding.since.max(0)..calendar.months {
            if !account.course.active(month) {
                break;
            }
            let adoption = (f64::from(month - holding.since) + 2.0).min(6.0) / 6.0;
            let season = if calendar.season(month) == 8 { 0.6 } else { 1.0 };
            let decline = 1.0 - 0.85 * account.course.distress(month, Channel::Usage);
            let level = libm::pow(account.course.trend(month), 0.6) * chance.around(1.0, 0.09);
            files.usage.row(&[
                ("domain", (&account.domain).into()),
                ("month", calendar.month(month).to_string().into()),
                ("product", holding.product.name.into()),
                ("metric", metric.into()),
                ("value", nearest(habit * adoption * season * decline * level).to_string().into()),
            ])?;
        }
    }
    Ok(())
}
