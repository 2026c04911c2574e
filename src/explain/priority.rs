//! The priority score, criterion by criterion.

use super::figure::Figures;
use crate::score::AccountScores;

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let p = &s.priority;
    let own = f.own.clone();
    f.add("priority_score", &p.score, |score| format!("{score:.1} ({:.1} to {:.1})", p.low, p.high), &own);
    f.add("tier", &p.tier, |tier| format!("{tier:?}"), &own);
    f.add("quadrant", &p.quadrant, |quadrant| format!("{quadrant:?}"), &own);
    f.add("rank", &p.rank, ToString::to_string, &own);
    for criterion in &p.criteria {
        let text = |rank: &f64| format!("percentile {:.1}", rank * 100.0);
        let figure = f.add(format!("criterion {:?}", criterion.key), &criterion.percentile, text, &own);
        figure.points = Some(format!("{:.2}, weight {}", criterion.points, criterion.weight));
    }
}
