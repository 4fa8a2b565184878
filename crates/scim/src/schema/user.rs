//! People: the core schema of RFC 7643, 4.1, and the enterprise extension of 4.3, as far as the
//! directory has what they name.

use super::{Attribute, Kind, ResourceType, Returned, Schema};

pub(crate) const ENTERPRISE_ID: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// A person.
pub(crate) static USER: ResourceType = ResourceType {
    name: "User",
    endpoint: "/Users",
    core: &CORE,
    extension: Some(&ENTERPRISE),
};

/// Languages to choose from; others may be given by their tags.
const LANGUAGES: &[&str] = &[
    "ar", "cs", "da", "de", "el", "en", "en-GB", "en-US", "es", "fi", "fr", "fr-CA", "he", "hu",
    "it", "ja", "ko", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "tr", "uk", "zh-Hans",
    "zh-Hant",
];

const PRIMARY: Attribute = Attribute::new(
    "primary",
    Kind::Bool,
    "Whether it is the preferred one; true for one at most.",
);

static EMAIL: [Attribute; 3] = [
    Attribute::text("value", "The address."),
    Attribute::text("type", "What it is for.").one_of(&["work", "home", "other"]),
    PRIMARY,
];
static PHONE: [Attribute; 3] = [
    Attribute::text(
        "value",
        "The number; with its country code, people can be called and texted.",
    ),
    Attribute::text("type", "What it is for.")
        .one_of(&["work", "home", "mobile", "fax", "pager", "other"]),
    PRIMARY,
];
static ADDRESS: [Attribute; 7] = [
    Attribute::text("streetAddress", "Street and number."),
    Attribute::text("locality", "City."),
    Attribute::text("region", "State or province."),
    Attribute::text("postalCode", "Postal code."),
    Attribute::text("country", "Country."),
    Attribute::text("type", "What it is for.").one_of(&["work", "home", "other"]),
    PRIMARY,
];
static GROUP: [Attribute; 4] = [
    Attribute::text("value", "The group's id.")
        .exact()
        .read_only(),
    Attribute {
        reference_types: &["Group"],
        ..Attribute::new("$ref", Kind::Reference, "Where the group is.")
            .exact()
            .read_only()
    },
    Attribute::text("display", "The group's name.").read_only(),
    Attribute::text("type", "How the person belongs to it.")
        .one_of(&["direct"])
        .read_only(),
];
static NAME: [Attribute; 2] = [
    Attribute::text("familyName", "Family name."),
    Attribute::text("givenName", "First name."),
];

static CORE: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:User",
    name: "User",
    description: "A person with an account.",
    attributes: &[
        Attribute {
            unique: true,
            ..Attribute::text(
                "userName",
                "The name to sign in with. One without @ gets the organization's first domain.",
            )
            .required()
        },
        Attribute::complex("name", "The parts of the name.", &NAME),
        Attribute::text(
            "displayName",
            "The name to show; made from the others when absent.",
        )
        .required(),
        Attribute::text("title", "Job title."),
        Attribute::text("preferredLanguage", "A language tag (BCP 47).").one_of(LANGUAGES),
        Attribute::new(
            "active",
            Kind::Bool,
            "Whether the person may sign in; true when absent.",
        )
        .required(),
        Attribute::complex("emails", "E-mail addresses.", &EMAIL).many(),
        Attribute::complex("phoneNumbers", "Phone numbers.", &PHONE).many(),
        Attribute::complex(
            "addresses",
            "Postal addresses; the primary one counts.",
            &ADDRESS,
        )
        .many(),
        Attribute {
            returned: Returned::Request,
            ..Attribute::complex(
                "groups",
                "The groups that the person is in directly.",
                &GROUP,
            )
            .many()
            .read_only()
        },
    ],
    passed_over: &[
        "nickName",
        "profileUrl",
        "userType",
        "locale",
        "timezone",
        "password",
        "ims",
        "photos",
        "entitlements",
        "roles",
        "x509Certificates",
    ],
};

/// What organizations add to a person.
pub(crate) static ENTERPRISE: Schema = Schema {
    id: ENTERPRISE_ID,
    name: "Enterprise User",
    description: "A person's place in the organization.",
    attributes: &[
        Attribute::text("department", "Department."),
        Attribute::text(
            "organization",
            "Company, within an organization of several.",
        ),
    ],
    passed_over: &["employeeNumber", "costCenter", "division", "manager"],
};
