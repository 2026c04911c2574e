//! Accounts and the people on both sides.

use super::record::{AccountKeys, record};
use super::{Currency, Date, Decimal};

record! {
    /// A customer or prospect, the unit of every plan.
    Account {
        /// The CRM's id.
        id: String,
        /// The name shown on every page.
        name: String,
        /// The id of the account it belongs to.
        parent_id: Option<String>,
        /// The name of the account it belongs to, where no id is given.
        parent_name: Option<String>,
        /// The id of the rep or account manager.
        owner_id: Option<String>,
        /// The name or e-mail of the rep or account manager.
        owner_name: Option<String>,
        /// Customer, prospect, partner and the like.
        kind: Option<String>,
        /// The company's own segment.
        segment: Option<String>,
        /// The customer's industry.
        industry: Option<String>,
        /// Street address.
        street: Option<String>,
        /// City.
        city: Option<String>,
        /// Postal code.
        postal_code: Option<String>,
        /// State, province or region.
        state: Option<String>,
        /// Country.
        country: Option<String>,
        /// Web site.
        website: Option<String>,
        /// Mail domain, for joining surveys and web visits.
        domain: Option<String>,
        /// Telephone.
        phone: Option<String>,
        /// Tax or VAT number, which tells companies apart.
        tax_id: Option<String>,
        /// Number of employees.
        employees: Option<f64>,
        /// The customer's own yearly revenue.
        annual_revenue: Option<Decimal>,
        /// The currency of the account's amounts.
        currency: Option<Currency>,
        /// What the customer could spend a year on what we sell.
        potential: Option<Decimal>,
        /// The year in which the customer was founded.
        founded_year: Option<f64>,
        /// The day on which the CRM record was made.
        created: Option<Date>,
        /// The day of the first purchase.
        customer_since: Option<Date>,
        /// Hot, warm, cold or the company's own words.
        rating: Option<String>,
        /// Free text.
        description: Option<String>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
        /// The id of the account it was merged into.
        merged_into: Option<String>,
        /// The ids of accounts that were merged into it, joined with `;`.
        merged_ids: Option<String>,
    }
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

record! {
    /// A rep, account manager or manager of ours.
    User {
        /// The CRM's id.
        id: String,
        /// Full name.
        name: Option<String>,
        /// First name, where the full name is not given.
        first_name: Option<String>,
        /// Last name, where the full name is not given.
        last_name: Option<String>,
        /// E-mail address.
        email: Option<String>,
        /// The id of the manager.
        manager_id: Option<String>,
        /// The name of the manager, where no id is given.
        manager_name: Option<String>,
        /// Team.
        team: Option<String>,
        /// Region or office.
        region: Option<String>,
        /// Role.
        role: Option<String>,
        /// Still with us.
        active: Option<bool>,
        /// The last day with us.
        left_on: Option<Date>,
    }
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

record! {
    /// Who looks after an account, a deal or a territory from a day on: a row of a table of assignments, or a change of a
    /// CRM's field history.
    Assignment {
        /// The row's id.
        id: Option<String>,
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// The account's mail domain.
        account_domain: Option<String>,
        /// The opportunity's id, where it is a deal that is looked after.
        opportunity_id: Option<String>,
        /// Of a territory: the segment of its accounts.
        segment: Option<String>,
        /// Of a territory: the industry of its accounts.
        industry: Option<String>,
        /// Of a territory: the country of its accounts.
        country: Option<String>,
        /// Of a territory: the state or region of its accounts.
        state: Option<String>,
        /// Of a territory: the city of its accounts.
        city: Option<String>,
        /// The field that changed, in a history of all fields: changes of others than the owner do not count.
        field: Option<String>,
        /// The id of the rep; in a field history the new value, id or name.
        owner_id: Option<String>,
        /// The name or e-mail of the rep.
        owner_name: Option<String>,
        /// The id or name of the rep before, as a field history tells it.
        previous_owner: Option<String>,
        /// The first day; since ever where not given.
        from: Option<Date>,
        /// The last day; until the next row of the same account or territory where not given.
        to: Option<Date>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            opportunity_id: self.opportunity_id.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
    /// The territory's, not an account's.
    fn stands_alone(&self) -> bool {
        self.territory().next().is_some()
    }
}

record! {
    /// The manager, team and region of one of our people from a day on.
    Membership {
        /// The row's id.
        id: Option<String>,
        /// The id of the rep.
        user_id: Option<String>,
        /// The name or e-mail of the rep.
        user_name: Option<String>,
        /// The id of the manager.
        manager_id: Option<String>,
        /// The name of the manager.
        manager_name: Option<String>,
        /// Team.
        team: Option<String>,
        /// Region or office.
        region: Option<String>,
        /// The first day; since ever where not given.
        from: Option<Date>,
        /// The last day; until the rep's next row where not given.
        to: Option<Date>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

record! {
    /// A person at an account.
    Contact {
        /// The CRM's id.
        id: Option<String>,
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// The account's mail domain.
        account_domain: Option<String>,
        /// Full name.
        name: Option<String>,
        /// First name, where the full name is not given.
        first_name: Option<String>,
        /// Last name, where the full name is not given.
        last_name: Option<String>,
        /// E-mail address.
        email: Option<String>,
        /// Telephone.
        phone: Option<String>,
        /// Job title.
        title: Option<String>,
        /// Part in the decision: decision maker, influencer, champion, user.
        role: Option<String>,
        /// Influence, 0 to 100.
        influence: Option<f64>,
        /// Relationship, 0 to 100.
        relationship: Option<f64>,
        /// Link to a public profile.
        profile_url: Option<String>,
        /// The day on which the record was made.
        created: Option<Date>,
        /// The day of the last contact.
        last_activity: Option<Date>,
        /// The day on which the person left.
        left_on: Option<Date>,
        /// Agreed to be quoted or named.
        consent: Option<bool>,
        /// Deleted in the CRM: the row is left out.
        deleted: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            domain: self.account_domain.as_deref(),
            email: self.email.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
}

/// The full name from whichever parts are given.
fn full_name(name: &Option<String>, first: &Option<String>, last: &Option<String>) -> Option<String> {
    if name.is_some() {
        return name.clone();
    }
    let parts: Vec<&str> = [first, last].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

impl User {
    pub fn full_name(&self) -> Option<String> {
        full_name(&self.name, &self.first_name, &self.last_name)
    }

    /// Whether somebody is known not to be with us any more: after the last day, or inactive where no day is given.
    pub fn has_left(&self, as_of: Date) -> bool {
        match self.left_on {
            Some(last) => last < as_of,
            None => self.active == Some(false),
        }
    }
}

impl Contact {
    pub fn full_name(&self) -> Option<String> {
        full_name(&self.name, &self.first_name, &self.last_name)
    }
}

impl Assignment {
    /// The conditions of a territory: the name of an account's field, and what it must be.
    pub fn territory(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let conditions = [
            ("segment", &self.segment),
            ("industry", &self.industry),
            ("country", &self.country),
            ("state", &self.state),
            ("city", &self.city),
        ];
        conditions.into_iter().filter_map(|(field, wanted)| Some((field, wanted.as_deref()?)))
    }
}
