#[cfg(feature = "pdf")]
mod documents;
mod samples;
