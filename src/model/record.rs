//! How an entity is declared once: its struct, its fields for profiles and documentation, and its reading from cells.

use super::{Currency, Date, Decimal, Entity};

/// A text of records of which there are millions: one word wide, and one text in memory for rows that say the same.
pub use arcstr::ArcStr as Text;

/// What a field holds, which decides how its cells are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Text,
    /// An exact decimal: money, rates.
    Decimal,
    /// A measure that needs no exactness: counts, shares, ratings.
    Number,
    Date,
    Flag,
    Currency,
}

impl Kind {
    /// The word of messages: `expected a date`.
    pub fn expected(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Decimal | Kind::Number => "a number",
            Kind::Date => "a date",
            Kind::Flag => "yes or no",
            Kind::Currency => "a currency code such as EUR",
        }
    }
}

/// One field of an entity, as profiles, `[columns.*]` and the documentation name it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    pub doc: &'static str,
}

/// One row's cells, addressed by the index of a field in [`Record::FIELDS`].
///
/// Each getter answers `None` for a blank cell and for one that can't be read; the implementation keeps note of the
/// second, so nothing is dropped in silence.
pub trait Cells {
    fn text(&mut self, field: usize) -> Option<String>;
    /// The same for a field that may share its text with other rows.
    fn shared_text(&mut self, field: usize) -> Option<Text> {
        self.text(field).map(Text::from)
    }
    fn decimal(&mut self, field: usize) -> Option<Decimal>;
    fn number(&mut self, field: usize) -> Option<f64>;
    fn date(&mut self, field: usize) -> Option<Date>;
    fn flag(&mut self, field: usize) -> Option<bool>;
    fn currency(&mut self, field: usize) -> Option<Currency>;
    /// Called when a required field has no usable value: the row becomes a reject.
    fn missing(&mut self, field: usize);
}

/// What may lead from a row to its account, from the surest to the weakest.
#[derive(Debug, Clone, Copy, Default)]
pub struct AccountKeys<'a> {
    pub account_id: Option<&'a str>,
    pub opportunity_id: Option<&'a str>,
    pub contact_id: Option<&'a str>,
    pub email: Option<&'a str>,
    pub domain: Option<&'a str>,
    pub account_name: Option<&'a str>,
}

/// An entity that can be read from a table's rows.
pub trait Record: Sized + Send + Sync + 'static {
    const ENTITY: Entity;
    const FIELDS: &'static [Field];
    /// `None` when a required field is missing; the cells know which.
    fn read<C: Cells + ?Sized>(cells: &mut C) -> Option<Self>;
    /// The row's own id, where its entity has one.
    fn id(&self) -> Option<&str> {
        None
    }
    /// The keys that lead to an account; empty for entities that hang on none.
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys::default()
    }
    /// Whether a row that names no account is fine as it is, such as a lead's.
    fn stands_alone(&self) -> bool {
        false
    }
}

/// A type that a field can have. `Option` makes the field optional.
pub trait FieldValue: Sized {
    const KIND: Kind;
    const REQUIRED: bool = true;
    fn read<C: Cells + ?Sized>(cells: &mut C, field: usize) -> Option<Self>;
}

macro_rules! field_value {
    ($($type:ty, $kind:ident, $getter:ident;)*) => {$(
        impl FieldValue for $type {
            const KIND: Kind = Kind::$kind;
            fn read<C: Cells + ?Sized>(cells: &mut C, field: usize) -> Option<Self> {
                let value = cells.$getter(field);
                if value.is_none() {
                    cells.missing(field);
                }
                value
            }
        }
        impl FieldValue for Option<$type> {
            const KIND: Kind = Kind::$kind;
            const REQUIRED: bool = false;
            fn read<C: Cells + ?Sized>(cells: &mut C, field: usize) -> Option<Self> {
                Some(cells.$getter(field))
            }
        }
    )*};
}

field_value! {
    String, Text, text;
    Text, Text, shared_text;
    Decimal, Decimal, decimal;
    f64, Number, number;
    Date, Date, date;
    bool, Flag, flag;
    Currency, Currency, currency;
}

/// Declares an entity. Types without `Option` are required. The block after the fields gives `id` and `account_keys`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident {
            $( #[doc = $doc:literal] $field:ident: $type:ty, )*
        }
        $($extra:item)*
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name {
            $( #[doc = $doc] pub $field: $type, )*
        }

        impl $crate::model::record::Record for $name {
            const ENTITY: $crate::model::Entity = $crate::model::Entity::$name;
            const FIELDS: &'static [$crate::model::record::Field] = &[
                $( $crate::model::record::Field {
                    name: stringify!($field),
                    kind: <$type as $crate::model::record::FieldValue>::KIND,
                    required: <$type as $crate::model::record::FieldValue>::REQUIRED,
                    doc: $doc,
                }, )*
            ];
            fn read<C: $crate::model::record::Cells + ?Sized>(cells: &mut C) -> Option<Self> {
                let mut fields = 0..;
                $( let $field = <$type as $crate::model::record::FieldValue>::read(cells, fields.next()?)?; )*
                Some(Self { $( $field, )* })
            }
            $($extra)*
        }
    };
}
pub(crate) use record;
