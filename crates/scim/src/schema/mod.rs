//! What a resource looks like, as data: published under `/Schemas`, and the measure of every path,
//! filter and body.

mod discovery;
mod group;
mod user;

pub(crate) use discovery::{
    resource_type, resource_types, schema_document, schemas, service_provider_config,
};
pub(crate) use group::GROUP;
pub(crate) use user::{ENTERPRISE, ENTERPRISE_ID, USER};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Bool,
    Instant,
    Reference,
    Complex,
}

/// When an attribute is part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returned {
    Always,
    Default,
    /// Only when it is asked for by name.
    Request,
}

/// An attribute, or a part of a complex one.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the characteristics of RFC 7643, 2.2, each a yes or no of its own"
)]
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) kind: Kind,
    pub(crate) multi_valued: bool,
    pub(crate) required: bool,
    pub(crate) case_exact: bool,
    pub(crate) read_only: bool,
    pub(crate) returned: Returned,
    /// Unique on the whole server.
    pub(crate) unique: bool,
    pub(crate) canonical_values: &'static [&'static str],
    pub(crate) reference_types: &'static [&'static str],
    pub(crate) parts: &'static [Attribute],
}

impl Attribute {
    pub(crate) const fn new(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self {
            name,
            description,
            kind,
            multi_valued: false,
            required: false,
            case_exact: false,
            read_only: false,
            returned: Returned::Default,
            unique: false,
            canonical_values: &[],
            reference_types: &[],
            parts: &[],
        }
    }

    pub(crate) const fn text(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Text, description)
    }

    pub(crate) const fn complex(
        name: &'static str,
        description: &'static str,
        parts: &'static [Attribute],
    ) -> Self {
        Self {
            parts,
            ..Self::new(name, Kind::Complex, description)
        }
    }

    pub(crate) const fn many(self) -> Self {
        Self {
            multi_valued: true,
            ..self
        }
    }

    pub(crate) const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    pub(crate) const fn exact(self) -> Self {
        Self {
            case_exact: true,
            ..self
        }
    }

    pub(crate) const fn read_only(self) -> Self {
        Self {
            read_only: true,
            ..self
        }
    }

    pub(crate) const fn one_of(self, canonical_values: &'static [&'static str]) -> Self {
        Self {
            canonical_values,
            ..self
        }
    }

    /// The part of that name, in any case.
    pub(crate) fn part(&self, name: &str) -> Option<&'static Attribute> {
        find(self.parts, name)
    }
}

/// The attribute of that name, in any case.
pub(crate) fn find(attributes: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    attributes
        .iter()
        .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}

/// A schema.
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) attributes: &'static [Attribute],
    /// What RFC 7643 has and the directory has not: providers send it with everything else, and it
    /// is passed over.
    pub(crate) passed_over: &'static [&'static str],
}

impl Schema {
    pub(crate) fn passes_over(&self, name: &str) -> bool {
        self.passed_over
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    }
}

/// A kind of resource.
#[derive(Debug)]
pub(crate) struct ResourceType {
    pub(crate) name: &'static str,
    pub(crate) endpoint: &'static str,
    pub(crate) core: &'static Schema,
    pub(crate) extension: Option<&'static Schema>,
}

/// What every resource has beside its schemas.
pub(crate) const EXTERNAL_ID: Attribute = Attribute::text(
    "externalId",
    "How the provider calls it; each provider has its own.",
)
.exact();
const ID: Attribute = Attribute {
    returned: Returned::Always,
    ..Attribute::text("id", "How the server calls it.")
        .exact()
        .read_only()
};
const META: Attribute = Attribute::complex(
    "meta",
    "What the server says of it.",
    &[
        Attribute::text("resourceType", "The kind of resource.").exact(),
        Attribute::new("created", Kind::Instant, "When it was created."),
        Attribute::new("location", Kind::Reference, "Where it is."),
        Attribute::text("version", "Its entity tag.").exact(),
    ],
)
.read_only();
const SCHEMAS: Attribute = Attribute {
    returned: Returned::Always,
    ..Attribute::new("schemas", Kind::Reference, "Which schemas it follows.")
        .many()
        .exact()
        .read_only()
};
static COMMON: [Attribute; 4] = [SCHEMAS, ID, EXTERNAL_ID, META];

impl ResourceType {
    /// An attribute of the core schema, or one that every resource has.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        find(self.core.attributes, name).or_else(|| find(&COMMON, name))
    }

    /// The schema of that id, in any case.
    pub(crate) fn schema(&self, id: &str) -> Option<&'static Schema> {
        std::iter::once(self.core)
            .chain(self.extension)
            .find(|schema| schema.id.eq_ignore_ascii_case(id))
    }

    /// Whether a schema is the extension.
    pub(crate) fn is_extension(&self, schema: &Schema) -> bool {
        self.extension.is_some_and(|own| own.id == schema.id)
    }
}
