//! Who gets the credit for a deal or a line of revenue.

use super::config::Credit;
use super::directory::Directory;
use super::ownership::{Held, Memberships, Ownership, current};
use crate::model::{Account, AccountIx, Date, Opportunity, Portfolio, Row, User};
use crate::score::facts::{Line, LineRecord, Owner};
use crate::score::pipeline::deal::DealFact;
use crate::score::words::Phrases;

/// From which day's point of view closed business is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Who looked after it when it closed.
    Closing,
    /// Who looks after the account today.
    Today,
}

/// Who holds a record, and as of when his or her manager and region are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder<'a> {
    pub owner: Owner<'a>,
    pub day: Date,
}

/// Our people, and who looks after what.
#[derive(Debug)]
pub struct People<'a> {
    pub directory: Directory<'a>,
    pub ownership: Ownership<'a>,
    pub memberships: Memberships<'a>,
    portfolio: &'a Portfolio,
    credit: Credit,
    /// Regions are the users'; without them the accounts' countries.
    regions: bool,
}

const NOBODY: Owner<'static> = (None, None);

fn deal_owner(deal: &Opportunity) -> Owner<'_> {
    (deal.owner_id.as_deref(), deal.owner_name.as_deref())
}

impl<'a> People<'a> {
    pub fn of(portfolio: &'a Portfolio, config: &super::PeopleConfig) -> People<'a> {
        let directory = Directory::of(portfolio);
        let ownership = Ownership::of(portfolio, &directory, &Phrases::new(&config.owner_fields));
        let memberships = Memberships::of(portfolio, &directory);
        let regions = portfolio.users.all().iter().any(|row| row.region.is_some())
            || portfolio.memberships.all().iter().any(|row| row.region.is_some());
        People { directory, ownership, memberships, portfolio, credit: config.credit, regions }
    }

    /// The configured point of view.
    pub fn view(&self) -> View {
        match self.credit {
            Credit::Closing => View::Closing,
            Credit::Today => View::Today,
        }
    }

    fn account(&self, account: Option<AccountIx>) -> Option<&'a Account> {
        self.portfolio.account(account?).map(|row| &*row.record)
    }

    /// Who looks after an account today: by its history on the as-of date, else as its record says. A history that ended
    /// with the one whom the record still names leaves nobody.
    pub fn today(&self, account: Option<AccountIx>) -> Owner<'a> {
        let (Some(ix), Some(record)) = (account, self.account(account)) else { return NOBODY };
        let own = current(record);
        match self.ownership.of_account(ix, self.portfolio.as_of) {
            Held::By(owner) => owner,
            Held::Untold => own,
            Held::ByNobody => {
                let last = self.ownership.account(ix).and_then(|spans| spans.last_before(self.portfolio.as_of));
                let ended = last.is_some_and(|span| self.directory.same(span.owner, own));
                if ended { NOBODY } else { own }
            }
        }
    }

    /// Who looked after an account on a day; without a history who does today.
    pub fn on(&self, account: Option<AccountIx>, day: Date) -> Owner<'a> {
        let held = account.map_or(Held::Untold, |account| self.ownership.of_account(account, day));
        match held {
            Held::By(owner) => owner,
            Held::ByNobody => NOBODY,
            Held::Untold => self.account(account).map_or(NOBODY, current),
        }
    }

    /// The holder of a deal. What is open is whose record it is today, unless that one has left and the account has
    /// somebody else; what is closed is whose record it was, else whose account it was on the day.
    pub fn of_deal(&self, deal: &DealFact<'a>, view: View) -> Holder<'a> {
        let as_of = self.portfolio.as_of;
        let today = || self.today(deal.row.account);
        let own = deal_owner(&deal.row.record);
        let Some(closed) = deal.closed else {
            let own = self.by_history(&deal.row.record, as_of).unwrap_or(own);
            let orphaned = own == NOBODY || self.directory.is_gone(own);
            let account = today();
            let stands_in = orphaned && account != NOBODY && !self.directory.is_gone(account);
            return Holder { owner: if stands_in || own == NOBODY { account } else { own }, day: as_of };
        };
        match view {
            View::Closing => Holder { owner: self.at_closing(deal.row, closed), day: closed },
            View::Today => {
                let account = today();
                Holder { owner: if account == NOBODY { own } else { account }, day: as_of }
            }
        }
    }

    fn at_closing(&self, deal: &'a Row<Opportunity>, closed: Date) -> Owner<'a> {
        let own = self.by_history(&deal.record, closed).unwrap_or(deal_owner(&deal.record));
        if own == NOBODY { self.on(deal.account, closed) } else { own }
    }

    fn by_history(&self, deal: &Opportunity, day: Date) -> Option<Owner<'a>> {
        match self.ownership.of_deal(&deal.id, day) {
            Held::By(owner) => Some(owner),
            Held::ByNobody | Held::Untold => None,
        }
    }

    /// The holder of a line of revenue, or of a won deal that stands for one. A document names nobody: whose account it
    /// was on its day looked after it.
    pub fn of_line(&self, line: &Line<'a>, account: Option<AccountIx>, view: View) -> Holder<'a> {
        match (view, line.record) {
            (View::Closing, LineRecord::Document(row)) => {
                Holder { owner: self.on(row.account, row.date), day: line.date }
            }
            (View::Closing, LineRecord::WonDeal(row)) => {
                Holder { owner: self.at_closing(row, line.date), day: line.date }
            }
            (View::Today, record) => {
                let own = match record {
                    LineRecord::Document(_) => NOBODY,
                    LineRecord::WonDeal(row) => deal_owner(&row.record),
                };
                let owner = self.today(account);
                Holder { owner: if owner == NOBODY { own } else { owner }, day: self.portfolio.as_of }
            }
        }
    }

    /// The value of a dimension for a record of an account.
    pub fn label(&self, dimension: &str, holder: Holder<'_>, account: Option<&Account>) -> Option<String> {
        match dimension {
            "segment" => account.and_then(|account| account.segment.clone()),
            "industry" => account.and_then(|account| account.industry.clone()),
            "country" => account.and_then(|account| account.country.clone()),
            "kind" => account.and_then(|account| account.kind.clone()),
            "owner" | "owner_at_closing" | "owner_today" => self.directory.name(holder.owner),
            "region" if self.regions => self.region(holder),
            "region" => account.and_then(|account| account.country.clone()),
            _ => self.manager(holder).and_then(|manager| manager.name),
        }
    }

    fn region(&self, holder: Holder<'_>) -> Option<String> {
        let told = self.membership(holder).and_then(|row| row.region.clone());
        told.or_else(|| self.directory.find(holder.owner).and_then(|user| user.region.clone()))
    }

    fn membership(&self, holder: Holder<'_>) -> Option<&'a Row<crate::model::Membership>> {
        if !self.memberships.are_told() {
            return None;
        }
        self.memberships.on(&self.directory.identity(holder.owner)?, holder.day)
    }

    /// The manager of a rep on a day: by the memberships, else as the user's record has it.
    pub fn manager(&self, holder: Holder<'_>) -> Option<Manager<'a>> {
        let told =
            self.membership(holder).map(|row| (row.record.manager_id.as_deref(), row.record.manager_name.as_deref()));
        let own = || {
            let user = &self.directory.find(holder.owner)?.record;
            Some((user.manager_id.as_deref(), user.manager_name.as_deref()))
        };
        let named = told.filter(|owner| *owner != NOBODY).or_else(own)?;
        Some(Manager { user: self.directory.find(named), name: self.directory.name(named), named })
    }
}

/// A rep's manager.
#[derive(Debug, Clone)]
pub struct Manager<'a> {
    pub user: Option<&'a Row<User>>,
    pub name: Option<String>,
    pub named: Owner<'a>,
}
