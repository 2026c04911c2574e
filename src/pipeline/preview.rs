//! One document as a run would plan it, for a look at it. Writes nothing.

use super::{
    Error, Observer, audience, bridge, company, deck_input, examine, ingest, kept_plans, language, past, score,
};
use crate::model::{AccountIx, Date};
use crate::plan::account;
use crate::plan::brief;
use crate::plan::context::Context;
use crate::plan::deck::{DeckInput, compose};
use crate::score::Before;
use crate::settings::Settings;

/// The document that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// Of the account with this id or name; where none is named, of the first that has one.
    Brief(Option<&'a str>),
    Deck,
}

/// What a template reads, with what tells the document apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub json: Vec<u8>,
    /// As a run names the document: `brief/A-1042`, `deck`.
    pub ident: String,
    pub as_of: Date,
}

/// Reads, scores and plans as `run` does, up to one document.
pub fn planned(settings: &Settings, wanted: Wanted<'_>, observer: &dyn Observer) -> Result<Planned, Error> {
    let mut ingested = ingest(settings, observer)?;
    let past = past(settings, observer)?;
    let scores = score(settings, &ingested, &past, observer);
    let (language, company) = (language(settings)?, company(settings));
    let examined = examine(settings, &mut ingested, &scores, observer);
    let bridged = bridge(settings, &ingested, &scores, &past, &examined);
    let context = Context::new(&ingested.portfolio, &scores, &language, &company)
        .with_playbook(&settings.playbook, &settings.config.goals)
        .with_rules(&settings.config.reviews, &settings.config.capacity)
        .with_bridges(bridged.bridges.as_ref());
    let merged = kept_plans(settings, &ingested, &context, observer);
    let context = context.with_book(&merged.book).with_returned(&merged.told);
    let reader_scores = audience::ReaderScores::of(&settings.config.audience, &scores);
    let readers = reader_scores.readers(&context);
    let as_of = context.as_of();
    match wanted {
        Wanted::Brief(account) => {
            let context = readers.reps(&context);
            let account = found(context, account)?;
            let brief = account::plan(context, account).and_then(|plan| brief::compose(context, &plan));
            let brief = brief.ok_or_else(|| Error::Render(NO_BRIEF.to_owned()))?;
            let ident = format!("brief/{}", brief.account_id);
            Ok(Planned { json: serde_json::to_vec(&brief)?, ident, as_of })
        }
        Wanted::Deck => {
            let before = Before::of(context.portfolio, &settings.config.scores);
            let input = DeckInput { before: Some(&before), ..deck_input(settings, &ingested, &past, "preview") };
            let deck = compose(readers.leaders(&context), &input);
            Ok(Planned { json: serde_json::to_vec(&deck)?, ident: "deck".to_owned(), as_of })
        }
    }
}

const NO_BRIEF: &str = "no account has a brief";

fn found(context: &Context<'_>, wanted: Option<&str>) -> Result<AccountIx, Error> {
    let mut accounts = context.portfolio.account_ixs();
    let account = match wanted {
        None => accounts.find(|account| context.has_brief(*account)),
        Some(wanted) => accounts.find(|account| {
            context.account(*account).is_some_and(|record| record.id == wanted || record.name == wanted)
        }),
    };
    account.ok_or_else(|| match wanted {
        Some(wanted) => Error::NoAccount { wanted: wanted.to_owned() },
        None => Error::Render(NO_BRIEF.to_owned()),
    })
}
