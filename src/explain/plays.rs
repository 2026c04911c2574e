//! Which plays an account gets, which it does not and why, and of which it is not known.

use serde::Serialize;

use crate::model::AccountIx;
use crate::plan::account::{PlaysApart, plan};
use crate::plan::context::Context;
use crate::plan::facts::find;

/// The plays of an account.
#[derive(Debug, Clone, Serialize)]
pub struct PlaysExplained {
    /// The actions that they led to, by due date.
    pub chosen: Vec<PlayChosen>,
    pub left_out: Vec<Apart>,
    /// With the facts that are missing and why each is.
    pub not_evaluated: Vec<Apart>,
}

/// A play that led to an action.
#[derive(Debug, Clone, Serialize)]
pub struct PlayChosen {
    pub play: String,
    pub action: String,
    /// What was observed.
    pub evidence: Vec<String>,
}

/// A play without an action, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Apart {
    pub play: String,
    pub why: String,
}

impl PlaysExplained {
    pub fn of(context: &Context<'_>, account: AccountIx) -> Option<PlaysExplained> {
        let plan = plan(context, account)?;
        let chosen = plan.actions.iter().filter_map(|action| {
            let play = action.play.as_ref()?;
            Some(PlayChosen { play: play.play.clone(), action: action.text.clone(), evidence: play.evidence.clone() })
        });
        let PlaysApart { left_out, not_evaluated } = &plan.plays;
        let left_out =
            left_out.iter().map(|left| Apart { play: left.play.clone(), why: left.because.told(context.language) });
        let missing = |name: &&'static str| {
            let Some(fact) = find(name) else { return (*name).to_owned() };
            let facts = crate::plan::facts::AccountFacts::of_account(context, account);
            let reason = facts.and_then(|facts| facts.get(fact).as_ref().as_ref().err().map(|why| context.reason(why)));
            reason.map_or_else(|| (*name).to_owned(), |reason| format!("{name} ({reason})"))
        };
        let not_evaluated = not_evaluated.iter().map(|apart| Apart {
            play: apart.play.clone(),
            why: apart.missing.iter().map(missing).collect::<Vec<_>>().join(", "),
        });
        Some(PlaysExplained {
            chosen: chosen.collect(),
            left_out: left_out.collect(),
            not_evaluated: not_evaluated.collect(),
        })
    }

    /// In lines for people.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new(), "plays".to_owned()];
        for PlayChosen { play, action, evidence } in &self.chosen {
            lines.push(format!("  {play}: {action}"));
            if !evidence.is_empty() {
                lines.push(format!("    because {}", evidence.join("; ")));
            }
        }
        lines.extend(self.left_out.iter().map(|apart| format!("  {}: left out, {}", apart.play, apart.why)));
        lines.extend(
            self.not_evaluated.iter().map(|apart| format!("  {}: not evaluated, lacks {}", apart.play, apart.why)),
        );
        lines
    }
}
