//! Files beside the configuration: the trained churn model, and the pairs to confirm.

use camino::Utf8Path;

use super::Error;
use super::durable::{Modes, create_folders, replace_file};
use super::manifest::json;
use crate::score::ChurnModel;

/// Replaces the file at once: a run finds the former model or the new one, whole.
pub fn write_model(file: &Utf8Path, model: &ChurnModel, modes: Modes) -> Result<(), Error> {
    let name = file.file_name().unwrap_or("churn-model.json");
    replace_beside(file, name, &json(name, model)?, modes)
}

/// Replaces the file at once. A person's decisions stand in it, so it is either whole or as it was.
pub fn write_matches(file: &Utf8Path, text: &str, modes: Modes) -> Result<(), Error> {
    replace_beside(file, file.file_name().unwrap_or("matches.csv"), text.as_bytes(), modes)
}

fn replace_beside(file: &Utf8Path, name: &str, bytes: &[u8], modes: Modes) -> Result<(), Error> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_str().is_empty() => folder,
        _ => Utf8Path::new("."),
    };
    create_folders(folder)?;
    Ok(replace_file(folder, name, bytes, modes.file)?)
}
