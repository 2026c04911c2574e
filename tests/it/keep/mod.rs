//! What reps hand back is in the next month's plans: every edit, once, whichever way the files come back.

mod desk;
mod months;
mod outcomes;
mod published;
mod workbook;
