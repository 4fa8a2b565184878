//! Groups whose members follow a rule.

use std::sync::Arc;

use beffroi_core::SeededRandom;
use beffroi_directory::role::MESSAGES_WRITER;
use beffroi_feature::{App, AppParts, Limits, Settings};
use beffroi_store::{SealingKey, args};
use beffroi_testkit::{Answer, TestApp, TestCaller, backends};
use futures_util::FutureExt;
use serde_json::{Value, json};

use super::office::*;

const SALES: &str = "user.department -eq \"Sales\" -and user.accountEnabled -eq true";

async fn dynamic(app: &TestApp, admin: &TestCaller, name: &str, rule: &str) -> Answer {
    let body =
        json!({"displayName": name, "groupTypes": ["DynamicMembership"], "membershipRule": rule});
    app.post("/v1.0/groups").by(admin).json(&body).send().await
}

fn id(answer: &Answer) -> String {
    answer.json()["id"].as_str().unwrap().to_owned()
}

async fn names(app: &TestApp, admin: &TestCaller, group: &str) -> Vec<String> {
    let path = format!("/v1.0/groups/{group}/members");
    let mut names = values(
        &app.get(&path).by(admin).send().await.expect(200),
        "displayName",
    );
    names.sort();
    names
}

async fn counts_of(app: &TestApp, admin: &TestCaller, group: &str) -> (Option<u64>, Option<u64>) {
    let shown = app
        .get(&format!("/v1.0/groups/{group}"))
        .by(admin)
        .send()
        .await;
    let shown = shown.expect(200).json();
    (
        shown["memberCount"].as_u64(),
        shown["transitiveUserCount"].as_u64(),
    )
}

async fn patch(app: &TestApp, admin: &TestCaller, group: &str, body: Value) -> Answer {
    let path = format!("/v1.0/groups/{group}");
    app.patch(&path).by(admin).json(&body).send().await
}

async fn people(app: &TestApp, admin: &TestCaller) {
    let file = "User name,Display name,Department\n\
        amy@contoso.example,Amy,Sales\nbob@contoso.example,Bob,sales\ncleo@contoso.example,Cleo,Lab\n\
        dan@contoso.example,Dan,\n";
    let (_, report) = import(app, admin, file, false).await;
    assert_eq!(counts(&report), (4, 0, 0, 0));
}

async fn moves(app: &TestApp, admin: &TestCaller, who: &str, department: &str) {
    let name = format!("{who}@contoso.example");
    let shown = user_of(app, admin, &name).await;
    let shown = shown["displayName"].as_str().unwrap();
    let file = format!("User name,Display name,Department\n{name},{shown},{department}\n");
    import(app, admin, file, false).await;
}

#[tokio::test]
async fn members_follow_the_rule() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        people(&app, &admin).await;
        let group_id = id(&dynamic(&app, &admin, "Sales", SALES).await.expect(201));
        let sales = group_id.as_str();
        assert_eq!(names(&app, &admin, sales).await, ["Amy", "Bob"]);
        let above = group(&app, &admin, "Everybody who sells").await;
        add(&app, &admin, &above, sales).await.expect(204);

        moves(&app, &admin, "cleo", "SALES").await;
        moves(&app, &admin, "amy", "Lab").await;
        assert_eq!(names(&app, &admin, sales).await, ["Bob", "Cleo"]);
        let bob = user_of(&app, &admin, "bob@contoso.example").await;
        let bob = bob["id"].as_str().unwrap();
        disable(&app, &admin, beffroi_directory::permission::ALL, bob)
            .await
            .unwrap();
        assert_eq!(names(&app, &admin, sales).await, ["Cleo"]);
        assert_eq!(counts_of(&app, &admin, sales).await, (Some(1), Some(1)));
        assert_eq!(counts_of(&app, &admin, &above).await, (Some(1), Some(1)));
        let of = "/v1.0/users/cleo@contoso.example/transitiveMemberOf";
        let of = app.get(of).by(&admin).send().await.expect(200);
        assert_eq!(
            values(&of, "displayName"),
            ["All Company", "Everybody who sells", "Sales"]
        );

        app.delete("/v1.0/users/cleo@contoso.example")
            .by(&admin)
            .send()
            .await
            .expect(204);
        assert_eq!(counts_of(&app, &admin, sales).await, (Some(0), Some(0)));

        // Paused, nobody comes or goes; on again, all at once.
        let paused = json!({"membershipRuleProcessingState": "Paused"});
        patch(&app, &admin, sales, paused).await.expect(204);
        moves(&app, &admin, "dan", "Sales").await;
        assert_eq!(counts_of(&app, &admin, sales).await, (Some(0), Some(0)));
        let on = json!({"membershipRuleProcessingState": "On"});
        patch(&app, &admin, sales, on).await.expect(204);
        assert_eq!(names(&app, &admin, sales).await, ["Dan"]);

        // Another rule, then none: whoever is in stays, and people are added by hand again.
        let rule = json!({"membershipRule": "user.department -in [\"lab\"]"});
        patch(&app, &admin, sales, rule).await.expect(204);
        assert_eq!(names(&app, &admin, sales).await, ["Amy"]);
        let assigned = json!({"groupTypes": [], "membershipRule": null});
        patch(&app, &admin, sales, assigned).await.expect(204);
        moves(&app, &admin, "amy", "Sales").await;
        add(&app, &admin, sales, bob).await.expect(204);
        assert_eq!(names(&app, &admin, sales).await, ["Amy", "Bob"]);
        app.drain().await;
        app.finish().await;
    }
}

#[tokio::test]
async fn what_a_dynamic_group_must_not_be() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        people(&app, &admin).await;
        for (rule, says) in [
            (
                "user.department -eq",
                "at character 20: expected a text in quotes",
            ),
            ("", "must be given"),
            ("user.x -eq \"1\"", "at character 1: user has no 'x'"),
        ] {
            let refused = dynamic(&app, &admin, "Wrong", rule).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], "membershipRule");
            assert!(refused.text().contains(says), "{}", refused.text());
        }
        let half = json!({"displayName": "Half", "membershipRule": SALES});
        let refused = app.post("/v1.0/groups").by(&admin).json(&half).send().await;
        assert_eq!(refused.expect(400).json()["error"]["target"], "groupTypes");

        let sales = id(&dynamic(&app, &admin, "Sales", SALES).await.expect(201));
        let dan = user_of(&app, &admin, "dan@contoso.example").await;
        let (dan, amy) = (
            dan["id"].as_str().unwrap(),
            user_of(&app, &admin, "amy@contoso.example").await,
        );
        let by_hand = add(&app, &admin, &sales, dan).await.expect(400);
        assert!(by_hand.text().contains("by hand"), "{}", by_hand.text());
        let member = format!(
            "/v1.0/groups/{sales}/members/{}/$ref",
            amy["id"].as_str().unwrap()
        );
        app.delete(&member).by(&admin).send().await.expect(400);

        // A role, a group that carries one, and a group on its way to a rule.
        let assign = |principal: String| {
            let body = json!({"roleDefinitionId": MESSAGES_WRITER, "principalId": principal});
            let path = "/v1.0/roleManagement/directory/roleAssignments";
            app.post(path).by(&admin).json(&body).send()
        };
        assign(sales.clone()).await.expect(400);
        let writers = group(&app, &admin, "Writers").await;
        assign(writers.clone()).await.expect(201);
        let nested = add(&app, &admin, &writers, &sales).await.expect(400);
        assert!(
            nested.text().contains("carries a role"),
            "{}",
            nested.text()
        );
        let rule = json!({"groupTypes": ["DynamicMembership"], "membershipRule": SALES});
        let refused = patch(&app, &admin, &writers, rule.clone())
            .await
            .expect(400);
        assert!(
            refused.text().contains("holds a role"),
            "{}",
            refused.text()
        );

        // Who was in by hand, and what was nested, leaves with the first rule.
        let mixed = group(&app, &admin, "Mixed").await;
        let inner = group(&app, &admin, "Inner").await;
        add(&app, &admin, &mixed, dan).await.expect(204);
        add(&app, &admin, &mixed, &inner).await.expect(204);
        add(&app, &admin, &inner, dan).await.expect(204);
        patch(&app, &admin, &mixed, rule).await.expect(204);
        assert_eq!(names(&app, &admin, &mixed).await, ["Amy", "Bob"]);
        assert_eq!(counts_of(&app, &admin, &mixed).await, (Some(2), Some(2)));
        app.finish().await;
    }
}

#[tokio::test]
async fn a_rule_is_tried_before_it_is_saved() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        people(&app, &admin).await;
        let sales = id(&dynamic(&app, &admin, "Sales", SALES).await.expect(201));
        let ask = |path: String, body: Value| app.post(&path).by(&admin).json(&body).send();
        let rule = "user.department -ne null and not (user.displayName -startsWith \"A\")";
        let preview = |body: Value| ask("/beta/groups/previewDynamicMembership".into(), body);
        let shown = preview(json!({"membershipRule": rule, "groupId": sales}))
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&shown["count"], &shown["added"], &shown["removed"]),
            (&json!(2), &json!(1), &json!(1))
        );
        assert_eq!(shown["addedMembers"][0]["displayName"], "Cleo");
        assert_eq!(shown["removedMembers"][0]["displayName"], "Amy");
        assert_eq!(
            shown["membershipRule"],
            "user.department -ne null -and -not (user.displayName -startsWith \"A\")"
        );
        let everybody = preview(json!({"membershipRule": rule}))
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&everybody["count"], &everybody["added"]),
            (&json!(2), &json!(2))
        );
        preview(json!({"membershipRule": "user."}))
            .await
            .expect(400);
        assert_eq!(
            names(&app, &admin, &sales).await,
            ["Amy", "Bob"],
            "nothing was changed"
        );

        let amy = user_of(&app, &admin, "amy@contoso.example").await;
        let amy = amy["id"].as_str().unwrap();
        let why = ask(
            "/beta/groups/evaluateDynamicMembership".into(),
            json!({"memberId": amy, "membershipRule": rule}),
        );
        let why = why.await.expect(200).json();
        assert_eq!(why["membershipRuleEvaluationResult"], false);
        let parts = &why["membershipRuleEvaluationDetails"]["expressionEvaluationDetails"];
        assert_eq!(
            (&parts[0]["expressionResult"], &parts[1]["expressionResult"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(
            parts[0]["propertyToEvaluate"],
            json!({"propertyName": "department", "propertyValue": "sales"})
        );
        let path = format!("/beta/groups/{sales}/evaluateDynamicMembership");
        let why = ask(path, json!({"memberId": amy})).await.expect(200).json();
        assert_eq!(why["membershipRuleEvaluationResult"], true);
        app.finish().await;
    }
}

/// A change was committed and the process gone before anybody followed it.
#[tokio::test]
async fn who_comes_back_is_judged_by_the_rule_of_today() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        people(&app, &admin).await;
        let sales = id(&dynamic(&app, &admin, "Sales", SALES).await.expect(201));
        let amy = user_of(&app, &admin, "amy@contoso.example").await;
        let cleo = user_of(&app, &admin, "cleo@contoso.example").await;
        let (amy, cleo) = (amy["id"].as_str().unwrap(), cleo["id"].as_str().unwrap());
        let delete = async |path: String| {
            app.delete(&path).by(&admin).send().await.expect(204);
        };
        let restore = async |id: &str| {
            let path = format!("/v1.0/directory/deletedItems/{id}/restore");
            app.post(&path).by(&admin).send().await.expect(200);
        };
        for person in [amy, cleo] {
            delete(format!("/v1.0/users/{person}")).await;
        }
        let rule = json!({"membershipRule": "user.department -eq \"Lab\""});
        patch(&app, &admin, &sales, rule).await.expect(204);
        assert!(names(&app, &admin, &sales).await.is_empty());
        for person in [amy, cleo] {
            restore(person).await;
        }
        assert_eq!(names(&app, &admin, &sales).await, ["Cleo"]);

        // The group itself, too: what changed while it was away counts.
        delete(format!("/v1.0/groups/{sales}")).await;
        moves(&app, &admin, "bob", "Lab").await;
        moves(&app, &admin, "cleo", "Sales").await;
        restore(&sales).await;
        assert_eq!(names(&app, &admin, &sales).await, ["Bob"]);
        app.finish().await;
    }
}

#[tokio::test]
async fn after_a_start_the_members_are_right() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        people(&app, &admin).await;
        let sales = id(&dynamic(&app, &admin, "Sales", SALES).await.expect(201));
        let tenant = admin.tenant;
        app.database()
            .db
            .write(move |tx| {
                async move {
                    tx.exec(
                        "UPDATE directory_user SET department = 'Sales', department_key = 'sales' WHERE tenant_id = $1 AND upn_key = $2",
                        args![tenant, "dan@contoso.example"],
                    )
                    .await?;
                    tx.exec(
                        "UPDATE directory_user SET department = NULL, department_key = NULL WHERE tenant_id = $1 AND upn_key = $2",
                        args![tenant, "amy@contoso.example"],
                    )
                    .await?;
                    Ok(())
                }
                .boxed()
            })
            .await
            .unwrap();
        assert_eq!(names(&app, &admin, &sales).await, ["Amy", "Bob"]);
        let parts = AppParts {
            db: app.database().db.clone(),
            clock: Arc::new(app.clock.clone()),
            random: Arc::new(SeededRandom::new(2)),
            sealing: SealingKey::new([1; 32]),
            settings: Settings {
                limits: Limits::NONE,
                ..Settings::default()
            },
        };
        let again = App::start(parts, &features()).await.unwrap();
        assert_eq!(names(&app, &admin, &sales).await, ["Bob", "Dan"]);
        let group = sales.parse().unwrap();
        assert_eq!(
            again.cx.people(tenant).read().members(group).unwrap().len(),
            2
        );
        drop(again);
        app.finish().await;
    }
}
