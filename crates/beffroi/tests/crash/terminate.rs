//! SIGTERM drains: open portals are told to come back later, and the process ends well.

use http::Method;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::portal::{News, Portal};
use crate::process::{Home, PASSWORD, PATIENCE, Server, send};

#[tokio::test]
async fn sigterm_drains_and_exits_well() {
    let home = Home::init(&[]).await;
    let server = Server::start(&home.path()).await;
    let address = server.address;
    for path in ["/healthz", "/readyz"] {
        let reply = send(address, Method::GET, path, &[], String::new()).await;
        reply.unwrap().expect(200);
    }
    let socket = home.path().join("beffroi.sock");
    let mode = {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(&socket).unwrap().permissions().mode()
    };
    assert_eq!(mode & 0o777, 0o600, "the operator's door is the owner's");

    let body =
        serde_json::json!({"userPrincipalName": "admin@contoso.example", "password": PASSWORD});
    let headers = [("content-type", "application/json")];
    let sent = send(
        address,
        Method::POST,
        "/identity/session",
        &headers,
        body.to_string(),
    );
    let cookie = sent.await.unwrap().expect(200).cookie;
    let (_here, server_at) = watch::channel(Some(address));
    let (sender, mut news) = mpsc::unbounded_channel();
    let _portal = Portal::open(0, cookie, server_at, sender);
    let first = timeout(PATIENCE, news.recv()).await.unwrap();
    assert_eq!(first, Some(News::Connected));

    let (status, printed) = server.terminate().await;
    assert_eq!(status.code(), Some(0), "{status}");
    assert_eq!(printed, "", "one line is printed: that it is ready");
    let last = timeout(PATIENCE, news.recv()).await.unwrap();
    assert_eq!(last, Some(News::Ended(Some(1001))));
    assert!(!socket.exists(), "nothing is left behind");

    // It starts again on the same folder.
    let again = Server::start(&home.path()).await;
    let (status, _) = again.terminate().await;
    assert_eq!(status.code(), Some(0));
}
