//! Sets documents with the templates and fonts of a folder, to try a change of a template without building the program:
//! `set TEMPLATES BRAND TEMPLATE DATA.json OUT.pdf [TEMPLATE DATA.json OUT.pdf]...`
//!
//! BRAND is a folder with what templates read beside their data: `brand.json` and the logo that it names;
//! `templates/samples` has that of a company without a brand of its own.

#![allow(clippy::print_stdout, reason = "what it says is all that it is for")]

use std::error::Error;
use std::path::Path;

use cartera_typeset::{Day, Metadata, Typesetter};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("which folder of templates?")?;
    let brand = args.next().ok_or("which folder with brand.json?")?;
    let rest: Vec<String> = args.collect();
    let mut templates = Vec::new();
    gather(Path::new(&folder), "", &mut templates)?;
    let mut fonts = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(Path::new(&folder).join("fonts"))?.collect::<Result<_, _>>()?;
    paths.sort_by_key(std::fs::DirEntry::file_name);
    for path in paths.iter().map(std::fs::DirEntry::path) {
        if path.extension().is_some_and(|ending| ending == "otf" || ending == "ttf") {
            fonts.push(std::fs::read(path)?);
        }
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(brand)? {
        let entry = entry?;
        files.push((entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path())?));
    }
    let typesetter = Typesetter::new(templates, fonts)?.with_files(files)?;
    for job in rest.chunks_exact(3) {
        let [template, data, out] = job else { continue };
        let metadata = Metadata { ident: "preview".to_owned(), date: Day { year: 2026, month: 1, day: 1 } };
        let started = std::time::Instant::now();
        match typesetter.typeset(template, std::fs::read(data)?, &metadata) {
            Ok(set) => {
                let told: Vec<String> = set.warnings.iter().map(ToString::to_string).collect();
                println!(
                    "{out}: {} pages, {:?}, missing {:?} {told:?}",
                    set.pages.len(),
                    started.elapsed(),
                    set.missing_glyphs
                );
                std::fs::write(out, set.pdf)?;
            }
            Err(found) => found.iter().for_each(|one| println!("{data}: {}", one.explained())),
        }
    }
    Ok(())
}

fn gather(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{name}/"), found)?;
        } else if name.ends_with(".typ") {
            found.push((name, std::fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}
