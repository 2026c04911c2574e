//! A whole process that does one thing, for comparisons of wall time (`tests/speed/run`) and for `make bench`.
//!
//! `ingest CONFIG`: the sources of a configuration to typed, joined records with origin. `score CONFIG`: the same, and
//! all scores of them; it prints seconds and memory of the scores. `table FILE`: a file to its table of cells. `cells FILE`: every cell of a workbook's first sheet by calamine's bare reader. `press PLANS.json
//! THREADS`: an array of briefs' plans to PDFs, as a run sets and checks them; it prints its own seconds, as the program
//! it is held against does (`limit` of `cartera-typeset`).

#![allow(clippy::print_stdout)]

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use camino::{Utf8Path, Utf8PathBuf};
use cartera::ingest::{self, ReadOptions};
use cartera::model::Date;
use cartera::pipeline;
use cartera::score::Past;
use cartera::settings::{Flags, Settings};

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    // `cargo bench` adds a flag of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["ingest", config] => records(config.into()),
        ["score", config] => scores(config.into()),
        ["table", file] => table(file.into()),
        ["cells", file] => cells(file),
        #[cfg(feature = "pdf")]
        ["press", plans, threads] => documents(plans, threads.parse()?),
        _ => {
            println!("usage: ingest CONFIG | score CONFIG | table FILE | cells FILE | press PLANS.json THREADS");
            Ok(())
        }
    }?;
    // As the program does: the system takes the memory back faster than it is freed piece by piece.
    std::process::exit(0)
}

fn settings(config: Utf8PathBuf) -> Result<Settings, Fault> {
    Ok(Settings::load(&Flags { config: Some(config), ..Flags::default() }, Date::constant(2026, 12, 31))?)
}

fn records(config: Utf8PathBuf) -> Result<(), Fault> {
    let settings = settings(config)?;
    let currency = settings.config.company.currency;
    let read = ingest::read(&settings.config.ingest(), &settings.input, settings.as_of, currency, &|_| {});
    let read = read.map_err(|errors| format!("{errors:?}"))?;
    let rows: usize = read.quality.entities.values().map(|counts| counts.records).sum();
    println!("{} accounts, {rows} records, {} unjoined", read.portfolio.accounts.len(), read.unjoined.len());
    std::mem::forget(read);
    Ok(())
}

fn scores(config: Utf8PathBuf) -> Result<(), Fault> {
    let settings = settings(config)?;
    let ingested = pipeline::ingest(&settings, &())?;
    let kib = |kib: Option<u64>| kib.map_or_else(|| "?".to_owned(), |kib| kib.to_string());
    let before = kib(pipeline::resident_kib());
    let begun = std::time::Instant::now();
    let scores = pipeline::score(&settings, &ingested, &Past::default(), &());
    let seconds = begun.elapsed().as_secs_f64();
    let (after, most) = (kib(pipeline::resident_kib()), kib(pipeline::peak_kib()));
    println!("{} accounts scored in {seconds:.2} s", scores.accounts.len());
    println!("resident memory before scores, after, at most: {before}, {after}, {most} KiB");
    std::mem::forget((ingested, scores));
    Ok(())
}

fn table(file: &Utf8Path) -> Result<(), Fault> {
    let read = ingest::read_file(file, file.as_str(), &ReadOptions::default())?;
    println!("{} rows", read.tables.iter().map(ingest::Table::len).sum::<usize>());
    std::mem::forget(read);
    Ok(())
}

fn cells(file: &str) -> Result<(), Fault> {
    let mut workbook: Xlsx<_> = open_workbook(file)?;
    let sheet = workbook.sheet_names().first().cloned().ok_or("no sheet")?;
    let mut reader = workbook.worksheet_cells_reader(&sheet)?;
    let (mut filled, mut bytes) = (0usize, 0usize);
    while let Some(cell) = reader.next_cell()? {
        filled += 1;
        if let DataRef::String(text) = cell.get_value() {
            bytes += text.len();
        }
    }
    println!("{filled} cells, {bytes} bytes of text");
    Ok(())
}

#[cfg(feature = "pdf")]
fn documents(plans: &str, threads: std::num::NonZeroUsize) -> Result<(), Fault> {
    use cartera::render::assets;
    use cartera::render::press::{Failure, Job, press};
    use std::sync::Mutex;

    let plans: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(plans)?)?;
    let plans = plans.iter().map(serde_json::to_vec).collect::<Result<Vec<_>, _>>()?;
    let typesetter = assets::typesetter()?;
    let metadata = assets::metadata("speed", Date::constant(2026, 12, 31));
    let make = |index: usize| {
        let json = plans.get(index).cloned().ok_or_else(|| Failure::Panicked("no such plan".to_owned()))?;
        Ok(Job { template: assets::BRIEF, json, metadata: metadata.clone() })
    };
    let (sum, begun) = (Mutex::new((0, 0, 0)), std::time::Instant::now());
    press(&typesetter, threads, plans.len(), make, |_, set| {
        if let (Ok(set), Ok(mut sum)) = (set, sum.lock()) {
            *sum = (sum.0 + 1, sum.1 + set.pages.len(), sum.2 + set.pdf.len());
        }
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    let (documents, pages, bytes) = sum.into_inner().map_err(|error| error.to_string())?;
    println!("{seconds:.3} s, {documents} documents, {pages} pages, {bytes} bytes");
    Ok(())
}
