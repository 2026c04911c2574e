//! What every slide is composed with: words, facts, sources and cells.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use super::compose::DeckInput;
use super::{Content, Slide};
use crate::model::{AccountIx, Decimal, Entity, Known, Portfolio, Row, Unknown};
use crate::plan::context::{Context, DASH, Facts};
use crate::plan::document::{Align, Cell, Column, Delta, Fact, FactId, Sentence, TableBlock, Tile, Tone};
use crate::plan::language::{Args, args, truncated};
use crate::score::{AccountScores, Evidence, Kpi, PortfolioScores, UNASSIGNED, Unit};

/// Rows of a table on a slide; the rest is counted under it.
pub const MOST_ROWS: usize = 10;

/// Rows with a sentence, which takes a second line.
pub const MOST_ROWS_TOLD: usize = 8;

/// Rows of a table beside a chart, where names take a second line too and the slide's title may.
pub const MOST_ROWS_BESIDE: usize = 6;

/// Characters of an account's name, which wraps once in a table and leaves a title its second line.
const LONGEST_NAME: usize = 40;

/// Files that a source line names one by one.
const NAMED_FILES: usize = 2;

/// A slide, or the reason why its data can't carry one.
pub type Composed = Result<Part, String>;

/// A slide and what the executive summary says of it.
#[derive(Debug)]
pub struct Part {
    pub slide: Slide,
    /// Follows the slide's title in the summary.
    pub detail: Option<String>,
}

/// The facts of a deck in the making, and what they are looked up in.
pub struct Desk<'a> {
    pub context: &'a Context<'a>,
    pub input: &'a DeckInput<'a>,
    pub facts: Facts,
    /// All rows of a kind; gathered once, since there may be millions.
    pub rows: BTreeMap<Entity, Evidence>,
}

/// How wide a column is.
#[derive(Clone, Copy)]
pub enum Width {
    /// Text that may wrap, by its part of the room that is left.
    Text(u8),
    /// A short word.
    Word,
    Number,
}

impl<'a> Desk<'a> {
    pub fn portfolio(&self) -> &'a PortfolioScores {
        &self.context.scores.portfolio
    }

    pub fn accounts(&self) -> &'a [AccountScores] {
        &self.context.scores.accounts
    }

    pub fn word(&self, key: &str) -> String {
        self.context.language.word(key)
    }

    pub fn text(&self, key: &str, args: &Args<'_>) -> String {
        self.context.language.text(key, args)
    }

    pub fn money(&self, amount: Decimal) -> String {
        self.context.money(amount)
    }

    pub fn reason(&self, unknown: &Unknown) -> String {
        self.context.reason(unknown)
    }

    /// The text of a known amount, or a dash.
    pub fn money_or_dash(&self, amount: &Known<Decimal>) -> String {
        self.context.or_dash(amount, |amount| self.money(*amount))
    }

    /// A share in percent: one decimal below 10 %, so that small changes do not read as none.
    pub fn share(&self, share: f64) -> String {
        self.context.language.percent(share, digits_of(share))
    }

    pub fn share_change(&self, share: f64) -> String {
        self.context.language.percent_change(share, digits_of(share))
    }

    pub fn count(&self, n: usize) -> String {
        self.context.language.integer(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A sum of money of the whole portfolio.
    pub fn amount(&self, metric: &str) -> Known<Decimal> {
        let kpi = self.portfolio().kpi(metric)?;
        kpi.value.clone()?;
        kpi.amount.ok_or(Unknown::DependsOn { figure: "kpi" })
    }

    /// A figure of the whole portfolio with its interval.
    pub fn kpi(&self, metric: &str) -> Known<(&'a Kpi, f64)> {
        let kpi = self.portfolio().kpi(metric)?;
        Ok((kpi, kpi.value.clone()?))
    }

    /// A figure as it is printed on a slide.
    pub fn figure(&self, kpi: &Kpi, value: f64) -> String {
        let language = self.context.language;
        match (kpi.unit, kpi.amount) {
            (Unit::Money, Some(amount)) => self.money(amount),
            (Unit::Share, _) => self.share(value),
            (Unit::Days, _) => language.days(whole(value)),
            (Unit::Points, _) => language.nps(value),
            (Unit::Percent, _) => self.share(value / 100.0),
            (Unit::Ratio, _) => format!("{}×", language.number(value, 1)),
            (Unit::Count | Unit::Money, _) => language.integer(whole(value)),
        }
    }

    /// The change of a figure since the month before, as known then; none where either is unknown or the figure is one
    /// of a kind that no direction is good for.
    pub fn since_month(&self, metric: &str) -> Option<Delta> {
        let before = self.input.before?;
        let ((kpi, now), (_, was)) = (self.kpi(metric).ok()?, before.month.kpi(metric).ok()?);
        Some(self.change(kpi, now, was))
    }

    /// The change between two values of a figure, in its own unit.
    pub fn change(&self, kpi: &Kpi, now: f64, was: f64) -> Delta {
        let language = self.context.language;
        let step = now - was;
        let text = match kpi.unit {
            Unit::Money if was > 0.0 => self.share_change(step / was),
            Unit::Money => language
                .money_compact_change(Decimal::try_from(step).unwrap_or_default().round_dp(2), self.context.currency()),
            Unit::Share => language.share_points_change(step, 1),
            Unit::Percent => language.share_points_change(step / 100.0, 1),
            // Of the figures as they are printed beside it.
            Unit::Points => language.nps_change(now.round() - was.round()),
            Unit::Days | Unit::Count => language.number_change(step.round(), 0),
            Unit::Ratio => language.number_change(step, 1),
        };
        // What is printed as no change is none.
        let is_none = !text.chars().any(|c| ('1'..='9').contains(&c));
        let better = if matches!(kpi.metric, "cycle_days_median" | "cac") { -step } else { step };
        let (tone, _) = super::kpis::direction(if is_none { 0.0 } else { better });
        let (_, mark) = super::kpis::direction(if is_none { 0.0 } else { step });
        Delta { text, tone, mark: Some(mark) }
    }

    /// A figure with its interval and its change since the month before; none where it is unknown.
    pub fn kpi_tile(&mut self, metric: &'static str) -> Option<Tile> {
        let (kpi, value) = self.kpi(metric).ok()?;
        let text = self.figure(kpi, value);
        let entity = if metric.starts_with("nps") { Entity::SurveyResponse } else { Entity::Opportunity };
        let fact = self.named_fact(metric, &self.context.language.figure(metric), &text, entity);
        let change = self.since_month(metric);
        let since = change.as_ref().map(|_| self.word("deck-since-month"));
        let between = self.interval(kpi).map(|range| self.text("deck-between", &args!["range" => range]));
        let notes = [since, between].into_iter().flatten().collect::<Vec<_>>().join("; ");
        let note = if notes.is_empty() { None } else { Some(notes) };
        Some(Tile { label: self.context.language.figure(metric), value: text, change, note, facts: vec![fact] })
    }

    /// The 95 % interval of a figure, in words.
    pub fn interval(&self, kpi: &Kpi) -> Option<String> {
        let language = self.context.language;
        let end = |value: f64| match kpi.unit {
            Unit::Share => Some(language.percent(value, 0)),
            Unit::Money => Some(self.money(Decimal::try_from(value).ok()?.round_dp(2))),
            Unit::Points => Some(language.nps(value)),
            _ => Some(language.number(value, 0)),
        };
        Some(language.range(&end(kpi.low?)?, &end(kpi.high?)?))
    }

    /// The name of a part of a dimension.
    pub fn part_name(&self, value: &str) -> String {
        if value == UNASSIGNED { self.word("deck-unassigned") } else { short(value) }
    }

    pub fn total(&self) -> String {
        capitalised(&self.word("total"))
    }

    pub fn name(&self, account: AccountIx) -> String {
        self.context.account(account).map_or_else(String::new, |row| truncated(row.name.trim(), LONGEST_NAME))
    }

    /// Notes a figure of the portfolio, or of a part of it, as a fact.
    pub fn fact(&mut self, id: &str, label: &str, value: &str, evidence: &Evidence) -> FactId {
        let fact = Fact {
            id: id.to_owned(),
            account: None,
            label: label.to_owned(),
            value: value.to_owned(),
            origin: self.context.evidence(evidence),
        };
        self.facts.extend([fact]);
        id.to_owned()
    }

    /// Notes a figure of the portfolio that rests on all rows of a kind.
    pub fn figure_fact(&mut self, name: &str, value: &str, entity: Entity) -> FactId {
        let label = self.context.language.figure(name);
        self.named_fact(name, &label, value, entity)
    }

    /// The same under a name of its own.
    pub fn named_fact(&mut self, id: &str, label: &str, value: &str, entity: Entity) -> FactId {
        let portfolio = self.context.portfolio;
        let evidence = self.rows.entry(entity).or_insert_with(|| rows(portfolio, entity)).clone();
        self.fact(id, label, value, &evidence)
    }

    /// The figure of a part in a cell, noted as a fact where it is known.
    pub fn part_cell(&mut self, id: [&str; 3], text: String, entity: Entity) -> Cell {
        let [metric, dimension, value] = id;
        if text.is_empty() || text == DASH {
            return cell(text);
        }
        let label = format!("{}: {}", self.context.language.figure(metric), self.part_name(value));
        let fact = self.named_fact(&format!("{metric}/{dimension}/{}", value.trim()), &label, &text, entity);
        cell(text).stating(fact)
    }

    /// Who looks after an account.
    pub fn owner_name(&self, account: AccountIx) -> String {
        short(&self.context.owner_name(account))
    }

    /// Notes a figure of one account.
    pub fn account_fact(&mut self, account: AccountIx, name: &str, value: &str, evidence: &Evidence) -> FactId {
        self.facts.add(self.context, Some(account), name, value, evidence)
    }

    /// The records that stand for revenue.
    pub fn revenue_entity(&self) -> Entity {
        if self.context.are_bookings() { Entity::Opportunity } else { Entity::Revenue }
    }

    /// `Revenue, 12 months`, or bookings where they stand in.
    pub fn revenue_label(&self) -> String {
        self.word(if self.context.are_bookings() { "tile-bookings" } else { "tile-revenue" })
    }

    pub fn slide(
        &self,
        title: Sentence,
        subtitle: impl Into<Option<String>>,
        from: &[Entity],
        content: Content,
    ) -> Slide {
        Slide { title, subtitle: subtitle.into(), source: self.source(from), content }
    }

    /// The files that hold some kinds of records, and the as-of date.
    fn source(&self, from: &[Entity]) -> String {
        let portfolio = self.context.portfolio;
        let date = self.context.language.date_long(portfolio.as_of);
        let mut files: Vec<&str> = Vec::new();
        for source in portfolio.sources.iter().filter(|source| from.contains(&source.entity)) {
            let file = source.file.rsplit('/').next().unwrap_or(&source.file);
            if !files.contains(&file) {
                files.push(file);
            }
        }
        let named: Vec<&str> = files.iter().copied().take(NAMED_FILES).collect();
        if named.is_empty() {
            return self.text("footer-as-of", &args!["date" => date]);
        }
        let hidden = files.len().saturating_sub(NAMED_FILES);
        let more = (hidden > 0).then(|| self.text("more-files", &args!["n" => hidden]));
        let sources = [Some(named.join(", ")), more].into_iter().flatten().collect::<Vec<_>>().join(" ");
        self.text("footer-sources-as-of", &args!["sources" => sources, "date" => date])
    }

    /// `and 12 more`
    pub fn more(&self, hidden: usize) -> Option<String> {
        (hidden > 0).then(|| self.text("brief-more", &args!["n" => hidden]))
    }

    /// A table without a sum; `hidden` rows are not shown.
    pub fn table(&self, headings: &[(&str, Width)], rows: Vec<Vec<Cell>>, hidden: usize) -> TableBlock {
        let columns = headings
            .iter()
            .map(|(key, width)| {
                let (align, share) = match width {
                    Width::Text(share) => (Align::Left, Some(*share)),
                    Width::Word => (Align::Left, None),
                    Width::Number => (Align::Right, None),
                };
                Column { heading: self.word(key), align, share }
            })
            .collect();
        TableBlock { columns, rows, total: None, note: self.more(hidden) }
    }
}

fn digits_of(share: f64) -> u8 {
    let small = share.abs() < 0.0995 && share != 0.0;
    u8::from(small)
}

/// A figure as a whole number. What a float can't tell is far beyond any count of days or rows.
#[allow(clippy::cast_possible_truncation)]
pub fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// An amount as a length of a chart's mark.
pub fn float(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or(0.0)
}

/// The known amounts, added up as far as a decimal holds.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Decimal {
    amounts.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

pub fn sentence(text: impl Into<String>, facts: impl IntoIterator<Item = FactId>) -> Sentence {
    Sentence { text: text.into(), facts: facts.into_iter().collect() }
}

pub fn cell(text: impl Into<String>) -> Cell {
    let text = text.into();
    Cell { text: if text.is_empty() { DASH.to_owned() } else { text }, ..Cell::default() }
}

pub fn strong(text: impl Into<String>) -> Cell {
    Cell { strong: true, ..cell(text) }
}

pub fn toned(text: impl Into<String>, tone: Tone) -> Cell {
    Cell { tone, ..cell(text) }
}

impl Cell {
    pub(super) fn stating(mut self, fact: FactId) -> Cell {
        self.facts.push(fact);
        self
    }
}

/// All rows of a kind, as far as a deck shows its figures.
fn rows(portfolio: &Portfolio, entity: Entity) -> Evidence {
    fn of<T>(rows: &[Row<T>]) -> Evidence {
        Evidence::of(rows)
    }
    match entity {
        Entity::Account => of(&portfolio.accounts),
        Entity::Contract => of(portfolio.contracts.all()),
        Entity::Opportunity => of(portfolio.opportunities.all()),
        Entity::Revenue => of(portfolio.revenue.all()),
        Entity::SurveyResponse => of(portfolio.survey_responses.all()),
        Entity::Quota => of(portfolio.quotas.all()),
        Entity::Lead => of(portfolio.leads.all()),
        Entity::Cost => of(portfolio.costs.all()),
        Entity::Ticket => of(portfolio.tickets.all()),
        _ => Evidence::default(),
    }
}

/// A name of a table's second column, of a stage or a reason.
pub fn short(name: &str) -> String {
    truncated(name.trim(), 30)
}

/// Where a figure does not apply, as in a row of sums.
pub fn blank() -> Cell {
    Cell::default()
}

/// With a capital letter at the start of a cell.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
