//! Account-based marketing: whom campaigns reached, who answered, what came of it, and whom to go for next.
//!
//! Nothing here says that a campaign caused a deal: accounts that buy anyway are written to and answer more often. What
//! goes together is told with how many accounts it rests on, and not at all under [`LEAST_ACCOUNTS`].

mod account;
mod campaigns;
mod quality;

use super::statistics::{self, Rate, median, median_amount};
use super::{AccountScores, Scores};
use crate::model::{AccountIx, Date, Decimal, Entity, Known, Portfolio, Unknown, calendar::days_after};

pub use account::{AccountMarketing, Target, TargetKind, of_account};
pub use campaigns::CampaignResult;
pub use quality::{LeadOrigin, LeadQuality};

/// Days up to the as-of date whose touches count.
pub const TOUCH_DAYS: i32 = 365;
/// Days within which an answer makes an account engaged.
pub const ENGAGED_DAYS: i32 = 180;
/// Days without a touch after which an account of the target list counts as not reached.
pub const REACHED_DAYS: i32 = 90;
/// Accounts on each side below which engaged and other accounts are not compared.
pub const LEAST_ACCOUNTS: usize = 10;

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Marketing {
    /// In the order of the portfolio's accounts; those that are customers or prospects.
    pub accounts: Vec<AccountMarketing>,
    /// By id.
    pub campaigns: Vec<CampaignResult>,
    /// By source, then by campaign.
    pub leads: Vec<LeadQuality>,
    pub shared: SharedFigures,
}

/// The figures that sales and marketing both answer for.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedFigures {
    /// Accounts with an answer to a campaign in [`ENGAGED_DAYS`], of those that were reached.
    pub engaged: Known<Rate>,
    /// Median of the touches up to the first meeting after the first touch, and how many accounts it rests on.
    pub touches_to_meeting: Known<(f64, usize)>,
    /// Share of accounts with an open deal, and the median of what is open with those, of engaged accounts and of the
    /// others that were reached.
    pub with_pipeline: Known<[WithPipeline; 2]>,
}

/// Open deals of some accounts.
#[derive(Debug, Clone, PartialEq)]
pub struct WithPipeline {
    pub rate: Rate,
    /// Of the accounts with a known amount; none where there is none.
    pub median_open: Option<Decimal>,
}

/// What marketing did and what came of it, as of the portfolio's day. Unknown where no source gives who was touched.
pub fn marketing(portfolio: &Portfolio, scores: &Scores) -> Known<Marketing> {
    if !portfolio.touches.given && !portfolio.leads.given {
        return Err(Unknown::NoSource { entity: Entity::Touch });
    }
    let accounts = account::accounts(portfolio, scores);
    Ok(Marketing {
        campaigns: campaigns::campaigns(portfolio),
        leads: quality::leads(portfolio),
        shared: shared(portfolio, scores, &accounts),
        accounts,
    })
}

/// The first day of so many up to the as-of date.
fn since(portfolio: &Portfolio, days: i32) -> Date {
    days_after(portfolio.as_of, -days)
}

fn shared(portfolio: &Portfolio, scores: &Scores, accounts: &[AccountMarketing]) -> SharedFigures {
    if !portfolio.touches.given {
        let none = Unknown::NoSource { entity: Entity::Touch };
        return SharedFigures {
            engaged: Err(none.clone()),
            touches_to_meeting: Err(none.clone()),
            with_pipeline: Err(none),
        };
    }
    let reached: Vec<&AccountMarketing> = accounts.iter().filter(|account| account.touches > 0).collect();
    let engaged = reached.iter().filter(|account| account.engaged).count();
    let to_meeting: Vec<f64> =
        reached.iter().filter_map(|account| account.touches_to_meeting).map(statistics::count).collect();
    let few = |have| Unknown::TooFew { have, need: LEAST_ACCOUNTS };
    SharedFigures {
        engaged: Rate::of(engaged, reached.len()).ok_or(Unknown::NoRecords { entity: Entity::Touch }),
        touches_to_meeting: match to_meeting.len() {
            n if n < LEAST_ACCOUNTS => Err(few(n)),
            n => median(to_meeting).map(|middle| (middle, n)).ok_or_else(|| few(n)),
        },
        with_pipeline: compared(&reached, scores),
    }
}

fn compared(reached: &[&AccountMarketing], scores: &Scores) -> Known<[WithPipeline; 2]> {
    let of = |engaged: bool| -> Vec<&AccountScores> {
        let side = reached.iter().filter(|account| account.engaged == engaged);
        side.filter_map(|account| scores_of(scores, account.account)).filter(|one| one.pipeline.count.is_ok()).collect()
    };
    let (engaged, others) = (with_pipeline(&of(true))?, with_pipeline(&of(false))?);
    Ok([engaged, others])
}

fn with_pipeline(accounts: &[&AccountScores]) -> Known<WithPipeline> {
    if accounts.len() < LEAST_ACCOUNTS {
        return Err(Unknown::TooFew { have: accounts.len(), need: LEAST_ACCOUNTS });
    }
    let open = accounts.iter().filter(|one| one.pipeline.count.as_ref().is_ok_and(|count| *count > 0));
    let amounts: Vec<Decimal> = open.clone().filter_map(|one| one.pipeline.value.as_ref().ok().copied()).collect();
    let rate = Rate::of(open.count(), accounts.len()).ok_or(Unknown::ZeroBase)?;
    Ok(WithPipeline { rate, median_open: median_amount(amounts) })
}

fn scores_of(scores: &Scores, account: AccountIx) -> Option<&AccountScores> {
    scores.accounts.get(account.index())
}
