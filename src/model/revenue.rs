//! What was sold and paid.

use super::record::{AccountKeys, Text, record};
use super::{Currency, Date, Decimal};

record! {
    /// An order, an invoice, a credit note or a movement of recurring revenue.
    Revenue {
        /// The document's id.
        id: Option<String>,
        /// Order, invoice, credit note or movement, as the source calls it.
        kind: Option<Text>,
        /// The account's id.
        account_id: Option<Text>,
        /// The account's name.
        account_name: Option<Text>,
        /// The account's mail domain.
        account_domain: Option<Text>,
        /// The day on which it counts: invoice date, order date, month of the movement.
        date: Date,
        /// Value; credit notes are negative.
        amount: Decimal,
        /// Currency of the value.
        currency: Option<Currency>,
        /// The value without value-added tax, where the source tells it beside the whole.
        net_amount: Option<Decimal>,
        /// The value-added tax in the value.
        tax_amount: Option<Decimal>,
        /// Whether the value holds value-added tax.
        vat_included: Option<bool>,
        /// The rate of the tax, as 21 or 0.21.
        vat_rate: Option<Decimal>,
        /// Cost of what was sold, for margin.
        cost: Option<Decimal>,
        /// The id of the invoice that a credit note refers to.
        refers_to: Option<Text>,
        /// The day on which it counts, where that is another than its own.
        counts_on: Option<Date>,
        /// Product.
        product: Option<Text>,
        /// Quantity.
        quantity: Option<f64>,
        /// The day on which payment is due.
        due: Option<Date>,
        /// The day on which it was paid.
        paid: Option<Date>,
        /// Status: cancelled and draft documents are left out.
        status: Option<Text>,
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
