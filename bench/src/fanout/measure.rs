//! What the system knows about a process.

use std::{fs, time::Duration};

use rustix::time::{ClockId, clock_gettime};

use super::Outcome;

/// The clock that all processes of the machine share.
pub(super) fn monotonic_nanoseconds() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    let (seconds, nanoseconds) = (now.tv_sec.unsigned_abs(), now.tv_nsec.unsigned_abs());
    seconds * 1_000_000_000 + nanoseconds
}

/// Resident memory of a process, in bytes.
pub(crate) fn resident_bytes(process: u32) -> Outcome<u64> {
    bytes(process, "VmRSS:")
}

/// The part of it that is no page of a file, in bytes.
pub(crate) fn anonymous_bytes(process: u32) -> Outcome<u64> {
    bytes(process, "RssAnon:")
}

fn bytes(process: u32, field: &'static str) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kibibytes = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or(field)?;
    Ok(kibibytes.parse::<u64>()? * 1_024)
}

/// Time that the threads of a process have spent on processors.
pub(crate) fn processor_time(process: u32) -> Outcome<Duration> {
    let mut nanoseconds = 0;
    for thread in fs::read_dir(format!("/proc/{process}/task"))? {
        let figures = fs::read_to_string(thread?.path().join("schedstat"))?;
        nanoseconds += figures
            .split_whitespace()
            .next()
            .ok_or("no schedstat")?
            .parse::<u64>()?;
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// The middle value; of an even number, the mean of the two in the middle. 0 of none.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match (sorted.get(middle.wrapping_sub(1)), sorted.get(middle)) {
        (Some(low), Some(high)) if sorted.len().is_multiple_of(2) => f64::midpoint(*low, *high),
        (_, Some(high)) => *high,
        _ => 0.0,
    }
}
