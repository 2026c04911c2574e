//! Open deals by stage and age, and the quarter, on portfolios whose answers can be told by hand.

use cartera::model::*;
use cartera::score::{Past, ProbabilitySource, ScoreConfig, Scores, SignalKey, score};
use proptest::prelude::*;

use super::sample::Sample;
use super::{amount, only, scored};

const AS_OF: &str = "2026-10-31";

fn day(ago: i64) -> String {
    AS_OF.parse::<Date>().unwrap().checked_sub(jiff::Span::new().days(ago)).unwrap().to_string()
}

/// A deal made so many days ago, closed at an age or still open.
fn deal(sample: &mut Sample, id: &str, stage: &str, made_ago: i64, closed_at: Option<i64>, value: &str) {
    let (created, close) = (day(made_ago), closed_at.map(|age| day(made_ago - age)));
    let mut fields = vec![("id", id), ("stage", stage), ("created", &created), ("amount", value)];
    fields.extend(close.as_deref().map(|close| ("close_date", close)));
    sample.add::<Opportunity>("A", &fields);
}

fn stage(sample: &mut Sample, id: &str, stage: &str, ago: i64) {
    let changed = day(ago);
    sample.add::<StageChange>("A", &[("opportunity_id", id), ("stage", stage), ("changed", &changed)]);
}

/// 40 deals that all closed at 60 days: of 20 that stood at Demo from day 10 on 15 were won, of 20 that stayed at Intro 5.
fn two_stages() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for n in 0..40 {
        let id = format!("c{n:02}");
        let won = if n < 20 { n < 15 } else { n < 25 };
        deal(&mut sample, &id, if won { "Won" } else { "Lost" }, 300, Some(60), "10");
        stage(&mut sample, &id, "Intro", 300);
        if n < 20 {
            stage(&mut sample, &id, "Demo", 290);
        }
    }
    sample
}

#[test]
fn a_stage_s_chance_leans_to_that_of_its_age() {
    let mut sample = two_stages();
    for (id, at) in [("demo", "Demo"), ("intro", "Intro"), ("new", "Never seen")] {
        deal(&mut sample, id, at, 20, None, "100");
    }
    let pipeline = only(&sample.build(AS_OF)).pipeline;
    let of = |id: &str| pipeline.deals.iter().find(|deal| deal.id == id).unwrap();
    // By age: three open ones are censored at 20 days, then 20 of 40. By stage (n p + 10 × 0.5) / (n + 10).
    for (id, chance, source, deals) in [
        ("demo", 20.0 / 30.0, ProbabilitySource::HistoryByStage, 20),
        ("intro", 10.0 / 30.0, ProbabilitySource::HistoryByStage, 20),
        ("new", 0.5, ProbabilitySource::HistoryByAge, 40),
    ] {
        let chances = of(id).chances.clone().unwrap();
        assert!((chances.ever - chance).abs() < 1e-12, "{id}: {chances:?}");
        assert_eq!((chances.source, chances.deals), (source, Some(deals)), "{id}");
        // All of them close at 60 days, 40 days from now: within 90 days and by the end of the year.
        assert!((chances.soon.unwrap() - chance).abs() < 1e-12 && (chances.in_quarter.unwrap() - chance).abs() < 1e-12);
    }
}

#[test]
fn few_deals_at_a_stage_leave_the_word_to_the_age() {
    let mut sample = two_stages();
    for n in 0..4 {
        let id = format!("r{n}");
        deal(&mut sample, &id, "Won", 300, Some(60), "10");
        stage(&mut sample, &id, "Rare", 300);
    }
    deal(&mut sample, "open", "Rare", 20, None, "100");
    let chances = only(&sample.build(AS_OF)).pipeline.deals[0].chances.clone().unwrap();
    assert_eq!((chances.source, chances.deals), (ProbabilitySource::HistoryByAge, Some(44)));
    assert!((chances.ever - 24.0 / 44.0).abs() < 1e-12);
}

#[test]
fn a_stale_deal_weighs_nothing_even_where_the_crm_promises_much() {
    let mut sample = two_stages();
    for (id, ago) in [("old", 61), ("young", 20)] {
        let created = day(ago);
        let fields = [("id", id), ("stage", "Demo"), ("created", &created), ("amount", "100"), ("probability", "70")];
        sample.add::<Opportunity>("A", &fields);
    }
    let pipeline = only(&sample.build(AS_OF)).pipeline;
    let of = |id: &str| pipeline.deals.iter().find(|deal| deal.id == id).unwrap();
    assert_eq!(
        (of("old").probability.clone(), of("old").probability_source),
        (Ok(0.0), Some(ProbabilitySource::Stale))
    );
    assert_eq!(
        (of("young").probability.clone(), of("young").probability_source),
        (Ok(0.7), Some(ProbabilitySource::Crm))
    );
    assert_eq!(pipeline.weighted, Ok(amount("70")));
}

#[test]
fn the_quarter_counts_what_will_close_in_it() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]);
    // Half are won, half of those at 40 days and half at 200.
    for n in 0..40 {
        let stage = if n % 2 == 0 { "Won" } else { "Lost" };
        deal(&mut sample, &format!("c{n:02}"), stage, 900, Some(if n < 20 { 40 } else { 200 }), "10");
    }
    deal(&mut sample, "open", "Demo", 0, None, "1000");
    deal(&mut sample, "won", "Won", 20, Some(10), "300");
    sample.add::<Quota>("", &[("owner_name", "Ana"), ("start", "2026-10-01"), ("months", "3"), ("amount", "1000")]);
    let quarter = scored(&sample.build(AS_OF)).portfolio.quarter;
    // 61 days are left. 41 deals were followed on; one was won at 10 days, 10 of the other 40 by 61.
    let chance = 11.0 / 41.0;
    let weighted = quarter.weighted.clone().unwrap();
    assert!((weighted - Decimal::try_from(1000.0 * chance).unwrap()).abs() < amount("0.01"), "{weighted}");
    assert_eq!(quarter.expected, Ok(weighted + amount("300")));
    assert_eq!(quarter.gap, Ok(weighted - amount("700")));
    // Only winning the open deal reaches the quota.
    let reach = quarter.reach_probability.unwrap();
    assert!((reach - chance).abs() < 0.02, "{reach}");
    let interval = quarter.interval.unwrap();
    assert_eq!((interval.low_95, interval.high_95), (amount("300"), amount("1300")));
    let parts = |parts: &[cartera::score::QuarterPart]| parts.iter().map(|part| part.quota.clone()).collect::<Vec<_>>();
    assert_eq!(
        (parts(&quarter.owners), parts(&quarter.managers)),
        (vec![Ok(amount("1000"))], vec![Ok(amount("1000"))])
    );
}

#[test]
fn a_quota_that_is_made_is_certain_and_one_without_deals_is_missed() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    sample.add::<Quota>("", &[("start", "2026-10-01"), ("months", "3"), ("amount", "700")]);
    let reach = |sample: &Sample| scored(&sample.build(AS_OF)).portfolio.quarter.reach_probability;
    assert_eq!(reach(&sample), Err(Unknown::NoSource { entity: Entity::Opportunity }));
    deal(&mut sample, "1", "Won", 20, Some(10), "600");
    assert_eq!(reach(&sample), Ok(0.0));
    deal(&mut sample, "2", "Won", 20, Some(10), "100");
    assert_eq!(reach(&sample), Ok(1.0));
}

#[test]
fn a_deal_lost_and_opened_again_was_lost_in_between() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, "1", "Closed Won", 200, Some(190), "900");
    for (name, ago) in [("Intro", 200), ("Closed Lost", 150), ("Demo", 100), ("Closed Won", 10)] {
        stage(&mut sample, "1", name, ago);
    }
    let as_of = |ago: i64| only(&sample.build(&day(ago)));
    let in_between = as_of(120);
    assert_eq!((in_between.pipeline.deals.len(), in_between.sales.lost, in_between.sales.won), (0, 1, 0));
    let again = as_of(50);
    assert_eq!((again.sales.lost, again.pipeline.deals[0].stage.clone()), (0, Ok("Demo".to_owned())));
    assert_eq!(
        (as_of(180).pipeline.deals[0].stage.clone(), as_of(5).pipeline.deals.len()),
        (Ok("Intro".to_owned()), 0)
    );
}

#[test]
fn an_open_deal_stands_where_its_history_had_it() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, "1", "Contract", 200, None, "900");
    for (name, ago) in [("Intro", 200), ("Contract", 20)] {
        stage(&mut sample, "1", name, ago);
    }
    let stage = |ago: i64| only(&sample.build(&day(ago))).pipeline.deals[0].stage.clone();
    assert_eq!((stage(100), stage(10)), (Ok("Intro".to_owned()), Ok("Contract".to_owned())));
}

#[test]
fn the_crm_s_promise_is_held_against_what_was_won() {
    let mut sample = two_stages();
    for (id, at, promised) in [("demo", "Demo", "80"), ("intro", "Intro", "20")] {
        let created = day(20);
        let fields = [("id", id), ("stage", at), ("created", &created), ("amount", "100"), ("probability", promised)];
        sample.add::<Opportunity>("A", &fields);
    }
    let crm = scored(&sample.build(AS_OF)).portfolio.crm_calibration.unwrap();
    // 20 went through Intro alone: 0.2; 20 through both: 0.5.
    assert!((crm.promised - 0.35).abs() < 1e-12, "{crm:?}");
    assert_eq!((crm.won.successes, crm.won.n), (20, 40));
    let stages: Vec<_> =
        crm.stages.iter().map(|stage| (stage.stage.as_str(), stage.won.successes, stage.won.n)).collect();
    assert_eq!(stages, [("Demo", 15, 20), ("Intro", 20, 40)]);
    // 35 % lies just outside 35.2 % to 64.8 %.
    assert!(crm.is_off());
}

#[test]
fn the_crm_is_not_asked_where_it_is_not_trusted() {
    let mut sample = two_stages();
    let created = day(20);
    let fields = [("id", "x"), ("stage", "Demo"), ("created", &created), ("amount", "100"), ("probability", "99")];
    sample.add::<Opportunity>("A", &fields);
    let mut config = ScoreConfig::default();
    config.sales.trust_crm_probability = false;
    let scores: Scores = score(&sample.build(AS_OF), &config, &Past::default());
    let source = scores.accounts[0].pipeline.deals[0].probability_source;
    assert_eq!(source, Some(ProbabilitySource::HistoryByStage));
}

/// Made days ago, age at closing, outcome, days of a stage change after creation.
type Event = (i64, i64, u8, i64);

fn random(events: &[Event]) -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (number, (ago, age, outcome, changed)) in events.iter().enumerate() {
        let id = format!("d{number:03}");
        let name = ["Demo", "Closed Won", "Closed Lost"][usize::from(*outcome)];
        deal(&mut sample, &id, name, *ago, (*outcome > 0).then_some(*age), "100");
        stage(&mut sample, &id, "Intro", *ago);
        stage(&mut sample, &id, "Demo", ago - changed.min(age));
        if *outcome > 0 {
            stage(&mut sample, &id, name, ago - age);
        }
    }
    sample
}

fn pipeline_text(sample: &Sample) -> String {
    let scores = scored(&sample.build(AS_OF));
    let deals: Vec<_> = scores.accounts[0].pipeline.deals.iter().map(|deal| (&deal.id, &deal.chances)).collect();
    let quarter = &scores.portfolio.quarter;
    format!("{deals:?}{:?}{:?}{:?}", scores.accounts[0].pipeline.interval, quarter.interval, quarter.weighted)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chances_are_shares_and_end_with_the_oldest_close(
        events in prop::collection::vec((1i64..400, 1i64..200, 0u8..3, 1i64..100), 30..90),
    ) {
        let known: Vec<Event> = events.iter().copied().filter(|(ago, age, outcome, _)| *outcome == 0 || age <= ago).collect();
        let closed = || known.iter().filter(|(_, _, outcome, _)| *outcome > 0);
        let oldest = closed().map(|(_, age, _, _)| *age).max().unwrap_or(0);
        let enough = closed().count() >= ScoreConfig::default().sales.min_closed_deals;
        for deal in only(&random(&known).build(AS_OF)).pipeline.deals {
            let age = deal.age_days.clone().unwrap();
            match deal.chances {
                Ok(chances) => {
                    prop_assert!(enough && (0.0..=1.0).contains(&chances.ever));
                    prop_assert!(chances.soon <= Some(chances.ever) && chances.in_quarter <= Some(chances.ever));
                    prop_assert!(age <= oldest || chances.ever == 0.0);
                    prop_assert_eq!(deal.stale, Ok(age > oldest));
                }
                Err(reason) => {
                    let too_few = matches!(reason, Unknown::TooFew { .. });
                    prop_assert!(!enough && too_few);
                }
            }
        }
    }

    #[test]
    fn neither_order_nor_what_happened_later_changes_a_chance(
        events in prop::collection::vec((-50i64..400, 1i64..200, 0u8..3, 1i64..100), 40..90),
    ) {
        let sample = random(&events);
        let then = pipeline_text(&sample);
        prop_assert_eq!(&then, &pipeline_text(&sample.reversed()));
        // Without what came after the day: no rows of deals made later, no later changes, later closes still open.
        let mut without = Sample::default();
        without.account("A", &[]);
        for (number, (ago, age, outcome, changed)) in events.iter().enumerate().filter(|(_, event)| event.0 >= 0) {
            let id = format!("d{number:03}");
            let closed = *outcome > 0 && age <= ago;
            let moved = ago - changed.min(age) >= 0;
            let name = if closed { ["", "Closed Won", "Closed Lost"][usize::from(*outcome)] } else if moved { "Demo" } else { "Intro" };
            deal(&mut without, &id, name, *ago, closed.then_some(*age), "100");
            stage(&mut without, &id, "Intro", *ago);
            if moved {
                stage(&mut without, &id, "Demo", ago - changed.min(age));
            }
            if closed {
                stage(&mut without, &id, name, ago - age);
            }
        }
        let chances = |sample: &Sample| -> Vec<_> {
            let mut deals = only(&sample.build(AS_OF)).pipeline.deals;
            deals.sort_by(|a, b| a.id.cmp(&b.id));
            deals.into_iter().map(|deal| (deal.id, deal.stage, deal.chances)).collect()
        };
        prop_assert_eq!(chances(&sample), chances(&without));
    }
}

/// An account's renewal by its contracts: created, start, end, status.
fn renewal_of(contracts: &[[&str; 4]]) -> Known<Date> {
    let mut sample = Sample::default();
    sample.account("A", &[]).account("B", &[]);
    sample.add::<Contract>("B", &[("start", "2026-01-01"), ("end", "2026-12-31")]);
    for contract in contracts {
        let named = ["created", "start", "end", "status"].into_iter().zip(*contract);
        sample.add::<Contract>("A", &named.filter(|(_, cell)| !cell.is_empty()).collect::<Vec<_>>());
    }
    let scores = scored(&sample.build(AS_OF));
    let own = &scores.accounts[0];
    // Whatever leans on the renewal gives its reason.
    let signal = own.churn.signals.iter().find(|signal| signal.key == SignalKey::RenewalWithoutOpportunity).unwrap();
    if let Err(reason) = &own.renewal.next {
        assert_eq!(own.renewal.value.as_ref(), Err(reason));
        assert_eq!(signal.value.as_ref(), Err(reason));
    }
    own.renewal.next.clone().map(|next| next.end)
}

#[test]
fn who_had_contracts_is_told_from_who_never_had_any() {
    let ended = |day: &str| Err(Unknown::ContractsEnded { last: day.parse().unwrap() });
    let none = Err(Unknown::NoRecords { entity: Entity::Contract });
    let lapsed = ["", "2024-01-01", "2024-12-31", ""];
    let late = ["", "2025-01-01", "2026-10-30", "Expired"];
    for (contracts, expected) in [
        (&[][..], none.clone()),
        (&[lapsed], ended("2024-12-31")),
        (&[late, lapsed], ended("2026-10-30")),
        // In force on its last day.
        (&[["", "2025-01-01", "2026-10-31", ""]], Ok("2026-10-31".parse().unwrap())),
        (&[lapsed, ["", "2026-01-01", "2027-12-31", "Terminated"]], ended("2024-12-31")),
        (&[["", "2026-01-01", "2027-12-31", "Cancelled"]], Err(Unknown::ContractsCancelled)),
        (
            &[lapsed, ["2026-10-01", "2027-01-01", "2027-12-31", ""]],
            Err(Unknown::ContractsAhead { first: "2027-01-01".parse().unwrap() }),
        ),
        // Not known by the day: neither signed nor begun; or never more than a draft.
        (&[["", "2026-11-15", "2027-11-14", ""]], none.clone()),
        (&[["2026-11-02", "2024-01-01", "2024-12-31", ""]], none.clone()),
        (&[["", "2024-01-01", "2024-12-31", "Draft"]], none.clone()),
    ] {
        assert_eq!(renewal_of(contracts), expected, "{contracts:?}");
    }
}

#[test]
fn of_contracts_that_end_on_one_day_the_largest_is_the_renewal_whatever_the_order_of_rows() {
    for values in [["10", "90", "40"], ["90", "40", "10"]] {
        let mut sample = Sample::default();
        sample.account("A", &[]);
        for value in values {
            sample.add::<Contract>("A", &[("start", "2026-01-01"), ("end", "2026-12-31"), ("value", value)]);
        }
        let account = only(&sample.build(AS_OF));
        assert_eq!(account.renewal.next.unwrap().value, Ok(amount("90")));
    }
}
