mod documents;
mod samples;
