//! The trail tells everything, and every alteration of it shows.

use beffroi_directory::permission;
use beffroi_store::args;
use beffroi_testkit::{Backend, TestApp, TestCaller, backends};
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

use super::office::*;

#[tokio::test]
async fn the_audit_trail_shows_everything_and_every_alteration() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let sales = group(&app, &admin, "Sales").await;
        let reader = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(8),
            "reader@contoso.example",
            &[permission::GROUP_READ_ALL],
        );
        let refused = app
            .delete(&format!("/v1.0/groups/{sales}"))
            .by(&reader)
            .send()
            .await
            .expect(403);
        assert!(refused.text().contains("Group.ReadWrite.All"));
        let body = json!({"displayName": "Sales and more"});
        app.patch(&format!("/v1.0/groups/{sales}"))
            .by(&admin)
            .json(&body)
            .send()
            .await
            .expect(204);
        let trail = app
            .get("/v1.0/auditLogs/directoryAudits")
            .by(&admin)
            .send()
            .await
            .expect(200);
        assert_eq!(
            values(&trail, "activityDisplayName"),
            [
                "Update group".to_owned(),
                "DELETE /v1.0/groups/{id}".to_owned(),
                "Add group".to_owned(),
                "Create organization".to_owned()
            ]
        );
        let attempted = &trail.json()["value"][1]["targetResources"][0];
        assert_eq!(attempted["id"], sales, "{attempted}");
        let newest = trail.json()["value"][0].clone();
        let change = &newest["targetResources"][0]["modifiedProperties"][0];
        assert_eq!(
            (change["oldValue"].as_str(), change["newValue"].as_str()),
            (Some("Sales"), Some("Sales and more"))
        );
        let failures = app
            .get("/v1.0/auditLogs/directoryAudits?$filter=result%20eq%20'failure'")
            .by(&admin)
            .send()
            .await;
        assert_eq!(values(&failures, "result"), ["failure"]);
        let verify = async || {
            app.get("/beta/auditLogs/verification")
                .by(&admin)
                .send()
                .await
                .expect(200)
                .json()
        };
        assert_eq!(verify().await["valid"], true);

        let tenant = admin.tenant;
        app.cx()
            .db
            .write(move |tx| {
                futures_util::FutureExt::boxed(async move {
                    let sql = "UPDATE audit_record SET reason = 'x' WHERE tenant_id = $1 AND sequence = 2";
                    tx.exec(sql, beffroi_store::args![tenant]).await?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        let broken = verify().await;
        assert_eq!(
            (
                broken["valid"].as_bool(),
                broken["firstBrokenSequence"].as_i64()
            ),
            (Some(false), Some(2))
        );
        app.finish().await;
    }
}

async fn verification(app: &TestApp, admin: &TestCaller) -> Value {
    let request = app.get("/beta/auditLogs/verification").by(admin);
    request.send().await.expect(200).json()
}

/// Runs a statement behind the application's back.
async fn meddle(app: &TestApp, statement: String) -> u64 {
    // The store takes only text that lasts as long as the program.
    let statement: &'static str = statement.leak();
    let done = app
        .cx()
        .db
        .write(move |tx| async move { Ok(tx.exec(statement, args![]).await?) }.boxed());
    done.await.unwrap()
}

/// Every column of the table, and an expression for another value of it.
async fn columns(app: &TestApp, backend: Backend) -> Vec<(String, String)> {
    let catalogue = match backend {
        Backend::Sqlite => "SELECT name, type AS kind FROM pragma_table_info('audit_record')",
        Backend::Postgres => {
            "SELECT column_name::text AS name, data_type::text AS kind FROM information_schema.columns
             WHERE table_name = 'audit_record' AND table_schema = current_schema()"
        }
    };
    let mut conn = app.cx().read().await.unwrap();
    let rows = conn.all(catalogue, args![]).await.unwrap();
    let columns = rows.iter().map(|row| {
        let (name, kind): (String, String) = (row.get("name").unwrap(), row.get("kind").unwrap());
        let other = match kind.to_lowercase().as_str() {
            "text" => format!("{name} || 'x'"),
            "integer" | "bigint" => format!("{name} + 1000"),
            "timestamp with time zone" => format!("{name} + interval '1 microsecond'"),
            "blob" => "x'00000000000070008000000000000001'".to_owned(),
            "uuid" => "'00000000-0000-7000-8000-000000000001'::uuid".to_owned(),
            kind => panic!("say how to alter {name}, which is of the type {kind}"),
        };
        (name, other)
    });
    columns.collect()
}

#[tokio::test]
async fn every_column_of_a_record_is_vouched_for() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        group(&app, &admin, "Sales").await;
        group(&app, &admin, "Marketing").await;
        meddle(
            &app,
            "CREATE TABLE untouched AS SELECT * FROM audit_record".to_owned(),
        )
        .await;
        let columns = columns(&app, backend).await;
        assert!(columns.len() >= 15, "{columns:?}");
        for (column, other) in columns {
            let sql = format!("UPDATE audit_record SET {column} = {other} WHERE sequence = 2");
            assert_eq!(meddle(&app, sql).await, 1, "{column}");
            let found = verification(&app, &admin).await;
            assert_eq!(found["valid"], false, "{column}: {found}");
            assert_eq!(found["firstBrokenSequence"], 2, "{column}: {found}");
            // Who is moved away is missing under its own name.
            let moved = ["tenant_id", "sequence"].contains(&column.as_str());
            assert_eq!(found["firstBrokenId"].is_null(), moved, "{column}: {found}");
            meddle(&app, "DELETE FROM audit_record".to_owned()).await;
            meddle(
                &app,
                "INSERT INTO audit_record SELECT * FROM untouched".to_owned(),
            )
            .await;
            assert_eq!(verification(&app, &admin).await["valid"], true, "{column}");
        }
        app.finish().await;
    }
}

/// Route, outcome and reason of each refusal on record, newest first.
async fn refusals(app: &TestApp, admin: &TestCaller) -> Vec<(String, String)> {
    let path = "/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'Refusal'&$top=200";
    let answer = app.get(path).by(admin).send().await.expect(200);
    let routes = values(&answer, "activityDisplayName").into_iter();
    routes.zip(values(&answer, "resultReason")).collect()
}

#[tokio::test]
async fn writes_to_what_is_not_there_or_was_changed_are_recorded() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let sales = group(&app, &admin, "Sales").await;
        let (here, nowhere) = (
            format!("/v1.0/groups/{sales}"),
            format!("/v1.0/groups/{}", Uuid::from_u128(404)),
        );
        let name = json!({"displayName": "Other"});
        // Nobody's business: reading, and breaking a rule of input.
        app.get(&nowhere).by(&admin).send().await.expect(404);
        let input = app.patch(&here).by(&admin).json(&json!({"displayName": 7}));
        input.send().await.expect(400);
        assert_eq!(refusals(&app, &admin).await, []);

        let missing = app.patch(&nowhere).by(&admin).json(&name);
        missing.send().await.expect(404);
        let stale = app.patch(&here).by(&admin).json(&name);
        let stale = stale.header("if-match", "W/\"0\"");
        stale.send().await.expect(412);
        let refusals = refusals(&app, &admin).await;
        let route = "PATCH /v1.0/groups/{id}";
        assert_eq!(refusals.len(), 2, "{refusals:?}");
        for ((noted, reason), code) in refusals
            .iter()
            .zip(["Request_PreconditionFailed", "Request_ResourceNotFound"])
        {
            assert_eq!(noted, route);
            assert!(reason.starts_with(code), "{reason}");
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn a_flood_of_refusals_is_recorded_up_to_a_bound() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let sales = group(&app, &admin, "Sales").await;
        let reader = |id| {
            let permissions = &[permission::GROUP_READ_ALL];
            TestCaller::new(admin.tenant, Uuid::from_u128(id), "reader", permissions)
        };
        let flood = async |id: u128| {
            for _ in 0..65 {
                let refused = app.delete(&format!("/v1.0/groups/{sales}"));
                refused.by(&reader(id)).send().await.expect(403);
            }
        };
        flood(8).await;
        let noted = refusals(&app, &admin).await;
        assert_eq!(noted.len(), 61);
        for (place, (_, reason)) in noted.iter().enumerate() {
            let says = reason.starts_with("Further refusals of this caller within this minute");
            assert_eq!(says, place == 0, "{place}: {reason}");
        }
        // The next caller and the next minute count anew.
        flood(9).await;
        assert_eq!(refusals(&app, &admin).await.len(), 2 * 61);
        app.later(std::time::Duration::from_mins(1)).await;
        flood(8).await;
        assert_eq!(refusals(&app, &admin).await.len(), 3 * 61);
        assert_eq!(verification(&app, &admin).await["valid"], true);
        app.finish().await;
    }
}

#[tokio::test]
async fn the_trail_is_asked_by_actor_and_target() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let sales = group(&app, &admin, "Sales").await;
        let other = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(9),
            "other@contoso.example",
            permission::ALL,
        );
        let purchase = group(&app, &other, "Purchase").await;
        let rename = json!({"displayName": "Sales and more"});
        let path = format!("/v1.0/groups/{sales}");
        app.patch(&path)
            .by(&other)
            .json(&rename)
            .send()
            .await
            .expect(204);
        let list = "/v1.0/auditLogs/directoryAudits";
        let nil = Uuid::nil();
        let (add, update, made) = ("Add group", "Update group", "Create organization");
        for (filter, activities) in [
            (format!("initiatedBy/user/id eq '{}'", Uuid::from_u128(7)), vec![add]),
            (format!("initiatedBy/user/id eq {}", Uuid::from_u128(9)), vec![update, add]),
            ("initiatedBy/user/userPrincipalName eq 'Other@contoso.example'".to_owned(), vec![update, add]),
            ("startsWith(initiatedBy/user/userPrincipalName, 'admin')".to_owned(), vec![add]),
            (format!("initiatedBy/app/appId eq '{nil}'"), vec![made]),
            ("initiatedBy/app/appId eq null".to_owned(), vec![update, add, add]),
            (format!("targetResources/any(t:t/id eq '{sales}')"), vec![update, add]),
            (format!("targetResources/any(t:t/id eq '{purchase}')"), vec![add]),
            (format!("targetResources/any(t:t/id eq '{sales}' and t/type eq 'User')"), vec![]),
            (format!("initiatedBy/user/id eq '{}' and targetResources/any(x:x/id eq '{sales}')", Uuid::from_u128(9)), vec![update]),
            ("activityDateTime ge 2001-01-01T00:00:00Z and result eq 'success' and category eq 'GroupManagement'".to_owned(), vec![update, add, add]),
            ("activityDateTime lt 2001-01-01T00:00:00Z".to_owned(), vec![]),
        ] {
            let filter = filter.replace(' ', "%20");
            let found = app.get(&format!("{list}?$filter={filter}")).by(&admin).send().await;
            let found = found.expect(200);
            assert_eq!(values(&found, "activityDisplayName"), activities, "{filter} on {backend:?}");
            let count = app.get(&format!("{list}/$count?$filter={filter}")).by(&admin).send().await;
            assert_eq!(count.expect(200).text(), activities.len().to_string(), "{filter}");
        }
        let mut orders = Vec::new();
        for order in ["activityDateTime%20asc", "activityDateTime%20desc"] {
            // A row a page, so that the cursor goes that way too.
            let mut path = format!("{list}?$top=1&$orderby={order}");
            let mut names = Vec::new();
            loop {
                let page = app.get(&path).by(&admin).send().await.expect(200);
                names.extend(values(&page, "activityDisplayName"));
                let Some(next) = page.json()["@odata.nextLink"].as_str().map(str::to_owned) else {
                    break;
                };
                path = next[next.find("/v1.0/").unwrap()..].to_owned();
            }
            orders.push(names);
        }
        assert_eq!(orders[1], [update, add, add, made]);
        orders[1].reverse();
        assert_eq!(orders[0], orders[1]);
        app.get(&format!("{list}?$orderby=category"))
            .by(&admin)
            .send()
            .await
            .expect(400);

        let newest = app
            .get(&format!("{list}?$top=1"))
            .by(&admin)
            .send()
            .await
            .expect(200)
            .json();
        let id = newest["value"][0]["id"].as_str().unwrap().to_owned();
        let one = app
            .get(&format!("{list}/{id}"))
            .by(&admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(one["hash"], newest["value"][0]["hash"]);
        for absent in ["x".to_owned(), nil.to_string()] {
            app.get(&format!("{list}/{absent}"))
                .by(&admin)
                .send()
                .await
                .expect(404);
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn an_organization_is_read_by_its_id() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let path = format!("/v1.0/organization/{}?$select=displayName", admin.tenant);
        let own = app.get(&path).by(&admin).send().await.expect(200).json();
        assert_eq!(
            (&own["displayName"], &own["timeZone"]),
            (&json!("Contoso"), &Value::Null)
        );
        let other = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        for absent in [other.to_string(), "x".to_owned()] {
            let path = format!("/v1.0/organization/{absent}");
            app.get(&path).by(&admin).send().await.expect(404);
        }
        app.finish().await;
    }
}
