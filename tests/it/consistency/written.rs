//! Figures as documents write them, read back with how far rounding may have moved them.

/// What a written figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Money,
    Percent,
    /// A count, points, days.
    Plain,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    pub value: f64,
    /// Half a unit of the last digit that is written.
    pub tolerance: f64,
    pub unit: Unit,
}

impl Written {
    pub fn is_near(self, value: f64) -> bool {
        (self.value - value).abs() <= self.tolerance + 1e-6 * value.abs() + 1e-9
    }
}

/// How a document writes numbers.
#[derive(Debug, Clone)]
pub struct Marks {
    pub decimal: String,
    pub group: String,
}

/// `5,6 M€`, `€203k`, `−1.234`, `45 %`; none where the text is anything else.
pub fn read(text: &str, marks: &Marks) -> Option<Written> {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let text = text.trim();
    let negative = text.starts_with(['−', '-']);
    let text = text.trim_start_matches(['−', '-', '+', '▲', '▼', '◆', ' ']);
    let digits = |c: char| c.is_ascii_digit() || marks.decimal.contains(c) || marks.group.contains(c);
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at(first);
    let end = rest.find(|c| !digits(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let (before, after) = (before.trim(), after.trim());
    let is_currency = |sign: &str| {
        let code = sign.len() == 3 && sign.chars().all(|c| c.is_ascii_uppercase());
        code || matches!(sign, "€" | "$" | "£" | "¥" | "US$" | "MX$")
    };
    let (scale, sign) = match after {
        "" => (1.0, before),
        _ => ["mil", "k", "M", "B", "mM"].iter().find_map(|word| Some((*word, after.strip_prefix(word)?))).map_or(
            (1.0, if before.is_empty() { after } else { before }),
            |(word, tail)| {
                let scale = match word {
                    "mil" | "k" => 1e3,
                    "M" => 1e6,
                    _ => 1e9,
                };
                (scale, if before.is_empty() { tail.trim() } else { before })
            },
        ),
    };
    let unit = match sign {
        "" => Unit::Plain,
        "%" => Unit::Percent,
        sign if is_currency(sign) => Unit::Money,
        _ => return None,
    };
    // A scale word without a currency belongs to some other text.
    if unit == Unit::Plain && scale > 1.0 {
        return None;
    }
    let plain: String = number.chars().filter(|c| !marks.group.contains(*c)).collect();
    let plain = plain.replace(&marks.decimal, ".");
    let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.len());
    let value = plain.trim_end_matches('.').parse::<f64>().ok()? * scale;
    let tolerance = 0.5 * scale / 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    Some(Written { value: if negative { -value } else { value }, tolerance, unit })
}

#[test]
fn what_is_written_is_read_with_its_rounding() {
    let es = Marks { decimal: ",".into(), group: ".".into() };
    let en = Marks { decimal: ".".into(), group: ",".into() };
    for (text, marks, value, tolerance, unit) in [
        ("5,6 M€", &es, 5.6e6, 0.05e6, Unit::Money),
        ("203 mil €", &es, 203e3, 500.0, Unit::Money),
        ("−355\u{a0}mil\u{a0}€", &es, -355e3, 500.0, Unit::Money),
        ("15.783", &es, 15783.0, 0.5, Unit::Plain),
        ("€1.2M", &en, 1.2e6, 0.05e6, Unit::Money),
        ("€203k", &en, 203e3, 500.0, Unit::Money),
        ("€0", &en, 0.0, 0.5, Unit::Money),
        ("99.9%", &en, 99.9, 0.05, Unit::Percent),
        ("1,234", &en, 1234.0, 0.5, Unit::Plain),
    ] {
        let written = read(text, marks).unwrap_or_else(|| panic!("{text}"));
        assert!(
            (written.value - value).abs() < 1e-6 && (written.tolerance - tolerance).abs() < 1e-6,
            "{text}: {written:?}"
        );
        assert_eq!(written.unit, unit, "{text}");
    }
    assert_eq!(read("8 cuentas", &es), None);
    assert_eq!(read("–", &es), None);
    assert_eq!(read("6 nov 2026", &es), None);
}
