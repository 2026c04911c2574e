use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::account::Desk;
use super::chain::{Months, Sides};
use super::deals::Book;
use super::ranking::{Contender, Field};
use super::reading::*;
use super::{chain, rules};
use crate::model::{Bridge, BridgeCause, BridgeFigure, Currency, Date, Decimal, Month};
use crate::score::priority::{CriterionKey, RelationshipBy};
use crate::score::{ScoreConfig, SignalKey};

const BEFORE: Date = date(2026, 9, 30);
const NOW: Date = date(2026, 10, 31);

/// Accounts of a month, and how they are scored.
#[derive(Debug, Clone)]
struct State {
    accounts: Vec<AccountReading>,
    config: ScoreConfig,
    as_of: Date,
}

/// What a company is before any score.
#[derive(Debug, Clone, PartialEq)]
struct Raw {
    inputs: [Option<f64>; 6],
    signals: [Option<f64>; 8],
    segment: bool,
    due: i64,
}

fn raw() -> impl Strategy<Value = Raw> {
    // Few values, so that accounts tie; some missing.
    let input = prop::option::weighted(0.85, (-3_i32..8).prop_map(|n| f64::from(n) * 10.0));
    let signal = prop::option::weighted(0.85, (-2_i32..4).prop_map(|n| f64::from(n) * 50.0));
    (prop::array::uniform6(input), prop::array::uniform8(signal), any::<bool>(), 40_i64..300)
        .prop_map(|(inputs, signals, segment, due)| Raw { inputs, signals, segment, due })
}

fn config() -> impl Strategy<Value = ScoreConfig> {
    (prop::array::uniform6(0_u32..40), any::<bool>(), 0_u32..6, prop::array::uniform4(1_u32..30)).prop_map(
        |(weights, within, observed, points)| {
            let mut config = ScoreConfig::default();
            let priority = &mut config.priority;
            let slots = [
                &mut priority.value_weight,
                &mut priority.growth_weight,
                &mut priority.whitespace_weight,
                &mut priority.fit_weight,
                &mut priority.relationship_weight,
                &mut priority.urgency_weight,
            ];
            slots.into_iter().zip(weights).for_each(|(slot, weight)| *slot = f64::from(weight));
            priority.within_segment = within;
            priority.min_observed_share = f64::from(observed) / 10.0;
            let churn = &mut config.churn;
            churn.renewal.severe_points = f64::from(points[0]);
            churn.volume.mild_points = f64::from(points[1]);
            churn.nps_negative_points = f64::from(points[2]);
            churn.tickets_points = f64::from(points[3]);
            churn.min_observed_share = f64::from(observed) / 10.0;
            config
        },
    )
}

fn whole(value: f64) -> i64 {
    format!("{:.0}", value.abs()).parse().unwrap()
}

fn float(days: i64) -> f64 {
    f64::from(i32::try_from(days).unwrap())
}

fn day_after(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap()
}

/// Scores raw values as a run does, by the published functions of ranking and rules.
fn scored(raws: &[Raw], config: &ScoreConfig, as_of: Date) -> State {
    let passed = crate::model::calendar::days_between(BEFORE, as_of);
    let reading = |(place, raw): (usize, &Raw)| {
        let criteria = CriterionKey::ALL.into_iter().zip(raw.inputs).map(|(key, input)| {
            let urgency = input.map(|_| float((raw.due - passed).max(0)));
            let input = if key == CriterionKey::Urgency { urgency } else { input };
            CriterionReading { key, input, applicable: true, points: 0.0 }
        });
        let (end, contact) = (raw.signals[0].map(whole), raw.signals[6].map(whole));
        let signals = SignalKey::ALL.into_iter().zip(raw.signals).map(|(key, value)| SignalReading {
            key,
            value: match key {
                SignalKey::RenewalWithoutOpportunity => end.map(|days| float((days - passed).max(0))),
                SignalKey::NoContact => contact.map(|days| float(days + passed)),
                _ => value,
            },
            settled: false,
            norm: 1.0,
            points: 0.0,
            max_points: 0.0,
        });
        AccountReading {
            account: format!("A{place:03}"),
            segment: Some(raw.segment.to_string()),
            criteria: criteria.collect(),
            signals: signals.collect(),
            contract_end: end.map(|days| day_after(BEFORE, days)),
            last_contact: contact.map(|days| day_after(BEFORE, -days)),
            due: raw.inputs[5].map(|_| day_after(BEFORE, raw.due)),
            revenue: raw.inputs[0].and_then(|value| Decimal::try_from(value).ok()),
            bought: format!("{:?}", raw.inputs[2]),
            ..AccountReading::default()
        }
    };
    let mut accounts: Vec<AccountReading> = raws.iter().enumerate().map(reading).collect();
    let readings = readings_of(accounts.clone(), config, as_of);
    let field = Field::of(&readings);
    for account in &mut accounts {
        let before = account.clone();
        let criteria: Vec<chain::Value> = before
            .criteria
            .iter()
            .map(|own| chain::Value { input: own.input, applicable: true, ..chain::Value::default() })
            .collect();
        let who = Contender { before: &before, segment: before.segment.as_deref() };
        let points = field.points(who, &criteria, &config.priority);
        account.priority = points.as_ref().map(|points| points.iter().sum());
        for (own, points) in account.criteria.iter_mut().zip(points.unwrap_or_default()) {
            own.points = points;
        }
        let value = |own: &SignalReading| chain::Value { input: own.value, applicable: true, norm: 1.0, settled: false };
        let signals: Vec<_> = before.signals.iter().map(|own| (own.key, value(own))).collect();
        let shares = rules::shares(&signals, &config.churn);
        account.churn = shares.as_ref().map(|shares| shares.iter().sum::<f64>().round());
        // Points that give these shares: of 100 in all.
        let known = before.signals.iter().filter(|own| own.value.is_some()).count();
        for (place, own) in account.signals.iter_mut().enumerate() {
            own.points = shares.as_ref().map_or(0.0, |shares| shares[place]);
            own.max_points = if own.value.is_some() { 100.0 / f64::from(u32::try_from(known).unwrap()) } else { 0.0 };
        }
    }
    State { accounts, config: config.clone(), as_of }
}

fn readings_of(accounts: Vec<AccountReading>, config: &ScoreConfig, as_of: Date) -> Readings {
    let head = Head {
        as_of,
        period: Month::closed_by(as_of),
        currency: Currency::EUR,
        config: serde_json::to_value(config).unwrap(),
        relationship: RelationshipBy::Contacts,
        model: None,
    };
    Readings { head, accounts }
}

/// The bridges of all accounts; what each did to its revenue is told as the checks would.
fn bridged(before: &State, now: &State) -> Vec<Vec<Bridge>> {
    let months = Months {
        before: before.as_of,
        elapsed: crate::model::calendar::days_between(before.as_of, now.as_of),
        relationship_before: RelationshipBy::Contacts,
        relationship_now: RelationshipBy::Contacts,
        same_currency: true,
    };
    let (old, new) = (
        readings_of(before.accounts.clone(), &before.config, before.as_of),
        readings_of(now.accounts.clone(), &now.config, now.as_of),
    );
    let desk = Desk {
        before: &old,
        now: &new,
        old_config: Some(&before.config),
        config: &now.config,
        reset: old.head.config != new.head.config,
        model: None,
        months: &months,
        field: Field::of(&old),
        book: Book::of(&old, &new, None),
    };
    let of = |(then, is): (&AccountReading, &AccountReading)| {
        let revenue = then.revenue.zip(is.revenue).map(|(then, is)| (BridgeCause::OwnData, is - then));
        let fresh = Fresh { answers: true, tickets: true, volume: true, payments: true, rivals: true };
        let clues = Clues { revenue: revenue.into_iter().collect(), fresh, ..Clues::default() };
        let sides = Sides { before: then, now: is, restated: None, measured: None, clues: &clues, months: &months };
        desk.bridges(&sides)
    };
    old.accounts.iter().zip(&new.accounts).map(of).collect()
}

fn causes(bridges: &[Bridge], figures: &[BridgeFigure]) -> BTreeMap<BridgeCause, usize> {
    let mut causes = BTreeMap::new();
    let parts = bridges.iter().filter(|bridge| figures.contains(&bridge.figure)).flat_map(|bridge| &bridge.parts);
    parts.for_each(|part| *causes.entry(part.cause).or_default() += 1);
    causes
}

const SCORES: [BridgeFigure; 2] = [BridgeFigure::PriorityScore, BridgeFigure::ChurnPoints];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn effects_sum_to_the_change_whatever_changes(
        then in prop::collection::vec(raw(), 2..24),
        now in prop::collection::vec(raw(), 24),
        configs in (config(), config()),
    ) {
        let before = scored(&then, &configs.0, BEFORE);
        let after = scored(&now[..then.len()], &configs.1, NOW);
        for (bridges, account) in bridged(&before, &after).iter().zip(&after.accounts) {
            for bridge in bridges {
                let sum = bridge.parts.iter().fold(Decimal::ZERO, |sum, part| sum + part.effect);
                prop_assert_eq!(sum, bridge.change().unwrap_or_default(), "{} {:?}", account.account, bridge);
                prop_assert!(bridge.parts.iter().all(|part| part.cause != BridgeCause::Program), "{:?}", bridge);
            }
            let priority = bridges.iter().find(|bridge| bridge.figure == BridgeFigure::PriorityScore);
            let told = priority.and_then(|bridge| bridge.now);
            prop_assert_eq!(told, account.priority.map(super::steps::decimal));
        }
    }

    #[test]
    fn other_weights_alone_are_told_as_the_configuration_s(
        raws in prop::collection::vec(raw(), 2..24),
        configs in (config(), config()),
    ) {
        let (before, now) = (scored(&raws, &configs.0, BEFORE), scored(&raws, &configs.1, BEFORE));
        for bridges in bridged(&before, &now) {
            let causes = causes(&bridges, &SCORES);
            prop_assert!(causes.keys().all(|cause| *cause == BridgeCause::Config), "{:?}", causes);
        }
    }

    #[test]
    fn days_that_pass_are_told_as_the_calendar_s_and_the_others(
        raws in prop::collection::vec(raw(), 2..24),
        config in config(),
    ) {
        let (before, now) = (scored(&raws, &config, BEFORE), scored(&raws, &config, NOW));
        for bridges in bridged(&before, &now) {
            let causes = causes(&bridges, &SCORES);
            let allowed = [BridgeCause::Calendar, BridgeCause::Peers];
            prop_assert!(causes.keys().all(|cause| allowed.contains(cause)), "{:?}", causes);
        }
    }

    #[test]
    fn one_account_s_data_moves_the_others_only_as_their_peer(
        raws in prop::collection::vec(raw(), 2..24),
        changed in raw(),
        config in config(),
    ) {
        let mut after = raws.clone();
        after[0] = Raw { due: raws[0].due, ..changed };
        let (before, now) = (scored(&raws, &config, BEFORE), scored(&after, &config, BEFORE));
        let all = bridged(&before, &now);
        for bridges in &all[1..] {
            let causes = causes(bridges, &SCORES);
            // One more or less that is known may let a criterion count against a score.
            let allowed = [BridgeCause::Peers, BridgeCause::Missing];
            prop_assert!(causes.keys().all(|cause| allowed.contains(cause)), "{:?}", causes);
            let told = bridges.iter().filter(|bridge| bridge.change().is_some()).flat_map(|bridge| &bridge.parts);
            prop_assert!(told.clone().all(|part| part.cause == BridgeCause::Peers));
        }
        prop_assert!(causes(&all[0], &SCORES).keys().all(|cause| !matches!(
            cause,
            BridgeCause::Config | BridgeCause::Calendar | BridgeCause::Program
        )));
    }

    #[test]
    fn a_reading_comes_back_from_json_as_it_was(raws in prop::collection::vec(raw(), 1..4), config in config(), n in any::<f64>()) {
        let mut state = scored(&raws, &config, BEFORE);
        state.accounts[0].risk = Some(n).filter(|n| n.is_finite());
        let text = serde_json::to_string(&state.accounts).unwrap();
        let back: Vec<AccountReading> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(back, state.accounts);
    }
}
