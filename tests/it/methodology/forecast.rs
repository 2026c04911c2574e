use toml::Table;

use super::number;
use cartera::score::forecast::Method;
use cartera::score::forecast::backtest::{Accuracy, Origins, misses};
use cartera::score::forecast::bands::quantile;
use cartera::score::forecast::ets::{Ets, Parameters, State, Trend};

fn numbers(given: &Table, key: &str) -> Vec<f64> {
    let values = given[key].as_array().unwrap().iter();
    values.map(|value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64)).unwrap()).collect()
}

fn table<const N: usize>(figures: [(&str, f64); N]) -> Table {
    figures.map(|(name, value)| (name.to_owned(), value.into())).into_iter().collect()
}

pub fn seasonal_naive_mase(given: &Table) -> Table {
    let origin = super::count(given, "origin");
    let origins = Origins { first: origin, last: origin, refit_every: 1 };
    let misses = misses(Method::SeasonalNaive, &numbers(given, "months"), origins).unwrap();
    table([("mase", Accuracy::of(Method::SeasonalNaive, &misses).unwrap().mase.unwrap())])
}

pub fn smoothing(given: &Table) -> Table {
    let ses = Ets { trend: Trend::None, seasonal: false };
    let initial = State { level: number(given, "level"), trend: 0.0, season: [0.0; 12] };
    let parameters = Parameters { alpha: number(given, "alpha"), beta: 0.0, gamma: 0.0, phi: 0.0 };
    let months = numbers(given, "months");
    let (squares, last) = ses.run(parameters, initial, &months);
    table([("forecast", ses.ahead(parameters, &last, months.len(), 1)[0]), ("squared_errors", squares)])
}

pub fn conformal_quantile(given: &Table) -> Table {
    table([("half_width", quantile(&numbers(given, "errors"), number(given, "level")).unwrap())])
}
