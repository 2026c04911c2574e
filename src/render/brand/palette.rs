//! The colours of documents: what the company gives, what follows from it, and whether it can be read.

use super::BrandConfig;
use super::colour::{BLACK, Colour, GRAPHICS, TEXT, WHITE};

/// The ground of panels in PDFs and portal.
const PANEL: Colour = Colour::hex(0xf4_f6_f8);
/// Grounds of the portal's dark theme.
const DARK: Colour = Colour::hex(0x11_17_1d);
const DARK_PANEL: Colour = Colour::hex(0x1a_22_2b);

/// All colours that a brand decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    pub text: Colour,
    /// Text on white, and the ground of white text.
    pub accent: Colour,
    /// What charts draw, on white.
    pub chart: Colour,
    /// Of what says nothing.
    pub ornament: Colour,
    /// The ground of what is set off.
    pub tint: Colour,
    /// Earlier periods, and what charts only name.
    pub pale: Colour,
    /// Headings of workbooks, under white text.
    pub sheet: Colour,
    /// The portal's, in the light and the dark theme; none where the page's own hold.
    pub portal: Option<[PortalColours; 2]>,
}

/// The portal's colours in one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortalColours {
    pub brand: Colour,
    pub on_brand: Colour,
    pub tint: Colour,
}

impl Default for Palette {
    fn default() -> Palette {
        let accent = Colour::hex(0x0b_4f_8a);
        Palette {
            text: Colour::hex(0x17_21_2b),
            accent,
            chart: accent,
            ornament: accent,
            tint: Colour::hex(0xdf_ea_f4),
            pale: Colour::hex(0xa9_bf_d3),
            sheet: Colour::hex(0x1f_3a_56),
            portal: None,
        }
    }
}

/// What is wrong with a key of `[brand]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub key: &'static str,
    pub message: String,
    pub hint: String,
}

impl Palette {
    /// The colours of a configuration; all of its faults where it has any.
    pub fn of(config: &BrandConfig) -> Result<Palette, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut read = |key: &'static str, given: &Option<String>| {
            let given = given.as_ref()?;
            let colour = Colour::parse(given);
            if colour.is_none() {
                faults.push(Fault {
                    key,
                    message: format!("`{given}` is no colour"),
                    hint: "write six hexadecimal digits: `\"#0b4f8a\"`".to_owned(),
                });
            }
            colour
        };
        let (text, accent) = (read("text", &config.text), read("accent", &config.accent));
        let (chart, ornament) = (read("chart", &config.chart), read("ornament", &config.ornament));
        let mut palette = Palette::default();
        if let Some(accent) = accent {
            palette = palette.with_accent(accent);
        }
        palette.text = text.unwrap_or(palette.text);
        palette.chart = chart.unwrap_or(palette.chart);
        palette.ornament = ornament.unwrap_or(palette.ornament);
        let tint = palette.tint;
        faults.extend(accent.and_then(|accent| unreadable("accent", accent, &[("white", WHITE)], TEXT)));
        faults.extend(chart.and_then(|chart| unreadable("chart", chart, &[("white", WHITE)], GRAPHICS)));
        let grounds = [("white", WHITE), ("the grey of panels", PANEL), ("the tint of the accent", tint)];
        faults.extend(text.and_then(|text| unreadable("text", text, &grounds, TEXT)));
        if faults.is_empty() { Ok(palette) } else { Err(faults) }
    }

    /// Everything that follows from the accent. Of the default accent, it comes close to what is bundled.
    fn with_accent(self, accent: Colour) -> Palette {
        let tint = accent.mixed(WHITE, 222);
        let pale = accent.mixed(WHITE, 166);
        // Earlier periods stay apart from the page.
        let pale = pale.shade(accent, &[WHITE], 1.8).unwrap_or(pale);
        let dark_tint = accent.mixed(DARK, 190);
        let light = PortalColours {
            brand: accent.shade(BLACK, &[WHITE, PANEL, tint], TEXT).unwrap_or(BLACK),
            on_brand: WHITE,
            tint,
        };
        let dark = PortalColours {
            brand: accent.shade(WHITE, &[DARK, DARK_PANEL, dark_tint], TEXT).unwrap_or(WHITE),
            on_brand: DARK,
            tint: dark_tint,
        };
        let (chart, ornament, sheet) = (accent, accent, accent);
        Palette { accent, chart, ornament, tint, pale, sheet, portal: Some([light, dark]), ..self }
    }
}

/// A colour that can't be told from one of its grounds, with the ratio and the nearest shade that can.
fn unreadable(key: &'static str, colour: Colour, grounds: &[(&str, Colour)], least: f64) -> Option<Fault> {
    let (name, ground) = grounds.iter().find(|(_, ground)| colour.contrast(*ground) < least)?;
    // Rounded down: a ratio that is too low never looks as if it were enough.
    let ratio = (colour.contrast(*ground) * 100.0).floor() / 100.0;
    let all: Vec<Colour> = grounds.iter().map(|(_, ground)| *ground).collect();
    let nearest = colour.shade(BLACK, &all, least).unwrap_or(BLACK);
    let use_of = if least < TEXT { "charts need" } else { "text needs" };
    Some(Fault {
        key,
        message: format!("`{colour}` has a contrast of {ratio:.2} : 1 with {name}; {use_of} {least} : 1"),
        hint: format!("the nearest shade that passes is `{key} = \"{nearest}\"`"),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn with(accent: Colour) -> BrandConfig {
        BrandConfig { accent: Some(accent.to_string()), ..BrandConfig::default() }
    }

    #[test]
    fn nothing_given_is_the_bundled_look_and_it_passes() {
        let palette = Palette::of(&BrandConfig::default()).unwrap();
        assert_eq!(palette, Palette::default());
        assert!(palette.accent.contrast(WHITE) >= TEXT);
        assert!([WHITE, PANEL, palette.tint].iter().all(|ground| palette.text.contrast(*ground) >= TEXT));
    }

    #[test]
    fn a_pale_accent_is_told_with_its_ratio_and_a_shade_that_passes() {
        let faults = Palette::of(&with(Colour::hex(0xff_cc_00))).unwrap_err();
        let [fault] = faults.as_slice() else { panic!("{faults:?}") };
        assert_eq!(fault.message, "`#ffcc00` has a contrast of 1.51 : 1 with white; text needs 4.5 : 1");
        let shade = fault.hint.split('"').nth(1).and_then(Colour::parse).unwrap();
        assert!(Palette::of(&with(shade)).is_ok(), "{}", fault.hint);
    }

    #[test]
    fn charts_may_be_paler_than_text_and_ornaments_as_pale_as_they_like() {
        let red = Some("#ff0000".to_owned());
        let config = BrandConfig { chart: red.clone(), ornament: Some("#fc0".into()), ..BrandConfig::default() };
        assert!(Palette::of(&config).is_ok());
        let config = BrandConfig { accent: red, ..BrandConfig::default() };
        assert!(Palette::of(&config).is_err());
    }

    proptest! {
        /// Whatever accent is accepted, all that follows from it can be read.
        #[test]
        fn what_follows_from_an_accent_can_be_read(digits in 0u32..=0xff_ff_ff) {
            let Ok(palette) = Palette::of(&with(Colour::hex(digits))) else { return Ok(()) };
            prop_assert!(palette.accent.contrast(WHITE) >= TEXT);
            prop_assert!(palette.sheet.contrast(WHITE) >= TEXT);
            prop_assert!(palette.chart.contrast(WHITE) >= GRAPHICS);
            prop_assert!(palette.text.contrast(palette.tint) >= TEXT);
            prop_assert!(palette.text.contrast(palette.pale) >= TEXT);
            prop_assert!(palette.pale.contrast(WHITE) >= 1.8);
            let [light, dark] = palette.portal.unwrap();
            let ink = Colour::hex(0xe6_eb_f0);
            for ground in [WHITE, PANEL, light.tint] { prop_assert!(light.brand.contrast(ground) >= TEXT) }
            for ground in [DARK, DARK_PANEL, dark.tint] { prop_assert!(dark.brand.contrast(ground) >= TEXT) }
            prop_assert!(ink.contrast(dark.tint) >= TEXT);
            prop_assert!(light.brand.contrast(light.on_brand) >= TEXT && dark.brand.contrast(dark.on_brand) >= TEXT);
        }

        /// Every refused colour comes with one that is accepted.
        #[test]
        fn a_refused_text_colour_comes_with_one_that_passes(digits in 0u32..=0xff_ff_ff) {
            let config = BrandConfig { text: Some(Colour::hex(digits).to_string()), ..BrandConfig::default() };
            if let Err(faults) = Palette::of(&config) {
                let shade = faults[0].hint.split('"').nth(1).map(str::to_owned);
                let mended = BrandConfig { text: shade, ..BrandConfig::default() };
                prop_assert!(Palette::of(&mended).is_ok());
            }
        }
    }
}
