//! The looks of cells: one format for each use, made once a workbook.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use super::brand::{Brand, Palette};
use crate::plan::document::Tone;
use crate::plan::workbook::{Form, Formats};

const INK: Color = Color::RGB(0x1B_2A_3A);
const QUIET: Color = Color::RGB(0x55_60_6B);
const RULE: Color = Color::RGB(0xBF_C6_CD);
const COMPUTED: Color = Color::RGB(0xEC_EE_F0);
/// Where the company has no accent of its own.
const LINK: Color = Color::RGB(0x0B_57_A4);

/// What a cell lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// To be filled in: white and unlocked.
    Open,
    /// Grey and locked, beside open cells.
    Computed,
    /// Of a table that nobody fills in.
    Plain,
}

#[derive(Debug)]
pub struct Styles {
    pub title: Format,
    pub note: Format,
    pub block_title: Format,
    heading: Format,
    /// Over numbers, and over dates: where these stand.
    heading_right: Format,
    heading_centre: Format,
    /// The company's line at the foot of each printed page.
    pub footer: Option<String>,
    cells: BTreeMap<(Form, Ground), Format>,
    links: BTreeMap<Ground, Format>,
}

const FORMS: [Form; 9] = [
    Form::Text,
    Form::Prose,
    Form::Whole,
    Form::Number,
    Form::Money,
    Form::Share,
    Form::ShareChange,
    Form::Date,
    Form::Month,
];

impl Styles {
    pub fn of(formats: &Formats, brand: &Brand) -> Styles {
        let palette = &brand.palette;
        let head = Color::RGB(palette.sheet.number());
        let link = if *palette == Palette::default() { LINK } else { Color::RGB(palette.accent.number()) };
        let grounds = [Ground::Open, Ground::Computed, Ground::Plain];
        let cells = FORMS
            .iter()
            .flat_map(|form| grounds.map(|ground| ((*form, ground), cell(*form, ground, formats))))
            .collect();
        let links = grounds.map(|ground| {
            let linked = on(ground, base()).set_font_color(link);
            (ground, indented(linked).set_underline(FormatUnderline::Single))
        });
        let heading = base()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(head)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE);
        Styles {
            title: base().set_bold().set_font_size(14).set_align(FormatAlign::VerticalCenter),
            note: base().set_font_color(QUIET),
            block_title: base().set_bold().set_font_size(12).set_font_color(head),
            heading_right: heading.clone().set_align(FormatAlign::Right),
            heading_centre: heading.clone().set_align(FormatAlign::Center),
            heading: indented(heading),
            footer: brand.footer.clone(),
            cells,
            links: links.into_iter().collect(),
        }
    }

    pub fn cell(&self, form: Form, ground: Ground) -> &Format {
        // All pairs are made above.
        self.cells.get(&(form, ground)).unwrap_or(&self.note)
    }

    /// A heading stands as the cells below it do.
    pub fn heading(&self, form: Form) -> &Format {
        match form {
            Form::Text | Form::Prose => &self.heading,
            Form::Whole | Form::Number | Form::Money | Form::Share | Form::ShareChange => &self.heading_right,
            Form::Date | Form::Month => &self.heading_centre,
        }
    }

    pub fn link(&self, ground: Ground) -> &Format {
        self.links.get(&ground).unwrap_or(&self.note)
    }
}

/// The font that both Excel and LibreOffice have or replace by one of the same widths.
fn base() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10).set_font_color(INK).set_align(FormatAlign::Top)
}

/// An indent only counts where the side is set.
fn indented(format: Format) -> Format {
    format.set_align(FormatAlign::Left).set_indent(1)
}

fn on(ground: Ground, format: Format) -> Format {
    let ruled = format.set_border(FormatBorder::Thin).set_border_color(RULE);
    match ground {
        Ground::Open => ruled.set_unlocked(),
        Ground::Computed => ruled.set_background_color(COMPUTED),
        Ground::Plain => ruled,
    }
}

fn cell(form: Form, ground: Ground, formats: &Formats) -> Format {
    let format = on(ground, base());
    match form {
        // Off the rule, and off the number of the column before.
        Form::Text => indented(format),
        Form::Prose => indented(format.set_text_wrap()),
        Form::Whole => format.set_num_format(&formats.whole),
        Form::Number => format.set_num_format(&formats.number),
        Form::Money => format.set_num_format(&formats.money),
        Form::Share => format.set_num_format(&formats.share),
        Form::ShareChange => format.set_num_format(&formats.share_change),
        Form::Date => format.set_num_format(&formats.date).set_align(FormatAlign::Center),
        Form::Month => format.set_num_format(&formats.month).set_align(FormatAlign::Center),
    }
}

/// How a word is marked: colours that differ in lightness too, and bold for what is bad.
pub fn tone(tone: Tone) -> Format {
    let format = Format::new();
    match tone {
        Tone::Bad => format.set_bold().set_font_color(0x8C_1D_18).set_background_color(0xFA_D9_D5),
        Tone::Warn => format.set_font_color(0x6B_45_00).set_background_color(0xFF_EC_C2),
        Tone::Good => format.set_font_color(0x0B_3F_73).set_background_color(0xDC_E9_F7),
        Tone::Neutral => format,
    }
}
