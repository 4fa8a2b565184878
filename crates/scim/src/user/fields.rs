//! What a document says of a person, in the directory's own fields.

use beffroi_core::{LanguageTag, failure};
use beffroi_directory::user::{UserPatch, parse_phone};
use serde_json::Value;

use crate::document::Document;
use crate::refusal;
use crate::schema::ENTERPRISE_ID;

/// The directory's fields as far as SCIM speaks of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) display_name: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) surname: Option<String>,
    pub(crate) job_title: Option<String>,
    pub(crate) preferred_language: Option<LanguageTag>,
    pub(crate) active: Option<bool>,
    pub(crate) mail: Option<String>,
    pub(crate) other_mails: Vec<String>,
    pub(crate) mobile_phone: Option<String>,
    pub(crate) business_phone: Option<String>,
    pub(crate) street_address: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) department: Option<String>,
    pub(crate) company_name: Option<String>,
}

/// The principal name of a `userName`, and the `userName` itself where it is not the same: one
/// without @ gets the organization's first domain.
pub(crate) fn principal_name(user_name: &str, domains: &[String]) -> (String, Option<String>) {
    match domains.first() {
        Some(domain) if !user_name.contains('@') => {
            (format!("{user_name}@{domain}"), Some(user_name.to_owned()))
        }
        _ => (user_name.to_owned(), None),
    }
}

fn text(document: &Document, name: &str) -> Option<String> {
    let text = document.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl Fields {
    /// Reads a document in canonical form.
    ///
    /// # Errors
    /// `invalidValue` for a language that is none.
    pub(crate) fn of(document: &Document) -> failure::Result<Self> {
        let language = text(document, "preferredLanguage");
        let language = language.map(|tag| {
            tag.parse()
                .map_err(|rule| refusal::value(format!("preferredLanguage {rule}")))
        });
        let mut fields = Self {
            display_name: text(document, "displayName"),
            job_title: text(document, "title"),
            preferred_language: language.transpose()?,
            active: document.get("active").and_then(Value::as_bool),
            ..Self::default()
        };
        if let Some(Value::Object(name)) = document.get("name") {
            fields.given_name = text(name, "givenName");
            fields.surname = text(name, "familyName");
        }
        if let Some(Value::Object(enterprise)) = document.get(ENTERPRISE_ID) {
            fields.department = text(enterprise, "department");
            fields.company_name = text(enterprise, "organization");
        }
        fields.read_mails(document);
        fields.read_phones(document);
        fields.read_address(document);
        Ok(fields)
    }

    /// The preferred address is the person's, else the one for work, else the first.
    fn read_mails(&mut self, document: &Document) {
        let mails = values(document, "emails");
        let Some(chosen) = preferred(&mails) else {
            return;
        };
        self.mail = text(mails[chosen], "value");
        let others = mails
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != chosen);
        self.other_mails = others.filter_map(|(_, mail)| text(mail, "value")).collect();
    }

    /// Numbers that can be called: those with a country code. Others stay as they were given, for
    /// the provider only.
    fn read_phones(&mut self, document: &Document) {
        let phones = values(document, "phoneNumbers");
        let number = |kinds: &[&str]| {
            phones
                .iter()
                .filter(|phone| kinds.contains(&kind(phone).as_str()))
                .find_map(|phone| {
                    let number = text(phone, "value")?;
                    let number = number.strip_prefix("tel:").unwrap_or(&number);
                    parse_phone(number, None).ok()
                })
        };
        self.mobile_phone = number(&["mobile"]);
        self.business_phone = number(&["work", ""]);
    }

    fn read_address(&mut self, document: &Document) {
        let addresses = values(document, "addresses");
        let Some(chosen) = preferred(&addresses) else {
            return;
        };
        let part = |name| text(addresses[chosen], name);
        self.street_address = part("streetAddress");
        self.city = part("locality");
        self.state = part("region");
        self.postal_code = part("postalCode");
        self.country = part("country");
    }

    /// The change of the directory that leads from here to `after`; fields that stay are absent.
    pub(crate) fn change_to(&self, after: &Self) -> UserPatch {
        fn changed<T: PartialEq + Clone>(before: &T, after: &T) -> Option<T> {
            (before != after).then(|| after.clone())
        }
        macro_rules! patch {
            ($($field:ident),*) => {
                UserPatch {
                    $( $field: changed(&self.$field, &after.$field), )*
                    ..UserPatch::default()
                }
            };
        }
        let mut patch = patch!(
            given_name,
            surname,
            job_title,
            preferred_language,
            mail,
            other_mails,
            mobile_phone,
            street_address,
            city,
            state,
            postal_code,
            country,
            department,
            company_name
        );
        patch.display_name = changed(&self.display_name, &after.display_name).flatten();
        patch.account_enabled = changed(&self.active, &after.active).flatten();
        patch.business_phones = changed(&self.business_phone, &after.business_phone)
            .map(|phone| phone.into_iter().collect());
        patch
    }
}

fn values<'a>(document: &'a Document, name: &str) -> Vec<&'a Document> {
    let values = document.get(name).and_then(Value::as_array);
    let objects = values.into_iter().flatten().filter_map(Value::as_object);
    objects.collect()
}

/// What a value is for, in small letters.
fn kind(value: &Document) -> String {
    let kind = value.get("type").and_then(Value::as_str);
    kind.unwrap_or_default().to_ascii_lowercase()
}

/// The place of the preferred value, else of the first for work, else of the first.
fn preferred(values: &[&Document]) -> Option<usize> {
    let primary = |value: &&Document| value.get("primary") == Some(&Value::Bool(true));
    values
        .iter()
        .position(primary)
        .or_else(|| values.iter().position(|value| kind(value) == "work"))
        .or(if values.is_empty() { None } else { Some(0) })
}
