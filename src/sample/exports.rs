//! Every file of the sample with its headings, in the order in which its vendor writes them.

use std::path::Path;

use super::files::{Rows, Shape, Table};
use super::sheets::{Owned, Sheet};
use super::{FileSummary, SampleError};

macro_rules! exports {
    ($($field:ident = $shape:ident $name:literal $($prefix:literal)? [$($heading:literal),* $(,)?];)*) => {
        /// The files that are being written.
        #[derive(Debug)]
        pub(super) struct Exports {
            $(pub $field: Table,)*
            pub surveymonkey: Sheet,
            pub contracts: Sheet,
        }

        /// What the files hold.
        #[derive(Debug, Clone)]
        pub(super) struct Kept {
            $(pub $field: Rows,)*
            pub surveymonkey: Vec<Vec<Owned>>,
            pub contracts: Vec<Vec<Owned>>,
        }

        impl Kept {
            pub fn tables(&mut self) -> Vec<&mut Rows> {
                vec![$(&mut self.$field,)*]
            }

            /// Writes all files as an export of a day.
            pub fn write(&self, dir: &Path, as_of: crate::model::Date) -> Result<Vec<FileSummary>, SampleError> {
                for folder in ["salesforce", "surveys", "erp", "market"] {
                    fs_err::create_dir_all(dir.join(folder))?;
                }
                let mut sheets = [Sheet::surveymonkey(dir, as_of)?, Sheet::contracts(dir, as_of)?];
                for (sheet, rows) in sheets.iter_mut().zip([&self.surveymonkey, &self.contracts]) {
                    for row in rows {
                        sheet.row(row.iter().map(Owned::value))?;
                    }
                }
                let mut written = vec![
                    $({
                        let mut table = self.$field.write(dir)?;
                        if self.$field.name == self.report.name {
                            super::faults::report_footer(as_of.year(), &mut table)?;
                        }
                        table.finish()?
                    },)*
                ];
                for sheet in sheets {
                    written.push(sheet.finish()?);
                }
                Ok(written)
            }
        }

        impl Exports {
            pub fn create(dir: &Path, as_of: crate::model::Date) -> Result<Exports, SampleError> {
                for folder in ["salesforce", "surveys", "erp", "market"] {
                    fs_err::create_dir_all(dir.join(folder))?;
                }
                Ok(Exports {
                    $($field: Table::create(dir, $name, Shape::$shape, &[$($heading),*])?$(.with_ids($prefix))?,)*
                    surveymonkey: Sheet::surveymonkey(dir, as_of)?,
                    contracts: Sheet::contracts(dir, as_of)?,
                })
            }

            /// Keeps all rows, for [`Exports::kept`].
            pub fn keep_rows(&mut self) {
                $(self.$field.keep_rows();)*
                self.surveymonkey.keep_rows();
                self.contracts.keep_rows();
            }

            pub fn kept(&mut self) -> Kept {
                Kept {
                    $($field: self.$field.kept(),)*
                    surveymonkey: self.surveymonkey.kept(),
                    contracts: self.contracts.kept(),
                }
            }

            pub fn finish(self) -> Result<Vec<FileSummary>, SampleError> {
                Ok(vec![
                    $(self.$field.finish()?,)*
                    self.surveymonkey.finish()?,
                    self.contracts.finish()?,
                ])
            }
        }
    };
}

exports! {
    account = Salesforce "salesforce/Account.csv" "001" [
        "Id", "IsDeleted", "MasterRecordId", "Name", "Type", "ParentId", "BillingStreet", "BillingCity",
        "BillingState", "BillingPostalCode", "BillingCountry", "Phone", "Fax", "AccountNumber", "Website", "Industry",
        "AnnualRevenue", "NumberOfEmployees", "Ownership", "Description", "Rating", "CurrencyIsoCode", "OwnerId",
        "CreatedDate", "CreatedById", "LastModifiedDate", "SystemModstamp", "LastActivityDate", "AccountSource",
        "Segment__c", "Potential__c", "Customer_Since__c",
    ];
    contact = Salesforce "salesforce/Contact.csv" "003" [
        "Id", "IsDeleted", "MasterRecordId", "AccountId", "Salutation", "FirstName", "LastName", "MailingCity",
        "MailingCountry", "Phone", "MobilePhone", "ReportsToId", "Email", "Title", "Department", "LeadSource",
        "OwnerId", "HasOptedOutOfEmail", "CreatedDate", "CreatedById", "LastModifiedDate", "LastActivityDate",
        "EmailBouncedReason", "Buying_Role__c", "Influence__c", "Relationship__c", "Left_On__c", "LinkedIn__c",
    ];
    user = Salesforce "salesforce/User.csv" "005" [
        "Id", "Username", "FirstName", "LastName", "CompanyName", "Division", "Department", "Title", "Country",
        "Email", "Phone", "Alias", "IsActive", "UserRoleId", "ManagerId", "CreatedDate",
    ];
    opportunity = Salesforce "salesforce/Opportunity.csv" "006" [
        "Id", "IsDeleted", "AccountId", "Name", "StageName", "Amount", "Probability", "ExpectedRevenue", "CloseDate",
        "Type", "NextStep", "LeadSource", "IsClosed", "IsWon", "ForecastCategoryName", "CurrencyIsoCode",
        "CampaignId", "HasOpportunityLineItem", "Pricebook2Id", "OwnerId", "CreatedDate", "LastModifiedDate",
        "LastActivityDate", "LastStageChangeDate", "ContactId", "Loss_Reason__c", "Competitor__c",
    ];
    opportunity_history = Salesforce "salesforce/OpportunityHistory.csv" "008" [
        "Id", "OpportunityId", "CreatedById", "CreatedDate", "StageName", "Amount", "CloseDate", "Probability",
        "ForecastCategory", "CurrencyIsoCode", "IsDeleted",
    ];
    line_item = Salesforce "salesforce/OpportunityLineItem.csv" "00k" [
        "Id", "OpportunityId", "PricebookEntryId", "Product2Id", "ProductCode", "Name", "CurrencyIsoCode", "Quantity",
        "TotalPrice", "UnitPrice", "CreatedDate", "IsDeleted",
    ];
    product = Salesforce "salesforce/Product2.csv" "01t" [
        "Id", "Name", "ProductCode", "Description", "IsActive", "CreatedDate", "CreatedById", "LastModifiedDate",
        "Family", "IsDeleted", "IsArchived",
    ];
    price_book_entry = Salesforce "salesforce/PricebookEntry.csv" "01u" [
        "Id", "Name", "Pricebook2Id", "Product2Id", "CurrencyIsoCode", "UnitPrice", "IsActive", "UseStandardPrice",
        "CreatedDate", "ProductCode", "IsDeleted", "IsArchived",
    ];
    task = Salesforce "salesforce/Task.csv" "00T" [
        "Id", "WhoId", "WhatId", "Subject", "ActivityDate", "Status", "Priority", "OwnerId", "CurrencyIsoCode", "Type",
        "IsDeleted", "AccountId", "IsClosed", "CreatedDate", "CallType", "CallDisposition", "CompletedDateTime",
    ];
    event = Salesforce "salesforce/Event.csv" "00U" [
        "Id", "WhoId", "WhatId", "Subject", "Location", "IsAllDayEvent", "ActivityDateTime", "ActivityDate",
        "DurationInMinutes", "AccountId", "OwnerId", "Type", "IsDeleted", "CreatedDate",
    ];
    case = Salesforce "salesforce/Case.csv" "500" [
        "Id", "IsDeleted", "CaseNumber", "ContactId", "AccountId", "SuppliedEmail", "Type", "Status", "Reason",
        "Origin", "Subject", "Priority", "Description", "IsClosed", "ClosedDate", "IsEscalated", "OwnerId",
        "CreatedDate", "Product__c", "Reopened__c", "CSAT__c",
    ];
    lead = Salesforce "salesforce/Lead.csv" "00Q" [
        "Id", "IsDeleted", "FirstName", "LastName", "Title", "Company", "City", "Country", "Email", "LeadSource",
        "Status", "Industry", "Rating", "OwnerId", "IsConverted", "ConvertedDate", "ConvertedAccountId",
        "ConvertedContactId", "ConvertedOpportunityId", "CreatedDate", "LastModifiedDate",
    ];
    campaign = Salesforce "salesforce/Campaign.csv" "701" [
        "Id", "IsDeleted", "Name", "ParentId", "Type", "Status", "StartDate", "EndDate", "CurrencyIsoCode",
        "BudgetedCost", "ActualCost", "NumberSent", "IsActive", "OwnerId", "CreatedDate",
    ];
    campaign_member = Salesforce "salesforce/CampaignMember.csv" "00v" [
        "Id", "IsDeleted", "CampaignId", "LeadId", "ContactId", "Status", "HasResponded", "CreatedDate",
        "FirstRespondedDate",
    ];
    report = Salesforce "salesforce/report1793465214873.csv" [
        "Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Amount Currency", "Amount",
        "Probability (%)", "Created Date", "Close Date", "Type", "Lead Source", "Opportunity ID", "Account ID",
    ];
    form = SpanishForm "surveys/Encuesta de servicio.csv" [
        "Marca temporal", "Dirección de correo electrónico",
        "¿Con qué probabilidad recomendarías Suministros Orbenia a un colega? (0 a 10)",
        "¿Cómo de satisfecho está con la última visita o intervención? (1 a 5)",
        "Horas de parada que le evitamos (estimación)", "¿Qué deberíamos mejorar?",
    ];
    invitation = Plain "surveys/invitaciones.csv" ["Correo electrónico", "Enviada", "Encuesta", "Entregada"];
    invoice = SpanishExcel "erp/facturas.csv" [
        "Factura", "Tipo", "Cliente", "Razón social", "Fecha", "Vencimiento", "Fecha cobro", "Producto", "Cantidad",
        "Importe", "Coste", "Divisa", "Estado",
    ];
    fx_rate = SpanishExcel "erp/tipos_de_cambio.csv" ["Fecha", "De", "A", "Tipo de cambio"];
    cost = SpanishExcel "erp/costes.csv" ["Mes", "Categoría", "Departamento", "Atribución", "Importe", "Divisa"];
    quota = SpanishExcel "erp/cuotas.csv" ["Comercial", "Id. comercial", "Mes", "Objetivo", "Divisa"];
    usage = Plain "erp/usage.csv" ["domain", "month", "product", "metric", "value"];
    signal = Plain "market/signals.csv" ["account", "date", "kind", "text", "competitor", "source", "expires", "url"];
    benchmark = Plain "market/benchmarks.csv" ["metric", "industry", "value", "unit", "source", "year"];
    content = Plain "market/content.csv" [
        "title", "url", "kind", "industry", "stage", "product", "language", "views", "influenced_deals",
    ];
    value_line = Plain "market/value.csv" ["theme", "pain", "line", "proof", "segment", "product", "language"];
    objection = Plain "market/objections.csv" [
        "theme", "objection", "answer", "proof", "competitor", "segment", "language",
    ];
}
