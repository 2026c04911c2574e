//! What customers answered, and who was asked.

use super::Date;
use super::record::{AccountKeys, Text, record};

record! {
    /// One person's answer to a survey.
    SurveyResponse {
        /// The answer's id.
        id: Option<String>,
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// The account's mail domain.
        account_domain: Option<String>,
        /// The contact's id.
        contact_id: Option<String>,
        /// The respondent's e-mail address.
        email: Option<String>,
        /// The respondent's name.
        name: Option<String>,
        /// The day of the answer.
        date: Option<Date>,
        /// Likelihood to recommend, 0 to 10.
        nps_rating: Option<f64>,
        /// Satisfaction, on the survey's scale.
        csat_rating: Option<f64>,
        /// Ease, 1 to 7.
        ces_rating: Option<f64>,
        /// The free comment.
        comment: Option<String>,
        /// The survey's name.
        survey: Option<String>,
        /// Relationship or transactional.
        kind: Option<String>,
        /// The respondent's part in the decision.
        role: Option<String>,
        /// Promised not to be shown by name.
        confidential: Option<bool>,
        /// Completed, partial, preview.
        status: Option<String>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            contact_id: self.contact_id.as_deref(),
            email: self.email.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
}

record! {
    /// One person asked to answer.
    Invitation {
        /// The account's id.
        account_id: Option<Text>,
        /// The account's name.
        account_name: Option<Text>,
        /// The account's mail domain.
        account_domain: Option<Text>,
        /// The contact's id.
        contact_id: Option<Text>,
        /// The e-mail address asked.
        email: Option<Text>,
        /// The day.
        sent: Date,
        /// The survey's name.
        survey: Option<Text>,
        /// Arrived; false when it bounced.
        delivered: Option<bool>,
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            contact_id: self.contact_id.as_deref(),
            email: self.email.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
}
