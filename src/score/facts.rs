//! The records of an account that count as of the day, in the reporting currency.

use rayon::prelude::*;

use super::context::Context;
use super::nps::survey::latest_first;
use super::nps::{AnswerFact, SurveyScales};
use super::people::View;
use super::pipeline::deal::{DealFact, Outcome};
use super::revenue::Basis;
use crate::model::{
    AccountIx, Currency, Date, Decimal, Known, Opportunity, Origin, Revenue, Row, SurveyResponse, Unknown,
};

/// A line of revenue, or a won deal standing for one.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    pub origin: Origin,
    pub account: Option<AccountIx>,
    pub date: Date,
    pub amount: Known<Decimal>,
    /// As the source gives it, where that is another currency than the reporting one.
    pub foreign: Option<(Decimal, Currency)>,
    /// Absent where the source gives none.
    pub cost: Option<Known<Decimal>>,
    pub product: Option<&'a str>,
    pub document: Option<&'a str>,
    /// Id and name of the rep, of a won deal; a revenue line names none.
    pub owner: Owner<'a>,
    /// Who looked after it when it was invoiced or won.
    pub closing: Owner<'a>,
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
            origin: row.origin,
            account: row.account,
            date,
            amount: net(row).and_then(convert),
            foreign: context.rates.foreign(row.currency, row.account).map(|currency| (row.amount, currency)),
            cost: row.cost.map(convert),
            product: row.product.as_deref().map(|given| context.product_name(given)),
            document: row.id.as_deref(),
            owner: (None, None),
            closing: context.people.on(row.account, row.date),
        })
    }

    fn of_won(deal: &DealFact<'a>, context: &Context<'a>) -> Option<Line<'a>> {
        let products = context.products_of(&deal.row.record);
        (deal.outcome == Outcome::Won).then_some(Line {
            origin: deal.row.origin,
            account: deal.row.account,
            date: deal.closed?,
            amount: deal.amount.clone(),
            foreign: deal.row.amount.zip(context.rates.foreign(deal.row.currency, deal.row.account)),
            cost: None,
            product: if let [only] = products.as_slice() { Some(only) } else { None },
            document: Some(&deal.row.record.id),
            owner: deal.owner(),
            closing: context.people.of_deal(deal, View::Closing).owner,
        })
    }
}
