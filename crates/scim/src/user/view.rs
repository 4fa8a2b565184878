//! What SCIM shows of a person.

use beffroi_directory::user::User;
use beffroi_web::etag_of;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Fields;
use crate::document::Document;
use crate::schema::{ENTERPRISE_ID, USER};

/// The form in which a provider gave what has several values. The values themselves are the
/// directory's: what has been changed there since is shown as it is there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Kept {
    #[serde(skip_serializing_if = "Option::is_none")]
    emails: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_numbers: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addresses: Option<Value>,
}

/// A person with all that SCIM says of them.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) user: User,
    /// The `userName`, where it is not the principal name.
    pub(crate) user_name: Option<String>,
    pub(crate) kept: Kept,
    /// How the provider that asks calls the person.
    pub(crate) external_id: Option<String>,
    /// The groups that the person is in directly, when they are asked for: ids and names.
    pub(crate) groups: Option<Vec<(Uuid, String)>>,
}

impl Kept {
    /// What must be remembered of a document: the forms that can't be told from the fields.
    pub(crate) fn of(document: &Document, fields: &Fields) -> Self {
        let form = |name: &str, told: Option<Value>| {
            let given = document.get(name).cloned();
            if given == told { None } else { given }
        };
        Self {
            emails: form("emails", emails(fields)),
            phone_numbers: form("phoneNumbers", phone_numbers(fields)),
            addresses: form("addresses", addresses(fields)),
        }
    }

    /// The form of one attribute, as long as it says what the directory says.
    fn form(
        &self,
        name: &str,
        fields: &Fields,
        said: impl Fn(&Fields) -> Value,
        told: Option<Value>,
    ) -> Option<Value> {
        let kept = match name {
            "emails" => &self.emails,
            "phoneNumbers" => &self.phone_numbers,
            _ => &self.addresses,
        };
        let Some(kept) = kept else { return told };
        let mut document = Document::new();
        document.insert(name.to_owned(), kept.clone());
        match Fields::of(&document) {
            Ok(read) if said(&read) == said(fields) => Some(kept.clone()),
            _ => told,
        }
    }
}

impl From<&User> for Fields {
    fn from(user: &User) -> Self {
        Self {
            display_name: Some(user.display_name.clone()),
            given_name: user.given_name.clone(),
            surname: user.surname.clone(),
            job_title: user.job_title.clone(),
            preferred_language: user.preferred_language.clone(),
            active: Some(user.account_enabled),
            mail: user.mail.clone(),
            other_mails: user.other_mails.clone(),
            mobile_phone: user.mobile_phone.clone(),
            business_phone: user.business_phones.first().cloned(),
            street_address: user.street_address.clone(),
            city: user.city.clone(),
            state: user.state.clone(),
            postal_code: user.postal_code.clone(),
            country: user.country.clone(),
            department: user.department.clone(),
            company_name: user.company_name.clone(),
        }
    }
}

fn emails(fields: &Fields) -> Option<Value> {
    let mail = fields.mail.iter();
    let mail = mail.map(|mail| json!({"value": mail, "type": "work", "primary": true}));
    let others = fields.other_mails.iter();
    let others = others.map(|mail| json!({"value": mail, "type": "other"}));
    some(mail.chain(others).collect())
}

fn phone_numbers(fields: &Fields) -> Option<Value> {
    let phone = |number: &Option<String>, kind: &str| {
        let number = number.as_ref()?;
        Some(json!({"value": number, "type": kind}))
    };
    let work = phone(&fields.business_phone, "work");
    let mobile = phone(&fields.mobile_phone, "mobile");
    some(work.into_iter().chain(mobile).collect())
}

fn addresses(fields: &Fields) -> Option<Value> {
    let mut address = Document::new();
    for (name, text) in [
        ("streetAddress", &fields.street_address),
        ("locality", &fields.city),
        ("region", &fields.state),
        ("postalCode", &fields.postal_code),
        ("country", &fields.country),
    ] {
        if let Some(text) = text {
            address.insert(name.to_owned(), text.as_str().into());
        }
    }
    if address.is_empty() {
        return None;
    }
    address.insert("type".to_owned(), "work".into());
    Some(json!([address]))
}

fn some(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then(|| values.into())
}

impl Person {
    /// What can be written of the person, in canonical form.
    pub(crate) fn document(&self) -> Document {
        let fields = Fields::from(&self.user);
        let kept = &self.kept;
        let user_name = self.user_name.as_ref();
        let user_name = user_name.unwrap_or(&self.user.user_principal_name);
        let language = fields.preferred_language.as_ref();
        let name = object([
            ("familyName", fields.surname.clone().map(Value::from)),
            ("givenName", fields.given_name.clone().map(Value::from)),
        ]);
        let enterprise = object([
            ("department", fields.department.clone().map(Value::from)),
            ("organization", fields.company_name.clone().map(Value::from)),
        ]);
        let mails = |fields: &Fields| json!([fields.mail, fields.other_mails]);
        let phones = |fields: &Fields| json!([fields.mobile_phone, fields.business_phone]);
        let address = |fields: &Fields| {
            json!([
                fields.street_address,
                fields.city,
                fields.state,
                fields.postal_code,
                fields.country
            ])
        };
        object([
            ("externalId", self.external_id.clone().map(Value::from)),
            ("userName", Some(user_name.as_str().into())),
            ("name", (!name.is_empty()).then(|| name.into())),
            ("displayName", fields.display_name.clone().map(Value::from)),
            ("title", fields.job_title.clone().map(Value::from)),
            ("preferredLanguage", language.map(|tag| tag.as_str().into())),
            ("active", fields.active.map(Value::from)),
            (
                "emails",
                kept.form("emails", &fields, mails, emails(&fields)),
            ),
            (
                "phoneNumbers",
                kept.form("phoneNumbers", &fields, phones, phone_numbers(&fields)),
            ),
            (
                "addresses",
                kept.form("addresses", &fields, address, addresses(&fields)),
            ),
            (
                ENTERPRISE_ID,
                (!enterprise.is_empty()).then(|| enterprise.into()),
            ),
        ])
    }

    /// The resource as it is answered, and its entity tag; `base` is where the protocol is.
    pub(crate) fn resource(&self, base: &str) -> (Document, String) {
        let mut resource = self.document();
        let version = etag_of(
            &self.user.etag,
            &Value::Object(resource.clone()).to_string(),
        );
        let mut schemas = vec![USER.core.id];
        if resource.contains_key(ENTERPRISE_ID) {
            schemas.push(ENTERPRISE_ID);
        }
        resource.insert("schemas".to_owned(), schemas.into());
        resource.insert("id".to_owned(), self.user.id.to_string().into());
        if let Some(groups) = &self.groups {
            let groups: Vec<Value> = groups.iter().map(|(id, name)| {
                json!({"value": id, "$ref": format!("{base}/Groups/{id}"), "display": name, "type": "direct"})
            }).collect();
            resource.insert("groups".to_owned(), groups.into());
        }
        let meta = json!({
            "resourceType": USER.name,
            "created": self.user.created_date_time,
            "location": format!("{base}/Users/{}", self.user.id),
            "version": version,
        });
        resource.insert("meta".to_owned(), meta);
        (resource, version)
    }
}

fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Document {
    let entries = entries
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    entries.collect()
}
