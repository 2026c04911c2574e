//! Tables in zip archives: read as if they lay in a folder, refused before they fill the memory.

use camino::Utf8Path;
use cartera::ingest::{self, IngestConfig, Limits, ReadError, ReadFiles, ReadOptions, SourceConfig, read_files};
use cartera::model::{Currency, Date};

/// Made with zlib by CPython's zipfile: `compañías.csv`, a HubSpot export of 30 companies, deflated.
const DEFLATED: &str = "504b03041400000808000000615d0812f3bafe000000cd0400000f000000636f6d7061c3b1c3ad61732e63737655d33d6ac3400044e13ea710aa43d08cfeebb871e32237108e0a83259954c9ed834960df742bedabe663eb8ff57a7c7d56e753fd5abf1fdb63d97faa7dd9567c9e8e6db9edd5e5f9f7a556d334b87c9eaf7fe7e66dfd5eb6c7fdbf122a954a5919954be5ac5a546da9daac3a545da9baac7a547da9faac065443a986ac465463a9c6ac265453a9a6ac665473a9e6a8c4ed85f195eb2bd6e7fcb9bfb8bf00a01410050402a581682020281544058141e9203a08104a095142a0505a881602865243d41038941ea687e1e1f4303d0c0fa787e33df041a487e96178383d4c0fc3c3e9617a181e4e0fd3c3f0707a981e8687d3c3f4303c9c1ea687e16178fc02504b010214031400000808000000615d0812f3bafe000000cd0400000f0000000000000000000000800100000000636f6d7061c3b1c3ad61732e637376504b050600000000010001003d0000002b0100000000";

fn deflated() -> Vec<u8> {
    let digits = |at: usize| u8::from_str_radix(&DEFLATED[at..at + 2], 16).unwrap();
    (0..DEFLATED.len()).step_by(2).map(digits).collect()
}

fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// An archive of files that are stored as they are; `flags` and `method` are those of each.
fn stored(files: &[(&str, &[u8])], flags: u16, method: u16) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let start = u32::try_from(archive.len()).unwrap();
        let size = u32::try_from(bytes.len()).unwrap();
        let mut common = Vec::new();
        common.extend(20_u16.to_le_bytes());
        common.extend(flags.to_le_bytes());
        common.extend(method.to_le_bytes());
        common.extend([0; 4]);
        common.extend(checksum(bytes).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0; 2]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&common);
        archive.extend(name.as_bytes());
        archive.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, length) = (u32::try_from(archive.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    archive.extend([count, count].concat());
    archive.extend(length.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

fn read_with(archive: &[u8], options: &ReadOptions) -> ReadFiles {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap().join("all.zip");
    fs_err::write(&path, archive).unwrap();
    read_files(&path, "all.zip", None, options)
}

fn read(archive: &[u8]) -> ReadFiles {
    read_with(archive, &ReadOptions::default())
}

fn error(read: &ReadFiles) -> (&str, &ReadError) {
    let [(name, Err(error))] = read.files.as_slice() else { panic!("one error: {read:?}") };
    (name, error)
}

const COMPANIES: &[u8] = b"\"Record ID\",\"Company name\"\n1,Acme\n2,Bolt\n";
const DEALS: &[u8] = b"\"Record ID\",\"Deal Name\",\"Deal Stage\",\"Associated Company IDs\",\"Close Date\"\n\
                       7,Pilot,Closed Won,1,2026-03-01\n8,More,Closed Lost,2;1,2026-04-01\n";

#[test]
fn each_file_of_an_archive_is_named_with_it() {
    let archive = stored(
        &[
            ("crm/deals.csv", DEALS),
            ("crm/", b""),
            ("../companies.csv", COMPANIES),
            ("__MACOSX/crm/._deals.csv", b"\0\x01"),
            ("manual.pdf", b"%PDF-1.7"),
        ],
        0,
        0,
    );
    let read = read(&archive);
    let names: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["all.zip/../companies.csv", "all.zip/crm/deals.csv"]);
    let rows: Vec<usize> = read.files.iter().map(|(_, file)| file.as_ref().unwrap().tables[0].len()).collect();
    assert_eq!(rows, [2, 2]);
    assert_eq!(read.passed_over, ["all.zip/manual.pdf"]);
}

#[test]
fn a_deflated_file_comes_back_whole() {
    let read = read(&deflated());
    let [(name, Ok(file))] = read.files.as_slice() else { panic!("{read:?}") };
    assert_eq!(name, "all.zip/compañías.csv");
    let names: Vec<String> = file.tables[0].column(1).filter_map(|v| ingest::cell::text(v).map(Into::into)).collect();
    assert_eq!(names, (0..30).map(|n| format!("Company {n}")).collect::<Vec<_>>());
}

#[test]
fn a_changed_byte_of_the_packed_rows_is_told_unless_they_are_the_same() {
    let whole = deflated();
    let hash = |read: &ReadFiles| read.files[0].1.as_ref().ok().map(|file| file.hash.clone());
    let before = hash(&read(&whole));
    let mut told = 0;
    for at in (44..290).step_by(7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x10;
        let read = read(&damaged);
        // A code that no letter uses may change.
        let is_told = matches!(read.files[0].1, Err(ReadError::DamagedArchive { .. }));
        assert!(is_told || hash(&read) == before, "byte {at}: {read:?}");
        told += usize::from(is_told);
    }
    assert!(told >= 33, "{told} of 36");
}

#[test]
fn what_cannot_or_must_not_be_unpacked_is_refused_by_name() {
    let companies: &[(&str, &[u8])] = &[("companies.csv", COMPANIES)];
    let with_password = read(&stored(companies, 1, 0));
    assert_eq!(error(&with_password).1.to_string(), "`all.zip/companies.csv` is protected by a password");
    assert!(matches!(error(&read(&stored(companies, 0, 14))).1, ReadError::PackedOtherwise { .. }));
    let inner = stored(companies, 0, 0);
    let nested = read(&stored(&[("in.zip", &inner)], 0, 0));
    assert_eq!(error(&nested).1.to_string(), "`all.zip/in.zip` is an archive within an archive");
    assert!(matches!(error(&read(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")).1, ReadError::Archive { .. }));
    let names: Vec<String> = (0..1_001).map(|n| format!("{n}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), COMPANIES)).collect();
    let many = read(&stored(&many, 0, 0));
    assert!(matches!(error(&many).1, ReadError::TooLarge { what: "files", found: 1_001, .. }));
}

#[test]
fn an_archive_is_refused_by_what_it_declares_before_it_is_unpacked() {
    let archive = deflated();
    let unpacked = ReadOptions { limits: Limits { unpacked_bytes: 1_000, ..Limits::default() }, ..Default::default() };
    let read = read_with(&archive, &unpacked);
    assert!(matches!(error(&read).1, ReadError::TooLarge { what: "bytes unpacked", found: 1_229, .. }), "{read:?}");
    let together = ReadOptions { limits: Limits { file_bytes: 1_300, ..Limits::default() }, ..Default::default() };
    let read = read_with(&archive, &together);
    assert!(matches!(error(&read).1, ReadError::TooLarge { what: "bytes packed and unpacked", .. }), "{read:?}");
    // A directory that declares 1 GB of a few hundred bytes.
    let mut bomb = archive.clone();
    let directory = bomb.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    bomb[directory + 24..directory + 28].copy_from_slice(&(400_u32 << 20).to_le_bytes());
    let read = read_with(&bomb, &ReadOptions::default());
    assert!(matches!(error(&read).1, ReadError::TooLarge { what: "times its size unpacked", .. }), "{read:?}");
    // One that declares less than there is.
    let mut short = archive;
    short[directory + 24..directory + 28].copy_from_slice(&100_u32.to_le_bytes());
    assert!(matches!(error(&read_with(&short, &ReadOptions::default())).1, ReadError::DamagedArchive { .. }));
}

#[test]
fn a_source_may_be_an_archive_or_a_file_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap();
    let archive = stored(
        &[("companies.csv", COMPANIES), ("deals.csv", DEALS), ("notes.txt", b"some,words\nof,no\nuse,here\n")],
        0,
        0,
    );
    fs_err::write(path.join("hubspot-all.zip"), archive).unwrap();
    let run = |files: &[&str], optional: bool| {
        let source = files
            .iter()
            .map(|file| SourceConfig { files: vec![(*file).to_owned()], optional, ..SourceConfig::default() })
            .collect();
        let config = IngestConfig { source, ..IngestConfig::default() };
        ingest::read(&config, path, Date::constant(2026, 10, 31), Currency::EUR, &|_| ())
    };
    let whole = run(&["hubspot-*.zip"], false).unwrap();
    assert_eq!((whole.portfolio.accounts.len(), whole.portfolio.opportunities.all().len()), (2, 2));
    assert!(whole.unjoined.is_empty() && whole.unreadable.is_empty());
    let files: Vec<&str> = whole.portfolio.sources.iter().map(|source| source.file.as_str()).collect();
    assert_eq!(files, ["hubspot-all.zip/companies.csv", "hubspot-all.zip/deals.csv"]);
    let told: Vec<&str> = whole.quality.findings.iter().map(|finding| finding.about.as_str()).collect();
    assert_eq!(told, ["hubspot-all.zip/notes.txt"]);

    let parts = run(&["hubspot-all.zip/companies.csv", "hubspot-*.zip/deal*.csv"], false).unwrap();
    assert_eq!(parts.portfolio.opportunities.all().len(), 2);
    let missing = run(&["hubspot-all.zip/companies.csv", "hubspot-*.zip/tickets.csv"], false).unwrap();
    assert!(missing.unreadable[0].to_string().contains("holds nothing that fits `tickets.csv`"));
    assert!(run(&["hubspot-all.zip/companies.csv", "hubspot-*.zip/tickets.csv"], true).unwrap().unreadable.is_empty());
    assert!(run(&["other.zip/companies.csv"], false).is_err());
}
