//! The exports of several month ends of one company: what was known by each, and what had been changed by then.

mod changes;
mod rows;
mod subjects;
mod view;

use std::path::Path;

use super::exports::Kept;
use super::{FileSummary, SampleError, SampleOptions};
use crate::model::{Date, Month};
use changes::{Planned, listed};

/// Writes a folder a month end, the last of them the options', and `changes.toml` beside them.
pub(super) fn write(
    options: &SampleOptions,
    exports: u32,
    whole: Kept,
    dir: &Path,
) -> Result<Vec<FileSummary>, SampleError> {
    let days = days(options.as_of, exports);
    let editions: Vec<Kept> = days.iter().map(|day| view::known_by(&whole, *day)).collect();
    let planned = Planned::choose(&whole, &editions, &days);
    let mut written = Vec::new();
    let mut former: Option<Kept> = None;
    for (place, (day, mut edition)) in days.iter().zip(editions).enumerate() {
        planned.apply(place, &mut edition, former.as_ref());
        written.extend(edition.write(&dir.join(Month::of(*day).to_string()), *day)?);
        former = Some(edition);
    }
    fs_err::write(dir.join("changes.toml"), listed(&planned, &days))?;
    written.push(FileSummary { path: "changes.toml", rows: 0 });
    Ok(written)
}

/// The month ends up to a day, oldest first; the day itself closes the last.
fn days(as_of: Date, exports: u32) -> Vec<Date> {
    let back = (0..i32::try_from(exports).unwrap_or(1)).rev();
    back.map(|months| if months == 0 { as_of } else { Month::of(as_of).plus(-months).last_day() }).collect()
}
