//! What comments are about: themes by word lists, with who says it, how sure its share is, and the money behind it.
//!
//! The NPS rating is the sentiment; words of praise and complaint only flag comments that do not fit their rating.

pub mod config;
mod language;
mod lexicon;
mod quote;
mod reading;
mod subjects;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;

pub use config::ThemesConfig;
pub use quote::{may_be_quoted, redacted};
pub use reading::{Comments, theme_names};
pub use subjects::SubjectTheme;

use super::context::Context;
use super::facts::{AllFacts, Facts};
use super::norms::Norms;
use super::{AccountScores, Evidence, Rate, money};
use crate::model::{Decimal, Entity, Known, Origin, Row, SurveyResponse, Unknown};

/// The theme of comments that mention none.
pub const OTHER: &str = "other";

/// The comments of an account in the window of its NPS.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ThemeScores {
    /// Comments in a language of which words are known, one a person where they come with a rating.
    pub comments: usize,
    /// Comments in other languages: not read.
    pub unread: usize,
    /// Promoters who complain and detractors who praise.
    pub mismatches: usize,
    /// Those mentioned, and `other`, by name.
    pub themes: Vec<Theme>,
    /// What tickets of the last 365 days are about, by their subjects; those with most tickets first. A ticket that no word
    /// tells is in none.
    pub tickets: Vec<SubjectTheme>,
    /// What lost deals of the sales window were lost over, by their reasons; in the same order.
    pub losses: Vec<SubjectTheme>,
    pub evidence: Evidence,
}

/// How often a theme is mentioned, and by whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Theme {
    /// Its key in every language: `price`.
    pub theme: String,
    pub promoters: usize,
    pub passives: usize,
    pub detractors: usize,
    /// Of answers without a rating from 0 to 10.
    pub unrated: usize,
    /// Comments whose words do not fit their rating.
    pub mismatches: usize,
    pub evidence: Evidence,
}

impl Theme {
    pub fn mentions(&self) -> usize {
        self.promoters + self.passives + self.detractors + self.unrated
    }

    fn named(theme: &str) -> Theme {
        Theme { theme: theme.to_owned(), ..Theme::default() }
    }

    fn count(&mut self, class: Class) {
        *match class {
            Class::Promoter => &mut self.promoters,
            Class::Passive => &mut self.passives,
            Class::Detractor => &mut self.detractors,
            Class::Unrated => &mut self.unrated,
        } += 1;
    }
}

/// Who comments, by the rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Promoter,
    Passive,
    Detractor,
    Unrated,
}

impl Class {
    pub fn of(rating: Option<u8>) -> Class {
        match rating {
            Some(0..=6) => Class::Detractor,
            Some(7..=8) => Class::Passive,
            Some(_) => Class::Promoter,
            None => Class::Unrated,
        }
    }
}

/// The themes of all comments, those that lead to no account included.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioThemes {
    pub comments: usize,
    pub unread: usize,
    pub mismatches: usize,
    /// Language and version of the built-in lists of words.
    pub lists: Vec<(String, String)>,
    /// Those mentioned, most mentioned first; `other` last.
    pub themes: Vec<PortfolioTheme>,
}

/// A theme over the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioTheme {
    pub counts: Theme,
    /// Comments that mention it / comments. A comment may mention several themes, so shares add up to more than 1.
    pub share: Rate,
    /// Detractors / rated comments that mention it; up is bad.
    pub detractors_share: Known<Rate>,
    /// Accounts with a comment that mentions it.
    pub accounts: usize,
    /// LTM revenue of those accounts, each once.
    pub revenue: Known<Decimal>,
    /// Of the accounts in which a promoter, a passive, a detractor mentions it; an account may be in several.
    pub revenue_promoters: Known<Decimal>,
    pub revenue_passives: Known<Decimal>,
    pub revenue_detractors: Known<Decimal>,
    /// Accounts whose revenue is unknown: they are in no sum.
    pub without_revenue: usize,
}

pub fn account<'a>(facts: &Facts<'a>, context: &Context<'a>, norms: &Norms<'a>) -> ThemeScores {
    let mut scores = ThemeScores::default();
    let mut themes: BTreeMap<&str, Theme> = BTreeMap::new();
    let mut read: Vec<Origin> = Vec::new();
    for (row, rating) in commented(facts, context, norms) {
        let Some(reading) = norms.comments.of(row.origin) else {
            scores.unread += 1;
            continue;
        };
        let class = Class::of(rating);
        let mismatch = reading.mismatches(class);
        scores.comments += 1;
        scores.mismatches += usize::from(mismatch);
        read.push(row.origin);
        for name in norms.comments.names(reading) {
            let theme = themes.entry(name).or_insert_with(|| Theme::named(name));
            theme.count(class);
            theme.mismatches += usize::from(mismatch);
            theme.evidence = theme.evidence.with(row.origin);
        }
    }
    scores.themes = themes.into_values().collect();
    scores.tickets = subjects::tickets(facts, context, norms);
    scores.losses = subjects::losses(facts, context, norms);
    scores.evidence = read.into_iter().collect();
    scores
}

/// Comments of the answers that make the score, and of answers of its window without a valid rating.
fn commented<'a>(
    facts: &Facts<'a>,
    context: &Context<'a>,
    norms: &Norms<'a>,
) -> Vec<(&'a Row<SurveyResponse>, Option<u8>)> {
    let votes = norms.window(facts, 0, context).into_iter().map(|answer| (answer.row, Some(answer.rating)));
    let table = &context.portfolio.survey_responses;
    let rows = facts.account.map_or_else(|| table.unjoined(), |account| table.of(account));
    let unrated = rows.iter().filter(|row| norms.comments.is_unrated(row, context, norms)).map(|row| (row, None));
    votes.chain(unrated).filter(|(row, _)| reading::comment(row).is_some()).collect()
}

pub fn portfolio<'a>(
    facts: &AllFacts<'a>,
    accounts: &[AccountScores],
    context: &Context<'a>,
    norms: &Norms<'a>,
) -> Known<PortfolioThemes> {
    let entity = Entity::SurveyResponse;
    if !context.portfolio.survey_responses.given {
        return Err(Unknown::NoSource { entity });
    }
    let unjoined = account(&facts.unjoined, context, norms);
    let all = || accounts.iter().map(|account| &account.themes).chain([&unjoined]);
    let comments: usize = all().map(|scores| scores.comments).sum();
    if comments == 0 {
        return Err(Unknown::NoField { entity, field: "comment" });
    }
    let mut sums: BTreeMap<&str, Sum<'_>> = BTreeMap::new();
    for (theme, of) in all_mentions(accounts, &unjoined) {
        sums.entry(theme.theme.as_str()).or_insert_with(|| Sum::of(&theme.theme)).add(theme, of);
    }
    let mut themes: Vec<PortfolioTheme> = sums.into_values().filter_map(|sum| sum.over(comments)).collect();
    themes.sort_by(|a, b| {
        let last = |theme: &PortfolioTheme| theme.counts.theme == OTHER;
        let key = |theme: &PortfolioTheme| (last(theme), std::cmp::Reverse(theme.counts.mentions()));
        key(a).cmp(&key(b)).then_with(|| a.counts.theme.cmp(&b.counts.theme))
    });
    Ok(PortfolioThemes {
        comments,
        unread: all().map(|scores| scores.unread).sum(),
        mismatches: all().map(|scores| scores.mismatches).sum(),
        lists: norms.comments.lists(),
        themes,
    })
}

/// Each account's themes with its revenue; those of rows that lead to no account come without.
fn all_mentions<'a>(
    accounts: &'a [AccountScores],
    unjoined: &'a ThemeScores,
) -> impl Iterator<Item = (&'a Theme, Option<&'a Known<Decimal>>)> {
    let of_accounts = accounts
        .iter()
        .flat_map(|account| account.themes.themes.iter().map(|theme| (theme, Some(&account.revenue.ltm))));
    of_accounts.chain(unjoined.themes.iter().map(|theme| (theme, None)))
}

/// A theme being added up.
struct Sum<'a> {
    counts: Theme,
    evidence: Vec<&'a Evidence>,
    accounts: usize,
    without_revenue: usize,
    /// Revenue of accounts in which anyone, a promoter, a passive, a detractor mentions it.
    revenue: [Vec<Decimal>; 4],
}

impl<'a> Sum<'a> {
    fn of(theme: &str) -> Sum<'a> {
        let (counts, evidence, revenue) = (Theme::named(theme), Vec::new(), Default::default());
        Sum { counts, evidence, accounts: 0, without_revenue: 0, revenue }
    }

    fn add(&mut self, theme: &'a Theme, revenue: Option<&Known<Decimal>>) {
        self.counts.promoters += theme.promoters;
        self.counts.passives += theme.passives;
        self.counts.detractors += theme.detractors;
        self.counts.unrated += theme.unrated;
        self.counts.mismatches += theme.mismatches;
        self.evidence.push(&theme.evidence);
        let Some(revenue) = revenue else { return };
        self.accounts += 1;
        let Ok(revenue) = revenue else {
            self.without_revenue += 1;
            return;
        };
        let said = [1, theme.promoters, theme.passives, theme.detractors];
        for (amounts, _) in self.revenue.iter_mut().zip(said).filter(|(_, said)| *said > 0) {
            amounts.push(*revenue);
        }
    }

    fn over(self, comments: usize) -> Option<PortfolioTheme> {
        let rated = self.counts.promoters + self.counts.passives + self.counts.detractors;
        let known = self.accounts - self.without_revenue;
        let [anyone, promoters, passives, detractors] = self.revenue.map(|amounts| {
            // No sum where no account's revenue is known; 0 where it is and none of them says so.
            if known == 0 {
                Err(Unknown::DependsOn { figure: "revenue_ltm" })
            } else {
                money::total(amounts.into_iter().map(Ok))
            }
        });
        Some(PortfolioTheme {
            share: Rate::of(self.counts.mentions(), comments)?,
            detractors_share: Rate::of(self.counts.detractors, rated)
                .ok_or(Unknown::NoField { entity: Entity::SurveyResponse, field: "nps_rating" }),
            accounts: self.accounts,
            revenue: anyone,
            revenue_promoters: promoters,
            revenue_passives: passives,
            revenue_detractors: detractors,
            without_revenue: self.without_revenue,
            counts: Theme { evidence: Evidence::together(self.evidence), ..self.counts },
        })
    }
}
