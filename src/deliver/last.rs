//! The last published run of an earlier month, as its folder tells it: it needs no history and no lock.

use camino::Utf8Path;

use super::Error;
use super::links::{RUNS, linked_months};
use super::manifest::Manifest;
use crate::checks::{Imprint, InputImprint, PastFixes};
use crate::model::Month;

/// What the run recorded of its inputs; none where no earlier month is published. A month whose folder is gone is passed
/// over for the one before it.
pub fn last_imprint(output: &Utf8Path, period: Month) -> Result<Option<Imprint>, Error> {
    if !output.exists() {
        return Ok(None);
    }
    let earlier = linked_months(output)?.into_iter().rev().filter(|run| run.period < period);
    for run in earlier {
        let folder = output.join(RUNS).join(run.to_string());
        if folder.join(Manifest::FILE).exists() {
            let manifest = Manifest::read(&folder)?;
            return Ok(Some(imprint(manifest, fixes(&folder)?)));
        }
    }
    Ok(None)
}

fn imprint(manifest: Manifest, fixes: Option<PastFixes>) -> Imprint {
    let inputs = manifest.inputs.into_iter().map(|input| InputImprint {
        file: input.file,
        sheet: input.sheet,
        entity: input.entity,
        hash: input.hash,
        rows: input.rows,
    });
    Imprint {
        run: manifest.run_id.to_string(),
        period: manifest.period,
        inputs: inputs.collect(),
        rows: manifest.counts.into_iter().map(|(entity, counts)| (entity, counts.read)).collect(),
        units: manifest.units,
        fixes,
    }
}

/// The list of its `quality.json`; none where the file is missing or of a version without one.
fn fixes(folder: &Utf8Path) -> Result<Option<PastFixes>, Error> {
    #[derive(serde::Deserialize)]
    struct Told {
        fix_list: Option<PastFixes>,
    }
    let path = folder.join("quality.json");
    if !path.exists() {
        return Ok(None);
    }
    let told: Told =
        serde_json::from_slice(&fs_err::read(&path)?).map_err(|source| Error::BadManifest { path, source })?;
    Ok(told.fix_list)
}
