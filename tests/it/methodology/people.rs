use cartera::model::{Assignment, Opportunity, Quota};
use cartera::score::people::Credit;
use cartera::score::{Past, ScoreConfig, score};
use toml::Table;

use super::number;
use crate::score::sample::Sample;

/// An account that one rep handed over to another in the middle of a quarter.
pub fn credit(given: &Table) -> Table {
    let text = |key: &str| number(given, key).to_string();
    let mut sample = Sample::default();
    sample.account("A", &[("owner_id", "after")]);
    for (owner, from, to) in [("before", "2025-01-01", "2026-08-15"), ("after", "2026-08-16", "2099-12-31")] {
        sample.add::<Assignment>("A", &[("account_id", "A"), ("owner_id", owner), ("from", from), ("to", to)]);
        let key = format!("quota_{owner}");
        let amount = text(&key);
        sample.add::<Quota>("", &[("owner_id", owner), ("start", "2026-07-01"), ("months", "3"), ("amount", &amount)]);
    }
    for (id, day) in [("won_before", "2026-07-20"), ("won_after", "2026-09-10")] {
        let amount = text(id);
        let fields = [("id", id), ("stage", "Closed Won"), ("created", "2026-06-01"), ("close_date", day)];
        sample.add::<Opportunity>("A", &[fields.as_slice(), &[("amount", amount.as_str())]].concat());
    }
    let attained = |credit, owner: &str| {
        let mut config = ScoreConfig::default();
        config.people.credit = credit;
        let quarter = score(&sample.build("2026-09-30"), &config, &Past::default()).portfolio.quarter;
        let part = quarter.owners.iter().find(|part| part.owner == owner).expect("a part of the rep's");
        toml::Value::from(part.attainment().unwrap())
    };
    [
        ("attainment_before", attained(Credit::Closing, "before")),
        ("attainment_after", attained(Credit::Closing, "after")),
        ("attainment_after_if_today", attained(Credit::Today, "after")),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}
