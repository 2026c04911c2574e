//! Which comments a document may quote, and how.

use super::context::Context;
use super::language::truncated;
use crate::model::{AccountIx, Row, SurveyResponse};
use crate::score::Answer;
use crate::score::themes::redacted;

/// The comment of an answer, where it may be shown: not where anonymity was promised, nor where so few people of the
/// account answered that a comment without a name would still tell who wrote it.
pub fn quotable<'a>(context: &Context<'a>, answer: &Answer) -> Option<(&'a Row<SurveyResponse>, &'a str)> {
    let row = context.portfolio.survey_responses.all().get(answer.row).filter(|_| answer.quotable)?;
    row.comment.as_deref().filter(|comment| !comment.trim().is_empty()).map(|comment| (row, comment))
}

/// The same for readers who need not know of whom it is: without the account's, its people's and our own people's names,
/// addresses and phone numbers.
pub fn unnamed(context: &Context<'_>, account: AccountIx, answer: &Answer, longest: usize) -> Option<String> {
    let (row, comment) = quotable(context, answer)?;
    let portfolio = context.portfolio;
    let people = portfolio.contacts.of(account).iter().filter_map(|contact| contact.full_name());
    let ours = portfolio.users.all().iter().filter_map(|user| user.full_name());
    let account = context.account(account).map(|record| record.name.clone());
    let names: Vec<String> = people.chain(ours).chain(row.name.clone()).chain(account).collect();
    let text = redacted(comment, names.iter().map(String::as_str));
    Some(context.language.quoted(&truncated(&text, longest)))
}
