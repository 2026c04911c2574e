//! Open deals: the chance of each, what they are worth together, and whether the quarter will be made.

pub mod calibration;
pub mod chance;
pub mod config;
pub mod deal;
mod draws;
pub mod incidence;
pub mod kpis;
pub mod open;
pub mod outlook;
pub mod quarter;
mod quota;
pub mod renewal;
pub mod stay;
pub mod totals;

pub use calibration::{CalibrationBasis, CrmCalibration, StageCalibration};
pub use chance::{Chances, ProbabilitySource};
pub use config::SalesConfig;
pub use deal::Outcome;
pub use incidence::Incidence;
pub use open::{Deal, PipelineScores};
pub use outlook::{Interval, Outlook};
pub use quarter::{QuarterPart, QuarterScores};
pub use renewal::{Renewal, RenewalScores};
pub use stay::shrunk_rate;
pub use totals::StageScores;
