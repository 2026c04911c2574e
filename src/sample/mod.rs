//! A fictitious company at any size: what its CRM, surveys, ERP and files export, with the faults that real exports
//! have. The same options give the same bytes on every machine.
//!
//! Every account first gets its facts and a course of distress (`accounts`, `course`); the files follow from them,
//! one account at a time, so that the warning signs of a lost account precede its loss in every source.

mod accounts;
mod activity;
mod calendar;
mod catalogue;
mod chance;
mod comments;
mod company;
mod course;
mod crm;
mod deals;
mod describe;
mod editions;
mod exports;
mod faults;
mod files;
mod finance;
mod market;
mod marketing;
mod names;
mod people;
mod places;
mod sales;
mod service;
mod sheets;
mod survey;
mod value;

use std::path::{Path, PathBuf};

use accounts::Account;
use calendar::Calendar;
use chance::{Chance, Topic};
use company::Company;
use exports::Exports;
use finance::Totals;

use crate::model::Date;

/// Size, seed and day of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleOptions {
    /// Accounts, prospects included; at least one. The duplicate that is planted comes on top.
    pub accounts: u32,
    /// Months of history, the one of `as_of` included; at least one.
    pub months: u32,
    /// Another seed makes another company of the same kind.
    pub seed: u64,
    /// The day of the exports; nothing that happened later is in them.
    pub as_of: Date,
}

impl Default for SampleOptions {
    /// The company of `sample-data`.
    fn default() -> SampleOptions {
        SampleOptions { accounts: 60, months: 60, seed: 14, as_of: jiff::civil::date(2026, 10, 31) }
    }
}

/// Most accounts and months, beyond which workbooks or dates run out of room.
const MOST_ACCOUNTS: u32 = 100_000;
const MOST_MONTHS: u32 = 600;
/// Month ends, beyond which the earliest would have no history.
const MOST_EXPORTS: u32 = 24;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub files: Vec<FileSummary>,
}

impl Summary {
    /// Rows of all files, headings and footers left out.
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.rows).sum()
    }
}

/// One file, by its path inside the sample's folder, or inside its month's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSummary {
    pub path: &'static str,
    /// Rows below the headings; 0 for texts.
    pub rows: u64,
}

/// Why a sample could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    #[error("a sample of {found} {what} can't be made: expected 1 to {most}")]
    Size { what: &'static str, found: u32, most: u32 },
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("`{}` could not be written: {source}", path.display())]
    Csv { path: PathBuf, source: csv::Error },
    #[error("a workbook of the sample could not be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A mistake in the generator, not in its use.
    #[error("`{file}` has no heading `{heading}` at that place")]
    Heading { file: &'static str, heading: &'static str },
}

impl SampleError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            SampleError::Size { .. } => "choose a number within these limits",
            SampleError::Io(_) | SampleError::Csv { .. } | SampleError::Xlsx(_) => {
                "check that the folder can be written and the disk has room"
            }
            SampleError::Heading { .. } => "this is a defect of the generator: please report it",
        }
    }
}

/// Writes the sample into a folder, which is made if it is missing; files of the same names are replaced.
pub fn write(options: &SampleOptions, dir: &Path) -> Result<Summary, SampleError> {
    let files = filled(options, dir, false)?;
    let mut written = files.finish()?;
    written.extend(describe::write(options, dir)?);
    Ok(Summary { files: written })
}

/// Writes what the company exports at each of so many month ends up to the options', a folder a month, with the changes
/// that real exports have from one month to the next, and lists these in `changes.toml`.
pub fn write_months(options: &SampleOptions, exports: u32, dir: &Path) -> Result<Summary, SampleError> {
    if !(1..=MOST_EXPORTS).contains(&exports) || exports > options.months {
        let most = MOST_EXPORTS.min(options.months);
        return Err(SampleError::Size { what: "month ends", found: exports, most });
    }
    fs_err::create_dir_all(dir)?;
    // The whole is written first, and then as it was known at each month end.
    let scratch = tempfile::tempdir_in(dir)?;
    let mut files = filled(options, scratch.path(), true)?;
    let whole = files.kept();
    files.finish()?;
    let mut written = editions::write(options, exports, whole, dir)?;
    written.extend(describe::write_months(options, exports, dir)?);
    Ok(Summary { files: written })
}

/// The files with everything that belongs in them, not closed yet.
fn filled(options: &SampleOptions, dir: &Path, keep: bool) -> Result<Exports, SampleError> {
    let sized = |what, found, most| match found {
        1.. if found <= most => Ok(()),
        _ => Err(SampleError::Size { what, found, most }),
    };
    sized("accounts", options.accounts, MOST_ACCOUNTS)?;
    sized("months", options.months, MOST_MONTHS)?;
    let calendar = Calendar::new(options.as_of, options.months);
    let company = Company::draw(options.seed, options.accounts, &calendar);
    let mut files = Exports::create(dir, options.as_of)?;
    if keep {
        files.keep_rows();
    }
    let mut totals = Totals::default();
    company.write(options.accounts, &calendar, &mut files)?;
    for index in 0..options.accounts {
        let mut account = Account::draw(options.seed, index, &calendar);
        write_account(options.seed, &mut account, &company, &calendar, &mut files, &mut totals)?;
        // In the middle, where no reader stops by luck.
        if index == options.accounts / 2 {
            let mut chance = Chance::new(options.seed, Topic::Company, 1);
            faults::plant(&account, &company, &calendar, &mut chance, &mut files)?;
        }
    }
    write_company_tables(options, &company, &calendar, &mut files, &totals)?;
    Ok(files)
}

fn write_account(
    seed: u64,
    account: &mut Account,
    company: &Company,
    calendar: &Calendar,
    files: &mut Exports,
    totals: &mut Totals,
) -> Result<(), SampleError> {
    let index = account.index;
    let draws = |topic| Chance::new(seed, topic, index);
    let mut chance = draws(Topic::Market);
    crm::write_account(account, company, calendar, &mut chance, files)?;
    crm::write_contacts(account, company, &mut chance, files)?;
    market::write_signals(account, calendar, &mut chance, files)?;

    let mut chance = draws(Topic::Sales);
    let deals = deals::deals(account, calendar, &mut chance);
    let opportunities = sales::write(account, &deals, company, calendar, &mut chance, files)?;
    sales::write_contracts(account, calendar, &mut chance, files)?;
    marketing::write_leads(account, &opportunities, company, calendar, &mut chance, files)?;
    marketing::write_members(account, company, calendar, &mut chance, files)?;

    activity::write(account, &opportunities, company, calendar, &mut draws(Topic::Activity), files)?;
    let closings = service::write_cases(account, company, calendar, &mut draws(Topic::Service), files)?;
    service::write_usage(account, calendar, &mut draws(Topic::Usage), files)?;
    survey::write(account, &closings, calendar, &mut draws(Topic::Survey), files)?;

    finance::write_invoices(account, &deals, calendar, &mut draws(Topic::Finance), files, totals)?;
    totals.count_deals(account, &deals, company, calendar);
    Ok(())
}

/// What belongs to no account.
fn write_company_tables(
    options: &SampleOptions,
    company: &Company,
    calendar: &Calendar,
    files: &mut Exports,
    totals: &Totals,
) -> Result<(), SampleError> {
    let year = options.as_of.year();
    totals.write_costs(options.seed, calendar, files)?;
    totals.write_quotas(company, calendar, files)?;
    finance::write_rates(options.seed, calendar, files)?;
    market::write_benchmarks(year, files)?;
    market::write_content(&mut Chance::new(options.seed, Topic::Company, 2), files)?;
    value::write(files)?;
    faults::footer(year, files)
}
