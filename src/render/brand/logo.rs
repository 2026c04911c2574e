//! A company's logo: which files will do, told before any document is made.

/// A picture that every document carries: a large one makes each brief as large.
pub const MOST_BYTES: usize = 512 * 1024;
/// The longest side of a pixel picture; printed 4 cm wide, 2,000 pixels are 1,270 an inch.
pub const MOST_PIXELS: u32 = 2_000;

/// How a logo is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    Png,
    Svg,
}

impl LogoFormat {
    /// The name by which templates read it. Typst tells the format from the ending.
    pub fn file(self) -> &'static str {
        match self {
            LogoFormat::Png => "logo.png",
            LogoFormat::Svg => "logo.svg",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            LogoFormat::Png => "image/png",
            LogoFormat::Svg => "image/svg+xml",
        }
    }
}

/// A picture that has been looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub format: LogoFormat,
    pub bytes: Vec<u8>,
    /// What it shows, for those who have the page read aloud.
    pub alt: String,
}

/// Why a file can't be a logo, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    #[error("it is empty")]
    Empty,
    #[error("it has {} KB, {} KB at most", bytes.div_ceil(1024), MOST_BYTES / 1024)]
    Large { bytes: usize },
    #[error("it is neither SVG nor PNG")]
    Unknown,
    #[error("the PNG is {width} by {height} pixels, {MOST_PIXELS} by {MOST_PIXELS} at most")]
    Pixels { width: u32, height: u32 },
    #[error("the PNG is damaged: {0}")]
    Damaged(&'static str),
    #[error("the SVG is not well formed: {0}")]
    NotSvg(&'static str),
    /// What the typesetter says of it.
    #[error("it can't be drawn: {0}")]
    Undrawable(String),
}

impl LogoFault {
    pub fn hint(&self) -> &'static str {
        match self {
            LogoFault::Large { .. } | LogoFault::Pixels { .. } => {
                "every document carries it: save it smaller, or as SVG with plain paths"
            }
            LogoFault::Unknown => "save the logo as SVG or PNG",
            LogoFault::Empty | LogoFault::Damaged(_) => "export the logo once more",
            LogoFault::NotSvg(_) | LogoFault::Undrawable(_) => {
                "export the logo once more as SVG with plain paths, or as PNG"
            }
        }
    }
}

/// Looks at a file: its format, its size, whether it is whole. Whether it can be drawn, the typesetter tells.
pub fn format_of(bytes: &[u8]) -> Result<LogoFormat, LogoFault> {
    if bytes.is_empty() {
        return Err(LogoFault::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(LogoFault::Large { bytes: bytes.len() });
    }
    match bytes.strip_prefix(PNG) {
        Some(chunks) => png(chunks).map(|()| LogoFormat::Png),
        None => svg(bytes).map(|()| LogoFormat::Svg),
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Follows the chunks: the first says the size, the last ends the picture, and a file that was cut has no last.
fn png(mut chunks: &[u8]) -> Result<(), LogoFault> {
    let mut is_first = true;
    while let Some((head, rest)) = chunks.split_first_chunk::<8>() {
        let ([a, b, c, d, kind @ ..], length_of) = (*head, |bytes: [u8; 4]| u32::from_be_bytes(bytes));
        let length = usize::try_from(length_of([a, b, c, d])).unwrap_or(usize::MAX);
        // The checksum follows the chunk.
        let (Some(body), Some(next)) = (rest.get(..length), length.checked_add(4).and_then(|end| rest.get(end..)))
        else {
            return Err(LogoFault::Damaged("it is cut off"));
        };
        if is_first {
            let size = body.split_first_chunk::<4>().and_then(|(width, rest)| Some((width, rest.first_chunk::<4>()?)));
            let (width, height) = match size {
                Some((width, height)) if kind == *b"IHDR" => (length_of(*width), length_of(*height)),
                _ => return Err(LogoFault::Damaged("it does not say its size")),
            };
            if width == 0 || height == 0 {
                return Err(LogoFault::Damaged("it has no pixels"));
            }
            if width > MOST_PIXELS || height > MOST_PIXELS {
                return Err(LogoFault::Pixels { width, height });
            }
        }
        if kind == *b"IEND" {
            return Ok(());
        }
        (is_first, chunks) = (false, next);
    }
    Err(LogoFault::Damaged("it is cut off"))
}

/// A quick look alone: text, with an element `svg` that ends.
fn svg(bytes: &[u8]) -> Result<(), LogoFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| LogoFault::Unknown)?;
    let start = text.find("<svg").ok_or(LogoFault::Unknown)?;
    let element = text.get(start..).unwrap_or_default();
    if element.contains("</svg>") || element.contains("/>") {
        Ok(())
    } else {
        Err(LogoFault::NotSvg("`<svg>` is never closed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG's first chunk of this size, and its last.
    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        bytes.extend(13u32.to_be_bytes());
        bytes.extend(b"IHDR");
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes.extend([0; 4]);
        bytes.extend(0u32.to_be_bytes());
        bytes.extend(b"IEND");
        bytes.extend([0; 4]);
        bytes
    }

    #[test]
    fn formats_are_told_by_content() {
        assert_eq!(format_of(&png_of(10, 20)), Ok(LogoFormat::Png));
        assert_eq!(format_of(b"<?xml version=\"1.0\"?>\n<svg></svg>"), Ok(LogoFormat::Svg));
        assert_eq!(format_of(b""), Err(LogoFault::Empty));
        assert_eq!(format_of(b"GIF89a"), Err(LogoFault::Unknown));
        assert_eq!(format_of(b"\xff\xd8\xff"), Err(LogoFault::Unknown));
        assert_eq!(format_of(b"<svg><path>"), Err(LogoFault::NotSvg("`<svg>` is never closed")));
    }

    #[test]
    fn a_picture_is_refused_beyond_the_limits() {
        let large = vec![b' '; MOST_BYTES + 1];
        assert_eq!(format_of(&large), Err(LogoFault::Large { bytes: MOST_BYTES + 1 }));
        assert_eq!(format_of(&png_of(2_001, 20)), Err(LogoFault::Pixels { width: 2_001, height: 20 }));
        assert_eq!(format_of(&png_of(0, 20)), Err(LogoFault::Damaged("it has no pixels")));
    }

    /// Wherever a download stopped.
    #[test]
    fn a_png_that_was_cut_is_damaged_and_nothing_panics() {
        let whole = png_of(10, 20);
        for end in PNG.len()..whole.len() - 4 {
            assert!(matches!(format_of(&whole[..end]), Err(LogoFault::Damaged(_))), "{end}");
        }
        for end in 1..PNG.len() {
            assert_eq!(format_of(&whole[..end]), Err(LogoFault::Unknown), "{end}");
        }
    }
}
