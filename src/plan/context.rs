//! What every part of the plan stage looks things up in.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Fact, FactId};
use super::language::{Language, args};
use crate::model::key::{id_key, name_key};
use crate::model::{
    Account, AccountClass, AccountIx, Currency, Date, Decimal, Known, Month, Origin, Portfolio, Row, SourceIx, Table,
    Unknown, User,
};
use crate::score::{AccountScores, Basis, Evidence, OwnerState, Scores};

/// Facts, scores and words of a run.
#[derive(Debug)]
pub struct Context<'a> {
    pub portfolio: &'a Portfolio,
    pub scores: &'a Scores,
    pub language: &'a Language,
    pub company: &'a Company,
    owners: Vec<Option<Owner>>,
    /// Of accounts that nobody looks after: who is proposed to.
    receivers: Vec<Option<Owner>>,
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
        let (owners, receivers) = owners(portfolio, scores);
        let median_growth_share = median_growth_share(scores);
        let ranked = scores.accounts.iter().filter(|account| account.priority.rank.is_ok()).count();
        Context { portfolio, scores, language, company, owners, receivers, median_growth_share, ranked }
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

    /// Who looks after an account; none where nobody does, or somebody who has left or is not among our people.
    pub fn owner(&self, account: AccountIx) -> Option<&Owner> {
        self.owners.get(account.index())?.as_ref()
    }

    /// Who is proposed to take over an account that nobody looks after.
    pub fn receiver(&self, account: AccountIx) -> Option<&Owner> {
        self.receivers.get(account.index())?.as_ref()
    }

    /// In whose folder an account's documents lie, and who is to act: who looks after it, else who is proposed to.
    pub fn desk(&self, account: AccountIx) -> Option<&Owner> {
        self.owner(account).or_else(|| self.receiver(account))
    }

    /// Who is to do what an account needs: never somebody who has left.
    pub fn actor_name(&self, account: AccountIx) -> String {
        self.desk(account).map_or_else(|| self.language.word("brief-no-owner"), |owner| owner.name.clone())
    }

    /// Who looks after an account; where nobody does, why, and who could: `No owner (Ana López has left) → Luis Gil`.
    pub fn owner_told(&self, account: AccountIx) -> String {
        let language = self.language;
        if let Some(owner) = self.owner(account) {
            return owner.name.clone();
        }
        let why = self.owner_why(account);
        match self.receiver(account) {
            Some(receiver) => language.text("owner-to", &args!["why" => why, "name" => &receiver.name]),
            None => why,
        }
    }

    /// Why nobody looks after an account: `No owner: Ana López has left`.
    pub fn owner_why(&self, account: AccountIx) -> String {
        let language = self.language;
        let told = self.scores_of(account).map(|scores| &scores.owner);
        let before = told.and_then(|owner| Some((owner.state, owner.name.clone()?)));
        match before {
            Some((OwnerState::Left, name)) => language.text("owner-left", &args!["name" => name]),
            Some((OwnerState::Unknown, name)) => language.text("owner-unknown", &args!["name" => name]),
            _ => language.word("brief-no-owner"),
        }
    }

    pub fn owner_name(&self, account: AccountIx) -> String {
        self.owner(account).map_or_else(|| self.language.word("brief-no-owner"), |owner| owner.name.clone())
    }

    /// Whether documents are made for an account: not any more for one that left long ago.
    pub fn has_brief(&self, account: AccountIx) -> bool {
        self.scores_of(account).is_some_and(|scores| scores.class.has_brief)
    }

    pub fn class(&self, account: AccountIx) -> Option<AccountClass> {
        self.scores_of(account).map(|scores| scores.class.class)
    }

    /// What is in: `211 customers, 34 prospects; 5 left out (2 test, 3 own)`.
    pub fn scope_told(&self) -> String {
        let language = self.language;
        let told = |class: AccountClass, n: usize| language.text(&format!("scope-{}", class.key()), &args!["n" => n]);
        let counted = |n: usize, class| (n > 0).then(|| told(class, n));
        let classes = AccountClass::ALL.into_iter().filter(|class| !class.is_left_out());
        let inside = classes.filter_map(|class| {
            counted(self.scores.accounts.iter().filter(|account| account.class.class == class).count(), class)
        });
        let inside = inside.collect::<Vec<_>>().join(", ");
        let left_out = &self.portfolio.left_out;
        if left_out.is_empty() {
            return inside;
        }
        let classes = AccountClass::ALL.into_iter().filter(|class| class.is_left_out());
        let outside = classes
            .filter_map(|class| counted(left_out.iter().filter(|account| account.class == class).count(), class));
        let outside = outside.collect::<Vec<_>>().join(", ");
        let out = language.text("scope-left-out", &args!["n" => left_out.len(), "classes" => outside]);
        format!("{inside}; {out}")
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

/// By account: who looks after it, and who is proposed to where nobody does. One person has one name in all documents,
/// also where accounts write it in several ways.
fn owners(portfolio: &Portfolio, scores: &Scores) -> (Vec<Option<Owner>>, Vec<Option<Owner>>) {
    let users = Users::of(portfolio);
    let told = scores.accounts.iter().map(|account| &account.owner);
    let mut owners: Vec<Option<Owner>> = told
        .clone()
        .map(|told| {
            let owner = users.named(told.id.as_deref(), told.name.as_deref());
            owner.filter(|_| !told.is_orphan()).map(|owner| Owner { from_deals: told.from_deals, ..owner })
        })
        .collect();
    let receivers = told.map(|told| {
        let receiver = told.receiver.as_ref()?;
        users.named(Some(&receiver.id), Some(&receiver.name))
    });
    let mut receivers: Vec<Option<Owner>> = receivers.collect();
    let mut names: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for owner in owners.iter().chain(&receivers).flatten() {
        *names.entry(owner.id.clone()).or_default().entry(owner.name.clone()).or_default() += 1;
    }
    for owner in owners.iter_mut().chain(&mut receivers).flatten() {
        let named = names.get(&owner.id).into_iter().flatten();
        let usual = named.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        if let Some((name, _)) = usual {
            owner.name.clone_from(name);
        }
    }
    (owners, receivers)
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
