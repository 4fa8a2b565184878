//! People come from a file: all of them, or none.

use std::sync::Arc;

use beffroi_core::SeededRandom;
use beffroi_directory::import::{Event, People};
use beffroi_directory::permission;
use beffroi_feature::{App, AppParts, Cx, Settings};
use beffroi_population::{Expr, SetName};
use beffroi_testkit::{Backend, TestCaller, backends};
use beffroi_web::{Actor, Caller};
use bytes::Bytes;
use futures_util::future::join;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::office::*;

#[tokio::test]
async fn a_thousand_people_come_from_a_file_and_a_second_time_nothing_changes() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (_, dry) = import(&app, &admin, PEOPLE, true).await;
        assert_eq!(counts(&dry), (1000, 0, 0, 0));
        let everyone = || {
            app.cx()
                .people(admin.tenant)
                .read()
                .count(&Expr::Set(SetName::Everyone))
        };
        assert_eq!(everyone(), 0, "a dry run writes nothing");
        let (progress, report) = import(&app, &admin, PEOPLE, false).await;
        assert_eq!((progress, counts(&report)), (1, (1000, 0, 0, 0)));
        assert_eq!(everyone(), 1000);
        let (_, again) = import(&app, &admin, PEOPLE, false).await;
        assert_eq!(counts(&again), (0, 0, 1000, 0));
        let moved = String::from_utf8(PEOPLE.to_vec()).unwrap().replacen(
            "Security Analyst",
            "Archivist",
            1,
        );
        let (_, moved) = import(
            &app,
            &admin,
            Box::leak(moved.into_boxed_str()).as_bytes(),
            false,
        )
        .await;
        assert_eq!(counts(&moved), (0, 1, 999, 0));

        let lukasz = user_of(&app, &admin, "LUKASZ.girard@contoso.example").await;
        assert_eq!(lukasz["displayName"], "Łukasz Girard");
        assert_eq!(lukasz["mobilePhone"], "+32479640175");
        assert_eq!(lukasz["usageLocation"], "BE");
        let page = app
            .get("/v1.0/users?$top=3&$count=true&$filter=department%20eq%20'it'&$select=displayName&$orderby=displayName")
            .by(&admin)
            .send()
            .await
            .expect(200);
        let json = page.json();
        assert!(json["@odata.count"].as_u64().unwrap() > 3);
        assert_eq!(
            json["value"][0].as_object().unwrap().len(),
            3,
            "id, etag and what was selected: {json}"
        );
        let next = json["@odata.nextLink"]
            .as_str()
            .unwrap()
            .strip_prefix("http://test.local")
            .unwrap()
            .to_owned();
        let second = app.get(&next).by(&admin).send().await.expect(200);
        let (first, second) = (values(&page, "displayName"), values(&second, "displayName"));
        assert!(first.last().unwrap().to_lowercase() <= second[0].to_lowercase());
        app.finish().await;
    }
}

#[tokio::test]
async fn each_bad_row_is_named_by_line_column_and_rule_and_nothing_is_imported() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let (_, report) = import(&app, &admin, BROKEN, false).await;
    let rejected: Vec<(u64, String, String)> = report["rejected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            (row["line"].as_u64().unwrap(), text("column"), text("rule"))
        })
        .collect();
    for (line, column, rule) in [
        (3, "User name", "must have the form name@domain"),
        (
            4,
            "User name",
            "must be unique in the file; line 2 has it too",
        ),
        (5, "User name", "must end with a verified domain"),
        (6, "Display name", "must have 1 to 256 characters"),
        (7, "Mobile phone", "must be a phone number"),
        (8, "Country or region", "must be a country's"),
        (9, "Display name", "must have 1 to 256 characters"),
        (10, "User name", "must have the form name@domain"),
        (11, "Alternate email address", "must be an e-mail address"),
        (14, "", "a quote is opened and never closed"),
    ] {
        let found = rejected
            .iter()
            .any(|(l, c, r)| *l == line && c == column && r.contains(rule));
        assert!(found, "line {line}, {column}: {rule} in {rejected:#?}");
    }
    assert!(
        !rejected.iter().any(|(line, ..)| [2, 12, 13].contains(line)),
        "{rejected:#?}"
    );
    assert_eq!(
        app.cx()
            .people(admin.tenant)
            .read()
            .count(&Expr::Set(SetName::Everyone)),
        0
    );
    app.finish().await;
}

#[tokio::test]
async fn of_many_broken_rules_the_first_thousand_are_told_and_all_are_counted() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let mut file = String::from("User name,Display name\n");
    file.push_str("amy@contoso.example,Amy\n");
    file.push_str(&",\n".repeat(2_000));
    let (progress, report) = import(&app, &admin, file, false).await;
    // No name and nothing to show: two rules a row.
    assert_eq!((progress, counts(&report)), (0, (0, 0, 0, 1_000)));
    assert_eq!(
        (&report["rejectedCount"], &report["total"]),
        (&json!(4_000), &json!(2_001))
    );
    let rejected = report["rejected"].as_array().unwrap();
    assert_eq!(
        (&rejected[0]["line"], &rejected[999]["line"]),
        (&json!(3), &json!(502))
    );
    let (_, report) = import(&app, &admin, "User name,Display name\n", false).await;
    assert_eq!(
        (counts(&report), &report["rejectedCount"]),
        ((0, 0, 0, 0), &json!(0))
    );
    app.finish().await;
}

#[tokio::test]
async fn an_organization_imports_one_file_at_a_time() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let path = "/beta/admin/imports/people";
        let send = || app.post(path).by(&admin).body("text/csv", PEOPLE).send();
        let (one, other) = join(send(), send()).await;
        let (done, refused) = if one.status == 200 {
            (one, other)
        } else {
            (other, one)
        };
        let refused = refused.expect(409);
        assert_eq!(refused.code(), "importUnderWay");
        let report = done.expect(200);
        let report: Value = serde_json::from_str(report.text().lines().last().unwrap()).unwrap();
        assert_eq!(counts(&report), (1_000, 0, 0, 0), "{backend:?}");
        // Another organization is not in the way, and the next import is free to begin.
        let other = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        let other = TestCaller {
            tenant: other,
            ..admin.clone()
        };
        let file = "User name,Display name\nzoe@fabrikam.example,Zoe\n";
        let theirs = import(&app, &other, file, false);
        let ((_, theirs), (_, ours)) = join(theirs, import(&app, &admin, PEOPLE, false)).await;
        assert_eq!(counts(&theirs), (1, 0, 0, 0));
        assert_eq!(counts(&ours), (0, 0, 1_000, 0));
        app.finish().await;
    }
}

/// Two processes on one database do not know of each other's turns.
#[tokio::test]
async fn imports_of_two_processes_do_not_undo_each_other() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let options = &app.database().options;
        let migrations = App::migrations(&features());
        let db = beffroi_store::Db::open(options, &migrations);
        let parts = AppParts {
            db: db.await.unwrap(),
            clock: Arc::new(app.clock.clone()),
            random: Arc::new(SeededRandom::new(2)),
            sealing: beffroi_store::SealingKey::new([1; 32]),
            settings: Settings::default(),
        };
        let second = App::start(parts, &features()).await.unwrap();
        let caller = || Caller {
            tenant: admin.tenant,
            actor: Actor::system(),
            user_principal_name: None,
            permissions: permission::ALL.iter().copied().collect(),
            session: None,
            languages: Vec::new(),
            delegation: None,
        };
        let people = |cx: &Cx| {
            let file = Bytes::from_static(PEOPLE);
            let import = People::begin(cx, &caller(), file, false).unwrap();
            let (sender, mut events) = mpsc::channel(64);
            tokio::spawn(beffroi_directory::import::people(
                cx.clone(),
                caller(),
                import,
                sender,
            ));
            async move {
                let mut last = None;
                while let Some(event) = events.recv().await {
                    last = Some(event);
                }
                last.unwrap()
            }
        };
        let (one, other) = join(people(app.cx()), people(&second.cx)).await;
        // One was first. The other found its people there, or was told so and is run again.
        let made = |event: &Event| match event {
            Event::Report(report) => report.created,
            _ => 0,
        };
        assert_eq!(made(&one) + made(&other), 1_000, "{one:?} {other:?}");
        let (_, again) = import(&app, &admin, PEOPLE, false).await;
        assert_eq!(counts(&again), (0, 0, 1_000, 0), "{backend:?}");
        second.stop().await;
        app.finish().await;
    }
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_by_its_size() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let answer = app
        .post("/beta/admin/imports/people")
        .by(&admin)
        .body("text/csv", vec![b','; 64 * 1024 * 1024 + 1])
        .send()
        .await
        .expect(413);
    assert_eq!(answer.code(), "Request_EntityTooLarge");
    assert!(answer.text().contains("64 MiB"), "{}", answer.text());
    app.finish().await;
}
