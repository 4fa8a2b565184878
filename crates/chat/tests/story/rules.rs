use beffroi_testkit::{TestCaller, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{ANNA, Office};

const POLICIES: &str = "/beta/admin/chat/policies";
const GRANTS: &str = "/beta/admin/chat/policyGrants";

/// Whether somebody may write in a chat now.
async fn may(office: &Office, who: &TestCaller, chat: &str) -> bool {
    let answer = office.say(who, chat, "x").await;
    match answer.status {
        201 => true,
        403 => false,
        other => panic!("{other}: {}", answer.text()),
    }
}

async fn finds(office: &Office, who: &TestCaller, address: &str) -> bool {
    let answer = office
        .post(who, "/beta/me/chats/find", &json!({"address": address}))
        .await;
    match answer.status {
        200 => true,
        404 => {
            assert_eq!(answer.code(), "noResults");
            false
        }
        other => panic!("{other}: {}", answer.text()),
    }
}

#[tokio::test]
async fn the_switches_of_the_organization_count_from_the_next_message_on() {
    for backend in backends() {
        let (office, anna, chat) = Office::met(backend).await;
        let both = async |office: &Office| {
            (
                may(office, &office.lea, &chat).await,
                may(office, &anna, &chat).await,
            )
        };
        assert_eq!(both(&office).await, (true, true));
        for off in ["allowFederatedUsers", "allowTeamsConsumer"] {
            office.settle(&office.lea, json!({off: false})).await;
            assert_eq!(both(&office).await, (false, false), "{off}");
            assert!(!finds(&office, &office.lea, ANNA).await);
            assert!(!finds(&office, &office.lea, "nobody@example.org").await);
            office.settle(&office.lea, json!({off: true})).await;
        }
        // Inbound off: what the organization's people have begun goes on.
        office
            .settle(&office.lea, json!({"allowTeamsConsumerInbound": false}))
            .await;
        assert_eq!(both(&office).await, (true, true));
        assert!(
            !finds(&office, &anna, "paul@contoso.example").await,
            "nobody else is found"
        );
        let refused = office
            .begun(&anna, "paul@contoso.example")
            .await
            .expect(404);
        assert_eq!(refused.code(), "noResults");
        office
            .settle(&office.lea, json!({"allowTeamsConsumerInbound": true}))
            .await;
        let other = office.begin(&anna, "paul@contoso.example").await;
        assert!(may(&office, &anna, &other).await);
        office
            .settle(&office.lea, json!({"allowTeamsConsumerInbound": false}))
            .await;
        assert!(!may(&office, &anna, &other).await, "she has begun this one");
        let blocked = json!({"blockedUsers": [ANNA], "blockExternalUserAccess": true});
        office.settle(&office.lea, blocked).await;
        assert_eq!(both(&office).await, (false, false));
        office.close().await;
    }
}

#[tokio::test]
async fn domains_count_on_both_sides() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, "olga@fabrikam.example").await;
        office
            .decide(&office.olga, &chat, "accept")
            .await
            .expect(204);
        assert!(may(&office, &office.lea, &chat).await && may(&office, &office.olga, &chat).await);
        for (admin, rule, allows) in [
            (
                &office.lea,
                json!({"blockedDomains": ["fabrikam.example"]}),
                false,
            ),
            (
                &office.lea,
                json!({"blockedDomains": ["example"], "blockAllSubdomains": false}),
                true,
            ),
            (&office.lea, json!({"blockedDomains": []}), true),
            (
                &office.lea,
                json!({"allowedDomains": ["tailspin.example"]}),
                false,
            ),
            (
                &office.lea,
                json!({"allowedDomains": ["fabrikam.example"]}),
                true,
            ),
            (&office.lea, json!({"allowedDomains": null}), true),
            (
                &office.olga,
                json!({"blockedDomains": ["contoso.example"]}),
                false,
            ),
        ] {
            let answer = office
                .call(admin, Method::PATCH, "/beta/admin/chat/settings", &rule)
                .await;
            if answer.status == 400 {
                assert!(answer.text().contains("'example'"), "{}", answer.text());
                continue;
            }
            answer.expect(200);
            assert_eq!(may(&office, &office.lea, &chat).await, allows, "{rule}");
            assert_eq!(may(&office, &office.olga, &chat).await, allows, "{rule}");
        }
        // Nobody learns whose rule it is but the one whose organization has it.
        let refused = office.say(&office.lea, &chat, "x").await.expect(403);
        assert_eq!(refused.code(), "chatNotPossible");
        let refused = office.say(&office.olga, &chat, "x").await.expect(403);
        assert_eq!(refused.code(), "chatNotAllowed");
        assert!(
            refused.text().contains("blockedDomains"),
            "{}",
            refused.text()
        );
        office.close().await;
    }
}

#[tokio::test]
async fn a_persons_policy_goes_before_groups_by_rank_before_everybodys() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let all = office.all_company().await;
        let anna = office.anna().await;
        let chat = office.begin(&office.lea, ANNA).await;
        office.decide(&anna, &chat, "accept").await.expect(204);
        let off = json!({"enableTeamsConsumerAccess": false});
        let admin = &office.lea;
        let put = async |name: &str, policy: &Value| {
            let path = format!("{POLICIES}/{name}");
            office
                .call(admin, Method::PATCH, &path, policy)
                .await
                .expect(200);
        };
        let grant = async |grant: Value| {
            office.post(admin, GRANTS, &grant).await.expect(204);
        };
        let source = async || {
            let path = format!("/beta/admin/chat/users/{}/policy", office.lea.id);
            office.get(admin, &path).await
        };
        put("Global", &off).await;
        assert!(!may(&office, &office.lea, &chat).await);
        assert_eq!(source().await["source"]["by"], "global");
        put("Open", &json!({})).await;
        put("Shut", &off).await;
        grant(json!({"policy": "Shut", "groupId": all, "rank": 2})).await;
        assert_eq!(
            source().await["source"],
            json!({"by": "group", "groupId": all, "rank": 2})
        );
        grant(json!({"policy": "Open", "user": "lea@contoso.example"})).await;
        assert!(may(&office, &office.lea, &chat).await && may(&office, &anna, &chat).await);
        assert_eq!(source().await["source"]["by"], "user");
        let in_use = office
            .call(
                admin,
                Method::DELETE,
                &format!("{POLICIES}/Open"),
                &Value::Null,
            )
            .await;
        assert_eq!(in_use.expect(409).code(), "policyInUse");
        grant(json!({"user": "lea@contoso.example"})).await;
        assert!(!may(&office, &office.lea, &chat).await);
        let two = json!({"from": "lea@contoso.example", "to": ANNA});
        let why = office
            .post(admin, "/beta/admin/chat/explain", &two)
            .await
            .expect(200)
            .json();
        assert_eq!(why["isAllowed"], false);
        let rules = why["rules"].as_array().unwrap();
        let stops: Vec<&Value> = rules.iter().filter(|one| one["allows"] == false).collect();
        assert_eq!(stops.len(), 1, "{why}");
        assert_eq!(stops[0]["rule"], "enableTeamsConsumerAccess");
        assert_eq!(stops[0]["policy"], "Shut");
        assert_eq!(stops[0]["source"]["rank"], 2);
        office.close().await;
    }
}

#[tokio::test]
async fn contacts_are_seen_and_ended_in_one_step() {
    for backend in backends() {
        let (office, anna, chat) = Office::met(backend).await;
        let group = office
            .group(&office.lea, &[ANNA, "paul@contoso.example"])
            .await;
        office.say(&anna, &group, "Hello").await.expect(201);
        let overview = office
            .get(&office.lea, "/beta/admin/chat/externalContacts")
            .await;
        assert_eq!(overview["value"][0]["displayName"], "Léa Martin");
        assert_eq!(overview["value"][0]["accepted"], 1);
        let path = "/beta/admin/chat/endContacts";
        // Paul has nobody outside of his own: nothing of Léa's ends with his.
        let his = json!({"person": "paul@contoso.example", "preview": true});
        let his = office
            .post(&office.lea, path, &his)
            .await
            .expect(200)
            .json();
        assert_eq!((&his["contacts"], &his["groups"]), (&json!(0), &json!(0)));
        let ending = json!({"domain": "example.org", "preview": true});
        let preview = office
            .post(&office.lea, path, &ending)
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&preview["outsiders"], &preview["groups"]),
            (&json!(1), &json!(1))
        );
        assert!(may(&office, &anna, &chat).await, "it was only shown");
        let ending = json!({"domain": "example.org"});
        let ended = office
            .post(&office.lea, path, &ending)
            .await
            .expect(200)
            .json();
        assert_eq!(ended["contacts"], preview["contacts"]);
        office.say(&anna, &group, "Still?").await.expect(404);
        // Whoever writes next asks again.
        office.say(&office.lea, &chat, "May I?").await.expect(201);
        let hers = office.chats(&anna).await;
        let asked = hers.iter().find(|one| one["id"] == json!(chat)).unwrap();
        assert_eq!(asked["acceptance"], "pending");
        office.close().await;
    }
}

#[tokio::test]
async fn an_administrator_decides_of_new_domains() {
    for backend in backends() {
        let office = Office::open(backend).await;
        office
            .settle(&office.lea, json!({"approveNewDomains": true}))
            .await;
        let refused = office.begun(&office.paul, ANNA).await.expect(409);
        assert_eq!(refused.code(), "domainNeedsApproval");
        let waiting = office.get(&office.lea, "/beta/admin/chat/domains").await;
        assert_eq!(waiting["value"][0]["id"], "example.org");
        assert_eq!(waiting["value"][0]["askedByDisplayName"], "Paul Roux");
        let path = "/beta/admin/chat/domains/example.org/allow";
        office
            .post(&office.lea, path, &Value::Null)
            .await
            .expect(204);
        office.begin(&office.paul, ANNA).await;
        office.close().await;
    }
}
