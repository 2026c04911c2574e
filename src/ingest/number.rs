//! Numbers as people and programs write them in text: taken apart first, so that what the marks mean is decided once a
//! column, then turned into digits without a float in between.

use super::style::DecimalMark;
use super::value::trim;

/// A number in text, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    negative: bool,
    /// Digits, points and commas; other thousands separators are checked and gone.
    body: String,
    /// Blanks or apostrophes separate its thousands, so that a point or comma is the decimal mark.
    grouped: bool,
    /// Power of ten from `E+11`, `K` and `%`.
    exponent: i32,
    scientific: bool,
    pub(super) percent: bool,
    /// The sign or code of a currency beside the number.
    pub(super) currency: Option<String>,
}

/// What the marks of one number say about the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// No mark: reads the same either way.
    Absent,
    /// Can be read with this decimal mark only.
    Settled(DecimalMark),
    /// One mark with three digits behind it: decimals or thousands.
    Open,
}

/// Longer text is no number.
const LONGEST: usize = 64;
/// Currency signs that stand beside numbers, the longest first.
const SIGNS: [&str; 28] = [
    "US$", "MX$", "CO$", "CA$", "AU$", "AR$", "CL$", "RD$", "R$", "C$", "A$", "S/.", "S/", "Bs.", "Bs", "CHF", "Kč",
    "zł", "kr", "€", "£", "$", "¥", "₹", "₡", "₲", "₺", "₽",
];

impl Written {
    /// `None` if the text is not a number in any style.
    pub(super) fn parse(text: &str) -> Option<Written> {
        let text = trim(text);
        if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut written = Written {
            negative: false,
            body: String::new(),
            grouped: false,
            exponent: 0,
            scientific: false,
            percent: false,
            currency: None,
        };
        let rest = written.strip_ends(text)?;
        let rest = written.strip_exponent(rest)?;
        written.take_body(rest)?;
        written.marks()?;
        Some(written)
    }

    /// Takes signs, brackets, currency, percent and multiplier off both ends, in whatever order they stand.
    fn strip_ends<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        // What is taken off is no digit.
        if let [first, .., last] = text.as_bytes()
            && first.is_ascii_digit()
            && last.is_ascii_digit()
        {
            return Some(text);
        }
        let mut rest = text;
        let (mut signed, mut multiplied) = (false, false);
        loop {
            let before = rest.len();
            if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
                rest = self.sign(true, &mut signed, inner)?;
            } else if let Some(inner) = rest.strip_prefix(is_minus).or_else(|| rest.strip_suffix(is_minus)) {
                rest = self.sign(true, &mut signed, inner)?;
            } else if let Some(inner) = rest.strip_prefix('+') {
                rest = self.sign(false, &mut signed, inner)?;
            } else if let Some(inner) = rest.strip_suffix('%').or_else(|| rest.strip_prefix('%')) {
                if std::mem::replace(&mut self.percent, true) {
                    return None;
                }
                self.exponent -= 2;
                rest = inner;
            } else if let Some((sign, inner)) = currency_at_an_end(rest) {
                if self.currency.replace(sign.to_owned()).is_some() {
                    return None;
                }
                rest = inner;
            } else if let Some((power, inner)) = multiplier(rest) {
                if std::mem::replace(&mut multiplied, true) {
                    return None;
                }
                self.exponent += power;
                rest = inner;
            }
            rest = trim(rest);
            if rest.len() == before {
                return Some(rest);
            }
        }
    }

    fn sign<'a>(&mut self, negative: bool, signed: &mut bool, inner: &'a str) -> Option<&'a str> {
        self.negative = negative;
        (!std::mem::replace(signed, true)).then_some(inner)
    }

    fn strip_exponent<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return Some(text) };
        let power: i32 = exponent.parse().ok()?;
        self.scientific = true;
        // Nothing beyond this is representable, and the digits are written out.
        self.exponent = self.exponent.checked_add(power).filter(|power| power.abs() <= 330)?;
        Some(mantissa)
    }

    fn take_body(&mut self, text: &str) -> Option<()> {
        let is_group = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',' || is_group(c)) {
            return None;
        }
        if text.contains(is_group) {
            let whole = text.split(['.', ',']).next().unwrap_or(text);
            let decimals = text.get(whole.len()..).unwrap_or("");
            if decimals.contains(is_group) || !are_thousands(whole.split(is_group)) {
                return None;
            }
            self.grouped = true;
        }
        self.body = text.chars().filter(|&c| !is_group(c)).collect();
        Some(())
    }

    /// What the points and commas say; `None` if no reading fits.
    pub(super) fn marks(&self) -> Option<Marks> {
        let points = self.body.matches('.').count();
        let commas = self.body.matches(',').count();
        let mark = match (points, commas) {
            (0, 0) => return Some(Marks::Absent),
            (_, 0) => DecimalMark::Point,
            (0, _) => DecimalMark::Comma,
            _ if self.body.rfind('.') > self.body.rfind(',') => DecimalMark::Point,
            _ => DecimalMark::Comma,
        };
        let as_decimal = self.digits(mark).is_some();
        let as_thousands = self.digits(mark.other()).is_some();
        match (as_decimal, as_thousands) {
            (true, true) => Some(Marks::Open),
            (true, false) => Some(Marks::Settled(mark)),
            (false, true) => Some(Marks::Settled(mark.other())),
            (false, false) => None,
        }
    }

    /// Digits before and after the decimal mark, if the number can be written with this mark.
    fn digits(&self, mark: DecimalMark) -> Option<(String, &str)> {
        let (whole, decimals) = self.body.split_once(mark.sign()).unwrap_or((&self.body, ""));
        if decimals.contains(['.', ',']) {
            return None;
        }
        let thousands = mark.other().sign();
        if whole.contains(thousands) {
            let groups = || whole.split(thousands);
            // `0,500` and `1,234E+11` are no thousands.
            let unlikely = whole.starts_with('0') || self.scientific || self.grouped;
            if unlikely || !are_thousands(groups()) {
                return None;
            }
            return Some((groups().collect(), decimals));
        }
        Some((whole.to_owned(), decimals))
    }

    /// The number in plain digits with a point, read with this decimal mark; `None` if that mark does not fit.
    pub(super) fn plain(&self, mark: DecimalMark) -> Option<String> {
        let (whole, decimals) = self.digits(mark)?;
        let mut digits = whole;
        let mut point = i64::try_from(digits.len()).ok()? + i64::from(self.exponent);
        digits.push_str(decimals);
        if point < 0 {
            let zeros = usize::try_from(-point).ok()?;
            digits.insert_str(0, &"0".repeat(zeros));
            point = 0;
        }
        let point = usize::try_from(point).ok()?;
        if digits.len() < point {
            digits.push_str(&"0".repeat(point - digits.len()));
        }
        let (whole, decimals) = digits.split_at_checked(point)?;
        let whole = whole.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        let sign = if self.negative { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { whole };
        Some(if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") })
    }
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{ff0d}')
}

/// Groups of three digits, the first of one to three.
fn are_thousands<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
}

fn multiplier(text: &str) -> Option<(i32, &str)> {
    let inner = text.get(..text.len().checked_sub(1)?)?;
    let power = match text.chars().next_back()? {
        'K' | 'k' => 3,
        'M' => 6,
        'B' => 9,
        _ => return None,
    };
    inner.trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some((power, inner))
}

/// A sign or an ISO code at either end. `kr` and `Bs` are letters, so a digit or blank must be next to them.
fn currency_at_an_end(text: &str) -> Option<(&str, &str)> {
    for sign in SIGNS {
        if let Some(inner) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Some((sign, inner));
        }
    }
    let is_code = |code: &&str| code.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(code) = text.get(..3).filter(is_code) {
        return Some((code, text.get(3..)?));
    }
    let start = text.len().checked_sub(3)?;
    let code = text.get(start..).filter(is_code)?;
    Some((code, text.get(..start)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point};

    fn plain(text: &str, mark: DecimalMark) -> Option<String> {
        Written::parse(text)?.plain(mark)
    }

    #[test]
    fn marks_settle_or_stay_open() {
        let marks = |text| Written::parse(text).and_then(|written| written.marks());
        for text in ["12", "1 234", "1'234", "-5", "$ 7", "45 %"] {
            assert_eq!(marks(text), Some(Marks::Absent), "{text}");
        }
        for text in ["1,234.50", "0.500", "1,234,567", "12.5", ".5", "1234.567", "1.1463E+11", "1 234.567", "1.2345"] {
            assert_eq!(marks(text), Some(Marks::Settled(Point)), "{text}");
        }
        for text in ["1.234,56 €", "6328008,44", "1.234.567", "0,5", "1’234,567", "1,14E5"] {
            assert_eq!(marks(text), Some(Marks::Settled(Comma)), "{text}");
        }
        for text in ["1.234", "229,932", "$12.000", "(1,234)", "342.091K"] {
            assert_eq!(marks(text), Some(Marks::Open), "{text}");
        }
        for text in [
            "",
            "-",
            "abc",
            "1.2.3",
            "10/20/2016",
            "97.127.8.139",
            "1.23.456,7",
            "12 34",
            "1-2",
            "v1.2",
            "$",
            "1,2345,678",
            "1.234,567,890.1",
            "E5",
            "1E",
            "--5",
            "$5$",
            "1e999",
            "2 3456 7890",
        ] {
            assert_eq!(marks(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_exact() {
        let cases = [
            ("$22,700.00", Point, "22700"),
            ("$342.09K", Point, "342090"),
            ("1.234,56 €", Comma, "1234.56"),
            ("(1,234.50)", Point, "-1234.5"),
            ("−7,5", Comma, "-7.5"),
            ("1\u{a0}234,5", Comma, "1234.5"),
            ("1'234.5", Point, "1234.5"),
            ("6328008,44", Comma, "6328008.44"),
            ("1.14628E+11", Point, "114628000000"),
            ("45 %", Point, "0.45"),
            ("-$5", Point, "-5"),
            ("$-5", Point, "-5"),
            ("5-", Point, "-5"),
            ("EUR 1.234", Comma, "1234"),
            ("1.234", Comma, "1234"),
            ("1.234", Point, "1.234"),
            ("1.5M", Point, "1500000"),
            ("0.1", Point, "0.1"),
            ("007", Point, "7"),
            ("5e-3", Point, "0.005"),
            ("12.", Point, "12"),
            ("\"\u{feff}3", Point, ""),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(plain(text, mark).as_deref().unwrap_or(""), expected, "{text}");
        }
    }

    #[test]
    fn a_mark_that_does_not_fit_gives_nothing() {
        assert_eq!(plain("1.234,56", Point), None);
        assert_eq!(plain("1,234.56", Comma), None);
        assert_eq!(plain("12.5", Comma), None);
    }

    #[test]
    fn a_currency_beside_the_number_is_kept() {
        for (text, sign) in [("1.234,56 €", "€"), ("USD 12", "USD"), ("12 MXN", "MXN"), ("US$12", "US$"), ("$12", "$")]
        {
            assert_eq!(Written::parse(text).unwrap().currency.as_deref(), Some(sign), "{text}");
        }
    }
}
