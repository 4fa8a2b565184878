//! What every route of a kind answers, added to its OpenAPI text: a handler documents what is its
//! own, and what it says itself stays.

use axum::http::Method;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Required, Response, Schema};

use crate::Access;

/// The schemas that came with a route, by name.
pub(crate) type Schemas = [(String, RefOr<Schema>)];

const JSON: &str = "application/json";

/// The names of the query options that the route documents, and so takes.
pub(crate) fn query_options(operation: &Operation) -> Vec<String> {
    let all = operation.parameters.iter().flatten();
    all.filter_map(|parameter| match parameter {
        RefOr::T(parameter) if matches!(parameter.parameter_in, ParameterIn::Query) => {
            Some(parameter.name.clone())
        }
        _ => None,
    })
    .collect()
}

/// Completes the text of an operation.
pub(crate) fn complete(
    operation: &mut Operation,
    method: &Method,
    access: Access,
    schemas: &Schemas,
) {
    refusals(operation, access);
    let tagged = tag_successes(operation, schemas);
    if tagged && *method == Method::GET {
        let what = "The tags of what the caller has; 304 when it is the same still.";
        header_parameter(operation, "If-None-Match", what);
        let unchanged = ResponseBuilder::new()
            .description("The caller has it already")
            .header("ETag", text_header("The same tag"));
        let unchanged = unchanged.build();
        add(operation, "304", unchanged);
    }
    if operation.responses.responses.contains_key("412") {
        let what =
            "The tag of the version that was read; 412 when it is not the current one any more.";
        header_parameter(operation, "If-Match", what);
    }
}

fn refusals(operation: &mut Operation, access: Access) {
    if !query_options(operation).is_empty() || operation.request_body.is_some() {
        refusal(operation, "400", "A field or an option breaks a rule");
    }
    if !matches!(access, Access::Public(_)) {
        refusal(operation, "401", "Nobody is signed in");
    }
    let names = match access {
        Access::Needs(permission)
        | Access::NeedsForSome(permission)
        | Access::NeedsEverywhere(permission) => Some(permission.to_string()),
        Access::NeedsAny(all) | Access::NeedsAnyForSome(all) => {
            let names: Vec<&str> = all.iter().map(|permission| permission.0).collect();
            Some(names.join(" or "))
        }
        Access::Public(_) | Access::SignedIn(_) => None,
    };
    if let Some(names) = names {
        refusal(operation, "403", &format!("{names} is missing"));
    }
    let json = operation
        .request_body
        .as_ref()
        .is_some_and(|body| matches!(body, RefOr::T(body) if body.content.contains_key(JSON)));
    if json {
        refusal(operation, "413", "The body is too large");
        refusal(operation, "415", "The body is not sent as application/json");
    }
    refusal(
        operation,
        "429",
        "Too many requests; Retry-After says for how long",
    );
    if let Some(RefOr::T(limited)) = operation.responses.responses.get_mut("429") {
        let seconds = ObjectBuilder::new().schema_type(Type::Integer);
        let header = HeaderBuilder::new()
            .schema(Some(seconds))
            .description(Some("Seconds to wait"))
            .build();
        limited
            .headers
            .insert("Retry-After".to_owned(), header.into());
    }
}

fn refusal(operation: &mut Operation, status: &str, description: &str) {
    let error = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorEnvelope")));
    let response = ResponseBuilder::new()
        .description(description)
        .content(JSON, error.build());
    add(operation, status, response.build());
}

fn add(operation: &mut Operation, status: &str, response: Response) {
    let all = &mut operation.responses.responses;
    all.entry(status.to_owned()).or_insert(RefOr::T(response));
}

/// Documents `ETag` where an entity with a version is answered, and `Location` where one is made.
/// True when there is such an entity.
fn tag_successes(operation: &mut Operation, schemas: &Schemas) -> bool {
    let mut any = false;
    for status in ["200", "201"] {
        let Some(RefOr::T(response)) = operation.responses.responses.get_mut(status) else {
            continue;
        };
        if status == "201" {
            let place = text_header("The absolute URL of what was made");
            response
                .headers
                .insert("Location".to_owned(), RefOr::T(place));
        }
        if answers_version(response, schemas) {
            let tag = text_header("The version, for If-Match and If-None-Match");
            response.headers.insert("ETag".to_owned(), RefOr::T(tag));
            any = true;
        }
    }
    any
}

fn answers_version(response: &Response, schemas: &Schemas) -> bool {
    let Some(RefOr::T(content)) = response.content.get(JSON) else {
        return false;
    };
    content
        .schema
        .as_ref()
        .is_some_and(|schema| has_version(schema, schemas))
}

fn has_version(schema: &RefOr<Schema>, schemas: &Schemas) -> bool {
    match schema {
        RefOr::Ref(reference) => {
            let name = reference
                .ref_location
                .rsplit('/')
                .next()
                .unwrap_or_default();
            let found = schemas.iter().find(|(known, _)| known == name);
            found.is_some_and(|(_, schema)| has_version(schema, schemas))
        }
        RefOr::T(Schema::Object(object)) => object.properties.contains_key("@odata.etag"),
        RefOr::T(Schema::AllOf(all)) => all.items.iter().any(|item| has_version(item, schemas)),
        RefOr::T(_) => false,
    }
}

fn text_header(description: &str) -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .description(Some(description))
        .build()
}

fn header_parameter(operation: &mut Operation, name: &str, description: &str) {
    let parameter: Parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .build();
    let parameters = operation.parameters.get_or_insert_default();
    parameters.push(RefOr::T(parameter));
}

/// Where a schema is put together from another's text, points to the other by name: generated
/// clients then know it by its name.
pub(crate) fn refer(document: &mut OpenApi) {
    let Some(components) = &mut document.components else {
        return;
    };
    let known = components.schemas.clone();
    for schema in components.schemas.values_mut() {
        let RefOr::T(Schema::AllOf(all)) = schema else {
            continue;
        };
        for item in &mut all.items {
            let same = known.iter().find(|(_, other)| *other == item);
            if let (RefOr::T(Schema::Object(_)), Some((name, _))) = (&item, same) {
                *item = Ref::from_schema_name(name).into();
            }
        }
    }
}
