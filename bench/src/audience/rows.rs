use beffroi_population::{OsBuild, Platform};
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use uuid::Uuid;

/// One person; numbers stand for ids.
pub(crate) struct Person {
    pub(crate) enabled: bool,
    pub(crate) department: u8,
    pub(crate) city: u8,
    pub(crate) licensed: bool,
}

/// One device.
pub(crate) struct Device {
    pub(crate) owner: u32,
    pub(crate) platform: Platform,
    pub(crate) build: OsBuild,
}

/// An organization as rows, the same for both sides.
pub(crate) struct Rows {
    pub(crate) people: Vec<Person>,
    pub(crate) devices: Vec<Device>,
    pub(crate) groups: u32,
    /// Group and person.
    pub(crate) members: Vec<(u32, u32)>,
    /// Parent and child.
    pub(crate) nestings: Vec<(u32, u32)>,
}

/// Top groups; each holds [`FANOUT`] groups, each of which holds others.
pub(crate) const TOPS: u32 = 20;
const FANOUT: u32 = 9;

impl Rows {
    /// How many people there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.people.len()).expect("people were counted in 32 bits")
    }

    pub(crate) fn generate(people: u32, groups: u32, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let devices = (0..people)
            .flat_map(|owner| devices_of(owner, &mut random))
            .collect();
        let members = members(people, groups, &mut random);
        let persons = (0..people).map(|_| Person {
            enabled: random.random_bool(0.97),
            department: random.random_range(0..40),
            city: random.random_range(0..200),
            licensed: random.random_bool(0.7),
        });
        Self {
            people: persons.collect(),
            devices,
            groups,
            members,
            nestings: nestings(groups),
        }
    }
}

pub(crate) fn person_id(number: u32) -> Uuid {
    Uuid::from_u128(0x018f_0000_0000_7000_8000_0000_0000_0000 | u128::from(number))
}

pub(crate) fn group_id(number: u32) -> Uuid {
    Uuid::from_u128(0x018f_0001_0000_7000_8000_0000_0000_0000 | u128::from(number))
}

pub(crate) fn device_id(number: u32) -> Uuid {
    Uuid::from_u128(0x018f_0002_0000_7000_8000_0000_0000_0000 | u128::from(number))
}

/// A computer, a phone, and a browser or a second computer.
fn devices_of(owner: u32, random: &mut ChaCha8Rng) -> [Device; 3] {
    let computer = if random.random_bool(0.85) {
        Platform::Windows
    } else {
        Platform::MacOs
    };
    let phone = if random.random_bool(0.5) {
        Platform::Ios
    } else {
        Platform::Android
    };
    let third = if random.random_bool(0.3) {
        Platform::Windows
    } else {
        Platform::Web
    };
    [computer, phone, third].map(|platform| Device {
        owner,
        platform,
        build: build(platform, random),
    })
}

/// Monthly updates of a few releases: about 160 builds on Windows, the newest most common.
fn build(platform: Platform, random: &mut ChaCha8Rng) -> OsBuild {
    if platform != Platform::Windows {
        return OsBuild::new([random.random_range(12..19), random.random_range(0..7), 0, 0]);
    }
    let release = [19_045, 22_621, 22_631, 26_100][random.random_range(0..4)];
    let month = random
        .random_range(0..40_u16)
        .max(random.random_range(0..40));
    OsBuild::new([10, 0, release, 100 + month * 97])
}

/// Three memberships a person, in groups whose sizes fall off with their rank; ranks are dealt out
/// at random, so that big groups stand on every level.
fn members(people: u32, groups: u32, random: &mut ChaCha8Rng) -> Vec<(u32, u32)> {
    let mut ranked: Vec<u32> = (0..groups).collect();
    ranked.shuffle(random);
    let weight = |rank: u32| 1.0 / f64::from(rank + 4).powf(0.9);
    let total: f64 = (0..groups).map(weight).sum();
    let mut members = Vec::new();
    for (rank, group) in (0..).zip(ranked) {
        let share = f64::from(people) / total * 3.0 * weight(rank);
        let chance = (share / f64::from(people)).min(1.0);
        members.extend(scattered(people, chance, random).map(|person| (group, person)));
    }
    members.sort_unstable();
    members
}

/// Each person with the given chance, ascending.
fn scattered(people: u32, chance: f64, random: &mut ChaCha8Rng) -> impl Iterator<Item = u32> {
    let scale = (1.0 - chance).ln();
    let mut next = 0_f64;
    std::iter::from_fn(move || {
        let skipped = (1.0 - random.random_range(0.0..1.0_f64)).ln() / scale;
        let at = next + skipped.floor();
        next = at + 1.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked"
        )]
        (at < f64::from(people)).then_some(at as u32)
    })
}

/// Every top group holds nine groups, and the rest are dealt out to those.
fn nestings(groups: u32) -> Vec<(u32, u32)> {
    let middle = TOPS + TOPS * FANOUT;
    let upper = (TOPS..middle.min(groups)).map(|group| ((group - TOPS) % TOPS, group));
    let lower = (middle..groups).map(|group| (TOPS + (group - middle) % (TOPS * FANOUT), group));
    upper.chain(lower).collect()
}
