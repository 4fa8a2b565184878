//! One cmdlet, in the shape of Exchange's admin API.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use beffroi_cmdlets::{CmdletError, ErrorKind, InvokeError, Object, Value, to_json};
use beffroi_core::{Detail, Failure, Kind};
use beffroi_directory::lookup;
use beffroi_feature::{Calling, Cx};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde::Deserialize;
use serde_json::{Map, json};
use utoipa::ToSchema;

use super::permits;

/// A call.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Invocation {
    #[serde(rename = "CmdletInput")]
    input: CmdletInput,
}

/// The cmdlet and what it is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct CmdletInput {
    /// E.g. `Get-Mailbox`.
    cmdlet_name: String,
    /// By name.
    #[serde(default)]
    #[schema(value_type = Object)]
    parameters: Map<String, serde_json::Value>,
}

/// What came out.
#[derive(Debug, serde::Serialize, ToSchema)]
struct Results {
    #[serde(rename = "@odata.context")]
    context: String,
    #[serde(rename = "adminapi.warnings@odata.type")]
    warnings_type: &'static str,
    #[serde(rename = "@adminapi.warnings")]
    warnings: Vec<String>,
    #[schema(value_type = Vec<Object>)]
    value: Vec<serde_json::Value>,
}

/// Call a cmdlet.
#[utoipa::path(post, path = "/adminapi/beta/{tenant}/InvokeCommand", tag = "shell", request_body = Invocation,
    params(("tenant" = String, Path, description = "The organization's id or one of its domains")), responses(
    (status = 200, description = "The objects that came out, with their types", body = Results),
    (status = 400, description = "A parameter is missing, unknown or of another kind, or a rule is broken", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "No such cmdlet, or the permission that it needs is missing", body = ErrorEnvelope),
    (status = 404, description = "Another organization, or no such object", body = ErrorEnvelope)))]
pub(super) async fn invoke(
    State(cx): State<Cx>,
    caller: Caller,
    Path(tenant): Path<String>,
    Json(invocation): Json<Invocation>,
) -> Answer<Response> {
    let named = lookup::tenant_by_name(&mut cx.read().await?, &tenant).await;
    let named = named.map_err(Failure::from)?;
    if named.is_none_or(|named| named.id != caller.tenant) {
        return Err(Failure::not_found("organization", &tenant).into());
    }
    let CmdletInput {
        cmdlet_name: name,
        parameters,
    } = invocation.input;
    let registry = std::sync::Arc::clone(cx.cmdlets());
    let permitted = registry
        .get(&name)
        .is_some_and(|cmdlet| permits(&caller.permissions, cmdlet.permission));
    if !permitted {
        let words = format!("The cmdlet '{name}' is not there, or you may not call it.");
        return Err(Failure::new(Kind::Denied, "CmdletAccessDenied", words).into());
    }
    let context = format!(
        "{}/adminapi/beta/{tenant}/$metadata#Collection(Exchange.GenericHashTable)",
        cx.settings.public_url
    );
    let parameters = parameters
        .into_iter()
        .filter(|(name, _)| !name.contains('@'))
        .collect();
    let calling = Calling { cx, caller };
    let invoked = registry
        .invoke(&calling, &name, &parameters)
        .await
        .map_err(|error| refusal(&error))?;
    let results = Results {
        context,
        warnings_type: "#Collection(String)",
        warnings: invoked.warnings,
        value: invoked.values.iter().map(typed).collect(),
    };
    Ok((StatusCode::OK, axum::Json(results)).into_response())
}

/// In the form in which clients look for the sentence: behind the last bar of the first detail.
fn refusal(error: &InvokeError) -> Failure {
    let (kind, code, id, message) = match error {
        InvokeError::Bind(error) => (
            Kind::Invalid,
            "BadRequest",
            "Management.Automation.ParameterBindingException".to_owned(),
            error.to_string(),
        ),
        InvokeError::Cmdlet(error) => (
            kind_of(error),
            code_of(error),
            error.id.clone().into_owned(),
            error.message.clone(),
        ),
    };
    let detail = Detail {
        code: "Client".into(),
        target: String::new(),
        message: format!("|{id}|{message}"),
    };
    let refusal = Failure::new(kind, code, message).with_detail(detail);
    match error {
        InvokeError::Bind(_) => refusal.at("CmdletInput/Parameters"),
        InvokeError::Cmdlet(_) => refusal,
    }
}

fn kind_of(error: &CmdletError) -> Kind {
    match error.kind {
        ErrorKind::NotFound => Kind::NotFound,
        ErrorKind::PermissionDenied => Kind::Denied,
        ErrorKind::InvalidOperation | ErrorKind::AlreadyExists => Kind::Conflict,
        ErrorKind::Failed => Kind::Unavailable,
        ErrorKind::InvalidArgument | ErrorKind::LimitExceeded => Kind::Invalid,
    }
}

const fn code_of(error: &CmdletError) -> &'static str {
    match error.kind {
        ErrorKind::NotFound => "NotFound",
        ErrorKind::PermissionDenied => "Forbidden",
        ErrorKind::InvalidOperation | ErrorKind::AlreadyExists => "Conflict",
        ErrorKind::Failed => "ServiceUnavailable",
        ErrorKind::InvalidArgument | ErrorKind::LimitExceeded => "BadRequest",
    }
}

/// An object with the types of what JSON has no types for.
fn typed(value: &Value) -> serde_json::Value {
    let Some(object) = value.as_object() else {
        return to_json(value);
    };
    let mut entries = Map::new();
    for (name, value) in Object::iter(object) {
        if let Some((system, odata)) = types(value) {
            if let Some(system) = system {
                entries.insert(format!("{name}@data.type"), json!(system));
            }
            entries.insert(format!("{name}@odata.type"), json!(odata));
        }
        entries.insert(name.to_owned(), to_json(value));
    }
    entries.into()
}

fn types(value: &Value) -> Option<(Option<&'static str>, &'static str)> {
    match value {
        Value::Guid(_) => Some((Some("System.Guid"), "#Guid")),
        Value::Date(_) => Some((Some("System.DateTime"), "#DateTimeOffset")),
        Value::List(_) => Some((None, "#Collection(String)")),
        _ => None,
    }
}
