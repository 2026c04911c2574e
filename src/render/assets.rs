//! The templates and fonts that the binary carries, so that output is the same on every machine.

use cartera_typeset::{Day, Metadata, SetupError, Typesetter};

/// The template of an account's brief.
pub const BRIEF: &str = "brief.typ";
/// The template of the portfolio deck.
pub const DECK: &str = "deck.typ";

/// Name and text of each template, as `cartera templates eject` writes them.
pub const TEMPLATES: [(&str, &str); 5] = [
    (BRIEF, include_str!("../../templates/brief.typ")),
    (DECK, include_str!("../../templates/deck.typ")),
    ("theme.typ", include_str!("../../templates/theme.typ")),
    ("charts.typ", include_str!("../../templates/charts.typ")),
    ("slides.typ", include_str!("../../templates/slides.typ")),
];

/// Inter, and fallbacks for names in scripts that it lacks.
pub const FONTS: [&[u8]; 7] = [
    include_bytes!("../../templates/fonts/Inter-Regular.otf"),
    include_bytes!("../../templates/fonts/Inter-Medium.otf"),
    include_bytes!("../../templates/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../templates/fonts/Inter-Bold.otf"),
    include_bytes!("../../templates/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../templates/fonts/DroidSansFallback-CJK.ttf"),
];

/// A typesetter with the templates and fonts of the binary.
pub fn typesetter() -> Result<Typesetter, SetupError> {
    Typesetter::new(TEMPLATES, FONTS)
}

/// What a document's PDF says of itself; the same in each run of the same day.
pub fn metadata(ident: &str, as_of: crate::model::Date) -> Metadata {
    // A civil date's month and day are never negative.
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let date = Day { year: i32::from(as_of.year()), month: part(as_of.month()), day: part(as_of.day()) };
    Metadata { ident: format!("{ident}/{as_of}"), date }
}
