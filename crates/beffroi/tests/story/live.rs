//! The same message on the live channel: there within two seconds, gone when it is canceled, nothing
//! lost and nothing twice over a broken connection.

use std::net::SocketAddr;
use std::time::Duration;

use beffroi_directory::device::{NewDevice, OperatingSystem, Surface, enrol_in};
use beffroi_testkit::{Request, backends};
use futures_util::{FutureExt, SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};
use uuid::Uuid;

use super::journey::Contoso;
use crate::office::{self, Person};

/// What people are promised.
const SOON: Duration = Duration::from_secs(2);

struct Portal(WebSocketStream<TcpStream>);

impl Portal {
    async fn open(address: SocketAddr, who: &Person, cursor: Option<&str>) -> Self {
        let query = cursor.map_or_else(String::new, |cursor| format!("?cursor={cursor}"));
        Self::ask(address, who, &query).await.unwrap()
    }

    /// Of a device.
    async fn on(address: SocketAddr, who: &Person, device: &str) -> Self {
        let query = format!("?deviceId={device}");
        let mut portal = Self::ask(address, who, &query).await.unwrap();
        assert_eq!(portal.frame().await["type"], "hello");
        assert_eq!(portal.frame().await["type"], "settings");
        portal
    }

    /// With this query; the status when the handshake is refused.
    async fn ask(address: SocketAddr, who: &Person, query: &str) -> Result<Self, u16> {
        let uri = format!("ws://{address}/live{query}");
        let mut request = uri.into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("cookie", who.cookie.parse().unwrap());
        headers.insert("origin", "http://test.local".parse().unwrap());
        headers.insert("sec-websocket-protocol", "beffroi.live.v1".parse().unwrap());
        let stream = TcpStream::connect(address).await.unwrap();
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(other) => panic!("{other}"),
        }
    }

    /// The next frame, which must come soon.
    async fn frame(&mut self) -> Value {
        let next = async {
            loop {
                match self.0.next().await.unwrap().unwrap() {
                    Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                    Message::Close(reason) => panic!("closed: {reason:?}"),
                    _ => {}
                }
            }
        };
        timeout(SOON, next).await.expect("a frame within 2 s")
    }

    async fn say(&mut self, frame: &Value) {
        let text = frame.to_string();
        self.0.send(Message::text(text)).await.unwrap();
    }

    /// Asserts that nothing is under way: the next frame answers what was said last.
    async fn is_quiet(&mut self) {
        self.say(&json!({"type": "unheardOf"})).await;
        let frame = self.frame().await;
        assert_eq!(frame["type"], "error", "{frame}");
    }

    async fn leave(mut self) {
        self.0.close(None).await.unwrap();
    }
}

#[tokio::test]
async fn there_at_once_and_gone_at_once() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        c.app.app.work();
        let address = c.app.serve().await;
        let mut bob = Portal::open(address, &c.bob, None).await;
        let mut chloe = Portal::open(address, &c.chloe, None).await;
        for portal in [&mut bob, &mut chloe] {
            let hello = portal.frame().await;
            assert_eq!(
                (&hello["type"], &hello["resumed"]),
                (&json!("hello"), &json!(false))
            );
            portal.is_quiet().await;
        }

        let id = c.publish().await;
        let show = bob.frame().await;
        assert_eq!(show["type"], "show", "{show}");
        let showing = &show["showing"];
        assert_eq!(showing["showingId"], format!("{id}.1"));
        assert_eq!(showing["title"], "Payslips have moved");
        let cursor = show["cursor"].as_str().unwrap().to_owned();
        chloe.is_quiet().await;

        // The acknowledgement was lost, so the portal sends its events once more.
        let (shown, dismissed) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let event = |id: Uuid, kind: &str| json!({"id": id, "showingId": showing["showingId"], "type": kind, "occurredDateTime": c.app.cx().now()});
        let events = json!({"type": "events", "events": [event(shown, "shown")]});
        for _ in 0..2 {
            bob.say(&events).await;
            let ack = bob.frame().await;
            assert_eq!(ack, json!({"type": "ack", "eventIds": [shown]}));
        }
        assert_eq!(c.message(&id).await["figures"]["shown"], 1);

        // He puts it away on one device, and it comes down on the other.
        let mut phone = Portal::open(address, &c.bob, Some(&cursor)).await;
        assert_eq!(phone.frame().await["resumed"], true);
        phone.is_quiet().await;
        let events = json!({"type": "events", "events": [event(dismissed, "dismissed")]});
        bob.say(&events).await;
        let down = phone.frame().await;
        assert_eq!(
            (&down["type"], &down["messageId"]),
            (&json!("withdraw"), &json!(id))
        );
        for portal in [bob, chloe, phone] {
            portal.leave().await;
        }
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_happens_while_away_is_told_on_coming_back() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        c.app.app.work();
        let address = c.app.serve().await;
        let mut amelie = Portal::open(address, &c.amelie, None).await;
        let hello = amelie.frame().await;
        let first = c.publish().await;
        let show = amelie.frame().await;
        assert_eq!(show["showing"]["messageId"], first.as_str());
        let cursor = show["cursor"].as_str().unwrap().to_owned();
        assert_ne!(hello["cursor"], cursor.as_str());

        // Connected, she sees it taken down.
        c.act(&c.approving, &first, "cancel", &json!({}))
            .await
            .expect(200);
        let withdraw = amelie.frame().await;
        assert_eq!(
            (&withdraw["type"], &withdraw["messageId"]),
            (&json!("withdraw"), &json!(first))
        );
        amelie.leave().await;

        // While she is away another one begins, and a third begins and ends.
        let second = c.publish().await;
        let third = c.publish().await;
        active(&c, &second).await;
        active(&c, &third).await;
        c.act(&c.writing, &third, "cancel", &json!({}))
            .await
            .expect(200);

        let mut amelie = Portal::open(address, &c.amelie, Some(&cursor)).await;
        assert_eq!(amelie.frame().await["resumed"], true);
        let mut withdrawn = Vec::new();
        let show = loop {
            let frame = amelie.frame().await;
            if frame["type"] == "show" {
                break frame;
            }
            assert_eq!(frame["type"], "withdraw");
            withdrawn.push(frame["messageId"].as_str().unwrap().to_owned());
        };
        assert_eq!(withdrawn, [first, third.clone()]);
        assert_eq!(show["showing"]["messageId"], second.as_str());
        amelie.is_quiet().await;
        amelie.leave().await;

        // A cursor from nowhere begins anew: what is due, and nothing of what was.
        let mut stranger = Portal::open(address, &c.amelie, Some("999999")).await;
        assert_eq!(stranger.frame().await["resumed"], false);
        assert_eq!(
            stranger.frame().await["showing"]["messageId"],
            second.as_str()
        );
        stranger.is_quiet().await;
        stranger.leave().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_change_of_the_directory_is_felt_at_once_and_on_coming_back() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let address = c.app.serve().await;
        let mut bob = Portal::open(address, &c.bob, None).await;
        bob.frame().await;
        let id = c.publish().await;
        let cursor = bob.frame().await["cursor"].as_str().unwrap().to_owned();
        let member = format!("/v1.0/groups/{}/members/{}/$ref", c.sales, c.bob.id);
        let by_admin = |request: Request| request.cookie(&c.organization.admin);

        // He leaves the group while his screen is on, and it is taken down.
        by_admin(c.app.delete(&member)).send().await.expect(204);
        let down = bob.frame().await;
        assert_eq!(
            (&down["type"], &down["messageId"]),
            (&json!("withdraw"), &json!(id))
        );
        bob.leave().await;

        // Away, he is told on coming back with what he had seen.
        let mut bob = Portal::open(address, &c.bob, Some(&cursor)).await;
        assert_eq!(bob.frame().await["resumed"], true);
        let down = bob.frame().await;
        assert_eq!(
            (&down["type"], &down["messageId"]),
            (&json!("withdraw"), &json!(id))
        );
        bob.is_quiet().await;

        // A message for people with a browser of theirs enrolled: his first one brings him in.
        let whom = json!({"allCompany": true, "filters": {"platforms": ["Web"]}});
        let filtered = c.publish_to(&whom).await;
        bob.is_quiet().await;
        let enrol = c.app.post("/v1.0/me/managedDevices").cookie(&c.bob.cookie);
        let device = enrol.json(&json!({"deviceName": "Kiosk"})).send().await;
        let device = office::id_of(&device.expect(201));
        let mut show = bob.frame().await;
        while show["type"] == "withdraw" {
            show = bob.frame().await;
        }
        assert_eq!(show["showing"]["messageId"], filtered.as_str(), "{show}");
        let unenrol = format!("/v1.0/me/managedDevices/{device}");
        c.app
            .delete(&unenrol)
            .cookie(&c.bob.cookie)
            .send()
            .await
            .expect(204);
        let mut down = bob.frame().await;
        while down["messageId"] != filtered.as_str() {
            down = bob.frame().await;
        }
        assert_eq!(down["type"], "withdraw");
        bob.leave().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_device_is_told_what_it_shows_and_nothing_else() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        c.app.app.work();
        let address = c.app.serve().await;
        let enrol = c.app.post("/v1.0/me/managedDevices").cookie(&c.bob.cookie);
        let kiosk = enrol.json(&json!({"deviceName": "Kiosk"})).send().await;
        let kiosk = office::id_of(&kiosk.expect(201));
        // Its policy lets no messages through.
        let laptop = enrol_windows(&c, &c.bob).await;
        for (query, status) in [("x", 400), (laptop.as_str(), 404)] {
            let refused = Portal::ask(address, &c.dan, &format!("?deviceId={query}")).await;
            assert_eq!(refused.err(), Some(status));
        }
        let mut on_kiosk = Portal::on(address, &c.bob, &kiosk).await;
        let mut on_laptop = Portal::on(address, &c.bob, &laptop).await;
        let id = c.publish().await;
        assert_eq!(on_kiosk.frame().await["showing"]["messageId"], id.as_str());
        on_laptop.is_quiet().await;
        on_kiosk.leave().await;
        let mut on_kiosk = Portal::on(address, &c.bob, &kiosk).await;
        assert_eq!(on_kiosk.frame().await["showing"]["messageId"], id.as_str());
        let mut back = Portal::on(address, &c.bob, &laptop).await;
        back.is_quiet().await;
        // What is a device no more takes everything down, and is told nothing more.
        let unenrol = c.app.delete(&format!("/v1.0/me/managedDevices/{kiosk}"));
        unenrol.cookie(&c.bob.cookie).send().await.expect(204);
        let down = on_kiosk.frame().await;
        assert_eq!(
            (&down["type"], &down["messageId"]),
            (&json!("withdraw"), &json!(id))
        );
        let second = c.publish().await;
        active(&c, &second).await;
        on_kiosk.is_quiet().await;
        for portal in [on_kiosk, on_laptop, back] {
            portal.leave().await;
        }
        c.app.finish().await;
    }
}

#[tokio::test]
async fn tenant_switch_allow_microsoft_messages_for_the_vendors_own_messages_separate_from_the_organizations()
 {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        c.app.app.work();
        let address = c.app.serve().await;
        let enrol = c.app.post("/v1.0/me/managedDevices").cookie(&c.bob.cookie);
        let kiosk = enrol.json(&json!({"deviceName": "Kiosk"})).send().await;
        let kiosk = office::id_of(&kiosk.expect(201));
        let told = async || {
            let query = format!("?deviceId={kiosk}");
            let mut device = Portal::ask(address, &c.bob, &query).await.unwrap();
            assert_eq!(device.frame().await["type"], "hello");
            (device.frame().await["settings"].clone(), device)
        };
        let (at_first, mut device) = told().await;
        assert_eq!(at_first, json!({"allowMicrosoftMessages": true}));
        let mut portal = Portal::open(address, &c.bob, None).await;
        assert_eq!(portal.frame().await["type"], "hello");
        let set = c.app.patch("/beta/admin/organizationalMessages/settings");
        let off = json!({"allowMicrosoftMessages": false});
        let set = set.cookie(&c.organization.admin).json(&off).send().await;
        assert_eq!(set.expect(200).json()["allowMicrosoftMessages"], false);
        let frame = device.frame().await;
        assert_eq!(
            (&frame["type"], &frame["settings"]),
            (&json!("settings"), &off)
        );
        portal.is_quiet().await;
        // The organization's own go on, and who comes later or asks hears the same.
        let id = c.publish().await;
        assert_eq!(device.frame().await["showing"]["messageId"], id.as_str());
        let (later, again) = told().await;
        assert_eq!(later, off);
        let asked = c.app.get("/beta/me/organizationalMessages/settings");
        assert_eq!(
            asked.cookie(&c.bob.cookie).send().await.expect(200).json(),
            off
        );
        for portal in [device, portal, again] {
            portal.leave().await;
        }
        c.app.finish().await;
    }
}

/// A computer with Windows that has every place but no policy that lets messages through.
async fn enrol_windows(c: &Contoso, who: &Person) -> String {
    let (cx, tenant) = (c.app.cx().clone(), c.organization.tenant);
    let device = NewDevice {
        name: "Laptop".to_owned(),
        owner: who.id.parse().unwrap(),
        operating_system: OperatingSystem::Windows,
        os_version: "10.0.26100.1".to_owned(),
        sku_family: None,
        join_type: "azureADJoined".to_owned(),
        surfaces: vec![Surface::Taskbar, Surface::NotificationArea],
        policies: std::collections::BTreeMap::new(),
    };
    let enrolled = c.app.cx().write(tenant, move |tx| {
        let (cx, device) = (cx.clone(), device.clone());
        async move { enrol_in(&cx, tx, tenant, vec![device]).await }.boxed()
    });
    enrolled.await.unwrap()[0].to_string()
}

/// The workers run by themselves here: waits until theirs is done.
async fn active(c: &Contoso, id: &str) {
    let reached = async {
        while c.message(id).await["state"] != "active" {
            tokio::task::yield_now().await;
        }
    };
    timeout(SOON, reached).await.expect("active within 2 s");
}

#[tokio::test]
async fn whoever_is_signed_out_is_cut_off() {
    let c = Contoso::open(beffroi_testkit::Backend::Sqlite).await;
    let address = c.app.serve().await;
    let mut dan = Portal::open(address, &c.dan, None).await;
    dan.frame().await;
    let disabled = c.app.patch(&format!("/v1.0/users/{}", c.dan.id));
    let disabled = disabled.cookie(&c.organization.admin);
    let disabled = disabled
        .json(&json!({"accountEnabled": false}))
        .send()
        .await;
    disabled.expect(204);
    let end = timeout(SOON, dan.0.next()).await.unwrap().unwrap().unwrap();
    let Message::Close(Some(reason)) = end else {
        panic!("{end:?}")
    };
    assert_eq!(u16::from(reason.code), 4401);
    let request = c.app.get("/v1.0/me").cookie(&c.dan.cookie);
    request.send().await.expect(401);
    let body = json!({"userPrincipalName": c.dan.name, "password": office::PASSWORD});
    let request = c.app.post("/identity/session").json(&body);
    request.send().await.expect(401);
    c.app.finish().await;
}
