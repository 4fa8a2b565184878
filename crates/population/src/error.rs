use uuid::Uuid;

/// Why a change of the sets was refused. A refused change leaves everything as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The person is not (or no longer) in the tenant.
    #[error("no person {0}")]
    UnknownPerson(Uuid),
    /// The group is not (or no longer) in the tenant.
    #[error("no group {0}")]
    UnknownGroup(Uuid),
    /// Nesting would make a group a member of itself.
    #[error("nesting would make group {} a member of itself", path.first().copied().unwrap_or_default())]
    Cycle {
        /// The existing nesting from the would-be child down to the would-be parent, both
        /// included; a single id when a group was to be nested in itself.
        path: Vec<Uuid>,
    },
    /// The tenant's devices already name as many different surfaces as there is room for.
    #[error("more than {0} different surfaces")]
    TooManySurfaces(usize),
}

/// Why a text is not the name of a set, an operating system build, a platform or a facet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// Not the name of a set.
    #[error("`{0}` is not the name of a set")]
    SetName(String),
    /// The kind of set is computed from facts and cannot be filled from outside.
    #[error("`{0}` is computed from facts and cannot be filled from outside")]
    Reserved(String),
    /// Not a build number of one to four parts, each at most 65,535.
    #[error("`{0}` is not a build of one to four numbers up to 65535")]
    Build(String),
    /// Not a known platform.
    #[error("`{0}` is not a platform")]
    Platform(String),
    /// Not a known facet of people.
    #[error("`{0}` is not a facet of people")]
    FacetKey(String),
}
