//! What ended up on the pages: their text, and the characters without a glyph.

use std::collections::BTreeSet;

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// A character that no font has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingGlyph {
    /// From 1.
    pub page: usize,
    /// Mostly one character, longer where characters combine.
    pub text: String,
}

/// The text of each page, and every missing glyph once a page.
pub(crate) fn read(document: &PagedDocument) -> (Vec<String>, Vec<MissingGlyph>) {
    let mut missing = BTreeSet::new();
    let mut texts = Vec::with_capacity(document.pages().len());
    for (index, page) in document.pages().iter().enumerate() {
        let mut reader = Reader { page: index + 1, text: String::new(), end: None, missing: &mut missing };
        reader.frame(&page.frame, Point::zero());
        texts.push(reader.text);
    }
    (texts, missing.into_iter().collect())
}

struct Reader<'a> {
    page: usize,
    text: String,
    /// Where the run before ended, on its baseline.
    end: Option<Point>,
    missing: &'a mut BTreeSet<MissingGlyph>,
}

impl Reader<'_> {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (position, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let shift = Point::new(group.transform.tx, group.transform.ty);
                    self.frame(&group.frame, origin + *position + shift);
                }
                FrameItem::Text(text) => self.run(text, origin + *position),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn run(&mut self, item: &TextItem, at: Point) {
        if let Some(end) = self.end {
            // Runs of one word may touch: a fallback font, a change of weight.
            let same_line = (end.y - at.y).abs() < Abs::pt(0.5);
            if !same_line {
                self.text.push('\n');
            } else if (at.x - end.x).abs() > item.size * 0.1 {
                self.text.push(' ');
            }
        }
        self.text.push_str(&item.text);
        self.end = Some(Point::new(at.x + item.width(), at.y));
        for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let text = item.text.get(glyph.range()).unwrap_or_default().to_owned();
            self.missing.insert(MissingGlyph { page: self.page, text });
        }
    }
}
