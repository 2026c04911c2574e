//! The records of an account that count as of the day, in the reporting currency.

use rayon::prelude::*;

use super::context::Context;
use super::nps::survey::latest_first;
use super::nps::{AnswerFact, SurveyScales};
use super::pipeline::deal::{DealFact, Outcome};
use super::revenue::Basis;
use crate::model::{
    AccountIx, Currency, Date, Decimal, Known, Opportunity, Origin, Revenue, Row, SurveyResponse, Unknown,
};

/// A line of revenue, or a won deal standing for one.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    pub record: LineRecord<'a>,
    pub date: Date,
    pub amount: Known<Decimal>,
    /// Absent where the source gives none.
    pub cost: Option<Known<Decimal>>,
    pub product: Option<&'a str>,
}

/// What a line was made from: a portfolio may have millions of lines, so a line repeats little of it.
#[derive(Debug, Clone, Copy)]
pub enum LineRecord<'a> {
    Document(&'a Row<Revenue>),
    WonDeal(&'a Row<Opportunity>),
}

/// How a record names a rep: id, name.
pub type Owner<'a> = (Option<&'a str>, Option<&'a str>);

/// The day on which a document counts: its own, or that of the invoice it corrects.
pub fn counting_day(row: &Revenue) -> Date {
    row.counts_on.unwrap_or(row.date)
}

/// A document's amount without value-added tax. Ingest has taken the tax out wherever something tells it.
pub fn net(row: &Revenue) -> Known<Decimal> {
    if row.vat_included == Some(true) { Err(Unknown::TaxUnknown) } else { Ok(row.amount) }
}

/// What counts of one account, or of the rows that belong to none.
#[derive(Debug, Default)]
pub struct Facts<'a> {
    pub account: Option<AccountIx>,
    pub deals: Vec<DealFact<'a>>,
    pub lines: Vec<Line<'a>>,
    /// Valid answers to the survey question, all kinds of survey, latest first.
    pub answers: Vec<AnswerFact<'a>>,
}

/// The facts of all accounts, in their order, and then those of rows without one.
#[derive(Debug)]
pub struct AllFacts<'a> {
    pub accounts: Vec<Facts<'a>>,
    pub unjoined: Facts<'a>,
}

impl<'a> AllFacts<'a> {
    pub fn gather(context: &Context<'a>, scales: &SurveyScales) -> AllFacts<'a> {
        let portfolio = context.portfolio;
        let accounts: Vec<AccountIx> = portfolio.account_ixs().collect();
        let accounts = accounts
            .into_par_iter()
            .map(|account| {
                let responses = portfolio.survey_responses.of(account);
                let (deals, lines) = (portfolio.opportunities.of(account), portfolio.revenue.of(account));
                Facts::of(Some(account), deals, lines, responses, context, scales)
            })
            .collect();
        let unjoined = Facts::of(
            None,
            portfolio.opportunities.unjoined(),
            portfolio.revenue.unjoined(),
            portfolio.survey_responses.unjoined(),
            context,
            scales,
        );
        AllFacts { accounts, unjoined }
    }

    pub fn all(&self) -> impl Iterator<Item = &Facts<'a>> {
        self.accounts.iter().chain(std::iter::once(&self.unjoined))
    }

    pub fn deals(&self) -> impl Iterator<Item = &DealFact<'a>> {
        self.all().flat_map(|facts| &facts.deals)
    }

    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.all().flat_map(|facts| &facts.lines)
    }
}

/// What stands for revenue in a portfolio.
pub fn basis(context: &Context<'_>) -> Basis {
    let portfolio = context.portfolio;
    if portfolio.revenue.given || !portfolio.opportunities.given { Basis::Revenue } else { Basis::Bookings }
}

impl<'a> Facts<'a> {
    fn of(
        account: Option<AccountIx>,
        deals: &'a [Row<Opportunity>],
        revenue: &'a [Row<Revenue>],
        responses: &'a [Row<SurveyResponse>],
        context: &Context<'a>,
        scales: &SurveyScales,
    ) -> Facts<'a> {
        let deals: Vec<DealFact<'a>> = deals.iter().filter_map(|row| DealFact::of(row, context)).collect();
        let lines = match basis(context) {
            Basis::Revenue => revenue.iter().filter_map(|row| Line::of_revenue(row, context)).collect(),
            Basis::Bookings => deals.iter().filter_map(|deal| Line::of_won(deal, context)).collect(),
        };
        let mut answers: Vec<_> = responses.iter().filter_map(|row| AnswerFact::of(row, context, scales)).collect();
        answers.sort_by(|a, b| latest_first(a.row, b.row));
        Facts { account, deals, lines, answers }
    }

    pub fn open_deals(&self) -> impl Iterator<Item = &DealFact<'a>> {
        self.deals.iter().filter(|deal| deal.outcome == Outcome::Open)
    }
}

impl<'a> Line<'a> {
    fn of_revenue(row: &'a Row<Revenue>, context: &Context<'a>) -> Option<Line<'a>> {
        let left_out = &context.words.documents_left_out;
        if row.date > context.portfolio.as_of || left_out.occur_in_any(&[row.status.as_deref(), row.kind.as_deref()]) {
            return None;
        }
        let date = counting_day(row);
        let convert = |amount| context.rates.convert(amount, row.currency, row.account, date);
        Some(Line {
            record: LineRecord::Document(row),
            date,
            amount: net(row).and_then(convert),
            cost: row.cost.map(convert),
            product: row.product.as_deref().map(|given| context.product_name(given)),
        })
    }

    fn of_won(deal: &DealFact<'a>, context: &Context<'a>) -> Option<Line<'a>> {
        let products = context.products_of(&deal.row.record);
        (deal.outcome == Outcome::Won).then_some(Line {
            record: LineRecord::WonDeal(deal.row),
            date: deal.closed?,
            amount: deal.amount.clone(),
            cost: None,
            product: if let [only] = products.as_slice() { Some(only) } else { None },
        })
    }

    pub fn origin(&self) -> Origin {
        match self.record {
            LineRecord::Document(row) => row.origin,
            LineRecord::WonDeal(row) => row.origin,
        }
    }

    pub fn account(&self) -> Option<AccountIx> {
        match self.record {
            LineRecord::Document(row) => row.account,
            LineRecord::WonDeal(row) => row.account,
        }
    }

    /// The number of the document, or the id of the deal.
    pub fn document(&self) -> Option<&'a str> {
        match self.record {
            LineRecord::Document(row) => row.record.id.as_deref(),
            LineRecord::WonDeal(row) => Some(&row.record.id),
        }
    }

    /// The amount as the source gives it, where that is in another currency than the reporting one.
    pub fn foreign(&self, context: &Context<'_>) -> Option<(Decimal, Currency)> {
        let (amount, currency) = match self.record {
            LineRecord::Document(row) => (Some(row.amount), row.currency),
            LineRecord::WonDeal(row) => (row.amount, row.currency),
        };
        amount.zip(context.rates.foreign(currency, self.account()))
    }
}
