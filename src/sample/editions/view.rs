//! What of the whole was known by an earlier day: rows made later are not there, and what happened later has not yet.

use std::collections::HashMap;

use super::rows::{NO_LOOKUP, crm};
use crate::model::{Date, Month};
use crate::sample::exports::Kept;
use crate::sample::files::Rows;
use crate::sample::sheets::Owned;

pub fn known_by(whole: &Kept, day: Date) -> Kept {
    let mut view = whole.clone();
    let stages = stages(&whole.opportunity_history, day);
    for table in view.tables() {
        table_by(table, day, &stages);
    }
    view.surveymonkey.retain(|row| !row.iter().any(|cell| matches!(cell, Owned::Moment(then, _) if *then > day)));
    view.contracts.retain(|row| !matches!(row.get(4), Some(Owned::Day(made)) if *made > day));
    for row in &mut view.contracts {
        let runs = matches!(row.get(6), Some(Owned::Day(end)) if *end >= day);
        if let Some(status) = row.last_mut().filter(|_| runs) {
            *status = Owned::Text("Vigente".to_owned());
        }
    }
    view
}

/// The last stage of each opportunity by a day: name, probability, forecast category, day.
type Stages = HashMap<String, (String, String, String, Date)>;

fn stages(history: &Rows, day: Date) -> Stages {
    let mut stages: Stages = HashMap::new();
    for row in &history.rows {
        let Some(entered) = history.day(row, "CreatedDate").filter(|entered| *entered <= day) else { continue };
        let text = |heading| history.cell(row, heading).to_owned();
        let stage = (text("StageName"), text("Probability"), text("ForecastCategory"), entered);
        let known = stages.entry(text("OpportunityId")).or_insert_with(|| stage.clone());
        if known.3 <= entered {
            *known = stage;
        }
    }
    stages
}

/// The heading under which a file tells when a row was made.
fn made(table: &Rows) -> Option<&'static str> {
    let known = ["CreatedDate", "Created Date", "Marca temporal", "Enviada", "Fecha", "Mes", "month", "date"];
    known.into_iter().find(|heading| table.headings.contains(heading))
}

fn table_by(table: &mut Rows, day: Date, stages: &Stages) {
    let rows = std::mem::take(&mut table.rows);
    // Quotas are set a quarter ahead.
    let until = if table.headings.contains(&"Objetivo") { Month::of(day).plus(3).last_day() } else { day };
    let known = |row: &Vec<String>| {
        let made = made(table).filter(|_| table.is_whole(row)).and_then(|heading| table.day(row, heading));
        made.is_none_or(|made| made <= until)
    };
    let rows = rows.into_iter().filter(known).map(|mut row| {
        if table.is_whole(&row) {
            row_by(table, &mut row, day, stages);
        }
        row
    });
    table.rows = rows.collect();
}

fn row_by(table: &Rows, row: &mut [String], day: Date, stages: &Stages) {
    let later = |row: &[String], heading: &str| table.day(row, heading).is_some_and(|then| then > day);
    for heading in ["LastModifiedDate", "LastActivityDate", "LastStageChangeDate"] {
        if later(row, heading) {
            table.set(row, heading, crm(day));
        }
    }
    match table.name {
        "salesforce/Contact.csv" if later(row, "Left_On__c") => table.set(row, "Left_On__c", ""),
        "salesforce/Opportunity.csv" => opportunity(table, row, day, stages),
        "salesforce/Task.csv" if later(row, "ActivityDate") => {
            table.set(row, "Status", "Not Started");
            table.set(row, "IsClosed", "0");
        }
        "salesforce/Case.csv" if later(row, "ClosedDate") => {
            table.set(row, "Status", "Working");
            table.set(row, "IsClosed", "0");
            ["ClosedDate", "CSAT__c"].into_iter().for_each(|heading| table.set(row, heading, ""));
        }
        "salesforce/Lead.csv" if later(row, "ConvertedDate") => {
            table.set(row, "Status", "Working - Contacted");
            table.set(row, "IsConverted", "0");
            table.set(row, "ConvertedDate", "");
            for heading in ["ConvertedAccountId", "ConvertedContactId", "ConvertedOpportunityId"] {
                table.set(row, heading, NO_LOOKUP);
            }
        }
        "salesforce/Campaign.csv" if table.day(row, "EndDate").is_some_and(|end| end >= day) => {
            table.set(row, "Status", "In Progress");
            table.set(row, "IsActive", "1");
        }
        "salesforce/CampaignMember.csv" if later(row, "FirstRespondedDate") => {
            table.set(row, "Status", "Sent");
            table.set(row, "HasResponded", "0");
            table.set(row, "FirstRespondedDate", "");
        }
        "erp/facturas.csv" if later(row, "Fecha cobro") => {
            table.set(row, "Fecha cobro", "");
            table.set(row, "Estado", "Pendiente");
        }
        _ if table.headings.contains(&"Opportunity ID")
            && later(row, "Close Date")
            && table.cell(row, "Stage").starts_with("Closed") =>
        {
            table.set(row, "Stage", "Proposal/Price Quote");
            table.set(row, "Probability (%)", "60");
        }
        _ => {}
    }
}

/// A deal that closed later is open, at the last stage that it had reached.
fn opportunity(table: &Rows, row: &mut [String], day: Date, stages: &Stages) {
    let closed = table.cell(row, "IsClosed") == "1" && table.day(row, "CloseDate").is_some_and(|close| close <= day);
    let Some((stage, probability, category, entered)) = stages.get(table.cell(row, "Id")).filter(|_| !closed) else {
        return;
    };
    table.set(row, "StageName", stage);
    table.set(row, "Probability", probability);
    table.set(row, "ForecastCategoryName", category);
    table.set(row, "LastStageChangeDate", crm(*entered));
    for heading in ["IsClosed", "IsWon"] {
        table.set(row, heading, "0");
    }
    for heading in ["Loss_Reason__c", "Competitor__c"] {
        table.set(row, heading, "");
    }
}
