//! Amounts: exact to the currency's decimals in workbooks, short on slides and tiles. Decimal from end to end.

use fixed_decimal::Decimal as FixedDecimal;
use icu_locale_core::Locale;

use super::number::{NO_BREAK_SPACE, Signs, from_decimal, rounded, sign_of};
use super::{Language, LanguageCode, currency};
use crate::model::{Currency, Decimal};

/// How a locale places signs around numbers (CLDR).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// `1,00 €` rather than `€1.00`.
    currency_after: bool,
    /// `$ 1,00` rather than `$1,00`.
    spaced_currency: bool,
    /// `12 %` rather than `12%`.
    spaced_percent: bool,
}

impl Layout {
    pub(super) fn of(code: LanguageCode, locale: &Locale) -> Layout {
        let region = locale.id.region.as_ref().map(|region| region.as_str());
        let european = code == LanguageCode::Es && matches!(region, None | Some("ES" | "EA" | "IC" | "PH"));
        let spaced = code == LanguageCode::Es && matches!(region, Some("AR" | "CO" | "PE" | "UY"));
        Layout { currency_after: european, spaced_currency: spaced, spaced_percent: european }
    }

    /// A number with the sign of percent; CLDR sets it off with a no-break space in the Spanish of Europe alone.
    pub(super) fn percent(self, number: &str) -> String {
        if self.spaced_percent { format!("{number}{NO_BREAK_SPACE}%") } else { format!("{number}%") }
    }
}

/// A power of ten that short amounts are counted in.
struct Scale {
    power: u8,
    suffix: &'static str,
    /// Set off from the number.
    spaced: bool,
}

const ONES: Scale = Scale { power: 0, suffix: "", spaced: false };
/// Spanish counts on in millions, since its `billón` is a million millions and reads wrongly to half its readers.
const SPANISH: [Scale; 2] =
    [Scale { power: 3, suffix: "mil", spaced: true }, Scale { power: 6, suffix: "M", spaced: true }];
const ENGLISH: [Scale; 4] = [
    Scale { power: 3, suffix: "k", spaced: false },
    Scale { power: 6, suffix: "M", spaced: false },
    Scale { power: 9, suffix: "B", spaced: false },
    Scale { power: 12, suffix: "T", spaced: false },
];

impl Language {
    /// The exact amount with the decimals of its currency: `1.234.567,89 €`, `−$1,234.50`.
    pub fn money(&self, amount: Decimal, currency: Currency) -> String {
        self.full(amount, currency, currency.digits(), Signs::Minus)
    }

    /// The amount rounded to whole units: `1.234.568 €`.
    pub fn money_whole(&self, amount: Decimal, currency: Currency) -> String {
        self.full(amount, currency, 0, Signs::Minus)
    }

    /// A variance, exact: `+1.234,50 €`.
    pub fn money_change(&self, amount: Decimal, currency: Currency) -> String {
        self.full(amount, currency, currency.digits(), Signs::Both)
    }

    /// The amount rounded to what matters, three digits or so: `1,2 M€`, `412 mil €`, `€1.2M`, `$412 mil`.
    /// Under a thousand it is whole; from a thousand it has one decimal below a hundred of its unit, if not zero.
    pub fn money_compact(&self, amount: Decimal, currency: Currency) -> String {
        self.compact(amount, currency, Signs::Minus)
    }

    /// A variance, short: `+1,2 M€`.
    pub fn money_compact_change(&self, amount: Decimal, currency: Currency) -> String {
        self.compact(amount, currency, Signs::Both)
    }

    /// What stands for a currency in this locale, for axes and headings: `€`, `US$`, `CHF`.
    pub fn currency_sign(&self, currency: Currency) -> String {
        currency::sign(currency, self.locale.id.region.as_ref().map(|region| region.as_str()))
    }

    fn full(&self, amount: Decimal, currency: Currency, decimals: u8, signs: Signs) -> String {
        let amount = rounded(from_decimal(amount), decimals);
        let digits = self.digits(&amount);
        let sign = self.currency_sign(currency);
        let body = if self.layout.currency_after {
            format!("{digits}{NO_BREAK_SPACE}{sign}")
        } else {
            self.before(&sign, &digits)
        };
        format!("{}{body}", sign_of(&amount, signs))
    }

    fn compact(&self, amount: Decimal, currency: Currency, signs: Signs) -> String {
        let (amount, scale) = self.scaled(&from_decimal(amount));
        let digits = self.digits(&amount);
        let sign = self.currency_sign(currency);
        let space = if scale.spaced { String::from(NO_BREAK_SPACE) } else { String::new() };
        let number = format!("{digits}{space}{}", scale.suffix);
        let body = if !self.layout.currency_after {
            self.before(&sign, &number)
        } else if scale.suffix == "M" && !sign.starts_with(char::is_alphabetic) {
            // `M€` is read as one unit.
            format!("{number}{sign}")
        } else {
            format!("{number}{NO_BREAK_SPACE}{sign}")
        };
        format!("{}{body}", sign_of(&amount, signs))
    }

    /// A currency sign before a number; a code is set off from it.
    fn before(&self, sign: &str, number: &str) -> String {
        if self.layout.spaced_currency || sign.ends_with(char::is_alphabetic) {
            format!("{sign}{NO_BREAK_SPACE}{number}")
        } else {
            format!("{sign}{number}")
        }
    }

    /// The amount in the smallest unit of which it has less than a thousand once rounded: 999,960 is 1 million, not
    /// 1000 thousand.
    fn scaled(&self, amount: &FixedDecimal) -> (FixedDecimal, &'static Scale) {
        let scales: &'static [Scale] = match self.code {
            LanguageCode::Es => &SPANISH,
            LanguageCode::En => &ENGLISH,
        };
        let counted = scales.iter().map(|scale| (in_unit(amount, scale), scale));
        let mut last = (rounded(amount.clone(), 0), &ONES);
        for next in counted {
            if last.0.absolute.nonzero_magnitude_start() < 3 {
                break;
            }
            last = next;
        }
        last
    }
}

/// One decimal below a hundred unless it is zero, none from there.
fn in_unit(amount: &FixedDecimal, scale: &Scale) -> FixedDecimal {
    let mut value = amount.clone();
    value.absolute.multiply_pow10(-i16::from(scale.power));
    let mut short = rounded(value.clone(), 1);
    if short.absolute.nonzero_magnitude_start() >= 2 {
        return rounded(value, 0);
    }
    short.absolute.trim_end_if_integer();
    short
}

#[cfg(test)]
mod tests {
    use super::super::tests::language;
    use super::*;
    use proptest::prelude::*;

    fn amount(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn of(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    /// No-break spaces written `_`.
    fn visible(text: String) -> String {
        text.replace('\u{A0}', "_")
    }

    #[test]
    fn full_amounts_by_locale_and_currency() {
        for (locale, currency, value, text) in [
            ("es-ES", "EUR", "1234567.89", "1.234.567,89_€"),
            ("es-ES", "EUR", "-1234.5", "−1234,50_€"),
            ("es-ES", "USD", "12345.6", "12.345,60_US$"),
            ("es-ES", "CHF", "12345.6", "12.345,60_CHF"),
            ("es-MX", "MXN", "-1234.5", "−$1,234.50"),
            ("es-MX", "USD", "1234.5", "US$1,234.50"),
            ("es-CO", "COP", "1234567", "$_1.234.567,00"),
            ("es-CL", "CLP", "1234567.5", "$1.234.568"),
            ("en-US", "USD", "-1234.5", "−$1,234.50"),
            ("en-US", "EUR", "1234567.89", "€1,234,567.89"),
            ("en-US", "CHF", "5", "CHF_5.00"),
            ("en-GB", "GBP", "0.005", "£0.01"),
            ("en-GB", "JPY", "1234.5", "JP¥1,235"),
            ("en-US", "KWD", "1.2345", "KWD_1.235"),
            ("en-US", "EUR", "-0.004", "€0.00"),
        ] {
            assert_eq!(visible(language(locale).money(amount(value), of(currency))), text, "{locale} {currency}");
        }
        let es = language("es-ES");
        assert_eq!(visible(es.money_change(amount("1234.5"), of("EUR"))), "+1234,50_€");
        assert_eq!(visible(es.money_change(amount("0"), of("EUR"))), "0,00_€");
        assert_eq!(visible(es.money_whole(amount("1234567.5"), of("EUR"))), "1.234.568_€");
    }

    #[test]
    fn short_amounts_by_locale() {
        for (locale, currency, value, text) in [
            ("es-ES", "EUR", "1234567.89", "1,2_M€"),
            ("es-ES", "EUR", "412345", "412_mil_€"),
            ("es-ES", "USD", "1234567", "1,2_M_US$"),
            ("es-ES", "EUR", "1234567890", "1235_M€"),
            ("es-ES", "EUR", "12345678900", "12.346_M€"),
            ("es-MX", "MXN", "1234567", "$1.2_M"),
            ("es-MX", "MXN", "412345", "$412_mil"),
            ("es-AR", "ARS", "412345", "$_412_mil"),
            ("en-US", "EUR", "1234567", "€1.2M"),
            ("en-US", "EUR", "412345", "€412k"),
            ("en-US", "USD", "-12345", "−$12.3k"),
            ("en-US", "USD", "1200000000", "$1.2B"),
            ("en-US", "CHF", "1000000", "CHF_1M"),
            ("en-US", "USD", "412.5", "$413"),
            ("en-US", "USD", "0.4", "$0"),
            ("en-US", "USD", "-0.4", "$0"),
        ] {
            assert_eq!(visible(language(locale).money_compact(amount(value), of(currency))), text, "{locale} {value}");
        }
        assert_eq!(language("en-US").money_compact_change(amount("1250000"), of("USD")), "+$1.3M");
    }

    #[test]
    fn rounding_carries_into_the_next_unit() {
        let en = language("en-US");
        for (value, text) in [
            ("999.4", "$999"),
            ("999.5", "$1k"),
            ("99949", "$99.9k"),
            ("99950", "$100k"),
            ("999499", "$999k"),
            ("999500", "$1M"),
            ("999499999999999", "$999T"),
            ("79228162514264337593543950335", "$79,228,162,514,264,338T"),
        ] {
            assert_eq!(en.money_compact(amount(value), of("USD")), text, "{value}");
        }
    }

    /// Any decimal there is.
    fn any_decimal() -> impl Strategy<Value = Decimal> {
        (any::<i128>(), 0u32..=28).prop_filter_map("too wide", |(mantissa, scale)| {
            Decimal::try_from_i128_with_scale(mantissa >> 32, scale).ok()
        })
    }

    /// Reads an amount back from its text.
    fn read_back(text: &str, decimal: char) -> Decimal {
        let kept: String = text
            .chars()
            .filter_map(|c| match c {
                '−' => Some('-'),
                c if c == decimal => Some('.'),
                c if c.is_ascii_digit() => Some(c),
                _ => None,
            })
            .collect();
        kept.parse().unwrap()
    }

    proptest! {
        #[test]
        fn a_full_amount_reads_back_as_the_rounded_amount(value in any_decimal()) {
            for (locale, decimal, code) in
                [("es-ES", ',', "EUR"), ("es-MX", '.', "MXN"), ("en-US", '.', "KWD"), ("es-CO", ',', "CLP")]
            {
                let digits = u32::from(of(code).digits());
                let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
                let text = language(locale).money(value, of(code));
                prop_assert_eq!(read_back(&text, decimal), value.round_dp_with_strategy(digits, strategy), "{}", text);
            }
        }

        #[test]
        fn a_short_amount_is_short_and_near(value in any_decimal()) {
            let en = language("en-US");
            let text = en.money_compact(value, of("USD"));
            prop_assert!(!text.contains("−$0"), "{}", text);
            if value.abs() < amount("1000000000000000") {
                prop_assert!(text.chars().filter(char::is_ascii_digit).count() <= 3, "{}", text);
            }
        }

        #[test]
        fn any_float_is_written(value in any::<f64>(), digits in 0u8..=6) {
            for locale in ["es-ES", "en-US"] {
                let language = language(locale);
                let text = language.number(value, digits);
                prop_assert!(!text.is_empty());
                prop_assert!(!language.percent_change(value, digits).is_empty());
                let shown = text.trim_start_matches('−');
                prop_assert!(shown.len() == text.len() || shown.contains(|c: char| ('1'..='9').contains(&c)), "{}", text);
            }
        }
    }
}
