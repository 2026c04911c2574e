//! What is so large that the deck asks leaders for it: plays of the playbook, so that what the deck decides stands among
//! the account's actions, by the same day. A company that takes one of these plays out is not asked for it either.

use crate::model::{AccountIx, Date, Decimal};
use crate::plan::context::Context;
use crate::plan::facts::AccountFacts;
use crate::plan::playbook::due_if_fired;
use crate::score::{AccountScores, Renewal};

/// How far ahead a renewal without an open deal is asked for.
pub const RENEWAL_AHEAD_DAYS: i64 = 180;

const RENEWAL: &str = "open-renewal";
/// Of a contract that ends today or has ended, with no other.
const EXTENSION: &str = "extend-contract";
const VISIT: &str = "executive-visit";
const OWNER: &str = "assign-owner";

/// When an account's play is due, where it fires.
fn due(context: &Context<'_>, account: AccountIx, play: &str) -> Option<Date> {
    let facts = AccountFacts::of_account(context, account)?;
    due_if_fired(context.playbook.play(play)?, &facts)
}

/// The next renewal with its yearly value and the day by which its opportunity is to be open.
pub fn renewal<'a>(context: &Context<'_>, scores: &'a AccountScores) -> Option<(&'a Renewal, Decimal, Date)> {
    let next = scores.renewal.next.as_ref().ok()?;
    let value = next.value.as_ref().ok().copied()?;
    let due = |play: &str| due(context, scores.account, play);
    Some((next, value, due(RENEWAL).or_else(|| due(EXTENSION))?))
}

/// Revenue of twelve months at stake, and the day of the visit.
pub fn visit(context: &Context<'_>, scores: &AccountScores) -> Option<(Decimal, Date)> {
    let revenue = scores.revenue.ltm.as_ref().ok().copied()?;
    Some((revenue, due(context, scores.account, VISIT)?))
}

/// The day by which somebody is to look after an account.
pub fn owner(context: &Context<'_>, account: AccountIx) -> Option<Date> {
    due(context, account, OWNER)
}
