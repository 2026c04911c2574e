//! Portfolios built row by row, read through the same cells as a file's rows.

use std::collections::BTreeMap;

use cartera::model::record::{Cells, Record};
use cartera::model::*;

/// A row's cells by the names of fields.
struct Named<'a> {
    fields: &'static [record::Field],
    cells: BTreeMap<&'a str, &'a str>,
}

impl Named<'_> {
    fn cell<T>(&self, field: usize, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.cells.get(self.fields[field].name).map(|text| parse(text).expect("a cell that can be read"))
    }
}

impl Cells for Named<'_> {
    fn text(&mut self, field: usize) -> Option<String> {
        self.cell(field, |text| Some(text.to_owned()))
    }
    fn decimal(&mut self, field: usize) -> Option<Decimal> {
        self.cell(field, |text| text.parse().ok())
    }
    fn number(&mut self, field: usize) -> Option<f64> {
        self.cell(field, |text| text.parse().ok())
    }
    fn date(&mut self, field: usize) -> Option<Date> {
        self.cell(field, |text| text.parse().ok())
    }
    fn flag(&mut self, field: usize) -> Option<bool> {
        self.cell(field, |text| text.parse().ok())
    }
    fn currency(&mut self, field: usize) -> Option<Currency> {
        self.cell(field, Currency::parse)
    }
    fn missing(&mut self, field: usize) {
        panic!("the row needs `{}`", self.fields[field].name);
    }
}

/// A row that waits for the accounts to be known.
#[derive(Debug, Clone)]
pub struct Pending<T> {
    account: String,
    record: T,
}

pub trait Holds<T> {
    fn rows(&mut self) -> &mut Vec<Pending<T>>;
}

macro_rules! sample {
    ($($field:ident: $type:ident,)*) => {
        /// A portfolio in the making. Account ids name the account of a row; `""` stands for none.
        #[derive(Debug, Clone, Default)]
        pub struct Sample { accounts: BTreeMap<String, Account>, $($field: Vec<Pending<$type>>,)* }

        $(impl Holds<$type> for Sample {
            fn rows(&mut self) -> &mut Vec<Pending<$type>> { &mut self.$field }
        })*

        impl Sample {
            pub fn build(&self, as_of: &str) -> Portfolio {
                let mut portfolio = Portfolio::empty(as_of.parse().unwrap(), Currency::parse("EUR").unwrap());
                let ids: Vec<&String> = self.accounts.keys().collect();
                portfolio.accounts = self.accounts.values().zip(1..).map(|(record, row)| Row {
                    origin: Origin { source: SourceIx(0), row }, account: None, joined_by: None, record: Box::new(record.clone()),
                }).collect();
                let mut source = 0;
                $(
                    source += 1;
                    if !self.$field.is_empty() {
                        let rows = self.$field.iter().zip(1..).map(|(pending, row)| Row {
                            origin: Origin { source: SourceIx(source), row },
                            account: ids.binary_search(&&pending.account).ok().map(|ix| AccountIx(u32::try_from(ix).unwrap())),
                            joined_by: None,
                            record: Box::new(pending.record.clone()),
                        });
                        portfolio.$field = Table::new(rows.collect(), ids.len());
                    }
                )*
                portfolio
            }

            /// The same rows, last first in every file.
            pub fn reversed(&self) -> Sample {
                let mut other = self.clone();
                $(other.$field.reverse();)*
                other
            }
        }
    };
}

sample! {
    users: User, assignments: Assignment, memberships: Membership, contacts: Contact, contracts: Contract, opportunities: Opportunity, line_items: LineItem,
    stage_changes: StageChange, revenue: Revenue, products: Product, activities: Activity, tickets: Ticket, usage: Usage,
    survey_responses: SurveyResponse, invitations: Invitation, leads: Lead, signals: Signal, costs: Cost, quotas: Quota,
    fx_rates: FxRate, campaigns: Campaign, benchmarks: Benchmark, price_indices: PriceIndex, holidays: Holiday,
    touches: Touch, contents: Content, value_lines: ValueLine, objections: Objection,
}

pub fn read<T: Record>(fields: &[(&str, &str)]) -> T {
    for (name, _) in fields {
        assert!(T::FIELDS.iter().any(|field| field.name == *name), "no field `{name}`");
    }
    T::read(&mut Named { fields: T::FIELDS, cells: fields.iter().copied().collect() }).unwrap()
}

impl Sample {
    pub fn account(&mut self, id: &str, fields: &[(&str, &str)]) -> &mut Self {
        let fields: Vec<_> = [("id", id), ("name", id)].into_iter().chain(fields.iter().copied()).collect();
        self.accounts.insert(id.to_owned(), read(&fields));
        self
    }

    pub fn add<T: Record>(&mut self, account: &str, fields: &[(&str, &str)]) -> &mut Self
    where
        Self: Holds<T>,
    {
        self.rows().push(Pending { account: account.to_owned(), record: read(fields) });
        self
    }

    pub fn revenue(&mut self, account: &str, date: &str, amount: &str) -> &mut Self {
        self.add::<Revenue>(account, &[("date", date), ("amount", amount)])
    }

    pub fn answer(&mut self, account: &str, person: &str, date: &str, rating: &str) -> &mut Self {
        self.add::<SurveyResponse>(account, &[("email", person), ("date", date), ("nps_rating", rating)])
    }
}
