//! What the process holds in memory, for `timings.json`; the system tells it on Linux alone.

/// Resident now.
pub fn resident_kib() -> Option<u64> {
    status("VmRSS:")
}

/// The most that was ever resident.
pub fn peak_kib() -> Option<u64> {
    status("VmHWM:")
}

fn status(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.split_whitespace().next()?.parse().ok()
}
