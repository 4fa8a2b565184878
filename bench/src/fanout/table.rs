//! What is printed.

use std::time::Duration;

use super::{Options, measure::median};

/// What nobody can beat by much.
pub(super) const FLOOR: &str = "bare loop, 2 threads";

/// Figures of one server.
pub(super) struct Row {
    name: String,
    subscribers: usize,
    /// None when the program is not there.
    idle_bytes: Option<u64>,
    last: Vec<f64>,
    processor: Vec<f64>,
}

impl Row {
    pub(super) fn new(name: &str, subscribers: usize, idle_bytes: u64) -> Self {
        let (last, processor) = (Vec::new(), Vec::new());
        Self {
            name: name.into(),
            subscribers,
            idle_bytes: Some(idle_bytes),
            last,
            processor,
        }
    }

    pub(super) fn missing(name: &str) -> Self {
        Self {
            idle_bytes: None,
            ..Self::new(name, 0, 0)
        }
    }

    /// How long it took compared with another, round by round: neighbours in time had the same
    /// noise.
    fn ratio(&self, other: Option<&Self>) -> f64 {
        let Some(other) = other else { return f64::NAN };
        let ratios: Vec<_> = self
            .last
            .iter()
            .zip(&other.last)
            .map(|(a, b)| a / b)
            .collect();
        median(&ratios)
    }

    pub(super) fn add(&mut self, last: Duration, processor: Duration) {
        self.last.push(last.as_secs_f64() * 1e3);
        self.processor.push(processor.as_secs_f64() * 1e6);
    }
}

pub(super) fn print(subscribers: usize, options: &Options, rows: &[Row]) {
    println!(
        "\nFan-out: one message of {} bytes to {subscribers} subscribers on loopback, {} \
         interleaved rounds; ratios are medians of the ratios within a round\n",
        options.bytes, options.rounds
    );
    println!(
        "| server | last has it, median | fastest | times ours | times the floor | CPU a delivery \
         | memory an idle connection |"
    );
    println!("|---|---|---|---|---|---|---|");
    let floor = rows.iter().find(|row| row.name == FLOOR);
    for row in rows {
        let Some(idle_bytes) = row.idle_bytes else {
            println!("| {} | not installed | | | | | |", row.name);
            continue;
        };
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let (count, idle) = (row.subscribers as f64, idle_bytes as f64 / 1_024.0);
        println!(
            "| {} | {:.1} ms | {:.1} ms | {:.2} | {:.2} | {:.1} us | {:.1} KiB |",
            row.name,
            median(&row.last),
            row.last.iter().copied().fold(f64::INFINITY, f64::min),
            row.ratio(rows.first()),
            row.ratio(floor),
            median(&row.processor) / count,
            idle / count,
        );
    }
}
