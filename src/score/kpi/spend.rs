//! The costs of selling, by what they are and what they were spent on.

use std::collections::BTreeSet;

use serde::Serialize;

use super::config::KpiConfig;
use crate::model::{Cost, Decimal, Entity, Known, Month, Opportunity, Unknown};
use crate::score::context::Context;
use crate::score::money;
use crate::score::revenue::Span;
use crate::score::words::Phrases;

/// What a cost is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Salaries,
    Training,
    Technology,
    Marketing,
    /// None of these by its words.
    Other,
}

impl Category {
    pub const ALL: [Category; 5] =
        [Category::Salaries, Category::Training, Category::Technology, Category::Marketing, Category::Other];

    pub fn key(self) -> &'static str {
        match self {
            Category::Salaries => "salaries",
            Category::Training => "training",
            Category::Technology => "technology",
            Category::Marketing => "marketing",
            Category::Other => "other",
        }
    }
}

/// What a cost was spent on, or what a deal sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    New,
    UpSell,
    CrossSell,
    /// To customers, not told apart.
    Existing,
    Renewal,
    /// Named by no word of the configuration, or by none at all.
    Unattributed,
}

impl Attribution {
    pub const ALL: [Attribution; 6] = [
        Attribution::New,
        Attribution::UpSell,
        Attribution::CrossSell,
        Attribution::Existing,
        Attribution::Renewal,
        Attribution::Unattributed,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Attribution::New => "new",
            Attribution::UpSell => "up_sell",
            Attribution::CrossSell => "cross_sell",
            Attribution::Existing => "existing",
            Attribution::Renewal => "renewal",
            Attribution::Unattributed => "unattributed",
        }
    }
}

/// The configured words, ready to match; the first list that has one decides.
#[derive(Debug)]
pub struct CostWords {
    categories: [(Category, Phrases); 4],
    attributions: [(Attribution, Phrases); 5],
}

impl CostWords {
    pub fn new(config: &KpiConfig) -> CostWords {
        let (categories, attribution) = (&config.categories, &config.attribution);
        CostWords {
            categories: [
                (Category::Salaries, &categories.salaries),
                (Category::Training, &categories.training),
                (Category::Technology, &categories.technology),
                (Category::Marketing, &categories.marketing),
            ]
            .map(|(category, words)| (category, Phrases::new(words))),
            attributions: [
                (Attribution::Renewal, &attribution.renewal),
                (Attribution::CrossSell, &attribution.cross_sell),
                (Attribution::UpSell, &attribution.up_sell),
                (Attribution::Existing, &attribution.existing),
                (Attribution::New, &attribution.new),
            ]
            .map(|(attribution, words)| (attribution, Phrases::new(words))),
        }
    }

    /// By the category's words; the department tells it only where no category is given.
    fn category(&self, cost: &Cost) -> Category {
        let text = cost.category.as_deref().or(cost.department.as_deref()).unwrap_or_default();
        let found = self.categories.iter().find(|(_, words)| words.occur_in(text));
        found.map_or(Category::Other, |(category, _)| *category)
    }

    fn attribution(&self, text: Option<&str>) -> Attribution {
        let text = text.unwrap_or_default();
        let found = self.attributions.iter().find(|(_, words)| words.occur_in(text));
        found.map_or(Attribution::Unattributed, |(attribution, _)| *attribution)
    }

    pub fn of_deal(&self, deal: &Opportunity) -> Attribution {
        self.attribution(deal.kind.as_deref())
    }
}

/// A cost known by the as-of date, in the reporting currency.
#[derive(Debug)]
struct Spent {
    month: Month,
    amount: Known<Decimal>,
    category: Category,
    attribution: Attribution,
}

/// All costs known by the as-of date.
#[derive(Debug)]
pub struct Spend {
    given: bool,
    rows: Vec<Spent>,
    period: Month,
}

impl Spend {
    pub fn of(context: &Context<'_>) -> Spend {
        let (portfolio, words) = (context.portfolio, &context.words.costs);
        let known = portfolio.costs.all().iter().filter(|row| row.date <= portfolio.as_of);
        let rows = known.map(|row| Spent {
            month: Month::of(row.date),
            amount: context.rates.convert(row.amount, row.currency, None, row.date),
            category: words.category(row),
            attribution: words.attribution(row.attribution.as_deref()),
        });
        Spend { given: portfolio.costs.given, rows: rows.collect(), period: portfolio.period }
    }

    fn inside(&self, span: Span) -> impl Iterator<Item = &Spent> {
        let period = self.period;
        self.rows.iter().filter(move |row| (span.from..span.from + span.months).contains(&period.since(row.month)))
    }

    pub fn rows(&self, span: Span) -> usize {
        self.inside(span).count()
    }

    /// Σ of a span, fully loaded: every row.
    pub fn total(&self, span: Span) -> Known<Decimal> {
        self.sum(span, |_| true)
    }

    pub fn of_category(&self, span: Span, category: Category) -> Known<Decimal> {
        self.sum(span, |row| row.category == category)
    }

    pub fn of_attributions(&self, span: Span, among: &[Attribution]) -> Known<Decimal> {
        self.sum(span, |row| among.contains(&row.attribution))
    }

    fn sum(&self, span: Span, counts: impl Fn(&Spent) -> bool) -> Known<Decimal> {
        self.known(span)?;
        money::total(self.inside(span).filter(|row| counts(row)).map(|row| row.amount.clone()))
    }

    fn known(&self, span: Span) -> Known<()> {
        let entity = Entity::Cost;
        if !self.given {
            Err(Unknown::NoSource { entity })
        } else if self.inside(span).next().is_none() {
            Err(Unknown::NoRecords { entity })
        } else {
            Ok(())
        }
    }

    /// Whether the costs reach over all months of a span: they begin by its first month and go on to its last, as
    /// densely as they come (a yearly sum stands for its year).
    pub fn covers(&self, span: Span) -> Known<()> {
        self.known(span)?;
        let months: BTreeSet<Month> = self.rows.iter().map(|row| row.month).collect();
        let gap = months.iter().zip(months.iter().skip(1)).map(|(a, b)| b.since(*a)).max().unwrap_or(1);
        let (first, last) = (self.period.plus(1 - span.from - span.months), self.period.plus(-span.from));
        let begun = months.first().is_some_and(|month| *month <= first);
        let reaches = months.last().is_some_and(|month| last.since(*month) < gap);
        let have = months.iter().filter(|month| (first..=last).contains(month)).count();
        let need = usize::try_from(span.months).unwrap_or(0);
        if begun && reaches { Ok(()) } else { Err(Unknown::TooFew { have, need }) }
    }

    /// What was spent on some attributions, with their share of what is attributed to nothing.
    pub fn invested(&self, span: Span, among: &[Attribution]) -> Known<Decimal> {
        self.covers(span)?;
        let own = self.of_attributions(span, among)?;
        let shared = self.of_attributions(span, &[Attribution::Unattributed])?;
        let attributed = self.total(span)?.checked_sub(shared).ok_or(Unknown::TooLarge)?;
        if attributed <= Decimal::ZERO {
            return Err(Unknown::NoField { entity: Entity::Cost, field: "attribution" });
        }
        let part = shared.checked_mul(own).and_then(|product| product.checked_div(attributed));
        own.checked_add(part.ok_or(Unknown::TooLarge)?.round_dp(2)).ok_or(Unknown::TooLarge)
    }
}
