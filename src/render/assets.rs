//! The templates and fonts that the binary carries, so that output is the same on every machine.

use cartera_typeset::{Day, Metadata, SetupError, Typesetter};

/// The template of an account's brief.
pub const BRIEF: &str = "brief.typ";
/// The template of the portfolio deck.
pub const DECK: &str = "deck.typ";

/// Every chart with what breaks charts, for those who change one.
pub const GALLERY: &str = "gallery.typ";

/// Name and text of each template, as `cartera templates eject` writes them.
pub const TEMPLATES: [(&str, &str); 17] = [
    (BRIEF, include_str!("../../templates/brief.typ")),
    (DECK, include_str!("../../templates/deck.typ")),
    (GALLERY, include_str!("../../templates/gallery.typ")),
    ("theme.typ", include_str!("../../templates/theme.typ")),
    ("charts.typ", include_str!("../../templates/charts.typ")),
    ("slides.typ", include_str!("../../templates/slides.typ")),
    ("charts/answers.typ", include_str!("../../templates/charts/answers.typ")),
    ("charts/axis.typ", include_str!("../../templates/charts/axis.typ")),
    ("charts/bars.typ", include_str!("../../templates/charts/bars.typ")),
    ("charts/bubbles.typ", include_str!("../../templates/charts/bubbles.typ")),
    ("charts/columns.typ", include_str!("../../templates/charts/columns.typ")),
    ("charts/heat.typ", include_str!("../../templates/charts/heat.typ")),
    ("charts/marks.typ", include_str!("../../templates/charts/marks.typ")),
    ("charts/people.typ", include_str!("../../templates/charts/people.typ")),
    ("charts/sparkline.typ", include_str!("../../templates/charts/sparkline.typ")),
    ("charts/timeline.typ", include_str!("../../templates/charts/timeline.typ")),
    ("charts/waterfall.typ", include_str!("../../templates/charts/waterfall.typ")),
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
