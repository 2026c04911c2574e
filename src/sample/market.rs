//! What is known from outside: signals about accounts, benchmarks and the content catalogue.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days};
use super::catalogue::{INDUSTRIES, PRODUCTS};
use super::chance::{Chance, nearest};
use super::course::{Channel, Life};
use super::exports::Exports;
use crate::model::Date;

/// Kind, text, competitor and the days for which it counts.
type Seen = (&'static str, &'static str, &'static str, i32);

const GOOD: &[Seen] = &[
    ("news", "Anuncia la ampliación de su planta y veinte contrataciones", "", 365),
    ("news", "Gana un contrato de suministro de tres años", "", 365),
    ("social", "Su directora de operaciones comenta nuestra guía de mantenimiento", "", 90),
    ("news", "Solicita ayudas para digitalizar la producción", "", 180),
];

const BAD: &[Seen] = &[
    ("competitor", "Recibe la visita de otro proveedor para comparar precios", "Ferrotalia (ficticia)", 180),
    ("competitor", "Prueba la plataforma de un competidor en una de sus líneas", "TallerNube (ficticia)", 180),
    ("news", "Nuevo director de compras, llegado de otra empresa del sector", "", 270),
    ("news", "Expediente de regulación temporal de empleo en planta", "", 270),
];

/// Signals that someone has collected by hand about an account.
pub(super) fn write_signals(
    account: &Account,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    if account.life == Life::NameOnly {
        return Ok(());
    }
    if let Some(onset) = account.course.onset(Channel::Market, 0.35)
        && chance.happens(0.75)
    {
        let day = calendar.day(onset, chance);
        write_signal(account, day, BAD, calendar, chance, files)?;
    }
    let rate = if account.life == Life::Growing { 0.9 } else { 0.3 };
    for _ in 0..chance.count(rate) {
        let day = calendar.day(calendar.last() - chance.whole(0, 17), chance);
        write_signal(account, day, GOOD, calendar, chance, files)?;
    }
    Ok(())
}

fn write_signal(
    account: &Account,
    day: Date,
    some: &[Seen],
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let at = usize::try_from(chance.below(u32::try_from(some.len()).unwrap_or(1))).unwrap_or(0);
    let Some((kind, text, competitor, days)) = some.get(at).filter(|_| calendar.known(day)) else { return Ok(()) };
    let source = match *kind {
        "competitor" => "Nota del comercial",
        "social" => "LinkedIn (recogido a mano)",
        _ => "Prensa sectorial (ejemplo)",
    };
    let url = if *kind == "news" { format!("https://prensa.example/{day}/{}", account.index) } else { String::new() };
    files.signal.row(&[
        ("account", (&account.name).into()),
        ("date", day.to_string().into()),
        ("kind", (*kind).into()),
        ("text", (*text).into()),
        ("competitor", (*competitor).into()),
        ("source", source.into()),
        ("expires", plus_days(day, *days).to_string().into()),
        ("url", url.into()),
    ])
}

/// Metric, value and unit; from a source that does not exist, and says so.
const BENCHMARKS: &[(&str, f64, &str)] = &[
    ("nps_per_response", 32.0, "puntos"),
    ("win_rate_count", 0.36, "share"),
    ("cycle_days_median", 74.0, "días"),
    ("grr_share", 0.90, "share"),
    ("nrr_share", 1.02, "share"),
    ("revenue_yoy_share", 0.05, "share"),
    ("lead_conversion_share", 0.14, "share"),
    ("gross_margin_share", 0.37, "share"),
];

pub(super) fn write_benchmarks(year: i16, files: &mut Exports) -> Result<(), SampleError> {
    for (metric, value, unit) in BENCHMARKS {
        let mut rows = vec![("", *value)];
        if *metric == "nps_per_response" {
            // A figure an industry, spread around the whole.
            rows.extend(
                (0..).zip(&INDUSTRIES).map(|(place, industry)| (industry.name, value - 9.0 + 3.0 * f64::from(place))),
            );
        }
        for (industry, value) in rows {
            files.benchmark.row(&[
                ("metric", (*metric).into()),
                ("industry", industry.into()),
                ("value", value.to_string().into()),
                ("unit", (*unit).into()),
                ("source", "Observatorio Ficticio del Suministro Industrial".into()),
                ("year", (year - 1).to_string().into()),
            ])?;
        }
    }
    Ok(())
}

/// Kind, title before the product's name, stage and English or Spanish.
const PIECES: &[(&str, &str, &str, &str)] = &[
    ("Ficha", "Ficha técnica:", "Qualification", "es"),
    ("Caso de éxito", "Cómo ahorrar paradas con", "Proposal/Price Quote", "es"),
    ("Case study", "A year with", "Proposal/Price Quote", "en"),
];

pub(super) fn write_content(chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
    for (at, product) in (0..).zip(&PRODUCTS) {
        for (kind, title, stage, language) in PIECES {
            // The industry that wants the product most.
            let best = INDUSTRIES.iter().max_by(|one, other| {
                let wish = |industry: &super::catalogue::Industry| industry.appetite.get(at).copied().unwrap_or(0.0);
                wish(one).total_cmp(&wish(other))
            });
            let industry = best.filter(|_| *kind != "Ficha").map_or("", |industry| industry.name);
            let views = nearest(chance.around(140.0, 0.8));
            files.content.row(&[
                ("title", format!("{title} {}", product.name).into()),
                ("url", format!("https://contenido.orbenia.example/{}/{language}/{}", product.code, kind.len()).into()),
                ("kind", (*kind).into()),
                ("industry", industry.into()),
                ("stage", (*stage).into()),
                ("product", product.name.into()),
                ("language", (*language).into()),
                ("views", views.to_string().into()),
                ("influenced_deals", (views / 25).to_string().into()),
            ])?;
        }
    }
    Ok(())
}
