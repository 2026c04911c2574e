//! The churn model on a simulated company, and what must hold for any.

mod company;
mod documents;
mod file;
mod properties;

use std::sync::LazyLock;

use cartera::score::ScoreConfig;
use cartera::score::churn::{Dataset, Standing, Training, measure, train_on};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

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

/// Trained once for all that ask.
static TRAINED: LazyLock<Training> = LazyLock::new(|| trained(&COMPANY));

fn value(training: &Training, metric: &str) -> (f64, f64) {
    let validation = training.validation.as_ref().unwrap();
    let of = |measures| measure(measures, metric).unwrap().value.unwrap();
    (of(&validation.model), of(&validation.rule))
}

#[test]
fn a_known_mechanism_is_recovered_and_beats_the_points() {
    let training = &*TRAINED;
    let validation = training.validation.as_ref().unwrap();
    assert!(training.events >= 300 && validation.test.events >= 60, "{} {:?}", training.events, validation.test);
    assert!(validation.training.last < validation.test.first);

    let model = training.model.as_ref().unwrap();
    let weight =
        |name: &str| model.inputs.iter().find(|one| one.input.feature == name && !one.input.missing).unwrap().weight;
    assert!(weight("usage_yoy_share") < -0.3 && weight("days_since_contact_log") > 0.2);
    assert!(weight("late_days_median") > 0.1 && weight("nps_shrunk") < -0.2);
    assert!(weight("tickets_log").abs() < 0.2, "tickets mean nothing here");

    let (slope, _) = value(training, "calibration_slope");
    assert!((0.8..=1.25).contains(&slope), "{slope}");
    let ((brier, rule_brier), (area, rule_area)) = (value(training, "brier"), value(training, "pr_auc"));
    assert!(brier < rule_brier && area > rule_area, "{brier} {rule_brier} {area} {rule_area}");
    assert_eq!(training.verdict.standing, Standing::TookOver, "{:?}", training.verdict);
}

/// The same examples, each with the outcome of another of its day.
fn shuffled(dataset: &Dataset, seed: u64) -> Dataset {
    let mut shuffled = dataset.clone();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    for day in dataset.days() {
        let places: Vec<usize> = (0..dataset.examples.len()).filter(|ix| dataset.examples[*ix].day == day).collect();
        for (number, place) in places.iter().enumerate().skip(1) {
            // Fisher and Yates; the remainder's bias is far below what matters here.
            let other = places[random.next_u32() as usize % (number + 1)];
            let (a, b) = (shuffled.examples[*place].left, shuffled.examples[other].left);
            (shuffled.examples[*place].left, shuffled.examples[other].left) = (b, a);
        }
    }
    shuffled
}

#[test]
fn with_shuffled_outcomes_the_gates_refuse_the_model() {
    for seed in 0..3 {
        let training = trained(&shuffled(&COMPANY, seed));
        assert!(training.model.is_some(), "there are events enough to fit one");
        assert_eq!(training.verdict.standing, Standing::Shadow, "seed {seed}: {:?}", training.verdict);
        assert!(training.verdict.decision.starts_with("The points score stays"), "{}", training.verdict.decision);
    }
}

#[test]
fn few_losses_give_a_shadow_and_very_few_no_model() {
    let keep = |most: usize| {
        let mut dataset = COMPANY.clone();
        let mut kept = std::collections::BTreeSet::new();
        for example in &mut dataset.examples {
            let Some(left) = example.left else { continue };
            if kept.len() < most || kept.contains(&(example.account.clone(), left)) {
                kept.insert((example.account.clone(), left));
            } else {
                example.left = None;
            }
        }
        trained(&dataset)
    };
    let few = keep(60);
    assert_eq!((few.events, few.verdict.standing), (60, Standing::Shadow));
    let model = few.model.unwrap();
    assert!(model.inputs.len() <= 6, "at most a tenth of the events");
    assert!((model.c - 0.01).abs() < 1e-12, "the strong penalty");
    let none = keep(29);
    assert_eq!((none.events, none.verdict.standing, none.model), (29, Standing::RuleOnly, None));
}
