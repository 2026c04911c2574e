use cartera::model::*;
use cartera::score::{AccountScores, JourneyStage, Past, ScoreConfig, Scores, score};

use super::sample::Sample;

fn config(text: &str) -> ScoreConfig {
    toml::from_str(text).unwrap()
}

fn scored(sample: &Sample, config: &ScoreConfig) -> Scores {
    score(&sample.build("2026-10-31"), config, &Past::default())
}

const RULES: &str = r#"
    [[segments.rule]]
    name = "Key"
    all = [{ field = "revenue_ltm", op = "at_least", value = 1000 }]
    [[segments.rule]]
    name = "Clinics"
    all = [{ field = "employees", op = "below", value = 100 }]
    any = [
        { field = "industry", op = "is", value = ["Salud", "Healthcare"] },
        { field = "description", op = "contains", value = "clínica" },
    ]
"#;

fn company() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[("industry", "salud"), ("employees", "20")]).revenue("A", "2026-05-01", "1000");
    sample.account("B", &[("industry", "SALUD"), ("employees", "20")]).revenue("B", "2026-05-01", "999");
    sample.account("C", &[("description", "Clinica dental"), ("employees", "5")]).revenue("C", "2026-05-01", "1");
    sample.account("D", &[("industry", "Retail"), ("employees", "5"), ("description", "x")]).revenue(
        "D",
        "2026-05-01",
        "1",
    );
    // The size is not known, so it can't be told whether it is a clinic.
    sample.account("E", &[("industry", "Salud"), ("segment", "Old")]).revenue("E", "2026-05-01", "1");
    // No revenue on record: the first rule is unknown, the second holds.
    sample.account("F", &[("industry", "Salud"), ("employees", "5")]);
    sample
}

fn segments(scores: &Scores) -> Vec<Option<&str>> {
    scores.accounts.iter().map(|account| account.segment.segment.as_deref()).collect()
}

#[test]
fn the_first_rule_that_holds_wins_and_what_is_unknown_never_does() {
    let scores = scored(&company(), &config(RULES));
    assert_eq!(segments(&scores), [Some("Key"), Some("Clinics"), Some("Clinics"), None, None, Some("Clinics")]);
    assert_eq!(scores.accounts[3].segment.rule, Ok("unassigned".to_owned()));
    assert_eq!(scores.accounts[4].segment.rule, Err(Unknown::NoField { entity: Entity::Account, field: "employees" }));
}

#[test]
fn segments_by_rule_are_the_dimension_and_the_source_s_without_rules() {
    let accounts =
        |scores: &Scores, segment: &str| scores.portfolio.of("accounts", "segment", segment).map(|kpi| kpi.n).ok();
    let scores = scored(&company(), &config(RULES));
    assert_eq!((accounts(&scores, "Clinics"), accounts(&scores, "unassigned")), (Some(3), Some(2)));
    let plain = scored(&company(), &ScoreConfig::default());
    assert_eq!((accounts(&plain, "Old"), accounts(&plain, "unassigned")), (Some(1), Some(5)));
    assert_eq!(plain.accounts[4].segment.rule, Err(Unknown::NotConfigured { setting: "segments.rule" }));
}

#[test]
fn priority_is_ranked_within_segments_by_rule() {
    let mut sample = Sample::default();
    for n in 0..20 {
        let industry = if n < 10 { "Salud" } else { "Retail" };
        sample.account(&format!("A{n:02}"), &[("industry", industry)]);
        sample.revenue(&format!("A{n:02}"), "2026-05-01", &(n + 1).to_string());
    }
    let rules = "[priority]\nwithin_segment = true\n[[segments.rule]]\nname = \"S\"\n\
                 all = [{ field = \"industry\", op = \"is\", value = \"Salud\" }]";
    let accounts = scored(&sample, &config(rules)).accounts;
    let value =
        |n: usize| (accounts[n].priority.criteria[0].percentile.clone(), accounts[n].priority.criteria[0].peers);
    assert_eq!(value(9), (Ok(0.95), 10));
    assert_eq!(value(10), (Ok(10.5 / 20.0), 20));
}

#[test]
fn fifths_need_buyers_enough() {
    let buyers = |n: i32| {
        let mut sample = Sample::default();
        for i in 0..n {
            let id = format!("A{i:02}");
            sample.account(&id, &[]).revenue(&id, "2026-05-01", &(i * 10 + 10).to_string());
        }
        sample.account("Z", &[]);
        scored(&sample, &ScoreConfig::default()).accounts
    };
    let classes = |accounts: &[AccountScores], n: usize| accounts[n].segment.rfm.clone();
    assert_eq!(classes(&buyers(9), 0), Err(Unknown::TooFew { have: 9, need: 10 }));
    let ten = buyers(10);
    let (low, high) = (classes(&ten, 0).unwrap(), classes(&ten, 9).unwrap());
    assert_eq!((low.money, high.money, high.classes), (1, 2, 2));
    // All bought on the same day, once.
    assert_eq!((low.recency, low.frequency), (high.recency, high.frequency));
    assert!(classes(&ten, 10).is_err());
    assert_eq!(classes(&buyers(25), 24).unwrap().classes, 5);
}

#[test]
fn each_stage_of_the_journey_has_its_rule() {
    let mut sample = Sample::default();
    for id in ["Adopts", "Expands", "Grows", "Lapsed", "New", "Renews", "Lapsed under contract"] {
        sample.account(id, &[("customer_since", if id == "New" { "2026-08-01" } else { "2020-01-01" })]);
    }
    sample.account("Unheard", &[]);
    for (id, before, now) in [
        ("Adopts", "100", "105"),
        ("Expands", "100", "90"),
        ("Grows", "100", "110"),
        ("Renews", "100", "100"),
        ("New", "100", "100"),
    ] {
        sample.revenue(id, "2025-05-01", before).revenue(id, "2026-05-01", now);
    }
    sample.revenue("Lapsed", "2025-01-01", "100").revenue("Lapsed under contract", "2025-01-01", "100");
    sample.revenue("Lapsed", "2024-10-15", "1");
    for (id, end) in [("Renews", "2027-02-28"), ("Adopts", "2027-03-01"), ("Lapsed under contract", "2027-01-01")] {
        sample.add::<Contract>(id, &[("start", "2024-01-01"), ("end", end)]);
    }
    for id in ["Adopts", "Expands", "Grows", "Lapsed", "New", "Renews", "Lapsed under contract"] {
        let open = id == "Expands";
        let fields = [
            ("id", id),
            ("stage", if open { "Demo" } else { "Lost" }),
            ("created", "2026-10-01"),
            ("close_date", "2026-10-20"),
        ];
        sample.add::<Opportunity>(id, &fields);
    }
    let portfolio = sample.build("2026-10-31");
    let scores = score(&portfolio, &ScoreConfig::default(), &Past::default());
    let stage = |id: &str| {
        let place = portfolio.accounts.iter().position(|account| account.id == id).unwrap();
        scores.accounts[place].segment.journey_stage.clone()
    };
    assert_eq!(stage("Adopts"), Ok(JourneyStage::Adoption));
    assert_eq!(stage("Expands"), Ok(JourneyStage::Growth));
    assert_eq!(stage("Grows"), Ok(JourneyStage::Growth));
    assert_eq!(stage("Lapsed"), Ok(JourneyStage::WinBack));
    assert_eq!(stage("New"), Ok(JourneyStage::Onboarding));
    assert_eq!(stage("Renews"), Ok(JourneyStage::Renewal));
    assert_eq!(stage("Lapsed under contract"), Ok(JourneyStage::Renewal));
    assert_eq!(stage("Unheard"), Err(Unknown::NoRecords { entity: Entity::Revenue }));
}
