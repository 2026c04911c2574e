//! Contact, support and use.

use super::Date;
use super::record::{AccountKeys, Text, record};

record! {
    /// A call, meeting, e-mail or task.
    Activity {
        /// The CRM's id.
        id: Option<Text>,
        /// The account's id.
        account_id: Option<Text>,
        /// The account's name.
        account_name: Option<Text>,
        /// The account's mail domain.
        account_domain: Option<Text>,
        /// The id of what it hangs on, an account or an opportunity.
        related_id: Option<Text>,
        /// The opportunity's id.
        opportunity_id: Option<Text>,
        /// The contact's id.
        contact_id: Option<Text>,
        /// The contact's e-mail address.
        contact_email: Option<Text>,
        /// Call, meeting, e-mail, task.
        kind: Option<Text>,
        /// The day on which it takes place or is due.
        date: Option<Date>,
        /// The day on which it was entered.
        created: Option<Date>,
        /// What it is about.
        subject: Option<Text>,
        /// Inbound or outbound.
        direction: Option<Text>,
        /// Open, done and the like.
        status: Option<Text>,
        /// How it went.
        outcome: Option<Text>,
        /// The id of the rep.
        owner_id: Option<Text>,
        /// The name or e-mail of the rep.
        owner_name: Option<Text>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref().or(self.related_id.as_deref()),
            opportunity_id: self.opportunity_id.as_deref().or(self.related_id.as_deref()),
            contact_id: self.contact_id.as_deref(),
            email: self.contact_email.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
        }
    }
}

record! {
    /// A support case.
    Ticket {
        /// The ticket's id.
        id: Option<String>,
        /// The account's id.
        account_id: Option<Text>,
        /// The account's name.
        account_name: Option<Text>,
        /// The account's mail domain.
        account_domain: Option<Text>,
        /// The contact's id.
        contact_id: Option<Text>,
        /// The contact's e-mail address.
        contact_email: Option<Text>,
        /// The day on which it was opened.
        opened: Date,
        /// The day on which it was closed.
        closed: Option<Date>,
        /// Status.
        status: Option<Text>,
        /// Priority as the source calls it.
        priority: Option<Text>,
        /// Kind of case.
        kind: Option<Text>,
        /// What it is about.
        subject: Option<Text>,
        /// The whole text.
        description: Option<Text>,
        /// Escalated.
        escalated: Option<bool>,
        /// Opened again after it was closed.
        reopened: Option<bool>,
        /// Satisfaction with the answer, on the source's scale.
        csat: Option<f64>,
        /// The product concerned.
        product: Option<Text>,
        /// Deleted in the source: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            contact_id: self.contact_id.as_deref(),
            email: self.contact_email.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
}

record! {
    /// How much a product was used in a month or on a day.
    Usage {
        /// The account's id.
        account_id: Option<Text>,
        /// The account's name.
        account_name: Option<Text>,
        /// The account's mail domain.
        account_domain: Option<Text>,
        /// The day or month.
        date: Date,
        /// What is counted: sessions, seats, calls.
        metric: Option<Text>,
        /// The count.
        value: f64,
        /// Product.
        product: Option<Text>,
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
}
