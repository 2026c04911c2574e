//! `[brand]`: what is refused and how it is told, and what of it shows in workbooks, portal and PDFs.

use camino::{Utf8Path, Utf8PathBuf};
use cartera::render::brand::{Brand, BrandConfig, Palette};
use cartera::settings::{Flags, Settings};

#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod preview;

pub const LOGO: &[u8] = include_bytes!("../fixtures/brand/logo.svg");
const PNG: &[u8] = include_bytes!("../fixtures/brand/logo.png");

/// A configuration in a folder of its own.
pub struct Place {
    _temporary: tempfile::TempDir,
    pub folder: Utf8PathBuf,
}

impl Place {
    pub fn new() -> Place {
        let temporary = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(temporary.path()).unwrap().to_owned();
        Place { _temporary: temporary, folder }
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let file = self.folder.join(name);
        fs_err::create_dir_all(file.parent().unwrap()).unwrap();
        fs_err::write(file, bytes).unwrap();
    }

    pub fn load(&self, config: &str) -> Result<Settings, String> {
        self.write("cartera.toml", config);
        let flags = Flags { config: Some(self.folder.join("cartera.toml")), ..Flags::default() };
        let today = "2026-11-02".parse().unwrap();
        // The folder's name is another in each run.
        let told = |error: cartera::settings::SettingsError| error.to_string().replace(self.folder.as_str(), "FOLDER");
        Settings::load(&flags, today).map_err(told)
    }
}

#[test]
fn wrong_colours_and_texts_are_told_at_once_with_their_places() {
    let config = r##"
[company]
language = "en"

[brand]
accent = "#ffcc00"
chart = "#ffcc00"
ornament = "gold"
text = "#8a8a8a"
logo = "logo.svg"
footer = "Registered in Bilbao, registered in Bilbao, registered in Bilbao, registered in Bilbao, registered in Bilbao, registered in Bilbao, registered in Bilbao, registered in Bilbao, registered in Bilbao"
colour = "#000"
"##;
    insta::assert_snapshot!(Place::new().load(&config.replace("colour = \"#000\"\n", "")).unwrap_err());
    let unknown = Place::new().load(config).unwrap_err();
    assert!(unknown.contains("12:1: unknown key `colour` in `[brand]`"), "{unknown}");
}

#[test]
fn files_that_are_missing_or_broken_are_told_at_once_with_their_places() {
    let place = Place::new();
    place.write("logo.png", &PNG[..PNG.len() - 20]);
    place.write("own/brief.typ", [0xff, 0xfe, 0x00]);
    let config = |more: &str| format!("[company]\nname = \"Acme\"\n[brand]\n{more}");
    let broken = place.load(&config("logo = \"logo.png\"\nfonts = \"fonts\"\ntemplates = \"own\"")).unwrap_err();
    insta::assert_snapshot!(broken);
    place.write("logo.txt", "Acme");
    place.write("logo.svg", "<svg><path d=\"M0 0\">");
    place.write("fonts/README.txt", "none here");
    place.write("empty/notes.txt", "none here");
    for (more, told) in [
        ("logo = \"none.svg\"", "4:1: cannot read `none.svg`: "),
        ("logo = \"logo.txt\"", "4:1: `logo.txt` can't be the logo: it is neither SVG nor PNG"),
        (
            "logo = \"logo.svg\"",
            "4:1: `logo.svg` can't be the logo: the SVG is not well formed: `<svg>` is never closed",
        ),
        ("logo = \"fonts\"", "4:1: cannot read `fonts`: it is a folder"),
        ("fonts = \"fonts\"", "4:1: there is no font in `fonts`"),
        ("templates = \"empty\"", "4:1: there is no template in `empty` that takes the place of a bundled one"),
        ("templates = \"none\"", "4:1: cannot read `none`: "),
    ] {
        let found = place.load(&config(more)).unwrap_err();
        assert!(found.contains(told), "{more}: {found}");
    }
}

#[test]
fn a_logo_that_is_whole_is_taken_and_its_content_is_part_of_the_configuration() {
    let place = Place::new();
    let config = "[company]\nname = \"Acme\"\n[brand]\nlogo = \"logo\"";
    place.write("logo", LOGO);
    let svg = place.load(config).unwrap();
    let logo = svg.brand.logo.as_ref().unwrap();
    assert_eq!((logo.format.file(), logo.alt.as_str()), ("logo.svg", "Acme"));
    place.write("logo", PNG);
    let png = place.load(config).unwrap();
    assert_eq!(png.brand.logo.as_ref().unwrap().format.file(), "logo.png");
    assert_ne!(svg.config_hash, png.config_hash);
}

/// A link must not bring files of elsewhere into documents.
#[cfg(unix)]
#[test]
fn links_out_of_the_folder_of_templates_are_passed_over() {
    let place = Place::new();
    place.write("secret.txt", "secret");
    place.write("own/theme.typ", "// mine");
    std::os::unix::fs::symlink(place.folder.join("secret.txt"), place.folder.join("own/secret.txt")).unwrap();
    std::os::unix::fs::symlink(&place.folder, place.folder.join("own/up")).unwrap();
    let settings = place.load("[brand]\ntemplates = \"own\"").unwrap();
    let names: Vec<&str> = settings.brand.templates.files().map(|(name, _)| name).collect();
    assert_eq!(names, ["theme.typ"]);
}

fn branded() -> Brand {
    let config = BrandConfig { accent: Some("#a3123f".into()), ..BrandConfig::default() };
    Brand {
        palette: Palette::of(&config).unwrap(),
        logo: Some(cartera::render::brand::Logo {
            format: cartera::render::brand::logo::LogoFormat::Svg,
            bytes: LOGO.to_vec(),
            alt: "Acme & \"Sons\"".to_owned(),
        }),
        footer: Some("Acme S.L. <b>CIF</b> B-12345678".to_owned()),
        ..Brand::default()
    }
}

#[test]
fn the_portal_shows_logo_accent_and_footer_within_the_page() {
    use cartera::plan::language::LanguageCode;

    let scored = crate::exports::company::sample(12, LanguageCode::En);
    let page = crate::portal::page(&scored);
    let html = cartera::render::portal::render(&page, &branded()).unwrap();
    assert!(html.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,"), "no logo");
    assert!(html.contains("alt=\"Acme &amp; &quot;Sons&quot;\""));
    assert!(html.contains("--brand: #a3123f;"));
    assert!(html.contains("Acme S.L. &lt;b&gt;CIF&lt;&#x2f;b&gt; B-12345678"));
    assert!(!html.contains("src=\"http") && !html.contains("url("));
    let plain = cartera::render::portal::render(&page, &Brand::default()).unwrap();
    assert!(!plain.contains("<img") && !plain.contains("<footer"));
}

#[test]
fn a_fault_in_ones_own_portal_is_told_with_its_place() {
    use cartera::plan::language::LanguageCode;

    let scored = crate::exports::company::sample(12, LanguageCode::En);
    let page = crate::portal::page(&scored);
    let error_of = |template: &str| {
        let mut brand = Brand::default();
        brand.templates.add("portal.html", template.as_bytes().to_vec()).unwrap();
        cartera::render::portal::render(&page, &brand).unwrap_err().to_string()
    };
    let unknown = error_of("<h1>\n  {{ portal.titel }}</h1>");
    assert!(unknown.contains("portal.html:2: undefined value"), "{unknown}");
    assert!(unknown.ends_with("\n  2 | {{ portal.titel }}</h1>"), "{unknown}");
    let syntax = error_of("{% for a in portal.figures %}\n");
    assert!(syntax.contains("portal.html:"), "{syntax}");
}
