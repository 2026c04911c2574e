//! The typesetter with the templates and fonts of the binary, so that output is the same on every machine, and with those
//! of a company's brand.

use cartera_typeset::{Day, Metadata, SetupError, Typesetter};

use super::brand::Brand;
use super::templates::{BRAND, DATA};
pub use super::templates::{BRIEF, DECK, GALLERY};

/// Inter, and fallbacks for names in scripts that it lacks.
pub const FONTS: [&[u8]; 24] = [
    include_bytes!("../../templates/fonts/Inter-Regular.otf"),
    include_bytes!("../../templates/fonts/Inter-Medium.otf"),
    include_bytes!("../../templates/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../templates/fonts/Inter-Bold.otf"),
    include_bytes!("../../templates/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansGeorgian-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansGujarati-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansKannada-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansKhmer-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansLao-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansMalayalam-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansMyanmar-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansOriya-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansSinhala-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansTelugu-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../../templates/fonts/DroidSansFallback-CJK.ttf"),
];

/// A typesetter with the templates and fonts of the binary alone.
pub fn typesetter() -> Result<Typesetter, SetupError> {
    branded(&Brand::default())
}

/// A typesetter for a company: its templates in place of the bundled ones, its fonts beside them, its look.
pub fn branded(brand: &Brand) -> Result<Typesetter, SetupError> {
    let own = brand.fonts.iter().map(|font| font.bytes.as_slice());
    let typesetter = Typesetter::new(brand.templates.typst(), FONTS.into_iter().chain(own))?;
    // The data and the brand bear names of their own; a file of the company's folder can't stand in for them.
    let files = brand.templates.others().filter(|(name, _)| ![BRAND, DATA].contains(name));
    let logo = brand.logo.as_ref().map(|logo| (logo.format.file(), logo.bytes.clone()));
    typesetter.with_files(files)?.with_files([(BRAND, brand.json())])?.with_files(logo)
}

/// What a document's PDF says of itself; the same in each run of the same day.
pub fn metadata(ident: &str, as_of: crate::model::Date) -> Metadata {
    // A civil date's month and day are never negative.
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let date = Day { year: i32::from(as_of.year()), month: part(as_of.month()), day: part(as_of.day()) };
    Metadata { ident: format!("{ident}/{as_of}"), date }
}
