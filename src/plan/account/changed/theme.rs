//! What a change is about, in the words of the field.

use crate::model::{BridgeCause, BridgeFigure};
use crate::score::priority::RelationshipBy;
use crate::score::{CriterionKey, SignalKey};

/// In the order in which those of equal effect are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    Deals,
    Purchases,
    Use,
    Renewal,
    Satisfaction,
    Support,
    Contact,
    People,
    Payments,
    Competition,
    Profile,
    /// What the others did.
    Others,
    /// Configuration, model, version.
    Settings,
    /// What models expect; no score hangs on it.
    Estimates,
}

impl Theme {
    pub const ALL: [Theme; 14] = [
        Theme::Deals,
        Theme::Purchases,
        Theme::Use,
        Theme::Renewal,
        Theme::Satisfaction,
        Theme::Support,
        Theme::Contact,
        Theme::People,
        Theme::Payments,
        Theme::Competition,
        Theme::Profile,
        Theme::Others,
        Theme::Settings,
        Theme::Estimates,
    ];

    /// After `changed-lead-`, the words' key; in ids of facts.
    pub fn key(self) -> &'static str {
        match self {
            Theme::Deals => "deals",
            Theme::Purchases => "purchases",
            Theme::Use => "use",
            Theme::Renewal => "renewal",
            Theme::Satisfaction => "satisfaction",
            Theme::Support => "support",
            Theme::Contact => "contact",
            Theme::People => "people",
            Theme::Payments => "payments",
            Theme::Competition => "competition",
            Theme::Profile => "profile",
            Theme::Others => "others",
            Theme::Settings => "settings",
            Theme::Estimates => "estimates",
        }
    }

    /// What a part of a score is about.
    pub fn of(figure: BridgeFigure, factor: &str, cause: BridgeCause, relationship: RelationshipBy) -> Theme {
        match cause {
            BridgeCause::Config | BridgeCause::Model | BridgeCause::Program => return Theme::Settings,
            BridgeCause::Peers => return Theme::Others,
            _ => {}
        }
        let found = match figure {
            BridgeFigure::PriorityScore => CriterionKey::ALL
                .into_iter()
                .find(|key| key.name() == factor)
                .map(|key| Theme::of_criterion(key, relationship)),
            BridgeFigure::ChurnPoints => {
                SignalKey::ALL.into_iter().find(|key| key.name() == factor).map(Theme::of_signal)
            }
            _ => Theme::of_feature(factor),
        };
        found.unwrap_or(Theme::Others)
    }

    pub fn of_criterion(key: CriterionKey, relationship: RelationshipBy) -> Theme {
        match key {
            CriterionKey::Value | CriterionKey::Growth | CriterionKey::Whitespace => Theme::Purchases,
            CriterionKey::Fit => Theme::Profile,
            CriterionKey::Urgency => Theme::Renewal,
            CriterionKey::Relationship => match relationship {
                RelationshipBy::Contacts => Theme::People,
                RelationshipBy::Nps => Theme::Satisfaction,
                RelationshipBy::DaysSinceContact => Theme::Contact,
            },
        }
    }

    fn of_signal(key: SignalKey) -> Theme {
        match key {
            SignalKey::RenewalWithoutOpportunity => Theme::Renewal,
            SignalKey::VolumeFall => Theme::Use,
            SignalKey::Nps => Theme::Satisfaction,
            SignalKey::SevereTickets => Theme::Support,
            SignalKey::ChampionLeft => Theme::People,
            SignalKey::LatePayment => Theme::Payments,
            SignalKey::NoContact => Theme::Contact,
            SignalKey::Competition => Theme::Competition,
        }
    }

    /// Of a feature of the churn model, by its stable name.
    fn of_feature(name: &str) -> Option<Theme> {
        Some(match name {
            "usage_yoy_share" | "orders_quarter_yoy_share" | "order_gaps_since_last_log" => Theme::Use,
            "days_since_contact_log" | "activities_90_days_log" => Theme::Contact,
            "late_days_median" => Theme::Payments,
            "nps_shrunk" | "csat_share" => Theme::Satisfaction,
            "renewal_days" => Theme::Renewal,
            "critical_tickets_log" | "tickets_log" => Theme::Support,
            "revenue_yoy_share" | "revenue_log" => Theme::Purchases,
            "lost_deals_log" | "open_deals_log" => Theme::Deals,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::language::{Language, LanguageCode};
    use crate::score::churn::FEATURES;

    #[test]
    fn every_theme_has_words_in_both_languages_and_every_feature_a_theme() {
        for code in LanguageCode::ALL {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            for theme in Theme::ALL {
                assert!(language.has(&format!("changed-lead-{}", theme.key())), "{theme:?}");
            }
        }
        for feature in FEATURES {
            assert!(Theme::of_feature(feature.name).is_some(), "{}", feature.name);
        }
    }

    #[test]
    fn what_the_account_did_not_do_is_never_told_as_its_own() {
        for cause in [BridgeCause::Config, BridgeCause::Model, BridgeCause::Program, BridgeCause::Peers] {
            let theme = Theme::of(BridgeFigure::PriorityScore, "value", cause, RelationshipBy::Contacts);
            assert!(theme >= Theme::Others, "{theme:?}");
        }
    }
}
