//! The kept items of an account laid over this month's proposals.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, BASELINE, DUE, FIGURE, MEASURED, METRIC, OCCURRENCE, OWNER, START, TARGET, UNIT};
use super::follow::{Proposal, follow, is_closed, is_shown, key_of};
use super::progress::progress;
use super::standing::Standing;
use super::wording;
use crate::model::{Author, Date, Decimal, Item, ItemKey, ItemKind, Month, PlanBook};
use crate::plan::account::{PlannedAction, PlannedObjective, Situation, SwotItems, above_forecast};
use crate::plan::context::Context;
use crate::plan::document::SwotItem;
use crate::plan::language::args;

pub const OBJECTIVE: &str = "objective";
pub const ACTION: &str = "action";
pub const TEXT: &str = "text";
pub const FIELD: &str = "field";
pub const WHY: &str = "why";
pub const SAY: &str = "say";
pub const EVIDENCE: &str = "evidence";
/// Of a threat: what is done if it comes about.
pub const CONTINGENCY: &str = "contingency";

/// Working days in which what is late, and no longer proposed by our rules, is to be done.
const RENEWED_DAYS: u32 = 5;

/// Items of a part of the SWOT, unless persons wrote more.
const MOST_SWOT: usize = 4;

/// The items of an account as they stand this month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    pub account_id: String,
    pub items: BTreeMap<ItemKey, Item>,
    /// Which proposal an item answers to, by kind and the proposal's id.
    keys: BTreeMap<(ItemKind, String), ItemKey>,
}

/// This month's proposals in canonical form.
pub fn proposals(
    account_id: &str,
    objectives: &[PlannedObjective],
    actions: &[PlannedAction],
    swot: &SwotItems,
) -> Vec<Proposal> {
    let objectives = objectives.iter().map(|objective| Proposal {
        kind: ItemKind::Objective,
        item: objective.id.clone(),
        fields: of_objective(objective),
    });
    let actions = actions.iter().map(|action| Proposal {
        kind: ItemKind::Action,
        item: action.id.clone(),
        fields: of_action(action),
    });
    let swot = parts(swot).into_iter().flat_map(|(part, items)| {
        swot_ids(account_id, part, items).into_iter().zip(items).map(move |(id, item)| {
            let fields = [(FIELD, part.to_owned()), (TEXT, item.text.clone()), (EVIDENCE, item.evidence.clone())];
            let contingency = item.contingency.clone().map(|text| (CONTINGENCY, text));
            Proposal { kind: ItemKind::Swot, item: id, fields: fields.into_iter().chain(contingency).collect() }
        })
    });
    objectives.chain(actions).chain(swot).collect()
}

fn of_objective(objective: &PlannedObjective) -> BTreeMap<&'static str, String> {
    let mut told = BTreeMap::from([
        (OBJECTIVE, objective.text.clone()),
        (METRIC, objective.metric.clone()),
        (DUE, objective.due.to_string()),
        (OWNER, objective.owner.clone()),
        (WHY, objective.why.clone()),
    ]);
    match &objective.measure {
        Some(measure) => {
            told.insert(BASELINE, plain(measure.baseline));
            told.insert(TARGET, plain(measure.target));
            told.insert(FIGURE, measure.figure.key().to_owned());
            told.insert(UNIT, wording::unit_key(measure.figure.unit()).to_owned());
        }
        None => {
            told.insert(BASELINE, objective.baseline.clone());
            told.insert(TARGET, objective.target.clone());
        }
    }
    told.extend(objective.occurrence.clone().map(|occurrence| (OCCURRENCE, occurrence)));
    told.retain(|_, value| !value.is_empty());
    told
}

fn of_action(action: &PlannedAction) -> BTreeMap<&'static str, String> {
    let mut told = BTreeMap::from([
        (ACTION, action.text.clone()),
        (WHY, action.why.clone()),
        (OWNER, action.owner.clone()),
        (START, action.start.to_string()),
        (DUE, action.due.to_string()),
    ]);
    told.extend(action.say.clone().map(|say| (SAY, say)));
    told.extend(action.objective.clone().map(|objective| (OBJECTIVE, objective)));
    told.extend(action.occurrence.clone().map(|occurrence| (OCCURRENCE, occurrence)));
    told.extend(action.play.as_ref().and_then(|play| play.measured.clone()).map(|measured| (MEASURED, measured)));
    told.retain(|_, value| !value.is_empty());
    told
}

/// An amount or figure as it is kept: to cents, without zeros that say nothing.
pub fn plain(number: Decimal) -> String {
    number.round_dp(2).normalize().to_string()
}

fn parts(swot: &SwotItems) -> [(&'static str, &Vec<SwotItem>); 4] {
    [
        ("strengths", &swot.strengths),
        ("weaknesses", &swot.weaknesses),
        ("opportunities", &swot.opportunities),
        ("threats", &swot.threats),
    ]
}

/// The ids of a part's items: the figure that each states, which stays the same while its numbers change.
fn swot_ids(account_id: &str, part: &str, items: &[SwotItem]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut unique = |item: &SwotItem| {
        let fact = item.facts.first().map_or("", String::as_str);
        let figure = fact.strip_prefix(account_id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(fact);
        let mut id = format!("{part}:{figure}");
        let mut number = 1_u32;
        while !taken.insert(id.clone()) {
            number = number.saturating_add(1);
            id = format!("{part}:{figure}#{number}");
        }
        id
    };
    items.iter().map(&mut unique).collect()
}

impl Kept {
    pub fn of(context: &Context<'_>, account_id: &str, proposals: &[Proposal]) -> Kept {
        Kept::in_book(context.book, account_id, proposals, context.period())
    }

    /// Takes the items of a kind that go on from month to month elsewhere.
    pub fn hold(&mut self, kind: ItemKind, items: &BTreeMap<ItemKey, Item>) {
        self.items.retain(|key, _| key.kind != kind);
        self.items.extend(items.iter().map(|(key, item)| (key.clone(), item.clone())));
    }

    fn in_book(book: &PlanBook, account_id: &str, proposals: &[Proposal], period: Month) -> Kept {
        let key = |proposal: &Proposal| ((proposal.kind, proposal.item.clone()), key_of(book, account_id, proposal));
        Kept {
            account_id: account_id.to_owned(),
            items: follow(book, account_id, proposals, period),
            keys: proposals.iter().map(key).collect(),
        }
    }

    /// The items of a kind that are in this month's plan, by id.
    pub fn shown(&self, kind: ItemKind, period: Month) -> impl Iterator<Item = (&str, &Item)> {
        let of_kind = self.items.iter().filter(move |(key, item)| key.kind == kind && is_shown(item, period));
        of_kind.map(|(key, item)| (key.item.as_str(), item))
    }

    pub fn item(&self, kind: ItemKind, id: &str) -> Option<&Item> {
        self.items.get(&ItemKey { account_id: self.account_id.clone(), kind, item: id.to_owned() })
    }

    /// What is proposed, by the id of the item that it is.
    fn proposed<'a, T>(
        &'a self,
        kind: ItemKind,
        found: &'a [T],
        id: fn(&T) -> &str,
    ) -> BTreeMap<&'a str, (usize, &'a T)> {
        let key = |(place, proposal): (usize, &'a T)| {
            let key = self.keys.get(&(kind, id(proposal).to_owned()))?;
            Some((key.item.as_str(), (place, proposal)))
        };
        found.iter().enumerate().filter_map(key).collect()
    }

    /// The objectives of this month: what is proposed in its order, then what persons keep or added, by id. Those that
    /// were closed since last month are among them.
    pub fn objectives(&self, s: &Situation<'_>, proposed: &[PlannedObjective]) -> Vec<PlannedObjective> {
        let found = self.proposed(ItemKind::Objective, proposed, |objective| &objective.id);
        let shown = self.shown(ItemKind::Objective, s.context.period());
        let mut planned: Vec<(usize, PlannedObjective)> = shown
            .map(|(id, item)| {
                let proposed = found.get(id).copied();
                let place = proposed.map_or(usize::MAX, |(place, _)| place);
                (place, objective_of(s, id, item, proposed.map(|(_, proposed)| proposed)))
            })
            .collect();
        // Stable: the rest stays in the order of the ids.
        planned.sort_by_key(|(place, _)| *place);
        planned.into_iter().map(|(_, objective)| objective).collect()
    }

    /// The actions of this month by due date, those that were closed since last month among them.
    pub fn actions(&self, s: &Situation<'_>, proposed: &[PlannedAction]) -> Vec<PlannedAction> {
        let found = self.proposed(ItemKind::Action, proposed, |action| &action.id);
        let shown = self.shown(ItemKind::Action, s.context.period());
        let mut planned: Vec<PlannedAction> =
            shown.map(|(id, item)| self.action_of(s, id, item, found.get(id).map(|(_, proposed)| *proposed))).collect();
        planned.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.id.cmp(&b.id)));
        planned
    }

    /// The parts of the SWOT, persons' own items first.
    pub fn swot(&self, s: &Situation<'_>, proposed: SwotItems) -> SwotItems {
        let part = |part: &'static str, proposed: Vec<SwotItem>| {
            let shown = self.shown(ItemKind::Swot, s.context.period());
            let mut shown: BTreeMap<&str, &Item> = shown.filter(|(_, item)| !is_closed(item)).collect();
            let ids = swot_ids(&s.record.id, part, &proposed);
            let kept: Vec<SwotItem> = ids
                .iter()
                .zip(proposed)
                .filter_map(|(id, found)| {
                    let item = shown.remove(id.as_str())?;
                    let text = item.value(TEXT).map_or_else(|| found.text.clone(), str::to_owned);
                    let contingency = item.value(CONTINGENCY).map(str::to_owned).or_else(|| found.contingency.clone());
                    Some(SwotItem { text, contingency, ..found })
                })
                .collect();
            let of_part = shown.into_values().filter(|item| item.value(FIELD) == Some(part));
            let mut items: Vec<SwotItem> = of_part.filter_map(|item| own_swot(s, item)).collect();
            let room = MOST_SWOT.saturating_sub(items.len());
            items.extend(kept.into_iter().take(room));
            items
        };
        SwotItems {
            strengths: part("strengths", proposed.strengths),
            weaknesses: part("weaknesses", proposed.weaknesses),
            opportunities: part("opportunities", proposed.opportunities),
            threats: part("threats", proposed.threats),
        }
    }

    fn action_of(&self, s: &Situation<'_>, id: &str, item: &Item, proposed: Option<&PlannedAction>) -> PlannedAction {
        let mut standing = Standing::of(item, s.context.as_of(), s.context.period());
        let text = |field: &str| item.value(field).map(str::to_owned);
        let schedule = s.context.schedule_of(s.account);
        let due = date(item, DUE).unwrap_or_else(|| schedule.quarter_end());
        if standing.late {
            let anew = proposed.map(|proposed| proposed.due).filter(|due| *due > s.context.as_of());
            standing.renewed = Some(anew.unwrap_or_else(|| schedule.in_days(RENEWED_DAYS)));
        }
        let start = date(item, START).unwrap_or_else(|| item.since.last_day()).min(due);
        let objective = text(OBJECTIVE).map(|id| self.objective_key(&id));
        let mut action = PlannedAction {
            id: id.to_owned(),
            text: text(ACTION).unwrap_or_default(),
            why: text(WHY).unwrap_or_default(),
            say: text(SAY),
            objective,
            owner: text(OWNER).unwrap_or_else(|| s.context.actor_name(s.account)),
            start,
            due,
            occurrence: text(OCCURRENCE),
            standing,
            play: None,
            facts: Vec::new(),
        };
        let words = |day: Date| s.context.language.date_short(day);
        // Nobody is asked to do something by a day that has passed: the text says the new one, and the due date the old.
        let by = action.standing.renewed.unwrap_or(due);
        match proposed {
            Some(proposed) => {
                action.play.clone_from(&proposed.play);
                action.facts.clone_from(&proposed.facts);
                if is_ours(item, ACTION) {
                    action.text = wording::reworded(&proposed.text, &[(words(proposed.due), words(by))]);
                }
            }
            None if is_ours(item, ACTION) => {
                action.text = wording::reworded(&action.text, &[(words(due), words(by))]);
            }
            None => {}
        }
        action
    }

    /// The item that an objective is by now.
    fn objective_key(&self, id: &str) -> String {
        self.keys.get(&(ItemKind::Objective, id.to_owned())).map_or_else(|| id.to_owned(), |key| key.item.clone())
    }
}

fn objective_of(s: &Situation<'_>, id: &str, item: &Item, proposed: Option<&PlannedObjective>) -> PlannedObjective {
    let mut standing = Standing::of(item, s.context.as_of(), s.context.period());
    standing.progress = progress(s, item);
    let text = |field: &str| item.value(field).map(str::to_owned);
    let amount = |field: &str| wording::amount(s, item, field);
    let due = date(item, DUE).unwrap_or_else(|| s.context.schedule_of(s.account).quarter_end());
    let mut objective = PlannedObjective {
        id: id.to_owned(),
        text: text(OBJECTIVE).unwrap_or_default(),
        metric: text(METRIC).unwrap_or_default(),
        baseline: amount(BASELINE),
        target: amount(TARGET),
        due,
        owner: text(OWNER).unwrap_or_else(|| s.context.actor_name(s.account)),
        why: text(WHY).unwrap_or_default(),
        compared: Vec::new(),
        measure: wording::measure(item),
        occurrence: text(OCCURRENCE),
        standing,
        facts: Vec::new(),
    };
    if let Some(proposed) = proposed {
        objective.facts.clone_from(&proposed.facts);
        if is_ours(item, OBJECTIVE) {
            let words = |day: Date| s.context.language.date_short(day);
            let changes = [
                (words(proposed.due), words(due)),
                (proposed.target.clone(), objective.target.clone()),
                (proposed.baseline.clone(), objective.baseline.clone()),
            ];
            objective.text = wording::reworded(&proposed.text, &changes);
        }
        if is_ours(item, WHY) {
            let (why, compared) = reason(s, item, proposed, &objective);
            objective.compared = compared;
            objective.why = above_forecast(s, objective.measure.as_ref(), why);
        }
    }
    objective
}

/// Why an objective has the numbers that it has: what our rules say today where these are today's, else when they are from
/// and what today's would be.
fn reason(
    s: &Situation<'_>,
    item: &Item,
    proposed: &PlannedObjective,
    kept: &PlannedObjective,
) -> (String, Vec<(&'static str, String)>) {
    let language = s.context.language;
    let month = language.month_long(item.since);
    let target = &proposed.target;
    match (proposed.target == kept.target, proposed.baseline == kept.baseline, is_ours(item, TARGET)) {
        (true, true, _) => (proposed.why.clone(), Vec::new()),
        (true, false, _) => {
            let why = language.text("why-baseline-of", &args!["why" => &proposed.why, "month" => &month]);
            (why, vec![("since", month)])
        }
        (false, _, true) => {
            let why = language.text("why-target-of", &args!["month" => &month, "target" => target]);
            (why, vec![("since", month), ("today", target.clone())])
        }
        (false, _, false) => {
            (language.text("why-target-own", &args!["target" => target]), vec![("today", target.clone())])
        }
    }
}

fn own_swot(s: &Situation<'_>, item: &Item) -> Option<SwotItem> {
    let evidence = item.value(EVIDENCE).map_or_else(|| wording::by(s, item), str::to_owned);
    let contingency = item.value(CONTINGENCY).map(str::to_owned);
    Some(SwotItem { text: item.value(TEXT)?.to_owned(), evidence, contingency, facts: Vec::new() })
}

fn date(item: &Item, field: &str) -> Option<Date> {
    item.value(field)?.parse().ok()
}

/// Whether a field is still our rules' word.
fn is_ours(item: &Item, field: &str) -> bool {
    item.fields.get(field).is_none_or(|held| held.author == Author::Program) && fields::is_own(field)
}
