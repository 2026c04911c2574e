//! The only writer to stdout and stderr.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::{Observer, Stage};

/// Where messages go and how much is said.
#[derive(Debug)]
pub struct Console {
    quiet: bool,
    verbose: bool,
    colour: bool,
    terminal: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl Console {
    pub fn new(quiet: bool, verbose: bool) -> Console {
        let terminal = std::io::stderr().is_terminal();
        // https://no-color.org: any value that is not empty.
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Console { quiet, verbose, colour: terminal && !no_colour, terminal, bar: Mutex::new(None) }
    }

    pub fn error(&self, message: &str, hint: Option<&str>) {
        self.message("error", "31", message, hint);
    }

    pub fn warning(&self, message: &str, hint: Option<&str>) {
        if !self.quiet {
            self.message("warning", "33", message, hint);
        }
    }

    /// A line about progress, on stderr.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            self.line(line);
        }
    }

    /// A line that only `-v` shows.
    pub fn detail(&self, line: &str) {
        if self.verbose {
            self.line(line);
        }
    }

    /// A result, on stdout. A reader who has seen enough (`| head`) is no error.
    pub fn result(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let newline = if text.ends_with('\n') { "" } else { "\n" };
        drop(write!(out, "{text}{newline}"));
        drop(out.flush());
    }

    fn message(&self, kind: &str, colour: &str, message: &str, hint: Option<&str>) {
        let kind = if self.colour { format!("\u{1b}[1;{colour}m{kind}\u{1b}[0m") } else { kind.to_owned() };
        self.line(&format!("{kind}: {message}"));
        if let Some(hint) = hint.filter(|hint| !hint.is_empty()) {
            self.line(&format!("  hint: {hint}"));
        }
    }

    fn line(&self, line: &str) {
        let bar = self.bar.lock().ok().and_then(|bar| bar.clone());
        match bar {
            Some(bar) if !bar.is_finished() => bar.suspend(|| write_line(line)),
            _ => write_line(line),
        }
    }
}

fn write_line(line: &str) {
    drop(writeln!(std::io::stderr().lock(), "{line}"));
}

impl Observer for Console {
    fn stage(&self, stage: Stage, steps: usize) {
        if self.quiet {
            return;
        }
        if !self.terminal {
            write_line(&format!("{stage}: {steps}"));
            return;
        }
        let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
        if let Ok(style) = ProgressStyle::with_template("{prefix:>8} {bar:30} {pos}/{len} {elapsed} {wide_msg}") {
            bar.set_style(style);
        }
        bar.set_prefix(stage.to_string());
        bar.enable_steady_tick(Duration::from_millis(200));
        if let Ok(mut current) = self.bar.lock() {
            *current = Some(bar);
        }
    }

    fn step(&self, what: &str) {
        if let Ok(bar) = self.bar.lock()
            && let Some(bar) = bar.as_ref()
        {
            bar.set_message(what.to_owned());
            bar.inc(1);
        }
    }

    fn stage_done(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }

    fn detail(&self, line: &str) {
        Console::detail(self, line);
    }

    fn warning(&self, message: &str, hint: &str) {
        Console::warning(self, message, Some(hint));
    }
}
