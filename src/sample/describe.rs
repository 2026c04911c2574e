//! The configuration and the README that come with a sample.

use std::path::Path;

use super::company::NAME;
use super::{FileSummary, SampleError, SampleOptions};

const TEXTS: [(&str, &str); 2] =
    [("cartera.toml", include_str!("text/cartera.toml")), ("README.md", include_str!("text/README.md"))];

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
