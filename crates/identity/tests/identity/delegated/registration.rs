//! What an application may be registered with.

use beffroi_identity::{Registration, register};
use beffroi_testkit::Backend;
use beffroi_web::Actor;

use crate::office::Office;

#[tokio::test]
async fn what_is_wrong_with_a_registration_is_named() {
    let office = Office::open(Backend::Sqlite).await;
    let registration = Registration {
        display_name: " ".to_owned(),
        redirect_uris: vec![
            "https://ok.example".to_owned(),
            "http://contoso.com".to_owned(),
        ],
        certificates: vec![b"-----BEGIN PRIVATE KEY-----".to_vec()],
        ..Registration::default()
    };
    let refused = register(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        registration,
    )
    .await
    .unwrap_err();
    let fields: Vec<_> = refused
        .details()
        .iter()
        .map(|one| one.target.as_str())
        .collect();
    assert_eq!(
        fields,
        ["displayName", "web/redirectUris/1", "keyCredentials/0/key"]
    );
    office.app.finish().await;
}
