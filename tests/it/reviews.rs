//! Triggers of accounts that fire them, do not, and can't tell; what the rep wrote over the CRM; what became of decisions.

use std::collections::BTreeMap;

use cartera::ingest::Quality;
use cartera::model::*;
use cartera::plan::account::stakeholders::{self, CoverageGap};
use cartera::plan::account::{AccountPlan, plan};
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::{DeckInput, EffortConfig, kept_decisions};
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::review::{Reviews, TriggerKind, TriggerState};
use cartera::score::{Part, Past, ScoreConfig, score};

use crate::score::sample::Sample;

const AS_OF: &str = "2026-10-31";

/// With what earlier months left.
fn look<T>(portfolio: &Portfolio, book: &PlanBook, look: impl FnOnce(&Context<'_>) -> T) -> T {
    let scores = score(portfolio, &ScoreConfig::default(), &Past::default());
    let language = Language::load(LanguageCode::En, "en-US", None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    look(&Context::new(portfolio, &scores, &language, &company).with_book(book))
}

fn place(portfolio: &Portfolio, id: &str) -> AccountIx {
    let place = portfolio.accounts.iter().position(|row| row.id == id).unwrap();
    AccountIx(u32::try_from(place).unwrap())
}

fn reviews(portfolio: &Portfolio, book: &PlanBook, id: &str) -> Reviews {
    plan_of(portfolio, book, id).reviews
}

fn open(reviews: &Reviews) -> Vec<TriggerKind> {
    reviews.open().map(|trigger| trigger.kind).collect()
}

fn plan_of(portfolio: &Portfolio, book: &PlanBook, id: &str) -> AccountPlan {
    look(portfolio, book, |context| plan(context, place(portfolio, id)).unwrap())
}

fn item(author: Author, fields: &[(&str, &str)]) -> Item {
    let field = |value: &str| ItemField { value: Some(value.to_owned()), author: author.clone(), proposed: None };
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), field(value))).collect();
    Item { author: author.clone(), since: Month::parse("2026-09").unwrap(), fields }
}

fn book(items: &[(&str, ItemKind, &str, Item)]) -> PlanBook {
    let key = |account: &str, kind, item: &str| ItemKey { account_id: account.into(), kind, item: item.into() };
    let items = items.iter().map(|(account, kind, id, item)| (key(account, *kind, id), item.clone())).collect();
    PlanBook { items, ..PlanBook::default() }
}

fn ana() -> Author {
    Author::Person("ana".to_owned())
}

/// Each account is called after what it fires; `calm` has the same kinds of records and fires nothing.
fn portfolio() -> Portfolio {
    let mut sample = Sample::default();
    let owned = [("owner_id", "u1"), ("owner_name", "Ana Prieto"), ("created", "2020-01-01")];
    for id in ["calm", "renewal", "covered", "ended", "champion", "decider", "competitor", "fallen", "unused", "nps"] {
        sample.account(id, &owned);
        for back in 0..24i64 {
            let day = AS_OF.parse::<Date>().unwrap().checked_sub(jiff::Span::new().months(back)).unwrap().to_string();
            let amount = if id == "fallen" && back < 12 { "500" } else { "1000" };
            sample.revenue(id, &day, amount);
            let used = if id == "unused" && back < 3 { "40" } else { "100" };
            sample.add::<Usage>(id, &[("date", &day), ("value", used)]);
        }
        sample.add::<Contact>(
            id,
            &[("id", id), ("name", "Pilar Sanz"), ("role", "Decision maker"), ("created", "2021-01-01")],
        );
    }
    let renewal = [("kind", "Renewal"), ("stage", "Proposal"), ("amount", "9000"), ("created", "2026-09-01")];
    sample.add::<Opportunity>("covered", &[&renewal[..], &[("id", "o1"), ("close_date", "2026-12-15")]].concat());
    for id in ["renewal", "covered"] {
        sample.add::<Contract>(id, &[("start", "2026-01-01"), ("end", "2026-12-31"), ("value", "12000")]);
    }
    sample.add::<Contract>("calm", &[("start", "2026-01-01"), ("end", "2027-12-31"), ("value", "12000")]);
    sample.add::<Contract>("ended", &[("start", "2025-01-01"), ("end", "2026-09-30"), ("value", "12000")]);
    let champion = [
        ("id", "c9"),
        ("name", "Luis Gil"),
        ("role", "Champion"),
        ("created", "2021-01-01"),
        ("left_on", "2026-10-02"),
    ];
    sample.add::<Contact>("champion", &champion);
    let decider = [("id", "d9"), ("name", "Eva Mora"), ("role", "Decision maker"), ("created", "2026-10-05")];
    sample.add::<Contact>("decider", &decider);
    let signal = [("date", "2026-10-10"), ("text", "seen"), ("source", "rep"), ("competitor", "TallerNube")];
    sample.add::<Signal>("competitor", &signal);
    for n in 0..12 {
        sample.answer("nps", &format!("p{n}"), "2025-09-15", "10");
        sample.answer("nps", &format!("p{n}"), "2026-10-15", "2");
        sample.answer("calm", &format!("q{n}"), "2025-09-15", "9");
        sample.answer("calm", &format!("q{n}"), "2026-10-15", "10");
    }
    sample.build(AS_OF)
}

#[test]
fn every_trigger_has_an_account_that_fires_it_alone() {
    let (portfolio, none) = (portfolio(), PlanBook::default());
    let fires = [
        ("calm", None),
        ("covered", None),
        ("renewal", Some(TriggerKind::RenewalUncovered)),
        ("ended", Some(TriggerKind::ContractEnded)),
        ("champion", Some(TriggerKind::ChampionLeft)),
        ("decider", Some(TriggerKind::NewDecisionMaker)),
        ("competitor", Some(TriggerKind::CompetitorNamed)),
        ("fallen", Some(TriggerKind::RevenueDrop)),
        ("unused", Some(TriggerKind::UsageDrop)),
        ("nps", Some(TriggerKind::NpsDrop)),
    ];
    for (id, wanted) in fires {
        let found = reviews(&portfolio, &none, id);
        assert_eq!(open(&found), wanted.into_iter().collect::<Vec<_>>(), "{id}: {found:?}");
        assert_eq!(found.is_forward(), wanted.is_some(), "{id}");
        assert!(found.open().all(|trigger| trigger.deadline > AS_OF.parse().unwrap() && trigger.fact.is_some()));
    }
}

#[test]
fn one_purchase_without_another_is_no_drop() {
    let mut sample = Sample::default();
    // `old` makes the year before known: what the company sold reaches back further.
    for (account, id, day) in [
        ("once", "o1", "2025-03-10"),
        ("twice", "o2", "2025-03-10"),
        ("twice", "o3", "2025-08-10"),
        ("old", "o4", "2022-01-10"),
    ] {
        if id != "o3" {
            sample.account(account, &[("customer_since", "2020-01-01")]);
        }
        let told = [("id", id), ("stage", "Closed Won"), ("created", "2021-01-10"), ("close_date", day)];
        let won = [("amount", "4000"), ("is_won", "true"), ("is_closed", "true")];
        sample.add::<Opportunity>(account, &[told.as_slice(), &won].concat());
    }
    let portfolio = sample.build(AS_OF);
    let fires = |id: &str| open(&reviews(&portfolio, &PlanBook::default(), id));
    assert_eq!(fires("once"), []);
    assert_eq!(fires("twice"), [TriggerKind::RevenueDrop]);
}

#[test]
fn without_any_source_nothing_fires() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let portfolio = sample.build(AS_OF);
    let found = reviews(&portfolio, &PlanBook::default(), "A");
    assert!(found.triggers.is_empty() && found.items.is_empty() && found.next == found.regular);
}

#[test]
fn late_actions_of_the_kept_plan_fire_until_they_are_done() {
    let portfolio = portfolio();
    let action = |due: &str, state: &str| item(ana(), &[("action", "Call"), ("due", due), ("state", state)]);
    let late = |states: [&str; 3]| {
        let book = book(&[
            ("calm", ItemKind::Action, "a", action("2026-10-01", states[0])),
            ("calm", ItemKind::Action, "b", action("2026-10-02", states[1])),
            ("calm", ItemKind::Action, "c", action("2026-10-30", states[2])),
            // What our rules no longer ask for and nobody took up is in no plan, and so not late.
            ("calm", ItemKind::Action, "d", item(Author::Program, &[("due", "2026-09-01")])),
        ]);
        reviews(&portfolio, &book, "calm")
    };
    assert_eq!(open(&late(["open", "in_progress", "done"])), [TriggerKind::LateActions]);
    assert!(open(&late(["open", "dropped", "done"])).is_empty());
    // The third is late too, by one day: it does not make the trigger fire, but it is counted where the plan shows it.
    assert!(open(&late(["open", "dropped", "open"])).is_empty());
    let told = late(["open", "in_progress", "open"]);
    let evidence: Vec<&str> = told.open().map(|trigger| trigger.evidence.as_str()).collect();
    assert_eq!(evidence, ["3 actions are late, the oldest by 30 days"]);
}

#[test]
fn a_trigger_is_the_same_item_next_month_and_the_rep_s_word_holds() {
    let portfolio = portfolio();
    let first = reviews(&portfolio, &PlanBook::default(), "fallen").items;
    let (key, fired) = first.iter().next().unwrap();
    let mut snoozed = fired.clone();
    let said = |value: &str| ItemField { value: Some(value.to_owned()), author: ana(), proposed: None };
    snoozed.fields.insert("state".to_owned(), said("snoozed"));
    snoozed.fields.insert("snoozed_until".to_owned(), said("2026-12-31"));
    let kept = PlanBook { items: BTreeMap::from([(key.clone(), snoozed)]), ..PlanBook::default() };
    let next = reviews(&portfolio, &kept, "fallen");
    assert_eq!(next.items.keys().collect::<Vec<_>>(), [key]);
    let [trigger] = next.triggers.as_slice() else { panic!("{next:?}") };
    assert_eq!((trigger.state, trigger.snoozed_until), (TriggerState::Snoozed, "2026-12-31".parse().ok()));
    assert!(!next.is_forward());
}

#[test]
fn what_the_rep_wrote_of_people_stands_over_the_crm() {
    let portfolio = portfolio();
    let book = book(&[
        ("calm", ItemKind::Stakeholder, "calm", item(ana(), &[("role", "economic_buyer"), ("influence", "90")])),
        ("calm", ItemKind::Stakeholder, "own-1", item(ana(), &[("name", "Rita Paz"), ("role", "Patrocinadora")])),
        ("champion", ItemKind::Stakeholder, "champion", item(ana(), &[("still_there", "no")])),
    ]);
    look(&portfolio, &book, |context| {
        let known = stakeholders::of_account(context, place(&portfolio, "calm")).unwrap();
        let told: Vec<(&str, Option<Part>)> = known.present().map(|one| (one.name.as_str(), one.part)).collect();
        assert_eq!(told, [("Pilar Sanz", Some(Part::EconomicBuyer)), ("Rita Paz", Some(Part::Champion))]);
        let known = stakeholders::of_account(context, place(&portfolio, "champion")).unwrap();
        assert_eq!(known.present().count(), 0);
        assert_eq!(known.gaps, [CoverageGap::Nobody]);
    });
}

#[test]
fn gaps_in_coverage_are_named() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana"), ("created", "2020-01-01")]);
    for (id, role) in [("1", "User"), ("2", "Economic buyer"), ("3", "Influencer")] {
        sample.add::<Contact>("A", &[("id", id), ("name", id), ("role", role), ("created", "2021-01-01")]);
    }
    for n in 1..=9 {
        let day = format!("2026-09-{:02}", n + 1);
        sample.add::<Activity>("A", &[("contact_id", "1"), ("kind", "Call"), ("date", &day)]);
    }
    sample.add::<Activity>("A", &[("contact_id", "2"), ("kind", "Meeting"), ("date", "2026-05-01")]);
    let portfolio = sample.build(AS_OF);
    look(&portfolio, &PlanBook::default(), |context| {
        let known = stakeholders::of_account(context, AccountIx(0)).unwrap();
        let told = [
            CoverageGap::BuyerNotMet { name: "2".to_owned(), days: Some(183) },
            CoverageGap::SingleThreaded { name: "1".to_owned(), share: 0.9, talks: 10 },
        ];
        assert_eq!(known.gaps, told);
        let talks: Vec<usize> = known.people.iter().filter_map(|one| one.talks.clone().ok()).collect();
        assert_eq!(talks.iter().sum::<usize>(), 10);
    });
}

#[test]
fn two_hundred_people_fit_and_the_rest_is_counted() {
    for n in [1usize, 200, 230] {
        let mut sample = Sample::default();
        sample.account("A", &[("owner_name", "Ana")]);
        for person in 0..n {
            let (id, points) = (format!("p{person}"), format!("{}", person % 101));
            let fields =
                [("id", id.as_str()), ("name", &id), ("role", "User"), ("influence", &points), ("relationship", "50")];
            sample.add::<Contact>("A", &fields);
        }
        let portfolio = sample.build(AS_OF);
        look(&portfolio, &PlanBook::default(), |context| {
            let plan = plan(context, AccountIx(0)).unwrap();
            let brief = cartera::plan::brief::compose(context, &plan).unwrap();
            // One person is told in a line: a map would compare nobody.
            let map = brief.who.people.map(|people| people.body);
            assert_eq!(map.as_ref().map(|map| map.people.len()), (n > 2).then_some(n.min(10)));
            assert_eq!(map.is_some_and(|map| map.note.is_some()), n > 10);
        });
    }
}

#[test]
fn a_review_that_is_due_stands_in_the_plan_with_its_evidence() {
    let plan = plan_of(&portfolio(), &PlanBook::default(), "renewal");
    let [trigger] = plan.reviews.triggers.as_slice() else { panic!("{:?}", plan.reviews) };
    assert!(
        trigger.evidence.contains("12K") || trigger.evidence.contains("12,000") || trigger.evidence.contains("12k"),
        "{}",
        trigger.evidence
    );
    assert!(plan.facts.iter().any(|fact| Some(&fact.id) == trigger.fact.as_ref() && !fact.origin.is_empty()));
    assert_eq!(plan.next_review, trigger.deadline);
}

/// What the deck asks for, a month later.
#[test]
fn decisions_are_kept_and_judged_by_the_data() {
    let (portfolio, quality, config) = (portfolio(), Quality::default(), ScoreConfig::default());
    let input = DeckInput {
        quality: &quality,
        config: &config,
        run: "2026-10-r1",
        before: None,
        effort: &EffortConfig::default(),
        model: None,
    };
    let first = look(&portfolio, &PlanBook::default(), |context| kept_decisions(context, &input));
    let asked: Vec<&str> = first.values().filter_map(|item| item.value("decision")).collect();
    assert!(asked.contains(&"renewal"), "{asked:?}");
    let again = PlanBook { items: first.clone(), ..PlanBook::default() };
    let second = look(&portfolio, &again, |context| kept_decisions(context, &input));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>(), "what is asked again is the same");

    let judged = |account: &str, decision: &str, subject: &str, due: &str| {
        let fields = [
            ("decision", decision),
            ("subject", subject),
            ("due", due),
            ("asked_on", "2026-09-30"),
            ("amount", "12000"),
        ];
        let book = book(&[(account, ItemKind::Decision, decision, item(Author::Program, &fields))]);
        let kept = look(&portfolio, &book, |context| kept_decisions(context, &input));
        let key = ItemKey { account_id: account.into(), kind: ItemKind::Decision, item: decision.into() };
        let item = kept.get(&key).unwrap();
        assert!(!item.value("because").unwrap_or_default().is_empty(), "{account}");
        item.value("state").unwrap().to_owned()
    };
    assert_eq!(judged("covered", "renewal", "2026-12-31", "2026-10-10"), "done");
    assert_eq!(judged("renewal", "renewal", "2026-12-31", "2026-10-10"), "late");
    assert_eq!(judged("renewal", "renewal", "2026-12-31", "2026-11-30"), "open");
    assert_eq!(judged("ended", "renewal", "2026-09-30", "2026-09-10"), "moot");
    assert_eq!(judged("calm", "renewal", "2026-12-31", "2026-10-10"), "done");
    assert_eq!(judged("calm", "owner", "", "2026-10-10"), "done");
    assert_eq!(judged("gone", "visit", "", "2026-10-10"), "moot");
    assert_eq!(judged("", "stale", "o7 o8", "2026-10-10"), "done");
    assert_eq!(judged("", "quarter", "2026-09-30", "2026-09-20"), "moot");
}
