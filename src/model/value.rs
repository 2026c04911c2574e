//! What the company says of its own offer: lines of value, and answers to objections.

use super::record::record;

record! {
    /// What the company offers against a pain, and what proves it: a row of its value file.
    ValueLine {
        /// The pain's theme: `price`, `delivery`, `support` and so on, or as the reports call it; any where not given.
        theme: Option<String>,
        /// The pain in the customer's words.
        pain: Option<String>,
        /// What is offered against it, as a sentence that a customer may read.
        line: String,
        /// What proves it: a reference, a figure, a guarantee.
        proof: Option<String>,
        /// The segment it is for; for all where not given.
        segment: Option<String>,
        /// The industry it is for; for all where not given.
        industry: Option<String>,
        /// The product it is about.
        product: Option<String>,
        /// The language of its texts (`es`, `en`); for reports in any where not given.
        language: Option<String>,
    }
}

record! {
    /// An objection that customers raise, and the company's answer.
    Objection {
        /// The theme it belongs to, as in a line of value; raised by anyone where not given.
        theme: Option<String>,
        /// What the customer says.
        objection: String,
        /// What to answer.
        answer: String,
        /// What proves the answer.
        proof: Option<String>,
        /// The competitor whose name raises it.
        competitor: Option<String>,
        /// The segment it is for; for all where not given.
        segment: Option<String>,
        /// The industry it is for; for all where not given.
        industry: Option<String>,
        /// The language of its texts (`es`, `en`); for reports in any where not given.
        language: Option<String>,
    }
}
