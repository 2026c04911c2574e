//! One source of a draft: what its table is, which column holds what, what its values leave open.

use std::fmt::Write;

use crate::ingest::{
    ColumnStyle, DateStyle, DecimalStyle, InspectedTable, Proposal, RecogniseError, SourceConfig, pattern_of, propose,
};
use crate::model::Entity;

#[derive(Debug)]
pub struct DraftSource {
    pub config: SourceConfig,
    /// The files as they are called; in the configuration, signs that mean something in a pattern are escaped.
    pub files: Vec<String>,
    headings: Vec<String>,
    pub entity: Entity,
    /// What the table is and why it is thought so.
    pub what: String,
    /// Column, heading and field of those that are read.
    pub mapped: Vec<(usize, String, &'static str)>,
    unused: Vec<String>,
    pub questions: Vec<Question>,
    pub rows: usize,
}

/// What the values of a column leave open.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub column: String,
    pub asked: String,
    /// The line that answers it, to be uncommented; blank where another column must be named.
    answer: &'static str,
}

impl DraftSource {
    /// `Err` says that nothing is known of the table.
    pub fn of(path: &str, sheet: Option<String>, table: &InspectedTable) -> Result<DraftSource, String> {
        let styles = table.table.styles(&Default::default());
        let headings = table.headings();
        let files = vec![pattern_of(path)];
        let mut config = SourceConfig { files, sheet, ..SourceConfig::default() };
        let fields: Vec<Option<&'static str>>;
        let entity;
        let what = match &table.source {
            Ok(source) => {
                entity = source.mapping.entity;
                fields = (0..headings.len()).map(|column| source.mapping.field_of(column)).collect();
                format!("{} of {}, told by {}", source.mapping.entity, source.title, named(&source.told_by))
            }
            Err(unused @ RecogniseError::Unused { .. }) => return Err(unused.to_string()),
            Err(_) => {
                let proposal =
                    propose(&table.table, headings, &styles).ok_or_else(|| unknown(path, &config, headings))?;
                entity = proposal.entity;
                let field = |heading: &String| proposal.columns.iter().find(|(_, named)| named == heading);
                fields = headings.iter().map(|heading| field(heading).map(|(field, _)| *field)).collect();
                proposed(&proposal, &mut config)
            }
        };
        let columns = || headings.iter().zip(&fields).enumerate();
        let mapped = columns().filter_map(|(column, (heading, field))| Some((column, heading.clone(), (*field)?)));
        let unused = columns().filter(|(_, (heading, field))| !heading.is_empty() && field.is_none());
        let read = headings.iter().zip(&fields).zip(&styles).filter(|((_, field), _)| field.is_some());
        let doubts = table.source.iter().flat_map(|source| &source.mapping.doubts).map(|(column, doubt)| Question {
            column: headings.get(*column).cloned().unwrap_or_default(),
            asked: format!("{doubt}; another column is named under `[source.columns]`"),
            answer: "",
        });
        Ok(DraftSource {
            what,
            mapped: mapped.collect(),
            unused: unused.map(|(_, (heading, _))| heading.clone()).collect(),
            questions: read.flat_map(|((heading, _), style)| questions(heading, style)).chain(doubts).collect(),
            rows: table.table.len(),
            files: vec![path.to_owned()],
            headings: headings.to_vec(),
            entity,
            config,
        })
    }

    /// Takes in another part of the same export: the same headings in a file whose name differs in digits and signs
    /// alone, as `deals-2026-11-01-1.csv` and `deals-2026-11-01-2.csv`. Gives it back where it is another.
    pub fn take_part(&mut self, part: DraftSource) -> Option<DraftSource> {
        let name = |source: &DraftSource| source.files.first().map(|file| letters(file));
        let same = self.headings == part.headings
            && self.what == part.what
            && self.mapped == part.mapped
            && self.config.sheet == part.config.sheet
            && name(self) == name(&part);
        if !same {
            return Some(part);
        }
        self.config.files.extend(part.config.files);
        self.files.extend(part.files);
        self.rows += part.rows;
        for question in part.questions {
            if !self.questions.iter().any(|asked| asked.column == question.column && asked.answer == question.answer) {
                self.questions.push(question);
            }
        }
        None
    }

    pub fn write(&self, text: &mut String) {
        let config = &self.config;
        let files: Vec<String> = config.files.iter().map(|file| quoted(file)).collect();
        // Writing to a string can't fail.
        let what = comment(&self.what);
        let _ = write!(text, "\n# {} rows: {what}\n[[source]]\nfiles = [{}]\n", self.rows, files.join(", "));
        if let Some(sheet) = &config.sheet {
            let _ = writeln!(text, "sheet = {}", quoted(sheet));
        }
        if let Some(entity) = config.entity {
            let _ = writeln!(text, "entity = \"{}\"", entity.key());
        }
        let mut answered = Vec::new();
        for question in &self.questions {
            let _ = writeln!(text, "# column {}: {}", quoted(&question.column), comment(&question.asked));
            if !question.answer.is_empty() && !answered.contains(&question.answer) {
                let _ = writeln!(text, "# {}", question.answer);
                answered.push(question.answer);
            }
        }
        if config.columns.is_empty() {
            self.mapped.iter().for_each(|(_, heading, field)| {
                let _ = writeln!(text, "#   {field} = {}", quoted(heading));
            });
        } else {
            text.push_str("[source.columns]   # our field = your heading\n");
            config.columns.iter().for_each(|(field, heading)| {
                let _ = writeln!(text, "{field} = {}", quoted(heading));
            });
        }
        if !self.unused.is_empty() {
            let _ = writeln!(text, "# not read: {}", comment(&self.unused.join(", ")));
        }
    }
}

/// Puts a proposal into a source's configuration; says what it is.
fn proposed(proposal: &Proposal, config: &mut SourceConfig) -> String {
    config.entity = Some(proposal.entity);
    config.columns = proposal.columns.iter().map(|(field, heading)| ((*field).to_owned(), heading.clone())).collect();
    format!(
        "{}, guessed from {}: please confirm",
        proposal.entity,
        named(proposal.named.iter().chain(&proposal.told_by))
    )
}

fn named<'a>(told_by: impl IntoIterator<Item = &'a String>) -> String {
    told_by.into_iter().map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ")
}

/// A name without digits and signs: what the parts of one export have in common.
fn letters(file: &str) -> String {
    file.chars().filter(|letter| letter.is_alphabetic() || *letter == '/').flat_map(char::to_lowercase).collect()
}

fn unknown(path: &str, config: &SourceConfig, headings: &[String]) -> String {
    let place =
        config.sheet.as_ref().map_or_else(|| format!("`{path}`"), |sheet| format!("sheet `{sheet}` of `{path}`"));
    let named: Vec<String> =
        headings.iter().filter(|heading| !heading.is_empty()).take(12).map(|heading| format!("`{heading}`")).collect();
    match named.is_empty() {
        true => format!("{place} is not recognised: it has no headings"),
        false => format!("{place} is not recognised by its headings {}", named.join(", ")),
    }
}

fn questions(heading: &str, style: &ColumnStyle) -> Vec<Question> {
    let question = |asked: String, answer| Question { column: heading.to_owned(), asked, answer };
    let mut asked = Vec::new();
    match &style.date {
        DateStyle::Ambiguous { example } => asked.push(question(
            format!("does `{example}` begin with the day (dmy) or the month (mdy)?"),
            "dates = \"dmy\"   # or \"mdy\"",
        )),
        DateStyle::Mixed { day_first, month_first } => asked.push(question(
            format!("`{day_first}` begins with the day, `{month_first}` with the month; which is wrong?"),
            "dates = \"dmy\"   # or \"mdy\"",
        )),
        _ => {}
    }
    match &style.decimal {
        DecimalStyle::Ambiguous { example } => asked.push(question(
            format!("are there decimals or thousands in `{example}`?"),
            "decimal = \"comma\"   # or \"point\"",
        )),
        DecimalStyle::Mixed { point, comma } => asked.push(question(
            format!("`{point}` and `{comma}` mark decimals differently; which is wrong?"),
            "decimal = \"comma\"   # or \"point\"",
        )),
        _ => {}
    }
    asked
}

/// A comment ends with its line and holds no control characters.
pub fn comment(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// TOML writes every text safely.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
