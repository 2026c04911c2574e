//! What would take a fired signal's points away: for `cartera explain`.

use super::points::{ChurnScores, ChurnSignal, SignalKey};

/// What would have to be different for a signal to lose points, and how many.
#[derive(Debug, Clone, PartialEq)]
pub struct Relief {
    /// English, a part of a sentence.
    pub change: String,
    /// Points of the signal that would go, above 0.
    pub points: f64,
    /// Of the score of 0 to 100.
    pub score: f64,
}

impl ChurnSignal {
    /// None for a signal that did not fire.
    pub fn relief(&self, scores: &ChurnScores) -> Option<Relief> {
        if self.points <= 0.0 {
            return None;
        }
        let observed = scores.max_points_observed;
        let score = if observed > 0.0 { 100.0 * self.points / observed } else { 0.0 };
        Some(Relief { change: self.change(), points: self.points, score })
    }

    fn change(&self) -> String {
        match self.key {
            SignalKey::RenewalWithoutOpportunity => "a renewal opportunity opened".to_owned(),
            SignalKey::VolumeFall => {
                format!("volume less than {:.0} % below the year before", self.mildest.abs() * 100.0)
            }
            SignalKey::Nps => "NPS at 0 or above, and no decision maker among the detractors".to_owned(),
            SignalKey::SevereTickets => {
                format!("at most {:.1} critical or reopened tickets in 30 days", self.mildest)
            }
            SignalKey::ChampionLeft => "another champion or sponsor known".to_owned(),
            SignalKey::LatePayment => format!("documents paid at most {:.0} days late", self.mildest),
            SignalKey::NoContact => "a call, a meeting or a message from the customer".to_owned(),
            SignalKey::Competition => "no lost bid, competitor or price increase for 12 months".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unknown;
    use crate::score::Evidence;

    #[test]
    fn a_fired_signal_says_what_would_take_its_points_away() {
        let signal = |points| ChurnSignal {
            key: SignalKey::RenewalWithoutOpportunity,
            value: Ok(60.0),
            threshold: 90.0,
            mildest: 180.0,
            points,
            max_points: 20.0,
            date: None,
            evidence: Evidence::default(),
        };
        let scores = ChurnScores {
            points: 20.0,
            max_points_observed: 80.0,
            max_points: 107.0,
            score: Ok(25.0),
            observed_share: 0.75,
            band: Err(Unknown::NoModel),
            risk: Err(Unknown::NoModel),
            model: None,
            signals: Vec::new(),
        };
        let relief = signal(20.0).relief(&scores).unwrap();
        assert_eq!((relief.change.as_str(), relief.points, relief.score), ("a renewal opportunity opened", 20.0, 25.0));
        assert_eq!(signal(0.0).relief(&scores), None);
    }
}
