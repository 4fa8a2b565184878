//! Text that a database can't keep is refused by the field's name, on both databases alike.

use beffroi_identity::LocalOperator;
use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::office::{EMILIE, Office, PASSWORD};

/// Properties of a user that take text, and one with a NUL inside for each.
const FIELDS: [(&str, &str); 15] = [
    ("userPrincipalName", "a\0b@contoso.com"),
    ("displayName", "a\0b"),
    ("givenName", "a\0b"),
    ("surname", "a\0b"),
    ("mail", "a\0b@contoso.com"),
    ("mobilePhone", "+33 6 12 34\0 56 78"),
    ("department", "a\0b"),
    ("companyName", "a\0b"),
    ("officeLocation", "a\0b"),
    ("streetAddress", "a\0b"),
    ("city", "a\0b"),
    ("state", "a\0b"),
    ("postalCode", "a\0b"),
    ("jobTitle", "a\0b"),
    ("usageLocation", "F\0R"),
];

#[tokio::test]
async fn a_nul_character_is_refused_by_the_name_of_its_field() {
    for backend in backends() {
        let office = Office::open(backend).await;
        for (field, text) in FIELDS {
            let mut user = json!({"userPrincipalName": "new@contoso.com", "displayName": "New"});
            user[field] = Value::from(text);
            let made = office.app.post("/v1.0/users").json(&user);
            let path = format!("/v1.0/users/{EMILIE}");
            let changed = office.app.patch(&path).json(&json!({field: text}));
            for request in [made, changed] {
                let answer = request.extension(LocalOperator).send().await;
                assert_eq!(
                    answer.status,
                    400,
                    "{field} on {backend:?}: {}",
                    answer.text()
                );
                assert_eq!(answer.json()["error"]["target"], field);
            }
        }
        let other = json!({"otherMails": ["a\0b@contoso.com"]});
        let path = format!("/v1.0/users/{EMILIE}");
        let request = office.app.patch(&path).json(&other);
        let answer = request.extension(LocalOperator).send().await.expect(400);
        let target = answer.json()["error"]["target"].to_string();
        assert!(target.contains("otherMails"), "{target}");
        // Nobody has such a name; whoever tries it learns nothing else.
        let answer = office.try_sign_in("a\0b@contoso.com", PASSWORD).await;
        assert!(matches!(answer.status, 400 | 401), "{}", answer.text());
        office.app.finish().await;
    }
}
