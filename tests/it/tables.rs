//! Reading of real exports, and of what no export should hold.
//!
//! Real exports are not part of the project: `CARTERA_EXPORTS` names a folder of them, and without it those tests say
//! that they were skipped.

use std::path::{Path, PathBuf};

use camino::Utf8Path;
use cartera::ingest::{
    ColumnStyle, DateOrder, DateStyle, DecimalMark, DecimalStyle, FileTables, ReadError, ReadOptions, Table, Value,
    cell, read_bytes, read_file,
};
use proptest::prelude::*;

fn exports() -> Option<PathBuf> {
    let folder = std::env::var_os("CARTERA_EXPORTS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: set CARTERA_EXPORTS to a folder of exports");
    }
    folder
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> Result<FileTables, ReadError> {
    let path = Utf8Path::from_path(path).unwrap();
    read_file(path, path.as_str(), &ReadOptions::default())
}

fn one(path: &Path) -> Table {
    let mut file = read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(file.tables.len(), 1, "{}", path.display());
    file.tables.remove(0)
}

fn texts(table: &Table, row: usize) -> Vec<String> {
    table.row(row).map(|value| cell::text(value).unwrap_or_default().into_owned()).collect()
}

#[test]
fn every_file_gives_tables_or_a_message() {
    let Some(folder) = exports() else { return };
    for path in files_below(&folder) {
        match read(&path) {
            Ok(file) => {
                for table in &file.tables {
                    exercise(table);
                    println!(
                        "{} {:?}: {} x {}; {}",
                        path.display(),
                        table.sheet,
                        table.len(),
                        table.width(),
                        table.notes.join("; ")
                    );
                }
                for error in &file.errors {
                    assert!(error.file() == path.to_str().unwrap() && !error.hint().is_empty());
                    println!("{error}");
                }
                assert!(!file.tables.is_empty() || !file.errors.is_empty() || !file.notes.is_empty());
            }
            Err(error) => {
                assert!(error.to_string().contains(path.file_name().unwrap().to_str().unwrap()), "{error}");
                println!("{error}");
            }
        }
    }
}

/// Reads every cell as every kind.
fn exercise(table: &Table) {
    assert_eq!(table.headings.len(), table.width());
    let styles = table.styles(&ReadOptions::default());
    for (column, style) in styles.iter().enumerate() {
        for value in table.column(column) {
            let _ = (cell::decimal(value, style), cell::number(value, style), cell::date(value, style));
            let _ = (cell::flag(value), cell::currency(value), cell::text(value), cell::month(value, style));
        }
    }
}

/// The tables of each folder's SOURCE.md count the rows of every file.
#[test]
fn rows_are_as_many_as_the_sources_say() {
    let Some(folder) = exports() else { return };
    let mut checked = 0;
    for notes in files_below(&folder).into_iter().filter(|path| path.ends_with("SOURCE.md")) {
        let base = notes.parent().unwrap();
        for line in std::fs::read_to_string(&notes).unwrap().lines() {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, name, count, ..] = cells.as_slice() else { continue };
            let (Ok(count), path) = (count.replace(',', "").parse::<usize>(), base.join(name)) else { continue };
            if path.is_file() && path.extension().is_some_and(|extension| extension == "csv") {
                let table = one(&path);
                let lost = table.set_aside.iter().filter(|row| row.reason.is_loss()).count();
                assert_eq!(
                    table.len() + lost + usize::try_from(table.blank_rows).unwrap(),
                    count,
                    "{}: {:?} {:?}",
                    path.display(),
                    table.notes,
                    table.set_aside.first()
                );
                assert_eq!(lost, 0, "{}: {:?}", path.display(), table.set_aside.first());
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "{checked} files");
}

#[test]
fn csv_spectrum_is_read_as_expected() {
    let Some(folder) = exports() else { return };
    let folder = folder.join("nasty/csv-spectrum");
    for path in files_below(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "csv")) {
        let expected = std::fs::read_to_string(path.with_extension("expected.json")).unwrap();
        // Version control may have changed the line ends of the files, which then are not those expected.
        let expected = expected.replace("\\r\\n", "\\n");
        let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
        // The expectation for this one names another phone number and other columns than its file has.
        if path.ends_with("location_coordinates.csv") {
            let table = one(&path);
            let coordinates = expected["Location Coordinates"].as_str().unwrap();
            assert_eq!(table.cell(0, 1), Value::Text(coordinates));
            continue;
        }
        let table = one(&path);
        let rows: Vec<serde_json::Value> = (0..table.len())
            .map(|row| {
                let cells = table.headings.iter().zip(table.row(row)).map(|(heading, value)| {
                    let text = match value {
                        Value::Text(text) => text.replace("\r\n", "\n"),
                        _ => String::new(),
                    };
                    (heading.clone(), serde_json::Value::from(text))
                });
                serde_json::Value::Object(cells.collect())
            })
            .collect();
        assert_eq!(serde_json::Value::Array(rows), expected, "{}", path.display());
    }
}

#[test]
fn files_of_other_countries_come_out_right() {
    let Some(folder) = exports() else { return };
    let table = one(&folder.join("nasty/messytables/spanish_chars.csv"));
    assert_eq!(table.headings.last().unwrap(), "Descripción");
    let styles = table.styles(&ReadOptions::default());
    assert_eq!(styles[6].decimal, DecimalStyle::Known(DecimalMark::Point));
    assert_eq!(cell::decimal(table.cell(0, 6), &styles[6]).unwrap().unwrap().to_string(), "229932.5");

    let table = one(&folder.join("nasty/qsv/progetti_sample_10.csv"));
    let styles = table.styles(&ReadOptions::default());
    let found = styles.iter().filter(|style| style.decimal == DecimalStyle::Known(DecimalMark::Comma)).count();
    assert!(found > 3, "{found} columns with a decimal comma");
    assert!(styles.iter().all(|style| !matches!(style.decimal, DecimalStyle::Mixed { .. })));
    let column = (0..table.width()).find(|&column| table.column(column).any(|cell| cell == Value::Text("6328008,44")));
    let column = column.unwrap();
    let read: Vec<String> = table
        .column(column)
        .filter_map(|value| cell::decimal(value, &styles[column]).unwrap())
        .map(|number| number.to_string())
        .collect();
    assert!(read.contains(&"6328008.44".to_owned()), "{read:?}");

    let table = one(&folder.join("nasty/messytables/utf-16le_encoded.csv"));
    assert_eq!(table.headings[0], "Organisation_code");
    assert!(table.notes[0].contains("UTF-16LE"), "{:?}", table.notes);
    assert!(table.set_aside.is_empty() && table.len() > 300);
}

#[test]
fn dates_of_crm_exports_settle_their_order() {
    let Some(folder) = exports() else { return };
    let table = one(&folder.join("maven_crm/sales_pipeline.csv"));
    let styles = table.styles(&ReadOptions::default());
    let style = |heading: &str| -> (usize, &ColumnStyle) {
        let column = table.headings.iter().position(|found| found == heading).unwrap();
        (column, &styles[column])
    };
    for heading in ["engage_date", "close_date"] {
        let (column, style) = style(heading);
        assert_eq!(style.date, DateStyle::Known(DateOrder::MonthDayYear));
        assert!(table.column(column).all(|value| cell::date(value, style).is_ok()));
    }
    let (column, style) = style("close_value");
    let sum: cartera::model::Decimal =
        table.column(column).filter_map(|value| cell::decimal(value, style).unwrap()).sum();
    assert_eq!(sum.to_string(), "10005534");
}

#[test]
fn nasty_workbooks_end_in_data_or_a_message() {
    let Some(folder) = exports() else { return };
    let nasty = folder.join("nasty");
    for name in [
        "calamine/pass_protected.xlsx",
        "calamine/pass_protected.xlsb",
        "calamine/pass_protected.ods",
        "qsv/password-protected-password123.xlsx",
        "qsv/password-protected-password123.ods",
    ] {
        assert!(matches!(read(&nasty.join(name)), Err(ReadError::Password { .. })), "{name}");
    }
    for name in ["date_1904.xlsx", "date_1904.xlsb", "date_1904.xls", "date.ods", "date_iso.xlsx"] {
        let file = read(&nasty.join("calamine").join(name)).unwrap();
        let table = &file.tables[0];
        println!("{name}: {:?} {:?}", table.headings, texts(table, 0));
    }
    let file = read(&nasty.join("calamine/errors.xlsx")).unwrap();
    assert!(!file.tables.is_empty());
    assert!(matches!(read(&nasty.join("messytables/simple.unknown")), Err(ReadError::Empty { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_a_table_or_a_message(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(file) = read_bytes(&bytes, "any", &ReadOptions::default()) {
            file.tables.iter().for_each(exercise);
        }
    }

    #[test]
    fn any_text_gives_a_table_or_a_message(text in "[a-c0-9,;\"'\\-/.\n\r\t é€]{0,400}") {
        if let Ok(file) = read_bytes(text.as_bytes(), "any", &ReadOptions::default()) {
            file.tables.iter().for_each(exercise);
        }
    }

    /// A table written in any dialect comes back cell by cell.
    #[test]
    fn a_table_comes_back_in_any_dialect(
        rows in proptest::collection::vec((1_u32..9_999, "[A-Z][a-z]{2,8}( [a-z]{1,6}){0,3}[,;|\t\"'\n]?[a-z]{0,4}", "[a-z]{0,6}"), 8..40),
        separator in proptest::sample::select(vec![b',', b';', b'\t', b'|']),
        quote in proptest::sample::select(vec![b'"', b'\'']),
        crlf in any::<bool>(),
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        // Quoted throughout, as CRM exports are.
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .quote(quote)
            .terminator(terminator)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        writer.write_record(["number", "name", "note"]).unwrap();
        for (number, name, note) in &rows {
            writer.write_record([&number.to_string(), name, note]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let file = read_bytes(&bytes, "written", &ReadOptions::default()).unwrap();
        let table = &file.tables[0];
        prop_assert_eq!(&table.headings, &["number", "name", "note"]);
        prop_assert_eq!(table.len(), rows.len(), "{:?} {:?}", table.notes, table.set_aside);
        for (row, (number, name, note)) in rows.iter().enumerate() {
            prop_assert_eq!(texts(table, row), [number.to_string(), name.trim().to_owned(), note.clone()]);
        }
    }
}

/// How long a file of the size that a large company has takes: `CARTERA_LARGE_MB=200 cargo test --release large`.
#[test]
fn a_large_file_is_read_in_linear_time() {
    let Some(megabytes) = std::env::var("CARTERA_LARGE_MB").ok().and_then(|size| size.parse::<usize>().ok()) else {
        eprintln!("skipped: set CARTERA_LARGE_MB to a size");
        return;
    };
    let mut text = "Id,Name,Amount,Close Date,Stage,Note\n".to_owned();
    let mut row = 0;
    while text.len() < megabytes << 20 {
        row += 1;
        text += &format!(
            "0065{row:011}AAA,\"Company {row}, Inc.\",\"{},{:03}.50\",{}/{}/2026,Closed Won,\"a note\nof two lines\"\n",
            row % 900 + 1,
            row % 1_000,
            row % 12 + 1,
            row % 28 + 1
        );
    }
    let start = std::time::Instant::now();
    let file = read_bytes(text.as_bytes(), "large", &ReadOptions::default()).unwrap();
    let read = start.elapsed();
    let styles = file.tables[0].styles(&ReadOptions::default());
    println!("{} rows: {read:?} to read, {:?} with styles", file.tables[0].len(), start.elapsed());
    assert_eq!(file.tables[0].len(), row);
    assert_eq!(styles[2].decimal, DecimalStyle::Known(DecimalMark::Point));
}
