//! What only the typesetter can tell of a brand's files: which families fonts are of, whether a logo can be drawn.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Mutex;

use cartera_typeset::{Day, Metadata, Typesetter, faces};

use super::logo::{Logo, LogoFault};
use crate::render::assets::FONTS;
use crate::render::press::{Failure, Job, press};

/// The families of a font file; none where it can't be read.
pub fn families(file: &[u8]) -> BTreeSet<String> {
    faces(file.to_vec()).into_iter().map(|face| face.family).collect()
}

/// The families that the binary carries.
pub fn bundled() -> BTreeSet<String> {
    FONTS.iter().flat_map(|font| families(font)).collect()
}

/// Draws a logo alone on a page: what is broken in it shows before the first brief is made, and once.
pub fn drawable(logo: &Logo) -> Result<(), LogoFault> {
    const PAGE: &str = "proof.typ";
    let file = logo.format.file();
    let text = format!("#set document(title: \"logo\")\n= Logo\n#image(\"/{file}\", width: 4cm, alt: \"logo\")");
    let undrawable = |message: String| LogoFault::Undrawable(message);
    let typesetter = Typesetter::new([(PAGE, text)], FONTS)
        .and_then(|typesetter| typesetter.with_files([(file, logo.bytes.clone())]))
        .map_err(|error| undrawable(error.to_string()))?;
    let made = Mutex::new(None);
    let day = Day { year: 2000, month: 1, day: 1 };
    let make = |_| {
        let metadata = Metadata { ident: "proof".to_owned(), date: day };
        Ok(Job { template: PAGE, json: b"{}".to_vec(), metadata })
    };
    let keep = |_, set| {
        if let Ok(mut made) = made.lock() {
            *made = Some(set);
        }
    };
    press(&typesetter, NonZeroUsize::MIN, 1, make, keep).map_err(|error| undrawable(error.to_string()))?;
    match made.into_inner().ok().flatten() {
        Some(Ok(_)) => Ok(()),
        Some(Err(Failure::Typst(found))) => {
            Err(undrawable(found.into_iter().map(|one| one.message).collect::<Vec<_>>().join("; ")))
        }
        Some(Err(failure)) => Err(undrawable(failure.to_string())),
        None => Err(undrawable("it was not set".to_owned())),
    }
}
