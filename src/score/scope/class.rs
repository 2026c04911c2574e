//! What an account is to us on the day: by rules, by its kind, by what it did.

use serde::Serialize;

use super::kind::by_rule;
use crate::model::{Account, AccountClass, AccountIx, Date, Row, Unknown, calendar::days_between};
use crate::score::AccountScores;
use crate::score::churn::Timeline;
use crate::score::context::Context;
use crate::score::facts::{Facts, basis};

/// The class of an account, and what told it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClassScores {
    pub class: AccountClass,
    /// `rule 2`, `kind`, `purchases`, `service records`, `no purchases`, `nothing to tell by`.
    pub because: String,
    /// The day on which a churned account left, where it is known.
    pub left_on: Option<Date>,
    /// Whether documents are made for it: a churned account's brief ends after the configured months.
    pub has_brief: bool,
    /// It is called a prospect or other, and bought.
    pub contradicted: bool,
}

/// The class as of the day.
pub fn class(account: AccountIx, facts: &Facts<'_>, context: &Context<'_>) -> ClassScores {
    let portfolio = context.portfolio;
    let Some(row) = portfolio.account(account) else { return ClassScores::of(AccountClass::Other, "no record") };
    let timeline = Timeline::of(account, facts, basis(context), context, &context.words.ended_contract);
    if let Some((place, class)) = by_rule(row, context) {
        let told = ClassScores::of(class, &format!("rule {place}"));
        let left = timeline.left_on(portfolio.as_of, &context.config.churn.training);
        return if class == AccountClass::Churned { told.since(left, context) } else { told };
    }
    let kind = context.words.kinds.class(row);
    if kind == Some(AccountClass::Partner) {
        return ClassScores::of(AccountClass::Partner, "kind");
    }
    if has_business(row, &timeline, context) {
        let contradicted = matches!(kind, Some(AccountClass::Prospect | AccountClass::Other));
        return ClassScores { contradicted, ..by_purchases(&timeline, context) };
    }
    match kind {
        Some(class @ (AccountClass::Prospect | AccountClass::Other | AccountClass::Customer)) => {
            ClassScores::of(class, "kind")
        }
        Some(AccountClass::Churned) => ClassScores::of(AccountClass::Churned, "kind").since(None, context),
        _ if is_served(account, facts, context) => ClassScores::of(AccountClass::Customer, "service records"),
        _ if tells_purchases(context) => ClassScores::of(AccountClass::Prospect, "no purchases"),
        _ => ClassScores::of(AccountClass::Customer, "nothing to tell by"),
    }
}

impl ClassScores {
    fn of(class: AccountClass, because: &str) -> ClassScores {
        ClassScores { class, because: because.to_owned(), left_on: None, has_brief: true, contradicted: false }
    }

    /// One that is not known to have left long ago keeps its brief.
    fn since(self, left_on: Option<Date>, context: &Context<'_>) -> ClassScores {
        let months = i64::from(context.config.accounts.keep_churned_months);
        let span = jiff::Span::new().try_months(months).ok();
        let until = left_on.and_then(|left| left.checked_add(span?).ok());
        ClassScores { left_on, has_brief: until.is_none_or(|until| until >= context.portfolio.as_of), ..self }
    }
}

/// Whether it ever bought or was bound by a contract by the day, as far as anything tells.
fn has_business(row: &Account, timeline: &Timeline, context: &Context<'_>) -> bool {
    let as_of = context.portfolio.as_of;
    let term = timeline.terms.iter().any(|term| term.start.is_none_or(|start| start <= as_of));
    term || !timeline.orders.is_empty() || row.customer_since.is_some_and(|since| since <= as_of)
}

fn by_purchases(timeline: &Timeline, context: &Context<'_>) -> ClassScores {
    let as_of = context.portfolio.as_of;
    let left = timeline.left_on(as_of, &context.config.churn.training);
    let long_ago = timeline
        .last_tie(as_of)
        .is_some_and(|last| days_between(last, as_of) >= i64::from(context.config.accounts.churned_days));
    match left {
        Some(left) if long_ago => ClassScores::of(AccountClass::Churned, "purchases").since(Some(left), context),
        _ => ClassScores::of(AccountClass::Customer, "purchases"),
    }
}

/// Whether it uses, asks for help or was asked how satisfied it is: then it bought, though no export tells it.
fn is_served(account: AccountIx, facts: &Facts<'_>, context: &Context<'_>) -> bool {
    let portfolio = context.portfolio;
    let as_of = portfolio.as_of;
    !facts.answers.is_empty()
        || portfolio.tickets.of(account).iter().any(|row| row.opened <= as_of)
        || portfolio.usage.of(account).iter().any(|row| row.date <= as_of)
}

/// Whether any source would tell that an account bought.
fn tells_purchases(context: &Context<'_>) -> bool {
    let portfolio = context.portfolio;
    portfolio.revenue.given || portfolio.opportunities.given || portfolio.contracts.given
}

/// Who is no customer can't leave: no band, and so no money at risk. One that left lately keeps its points for as long as
/// it has a brief: they tell what it may be won back by.
pub fn withhold(account: &mut AccountScores) {
    if account.class.class == AccountClass::Customer && account.class.has_brief {
        return;
    }
    account.churn.band = Err(Unknown::NotCustomer);
    if !(account.class.class.is_customer() && account.class.has_brief) {
        account.churn.score = Err(Unknown::NotCustomer);
    }
}

/// Whether an account's row may be looked at under a rule of the company's own.
pub fn is_ruled(row: &Row<Account>, context: &Context<'_>) -> bool {
    by_rule(row, context).is_some()
}
