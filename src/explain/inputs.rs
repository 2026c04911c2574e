//! What each figure is computed from, for those that no other record would change.

/// What a figure rests on; none for one that names its input itself.
pub fn of(group: &str, figure: &str) -> Option<&'static str> {
    let text = match (group, figure) {
        ("revenue", "revenue_ltm") => "the lines of the 12 months that end with the period",
        ("revenue", "revenue_previous") => "the lines of the 12 months before those; no later record adds to them",
        ("revenue", "revenue_yoy_share" | "revenue_yoy_change") => "the lines of both spans of 12 months",
        ("revenue", "revenue_yoy_constant_share" | "revenue_currency_effect") => {
            "the lines in other currencies and the exchange rates of both years"
        }
        ("revenue", "revenue_cagr_share") => "the revenue of the first and the last whole year on record",
        ("revenue", "penetration_share") => "the products bought and the products that apply to it",
        ("revenue", "late_days_median") => "due and payment dates of the documents due in the last 365 days",
        ("forecast", "peak_months") => {
            "the revenue of each calendar month over whole years, 1.5 times the average from which it is a peak"
        }
        ("forecast", "forecast_method") => "the back-test on the series of its segment, which one account hardly moves",
        ("forecast", _) => "its last 24 months beside those of all accounts, and the forecast of all",
        ("pipeline", _) => "amounts of its open deals and the chances of deals of their stage and age",
        ("sales", _) => "the deals closed in the window",
        ("renewal", _) => "the last day of its running contracts, else the expected close of renewal deals",
        ("nps", "response_rate_share") => "the invitations that arrived and the people who answered",
        ("nps", "nps_change") => "the answers of this window and the one before",
        ("nps", _) => "the latest answer of each person in the window",
        ("satisfaction", _) => "the ratings of surveys and tickets in the window",
        ("service", "usage_yoy_share") => "the use of the last three months and of the same three a year before",
        ("service", "tickets_12_months") => "the tickets opened in the last 365 days",
        ("service", "last_contact") => "the calls, meetings and messages from the customer up to the day",
        ("churn", "churn_points" | "churn_band") => "the signals below that could be observed",
        ("churn", "churn_risk") => "the trained model's inputs below",
        ("churn", figure) if !figure.starts_with("signal") => "the trained model's weights and the account's inputs",
        ("churn", _) => "the records of the signal; it adds nothing while it does not fire",
        ("clv", "p_alive" | "expected_orders_12m") => {
            "the days of its first, last and repeat orders, beside those of all accounts"
        }
        ("clv", _) => "its contracts or orders, margin, and the rates of all accounts",
        ("whitespace", "size") => "the size that the account's own record gives",
        ("whitespace", _) => "what peers of its size spend, and what it bought",
        ("cross-sell", _) => "what it owns, and what customers own who own the same",
        ("segment", "segment") => "the account's own record",
        ("segment", "segment_rule") => "the conditions of the configuration's segments",
        ("segment", _) => "its orders beside those of all accounts",
        ("priority", _) => "its criteria below and those of all other accounts",
        ("plan hygiene", _) => "the records that the check asks for",
        _ => return None,
    };
    Some(text)
}
