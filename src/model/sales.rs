//! Opportunities with their items and stages, and contracts.

use super::record::{AccountKeys, Text, record};
use super::{Currency, Date, Decimal};

record! {
    /// A possible sale, open or closed.
    Opportunity {
        /// The CRM's id.
        id: String,
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// The account's mail domain.
        account_domain: Option<String>,
        /// The id of the contact it hangs on.
        contact_id: Option<String>,
        /// The e-mail address of the contact it hangs on.
        contact_email: Option<String>,
        /// The opportunity's name.
        name: Option<String>,
        /// The id of the rep.
        owner_id: Option<String>,
        /// The name or e-mail of the rep.
        owner_name: Option<String>,
        /// New business, renewal, up-sell and the like.
        kind: Option<String>,
        /// The stage as the CRM calls it.
        stage: String,
        /// The status (won, lost, open) where it is not told by the stage.
        status: Option<String>,
        /// Value.
        amount: Option<Decimal>,
        /// Currency of the value.
        currency: Option<Currency>,
        /// The CRM's own probability: 0 to 1, or 0 to 100 in percent.
        probability: Option<f64>,
        /// The day on which it was opened.
        created: Option<Date>,
        /// The day on which it closed, or is expected to.
        close_date: Option<Date>,
        /// The day of winning, where the vendor keeps it apart.
        won_date: Option<Date>,
        /// The day of losing, where the vendor keeps it apart.
        lost_date: Option<Date>,
        /// Closed, as the CRM says.
        is_closed: Option<bool>,
        /// Won, as the CRM says.
        is_won: Option<bool>,
        /// Product, where an opportunity has one.
        product: Option<Text>,
        /// Lead source.
        lead_source: Option<String>,
        /// Why it was lost.
        loss_reason: Option<String>,
        /// The competitor.
        competitor: Option<String>,
        /// What is to happen next.
        next_step: Option<String>,
        /// The day of the last contact.
        last_activity: Option<Date>,
        /// The id of the campaign that made it.
        campaign_id: Option<String>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        Some(&self.id)
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

impl Opportunity {
    /// What people call it: its name, else its product, else its id.
    pub fn called(&self) -> &str {
        self.name.as_deref().or(self.product.as_deref()).unwrap_or(&self.id)
    }
}

record! {
    /// One product of an opportunity.
    LineItem {
        /// The CRM's id.
        id: Option<String>,
        /// The opportunity's id.
        opportunity_id: String,
        /// The product's id.
        product_id: Option<Text>,
        /// The price book entry's id.
        price_book_entry_id: Option<Text>,
        /// The product's name.
        product: Option<Text>,
        /// Quantity.
        quantity: Option<f64>,
        /// Value of the line.
        amount: Option<Decimal>,
        /// Currency of the value.
        currency: Option<Currency>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys { opportunity_id: Some(&self.opportunity_id), ..AccountKeys::default() }
    }
}

record! {
    /// The stage that an opportunity entered on a day.
    StageChange {
        /// The CRM's id.
        id: Option<String>,
        /// The opportunity's id.
        opportunity_id: Text,
        /// The stage entered.
        stage: Text,
        /// The day.
        changed: Date,
        /// The value at that time.
        amount: Option<Decimal>,
        /// The expected close at that time.
        close_date: Option<Date>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys { opportunity_id: Some(&self.opportunity_id), ..AccountKeys::default() }
    }
}

record! {
    /// An agreement with a term.
    Contract {
        /// The contract's id.
        id: Option<String>,
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// The account's mail domain.
        account_domain: Option<String>,
        /// What the contract is called.
        name: Option<String>,
        /// First day.
        start: Option<Date>,
        /// Last day: the renewal falls due.
        end: Date,
        /// Value a year.
        value: Option<Decimal>,
        /// Currency of the value.
        currency: Option<Currency>,
        /// Days of notice.
        notice_days: Option<f64>,
        /// Renews by itself.
        auto_renew: Option<bool>,
        /// Status.
        status: Option<String>,
        /// Product.
        product: Option<Text>,
        /// The day on which the record was made.
        created: Option<Date>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
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
