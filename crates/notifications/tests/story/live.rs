//! In open portals and agents, at once.

use std::net::SocketAddr;
use std::time::Duration;

use beffroi_testkit::backends;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::office::{Office, Person};

struct Portal(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Portal {
    async fn open(address: SocketAddr, who: &Person, query: &str) -> Self {
        let uri = format!("ws://{address}/live{query}");
        let mut request = uri.into_client_request().unwrap();
        let headers = request.headers_mut();
        let caller = serde_json::to_string(&who.caller).unwrap();
        headers.insert("test-caller", caller.parse().unwrap());
        headers.insert("origin", "http://test.local".parse().unwrap());
        headers.insert("sec-websocket-protocol", "beffroi.live.v1".parse().unwrap());
        let (socket, _) = connect_async(request).await.unwrap();
        let mut portal = Self(socket);
        assert_eq!(portal.frame().await["type"], "hello");
        portal
    }

    async fn frame(&mut self) -> Value {
        let next = async {
            loop {
                if let Message::Text(text) = self.0.next().await.unwrap().unwrap() {
                    return serde_json::from_str(&text).unwrap();
                }
            }
        };
        let soon = tokio::time::timeout(Duration::from_secs(5), next);
        soon.await.expect("a frame within 5 s")
    }

    /// Nothing is under way: the next frame answers what was said last.
    async fn is_quiet(&mut self) {
        let text = json!({"type": "unheardOf"}).to_string();
        self.0.send(Message::text(text)).await.unwrap();
        assert_eq!(self.frame().await["type"], "error");
    }
}

#[tokio::test]
async fn open_portals_show_what_is_sent_to_their_people_and_devices() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (emma, noah) = (office.hire("emma").await, office.hire("noah").await);
        let (one, other) = (
            office.browser(&emma, "one").await,
            office.browser(&emma, "other").await,
        );
        let group = office.group("all", &[emma.id.to_string()]).await;
        let address = office.app.serve().await;
        let mut hers = Portal::open(address, &emma, "").await;
        let mut agent = Portal::open(address, &emma, &format!("?deviceId={other}")).await;
        let mut his = Portal::open(address, &noah, "").await;

        office
            .to_groups("Closed", "Snow.", &[&group])
            .await
            .expect(204);
        for portal in [&mut hers, &mut agent] {
            let frame = portal.frame().await;
            assert_eq!(frame["type"], "notification", "{frame}");
            let shown = &frame["notification"];
            assert_eq!(
                (&shown["title"], &shown["body"], &shown["deviceId"]),
                (&json!("Closed"), &json!("Snow."), &json!(null))
            );
        }
        // A portal looks whether it is the device; an agent says which one it is.
        office.to_device(&one).await.expect(204);
        let shown = hers.frame().await;
        assert_eq!(shown["notification"]["deviceId"], one.as_str());
        agent.is_quiet().await;
        his.is_quiet().await;
        office.app.drain().await;
        office.app.finish().await;
    }
}
