//! Surveys with a row for each question and person.

use camino::Utf8Path;
use cartera::ingest::{
    self, IngestConfig, Ingested, InspectedTable, ReadOptions, SourceConfig, cell, inspect_files, read_bytes,
};
use cartera::model::{Currency, Date, Entity};

const ENGLISH: &str = "Respondent ID,Email,Company,Survey,Question,Answer,Date\n\
    r1,ana@acme.example,Acme,Spring,How likely are you to recommend us?,9,2026-03-01\n\
    r1,ana@acme.example,Acme,Spring,Why did you give that score?,\"Fast, and kind\",2026-03-01\n\
    r1,ana@acme.example,Acme,Spring,How satisfied are you with support?,4,2026-03-01\n\
    r2,bo@bolt.example,Bolt,Spring,How likely are you to recommend us?,3,2026-03-02\n\
    r2,bo@bolt.example,Bolt,Spring,Which products do you use?,A,2026-03-02\n\
    r2,bo@bolt.example,Bolt,Spring,Which products do you use?,B,2026-03-02\n\
    r1,ana@acme.example,Acme,Autumn,How likely are you to recommend us?,10,2026-09-01\n";

const SPANISH: &str = "ID encuestado;Correo electrónico;Empresa;Código pregunta;Pregunta;Respuesta;Fecha\n\
    1;ana@acme.example;Acme;P1;¿Con qué probabilidad nos recomendaría?;9;13/03/2026\n\
    1;ana@acme.example;Acme;P2;¿Por qué?;Rápido;13/03/2026\n\
    2;bo@bolt.example;Bolt;P1;¿Con qué probabilidad nos recomendaría?;6;14/03/2026\n\
    2;bo@bolt.example;Bolt;P2;¿Por qué?;Caro;14/03/2026\n";

const CODES: &str = "response_id,customer_id,question_id,value\n1,C1,q1,9\n1,C1,q2,4\n1,C1,q3,good\n\
    2,C2,q1,0\n2,C2,q2,5\n2,C2,q3,bad\n3,C3,q1,10\n3,C3,q2,1\n";

const ACCOUNTS: &str =
    "Company name,Record ID,Website URL\nAcme,C1,acme.example\nBolt,C2,bolt.example\nCruz,C3,cruz.example\n";

fn read_as(text: &str, survey: SourceConfig) -> Ingested {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap();
    fs_err::write(path.join("survey.csv"), text).unwrap();
    fs_err::write(path.join("accounts.csv"), ACCOUNTS).unwrap();
    let accounts = SourceConfig { files: vec!["accounts.csv".to_owned()], ..SourceConfig::default() };
    let survey = SourceConfig { files: vec!["survey.csv".to_owned()], ..survey };
    let config = IngestConfig { source: vec![accounts, survey], ..IngestConfig::default() };
    ingest::read(&config, path, Date::constant(2026, 10, 31), Currency::EUR, &|_| ()).unwrap()
}

fn read(text: &str) -> Ingested {
    read_as(text, SourceConfig::default())
}

/// Account, rating, day and row of each response, by the row it begins in.
fn answers(ingested: &Ingested) -> Vec<(String, Option<f64>, String, u32)> {
    let portfolio = &ingested.portfolio;
    let name = |row: &cartera::model::Row<cartera::model::SurveyResponse>| {
        row.account.map_or_else(String::new, |account| portfolio.accounts[account.index()].name.clone())
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let rows = portfolio.survey_responses.all().iter();
    let mut answers: Vec<_> = rows.map(|row| (name(row), row.nps_rating, day(row.date), row.origin.row)).collect();
    answers.sort_by_key(|answer| answer.3);
    answers
}

fn notes(ingested: &Ingested) -> String {
    let source = ingested.quality.sources.iter().find(|source| source.entity == Entity::SurveyResponse).unwrap();
    source.notes.join("\n")
}

#[test]
fn a_response_is_made_of_the_rows_of_one_person_and_day() {
    let read = read(ENGLISH);
    assert_eq!(
        answers(&read),
        [
            ("Acme".to_owned(), Some(9.0), "2026-03-01".to_owned(), 2),
            ("Bolt".to_owned(), Some(3.0), "2026-03-02".to_owned(), 5),
            ("Acme".to_owned(), Some(10.0), "2026-09-01".to_owned(), 8),
        ]
    );
    let first = &read.portfolio.survey_responses.all()[0];
    assert_eq!((first.comment.as_deref(), first.csat_rating), (Some("Fast, and kind"), Some(4.0)));
    assert_eq!((first.survey.as_deref(), first.email.as_deref()), (Some("Spring"), Some("ana@acme.example")));
    let notes = notes(&read);
    assert!(notes.contains("7 rows are 3 responses to 4 questions, told apart by `Respondent ID`"), "{notes}");
    assert!(
        notes.contains("the question of the NPS is `How likely are you to recommend us?`, by its words"),
        "{notes}"
    );
}

#[test]
fn headings_and_questions_may_be_spanish() {
    let read = read(SPANISH);
    let expected = [("Acme", 9.0, "2026-03-13", 2), ("Bolt", 6.0, "2026-03-14", 4)];
    let expected = expected.map(|(name, rating, day, row)| (name.to_owned(), Some(rating), day.to_owned(), row));
    assert_eq!(answers(&read), expected);
    let comments: Vec<_> = read.portfolio.survey_responses.all().iter().map(|row| row.comment.clone()).collect();
    assert_eq!(comments, [Some("Rápido".to_owned()), Some("Caro".to_owned())]);
}

#[test]
fn the_order_of_the_rows_changes_nothing_but_where_a_response_begins() {
    let mut lines: Vec<&str> = ENGLISH.lines().collect();
    lines[1..].reverse();
    let strip = |answers: Vec<(String, Option<f64>, String, u32)>| {
        let mut answers: Vec<_> = answers.into_iter().map(|a| (a.0, a.1.map(f64::to_bits), a.2)).collect();
        answers.sort();
        answers
    };
    assert_eq!(strip(answers(&read(&lines.join("\n")))), strip(answers(&read(ENGLISH))));
}

#[test]
fn without_words_the_only_question_answered_from_0_to_10_is_that_of_the_nps_and_said_to_be() {
    let first = read(CODES);
    let ratings: Vec<_> = answers(&first).into_iter().map(|(name, rating, ..)| (name, rating)).collect();
    let expected = [("Acme", 9.0), ("Bolt", 0.0), ("Cruz", 10.0)];
    assert_eq!(ratings, expected.map(|(name, rating)| (name.to_owned(), Some(rating))));
    assert!(notes(&first).contains("`q1`: is this the question of the NPS?"), "{}", notes(&first));

    let two = CODES.replace("q2,4", "q2,10");
    let second = read(&two);
    assert!(answers(&second).iter().all(|(_, rating, ..)| rating.is_none()));
    assert!(
        notes(&second).contains("which question is that of the NPS is not clear: `q1`, `q2`"),
        "{}",
        notes(&second)
    );

    let columns = [("nps_rating".to_owned(), "q2".to_owned())].into();
    let told = read_as(&two, SourceConfig { columns, ..SourceConfig::default() });
    let ratings: Vec<_> = answers(&told).into_iter().map(|(_, rating, ..)| rating).collect();
    assert_eq!(ratings, [Some(10.0), Some(5.0), Some(1.0)]);

    let none = read(&CODES.replace("q1,10", "q1,5").replace("q1,9", "q1,5"));
    assert!(notes(&none).contains("no question is that of the NPS"), "{}", notes(&none));
}

#[test]
fn tables_with_such_headings_that_are_no_survey_stay_as_they_are() {
    let width = |text: &str| read_bytes(text.as_bytes(), "a.csv", &ReadOptions::default()).unwrap().tables[0].width();
    // Each row a person, each question asked once.
    for text in [
        "id,question,answer\n1,How?,a\n2,Why?,b\n3,Who?,c\n4,When?,d\n",
        "email,question,answer\na@x.es,How?,1\nb@x.es,How?,2\nc@x.es,How?,3\n",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap().join("a.csv");
        fs_err::write(&path, text).unwrap();
        let inspected = inspect_files(&path, "a.csv", &ReadOptions::default()).files.remove(0).1.unwrap();
        assert_eq!(inspected.tables[0].table.width(), width(text));
        assert!(inspected.tables[0].table.headings.contains(&"question".to_owned()));
    }
}

/// Portuguese answers of students to courses: 265 ratings, each with a comment, by `student_id` and day.
#[test]
fn a_real_table_with_a_row_a_question_gives_its_responses() {
    let Ok(exports) = std::env::var("CARTERA_EXPORTS") else { return println!("skipped: no real exports") };
    let file = Utf8Path::new(&exports).join("nps/pt_course_nps/survey.csv");
    let inspected = inspect_files(&file, "survey.csv", &ReadOptions::default()).files.remove(0).1.unwrap();
    let InspectedTable { table, source } = &inspected.tables[0];
    let mapping = &source.as_ref().unwrap().mapping;
    let field = |name: &str| mapping.columns[Entity::SurveyResponse.field(name).unwrap()].unwrap();
    assert_eq!(table.len(), 265);
    let ratings: Vec<String> =
        table.column(field("nps_rating")).filter_map(|v| cell::text(v).map(Into::into)).collect();
    let many = |wanted: &[&str]| ratings.iter().filter(|rating| wanted.contains(&rating.as_str())).count();
    // Counted in the file: 130 of 10, 55 of 9, 38 of 8, 21 of 7, 21 below.
    assert_eq!((ratings.len(), many(&["10", "9"]), many(&["8", "7"])), (265, 185, 59));
    assert_eq!(table.column(field("comment")).filter(|value| !value.is_empty()).count(), 265);
}
