//! The documents under `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas` (RFC 7643, 5 to 7).

use serde_json::{Map, Value, json};

use super::{Attribute, ENTERPRISE, GROUP, Kind, ResourceType, Returned, Schema, USER};
use crate::limits;

const CONFIG: &str = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
const RESOURCE_TYPE: &str = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:Schema";

/// What this server can do; `base` is where the protocol is, without a slash at the end.
pub(crate) fn service_provider_config(base: &str) -> Value {
    json!({
        "schemas": [CONFIG],
        "patch": {"supported": true},
        "bulk": {
            "supported": true,
            "maxOperations": limits::BULK_OPERATIONS,
            "maxPayloadSize": limits::BODY,
        },
        "filter": {"supported": true, "maxResults": limits::MOST_RESULTS},
        "changePassword": {"supported": false},
        "sort": {"supported": true},
        "etag": {"supported": true},
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "The token that `beffroi scim token create` prints, one per provider.",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true,
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{base}/ServiceProviderConfig"),
        },
    })
}

/// Every kind of resource.
pub(crate) fn resource_types(base: &str) -> Vec<Value> {
    [&USER, &GROUP]
        .into_iter()
        .map(|kind| describe(kind, base))
        .collect()
}

/// The kind of resource of that name.
pub(crate) fn resource_type(base: &str, name: &str) -> Option<Value> {
    [&USER, &GROUP]
        .into_iter()
        .find(|kind| kind.name == name)
        .map(|kind| describe(kind, base))
}

fn describe(kind: &ResourceType, base: &str) -> Value {
    let extensions: Vec<Value> = kind
        .extension
        .iter()
        .map(|schema| json!({"schema": schema.id, "required": false}))
        .collect();
    json!({
        "schemas": [RESOURCE_TYPE],
        "id": kind.name,
        "name": kind.name,
        "description": kind.core.description,
        "endpoint": kind.endpoint,
        "schema": kind.core.id,
        "schemaExtensions": extensions,
        "meta": {
            "resourceType": "ResourceType",
            "location": format!("{base}/ResourceTypes/{}", kind.name),
        },
    })
}

fn published() -> [&'static Schema; 3] {
    [USER.core, &ENTERPRISE, GROUP.core]
}

/// Every schema.
pub(crate) fn schemas(base: &str) -> Vec<Value> {
    published()
        .into_iter()
        .map(|schema| document(schema, base))
        .collect()
}

/// The schema of that id.
pub(crate) fn schema_document(base: &str, id: &str) -> Option<Value> {
    published()
        .into_iter()
        .find(|schema| schema.id.eq_ignore_ascii_case(id))
        .map(|schema| document(schema, base))
}

fn document(schema: &Schema, base: &str) -> Value {
    json!({
        "schemas": [SCHEMA],
        "id": schema.id,
        "name": schema.name,
        "description": schema.description,
        "attributes": schema.attributes.iter().map(attribute).collect::<Vec<_>>(),
        "meta": {
            "resourceType": "Schema",
            "location": format!("{base}/Schemas/{}", schema.id),
        },
    })
}

fn attribute(attribute: &Attribute) -> Value {
    let mut document = Map::new();
    let mut set = |name: &str, value: Value| document.insert(name.to_owned(), value);
    set("name", attribute.name.into());
    set("type", type_name(attribute.kind).into());
    set("multiValued", attribute.multi_valued.into());
    set("description", attribute.description.into());
    set("required", attribute.required.into());
    let mutability = if attribute.read_only {
        "readOnly"
    } else {
        "readWrite"
    };
    set("mutability", mutability.into());
    let returned = match attribute.returned {
        Returned::Always => "always",
        Returned::Default => "default",
        Returned::Request => "request",
    };
    set("returned", returned.into());
    match attribute.kind {
        Kind::Text | Kind::Reference => {
            set("caseExact", attribute.case_exact.into());
            let uniqueness = if attribute.unique { "server" } else { "none" };
            set("uniqueness", uniqueness.into());
        }
        Kind::Complex => {
            let parts: Vec<Value> = attribute.parts.iter().map(self::attribute).collect();
            set("subAttributes", parts.into());
        }
        Kind::Bool | Kind::Instant => {}
    }
    if !attribute.canonical_values.is_empty() {
        set("canonicalValues", attribute.canonical_values.into());
    }
    if attribute.kind == Kind::Reference {
        set("referenceTypes", attribute.reference_types.into());
    }
    document.into()
}

const fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Bool => "boolean",
        Kind::Instant => "dateTime",
        Kind::Reference => "reference",
        Kind::Complex => "complex",
    }
}
