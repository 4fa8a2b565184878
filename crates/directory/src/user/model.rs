//! A user as Graph shows it, and what may be given when one is created or changed.

use std::collections::BTreeMap;

use beffroi_core::failure::Violations;
use beffroi_core::{LanguageTag, Secret, Ts, failure};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::UserId;

/// Member of the organization, or guest from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub enum UserType {
    /// One of the organization's own people.
    #[default]
    Member,
    /// Somebody from outside.
    Guest,
}

impl UserType {
    /// As kept in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "Member",
            Self::Guest => "Guest",
        }
    }
}

impl std::str::FromStr for UserType {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "Member" => Ok(Self::Member),
            "Guest" => Ok(Self::Guest),
            other => Err(std::io::Error::other(format!("no user type: {other}"))),
        }
    }
}

/// What is known of a person, apart from ids and times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserFields {
    /// The name to sign in with: `local@domain`, the domain verified by the tenant.
    pub user_principal_name: String,
    /// The name to show.
    pub display_name: String,
    /// First name.
    pub given_name: Option<String>,
    /// Family name.
    pub surname: Option<String>,
    /// The e-mail address.
    pub mail: Option<String>,
    /// Further e-mail addresses.
    pub other_mails: Vec<String>,
    /// In E.164, e.g. `+33600602677`.
    pub mobile_phone: Option<String>,
    /// In E.164.
    pub business_phone: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// Company, within an organization of several.
    pub company_name: Option<String>,
    /// Office.
    pub office_location: Option<String>,
    /// Street and number.
    pub street_address: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country, by name.
    pub country: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// The language that the person prefers.
    pub preferred_language: Option<LanguageTag>,
    /// Where services are used, as a two-letter code.
    pub usage_location: Option<String>,
    /// Whether the person may sign in.
    pub account_enabled: bool,
    /// Member or guest.
    pub user_type: UserType,
}

impl Default for UserFields {
    fn default() -> Self {
        Self {
            user_principal_name: String::new(),
            display_name: String::new(),
            given_name: None,
            surname: None,
            mail: None,
            other_mails: Vec::new(),
            mobile_phone: None,
            business_phone: None,
            department: None,
            company_name: None,
            office_location: None,
            street_address: None,
            city: None,
            state: None,
            postal_code: None,
            country: None,
            job_title: None,
            preferred_language: None,
            usage_location: None,
            account_enabled: true,
            user_type: UserType::Member,
        }
    }
}

/// A user, as Graph shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    pub etag: String,
    /// The user's id.
    pub id: UserId,
    /// The name to sign in with.
    pub user_principal_name: String,
    /// The name to show.
    pub display_name: String,
    /// First name.
    pub given_name: Option<String>,
    /// Family name.
    pub surname: Option<String>,
    /// The e-mail address.
    pub mail: Option<String>,
    /// Further e-mail addresses.
    pub other_mails: Vec<String>,
    /// In E.164.
    pub mobile_phone: Option<String>,
    /// At most one, in E.164.
    pub business_phones: Vec<String>,
    /// Department.
    pub department: Option<String>,
    /// Company.
    pub company_name: Option<String>,
    /// Office.
    pub office_location: Option<String>,
    /// Street and number.
    pub street_address: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Preferred language.
    pub preferred_language: Option<LanguageTag>,
    /// Two-letter code.
    pub usage_location: Option<String>,
    /// Whether the person may sign in.
    pub account_enabled: bool,
    /// Member or guest.
    pub user_type: UserType,
    /// When the account was created.
    pub created_date_time: Ts,
    /// When it was deleted, of those who may be restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_date_time: Option<Ts>,
}

/// A first password.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PasswordProfile {
    /// 12 to 256 characters.
    #[schema(value_type = String)]
    pub password: Secret<String>,
    /// Whether the person must choose another one at the first sign-in.
    #[serde(default)]
    pub force_change_password_next_sign_in: bool,
}

/// A user to be created: a change of nobody, with name and principal name required.
#[derive(Debug, Clone, Default, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewUser {
    /// A first password; without one the person can't sign in by password yet.
    #[serde(default)]
    pub password_profile: Option<PasswordProfile>,
    /// Accepted for Graph's clients; not kept.
    #[serde(default)]
    pub mail_nickname: Option<String>,
    /// Everything else. `userPrincipalName` and `displayName` are required.
    #[serde(flatten)]
    pub fields: UserPatch,
}

/// A change: what is absent stays, `null` clears.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserPatch {
    /// The name to sign in with.
    pub user_principal_name: Option<String>,
    /// The name to show.
    pub display_name: Option<String>,
    /// First name.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub given_name: Option<Option<String>>,
    /// Family name.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub surname: Option<Option<String>>,
    /// The e-mail address.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub mail: Option<Option<String>>,
    /// Further e-mail addresses, at most 250.
    pub other_mails: Option<Vec<String>>,
    /// A phone number with its country code.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub mobile_phone: Option<Option<String>>,
    /// At most one phone number with its country code.
    pub business_phones: Option<Vec<String>>,
    /// Department.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub department: Option<Option<String>>,
    /// Company.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub company_name: Option<Option<String>>,
    /// Office.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub office_location: Option<Option<String>>,
    /// Street and number.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub street_address: Option<Option<String>>,
    /// City.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub city: Option<Option<String>>,
    /// State or province.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub state: Option<Option<String>>,
    /// Postal code.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub postal_code: Option<Option<String>>,
    /// Country.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub country: Option<Option<String>>,
    /// Job title.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub job_title: Option<Option<String>>,
    /// Preferred language.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub preferred_language: Option<Option<LanguageTag>>,
    /// Two-letter code.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub usage_location: Option<Option<String>>,
    /// Whether the person may sign in.
    pub account_enabled: Option<bool>,
    /// Member or guest.
    pub user_type: Option<UserType>,
    /// Properties that a user does not have here: refused by name, never ignored.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: BTreeMap<String, serde_json::Value>,
}

/// Tells `null` (clear it) from absence (leave it).
pub(crate) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl UserPatch {
    /// Without the user's own id: clients of Graph send back what they have fetched.
    #[must_use]
    pub(crate) fn without_id(mut self, id: UserId) -> Self {
        if self.unknown.get("id").and_then(|sent| sent.as_str()) == Some(&id.to_string()) {
            self.unknown.remove("id");
        }
        self
    }

    /// Refuses properties that a user does not have, and more than one business phone.
    pub(crate) fn check(&self) -> failure::Result<()> {
        let mut violations = Violations::default();
        for name in self
            .unknown
            .keys()
            .filter(|name| !name.starts_with("@odata."))
        {
            violations.add(
                name.clone(),
                "is not a property of a user that can be written here",
            );
        }
        if self
            .business_phones
            .as_ref()
            .is_some_and(|phones| phones.len() > 1)
        {
            violations.add("businessPhones", "must have at most one number");
        }
        violations.into_result()
    }

    /// The fields with this change made.
    pub fn apply(self, mut fields: UserFields) -> UserFields {
        macro_rules! set {
            ($($field:ident),*) => { $( if let Some(value) = self.$field { fields.$field = value; } )* };
        }
        set!(
            user_principal_name,
            display_name,
            given_name,
            surname,
            mail,
            other_mails,
            mobile_phone,
            department,
            company_name,
            office_location,
            street_address,
            city,
            state,
            postal_code,
            country,
            job_title,
            preferred_language,
            usage_location,
            account_enabled,
            user_type
        );
        if let Some(phones) = self.business_phones {
            fields.business_phone = phones.into_iter().next();
        }
        fields
    }
}
