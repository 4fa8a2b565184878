//! A registered application as Graph shows it, and what one may send of it.

use beffroi_core::Ts;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ApplicationId;

/// A registered application, as Graph shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Application)]
pub(crate) struct ApplicationResource {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    pub(crate) etag: String,
    /// The application's id.
    pub(crate) id: ApplicationId,
    /// The id to sign in with (`client_id`). It is the same as `id`.
    pub(crate) app_id: ApplicationId,
    /// The name to show.
    pub(crate) display_name: String,
    /// What the application is for.
    pub(crate) description: Option<String>,
    /// When it was registered.
    pub(crate) created_date_time: Ts,
    /// Who may sign in to it: always `AzureADMyOrg`, the people of its own organization.
    pub(crate) sign_in_audience: String,
    /// Whether it runs on people's machines and can keep no secret: it must use PKCE.
    pub(crate) is_fallback_public_client: bool,
    /// Where browsers are sent back to with a code, when the application can keep a secret.
    pub(crate) web: RedirectUris,
    /// Where browsers are sent back to with a code, when it can keep none.
    pub(crate) public_client: RedirectUris,
    /// What it may do for itself, and the most that it may do in a person's name.
    pub(crate) permissions: Vec<String>,
    /// Its secrets, without the secret texts, oldest first.
    pub(crate) password_credentials: Vec<PasswordCredential>,
    /// Its certificates, oldest first.
    pub(crate) key_credentials: Vec<KeyCredential>,
}

/// Addresses that people may be sent back to with a code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct RedirectUris {
    /// https, http on this machine (any port), or an application's own scheme; at most 100, each
    /// of at most 2,048 characters.
    pub(crate) redirect_uris: Vec<String>,
}

/// A secret of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PasswordCredential {
    /// The secret's id.
    pub(crate) key_id: Uuid,
    /// What it is for.
    pub(crate) display_name: Option<String>,
    /// The secret's first characters, to tell several apart.
    pub(crate) hint: String,
    /// From when it counts.
    pub(crate) start_date_time: Ts,
    /// Until when it counts.
    pub(crate) end_date_time: Ts,
    /// The secret itself: in the answer to `addPassword` only, and never again.
    pub(crate) secret_text: Option<String>,
}

/// A certificate of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyCredential {
    /// The certificate's id.
    pub(crate) key_id: Uuid,
    /// The certificate's subject, e.g. `CN=Mail merge`.
    pub(crate) display_name: String,
    /// SHA-1 of the certificate as base64, by which the certificate is named elsewhere.
    pub(crate) custom_key_identifier: String,
    /// Always `AsymmetricX509Cert`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Always `Verify`: the server holds no private key.
    pub(crate) usage: String,
    /// From when it counts.
    pub(crate) start_date_time: Ts,
    /// Until when it counts.
    pub(crate) end_date_time: Ts,
    /// Always null: the certificate itself is not given out.
    pub(crate) key: Option<String>,
}

/// An application to be registered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewApplicationBody {
    /// 1 to 256 characters.
    pub(crate) display_name: String,
    /// At most 1,024 characters.
    #[serde(default)]
    pub(crate) description: Option<String>,
    /// Who may sign in to it; only `AzureADMyOrg` is known.
    #[serde(default)]
    pub(crate) sign_in_audience: Option<String>,
    /// Whether it can keep no secret.
    #[serde(default)]
    pub(crate) is_fallback_public_client: Option<bool>,
    /// Its addresses when it can keep a secret.
    #[serde(default)]
    pub(crate) web: RedirectUris,
    /// Its addresses when it can keep none.
    #[serde(default)]
    pub(crate) public_client: RedirectUris,
    /// Names of permissions, e.g. `User.Read.All`. Nobody can give more than they hold, but for
    /// those who may give roles.
    #[serde(default)]
    pub(crate) permissions: Vec<String>,
    /// Its certificates; at most 10.
    #[serde(default)]
    pub(crate) key_credentials: Vec<KeyCredentialBody>,
}

/// A change of an application: what is absent stays, `null` clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct ApplicationPatch {
    /// 1 to 256 characters.
    pub(crate) display_name: Option<String>,
    /// At most 1,024 characters.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub(crate) description: Option<Option<String>>,
    /// Whether it can keep no secret.
    pub(crate) is_fallback_public_client: Option<bool>,
    /// Its addresses when it can keep a secret; as a whole.
    pub(crate) web: Option<RedirectUris>,
    /// Its addresses when it can keep none; as a whole.
    pub(crate) public_client: Option<RedirectUris>,
    /// Names of permissions; as a whole.
    pub(crate) permissions: Option<Vec<String>>,
    /// Its certificates as a whole: those with a `keyId` stay, those with a `key` come.
    pub(crate) key_credentials: Option<Vec<KeyCredentialBody>>,
}

fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A certificate that comes, or one that stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct KeyCredentialBody {
    /// The id of a certificate that stays.
    pub(crate) key_id: Option<Uuid>,
    /// The certificate (DER, or PEM) as base64.
    pub(crate) key: Option<String>,
    /// `AsymmetricX509Cert`.
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    /// `Verify`.
    pub(crate) usage: Option<String>,
    /// Taken from the certificate, whatever is sent.
    pub(crate) display_name: Option<String>,
    /// Taken from the certificate, whatever is sent.
    pub(crate) custom_key_identifier: Option<String>,
    /// Taken from the certificate, whatever is sent.
    pub(crate) start_date_time: Option<String>,
    /// Taken from the certificate, whatever is sent.
    pub(crate) end_date_time: Option<String>,
}

/// What a new secret is for, and how long it counts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct AddPassword {
    /// The secret's properties.
    pub(crate) password_credential: NewPasswordCredential,
}

/// The properties of a new secret.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct NewPasswordCredential {
    /// What it is for; at most 90 characters.
    pub(crate) display_name: Option<String>,
    /// Until when it counts: in the future, and at most two years ahead, which is also the default.
    pub(crate) end_date_time: Option<Ts>,
}

/// Which secret is taken away.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RemovePassword {
    /// The secret's id.
    pub(crate) key_id: Uuid,
}
