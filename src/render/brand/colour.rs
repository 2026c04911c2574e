//! Colours, and whether they can be told from what they lie on: the contrast of WCAG 2.2.

use std::fmt;

/// A colour of the screen, 8 bit a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// Least contrast of text with its ground (WCAG 2.2, 1.4.3).
pub const TEXT: f64 = 4.5;
/// Least contrast of what a chart draws with its ground (WCAG 2.2, 1.4.11).
pub const GRAPHICS: f64 = 3.0;

pub const WHITE: Colour = Colour::hex(0xff_ff_ff);
pub const BLACK: Colour = Colour::hex(0);

impl Colour {
    /// From its six hexadecimal digits.
    pub const fn hex(digits: u32) -> Colour {
        let [_, red, green, blue] = digits.to_be_bytes();
        Colour { red, green, blue }
    }

    /// Reads `#0b4f8a` or `#14a`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#')?;
        let numbers: Vec<u8> =
            digits.chars().map(|digit| digit.to_digit(16).and_then(|n| u8::try_from(n).ok())).collect::<Option<_>>()?;
        let (red, green, blue) = match *numbers.as_slice() {
            [r, g, b] => (r * 17, g * 17, b * 17),
            [r, r2, g, g2, b, b2] => (r * 16 + r2, g * 16 + g2, b * 16 + b2),
            _ => return None,
        };
        Some(Colour { red, green, blue })
    }

    /// The digits as one number, as workbooks hold them.
    pub fn number(self) -> u32 {
        u32::from_be_bytes([0, self.red, self.green, self.blue])
    }

    /// Relative luminance, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast ratio with another colour, 1 (none) to 21 (black on white); the same both ways.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour with so many 255ths of another.
    pub fn mixed(self, other: Colour, parts: u8) -> Colour {
        let channel = |own: u8, other: u8| {
            let (own, other, parts) = (u32::from(own), u32::from(other), u32::from(parts));
            // A mean of two channels is a channel.
            u8::try_from((own * (255 - parts) + other * parts + 127) / 255).unwrap_or(u8::MAX)
        };
        Colour {
            red: channel(self.red, other.red),
            green: channel(self.green, other.green),
            blue: channel(self.blue, other.blue),
        }
    }

    /// The shade nearest to this one, towards `end`, that has at least this contrast with all of `grounds`; none where
    /// even `end` has not.
    pub fn shade(self, end: Colour, grounds: &[Colour], least: f64) -> Option<Colour> {
        let passes = |colour: &Colour| grounds.iter().all(|ground| colour.contrast(*ground) >= least);
        (0..=255).map(|parts| self.mixed(end, parts)).find(passes)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_colour() -> impl Strategy<Value = Colour> {
        (0u32..=0xff_ff_ff).prop_map(Colour::hex)
    }

    /// Published examples: WebAIM's contrast checker.
    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((Colour::hex(0x76_76_76).contrast(WHITE) - 4.54).abs() < 0.005);
        assert!((Colour::hex(0xff_00_00).contrast(WHITE) - 4.00).abs() < 0.005);
        assert!((Colour::hex(0x00_00_ff).contrast(WHITE) - 8.59).abs() < 0.005);
    }

    #[test]
    fn colours_are_read_in_both_forms_and_nothing_else_is() {
        assert_eq!(Colour::parse("#14a"), Some(Colour::hex(0x11_44_aa)));
        assert_eq!(Colour::parse(" #0B4F8A "), Some(Colour::hex(0x0b_4f_8a)));
        for wrong in ["0b4f8a", "#0b4f8", "#0b4f8g", "#", "", "blue", "#0b4f8a00", "#é12"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn contrast_is_the_same_both_ways_and_from_1_to_21(one in any_colour(), two in any_colour()) {
            let ratio = one.contrast(two);
            prop_assert_eq!(ratio, two.contrast(one));
            prop_assert!((1.0..=21.0 + 1e-9).contains(&ratio));
        }

        #[test]
        fn a_colour_reads_back_as_it_is_written(colour in any_colour()) {
            prop_assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
            prop_assert_eq!(Colour::hex(colour.number()), colour);
        }

        /// The shade that is proposed passes, and nothing nearer would.
        #[test]
        fn the_nearest_shade_passes_and_is_the_first_that_does(colour in any_colour(), least in 1.0..7.0f64) {
            let shade = colour.shade(BLACK, &[WHITE], least).unwrap();
            prop_assert!(shade.contrast(WHITE) >= least);
            let nearer = (0..=255).map(|parts| colour.mixed(BLACK, parts)).take_while(|nearer| *nearer != shade);
            prop_assert!(nearer.into_iter().all(|nearer| nearer.contrast(WHITE) < least));
        }

        /// What passes already stays as it is.
        #[test]
        fn a_colour_that_passes_is_its_own_shade(colour in any_colour()) {
            prop_assume!(colour.contrast(WHITE) >= TEXT);
            prop_assert_eq!(colour.shade(BLACK, &[WHITE], TEXT), Some(colour));
        }
    }
}
