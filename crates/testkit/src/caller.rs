use axum::http::request::Parts;
use beffroi_core::{TenantId, failure};
use beffroi_feature::{Cx, Feature};
use beffroi_web::{Actor, ActorKind, Caller, Permission, Routes};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody who is taken at their word, in tests of systems that don't test signing in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TestCaller {
    /// The tenant.
    pub tenant: TenantId,
    /// The user's id.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Permission names.
    pub permissions: Vec<String>,
}

impl TestCaller {
    /// A person of the tenant.
    pub fn new(tenant: TenantId, id: Uuid, name: &str, permissions: &[Permission]) -> Self {
        let permissions = permissions.iter().map(ToString::to_string).collect();
        Self {
            tenant,
            id,
            name: name.to_owned(),
            permissions,
        }
    }
}

/// The header that carries a [`TestCaller`].
pub(crate) const HEADER: &str = "test-caller";

/// A feature that believes the `test-caller` header.
pub fn callers() -> Feature {
    Feature {
        authenticate: Some(authenticate),
        ..Feature::new("test-callers", Routes::default)
    }
}

fn authenticate<'a>(_: &'a Cx, parts: &'a Parts) -> BoxFuture<'a, failure::Result<Option<Caller>>> {
    async move {
        let Some(value) = parts.headers.get(HEADER) else {
            return Ok(None);
        };
        let who: TestCaller = serde_json::from_slice(value.as_bytes()).unwrap();
        // Tests are short-lived; a leaked name is the price of `&'static str` permissions.
        let permissions = who
            .permissions
            .into_iter()
            .map(|name| Permission(Box::leak(name.into_boxed_str())));
        Ok(Some(Caller {
            tenant: who.tenant,
            actor: Actor {
                id: who.id,
                display_name: who.name.clone(),
                kind: ActorKind::User,
            },
            user_principal_name: Some(who.name),
            permissions: permissions.collect(),
            session: Some(Uuid::from_u128(1)),
            languages: Vec::new(),
            delegation: None,
        }))
    }
    .boxed()
}
