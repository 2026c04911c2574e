//! A cause as an English sentence, for `quality.json` and the console.

use crate::model::{Cause, Change, ChangedFigure, Currency};

/// Without a full stop.
pub fn what(change: &Change, currency: Currency) -> String {
    let from = change.from.as_deref().unwrap_or("nothing");
    let to = change.to.as_deref().unwrap_or("nothing");
    let accounts = || match (change.accounts.as_slice(), change.account_count) {
        ([], _) => "no account".to_owned(),
        ([only], 1) => format!("account {only}"),
        (_, n) => format!("{n} accounts"),
    };
    let rows = |one: &str| if change.rows == 1 { format!("1 {one}") } else { format!("{} {one}s", change.rows) };
    let month = change.month.map(|month| format!(" of {month}")).unwrap_or_default();
    let file = change.file.as_deref().map(|file| format!(" in `{file}`")).unwrap_or_default();
    let many = change.from.is_none() && change.to.is_none();
    let text = match change.cause {
        Cause::AccountGone if many => format!("{} no longer in the export", accounts()),
        Cause::AccountAppeared if many => format!("{} that the last export lacked", accounts()),
        Cause::AccountCreated if many => format!("{} are new", accounts()),
        Cause::Merged if many => format!("accounts were merged into {}", accounts()),
        Cause::Renamed if many => format!("{} have another name", accounts()),
        Cause::ParentChanged if many => format!("{} have another parent", accounts()),
        Cause::KindChanged if many => format!("{} are of another type", accounts()),
        Cause::SegmentChanged if many => format!("{} are of another segment", accounts()),
        Cause::AccountCurrencyChanged if many => format!("{} have another currency", accounts()),
        Cause::TerritoryReassigned | Cause::OwnerChanged if many => format!("{} have another owner", accounts()),
        Cause::Leaver if many => format!("several people have left; still theirs: {}", accounts()),
        Cause::DealOutcomeChanged if many => format!("another outcome of {}", rows("closed deal")),
        Cause::DealRedated if many => format!("another expected close of {}", rows("deal")),
        Cause::ConfigChanged if change.month.is_some() => {
            format!("{}{month} count otherwise since the configuration changed{file}", rows("line"))
        }
        Cause::ConfigChanged => format!("the configuration is another than that of the last run ({from}, now {to})"),
        Cause::ProgramChanged => format!("the program is version {to}, the last run was made by {from}"),
        Cause::BasisChanged if change.figure.is_some() => "other records stand for revenue".to_owned(),
        Cause::BasisChanged => format!("revenue is told by {to} records, in the last run by {from} records"),
        Cause::StaleFile => {
            let file = change.file.as_deref().unwrap_or_default();
            format!("`{file}` is last month's `{from}` unchanged: it brings nothing new")
        }
        Cause::Restated => format!("{}{month} restated{file}", rows("line")),
        Cause::RowsAdded => format!("{}{month} added after the month was closed{file}", rows("line")),
        Cause::RowsDeleted => format!("{}{month} no longer{file}", rows("line")),
        Cause::StatusChanged => format!("{}{month} cancelled, or no longer so{file}", rows("line")),
        Cause::RowRedated => format!("{} re-dated, now{month}{file}", rows("line")),
        Cause::RowCurrencyChanged => format!("{}{month} now in another currency{file}", rows("line")),
        Cause::CurrencyNew => {
            let since = change.month.map(|month| format!(" from {month} on")).unwrap_or_default();
            format!("{} invoiced in {to}, new to it{since}", accounts())
        }
        Cause::RateMissing => format!("{}{month} can't be converted: no exchange rate", told_rows(change)),
        Cause::RateGiven => format!("{}{month} can be converted now: the exchange rate is given", told_rows(change)),
        Cause::RateChanged => format!("another exchange rate for {}{month}", rows("line")),
        Cause::RateOfMonth => format!("{} valued at the new month's exchange rate", rows("deal")),
        Cause::Merged => format!("account {from} was merged into {to}"),
        Cause::Moved if change.to.as_deref() == Some("") => {
            format!("{} of {from} lead to no account now", told_rows(change))
        }
        Cause::Moved if from.is_empty() => format!("{} of no account lead to {to} now", told_rows(change)),
        Cause::Moved => format!("{} of {from} are now of {to}", told_rows(change)),
        Cause::AccountGone => format!("account {} ({from}) is no longer in the export", listed(change)),
        Cause::AccountAppeared => format!("account {} ({to}) was not in the last export", listed(change)),
        Cause::AccountCreated => format!("account {} ({to}) is new", listed(change)),
        Cause::Renamed => format!("account {} was called {from} and is now {to}", listed(change)),
        Cause::ParentChanged => format!("the parent of account {} was {from} and is now {to}", listed(change)),
        Cause::KindChanged => format!("the type of account {} was {from} and is now {to}", listed(change)),
        Cause::SegmentChanged => format!("the segment of account {} was {from} and is now {to}", listed(change)),
        Cause::AccountCurrencyChanged => {
            format!("the currency of account {} was {from} and is now {to}", listed(change))
        }
        Cause::Leaver => format!("{from} has left; still theirs: {}", accounts()),
        Cause::TerritoryReassigned => format!("{} went from {from} to {to} at once", accounts()),
        Cause::OwnerChanged => format!("account {} went from {from} to {to}", listed(change)),
        Cause::DealReopened => format!("{} opened again", rows("closed deal")),
        Cause::DealOutcomeChanged => format!("the deal {} was {from} and is now {to}", change.deals.join(", ")),
        Cause::DealDeleted => format!("{} no longer in the export", rows("open deal")),
        Cause::DealAppeared => format!("{} that the last export lacked, though older", rows("open deal")),
        Cause::DealRedated => {
            format!("the expected close of the deal {} was {from} and is now {to}", change.deals.join(", "))
        }
        Cause::DealAmountChanged => format!("the amount of {} changed", rows("open deal")),
        Cause::DealCurrencyChanged => format!("the currency of {} changed", rows("open deal")),
        Cause::MonthClosed => format!("{}{month}, the new month", rows("line")),
        Cause::MonthLeft => format!("{}{month}, which left the twelve months", rows("line")),
        Cause::DealCreated => format!("{} opened", rows("deal")),
        Cause::DealWon => format!("{} won", rows("deal")),
        Cause::DealLost => format!("{} lost", rows("deal")),
        Cause::DealClosed => format!("{} closed", rows("deal")),
    };
    match change.amount.filter(|amount| !amount.is_zero()) {
        Some(amount) => format!("{text}: {:+.2} {currency}", amount.round_dp(2)),
        None => text,
    }
}

/// A few are named.
fn listed(change: &Change) -> String {
    const NAMED: usize = 3;
    let more = change.account_count.saturating_sub(NAMED);
    let named = change.accounts.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}

fn told_rows(change: &Change) -> String {
    let one = if change.figure == Some(ChangedFigure::PipelineValue) { "open deal" } else { "line" };
    if change.rows == 1 { format!("1 {one}") } else { format!("{} {one}s", change.rows) }
}
