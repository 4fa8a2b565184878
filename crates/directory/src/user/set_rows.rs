//! What the population needs to know of users.

use std::borrow::Cow;

use beffroi_core::filter::fold;
use beffroi_core::{TenantId, Ts};
use beffroi_population::TextKey;
use beffroi_store::{Conn, Row, StoreError, Value, Walk, WalkedText, args};
use uuid::Uuid;

/// The texts that the population keeps, in the form in which they are compared, and their columns.
/// Those that a filter may name are as the filter compares them; all others are in lower case.
const TEXTS: [(TextKey, &str); 19] = [
    (TextKey::DisplayName, "display_name_key"),
    (TextKey::PrincipalName, "upn_key"),
    (TextKey::Mail, "mail_key"),
    (TextKey::GivenName, "given_name_key"),
    (TextKey::Surname, "surname_key"),
    (TextKey::Department, "department_key"),
    (TextKey::Company, "company_name_key"),
    (TextKey::Office, "office_location_key"),
    (TextKey::City, "city_key"),
    (TextKey::State, "state"),
    (TextKey::Country, "country_key"),
    (TextKey::PostalCode, "postal_code"),
    (TextKey::Street, "street_address"),
    (TextKey::JobTitle, "job_title_key"),
    (TextKey::UsageLocation, "usage_location"),
    (TextKey::Language, "preferred_language"),
    (TextKey::UserType, "user_type"),
    (TextKey::MobilePhone, "mobile_phone"),
    (TextKey::BusinessPhone, "business_phone"),
];

/// Whether the column holds the text as people wrote it: it is put into lower case here.
const fn as_written(key: TextKey) -> bool {
    matches!(
        key,
        TextKey::State
            | TextKey::PostalCode
            | TextKey::Street
            | TextKey::MobilePhone
            | TextKey::BusinessPhone
    )
}

/// Whether the text is kept, and compared by filters, as it is written: codes and tags.
pub(crate) const fn is_exact(key: TextKey) -> bool {
    matches!(
        key,
        TextKey::UsageLocation | TextKey::Language | TextKey::UserType
    )
}

/// One user, as far as sets and texts go.
pub(crate) struct SetRow<'a> {
    pub(crate) id: Uuid,
    pub(crate) enabled: bool,
    pub(crate) deleted: bool,
    /// In the order of [`TEXTS`].
    texts: [WalkedText<'a>; TEXTS.len()],
}

impl SetRow<'_> {
    /// The text of that kind.
    pub(crate) fn text(&self, key: TextKey) -> Option<&str> {
        self.texts[key as usize].as_deref()
    }

    /// All texts that there are.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (TextKey, &str)> {
        let texts = TEXTS.iter().zip(&self.texts);
        texts.filter_map(|((key, _), text)| Some((*key, text.as_deref()?)))
    }
}

fn compared(key: TextKey, text: Cow<'_, str>) -> Cow<'_, str> {
    if as_written(key) && text.chars().any(char::is_uppercase) {
        Cow::Owned(fold(&text))
    } else {
        text
    }
}

fn set_row(row: &Row) -> Result<SetRow<'static>, StoreError> {
    let mut texts = [const { None }; TEXTS.len()];
    for ((key, column), text) in TEXTS.iter().zip(&mut texts) {
        let found: Option<String> = row.get(column)?;
        *text = found.map(|found| compared(*key, Cow::Owned(found)));
    }
    Ok(SetRow {
        id: row.get("id")?,
        enabled: row.get("account_enabled")?,
        deleted: row.get::<Option<Ts>>("deleted_at")?.is_some(),
        texts,
    })
}

/// Every user who is not deleted.
const EVERYBODY: Walk = Walk {
    from: "directory_user WHERE tenant_id = $1 AND deleted_at IS NULL",
    id: "id",
    texts: &WALKED,
};

/// The columns of [`TEXTS`], and whether the account is enabled.
const WALKED: [&str; TEXTS.len() + 1] = {
    let mut all = ["CASE WHEN account_enabled THEN 'enabled' END"; TEXTS.len() + 1];
    let mut at = 0;
    while at < TEXTS.len() {
        all[at] = TEXTS[at].1;
        at += 1;
    }
    all
};

/// Hands over everybody of a tenant who is not deleted.
pub(crate) async fn each_for_sets(
    conn: &mut Conn,
    tenant: TenantId,
    mut take: impl FnMut(SetRow<'_>) + Send,
) -> Result<(), StoreError> {
    conn.walk(EVERYBODY, args![tenant], |id, found| {
        let mut texts = [const { None }; TEXTS.len()];
        for (((key, _), text), found) in TEXTS.iter().zip(&mut texts).zip(found) {
            *text = found
                .as_deref()
                .map(|found| compared(*key, Cow::Borrowed(found)));
        }
        take(SetRow {
            id,
            enabled: found.last().is_some_and(Option::is_some),
            deleted: false,
            texts,
        });
    })
    .await
}

/// Some users by id, deleted ones included.
pub(crate) async fn some_for_sets(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<SetRow<'static>>, StoreError> {
    conn.all_in(
        "SELECT id, account_enabled, deleted_at, display_name_key, upn_key, mail_key, given_name_key, surname_key,
           department_key, company_name_key, office_location_key, city_key, state, country_key, postal_code,
           street_address, job_title_key, usage_location, preferred_language, user_type, mobile_phone, business_phone
         FROM directory_user WHERE tenant_id = $1 AND id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(set_row)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_stands_at_its_own_place() {
        assert_eq!(TEXTS.len(), TextKey::ALL.len());
        for (place, (key, _)) in TEXTS.iter().enumerate() {
            assert_eq!(*key as usize, place);
            assert_eq!(TextKey::ALL[place], *key);
        }
        assert!(WALKED[TEXTS.len()].starts_with("CASE"));
    }
}
