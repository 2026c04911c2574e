//! What a font file says of itself.

use typst::foundations::Bytes;
use typst::text::{Coverage, Font};

/// One face of a font file.
#[derive(Debug, Clone)]
pub struct Face {
    /// The name by which templates choose it.
    pub family: String,
    coverage: Coverage,
}

impl Face {
    /// Whether the face has a glyph for a character.
    pub fn covers(&self, char: char) -> bool {
        self.coverage.contains(u32::from(char))
    }
}

/// The faces of a font file (TrueType, OpenType or a collection of them); none where it is no font that can be read.
pub fn faces(file: Vec<u8>) -> Vec<Face> {
    Font::iter(Bytes::new(file))
        .map(|font| Face { family: font.info().family.clone(), coverage: font.info().coverage.clone() })
        .collect()
}
