//! Names of records, fields and figures, and the reasons why a figure is unknown.

use super::{Args, Language, args};
use crate::model::{Entity, OffScale, Unknown, mixes_scales};
use crate::score::whitespace::Level;
use crate::score::{CriterionKey, SignalKey};

impl Language {
    /// A kind of record, in the form for `n` of them: `oportunidad`, `oportunidades`.
    pub fn entity(&self, entity: Entity, n: usize) -> String {
        self.text(&key("entity", entity.key()), &args!["n" => n])
    }

    /// `31 oportunidades`.
    pub fn entity_count(&self, entity: Entity, n: usize) -> String {
        self.text("count-of", &args!["n" => n, "noun" => self.entity(entity, n)])
    }

    /// A field of the records, by its name in tables and configuration; the name itself if it has no words.
    pub fn field(&self, name: &str) -> String {
        self.named("field", name)
    }

    /// A figure, by its name in the published tables; the name itself if it has no words.
    pub fn figure(&self, name: &str) -> String {
        self.named("figure", name)
    }

    /// Whose spend an estimate rests on: similar customers, or all of ours.
    pub fn peer_group(&self, level: Level) -> String {
        self.word(match level {
            Level::Segment | Level::Industry => "peers-similar",
            Level::Portfolio => "peers-portfolio",
        })
    }

    /// A theme of comments; one of the company's own by its name.
    pub fn theme(&self, name: &str) -> String {
        self.named("theme", name)
    }

    /// A deal's stage: one that a CRM comes with in the words of the reports, as its own interface translates it while its
    /// exports do not; a company's own as it is written.
    pub fn stage(&self, name: &str) -> String {
        let letters: String = name.chars().filter(|char| char.is_alphanumeric()).collect();
        let key = format!("deal-stage-{}", letters.to_lowercase());
        if self.has(&key) { self.word(&key) } else { name.to_owned() }
    }

    /// An account's rating in the CRM: in the report's language where it is one of the usual words, else as it stands there.
    pub fn rating(&self, told: &str) -> String {
        let key = format!("rating-{}", deunicode::deunicode(told.trim()).to_lowercase());
        if self.has(&key) { self.word(&key) } else { told.to_owned() }
    }

    /// A criterion of the priority score.
    pub fn criterion(&self, key: CriterionKey) -> String {
        self.word(match key {
            CriterionKey::Value => "criterion-value",
            CriterionKey::Growth => "criterion-growth",
            CriterionKey::Whitespace => "criterion-whitespace",
            CriterionKey::Fit => "criterion-fit",
            CriterionKey::Relationship => "criterion-relationship",
            CriterionKey::Urgency => "criterion-urgency",
        })
    }

    /// A signal of the churn points.
    pub fn signal(&self, key: SignalKey) -> String {
        self.word(match key {
            SignalKey::RenewalWithoutOpportunity => "signal-renewal-without-opportunity",
            SignalKey::VolumeFall => "signal-usage-drop",
            SignalKey::Nps => "signal-nps",
            SignalKey::SevereTickets => "signal-critical-tickets",
            SignalKey::ChampionLeft => "signal-sponsor-left",
            SignalKey::LatePayment => "signal-payment-delay",
            SignalKey::NoContact => "signal-no-contact",
            SignalKey::Competition => "signal-price-or-lost-bid",
        })
    }

    /// Why a figure is unknown, as a sentence without a full stop.
    pub fn unknown(&self, unknown: &Unknown) -> String {
        // Any number but one: the kind as a whole is meant.
        let plural = |entity: &Entity| self.entity(*entity, 2);
        let args = match unknown {
            Unknown::NoSource { entity } | Unknown::NoRecords { entity } => args!["entity" => plural(entity)],
            Unknown::OnlyLater { entity, field } => {
                args!["entity" => plural(entity), "field" => self.quoted(&self.field(field))]
            }
            Unknown::NotConfigured { setting } => args!["setting" => *setting],
            Unknown::NoField { entity, field } => {
                args!["entity" => plural(entity), "field" => self.quoted(&self.field(field))]
            }
            Unknown::TooFew { have, need } => {
                args!["have" => *have, "need" => self.integer(i64::try_from(*need).unwrap_or(i64::MAX))]
            }
            Unknown::NotAllMembers { have, need } => {
                args!["have" => *have, "need" => self.integer(i64::try_from(*need).unwrap_or(i64::MAX))]
            }
            Unknown::EndsEarly { months } => args!["months" => *months],
            Unknown::InsufficientSignal { observed_share: share } | Unknown::OneSale { share } => {
                args!["share" => self.percent(*share, 0)]
            }
            Unknown::NoRate { currency, date } => {
                args!["currency" => currency.code().to_owned(), "date" => self.date_short(*date)]
            }
            Unknown::WrongScale { low, high } => {
                let mixed = if mixes_scales(*low, *high) { "yes" } else { "no" };
                args!["low" => self.short(*low), "high" => self.short(*high), "mixed" => mixed]
            }
            Unknown::OffScale(ratings) => {
                let OffScale { low, high, max } = **ratings;
                args!["low" => self.short(low), "high" => self.short(high), "max" => self.short(max)]
            }
            Unknown::Split { other, on } => args!["other" => other.to_string(), "day" => self.date_short(*on)],
            Unknown::DependsOn { figure } => args!["figure" => self.figure(figure)],
            Unknown::ContractsEnded { last: date } | Unknown::ContractsAhead { first: date } => {
                args!["date" => self.date_long(*date)]
            }
            Unknown::NoOffer { .. }
            | Unknown::ContractsCancelled
            | Unknown::TooLarge
            | Unknown::TaxUnknown
            | Unknown::FirstYear
            | Unknown::ZeroBase
            | Unknown::NegativeBase
            | Unknown::LostWithoutValue
            | Unknown::NoPlan
            | Unknown::NotSold
            | Unknown::NotForAccount
            | Unknown::NothingBought
            | Unknown::NothingElseBought
            | Unknown::NotCustomer
            | Unknown::NoModel
            | Unknown::NotProven
            | Unknown::Withheld => Args::none(),
        };
        self.text(&key("unknown", unknown.key()), &args)
    }

    /// An end of a scale: whole if it is.
    fn short(&self, value: f64) -> String {
        self.number(value, if value.fract() == 0.0 { 0 } else { 1 })
    }

    fn named(&self, group: &str, name: &str) -> String {
        let key = key(group, name);
        if self.has(&key) { self.word(&key) } else { name.to_owned() }
    }
}

fn key(group: &str, name: &str) -> String {
    format!("{group}-{}", name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::language;
    use super::*;
    use crate::model::{Currency, NoOffer};
    use jiff::civil::date;

    fn all_unknown() -> Vec<Unknown> {
        let entity = Entity::Opportunity;
        vec![
            Unknown::NoSource { entity },
            Unknown::NoRecords { entity },
            Unknown::NoField { entity, field: "close_date" },
            Unknown::TooFew { have: 3, need: 5 },
            Unknown::NotAllMembers { have: 3, need: 5 },
            Unknown::EndsEarly { months: 7 },
            Unknown::InsufficientSignal { observed_share: 0.42 },
            Unknown::FirstYear,
            Unknown::ZeroBase,
            Unknown::NegativeBase,
            Unknown::NoRate { currency: Currency::USD, date: jiff::civil::date(2026, 3, 15) },
            Unknown::TaxUnknown,
            Unknown::WrongScale { low: 1.0, high: 5.5 },
            Unknown::WrongScale { low: 0.0, high: 10.0 },
            Unknown::OffScale(Box::new(OffScale { low: 2.0, high: 10.0, max: 5.0 })),
            Unknown::LostWithoutValue,
            Unknown::DependsOn { figure: "revenue_ltm" },
            Unknown::ContractsEnded { last: date(2026, 3, 31) },
            Unknown::ContractsCancelled,
            Unknown::ContractsAhead { first: date(2027, 1, 1) },
            Unknown::OneSale { share: 0.99 },
            Unknown::NoPlan,
            Unknown::NotSold,
            Unknown::NotForAccount,
            Unknown::NothingBought,
            Unknown::NothingElseBought,
            Unknown::NoOffer { because: NoOffer::NothingSold },
            Unknown::NoOffer { because: NoOffer::NoneApplies },
            Unknown::NotCustomer,
            Unknown::NoModel,
            Unknown::NotProven,
            Unknown::Withheld,
            Unknown::Split { other: "A-1".into(), on: jiff::civil::date(2026, 7, 1) },
        ]
    }

    #[test]
    fn every_reason_has_its_sentence() {
        let es = language("es-ES");
        let texts: Vec<String> =
            all_unknown().iter().map(|unknown| es.unknown(unknown).replace('\u{A0}', " ")).collect();
        assert_eq!(
            texts,
            [
                "Ninguna fuente aporta oportunidades",
                "La cuenta no tiene oportunidades",
                "Falta el dato «fecha de cierre» en oportunidades",
                "3 observaciones; mínimo: 5",
                "Se conoce de 3 de 5 cuentas del grupo",
                "Los datos terminan 7 meses antes del periodo",
                "Se sabe muy poco para juzgarlo: 42 % de lo que cuenta",
                "El año anterior no está completo en los datos",
                "La base de comparación es cero",
                "La base de comparación es negativa",
                "No hay tipo de cambio para USD del 15 mar 2026",
                "Los importes llevan un IVA cuyo tipo no consta",
                "Las respuestas van de 1 a 5,5, no de 0 a 10",
                "Las respuestas de 0 a 10 mezclan escalas o no son números enteros",
                "Las valoraciones van de 2 a 10, no de 1 a 5",
                "Las oportunidades perdidas no tienen importe",
                "Depende de un dato desconocido: Ingresos de 12 meses",
                "Sus contratos han terminado; el último, el 31 de marzo de 2026",
                "Sus contratos se cancelaron",
                "Su primer contrato empieza el 1 de enero de 2027",
                "Una sola venta es el 99 % de las ventas: sin pronóstico",
                "Aún no se ha entregado ningún plan",
                "Ya no se vende",
                "No es para cuentas de este segmento o sector",
                "No se puede estimar: no compró nada en 12 meses",
                "No se puede estimar: no compró nada más en 12 meses",
                "Ya no se vende ningún producto de la lista",
                "Ningún producto es para cuentas de este segmento o sector",
                "No era cliente en esa fecha",
                "No se ha entrenado ningún modelo",
                "El modelo aún no ha superado a los puntos en meses posteriores",
                "No se muestra en este documento",
                "Cuenta dividida con A-1 el 1 jul 2026: no es comparable",
            ]
        );
        let en = language("en-US");
        for unknown in all_unknown() {
            let text = en.unknown(&unknown);
            assert!(!text.contains(['⟦', '{']), "{text}");
        }
        assert_eq!(en.unknown(&Unknown::TooFew { have: 1, need: 5 }), "1 observation, 5 needed");
    }

    #[test]
    fn every_record_and_field_has_its_words() {
        for locale in ["es-ES", "en-US"] {
            let language = language(locale);
            for entity in Entity::ALL {
                assert!(language.has(&key("entity", entity.key())), "{entity}");
                for field in entity.fields() {
                    assert!(language.has(&key("field", field.name)), "`{}` of {entity}", field.name);
                }
            }
        }
    }

    #[test]
    fn records_are_counted_with_their_plural() {
        let es = language("es-ES");
        assert_eq!(es.entity_count(Entity::SurveyResponse, 1), "1 respuesta de encuesta");
        assert_eq!(es.entity_count(Entity::Account, 12_000), "12.000 cuentas");
        assert_eq!(language("en-US").entity_count(Entity::Opportunity, 0), "0 opportunities");
    }

    #[test]
    fn a_name_without_words_stands_for_itself() {
        assert_eq!(language("es-ES").figure("cost_of_tea"), "cost_of_tea");
    }
}
