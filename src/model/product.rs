//! What is sold.

use super::record::record;
use super::{Currency, Decimal};

record! {
    /// A product or service of ours.
    Product {
        /// The product's id; its name where it has none.
        id: Option<String>,
        /// The product's name.
        name: String,
        /// Family, series or line.
        family: Option<String>,
        /// List price.
        list_price: Option<Decimal>,
        /// Currency of the price.
        currency: Option<Currency>,
        /// Still sold.
        active: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

record! {
    /// A product's price in a price book.
    PriceBookEntry {
        /// The entry's id.
        id: String,
        /// The product's id.
        product_id: String,
        /// The price.
        price: Option<Decimal>,
        /// Currency of the price.
        currency: Option<Currency>,
        /// In force.
        active: Option<bool>,
    }
    fn id(&self) -> Option<&str> {
        Some(&self.id)
    }
}
