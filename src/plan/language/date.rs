//! Dates and months as the reader writes them (CLDR); what comes from the locale is the form, the words around it are
//! messages.

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::fieldsets::{M, MD, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};
use icu_locale_core::Locale;

use super::{Language, LanguageError, args};
use crate::model::calendar::Period;
use crate::model::{Date, Month};

/// Fails if there are no date forms for a locale.
pub(super) fn check(locale: &Locale) -> Result<(), LanguageError> {
    let attempt = || -> Result<(), DateTimeFormatterLoadError> {
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale.into(), YMD::long())?;
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale.into(), YM::long())?;
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale.into(), M::medium())?;
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale.into(), MD::medium())?;
        Ok(())
    };
    attempt().map_err(|problem| LanguageError::NoForms { locale: locale.to_string(), problem: problem.to_string() })
}

fn gregorian(date: Date) -> Option<IcuDate<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    IcuDate::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

/// Writes a date with a field set. The locale was checked on loading and every civil date is one of the calendar, so
/// that the ISO form is never needed. Construction is two microseconds; a stored formatter could not be shared
/// between threads.
macro_rules! written {
    ($language:expr, $date:expr, $fields:expr) => {{
        let date = $date;
        let formatter =
            FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&$language.locale).into(), $fields).ok();
        match formatter.zip(gregorian(date)) {
            Some((formatter, gregorian)) => formatter.format(&gregorian).to_string(),
            None => date.to_string(),
        }
    }};
}

impl Language {
    /// `31 de octubre de 2026`, `October 31, 2026`, `31 October 2026`.
    pub fn date_long(&self, date: Date) -> String {
        written!(self, date, YMD::long().with_year_style(YearStyle::Full))
    }

    /// `31 oct 2026`, `Oct 31, 2026`.
    pub fn date_short(&self, date: Date) -> String {
        written!(self, date, YMD::medium().with_year_style(YearStyle::Full))
    }

    /// Within half a year, where the year goes without saying: `31 oct`, `Oct 31`.
    pub fn day_short(&self, date: Date) -> String {
        written!(self, date, MD::medium())
    }

    /// `octubre de 2026`, `October 2026`.
    pub fn month_long(&self, month: Month) -> String {
        written!(self, month.first_day(), YM::long().with_year_style(YearStyle::Full))
    }

    /// `oct 2026`, `Oct 2026`.
    pub fn month_short(&self, month: Month) -> String {
        written!(self, month.first_day(), YM::medium().with_year_style(YearStyle::Full))
    }

    /// The month alone, for an axis: `oct`, `Oct`.
    pub fn month_name_short(&self, month: Month) -> String {
        written!(self, month.first_day(), M::medium())
    }

    /// `T3 del ejercicio 2026`, `Q3 FY2026`.
    pub fn fiscal_quarter(&self, quarter: &Period) -> String {
        self.text("fiscal-quarter", &args!["number" => quarter.number.to_string(), "year" => quarter.year.to_string()])
    }

    /// `al 31 de octubre de 2026`, `as of October 31, 2026`.
    pub fn as_of(&self, date: Date) -> String {
        self.text("as-of", &args!["date" => self.date_long(date)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::language;
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn fiscal_quarters_are_named_in_the_readers_words() {
        use crate::model::calendar::{FiscalCalendar, MonthName, PeriodKind};
        let calendar = FiscalCalendar { starts: MonthName::February, ..FiscalCalendar::default() };
        let quarter = calendar.period(PeriodKind::Quarter, date(2025, 8, 1));
        assert_eq!(language("es-ES").fiscal_quarter(&quarter), "T3 del ejercicio 2026");
        assert_eq!(language("en-US").fiscal_quarter(&quarter), "Q3 FY2026");
    }

    #[test]
    fn dates_follow_the_locale() {
        let day = date(2026, 10, 31);
        for (locale, long, short) in [
            ("es-ES", "31 de octubre de 2026", "31 oct 2026"),
            ("es-MX", "31 de octubre de 2026", "31 oct 2026"),
            ("en-US", "October 31, 2026", "Oct 31, 2026"),
            ("en-GB", "31 October 2026", "31 Oct 2026"),
        ] {
            let language = language(locale);
            assert_eq!(language.date_long(day), long, "{locale}");
            assert_eq!(language.date_short(day), short, "{locale}");
        }
        assert_eq!(language("es-ES").as_of(day), "al 31 de octubre de 2026");
        assert_eq!(language("en-US").as_of(day), "as of October 31, 2026");
    }

    #[test]
    fn months_follow_the_locale() {
        let month = Month::parse("2026-10").unwrap();
        for (locale, long, short, name) in [
            ("es-ES", "octubre de 2026", "oct 2026", "oct"),
            ("es-MX", "octubre de 2026", "oct 2026", "oct"),
            ("en-US", "October 2026", "Oct 2026", "Oct"),
        ] {
            let language = language(locale);
            assert_eq!(language.month_long(month), long);
            assert_eq!(language.month_short(month), short);
            assert_eq!(language.month_name_short(month), name);
        }
    }

    proptest! {
        #[test]
        fn any_date_is_written(year in -9999i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let day = date(year, month, day);
            for locale in ["es-ES", "es-MX", "en-US", "en-GB"] {
                let language = language(locale);
                prop_assert!(language.date_long(day).contains(&day.day().to_string()));
                prop_assert!(!language.date_short(day).is_empty());
                prop_assert!(!language.month_long(Month::of(day)).is_empty());
                if (1000..=9999).contains(&year) {
                    prop_assert!(language.date_long(day).contains(&year.to_string()));
                }
            }
        }
    }
}
