//! Why a file, or one of its sheets, could not be read.

/// One file or sheet that gives no table; the other sheets of its workbook are read all the same.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("cannot open `{file}`: {source}")]
    Io { file: String, source: std::io::Error },
    #[error("`{file}` is no regular file")]
    NotAFile { file: String },
    #[error("`{file}` is empty")]
    Empty { file: String },
    #[error("`{file}` is the lock file of a workbook that is open, not a workbook")]
    LockFile { file: String },
    #[error("`{file}` is a zip archive without a table or workbook in it")]
    Archive { file: String },
    #[error("`{file}` is an archive within an archive")]
    Nested { file: String },
    #[error("`{file}` is damaged: what was unpacked is not what was packed")]
    DamagedArchive { file: String },
    #[error("`{file}` is packed by another method than zip programs use")]
    PackedOtherwise { file: String },
    #[error("`{file}` holds nothing that fits `{wanted}`\n  found: {}", quoted(found))]
    NoSuchMember { file: String, wanted: String, found: Vec<String> },
    #[error("`{file}` is protected by a password")]
    Password { file: String },
    #[error("`{file}` is neither text nor a workbook\n  found: {found}")]
    NotATable { file: String, found: String },
    #[error("`{file}` is too large\n  found: {found} {what}, expected at most {limit}")]
    TooLarge { file: String, what: &'static str, found: u64, limit: u64 },
    #[error("row {row} of `{file}` is too long\n  found: {found} bytes without a line end, expected at most {limit}")]
    RowTooLong { file: String, row: u32, found: u64, limit: u64 },
    #[error("sheet `{sheet}` in `{file}` is too large\n  found: {found} {what}, expected at most {limit}")]
    SheetTooLarge { file: String, sheet: String, what: &'static str, found: u64, limit: u64 },
    #[error("workbook `{file}` is damaged: {detail}")]
    Workbook { file: String, detail: String },
    #[error("sheet `{sheet}` in `{file}` cannot be read: {detail}")]
    Sheet { file: String, sheet: String, detail: String },
    #[error("`{file}` has no sheet `{sheet}`\n  found: {}", quoted(found))]
    NoSuchSheet { file: String, sheet: String, found: Vec<String> },
    #[error("`{file}` has no heading row {row}\n  found: {found}")]
    NoHeadingRow { file: String, sheet: Option<String>, row: u32, found: String },
}

impl ReadError {
    pub fn file(&self) -> &str {
        match self {
            ReadError::Io { file, .. }
            | ReadError::NotAFile { file }
            | ReadError::Empty { file }
            | ReadError::RowTooLong { file, .. }
            | ReadError::LockFile { file }
            | ReadError::Archive { file }
            | ReadError::Nested { file }
            | ReadError::DamagedArchive { file }
            | ReadError::PackedOtherwise { file }
            | ReadError::NoSuchMember { file, .. }
            | ReadError::Password { file }
            | ReadError::NotATable { file, .. }
            | ReadError::TooLarge { file, .. }
            | ReadError::SheetTooLarge { file, .. }
            | ReadError::Workbook { file, .. }
            | ReadError::Sheet { file, .. }
            | ReadError::NoSuchSheet { file, .. }
            | ReadError::NoHeadingRow { file, .. } => file,
        }
    }

    /// The sheet, if the error is about one.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            ReadError::SheetTooLarge { sheet, .. }
            | ReadError::Sheet { sheet, .. }
            | ReadError::NoSuchSheet { sheet, .. } => Some(sheet),
            ReadError::NoHeadingRow { sheet, .. } => sheet.as_deref(),
            _ => None,
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            ReadError::Io { .. } => "check the path and the rights of the file",
            ReadError::NotAFile { .. } => "name a file; of a folder name the files in it",
            ReadError::Empty { .. } => "export it again; the export was interrupted or had no rows",
            ReadError::LockFile { .. } => "leave out names that begin with `~$`; the workbook lies beside it",
            ReadError::Archive { .. } => {
                "export the tables as CSV or as a workbook; a zip of them can be read as it is"
            }
            ReadError::Nested { .. } => "unpack the outer archive and name the inner one",
            ReadError::DamagedArchive { .. } => "fetch the archive again; the download may have been cut off",
            ReadError::PackedOtherwise { .. } => "pack it again as an ordinary zip, or unpack it",
            ReadError::NoSuchMember { .. } => "name one of the files that were found",
            ReadError::Password { .. } => "save a copy without a password and read that",
            ReadError::NotATable { .. } => "export it as CSV or as a workbook (xlsx, xlsb, xls, ods)",
            ReadError::TooLarge { .. } | ReadError::SheetTooLarge { .. } | ReadError::RowTooLong { .. } => {
                "delete what is not data, split it, or raise the limit in `[limits]`"
            }
            ReadError::Workbook { .. } | ReadError::Sheet { .. } => {
                "open it in the spreadsheet program and save it again, or save the sheet as CSV"
            }
            ReadError::NoSuchSheet { .. } => "name one of the sheets that were found",
            ReadError::NoHeadingRow { .. } => "set the row of the headings as the file has it, counted from 1",
        }
    }
}

fn quoted(names: &[String]) -> String {
    if names.is_empty() {
        return "nothing".to_owned();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
