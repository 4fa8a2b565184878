//! Bridges and service numbers.

use beffroi_testkit::backends;
use http::Method;
use serde_json::{Value, json};

use crate::office::{FREE, OTHER, Office, TOLL};

#[tokio::test]
async fn numbers_are_kept_and_what_is_in_use_stays() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        let bridges = o.get("bridges").await;
        let first = &bridges["value"][0];
        assert_eq!(first["isDefault"], true);
        assert_eq!(first["defaultServiceNumber"], TOLL, "the first one");
        assert_eq!(first["defaultTollFreeNumber"], FREE);
        let again = json!({"number": "tel:+33 1 70 91 45 67", "kind": "toll", "country": "FR", "primaryLanguage": "fr-FR"});
        let known = o.post("serviceNumbers", &again).await.expect(409);
        assert_eq!(known.code(), "numberKnown");
        for wrong in [
            json!({"number": "0170914567", "kind": "toll", "country": "FR", "primaryLanguage": "fr-FR"}),
            json!({"number": "+33170914569", "kind": "toll", "country": "France", "primaryLanguage": "fr-FR"}),
            json!({"number": "+33170914569", "kind": "toll", "country": "FR", "primaryLanguage": "?"}),
            json!({"number": "+33170914569", "kind": "toll", "country": "FR", "primaryLanguage": "fr",
                "secondaryLanguages": ["en", "de", "es", "it", "nl"]}),
        ] {
            o.post("serviceNumbers", &wrong).await.expect(400);
        }
        o.licensed(&[0]).await;
        o.sent();
        let path = |number: &str| format!("serviceNumbers/{}", number.trim_start_matches('+'));
        let used = o
            .call(Method::DELETE, &path(TOLL), &Value::Null)
            .await
            .expect(409);
        assert_eq!(used.code(), "numberInUse");
        let languages = json!({"primaryLanguage": "en-GB", "secondaryLanguages": ["fr-FR"]});
        let changed = o.patch(&path(OTHER), &languages).await.expect(200).json();
        assert_eq!(changed["secondaryLanguages"], json!(["fr-FR"]));
        o.call(Method::DELETE, &path(OTHER), &Value::Null)
            .await
            .expect(204);
        o.call(Method::GET, &path(OTHER), &Value::Null)
            .await
            .expect(404);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn who_moves_to_another_bridge_gets_its_numbers() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let lyon = o
            .post("bridges", &json!({"name": "Lyon"}))
            .await
            .expect(201)
            .json();
        assert_eq!(lyon["isDefault"], false);
        let same = o
            .post("bridges", &json!({"name": "lyon "}))
            .await
            .expect(400);
        assert!(same.text().contains("no other bridge"));
        let number = json!({"number": "+33478000000", "kind": "toll", "country": "FR", "city": "Lyon",
            "primaryLanguage": "fr-FR", "bridgeId": lyon["id"]});
        o.post("serviceNumbers", &number).await.expect(201);
        let foreign = json!({"tollNumber": "+33478000000"});
        o.patch(&o.user(0), &foreign).await.expect(400);
        let moved = json!({"bridgeId": lyon["id"]});
        let moved = o.patch(&o.user(0), &moved).await.expect(200).json();
        assert_eq!(
            (&moved["tollNumber"], &moved["bridgeName"]),
            (&json!("+33478000000"), &json!("Lyon"))
        );
        o.app.drain().await;
        assert_eq!(o.subjects(), ["Your conference details have changed"]);
        let path = format!("bridges/{}", lyon["id"].as_str().unwrap());
        let used = o
            .call(Method::DELETE, &path, &Value::Null)
            .await
            .expect(409);
        assert_eq!(used.code(), "bridgeInUse");
        o.patch(&path, &json!({"isDefault": true}))
            .await
            .expect(200);
        let all = o.get("bridges").await;
        let defaults = all["value"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["isDefault"] == true);
        assert_eq!(defaults.count(), 1);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn who_is_enabled_already_keeps_their_number() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        o.licensed(&[0]).await;
        let bridge = o.get("bridges").await["value"][0]["id"].clone();
        let path = format!("bridges/{}", bridge.as_str().unwrap());
        o.patch(&path, &json!({"defaultServiceNumber": OTHER}))
            .await
            .expect(200);
        o.licensed(&[0, 1]).await;
        assert_eq!(o.has(0).await["tollNumber"], TOLL);
        assert_eq!(o.has(1).await["tollNumber"], OTHER);
        o.sent();
        let taken = json!({"conferenceId": o.has(0).await["conferenceId"]});
        let refused = o.patch(&o.user(1), &taken).await.expect(400);
        assert!(refused.text().contains("nobody else has"));
        o.app.finish().await;
    }
}
