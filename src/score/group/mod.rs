//! Figures of groups: accounts that belong together by the hierarchy of the accounts, rolled up to their ultimate parent.
//!
//! Every account is in one tree, so each row counts in one group at most: what groups and single accounts have sums to
//! what the accounts have. No figure of an account or of the portfolio depends on groups.

mod holdings;
mod people;
mod products;
mod risk;
mod sum;

mod voice;

use rayon::prelude::*;
use serde::Serialize;

pub use people::SharedContact;
pub use products::{Lacking, ProductGap};
pub use risk::{BandShare, GroupRisk, band_shares};
pub use sum::{GroupSum, Part, sum_of};
pub use voice::GroupNps;

use super::context::Context;
use super::facts::{AllFacts, Facts, Line};
use super::norms::Norms;
use super::pipeline::totals::sum_known;
use super::revenue::{LTM, PREVIOUS, months, span_sum};
use super::{AccountScores, Evidence, Renewal, money};
use crate::model::{AccountIx, Decimal, Group, Hierarchy, Known, Month, Unknown};

/// The groups of a portfolio and the trees that they come from.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Groups {
    pub hierarchy: Hierarchy,
    /// One a tree of two accounts or more, by head.
    pub groups: Vec<GroupScores>,
}

/// All figures of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupScores {
    /// The ultimate parent.
    pub head: AccountIx,
    /// All accounts of the tree, the head among them, by id.
    pub members: Vec<AccountIx>,
    /// The members that bought nothing themselves in two years while accounts under them did: each holds those, it is
    /// no customer that was lost.
    pub holdings: Vec<Holding>,
    pub revenue: GroupRevenue,
    pub pipeline: GroupPipeline,
    /// What similar customers spend beyond what the members buy.
    pub whitespace: GroupSum,
    pub clv: GroupSum,
    /// The next 12 months.
    pub forecast: GroupSum,
    /// Yearly value of the contracts in force.
    pub contracts: GroupSum,
    pub nps: GroupNps,
    pub risk: GroupRisk,
    /// The contract of any member that ends first.
    pub renewal: Known<GroupRenewal>,
    /// Products that one member buys and another does not, by what those that lack it could buy, the greatest first.
    pub gaps: Vec<ProductGap>,
    /// People known at several members, by name.
    pub shared: Vec<SharedContact>,
}

/// An account that others belong to and that buys nothing itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Holding {
    pub account: AccountIx,
    /// Accounts under it, at any depth.
    pub accounts: usize,
}

/// Revenue of all members together, as [`super::RevenueScores`] of one account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRevenue {
    pub ltm: Known<Decimal>,
    pub previous: Known<Decimal>,
    /// (ltm − previous) / previous; up is good.
    pub yoy_share: Known<f64>,
    pub months: Known<Vec<(Month, Decimal)>>,
    pub months_observed: u32,
    /// ltm / the portfolio's, of all rows.
    pub portfolio_share: Known<f64>,
    /// Members with revenue in the 12 months.
    pub buying: usize,
    pub evidence: Evidence,
    pub previous_evidence: Evidence,
}

/// The open deals of all members.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupPipeline {
    pub count: Known<usize>,
    /// Sum of the amounts that are known.
    pub value: Known<Decimal>,
    /// Sum of amount × probability over the deals for which both are known.
    pub weighted: Known<Decimal>,
    pub evidence: Evidence,
}

/// The contract that ends first, and whose it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRenewal {
    pub account: AccountIx,
    pub renewal: Renewal,
}

impl Groups {
    /// The group of an account, where it is not alone.
    pub fn of(&self, account: AccountIx) -> Option<&GroupScores> {
        let head = self.hierarchy.head(account);
        let place = self.groups.binary_search_by_key(&head, |group| group.head).ok()?;
        self.groups.get(place)
    }

    /// An account that only holds those under it.
    pub fn holding(&self, account: AccountIx) -> Option<Holding> {
        self.of(account)?.holdings.iter().find(|holding| holding.account == account).copied()
    }
}

impl GroupScores {
    /// Whether the account at the top buys nothing itself.
    pub fn is_held(&self) -> bool {
        self.holdings.iter().any(|holding| holding.account == self.head)
    }
}

/// A group in the making: its members' facts and scores.
pub(in crate::score) struct Members<'m, 'a> {
    pub group: &'m Group,
    pub hierarchy: &'m Hierarchy,
    /// In the order of the members.
    pub facts: Vec<&'m Facts<'a>>,
    pub scores: Vec<&'m AccountScores>,
    pub context: &'m Context<'a>,
    pub norms: &'m Norms<'a>,
}

/// Rolls all groups up.
pub(in crate::score) fn groups<'a>(
    facts: &AllFacts<'a>,
    accounts: &[AccountScores],
    portfolio_ltm: &Known<Decimal>,
    context: &Context<'a>,
    norms: &Norms<'a>,
) -> Groups {
    let hierarchy = Hierarchy::of(context.portfolio);
    let roll_up = |group: &Group| {
        let members = Members {
            group,
            hierarchy: &hierarchy,
            facts: group.members.iter().filter_map(|member| facts.accounts.get(member.index())).collect(),
            scores: group.members.iter().filter_map(|member| accounts.get(member.index())).collect(),
            context,
            norms,
        };
        GroupScores::of(&members, portfolio_ltm)
    };
    let groups = hierarchy.groups.par_iter().map(roll_up).collect();
    Groups { hierarchy, groups }
}

impl GroupScores {
    fn of(members: &Members<'_, '_>, portfolio_ltm: &Known<Decimal>) -> GroupScores {
        let sum = |figure: fn(&AccountScores) -> &Known<Decimal>| {
            sum_of(members.each().map(|(facts, scores)| Part::of(figure(scores), members.has_dealings(facts, scores))))
        };
        GroupScores {
            head: members.group.head,
            members: members.group.members.clone(),
            holdings: holdings::holdings(members),
            revenue: members.revenue(portfolio_ltm),
            pipeline: members.pipeline(),
            whitespace: sum(|scores| &scores.whitespace.total),
            clv: sum(|scores| &scores.clv.value),
            forecast: sum(|scores| &scores.forecast.total),
            contracts: sum(|scores| &scores.renewal.value),
            nps: voice::nps(members),
            risk: risk::risk(members),
            renewal: members.renewal(),
            gaps: products::gaps(members),
            shared: people::shared(members),
        }
    }
}

impl<'m, 'a> Members<'m, 'a> {
    pub fn each(&self) -> impl Iterator<Item = (&'m Facts<'a>, &'m AccountScores)> + '_ {
        self.facts.iter().copied().zip(self.scores.iter().copied())
    }

    pub fn lines(&self) -> impl Iterator<Item = &'m Line<'a>> + '_ {
        self.facts.iter().flat_map(|facts| &facts.lines)
    }

    /// The reason of the first member that gives one, the head's before others'.
    pub fn first_reason<T>(&self, figure: impl Fn(&AccountScores) -> &Known<T>) -> Unknown {
        let head = self.scores.iter().filter(|scores| scores.account == self.group.head);
        let mut all = head.chain(&self.scores).filter_map(|scores| figure(scores).as_ref().err());
        all.next().cloned().unwrap_or(Unknown::TooFew { have: 0, need: 1 })
    }

    /// Whether anything was ever bought or is under contract: figures of customers say nothing of the others.
    fn has_dealings(&self, facts: &Facts<'_>, scores: &AccountScores) -> bool {
        !facts.lines.is_empty() || scores.renewal.in_force > 0
    }

    fn revenue(&self, portfolio_ltm: &Known<Decimal>) -> GroupRevenue {
        let (period, first) = (self.context.portfolio.period, self.norms.first_month);
        let known = match self.scores.iter().any(|scores| has_revenue(scores)) {
            true => Ok(()),
            false => Err(self.first_reason(|scores| &scores.revenue.ltm)),
        };
        let sum = |span, partly| known.clone().and_then(|()| span_sum(self.lines(), span, partly, period, first));
        let (ltm, previous) = (sum(LTM, true), sum(PREVIOUS, false));
        let buys = |facts: &&&Facts<'_>| facts.lines.iter().any(|line| LTM.holds(line.date, period));
        let evidence = |of: fn(&AccountScores) -> &Evidence| {
            self.scores.iter().fold(Evidence::default(), |all, scores| all.and(of(scores)))
        };
        GroupRevenue {
            yoy_share: ltm.clone().and_then(|ltm| money::change(ltm, previous.clone()?)),
            portfolio_share: ltm.clone().and_then(|ltm| money::share(ltm, portfolio_ltm.clone()?)),
            months: known.and_then(|()| months(self.lines(), self.context, self.norms)),
            months_observed: self.scores.first().map_or(0, |scores| scores.revenue.months_observed),
            buying: self.facts.iter().filter(buys).count(),
            ltm,
            previous,
            evidence: evidence(|scores| &scores.revenue.evidence),
            previous_evidence: evidence(|scores| &scores.revenue.previous_evidence),
        }
    }

    fn pipeline(&self) -> GroupPipeline {
        let open: Vec<_> = self.scores.iter().flat_map(|scores| &scores.pipeline.deals).collect();
        let known = match self.scores.iter().any(|scores| scores.pipeline.count.is_ok()) {
            true => Ok(open.len()),
            false => Err(self.first_reason(|scores| &scores.pipeline.count)),
        };
        let sum = |amounts: Known<Decimal>| known.clone().and(amounts);
        GroupPipeline {
            value: sum(sum_known(open.iter().map(|deal| &deal.amount))),
            weighted: sum(sum_known(open.iter().map(|deal| &deal.weighted))),
            evidence: open.iter().map(|deal| deal.origin).collect(),
            count: known,
        }
    }

    fn renewal(&self) -> Known<GroupRenewal> {
        let due = self.scores.iter().filter_map(|scores| Some((scores.renewal.next.as_ref().ok()?, scores.account)));
        let first = due.min_by_key(|(renewal, account)| (renewal.end, *account));
        first
            .map(|(renewal, account)| GroupRenewal { account, renewal: renewal.clone() })
            .ok_or_else(|| self.first_reason(|scores| &scores.renewal.next))
    }
}

/// What part of a group an amount is, 0 to 1.
pub fn part(own: Decimal, all: Decimal) -> Known<f64> {
    money::share(own, all)
}

/// An account without a line of revenue has none to add; any other reason leaves its revenue open.
pub(in crate::score) fn has_revenue(scores: &AccountScores) -> bool {
    !matches!(scores.revenue.ltm, Err(Unknown::NoRecords { .. } | Unknown::NoSource { .. }))
}
