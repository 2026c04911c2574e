use toml::Table;

use cartera::score::hindsight::Calibration;

pub fn calibration(given: &Table) -> Table {
    let chances = given["chances"].as_array().unwrap().iter().map(|chance| chance.as_float().unwrap());
    let happened = given["happened"].as_array().unwrap().iter().map(|happened| happened.as_bool().unwrap());
    let pairs: Vec<(f64, bool)> = chances.zip(happened).collect();
    let calibration = Calibration::of(&pairs, 1).unwrap();
    [
        ("brier", calibration.brier),
        ("brier_skill", calibration.brier_skill.unwrap()),
        ("expected", calibration.expected),
    ]
    .map(|(name, value)| (name.to_owned(), value.into()))
    .into_iter()
    .collect()
}
