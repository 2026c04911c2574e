//! Facts, conditions, plays and objectives.

mod conditions;
mod facts;
mod reference;

use cartera::model::{AccountIx, Portfolio};
use cartera::plan::facts::{AccountFacts, Condition, Faults, parse};
use cartera::plan::language::LanguageCode;

use crate::plans::with_context;

/// The condition of a text, or all that is wrong with it.
fn condition(text: &str) -> Result<Condition, String> {
    let told = |faults: Vec<cartera::plan::facts::Fault>| {
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let table = parse(text).map_err(told)?;
    let mut faults = Faults::of(text);
    let value = table.get_ref().iter().find(|(key, _)| key.get_ref() == "condition").expect("a condition").1;
    let condition = Condition::read(value, "play `p`", &mut faults);
    let faults = faults.into_vec();
    if faults.is_empty() { Ok(condition.expect("a condition without faults")) } else { Err(told(faults)) }
}

/// Looks at the facts of an account, by its id.
fn with_facts<T>(portfolio: &Portfolio, account: &str, look: impl FnOnce(&AccountFacts<'_>) -> T) -> T {
    let place = portfolio.accounts.iter().position(|row| row.id == account).expect("the account");
    let account = AccountIx(u32::try_from(place).unwrap());
    with_context(portfolio, LanguageCode::En, |context, _| {
        look(&AccountFacts::of_account(context, account).expect("its facts"))
    })
}
