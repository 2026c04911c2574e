//! `mutate TARGET SEEDS SECONDS [FIRST]`: feeds changed seeds to a target in a child process, counts what ends it, and
//! goes on behind it. `mutate --one TARGET SEEDS NUMBER` gives one input to the target, to look at a finding.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use cartera_fuzz::{mutate, target};

/// An input that takes longer is a finding.
const PATIENCE: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u64>().expect("a number");
    match args.as_slice() {
        ["--one", name, seeds, at] => feed(name, seeds, number(at)..number(at) + 1),
        ["--child", name, seeds, first] => feed(name, seeds, number(first)..u64::MAX),
        [name, seeds, seconds] => watch(name, seeds, number(seconds), 0),
        [name, seeds, seconds, first] => watch(name, seeds, number(seconds), number(first)),
        _ => {
            eprintln!("mutate TARGET SEEDS SECONDS [FIRST], or mutate --one TARGET SEEDS NUMBER");
            ExitCode::from(2)
        }
    }
}

/// All files of a folder, in the order of their names.
fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("the folder of seeds");
    let mut paths: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read(path).ok()).collect()
}

fn feed(name: &str, folder: &str, numbers: std::ops::Range<u64>) -> ExitCode {
    let run = target(name).expect("a target's name");
    let seeds = seeds(folder);
    let mut out = std::io::stdout();
    for number in numbers {
        // The number goes out first, so that the last one is the input that ended the process.
        if writeln!(out, "{number}").and_then(|()| out.flush()).is_err() {
            break;
        }
        run(&mutate::input(&seeds, number));
    }
    ExitCode::SUCCESS
}

fn watch(name: &str, folder: &str, seconds: u64, first: u64) -> ExitCode {
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut next, mut findings) = (first, Vec::new());
    while Instant::now() < end && findings.len() < 20 {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .args(["--child", name, folder, &next.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("a child process");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let (sender, numbers) = channel();
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let why = loop {
            match numbers.recv_timeout(PATIENCE) {
                Ok(line) => next = line.parse().unwrap_or(next),
                Err(RecvTimeoutError::Disconnected) => break Some("ended its process"),
                Err(RecvTimeoutError::Timeout) => break Some("did not end"),
            }
            if Instant::now() >= end {
                break None;
            }
        };
        let _ = child.kill();
        let _ = child.wait();
        if let Some(why) = why {
            println!("{name}: input {next} {why}");
            findings.push(next);
        }
        next += 1;
    }
    println!("{name}: {} inputs in {seconds} s, {} findings", next - first, findings.len());
    ExitCode::from(u8::from(!findings.is_empty()))
}
