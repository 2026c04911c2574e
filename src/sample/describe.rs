//! The configuration and the README that come with a sample.

use std::path::Path;

use super::company::NAME;
use super::{FileSummary, SampleError, SampleOptions};

const TEXTS: [(&str, &str); 2] =
    [("cartera.toml", include_str!("text/cartera.toml")), ("README.md", include_str!("text/README.md"))];

const MONTHS_README: &str = include_str!("text/months.md");

/// One configuration for all months, which says nothing of the day.
pub(super) fn write_months(options: &SampleOptions, exports: u32, dir: &Path) -> Result<Vec<FileSummary>, SampleError> {
    let config = TEXTS.iter().find(|(path, _)| *path == "cartera.toml").map_or("", |(_, text)| *text);
    let mut lines: Vec<&str> = config.lines().filter(|line| !line.starts_with("as_of")).collect();
    lines.retain(|line| *line != "[run]");
    let config = lines.join("\n") + "\n";
    let mut written = Vec::new();
    for (path, text) in [("cartera.toml", config.as_str()), ("README.md", MONTHS_README)] {
        let text = text
            .replace("{company}", NAME)
            .replace("{exports}", &exports.to_string())
            .replace("{last}", &crate::model::Month::of(options.as_of).to_string())
            .replace("{accounts}", &options.accounts.to_string())
            .replace("{months}", &options.months.to_string())
            .replace("{seed}", &options.seed.to_string());
        fs_err::write(dir.join(path), text)?;
        written.push(FileSummary { path, rows: 0 });
    }
    Ok(written)
}

pub(super) fn write(options: &SampleOptions, dir: &Path) -> Result<Vec<FileSummary>, SampleError> {
    let mut written = Vec::new();
    for (path, text) in TEXTS {
        let text = text
            .replace("{company}", NAME)
            .replace("{as_of}", &options.as_of.to_string())
            .replace("{accounts}", &options.accounts.to_string())
            .replace("{months}", &options.months.to_string())
            .replace("{seed}", &options.seed.to_string());
        fs_err::write(dir.join(path), text)?;
        written.push(FileSummary { path, rows: 0 });
    }
    Ok(written)
}
