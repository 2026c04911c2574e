//! Workbooks that reps handed back: what was pre-filled, what they wrote, row by row. Nothing is decided here.
//!
//! A draft says on its hidden sheet what it is and what was filled in. What people do to workbooks is expected: a file
//! is renamed, a sheet is renamed or its rows are sorted, columns are moved, rows are added, copied and deleted, it is
//! saved by another program. What can't be understood is told with its cell and kept as it was written.

mod layout;
mod outcome;
mod place;
mod rows;
mod value;

use camino::{Utf8Path, Utf8PathBuf};

pub(super) use outcome::findings;
pub use outcome::{DraftFile, DraftNote, DraftOutcome};

use super::format::Format;
use super::options::{Limits, ReadOptions};
use super::sheet::Sheet;
use super::{ReadError, read_whole, workbook};
use crate::model::ReturnedDraft;
use layout::Layout;

/// A sheet of a returned workbook, as it stands.
struct ReturnedSheet {
    name: String,
    sheet: Sheet,
}

/// Reads every workbook of the inbox, by path. A folder that is not there holds none.
pub(super) fn read_inbox(inbox: &Utf8Path, limits: Limits) -> (Vec<ReturnedDraft>, Vec<DraftFile>) {
    let mut drafts: Vec<ReturnedDraft> = Vec::new();
    let mut files = Vec::new();
    for path in files_of(inbox) {
        let shown = path.strip_prefix(inbox).unwrap_or(&path).as_str().replace('\\', "/");
        let mut file = DraftFile::new(&shown);
        match read_draft(&path, &shown, limits, &mut file) {
            Err(outcome) => file.outcome = outcome,
            Ok(draft) => match drafts.iter().find(|other| other.hash == draft.hash) {
                Some(other) => file.outcome = DraftOutcome::Copy { of: other.file.clone() },
                None => {
                    file.count(&draft);
                    drafts.push(draft);
                }
            },
        }
        files.push(file);
    }
    (drafts, files)
}

/// The files of a folder and those below it, without what programs leave beside an open workbook.
fn files_of(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let mut found = Vec::new();
    let entries = folder.read_dir_utf8().into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        let left_behind = entry.file_name().starts_with(['.', '~']);
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !left_behind => found.extend(files_of(entry.path())),
            Ok(_) if !left_behind && entry.path().is_file() => found.push(entry.path().to_owned()),
            _ => {}
        }
    }
    found.sort();
    found
}

fn read_draft(
    path: &Utf8Path,
    shown: &str,
    limits: Limits,
    file: &mut DraftFile,
) -> Result<ReturnedDraft, DraftOutcome> {
    let unreadable =
        |error: ReadError| DraftOutcome::Unreadable { message: error.to_string(), hint: error.hint().to_owned() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let bytes = read_whole(path, shown, &options).map_err(unreadable)?;
    let format = Format::of(&bytes, shown, &limits).map_err(unreadable)?;
    if format == Format::Text {
        return Err(DraftOutcome::NoDraft);
    }
    let mut sheets = Vec::new();
    let mut broken = Vec::new();
    workbook::each_sheet(&bytes, format, shown, &options, |name, sheet| match sheet {
        Ok(sheet) => sheets.push(ReturnedSheet { name: name.to_owned(), sheet }),
        Err(error) => broken.push(error),
    })
    .map_err(unreadable)?;
    let hidden = sheets.iter().position(|sheet| layout::is_hidden_sheet(&sheet.sheet)).map(|at| sheets.remove(at));
    let hidden = match (hidden, broken.is_empty()) {
        (Some(hidden), _) => hidden,
        (None, true) => return Err(DraftOutcome::NoDraft),
        (None, false) => return Err(broken.into_iter().next().map_or(DraftOutcome::NoDraft, unreadable)),
    };
    let layout = Layout::read(&hidden.sheet)?;
    file.owner_id = Some(layout.owner_id.clone());
    file.run_id = Some(layout.run_id.clone());
    file.notes.extend(broken.iter().map(DraftNote::of_sheet));
    let rows = rows::rows(&layout, &sheets, &mut file.notes);
    Ok(ReturnedDraft {
        file: shown.to_owned(),
        hash: blake3::hash(&bytes).to_hex().to_string(),
        run_id: layout.run_id,
        period: layout.period,
        as_of: layout.as_of,
        owner_id: layout.owner_id,
        rows,
    })
}
