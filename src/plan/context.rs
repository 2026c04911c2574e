//! What every part of the plan stage looks things up in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::account::TalkDays;
use super::capacity::{self, CapacityConfig};
use super::document::{Fact, FactId};
use super::goals::Goals;
use super::keep::Told;
use super::language::{Language, args};
use super::owner;
pub use super::owner::Owner;
use super::peers::Peers;
use super::playbook::{Playbook, RepHours};
use super::review::{self, ReviewsConfig};
use super::schedule::Schedule;
use crate::model::calendar::{Place, WorkingDays};
use crate::model::{
    Account, AccountBridge, AccountClass, AccountIx, Bridges, Currency, Date, Decimal, Known, Month, Origin, PlanBook,
    Portfolio, Row, SourceIx, Table, Unknown,
};
use crate::score::{AccountScores, Basis, ChurnScores, Evidence, GroupScores, Scores};

/// Of a first month.
static NO_PLANS: PlanBook = PlanBook { items: BTreeMap::new(), merged_drafts: BTreeSet::new() };

/// Of a company that has set none.
static NO_GOALS: Goals = Goals::NONE;

/// Facts, scores and words of a run.
#[derive(Debug)]
pub struct Context<'a> {
    pub portfolio: &'a Portfolio,
    pub scores: &'a Scores,
    pub language: &'a Language,
    pub company: &'a Company,
    /// The plans as last month left them, with what came back since.
    pub book: &'a PlanBook,
    /// When accounts are reviewed.
    pub reviews: &'a ReviewsConfig,
    /// Reps' hours.
    pub capacity: &'a CapacityConfig,
    /// How scores came from last month's to this month's; none in a first month.
    pub bridges: Option<&'a Bridges>,
    /// What became of the drafts that came back since.
    pub returned: &'a [Told],
    pub(super) owners: Vec<Option<Owner>>,
    /// Our people by id, as [`id_key`](crate::model::key::id_key) writes it.
    pub(super) people: BTreeMap<String, String>,
    /// Of accounts that nobody looks after: who is proposed to.
    pub(super) receivers: Vec<Option<Owner>>,
    working_days: WorkingDays,
    median_growth_share: Option<f64>,
    ranked: usize,
    churn_by_model: bool,
    pub(super) fields: FieldsTold,
    /// The plays that actions come from.
    pub playbook: &'a Playbook,
    /// What the company wants of its accounts.
    pub goals: &'a Goals,
    rep_hours: OnceLock<RepHours>,
    talk_days: OnceLock<TalkDays>,
    peers: OnceLock<Peers>,
}

/// Fields that some row tells, so that a row without them says something: looked at once for all accounts.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldsTold {
    pub contact_consent: bool,
    pub deal_competitor: bool,
}

impl FieldsTold {
    fn of(portfolio: &Portfolio) -> FieldsTold {
        FieldsTold {
            contact_consent: portfolio.contacts.all().iter().any(|contact| contact.consent.is_some()),
            deal_competitor: portfolio.opportunities.all().iter().any(|deal| deal.competitor.is_some()),
        }
    }
}

/// What the churn band rests on, as documents state it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChurnTold {
    /// The name of the figure.
    pub figure: &'static str,
    /// `46 of 100 points`, or `23 % likely to leave within 12 months`
    pub text: String,
    /// `46`, or `23 %`
    pub short: String,
    /// Points, or percent; 0 to 100.
    pub number: f64,
}

/// What the documents say of the company that makes them.
#[derive(Debug, Clone)]
pub struct Company {
    pub name: String,
    /// In place of the language's own words.
    pub confidentiality: Option<String>,
}

impl<'a> Context<'a> {
    pub fn new(
        portfolio: &'a Portfolio,
        scores: &'a Scores,
        language: &'a Language,
        company: &'a Company,
    ) -> Context<'a> {
        let (owners, receivers) = owner::owners(portfolio, scores);
        let median_growth_share = median_growth_share(scores);
        let ranked = scores.accounts.iter().filter(|account| account.priority.rank.is_ok()).count();
        Context {
            portfolio,
            scores,
            language,
            company,
            book: &NO_PLANS,
            reviews: &review::DEFAULT,
            capacity: &capacity::DEFAULT,
            bridges: None,
            returned: &[],
            owners,
            people: owner::people(portfolio),
            receivers,
            working_days: WorkingDays::of(portfolio),
            median_growth_share,
            ranked,
            churn_by_model: scores.accounts.iter().any(|account| account.churn.in_charge().is_some()),
            fields: FieldsTold::of(portfolio),
            playbook: Playbook::bundled(),
            goals: &NO_GOALS,
            rep_hours: OnceLock::new(),
            talk_days: OnceLock::new(),
            peers: OnceLock::new(),
        }
    }

    /// With the company's own plays and goals.
    pub fn with_playbook(self, playbook: &'a Playbook, goals: &'a Goals) -> Context<'a> {
        Context { playbook, goals, rep_hours: OnceLock::new(), ..self }
    }

    /// What similar customers come to, looked at once for all accounts.
    pub fn peers(&self) -> &Peers {
        self.peers.get_or_init(|| Peers::of(self))
    }

    /// The day that each account's letter proposes for a talk, looked at once for all accounts.
    pub fn talk_days(&self) -> &TalkDays {
        self.talk_days.get_or_init(|| TalkDays::of(self))
    }

    /// What reps have no hours for, looked at once for all accounts.
    pub fn rep_hours(&self) -> &RepHours {
        self.rep_hours.get_or_init(|| RepHours::of(self))
    }

    /// With the plans that earlier months left.
    pub fn with_book(self, book: &'a PlanBook) -> Context<'a> {
        Context { book, ..self }
    }

    /// With the company's own rules of reviews and its reps' hours.
    pub fn with_rules(self, reviews: &'a ReviewsConfig, capacity: &'a CapacityConfig) -> Context<'a> {
        Context { reviews, capacity, ..self }
    }

    /// With what the scores were last month, and why they differ.
    pub fn with_bridges(self, bridges: Option<&'a Bridges>) -> Context<'a> {
        Context { bridges, ..self }
    }

    /// How an account's scores came from last month's to this month's.
    pub fn bridge(&self, account: AccountIx) -> Option<&'a AccountBridge> {
        self.bridges?.of(&self.account(account)?.id)
    }

    /// With what became of the drafts that came back.
    pub fn with_returned(self, returned: &'a [Told]) -> Context<'a> {
        Context { returned, ..self }
    }

    /// Whether a trained model gives the churn bands, and a probability stands where points do otherwise.
    pub fn churn_by_model(&self) -> bool {
        self.churn_by_model
    }

    /// The probability of a model that took over, else the points; never one beside the band of the other.
    pub fn churn_told(&self, churn: &ChurnScores) -> Known<ChurnTold> {
        let language = self.language;
        churn.band.clone()?;
        if let Some(reading) = churn.in_charge() {
            let short = language.percent(reading.probability, 0);
            let args = args!["share" => &short, "months" => reading.horizon_months];
            let (text, number) = (language.text("churn-probability", &args), reading.probability * 100.0);
            return Ok(ChurnTold { figure: "churn_risk", text, short, number });
        }
        let points = churn.score.clone()?;
        let short = language.number(points, 0);
        let text = language.text("tile-points-of", &args!["points" => &short, "max" => language.integer(100)]);
        Ok(ChurnTold { figure: "churn_points", text, short, number: points })
    }

    /// Dates where the company is.
    pub fn schedule(&self) -> Schedule<'_> {
        self.schedule_at(self.working_days.home().clone())
    }

    /// Dates where an account is.
    pub fn schedule_of(&self, account: AccountIx) -> Schedule<'_> {
        self.schedule_at(self.working_days.place_of(self.portfolio, account))
    }

    fn schedule_at(&self, place: Place) -> Schedule<'_> {
        let calendar = self.portfolio.conventions.calendar;
        Schedule { as_of: self.as_of(), calendar, working_days: &self.working_days, place }
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

    /// Whether documents are made for an account: not any more for one that left long ago.
    pub fn has_brief(&self, account: AccountIx) -> bool {
        self.scores_of(account).is_some_and(|scores| scores.class.has_brief)
    }

    /// The group of an account, where it is not alone.
    pub fn group(&self, account: AccountIx) -> Option<&'a GroupScores> {
        self.scores.groups.of(account)
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
    /// The key of a word about what accounts bring: revenue, or bookings where they stand in for it and the word has a form
    /// of its own for them. What documents call these amounts is decided here alone.
    pub fn key_of_amounts(&self, key: &str) -> String {
        let of_bookings = format!("{key}-bookings");
        if self.are_bookings() && self.language.has(&of_bookings) { of_bookings } else { key.to_owned() }
    }

    /// The name of a figure in documents; `revenue_ltm` is what is decided here.
    pub fn figure_of_amounts(&self, name: &str) -> String {
        let key = self.key_of_amounts(&format!("figure-{}", name.replace('_', "-")));
        if self.language.has(&key) { self.language.word(&key) } else { self.language.figure(name) }
    }

    pub fn word_of_amounts(&self, key: &str) -> String {
        self.language.word(&self.key_of_amounts(key))
    }

    pub fn money(&self, amount: Decimal) -> String {
        self.language.money_compact(amount, self.currency())
    }

    /// A known figure as text, or a dash.
    pub fn or_dash<T>(&self, figure: &Known<T>, text: impl FnOnce(&T) -> String) -> String {
        figure.as_ref().map_or_else(|_| DASH.to_owned(), text)
    }

    /// `Account.csv row 17`
    pub fn origin(&self, origin: Origin) -> String {
        let file = self.portfolio.source(origin).map_or_else(String::new, |source| match &source.sheet {
            Some(sheet) => format!("{} ({sheet})", file_name(&source.file)),
            None => file_name(&source.file).to_owned(),
        });
        // Without separators: the number is what one jumps to.
        self.language.text("evidence-row", &args!["file" => file, "row" => origin.row.to_string()])
    }

    /// `Opportunity.csv, 24 rows`, or the row where it is one.
    pub fn evidence(&self, evidence: &Evidence) -> Vec<String> {
        let Some(first) = evidence.first().next() else { return Vec::new() };
        if evidence.rows == 1 {
            return vec![self.origin(first)];
        }
        let file = self.portfolio.source(first).map_or("", |source| file_name(&source.file)).to_owned();
        vec![self.language.text("evidence-rows", &args!["file" => file, "n" => evidence.rows])]
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
        self.insert(context, account, (name, name), value, evidence)
    }

    /// The same with the label of another figure, of which it is one side: the days to a renewal are of the renewal.
    pub fn add_labelled(
        &mut self,
        context: &Context<'_>,
        account: AccountIx,
        (name, figure): (&str, &str),
        value: impl Into<String>,
        evidence: &Evidence,
    ) -> FactId {
        let account = context.account(account).map(|account| account.id.clone());
        self.insert(context, account, (name, figure), value, evidence)
    }

    /// The same under a label of its own: of one of several alike, such as a person or a trigger.
    pub fn add_titled(
        &mut self,
        context: &Context<'_>,
        account: AccountIx,
        (name, label): (&str, String),
        value: impl Into<String>,
        evidence: &Evidence,
    ) -> FactId {
        let id = self.add(context, Some(account), name, value, evidence);
        if let Some(fact) = self.facts.get_mut(&id) {
            fact.label = label;
        }
        id
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
        self.insert(context, group, (name, name), value, evidence)
    }

    fn insert(
        &mut self,
        context: &Context<'_>,
        account: Option<String>,
        (name, figure): (&str, &str),
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
            label: context.figure_of_amounts(figure),
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
