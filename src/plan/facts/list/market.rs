//! What was seen from outside, and what marketing sent.

use super::super::{FactSpec, FactType, FactValue};
use super::{counted, fact, reading, row, since, text};
use crate::model::{Entity, Known, Row, Signal, Touch, Unknown};
use crate::plan::account::Situation;
use crate::score::Evidence;

fn watched(s: &Situation<'_>) -> Known<()> {
    let entity = Entity::Signal;
    if s.context.portfolio.signals.given { Ok(()) } else { Err(Unknown::NoSource { entity }) }
}

/// Signals in force, the latest first.
fn in_force<'a>(s: &Situation<'a>) -> Vec<&'a Row<Signal>> {
    let as_of = s.context.as_of();
    let signals = s.context.portfolio.signals.of(s.account).iter();
    let counts = |row: &&Row<Signal>| row.date <= as_of && row.expires.is_none_or(|expires| expires > as_of);
    let mut found: Vec<&Row<Signal>> = signals.filter(counts).collect();
    found.sort_by_key(|row| std::cmp::Reverse((row.date, row.origin)));
    found
}

/// A competitor named in a signal in force, else in an open deal.
fn competitor(s: &Situation<'_>) -> Option<(String, crate::model::Origin)> {
    let seen = in_force(s).into_iter().find_map(|row| Some((row.competitor.clone()?, row.origin)));
    seen.or_else(|| s.scores.pipeline.deals.iter().find_map(|deal| Some((deal.competitor.clone()?, deal.origin))))
}

fn competitors(s: &Situation<'_>) -> Known<super::Reading> {
    let told = s.context.portfolio.signals.given || s.context.fields.deal_competitor;
    match competitor(s) {
        Some((_, origin)) => counted(1, row(origin)),
        None if told => counted(0, Evidence::default()),
        None => Err(Unknown::NoSource { entity: Entity::Signal }),
    }
}

/// A signal of a kind, by words in it.
fn of_kind<'a>(s: &Situation<'a>, words: &[&str]) -> Option<&'a Row<Signal>> {
    in_force(s).into_iter().find(|row| {
        let kind = deunicode::deunicode(row.kind.as_deref().unwrap_or_default()).to_lowercase();
        words.iter().any(|word| kind.contains(word))
    })
}

/// Words of what bodes well for selling to an account, by whole beginnings of words, without accents.
const GOOD_NEWS: [&str; 26] = [
    "expansion",
    "expand",
    "amplia",
    "new plant",
    "nueva planta",
    "new site",
    "nueva sede",
    "opens",
    "opening",
    "apertura",
    "inaugur",
    "invest",
    "inversion",
    "invierte",
    "funding",
    "financiacion",
    "ayudas para",
    "hiring",
    "contratacion",
    "growth",
    "crecimiento",
    "wins",
    "gana un",
    "adjudic",
    "launch",
    "lanza",
];
/// Words of what bodes ill.
const BAD_NEWS: [&str; 25] = [
    "layoff",
    "laid off",
    "redundanc",
    "job cut",
    "job loss",
    "regulacion temporal",
    "regulacion de empleo",
    "erte",
    "despido",
    "restructur",
    "reestructur",
    "bankrupt",
    "insolven",
    "concurso de acreedores",
    "quiebra",
    "shutdown",
    "plant closure",
    "closes its",
    "closing of",
    "cierre de",
    "cierra su",
    "strike",
    "huelga",
    "lawsuit",
    "demanda judicial",
];

/// Whether a signal bodes well or ill; none where its kind and text do not tell: what is not understood is no chance. A new
/// buyer is neither: it calls for a review.
fn bodes_well(kind: Option<&str>, text: &str) -> Option<bool> {
    let told = format!(" {} {}", kind.unwrap_or_default(), text);
    let told = deunicode::deunicode(&told).to_lowercase();
    let told: String = told.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let has = |words: &[&str]| words.iter().any(|word| told.contains(&format!(" {word}")));
    match (has(&GOOD_NEWS), has(&BAD_NEWS)) {
        (_, true) => Some(false),
        (true, false) => Some(true),
        (false, false) => None,
    }
}

/// The latest signal in force that bodes well, or ill.
fn boding<'a>(s: &Situation<'a>, well: bool) -> Known<&'a Row<Signal>> {
    watched(s)?;
    let found = in_force(s).into_iter().find(|row| bodes_well(row.kind.as_deref(), &row.text) == Some(well));
    found.ok_or(Unknown::NoRecords { entity: Entity::Signal })
}

const PRICE: [&str; 3] = ["price", "precio", "tarifa"];

/// Touches of the 90 days up to the as-of date.
fn touches<'a>(s: &Situation<'a>) -> Known<Vec<&'a Row<Touch>>> {
    let touches = &s.context.portfolio.touches;
    if !touches.given {
        return Err(Unknown::NoSource { entity: Entity::Touch });
    }
    Ok(touches.of(s.account).iter().filter(|row| (0..90).contains(&since(s, row.date))).collect())
}

pub const FACTS: &[FactSpec] = &[
    fact("signals", FactType::Count, "signals", "Signals in force. Unknown without signals in the exports.", |s| {
        watched(s)?;
        let found = in_force(s);
        counted(found.len(), Evidence::of(found))
    }),
    fact("signal", FactType::Text, "signals", "The latest of them, in its own words.", |s| {
        watched(s)?;
        let latest = in_force(s).into_iter().next().ok_or(Unknown::NoRecords { entity: Entity::Signal })?;
        text(latest.text.clone(), row(latest.origin))
    }),
    fact("signal_kind", FactType::Text, "signals", "Its kind.", |s| {
        watched(s)?;
        let latest = in_force(s).into_iter().next().ok_or(Unknown::NoRecords { entity: Entity::Signal })?;
        text(latest.kind.clone().ok_or(Unknown::NoField { entity: Entity::Signal, field: "kind" })?, row(latest.origin))
    }),
    fact("good_signal", FactType::Text, "signals", "The latest that bodes well, in its own words.", |s| {
        let signal = boding(s, true)?;
        text(signal.text.clone(), row(signal.origin))
    }),
    fact("good_signal_days", FactType::Days, "signals", "Days since that was seen.", |s| {
        let signal = boding(s, true)?;
        reading(FactValue::Days(since(s, signal.date)), row(signal.origin))
    }),
    fact("bad_signal", FactType::Text, "signals", "The latest that bodes ill: layoffs, a closure, insolvency.", |s| {
        let signal = boding(s, false)?;
        text(signal.text.clone(), row(signal.origin))
    }),
    fact("bad_signal_days", FactType::Days, "signals", "Days since that was seen.", |s| {
        let signal = boding(s, false)?;
        reading(FactValue::Days(since(s, signal.date)), row(signal.origin))
    }),
    fact("signal_days", FactType::Days, "signals", "Days since it was seen.", |s| {
        watched(s)?;
        let latest = in_force(s).into_iter().next().ok_or(Unknown::NoRecords { entity: Entity::Signal })?;
        reading(FactValue::Days(since(s, latest.date)), row(latest.origin))
    }),
    fact(
        "competitors",
        FactType::Count,
        "competitor",
        "1 where a signal in force or an open deal names a competitor, else 0.",
        competitors,
    ),
    fact("competitor", FactType::Text, "competitor", "The competitor named.", |s| {
        let (name, origin) = competitor(s).ok_or(Unknown::NoRecords { entity: Entity::Signal })?;
        text(name, row(origin))
    }),
    fact(
        "price_signals",
        FactType::Count,
        "signals",
        "1 where a signal in force is of a price, by its kind (a price increase of ours that was announced), else 0.",
        |s| {
            watched(s)?;
            match of_kind(s, &PRICE) {
                Some(signal) => counted(1, row(signal.origin)),
                None => counted(0, Evidence::default()),
            }
        },
    ),
    fact("price_signal", FactType::Text, "signals", "That signal, in its own words.", |s| {
        watched(s)?;
        let signal = of_kind(s, &PRICE).ok_or(Unknown::NoRecords { entity: Entity::Signal })?;
        text(signal.text.clone(), row(signal.origin))
    }),
    fact(
        "touches_90d",
        FactType::Count,
        "touches",
        "Campaign touches in 90 days. Unknown without touches in the exports.",
        |s| {
            let found = touches(s)?;
            counted(found.len(), Evidence::of(found))
        },
    ),
    fact("responses_90d", FactType::Count, "responses", "Of them answered.", |s| {
        let found: Vec<_> = touches(s)?.into_iter().filter(|touch| touch.responded == Some(true)).collect();
        counted(found.len(), Evidence::of(found))
    }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_news_are_no_chance_and_what_is_not_understood_is_neither() {
        for text in [
            "Expediente de regulación temporal de empleo en planta",
            "Announces layoffs in two plants",
            "Cierra su planta de Vigo e invierte en otra",
            "ERTE para 40 personas",
        ] {
            assert_eq!(bodes_well(Some("news"), text), Some(false), "{text}");
        }
        for text in ["Anuncia la ampliación de su planta y veinte contrataciones", "Gana un contrato de tres años"] {
            assert_eq!(bodes_well(Some("news"), text), Some(true), "{text}");
        }
        // A new buyer calls for a review; words within words tell nothing.
        for text in ["Nuevo director de compras", "New head of purchasing", "Visita a Bertea", ""] {
            assert_eq!(bodes_well(Some("news"), text), None, "{text}");
        }
        assert_eq!(bodes_well(Some("layoffs"), "40 people"), Some(false));
    }
}
