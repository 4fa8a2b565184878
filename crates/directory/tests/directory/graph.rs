//! The many ways in which Graph's clients ask for members, groups, devices and figures.

use beffroi_directory::permission;
use beffroi_directory::role::GLOBAL_ADMINISTRATOR;
use beffroi_testkit::{Answer, Backend, TestApp, TestCaller, backends};
use serde_json::{Value, json};
use uuid::Uuid;

use super::office::*;

async fn read(app: &TestApp, by: &TestCaller, path: &str) -> Answer {
    app.get(path).by(by).send().await
}

async fn names(app: &TestApp, by: &TestCaller, path: &str) -> Vec<String> {
    let answer = read(app, by, path).await.expect(200);
    let mut names = values(&answer, "displayName");
    names.sort();
    names
}

async fn post(app: &TestApp, by: &TestCaller, path: &str, body: Value) -> Answer {
    app.post(path).by(by).json(&body).send().await
}

struct House {
    ada: String,
    bob: String,
    sales: String,
    lyon: String,
}

/// Ada is in Lyon, which is in Sales, where Bob is.
async fn house(app: &TestApp, admin: &TestCaller) -> House {
    let house = House {
        ada: person(app, admin, "ada").await,
        bob: person(app, admin, "bob").await,
        sales: group(app, admin, "Sales").await,
        lyon: group(app, admin, "Lyon").await,
    };
    add(app, admin, &house.lyon, &house.ada).await.expect(204);
    add(app, admin, &house.sales, &house.lyon).await.expect(204);
    add(app, admin, &house.sales, &house.bob).await.expect(204);
    house
}

#[tokio::test]
async fn members_of_one_kind_and_through_nested_groups() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House { sales, lyon, .. } = house(&app, &admin).await;
        // A way that leads to the same person twice.
        let again = group(&app, &admin, "Again").await;
        add(&app, &admin, &sales, &again).await.expect(204);
        add(&app, &admin, &again, &lyon).await.expect(204);
        for (path, expected) in [
            ("members/microsoft.graph.user", vec!["bob"]),
            ("members/graph.group", vec!["Again", "Lyon"]),
            ("members/microsoft.graph.device", vec![]),
            ("transitiveMembers", vec!["Again", "Lyon", "ada", "bob"]),
            ("transitiveMembers/graph.user", vec!["ada", "bob"]),
            (
                "transitiveMembers/microsoft.graph.group",
                vec!["Again", "Lyon"],
            ),
        ] {
            let path = format!("/v1.0/groups/{sales}/{path}");
            assert_eq!(names(&app, &admin, &path).await, expected, "{path}");
        }
        let path = format!("/v1.0/groups/{sales}/transitiveMembers?$top=1&$count=true");
        let page = read(&app, &admin, &path).await.expect(200).json();
        assert_eq!(page["@odata.count"], 4);
        let mut told = 1;
        let mut next = page["@odata.nextLink"].as_str().map(str::to_owned);
        while let Some(link) = next {
            let page = read(
                &app,
                &admin,
                link.strip_prefix("http://test.local").unwrap(),
            )
            .await;
            let page = page.expect(200).json();
            told += page["value"].as_array().unwrap().len();
            next = page["@odata.nextLink"].as_str().map(str::to_owned);
        }
        assert_eq!(told, 4);
        let all = read(
            &app,
            &admin,
            "/v1.0/groups?$filter=displayName%20eq%20'All%20Company'",
        )
        .await;
        let all = all.json()["value"][0]["id"].as_str().unwrap().to_owned();
        let everyone = format!("/v1.0/groups/{all}/transitiveMembers/microsoft.graph.user");
        assert_eq!(names(&app, &admin, &everyone).await, ["ada", "bob"]);
        app.finish().await;
    }
}

#[tokio::test]
async fn figures_are_plain_numbers() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House { sales, bob, .. } = house(&app, &admin).await;
        app.delete(&format!("/v1.0/users/{bob}"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        for (path, number) in [
            ("users/$count".to_owned(), "1"),
            (
                "users/%24count?$filter=displayName%20eq%20'x'".to_owned(),
                "0",
            ),
            ("groups/$count?$search=%22sal%22".to_owned(), "1"),
            (format!("groups/{sales}/members/$count"), "1"),
            (format!("groups/{sales}/transitiveMembers/$count"), "2"),
            (
                format!("groups/{sales}/transitiveMembers/graph.user/$count"),
                "1",
            ),
            ("deviceManagement/managedDevices/$count".to_owned(), "0"),
            ("directory/deletedItems/graph.user/$count".to_owned(), "1"),
            (
                "directory/deletedItems/microsoft.graph.group/$count".to_owned(),
                "0",
            ),
        ] {
            let answer = read(&app, &admin, &format!("/v1.0/{path}"))
                .await
                .expect(200);
            assert_eq!(answer.text(), number, "{path}");
            assert!(answer.header("content-type").starts_with("text/plain"));
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn in_which_groups_and_among_which() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House {
            ada, sales, lyon, ..
        } = house(&app, &admin).await;
        let ids = |answer: Answer| {
            let json = answer.expect(200).json();
            let ids = json["value"].as_array().unwrap().clone();
            ids.iter()
                .map(|id| id.as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let own = TestCaller::new(admin.tenant, ada.parse().unwrap(), "ada", &[]);
        let path = format!("/v1.0/users/{ada}/getMemberGroups");
        let only = json!({"securityEnabledOnly": true});
        assert_eq!(ids(post(&app, &admin, &path, only.clone()).await).len(), 3);
        assert_eq!(
            ids(post(&app, &own, "/v1.0/me/getMemberGroups", only).await).len(),
            3
        );
        let nobody = Uuid::from_u128(1);
        let asked = json!({"groupIds": [sales, nobody]});
        let path = format!("/v1.0/users/{ada}/microsoft.graph.checkMemberGroups");
        assert_eq!(
            ids(post(&app, &admin, &path, asked.clone()).await),
            std::slice::from_ref(&sales)
        );
        assert_eq!(
            ids(post(&app, &own, "/v1.0/me/checkMemberGroups", asked).await),
            std::slice::from_ref(&sales)
        );
        for ids in [vec![], vec![nobody; 21]] {
            let refused = post(&app, &admin, &path, json!({"groupIds": ids})).await;
            assert_eq!(refused.expect(400).json()["error"]["target"], "groupIds");
        }
        assert_eq!(names(&app, &own, "/v1.0/me/memberOf").await, ["Lyon"]);
        assert_eq!(
            names(&app, &own, "/v1.0/me/transitiveMemberOf").await,
            ["All Company", "Lyon", "Sales"]
        );
        let path = format!("/v1.0/users/{ada}/memberOf/graph.group");
        let answer = read(&app, &admin, &path).await.expect(200);
        assert_eq!(
            answer.json()["value"][0]["@odata.type"],
            "#microsoft.graph.group"
        );
        assert_eq!(values(&answer, "id"), [lyon]);
        app.finish().await;
    }
}

#[tokio::test]
async fn several_things_by_their_ids() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House {
            ada, bob, sales, ..
        } = house(&app, &admin).await;
        app.delete(&format!("/v1.0/users/{bob}"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        let path = "/v1.0/directoryObjects/getByIds";
        let kinds = |answer: &Answer| values(answer, "@odata.type");
        let ids = json!([ada, bob, sales, Uuid::from_u128(1)]);
        let all = post(&app, &admin, path, json!({"ids": ids}))
            .await
            .expect(200);
        assert_eq!(
            kinds(&all),
            ["#microsoft.graph.user", "#microsoft.graph.group"]
        );
        let groups = post(&app, &admin, path, json!({"ids": ids, "types": ["group"]})).await;
        assert_eq!(kinds(&groups), ["#microsoft.graph.group"]);
        let reader = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(8),
            "r",
            &[permission::USER_READ_ALL],
        );
        let seen = post(&app, &reader, path, json!({"ids": ids}))
            .await
            .expect(200);
        assert_eq!(kinds(&seen), ["#microsoft.graph.user"]);
        let refused = post(&app, &admin, path, json!({"ids": ids, "types": ["cat"]})).await;
        assert_eq!(refused.expect(400).json()["error"]["target"], "types/0");
        post(&app, &admin, path, json!({"ids": []}))
            .await
            .expect(400);
        app.finish().await;
    }
}

#[tokio::test]
async fn members_are_bound_when_a_group_is_made_or_changed() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House { ada, bob, lyon, .. } = house(&app, &admin).await;
        let new = json!({
            "@odata.type": "#microsoft.graph.group", "displayName": "Bound",
            "members@odata.bind": [
                format!("https://graph.microsoft.com/v1.0/users('{ada}')"),
                format!("https://x/v1.0/directoryObjects/{lyon}"),
                format!("https://x/v1.0/users/{ada}"),
            ],
        });
        let made = post(&app, &admin, "/v1.0/groups", new)
            .await
            .expect(201)
            .json();
        let bound = made["id"].as_str().unwrap();
        let path = format!("/v1.0/groups/{bound}/members");
        assert_eq!(names(&app, &admin, &path).await, ["Lyon", "ada"]);
        let change = |members: Value| {
            let request = app.patch(&format!("/v1.0/groups/{bound}")).by(&admin);
            request.json(&json!({"members@odata.bind": members})).send()
        };
        let address = |id: &str| format!("https://x/v1.0/directoryObjects/{id}");
        change(json!([address(&bob), address(&ada)]))
            .await
            .expect(204);
        assert_eq!(names(&app, &admin, &path).await, ["Lyon", "ada", "bob"]);
        for (members, target) in [
            (json!(vec![address(&bob); 21]), "members@odata.bind"),
            (
                json!([address(&bob), "https://x/v1.0/users/x"]),
                "members@odata.bind/1",
            ),
            (
                json!([address(&Uuid::from_u128(1).to_string())]),
                "members@odata.bind/0",
            ),
        ] {
            let refused = change(members).await.expect(400);
            assert_eq!(
                refused.json()["error"]["target"],
                target,
                "{}",
                refused.text()
            );
        }
        let circle = change(json!([address(bound)])).await.expect(400);
        assert!(circle.text().contains("can't contain themselves"));
        app.finish().await;
    }
}

#[tokio::test]
async fn relations_in_the_same_answer() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House { ada, sales, .. } = house(&app, &admin).await;
        let own = TestCaller::new(admin.tenant, ada.parse().unwrap(), "ada", &[]);
        let made = post(
            &app,
            &own,
            "/v1.0/me/managedDevices",
            json!({"deviceName": "Firefox"}),
        )
        .await;
        let device = made.expect(201).json()["id"].as_str().unwrap().to_owned();
        let path = format!(
            "/v1.0/users/{ada}?$select=id&$expand=memberOf($select=displayName),ownedDevices"
        );
        let user = read(&app, &admin, &path).await.expect(200).json();
        assert_eq!(user["memberOf"][0]["displayName"], "Lyon");
        assert_eq!(user["memberOf"][0]["@odata.type"], "#microsoft.graph.group");
        assert!(user["memberOf"][0]["mailNickname"].is_null());
        assert_eq!(user["ownedDevices"][0]["id"], device.as_str());
        assert!(user["displayName"].is_null());
        let list = read(
            &app,
            &admin,
            "/v1.0/groups?$expand=members&$filter=displayName%20eq%20'Sales'",
        )
        .await;
        let members = list.expect(200).json()["value"][0]["members"].clone();
        assert_eq!(members.as_array().unwrap().len(), 2);
        let one = read(
            &app,
            &admin,
            &format!("/v1.0/groups/{sales}?$expand=members($select=id)"),
        )
        .await;
        assert!(one.expect(200).json()["members"][0]["displayName"].is_null());
        let reader = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(8),
            "r",
            &[permission::USER_READ_ALL],
        );
        // Who reads people and no groups learns names; devices need their own permission.
        let named = read(&app, &reader, "/v1.0/users?$expand=memberOf").await;
        let group = named.expect(200).json()["value"][0]["memberOf"][0].clone();
        assert_eq!(group.as_object().unwrap().len(), 3, "{group}");
        let refused = read(&app, &reader, "/v1.0/users?$expand=ownedDevices")
            .await
            .expect(403);
        assert!(
            refused
                .text()
                .contains("DeviceManagementManagedDevices.Read.All")
        );
        let refused = read(&app, &admin, "/v1.0/users?$expand=manager")
            .await
            .expect(400);
        assert!(refused.text().contains("memberOf"), "{}", refused.text());

        let devices = read(&app, &admin, &format!("/v1.0/users/{ada}/ownedDevices")).await;
        assert_eq!(
            values(&devices.expect(200), "@odata.type"),
            ["#microsoft.graph.device"]
        );
        let devices = read(&app, &own, "/v1.0/me/ownedDevices").await.expect(200);
        assert_eq!(values(&devices, "displayName"), ["Firefox"]);
        let one = read(&app, &admin, &format!("/v1.0/devices/{device}"))
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&one["deviceId"], &one["operatingSystem"]),
            (&json!(device), &json!("Web"))
        );
        assert_eq!(names(&app, &admin, "/v1.0/devices").await, ["Firefox"]);
        app.finish().await;
    }
}

#[tokio::test]
async fn roles_as_they_were_before() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let House { ada, sales, .. } = house(&app, &admin).await;
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &ada).await;
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &sales).await;
        let path = format!("/v1.0/directoryRoles/{GLOBAL_ADMINISTRATOR}");
        let role = read(&app, &admin, &path).await.expect(200).json();
        assert_eq!(role["displayName"], "Global Administrator");
        assert_eq!(
            names(&app, &admin, &format!("{path}/members")).await,
            ["Sales", "ada"]
        );
        assert!(names(&app, &admin, "/v1.0/directoryRoles").await.len() > 5);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_page_belongs_to_its_question_and_an_answer_may_be_small() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    house(&app, &admin).await;
    let page = read(&app, &admin, "/v1.0/users?$top=1&$orderby=displayName")
        .await
        .expect(200);
    let link = page.json()["@odata.nextLink"].as_str().unwrap().to_owned();
    let link = link.strip_prefix("http://test.local").unwrap();
    read(&app, &admin, link).await.expect(200);
    let other = link.replace("$orderby=displayName", "$orderby=userPrincipalName");
    let refused = read(&app, &admin, &other).await.expect(400);
    assert_eq!(refused.json()["error"]["target"], "$skiptoken");

    let made = app
        .post("/v1.0/groups")
        .by(&admin)
        .header("prefer", "return=minimal");
    let made = made
        .json(&json!({"displayName": "Small"}))
        .send()
        .await
        .expect(204);
    assert_eq!(
        (
            made.text().as_str(),
            made.header("preference-applied").as_str()
        ),
        ("", "return=minimal")
    );
    let place = made.header("location");
    read(
        &app,
        &admin,
        place.strip_prefix("http://test.local").unwrap(),
    )
    .await
    .expect(200);
    app.finish().await;
}
