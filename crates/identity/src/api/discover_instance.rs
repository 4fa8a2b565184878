//! `GET /common/discovery/instance`

use axum::Json;
use axum::extract::{RawQuery, State};
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
    params(("authorization_endpoint" = Option<String>, Query, description = "The authority that is asked about: its first part is the tenant")),
    responses((status = 200, description = "This server", body = Instance)))]
pub(super) async fn discover_instance(
    State(cx): State<Cx>,
    RawQuery(query): RawQuery,
) -> Json<Instance> {
    let base = &cx.settings.public_url;
    let tenant = tenant(query.as_deref().unwrap_or_default());
    let host = Url::parse(base).ok().and_then(|url| {
        let host = url.host_str()?;
        Some(
            url.port()
                .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
        )
    });
    let host = host.unwrap_or_default();
    Json(Instance {
        tenant_discovery_endpoint: format!("{base}/{tenant}/v2.0/.well-known/openid-configuration"),
        api_version: "1.1",
        metadata: [InstanceNames {
            preferred_network: host.clone(),
            preferred_cache: host.clone(),
            aliases: [host],
        }],
    })
}

/// The tenant of the authority that is asked about, e.g. `contoso.com` of
/// `https://host/contoso.com/oauth2/v2.0/authorize`.
fn tenant(query: &str) -> String {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let asked = pairs.find(|(name, _)| name == "authorization_endpoint");
    let asked = asked.and_then(|(_, address)| Url::parse(&address).ok());
    let first = asked.as_ref().and_then(|url| url.path_segments()?.next());
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    let tenant = first.filter(|name| !name.is_empty() && name.chars().all(plain));
    tenant.unwrap_or("common").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_that_is_asked_about_names_the_tenant() {
        for (query, expected) in [
            (
                "api-version=1.1&authorization_endpoint=https://b.example/contoso.com/oauth2/v2.0/authorize",
                "contoso.com",
            ),
            (
                "authorization_endpoint=https%3A%2F%2Fb%2F01a2-b%2Foauth2",
                "01a2-b",
            ),
            ("authorization_endpoint=https://b/%22x/y", "common"),
            ("authorization_endpoint=nonsense", "common"),
            ("", "common"),
        ] {
            assert_eq!(tenant(query), expected, "{query}");
        }
    }
}
