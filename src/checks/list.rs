//! The list of what to fix: everything that was found, by problem and place, with who exported it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Action, Finding, Imprint, PastFix, hierarchy, identity, lasting_name, scored};
use crate::ingest::{Fix, FixKind, FixList, FixPlace, FixStatus, FixValue, GoneFix, Ingested, Reject, Unjoined};
use crate::model::{AccountIx, Entity, Hierarchy, Month, Origin, Portfolio, SourceIx, Table};
use crate::score::{PortfolioScores, Scores};

/// Who is told of what no sender can be found for.
const NOBODY: &str = "cartera";

/// Draws the list up and compares it with that of the last published run. `control_owner` keeps the control file.
pub fn fix_list(
    ingested: &Ingested,
    scores: &Scores,
    findings: &[Finding],
    before: Option<&Imprint>,
    control_owner: Option<&str>,
) -> FixList {
    let desk = Desk::of(ingested, &scores.portfolio, control_owner);
    let mut items: Vec<Fix> = findings.iter().map(|finding| desk.of_check(finding)).collect();
    items.extend(desk.unreadable());
    items.extend(desk.rejects());
    items.extend(desk.unjoined());
    items.extend(desk.ambiguous());
    items.extend(desk.notices());
    items.extend(desk.of_scores(&scores.portfolio));
    items.extend(identity::findings(ingested, scores).iter().map(|finding| desk.of_check(finding)));
    items.extend(desk.hierarchy());
    items.sort_by(|a, b| (a.severity, a.kind, &a.key).cmp(&(b.severity, b.kind, &b.key)));
    compared(items, before)
}

/// Says of each item whether it is new, and what is gone.
fn compared(mut items: Vec<Fix>, before: Option<&Imprint>) -> FixList {
    let Some((run, past)) = before.and_then(|before| Some((&before.run, before.fixes.as_ref()?))) else {
        return FixList { compared_with: None, items, gone: Vec::new() };
    };
    let known: BTreeMap<&str, &PastFix> = past.items.iter().map(|fix| (fix.key.as_str(), fix)).collect();
    for item in &mut items {
        let then = known.get(item.key.as_str());
        item.status = Some(if then.is_some() { FixStatus::Still } else { FixStatus::New });
        item.since = then.map_or(item.since, |then| then.since);
    }
    let now: BTreeSet<&str> = items.iter().map(|fix| fix.key.as_str()).collect();
    let gone = past.items.iter().filter(|fix| !now.contains(fix.key.as_str())).map(|fix| GoneFix {
        key: fix.key.clone(),
        kind: fix.kind,
        since: fix.since,
        what: fix.what.clone(),
        senders: fix.senders.clone(),
        file: fix.file.clone(),
    });
    let gone: BTreeSet<GoneFix> = gone.collect();
    FixList { compared_with: Some(run.clone()), items, gone: gone.into_iter().collect() }
}

/// What makes one thing to fix of many places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    kind: FixKind,
    file: String,
    sheet: Option<String>,
    entity: Entity,
    column: Option<String>,
    problem: String,
    hint: String,
}

/// Places of one group, and the accounts that they lead to.
#[derive(Default)]
struct Places {
    count: usize,
    first: Vec<FixPlace>,
    accounts: BTreeSet<String>,
}

impl Places {
    fn add(&mut self, row: u32, found: Option<String>, account: Option<String>, affects: Option<String>) {
        self.count += 1;
        self.accounts.extend(affects);
        if self.first.len() < Fix::MOST_PLACES {
            self.first.push(FixPlace { row: Some(row), found, account });
        }
    }
}

struct Desk<'a> {
    ingested: &'a Ingested,
    period: Month,
    control_owner: Option<&'a str>,
    /// By file and sheet: the place of a table among the sources.
    sources: HashMap<(&'a str, Option<&'a str>), u32>,
    /// The accounts of the rows that something is said of.
    accounts: HashMap<Origin, AccountIx>,
}

impl<'a> Desk<'a> {
    fn of(ingested: &'a Ingested, scores: &PortfolioScores, control_owner: Option<&'a str>) -> Desk<'a> {
        let portfolio = &ingested.portfolio;
        let sources: HashMap<_, _> = portfolio
            .sources
            .iter()
            .zip(0..)
            .map(|(s, place)| ((s.file.as_str(), s.sheet.as_deref()), place))
            .collect();
        let of_reject = |reject: &Reject| {
            let source = sources.get(&(reject.file.as_str(), reject.sheet.as_deref()))?;
            Some(Origin { source: SourceIx(*source), row: reject.row })
        };
        let wanted = ingested.rejects.iter().filter(|reject| reject.row_kept).filter_map(of_reject);
        let wanted: HashSet<Origin> = wanted.chain(scores.findings.iter().map(|finding| finding.origin)).collect();
        let accounts = accounts_of(portfolio, &wanted);
        Desk { ingested, period: portfolio.period, control_owner, sources, accounts }
    }

    fn account(&self, file: &str, sheet: Option<&str>, row: u32) -> Option<String> {
        let source = SourceIx(*self.sources.get(&(file, sheet))?);
        self.id(*self.accounts.get(&Origin { source, row })?)
    }

    fn id(&self, account: AccountIx) -> Option<String> {
        self.ingested.portfolio.account(account).map(|row| row.id.clone())
    }

    /// Who exported a file, else who exports this kind of record.
    fn senders(&self, file: Option<&str>, sheet: Option<&str>, entity: Option<Entity>) -> Vec<String> {
        let quality = &self.ingested.quality;
        let of_table = |file: &str| {
            let of_file = quality.sources.iter().filter(|source| source.file == file);
            let of_sheet = of_file.clone().filter(|source| sheet.is_none() || source.sheet.as_deref() == sheet);
            of_sheet.map(|source| source.sender.clone()).collect::<BTreeSet<_>>()
        };
        let mut senders = file.map(of_table).unwrap_or_default();
        if let Some(file) = file.filter(|_| senders.is_empty()) {
            senders.insert(quality.file_owners.get(file).cloned().unwrap_or_else(|| file.to_owned()));
        }
        if let Some(entity) = entity.filter(|_| file.is_none()) {
            let of_kind = |entity| quality.sources.iter().filter(move |source| source.entity == entity);
            senders.extend(of_kind(entity).map(|source| source.sender.clone()));
        }
        if senders.is_empty() {
            senders.insert(NOBODY.to_owned());
        }
        senders.into_iter().collect()
    }

    fn of_check(&self, finding: &Finding) -> Fix {
        let is_control = matches!(finding.kind, FixKind::ControlDiffers | FixKind::ControlUnusable);
        let senders = match self.control_owner.filter(|_| is_control) {
            Some(owner) => vec![owner.to_owned()],
            None => self.senders(finding.file.as_deref(), finding.sheet.as_deref(), finding.entity),
        };
        Fix {
            key: format!("{}|{}", finding.kind.key(), finding.about),
            kind: finding.kind,
            severity: finding.kind.severity(),
            status: None,
            since: self.period,
            stops: finding.action == Action::Stop,
            what: finding.what.clone(),
            hint: finding.hint.clone(),
            senders,
            file: finding.file.clone(),
            sheet: finding.sheet.clone(),
            entity: finding.entity,
            column: None,
            count: finding.places.len().max(1),
            accounts: finding.accounts,
            places: finding.places.iter().take(Fix::MOST_PLACES).cloned().collect(),
            values: finding.values.clone(),
        }
    }

    fn grouped(&self, groups: BTreeMap<Group, Places>, what: impl Fn(&Group, &Places) -> String) -> Vec<Fix> {
        let fix = |(group, places): (Group, Places)| Fix {
            key: key(&group),
            kind: group.kind,
            severity: group.kind.severity(),
            status: None,
            since: self.period,
            stops: false,
            what: what(&group, &places),
            senders: self.senders(Some(&group.file), group.sheet.as_deref(), Some(group.entity)),
            values: BTreeMap::from([
                ("n", FixValue::Count(places.count)),
                ("entity", FixValue::Entity(group.entity)),
                ("expected", FixValue::Text(group.problem.clone())),
                ("column", FixValue::Text(group.column.clone().unwrap_or_default())),
            ]),
            hint: group.hint,
            file: Some(group.file),
            sheet: group.sheet,
            entity: Some(group.entity),
            column: group.column,
            count: places.count,
            accounts: Some(places.accounts.len()).filter(|accounts| *accounts > 0),
            places: places.first,
        };
        let fixes: Vec<Fix> = groups.into_iter().map(fix).collect();
        merged(fixes)
    }

    fn rejects(&self) -> Vec<Fix> {
        let mut groups: BTreeMap<Group, Places> = BTreeMap::new();
        for reject in &self.ingested.rejects {
            let group = Group {
                kind: if reject.row_kept { FixKind::CellsSetAside } else { FixKind::RowsRejected },
                file: reject.file.clone(),
                sheet: reject.sheet.clone(),
                entity: reject.entity,
                column: reject.column.clone(),
                problem: reject.expected.clone(),
                hint: reject.remedy.hint().to_owned(),
            };
            let account = self.account(&reject.file, reject.sheet.as_deref(), reject.row);
            let found = Some(reject.found.clone());
            groups.entry(group).or_default().add(reject.row, found, account.clone(), account);
        }
        self.grouped(groups, |group, places| match group.kind {
            FixKind::CellsSetAside => format!(
                "{} cells of the {} in `{}` can't be used, expected {}",
                places.count,
                group.entity,
                group.column.as_deref().unwrap_or_default(),
                group.problem
            ),
            _ => format!("{} rows of the {} can't be used, expected {}", places.count, group.entity, group.problem),
        })
    }

    /// The accounts affected are the different keys that led nowhere: each stands for an account that is not known.
    fn unjoined(&self) -> Vec<Fix> {
        let mut groups: BTreeMap<Group, Places> = BTreeMap::new();
        for Unjoined { entity, file, sheet, row, tried, reason, .. } in &self.ingested.unjoined {
            let group = Group {
                kind: FixKind::RowsUnjoined,
                file: file.clone(),
                sheet: sheet.clone(),
                entity: *entity,
                column: None,
                problem: (*reason).to_owned(),
                hint: "correct the account's key in the source, or add the account to its export".to_owned(),
            };
            let tried = Some(tried.clone()).filter(|tried| !tried.is_empty());
            groups.entry(group).or_default().add(*row, tried.clone(), None, tried);
        }
        self.grouped(groups, |group, places| {
            format!("{} rows of the {} lead to no account: {}", places.count, group.entity, group.problem)
        })
    }

    fn of_scores(&self, scores: &PortfolioScores) -> Vec<Fix> {
        let portfolio = &self.ingested.portfolio;
        let mut groups: BTreeMap<Group, Places> = BTreeMap::new();
        for finding in &scores.findings {
            let (kind, what, hint) = scored::told(finding.kind);
            let Some(source) = portfolio.source(finding.origin) else { continue };
            let group = Group {
                kind,
                file: source.file.clone(),
                sheet: source.sheet.clone(),
                entity: finding.entity,
                column: None,
                problem: what.to_owned(),
                hint: hint.to_owned(),
            };
            let account = self.accounts.get(&finding.origin).and_then(|account| self.id(*account));
            groups.entry(group).or_default().add(finding.origin.row, None, account.clone(), account);
        }
        self.grouped(groups, |group, places| format!("{} of the {}: {}", places.count, group.entity, group.problem))
    }

    /// Links to parents that could not be followed; a circle is one thing to fix, told at each of its accounts.
    fn hierarchy(&self) -> Vec<Fix> {
        let portfolio = &self.ingested.portfolio;
        let mut groups: BTreeMap<Group, Places> = BTreeMap::new();
        for fault in Hierarchy::of(portfolio).faults {
            let Some(source) = portfolio.source(fault.origin) else { continue };
            let (kind, problem, hint) = hierarchy::told(&fault.kind, |member| self.id(member).unwrap_or_default());
            let group = Group {
                kind,
                file: source.file.clone(),
                sheet: source.sheet.clone(),
                entity: Entity::Account,
                column: None,
                problem,
                hint: hint.to_owned(),
            };
            let account = self.id(fault.account);
            groups.entry(group).or_default().add(fault.origin.row, Some(fault.named), account.clone(), account);
        }
        self.grouped(groups, |group, places| match group.kind {
            FixKind::ParentCycle => {
                format!("the parents of {} accounts lead in a circle: {}", places.count, group.problem)
            }
            _ => format!("{} accounts are in no group by their parent: {}", places.count, group.problem),
        })
    }

    fn ambiguous(&self) -> Vec<Fix> {
        let mut groups: BTreeMap<Group, Places> = BTreeMap::new();
        for source in &self.ingested.quality.sources {
            for (column, example) in &source.ambiguous {
                let group = Group {
                    kind: FixKind::AmbiguousColumn,
                    file: source.file.clone(),
                    sheet: source.sheet.clone(),
                    entity: source.entity,
                    column: Some(column.clone()),
                    problem: example.clone(),
                    hint:
                        "set `decimal` or `dates` of the `[[source]]`, or export with years first and a decimal point"
                            .to_owned(),
                };
                let places = groups.entry(group).or_default();
                places.count += 1;
                places.first.push(FixPlace { row: None, found: Some(example.clone()), account: None });
            }
        }
        self.grouped(groups, |group, _| {
            let column = group.column.as_deref().unwrap_or_default();
            format!("`{column}` can be read two ways, such as `{}`", group.problem)
        })
    }

    /// Of whole files: what could not be read.
    fn unreadable(&self) -> Vec<Fix> {
        let fix = |error: &crate::ingest::ReadError| {
            let about = format!("{}|{}", lasting_name(error.file()), error.sheet().unwrap_or_default());
            self.of_file(FixKind::Unreadable, &about, (error.file(), error.sheet()), error.to_string(), error.hint())
        };
        merged(self.ingested.unreadable.iter().map(fix).collect())
    }

    /// Of whole files or keys: what was noticed while reading.
    fn notices(&self) -> Vec<Fix> {
        let fix = |notice: &crate::ingest::Finding| {
            let about = format!("{}|{}", lasting_name(&notice.about), lasting_name(&notice.message));
            let what = notice.message.clone();
            self.of_file(FixKind::FileFinding, &about, (&notice.about, None), what, &notice.hint)
        };
        merged(self.ingested.quality.findings.iter().map(fix).collect())
    }

    fn of_file(
        &self,
        kind: FixKind,
        about: &str,
        (file, sheet): (&str, Option<&str>),
        what: String,
        hint: &str,
    ) -> Fix {
        Fix {
            key: format!("{}|{about}", kind.key()),
            kind,
            severity: kind.severity(),
            status: None,
            since: self.period,
            stops: false,
            values: BTreeMap::from([
                ("file", FixValue::Text(file.to_owned())),
                ("reason", FixValue::Text(what.clone())),
            ]),
            what,
            hint: hint.to_owned(),
            senders: self.senders(Some(file), sheet, None),
            file: Some(file.to_owned()),
            sheet: sheet.map(str::to_owned),
            entity: None,
            column: None,
            count: 1,
            accounts: None,
            places: Vec::new(),
        }
    }
}

fn key(group: &Group) -> String {
    // The value that shows an ambiguity may be another one next month.
    let problem = if group.kind == FixKind::AmbiguousColumn { "" } else { group.problem.as_str() };
    let (sheet, column) = (group.sheet.as_deref().unwrap_or_default(), group.column.as_deref().unwrap_or_default());
    let file = lasting_name(&group.file);
    format!("{}|{file}|{sheet}|{}|{column}|{problem}", group.kind.key(), group.entity.key())
}

/// Files of one name but for the date (`orders_2026-09.csv`, `orders_2026-10.csv`) are told apart by a number, so that
/// a key stands for one thing.
fn merged(mut fixes: Vec<Fix>) -> Vec<Fix> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for fix in &mut fixes {
        let times = seen.entry(fix.key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            fix.key = format!("{}|{times}", fix.key);
        }
    }
    fixes
}

/// The accounts that rows belong to.
fn accounts_of(portfolio: &Portfolio, wanted: &HashSet<Origin>) -> HashMap<Origin, AccountIx> {
    let mut found = HashMap::new();
    let accounts = portfolio.accounts.iter().zip(portfolio.account_ixs());
    found.extend(accounts.filter(|(row, _)| wanted.contains(&row.origin)).map(|(row, account)| (row.origin, account)));
    look_in(&portfolio.contacts, wanted, &mut found);
    look_in(&portfolio.assignments, wanted, &mut found);
    look_in(&portfolio.contracts, wanted, &mut found);
    look_in(&portfolio.opportunities, wanted, &mut found);
    look_in(&portfolio.line_items, wanted, &mut found);
    look_in(&portfolio.stage_changes, wanted, &mut found);
    look_in(&portfolio.revenue, wanted, &mut found);
    look_in(&portfolio.activities, wanted, &mut found);
    look_in(&portfolio.tickets, wanted, &mut found);
    look_in(&portfolio.usage, wanted, &mut found);
    look_in(&portfolio.survey_responses, wanted, &mut found);
    look_in(&portfolio.invitations, wanted, &mut found);
    look_in(&portfolio.leads, wanted, &mut found);
    look_in(&portfolio.touches, wanted, &mut found);
    look_in(&portfolio.signals, wanted, &mut found);
    look_in(&portfolio.tasks, wanted, &mut found);
    found
}

fn look_in<T>(table: &Table<T>, wanted: &HashSet<Origin>, found: &mut HashMap<Origin, AccountIx>) {
    let rows = table.all().iter().filter(|row| wanted.contains(&row.origin));
    found.extend(rows.filter_map(|row| Some((row.origin, row.account?))));
}
