//! What must be the same in brief, deck, workbook, portal and tables.

use std::collections::BTreeMap;

use cartera::deliver::exports::{self, Export};
use cartera::deliver::tables::read_back;
use cartera::ingest::Ingested;
use cartera::model::{AccountIx, Decimal};
use cartera::plan::account::AccountPlan;
use cartera::plan::context::Context;
use cartera::plan::document::Fact;
use cartera::plan::portal::{Links, portal};
use cartera::plan::workbook::{self, Cell, Sheet};

use super::Documents;

type Rows = BTreeMap<String, BTreeMap<String, String>>;

pub fn all(context: &Context<'_>, plans: &[AccountPlan], documents: &Documents, ingested: &Ingested) -> Vec<String> {
    let mut faults = facts(documents);
    faults.extend(accounts(context, plans, documents, ingested));
    faults.extend(portfolio(context, plans, documents, ingested));
    faults
}

/// A fact that stands in several documents says the same in each, with or without its unit.
fn facts(documents: &Documents) -> Vec<String> {
    let all = documents.briefs.iter().flat_map(|brief| &brief.facts).chain(&documents.deck.facts);
    let mut said = BTreeMap::<&str, &Fact>::new();
    let mut faults = Vec::new();
    for fact in all {
        let known = said.entry(&fact.id).or_insert(fact);
        // One may say it in a sentence: `26 of 100 points` and `26`.
        let same = known.value.contains(&fact.value) || fact.value.contains(&known.value);
        if !same {
            faults.push(format!("`{}` is {} and {}", fact.id, known.value, fact.value));
        }
    }
    faults
}

fn rows(export: &Export, key: &str) -> Rows {
    let mut rows = read_back(&export.csv().unwrap()).unwrap().into_iter();
    let headings = rows.next().unwrap();
    rows.map(|row| headings.iter().cloned().zip(row).collect::<BTreeMap<_, _>>())
        .map(|row| (row[key].clone(), row))
        .collect()
}

pub fn no_links() -> Links<'static> {
    Links {
        brief: &|_| None,
        group_brief: &|_| None,
        draft: &|_| None,
        deck: None,
        workbook: None,
        rejects: None,
        unjoined: None,
        quality: None,
        fixes: Vec::new(),
        tables: Vec::new(),
    }
}

fn sheet<'a>(sheets: &'a [Sheet], key: &str) -> &'a Sheet {
    sheets.iter().find(|sheet| sheet.key == key).unwrap()
}

fn cell<'a>(sheet: &'a Sheet, row: usize, column: &str) -> &'a Cell {
    let block = &sheet.blocks[0];
    let place = block.columns.iter().position(|own| own.key == column).unwrap();
    &block.rows[row].cells[place]
}

/// Revenue, pipeline, points and bands of each account.
fn accounts(context: &Context<'_>, plans: &[AccountPlan], documents: &Documents, ingested: &Ingested) -> Vec<String> {
    let table = rows(&exports::accounts(context), "account_id");
    let page = portal(context, plans, &ingested.quality, &no_links());
    let none = |_: AccountIx| None;
    let book = workbook::portfolio(context, &ingested.quality, &ingested.rejects, plans, &none);
    let sheet = sheet(&book.book.sheets, "accounts");
    let in_sheet: BTreeMap<String, usize> = (0..sheet.blocks[0].rows.len())
        .filter_map(|row| match cell(sheet, row, "account_id") {
            Cell::Text(id) => Some((id.clone(), row)),
            _ => None,
        })
        .collect();
    let facts: BTreeMap<&str, &str> = documents
        .briefs
        .iter()
        .flat_map(|brief| &brief.facts)
        .chain(&documents.deck.facts)
        .map(|fact| (fact.id.as_str(), fact.value.as_str()))
        .collect();
    let mut faults = Vec::new();
    for account in &page.accounts {
        let (id, row) = (&account.id, &table[&account.id]);
        let mut same = |what: &str, ours: &str, theirs: &str| {
            if ours != theirs {
                faults.push(format!("{what} of {id}: {ours} and {theirs}"));
            }
        };
        let money = |text: &str| text.parse::<Decimal>().map(|amount| context.money(amount)).unwrap_or_default();
        let plain = |cell: &Cell| match cell {
            Cell::Money(amount) => context.money(*amount),
            _ => String::new(),
        };
        let shown = |text: &str| if text == "–" { String::new() } else { text.to_owned() };
        let revenue = money(&row["revenue_ltm"]);
        same("revenue in table and portal", &revenue, &shown(&account.revenue.text));
        same("revenue in table and workbook", &revenue, &plain(cell(sheet, in_sheet[id], "revenue_ltm")));
        if let Some(said) = facts.get(format!("{id}/revenue_ltm").as_str()) {
            same("revenue in table and brief", &revenue, said);
        }
        let weighted = money(&row["pipeline_weighted"]);
        same("pipeline in table and portal", &weighted, &shown(&account.pipeline.text));
        same("pipeline in table and workbook", &weighted, &plain(cell(sheet, in_sheet[id], "pipeline_weighted")));
        let tier = if ["A", "B", "C", "former"].contains(&row["tier"].as_str()) { row["tier"].as_str() } else { "" };
        same("tier in table and portal", tier, &account.tier.value);
    }
    faults
}

/// The portfolio's figures: the deck's facts against the long table, the workbook's summary and the portal.
fn portfolio(context: &Context<'_>, plans: &[AccountPlan], documents: &Documents, ingested: &Ingested) -> Vec<String> {
    let whole: BTreeMap<&str, &cartera::score::Kpi> = context
        .scores
        .portfolio
        .kpis
        .iter()
        .filter(|kpi| kpi.dimension.is_empty())
        .map(|kpi| (kpi.metric, kpi))
        .collect();
    let facts: BTreeMap<&str, &str> =
        documents.deck.facts.iter().map(|fact| (fact.id.as_str(), fact.value.as_str())).collect();
    let mut faults = Vec::new();
    for metric in ["revenue_ltm", "revenue_previous", "pipeline_weighted", "whitespace_total", "clv_total", "cost_ltm"]
    {
        let amount = whole.get(metric).and_then(|kpi| kpi.amount).map(|amount| context.money(amount));
        match (amount, facts.get(metric)) {
            (Some(amount), Some(said)) if amount != *said => faults.push(format!("{metric}: {amount} and {said}")),
            _ => {}
        }
    }
    let none = |_: AccountIx| None;
    let book = workbook::portfolio(context, &ingested.quality, &ingested.rejects, plans, &none);
    let revenue = sheet(&book.book.sheets, "revenue");
    let months = revenue.blocks[0].rows.len();
    let sum = (months.saturating_sub(12)..months).fold(Decimal::ZERO, |sum, row| match cell(revenue, row, "revenue") {
        Cell::Money(amount) => sum + amount,
        _ => sum,
    });
    if facts.get("revenue_ltm") != Some(&context.money(sum).as_str()) {
        faults.push(format!("twelve months of the workbook are {}", context.money(sum)));
    }
    for figure in ["pipeline_open", "pipeline_weighted"] {
        let (title, said) =
            (&sheet(&book.book.sheets, "pipeline").title, facts.get(figure).copied().unwrap_or_default());
        if !title.contains(said) {
            faults.push(format!("{figure} is {said} in the deck, the workbook says {title}"));
        }
    }
    let page = portal(context, plans, &ingested.quality, &no_links());
    if facts.get("revenue_ltm") != Some(&page.figures[1].value.as_str()) {
        faults.push(format!("revenue on the portal is {}", page.figures[1].value));
    }
    faults
}
