use super::*;
use crate::model::Unknown;
use jiff::civil::date;
use proptest::prelude::*;

const ACCOUNT: &str = "A";

fn today(month: i8) -> Today {
    let as_of = date(2026, month, 28);
    Today { as_of, period: Month::of(as_of), snooze_days: 30 }
}

fn firing(kind: TriggerKind, subject: &str, month: i8) -> Firing {
    Firing {
        kind,
        subject: subject.to_owned(),
        evidence: format!("seen in {month}"),
        happened: None,
        deadline: date(2026, month + 1, 10),
    }
}

fn seen(kind: TriggerKind, firings: Vec<Firing>) -> Seen {
    BTreeMap::from([(kind, Ok(firings))])
}

fn write(items: &mut BTreeMap<ItemKey, Item>, item: &str, field: &str, value: &str) {
    let key = ItemKey { account_id: ACCOUNT.to_owned(), kind: ItemKind::Trigger, item: item.to_owned() };
    let said = ItemField { value: Some(value.to_owned()), author: Author::Person("ana".to_owned()), proposed: None };
    items.get_mut(&key).unwrap().fields.insert(field.to_owned(), said);
}

fn only(items: &BTreeMap<ItemKey, Item>) -> &Item {
    assert_eq!(items.len(), 1, "{items:?}");
    items.values().next().unwrap()
}

#[test]
fn what_still_holds_is_the_same_item_with_its_first_day_and_deadline() {
    let kind = TriggerKind::UsageDrop;
    let first = carry(ACCOUNT, &BTreeMap::new(), &seen(kind, vec![firing(kind, "", 3)]), today(3));
    let second = carry(ACCOUNT, &first, &seen(kind, vec![firing(kind, "", 4)]), today(4));
    let item = only(&second);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    assert_eq!(item.value(FIRED_ON), Some("2026-03-28"));
    assert_eq!(item.value(DEADLINE), Some("2026-04-10"));
    assert_eq!(item.value(EVIDENCE), Some("seen in 4"));
    assert_eq!(item.value(STATE), Some("fired"));
}

#[test]
fn what_happened_after_a_trigger_fired_is_of_today_with_a_deadline_of_its_own() {
    let kind = TriggerKind::CompetitorNamed;
    let on =
        |month: i8, day: i8, run: i8| Firing { happened: Some(date(2026, month, day)), ..firing(kind, "taller", run) };
    let first = carry(ACCOUNT, &BTreeMap::new(), &seen(kind, vec![on(3, 10, 3)]), today(3));
    // The same event next month changes nothing; another one fires anew, as the same item.
    let same = carry(ACCOUNT, &first, &seen(kind, vec![on(3, 10, 4)]), today(4));
    assert_eq!(only(&same).value(FIRED_ON), Some("2026-03-28"));
    let other = carry(ACCOUNT, &same, &seen(kind, vec![on(4, 27, 4)]), today(4));
    assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert_eq!(only(&other).value(FIRED_ON), Some("2026-04-28"));
    assert_eq!(only(&other).value(DEADLINE), Some("2026-05-10"));
}

#[test]
fn what_no_longer_holds_closes_with_day_and_reason_and_fires_anew_as_another() {
    let kind = TriggerKind::UsageDrop;
    let holds = |month| seen(kind, vec![firing(kind, "", month)]);
    let first = carry(ACCOUNT, &BTreeMap::new(), &holds(3), today(3));
    let closed = carry(ACCOUNT, &first, &seen(kind, Vec::new()), today(4));
    let item = only(&closed);
    assert_eq!((item.value(STATE), item.value(CLOSED_ON)), (Some("closed"), Some("2026-04-28")));
    assert_eq!(item.value(CLOSED_BECAUSE), Some(NO_LONGER_HOLDS));
    let again = carry(ACCOUNT, &closed, &holds(6), today(6));
    let states: Vec<(&str, Option<&str>)> =
        again.iter().map(|(key, item)| (key.item.as_str(), item.value(STATE))).collect();
    assert_eq!(states, [("usage_drop", Some("closed")), ("usage_drop~2026-06-28", Some("fired"))]);
}

#[test]
fn what_cannot_be_told_neither_fires_nor_closes() {
    let kind = TriggerKind::NpsDrop;
    let unknown: Seen = BTreeMap::from([(kind, Err(Unknown::FirstYear))]);
    assert!(carry(ACCOUNT, &BTreeMap::new(), &unknown, today(3)).is_empty());
    let open = carry(ACCOUNT, &BTreeMap::new(), &seen(kind, vec![firing(kind, "", 3)]), today(3));
    assert_eq!(carry(ACCOUNT, &open, &unknown, today(4)), open);
}

#[test]
fn what_is_snoozed_rests_until_its_day_and_then_has_a_new_deadline() {
    let kind = TriggerKind::CompetitorNamed;
    let holds = |month| seen(kind, vec![firing(kind, "acme", month)]);
    let mut items = carry(ACCOUNT, &BTreeMap::new(), &holds(3), today(3));
    write(&mut items, "competitor_named:acme", STATE, "snoozed");
    write(&mut items, "competitor_named:acme", SNOOZED_UNTIL, "2026-05-15");
    items = carry(ACCOUNT, &items, &holds(4), today(4));
    assert_eq!(only(&items).value(STATE), Some("snoozed"));
    items = carry(ACCOUNT, &items, &holds(5), today(5));
    let item = only(&items);
    assert_eq!((item.value(STATE), item.value(SNOOZED_UNTIL)), (Some("fired"), None));
    assert_eq!(item.value(DEADLINE), Some("2026-06-10"));
}

#[test]
fn a_snooze_without_a_day_lasts_as_configured() {
    let kind = TriggerKind::RevenueDrop;
    let holds = |month| seen(kind, vec![firing(kind, "", month)]);
    let mut items = carry(ACCOUNT, &BTreeMap::new(), &holds(3), today(3));
    write(&mut items, "revenue_drop", STATE, "snoozed");
    items = carry(ACCOUNT, &items, &holds(4), today(4));
    assert_eq!(only(&items).value(SNOOZED_UNTIL), Some("2026-05-28"));
}

#[test]
fn what_the_rep_closed_stays_closed_while_it_lasts() {
    let kind = TriggerKind::UsageDrop;
    let holds = |month| seen(kind, vec![firing(kind, "", month)]);
    let mut items = carry(ACCOUNT, &BTreeMap::new(), &holds(3), today(3));
    write(&mut items, "usage_drop", STATE, "closed");
    for month in [4, 5] {
        items = carry(ACCOUNT, &items, &holds(month), today(month));
        let item = only(&items);
        assert_eq!((item.value(STATE), item.value(CLOSED_BECAUSE)), (Some("closed"), Some(BY_REP)));
        assert_eq!(item.value(CLOSED_ON), Some("2026-04-28"));
    }
    items = carry(ACCOUNT, &items, &seen(kind, Vec::new()), today(6));
    assert_eq!(only(&items).value(STATE), Some("closed"));
    items = carry(ACCOUNT, &items, &holds(7), today(7));
    assert_eq!(items.len(), 2);
}

#[test]
fn what_nobody_wrote_on_is_forgotten_a_year_after_it_closed() {
    let kind = TriggerKind::UsageDrop;
    let none = seen(kind, Vec::new());
    let open = carry(ACCOUNT, &BTreeMap::new(), &seen(kind, vec![firing(kind, "", 3)]), today(3));
    let closed = carry(ACCOUNT, &open, &none, today(4));
    let later = Today { as_of: date(2027, 5, 31), ..today(4) };
    assert!(carry(ACCOUNT, &closed, &none, later).is_empty());
    let mut noted = closed;
    write(&mut noted, "usage_drop", NOTE, "talked it over");
    assert_eq!(carry(ACCOUNT, &noted, &none, later).len(), 1);
}

proptest! {
    /// Over any months: one open item for what holds at most, none lost, days in order.
    #[test]
    fn at_most_one_open_item_answers_to_what_holds(months in prop::collection::vec((prop::option::of(any::<bool>()), 0..4u8), 1..9)) {
        let kind = TriggerKind::ChampionLeft;
        let mut items = BTreeMap::new();
        for (month, (holds, rep)) in (1i8..).zip(months) {
            let told = match holds {
                None => BTreeMap::from([(kind, Err(Unknown::FirstYear))]),
                Some(true) => seen(kind, vec![firing(kind, "p", month)]),
                Some(false) => seen(kind, Vec::new()),
            };
            let before = items.len();
            items = carry(ACCOUNT, &items, &told, today(month));
            prop_assert!(items.len() >= before);
            let open: Vec<&Item> = items.values().filter(|item| item.value(STATE) != Some("closed")).collect();
            prop_assert!(open.len() <= 1, "{items:?}");
            if holds == Some(false) {
                prop_assert!(open.is_empty());
            }
            for item in items.values() {
                let day = |field: &str| item.value(field).and_then(|day| day.parse::<Date>().ok());
                prop_assert!(day(FIRED_ON).is_some() && day(DEADLINE).is_some());
                prop_assert_eq!(item.value(STATE) == Some("closed"), day(CLOSED_ON).is_some());
                prop_assert!(day(CLOSED_ON).is_none_or(|closed| Some(closed) >= day(FIRED_ON)));
            }
            // Twice the same is the same.
            prop_assert_eq!(&carry(ACCOUNT, &items, &told, today(month)), &items);
            if let (Some(key), 1..) = (items.iter().find(|(_, item)| item.value(STATE) != Some("closed")).map(|(key, _)| key.item.clone()), rep) {
                let state = ["fired", "snoozed", "closed"][usize::from(rep - 1)];
                write(&mut items, &key, STATE, state);
            }
        }
    }
}
