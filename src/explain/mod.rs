//! Every score of an account: value, interval, points, the rows that each came from, and what would change it.

mod backtest;
mod bridge;
mod churn;
mod clv;
mod customer;
mod deals;
mod figure;
mod forecast;
mod group;
mod inputs;
mod priority;
mod revenue;
mod rows;
mod run;
mod segment;
mod selling;
mod voice;
mod what_if;

use serde::Serialize;

pub use backtest::Backtest;
pub use figure::{Figure, Told};
pub use rows::SourceRow;
pub use run::{ModelUsed, ScoredBy};

use self::figure::Figures;
use self::rows::AccountRows;
use self::what_if::Today;
use crate::model::AccountIx;
use crate::plan::context::Context;
use crate::plan::language::{Language, LanguageCode};
use crate::score::{self, AccountScores, Past, ScoreConfig};

/// All scores of an account, ready to be printed.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    pub account_id: String,
    pub name: String,
    /// By what it was scored.
    pub run: ScoredBy,
    pub figures: Vec<Figure>,
}

/// A group of figures: what it is called, and what adds them.
type Group = (&'static str, fn(&mut Figures<'_>, &AccountScores));

const GROUPS: &[Group] = &[
    ("standing", customer::standing),
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
    ("bridge", bridge::figures),
];

/// What scored the portfolio, so that it can be scored again of other records.
#[derive(Debug, Clone, Copy)]
pub struct Scoring<'a> {
    pub config: &'a ScoreConfig,
    pub past: &'a Past,
    /// Of the whole configuration.
    pub config_hash: &'a str,
}

/// Explains an account, found by id, else by name.
pub fn explain(context: &Context<'_>, scoring: Scoring<'_>, wanted: &str) -> Option<Explanation> {
    let accounts = &context.portfolio.accounts;
    let by_id = accounts.iter().position(|account| account.id == wanted);
    let place = by_id.or_else(|| accounts.iter().position(|account| account.name.eq_ignore_ascii_case(wanted)))?;
    let account = AccountIx(u32::try_from(place).ok()?);
    let (record, scores) = (context.account(account)?, context.scores_of(account)?);
    // The console speaks English, whatever the language of the reports.
    let english = Language::load(LanguageCode::En, LanguageCode::En.default_locale(), None).ok()?;
    let context = Context::new(context.portfolio, context.scores, &english, context.company)
        .with_book(context.book)
        .with_bridges(context.bridges);
    let mut figures = figures(&context, account)?;
    let today = Today { portfolio: context.portfolio, account, scores, config: scoring.config };
    for other in today.changes() {
        let scores = score::score(&other.portfolio, scoring.config, scoring.past);
        let changed = Context::new(&other.portfolio, &scores, &english, context.company).with_book(context.book);
        tell(&mut figures, &other.change, &self::figures(&changed, account)?);
    }
    Some(Explanation {
        account_id: record.id.clone(),
        name: record.name.clone(),
        run: ScoredBy::of(&context, scoring),
        figures,
    })
}

fn figures(context: &Context<'_>, account: AccountIx) -> Option<Vec<Figure>> {
    let (record, scores) = (context.account(account)?, context.scores_of(account)?);
    let rows = AccountRows::of(context.portfolio, account);
    let mut figures = Figures::new(context, &rows, record.origin);
    for (group, add) in GROUPS {
        figures.begin(group);
        add(&mut figures, scores);
    }
    Some(figures.into_figures())
}

/// Notes of each figure what it would be, where that is something else. A figure that would be gone, or that would be
/// told beside these, is left to its group's own figures.
fn tell(figures: &mut [Figure], change: &str, others: &[Figure]) {
    for figure in figures {
        let mut same = others.iter().filter(|other| other.group == figure.group && other.figure == figure.figure);
        // Another reason for no value is no answer.
        let differs =
            |other: &&Figure| other.said() != figure.said() && (figure.value.is_some() || other.value.is_some());
        if let Some(other) = same.next().filter(differs) {
            figure.what_if.push(Told { change: change.to_owned(), value: other.said().to_owned() });
        }
    }
}

impl Explanation {
    /// The text for the console; `all` names every row and every answer.
    pub fn text(&self, all: bool) -> String {
        let mut lines = vec![format!("{} ({}), as of {}", self.name, self.account_id, self.run.as_of)];
        lines.extend(self.run.lines());
        let (mut group, mut named) = ("", Vec::<&Figure>::new());
        for figure in &self.figures {
            if group != figure.group {
                group = figure.group;
                lines.extend([String::new(), group.to_owned()]);
            }
            let before = named.iter().find(|before| before.rows == figure.rows);
            lines.extend(figure.lines(before.map(|before| before.figure.as_str()), all));
            if before.is_none() && figure.rows_speak() {
                named.push(figure);
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}
