//! What a table of no known source may be: a proposal from the words of its headings and the values of its columns,
//! for a user to confirm. Nothing is read by a proposal that no configuration holds.

use std::collections::BTreeMap;

use deunicode::deunicode;
use serde::Deserialize;

use super::recognise::values_fit;
use super::{ColumnStyle, DateStyle, DecimalStyle, Table};
use crate::model::Entity;
use crate::model::record::{Field, Kind};

/// A mapping that may be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub entity: Entity,
    /// Field and heading, in the order of the entity's fields.
    pub columns: Vec<(&'static str, String)>,
    /// Required fields that no column seems to hold.
    pub missing: Vec<&'static str>,
    /// The words of the headings that speak for the entity.
    pub told_by: Vec<String>,
    /// How many fields were found by words that only this entity has.
    own: usize,
}

/// The words of one kind of record: `headings` speak for it, the others name its fields.
#[derive(Debug, Deserialize)]
struct EntityWords {
    #[serde(default)]
    headings: Vec<String>,
    #[serde(flatten)]
    fields: BTreeMap<String, Vec<String>>,
}

const WORDS: &str = include_str!("../../templates/sources/words.toml");

/// The likeliest kinds of record, best first; none where the headings speak for nothing.
pub fn propose(table: &Table, headings: &[String], styles: &[ColumnStyle]) -> Option<Proposal> {
    let words: BTreeMap<String, EntityWords> = toml::from_str(WORDS).unwrap_or_default();
    let columns = Columns { table, keys: headings.iter().map(|heading| key(heading)).collect(), headings, styles };
    let proposals = words.iter().filter_map(|(name, own)| {
        let entity = Entity::from_key(name)?;
        let proposal = columns.proposal(entity, own, words.get("any"));
        let rank = proposal.rank();
        (rank > 0.0).then_some((rank, proposal))
    });
    // Of equals the first of the list of entities, where accounts and deals come first.
    proposals.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, proposal)| proposal)
}

impl Proposal {
    /// Fields found, required ones and words that speak for the entity counting more; nothing without the fields that
    /// make such a record.
    fn rank(&self) -> f64 {
        if !self.missing.is_empty() || self.told_by.is_empty() || self.columns.len() < 2 || self.own == 0 {
            return 0.0;
        }
        let fields = self.entity.fields();
        let required = |name: &str| fields.iter().any(|field| field.name == name && field.required);
        let essential = self.columns.iter().filter(|(name, _)| required(name)).count();
        let sum = self.columns.len() + 2 * essential + 2 * self.told_by.len();
        f64::from(u32::try_from(sum).unwrap_or(u32::MAX))
    }
}

struct Columns<'a> {
    table: &'a Table,
    headings: &'a [String],
    keys: Vec<String>,
    styles: &'a [ColumnStyle],
}

impl Columns<'_> {
    fn proposal(&self, entity: Entity, own: &EntityWords, any: Option<&EntityWords>) -> Proposal {
        let mut taken = Vec::new();
        let mut columns = Vec::new();
        let mut missing = Vec::new();
        let mut found_by_own = 0;
        for field in entity.fields() {
            let mut words = own.fields.get(field.name).cloned().unwrap_or_default();
            words.extend(any.and_then(|any| any.fields.get(field.name)).cloned().unwrap_or_default());
            words.push(field.name.to_owned());
            match self.find(field, entity, &words, &taken) {
                Some(column) => {
                    let own_words = own.fields.get(field.name).map(Vec::as_slice).unwrap_or_default();
                    found_by_own += usize::from(self.find(field, entity, own_words, &taken).is_some());
                    // A table whose rows have no key of their own may name them by one column alone.
                    if field.name != "id" {
                        taken.push(column);
                    }
                    columns.extend(self.headings.get(column).map(|heading| (field.name, heading.clone())));
                }
                None if field.required && field.name != "id" => missing.push(field.name),
                None => {}
            }
        }
        let speaks = |heading: &&String| {
            let key = key(heading);
            own.headings.iter().any(|word| format!(" {key} ").contains(&format!(" {} ", self::key(word))))
        };
        Proposal {
            entity,
            columns,
            missing,
            told_by: self.headings.iter().filter(speaks).cloned().collect(),
            own: found_by_own,
        }
    }

    /// The first column, by the order of the words, that is free and whose values fit.
    fn find(&self, field: &Field, entity: Entity, words: &[String], taken: &[usize]) -> Option<usize> {
        let prefix = format!("{} ", key(entity.key()));
        words.iter().find_map(|word| {
            let word = key(word);
            self.keys.iter().enumerate().position(|(column, heading)| {
                // A question has its scale or the rest of its sentence behind it.
                let asks = word.split(' ').count() >= QUESTION_WORDS && heading.starts_with(&word);
                let named = asks || *heading == word || heading.strip_prefix(&prefix).is_some_and(|rest| rest == word);
                named && !taken.contains(&column) && self.fits(column, field.kind)
            })
        })
    }

    /// A blank column fits everything: next month's may be filled. Values that may be read two ways are of the kind.
    fn fits(&self, column: usize, kind: Kind) -> bool {
        let blank = self.table.column(column).all(|value| value.is_missing());
        let open = self.styles.get(column).is_some_and(|style| match kind {
            Kind::Date => matches!(style.date, DateStyle::Ambiguous { .. } | DateStyle::Mixed { .. }),
            Kind::Decimal | Kind::Number => {
                matches!(style.decimal, DecimalStyle::Ambiguous { .. } | DecimalStyle::Mixed { .. })
            }
            _ => false,
        });
        // An id may be a number.
        blank || open || kind == Kind::Text || values_fit(self.table, self.styles, column, kind)
    }
}

/// Words from which a heading is a question rather than a name.
const QUESTION_WORDS: usize = 5;

/// Words in lower case without accents and punctuation; `EngageDate` is two of them.
pub(super) fn key(heading: &str) -> String {
    let mut spaced = String::with_capacity(heading.len() + 4);
    let mut before_lower = false;
    for letter in heading.chars() {
        if before_lower && letter.is_uppercase() {
            spaced.push(' ');
        }
        before_lower = letter.is_lowercase();
        spaced.push(letter);
    }
    let plain = deunicode(&spaced).to_lowercase();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{ReadOptions, read_bytes};

    fn proposed(text: &str) -> Option<Proposal> {
        let table = read_bytes(text.as_bytes(), "a.csv", &ReadOptions::default()).unwrap().tables.remove(0);
        let styles = table.styles(&ReadOptions::default());
        propose(&table, &table.headings.clone(), &styles)
    }

    #[test]
    fn the_words_name_only_entities_and_fields_that_exist() {
        let words: BTreeMap<String, EntityWords> = toml::from_str(WORDS).unwrap();
        for (name, own) in &words {
            for field in own.fields.keys().filter(|_| name != "any") {
                let entity = Entity::from_key(name).unwrap_or_else(|| panic!("no entity `{name}`"));
                assert!(entity.field(field).is_some(), "`{name}` has no field `{field}`");
            }
        }
    }

    #[test]
    fn the_question_of_the_nps_is_told_with_whatever_follows_it() {
        for question in [
            "How likely are you to recommend us? (0-10)",
            "How likely is it that you would recommend this company to a friend or colleague?",
            "¿Con qué probabilidad nos recomendaría a un colega?",
        ] {
            let found = proposed(&format!("Account,{question},Comment\nCancity,9,good\nIsdom,3,slow\n")).unwrap();
            let rating = ("nps_rating", question.to_owned());
            assert!(found.columns.contains(&rating), "{question}: {:?}", found.columns);
        }
    }

    #[test]
    fn deals_of_a_crm_of_ones_own_are_told_by_their_headings() {
        let found = proposed(
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n\
             1C1I7A6R,Ann Lee,GTX,Cancity,Won,10/20/2016,3/1/2017,1054\n",
        );
        let found = found.unwrap();
        assert_eq!(found.entity, Entity::Opportunity);
        for (field, heading) in [
            ("id", "opportunity_id"),
            ("account_name", "account"),
            ("owner_name", "sales_agent"),
            ("stage", "deal_stage"),
            ("amount", "close_value"),
            ("created", "engage_date"),
            ("close_date", "close_date"),
            ("product", "product"),
        ] {
            assert!(found.columns.contains(&(field, heading.to_owned())), "{field}: {:?}", found.columns);
        }
    }

    #[test]
    fn invoices_in_spanish_are_told_by_their_headings() {
        let found =
            proposed("Nº Factura;Fecha factura;Cliente;Artículo;Importe neto\nF1;31/01/2026;Acme;Pan;1.234,56\n");
        let found = found.unwrap();
        assert_eq!(found.entity, Entity::Revenue);
        let columns: Vec<&str> = found.columns.iter().map(|(field, _)| *field).collect();
        assert_eq!(columns, ["id", "account_name", "date", "amount", "product"]);
    }

    #[test]
    fn a_word_of_an_entity_in_the_name_of_another_field_is_not_enough() {
        let found =
            proposed("Cód.;Razón social;Sector de actividad;Gestor\n1;Acme;Retail;Ana\n2;Bolt;Metal;Luis\n").unwrap();
        assert_eq!(found.entity, Entity::Account);
        let columns: Vec<&str> = found.columns.iter().map(|(field, _)| *field).collect();
        assert_eq!(columns, ["id", "name", "owner_name", "industry"]);
    }

    #[test]
    fn a_table_of_something_else_is_nothing() {
        assert_eq!(proposed("temperature,humidity\n20.1,40\n20.4,41\n"), None);
    }
}
