//! All that a run knows, joined to accounts.

mod drawers;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut, Range};
use std::sync::Arc;

use serde::Serialize;

use super::*;

/// An account by its place in [`Portfolio::accounts`], which is sorted by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct AccountIx(pub u32);

impl AccountIx {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which key led from a row to its account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinedBy {
    Id,
    Opportunity,
    Contact,
    Email,
    Domain,
    /// The weakest key: reported as such.
    Name,
    /// No key of the row, but what a person confirmed of it.
    Match,
}

/// An account that became two: from a day on a part of what it was has an id of its own, and what was before stays with
/// the old one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Split {
    /// The id of the old account.
    pub from: String,
    /// The id of the new one.
    pub into: String,
    pub on: Date,
}

/// A record with its origin and, where it hangs on one, its account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row<T> {
    pub origin: Origin,
    pub account: Option<AccountIx>,
    pub joined_by: Option<JoinedBy>,
    /// Apart, since records are wide and rows are moved about: joined, put together, sorted.
    pub record: Box<T>,
}

impl<T: Record> Row<T> {
    /// The id that the source gives. Where it has no column of ids, one is made of file and row; where the cell is
    /// blank, there is none.
    pub fn source_id(&self, sources: &[Source]) -> Option<Cow<'_, str>> {
        if let Some(id) = self.record.id() {
            return Some(Cow::Borrowed(id));
        }
        let field = T::FIELDS.iter().position(|field| field.name == "id")?;
        let source = sources.get(self.origin.source.0 as usize)?;
        let has_none = source.columns.get(field).is_none_or(Option::is_none);
        has_none.then(|| Cow::Owned(made_up_id(&source.file, self.origin.row)))
    }
}

impl<T> Deref for Row<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.record
    }
}

/// The rows of one entity, grouped by account; rows of no account come last.
#[derive(Debug, Clone, Serialize)]
pub struct Table<T> {
    rows: Vec<Row<T>>,
    #[serde(skip)]
    starts: Vec<usize>,
    /// False when no source gives this entity at all.
    pub given: bool,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new(), starts: vec![0], given: false }
    }
}

impl<T> Table<T> {
    /// Groups rows by account; within an account by origin.
    pub fn new(rows: Vec<Row<T>>, accounts: usize) -> Table<T> {
        let place = |row: &Row<T>| row.account.map_or(accounts, |account| account.index().min(accounts));
        // Each row is put where the rows of its account begin, which are counted first: comparing so many takes longer.
        let mut starts = vec![0; accounts + 2];
        for row in &rows {
            if let Some(next) = starts.get_mut(place(row) + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut rows = drawers::grouped(rows, &starts, place);
        for (from, to) in starts.iter().zip(starts.iter().skip(1)) {
            let of_account = rows.get_mut(*from..*to).unwrap_or_default();
            if !of_account.is_sorted_by_key(|row| row.origin) {
                of_account.sort_by_key(|row| row.origin);
            }
        }
        starts.truncate(accounts + 1);
        Table { rows, starts, given: true }
    }

    /// Takes out the rows of accounts that have no place any more, and says how many each had.
    fn take_out(&mut self, places: &[Option<u32>], accounts: usize) -> BTreeMap<AccountIx, usize> {
        let mut taken: BTreeMap<AccountIx, usize> = BTreeMap::new();
        if !self.given {
            return taken;
        }
        let mut kept = Vec::with_capacity(self.rows.len());
        for mut row in std::mem::take(&mut self.rows) {
            let Some(account) = row.account else {
                kept.push(row);
                continue;
            };
            match places.get(account.index()).copied().flatten() {
                Some(place) => {
                    row.account = Some(AccountIx(place));
                    kept.push(row);
                }
                None => *taken.entry(account).or_default() += 1,
            }
        }
        *self = Table::new(kept, accounts);
        taken
    }

    pub fn all(&self) -> &[Row<T>] {
        &self.rows
    }

    pub fn of(&self, account: AccountIx) -> &[Row<T>] {
        self.slice(self.bound(account.index())..self.bound(account.index() + 1))
    }

    /// Rows that led to no account.
    pub fn unjoined(&self) -> &[Row<T>] {
        self.slice(self.bound(self.starts.len().saturating_sub(1))..self.rows.len())
    }

    fn bound(&self, index: usize) -> usize {
        self.starts.get(index).copied().unwrap_or(self.rows.len())
    }

    fn slice(&self, range: Range<usize>) -> &[Row<T>] {
        self.rows.get(range).unwrap_or(&[])
    }
}

/// All facts of a run, looked at as of a day.
///
/// The facts themselves may reach beyond the day: whoever reads them must leave out what was not known by it, as
/// `score` does. So the same facts can be looked at as of an earlier day without being copied.
#[derive(Debug, Clone, Serialize)]
pub struct Portfolio {
    /// A record counts if it was known by this day.
    pub as_of: Date,
    /// The closed month that the documents name.
    pub period: Month,
    /// The currency of all sums.
    pub currency: Currency,
    /// Fiscal calendar, working week and exchange rates.
    #[serde(skip)]
    pub conventions: Arc<Conventions>,
    #[serde(flatten, serialize_with = "shared")]
    records: Arc<PortfolioRecords>,
}

/// `Portfolio` derefs to its records: `portfolio.tickets` are those of the run.
impl Deref for Portfolio {
    type Target = PortfolioRecords;
    fn deref(&self) -> &PortfolioRecords {
        &self.records
    }
}

/// Changing a portfolio copies the records where another one shares them.
impl DerefMut for Portfolio {
    fn deref_mut(&mut self) -> &mut PortfolioRecords {
        Arc::make_mut(&mut self.records)
    }
}

fn shared<S: serde::Serializer>(records: &Arc<PortfolioRecords>, serializer: S) -> Result<S::Ok, S::Error> {
    records.as_ref().serialize(serializer)
}

/// The records of a run, by entity.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PortfolioRecords {
    pub sources: Vec<Source>,
    /// Ids of accounts that were merged into others, with those of the others, which may be merged themselves.
    pub merged: Vec<(String, String)>,
    /// Sorted by id; an [`AccountIx`] is a place in it.
    pub accounts: Vec<Row<Account>>,
    /// Accounts that became two, by the as-of date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub splits: Vec<Split>,
    pub users: Table<User>,
    pub assignments: Table<Assignment>,
    pub memberships: Table<Membership>,
    pub contacts: Table<Contact>,
    pub contracts: Table<Contract>,
    pub opportunities: Table<Opportunity>,
    pub line_items: Table<LineItem>,
    pub stage_changes: Table<StageChange>,
    pub revenue: Table<Revenue>,
    pub products: Table<Product>,
    pub price_book_entries: Table<PriceBookEntry>,
    pub activities: Table<Activity>,
    pub tickets: Table<Ticket>,
    pub usage: Table<Usage>,
    pub survey_responses: Table<SurveyResponse>,
    pub invitations: Table<Invitation>,
    pub leads: Table<Lead>,
    pub campaigns: Table<Campaign>,
    pub touches: Table<Touch>,
    pub signals: Table<Signal>,
    pub costs: Table<Cost>,
    pub quotas: Table<Quota>,
    pub benchmarks: Table<Benchmark>,
    pub fx_rates: Table<FxRate>,
    pub price_indices: Table<PriceIndex>,
    pub holidays: Table<Holiday>,
    pub contents: Table<Content>,
    pub value_lines: Table<ValueLine>,
    pub objections: Table<Objection>,
    pub tasks: Table<Task>,
    /// Accounts that are in none of the tables above, nor are their rows.
    pub left_out: Vec<LeftOutAccount>,
}

impl PortfolioRecords {
    /// Takes accounts out with all their rows; says of each how many rows of which kind it had.
    pub fn take_out(
        &mut self,
        out: &BTreeSet<AccountIx>,
    ) -> BTreeMap<AccountIx, (Row<Account>, BTreeMap<Entity, usize>)> {
        let mut kept = 0_u32;
        let mut places: Vec<Option<u32>> = Vec::with_capacity(self.accounts.len());
        let mut taken = BTreeMap::new();
        for (place, row) in (0_u32..).zip(std::mem::take(&mut self.accounts)) {
            if out.contains(&AccountIx(place)) {
                places.push(None);
                taken.insert(AccountIx(place), (row, BTreeMap::new()));
            } else {
                places.push(Some(kept));
                kept = kept.saturating_add(1);
                self.accounts.push(row);
            }
        }
        macro_rules! take_rows {
            ($($table:ident: $entity:ident,)*) => {$(
                for (account, rows) in self.$table.take_out(&places, self.accounts.len()) {
                    if let Some((_, records)) = taken.get_mut(&account) {
                        records.insert(Entity::$entity, rows);
                    }
                }
            )*};
        }
        take_rows! {
            assignments: Assignment,
            contacts: Contact,
            contracts: Contract,
            opportunities: Opportunity,
            line_items: LineItem,
            stage_changes: StageChange,
            revenue: Revenue,
            activities: Activity,
            tickets: Ticket,
            usage: Usage,
            survey_responses: SurveyResponse,
            invitations: Invitation,
            leads: Lead,
            touches: Touch,
            signals: Signal,
            tasks: Task,
        }
        taken
    }
}

impl Portfolio {
    /// A portfolio without any record.
    pub fn empty(as_of: Date, currency: Currency) -> Portfolio {
        let period = Month::closed_by(as_of);
        Portfolio { as_of, period, currency, conventions: Arc::default(), records: Arc::default() }
    }

    /// The same records as of another day, mostly an earlier one; they are shared, not copied. Accounts made after the
    /// day keep their places: see [`Portfolio::knows`].
    pub fn as_known_on(&self, day: Date) -> Portfolio {
        Portfolio {
            as_of: day,
            period: Month::closed_by(day),
            currency: self.currency,
            conventions: Arc::clone(&self.conventions),
            records: Arc::clone(&self.records),
        }
    }

    /// Whether an account's record was made by the as-of date, as far as the source says.
    pub fn knows(&self, account: AccountIx) -> bool {
        self.account(account).is_some_and(|row| row.created.is_none_or(|created| created <= self.as_of))
    }

    pub fn account(&self, account: AccountIx) -> Option<&Row<Account>> {
        self.accounts.get(account.index())
    }

    pub fn account_ixs(&self) -> impl Iterator<Item = AccountIx> + use<> {
        (0..u32::try_from(self.accounts.len()).unwrap_or(u32::MAX)).map(AccountIx)
    }

    pub fn source(&self, origin: Origin) -> Option<&Source> {
        self.sources.get(origin.source.0 as usize)
    }
}
