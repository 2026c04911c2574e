use cartera::model::*;
use cartera::score::{Band, ChurnSignal, SignalKey};

use super::only;
use super::sample::Sample;

/// An account that all signals but tickets and competition can be told of, and nothing is wrong with.
fn healthy() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    sample.add::<Contract>("A", &[("id", "K"), ("start", "2025-01-01"), ("end", "2027-12-31"), ("value", "10")]);
    sample
        .add::<Opportunity>("A", &[("id", "R"), ("stage", "Lost"), ("kind", "Renewal"), ("close_date", "2025-11-20")]);
    sample.revenue("A", "2024-10-01", "5");
    for date in ["2025-09-05", "2026-09-05"] {
        let fields = [("date", date), ("amount", "100"), ("due", date), ("paid", date)];
        sample.add::<Revenue>("A", &fields);
    }
    sample.answer("A", "ana@x.com", "2026-05-01", "9");
    sample.add::<Activity>("A", &[("kind", "Meeting"), ("date", "2026-10-20")]);
    let champion = [("id", "C"), ("role", "Champion"), ("email", "ana@x.com")];
    sample.add::<Contact>("A", &champion);
    sample.add::<Contact>("A", &[("id", "G"), ("role", "User"), ("left_on", "2026-01-01")]);
    sample
}

fn signal(sample: &Sample, key: SignalKey) -> ChurnSignal {
    let churn = only(&sample.build("2026-10-31")).churn;
    churn.signals.into_iter().find(|signal| signal.key == key).unwrap()
}

#[test]
fn a_healthy_account_has_no_points_and_a_low_band() {
    let churn = only(&healthy().build("2026-10-31")).churn;
    assert_eq!((churn.points, churn.score, churn.band), (0.0, Ok(0.0), Ok(Band::Low)), "{:?}", churn.signals);
    assert_eq!((churn.max_points_observed, churn.max_points), (90.0, 107.0));
}

#[test]
fn each_signal_fires_by_its_own_facts() {
    let mut sample = healthy();
    sample.add::<Contract>("A", &[("id", "S"), ("end", "2027-01-15")]);
    assert_eq!(signal(&sample, SignalKey::RenewalWithoutOpportunity).points, 20.0);
    sample.add::<Opportunity>(
        "A",
        &[("id", "N"), ("stage", "Proposal"), ("name", "Renovación 2027"), ("created", "2026-10-01")],
    );
    assert_eq!(signal(&sample, SignalKey::RenewalWithoutOpportunity).points, 0.0);

    let mut sample = healthy();
    sample.revenue("A", "2026-10-05", "-30");
    assert_eq!(
        (signal(&sample, SignalKey::VolumeFall).points, signal(&sample, SignalKey::VolumeFall).value),
        (12.0, Ok(-0.3))
    );
    sample.revenue("A", "2026-10-06", "-20");
    assert_eq!(signal(&sample, SignalKey::VolumeFall).points, 20.0);

    let mut sample = healthy();
    sample.answer("A", "ana@x.com", "2026-06-01", "3");
    assert_eq!(signal(&sample, SignalKey::Nps).points, 8.0);
    let fields = [("email", "ana@x.com"), ("date", "2026-07-01"), ("nps_rating", "4"), ("role", "Decision maker")];
    sample.add::<SurveyResponse>("A", &fields);
    assert_eq!(signal(&sample, SignalKey::Nps).points, 12.0);

    let mut sample = healthy();
    sample.add::<Ticket>("A", &[("opened", "2026-10-15"), ("priority", "Urgent")]);
    assert_eq!(
        (signal(&sample, SignalKey::SevereTickets).points, signal(&sample, SignalKey::SevereTickets).threshold),
        (10.0, 0.0)
    );
}

#[test]
fn a_champion_who_left_counts_until_another_is_known() {
    let mut sample = healthy();
    sample.add::<Contact>("A", &[("id", "D"), ("role", "Sponsor"), ("left_on", "2026-09-01")]);
    assert_eq!(signal(&sample, SignalKey::ChampionLeft).points, 0.0);
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Contact>("A", &[("id", "D"), ("role", "Sponsor"), ("left_on", "2026-09-01")]);
    assert_eq!(signal(&sample, SignalKey::ChampionLeft).points, 15.0);
}

#[test]
fn a_champion_who_left_more_than_a_year_ago_no_longer_counts() {
    for (left, points) in [("2025-10-31", 15.0), ("2025-10-30", 0.0), ("2024-03-01", 0.0)] {
        let mut sample = Sample::default();
        sample.account("A", &[]).add::<Contact>("A", &[("id", "D"), ("role", "Sponsor"), ("left_on", left)]);
        let signal = signal(&sample, SignalKey::ChampionLeft);
        assert_eq!((signal.observed(), signal.points), (true, points), "{left}");
    }
}

#[test]
fn planned_and_future_activities_are_no_contact() {
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Activity>("A", &[("kind", "Llamada"), ("date", "2026-07-01")]);
    sample.add::<Activity>("A", &[("kind", "Call"), ("date", "2026-12-01")]);
    sample.add::<Activity>("A", &[("kind", "Call"), ("date", "2026-10-01"), ("status", "Planned")]);
    sample.add::<Activity>("A", &[("kind", "Email"), ("date", "2026-10-01"), ("direction", "Outbound")]);
    let contact = signal(&sample, SignalKey::NoContact);
    assert_eq!((contact.value, contact.points), (Ok(122.0), 8.0));
    sample.add::<Activity>("A", &[("kind", "Email"), ("date", "2026-10-01"), ("direction", "Inbound")]);
    assert_eq!(signal(&sample, SignalKey::NoContact).value, Ok(30.0));
}

#[test]
fn what_nobody_answered_and_talks_among_our_own_people_are_no_contact() {
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Activity>("A", &[("kind", "Call"), ("date", "2026-07-01")]);
    for (field, value) in [
        ("outcome", "Busy"),
        ("outcome", "Left message"),
        ("outcome", "Call unsuccessful"),
        ("status", "On hold"),
        ("direction", "Internal"),
        ("subject", "Pipeline review Q3"),
        ("subject", "Reunión de equipo"),
    ] {
        sample.add::<Activity>("A", &[("kind", "Call"), ("date", "2026-10-01"), (field, value)]);
    }
    assert_eq!(signal(&sample, SignalKey::NoContact).value, Ok(122.0));
    sample.add::<Activity>("A", &[("kind", "Task"), ("date", "2026-09-11"), ("outcome", "Call successful")]);
    assert_eq!(signal(&sample, SignalKey::NoContact).value, Ok(50.0));
    sample.add::<Activity>("A", &[("kind", "Call"), ("date", "2026-10-01"), ("subject", "Review with the customer")]);
    assert_eq!(signal(&sample, SignalKey::NoContact).value, Ok(30.0));
}

#[test]
fn too_little_observed_gives_no_band() {
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Activity>("A", &[("kind", "Call"), ("date", "2026-01-01")]);
    let churn = only(&sample.build("2026-10-31")).churn;
    assert_eq!((churn.points, churn.max_points_observed), (8.0, 8.0));
    assert!(matches!(churn.band, Err(Unknown::InsufficientSignal { observed_share }) if observed_share < 0.1));
    assert_eq!(only(&sample.build("2026-10-31")).priority.quadrant, Err(churn.band.unwrap_err()));
}

#[test]
fn later_payment_never_lowers_the_points() {
    let mut last = 0.0;
    for paid in ["2026-09-05", "2026-10-05", "2026-10-10", "2026-10-31"] {
        let mut sample = Sample::default();
        sample.account("A", &[]);
        sample.add::<Revenue>("A", &[("date", "2026-08-01"), ("amount", "10"), ("due", "2026-08-25"), ("paid", paid)]);
        let points = signal(&sample, SignalKey::LatePayment).points;
        assert!(points >= last);
        last = points;
    }
    assert_eq!(last, 15.0);
}
