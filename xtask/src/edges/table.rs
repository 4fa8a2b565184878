//! The map of the house as data: which crate may use which, and who may touch which third party.
//!
//! To allow a new edge, change this table in the same commit as a page in `docs/decisions/`: a new
//! edge between rooms is the rarest kind of change.

/// One crate of ours and what it may use.
pub(crate) struct Room {
    /// Package name.
    pub(crate) name: &'static str,
    /// Our crates that it may depend on.
    pub(crate) may_use: &'static [&'static str],
    /// Our crates that only its tests may use, beside `may_use`.
    pub(crate) tests_may_use: &'static [&'static str],
}

/// Third-party crates that stay behind one door.
pub(crate) struct Fence {
    /// Package names, with dashes.
    pub(crate) crates: &'static [&'static str],
    /// Packages of ours that may name them.
    pub(crate) allowed: &'static [&'static str],
    /// When not empty, further packages may name them, but only in files whose path from the
    /// crate's folder contains one of these.
    pub(crate) elsewhere_only_in: &'static [&'static str],
    /// Where to go instead.
    pub(crate) instead: &'static str,
}

/// What a system (a vertical crate with rules, routes and jobs) may use.
const SYSTEM: &[&str] = &[
    "beffroi-core",
    "beffroi-store",
    "beffroi-queue",
    "beffroi-population",
    "beffroi-pictures",
    "beffroi-web",
    "beffroi-odata",
    "beffroi-channels",
    "beffroi-cmdlets",
    "beffroi-feature",
    "beffroi-directory",
    "beffroi-identity",
    "beffroi-mail",
];
/// The kernel, as the ground floor sees it.
const KERNEL: &[&str] = &[
    "beffroi-core",
    "beffroi-store",
    "beffroi-queue",
    "beffroi-population",
    "beffroi-pictures",
    "beffroi-web",
    "beffroi-odata",
    "beffroi-channels",
    "beffroi-cmdlets",
    "beffroi-feature",
];
const TESTKIT: &[&str] = &["beffroi-testkit"];
const SYSTEM_TESTS: &[&str] = &["beffroi-testkit", "beffroi-identity"];

const fn room(
    name: &'static str,
    may_use: &'static [&'static str],
    tests_may_use: &'static [&'static str],
) -> Room {
    Room {
        name,
        may_use,
        tests_may_use,
    }
}

/// Every crate of the workspace. One that is missing here is refused.
pub(crate) const ROOMS: &[Room] = &[
    // Kernel: each does one job, none knows a product noun.
    room("beffroi-core", &[], &[]),
    room("beffroi-store", &["beffroi-core"], &[]),
    room("beffroi-queue", &["beffroi-core", "beffroi-store"], &[]),
    room("beffroi-population", &["beffroi-core"], &[]),
    room("beffroi-pictures", &[], &[]),
    room("beffroi-web", &["beffroi-core"], &[]),
    room("beffroi-odata", &["beffroi-core"], &[]),
    room("beffroi-channels", &["beffroi-core"], &[]),
    room("beffroi-cmdlets", &[], &[]),
    room(
        "beffroi-feature",
        &[
            "beffroi-cmdlets",
            "beffroi-core",
            "beffroi-store",
            "beffroi-queue",
            "beffroi-population",
            "beffroi-pictures",
            "beffroi-web",
            "beffroi-odata",
            "beffroi-channels",
            "beffroi-cmdlets",
        ],
        &[],
    ),
    room("beffroi-testkit", KERNEL, &[]),
    // Ground floor: what every system may read.
    room("beffroi-directory", KERNEL, TESTKIT),
    room(
        "beffroi-identity",
        &[
            "beffroi-core",
            "beffroi-store",
            "beffroi-queue",
            "beffroi-population",
            "beffroi-pictures",
            "beffroi-web",
            "beffroi-odata",
            "beffroi-channels",
            "beffroi-cmdlets",
            "beffroi-feature",
            "beffroi-directory",
        ],
        TESTKIT,
    ),
    room(
        "beffroi-mail",
        &[
            "beffroi-core",
            "beffroi-store",
            "beffroi-queue",
            "beffroi-population",
            "beffroi-pictures",
            "beffroi-web",
            "beffroi-odata",
            "beffroi-channels",
            "beffroi-cmdlets",
            "beffroi-feature",
            "beffroi-directory",
        ],
        TESTKIT,
    ),
    // The five systems: none imports another.
    room("beffroi-messages", SYSTEM, SYSTEM_TESTS),
    room("beffroi-notifications", SYSTEM, SYSTEM_TESTS),
    room("beffroi-licences", SYSTEM, SYSTEM_TESTS),
    room("beffroi-conferencing", SYSTEM, SYSTEM_TESTS),
    room("beffroi-chat", SYSTEM, SYSTEM_TESTS),
    room("beffroi-chat", SYSTEM, SYSTEM_TESTS),
    // Edges that are systems of their own.
    room("beffroi-scim", SYSTEM, SYSTEM_TESTS),
    room("beffroi-graph-import", SYSTEM, SYSTEM_TESTS),
    room("beffroi-subscriptions", SYSTEM, SYSTEM_TESTS),
    room("beffroi-webhooks", SYSTEM, SYSTEM_TESTS),
    // Top.
    room("beffroi", EVERYTHING, TESTKIT),
    // Beside the product.
    room("bench", EVERYTHING, TESTKIT),
    room("xtask", &[], &[]),
];

const EVERYTHING: &[&str] = &[
    "beffroi",
    "beffroi-core",
    "beffroi-store",
    "beffroi-queue",
    "beffroi-population",
    "beffroi-pictures",
    "beffroi-web",
    "beffroi-odata",
    "beffroi-channels",
    "beffroi-cmdlets",
    "beffroi-feature",
    "beffroi-directory",
    "beffroi-identity",
    "beffroi-mail",
    "beffroi-messages",
    "beffroi-notifications",
    "beffroi-licences",
    "beffroi-conferencing",
    "beffroi-chat",
    "beffroi-scim",
    "beffroi-graph-import",
    "beffroi-subscriptions",
    "beffroi-webhooks",
];

/// Third parties behind one door each.
pub(crate) const FENCES: &[Fence] = &[
    Fence {
        crates: &["sqlx"],
        // The bench plays the peers too: a plain PostgreSQL, a plain server.
        allowed: &["beffroi-store", "bench"],
        elsewhere_only_in: &[],
        instead: "only `crates/store` knows that there are two databases; use its API",
    },
    Fence {
        crates: &["axum", "axum-extra", "utoipa-axum"],
        allowed: &[
            "beffroi-web",
            "beffroi-feature",
            "beffroi-testkit",
            "beffroi",
            "bench",
        ],
        elsewhere_only_in: &["src/api/", "src/api.rs"],
        instead: "a system speaks HTTP in its `api` folder only",
    },
    Fence {
        crates: &[
            "a2",
            "gcp_auth",
            "lettre",
            "mail-builder",
            "reqwest",
            "web-push",
        ],
        allowed: &["beffroi-channels"],
        elsewhere_only_in: &[],
        instead: "ways out of the building are in `crates/channels`",
    },
    Fence {
        crates: &["web-push-native"],
        // A browser in a test opens what was sealed for it.
        allowed: &["beffroi-channels", "beffroi-testkit"],
        elsewhere_only_in: &[],
        instead: "ways out of the building are in `crates/channels`",
    },
    Fence {
        crates: &["async-nats"],
        allowed: &["beffroi-queue"],
        elsewhere_only_in: &[],
        instead: "signals between processes go through `crates/queue`",
    },
];

/// The room of a package.
pub(crate) fn room_of(package: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == package)
}
