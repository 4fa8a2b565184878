//! The library's part of both ceremonies (WebAuthn Level 3, sections 7.1 and 7.2). Its challenges are
//! its own randomness: what proves them is a signature, not that a test can repeat them.

use beffroi_core::{Failure, Kind, failure};
use beffroi_directory::lookup::Account;
use beffroi_feature::{Cx, Settings};
use serde::Serialize;
use serde_json::Value;
use url::{Host, Url};
use webauthn_rs::prelude::{
    AuthenticationResult, CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Whether browsers can make passkeys for this server: it has a name, not only an address.
pub(crate) fn is_possible(settings: &Settings) -> bool {
    relying_party_id(settings).is_some()
}

fn relying_party_id(settings: &Settings) -> Option<(String, Url)> {
    let url = Url::parse(&settings.public_url).ok()?;
    match url.host() {
        Some(Host::Domain(name)) => Some((name.to_owned(), url)),
        _ => None,
    }
}

fn relying_party(settings: &Settings) -> failure::Result<Webauthn> {
    let (id, origin) = relying_party_id(settings).ok_or_else(|| {
        Failure::conflict(
            "passkeysNotPossible",
            "Passkeys need a server with a name: this one's public address (public_url) is a number.",
        )
    })?;
    let builder = WebauthnBuilder::new(&id, &origin).map_err(Failure::bug)?;
    builder.rp_name("Beffroi").build().map_err(Failure::bug)
}

/// A challenge for a browser that makes a passkey.
pub(crate) fn begin_registration(
    cx: &Cx,
    account: &Account,
    known: Vec<CredentialID>,
) -> failure::Result<(Value, PasskeyRegistration)> {
    let (challenge, state) = relying_party(&cx.settings)?
        .start_passkey_registration(
            account.id.uuid(),
            &account.user_principal_name,
            &account.display_name,
            Some(known),
        )
        .map_err(Failure::bug)?;
    let mut options = options(&challenge)?;
    // A credential that is found without a name, which the library leaves to chance.
    let wish = &mut options["authenticatorSelection"];
    wish["residentKey"] = "required".into();
    wish["requireResidentKey"] = true.into();
    Ok((options, state))
}

/// Reads what a browser made.
pub(crate) fn read_registration(credential: Value) -> failure::Result<RegisterPublicKeyCredential> {
    serde_json::from_value(credential).map_err(malformed)
}

/// The passkey that a browser made; refuses what does not prove it.
pub(crate) fn finish_registration(
    cx: &Cx,
    credential: &RegisterPublicKeyCredential,
    state: &PasskeyRegistration,
) -> failure::Result<Passkey> {
    relying_party(&cx.settings)?
        .finish_passkey_registration(credential, state)
        .map_err(|why| {
            let words = "must prove the challenge with a passkey that verifies its user";
            Failure::invalid("credential", words).caused_by(why)
        })
}

/// A challenge for whoever signs in with a passkey.
pub(super) fn begin_authentication(
    cx: &Cx,
) -> failure::Result<(Value, DiscoverableAuthentication)> {
    let (challenge, state) = relying_party(&cx.settings)?
        .start_discoverable_authentication()
        .map_err(Failure::bug)?;
    Ok((options(&challenge)?, state))
}

/// What a browser answered: which credential, of whom.
pub(super) struct Assertion {
    credential: PublicKeyCredential,
    pub(super) user: uuid::Uuid,
    pub(super) credential_id: Vec<u8>,
}

/// Reads a browser's answer.
pub(super) fn identify(cx: &Cx, credential: Value) -> failure::Result<Option<Assertion>> {
    let credential: PublicKeyCredential = serde_json::from_value(credential).map_err(malformed)?;
    let rp = relying_party(&cx.settings)?;
    let Ok((user, id)) = rp.identify_discoverable_authentication(&credential) else {
        return Ok(None);
    };
    let credential_id = id.to_vec();
    Ok(Some(Assertion {
        credential,
        user,
        credential_id,
    }))
}

/// Whether the answer proves the challenge with that passkey.
pub(super) fn finish_authentication(
    cx: &Cx,
    assertion: &Assertion,
    state: DiscoverableAuthentication,
    passkey: &Passkey,
) -> failure::Result<Result<AuthenticationResult, WebauthnError>> {
    let rp = relying_party(&cx.settings)?;
    Ok(rp.finish_discoverable_authentication_v2(&assertion.credential, state, passkey))
}

/// The options for `navigator.credentials`, as JSON. Whether a passkey is offered in the name's field
/// or asked for by a button is the page's choice.
fn options<T: Serialize>(challenge: &T) -> failure::Result<Value> {
    let mut value = serde_json::to_value(challenge).map_err(Failure::bug)?;
    Ok(value["publicKey"].take())
}

fn malformed(why: serde_json::Error) -> Failure {
    let words = "must be what the browser's navigator.credentials gave, as JSON";
    Failure::new(
        Kind::Invalid,
        "Request_BadRequest",
        format!("credential {words}."),
    )
    .at("credential")
    .caused_by(why)
}
