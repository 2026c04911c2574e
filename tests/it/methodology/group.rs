use cartera::model::{AccountIx, Decimal, LinkFaultKind, SurveyResponse};
use cartera::score::group::{Part, band_shares, sum_of};
use cartera::score::{Band, Past, ScoreConfig, score};
use rust_decimal::prelude::ToPrimitive;
use toml::{Table, Value};

use crate::score::sample::Sample;

fn texts<'t>(given: &'t Table, key: &str) -> Vec<&'t str> {
    given[key].as_array().expect("a list").iter().map(|item| item.as_str().expect("a text")).collect()
}

fn amount(text: &str) -> Decimal {
    text.parse().expect("an amount")
}

pub fn group(given: &Table) -> Table {
    let [accounts, parents, revenue, bands] = ["accounts", "parents", "revenue", "bands"].map(|key| texts(given, key));
    let mut sample = Sample::default();
    for (account, parent) in accounts.iter().zip(&parents) {
        let fields = [("parent_id", *parent)];
        sample.account(account, if parent.is_empty() { &[] } else { &fields });
    }
    for (account, amount) in accounts.iter().zip(&revenue).filter(|(_, amount)| !amount.is_empty()) {
        sample.revenue(account, "2026-05-05", amount);
    }
    // The later answers are later in the list.
    for (answer, day) in texts(given, "answers").iter().zip(1..) {
        let [person, account, rating] =
            <[&str; 3]>::try_from(answer.split(' ').collect::<Vec<_>>()).expect("three words");
        let date = format!("2026-09-{day:02}");
        let fields = [("email", format!("{person}@x.example")), ("date", date), ("nps_rating", rating.to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sample.add::<SurveyResponse>(account, &fields);
    }
    let scores = score(&sample.build("2026-10-31"), &ScoreConfig::default(), &Past::default());
    let [group] = scores.groups.groups.as_slice() else { panic!("one group") };
    let faults = &scores.groups.hierarchy.faults;
    let in_circles = faults.iter().filter(|fault| matches!(fault.kind, LinkFaultKind::Cycle { .. })).count();
    let banded = |member: &AccountIx| {
        let band = match bands[member.index()] {
            "low" => Some(Band::Low),
            "high" => Some(Band::High),
            _ => None,
        };
        let bought = Some(revenue[member.index()]).filter(|bought| !bought.is_empty());
        (band, Ok(bought.map(amount).unwrap_or_default()))
    };
    let banded: Vec<_> = group.members.iter().map(banded).collect();
    let high = band_shares(&banded).remove(0);
    let clv = given["clv"].as_array().expect("a list").iter().map(|value| value.as_float().expect("a number"));
    let clv = clv.map(|value| Part::Known(Decimal::try_from(value).expect("an amount")));
    let missing = Part::of(&Err(cartera::model::Unknown::FirstYear), true);
    let clv = sum_of(clv.chain([missing]));
    let float = |amount: Decimal| Value::Float(amount.to_f64().expect("a number"));
    let whole = |n: usize| Value::Integer(i64::try_from(n).expect("a count"));
    assert!(clv.total.is_err(), "a member has none");
    let portfolio = scores.portfolio.kpi("revenue_ltm").expect("it is there").amount.expect("it is known");
    [
        ("groups", whole(scores.groups.groups.len())),
        ("accounts", whole(group.members.len())),
        ("in_circles", whole(in_circles)),
        ("revenue", float(group.revenue.ltm.clone().expect("it is known"))),
        ("portfolio", float(portfolio)),
        ("at_risk", float(high.revenue.expect("it is known"))),
        ("at_risk_share", Value::Float(high.share.expect("it is known"))),
        ("clv_of_known", float(clv.of_known.expect("some are known"))),
        ("clv_known_of", whole(clv.known)),
        ("nps", Value::Float(group.nps.value.clone().expect("people answered"))),
        ("nps_low", Value::Float(group.nps.low.clone().expect("people answered"))),
        ("nps_high", Value::Float(group.nps.high.clone().expect("people answered"))),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect()
}
