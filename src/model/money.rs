//! Exact amounts and currencies.

use serde::{Deserialize, Serialize};

pub use rust_decimal::Decimal;

/// An ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const EUR: Currency = Currency(*b"EUR");
    pub const USD: Currency = Currency(*b"USD");

    /// A code of three letters in either case, or a sign that stands for one currency only.
    pub fn parse(text: &str) -> Option<Currency> {
        let text = text.trim();
        match text {
            "€" => return Some(Currency(*b"EUR")),
            "£" => return Some(Currency(*b"GBP")),
            "US$" => return Some(Currency(*b"USD")),
            "MX$" => return Some(Currency(*b"MXN")),
            _ => {}
        }
        // "EUR - Euro" and "USD (US Dollar)" are how some CRMs label a code.
        let code = text.split([' ', '-', '(']).next().unwrap_or(text);
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Currency(bytes.map(|byte| byte.to_ascii_uppercase())))
    }

    pub fn code(&self) -> &str {
        // The constructor lets only ASCII letters in.
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Currency::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a currency code")))
    }
}

impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code" })
    }
}
