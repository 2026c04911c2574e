use proptest::prelude::*;

use super::backtest::{Accuracy, Miss, Origins, choose, compare, misses};
use super::bands::{BandSource, Pool, bands, coverage, quantile};
use super::ets::{Ets, Parameters, State, Trend};
use super::{ForecastConfig, History, Method, allocate, decompose, forecast};
use crate::model::{Decimal, Unknown};

/// Box & Jenkins 1976, series G: thousands of airline passengers, January 1949 to December 1960.
fn passengers() -> Vec<f64> {
    let csv = include_str!("../../../tests/reference/airpassengers.csv");
    csv.lines().skip(1).map(|line| line.parse().unwrap()).collect()
}

/// A line of the output of tests/reference/airpassengers_statsmodels.py.
fn statsmodels(name: &str) -> Vec<f64> {
    let output = include_str!("../../../tests/reference/airpassengers_statsmodels.txt");
    assert!(output.starts_with("statsmodels 0.15.0\n"));
    let line = output.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')).unwrap();
    line.split(' ').map(|number| number.parse().unwrap()).collect()
}

fn mase(method: Method, series: &[f64]) -> f64 {
    let origins = Origins { first: 102, last: 132, refit_every: 1 };
    let misses = misses(method, series, origins).unwrap();
    assert_eq!(misses.len(), 31 * 12);
    Accuracy::of(method, &misses).unwrap().mase.unwrap()
}

#[test]
fn the_back_test_of_airpassengers_agrees_with_statsmodels() {
    let series = passengers();
    assert!((mase(Method::SeasonalNaive, &series) - statsmodels("seasonal_naive")[0]).abs() < 5e-5);
    // statsmodels also estimates the initial states, which here follow from the first five years.
    let ratio = |method: Method| mase(method, &series) / statsmodels(method.name())[0];
    for (method, tolerance) in [(Method::Ses, 0.001), (Method::Theta, 0.002), (Method::EtsAaaLog, 0.03)] {
        assert!((ratio(method) - 1.0).abs() < tolerance, "{method:?} {}", ratio(method));
    }
}

/// With the same initial states, and a search from several starts on both sides, fits and forecasts are the same.
#[test]
fn fits_of_airpassengers_have_the_least_squared_errors_that_statsmodels_finds() {
    let series = passengers();
    let damped = Ets { trend: Trend::Damped, seasonal: true };
    let ana = Ets { trend: Trend::None, seasonal: true };
    for (name, ets) in [("ets_ana", ana), ("ets_aaa", AAA), ("ets_aada", damped)] {
        let (least, mase) = (statsmodels(&format!("least {name}")), statsmodels(&format!("mase {name}")));
        for ((origin, least), mase) in (102..=132).step_by(6).zip(least).zip(mase) {
            let (known, come) = series.split_at(origin);
            let (free, initial) = ets.fit(known, &[]).unwrap();
            let parameters = ets.parameters(&free);
            let (squares, last) = ets.run(parameters, initial, known);
            assert!((squares / least - 1.0).abs() < 1e-4, "{name} {origin}: {squares} {least}");
            let misses =
                ets.ahead(parameters, &last, origin, 12).into_iter().zip(come).map(|(ours, was)| (ours - was).abs());
            let scale = known.iter().zip(known.iter().skip(12)).map(|(a, b)| (a - b).abs()).sum::<f64>();
            let ours = misses.sum::<f64>() / 12.0 / (scale / (origin - 12) as f64);
            assert!((ours - mase).abs() < 2e-3, "{name} {origin}: {ours} {mase}");
        }
    }
}

const AAA: Ets = Ets { trend: Trend::Additive, seasonal: true };

#[test]
fn a_fixed_filter_gives_the_errors_and_forecast_of_statsmodels() {
    let series = passengers();
    let season = [-20.0, -30.0, 5.0, 0.0, 2.0, 35.0, 60.0, 60.0, 15.0, -25.0, -60.0, -42.0];
    let initial = State { level: 120.0, trend: 1.5, season };
    let parameters = Parameters { alpha: 0.3, beta: 0.05, gamma: 0.4, phi: 1.0 };
    let (squares, last) = AAA.run(parameters, initial, &series);
    assert!((squares - statsmodels("sse")[0]).abs() < 1e-5, "{squares}");
    let ahead = AAA.ahead(parameters, &last, series.len(), 12);
    for (ours, theirs) in ahead.iter().zip(statsmodels("ahead")) {
        assert!((ours - theirs).abs() < 1e-5, "{ours} {theirs}");
    }
}

#[test]
fn smoothing_the_nile_gives_the_parameter_of_statsmodels() {
    let flow = statsmodels("nile");
    let ses = Ets { trend: Trend::None, seasonal: false };
    let (free, initial) = ses.fit(&flow, &[]).unwrap();
    let parameters = ses.parameters(&free);
    let (squares, last) = ses.run(parameters, initial, &flow);
    assert!((parameters.alpha - statsmodels("alpha")[0]).abs() < 1e-3, "{}", parameters.alpha);
    assert!((last.level - statsmodels("level")[0]).abs() < 0.3, "{}", last.level);
    assert!((squares / statsmodels("sse nile")[0] - 1.0).abs() < 1e-6, "{squares}");
}

#[test]
fn airpassengers_is_forecast_by_a_seasonal_model_and_not_by_the_year_before() {
    let (chosen, months) = forecast(&passengers(), &ForecastConfig::default()).unwrap();
    assert_eq!((chosen.history, chosen.origins, chosen.candidates.len()), (History::Seasonal, 31, 12));
    assert_eq!(chosen.candidates[0].method, Method::SeasonalNaive);
    let own = chosen.candidates.iter().find(|candidate| candidate.method == chosen.method).unwrap();
    assert!(own.mase.clone().unwrap() < 0.8 * chosen.candidates[0].mase.clone().unwrap());
    assert!(months.iter().all(|month| month.band == BandSource::Horizon && month.low95 <= month.low80));
    assert!(months[6].value > 600.0 && months[6].value < 720.0, "{months:?}");
}

#[test]
fn a_walk_keeps_the_simple_method_where_nothing_beats_it() {
    // Nothing but the year before, with a change every year that no other method sees.
    let series: Vec<f64> = (0..60).map(|month| f64::from((month * 7919) % 12 * 100 + 5)).collect();
    let (chosen, months) = forecast(&series, &ForecastConfig::default()).unwrap();
    assert_eq!(chosen.method, Method::SeasonalNaive);
    assert_eq!(months[0].value, series[48]);
}

#[test]
fn the_least_history_gets_the_mean_with_a_wide_band() {
    assert_eq!(forecast(&[1.0, 2.0], &ForecastConfig::default()), Err(Unknown::TooFew { have: 2, need: 3 }));
    let (chosen, months) = forecast(&[80.0, 100.0, 120.0], &ForecastConfig::default()).unwrap();
    assert_eq!((chosen.method, chosen.history, chosen.candidates.len()), (Method::Mean, History::Short, 0));
    assert!(months.iter().all(|month| month.value == 100.0 && month.band == BandSource::Wide));
    // s = 20, t(2) at 90 % = 1.886 (table): 1.5 · 1.886 · 20 · √(4/3) = 65.3.
    assert!((months[0].high80 - 165.3).abs() < 0.05, "{}", months[0].high80);
}

#[test]
fn history_decides_what_may_compete() {
    let of = |months: usize, zeros: usize| {
        History::of(&(0..months).map(|m| if m < zeros { 0.0 } else { 1.0 }).collect::<Vec<_>>())
    };
    assert_eq!(
        [of(11, 0), of(12, 0), of(23, 11), of(24, 12), of(35, 0), of(36, 0), of(36, 19)],
        [
            History::Short,
            History::OneYear,
            History::OneYear,
            History::TwoYears,
            History::TwoYears,
            History::Seasonal,
            History::Intermittent
        ]
    );
    assert!(!History::Seasonal.candidates(&[0.0; 40]).0.contains(&Method::EtsAaaLog));
}

#[test]
fn croston_with_sba_by_hand() {
    // Sizes 6 then 8, intervals 2 then 3: 6.2 / 2.1 · 0.95.
    let forecast = Method::CrostonSba.forecast(&[0.0, 6.0, 0.0, 0.0, 8.0], 2, &[], false).unwrap().forecast;
    assert!((forecast[1] - 0.95 * 6.2 / 2.1).abs() < 1e-12);
    assert_eq!(Method::CrostonSba.forecast(&[0.0; 5], 2, &[], false), None);
}

#[test]
fn decomposition_finds_the_season_that_was_put_in() {
    let wave = [5.0, -3.0, 2.0, -4.0, 1.0, -1.0, 6.0, -6.0, 3.0, -2.0, 0.0, -1.0];
    let series: Vec<f64> = (0..48).map(|m| 100.0 + 2.0 * m as f64 + wave[m % 12]).collect();
    for (found, put) in decompose::additive(&series).unwrap().iter().zip(wave) {
        assert!((found - put).abs() < 1e-9);
    }
    assert!(decompose::is_seasonal(&wave.repeat(4)));
    let (level, slope) = decompose::line(&[3.0, 5.0, 7.0]).unwrap();
    assert!((level - 1.0).abs() < 1e-12 && (slope - 2.0).abs() < 1e-12);
}

#[test]
fn the_conformal_quantile_is_the_rank_of_the_definition() {
    let errors: Vec<f64> = (1..=20).map(f64::from).collect();
    // ⌈21 · 0.8⌉ = 17, ⌈21 · 0.95⌉ = 20; of 10 errors none has the 95 % level.
    assert_eq!((quantile(&errors, 0.8), quantile(&errors, 0.95)), (Some(17.0), Some(20.0)));
    assert_eq!(quantile(&errors[..10], 0.95), None);
}

fn walk_of_misses(origins: usize) -> Vec<Miss> {
    let draw = |n: usize| ((n * 7919 + 13) % 101) as f64;
    let each = (0..origins).flat_map(|origin| (1..=12).map(move |ahead| (origin, ahead)));
    each.map(|(origin, ahead)| Miss { origin, ahead, actual: 0.0, forecast: draw(origin * 17 + ahead * 5), scale: 1.0 })
        .collect()
}

#[test]
fn bands_come_from_the_best_errors_there_are_and_never_narrow() {
    let series: Vec<f64> = (0..40).map(|m| f64::from(m % 7)).collect();
    let sources = |misses: &[Miss], pool: &Pool| {
        let bands = bands(&series, misses, pool);
        assert!(bands.windows(2).all(|pair| pair[0].at[0] <= pair[1].at[0] && pair[0].at[1] <= pair[1].at[1]));
        assert!(bands.iter().all(|band| band.at[0] <= band.at[1]));
        (bands[0].source, bands[11].source)
    };
    let (few, many) = (walk_of_misses(5), walk_of_misses(25));
    assert_eq!(sources(&many, &Pool::default()), (BandSource::Horizon, BandSource::Horizon));
    assert_eq!(sources(&few, &Pool::of([many.as_slice()].into_iter())), (BandSource::Series, BandSource::Series));
    assert_eq!(sources(&few, &Pool::default()), (BandSource::Wide, BandSource::Neighbours));
}

#[test]
fn coverage_is_judged_by_errors_known_at_the_origin_only() {
    let judged = coverage(&walk_of_misses(60), 0.8).unwrap();
    assert!((0.7..0.95).contains(&judged), "{judged}");
    // The last errors are great: no earlier band may know of them.
    let mut late = walk_of_misses(60);
    late.iter_mut().filter(|miss| miss.origin >= 10).for_each(|miss| miss.forecast = 1e6 + miss.origin as f64);
    assert!(coverage(&late, 0.8).unwrap() < judged);
    assert!(coverage(&walk_of_misses(5), 0.8).is_err());
}

#[test]
fn a_constant_history_stays_with_a_band_that_says_it_has_no_width() {
    let (_, months) = forecast(&[40.0; 50], &ForecastConfig::default()).unwrap();
    let is_exact = |value: f64| (value - 40.0).abs() < 1e-9;
    assert!(months.iter().all(|m| is_exact(m.value) && m.low95 == m.high95 && m.band == BandSource::Constant));
}

#[test]
fn a_method_is_taken_only_if_it_gains_enough() {
    let series: Vec<f64> = passengers();
    let tried =
        compare(&[Method::SeasonalNaive, Method::EtsAaa], &series, Origins { first: 120, last: 132, refit_every: 6 });
    assert_eq!(choose(&tried, 0.05).unwrap().0.method, Method::EtsAaa);
    assert_eq!(choose(&tried, 0.99).unwrap().0.method, Method::SeasonalNaive);
}

fn monthly() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0u32..5000, 1..70).prop_map(|months| months.into_iter().map(|m| f64::from(m) / 4.0).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_currency_changes_the_unit_alone(series in monthly(), power in -3i32..8) {
        // Powers of two, so that no rounding hides a dependence on the unit.
        let unit = 2f64.powi(power);
        let scaled: Vec<f64> = series.iter().map(|value| value * unit).collect();
        if let Ok((chosen, months)) = forecast(&series, &ForecastConfig::default()) {
            let (other, of_other) = forecast(&scaled, &ForecastConfig::default()).unwrap();
            // Logarithms are rounded, so that of two methods as good as equal either may win.
            if chosen.method == other.method {
                for (a, b) in months.iter().zip(&of_other) {
                    prop_assert!((a.value * unit - b.value).abs() <= 1e-3 * unit * (1.0 + a.value.abs()), "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn an_additive_model_moves_with_the_level(series in prop::collection::vec(1u32..5000, 36..60), shift in 1u32..9000) {
        let series: Vec<f64> = series.into_iter().map(f64::from).collect();
        let moved: Vec<f64> = series.iter().map(|value| value + f64::from(shift)).collect();
        let parameters = Parameters { alpha: 0.3, beta: 0.1, gamma: 0.2, phi: 1.0 };
        let of = |series: &[f64]| {
            let (_, last) = AAA.run(parameters, AAA.initial(series).unwrap(), series);
            AAA.ahead(parameters, &last, series.len(), 12)
        };
        for (a, b) in of(&series).iter().zip(of(&moved)) {
            prop_assert!((a + f64::from(shift) - b).abs() < 1e-6);
        }
    }

    #[test]
    fn bands_hold_the_value_and_revenue_never_falls_below_nothing(series in monthly()) {
        if let Ok((chosen, months)) = forecast(&series, &ForecastConfig::default()) {
            prop_assert_eq!(months.len(), 12);
            for m in months {
                prop_assert!(0.0 <= m.low95 && m.low95 <= m.low80 && m.low80 <= m.value);
                prop_assert!(m.value <= m.high80 && m.high80 <= m.high95 && m.high95.is_finite());
            }
            for candidate in chosen.candidates {
                prop_assert!(candidate.smape.is_ok_and(|smape| (0.0..=200.0).contains(&smape)));
            }
        }
    }

    #[test]
    fn parts_sum_to_the_last_cent(cents in -1_000_000_000i64..1_000_000_000, weights in prop::collection::vec(0u32..1000, 1..60)) {
        let total = Decimal::new(cents, 2);
        let weights: Vec<f64> = weights.into_iter().map(|weight| f64::from(weight) / 7.0).collect();
        let parts = allocate(total, &weights);
        prop_assert_eq!(parts.is_some(), weights.iter().any(|weight| *weight > 0.0));
        if let Some(parts) = parts {
            prop_assert_eq!(parts.iter().sum::<Decimal>(), total);
            let all: f64 = weights.iter().sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = cents as f64 / 100.0 * weight / all;
                prop_assert!((crate::score::money::float(*part) - exact).abs() < 0.0101);
                prop_assert!(*weight > 0.0 || part.is_zero());
            }
        }
    }
}
