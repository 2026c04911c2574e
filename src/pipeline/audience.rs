//! The plan stage's view for each kind of reader.

use crate::plan::audience::{Hidden, Topic, withheld};
use crate::plan::context::Context;
use crate::score::Scores;
use crate::settings::{AudienceConfig, HiddenTopic, ReaderConfig};

/// The scores of readers from whom something is hidden; none for one who may see all.
#[derive(Debug)]
pub struct ReaderScores {
    reps: Option<Scores>,
    managers: Option<Scores>,
    leaders: Option<Scores>,
}

/// What each kind of reader's documents are made from.
#[derive(Debug)]
pub struct Readers<'a> {
    reps: Option<Context<'a>>,
    managers: Option<Context<'a>>,
    leaders: Option<Context<'a>>,
}

impl ReaderScores {
    pub fn of(config: &AudienceConfig, scores: &Scores) -> ReaderScores {
        let of = |reader: &ReaderConfig| {
            let hidden: Hidden = reader.hide.iter().map(|topic| topic_of(*topic)).collect();
            (!hidden.is_empty()).then(|| withheld(scores, &hidden))
        };
        ReaderScores { reps: of(&config.rep), managers: of(&config.manager), leaders: of(&config.leadership) }
    }

    /// The same as the full view but for the scores, and without the bridge from last month: it tells hidden scores.
    pub fn readers<'a>(&'a self, full: &Context<'a>) -> Readers<'a> {
        let of = |scores: &'a Option<Scores>| {
            let scores = scores.as_ref()?;
            Some(
                Context::new(full.portfolio, scores, full.language, full.company)
                    .with_book(full.book)
                    .with_returned(full.returned),
            )
        };
        Readers { reps: of(&self.reps), managers: of(&self.managers), leaders: of(&self.leaders) }
    }
}

impl<'a> Readers<'a> {
    pub fn reps<'b>(&'b self, full: &'b Context<'a>) -> &'b Context<'a> {
        self.reps.as_ref().unwrap_or(full)
    }

    pub fn managers<'b>(&'b self, full: &'b Context<'a>) -> &'b Context<'a> {
        self.managers.as_ref().unwrap_or(full)
    }

    pub fn leaders<'b>(&'b self, full: &'b Context<'a>) -> &'b Context<'a> {
        self.leaders.as_ref().unwrap_or(full)
    }
}

fn topic_of(topic: HiddenTopic) -> Topic {
    match topic {
        HiddenTopic::Churn => Topic::Churn,
        HiddenTopic::Margin => Topic::Margin,
    }
}
