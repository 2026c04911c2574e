//! A value, or the reason why there is none.

use serde::Serialize;

use super::{Currency, Date, Entity};

/// A figure that may not be computable; never a silent 0.
pub type Known<T> = Result<T, Unknown>;

/// Why a figure is not known. The wording of each in the reports' languages is in `templates/locales`, under
/// `unknown-` and [`Unknown::key`]. Every figure of every account has room for one, so what is wide stands apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Unknown {
    /// No source gives this kind of record.
    NoSource { entity: Entity },
    /// There are sources, but nothing for this account.
    NoRecords { entity: Entity },
    /// The records lack the field that is needed.
    NoField { entity: Entity, field: &'static str },
    /// Fewer observations than the figure needs.
    TooFew { have: usize, need: usize },
    /// Under the least share of weight that may carry a score.
    InsufficientSignal { observed_share: f64 },
    /// Nothing to compare with: the records begin too late.
    FirstYear,
    /// The records end months before the period, so what came since is not told.
    EndsEarly { months: usize },
    /// The base of a ratio is 0.
    ZeroBase,
    /// The base of a ratio is negative.
    NegativeBase,
    /// No exchange rate of a day for a currency whose amounts the sum needs.
    NoRate { currency: Currency, date: Date },
    /// Amounts hold value-added tax, and nothing tells its rate.
    TaxUnknown,
    /// A sum beyond what an exact decimal holds.
    TooLarge,
    /// The scale of the answers is not the one the figure is defined on.
    WrongScale { low: f64, high: f64 },
    /// Ratings go beyond the scale that is configured for them.
    OffScale(Box<OffScale>),
    /// Lost deals carry no value, so won and lost can't be compared by value.
    LostWithoutValue,
    /// The records tell it only as of a later day, and no history tells it as of the day asked for.
    OnlyLater { entity: Entity, field: &'static str },
    /// The company has not set what the figure needs.
    NotConfigured { setting: &'static str },
    /// There is nothing to propose.
    NoOffer { because: NoOffer },
    /// The account became two on a day between what is compared.
    Split { other: Box<str>, on: Date },
    /// There are contracts, and the last of them ended before the day.
    ContractsEnded { last: Date },
    /// There are contracts, and those whose end still lies ahead were cancelled.
    ContractsCancelled,
    /// There are contracts, and the first of them has yet to begin.
    ContractsAhead { first: Date },
    /// One sale is nearly all of the revenue, so that the past says nothing about the future.
    OneSale { share: f64 },
    /// Nobody handed in a plan of the account yet; what stands in its brief is proposed.
    NoPlan,
    /// The product is not sold any more.
    NotSold,
    /// The product is for accounts of other segments or industries.
    NotForAccount,
    /// No purchase in 12 months, which would tell how large the account is.
    NothingBought,
    /// No purchase of other products in 12 months, which would tell how large the account is.
    NothingElseBought,
    /// Not a customer on the day: no contract in force, no order lately.
    NotCustomer,
    /// No model was trained.
    NoModel,
    /// The trained model has not beaten the rule on later months.
    NotProven,
    /// Known of some accounts of a group only.
    NotAllMembers { have: usize, need: usize },
    /// The reader is not shown it.
    Withheld,
    /// Depends on another figure that is unknown.
    DependsOn { figure: &'static str },
}

/// The range of ratings that go beyond a scale from 1 to `max`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OffScale {
    pub low: f64,
    pub high: f64,
    pub max: f64,
}

/// Why nothing is proposed to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoOffer {
    /// No product goes with those owned more often than chance.
    NoSignal,
    OwnsAll,
    /// No product of the list is sold any more.
    NothingSold,
    /// All that is sold is for other segments or industries.
    NoneApplies,
    HighRisk,
    /// All that could be proposed was proposed or lost of late.
    Recent,
}

impl Unknown {
    /// The stable name in tables and locale files.
    pub fn key(&self) -> &'static str {
        match self {
            Unknown::NoSource { .. } => "no-source",
            Unknown::NoRecords { .. } => "no-records",
            Unknown::NoField { .. } => "no-field",
            Unknown::TooFew { .. } => "too-few",
            Unknown::InsufficientSignal { .. } => "insufficient-signal",
            Unknown::FirstYear => "first-year",
            Unknown::EndsEarly { .. } => "ends-early",
            Unknown::ZeroBase => "zero-base",
            Unknown::NegativeBase => "negative-base",
            Unknown::NoRate { .. } => "no-rate",
            Unknown::TaxUnknown => "tax-unknown",
            Unknown::TooLarge => "too-large",
            Unknown::WrongScale { .. } => "wrong-scale",
            Unknown::OffScale(_) => "off-scale",
            Unknown::LostWithoutValue => "lost-without-value",
            Unknown::OnlyLater { .. } => "only-later",
            Unknown::NotConfigured { .. } => "not-configured",
            Unknown::NoOffer { because: NoOffer::NoSignal } => "no-cross-sell-signal",
            Unknown::NoOffer { because: NoOffer::OwnsAll } => "owns-all",
            Unknown::NoOffer { because: NoOffer::HighRisk } => "high-risk",
            Unknown::NoOffer { because: NoOffer::Recent } => "proposed-recently",
            Unknown::Split { .. } => "split",
            Unknown::ContractsEnded { .. } => "contracts-ended",
            Unknown::ContractsCancelled => "contracts-cancelled",
            Unknown::ContractsAhead { .. } => "contracts-ahead",
            Unknown::OneSale { .. } => "one-sale",
            Unknown::NoPlan => "no-plan",
            Unknown::NotSold => "not-sold",
            Unknown::Withheld => "withheld",
            Unknown::NotForAccount => "not-for-account",
            Unknown::NothingBought => "nothing-bought",
            Unknown::NothingElseBought => "nothing-else-bought",
            Unknown::NoOffer { because: NoOffer::NothingSold } => "nothing-sold",
            Unknown::NoOffer { because: NoOffer::NoneApplies } => "none-applies",
            Unknown::NotCustomer => "not-customer",
            Unknown::NoModel => "no-model",
            Unknown::NotProven => "not-proven",
            Unknown::NotAllMembers { .. } => "not-all-members",
            Unknown::DependsOn { .. } => "depends-on",
        }
    }
}

/// Whether answers on a wrong scale reach over the right one, so that their range is not what is wrong with them.
pub fn mixes_scales(low: f64, high: f64) -> bool {
    low >= 0.0 && high > 7.0 && high <= 10.0
}

impl std::fmt::Display for Unknown {
    /// English, for tables, `explain` and messages.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unknown::NoSource { entity } => write!(f, "no source gives {entity}"),
            Unknown::NoRecords { entity } => write!(f, "no {entity} on record"),
            Unknown::NoField { entity, field } => write!(f, "the {entity} have no `{field}`"),
            Unknown::TooFew { have, need } => write!(f, "{have} observed, {need} needed"),
            Unknown::InsufficientSignal { observed_share } => {
                write!(f, "insufficient signal: {:.0} % of the weight observed", observed_share * 100.0)
            }
            Unknown::FirstYear => f.write_str("first year: nothing to compare with"),
            Unknown::EndsEarly { months } => write!(f, "the records end {months} months before the period"),
            Unknown::ZeroBase => f.write_str("the base is zero"),
            Unknown::NegativeBase => f.write_str("the base is negative"),
            Unknown::NoRate { currency, date } => write!(f, "no exchange rate for {currency} on {date}"),
            Unknown::TaxUnknown => f.write_str("amounts hold value-added tax of an unknown rate"),
            Unknown::TooLarge => f.write_str("too large for an exact sum"),
            Unknown::WrongScale { low, high } if mixes_scales(*low, *high) => {
                write!(f, "answers from {low} to {high} mix scales, or are no whole numbers")
            }
            Unknown::WrongScale { low, high } => write!(f, "answers from {low} to {high} are not on the scale 0 to 10"),
            Unknown::OffScale(ratings) => {
                let OffScale { low, high, max } = **ratings;
                write!(f, "ratings from {low} to {high} are not on the scale 1 to {max}")
            }
            Unknown::LostWithoutValue => f.write_str("lost deals carry no value"),
            Unknown::OnlyLater { entity, field } => write!(f, "the {entity} tell `{field}` only as of a later day"),
            Unknown::NotConfigured { setting } => write!(f, "`{setting}` is not set"),
            Unknown::NoOffer { because: NoOffer::NoSignal } => f.write_str("no cross-sell signal"),
            Unknown::NoOffer { because: NoOffer::OwnsAll } => f.write_str("owns every product that applies"),
            Unknown::NoOffer { because: NoOffer::HighRisk } => {
                f.write_str("high churn risk: keep it before selling more")
            }
            Unknown::NoOffer { because: NoOffer::Recent } => f.write_str("all that fits was proposed or lost of late"),
            Unknown::Split { other, on } => write!(f, "split from or into {other} on {on}: not comparable"),
            Unknown::ContractsEnded { last } => write!(f, "the contracts have ended, the last on {last}"),
            Unknown::ContractsCancelled => f.write_str("the contracts were cancelled"),
            Unknown::ContractsAhead { first } => write!(f, "the first contract begins on {first}"),
            Unknown::OneSale { share } => write!(f, "one sale is {:.0} % of the revenue: no forecast", share * 100.0),
            Unknown::NoPlan => f.write_str("no plan handed in yet"),
            Unknown::NotSold => f.write_str("no longer sold"),
            Unknown::NotForAccount => f.write_str("not for accounts of this segment or industry"),
            Unknown::NothingBought => f.write_str("bought nothing in 12 months that would tell its size"),
            Unknown::NothingElseBought => f.write_str("bought nothing else in 12 months that would tell its size"),
            Unknown::NoOffer { because: NoOffer::NothingSold } => {
                f.write_str("no product on the list is sold any more")
            }
            Unknown::NoOffer { because: NoOffer::NoneApplies } => {
                f.write_str("no product is for accounts of this segment or industry")
            }
            Unknown::NotCustomer => f.write_str("not a customer on the day"),
            Unknown::Withheld => f.write_str("not shown to this reader"),
            Unknown::NoModel => f.write_str("no model was trained; `cartera train` trains one"),
            Unknown::NotProven => f.write_str("the trained model has not beaten the points score on later months"),
            Unknown::NotAllMembers { have, need } => write!(f, "known of {have} of {need} accounts of the group"),
            Unknown::DependsOn { figure } => write!(f, "needs `{figure}`, which is unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decimal;

    #[test]
    fn a_figure_is_three_words() {
        assert_eq!(size_of::<Known<f64>>(), 24);
        assert_eq!(size_of::<Known<Decimal>>(), 24);
    }
}
