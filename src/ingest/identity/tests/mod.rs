mod files;
mod labelled;
mod pairs;
