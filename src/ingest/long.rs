//! Surveys with a row for each question and person, made one row a response with a column a question.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::propose::key;
use super::recognise::values_fit;
use super::table::{Grid, Pivot, Table};
use super::{ReadOptions, cell};
use crate::model::Date;
use crate::model::record::Kind;

/// What headings call an answer, the surest first; without regard to case, accents and signs.
const ANSWERS: [&str; 16] = [
    "answer text",
    "answer content",
    "answer value",
    "answer",
    "response text",
    "response value",
    "response",
    "texto de la respuesta",
    "texto respuesta",
    "valor de la respuesta",
    "valor respuesta",
    "contenido de la respuesta",
    "respuesta",
    "contestacion",
    "value",
    "valor",
];
/// What they call a question, its text before its codes.
const QUESTIONS: [&str; 18] = [
    "question text",
    "texto de la pregunta",
    "texto pregunta",
    "question title",
    "question label",
    "question",
    "pregunta",
    "question name",
    "question category",
    "categoria de la pregunta",
    "question type",
    "item",
    "question id",
    "id de la pregunta",
    "id pregunta",
    "pregunta id",
    "question code",
    "codigo de la pregunta",
];
/// What they call the one who answered, or the whole response.
const KEYS: [&str; 17] = [
    "response id",
    "submission id",
    "respondent id",
    "id de respuesta",
    "id de la respuesta",
    "id respuesta",
    "respuesta id",
    "id encuestado",
    "id del encuestado",
    "respondent",
    "encuestado",
    "participant id",
    "participant",
    "participante",
    "contact id",
    "email",
    "correo",
];
const MOST_QUESTIONS: usize = 500;

/// The columns that tell the form.
struct Form {
    /// Of several the first that a row fills.
    questions: Vec<usize>,
    answer: usize,
    date: Option<usize>,
}

/// A row's place in the table that is made.
type GroupKey = (String, Option<Date>);

/// The responses of a table that has a row a question; `None` where it is another kind of table.
///
/// It is one if its headings name a question and an answer, few questions come again and again, and some column names
/// a respondent with at most one answer to each. The same question answered on several days makes several responses.
pub(super) fn pivot(table: &Table, options: &ReadOptions) -> Option<Table> {
    let headings: Vec<String> = table.headings.iter().map(|heading| key(heading)).collect();
    let named = |names: &[&str]| -> Vec<usize> {
        names.iter().filter_map(|name| headings.iter().position(|heading| heading == name)).collect()
    };
    let questions = named(&QUESTIONS);
    let answer = named(&ANSWERS).into_iter().find(|column| !questions.contains(column))?;
    questions.first()?;
    let styles = table.styles(options);
    let is_free = |column: &usize| !questions.contains(column) && *column != answer;
    let date = (0..headings.len()).filter(is_free).find(|column| values_fit(table, &styles, *column, Kind::Date));
    let free: Vec<bool> = (0..headings.len()).map(|column| is_free(&column)).collect();
    let form = Form { questions, answer, date };
    let asked = asked(table, &form);
    let distinct: BTreeSet<&String> = asked.iter().flatten().collect();
    if distinct.len() < 2 || distinct.len() > MOST_QUESTIONS || distinct.len() * 3 > table.len() * 2 {
        return None;
    }
    let days: Vec<Option<Date>> = (0..table.len())
        .map(|row| form.date.and_then(|column| cell::date(table.cell(row, column), styles.get(column)?).ok()?))
        .collect();
    let others = (0..headings.len()).filter(|column| {
        headings.get(*column).is_some_and(|heading| heading.split(' ').any(|word| word == "id" || word == "email"))
    });
    let candidates = named(&KEYS).into_iter().chain(others);
    let mut candidates = candidates.filter(|column| free.get(*column) == Some(&true) && Some(*column) != form.date);
    candidates.find_map(|column| {
        let groups = groups(table, column, &asked, &days)?;
        Some(pivoted(table, &form, column, &asked, &groups))
    })
}

/// The question of each row, by its text, else its code; questions of one text are told apart by their codes.
fn asked(table: &Table, form: &Form) -> Vec<Option<String>> {
    let text = |row: usize, column: usize| cell::text(table.cell(row, column)).map(Cow::into_owned);
    let last = form.questions.last().copied();
    let label = |row: usize| form.questions.iter().find_map(|column| text(row, *column));
    let mut codes = BTreeMap::<String, BTreeSet<Option<String>>>::new();
    for row in 0..table.len() {
        if let Some(label) = label(row) {
            codes.entry(label).or_default().insert(last.and_then(|column| text(row, column)));
        }
    }
    let of_row = |row: usize| {
        let label = label(row)?;
        let several = codes.get(&label).is_some_and(|codes| codes.len() > 1);
        match last.and_then(|column| text(row, column)).filter(|_| several) {
            Some(code) => Some(format!("{label} ({code})")),
            None => Some(label),
        }
    };
    (0..table.len()).map(of_row).collect()
}

/// The rows of each response by a column that may name the respondent; `None` where it does not.
fn groups(
    table: &Table,
    column: usize,
    asked: &[Option<String>],
    days: &[Option<Date>],
) -> Option<BTreeMap<GroupKey, Vec<usize>>> {
    let mut of_key = BTreeMap::<String, Vec<usize>>::new();
    for row in 0..table.len() {
        if let Some(key) = cell::text(table.cell(row, column)) {
            of_key.entry(key.into_owned()).or_default().push(row);
        }
    }
    let rows: usize = of_key.values().map(Vec::len).sum();
    let pairs = |by_day: bool| {
        let pair = |(key, rows): (&String, &Vec<usize>)| {
            let of_row = |row: &usize| {
                let day = days.get(*row).copied().flatten().filter(|_| by_day);
                (key.clone(), day, asked.get(*row).cloned().flatten())
            };
            rows.iter().map(of_row).collect::<Vec<_>>()
        };
        of_key.iter().flat_map(pair).collect::<BTreeSet<_>>().len()
    };
    // Who answers a question twice on different days gave two responses.
    let (once, by_day) = (pairs(false), pairs(true));
    let split = by_day > once;
    let is_key = rows * 10 >= table.len() * 9 && by_day * 5 >= rows * 3 && of_key.len() * 10 <= rows * 9;
    if !is_key {
        return None;
    }
    let mut groups = BTreeMap::<GroupKey, Vec<usize>>::new();
    for (key, rows) in of_key {
        for row in rows {
            let day = days.get(row).copied().flatten().filter(|_| split);
            groups.entry((key.clone(), day)).or_default().push(row);
        }
    }
    Some(groups)
}

fn pivoted(
    table: &Table,
    form: &Form,
    by: usize,
    asked: &[Option<String>],
    groups: &BTreeMap<GroupKey, Vec<usize>>,
) -> Table {
    let text = |row: usize, column: usize| cell::text(table.cell(row, column)).map(Cow::into_owned).unwrap_or_default();
    // What differs from answer to answer says nothing of the response.
    let is_constant = |column: usize| {
        let same = |rows: &&Vec<usize>| {
            let values: BTreeSet<String> =
                rows.iter().map(|row| text(*row, column)).filter(|value| !value.is_empty()).collect();
            values.len() <= 1
        };
        groups.values().filter(same).count() * 20 >= groups.len() * 19
    };
    let kept: Vec<usize> = (0..table.width())
        .filter(|column| !form.questions.contains(column) && *column != form.answer)
        .filter(|column| *column == by || Some(*column) == form.date || is_constant(*column))
        .collect();
    let mut questions: Vec<&String> = Vec::new();
    for question in asked.iter().flatten() {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    let mut made = Table::new(
        &table.file,
        table.sheet.as_deref(),
        Grid::of_text(kept.len() + questions.len(), &Arc::default(), 0),
        table.epoch(),
    );
    let heading = |column: &usize| table.headings.get(*column).cloned().unwrap_or_default();
    made.headings = kept.iter().map(heading).chain(questions.iter().map(|question| (*question).clone())).collect();
    made.heading_row = table.heading_row;
    made.preamble.clone_from(&table.preamble);
    made.set_aside.clone_from(&table.set_aside);
    made.blank_rows = table.blank_rows;
    made.notes.clone_from(&table.notes);
    let told_by = [by].iter().chain(&form.questions).chain([&form.answer]).map(heading).collect();
    made.pivot = Some(Pivot { questions_from: kept.len(), told_by });
    let mut rows: Vec<&Vec<usize>> = groups.values().collect();
    rows.sort();
    for group in rows {
        for column in &kept {
            let value = group.iter().map(|row| text(*row, *column)).find(|value| !value.is_empty());
            made.grid_mut().push_text(&value.unwrap_or_default(), None);
        }
        for question in &questions {
            // Several answers to one question are those of a list to choose from.
            let mut answers: Vec<String> = Vec::new();
            for row in
                group.iter().filter(|row| asked.get(**row).is_some_and(|asked| asked.as_ref() == Some(*question)))
            {
                let answer = text(*row, form.answer);
                if !answer.is_empty() && !answers.contains(&answer) {
                    answers.push(answer);
                }
            }
            made.grid_mut().push_text(&answers.join("; "), None);
        }
        made.end_row(group.first().map_or(0, |row| table.row_number(*row)));
    }
    let without = table.len() - groups.values().map(Vec::len).sum::<usize>();
    let without = if without > 0 { format!("; {without} rows name none and are left out") } else { String::new() };
    made.notes.push(format!(
        "a row a question: {} rows are {} responses to {} questions, told apart by `{}`{without}",
        table.len(),
        made.len(),
        questions.len(),
        heading(&by),
    ));
    made
}
