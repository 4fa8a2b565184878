//! A cookie changes something only from our own pages.

use beffroi_testkit::Backend;
use serde_json::json;

use crate::office::{EMILIE, Office, PASSWORD};

#[tokio::test]
async fn foreign_pages_change_nothing() {
    let office = Office::open(Backend::Sqlite).await;
    let cookie = office.sign_in(EMILIE).await;
    let change = json!({"currentPassword": PASSWORD, "newPassword": "sept bateaux lents"});
    for (name, value) in [
        ("origin", "http://evil.local"),
        ("sec-fetch-site", "cross-site"),
        ("x", "y"),
    ] {
        let request = office
            .app
            .post("/identity/password")
            .header("cookie", &cookie)
            .json(&change);
        let refused = request.header(name, value).send().await.expect(403);
        assert_eq!(refused.code(), "originMismatch", "{name}");
    }
    office.sign_in(EMILIE).await;
    let live = office
        .app
        .get("/live")
        .header("cookie", &cookie)
        .header("upgrade", "websocket");
    let refused = live
        .header("origin", "http://evil.local")
        .send()
        .await
        .expect(403);
    assert_eq!(refused.code(), "originMismatch");
    // Reading is the same-origin policy's business.
    let read = office
        .app
        .get("/identity/session")
        .header("cookie", &cookie);
    read.header("origin", "http://evil.local")
        .send()
        .await
        .expect(200);
    office.app.finish().await;
}

#[tokio::test]
async fn foreign_pages_sign_nobody_in() {
    let office = Office::open(Backend::Sqlite).await;
    let body = json!({"userPrincipalName": EMILIE, "password": PASSWORD});
    let attempt = || office.app.post("/identity/session").json(&body);
    let refused = attempt()
        .header("origin", "http://evil.local")
        .send()
        .await
        .expect(403);
    assert_eq!(refused.code(), "originMismatch");
    attempt()
        .header("sec-fetch-site", "same-site")
        .send()
        .await
        .expect(403);
    attempt()
        .header("origin", "http://test.local")
        .send()
        .await
        .expect(200);
    attempt()
        .header("sec-fetch-site", "same-origin")
        .send()
        .await
        .expect(200);
    attempt().send().await.expect(200);
    office.app.finish().await;
}
