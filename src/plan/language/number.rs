//! Numbers as the reader writes them: separators and grouping of the locale (CLDR), a real minus sign (U+2212), a
//! plus sign only on variances, and never a negative zero.
//!
//! Rounding is half away from zero, on the shortest decimal that stands for the number, as a reader rounds by hand:
//! 0.125 with two digits is 0.13, −0.125 is −0.13, and 2.675 is 2.68 although its binary form lies a hair below.

use fixed_decimal::{Decimal as FixedDecimal, Sign, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;

use super::{Language, LanguageError, args};
use crate::model::Decimal;

const MINUS: &str = "\u{2212}";
pub(super) const NO_BREAK_SPACE: char = '\u{A0}';
/// Stands for what is no number (NaN, infinity): scores give `Unknown` instead, so a page never should show it.
const NOT_A_NUMBER: &str = "—";
const HALF_AWAY_FROM_ZERO: SignedRoundingMode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);

/// Which signs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// A minus before negative numbers.
    Minus,
    /// Plus and minus, for a variance.
    Both,
}

/// Fails if there are no number forms for a locale.
pub(super) fn check(locale: &Locale) -> Result<(), LanguageError> {
    DecimalFormatter::try_new(locale.into(), Default::default())
        .map(|_| ())
        .map_err(|problem| LanguageError::NoForms { locale: locale.to_string(), problem: problem.to_string() })
}

/// The exact decimal of a float: its shortest text that reads back as the same float.
pub(super) fn from_float(value: f64) -> Option<FixedDecimal> {
    FixedDecimal::try_from_str(&value.to_string()).ok()
}

pub(super) fn from_decimal(value: Decimal) -> FixedDecimal {
    // Digits, a point and a minus at most: always read.
    FixedDecimal::try_from_str(&value.to_string()).unwrap_or_default()
}

/// Rounded to `digits` after the point, padded with zeros to as many.
pub(super) fn rounded(mut value: FixedDecimal, digits: u8) -> FixedDecimal {
    let position = -i16::from(digits);
    value.round_with_mode(position, HALF_AWAY_FROM_ZERO);
    value.absolute.trim_start();
    value.absolute.trim_end();
    value.absolute.pad_end(position);
    if value.absolute.is_zero() {
        value.sign = Sign::None;
    }
    value
}

/// The sign of a rounded number, to be written before whatever comes first, digits or currency.
pub(super) fn sign_of(value: &FixedDecimal, signs: Signs) -> &'static str {
    match (value.sign, signs) {
        (Sign::Negative, _) => MINUS,
        (_, Signs::Both) if !value.absolute.is_zero() => "+",
        _ => "",
    }
}

/// The greatest share that is written as it is: 1,000 %.
const MOST_SHARE: f64 = 10.0;

impl Language {
    /// The digits of a number without its sign.
    pub(super) fn digits(&self, value: &FixedDecimal) -> String {
        let unsigned = FixedDecimal::new(Sign::None, value.absolute.clone());
        // Construction is half a microsecond; a stored formatter could not be shared between threads. The locale was
        // checked on loading, so the plain digits are never needed.
        match DecimalFormatter::try_new((&self.locale).into(), Default::default()) {
            Ok(formatter) => formatter.format(&unsigned).to_string(),
            Err(_) => unsigned.to_string(),
        }
    }

    pub(super) fn plain(&self, value: &FixedDecimal, signs: Signs) -> String {
        format!("{}{}", sign_of(value, signs), self.digits(value))
    }

    /// A whole number: `1.234.567`, `−3`.
    pub fn integer(&self, value: i64) -> String {
        self.plain(&FixedDecimal::from(value), Signs::Minus)
    }

    /// A number with as many digits after the point: `1.234,5`.
    pub fn number(&self, value: f64, digits: u8) -> String {
        self.float(value, digits, Signs::Minus)
    }

    /// A variance: `+1,5`, `−0,3`, `0,0`.
    pub fn number_change(&self, value: f64, digits: u8) -> String {
        self.float(value, digits, Signs::Both)
    }

    fn float(&self, value: f64, digits: u8, signs: Signs) -> String {
        match from_float(value) {
            Some(value) => self.plain(&rounded(value, digits), signs),
            None => NOT_A_NUMBER.to_owned(),
        }
    }

    /// A share (0 to 1) in percent: 0.123 is `12,3 %` in Spain, `12.3%` in the United States.
    pub fn percent(&self, share: f64, digits: u8) -> String {
        self.share(share, digits, Signs::Minus)
    }

    /// A relative variance: 0.123 is `+12,3 %`.
    pub fn percent_change(&self, share: f64, digits: u8) -> String {
        self.share(share, digits, Signs::Both)
    }

    /// Beyond ten times the whole it is only said that it is more: such a share tells of a base of next to nothing.
    fn share(&self, share: f64, digits: u8, signs: Signs) -> String {
        if share.is_finite() && share.abs() > MOST_SHARE {
            let most = self.share(MOST_SHARE.copysign(share), 0, signs);
            return format!("{}{most}", if share > 0.0 { '>' } else { '<' });
        }
        let Some(mut value) = from_float(share) else { return NOT_A_NUMBER.to_owned() };
        value.absolute.multiply_pow10(2);
        self.layout.percent(&self.plain(&rounded(value, digits), signs))
    }

    /// A difference of two scores: `+2 pt`.
    pub fn points_change(&self, points: f64, digits: u8) -> String {
        self.text("points-change", &args!["value" => self.number_change(points, digits)])
    }

    /// A difference of two shares (0 to 1) in percentage points: 0.02 is `+2,0 pp`.
    pub fn share_points_change(&self, difference: f64, digits: u8) -> String {
        let text = match from_float(difference) {
            Some(mut value) => {
                value.absolute.multiply_pow10(2);
                self.plain(&rounded(value, digits), Signs::Both)
            }
            None => NOT_A_NUMBER.to_owned(),
        };
        self.text("share-points-change", &args!["value" => text])
    }

    /// A net promoter score, −100 to 100, whole: `25`, `−33`.
    pub fn nps(&self, score: f64) -> String {
        self.number(score, 0)
    }

    /// A difference of two net promoter scores: `+12`, `−4`, `0`.
    pub fn nps_change(&self, difference: f64) -> String {
        self.number_change(difference, 0)
    }

    /// `1 día`, `30 días`.
    pub fn days(&self, days: i64) -> String {
        self.text("n-days", &args!["days" => days])
    }

    /// Two written numbers as a range, in words, since a dash between negative numbers can't be read: `−33 a 68`.
    pub fn range(&self, low: &str, high: &str) -> String {
        self.text("range", &args!["low" => low, "high" => high])
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::language;

    /// No-break spaces written `_`.
    fn visible(text: String) -> String {
        text.replace('\u{A0}', "_")
    }

    #[test]
    fn separators_and_grouping_follow_the_locale() {
        for (locale, small, large) in [
            ("es-ES", "1234,5", "1.234.567,5"),
            ("es-MX", "1,234.5", "1,234,567.5"),
            ("es-AR", "1.234,5", "1.234.567,5"),
            ("en-US", "1,234.5", "1,234,567.5"),
            ("en-GB", "1,234.5", "1,234,567.5"),
        ] {
            let language = language(locale);
            assert_eq!(language.number(1234.5, 1), small, "{locale}");
            assert_eq!(language.number(1_234_567.5, 1), large, "{locale}");
        }
    }

    #[test]
    fn percent_signs_follow_the_locale() {
        for (locale, text) in
            [("es-ES", "12,3_%"), ("es", "12,3_%"), ("es-MX", "12.3%"), ("es-CO", "12,3%"), ("en-US", "12.3%")]
        {
            assert_eq!(visible(language(locale).percent(0.123, 1)), text, "{locale}");
        }
    }

    #[test]
    fn only_a_variance_has_a_plus() {
        let es = language("es-ES");
        assert_eq!(es.number(2.0, 0), "2");
        assert_eq!(visible(es.percent_change(0.123, 1)), "+12,3_%");
        assert_eq!(visible(es.percent_change(-0.04, 1)), "−4,0_%");
        assert_eq!(visible(es.points_change(2.0, 0)), "+2_pt");
        assert_eq!(visible(es.share_points_change(-0.0204, 1)), "−2,0_pp");
        assert_eq!(es.nps(25.0), "25");
        assert_eq!(es.nps(-33.3), "−33");
        assert_eq!(es.nps_change(12.0), "+12");
        assert_eq!(es.range(&es.nps(-33.0), &es.nps(68.0)), "−33 a 68");
        assert_eq!(language("en-US").range("−33", "68"), "−33 to 68");
    }

    #[test]
    fn rounding_is_half_away_from_zero_on_the_decimal() {
        let en = language("en-US");
        for (value, digits, text) in [
            (0.125, 2, "0.13"),
            (-0.125, 2, "−0.13"),
            (2.5, 0, "3"),
            (3.5, 0, "4"),
            (2.675, 2, "2.68"),
            (1.005, 2, "1.01"),
            (0.4999, 0, "0"),
            (999.95, 1, "1,000.0"),
        ] {
            assert_eq!(en.number(value, digits), text);
        }
        // As a share the product 100 × 1.005 would be 100.49999…
        assert_eq!(en.percent(1.005, 0), "101%");
        assert_eq!(en.percent(0.285, 0), "29%");
    }

    #[test]
    fn zero_has_no_sign() {
        let en = language("en-US");
        assert_eq!(en.number(-0.0, 1), "0.0");
        assert_eq!(en.number(-0.04, 1), "0.0");
        assert_eq!(en.number_change(-0.04, 1), "0.0");
        assert_eq!(en.percent_change(0.0004, 1), "0.0%");
        assert_eq!(en.nps(-0.4), "0");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        let en = language("en-US");
        assert_eq!(en.number(f64::NAN, 1), "—");
        assert_eq!(en.percent(f64::INFINITY, 1), "—");
        assert!(en.number(f64::MAX, 0).starts_with("179,769,"));
        assert_eq!(en.number(f64::MIN_POSITIVE, 2), "0.00");
        assert_eq!(en.integer(i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn days_have_a_singular() {
        assert_eq!(language("es-MX").days(1), "1 día");
        assert_eq!(language("es-MX").days(1200), "1,200 días");
        assert_eq!(language("en-US").days(0), "0 days");
    }
}
