//! The layers of docs/architecture.md: who may import whom, where each heavy crate lives, how large a file may grow.
//!
//! Paths are read from the sources themselves and resolved (`super`, groups, code of tests left out), so that a new
//! import across the layers fails here and not in a review.

mod paths;

use std::path::{Path, PathBuf};

use paths::{Source, paths_of};

/// For each module of `src` what of ours it may import beside itself. An entry with `::` is an exception for that item
/// alone; docs/architecture.md gives the reason of each.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("ingest", &["model"]),
    ("score", &["model"]),
    ("checks", &["model", "ingest", "score"]),
    ("plan", &["model", "ingest", "score"]),
    ("render", &["model", "plan"]),
    ("history", &["model", "score"]),
    (
        "deliver",
        &[
            "model",
            "ingest",
            "score",
            "plan",
            "render",
            "history",
            "checks::Imprint",
            "checks::InputImprint",
            "checks::PastFixes",
            "checks::Units",
        ],
    ),
    ("sample", &["model"]),
    ("explain", &["model", "score", "plan"]),
    ("init", &["model", "ingest"]),
    ("reading", &["model", "ingest"]),
    ("nudge", &["model", "deliver::DueRow", "deliver::PastAgenda"]),
    ("eject", &["render::templates"]),
    (
        "preview",
        &["model", "render", "pipeline", "settings", "cli::PreviewArgs", "cli::PreviewDocument", "cli::PreviewSample"],
    ),
    (
        "settings",
        &[
            "model",
            "ingest::IdentityConfig",
            "ingest::IngestConfig",
            "ingest::SourceConfig",
            "ingest::config",
            "ingest::encoding_named",
            "checks::ChecksConfig",
            "plan::deck::EffortConfig",
            "score::ScoreConfig",
            "plan::capacity::CapacityConfig",
            "plan::review::ReviewsConfig",
            "score::ChurnModel",
            "score::churn::ModelError",
            "plan::facts::Fault",
            "plan::goals::Goals",
            "plan::playbook::Playbook",
            "render::brand",
            "render::templates::OwnTemplates",
        ],
    ),
    (
        "pipeline",
        &[
            "model",
            "ingest",
            "score",
            "checks",
            "plan",
            "render",
            "history",
            "deliver",
            "settings",
            "explain",
            "nudge",
            "cli::Output",
        ],
    ),
    ("cli", &["model", "pipeline::Stage"]),
    ("console", &["pipeline::Observer", "pipeline::Stage"]),
];

/// For each heavy crate, and for the clock, the only modules that may name it. An entry with `::` is one file.
const HOMES: &[(&str, &[&str])] = &[
    ("clap", &["cli", "main", "pipeline"]),
    ("indicatif", &["console"]),
    ("csv", &["ingest", "reading", "sample", "deliver"]),
    ("calamine", &["ingest"]),
    ("encoding_rs", &["ingest", "sample"]),
    ("chardetng", &["ingest"]),
    ("glob", &["ingest"]),
    ("toml", &["settings", "ingest", "init", "score::themes::lexicon", "plan::facts", "plan::playbook"]),
    ("fluent_bundle", &["plan"]),
    ("icu_datetime", &["plan"]),
    ("icu_decimal", &["plan"]),
    ("minijinja", &["render", "plan::playbook"]),
    ("rust_xlsxwriter", &["render", "sample"]),
    ("cartera_typeset", &["render", "pipeline::documents"]),
    ("rusqlite", &["history"]),
    ("fd_lock", &["deliver"]),
    ("argmin", &["score"]),
    ("argmin_math", &["score"]),
    ("statrs", &["score"]),
    ("whatlang", &["score"]),
    ("rand_chacha", &["sample", "score"]),
    ("rayon", &["ingest", "score", "render", "pipeline"]),
    ("SystemTime", &["main"]),
];

/// Stages without input and output: what they give depends on what they are given alone.
const PURE: &[&str] = &["model", "score", "checks", "plan", "explain", "reading", "nudge"];
const OUTSIDE: &[&str] = &["fs_err", "tempfile", "std::fs", "std::net", "std::env", "std::process", "std::io"];

const MOST_LINES: usize = 500;
/// Names that say nothing of a module's purpose.
const NAMELESS: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "misc"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let sources: Vec<Source> = files_below(&repository().join("src")).iter().map(|file| Source::read(file)).collect();
    assert!(sources.len() > 100, "only {} sources found", sources.len());
    sources
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs_err::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// `crate::score::nps` is of `score`, and of `score::nps`, but not of `scores`.
fn lies_in(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// What a file imports of ours although its layer may not.
fn trespasses(source: &Source, tops: &[&str]) -> Vec<String> {
    // `main` ties everything together; the library's root only declares the modules.
    if ["main", "lib"].contains(&source.top()) {
        return Vec::new();
    }
    let allowed = LAYERS.iter().find(|(module, _)| *module == source.top()).map(|(_, allowed)| *allowed);
    let Some(allowed) = allowed else { return vec![format!("`{}` has no place in LAYERS", source.module)] };
    let ours = paths_of(source).into_iter().filter_map(|path| path.strip_prefix("crate::").map(str::to_owned));
    ours.filter(|path| path == "*" || tops.iter().any(|top| lies_in(path, top)))
        .filter(|path| !lies_in(path, source.top()) && !allowed.iter().any(|entry| lies_in(path, entry)))
        .map(|path| format!("`{}` imports `{path}`", source.module))
        .collect()
}

#[test]
fn a_layer_imports_only_what_it_may() {
    let sources = sources();
    let tops: Vec<&str> = sources.iter().map(Source::top).collect();
    let found: Vec<String> = sources.iter().flat_map(|source| trespasses(source, &tops)).collect();
    assert!(found.is_empty(), "see docs/architecture.md:\n{}", found.join("\n"));
}

#[test]
fn heavy_crates_and_the_clock_stay_at_home() {
    let mut found = Vec::new();
    for source in sources() {
        for path in paths_of(&source) {
            // A single name may be a variable; a crate's item takes a path.
            let named = |of: &str| path.starts_with(&format!("{of}::")) || of == "SystemTime" && path.contains(of);
            for (of, homes) in HOMES.iter().filter(|(of, _)| named(of)) {
                if !homes.iter().any(|home| lies_in(&source.module, home)) {
                    let homes = homes.join(", ");
                    found.push(format!("`{}` names `{path}`; the home of `{of}` is {homes}", source.module));
                }
            }
        }
    }
    assert!(found.is_empty(), "see docs/architecture.md:\n{}", found.join("\n"));
}

#[test]
fn pure_stages_reach_nothing_outside() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| PURE.contains(&source.top())) {
        let outside = paths_of(source).into_iter().filter(|path| OUTSIDE.iter().any(|of| lies_in(path, of)));
        found.extend(outside.map(|path| format!("`{}` names `{path}`", source.module)));
    }
    assert!(found.is_empty(), "a pure stage does input or output:\n{}", found.join("\n"));
}

#[test]
fn files_are_short_and_named_for_their_purpose() {
    let mut found = Vec::new();
    for folder in ["src", "crates/typeset/src"] {
        for file in files_below(&repository().join(folder)) {
            let lines = fs_err::read_to_string(&file).unwrap().lines().count();
            if lines > MOST_LINES {
                found.push(format!("{} has {lines} lines, more than {MOST_LINES}", file.display()));
            }
            let own = file.strip_prefix(repository()).unwrap();
            let parts: Vec<&str> = own.iter().map(|part| part.to_str().unwrap().trim_end_matches(".rs")).collect();
            if parts.iter().any(|part| NAMELESS.contains(part)) {
                found.push(format!("the name of {} says nothing of its purpose", own.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_trespass_is_found_however_it_is_written() {
    let tops = ["model", "score", "plan", "cli"];
    for code in [
        "use crate::plan::brief;",
        "use crate::{model::Date, plan::{self, brief::Brief}};",
        "fn f() { let x = super::super::plan::context::new(); }",
        "mod inner { use super::super::super::cli::Cli; }",
        "use crate::*;",
    ] {
        let source = Source::new("score::nps", code);
        assert!(!trespasses(&source, &tops).is_empty(), "{code}");
    }
    for code in [
        "use crate::model::Date; use super::super::model; use super::plan; use crate::score::plan;",
        "// use crate::plan::brief;\n/* use crate::plan; */ const A: &str = \"crate::plan\"; const B: &str = r#\"crate::plan\"\"#;",
        "#[cfg(test)] mod tests { use crate::plan::brief; }",
        "#[cfg(test)] use crate::plan::{self, brief};",
        "mod inner { use super::super::plan; }",
        "fn f<'a>(x: &'a str, c: char) -> bool { c == '\"' || c == '\\'' } // crate::plan",
    ] {
        let source = Source::new("score::nps", code);
        assert_eq!(trespasses(&source, &tops), Vec::<String>::new(), "{code}");
    }
    assert_eq!(trespasses(&Source::new("newcomer", ""), &tops).len(), 1);
    assert_eq!(trespasses(&Source::new("pipeline", "use crate::cli::Output; use crate::cli::Cli;"), &tops).len(), 1);
}
