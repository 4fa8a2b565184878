//! `GET /common/discovery/instance`

use axum::Json;
use axum::extract::State;
use beffroi_feature::Cx;
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;

/// Which authority answers for this host.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Instance {
    /// Where the discovery document is.
    tenant_discovery_endpoint: String,
    /// The form of this answer.
    #[serde(rename = "api-version")]
    api_version: &'static str,
    /// The names of this authority.
    metadata: [InstanceNames; 1],
}

/// Names that mean the same authority.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InstanceNames {
    /// The name to connect to.
    preferred_network: String,
    /// The name under which tokens are kept.
    preferred_cache: String,
    /// All names.
    aliases: [String; 1],
}

/// Which authority answers here.
///
/// Microsoft's libraries ask before they trust a host; this one answers for itself only.
#[utoipa::path(get, path = "/common/discovery/instance", tag = "oauth",
    responses((status = 200, description = "This server", body = Instance)))]
pub(super) async fn discover_instance(State(cx): State<Cx>) -> Json<Instance> {
    let base = &cx.settings.public_url;
    let host = Url::parse(base).ok().and_then(|url| {
        let host = url.host_str()?;
        Some(
            url.port()
                .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
        )
    });
    let host = host.unwrap_or_default();
    Json(Instance {
        tenant_discovery_endpoint: format!("{base}/common/v2.0/.well-known/openid-configuration"),
        api_version: "1.1",
        metadata: [InstanceNames {
            preferred_network: host.clone(),
            preferred_cache: host.clone(),
            aliases: [host],
        }],
    })
}
