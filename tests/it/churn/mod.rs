//! The churn model on a simulated company, and what must hold for any.

mod company;

use std::sync::LazyLock;

use cartera::score::ScoreConfig;
use cartera::score::churn::{Dataset, Standing, Training, measure, train_on};

use company::{AS_OF, company};

fn config() -> ScoreConfig {
    let mut config = ScoreConfig::default();
    config.churn.training.bootstrap_draws = 100;
    config
}

fn trained(dataset: &Dataset) -> Training {
    train_on(dataset, AS_OF.parse().unwrap(), &config().churn.training)
}

/// Collected once: scoring some hundred accounts on a dozen days is what takes time.
static COMPANY: LazyLock<Dataset> = LazyLock::new(|| Dataset::collect(&company(760, 3).build(AS_OF), &config()));

fn value(training: &Training, metric: &str) -> (f64, f64) {
    let validation = training.validation.as_ref().unwrap();
    let of = |measures| measure(measures, metric).unwrap().value.unwrap();
    (of(&validation.model), of(&validation.rule))
}

#[test]
fn a_known_mechanism_is_recovered_and_beats_the_points() {
    let start = std::time::Instant::now();
    let dataset = &*COMPANY;
    println!("collected {:?}", start.elapsed());
    let training = trained(dataset);
    println!("trained {:?}", start.elapsed());
    for one in &training.validation.as_ref().unwrap().model {
        println!("{} {:?}", one.metric, one);
    }
    println!("{:?} {:?}", training.model.as_ref().unwrap().inputs, training.verdict);
    println!("{:?} {:?}", training.tried_c, training.model.as_ref().unwrap().recalibration);
    println!(
        "{:?} {:?} {:?}",
        training.validation.as_ref().unwrap().training,
        training.validation.as_ref().unwrap().test,
        training.validation.as_ref().unwrap().reliability
    );
    let validation = training.validation.as_ref().unwrap();
    assert!(training.events >= 300 && validation.test.events >= 60, "{} {:?}", training.events, validation.test);
    assert!(validation.training.last < validation.test.first);

    let model = training.model.as_ref().unwrap();
    let weight =
        |name: &str| model.inputs.iter().find(|one| one.input.feature == name && !one.input.missing).unwrap().weight;
    assert!(weight("usage_yoy_share") < -0.3 && weight("days_since_contact_log") > 0.2);
    assert!(weight("late_days_median") > 0.1 && weight("nps_shrunk") < -0.2);
    assert!(weight("tickets_log").abs() < 0.2, "tickets mean nothing here");

    let (slope, _) = value(&training, "calibration_slope");
    assert!((0.8..=1.25).contains(&slope), "{slope}");
    let ((brier, rule_brier), (area, rule_area)) = (value(&training, "brier"), value(&training, "pr_auc"));
    assert!(brier < rule_brier && area > rule_area, "{brier} {rule_brier} {area} {rule_area}");
    assert_eq!(training.verdict.standing, Standing::TookOver, "{:?}", training.verdict);
}
