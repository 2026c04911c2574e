//! What is fuzzed. A target fails by a panic, by not ending, or by taking more memory than its process may.

pub mod mutate;

use cartera::ingest::{Limits, ReadOptions, read_bytes};

/// Small limits, so that a run tells a limit that does not hold from a slow machine.
fn options() -> ReadOptions {
    let limits = Limits { unpacked_bytes: 64 << 20, cells: 2_000_000, ..Limits::default() };
    ReadOptions { limits, ..ReadOptions::default() }
}

fn read(bytes: &[u8], file: &str) {
    match read_bytes(bytes, file, &options()) {
        Err(error) => assert!(error.to_string().contains(file), "{error}"),
        Ok(read) => {
            for table in &read.tables {
                let _ = table.styles(&options());
                let cells: usize = (0..table.len()).map(|row| table.row(row).count()).sum();
                assert_eq!(cells, table.len() * table.width());
                let in_order = (1..table.len()).all(|row| table.row_number(row - 1) < table.row_number(row));
                assert!(in_order, "rows out of order");
            }
        }
    }
}

pub fn delimited_reader(bytes: &[u8]) {
    // What is told as a workbook belongs to the other target.
    if !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xd0\xcf") {
        read(bytes, "fuzzed.csv");
    }
}

pub fn workbook_reader(bytes: &[u8]) {
    read(bytes, "fuzzed.xlsx");
}

pub fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = cartera::settings::check(&text);
    let _ = cartera::ingest::profile::parse("fuzzed.toml", &text);
}

/// The target of a name.
pub fn target(name: &str) -> Option<fn(&[u8])> {
    match name {
        "delimited_reader" => Some(delimited_reader),
        "workbook_reader" => Some(workbook_reader),
        "config" => Some(config),
        _ => None,
    }
}
