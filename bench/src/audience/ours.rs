use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use beffroi_population::{
    DeviceFacts, Facet, FacetKey, Loader, NamedSet, PersonFacts, RoaringBitmap, Surface, TenantSets,
};

use super::questions::Question;
use super::rows::{Rows, TOPS, device_id, group_id, person_id};
use super::{Answer, median, millis, timed};

const RUNS: usize = 201;

/// Loads all rows, and prints how long that takes and how much memory it needs.
pub(crate) fn load(rows: &Rows) -> Result<TenantSets, Box<dyn Error>> {
    let before = resident_bytes()?;
    let mut loader = Loader::new();
    let busy = processor_millis()?;
    let (taken, people) = timed(|| load_people(&mut loader, rows));
    taken?;
    let (taken, members) = timed(|| load_groups(&mut loader, rows));
    taken?;
    let without_devices = processor_millis()?;
    let (taken, devices) = timed(|| load_devices(&mut loader, rows));
    taken?;
    let with_devices = processor_millis()?;
    let (sets, finish) = timed(|| loader.finish());
    let sets = sets?;
    let done = processor_millis()?;
    let bytes = resident_bytes()?.saturating_sub(before);
    println!(
        "bulk load {:.0} ms: people {:.0}, memberships {:.0}, devices {:.0}, sets {:.0}",
        millis(people + members + devices + finish),
        millis(people),
        millis(members),
        millis(devices),
        millis(finish)
    );
    println!(
        "  of it on the processor {:.0} ms: people and memberships {:.0}, devices {:.0}, sets {:.0}",
        done - busy,
        without_devices - busy,
        with_devices - without_devices,
        done - with_devices
    );
    println!(
        "memory {} bytes per person, {} MiB",
        bytes / rows.people.len() as u64,
        bytes >> 20
    );
    Ok(sets)
}

fn load_people(loader: &mut Loader, rows: &Rows) -> Result<(), Box<dyn Error>> {
    let licensed: NamedSet = "capability/mail".parse()?;
    for (number, person) in (0..).zip(&rows.people) {
        let department = Facet::new(
            FacetKey::Department,
            &format!("Department {}", person.department),
        );
        let city = Facet::new(FacetKey::City, &format!("City {}", person.city));
        let facets = department.into_iter().chain(city).collect();
        loader.person(
            person_id(number),
            &PersonFacts {
                enabled: person.enabled,
                facets,
            },
        );
        if person.licensed {
            loader.named(&licensed, person_id(number))?;
        }
    }
    Ok(())
}

fn load_groups(loader: &mut Loader, rows: &Rows) -> Result<(), Box<dyn Error>> {
    (0..rows.groups).for_each(|group| loader.group(group_id(group)));
    for &(group, person) in &rows.members {
        loader.member(group_id(group), person_id(person))?;
    }
    for &(parent, child) in &rows.nestings {
        loader.nest(group_id(parent), group_id(child))?;
    }
    Ok(())
}

fn load_devices(loader: &mut Loader, rows: &Rows) -> Result<(), Box<dyn Error>> {
    let surfaces: Vec<_> = ["taskbar", "notification area", "portal"]
        .into_iter()
        .filter_map(Surface::new)
        .collect();
    for (number, device) in (0..).zip(&rows.devices) {
        let facts = DeviceFacts {
            owner: person_id(device.owner),
            platform: device.platform,
            build: Some(device.build),
            surfaces: surfaces.clone(),
        };
        loader.device(device_id(number), &facts)?;
    }
    Ok(())
}

/// Asks each question many times.
pub(crate) fn ask(sets: &TenantSets, questions: &[Question]) -> Vec<Answer> {
    questions
        .iter()
        .map(|question| ask_one(sets, question))
        .collect()
}

fn ask_one(sets: &TenantSets, question: &Question) -> Answer {
    let expr = &question.expr;
    if question.by_platform {
        let times = (0..RUNS)
            .map(|_| timed(|| black_box(sets.reach(expr, None))).1)
            .collect();
        let reach = sets.reach(expr, None);
        let counted = reach
            .by_platform
            .into_iter()
            .filter(|(_, devices)| *devices > 0);
        let mut devices: Vec<_> = counted
            .map(|(platform, devices)| (platform.to_string(), devices))
            .collect();
        devices.sort_unstable();
        return Answer {
            people: Vec::new(),
            devices,
            time: median(times),
        };
    }
    let times = (0..RUNS)
        .map(|_| timed(|| black_box(sets.evaluate(expr))).1)
        .collect();
    // People were loaded in the order of their numbers.
    let people = sets.evaluate(expr).iter().collect();
    Answer {
        people,
        devices: Vec::new(),
        time: median(times),
    }
}

/// Prints how long single changes and single people take.
pub(crate) fn print_other_figures(
    sets: &mut TenantSets,
    rows: &Rows,
    questions: &[Question],
) -> Result<(), Box<dyn Error>> {
    let people: Vec<_> = (0..1_000)
        .map(|at| person_id(at * 997 % rows.count()))
        .collect();
    let expr = &questions[0].expr;
    let contains = people
        .iter()
        .map(|&id| timed(|| black_box(sets.contains(expr, id))).1)
        .collect();
    let mut explains = Vec::new();
    for &id in &people {
        let (explained, time) = timed(|| black_box(sets.explain(expr, id)));
        explained?;
        explains.push(time);
    }
    println!(
        "contains {:.2} us, explain {:.2} us",
        micros(contains),
        micros(explains)
    );
    print_changes(sets, rows)
}

/// Each change is timed until the group at the top shows it.
fn print_changes(sets: &mut TenantSets, rows: &Rows) -> Result<(), Box<dyn Error>> {
    let (mut add, mut remove, mut unnest, mut nest) = (vec![], vec![], vec![], vec![]);
    for at in 0..500 {
        let (leaf, top) = lineage(rows, at);
        let everybody = sets.members(group_id(top)).ok_or("no such group")?;
        let outside = sets.everyone() - everybody;
        let person = outside
            .select(at)
            .or(outside.min())
            .map(person_id)
            .ok_or("nobody is outside")?;
        for (times, joins) in [(&mut add, true), (&mut remove, false)] {
            let (done, time) = timed(|| {
                let changed = if joins {
                    sets.add_members(group_id(leaf), &[person])
                } else {
                    sets.remove_members(group_id(leaf), &[person])
                };
                changed.map(|_| sets.members(group_id(top)).map(RoaringBitmap::len))
            });
            black_box(done?);
            times.push(time);
        }
        let middle = TOPS + at % (TOPS * 9);
        let above = group_id((middle - TOPS) % TOPS);
        let (done, time) = timed(|| sets.unnest(above, group_id(middle)));
        done?;
        unnest.push(time);
        let (done, time) = timed(|| sets.nest(above, group_id(middle)));
        done?;
        nest.push(time);
    }
    for (label, times) in [
        ("add a person", add),
        ("remove a person", remove),
        ("unnest a group", unnest),
        ("nest a group", nest),
    ] {
        let mut sorted = times.clone();
        sorted.sort_unstable();
        let slow = sorted[sorted.len() * 99 / 100];
        println!(
            "{label}, to visible at the top: median {:.4} ms, 99 of 100 within {:.4} ms",
            millis(median(times)),
            millis(slow)
        );
    }
    Ok(())
}

/// A group nested two levels deep, and the top above it.
fn lineage(rows: &Rows, at: u32) -> (u32, u32) {
    let above = |group| {
        rows.nestings
            .iter()
            .find(|(_, child)| *child == group)
            .map(|(parent, _)| *parent)
    };
    let leaf = rows.groups - 1 - at % (rows.groups / 2);
    let top = std::iter::successors(Some(leaf), |&group| above(group)).last();
    (leaf, top.unwrap_or(leaf))
}

fn micros(times: Vec<Duration>) -> f64 {
    median(times).as_secs_f64() * 1e6
}

/// Time that this thread has run, which other work on the machine does not lengthen.
fn processor_millis() -> Result<f64, Box<dyn Error>> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = statistics.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e6)
}

fn resident_bytes() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? * 1024)
}
