//! Émilie signs in at work, forgets to sign out, changes her password at home.

use std::time::Duration;

use beffroi_testkit::backends;
use serde_json::json;

use crate::office::{ALICE, EMILIE, Office, PASSWORD};

#[tokio::test]
async fn a_day_of_sessions() {
    for backend in backends() {
        let office = Office::open(backend).await;

        // In the morning she signs in. The cookie is for the server only, and only for our own pages.
        let answer = office.try_sign_in("Emilie.Roy@contoso.COM", PASSWORD).await;
        let answer = answer.expect(200);
        let set = answer.header("set-cookie");
        assert!(set.starts_with("beffroi_session="), "{set}");
        assert!(
            set.ends_with("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"),
            "{set}"
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        let session = answer.json();
        assert_eq!(session["user"]["displayName"], "Émilie Roy");
        assert_eq!(session["user"]["preferredLanguage"], "fr-CA");
        assert_eq!(session["tenant"]["timeZone"], "Europe/Paris");
        assert_eq!(session["permissions"], json!([]));
        assert_eq!(session["expiresDateTime"], "2026-11-23T21:00:00Z");
        assert_eq!(session["mustChangePassword"], false);
        let work = answer.cookies();

        // Who she is, the browser asks again on every page.
        let again = office
            .get(&work, "/identity/session")
            .await
            .expect(200)
            .json();
        assert_eq!(again["user"], session["user"]);
        office.get(&work, "/v1.0/me").await.expect(200);
        // Without any permission she sees nothing of the console.
        assert_eq!(
            office.get(&work, "/v1.0/users").await.expect(403).code(),
            "Authorization_RequestDenied"
        );

        // The administrator holds a role, and its permissions.
        let admin = office.try_sign_in(ALICE, PASSWORD).await.expect(200).json();
        assert_eq!(admin["roles"][0]["displayName"], "Global Administrator");
        let permissions = admin["permissions"].as_array().unwrap();
        assert!(permissions.contains(&json!("User.ReadWrite.All")));

        // In the evening she signs in at home and sees both sessions, the newest first.
        office.app.clock.advance(Duration::from_hours(9));
        let home = office.sign_in(EMILIE).await;
        let list = office
            .get(&home, "/identity/sessions")
            .await
            .expect(200)
            .json();
        let list = list["value"].as_array().unwrap().clone();
        assert_eq!(list.len(), 2);
        assert_eq!(
            (&list[0]["isCurrent"], &list[1]["isCurrent"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(list[1]["userAgent"], "Firefox");
        assert_eq!(list[1]["ipAddress"], "127.0.0.1");
        assert_eq!(list[1]["createdDateTime"], "2026-11-23T09:00:00Z");

        // She changes her password: the session at work is over, the one at home goes on.
        let changed = office
            .change_password(&home, PASSWORD, "sept bateaux lents")
            .await;
        changed.expect(204);
        office.get(&work, "/identity/session").await.expect(401);
        office.get(&home, "/identity/session").await.expect(200);
        office.try_sign_in(EMILIE, PASSWORD).await.expect(401);
        let again = office.try_sign_in(EMILIE, "sept bateaux lents").await;
        again.expect(200);

        // She signs out; a second time does no harm.
        let cleared = office.sign_out(&home).await.header("set-cookie");
        assert!(cleared.starts_with("beffroi_session=; Path=/; Max-Age=0;"));
        office.get(&home, "/identity/session").await.expect(401);
        office.sign_out(&home).await;
        office.app.finish().await;
    }
}
