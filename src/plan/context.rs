//! What every part of the plan stage looks things up in.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Fact, FactId};
use super::language::{Language, args};
use crate::model::key::{id_key, name_key};
use crate::model::{
    Account, AccountIx, Currency, Date, Decimal, Known, Month, Origin, Portfolio, Row, SourceIx, Table, Unknown, User,
};
use crate::score::{AccountScores, Basis, Evidence, GroupScores, Scores};

/// Facts, scores and words of a run.
#[derive(Debug)]
pub struct Context<'a> {
    pub portfolio: &'a Portfolio,
    pub scores: &'a Scores,
    pub language: &'a Language,
    pub company: &'a Company,
    owners: Vec<Option<Owner>>,
    median_growth_share: Option<f64>,
    ranked: usize,
}

/// What the documents say of the company that makes them.
#[derive(Debug, Clone)]
pub struct Company {
    pub name: String,
    /// In place of the language's own words.
    pub confidentiality: Option<String>,
}

/// Who looks after an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// The CRM's id, or the name where only that is known.
    pub id: String,
    pub name: String,
    pub email: Option<String>,
    pub manager: Option<(String, String)>,
    /// The account names no owner: it is the rep of its newest deal.
    pub from_deals: bool,
}

impl<'a> Context<'a> {
    pub fn new(
        portfolio: &'a Portfolio,
        scores: &'a Scores,
        language: &'a Language,
        company: &'a Company,
    ) -> Context<'a> {
        let users = Users::of(portfolio);
        let owners = portfolio.account_ixs().map(|account| users.owner(portfolio, account)).collect();
        let median_growth_share = median_growth_share(scores);
        let ranked = scores.accounts.iter().filter(|account| account.priority.rank.is_ok()).count();
        Context { portfolio, scores, language, company, owners, median_growth_share, ranked }
    }

    /// Growth of the median account on the year before, where at least eight can be compared.
    pub fn median_growth_share(&self) -> Option<f64> {
        self.median_growth_share
    }

    /// Accounts that have a place by priority.
    pub fn ranked(&self) -> usize {
        self.ranked
    }

    pub fn account(&self, account: AccountIx) -> Option<&'a Row<Account>> {
        self.portfolio.account(account)
    }

    pub fn scores_of(&self, account: AccountIx) -> Option<&'a AccountScores> {
        self.scores.accounts.get(account.index())
    }

    /// The group of an account, where it is not alone.
    pub fn group(&self, account: AccountIx) -> Option<&'a GroupScores> {
        self.scores.groups.of(account)
    }

    pub fn owner(&self, account: AccountIx) -> Option<&Owner> {
        self.owners.get(account.index())?.as_ref()
    }

    pub fn owner_name(&self, account: AccountIx) -> String {
        self.owner(account).map_or_else(|| self.language.word("brief-no-owner"), |owner| owner.name.clone())
    }

    pub fn as_of(&self) -> Date {
        self.portfolio.as_of
    }

    pub fn period(&self) -> Month {
        self.portfolio.period
    }

    pub fn currency(&self) -> Currency {
        self.portfolio.currency
    }

    pub fn confidential(&self) -> String {
        self.company.confidentiality.clone().unwrap_or_else(|| self.language.word("footer-confidential"))
    }

    /// Whether amounts are bookings: won deals that stand in where no source gives revenue.
    pub fn are_bookings(&self) -> bool {
        self.scores.accounts.first().is_some_and(|scores| scores.revenue.basis == Basis::Bookings)
    }

    /// `€1.2M`
    pub fn money(&self, amount: Decimal) -> String {
        self.language.money_compact(amount, self.currency())
    }

    /// A known figure as text, or a dash.
    pub fn or_dash<T>(&self, figure: &Known<T>, text: impl FnOnce(&T) -> String) -> String {
        figure.as_ref().map_or_else(|_| DASH.to_owned(), text)
    }

    /// `Account.csv row 17`
    pub fn origin(&self, origin: Origin) -> String {
        let row = i64::from(origin.row);
        let file = self.portfolio.source(origin).map_or_else(String::new, |source| match &source.sheet {
            Some(sheet) => format!("{} ({sheet})", file_name(&source.file)),
            None => file_name(&source.file).to_owned(),
        });
        self.language.text("evidence-row", &args!["file" => file, "row" => self.language.integer(row)])
    }

    /// `Opportunity.csv, 24 rows`, or the row where it is one.
    pub fn evidence(&self, evidence: &Evidence) -> Vec<String> {
        match (evidence.rows, evidence.first.as_slice()) {
            (0, _) | (_, []) => Vec::new(),
            (1, [origin, ..]) => vec![self.origin(*origin)],
            (rows, [origin, ..]) => {
                let source = self.portfolio.source(*origin);
                let file = source.map_or("", |source| file_name(&source.file)).to_owned();
                vec![self.language.text("evidence-rows", &args!["file" => file, "n" => rows])]
            }
        }
    }

    /// The names of the files that hold something about an account, in order.
    pub fn sources_of(&self, account: AccountIx) -> Vec<String> {
        let p = self.portfolio;
        let mut used: BTreeSet<SourceIx> = p.account(account).map(|row| row.origin.source).into_iter().collect();
        fn of<T>(table: &Table<T>, account: AccountIx) -> impl Iterator<Item = SourceIx> {
            table.of(account).iter().map(|row| row.origin.source)
        }
        used.extend(of(&p.contacts, account).chain(of(&p.opportunities, account)).chain(of(&p.revenue, account)));
        used.extend(of(&p.contracts, account).chain(of(&p.activities, account)).chain(of(&p.tickets, account)));
        used.extend(of(&p.usage, account).chain(of(&p.survey_responses, account)).chain(of(&p.signals, account)));
        let source = |ix: SourceIx| usize::try_from(ix.0).ok().and_then(|ix| p.sources.get(ix));
        let names: BTreeSet<String> =
            used.into_iter().filter_map(source).map(|source| file_name(&source.file).to_owned()).collect();
        names.into_iter().collect()
    }

    /// Why a figure is unknown, as a sentence.
    pub fn reason(&self, unknown: &Unknown) -> String {
        self.language.unknown(unknown)
    }
}

fn median_growth_share(scores: &Scores) -> Option<f64> {
    const FEWEST: usize = 8;
    let mut shares: Vec<f64> =
        scores.accounts.iter().filter_map(|account| account.revenue.yoy_share.as_ref().ok().copied()).collect();
    shares.sort_by(f64::total_cmp);
    let middle = shares.get(shares.len() / 2).copied();
    middle.filter(|_| shares.len() >= FEWEST)
}

/// What stands for a figure that is not known.
pub const DASH: &str = "–";

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Our people, by the ways in which records name them.
struct Users<'a> {
    by_id: BTreeMap<String, &'a User>,
    /// By name or e-mail; one that several people bear names nobody.
    by_name: BTreeMap<String, Option<&'a User>>,
}

impl<'a> Users<'a> {
    fn of(portfolio: &'a Portfolio) -> Users<'a> {
        let mut users = Users { by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        for user in portfolio.users.all() {
            users.by_id.insert(id_key(&user.id), &user.record);
            let email = user.email.as_deref().map(str::to_lowercase);
            for name in [user.full_name().as_deref().and_then(name_key), email].into_iter().flatten() {
                users.by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(&user.record));
            }
        }
        users
    }

    fn owner(&self, portfolio: &Portfolio, account: AccountIx) -> Option<Owner> {
        let record = portfolio.account(account)?;
        if let Some(owner) = self.named(record.owner_id.as_deref(), record.owner_name.as_deref()) {
            return Some(owner);
        }
        let deals = portfolio.opportunities.of(account);
        let known = |deal: &&Row<_>| {
            let deal: &crate::model::Opportunity = &deal.record;
            deal.created.is_none_or(|created| created <= portfolio.as_of)
        };
        let newest = deals
            .iter()
            .filter(known)
            .filter(|deal| deal.owner_id.is_some() || deal.owner_name.is_some())
            .max_by(|a, b| a.created.cmp(&b.created).then_with(|| b.id.cmp(&a.id)))?;
        let owner = self.named(newest.owner_id.as_deref(), newest.owner_name.as_deref())?;
        Some(Owner { from_deals: true, ..owner })
    }

    fn named(&self, id: Option<&str>, name: Option<&str>) -> Option<Owner> {
        let by_id = id.and_then(|id| self.by_id.get(&id_key(id)).copied());
        let by_name = || {
            let name = name?;
            let email = name.to_lowercase();
            let found = name_key(name).and_then(|name| self.by_name.get(&name)).or_else(|| self.by_name.get(&email));
            found.copied().flatten()
        };
        match by_id.or_else(by_name) {
            Some(user) => Some(self.owner_of(user)),
            None => {
                let id = id.or(name)?;
                let plain = Owner {
                    id: id.to_owned(),
                    name: name.unwrap_or(id).to_owned(),
                    email: name.filter(|name| name.contains('@')).map(str::to_owned),
                    manager: None,
                    from_deals: false,
                };
                Some(plain)
            }
        }
    }

    fn owner_of(&self, user: &User) -> Owner {
        let manager = user.manager_id.as_deref().map(|id| match self.by_id.get(&id_key(id)) {
            Some(manager) => (manager.id.clone(), manager.full_name().unwrap_or_else(|| manager.id.clone())),
            None => (id.to_owned(), user.manager_name.clone().unwrap_or_else(|| id.to_owned())),
        });
        let named = || user.manager_name.clone().map(|name| (name.clone(), name));
        Owner {
            id: user.id.clone(),
            name: user.full_name().unwrap_or_else(|| user.id.clone()),
            email: user.email.clone(),
            manager: manager.or_else(named),
            from_deals: false,
        }
    }
}

/// Whose the facts of a group as a whole are, by the id of the account at its top.
pub fn group_key(head: &str) -> String {
    format!("group:{head}")
}

/// Collects the facts that a document states, each once.
#[derive(Debug, Default)]
pub struct Facts {
    facts: BTreeMap<FactId, Fact>,
}

impl Facts {
    /// Notes a fact of an account; gives its id for the sentence that states it.
    pub fn add(
        &mut self,
        context: &Context<'_>,
        account: Option<AccountIx>,
        name: &str,
        value: impl Into<String>,
        evidence: &Evidence,
    ) -> FactId {
        let account = account.and_then(|account| context.account(account)).map(|account| account.id.clone());
        self.insert(context, account, name, value, evidence)
    }

    /// Notes a fact of a group as a whole, by the account at its top: a sum over accounts, no fact of any one of them.
    pub fn add_of_group(
        &mut self,
        context: &Context<'_>,
        head: AccountIx,
        name: &str,
        value: impl Into<String>,
        evidence: &Evidence,
    ) -> FactId {
        let group = context.account(head).map(|head| group_key(&head.id));
        self.insert(context, group, name, value, evidence)
    }

    fn insert(
        &mut self,
        context: &Context<'_>,
        account: Option<String>,
        name: &str,
        value: impl Into<String>,
        evidence: &Evidence,
    ) -> FactId {
        let id = match &account {
            Some(account) => format!("{account}/{name}"),
            None => name.to_owned(),
        };
        self.facts.entry(id.clone()).or_insert_with(|| Fact {
            id: id.clone(),
            account,
            label: context.language.figure(name),
            value: value.into(),
            origin: context.evidence(evidence),
        });
        id
    }

    /// In the order of their ids.
    pub fn into_vec(self) -> Vec<Fact> {
        self.facts.into_values().collect()
    }

    pub fn extend(&mut self, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            self.facts.entry(fact.id.clone()).or_insert(fact);
        }
    }
}
