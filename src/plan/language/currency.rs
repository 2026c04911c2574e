//! What is written for a currency.

use crate::model::Currency;

/// The sign of a currency for a reader of a region: the bare local sign at home (`$` for pesos in Mexico), one that
/// no other currency shares elsewhere (`MX$`), the code where there is none.
pub(super) fn sign(currency: Currency, region: Option<&str>) -> String {
    let code = currency.code();
    let at_home = region.and_then(home).filter(|(home, _)| *home == code).map(|(_, sign)| sign);
    at_home.or_else(|| abroad(code)).unwrap_or(code).to_owned()
}

/// The currency of a region and the sign it has there.
fn home(region: &str) -> Option<(&'static str, &'static str)> {
    Some(match region {
        "US" | "PR" | "EC" | "SV" => ("USD", "$"),
        "MX" => ("MXN", "$"),
        "AR" => ("ARS", "$"),
        "CL" => ("CLP", "$"),
        "CO" => ("COP", "$"),
        "UY" => ("UYU", "$"),
        "CU" => ("CUP", "$"),
        "DO" => ("DOP", "RD$"),
        "NI" => ("NIO", "C$"),
        "PE" => ("PEN", "S/"),
        "BO" => ("BOB", "Bs"),
        "VE" => ("VES", "Bs."),
        "CR" => ("CRC", "₡"),
        "GT" => ("GTQ", "Q"),
        "HN" => ("HNL", "L"),
        "PA" => ("PAB", "B/."),
        "PY" => ("PYG", "Gs."),
        "CA" => ("CAD", "$"),
        "AU" => ("AUD", "$"),
        "NZ" => ("NZD", "$"),
        "SG" => ("SGD", "$"),
        "HK" => ("HKD", "HK$"),
        "ZA" => ("ZAR", "R"),
        _ => return None,
    })
}

/// The sign of a currency outside its home, if it is one that stands for no other.
fn abroad(code: &str) -> Option<&'static str> {
    Some(match code {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "US$",
        "MXN" => "MX$",
        "CAD" => "CA$",
        "AUD" => "A$",
        "NZD" => "NZ$",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "BRL" => "R$",
        "JPY" => "JP¥",
        "CNY" => "CN¥",
        "INR" => "₹",
        "KRW" => "₩",
        "ILS" => "₪",
        "PHP" => "₱",
        "VND" => "₫",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn a_sign_is_bare_only_at_home() {
        assert_eq!(sign(of("MXN"), Some("MX")), "$");
        assert_eq!(sign(of("USD"), Some("MX")), "US$");
        assert_eq!(sign(of("MXN"), Some("US")), "MX$");
        assert_eq!(sign(of("USD"), None), "US$");
        assert_eq!(sign(of("CHF"), Some("ES")), "CHF");
    }
}
