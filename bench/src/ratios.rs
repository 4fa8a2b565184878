//! The table with which a whole run ends.

/// One figure of ours against one of a peer's, of the same run.
pub(crate) struct Ratio {
    /// What was done.
    pub(crate) work: String,
    /// Our figure, with its unit.
    pub(crate) ours: String,
    pub(crate) peer: String,
    /// The peer's figure, with its unit.
    pub(crate) theirs: String,
    /// The peer's figure divided by ours: above 1 ours is the better one.
    pub(crate) times: f64,
    /// Why there are no figures, if there are none.
    pub(crate) missing: Option<String>,
}

/// Prints the table, and what it was measured on. `load_before` is [`load`] as it was at first.
pub(crate) fn print<'a>(ratios: impl Iterator<Item = &'a Ratio>, load_before: &str) {
    println!("\nRatios: the peer's figure divided by Beffroi's, above 1 Beffroi is ahead\n");
    println!("| work | Beffroi | peer | the peer's | ratio |");
    println!("|---|---|---|---|---|");
    for row in ratios {
        let (work, peer) = (&row.work, &row.peer);
        if let Some(why) = &row.missing {
            println!("| {work} | {} | {peer} | {why} | |", row.ours);
        } else {
            let (ours, theirs) = (&row.ours, &row.theirs);
            let places = if row.times < 100.0 { 2 } else { 0 };
            println!(
                "| {work} | {ours} | {peer} | {theirs} | {:.places$} |",
                row.times
            );
        }
    }
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    println!(
        "\n{processors} processors ({}); load over 1, 5 and 15 minutes: {load_before} before, {} \
         after, of which the benchmark is a part",
        model(),
        load()
    );
}

/// How many tasks wanted a processor over the last 1, 5 and 15 minutes.
pub(crate) fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split_whitespace().take(3).collect();
    load.join(" ")
}

fn model() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.unwrap_or("of unknown model");
    model.trim_start_matches([' ', '\t', ':']).to_owned()
}
