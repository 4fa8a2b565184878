//! People come from a file: all of them, or none.

use beffroi_population::{Expr, SetName};
use beffroi_testkit::{Backend, backends};

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
