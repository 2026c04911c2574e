//! Hostile and broken files, read in memory; `tests/hostile/run` reads many more, each in a process under limits.

use calamine::{Reader, Xlsx};
use cartera::ingest::{FileTables, Limits, ReadError, ReadOptions, read_bytes};
use rust_xlsxwriter::Workbook;

fn read(bytes: &[u8], file: &str) -> Result<FileTables, ReadError> {
    read_bytes(bytes, file, &ReadOptions::default())
}

fn refused(bytes: &[u8], file: &str) -> String {
    let message = match read(bytes, file) {
        Err(error) => error.to_string(),
        Ok(read) => read.errors.iter().map(ToString::to_string).collect(),
    };
    assert!(message.contains(file), "{file}: {message:?}");
    message
}

fn csv() -> Vec<u8> {
    let rows = (1..29).map(|n| format!("Company {n};Málaga;{n},5;2026-01-{n:02}\n"));
    format!("Account;Ciudad;Amount;Date\n{}", rows.collect::<String>()).into_bytes()
}

fn workbook() -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..40_u32 {
        sheet.write(row, 0, format!("Company {row}")).unwrap();
        sheet.write(row, 1, f64::from(row)).unwrap();
    }
    book
}

/// The zip of a few parts, none of them packed.
fn stored(parts: &[(&str, &str)], declared: Option<u32>) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let size = u32::try_from(content.len()).unwrap();
        let mut common = Vec::new();
        [20_u16, 0, 0, 0, 0x5c21].iter().for_each(|number| common.extend(number.to_le_bytes()));
        [crc32(content.as_bytes()), size, declared.unwrap_or(size)]
            .iter()
            .for_each(|number| common.extend(number.to_le_bytes()));
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(common);
        out.extend(name.as_bytes());
        out.extend(content.as_bytes());
    }
    let (start, length) = (u32::try_from(out.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// A workbook of one sheet with these rows and these shared strings.
fn xlsx(rows: &str, strings: &str, declared: Option<u32>) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    let book = format!(
        "<workbook {main} xmlns:r=\"{office}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships {related}><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet =
        format!("<worksheet {main}><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>");
    let root = format!(
        "<Relationships {related}><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    stored(&parts, declared)
}

const STRINGS: &str = "<sst uniqueCount=\"1\"><si><t>a</t></si></sst>";

#[test]
fn files_cut_off_at_every_hundredth_give_rows_or_a_message_with_their_name() {
    let workbook = workbook().save_to_buffer().unwrap();
    let utf_16: Vec<u8> = String::from_utf8(csv()).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (file, whole) in [("cut.csv", csv()), ("cut16.csv", utf_16), ("cut.xlsx", workbook.clone())] {
        for hundredth in 0..100 {
            let cut = &whole[..whole.len() * hundredth / 100];
            match read(cut, file) {
                Err(error) => assert!(error.to_string().contains(file), "{hundredth} %: {error}"),
                Ok(read) => assert!(file.ends_with("csv") && read.tables.len() == 1, "{file} {hundredth} %"),
            }
        }
    }
    assert_eq!(read(&workbook, "whole.xlsx").unwrap().tables.len(), 1);
}

#[test]
fn a_declared_range_of_the_whole_sheet_costs_nothing_and_its_last_cell_is_too_far() {
    let near = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>2</v></c></row>";
    let read = read(&xlsx(near, STRINGS, None), "range.xlsx").unwrap();
    assert!(read.errors.is_empty() && read.tables[0].width() == 2, "{:?}", read.errors);
    let far = near.replace("B1048576", "XFD1048576");
    let message = refused(&xlsx(&far, STRINGS, None), "range.xlsx");
    assert!(message.contains("sheet `Data`") && message.contains("16384 columns"), "{message}");
}

#[test]
fn shared_strings_are_bounded_by_what_the_file_can_hold() {
    let cell = "<row><c t=\"s\"><v>0</v></c></row>";
    let message = refused(&xlsx(cell, &STRINGS.replace("\"1\"", "\"99999999999\""), None), "count.xlsx");
    assert!(message.contains("more shared strings than it can hold"), "{message}");
    let decoy = format!("<a/>{}", STRINGS.replace("\"1\"", "\"99999999999\""));
    assert!(refused(&xlsx(cell, &decoy, None), "decoy.xlsx").contains("damaged"));
    let message = refused(&xlsx(&cell.replace('0', "7"), STRINGS, None), "index.xlsx");
    assert!(message.contains("sheet `Data`"), "{message}");

    let long = STRINGS.replace(">a<", &format!(">{}<", "x".repeat(30_000)));
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let shared = read_bytes(xlsx(&cell.repeat(50), &long, None), "shared.xlsx", &options).unwrap();
    assert!(shared.errors[0].to_string().contains("bytes of text"), "{:?}", shared.errors);
}

#[test]
fn archives_that_claim_too_much_or_too_little_are_refused() {
    let row = "<row><c><v>1</v></c></row>".repeat(50);
    assert_eq!(read(&xlsx(&row, STRINGS, None), "honest.xlsx").unwrap().tables[0].len(), 50);
    assert!(refused(&xlsx(&row, STRINGS, Some(u32::MAX - 1)), "claims.xlsx").contains("bytes unpacked"));
    refused(&xlsx(&row, STRINGS, Some(10)), "lies.xlsx");
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let laughs = "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>";
    refused(&xlsx(&format!("{entities}{laughs}"), STRINGS, None), "laughs.xlsx");
    let deep = format!("<row><c>{}</c></row>", "<is>".repeat(50_000));
    refused(&xlsx(&deep, STRINGS, None), "deep.xlsx");
}

#[test]
fn the_sheets_of_a_workbook_share_one_limit() {
    let mut book = workbook();
    let first = book.worksheet_from_index(0).unwrap().name();
    book.add_worksheet().write(0, 0, "a").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(Xlsx::new(std::io::Cursor::new(&bytes)).unwrap().sheet_names().len(), 2);
    let limits = Limits { cells: 80, ..Limits::default() };
    let read = read_bytes(&bytes, "two.xlsx", &ReadOptions { limits, ..ReadOptions::default() }).unwrap();
    assert_eq!(read.tables[0].sheet.as_ref(), Some(&first));
    assert!(read.errors[0].to_string().contains("sheet `Sheet2`"), "{:?}", read.errors);
}

#[test]
fn repetitions_of_opendocument_are_counted_before_they_are_laid_out() {
    let cell =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"9000\"/>";
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Data\"><table:table-row table:number-rows-repeated=\"9000\">{cell}\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let parts = [("mimetype", kind), ("META-INF/manifest.xml", "<manifest:manifest/>"), ("content.xml", &content)];
    let message = refused(&stored(&parts, None), "repeats.ods");
    assert!(message.contains("81000000 cells with all repetitions"), "{message}");
}

#[test]
fn text_without_end_or_sense_ends() {
    let long = format!("a,b\n1,2\n{}\n", "x,".repeat(2_000_000));
    assert!(refused(long.as_bytes(), "long.csv").contains("row 3"));
    let wide = vec!["c"; 16_384].join(",");
    assert!(refused(format!("{wide}\n{wide}\n").as_bytes(), "wide.csv").contains("16384 columns"));
    let tables: String = (0..2_000).map(|n| format!("a{n},b{n}\n1,2\n3,4\n\n")).collect();
    assert!(refused(tables.as_bytes(), "tables.csv").contains("tables"));
    // Read from each line again, the quotes would stay open to the one that closes.
    let open = format!("a,b\n{}a\"\n1,2\n", "a\",\"b\n".repeat(100_000));
    assert_eq!(read(open.as_bytes(), "open.csv").unwrap().tables.len(), 1);
    for text in ["\"".repeat(10_001), ",".repeat(3_000), "a\rb\rc\r".to_owned(), "\u{feff}".to_owned()] {
        read(text.as_bytes(), "odd.csv").unwrap();
    }
    refused(b"a,b\n1,\0\n", "nul.csv");
}
