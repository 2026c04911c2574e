//! Plans as other programs import them, and what those export of them read back.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;
use cartera::deliver::hand_over;
use cartera::ingest::{self, IngestConfig, Ingested, SourceConfig};
use cartera::model::{ActionProgress, ActionTag, Currency, Date, action_states};
use cartera::plan::account::PlannedObjective;
use cartera::plan::keep::Standing;
use cartera::plan::language::LanguageCode;
use cartera::plan::tasks::{AccountTasks, ActionTask, HandOver, Person, TaskState, TaskWords};
use cartera::render::board;

const AS_OF: Date = Date::constant(2026, 10, 31);
const ACCOUNTS: [(&str, &str); 3] =
    [("A-1042", "Acme"), ("a b/ñ,;)", "=Panadería \"Ñandú\", S.A."), ("-7%20", "Two\nlines: of a name")];

fn task(account: (&str, &str), action: &str) -> ActionTask {
    let tag = ActionTag::new(account.0, action);
    ActionTask {
        account: account.1.to_owned(),
        name: format!("{}: call, \"now\"", account.1),
        text: "call, \"now\"".to_owned(),
        why: "a renewal; soon".to_owned(),
        say: None,
        objective: Some("renewal".to_owned()),
        assignee: Person { id: None, name: "Ana Prieto".to_owned(), email: Some("ana@x.example".to_owned()) },
        start: Date::constant(2026, 11, 2),
        due: Date::constant(2026, 11, 20),
        state: TaskState::Open,
        notes: format!("Why: a renewal; soon\nAccount ID: {}\n{}", account.0, tag.tag()),
        already_in: BTreeSet::new(),
        tag,
    }
}

fn hostile() -> HandOver {
    let objective = PlannedObjective {
        id: "renewal".to_owned(),
        text: "Renew".to_owned(),
        metric: "Contracts".to_owned(),
        baseline: "€1.2M".to_owned(),
        target: "€1.2M".to_owned(),
        due: Date::constant(2026, 12, 31),
        owner: "Ana Prieto".to_owned(),
        why: "ends in 61 days".to_owned(),
        compared: Vec::new(),
        measure: None,
        occurrence: None,
        standing: Standing::default(),
        facts: Vec::new(),
    };
    let plan = |account: (&str, &str)| AccountTasks {
        account_id: account.0.to_owned(),
        account: account.1.to_owned(),
        owner: None,
        start: Date::constant(2026, 1, 1),
        end: Date::constant(2026, 12, 31),
        title: format!("Plan: {}", account.1),
        headline: "All is well".to_owned(),
        swot: [String::new(), String::new(), String::new(), String::new()],
        objectives: vec![objective.clone()],
        tasks: ["open-renewal", "call 2/2"].map(|action| task(account, action)).into(),
    };
    let lists = ["To do", "In progress", "Done"].map(str::to_owned);
    HandOver { words: TaskWords { lists, board: "Plans".to_owned() }, plans: ACCOUNTS.map(plan).into() }
}

/// The rows of a CSV by heading.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(bytes).deserialize().map(|row| row.unwrap()).collect()
}

fn csv_of(headings: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headings).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Ingested {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap();
    let accounts = ACCOUNTS.map(|(id, name)| vec![id.to_owned(), name.to_owned()]);
    fs_err::write(path.join("accounts.csv"), csv_of(&["Record ID", "Company name"], &accounts)).unwrap();
    fs_err::write(path.join(name), bytes).unwrap();
    let source = |file: &str| SourceConfig { files: vec![file.to_owned()], ..SourceConfig::default() };
    let config = IngestConfig { source: vec![source("accounts.csv"), source(name)], ..IngestConfig::default() };
    ingest::read(&config, path, AS_OF, Currency::EUR, &|_| ()).unwrap()
}

/// All six actions come back with their ids: the first is done, all others are open.
fn assert_known_again(program: &str, read: &Ingested) {
    let expected: BTreeMap<ActionTag, ActionProgress> = hostile()
        .tasks()
        .map(|task| {
            let done = task.tag == ActionTag::new("A-1042", "open-renewal");
            (task.tag.clone(), if done { ActionProgress::Done } else { ActionProgress::Open })
        })
        .collect();
    let states = action_states(&read.portfolio);
    let found: BTreeMap<ActionTag, ActionProgress> =
        states.iter().map(|state| (state.tag.clone(), state.progress)).collect();
    assert_eq!(found, expected, "{program}: {:?}", read.rejects);
    for state in &states {
        assert_eq!(read.portfolio.source(state.source).unwrap().profile, program);
        let of = |row: &&cartera::model::Row<cartera::model::Task>| row.origin == state.source;
        let row = read.portfolio.tasks.all().iter().find(of).unwrap();
        let account = row.account.map(|account| read.portfolio.account(account).unwrap().id.as_str());
        // A tag alone leads to its account where the id stands in it as it is; the state is known either way.
        let by_tag_alone = row.notes.is_none() && row.account.is_none();
        let joined = account == Some(state.tag.account_id.as_str());
        assert!(joined || by_tag_alone && state.tag.account_id.contains('%'), "{program} joins {}", state.tag.id());
    }
}

#[test]
fn what_asana_exports_of_our_tasks_is_known_again() {
    let ours = rows(&hand_over::asana(&hostile()).unwrap());
    let order: Vec<String> = csv::Reader::from_reader(hand_over::asana(&hostile()).unwrap().as_slice())
        .headers()
        .unwrap()
        .iter()
        .take(7)
        .map(str::to_owned)
        .collect();
    let asked = ["Name", "Description", "Section/Column", "Assignee", "Collaborators", "Start Date", "Due Date"];
    assert_eq!(order, asked, "Asana wants its columns in this order");
    // A workspace without custom fields keeps nothing of the columns after those.
    let headings = [
        "Task ID",
        "Created At",
        "Completed At",
        "Last Modified",
        "Name",
        "Section/Column",
        "Assignee",
        "Assignee Email",
        "Start Date",
        "Due Date",
        "Tags",
        "Notes",
        "Projects",
        "Parent task",
    ];
    let exported: Vec<Vec<String>> = (1201..)
        .zip(&ours)
        .map(|(id, row)| {
            let done = if id == 1201 { "2026-10-20" } else { "" };
            let cell = |heading: &str| row[heading].clone();
            vec![
                id.to_string(),
                "2026-10-02".to_owned(),
                done.to_owned(),
                "2026-10-20".to_owned(),
                cell("Name"),
                cell("Section/Column"),
                "Ana".to_owned(),
                cell("Assignee"),
                cell("Start Date"),
                cell("Due Date"),
                String::new(),
                cell("Description"),
                "Plans".to_owned(),
                String::new(),
            ]
        })
        .collect();
    assert_known_again("asana", &read("tasks.csv", &csv_of(&headings, &exported)));
}

#[test]
fn what_monday_exports_of_our_board_is_known_again() {
    use calamine::{Reader, Xlsx, open_workbook_from_rs};
    let bytes = board::monday(&hostile(), "Tornasol", AS_OF).unwrap();
    assert_eq!(bytes, board::monday(&hostile(), "Tornasol", AS_OF).unwrap());
    let mut ours: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let sheet = ours.worksheet_range("Items").unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let board = workbook.add_worksheet();
    board.write(0, 0, "Plans").unwrap();
    board.write(2, 0, "Group Title").unwrap();
    let dates = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    for (row, cells) in (3..).zip(sheet.rows()) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                calamine::Data::DateTime(day) => {
                    board.write_number_with_format(row, column, day.as_f64(), &dates).unwrap()
                }
                _ if row == 4 && column == 2 => board.write(row, column, "Done").unwrap(),
                cell => board.write(row, column, cell.to_string()).unwrap(),
            };
        }
    }
    let read = read("board.xlsx", &workbook.save_to_buffer().unwrap());
    assert_known_again("monday", &read);
    let due = read.portfolio.tasks.all().iter().map(|row| row.due);
    assert!(due.eq([Some(Date::constant(2026, 11, 20)); 6]), "dates are dates");
}

#[test]
fn what_trello_exports_of_pasted_lines_and_of_api_cards_is_known_again() {
    let headings = [
        "Card ID",
        "Card Name",
        "Card URL",
        "Card Description",
        "Labels",
        "Members",
        "Due Date",
        "List ID",
        "List Name",
        "Board ID",
        "Board Name",
        "Archived",
    ];
    let card = |number: usize, name: &str, description: &str| -> Vec<String> {
        let list = if number == 0 { "Done" } else { "To do" };
        ["", name, "", description, "", "", "", "l1", list, "b1", "Plans", "false"]
            .into_iter()
            .enumerate()
            .map(|(place, cell)| if place == 0 { format!("c{number}") } else { cell.to_owned() })
            .collect()
    };
    let lines = String::from_utf8(hand_over::trello_lines(&hostile())).unwrap();
    assert_eq!(lines.lines().count(), 6, "a line a card: {lines}");
    let pasted: Vec<_> = lines.lines().enumerate().map(|(number, line)| card(number, line, "")).collect();
    assert_known_again("trello", &read("cards.csv", &csv_of(&headings, &pasted)));

    let api: serde_json::Value = serde_json::from_slice(&hand_over::trello_api(&hostile()).unwrap()).unwrap();
    let requests = api["requests"].as_array().unwrap();
    let sent: Vec<_> = requests.iter().filter(|request| request["path"] == "/cards").enumerate().collect();
    let text = |request: &serde_json::Value, key: &str| request["query"][key].as_str().unwrap().to_owned();
    let made: Vec<_> =
        sent.iter().map(|(number, request)| card(*number, &text(request, "name"), &text(request, "desc"))).collect();
    assert_known_again("trello", &read("cards.csv", &csv_of(&headings, &made)));
}

#[test]
fn a_request_to_trello_uses_only_what_an_earlier_one_saved() {
    let api: serde_json::Value = serde_json::from_slice(&hand_over::trello_api(&hostile()).unwrap()).unwrap();
    let mut known: BTreeSet<String> =
        api["fill_in"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    for request in api["requests"].as_array().unwrap() {
        let text = format!("{}{}", request["query"]["idList"], request["query"]["idLabels"]);
        for name in text.split("{{").skip(1) {
            let name = name.split("}}").next().unwrap();
            assert!(known.contains(name), "{name} of {request}");
        }
        assert!(request["unless"]["path"].is_string(), "can be sent twice without harm: {request}");
        known.extend(request["saves"]["id"].as_str().map(str::to_owned));
    }
}

#[test]
fn salesforce_s_children_name_parents_that_are_there() {
    let [plans, objectives, measures, tasks] = hand_over::salesforce(&hostile()).unwrap().map(|bytes| rows(&bytes));
    let ids = |rows: &[BTreeMap<String, String>]| -> BTreeSet<String> {
        rows.iter().map(|row| row["Cartera_Id__c"].clone()).collect()
    };
    assert_eq!((ids(&plans).len(), ids(&objectives).len(), ids(&measures).len(), ids(&tasks).len()), (3, 3, 3, 6));
    assert!(objectives.iter().all(|row| ids(&plans).contains(&row["AccountPlan.Cartera_Id__c"])));
    assert!(measures.iter().all(|row| ids(&objectives).contains(&row["AccountPlanObjective.Cartera_Id__c"])));
    assert!(plans[0].contains_key("Account.Cartera_Id__c"), "these accounts are not Salesforce's: {:?}", plans[0]);
}

#[test]
fn what_a_program_holds_already_is_not_asked_for_again() {
    let mut plans = hostile();
    plans.plans[0].tasks[0].already_in.insert("asana".to_owned());
    plans.plans[0].tasks[1].state = TaskState::Done;
    assert_eq!(rows(&hand_over::asana(&plans).unwrap()).len(), 4);
    assert_eq!(String::from_utf8(hand_over::trello_lines(&plans)).unwrap().lines().count(), 5);
    assert_eq!(rows(&hand_over::generic(&plans).unwrap()).len(), 9, "the generic file holds all");
}

#[test]
fn the_sample_company_s_plans_have_unique_ids_in_both_languages() {
    for code in LanguageCode::ALL {
        let scored = crate::exports::company::sample(40, code);
        let plans = HandOver::of(&scored.context(), &scored.plans());
        let rows = rows(&hand_over::generic(&plans).unwrap());
        let ids: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row["kind"].as_str(), row["id"].as_str())).collect();
        assert_eq!(ids.len(), rows.len());
        assert!(plans.tasks().count() > 40 && plans.tasks().all(|task| task.assignee.email.is_some()));
        assert!(plans.tasks().all(|task| task.start <= task.due));
        let [_, begun, done] = &plans.words.lists;
        let read = read(
            "tasks.csv",
            format!("Task ID,Created At,Name,Section/Column\n1,2026-10-01,a,{begun}\n2,2026-10-01,b,{done}\n")
                .as_bytes(),
        );
        let tasks = read.portfolio.tasks.all();
        assert!(tasks[0].is_begun() && tasks[0].is_done(AS_OF) == Some(false), "{begun}");
        assert_eq!(tasks[1].is_done(AS_OF), Some(true), "{done}");
    }
}
