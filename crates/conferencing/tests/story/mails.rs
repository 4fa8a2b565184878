//! Each trigger has exactly its mail, in the person's language.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use crate::office::{FREE, OTHER, Office, TOLL, grouped, subject};

/// The digits behind a name in a mail's plain part.
fn fact(plain: &str, name: &str) -> Option<String> {
    let line = plain.lines().find_map(|line| line.strip_prefix(name))?;
    let digits = line
        .chars()
        .filter(char::is_ascii_digit)
        .collect::<String>();
    Some(digits)
}

#[tokio::test]
async fn the_license_gained_enabled_with_everything() {
    for backend in backends() {
        let o = Office::open(backend, 3).await;
        o.licensed(&[0, 1]).await;
        let sent = o.sent();
        let to: Vec<&str> = sent.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["test0@mail.example", "test1@mail.example"]);
        assert_eq!(subject(&sent[0]), "You can now hold conferences by phone");
        assert!(subject(&sent[1]).starts_with("Vous pouvez désormais"));
        assert_eq!(sent[1].header("Content-Language"), "fr");
        for (place, mail) in sent.iter().enumerate() {
            let has = o.has(place).await;
            let conference = has["conferenceId"].as_str().unwrap();
            let plain = mail.plain();
            let (id, pin) = match place {
                0 => ("Conference ID", "PIN"),
                _ => ("ID de conférence", "Code confidentiel"),
            };
            assert_eq!(fact(&plain, id).as_deref(), Some(conference), "{plain}");
            assert!(
                plain.contains(&grouped(TOLL)) && plain.contains(&grouped(FREE)),
                "{plain}"
            );
            let pin = fact(&plain, pin).unwrap();
            assert_eq!(pin.len(), 5);
            let asked = json!({"conferenceId": conference, "pin": pin});
            assert_eq!(verified(&o, &asked).await["result"], "verified");
            assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        }
        assert_eq!(o.has(2).await["provider"], "none");
        o.app.finish().await;
    }
}

pub(crate) async fn verified(o: &Office, asked: &Value) -> Value {
    let request = o.app.post("/conferencing/verify").by(&o.admin);
    request.json(asked).send().await.expect(200).json()
}

#[tokio::test]
async fn an_id_that_is_reset_changed_without_the_pin() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        // As long as can be: five digits may stand in a mail by chance.
        o.patch("settings", &json!({"pinLength": 12}))
            .await
            .expect(200);
        o.licensed(&[0]).await;
        let pin = fact(&o.sent()[0].plain(), "PIN").unwrap();
        let before = o.has(0).await["conferenceId"].clone();
        let after = o
            .act(0, "resetConferenceId", Value::Null)
            .await
            .expect(200)
            .json();
        assert_ne!(after["conferenceId"], before);
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(subject(&sent[0]), "Your conference details have changed");
        let plain = sent[0].plain();
        let conference = after["conferenceId"].as_str().unwrap();
        assert_eq!(fact(&plain, "Conference ID").as_deref(), Some(conference));
        assert!(plain.contains(&grouped(TOLL)));
        assert!(!plain.contains("PIN:") && !plain.contains(&pin), "{plain}");
        assert!(
            plain.contains("The old conference ID works no longer. Your PIN stays the same."),
            "{plain}"
        );
        let old = json!({"conferenceId": before, "pin": pin});
        assert_eq!(verified(&o, &old).await["result"], "refused");
        let new = json!({"conferenceId": conference, "pin": pin});
        assert_eq!(verified(&o, &new).await["result"], "verified");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn another_default_number_changed_for_everybody_who_had_it() {
    for backend in backends() {
        let o = Office::open(backend, 3).await;
        o.licensed(&[0, 1, 2]).await;
        o.sent();
        o.patch(&o.user(2), &json!({"tollNumber": OTHER}))
            .await
            .expect(200);
        o.app.drain().await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert!(
            sent[0].plain().contains(&grouped(OTHER)) && !sent[0].plain().contains(&grouped(TOLL))
        );
        assert!(
            !sent[0].plain().contains("no longer"),
            "the old number answers"
        );
        let wanted = json!({"fromNumber": TOLL, "toNumber": OTHER});
        let done = o
            .post("users/changeDefaultNumber", &wanted)
            .await
            .expect(200)
            .json();
        assert_eq!(done, json!({"people": 2}));
        o.app.drain().await;
        let sent = o.sent();
        assert_eq!(sent.len(), 2);
        assert_eq!(subject(&sent[0]), "Your conference details have changed");
        assert_eq!(o.has(0).await["tollNumber"], OTHER);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_pin_that_an_administrator_resets_is_mailed_and_shown_once() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let shown = o.act(0, "resetPin", Value::Null).await.expect(200).json();
        assert_eq!(shown["isMailed"], true);
        let pin = shown["pin"].as_str().unwrap();
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(subject(&sent[0]), "Your conference PIN has been reset");
        assert_eq!(fact(&sent[0].plain(), "PIN").as_deref(), Some(pin));
        let conference = o.has(0).await["conferenceId"].clone();
        let id = conference.as_str().unwrap().to_owned();
        assert_eq!(fact(&sent[0].plain(), "Conference ID"), Some(id));
        let asked = json!({"conferenceId": conference, "pin": pin});
        assert_eq!(verified(&o, &asked).await["result"], "verified");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_reads_that_the_pin_stays_who_has_a_new_one() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let path = |deed: &str| format!("{}/{deed}", o.user(0));
        // Before the mails leave: in either order.
        for deeds in [
            ["resetPin", "resetConferenceId"],
            ["resetConferenceId", "resetPin"],
        ] {
            o.relay.becomes(beffroi_testkit::RelayManner::Away);
            for deed in deeds {
                o.post(&path(deed), &Value::Null).await.expect(200);
            }
            o.app.drain().await;
            o.relay.becomes(beffroi_testkit::RelayManner::Polite);
            o.app.later(std::time::Duration::from_mins(2)).await;
            let sent = o.sent();
            assert_eq!(sent.len(), 2);
            for mail in sent {
                assert!(!mail.plain().contains("stays the same"), "{}", mail.plain());
            }
        }
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_pin_that_somebody_resets_for_themselves_is_mailed_to_nobody() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let me = beffroi_testkit::TestCaller::new(o.tenant, o.people[0].uuid(), "Test 0", &[]);
        let shown = o
            .app
            .post("/beta/me/conferencing/resetPin")
            .by(&me)
            .send()
            .await;
        let pin = shown.expect(200).json()["pin"].clone();
        o.app.drain().await;
        assert!(o.sent().is_empty());
        let own = o.app.get("/beta/me/conferencing").by(&me).send().await;
        let conference = own.expect(200).json()["conferenceId"].clone();
        let asked = json!({"conferenceId": conference, "pin": pin});
        assert_eq!(verified(&o, &asked).await["result"], "verified");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn the_license_lost_disabled_and_everything_is_gone() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        o.licensed(&[0, 1]).await;
        let pin = fact(&o.sent()[0].plain(), "PIN").unwrap();
        let conference = o.has(0).await["conferenceId"].clone();
        o.licensed(&[1]).await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(
            subject(&sent[0]),
            "You can no longer hold conferences by phone"
        );
        let plain = sent[0].plain();
        assert!(
            !plain.contains(&grouped(TOLL)) && !plain.contains("PIN:"),
            "{plain}"
        );
        let has = o.has(0).await;
        assert_eq!(
            (&has["provider"], &has["conferenceId"]),
            (&json!("none"), &Value::Null)
        );
        let asked = json!({"conferenceId": conference, "pin": pin});
        assert_eq!(verified(&o, &asked).await["result"], "refused");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn providers_come_and_go() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        o.licensed(&[0]).await;
        o.sent();
        let other = json!({"providerName": "Acme Conferences"});
        o.act(0, "disable", other).await.expect(200);
        assert_eq!(
            o.subjects(),
            ["You can no longer hold conferences by phone"]
        );
        assert_eq!(o.has(0).await["providerName"], "Acme Conferences");
        let refused = o.act(0, "enable", json!({})).await.expect(409);
        assert_eq!(refused.code(), "otherProvider");
        o.act(0, "enable", json!({"replaceProvider": true}))
            .await
            .expect(200);
        assert_eq!(o.subjects(), ["You can now hold conferences by phone"]);
        // Whose it is already keeps everything, and is told nothing.
        let before = o.has(0).await;
        o.act(0, "enable", json!({})).await.expect(200);
        assert_eq!(o.has(0).await, before);
        o.act(0, "disable", json!({})).await.expect(200);
        assert_eq!(o.subjects().len(), 1);
        o.act(0, "disable", json!({})).await.expect(200);
        assert!(o.sent().is_empty());
        let refused = o.act(1, "enable", json!({})).await.expect(409);
        assert_eq!(refused.code(), "conferencingNotLicensed");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn who_has_another_provider_is_left_there_by_the_license_unless_that_was_decided() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        for place in [0, 1] {
            let other = json!({"providerName": "Acme"});
            o.act(place, "disable", other).await.expect(200);
        }
        o.licensed(&[0]).await;
        assert_eq!(o.has(0).await["provider"], "other");
        assert!(o.sent().is_empty());
        let replace = json!({"automaticallyReplaceAcpProvider": true});
        o.patch("settings", &replace).await.expect(200);
        o.licensed(&[0, 1]).await;
        assert_eq!(
            o.has(0).await["provider"],
            "other",
            "it held the license before"
        );
        assert_eq!(o.has(1).await["provider"], "microsoft");
        assert_eq!(o.sent().len(), 1);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn several_changes_of_one_save_are_one_mail_and_a_pin_another() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let both = json!({"conferenceId": "765 4321", "tollNumber": OTHER});
        o.patch(&o.user(0), &both).await.expect(200);
        o.app.drain().await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        let plain = sent[0].plain();
        assert_eq!(fact(&plain, "Conference ID").as_deref(), Some("7654321"));
        assert!(plain.contains(&grouped(OTHER)));
        o.app.finish().await;
    }
}

#[tokio::test]
async fn the_mails_can_be_seen_in_each_language_and_sent_to_oneself() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        for kind in ["enabled", "changed", "pinReset", "disabled", "information"] {
            let french = o.app.get(&format!("/beta/admin/conferencing/mails/{kind}"));
            let french = french
                .by(&o.admin)
                .header("accept-language", "fr-FR")
                .send()
                .await;
            let french = french.expect(200).json();
            assert_eq!(french["language"], "fr");
            let text = french["text"].as_str().unwrap();
            let has_pin = ["enabled", "pinReset"].contains(&kind);
            assert_eq!(text.contains("Code confidentiel\u{a0}:"), has_pin, "{text}");
        }
        let me = beffroi_testkit::TestCaller {
            id: o.people[0].uuid(),
            ..o.admin.clone()
        };
        let path = "/beta/admin/conferencing/mails/enabled/sendSample";
        let sample = o
            .app
            .post(path)
            .by(&me)
            .json(&json!({"language": "fr"}))
            .send()
            .await;
        assert_eq!(sample.expect(200).json()["address"], "test0@mail.example");
        assert!(subject(&o.sent()[0]).starts_with("Vous pouvez désormais"));
        o.app.finish().await;
    }
}

/// A PNG of one pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4,
    0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x90, 0xb3, 0x39, 0xd1,
    0x00, 0x00, 0x03, 0x41, 0x01, 0xa3, 0x10, 0xbe, 0x61, 0xab, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[tokio::test]
async fn the_logo_of_the_organization_is_inside() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        let path = format!("/v1.0/organization/{}/branding/bannerLogo", o.admin.tenant);
        let upload = o.app.put(&path).by(&o.admin).body("image/png", PIXEL);
        upload.send().await.expect(204);
        o.licensed(&[0]).await;
        let sent = o.sent();
        let mail = sent[0].plain();
        for part in [
            "multipart/related",
            "src=\"cid:organization.logo\" alt=\"Contoso\"",
            "Content-Type: image/png",
            "<organization.logo>",
        ] {
            assert!(mail.contains(part), "{part}: {mail}");
        }
        let preview = "/beta/admin/conferencing/mails/enabled";
        let preview = o.app.get(preview).by(&o.admin).send().await.expect(200);
        let html = preview.json()["html"].as_str().unwrap().to_owned();
        assert!(html.contains("src=\"data:image/png;base64,"), "{html}");
        assert!(!html.contains("cid:"), "{html}");
        o.app.finish().await;
    }
}
