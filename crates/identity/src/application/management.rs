//! Use cases of those who manage applications.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Page, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_directory::role::require_may_give;
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch, etag};
use futures_util::FutureExt;

use super::credential_store::{self, StoredCertificate};
use super::resource::{
    ApplicationPatch, ApplicationResource, KeyCredential, KeyCredentialBody, NewApplicationBody,
    RedirectUris,
};
use super::secrets::shown_secret;
use super::service::{ADDED, CATEGORY, saved, target};
use super::store::{self, Stored};
use super::{ApplicationId, Registration, certificate, makers, rules, service};

/// The organization's applications.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<ApplicationResource>> {
    let (property, descending) = query.first_order();
    let sort = store::sort(property, descending)?;
    let condition = query.condition(&store::SEARCHED);
    let mut conn = cx.read().await?;
    let page = store::list(
        &mut conn,
        caller.tenant,
        &query.page,
        condition.as_ref(),
        sort,
    )
    .await?;
    let mut items = Vec::with_capacity(page.items.len());
    for stored in page.items {
        items.push(present(&mut conn, caller.tenant, stored).await?);
    }
    Ok(Page {
        items,
        next: page.next,
        total: page.total,
    })
}

/// One application.
pub(crate) async fn get(
    cx: &Cx,
    caller: &Caller,
    id: ApplicationId,
) -> failure::Result<ApplicationResource> {
    let mut conn = cx.read().await?;
    let stored = find(&mut conn, caller.tenant, id).await?;
    present(&mut conn, caller.tenant, stored).await
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: ApplicationId,
) -> failure::Result<Stored> {
    store::stored(conn, tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("application", id))
}

/// As Graph shows it.
async fn present(
    conn: &mut Conn,
    tenant: TenantId,
    stored: Stored,
) -> failure::Result<ApplicationResource> {
    let secrets = credential_store::secrets(conn, tenant, stored.id).await?;
    let certificates = credential_store::certificates(conn, tenant, stored.id).await?;
    let registration = stored.registration;
    let addresses = RedirectUris {
        redirect_uris: registration.redirect_uris,
    };
    let (web, public_client) = if registration.is_public {
        (RedirectUris::default(), addresses)
    } else {
        (addresses, RedirectUris::default())
    };
    let names = registration.permissions.iter().map(|one| one.0.to_owned());
    Ok(ApplicationResource {
        etag: etag(stored.version),
        id: stored.id,
        app_id: stored.id,
        display_name: registration.display_name,
        description: registration.description,
        created_date_time: stored.created_at,
        sign_in_audience: AUDIENCE.to_owned(),
        is_fallback_public_client: registration.is_public,
        web,
        public_client,
        permissions: names.collect(),
        password_credentials: secrets.into_iter().map(shown_secret).collect(),
        key_credentials: certificates.into_iter().map(shown_certificate).collect(),
    })
}

/// The only audience there is: the people of the organization.
const AUDIENCE: &str = "AzureADMyOrg";
const CERTIFICATE: &str = "AsymmetricX509Cert";
const VERIFY: &str = "Verify";

fn shown_certificate(certificate: StoredCertificate) -> KeyCredential {
    KeyCredential {
        key_id: certificate.id,
        display_name: certificate.display_name,
        custom_key_identifier: STANDARD.encode(certificate.sha1),
        kind: CERTIFICATE.to_owned(),
        usage: VERIFY.to_owned(),
        start_date_time: certificate.starts_at,
        end_date_time: certificate.expires_at,
        key: None,
    }
}

/// The addresses of an application, which has them on one side only: whether it can keep a secret
/// is one question for all of them.
fn addresses(
    is_public: bool,
    web: RedirectUris,
    public_client: RedirectUris,
    violations: &mut Violations,
) -> Vec<String> {
    let (own, other, place) = if is_public {
        (public_client, web, "web/redirectUris")
    } else {
        (web, public_client, "publicClient/redirectUris")
    };
    if !other.redirect_uris.is_empty() {
        violations.add(
            place,
            "must be empty: an application with isFallbackPublicClient has publicClient addresses only, any other has web addresses only",
        );
    }
    own.redirect_uris
}

/// Registers an application. It gets no secret yet, see `secrets::add`.
pub(crate) async fn create(
    cx: &Cx,
    caller: &Caller,
    body: NewApplicationBody,
) -> failure::Result<ApplicationResource> {
    let mut violations = Violations::default();
    if body
        .sign_in_audience
        .is_some_and(|audience| audience != AUDIENCE)
    {
        violations.add("signInAudience", "must be AzureADMyOrg");
    }
    let is_public = body
        .is_fallback_public_client
        .unwrap_or(!body.public_client.redirect_uris.is_empty());
    let permissions = rules::permissions(&body.permissions, &mut violations);
    let certificates = new_certificates(&body.key_credentials, &mut violations);
    let redirect_uris = addresses(is_public, body.web, body.public_client, &mut violations);
    violations.into_result()?;
    require_may_give(&mut cx.read().await?, caller, &permissions).await?;
    let registration = Registration {
        display_name: body.display_name,
        description: text(body.description),
        permissions,
        redirect_uris,
        is_public,
        certificates,
    };
    let entry = Entry::by(caller, CATEGORY, ADDED, Operation::Add);
    let id = service::insert(
        cx,
        (entry, caller.actor.id),
        caller.tenant,
        registration,
        None,
    )
    .await?;
    get(cx, caller, id).await
}

fn text(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// The certificates among what was sent; what can't be one is noted.
fn new_certificates(bodies: &[KeyCredentialBody], violations: &mut Violations) -> Vec<Vec<u8>> {
    let mut certificates = Vec::new();
    for (n, body) in bodies.iter().enumerate() {
        let of = |field: &str| format!("keyCredentials/{n}/{field}");
        if body.kind.as_deref().is_some_and(|kind| kind != CERTIFICATE) {
            violations.add(of("type"), "must be AsymmetricX509Cert");
        }
        if body.usage.as_deref().is_some_and(|usage| usage != VERIFY) {
            violations.add(of("usage"), "must be Verify");
        }
        match body.key.as_deref().map(|key| STANDARD.decode(key)) {
            Some(Ok(bytes)) => certificates.push(bytes),
            Some(Err(_)) => violations.add(of("key"), "must be a certificate as base64"),
            None => violations.add(of("key"), "is missing: the certificate as base64"),
        }
    }
    certificates
}

/// The registration that a change leads to.
fn changed(
    before: &Registration,
    patch: &ApplicationPatch,
    violations: &mut Violations,
) -> Registration {
    let is_public = patch.is_fallback_public_client.unwrap_or(before.is_public);
    // The addresses move along when nothing is said of them.
    let old = |on_this_side: bool| RedirectUris {
        redirect_uris: if on_this_side {
            before.redirect_uris.clone()
        } else {
            Vec::new()
        },
    };
    let silent = patch.web.is_none() && patch.public_client.is_none();
    let redirect_uris = if silent {
        before.redirect_uris.clone()
    } else {
        let side = |given: &Option<RedirectUris>, public: bool| {
            given
                .clone()
                .unwrap_or_else(|| old(is_public == public && before.is_public == public))
        };
        addresses(
            is_public,
            side(&patch.web, false),
            side(&patch.public_client, true),
            violations,
        )
    };
    Registration {
        display_name: patch.display_name.as_deref().map_or_else(
            || before.display_name.clone(),
            |name| name.trim().to_owned(),
        ),
        description: patch
            .description
            .clone()
            .map_or_else(|| before.description.clone(), text),
        permissions: patch.permissions.as_ref().map_or_else(
            || before.permissions.clone(),
            |names| rules::permissions(names, violations),
        ),
        redirect_uris,
        is_public,
        certificates: Vec::new(),
    }
}

/// Which certificates go and which come.
#[derive(Default)]
struct Certificates {
    gone: Vec<StoredCertificate>,
    come: Vec<StoredCertificate>,
}

/// Those named by their ids stay, those with a key come, all others go.
fn exchange(
    cx: &Cx,
    known: Vec<StoredCertificate>,
    bodies: &[KeyCredentialBody],
    violations: &mut Violations,
) -> Certificates {
    let mut kept = Vec::new();
    let mut fresh = Vec::new();
    for (n, body) in bodies.iter().enumerate() {
        match body.key_id {
            Some(id) if body.key.is_none() => {
                if known.iter().any(|one| one.id == id) {
                    kept.push(id);
                } else {
                    violations.add(
                        format!("keyCredentials/{n}/keyId"),
                        "must be the id of a certificate of the application, or a key must be sent",
                    );
                }
            }
            _ => fresh.push(body.clone()),
        }
    }
    let given = new_certificates(&fresh, violations);
    let come = certificate::read_all(cx, &given, violations);
    if kept.len() + come.len() > rules::MOST_CERTIFICATES {
        violations.add("keyCredentials", "must be at most 10");
    }
    let gone = known.into_iter().filter(|one| !kept.contains(&one.id));
    Certificates {
        gone: gone.collect(),
        come,
    }
}

pub(super) fn contended() -> Failure {
    Failure::conflict(
        "Request_Contended",
        "Somebody else changed this application at the same moment. Read it again.",
    )
}

/// Changes an application.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: ApplicationId,
    patch: ApplicationPatch,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { update_in(&own, tx, &caller, id, &patch, &if_match).await }.boxed()
    })
    .await
}

async fn update_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: ApplicationId,
    patch: &ApplicationPatch,
    if_match: &IfMatch,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let mut stored = find(tx, tenant, id).await?;
    if_match.check(stored.version)?;
    let before = stored.registration.clone();
    let mut violations = Violations::default();
    let after = changed(&before, patch, &mut violations);
    rules::check(&after, &mut violations);
    let certificates = match &patch.key_credentials {
        None => Certificates::default(),
        Some(bodies) => {
            let known = credential_store::certificates(tx, tenant, id).await?;
            exchange(cx, known, bodies, &mut violations)
        }
    };
    violations.into_result()?;
    // A secret of an application, or its addresses, are a way to all that it may do.
    require_may_give(tx, caller, &before.permissions).await?;
    require_may_give(tx, caller, &after.permissions).await?;
    stored.registration = after;
    if !store::update(tx, tenant, &stored).await? {
        return Err(contended());
    }
    let mut target = target(id, Some(&before), Some(&stored.registration));
    for one in &certificates.gone {
        credential_store::delete_certificate(tx, (tenant, id), one.id).await?;
        target = target.property("keyCredentials", Some(named(one)), None);
    }
    if !certificates.come.is_empty() {
        makers::note(tx, (tenant, id), caller.actor.id).await?;
    }
    for one in &certificates.come {
        credential_store::insert_certificate(tx, (tenant, id), one, cx.now()).await?;
        target = target.property("keyCredentials", None, Some(named(one)));
    }
    let entry = Entry::by(caller, CATEGORY, "Update application", Operation::Update);
    audit::record(tx, cx, tenant, entry.target(target)).await?;
    saved(tx, tenant, id, cx.now()).await
}

fn named(certificate: &StoredCertificate) -> String {
    let thumbprint = STANDARD.encode(&certificate.sha1);
    format!("{} ({thumbprint})", certificate.display_name)
}

/// Removes an application: its tokens are refused from now on.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    id: ApplicationId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let stored = find(tx, tenant, id).await?;
            if_match.check(stored.version)?;
            require_may_give(tx, &caller, &stored.registration.permissions).await?;
            own.refuse_harmful_removal(tx, tenant, id.uuid()).await?;
            if !store::delete(tx, tenant, id).await? {
                return Err(Failure::not_found("application", id));
            }
            let entry = Entry::by(&caller, CATEGORY, "Delete application", Operation::Delete)
                .target(target(id, Some(&stored.registration), None));
            audit::record(tx, &own, tenant, entry).await?;
            saved(tx, tenant, id, own.now()).await
        }
        .boxed()
    })
    .await
}
