//! What a table of no known source may be: a proposal from the words of its headings and the values of its columns,
//! for a user to confirm. Nothing is read by a proposal that no configuration holds.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The headings that speak for the entity.
    pub told_by: Vec<String>,
    /// How many fields were found by words that only this entity has.
    own: usize,
    /// The name of the file or sheet, where it speaks for the entity.
    pub named: Option<String>,
}

/// The words of one kind of record: `headings` and names of `files` speak for it, the others name its fields.
#[derive(Debug, Deserialize)]
struct EntityWords {
    #[serde(default)]
    headings: Vec<String>,
    #[serde(default)]
    files: Vec<String>,
    #[serde(flatten)]
    fields: BTreeMap<String, Vec<String>>,
}

const WORDS: &str = include_str!("../../templates/sources/words.toml");

/// The likeliest kinds of record, best first; none where the headings speak for nothing.
pub fn propose(table: &Table, headings: &[String], styles: &[ColumnStyle]) -> Option<Proposal> {
    let words: BTreeMap<String, EntityWords> = toml::from_str(WORDS).unwrap_or_default();
    let columns = Columns::new(table, headings, styles);
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
        let told = !self.told_by.is_empty() || self.named.is_some();
        let own = self.own > 0 || self.named.is_some();
        if !self.missing.is_empty() || !told || self.columns.len() < 2 || !own {
            return 0.0;
        }
        let fields = self.entity.fields();
        let required = |name: &str| fields.iter().any(|field| field.name == name && field.required);
        let essential = self.columns.iter().filter(|(name, _)| required(name)).count();
        // A file is rarely named after what it does not hold.
        let named = if self.named.is_some() { NAME_COUNTS } else { 0 };
        let sum = self.columns.len() + 2 * essential + 2 * self.told_by.len() + named;
        f64::from(u32::try_from(sum).unwrap_or(u32::MAX))
    }
}

/// As much as three headings that speak for it.
const NAME_COUNTS: usize = 6;

struct Columns<'a> {
    table: &'a Table,
    headings: &'a [String],
    keys: Vec<String>,
    /// The words of each heading that tell something.
    telling: Vec<BTreeSet<String>>,
    /// The columns whose headings have a word, left to right.
    by_word: BTreeMap<String, Vec<usize>>,
    styles: &'a [ColumnStyle],
}

/// The words of a text without small ones.
fn telling(text: &str) -> BTreeSet<String> {
    text.split(' ').filter(|word| !word.is_empty() && !SMALL_WORDS.contains(word)).map(str::to_owned).collect()
}

impl<'a> Columns<'a> {
    fn new(table: &'a Table, headings: &'a [String], styles: &'a [ColumnStyle]) -> Columns<'a> {
        let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
        let telling: Vec<BTreeSet<String>> = keys.iter().map(|key| telling(key)).collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (column, words) in telling.iter().enumerate() {
            for word in words {
                by_word.entry(word.clone()).or_default().push(column);
            }
        }
        Columns { table, headings, keys, telling, by_word, styles }
    }

    fn proposal(&self, entity: Entity, own: &EntityWords, any: Option<&EntityWords>) -> Proposal {
        let words = |field: &Field| {
            let mut words = own.fields.get(field.name).cloned().unwrap_or_default();
            words.extend(any.and_then(|any| any.fields.get(field.name)).cloned().unwrap_or_default());
            words.push(field.name.to_owned());
            words.iter().map(|word| key(word)).collect::<Vec<String>>()
        };
        let fields: Vec<(&Field, Vec<String>)> = entity.fields().iter().map(|field| (field, words(field))).collect();
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        let mut taken = Vec::new();
        // The very words first, so that no field gets by a looser reading what is another's by name.
        for loose in [false, true] {
            for (field, words) in &fields {
                if found.contains_key(field.name) {
                    continue;
                }
                let column = if loose {
                    self.find_loosely(field, own, words, &taken)
                } else {
                    self.find(field, entity, words, &taken)
                };
                let Some(column) = column else { continue };
                found.insert(field.name, column);
                // A table whose rows have no key of their own may name them by one column alone.
                if field.name != "id" {
                    taken.push(column);
                }
            }
        }
        let mut columns = Vec::new();
        let mut missing = Vec::new();
        for (field, _) in &fields {
            match found.get(field.name).and_then(|column| self.headings.get(*column)) {
                Some(heading) => columns.push((field.name, heading.clone())),
                None if field.required && field.name != "id" => missing.push(field.name),
                None => {}
            }
        }
        let spoken: Vec<String> = own.headings.iter().map(|word| format!(" {} ", key(word))).collect();
        let speaks = |key: &str| {
            let key = format!(" {key} ");
            spoken.iter().any(|word| key.contains(word))
        };
        let told = self.headings.iter().zip(&self.keys).filter(|(_, key)| !key.is_empty() && speaks(key));
        let told_by = told.map(|(heading, _)| heading.clone()).collect();
        let by_own_words = |field: &&Field| {
            let words: Vec<String> = own.fields.get(field.name).into_iter().flatten().map(|word| key(word)).collect();
            self.find(field, entity, &words, &[]).or_else(|| self.find_loosely(field, own, &words, &[])).is_some()
        };
        let own_fields = fields.iter().map(|(field, _)| *field).filter(by_own_words).count();
        Proposal { entity, columns, missing, told_by, own: own_fields, named: self.name_that_speaks(own) }
    }

    /// The name of the sheet or the file, if a word of it is one of the entity's.
    fn name_that_speaks(&self, own: &EntityWords) -> Option<String> {
        let file = self.table.file.rsplit(['/', '\\']).next().unwrap_or_default();
        let file = file.split_once('.').map_or(file, |(stem, _)| stem);
        let names = self.table.sheet.as_deref().into_iter().chain([file]);
        let speaks = |name: &&str| {
            let key = key(name);
            own.files.iter().any(|word| format!(" {key} ").contains(&format!(" {} ", self::key(word))))
        };
        names.filter(|name| !name.is_empty()).find(speaks).map(str::to_owned)
    }

    /// The first column, by the order of the words, that is free and whose values fit.
    fn find(&self, field: &Field, entity: Entity, words: &[String], taken: &[usize]) -> Option<usize> {
        let prefix = format!("{} ", key(entity.key()));
        words.iter().find_map(|word| {
            // A question has its scale or the rest of its sentence behind it.
            let asks = word.split(' ').count() >= QUESTION_WORDS;
            self.keys.iter().enumerate().position(|(column, heading)| {
                let named = asks && heading.starts_with(word.as_str())
                    || heading == word
                    || heading.strip_prefix(&prefix).is_some_and(|rest| rest == word);
                named && !taken.contains(&column) && self.fits(column, field.kind)
            })
        })
    }

    /// The same words in another order, with small words, a currency or the record's own name beside them: `Date opened`,
    /// `Fecha de inicio del contrato`, `Valor anual (EUR)`.
    fn find_loosely(&self, field: &Field, own: &EntityWords, words: &[String], taken: &[usize]) -> Option<usize> {
        let nouns: BTreeSet<String> = own.headings.iter().map(|word| key(word)).collect();
        words.iter().map(|word| telling(word)).find_map(|word| {
            // Columns with all of the words have its first.
            let columns = self.by_word.get(word.first()?)?;
            columns.iter().copied().find(|column| {
                let is_named = self.telling.get(*column).is_some_and(|heading| {
                    word.is_subset(heading) && heading.difference(&word).all(|rest| nouns.contains(rest))
                });
                is_named && !taken.contains(column) && self.fits(*column, field.kind)
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

/// Words that tell no field from another, and currencies.
const SMALL_WORDS: &[&str] = &[
    "of", "the", "on", "at", "in", "for", "by", "a", "an", "our", "de", "del", "la", "el", "los", "las", "en", "por",
    "al", "y", "su", "eur", "euro", "euros", "usd", "us", "dollars", "dolares", "gbp", "mxn", "cop", "clp", "pen",
    "ars", "pesos",
];

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
        proposed_of("a.csv", text)
    }

    fn proposed_of(file: &str, text: &str) -> Option<Proposal> {
        let table = read_bytes(text.as_bytes(), file, &ReadOptions::default()).unwrap().tables.remove(0);
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

    #[derive(Deserialize)]
    struct Sketches {
        table: Vec<Sketch>,
    }

    #[derive(Deserialize)]
    struct Sketch {
        file: String,
        entity: String,
        /// Heading, field and value.
        columns: Vec<[String; 3]>,
    }

    #[test]
    fn tables_that_nobody_s_crm_wrote_are_told_with_all_their_columns() {
        let sketches: Sketches = toml::from_str(include_str!("../../tests/reference/generic_tables.toml")).unwrap();
        let mut wrong = Vec::new();
        for Sketch { file, entity, columns } in &sketches.table {
            let row = |place: usize| {
                let cells = columns.iter().filter_map(|column| column.get(place));
                cells.map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(";")
            };
            match proposed_of(file, &format!("{}\n{}\n{}\n", row(0), row(2), row(2))) {
                Some(found) if found.entity.key() == entity => {
                    for [heading, field, _] in columns.iter().filter(|[_, field, _]| !field.is_empty()) {
                        if !found.columns.iter().any(|(own, named)| own == field && named == heading) {
                            wrong.push(format!("{file}: `{heading}` is not `{field}` in {:?}", found.columns));
                        }
                    }
                }
                other => wrong.push(format!("{file}: {:?}", other.map(|found| (found.entity, found.columns)))),
            }
        }
        assert!(sketches.table.len() > 30);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
