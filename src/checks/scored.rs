//! What scores had to leave out, as things to fix.

use crate::ingest::FixKind;
use crate::score::FindingKind;

/// The kind of the list, what is wrong and what to do.
pub fn told(kind: FindingKind) -> (FixKind, &'static str, &'static str) {
    match kind {
        FindingKind::RatingOffScale => (
            FixKind::RatingOffScale,
            "NPS ratings that are no whole number from 0 to 10",
            "correct the answers, or map the column that holds the rating",
        ),
        FindingKind::SurveyRefused => (
            FixKind::SurveyRefused,
            "a survey whose NPS ratings are on another scale; none of its answers counts",
            "ask on a scale from 0 to 10, or map the ratings as satisfaction",
        ),
        FindingKind::SurveyMixed => (
            FixKind::SurveyMixed,
            "a survey whose NPS ratings look like answers on two scales, 1 to 5 and 0 to 10; they count all the same",
            "split the file by scale, or confirm the survey under `scores.nps.trusted_surveys`",
        ),
        FindingKind::CsatOffScale => (
            FixKind::CsatOffScale,
            "satisfaction ratings outside the scale",
            "correct the ratings, or the scale under `[scores]`",
        ),
        FindingKind::CesOffScale => (
            FixKind::CesOffScale,
            "ratings of ease outside 1 to 7",
            "correct the answers, or map the column that holds the rating",
        ),
        FindingKind::NegativeCycle => (
            FixKind::NegativeCycle,
            "deals that closed before they were created",
            "correct the creation or the closing date in the CRM",
        ),
        FindingKind::NoRate => (
            FixKind::NoRate,
            "amounts in a currency without an exchange rate",
            "add the currency's rate to the exchange rates",
        ),
        FindingKind::OutcomeUnknown => (
            FixKind::OutcomeUnknown,
            "closed deals of which neither flags, stage nor status tell whether they were won",
            "set the outcome in the CRM, or name the stage under `[scores.stages]`",
        ),
        FindingKind::PotentialExceeded => (
            FixKind::PotentialExceeded,
            "accounts that bought more in 12 months than their potential",
            "correct the potential of the account",
        ),
        FindingKind::LooksLikeTest => (
            FixKind::LooksLikeTest,
            "accounts whose names look like tests; they count",
            "leave them out with a rule under `[[scores.accounts.rule]]` (class = \"test\"), or confirm them with one",
        ),
        FindingKind::KindContradicted => (
            FixKind::KindContradicted,
            "accounts that are called prospects and bought; they count as customers",
            "correct the account's kind in the CRM",
        ),
        FindingKind::OwnerMissing => (
            FixKind::OwnerMissing,
            "accounts that nobody looks after",
            "give the account an owner in the CRM; `tables/orphans.csv` proposes one",
        ),
        FindingKind::OwnerLeft => (
            FixKind::OwnerLeft,
            "accounts whose owner has left",
            "hand the account over in the CRM; `tables/orphans.csv` proposes to whom",
        ),
        FindingKind::OwnerUnknown => (
            FixKind::OwnerUnknown,
            "accounts whose owner is not among the users",
            "export all users, or correct the owner in the CRM",
        ),
        FindingKind::OwnerDiffers => (
            FixKind::OwnerDiffers,
            "rows that name another owner for today than the account's record",
            "correct the assignment or the account's owner; the assignment counts",
        ),
        FindingKind::HistoryOverlap => (
            FixKind::HistoryOverlap,
            "rows that begin before the one before them ends, with somebody else",
            "correct the days; until then the one that began last counts",
        ),
        FindingKind::HistoryGap => (
            FixKind::HistoryGap,
            "rows that leave days after the one before them to nobody",
            "correct the days; what closed in between counts to nobody",
        ),
    }
}
