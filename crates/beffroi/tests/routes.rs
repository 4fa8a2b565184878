//! Every route of the product, called by everybody who could call it: each built-in role, somebody
//! without one, programs with and without the permission, another organization's administrator,
//! somebody disabled, and nobody at all.
//!
//! The table of routes is the product's own; a route that is new is walked without a word here,
//! unless it is open to everybody or to whoever is signed in: then it must be written down below.
#![expect(clippy::unwrap_used, reason = "tests")]

mod office;

#[path = "routes/bodies.rs"]
mod bodies;
#[path = "routes/call.rs"]
mod call;
#[path = "routes/callers.rs"]
mod callers;
#[path = "routes/chats.rs"]
mod chats;
#[path = "routes/conferencing.rs"]
mod conferencing;
#[path = "routes/entities.rs"]
mod entities;
#[path = "routes/licences.rs"]
mod licences;
#[path = "routes/limits.rs"]
mod limits;
#[path = "routes/listeners.rs"]
mod listeners;
#[path = "routes/messages.rs"]
mod messages;
#[path = "routes/notifications.rs"]
mod notifications;
#[path = "routes/others.rs"]
mod others;
#[path = "routes/scim.rs"]
mod scim;
#[path = "routes/scoped.rs"]
mod scoped;
#[path = "routes/things.rs"]
mod things;
#[path = "routes/walk.rs"]
mod walk;

use beffroi_testkit::Backend;
use beffroi_web::Access;

/// Open to everybody, with the reason that the route itself gives.
const PUBLIC: &[(&str, &str, &str)] = &[
    (
        "DELETE",
        "/identity/session",
        "signing out twice does no harm",
    ),
    ("GET", "/beta/chats/invitations/{token}", LINK),
    (
        "GET",
        "/common/discovery/instance",
        "clients ask before they sign in; it holds no secret",
    ),
    (
        "GET",
        "/devicelogin",
        "it sends whoever has no session to the sign-in page",
    ),
    (
        "GET",
        "/healthz",
        "a monitor has no account; it learns only that the process lives",
    ),
    (
        "GET",
        "/identity/providers",
        "the sign-in page shows them; they tell nothing of any person",
    ),
    (
        "GET",
        "/identity/providers/callback",
        "whoever signs in is not signed in yet",
    ),
    (
        "GET",
        "/identity/providers/signin",
        "whoever signs in is not signed in yet",
    ),
    (
        "GET",
        "/metrics",
        "figures without names; put the path behind the proxy if they are secret",
    ),
    (
        "GET",
        "/push",
        "browsers have no session; each is told by a secret, and may subscribe for this server's organizations alone",
    ),
    (
        "GET",
        "/readyz",
        "a load balancer has no account; it learns only whether work is taken",
    ),
    (
        "GET",
        "/{tenant}/discovery/v2.0/keys",
        "public keys are public",
    ),
    (
        "GET",
        "/{tenant}/oauth2/v2.0/authorize",
        "browsers come here before they are signed in",
    ),
    (
        "GET",
        "/{tenant}/oauth2/v2.0/logout",
        "signing out twice does no harm",
    ),
    (
        "GET",
        "/{tenant}/v2.0/.well-known/openid-configuration",
        "clients read it before they sign in; it holds no secret",
    ),
    ("POST", "/beta/chats/invitations/{token}/account", LINK),
    (
        "POST",
        "/beta/chats/invitations/{token}/passkey/options",
        LINK,
    ),
    (
        "POST",
        "/identity/session",
        "whoever signs in is not signed in yet",
    ),
    (
        "POST",
        "/identity/session/enrolment",
        "the token of the first step proves who it is",
    ),
    (
        "POST",
        "/identity/session/passkey",
        "whoever signs in is not signed in yet",
    ),
    (
        "POST",
        "/identity/session/passkey/options",
        "whoever signs in is not signed in yet",
    ),
    (
        "POST",
        "/identity/session/step",
        "the token of the first step proves who it is",
    ),
    (
        "POST",
        "/push/messages/{token}",
        "whoever pushes signs with the key that the browser subscribed for",
    ),
    (
        "POST",
        "/push/receipts",
        "the word is a secret of the device that got it, and devices have no session",
    ),
    (
        "POST",
        "/{tenant}/oauth2/v2.0/consent",
        "whoever's session has ended meanwhile is sent to sign in",
    ),
    (
        "POST",
        "/{tenant}/oauth2/v2.0/devicecode",
        "a device has nobody signed in yet",
    ),
    (
        "POST",
        "/{tenant}/oauth2/v2.0/token",
        "programs prove themselves with their secret in the request",
    ),
];

const LINK: &str = "whoever is invited has no account yet; the link's secret is the proof";
const CHATS: &str = "everybody has chats of their own; programs need a scope";
const GROUPS: &str = "everybody may know which groups they are in";
const SELF: &str = "everybody may see and keep their own account and devices";
const DISCOVERY: &str = "a provider reads what the service offers before it writes";
const CONFERENCES: &str = "everybody may see and keep their own conferences";
const NOTIFIED: &str = "everybody decides on which devices of theirs they are notified";
const EACH: &str = "each cmdlet needs a permission of its own";

const OWN: &str = "everybody sees the messages that are meant for them";
const SUBSCRIPTIONS: &str = "one's own subscriptions, to what one may read oneself";

/// Open to whoever is signed in.
const SIGNED_IN: &[(&str, &str, &str)] = &[
    (
        "DELETE",
        "/beta/me/managedDevices/{id}/pushRegistration",
        NOTIFIED,
    ),
    (
        "DELETE",
        "/identity/consents/{id}",
        "what one has let programs do oneself",
    ),
    (
        "DELETE",
        "/identity/methods/externalIdentities/{id}",
        "one's own identities elsewhere only",
    ),
    (
        "DELETE",
        "/identity/methods/passkeys/{id}",
        "one's own passkeys only",
    ),
    (
        "DELETE",
        "/identity/methods/totp",
        "one's own authenticator app only",
    ),
    (
        "DELETE",
        "/identity/sessions/{id}",
        "one's own sessions only",
    ),
    ("DELETE", "/v1.0/chats/{id}/members/{membership}", CHATS),
    ("DELETE", "/v1.0/me/managedDevices/{id}", SELF),
    ("DELETE", "/v1.0/subscriptions/{id}", SUBSCRIPTIONS),
    ("GET", "/beta/chats/{id}/changes", CHATS),
    ("GET", "/beta/chats/{id}/files/{file}", CHATS),
    ("GET", "/beta/me/chats/invitations", CHATS),
    ("GET", "/beta/me/chats/search", CHATS),
    ("GET", "/beta/me/conferencing", CONFERENCES),
    ("GET", "/beta/me/externalContacts", CHATS),
    (
        "GET",
        "/beta/me/managedDevices/{id}/pushRegistration",
        NOTIFIED,
    ),
    ("GET", "/beta/me/notifications/webPushKey", NOTIFIED),
    ("GET", "/beta/me/organizationalMessages", OWN),
    ("GET", "/beta/me/organizationalMessages/due", OWN),
    (
        "GET",
        "/beta/me/organizationalMessages/pictures/{picture}",
        "everybody fetches the pictures of what was written to them",
    ),
    ("GET", "/beta/me/organizationalMessages/settings", OWN),
    (
        "GET",
        "/identity/consents",
        "what one has let programs do oneself",
    ),
    ("GET", "/identity/methods", "one's own ways to sign in only"),
    (
        "GET",
        "/identity/session",
        "everybody may know who they are",
    ),
    ("GET", "/identity/sessions", "one's own sessions only"),
    (
        "GET",
        "/live",
        "each person is told only what concerns them",
    ),
    ("GET", "/oidc/userinfo", "everybody may know who they are"),
    ("GET", "/scim/v2/ResourceTypes", DISCOVERY),
    ("GET", "/scim/v2/ResourceTypes/{id}", DISCOVERY),
    ("GET", "/scim/v2/Schemas", DISCOVERY),
    ("GET", "/scim/v2/Schemas/{id}", DISCOVERY),
    ("GET", "/scim/v2/ServiceProviderConfig", DISCOVERY),
    ("GET", "/v1.0/chats", CHATS),
    ("GET", "/v1.0/chats/{id}", CHATS),
    ("GET", "/v1.0/chats/{id}/members", CHATS),
    ("GET", "/v1.0/chats/{id}/members/{membership}", CHATS),
    ("GET", "/v1.0/chats/{id}/messages", CHATS),
    ("GET", "/v1.0/chats/{id}/messages/{message}", CHATS),
    ("GET", "/v1.0/me", SELF),
    ("GET", "/v1.0/me/chats", CHATS),
    ("GET", "/v1.0/me/chats/{id}", CHATS),
    (
        "GET",
        "/v1.0/me/licenseDetails",
        "everybody may know what they hold themselves",
    ),
    ("GET", "/v1.0/me/managedDevices", SELF),
    ("GET", "/v1.0/me/managedDevices/{id}", SELF),
    ("GET", "/v1.0/me/memberOf", GROUPS),
    ("GET", "/v1.0/me/ownedDevices", SELF),
    ("GET", "/v1.0/me/ownedObjects", GROUPS),
    ("GET", "/v1.0/me/transitiveMemberOf", GROUPS),
    (
        "GET",
        "/v1.0/organization",
        "everybody may know which organization they belong to",
    ),
    (
        "GET",
        "/v1.0/organization/{id}",
        "everybody may know which organization they belong to",
    ),
    (
        "GET",
        "/v1.0/organization/{id}/branding/bannerLogo",
        "everybody may see the logo of their organization",
    ),
    ("GET", "/v1.0/subscriptions", SUBSCRIPTIONS),
    ("GET", "/v1.0/subscriptions/{id}", SUBSCRIPTIONS),
    ("PATCH", "/beta/me/chats/{id}/viewpoint", CHATS),
    (
        "PATCH",
        "/identity/methods/passkeys/{id}",
        "one's own passkeys only",
    ),
    ("PATCH", "/v1.0/chats/{id}", CHATS),
    ("PATCH", "/v1.0/chats/{id}/messages/{message}", CHATS),
    ("PATCH", "/v1.0/me", SELF),
    ("PATCH", "/v1.0/subscriptions/{id}", SUBSCRIPTIONS),
    ("POST", "/adminapi/beta/{tenant}/InvokeCommand", EACH),
    (
        "POST",
        "/beta/$batch",
        "each request in it is judged by itself",
    ),
    ("POST", "/beta/admin/shell", EACH),
    ("POST", "/beta/admin/shell/complete", EACH),
    ("POST", "/beta/chats/{id}/accept", CHATS),
    ("POST", "/beta/chats/{id}/block", CHATS),
    ("POST", "/beta/chats/{id}/decline", CHATS),
    ("POST", "/beta/chats/{id}/files", CHATS),
    ("POST", "/beta/chats/{id}/leave", CHATS),
    ("POST", "/beta/chats/{id}/messages/{message}/report", CHATS),
    ("POST", "/beta/me/chats/find", CHATS),
    ("POST", "/beta/me/chats/invitations/{id}/withdraw", CHATS),
    ("POST", "/beta/me/conferencing/resetPin", CONFERENCES),
    ("POST", "/beta/me/externalContacts/{id}/block", CHATS),
    ("POST", "/beta/me/externalContacts/{id}/unblock", CHATS),
    ("POST", "/beta/me/organizationalMessages/events", OWN),
    (
        "POST",
        "/devicelogin",
        "one lets a device in in one's own name only",
    ),
    (
        "POST",
        "/identity/methods/passkeys",
        "one's own passkeys only",
    ),
    (
        "POST",
        "/identity/methods/passkeys/options",
        "one's own passkeys only",
    ),
    (
        "POST",
        "/identity/methods/recoveryCodes",
        "one's own recovery codes only",
    ),
    (
        "POST",
        "/identity/methods/totp",
        "one's own authenticator app only",
    ),
    (
        "POST",
        "/identity/methods/totp/confirm",
        "one's own authenticator app only",
    ),
    (
        "POST",
        "/identity/password",
        "one's own password only, and the current one is asked for",
    ),
    (
        "POST",
        "/v1.0/$batch",
        "each request in it is judged by itself",
    ),
    ("POST", "/v1.0/chats", CHATS),
    ("POST", "/v1.0/chats/{id}/hideForUser", CHATS),
    ("POST", "/v1.0/chats/{id}/markChatReadForUser", CHATS),
    ("POST", "/v1.0/chats/{id}/markChatUnreadForUser", CHATS),
    ("POST", "/v1.0/chats/{id}/members", CHATS),
    ("POST", "/v1.0/chats/{id}/members/add", CHATS),
    ("POST", "/v1.0/chats/{id}/messages", CHATS),
    (
        "POST",
        "/v1.0/chats/{id}/messages/{message}/setReaction",
        CHATS,
    ),
    (
        "POST",
        "/v1.0/chats/{id}/messages/{message}/softDelete",
        CHATS,
    ),
    (
        "POST",
        "/v1.0/chats/{id}/messages/{message}/undoSoftDelete",
        CHATS,
    ),
    (
        "POST",
        "/v1.0/chats/{id}/messages/{message}/unsetReaction",
        CHATS,
    ),
    ("POST", "/v1.0/chats/{id}/unhideForUser", CHATS),
    ("POST", "/v1.0/me/checkMemberGroups", GROUPS),
    ("POST", "/v1.0/me/getMemberGroups", GROUPS),
    ("POST", "/v1.0/me/managedDevices", SELF),
    (
        "POST",
        "/v1.0/me/revokeSignInSessions",
        "everybody may sign themselves out",
    ),
    ("POST", "/v1.0/subscriptions", SUBSCRIPTIONS),
    (
        "POST",
        "/v1.0/subscriptions/{id}/reauthorize",
        SUBSCRIPTIONS,
    ),
    (
        "POST",
        "/v1.0/users/{user}/chats/{id}/messages/{message}/softDelete",
        CHATS,
    ),
    (
        "POST",
        "/v1.0/users/{user}/chats/{id}/messages/{message}/undoSoftDelete",
        CHATS,
    ),
    (
        "PUT",
        "/beta/me/managedDevices/{id}/pushRegistration",
        NOTIFIED,
    ),
];

#[tokio::test]
async fn open_routes_are_the_ones_that_are_written_down() {
    let app = office::start(Backend::Sqlite).await;
    let (mut public, mut signed_in) = (Vec::new(), Vec::new());
    for route in &app.app.table {
        let (list, why) = match route.access {
            Access::Public(why) => (&mut public, why),
            Access::SignedIn(why) => (&mut signed_in, why),
            Access::Needs(_)
            | Access::NeedsAny(_)
            | Access::NeedsForSome(_)
            | Access::NeedsAnyForSome(_)
            | Access::NeedsEverywhere(_) => continue,
        };
        list.push((route.method.as_str(), route.path.as_str(), why));
    }
    public.sort_unstable();
    signed_in.sort_unstable();
    assert_eq!(public, PUBLIC);
    assert_eq!(signed_in, SIGNED_IN);
    app.finish().await;
}

/// Two are not of the table: the document itself, and the pages, which answer where nothing else does.
#[tokio::test]
async fn no_route_is_outside_of_the_table() {
    let app = office::start(Backend::Sqlite).await;
    let document = app.get("/openapi.json").send().await.expect(200).json();
    let mut documented = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let methods = item.as_object().unwrap().keys();
        let methods = methods.filter(|key| *key != "parameters");
        documented.extend(methods.map(|method| (method.to_uppercase(), path.clone())));
    }
    let table = app.app.table.iter();
    let mut table: Vec<_> = table
        .map(|route| (route.method.clone(), route.path.clone()))
        .collect();
    documented.sort_unstable();
    table.sort_unstable();
    assert_eq!(documented, table);
    assert!(table.len() >= 60, "{}", table.len());
    table.dedup();
    assert_eq!(documented.len(), table.len(), "a route is there twice");

    for path in [
        "/v1.0/x",
        "/beta/x",
        "/identity/x",
        "/x/oauth2/v2.0/x",
        "/live/x",
    ] {
        let answer = app.get(path).send().await.expect(404);
        assert_eq!(answer.code(), "Request_ResourceNotFound", "{path}");
        app.post(path).send().await.expect(404);
    }
    app.finish().await;
}
