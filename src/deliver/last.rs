//! The last published run of an earlier month, as its folder tells it: it needs no history and no lock.

use camino::{Utf8Path, Utf8PathBuf};

use super::Error;
use super::exports::read_plan;
use super::links::{RUNS, linked_months};
use super::manifest::Manifest;
use super::tables::read_back;
use crate::checks::{Imprint, InputImprint, PastFixes};
use crate::history::RunId;
use crate::ingest::PastAccount;
use crate::model::{Month, PlanBook};

/// What the run recorded of its inputs; none where no earlier month is published. A month whose folder is gone is passed
/// over for the one before it.
pub fn last_imprint(output: &Utf8Path, period: Month) -> Result<Option<Imprint>, Error> {
    let Some(folder) = last_folder(output, period)? else { return Ok(None) };
    let manifest = Manifest::read(&folder)?;
    Ok(Some(imprint(manifest, fixes(&folder)?)))
}

/// The accounts of the run by id and name, of its accounts table: the history keeps no names. None where no earlier
/// month is published, or the last one without tables.
pub fn last_accounts(output: &Utf8Path, period: Month) -> Result<Vec<PastAccount>, Error> {
    let Some(folder) = last_folder(output, period)? else { return Ok(Vec::new()) };
    let path = folder.join("tables/accounts.csv");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let rows = read_back(&fs_err::read(&path)?).map_err(|source| Error::Table { table: "accounts", source })?;
    let mut rows = rows.into_iter();
    let headings = rows.next().unwrap_or_default();
    let place = |name: &str| headings.iter().position(|heading| heading == name);
    let (Some(id), Some(name)) = (place("account_id"), place("name")) else { return Ok(Vec::new()) };
    let account = |row: Vec<String>| Some(PastAccount { id: row.get(id)?.clone(), name: row.get(name)?.clone() });
    Ok(rows.filter_map(account).collect())
}

/// The last published run of an earlier month, as its month's link tells it.
pub fn last_run(output: &Utf8Path, period: Month) -> Result<Option<RunId>, Error> {
    let Some(folder) = last_folder(output, period)? else { return Ok(None) };
    Ok(folder.file_name().and_then(RunId::parse))
}

/// The plans that the last published run of an earlier month left, of its tables: what the history knows too, as long as
/// it is there. None where no earlier month is published, or by a version that wrote none.
pub fn last_plans(output: &Utf8Path, period: Month) -> Result<Option<PlanBook>, Error> {
    let Some(folder) = last_folder(output, period)? else { return Ok(None) };
    let path = folder.join("tables/plan.csv");
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(read_plan(&fs_err::read(&path)?)?))
}

/// The folder of the last published run of an earlier month.
fn last_folder(output: &Utf8Path, period: Month) -> Result<Option<Utf8PathBuf>, Error> {
    if !output.exists() {
        return Ok(None);
    }
    let earlier = linked_months(output)?.into_iter().rev().filter(|run| run.period < period);
    let mut folders = earlier.map(|run| output.join(RUNS).join(run.to_string()));
    Ok(folders.find(|folder| folder.join(Manifest::FILE).exists()))
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
