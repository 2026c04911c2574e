//! Managers' workbooks: what is in them, and that they come back.

use std::collections::BTreeMap;

use cartera::model::{Author, Item, ItemField, ItemKey, ItemKind, Month, PlanBook};
use cartera::plan::account::AccountPlan;
use cartera::plan::context::Context;
use cartera::plan::language::LanguageCode;
use cartera::plan::workbook::{self, Cell, RepWorkbook, Sheet};

use crate::exports::company::{Scored, sample};

fn book_of(fields: &[(&str, &str)], author: &str) -> Item {
    let author = Author::Person(author.to_owned());
    let field = |value: &str| ItemField { value: Some(value.to_owned()), author: author.clone(), proposed: None };
    Item {
        author: author.clone(),
        since: Month::parse("2026-09").unwrap(),
        fields: fields.iter().map(|(name, value)| ((*name).to_owned(), field(value))).collect(),
    }
}

/// The manager of most accounts, by id and name, with the plans of the team.
fn team<'a>(context: &Context<'_>, plans: &'a [AccountPlan]) -> ((String, String), Vec<&'a AccountPlan>) {
    let mut teams: BTreeMap<(String, String), Vec<&AccountPlan>> = BTreeMap::new();
    for plan in plans {
        if let Some(manager) = context.desk(plan.account).and_then(|owner| owner.manager.clone()) {
            teams.entry(manager).or_default().push(plan);
        }
    }
    teams.into_iter().max_by_key(|(_, plans)| plans.len()).expect("a manager in the sample")
}

fn sheet<'a>(book: &'a RepWorkbook, key: &str) -> &'a Sheet {
    book.book.sheets.iter().find(|sheet| sheet.key == key).unwrap()
}

fn column(sheet: &Sheet, key: &str) -> Vec<String> {
    let block = &sheet.blocks[0];
    let place = block.columns.iter().position(|column| column.key == key).unwrap();
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    };
    block.rows.iter().map(|row| text(&row.cells[place])).collect()
}

fn with_team(scored: &Scored, look: impl FnOnce(&Context<'_>, (&str, &str), &[AccountPlan])) {
    let (context, plans) = (scored.context(), scored.plans());
    let ((id, name), own) = team(&context, &plans);
    let own: Vec<AccountPlan> = own.into_iter().cloned().collect();
    look(&context, (&id, &name), &own);
}

#[test]
fn a_team_s_workbook_covers_each_rep_and_each_objective_once() {
    for code in LanguageCode::ALL {
        let scored = sample(60, code);
        with_team(&scored, |context, manager, plans| {
            let book = workbook::team(context, manager, plans, "2026-10-r1", &|_| None);
            let keys: Vec<&str> = book.book.sheets.iter().map(|sheet| sheet.key).collect();
            assert_eq!(keys, ["team", "late", "objectives", "ideas"]);
            let mut reps: Vec<&str> =
                plans.iter().filter_map(|plan| context.desk(plan.account)).map(|owner| owner.id.as_str()).collect();
            reps.sort_unstable();
            reps.dedup();
            assert_eq!(sheet(&book, "team").blocks[0].rows.len(), reps.len());
            let objectives: usize = plans.iter().map(|plan| plan.objectives.len()).sum();
            assert_eq!(sheet(&book, "objectives").blocks[0].rows.len(), objectives);
            assert!(column(sheet(&book, "objectives"), "agreed").iter().all(String::is_empty), "nobody agreed yet");
            assert_eq!(book.owner_id, manager.0);
            let ids =
                book.ledger.records.iter().filter(|record| record.record == "row" && record.sheet == "objectives");
            assert_eq!(ids.count(), objectives, "each objective has its id in the hidden sheet");
            let open: Vec<&str> = book
                .ledger
                .records
                .iter()
                .filter(|record| record.record == "column" && record.value == "open")
                .map(|record| record.column.as_str())
                .collect();
            assert_eq!(open, ["agreed", "scope", "idea", "who"], "what a manager may write");
        });
    }
}

#[test]
fn what_was_lowered_comes_first_and_what_is_over_is_gone() {
    let scored = sample(60, LanguageCode::En);
    with_team(&scored, |context, manager, plans| {
        let all: Vec<(&str, &str)> = plans
            .iter()
            .flat_map(|plan| plan.objectives.iter().map(|one| (plan.account_id.as_str(), one.id.as_str())))
            .collect();
        let states: [&[(&str, &str)]; 4] = [
            &[("stage", "agreed"), ("agreed", "agree")],
            &[("stage", "rep"), ("lowered_from", "120")],
            &[("stage", "rep"), ("agreed", "disagree")],
            &[("state", "dropped")],
        ];
        let mut book = PlanBook::default();
        for ((account, item), fields) in all.iter().zip(states) {
            let (account_id, item) = ((*account).to_owned(), (*item).to_owned());
            book.items.insert(ItemKey { account_id, kind: ItemKind::Objective, item }, book_of(fields, "u1"));
        }
        let context = Context::new(context.portfolio, context.scores, context.language, context.company);
        let context = context.with_book(&book);
        let planned: Vec<AccountPlan> =
            plans.iter().filter_map(|one| cartera::plan::account::plan(&context, one.account)).collect();
        let workbook = workbook::team(&context, manager, &planned, "2026-10-r1", &|_| None);
        let sheet = sheet(&workbook, "objectives");
        let standing = column(sheet, "standing");
        assert_eq!(standing.len(), all.len() - 1, "the dropped one is over");
        assert_eq!(standing[0], "Target lowered");
        assert_eq!(standing[standing.len() - 2..], ["Not agreed", "Agreed"]);
        assert_eq!(column(sheet, "lowered_from")[0], "€120");
        let agreed = column(sheet, "agreed");
        assert_eq!(agreed[agreed.len() - 2..], ["Not agreed", "Agreed"].map(str::to_owned));
        assert!(sheet.title.ends_with("lowered since: 1"), "{}", sheet.title);
    });
}

#[test]
fn ideas_are_in_the_next_pack_of_their_team_and_in_the_portfolio() {
    let scored = sample(40, LanguageCode::Es);
    with_team(&scored, |context, manager, plans| {
        let mut book = PlanBook::default();
        let key = |item: &str| ItemKey { account_id: String::new(), kind: ItemKind::Idea, item: item.to_owned() };
        let idea = [("idea", "Jornada para talleres"), ("who", "Ana"), ("scope", "talleres")];
        book.items.insert(key("a"), book_of(&idea, manager.0));
        book.items.insert(key("b"), book_of(&[("idea", "De otro equipo")], "another"));
        book.items.insert(key("c"), book_of(&[("who", "nobody")], manager.0));
        let context = Context::new(context.portfolio, context.scores, context.language, context.company);
        let context = context.with_book(&book);
        let pack = workbook::team(&context, manager, plans, "2026-10-r1", &|_| None);
        assert_eq!(column(sheet(&pack, "ideas"), "idea"), ["Jornada para talleres"]);
        assert!(sheet(&pack, "ideas").blocks[0].blank_rows > 0, "there is room for more");
        let portfolio = workbook::portfolio(&context, &scored.ingested.quality, &[], plans, &|_| None);
        let all = portfolio.book.sheets.iter().find(|sheet| sheet.key == "ideas").unwrap();
        assert_eq!(column(all, "idea"), ["Jornada para talleres", "De otro equipo"]);
        assert_eq!(column(all, "handed_in_by"), [manager.1, "another"]);
    });
}
