//! When sessions end, and that they end at once.

use std::time::Duration;

use beffroi_identity::session::{IDLE_TIMEOUT, LONGEST};
use beffroi_testkit::{Backend, backends};
use futures_util::StreamExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::office::{ALICE, EMILIE, Office};

#[tokio::test]
async fn an_idle_session_ends_and_a_used_one_goes_on_to_its_last_day() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let idle = office.sign_in(EMILIE).await;
        office
            .app
            .clock
            .advance(IDLE_TIMEOUT.checked_sub(Duration::from_secs(1)).unwrap());
        office.get(&idle, "/identity/session").await.expect(200);
        office.app.clock.advance(IDLE_TIMEOUT);
        office.get(&idle, "/identity/session").await.expect(401);

        let used = office.sign_in(EMILIE).await;
        let step = Duration::from_hours(11);
        let steps = LONGEST.as_secs() / step.as_secs();
        for _ in 0..steps {
            office.app.clock.advance(step);
            office.get(&used, "/identity/session").await.expect(200);
        }
        let last = office
            .get(&used, "/identity/session")
            .await
            .expect(200)
            .json();
        assert_eq!(last["expiresDateTime"], "2026-12-24T08:59:59Z");
        office.app.clock.advance(LONGEST);
        office.get(&used, "/identity/session").await.expect(401);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn use_is_noted_to_the_minute() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        for (seconds, seen) in [
            (59, "09:00:00Z"),
            (1, "09:01:00Z"),
            (30, "09:01:00Z"),
            (30, "09:02:00Z"),
        ] {
            office.app.clock.advance(Duration::from_secs(seconds));
            let list = office
                .get(&cookie, "/identity/sessions")
                .await
                .expect(200)
                .json();
            assert_eq!(
                list["value"][0]["lastSeenDateTime"],
                format!("2026-11-23T{seen}")
            );
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once_and_begins_anew_when_enabled_again() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        office.get(&cookie, "/v1.0/me").await.expect(200);
        office
            .patch_user(office.emilie, json!({"accountEnabled": false}))
            .await;
        office.get(&cookie, "/v1.0/me").await.expect(401);
        office
            .patch_user(office.emilie, json!({"accountEnabled": true}))
            .await;
        office.get(&cookie, "/v1.0/me").await.expect(401);
        office.sign_in(EMILIE).await;
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_role_counts_from_the_next_request() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        office.get(&cookie, "/v1.0/users").await.expect(403);
        let role = json!({"roleDefinitionId": beffroi_directory::role::GLOBAL_ADMINISTRATOR,
            "principalId": office.emilie, "directoryScopeId": "/"});
        let assign = office
            .app
            .post("/v1.0/roleManagement/directory/roleAssignments")
            .json(&role);
        let made = assign
            .extension(beffroi_identity::LocalOperator)
            .send()
            .await
            .expect(201)
            .json();
        office.get(&cookie, "/v1.0/users").await.expect(200);
        let path = format!(
            "/v1.0/roleManagement/directory/roleAssignments/{}",
            made["id"].as_str().unwrap()
        );
        office
            .app
            .delete(&path)
            .extension(beffroi_identity::LocalOperator)
            .send()
            .await
            .expect(204);
        office.get(&cookie, "/v1.0/users").await.expect(403);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn one_revokes_ones_own_sessions_only() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (there, here) = (office.sign_in(EMILIE).await, office.sign_in(EMILIE).await);
        let alice = office.sign_in(ALICE).await;
        let list = office
            .get(&there, "/identity/sessions")
            .await
            .expect(200)
            .json();
        let id = list["value"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["isCurrent"] == true)
            .unwrap()["id"]
            .clone();
        let path = format!("/identity/sessions/{}", id.as_str().unwrap());
        office
            .app
            .delete(&path)
            .cookie(&alice)
            .send()
            .await
            .expect(404);
        office.app.delete(&path).send().await.expect(401);
        office
            .app
            .delete("/identity/sessions/x")
            .cookie(&here)
            .send()
            .await
            .expect(404);
        office
            .app
            .delete(&path)
            .cookie(&here)
            .send()
            .await
            .expect(204);
        office.get(&there, "/identity/session").await.expect(401);
        office.get(&here, "/identity/session").await.expect(200);
        office
            .app
            .delete(&path)
            .cookie(&here)
            .send()
            .await
            .expect(404);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn cookies_that_open_nothing_are_none() {
    let office = Office::open(Backend::Sqlite).await;
    let real = office.sign_in(EMILIE).await;
    let forged = format!("{}A", &real[..real.len() - 1]);
    for cookie in [
        "beffroi_session=",
        "beffroi_session=nonsense",
        forged.as_str(),
        "other=1",
    ] {
        office.get(cookie, "/identity/session").await.expect(401);
        // The page for signing in still works for them.
        office
            .app
            .delete("/identity/session")
            .header("cookie", cookie)
            .send()
            .await
            .expect(204);
    }
    office.get(&real, "/identity/session").await.expect(200);
    office.app.finish().await;
}

#[tokio::test]
async fn revoking_closes_the_live_connections_of_that_session() {
    let office = Office::open(Backend::Sqlite).await;
    let (there, here) = (office.sign_in(EMILIE).await, office.sign_in(EMILIE).await);
    let address = office.app.serve().await;
    let connect = |cookie: String| async move {
        let mut request = format!("ws://{address}/live")
            .into_client_request()
            .unwrap();
        let headers = request.headers_mut();
        headers.insert("cookie", cookie.parse().unwrap());
        headers.insert("origin", format!("http://{address}").parse().unwrap());
        headers.insert("sec-websocket-protocol", "beffroi.live.v1".parse().unwrap());
        let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
        assert!(matches!(
            socket.next().await.unwrap().unwrap(),
            Message::Text(_)
        ));
        socket
    };
    let mut ended = connect(there.clone()).await;
    let mut kept = connect(here.clone()).await;
    office.sign_out(&there).await;
    let Message::Close(Some(frame)) = ended.next().await.unwrap().unwrap() else {
        panic!("not closed")
    };
    assert_eq!(u16::from(frame.code), 4401);

    // The other one lives on until the account is disabled.
    office
        .patch_user(office.emilie, json!({"accountEnabled": false}))
        .await;
    let Message::Close(Some(frame)) = kept.next().await.unwrap().unwrap() else {
        panic!("not closed")
    };
    assert_eq!(u16::from(frame.code), 4401);
    office.app.finish().await;
}
