//! The churn score, signal by signal.

use super::figure::Figures;
use crate::score::{AccountScores, Band, Evidence};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let none = Evidence::default();
    f.add("churn_band", &s.churn.band, |band: &Band| format!("{band:?}").to_lowercase(), &none);
    f.add("churn_points", &s.churn.score, |score| format!("{score:.0} of 100"), &none);
    for signal in &s.churn.signals {
        let text = |value: &f64| format!("{value:.2}, fires from {}", signal.threshold);
        let figure = f.add(format!("signal {:?}", signal.key), &signal.value, text, &signal.evidence);
        figure.points = Some(format!("{:.0} of {:.0}", signal.points, signal.max_points));
    }
}
