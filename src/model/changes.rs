//! What differs from the last published month, and why.

use serde::{Serialize, Serializer};

use super::{Currency, Decimal, Month};

/// Why something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    // What was set otherwise.
    ConfigChanged,
    ProgramChanged,
    /// Revenue is told by other records: invoices, where it was won deals.
    BasisChanged,
    // Exports.
    StaleFile,
    // Closed months that are not what they were.
    Restated,
    RowsAdded,
    RowsDeleted,
    StatusChanged,
    RowRedated,
    RowCurrencyChanged,
    // Currencies.
    CurrencyNew,
    RateMissing,
    RateGiven,
    RateChanged,
    // Accounts.
    Merged,
    Moved,
    AccountGone,
    AccountAppeared,
    Renamed,
    ParentChanged,
    KindChanged,
    SegmentChanged,
    AccountCurrencyChanged,
    // People.
    Leaver,
    TerritoryReassigned,
    OwnerChanged,
    // Deals.
    DealReopened,
    DealOutcomeChanged,
    DealDeleted,
    DealAppeared,
    DealRedated,
    DealAmountChanged,
    DealCurrencyChanged,
    // What every month brings.
    AccountCreated,
    MonthClosed,
    MonthLeft,
    DealCreated,
    DealWon,
    DealLost,
    DealClosed,
    /// Open deals are worth what their currency is worth in the new month.
    RateOfMonth,
}

impl Cause {
    pub const ALL: [Cause; 41] = [
        Cause::ConfigChanged,
        Cause::ProgramChanged,
        Cause::BasisChanged,
        Cause::StaleFile,
        Cause::Restated,
        Cause::RowsAdded,
        Cause::RowsDeleted,
        Cause::StatusChanged,
        Cause::RowRedated,
        Cause::RowCurrencyChanged,
        Cause::CurrencyNew,
        Cause::RateMissing,
        Cause::RateGiven,
        Cause::RateChanged,
        Cause::Merged,
        Cause::Moved,
        Cause::AccountGone,
        Cause::AccountAppeared,
        Cause::Renamed,
        Cause::ParentChanged,
        Cause::KindChanged,
        Cause::SegmentChanged,
        Cause::AccountCurrencyChanged,
        Cause::Leaver,
        Cause::TerritoryReassigned,
        Cause::OwnerChanged,
        Cause::DealReopened,
        Cause::DealOutcomeChanged,
        Cause::DealDeleted,
        Cause::DealAppeared,
        Cause::DealRedated,
        Cause::DealAmountChanged,
        Cause::DealCurrencyChanged,
        Cause::AccountCreated,
        Cause::MonthClosed,
        Cause::MonthLeft,
        Cause::DealCreated,
        Cause::DealWon,
        Cause::DealLost,
        Cause::DealClosed,
        Cause::RateOfMonth,
    ];

    /// The name in files; with hyphens, the words' key.
    pub fn key(self) -> &'static str {
        match self {
            Cause::ConfigChanged => "config_changed",
            Cause::ProgramChanged => "program_changed",
            Cause::BasisChanged => "basis_changed",
            Cause::StaleFile => "stale_file",
            Cause::Restated => "restated",
            Cause::RowsAdded => "rows_added",
            Cause::RowsDeleted => "rows_deleted",
            Cause::StatusChanged => "status_changed",
            Cause::RowRedated => "row_redated",
            Cause::RowCurrencyChanged => "row_currency_changed",
            Cause::CurrencyNew => "currency_new",
            Cause::RateMissing => "rate_missing",
            Cause::RateGiven => "rate_given",
            Cause::RateChanged => "rate_changed",
            Cause::Merged => "merged",
            Cause::Moved => "moved",
            Cause::AccountGone => "account_gone",
            Cause::AccountAppeared => "account_appeared",
            Cause::Renamed => "renamed",
            Cause::ParentChanged => "parent_changed",
            Cause::KindChanged => "kind_changed",
            Cause::SegmentChanged => "segment_changed",
            Cause::AccountCurrencyChanged => "account_currency_changed",
            Cause::Leaver => "leaver",
            Cause::TerritoryReassigned => "territory_reassigned",
            Cause::OwnerChanged => "owner_changed",
            Cause::DealReopened => "deal_reopened",
            Cause::DealOutcomeChanged => "deal_outcome_changed",
            Cause::DealDeleted => "deal_deleted",
            Cause::DealAppeared => "deal_appeared",
            Cause::DealRedated => "deal_redated",
            Cause::DealAmountChanged => "deal_amount_changed",
            Cause::DealCurrencyChanged => "deal_currency_changed",
            Cause::AccountCreated => "account_created",
            Cause::MonthClosed => "month_closed",
            Cause::MonthLeft => "month_left",
            Cause::DealCreated => "deal_created",
            Cause::DealWon => "deal_won",
            Cause::DealLost => "deal_lost",
            Cause::DealClosed => "deal_closed",
            Cause::RateOfMonth => "rate_of_month",
        }
    }

    /// What every month brings, and nobody has to look into.
    pub fn is_usual(self) -> bool {
        self >= Cause::AccountCreated
    }
}

/// A figure of which a change is told to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangedFigure {
    RevenueLtm,
    PipelineValue,
}

impl ChangedFigure {
    pub const ALL: [ChangedFigure; 2] = [ChangedFigure::RevenueLtm, ChangedFigure::PipelineValue];

    /// The column of `tables/accounts.csv` and the metric of `tables/portfolio.csv`.
    pub fn key(self) -> &'static str {
        match self {
            ChangedFigure::RevenueLtm => "revenue_ltm",
            ChangedFigure::PipelineValue => "pipeline_value",
        }
    }
}

/// A part of the change of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangePart {
    pub cause: Cause,
    /// The month of the lines; none for deals.
    pub month: Option<Month>,
    /// The file of the lines.
    pub file: Option<String>,
    /// The account on the other side of a merge or a move; empty for rows that had or have no account.
    pub counterpart: Option<String>,
    /// In the reporting currency.
    pub amount: Decimal,
    /// Lines or deals.
    pub rows: usize,
}

/// A figure then and now: `now − before` is the sum of the parts, to the cent.
///
/// Rows in a currency without a rate are in neither value; where there are any, the published figure is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    pub figure: ChangedFigure,
    pub before: Decimal,
    pub now: Decimal,
    /// Rows that could not be converted.
    pub without_rate_before: usize,
    pub without_rate_now: usize,
    pub parts: Vec<ChangePart>,
}

/// One cause with all that it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    pub cause: Cause,
    /// What every month brings.
    pub usual: bool,
    pub figure: Option<ChangedFigure>,
    /// Ids of the accounts, as they are called now; by id, the first [`Change::MOST_IDS`].
    pub accounts: Vec<String>,
    pub account_count: usize,
    /// The former value: name, owner, currency, date, account that was merged. Accounts and people by name; with the id
    /// where several have that name.
    pub from: Option<String>,
    pub to: Option<String>,
    pub month: Option<Month>,
    pub file: Option<String>,
    /// Ids of the deals, the first [`Change::MOST_IDS`].
    pub deals: Vec<String>,
    pub rows: usize,
    /// What it adds to the figure, in the reporting currency; none where it touches no figure.
    pub amount: Option<Decimal>,
    /// An English sentence without a full stop.
    pub what: String,
}

impl Change {
    pub const MOST_IDS: usize = 100;
}

/// What differs in one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountChange {
    pub account_id: String,
    pub name: String,
    /// The figures that have parts.
    pub figures: Vec<FigureChange>,
    /// What of its own record differs: cause, former value, value.
    pub attributes: Vec<(Cause, Option<String>, Option<String>)>,
}

impl AccountChange {
    /// Something beside what every month brings.
    pub fn is_unusual(&self) -> bool {
        !self.attributes.is_empty()
            || self.figures.iter().flat_map(|figure| &figure.parts).any(|part| !part.cause.is_usual())
    }
}

/// What differs from the last published run of an earlier month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// `2026-09-r1`.
    pub compared_with: String,
    pub since: Month,
    pub currency: Currency,
    /// Of the portfolio. None are compared where the reporting currency is another.
    pub figures: Vec<FigureChange>,
    /// The unusual first, in the order of their causes.
    pub causes: Vec<Change>,
    /// All accounts of which anything differs, by id; in files those with something unusual.
    #[serde(serialize_with = "unusual")]
    pub accounts: Vec<AccountChange>,
}

/// `tables/changes.csv` has all of them; a reader of JSON looks for what is odd.
fn unusual<S: Serializer>(accounts: &[AccountChange], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(accounts.iter().filter(|account| account.is_unusual()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_has_a_name_of_its_own_and_the_order_of_the_list() {
        for (cause, next) in Cause::ALL.iter().zip(Cause::ALL.iter().skip(1)) {
            assert!(cause < next, "{cause:?}");
        }
        let names: std::collections::BTreeSet<_> = Cause::ALL.iter().map(|cause| cause.key()).collect();
        assert_eq!(names.len(), Cause::ALL.len());
        let named = |cause: &Cause| serde_json::to_value(cause).unwrap() == cause.key();
        assert!(Cause::ALL.iter().all(named));
    }
}
