//! What is printed.

use std::time::Duration;

use super::{Options, desk::Stages, measure::median};
use crate::ratios::Ratio;

pub(super) const PRODUCT: &str = "Beffroi (the product)";
pub(super) const NATS: &str = "NATS";
pub(super) const MOSQUITTO: &str = "mosquitto";

/// What nobody can beat by much.
pub(super) const FLOOR: &str = "bare loop, 2 threads";

/// Figures of one server.
pub(super) struct Row {
    name: String,
    subscribers: usize,
    /// Why there are no figures, if there are none.
    missing: Option<String>,
    idle_bytes: u64,
    last: Vec<f64>,
    processor: Vec<f64>,
    /// Bytes that a subscriber got, without what the protocol puts around them.
    payload: Vec<f64>,
    stages: Vec<Stages>,
}

impl Row {
    pub(super) fn new(name: &str, subscribers: usize, idle_bytes: u64) -> Self {
        Self {
            name: name.into(),
            subscribers,
            missing: None,
            idle_bytes,
            last: Vec::new(),
            processor: Vec::new(),
            payload: Vec::new(),
            stages: Vec::new(),
        }
    }

    pub(super) fn missing(name: &str, why: &str) -> Self {
        Self {
            missing: Some(why.into()),
            ..Self::new(name, 1, 0)
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    pub(super) fn add(
        &mut self,
        last: Duration,
        processor: Duration,
        bytes: usize,
        stages: Option<Stages>,
    ) {
        self.last.push(last.as_secs_f64() * 1e3);
        self.processor.push(processor.as_secs_f64() * 1e6);
        self.payload.push(bytes as f64 / self.subscribers as f64);
        self.stages.extend(stages);
    }

    /// How long it took compared with another, round by round: neighbours in time had the same
    /// noise. None without figures of both.
    fn ratio(&self, other: Option<&Self>) -> Option<f64> {
        let pairs = self.last.iter().zip(&other?.last);
        let ratios: Vec<_> = pairs.map(|(a, b)| a / b).collect();
        (!ratios.is_empty()).then(|| median(&ratios))
    }

    /// Memory of an idle connection, in KiB.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    fn idle(&self) -> f64 {
        self.idle_bytes as f64 / 1_024.0 / self.subscribers as f64
    }
}

pub(super) fn print(subscribers: usize, options: &Options, rows: &[Row]) {
    println!(
        "\nFan-out: one message of {} bytes to {subscribers} subscribers on loopback, {} \
         interleaved rounds; ratios are medians of the ratios within a round\n",
        options.bytes, options.rounds
    );
    println!(
        "| server | bytes | last has it, median | fastest | slowest | times Beffroi \
         | times the floor | CPU a delivery | memory an idle connection |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let ours = rows.iter().find(|row| row.missing.is_none());
    let floor = rows.iter().find(|row| row.name == FLOOR);
    for row in rows {
        if let Some(why) = &row.missing {
            println!("| {} | {why} | | | | | | | |", row.name);
            continue;
        }
        let extreme = |pick: fn(f64, f64) -> f64| row.last.iter().copied().reduce(pick);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let count = row.subscribers as f64;
        println!(
            "| {} | {:.0} | {:.1} ms | {:.1} ms | {:.1} ms | {:.2} | {:.2} | {:.1} us | {:.1} KiB |",
            row.name,
            median(&row.payload),
            median(&row.last),
            extreme(f64::min).unwrap_or_default(),
            extreme(f64::max).unwrap_or_default(),
            row.ratio(ours).unwrap_or(f64::NAN),
            row.ratio(floor).unwrap_or(f64::NAN),
            median(&row.processor) / count,
            row.idle(),
        );
    }
    for row in rows.iter().filter(|row| !row.stages.is_empty()) {
        print_stages(row);
    }
}

/// Where the product's time goes.
fn print_stages(row: &Row) {
    let of = |value: fn(&Stages) -> f64| -> Vec<f64> { row.stages.iter().map(value).collect() };
    let (decided, started) = (of(|s| s.decided), of(|s| s.started));
    let until_started: Vec<_> = started.iter().zip(&decided).map(|(s, d)| s - d).collect();
    let until_last: Vec<_> = row.last.iter().zip(&started).map(|(l, s)| l - s).collect();
    println!(
        "\n{}, medians: {:.1} ms from the approval's sending to the decision; {:.1} ms until the \
         decision was durable and its job at work; {:.1} ms for the durable start, the choice of \
         recipients and the sending until the last had it",
        row.name,
        median(&decided),
        median(&until_started),
        median(&until_last)
    );
}

/// The product against each peer, for the last table of all.
pub(super) fn ratios(subscribers: usize, rows: &[Row]) -> Vec<Ratio> {
    let Some(ours) = rows.iter().find(|row| row.name == PRODUCT) else {
        return Vec::new();
    };
    let mut ratios = Vec::new();
    let peers = [NATS, MOSQUITTO, FLOOR];
    let peers = peers.map(|peer| rows.iter().find(|row| row.name == peer));
    for peer in peers.into_iter().flatten() {
        let missing = ours.missing.as_ref().or(peer.missing.as_ref());
        let entry = |work: &str, unit: &str, value: &dyn Fn(&Row) -> f64, times| Ratio {
            work: format!("urgent message to {subscribers}: {work}"),
            ours: match ours.missing {
                Some(_) => String::new(),
                None => format!("{:.1} {unit}", value(ours)),
            },
            peer: peer.name.clone(),
            theirs: format!("{:.1} {unit}", value(peer)),
            times,
            missing: missing.cloned(),
        };
        ratios.push(entry(
            "last has it",
            "ms",
            &|row| median(&row.last),
            peer.ratio(Some(ours)).unwrap_or_default(),
        ));
        if peer.name != FLOOR {
            let idle = peer.idle() / ours.idle();
            ratios.push(entry("memory a connection", "KiB", &Row::idle, idle));
        }
    }
    ratios
}
