//! Who is who: this month's accounts against last month's, and the file in which a person decides.

use serde::Serialize;

use super::{Error, Observer};
use crate::deliver;
use crate::ingest::Ingested;
use crate::ingest::identity::{Proposal, since};
use crate::settings::{ReportLanguage, Settings};

/// Tells renamed accounts and new ids by the accounts of the last published month. Reads only; a run that can't be read
/// is told of, and then nothing is compared.
pub fn compare(settings: &Settings, ingested: &mut Ingested, observer: &dyn Observer) {
    let past = deliver::last_accounts(&settings.output, settings.period).unwrap_or_else(|error| {
        let message = format!("the last month's accounts could not be read, renamed ones are not told: {error}");
        observer.warning(&message, &error.hint());
        Vec::new()
    });
    let since = since(&past, &ingested.portfolio.accounts, &ingested.quality.identity.survivors);
    ingested.quality.identity.compare(since);
}

/// What `cartera matches` gives.
#[derive(Debug, Serialize)]
pub struct MatchesAsked {
    pub file: String,
    /// False when the file is as it was.
    pub written: bool,
    pub decided: usize,
    pub proposals: Vec<Proposal>,
}

impl MatchesAsked {
    pub fn of(settings: &Settings, ingested: &Ingested) -> MatchesAsked {
        let identity = &ingested.quality.identity;
        MatchesAsked {
            file: settings.matches_file().to_string(),
            written: false,
            decided: identity.confirmed + identity.refused,
            proposals: identity.proposals.clone(),
        }
    }
}

/// Adds the proposals to the file. A file that says the same already is not touched.
pub fn ask_matches(settings: &Settings, ingested: &Ingested) -> Result<MatchesAsked, Error> {
    let mut asked = MatchesAsked::of(settings, ingested);
    let path = settings.matches_file();
    let text = matches_text(settings, ingested);
    let same = fs_err::read(&path).is_ok_and(|bytes| bytes == text.as_bytes());
    if !same && (!asked.proposals.is_empty() || path.exists()) {
        deliver::write_matches(&path, &text, super::modes(settings))?;
        asked.written = true;
    }
    Ok(asked)
}

/// The file with this month's proposals, as a spreadsheet of the reports' country opens it.
pub fn matches_text(settings: &Settings, ingested: &Ingested) -> String {
    let company = &settings.config.company;
    let european = match company.locale.as_deref() {
        Some(locale) => locale.starts_with("es-ES"),
        None => company.language == ReportLanguage::Es,
    };
    let identity = &ingested.quality.identity;
    identity.ledgers.matches.with(&identity.proposals, if european { b';' } else { b',' })
}

impl std::fmt::Display for MatchesAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const SHOWN: usize = 20;
        writeln!(f, "{} to confirm, {} decided: {}", self.proposals.len(), self.decided, self.file)?;
        for proposal in self.proposals.iter().take(SHOWN) {
            writeln!(f, "{}", told(proposal))?;
        }
        if self.proposals.len() > SHOWN {
            writeln!(f, "and {} more", self.proposals.len() - SHOWN)?;
        }
        match self.written {
            true => writeln!(f, "write `yes`, `no`, or another id into the column `decision`"),
            false => Ok(()),
        }
    }
}

/// `account  Acme Corp -> Acme, S.A., 92: same name ... (14 rows)`
pub(super) fn told(proposal: &Proposal) -> String {
    let Proposal { kind, found, proposed, proposed_name, score, reason, rows, .. } = proposal;
    let id = if proposed == proposed_name { String::new() } else { format!(" ({proposed})") };
    format!("{:<9} {found} -> {proposed_name}{id}, {score}: {reason} ({rows} rows)", kind.key())
}
