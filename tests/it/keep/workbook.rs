//! The workbook of the next month holds what came back, and says where two versions contradict each other.

use cartera::model::{Author, ItemField, ItemKey, ItemKind, Month, Portfolio};
use cartera::plan::account::{AccountPlan, HygieneKey, plan};
use cartera::plan::brief;
use cartera::plan::context::{Company, Context};
use cartera::plan::keep::{Accounts, Stage, fields, merge, next};
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::workbook::{self, Cell, RepWorkbook};
use cartera::score::{Past, ScoreConfig, score};

use super::desk::{add, month, row, seal, write};
use crate::score::sample::Sample;

/// Twelve accounts of one rep, each with three years of revenue.
fn portfolio(as_of: &str) -> Portfolio {
    let mut sample = Sample::default();
    for n in 0..12i64 {
        let id = format!("a{n:02}");
        sample.account(&id, &[("owner_id", "u1"), ("owner_name", "Ana Prieto")]);
        let end: cartera::model::Date = "2026-11-15".parse().unwrap();
        for back in 0..37 {
            let day = end.checked_sub(jiff::Span::new().months(back)).unwrap();
            sample.revenue(&id, &day.to_string(), &format!("{}", 800 + (n * 37 + back * 11) % 300));
        }
    }
    sample.build(as_of)
}

fn with_context<T>(portfolio: &Portfolio, look: impl FnOnce(Context<'_>) -> T) -> T {
    let scores = score(portfolio, &ScoreConfig::default(), &Past::default());
    let language = Language::load(LanguageCode::En, "en-US", None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    look(Context::new(portfolio, &scores, &language, &company))
}

fn plans(context: &Context<'_>) -> Vec<AccountPlan> {
    context.portfolio.account_ixs().filter_map(|account| plan(context, account)).collect()
}

fn workbook_of(context: &Context<'_>, plans: &[AccountPlan], run: &str) -> RepWorkbook {
    workbook::rep(context, "u1", plans, run, &|_| None)
}

/// What was filled in, by sheet, row and column.
fn cell<'a>(book: &'a RepWorkbook, sheet: &str, row: &str, column: &str) -> Option<&'a str> {
    let is = |r: &&workbook::Record| r.record == "cell" && r.sheet == sheet && r.row == row && r.column == column;
    book.ledger.records.iter().find(is).map(|record| record.value.as_str())
}

fn texts(book: &RepWorkbook, sheet: &str) -> Vec<String> {
    let sheets = book.book.sheets.iter().filter(|found| found.key == sheet);
    let cells = sheets.flat_map(|sheet| &sheet.blocks).flat_map(|block| &block.rows).flat_map(|row| &row.cells);
    cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text.clone()) } else { None }).collect()
}

#[test]
fn what_came_back_is_in_the_next_workbook_brief_and_hygiene() {
    let (october, november) = (portfolio("2026-10-31"), portfolio("2026-11-30"));
    let (book, draft, first_due) = with_context(&october, |context| {
        let plans = plans(&context);
        let first = plans.iter().find(|plan| plan.account_id == "a00").unwrap();
        let due = first.objectives.iter().find(|objective| objective.id == "revenue").unwrap().due;
        assert!(first.hygiene.checks.iter().filter(|check| check.passed.is_err()).count() > 1);
        let book = next(context.book, plans.into_iter().map(|plan| plan.kept));
        let items = book.items.iter().filter(|(key, _)| key.account_id == "a00");
        let items = items.map(|(key, item)| (key.clone(), item.clone())).collect();
        let mut draft = super::desk::draft(&items, month("2026-10"), "plan.xlsx");
        draft.owner_id = "u1".to_owned();
        write(row(&mut draft, ItemKind::Objective, "revenue"), "target", "13000");
        write(row(&mut draft, ItemKind::Objective, "revenue"), "note", "agreed with Luz");
        add(&mut draft, ItemKind::Action, "a00", &[("action", "Show the new catalogue"), ("due", "2026-12-04")]);
        add(&mut draft, ItemKind::Note, "a01", &[("text", "They move in March")]);
        add(&mut draft, ItemKind::Swot, "a00", &[("text", "Their plant is next door"), ("field", "strengths")]);
        seal(&mut draft);
        (book, draft, due)
    });
    with_context(&november, |context| {
        let accounts = Accounts::of(&context, &Default::default());
        let mut merged = merge(&book, &[draft], &accounts, context.period());
        let key = ItemKey { account_id: "a00".to_owned(), kind: ItemKind::Objective, item: "revenue".to_owned() };
        let lost =
            ItemField { value: Some("11000".to_owned()), author: Author::Person("u1".to_owned()), proposed: None };
        fields::keep_overruled(merged.book.items.get_mut(&key).unwrap(), context.period(), "target", &lost);
        let context = context.with_book(&merged.book).with_returned(&merged.told);
        let plans = plans(&context);
        let book = workbook_of(&context, &plans, "2026-11-r1");
        assert_eq!(cell(&book, "objectives", "a00/revenue", "target"), Some("13000"));
        assert_eq!(cell(&book, "objectives", "a00/revenue", "note"), Some("agreed with Luz"));
        assert_eq!(cell(&book, "objectives", "a00/revenue", "due"), Some(first_due.to_string().as_str()));
        for (sheet, text) in [
            ("actions", "Show the new catalogue"),
            ("notes", "They move in March"),
            ("swot", "Their plant is next door"),
            ("my_month", "Two versions"),
            ("my_month", "Show the new catalogue"),
        ] {
            let found = texts(&book, sheet);
            let is_told = sheet == "my_month" && text == "Two versions";
            let found = if is_told { texts(&book, "objectives") } else { found };
            assert!(found.iter().any(|found| found == text), "{text} on {sheet}: {found:?}");
        }
        let titles: Vec<&String> = book.book.sheets[0].blocks.iter().filter_map(|block| block.title.as_ref()).collect();
        assert!(titles.iter().any(|title| title.starts_with("Two versions")), "{titles:?}");

        let plan = plans.iter().find(|plan| plan.account_id == "a00").unwrap();
        let objective = plan.objectives.iter().find(|objective| objective.id == "revenue").unwrap();
        assert_eq!(objective.standing.stage, Stage::Rep);
        assert_eq!(objective.standing.since, Month::parse("2026-10"));
        assert!(objective.standing.progress.is_some());
        assert!(objective.text.contains("13") && objective.text.contains(&context.language.date_short(first_due)));
        let check = |key: HygieneKey| plan.hygiene.checks.iter().find(|check| check.key == key).unwrap().passed.clone();
        assert_eq!((check(HygieneKey::ObjectivesSet), check(HygieneKey::ObjectivesDated)), (Ok(true), Ok(true)));
        let brief = brief::compose(&context, plan).unwrap();
        let told = serde_json::to_string(&brief).unwrap();
        assert!(told.contains("Handed in") && told.contains("Their plant is next door"), "{told}");

        // One workbook an account holds that account alone.
        let one = workbook::rep_account(&context, "u1", plan.account, &plans, "2026-11-r1", &|_| None);
        let ids =
            one.ledger.records.iter().filter(|record| record.record == "row").map(|record| record.column.as_str());
        assert!(ids.collect::<std::collections::BTreeSet<_>>().into_iter().eq(["a00"]));
    });
}
