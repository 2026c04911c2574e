//! The trained churn model's file, beside the configuration.

use camino::Utf8Path;

use super::Error;
use super::durable::{Modes, create_folders, replace_file};
use super::manifest::json;
use crate::score::ChurnModel;

/// Replaces the file at once: a run finds the former model or the new one, whole.
pub fn write_model(file: &Utf8Path, model: &ChurnModel, modes: Modes) -> Result<(), Error> {
    let name = file.file_name().unwrap_or("churn-model.json");
    let folder = match file.parent() {
        Some(folder) if !folder.as_str().is_empty() => folder,
        _ => Utf8Path::new("."),
    };
    create_folders(folder)?;
    Ok(replace_file(folder, name, &json(name, model)?, modes.file)?)
}
