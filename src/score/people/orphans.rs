//! Accounts that nobody looks after, and who could.

use serde::Serialize;

use super::credit::{Holder, People};
use crate::model::{AccountIx, Date, Opportunity, Portfolio, Row, User};
use crate::score::context::Context;
use crate::score::facts::Owner;

/// Who looks after an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnerScores {
    /// As the users' file or the account has it; also of somebody who left.
    pub id: Option<String>,
    pub name: Option<String>,
    pub state: OwnerState,
    /// The account names nobody: it is the rep of its newest deal.
    pub from_deals: bool,
    /// The last day of one who left, where it is known.
    pub left_on: Option<Date>,
    /// Who is proposed to take over an account that nobody looks after; none where nobody can be named.
    pub receiver: Option<Receiver>,
}

/// Whether somebody looks after an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerState {
    Held,
    /// Neither the account nor a deal of it names anybody.
    Missing,
    /// Inactive, or past the last day.
    Left,
    /// Not among our users, though most owners are.
    Unknown,
    /// No export names any owner.
    Untold,
}

impl OwnerState {
    pub fn key(self) -> &'static str {
        match self {
            OwnerState::Held => "held",
            OwnerState::Missing => "missing",
            OwnerState::Left => "left",
            OwnerState::Unknown => "unknown",
            OwnerState::Untold => "untold",
        }
    }
}

/// Who is proposed to take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receiver {
    pub id: String,
    pub name: String,
    pub because: ReceiverBasis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiverBasis {
    /// The manager of the one before.
    Manager,
    /// Who has the account's territory today.
    Territory,
}

impl ReceiverBasis {
    pub fn key(self) -> &'static str {
        match self {
            ReceiverBasis::Manager => "manager",
            ReceiverBasis::Territory => "territory",
        }
    }
}

impl OwnerScores {
    /// Whether it is known that nobody looks after the account.
    pub fn is_orphan(&self) -> bool {
        !matches!(self.state, OwnerState::Held | OwnerState::Untold)
    }
}

/// Least share of the accounts' owners that must be among the users for the rest to be unknown: a file of some of the
/// people says nothing of those that it leaves out.
const MIN_KNOWN_SHARE: f64 = 0.5;

/// Whether the users' file is about the accounts' owners at all.
pub fn knows_owners(people: &People<'_>, accounts: impl Iterator<Item = AccountIx>) -> bool {
    let owners: Vec<Owner<'_>> =
        accounts.map(|account| people.today(Some(account))).filter(|owner| *owner != (None, None)).collect();
    let known = owners.iter().filter(|owner| people.directory.find(**owner).is_some()).count();
    let count = crate::score::statistics::count;
    known > 0 && count(known) >= MIN_KNOWN_SHARE * count(owners.len())
}

/// Whether any account or deal names an owner, or anything else tells one.
pub fn names_owners(people: &People<'_>, portfolio: &Portfolio) -> bool {
    let named = |id: &Option<String>, name: &Option<String>| id.is_some() || name.is_some();
    people.ownership.is_told()
        || portfolio.accounts.iter().any(|row| named(&row.owner_id, &row.owner_name))
        || portfolio.opportunities.all().iter().any(|row| named(&row.owner_id, &row.owner_name))
}

/// Who looks after an account, and who could where nobody does.
pub fn owner(account: AccountIx, context: &Context<'_>) -> OwnerScores {
    let people = &context.people;
    let own = people.today(Some(account));
    let (owner, from_deals) = match own {
        (None, None) => (of_newest_deal(account, context), true),
        own => (own, false),
    };
    let user = people.directory.find(owner);
    let state = match (owner, user) {
        ((None, None), _) if context.names_owners => OwnerState::Missing,
        ((None, None), _) => OwnerState::Untold,
        (_, Some(user)) if people.directory.has_left(user) => OwnerState::Left,
        (_, Some(_)) => OwnerState::Held,
        (_, None) if context.knows_owners => OwnerState::Unknown,
        (_, None) => OwnerState::Held,
    };
    let orphan = !matches!(state, OwnerState::Held | OwnerState::Untold);
    let receiver = if orphan { receiver(account, owner, context) } else { None };
    OwnerScores {
        id: user.map(|user| user.id.clone()).or_else(|| owner.0.or(owner.1).map(str::to_owned)),
        name: people.directory.name(owner),
        from_deals: from_deals && owner != (None, None),
        left_on: user.filter(|_| state == OwnerState::Left).and_then(|user| user.left_on),
        state,
        receiver,
    }
}

/// The rep of the newest deal, before others one who is still with us.
fn of_newest_deal<'a>(account: AccountIx, context: &Context<'a>) -> Owner<'a> {
    let portfolio = context.portfolio;
    let known = |deal: &&Row<Opportunity>| deal.created.is_none_or(|created| created <= portfolio.as_of);
    let owner = |deal: &'a Row<Opportunity>| (deal.record.owner_id.as_deref(), deal.record.owner_name.as_deref());
    let deals = portfolio.opportunities.of(account).iter().filter(known).filter(|deal| owner(deal) != (None, None));
    let here = |deal: &Row<Opportunity>| {
        !context.people.directory.is_gone((deal.owner_id.as_deref(), deal.owner_name.as_deref()))
    };
    let newest = deals
        .max_by(|a, b| here(a).cmp(&here(b)).then_with(|| a.created.cmp(&b.created)).then_with(|| b.id.cmp(&a.id)));
    newest.map_or((None, None), owner)
}

/// The nearest manager who is with us, else who has the territory.
fn receiver(account: AccountIx, owner: Owner<'_>, context: &Context<'_>) -> Option<Receiver> {
    let people = &context.people;
    let day = context.portfolio.as_of;
    /// Managers of managers that are looked at; a company has fewer levels, a circle has none.
    const LEVELS: usize = 8;
    let mut named = people.manager(Holder { owner, day });
    for _ in 0..LEVELS {
        let Some(manager) = named else { break };
        if let Some(user) = manager.user.filter(|user| !people.directory.has_left(user)) {
            return Some(of_user(user, ReceiverBasis::Manager));
        }
        if manager.user.is_none() {
            let name = manager.name?;
            let id = manager.named.0.map_or_else(|| name.clone(), str::to_owned);
            return Some(Receiver { id, name, because: ReceiverBasis::Manager });
        }
        named = people.manager(Holder { owner: manager.named, day });
    }
    let user =
        people.directory.find(people.ownership.territory(account)?).filter(|user| !people.directory.has_left(user))?;
    Some(of_user(user, ReceiverBasis::Territory))
}

fn of_user(user: &User, because: ReceiverBasis) -> Receiver {
    let name = user.full_name().unwrap_or_else(|| user.id.clone());
    Receiver { id: user.id.clone(), name, because }
}
