//! The operator at the machine.

use beffroi_core::{Failure, Kind, TenantId, failure};
use beffroi_directory::{lookup, permission};
use beffroi_feature::Cx;
use beffroi_web::{Actor, ActorKind, Caller};
use http::HeaderName;
use http::request::Parts;
use uuid::Uuid;

/// Marks a request that came over the service's own Unix socket or from inside the process: whoever
/// can open that socket owns the machine anyway. Only the listener inserts it, as a request
/// extension; nothing that a client sends becomes one.
#[derive(Debug, Clone, Copy)]
pub struct LocalOperator;

/// Names the tenant to work on, by id or domain. Not needed on a server with a single one.
const TENANT: HeaderName = HeaderName::from_static("beffroi-tenant");

/// The operator as a caller with every permission. None while the server has no tenant.
pub(super) async fn caller(cx: &Cx, parts: &Parts) -> failure::Result<Option<Caller>> {
    let wanted = parts
        .headers
        .get(TENANT)
        .map(|value| value.to_str().unwrap_or_default());
    Ok(tenant(cx, wanted).await?.map(in_tenant))
}

/// The operator as a caller in a tenant.
pub(crate) fn in_tenant(tenant: TenantId) -> Caller {
    Caller {
        tenant,
        actor: Actor {
            id: Uuid::nil(),
            display_name: "Operator".to_owned(),
            kind: ActorKind::System,
        },
        user_principal_name: None,
        permissions: permission::ALL.iter().copied().collect(),
        session: None,
        languages: Vec::new(),
        delegation: None,
    }
}

async fn tenant(cx: &Cx, wanted: Option<&str>) -> failure::Result<Option<TenantId>> {
    let mut conn = cx.read().await?;
    if let Some(name) = wanted {
        let found = lookup::tenant_by_name(&mut conn, name).await?;
        let found = found.ok_or_else(|| {
            let words =
                format!("--tenant {name} is no organization of this server, by id or domain");
            Failure::new(Kind::NotFound, "Request_ResourceNotFound", words).at(TENANT.as_str())
        })?;
        return Ok(Some(found.id));
    }
    match lookup::tenants(&mut conn).await?.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only.id)),
        several => {
            let words = format!(
                "must name one of the {} organizations of this server, by id or domain",
                several.len()
            );
            // In the words of the command line: nobody else comes this way.
            Err(Failure::invalid("--tenant", words).at(TENANT.as_str()))
        }
    }
}
