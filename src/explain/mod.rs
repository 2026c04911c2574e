//! Every score of an account: value, interval, points, the rows that each came from, and what would change it.

mod backtest;
mod churn;
mod clv;
mod customer;
mod deals;
mod figure;
mod forecast;
mod group;
mod priority;
mod revenue;
mod segment;
mod selling;
mod voice;

use serde::Serialize;

pub use backtest::Backtest;
pub use figure::Figure;

use self::figure::Figures;
use crate::model::AccountIx;
use crate::plan::context::Context;
use crate::plan::language::{Language, LanguageCode};
use crate::score::AccountScores;

/// All scores of an account, ready to be printed.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    pub account_id: String,
    pub name: String,
    pub as_of: String,
    pub figures: Vec<Figure>,
}

/// A group of figures: what it is called, and what adds them.
type Group = (&'static str, fn(&mut Figures<'_>, &AccountScores));

const GROUPS: &[Group] = &[
    ("revenue", revenue::figures),
    ("forecast", forecast::figures),
    ("pipeline", deals::open),
    ("sales", deals::closed),
    ("renewal", deals::renewal),
    ("nps", voice::nps),
    ("satisfaction", voice::satisfaction),
    ("service", customer::service),
    ("churn", churn::figures),
    ("clv", clv::figures),
    ("whitespace", selling::whitespace),
    ("cross-sell", selling::cross_sell),
    ("group", group::figures),
    ("segment", segment::figures),
    ("priority", priority::figures),
    ("plan hygiene", segment::hygiene),
];

/// Explains an account, found by id, else by name.
pub fn explain(context: &Context<'_>, wanted: &str) -> Option<Explanation> {
    let accounts = &context.portfolio.accounts;
    let by_id = accounts.iter().position(|account| account.id == wanted);
    let place = by_id.or_else(|| accounts.iter().position(|account| account.name.eq_ignore_ascii_case(wanted)))?;
    let account = AccountIx(u32::try_from(place).ok()?);
    let (record, scores) = (context.account(account)?, context.scores_of(account)?);
    // The console speaks English, whatever the language of the reports.
    let english = Language::load(LanguageCode::En, LanguageCode::En.default_locale(), None).ok()?;
    let context = Context::new(context.portfolio, context.scores, &english, context.company);
    let mut figures = Figures::new(&context, record.origin);
    for (group, add) in GROUPS {
        figures.begin(group);
        add(&mut figures, scores);
    }
    Some(Explanation {
        account_id: record.id.clone(),
        name: record.name.clone(),
        as_of: context.as_of().to_string(),
        figures: figures.into_figures(),
    })
}

impl std::fmt::Display for Explanation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} ({}), as of {}", self.name, self.account_id, self.as_of)?;
        let mut group = "";
        for figure in &self.figures {
            if figure.group != group {
                group = figure.group;
                writeln!(f, "\n{group}")?;
            }
            write!(f, "{figure}")?;
        }
        Ok(())
    }
}
