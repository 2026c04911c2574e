//! A company's look on the portal: colours and fonts as style, the logo within the page.

use serde_json::{Value as Json, json};

use super::brand::Brand;

/// What the page's template is told: `logo` (`src`, `alt`) and `footer`, each null where there is none. `src` is digits and
/// letters of our own, which need no escaping.
pub fn data(brand: &Brand) -> Json {
    let logo = brand.logo.as_ref().map(|logo| {
        // Within an `img`, an SVG runs no script and fetches nothing.
        json!({ "src": format!("data:{};base64,{}", logo.format.media_type(), base64(&logo.bytes)), "alt": logo.alt })
    });
    json!({ "logo": logo, "footer": brand.footer })
}

/// What comes after the page's own style, and so outweighs it; empty where the company sets nothing.
pub fn style(brand: &Brand) -> String {
    let mut style = String::new();
    if let Some([light, dark]) = brand.palette.portal {
        let set = |colours: super::brand::PortalColours| {
            format!("--brand: {}; --on-brand: {}; --tint: {};", colours.brand, colours.on_brand, colours.tint)
        };
        // As the page's own style tells the themes apart; print stays black on white.
        style.push_str(&format!("@media screen {{ :root {{ {} }} }}\n", set(light)));
        style.push_str(&format!(
            "@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=\"light\"]) {{ {} }} }}\n",
            set(dark)
        ));
        style.push_str(&format!("@media screen {{ :root[data-theme=\"dark\"] {{ {} }} }}\n", set(dark)));
    }
    let family = |selector: &str, family: &Option<String>| {
        let family: String = family.iter().flat_map(|family| family.chars()).filter(|char| is_plain(*char)).collect();
        if family.is_empty() {
            return String::new();
        }
        format!("{selector} {{ font-family: \"{family}\", system-ui, \"Segoe UI\", Roboto, Arial, sans-serif; }}\n")
    };
    style.push_str(&family("body", &brand.font));
    style.push_str(&family("h1, h2, h3", &brand.heading_font));
    style
}

/// What can stand between quotes in a style without ending them, or the style itself.
fn is_plain(char: char) -> bool {
    char.is_alphanumeric() || " -_.".contains(char)
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let digit = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            // One byte fills two digits, two fill three.
            let shown = DIGITS.get(digit).filter(|_| place <= three.len());
            text.push(shown.map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::brand::{BrandConfig, Palette};

    /// The examples of RFC 4648.
    #[test]
    fn base64_is_that_of_the_standard() {
        let examples = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(examples, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn a_company_that_sets_nothing_has_the_page_as_it_is() {
        assert_eq!(style(&Brand::default()), "");
        assert_eq!(data(&Brand::default()), json!({ "logo": null, "footer": null }));
    }

    #[test]
    fn a_family_can_not_end_the_style() {
        let font = Some("Acme\"; } </style><script>".to_owned());
        let style = style(&Brand { font, ..Brand::default() });
        assert_eq!(style.matches('"').count(), 4, "{style}");
        assert!(!style.contains('<'));
    }

    #[test]
    fn both_themes_take_the_accent() {
        let config = BrandConfig { accent: Some("#a3123f".into()), ..BrandConfig::default() };
        let brand = Brand { palette: Palette::of(&config).unwrap(), ..Brand::default() };
        let style = style(&brand);
        assert!(style.starts_with("@media screen { :root { --brand: #a3123f;"), "{style}");
        assert_eq!(style.matches("--brand").count(), 3);
    }
}
