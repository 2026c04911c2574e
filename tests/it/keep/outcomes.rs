//! Each thing that can happen to a draft has the outcome that docs/operations.md states.

use std::collections::BTreeMap;

use cartera::model::{Author, Item, ItemKey, ItemKind, Month, PlanBook, ReturnedDraft};
use cartera::plan::keep::{About, DROPPED_MONTHS, Merged, Proposal, Stage, fields, is_shown, merge};

use super::desk::*;

struct Desk {
    book: PlanBook,
    items: BTreeMap<ItemKey, Item>,
    period: Month,
}

impl Desk {
    /// A first month with what it proposes.
    fn begin(proposals: Vec<Proposal>) -> Desk {
        let mut desk = Desk { book: PlanBook::default(), items: BTreeMap::new(), period: month("2026-09") };
        desk.go_on(&[], proposals);
        desk
    }

    fn go_on(&mut self, drafts: &[ReturnedDraft], proposals: Vec<Proposal>) -> Merged {
        self.period = self.period.plus(1);
        let merged = merge(&self.book, drafts, &accounts(), self.period);
        self.items = planned(&merged.book, &[("A-1", proposals)].into(), self.period);
        self.book = next(&merged.book, &self.items);
        merged
    }

    fn draft(&self, file: &str) -> ReturnedDraft {
        draft(&self.items, self.period, file)
    }

    fn item(&self, kind: ItemKind, item: &str) -> &Item {
        &self.items[&ItemKey { account_id: "A-1".to_owned(), kind, item: item.to_owned() }]
    }

    fn value(&self, kind: ItemKind, item: &str, field: &str) -> Option<&str> {
        self.item(kind, item).value(field)
    }

    fn is_shown(&self, kind: ItemKind, item: &str) -> bool {
        let key = ItemKey { account_id: "A-1".to_owned(), kind, item: item.to_owned() };
        self.items.get(&key).is_some_and(|item| is_shown(item, self.period))
    }

    fn action(&self) -> Vec<Proposal> {
        vec![action("call", self.period.plus(1), 10)]
    }

    fn objective(&self, target: i64) -> Vec<Proposal> {
        vec![objective("revenue", self.period.plus(1), target)]
    }
}

use ItemKind::{Action, Objective};

fn sealed(mut draft: ReturnedDraft, edit: impl FnOnce(&mut ReturnedDraft)) -> ReturnedDraft {
    edit(&mut draft);
    seal(&mut draft);
    draft
}

#[test]
fn what_is_proposed_again_keeps_its_first_due_date_and_a_cell_left_alone_follows_the_data() {
    let mut desk = Desk::begin(vec![action("call", month("2026-10"), 10)]);
    let first = desk.value(Action, "call", "due").unwrap().to_owned();
    let draft = desk.draft("plan.xlsx");
    desk.go_on(&[draft], desk.action());
    assert_eq!(desk.value(Action, "call", "due"), Some(first.as_str()));
    assert_eq!(desk.value(Action, "call", "action"), Some("Do call by 2026-12-10"));
    assert_eq!(desk.item(Action, "call").since, month("2026-10"));
}

#[test]
fn a_word_stays_until_it_is_changed_and_a_proposal_against_it_is_told_until_the_draft_comes_back() {
    let mut desk = Desk::begin(vec![objective("revenue", month("2026-10"), 120)]);
    let october = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Objective, "revenue"), "target", "110"));
    desk.go_on(&[october], desk.objective(121));
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("110"));
    assert_eq!(fields::proposals(desk.item(Objective, "revenue")).count(), 0, "a month of data is no contradiction");
    desk.go_on(&[], desk.objective(160));
    let told = |desk: &Desk| -> Vec<Option<String>> {
        fields::proposals(desk.item(Objective, "revenue")).map(|told| told.held.value).collect()
    };
    assert_eq!(told(&desk), [Some("160".to_owned())]);
    // Nobody hands it back: it is told again.
    desk.go_on(&[], desk.objective(160));
    assert_eq!(told(&desk), [Some("160".to_owned())]);
    let seen = desk.draft("plan.xlsx");
    desk.go_on(&[seen], desk.objective(160));
    assert_eq!(told(&desk), [None; 0]);
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("110"));
    let item = desk.item(Objective, "revenue");
    assert_eq!(item.fields["target"].author, Author::Person(OWNER.to_owned()));
    assert_eq!(item.fields["target"].proposed.as_deref(), Some("160"));
}

#[test]
fn of_two_copies_the_later_name_holds_and_the_other_word_is_told_and_kept() {
    let mut desk = Desk::begin(vec![objective("revenue", month("2026-10"), 120)]);
    let copy = |file: &str, target: &str, owner: Option<&str>| {
        sealed(desk.draft(file), |draft| {
            write(row(draft, Objective, "revenue"), "target", target);
            owner.into_iter().for_each(|owner| write(row(draft, Objective, "revenue"), "owner", owner));
        })
    };
    let (a, b) = (copy("a.xlsx", "130", Some("Luis")), copy("b.xlsx", "140", None));
    let proposals = desk.objective(120);
    let merged = desk.go_on(&[b.clone(), a.clone()], proposals);
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("140"));
    assert_eq!(desk.value(Objective, "revenue", "owner"), Some("Luis"), "only one of them changed it");
    let lost = Some("130".to_owned());
    let conflict = About::Conflict { field: "target".to_owned(), kept: Some("140".to_owned()), lost: lost.clone() };
    assert!(merged.told.iter().any(|told| told.about == conflict), "{:?}", merged.told);
    let overruled = |desk: &Desk| -> Vec<Option<String>> {
        fields::overruled(desk.item(Objective, "revenue")).map(|told| told.held.value).collect()
    };
    assert_eq!(overruled(&desk), std::slice::from_ref(&lost));
    // Read again, and seen: it is history then.
    let seen = desk.draft("plan.xlsx");
    desk.go_on(&[a, b, seen], desk.objective(120));
    assert_eq!(overruled(&desk), [None; 0]);
    let history: Vec<_> = fields::history(desk.item(Objective, "revenue")).map(|told| told.held.value).collect();
    assert_eq!(history, [lost]);
}

#[test]
fn an_old_copy_is_merged_against_its_own_cells_and_a_later_word_holds() {
    let mut desk = Desk::begin(vec![objective("revenue", month("2026-10"), 120)]);
    let untouched = desk.draft("plan.xlsx");
    desk.go_on(&[], desk.objective(121));
    let november = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Objective, "revenue"), "target", "200"));
    desk.go_on(&[november], desk.objective(122));
    let old = sealed(untouched, |draft| {
        write(row(draft, Objective, "revenue"), "target", "90");
        write(row(draft, Objective, "revenue"), "note", "from October");
    });
    desk.go_on(&[old], desk.objective(123));
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("200"));
    assert_eq!(desk.value(Objective, "revenue", "note"), Some("from October"));
    let lost: Vec<_> = fields::overruled(desk.item(Objective, "revenue")).map(|told| told.held.value).collect();
    assert_eq!(lost, [Some("90".to_owned())]);
}

#[test]
fn a_deleted_row_is_dropped_and_stays_away_for_its_months() {
    let mut desk = Desk::begin(vec![action("call", month("2026-10"), 10)]);
    let deleted = sealed(desk.draft("plan.xlsx"), |draft| row(draft, Action, "call").deleted = true);
    let merged = desk.go_on(&[deleted], desk.action());
    assert!(merged.told.iter().any(|told| told.about == About::Dropped { deleted: true }));
    assert_eq!(desk.value(Action, "call", "state"), Some("dropped"));
    assert!(desk.is_shown(Action, "call"), "once more, so that the rep sees it dropped");
    for _ in 1..DROPPED_MONTHS {
        desk.go_on(&[], desk.action());
        assert!(!desk.is_shown(Action, "call"));
    }
    desk.go_on(&[], desk.action());
    assert!(desk.is_shown(Action, "call"));
    assert_eq!(desk.value(Action, "call", "state"), None);
    assert_eq!(desk.item(Action, "call").since, desk.period);
}

#[test]
fn what_is_done_comes_back_only_after_its_condition_was_not_met() {
    let mut desk = Desk::begin(vec![action("call", month("2026-10"), 10)]);
    let done = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Action, "call"), "state", "done"));
    desk.go_on(std::slice::from_ref(&done), desk.action());
    assert!(desk.is_shown(Action, "call"));
    desk.go_on(&[], desk.action());
    assert!(!desk.is_shown(Action, "call"));
    desk.go_on(&[], Vec::new());
    desk.go_on(&[], desk.action());
    assert!(desk.is_shown(Action, "call"));
    assert_eq!(desk.item(Action, "call").since, desk.period);
    // Another copy of the old draft is about the former time.
    let copy = sealed(done, |draft| draft.file = "copy.xlsx".to_owned());
    desk.go_on(&[copy], desk.action());
    assert_eq!(desk.value(Action, "call", "state"), None);
}

#[test]
fn another_occurrence_comes_back_and_leaves_the_one_somebody_works_on_alone() {
    let review = |desk: &Desk, quarter: &str| {
        let mut proposal = action("review", desk.period.plus(1), 20);
        proposal.fields.insert(fields::OCCURRENCE, quarter.to_owned());
        vec![proposal]
    };
    let mut first = action("review", month("2026-10"), 20);
    first.fields.insert(fields::OCCURRENCE, "Q4".to_owned());
    let mut desk = Desk::begin(vec![first]);
    let begun = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Action, "review"), "state", "in_progress"));
    desk.go_on(&[begun], review(&desk, "Q4"));
    desk.go_on(&[], review(&desk, "Q1"));
    assert!(desk.is_shown(Action, "review") && desk.is_shown(Action, "review~Q1"));
    let done = sealed(desk.draft("plan.xlsx"), |draft| {
        write(row(draft, Action, "review"), "state", "done");
        write(row(draft, Action, "review~Q1"), "state", "done");
    });
    desk.go_on(&[done], review(&desk, "Q1"));
    desk.go_on(&[], review(&desk, "Q2"));
    assert!(desk.is_shown(Action, "review"));
    assert_eq!(desk.value(Action, "review", fields::OCCURRENCE), Some("Q2"));
}

#[test]
fn what_nobody_touched_goes_with_its_condition_and_what_somebody_did_stays() {
    let both = |desk: &Desk| vec![action("call", desk.period.plus(1), 10), action("visit", desk.period.plus(1), 10)];
    let mut desk = Desk::begin(vec![action("call", month("2026-10"), 10), action("visit", month("2026-10"), 10)]);
    let noted = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Action, "visit"), "note", "with Luz"));
    desk.go_on(&[noted], both(&desk));
    desk.go_on(&[], Vec::new());
    assert!(!desk.is_shown(Action, "call"));
    assert!(desk.is_shown(Action, "visit"));
    desk.go_on(&[], both(&desk));
    assert_eq!(desk.item(Action, "call").since, desk.period, "it begins anew");
    assert_eq!(desk.item(Action, "visit").since, month("2026-10"));
}

#[test]
fn an_objective_is_handed_in_agreed_and_has_to_be_agreed_again_when_it_is_lowered() {
    let mut desk = Desk::begin(vec![objective("revenue", month("2026-10"), 120)]);
    let handed_in = desk.draft("plan.xlsx");
    desk.go_on(&[handed_in], desk.objective(120));
    assert_eq!(Stage::of(desk.item(Objective, "revenue")), Stage::Rep);
    let agreed = sealed(desk.draft("team.xlsx"), |draft| {
        draft.owner_id = "boss".to_owned();
        write(row(draft, Objective, "revenue"), "agreed", "agree");
    });
    desk.go_on(&[agreed], desk.objective(170));
    assert_eq!(Stage::of(desk.item(Objective, "revenue")), Stage::Agreed);
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("120"), "what is agreed does not follow the data");
    let lowered = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Objective, "revenue"), "target", "105"));
    let merged = desk.go_on(&[lowered], desk.objective(170));
    let about = About::Lowered { from: "120".to_owned(), to: "105".to_owned() };
    assert!(merged.told.iter().any(|told| told.about == about), "{:?}", merged.told);
    assert_eq!(Stage::of(desk.item(Objective, "revenue")), Stage::Rep);
    assert_eq!(desk.value(Objective, "revenue", fields::LOWERED_FROM), Some("120"));
}

#[test]
fn a_target_follows_the_data_until_somebody_has_taken_it_on() {
    let mut desk = Desk::begin(vec![objective("revenue", month("2026-10"), 120)]);
    desk.go_on(&[], desk.objective(125));
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("120"));
    desk.go_on(&[], desk.objective(150));
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("150"));
    let handed_in = desk.draft("plan.xlsx");
    desk.go_on(&[handed_in], desk.objective(190));
    assert_eq!(desk.value(Objective, "revenue", "target"), Some("150"));
    assert_eq!(fields::proposals(desk.item(Objective, "revenue")).count(), 1);
}

#[test]
fn rows_of_an_account_that_changed_hands_was_merged_or_is_gone_are_kept_and_told() {
    let desk = Desk::begin(vec![action("call", month("2026-10"), 10)]);
    let note = |cells: &[(&str, &str)]| {
        sealed(desk.draft("plan.xlsx"), |draft| {
            write(row(draft, Action, "call"), "note", "ask for Luz");
            add(draft, ItemKind::Note, "Nobody knows", cells);
        })
    };
    let draft = note(&[("text", "a rumour")]);
    let period = month("2026-11");

    let mut other = cartera::plan::keep::Accounts::default();
    let luis = cartera::plan::keep::Desk { owner_id: "luis".to_owned(), manager_id: None };
    other.add("A-9", "Survivor", Some(luis.clone()));
    other.merged("A-1", "A-9");
    let merged = merge(&desk.book, std::slice::from_ref(&draft), &other, period);
    assert_eq!(merged.book.get("A-9", Action, "call").unwrap().value("note"), Some("ask for Luz"));
    assert!(merged.book.get("A-1", Action, "call").is_none());
    let told = |about: &About| merged.told.iter().any(|told| told.about == *about && told.owner_id == "luis");
    assert!(told(&About::Merged { from: "A-1".to_owned() }) && told(&About::ChangedHands { from: OWNER.to_owned() }));
    let orphan = About::Orphan { account: "Nobody knows".to_owned() };
    assert!(merged.told.iter().any(|told| told.about == orphan && told.owner_id == OWNER), "{:?}", merged.told);
    let kept = merged.book.items.iter().find(|(key, _)| key.kind == ItemKind::Note).unwrap();
    assert_eq!((kept.1.value("text"), kept.1.value("account")), (Some("a rumour"), Some("Nobody knows")));

    let gone = merge(&desk.book, &[draft], &cartera::plan::keep::Accounts::default(), period);
    assert_eq!(gone.book.get("A-1", Action, "call").unwrap().value("note"), Some("ask for Luz"));
    assert!(gone.told.iter().any(|told| told.about == About::Orphan { account: "A-1".to_owned() }));
}

#[test]
fn a_book_that_was_lost_is_filled_from_what_comes_back() {
    let desk = Desk::begin(vec![objective("revenue", month("2026-10"), 120)]);
    let draft = sealed(desk.draft("plan.xlsx"), |draft| write(row(draft, Objective, "revenue"), "target", "130"));
    let merged = merge(&PlanBook::default(), &[draft], &accounts(), month("2026-11"));
    let item = merged.book.get("A-1", Objective, "revenue").unwrap();
    assert_eq!((item.value("target"), item.value("owner")), (Some("130"), Some("Ana")));
    assert_eq!((&item.author, &item.fields["owner"].author), (&Author::Program, &Author::Program));
}
