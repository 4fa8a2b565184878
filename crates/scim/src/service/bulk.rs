//! Many operations in one request (RFC 7644, 3.7). Each is done by itself, as if it had come alone;
//! one that names what another creates (`bulkId:…`) waits for it.

use std::collections::HashMap;

use beffroi_core::{Failure, Kind, failure};
use beffroi_directory::audit;
use beffroi_feature::{Cx, RefusedRequest};
use beffroi_web::{Caller, IfMatch, Refused, status};
use http::{Method, StatusCode};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{groups, users};
use crate::{limits, refusal};

const BULK_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
const REFERENCE: &str = "bulkId:";

/// One operation of the request.
struct Operation {
    method: String,
    path: String,
    bulk_id: Option<String>,
    version: Option<String>,
    data: Value,
}

/// What has become of the operations that create something, by their `bulkId`.
type Created = HashMap<String, Option<Uuid>>;

/// Does what a bulk request asks for, up to as many errors as it allows.
pub(crate) async fn run(
    cx: &Cx,
    caller: &Caller,
    body: &Value,
    base: &str,
) -> failure::Result<Value> {
    let (operations, most_errors) = read(body)?;
    let mut results: Vec<Option<Value>> = operations.iter().map(|_| None).collect();
    let mut created = Created::new();
    let mut errors = 0;
    let mut waiting: Vec<usize> = (0..operations.len()).collect();
    while !waiting.is_empty() && errors < most_errors {
        let before = waiting.len();
        let mut later = Vec::new();
        for place in waiting {
            let operation = &operations[place];
            if errors >= most_errors {
                break;
            }
            if waits(operation, &operations, &created) {
                later.push(place);
                continue;
            }
            let done = perform(cx, caller, operation, &created).await;
            if let Err(failure) = &done {
                errors += 1;
                note_refusal(cx, caller, operation, failure).await;
            }
            note(operation, &done, &mut created);
            results[place] = Some(report(operation, done, base));
        }
        if later.len() == before {
            for place in later {
                let circle = "the operation waits for another one that waits for it";
                let failure = Failure::new(Kind::Conflict, "invalidValue", circle);
                results[place] = Some(report(&operations[place], Err(failure), base));
            }
            break;
        }
        waiting = later;
    }
    let results: Vec<Value> = results.into_iter().flatten().collect();
    Ok(json!({"schemas": [BULK_RESPONSE], "Operations": results}))
}

/// Has the refusal of one operation noted, as if it had come alone.
async fn note_refusal(cx: &Cx, caller: &Caller, operation: &Operation, failure: &Failure) {
    let mut parts = operation.path.trim_start_matches('/').splitn(2, '/');
    let endpoint = match parts.next() {
        Some("Groups") => "Groups",
        _ => "Users",
    };
    let thing = parts.next().and_then(|id| id.parse().ok());
    let path = match thing {
        Some(_) => format!("/scim/v2/{endpoint}/{{id}}"),
        None => format!("/scim/v2/{endpoint}"),
    };
    let request = RefusedRequest {
        caller: caller.clone(),
        method: operation.method.parse().unwrap_or(Method::POST),
        path,
        things: thing.into_iter().collect(),
        status: status(failure.kind()),
        refused: Refused {
            code: failure.code().to_owned(),
            message: failure.message().to_owned(),
        },
        request_id: beffroi_web::current().id,
    };
    audit::note_refusal(cx.clone(), request).await;
}

fn read(body: &Value) -> failure::Result<(Vec<Operation>, u64)> {
    let Some(Value::Array(given)) = body.get("Operations") else {
        return Err(refusal::syntax("Operations must be a list"));
    };
    if given.len() > limits::BULK_OPERATIONS {
        let most = limits::BULK_OPERATIONS;
        let words = format!("a bulk request has at most {most} operations");
        return Err(Failure::new(Kind::TooLarge, "tooMany", words));
    }
    let most_errors = match body.get("failOnErrors") {
        None | Some(Value::Null) => u64::MAX,
        Some(number) => number
            .as_u64()
            .filter(|number| *number > 0)
            .ok_or_else(|| refusal::value("failOnErrors must be a whole number from 1"))?,
    };
    let text = |operation: &Value, name: &str| operation[name].as_str().map(str::to_owned);
    let operations = given.iter().map(|operation| {
        let method = text(operation, "method").unwrap_or_default();
        let method = method.to_ascii_uppercase();
        let bulk_id = text(operation, "bulkId").filter(|id| !id.is_empty());
        if method == "POST" && bulk_id.is_none() {
            return Err(refusal::syntax("a POST of a bulk request needs a bulkId"));
        }
        Ok(Operation {
            method,
            path: text(operation, "path").unwrap_or_default(),
            bulk_id,
            version: text(operation, "version"),
            data: operation["data"].clone(),
        })
    });
    let operations: Vec<Operation> = operations.collect::<failure::Result<_>>()?;
    let mut known = std::collections::HashSet::new();
    let posts = operations.iter().filter(|one| one.method == "POST");
    for id in posts.filter_map(|one| one.bulk_id.as_deref()) {
        if !known.insert(id) {
            let id: String = id.chars().take(60).collect();
            return Err(refusal::value(format!("bulkId '{id}' is given twice")));
        }
    }
    Ok((operations, most_errors))
}

/// Whether the operation names what another one has still to create.
fn waits(operation: &Operation, all: &[Operation], created: &Created) -> bool {
    let mut names = Vec::new();
    references(&operation.data, &mut names);
    names.extend(reference_in(&operation.path));
    names.iter().any(|name| {
        !created.contains_key(*name)
            && all
                .iter()
                .any(|one| one.method == "POST" && one.bulk_id.as_deref() == Some(name))
    })
}

fn references<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => names.extend(text.strip_prefix(REFERENCE)),
        Value::Array(values) => values.iter().for_each(|value| references(value, names)),
        Value::Object(object) => object.values().for_each(|value| references(value, names)),
        _ => {}
    }
}

fn reference_in(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_prefix(REFERENCE)
}

/// The value with each reference replaced by the id of what was created.
fn resolved(value: &Value, created: &Created) -> failure::Result<Value> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix(REFERENCE) {
            Some(name) => target(name, created)?.to_string().into(),
            None => value.clone(),
        },
        Value::Array(values) => {
            let values = values.iter().map(|value| resolved(value, created));
            Value::Array(values.collect::<failure::Result<_>>()?)
        }
        Value::Object(object) => {
            let entries = object
                .iter()
                .map(|(name, value)| Ok((name.clone(), resolved(value, created)?)));
            Value::Object(entries.collect::<failure::Result<Map<_, _>>>()?)
        }
        other => other.clone(),
    })
}

fn target(name: &str, created: &Created) -> failure::Result<Uuid> {
    created.get(name).copied().flatten().ok_or_else(|| {
        let name: String = name.chars().take(60).collect();
        let words = format!("bulkId '{name}' names nothing that was created");
        Failure::new(Kind::Conflict, "invalidValue", words)
    })
}

/// What an operation has come to: its status, and the resource that it was about.
struct Done {
    status: StatusCode,
    endpoint: &'static str,
    id: Uuid,
}

async fn perform(
    cx: &Cx,
    caller: &Caller,
    operation: &Operation,
    created: &Created,
) -> failure::Result<Done> {
    let data = resolved(&operation.data, created)?;
    let path = operation.path.trim_start_matches('/');
    let path = path.strip_prefix("scim/v2/").unwrap_or(path);
    let (endpoint, id) = match path.split_once('/') {
        Some((endpoint, id)) => (endpoint, Some(id)),
        None => (path, None),
    };
    let people = match endpoint {
        "Users" => true,
        "Groups" => false,
        _ => return Err(refusal::path("path must begin with /Users or /Groups")),
    };
    let id = match id.map(|id| (id, id.strip_prefix(REFERENCE))) {
        None => None,
        Some((_, Some(name))) => Some(target(name, created)?.to_string()),
        Some((id, None)) => Some(id.to_owned()),
    };
    let if_match = IfMatch(operation.version.clone());
    let (status, id) = match (operation.method.as_str(), id) {
        ("POST", None) if people => (StatusCode::CREATED, users::create(cx, caller, &data).await?),
        ("POST", None) => (
            StatusCode::CREATED,
            groups::create(cx, caller, &data).await?,
        ),
        ("PUT" | "PATCH", Some(id)) => {
            let put = operation.method == "PUT";
            let id = if people {
                let edit = if put {
                    users::Edit::put
                } else {
                    users::Edit::patch
                };
                users::update(cx, caller, &id, edit(&data)?, if_match).await?
            } else {
                let edit = if put {
                    groups::Edit::put
                } else {
                    groups::Edit::patch
                };
                groups::update(cx, caller, &id, edit(&data)?, if_match).await?
            };
            (StatusCode::OK, id)
        }
        ("DELETE", Some(id)) => {
            if people {
                users::delete(cx, caller, &id, if_match).await?;
            } else {
                groups::delete(cx, caller, &id, if_match).await?;
            }
            let id = Uuid::try_parse(&id).map_err(Failure::bug)?;
            (StatusCode::NO_CONTENT, id)
        }
        _ => {
            return Err(refusal::syntax(
                "method must be POST to an endpoint, or PUT, PATCH or DELETE to a resource",
            ));
        }
    };
    let endpoint = if people { "Users" } else { "Groups" };
    Ok(Done {
        status,
        endpoint,
        id,
    })
}

/// Remembers what was created, or that it was not.
fn note(operation: &Operation, done: &failure::Result<Done>, created: &mut Created) {
    if operation.method == "POST"
        && let Some(name) = &operation.bulk_id
    {
        created.insert(name.clone(), done.as_ref().ok().map(|done| done.id));
    }
}

fn report(operation: &Operation, done: failure::Result<Done>, base: &str) -> Value {
    let mut report = json!({"method": operation.method});
    if let Some(id) = &operation.bulk_id {
        report["bulkId"] = id.as_str().into();
    }
    match done {
        Ok(done) => {
            report["location"] = format!("{base}/{}/{}", done.endpoint, done.id).into();
            report["status"] = done.status.as_u16().to_string().into();
        }
        Err(failure) => {
            let status = status(failure.kind());
            let detail = refusal::detail(&failure);
            report["status"] = status.as_u16().to_string().into();
            report["response"] = refusal::body(status, failure.code(), &detail);
        }
    }
    report
}
