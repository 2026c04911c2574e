//! Which draft a word came from, and which of two drafts is the later one.

use crate::model::{Month, ReturnedDraft};

/// Later is larger: by month, by revision, then by the file's name. When a file was read does not matter, so that the
/// same drafts give the same plan whether they come back together or one after the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    pub period: Month,
    pub revision: u32,
    pub file: String,
}

impl Stamp {
    pub fn of(draft: &ReturnedDraft) -> Stamp {
        let revision = draft.run_id.rsplit_once("-r").and_then(|(_, revision)| revision.parse().ok()).unwrap_or(0);
        Stamp { period: draft.period, revision, file: draft.file.clone() }
    }

    /// Which draft was handed in, under whatever name.
    pub fn draft(&self) -> (Month, u32) {
        (self.period, self.revision)
    }

    /// The inverse of its display.
    pub fn parse(text: &str) -> Option<Stamp> {
        let (run, file) = text.split_once(' ')?;
        let (period, revision) = run.split_once("-r")?;
        Some(Stamp { period: Month::parse(period)?, revision: revision.parse().ok()?, file: file.to_owned() })
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-r{} {}", self.period, self.revision, self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_and_orders_by_run_then_file() {
        let stamp = |text: &str| Stamp::parse(text).unwrap();
        for text in ["2026-10-r2 reps/ana/plan (2).xlsx", "2026-09-r0 plan.xlsx"] {
            assert_eq!(stamp(text).to_string(), text);
        }
        assert!(stamp("2026-10-r1 a.xlsx") < stamp("2026-10-r1 b.xlsx"));
        assert!(stamp("2026-10-r9 z.xlsx") < stamp("2026-10-r10 a.xlsx"));
        assert!(stamp("2026-10-r10 z.xlsx") < stamp("2026-11-r1 a.xlsx"));
    }
}
