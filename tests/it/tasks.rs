//! Tasks as the programs where teams keep them export them: read back, joined, with their state.

use std::collections::BTreeMap;

use camino::Utf8Path;
use cartera::ingest::{self, IngestConfig, Ingested, SourceConfig};
use cartera::model::{Currency, Date, Entity, Row, Task};

const AS_OF: Date = Date::constant(2026, 10, 31);
const ACCOUNTS: &str = "Company name,Record ID\nAcme,A-1042\nBolt,B-7\nPanadería Ñandú,P-1\n";

const ASANA: &str = "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,\
    Due Date,Tags,Notes,Projects,Parent task,Account ID\n\
    1201,2026-09-01,2026-09-20,2026-09-20,Renew the contract,Done,Ana,ana@x.example,,2026-09-30,,,Plans,,A-1042\n\
    1202,2026-09-01,,2026-09-01,Bolt: call the buyer,To do,Luis,luis@x.example,,2026-10-01,\"key, cartera:B-7-call\",,Plans,,\n\
    1203,2026-09-01,2026-11-05,2026-11-05,Offer,Doing,,,,2026-12-01,,\"Account: Panadería Ñandú\nAction ID: P-1-offer\",Plans,,\n\
    1204,2026-11-02,,2026-11-02,Made later,To do,,,,,,,Plans,,A-1042\n\
    1205,2026-09-01,,2026-09-01,Order paper,To do,,,,,,,Office,,\n";

const TRELLO: &str = "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,Board ID,\
    Board Name,Archived\n\
    c1,Acme - renew,https://trello.example/c1,Why,urgent (red),ana,2026-10-15,l1,Hecho,b1,Planes,false\n\
    c2,[Bolt] offer,https://trello.example/c2,,,luis,2026-12-15,l2,En curso,b1,Planes,true\n";

const MONDAY: &str = "Plans of October,,,\n,,,\nDefend,,,\nName,Person,Status,Date\nAcme: renew,Ana,Done,2026-10-01\n\
    Bolt: call,Luis,Working on it,2026-10-20\n,,,\nGrow,,,\nName,Person,Status,Date\nPanadería Ñandú: offer,Ana,,2026-12-01\n";

fn read(name: &str, bytes: &[u8]) -> Ingested {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap();
    fs_err::write(path.join("accounts.csv"), ACCOUNTS).unwrap();
    fs_err::write(path.join(name), bytes).unwrap();
    let source = |file: &str| SourceConfig { files: vec![file.to_owned()], ..SourceConfig::default() };
    let config = IngestConfig { source: vec![source("accounts.csv"), source(name)], ..IngestConfig::default() };
    ingest::read(&config, path, AS_OF, Currency::EUR, &|_| ()).unwrap()
}

/// Account, state and whether it is done, by the task's name.
fn tasks(ingested: &Ingested) -> BTreeMap<String, (String, String, Option<bool>)> {
    let account = |row: &Row<Task>| {
        row.account.map_or_else(String::new, |account| ingested.portfolio.accounts[account.index()].id.clone())
    };
    let rows = ingested.portfolio.tasks.all().iter();
    rows.map(|row| (row.name.clone(), (account(row), row.state.clone().unwrap_or_default(), row.is_done(AS_OF))))
        .collect()
}

fn expected(rows: &[(&str, &str, &str, Option<bool>)]) -> BTreeMap<String, (String, String, Option<bool>)> {
    rows.iter()
        .map(|(name, id, state, done)| ((*name).to_owned(), ((*id).to_owned(), (*state).to_owned(), *done)))
        .collect()
}

#[test]
fn asana_s_tasks_join_by_column_by_name_and_by_what_their_notes_say() {
    let read = read("tasks.csv", ASANA.as_bytes());
    let expected = expected(&[
        ("Renew the contract", "A-1042", "Done", Some(true)),
        ("Bolt: call the buyer", "B-7", "To do", Some(false)),
        ("Offer", "P-1", "Doing", Some(false)),
        ("Made later", "A-1042", "To do", Some(false)),
        ("Order paper", "", "To do", Some(false)),
    ]);
    assert_eq!(tasks(&read), expected, "what is done after the as-of date is open by it");
    let actions: BTreeMap<&str, Option<&str>> =
        read.portfolio.tasks.all().iter().map(|row| (row.name.as_str(), row.action())).collect();
    assert_eq!(actions["Bolt: call the buyer"], Some("B-7-call"));
    assert_eq!(actions["Offer"], Some("P-1-offer"));
    assert_eq!(actions["Order paper"], None);
    let counts = &read.quality.entities[&Entity::Task];
    assert_eq!((counts.rows, counts.records, counts.unjoined, counts.rejected), (5, 5, 1, 0));
    assert_eq!(read.unjoined[0].reason, "the row names no account");
}

#[test]
fn the_list_of_a_trello_card_is_its_state() {
    let read = read("board.csv", TRELLO.as_bytes());
    let expected =
        expected(&[("Acme - renew", "A-1042", "Hecho", Some(true)), ("[Bolt] offer", "B-7", "En curso", Some(false))]);
    assert_eq!(tasks(&read), expected);
}

#[test]
fn the_titles_of_a_board_s_groups_are_no_tasks_and_no_lost_rows() {
    let expected = expected(&[
        ("Acme: renew", "A-1042", "Done", Some(true)),
        ("Bolt: call", "B-7", "Working on it", Some(false)),
        ("Panadería Ñandú: offer", "P-1", "", None),
    ]);
    let trimmed = MONDAY.replace(",,,\n", "\n");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(MONDAY.lines()) {
        for (column, cell) in (0..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    let workbook = workbook.save_to_buffer().unwrap();
    for (name, bytes) in [("a.csv", MONDAY.as_bytes()), ("b.csv", trimmed.as_bytes()), ("c.xlsx", &workbook)] {
        let read = read(name, bytes);
        assert_eq!(tasks(&read), expected, "{name}");
        assert!(read.rejects.is_empty(), "{name}: {:?}", read.rejects);
    }
}

#[test]
fn the_table_of_tasks_holds_what_was_known_by_the_day() {
    use cartera::deliver::exports;
    let read = read("tasks.csv", ASANA.as_bytes());
    let scored = crate::exports::company::Scored::of(read, cartera::plan::language::LanguageCode::En);
    let table = exports::tasks(&scored.context());
    let text = String::from_utf8(table.csv().unwrap()).unwrap();
    let names: Vec<&str> = text.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
    assert_eq!(names, ["Renew the contract", "Bolt: call the buyer", "Offer", "Order paper"], "{text}");
    let bolt = text.lines().find(|line| line.contains("Bolt")).unwrap();
    assert!(bolt.contains(",false,true,2026-09-01,2026-10-01,,"), "open and overdue: {bolt}");
    let offer = text.lines().find(|line| line.contains("P-1-offer")).unwrap();
    assert!(offer.contains(",false,false,2026-09-01,2026-12-01,,"), "not done by then: {offer}");
}
