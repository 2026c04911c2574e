//! Groups against trees whose answers can be told by hand, and against any tree.

use cartera::model::*;
use cartera::score::group::{Part, sum_of};
use cartera::score::{Band, GroupScores, Scores};
use proptest::prelude::*;

use super::invariants::{AS_OF, Event, difference, events, figures, sample as of_events};
use super::sample::Sample;
use super::{amount, scored};

/// A holding `H` over two sites, the second with a site of its own; and one account that stands alone.
fn company() -> Sample {
    let mut sample = Sample::default();
    sample.account("H", &[]);
    sample.account("S1", &[("parent_id", "H"), ("currency", "USD")]);
    sample.account("S2", &[("parent_name", "h")]);
    sample.account("S3", &[("parent_id", "S2")]);
    sample.account("X", &[]);
    for day in ["2025-01-01", "2026-01-01"] {
        sample.add::<FxRate>("", &[("date", day), ("from", "USD"), ("to", "EUR"), ("rate", "0.50")]);
    }
    sample.revenue("S1", "2026-03-05", "200.10").revenue("S1", "2025-03-05", "100.00").revenue("X", "2024-11-02", "1");
    sample.revenue("S2", "2026-05-05", "50.05").revenue("S3", "2026-06-05", "-10.00").revenue("X", "2026-06-05", "800");
    sample
}

fn group(scores: &Scores) -> &GroupScores {
    let [group] = scores.groups.groups.as_slice() else { panic!("one group, not {:?}", scores.groups.groups) };
    group
}

#[test]
fn revenue_is_rolled_up_from_each_row_once_in_the_reporting_currency() {
    let scores = scored(&company().build(AS_OF));
    let group = group(&scores);
    assert_eq!((group.head, group.members.len(), group.is_held()), (AccountIx(0), 4, true));
    assert_eq!(scores.groups.holding(AccountIx(0)).map(|holding| holding.accounts), Some(3));
    assert_eq!(group.revenue.ltm, Ok(amount("140.10")));
    assert_eq!(group.revenue.previous, Ok(amount("50.00")));
    assert!((group.revenue.yoy_share.clone().unwrap() - 1.802).abs() < 1e-12);
    assert_eq!((group.revenue.buying, group.revenue.evidence.rows), (3, 3));
    assert!((group.revenue.portfolio_share.clone().unwrap() - 140.10 / 940.10).abs() < 1e-12);
    let months = group.revenue.months.clone().unwrap();
    assert_eq!(months.iter().map(|(_, amount)| *amount).sum::<Decimal>(), amount("190.10"));
}

#[test]
fn an_account_that_buys_is_no_holding_and_one_alone_is_in_no_group() {
    let mut sample = company();
    sample.revenue("H", "2026-01-05", "1");
    let scores = scored(&sample.build(AS_OF));
    assert!(!group(&scores).is_held() && scores.groups.holding(AccountIx(0)).is_none());
    assert!(scores.groups.of(AccountIx(4)).is_none() && scores.groups.holding(AccountIx(4)).is_none());
    assert_eq!(scores.groups.of(AccountIx(3)).unwrap().head, AccountIx(0));
}

#[test]
fn one_person_has_one_vote_in_the_group_however_the_sites_name_him() {
    let mut sample = company();
    sample.add::<Contact>("S1", &[("id", "C1"), ("email", "Ana@h.example"), ("name", "Ana Gil")]);
    sample.add::<Contact>("S2", &[("id", "C2"), ("email", "ana@h.example"), ("name", "Ana Gil"), ("role", "CFO")]);
    let by_contact = |sample: &mut Sample, account: &str, contact: &str, date: &str, rating: &str| {
        let fields = [("contact_id", contact), ("date", date), ("nps_rating", rating)];
        sample.add::<SurveyResponse>(account, &fields);
    };
    by_contact(&mut sample, "S1", "C1", "2026-09-01", "2");
    by_contact(&mut sample, "S2", "C2", "2026-10-01", "9");
    sample.answer("S3", "ana@H.example", "2026-08-01", "0").answer("S3", "eva@h.example", "2026-08-01", "10");
    for (account, rating) in [("S1", "3"), ("S2", "8")] {
        let fields = [("name", "Ana García"), ("date", "2026-07-01"), ("nps_rating", rating)];
        sample.add::<SurveyResponse>(account, &fields);
    }
    let scores = scored(&sample.build(AS_OF));
    let nps = &group(&scores).nps;
    // Ana's last word is the 9; two people of one name at two sites are two; Eva makes the second promoter.
    assert_eq!((nps.counts.promoters, nps.counts.passives, nps.counts.detractors), (2, 1, 1));
    assert_eq!((nps.value.clone(), nps.heard, nps.repeated), (Ok(25.0), 3, 2));
    assert!(nps.low.clone().unwrap() < 25.0 && nps.high.clone().unwrap() > 25.0);
    let [shared] = group(&scores).shared.as_slice() else { panic!("Ana alone is at two sites") };
    assert_eq!((shared.name.as_str(), shared.role.as_deref()), ("Ana Gil", Some("CFO")));
    assert_eq!(shared.accounts, [AccountIx(1), AccountIx(2)]);
}

#[test]
fn what_one_site_buys_and_another_does_not_is_told_with_both() {
    let mut sample = company();
    for (account, product, amount) in [("S1", "Pump", "40"), ("S2", "Pump", "10"), ("S2", "Valve", "70")] {
        sample.add::<Revenue>(account, &[("date", "2026-04-01"), ("amount", amount), ("product", product)]);
    }
    let scores = scored(&sample.build(AS_OF));
    let [gap] = group(&scores).gaps.as_slice() else { panic!("{:?}", group(&scores).gaps) };
    assert_eq!((gap.product.as_str(), gap.revenue.clone()), ("Valve", Ok(amount("70"))));
    assert_eq!(gap.buyers, [(AccountIx(2), Ok(amount("70")))]);
    // Neither the holding nor a site of which no product is known lacks it.
    assert_eq!(gap.lacking.iter().map(|lacking| lacking.account).collect::<Vec<_>>(), [AccountIx(1)]);
}

#[test]
fn a_sum_is_unknown_while_a_member_that_buys_has_none_and_says_of_how_many_it_is_known() {
    let missing = || Part::of(&Err(Unknown::FirstYear), true);
    let parts =
        || [Part::Known(amount("1.10")), Part::Known(amount("2.05")), Part::of(&Err(Unknown::FirstYear), false)];
    let all = sum_of(parts());
    assert_eq!((all.total, all.known, all.asked), (Ok(amount("3.15")), 2, 2));
    let part = sum_of(parts().into_iter().chain([missing()]));
    assert_eq!(part.total, Err(Unknown::NotAllMembers { have: 2, need: 3 }));
    assert_eq!((part.of_known, part.known, part.asked), (Ok(amount("3.15")), 2, 3));
    assert_eq!(sum_of([missing()]).total, Err(Unknown::FirstYear));
    assert!(sum_of([]).total.is_err());
}

#[test]
fn revenue_at_risk_is_that_of_the_members_in_the_high_band() {
    let scores = scored(&company().build(AS_OF));
    let risk = &group(&scores).risk;
    let of_band = |band: Band| {
        let members = group(&scores).members.iter().filter_map(|member| scores.accounts.get(member.index()));
        let in_band = members.filter(move |member| member.churn.band == Ok(band));
        in_band.filter_map(|member| member.revenue.ltm.clone().ok()).sum::<Decimal>()
    };
    assert_eq!(risk.bands.iter().map(|band| band.members).sum::<usize>(), 4);
    let all: Decimal = risk.bands.iter().map(|band| band.revenue.clone().unwrap()).sum();
    assert_eq!(Ok(all), group(&scores).revenue.ltm);
    match &risk.highest {
        Ok(_) => assert_eq!(risk.revenue_at_risk, Ok(of_band(Band::High))),
        Err(reason) => assert_eq!(risk.revenue_at_risk, Err(reason.clone())),
    }
}

/// Links of six accounts: none, to one of them (circles among those) or to nobody.
fn forest() -> impl Strategy<Value = Vec<Option<u8>>> {
    prop::collection::vec(prop::option::of(0u8..8), 6)
}

fn linked(events: &[Event], links: &[Option<u8>]) -> Sample {
    let mut sample = of_events(events);
    for (n, link) in links.iter().enumerate() {
        let currency = if n == 5 { "USD" } else { "EUR" };
        let parent = link.map(|link| format!("A{link}")).unwrap_or_default();
        let mut fields = vec![("currency", currency), ("potential", "9000")];
        if !parent.is_empty() {
            // By name and by id; the names of these accounts are their ids.
            fields.push((if n % 2 == 0 { "parent_id" } else { "parent_name" }, &parent));
        }
        sample.account(&format!("A{n}"), &fields);
    }
    // Without a rate the account in dollars, and with it every sum, is unknown.
    sample.add::<FxRate>("", &[("date", "2000-01-01"), ("from", "USD"), ("to", "EUR"), ("rate", "0.9")]);
    sample
}

/// Σ over groups and accounts outside of them, of what is known.
fn whole(
    scores: &Scores,
    of_group: impl Fn(&GroupScores) -> &Known<Decimal>,
    of_account: impl Fn(&cartera::score::AccountScores) -> &Known<Decimal>,
) -> Decimal {
    let groups = scores.groups.groups.iter().filter_map(|group| of_group(group).clone().ok());
    let alone = scores.accounts.iter().filter(|account| scores.groups.of(account.account).is_none());
    groups.chain(alone.filter_map(|account| of_account(account).clone().ok())).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn groups_and_single_accounts_sum_to_the_portfolio_for_any_links(events in events(0..1500), links in forest()) {
        let scores = scored(&linked(&events, &links).build(AS_OF));
        let revenue = whole(&scores, |group| &group.revenue.ltm, |account| &account.revenue.ltm);
        let open = whole(&scores, |group| &group.pipeline.value, |account| &account.pipeline.value);
        let weighted = whole(&scores, |group| &group.pipeline.weighted, |account| &account.pipeline.weighted);
        for (metric, whole) in [("revenue_ltm", revenue), ("pipeline_value", open), ("pipeline_weighted", weighted)] {
            // Unknown as soon as a part is, as one without an exchange rate.
            if let Some(amount) = scores.portfolio.kpi(metric).unwrap().amount {
                prop_assert_eq!(whole, amount, "{}", metric);
            }
        }
        let forecast = whole(&scores, |group| &group.forecast.of_known, |account| &account.forecast.total);
        let all = scores.accounts.iter().filter_map(|account| account.forecast.total.clone().ok()).sum::<Decimal>();
        prop_assert_eq!(forecast, all);
    }

    #[test]
    fn every_account_is_in_one_tree_and_links_change_no_other_figure(events in events(0..1500), links in forest()) {
        let scores = scored(&linked(&events, &links).build(AS_OF));
        let mut members: Vec<AccountIx> = scores.groups.groups.iter().flat_map(|group| group.members.clone()).collect();
        members.sort();
        let grouped = members.len();
        members.dedup();
        prop_assert_eq!(members.len(), grouped);
        for group in &scores.groups.groups {
            prop_assert!(group.members.contains(&group.head) && group.members.len() > 1);
            prop_assert_eq!(scores.groups.hierarchy.parent(group.head), None);
            let answers: usize = group.members.iter().map(|member| scores.accounts[member.index()].nps.counts.n()).sum();
            prop_assert_eq!(group.nps.counts.n() + group.nps.repeated, answers);
        }
        let alone = scored(&linked(&events, &[None; 6]).build(AS_OF));
        prop_assert!(scores.accounts == alone.accounts && scores.portfolio == alone.portfolio);
    }

    #[test]
    fn neither_row_order_nor_threads_change_a_group(events in events(0..1500), links in forest()) {
        let mut seen = std::collections::BTreeSet::new();
        let events: Vec<Event> = events.into_iter().filter(|e| e.0 != 4 || seen.insert((e.2, e.3 % 7))).collect();
        let sample = linked(&events, &links);
        let of = |sample: &Sample, threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            figures(&pool.install(|| scored(&sample.build(AS_OF))))
        };
        let differs = difference(&of(&sample, 1), &of(&sample.reversed(), 5));
        prop_assert!(differs.is_none(), "{}", differs.unwrap_or_default());
    }
}
