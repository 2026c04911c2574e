//! Which accounts are in no figure: for trying things out, and our own.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::by_rule;
use crate::model::key::{FREE_MAIL, domain_key, id_key, name_key};
use crate::model::{Account, AccountClass, AccountIx, Decimal, Entity, Known, LeftOutAccount, Portfolio, Row};
use crate::score::context::Context;
use crate::score::revenue::LTM;
use crate::score::{Past, ScoreConfig, counted_revenue, money};

/// Takes test and own accounts out of the portfolio with all their rows and lists them; says how many records of each
/// kind that were. `company` is the name of the company that the reports are for.
pub fn leave_out(portfolio: &mut Portfolio, config: &ScoreConfig, company: &str) -> BTreeMap<Entity, usize> {
    let found = found(portfolio, config, company);
    let mut counts: BTreeMap<Entity, usize> = BTreeMap::new();
    if found.is_empty() {
        return counts;
    }
    let revenue = revenue(portfolio, config, &found);
    let out: BTreeSet<AccountIx> = found.keys().copied().collect();
    let taken = portfolio.take_out(&out);
    for (account, (row, records)) in taken {
        let Some((class, because)) = found.get(&account).cloned() else { continue };
        *counts.entry(Entity::Account).or_default() += 1;
        records.iter().for_each(|(entity, rows)| *counts.entry(*entity).or_default() += rows);
        let revenue_ltm = revenue.get(&account).cloned().unwrap_or(Ok(Decimal::ZERO));
        portfolio.left_out.push(LeftOutAccount { account: row, class, because, records, revenue_ltm });
    }
    counts
}

type Found = BTreeMap<AccountIx, (AccountClass, String)>;

fn found(portfolio: &Portfolio, config: &ScoreConfig, company: &str) -> Found {
    let past = Past::default();
    let context = Context::new(portfolio, config, &past);
    let own_domains = own_domains(&context);
    let company = name_key(company);
    let mut found = Found::new();
    let mut ruled: BTreeSet<AccountIx> = BTreeSet::new();
    for ix in portfolio.account_ixs() {
        let Some(row) = portfolio.account(ix) else { continue };
        if let Some((place, class)) = by_rule(row, &context) {
            ruled.insert(ix);
            if class.is_left_out() {
                found.insert(ix, (class, format!("rule {place}")));
            }
            continue;
        }
        let by_kind = context.words.kinds.class(row).filter(|class| class.is_left_out());
        if let Some(class) = by_kind {
            found.insert(ix, (class, "kind".to_owned()));
        } else if company.is_some() && name_key(&row.name) == company {
            found.insert(ix, (AccountClass::Own, "company name".to_owned()));
        } else if domain(row).is_some_and(|domain| own_domains.contains(&domain)) {
            found.insert(ix, (AccountClass::Own, "own domain".to_owned()));
        }
    }
    subsidiaries(portfolio, &ruled, &mut found);
    found
}

/// Accounts that belong to one of our own, over any number of levels.
fn subsidiaries(portfolio: &Portfolio, ruled: &BTreeSet<AccountIx>, found: &mut Found) {
    let of_class = |found: &Found| -> BTreeSet<String> {
        let own = found.iter().filter(|(_, (class, _))| *class == AccountClass::Own);
        own.filter_map(|(ix, _)| portfolio.account(*ix)).map(|row| id_key(&row.id)).collect()
    };
    loop {
        let own = of_class(found);
        let more: Vec<AccountIx> = portfolio
            .account_ixs()
            .filter(|ix| !ruled.contains(ix) && !found.contains_key(ix))
            .filter(|ix| {
                let parent = portfolio.account(*ix).and_then(|row| row.parent_id.as_deref());
                parent.is_some_and(|parent| own.contains(&id_key(parent)))
            })
            .collect();
        if more.is_empty() {
            return;
        }
        found.extend(more.into_iter().map(|ix| (ix, (AccountClass::Own, "subsidiary of our own".to_owned()))));
    }
}

fn domain(account: &Account) -> Option<String> {
    [&account.domain, &account.website].into_iter().flatten().find_map(|text| domain_key(text))
}

/// Accounts that may have the domain of our users' addresses for it to be told to be our own.
const MOST_OWN: usize = 3;

/// The configured domains, else that of most users' addresses, unless so many accounts have it that it can't be ours.
fn own_domains(context: &Context<'_>) -> BTreeSet<String> {
    let configured: BTreeSet<String> =
        context.config.accounts.own_domains.iter().filter_map(|text| domain_key(text)).collect();
    if !configured.is_empty() {
        return configured;
    }
    let portfolio = context.portfolio;
    let mut domains: BTreeMap<String, usize> = BTreeMap::new();
    let addresses = portfolio.users.all().iter().filter_map(|user| user.email.as_deref());
    for domain in addresses.filter_map(domain_key) {
        *domains.entry(domain).or_default() += 1;
    }
    let users: usize = domains.values().sum();
    let usual = domains.into_iter().filter(|(_, n)| n * 2 > users).map(|(domain, _)| domain);
    let usual = usual.filter(|domain| !FREE_MAIL.contains(&domain.as_str()));
    let with = |wanted: &String| portfolio.accounts.iter().filter(|row| domain(row).as_ref() == Some(wanted)).count();
    usual.filter(|usual| with(usual) <= MOST_OWN.max(portfolio.accounts.len() / 100)).collect()
}

fn revenue(portfolio: &Portfolio, config: &ScoreConfig, found: &Found) -> BTreeMap<AccountIx, Known<Decimal>> {
    let mut sums: BTreeMap<AccountIx, Known<Decimal>> = BTreeMap::new();
    for line in counted_revenue(portfolio, config) {
        let Some(account) = line.account.filter(|account| found.contains_key(account)) else { continue };
        if LTM.holds(line.date, portfolio.period) {
            let sum = sums.entry(account).or_insert(Ok(Decimal::ZERO));
            *sum = money::total([sum.clone(), line.converted]);
        }
    }
    sums
}

/// Whether a name looks like that of an account for trying things out.
pub fn looks_like_test(row: &Row<Account>, context: &Context<'_>) -> bool {
    context.words.kinds.test_names.occur_in(&row.name)
}
