//! Leads, campaigns, touches and content.

use super::record::{AccountKeys, Text, record};
use super::{Currency, Date, Decimal};

record! {
    /// A possible customer, before it is an account.
    Lead {
        /// The CRM's id.
        id: Option<String>,
        /// The day on which it was made.
        created: Date,
        /// Where it came from.
        source: Option<String>,
        /// Status.
        status: Option<String>,
        /// Converted.
        converted: Option<bool>,
        /// The day of conversion.
        converted_on: Option<Date>,
        /// The account it became.
        account_id: Option<String>,
        /// The opportunity it became.
        opportunity_id: Option<String>,
        /// The id of the rep.
        owner_id: Option<String>,
        /// The name of the rep.
        owner_name: Option<String>,
        /// Company.
        company: Option<String>,
        /// Industry.
        industry: Option<String>,
        /// The id of the campaign that made it.
        campaign_id: Option<String>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    /// A lead becomes an account's only when it converts.
    fn stands_alone(&self) -> bool {
        true
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            opportunity_id: self.opportunity_id.as_deref(),
            ..AccountKeys::default()
        }
    }
}

record! {
    /// A marketing campaign.
    Campaign {
        /// The CRM's id.
        id: String,
        /// Name.
        name: Option<String>,
        /// Kind.
        kind: Option<String>,
        /// Status.
        status: Option<String>,
        /// First day.
        start: Option<Date>,
        /// Last day.
        end: Option<Date>,
        /// What it cost.
        cost: Option<Decimal>,
        /// What it was to cost.
        budget: Option<Decimal>,
        /// Currency of both.
        currency: Option<Currency>,
    }
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

record! {
    /// A contact reached by a campaign.
    Touch {
        /// The campaign's id.
        campaign_id: Option<Text>,
        /// The account's id.
        account_id: Option<Text>,
        /// The account's name.
        account_name: Option<Text>,
        /// The account's mail domain.
        account_domain: Option<Text>,
        /// The contact's id.
        contact_id: Option<Text>,
        /// The contact's e-mail address.
        email: Option<Text>,
        /// The day.
        date: Date,
        /// Sent, opened, attended and the like.
        status: Option<Text>,
        /// Answered.
        responded: Option<bool>,
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
    /// A piece of sales content.
    Content {
        /// Title.
        title: String,
        /// Link.
        url: Option<String>,
        /// Case study, sheet, video and the like.
        kind: Option<String>,
        /// The industry it is for.
        industry: Option<String>,
        /// The stage it is for.
        stage: Option<String>,
        /// The product it is about.
        product: Option<String>,
        /// Language.
        language: Option<String>,
        /// Views.
        views: Option<f64>,
        /// Deals in which it was used.
        influenced_deals: Option<f64>,
    }
}
