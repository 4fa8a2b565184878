//! Groups: RFC 7643, 4.2.

use super::{Attribute, Kind, ResourceType, Schema};

/// A group.
pub(crate) static GROUP: ResourceType = ResourceType {
    name: "Group",
    endpoint: "/Groups",
    core: &CORE,
    extension: None,
};

static MEMBER: [Attribute; 3] = [
    Attribute::text("value", "The member's id.").exact(),
    Attribute {
        reference_types: &["User", "Group"],
        ..Attribute::new("$ref", Kind::Reference, "Where the member is.").exact()
    },
    Attribute::text("type", "What the member is.").one_of(&["User", "Group"]),
];

static CORE: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:Group",
    name: "Group",
    description: "People and other groups under one name.",
    attributes: &[
        Attribute::text("displayName", "The name to show.").required(),
        Attribute::complex("members", "Direct members.", &MEMBER).many(),
    ],
    passed_over: &[],
};
