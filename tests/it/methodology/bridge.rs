use cartera::checks::ChecksConfig;
use cartera::checks::changes::{self, Before, Now};
use cartera::model::{BridgeCause, BridgeFigure, Contract, Decimal, Portfolio};
use cartera::score::bridge::{Ledgers, Today, bridges, readings};
use cartera::score::{Past, ScoreConfig, ledger, score};
use toml::Table;

use super::number;
use crate::score::sample::Sample;

fn portfolio(given: &Table, as_of: &str) -> Portfolio {
    let mut sample = Sample::default();
    for account in ["A", "B", "C"] {
        let own = given[account].as_table().unwrap();
        let text = |key: &str| own[key].to_string().trim_matches('"').to_owned();
        sample.account(account, &[]).revenue(account, "2026-03-10", &text("invoiced"));
        if own.contains_key("october") {
            sample.revenue(account, "2026-10-12", &text("october"));
        }
        let end = text("contract_ends");
        sample.add::<Contract>(account, &[("id", account), ("start", "2024-01-01"), ("end", &end), ("value", "100")]);
    }
    sample.build(as_of)
}

fn config(given: &Table, key: &str) -> ScoreConfig {
    let weights = given[key].as_table().unwrap();
    let mut config = ScoreConfig::default();
    config.priority.value_weight = number(weights, "value");
    config.priority.urgency_weight = number(weights, "urgency");
    (config.priority.growth_weight, config.priority.whitespace_weight) = (0.0, 0.0);
    (config.priority.fit_weight, config.priority.relationship_weight) = (0.0, 0.0);
    config
}

pub fn bridge(given: &Table) -> Table {
    let (old_config, new_config) = (config(given, "weights_before"), config(given, "weights_now"));
    let (old, new) = (portfolio(given, "2026-09-30"), portfolio(given, "2026-10-31"));
    let past = Past::default();
    let before = readings(&old, &score(&old, &old_config, &past), &old_config, None);
    let now = readings(&new, &score(&new, &new_config, &past), &new_config, None);
    let (then, is) = (ledger(&old, &old_config), ledger(&new, &new_config));
    let last = Before {
        run: "2026-09-r1".to_owned(),
        period: old.period,
        as_of: old.as_of,
        config_hash: "before".to_owned(),
        version: "1".to_owned(),
        ledger: then.clone(),
    };
    let today = Now { portfolio: &new, ledger: &is, config_hash: "now", version: "1" };
    let changes = changes::changes(&ChecksConfig::default(), today, &last, None);
    let today = Today {
        portfolio: &new,
        readings: &now,
        config: &new_config,
        model: None,
        changes: Some(&changes),
        ledgers: Some(Ledgers { before: &then, now: &is }),
    };
    let told = bridges(today, &before, &last.run);
    let bridge = told.of("A").unwrap().of(BridgeFigure::PriorityScore).unwrap();
    let float = |value: Decimal| toml::Value::from(f64::try_from(value).unwrap());
    let mut gives = Table::new();
    gives.insert("before".to_owned(), float(bridge.before.unwrap()));
    gives.insert("now".to_owned(), float(bridge.now.unwrap()));
    for cause in BridgeCause::ALL {
        gives.insert(cause.key().to_owned(), float(bridge.of_cause(cause)));
    }
    let sum = bridge.parts.iter().fold(Decimal::ZERO, |sum, part| sum + part.effect);
    assert_eq!(Some(sum), bridge.change());
    gives
}
