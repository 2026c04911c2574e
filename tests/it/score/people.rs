//! People change: credit at closing and today, accounts without anybody, histories that contradict themselves.

use cartera::model::*;
use cartera::score::people::Credit;
use cartera::score::{FindingKind, OwnerState, ReceiverBasis, ScoreConfig, Scores, score};

use super::sample::Sample;

const AS_OF: &str = "2026-09-30";

fn crediting(credit: Credit) -> ScoreConfig {
    let mut config = ScoreConfig::default();
    config.people.credit = credit;
    config
}

fn scored(sample: &Sample, credit: Credit) -> Scores {
    score(&sample.build(AS_OF), &crediting(credit), &Default::default())
}

fn user(sample: &mut Sample, id: &str, name: &str, more: &[(&str, &str)]) {
    let fields: Vec<_> = [("id", id), ("name", name)].into_iter().chain(more.iter().copied()).collect();
    sample.add::<User>("", &fields);
}

fn assigned(sample: &mut Sample, account: &str, owner: &str, from: &str, to: Option<&str>) {
    let to = to.map(|to| ("to", to));
    let fields: Vec<_> = [("account_id", account), ("owner_id", owner), ("from", from)].into_iter().chain(to).collect();
    sample.add::<Assignment>(account, &fields);
}

fn deal(sample: &mut Sample, account: &str, id: &str, amount: &str, created: &str, close: &str, stage: &str) {
    let fields = [("id", id), ("stage", stage), ("amount", amount), ("created", created), ("close_date", close)];
    sample.add::<Opportunity>(account, &fields);
}

/// Acme went from Ana to Bea on 16 August: in the quarter one deal was won before and one after, one is open, and there
/// are invoices of both times. Other is Ana's throughout.
fn handed_over() -> Sample {
    let mut sample = Sample::default();
    sample.account("Acme", &[("owner_id", "B")]).account("Other", &[("owner_id", "A")]);
    user(&mut sample, "A", "Ana", &[("manager_id", "M")]);
    user(&mut sample, "B", "Bea", &[("manager_id", "N")]);
    user(&mut sample, "M", "Mar", &[]);
    user(&mut sample, "N", "Noa", &[]);
    assigned(&mut sample, "Acme", "A", "2025-01-01", Some("2026-08-15"));
    assigned(&mut sample, "Acme", "B", "2026-08-16", None);
    deal(&mut sample, "Acme", "before", "100", "2026-06-01", "2026-07-20", "Closed Won");
    deal(&mut sample, "Acme", "after", "40", "2026-06-01", "2026-09-10", "Closed Won");
    deal(&mut sample, "Acme", "open", "70", "2026-06-01", "2026-12-01", "Proposal");
    deal(&mut sample, "Other", "other", "9", "2026-06-01", "2026-07-25", "Closed Won");
    for (owner, amount) in [("A", "200"), ("B", "80")] {
        let fields = [("owner_id", owner), ("start", "2026-07-01"), ("months", "3"), ("amount", amount)];
        sample.add::<Quota>("", &fields);
    }
    sample.revenue("Acme", "2026-03-10", "1000").revenue("Acme", "2026-09-10", "300").revenue(
        "Other",
        "2026-05-01",
        "50",
    );
    sample
}

fn won_and_attained(scores: &Scores, owner: &str) -> (Decimal, f64) {
    let part = scores.portfolio.quarter.owners.iter().find(|part| part.owner == owner).expect("a part");
    (part.won.clone().unwrap(), part.attainment().unwrap())
}

fn revenue_of(scores: &Scores, dimension: &str, value: &str) -> Option<Decimal> {
    scores.portfolio.of("revenue_ltm", dimension, value).ok()?.amount
}

#[test]
fn who_took_an_account_over_attains_what_closed_since() {
    let scores = scored(&handed_over(), Credit::Closing);
    assert_eq!(won_and_attained(&scores, "Ana"), (109.into(), 0.545));
    assert_eq!(won_and_attained(&scores, "Bea"), (40.into(), 0.5));
    let managers: Vec<_> = scores
        .portfolio
        .quarter
        .managers
        .iter()
        .map(|part| (part.manager.as_str(), part.won.clone().unwrap()))
        .collect();
    assert_eq!(managers, [("Mar", 109.into()), ("Noa", 40.into())]);
    let scores = scored(&handed_over(), Credit::Today);
    assert_eq!(won_and_attained(&scores, "Ana"), (9.into(), 0.045));
    assert_eq!(won_and_attained(&scores, "Bea"), (140.into(), 1.75));
}

#[test]
fn both_points_of_view_are_told_and_each_adds_up_to_the_whole() {
    for credit in [Credit::Closing, Credit::Today] {
        let scores = scored(&handed_over(), credit);
        let at = |dimension, value| revenue_of(&scores, dimension, value);
        assert_eq!(
            (at("owner_at_closing", "Ana"), at("owner_at_closing", "Bea")),
            (Some(1050.into()), Some(300.into()))
        );
        assert_eq!((at("owner_today", "Ana"), at("owner_today", "Bea")), (Some(50.into()), Some(1300.into())));
        let same = if credit == Credit::Closing { "owner_at_closing" } else { "owner_today" };
        assert_eq!(at("owner", "Ana"), at(same, "Ana"));
        for metric in ["revenue_ltm", "deals_won", "pipeline_value", "pipeline_deals", "accounts", "won_value"] {
            let whole = scores.portfolio.kpi(metric).unwrap().value.clone().unwrap();
            for dimension in ["owner", "owner_at_closing", "owner_today", "manager"] {
                let parts =
                    scores.portfolio.kpis.iter().filter(|kpi| kpi.metric == metric && kpi.dimension == dimension);
                let sum: f64 = parts.filter_map(|kpi| kpi.value.as_ref().ok().copied()).sum();
                assert_eq!(sum, whole, "{metric} by {dimension}");
            }
        }
        let open = scores.portfolio.of("pipeline_value", "owner", "Bea").unwrap();
        assert_eq!(open.amount, Some(70.into()), "what is open is today's");
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let (forward, backward) =
        (scored(&handed_over(), Credit::Closing), scored(&handed_over().reversed(), Credit::Closing));
    assert_eq!(forward.portfolio.quarter, backward.portfolio.quarter);
    assert_eq!(revenue_of(&forward, "owner", "Ana"), revenue_of(&backward, "owner", "Ana"));
}

#[test]
fn without_a_history_an_account_was_always_its_owners_and_a_deal_its_own() {
    let mut sample = Sample::default();
    sample.account("Acme", &[("owner_id", "B")]).revenue("Acme", "2026-03-10", "1000");
    user(&mut sample, "A", "Ana", &[]);
    user(&mut sample, "B", "Bea", &[]);
    let fields =
        [("id", "1"), ("stage", "Closed Won"), ("amount", "5"), ("close_date", "2026-07-20"), ("owner_id", "A")];
    sample.add::<Opportunity>("Acme", &fields);
    let scores = scored(&sample, Credit::Closing);
    assert_eq!(revenue_of(&scores, "owner", "Bea"), Some(1000.into()));
    assert_eq!(scores.portfolio.of("deals_won", "owner", "Ana").unwrap().value, Ok(1.0));
    assert!(!scores.portfolio.kpis.iter().any(|kpi| kpi.dimension == "owner_today"), "nothing changed hands");
}

#[test]
fn a_field_history_with_names_and_ids_tells_who_was_there_before_its_first_change() {
    let mut sample = Sample::default();
    sample.account("Acme", &[("owner_id", "B")]).revenue("Acme", "2026-03-10", "1000").revenue(
        "Acme",
        "2026-09-10",
        "300",
    );
    user(&mut sample, "A", "Ana", &[]);
    user(&mut sample, "B", "Bea", &[]);
    let mut change = |field, old, new| {
        let fields = [("field", field), ("previous_owner", old), ("owner_id", new), ("from", "2026-08-16")];
        sample.add::<Assignment>("Acme", &fields);
    };
    change("Owner", "Ana", "Bea");
    change("Owner", "A", "B");
    change("Industry", "Steel", "Carl");
    let scores = scored(&sample, Credit::Closing);
    assert_eq!(revenue_of(&scores, "owner", "Ana"), Some(1000.into()));
    assert_eq!(revenue_of(&scores, "owner", "Bea"), Some(300.into()));
    assert!(scores.portfolio.findings.is_empty(), "{:?}", scores.portfolio.findings);
}

#[test]
fn a_territory_tells_who_had_its_accounts_and_the_account_itself_outranks_it() {
    let mut sample = Sample::default();
    sample.account("Acme", &[("owner_id", "B"), ("country", "México")]).revenue("Acme", "2026-03-10", "1000");
    sample.account("Exception", &[("owner_id", "C"), ("country", "Mexico")]).revenue("Exception", "2026-03-10", "7");
    for (id, name) in [("A", "Ana"), ("B", "Bea"), ("C", "Carl")] {
        user(&mut sample, id, name, &[]);
    }
    for (owner, from, to) in [("A", "2025-01-01", "2026-08-15"), ("B", "2026-08-16", "2099-12-31")] {
        sample.add::<Assignment>("", &[("country", "mexico"), ("owner_id", owner), ("from", from), ("to", to)]);
    }
    let scores = scored(&sample, Credit::Closing);
    assert_eq!(revenue_of(&scores, "owner", "Ana"), Some(1000.into()));
    assert_eq!(revenue_of(&scores, "owner", "Carl"), Some(7.into()), "whose account is another's is an exception");
}

#[test]
fn a_rep_who_changed_teams_counts_to_the_manager_of_the_day() {
    let mut sample = handed_over();
    for (manager, from, to) in [("M", "2020-01-01", "2026-07-31"), ("N", "2026-08-01", "2099-12-31")] {
        sample.add::<Membership>("", &[("user_id", "A"), ("manager_id", manager), ("from", from), ("to", to)]);
    }
    deal(&mut sample, "Other", "late", "3", "2026-06-01", "2026-08-02", "Closed Won");
    let scores = scored(&sample, Credit::Closing);
    let of = |manager| scores.portfolio.of("won_value", "manager", manager).unwrap().amount;
    assert_eq!((of("Mar"), of("Noa")), (Some(109.into()), Some(43.into())));
}

#[test]
fn overlaps_gaps_and_contradictions_are_told_with_their_rows() {
    let mut sample = Sample::default();
    sample
        .account("Gap", &[("owner_id", "B")])
        .account("Over", &[("owner_id", "B")])
        .account("Other", &[("owner_id", "A")]);
    user(&mut sample, "A", "Ana", &[]);
    user(&mut sample, "B", "Bea", &[]);
    assigned(&mut sample, "Gap", "A", "2026-01-01", Some("2026-02-28"));
    assigned(&mut sample, "Gap", "B", "2026-05-01", None);
    assigned(&mut sample, "Other", "B", "2026-01-01", None);
    assigned(&mut sample, "Over", "A", "2026-01-01", Some("2026-06-30"));
    assigned(&mut sample, "Over", "B", "2026-05-01", None);
    sample.revenue("Gap", "2026-04-01", "10");
    let scores = scored(&sample, Credit::Closing);
    let found: Vec<_> = scores.portfolio.findings.iter().map(|f| (f.kind, f.entity, f.origin.row)).collect();
    let entity = Entity::Assignment;
    assert_eq!(
        found,
        [
            (FindingKind::OwnerDiffers, entity, 3),
            (FindingKind::HistoryOverlap, entity, 5),
            (FindingKind::HistoryGap, entity, 2),
        ]
    );
    assert_eq!(revenue_of(&scores, "owner", "unassigned"), Some(10.into()), "what closed in a gap is nobody's");
}

fn orphaned() -> Sample {
    let mut sample = Sample::default();
    sample.account("Held", &[("owner_id", "A")]).account("Held too", &[("owner_id", "M")]);
    sample.account("Left", &[("owner_id", "L")]).account("Inactive", &[("owner_name", "Iker")]);
    sample.account("Nobody", &[("country", "Spain")]).account("Stranger", &[("owner_id", "X")]);
    sample.account("Going", &[("owner_id", "G")]);
    user(&mut sample, "A", "Ana", &[("active", "true")]);
    user(&mut sample, "L", "Luz", &[("left_on", "2026-05-01"), ("manager_id", "I")]);
    user(&mut sample, "I", "Iker", &[("active", "false"), ("manager_id", "M")]);
    user(&mut sample, "G", "Gil", &[("left_on", "2026-12-31"), ("manager_id", "M")]);
    user(&mut sample, "M", "Mar", &[]);
    sample.add::<Assignment>("", &[("country", "Spain"), ("owner_id", "A"), ("from", "2026-01-01")]);
    sample
}

#[test]
fn accounts_of_nobody_are_told_with_who_could_take_them() {
    let scores = scored(&orphaned(), Credit::Closing);
    let told: Vec<_> = scores
        .accounts
        .iter()
        .map(|account| {
            let receiver = account.owner.receiver.as_ref().map(|receiver| (receiver.name.as_str(), receiver.because));
            (account.owner.name.as_deref(), account.owner.state, receiver)
        })
        .collect();
    let manager = Some(("Mar", ReceiverBasis::Manager));
    assert_eq!(
        told,
        [
            (Some("Gil"), OwnerState::Held, None),
            (Some("Ana"), OwnerState::Held, None),
            (Some("Mar"), OwnerState::Held, None),
            (Some("Iker"), OwnerState::Left, manager),
            (Some("Luz"), OwnerState::Left, manager),
            (Some("Ana"), OwnerState::Held, None),
            (Some("X"), OwnerState::Unknown, None),
        ],
        "in the order of the accounts' ids; an account without an owner is its territory's"
    );
}

#[test]
fn a_users_file_that_knows_hardly_any_owner_makes_nobody_unknown() {
    let mut sample = Sample::default();
    for (account, owner) in [("1", "X"), ("2", "Y"), ("3", "Z"), ("4", "A")] {
        sample.account(account, &[("owner_id", owner)]);
    }
    user(&mut sample, "A", "Ana", &[]);
    let scores = scored(&sample, Credit::Closing);
    assert!(scores.accounts.iter().all(|account| account.owner.state == OwnerState::Held));
}

#[test]
fn an_open_deal_of_one_who_left_is_whose_account_it_is() {
    let mut sample = orphaned();
    for (id, owner) in [("1", "L"), ("2", "A"), ("3", "M")] {
        let fields =
            [("id", id), ("stage", "Proposal"), ("amount", "10"), ("created", "2026-08-01"), ("owner_id", owner)];
        sample.add::<Opportunity>("Held", &fields);
    }
    let scores = scored(&sample, Credit::Closing);
    let of = |owner| scores.portfolio.of("pipeline_value", "owner", owner).ok().and_then(|kpi| kpi.amount);
    assert_eq!((of("Ana"), of("Mar")), (Some(20.into()), Some(10.into())));
    assert_ne!(of("Luz"), Some(10.into()));
}
