//! The trail as a file: what the list shows, all of it, and harmless in a spreadsheet.

use beffroi_directory::permission;
use beffroi_testkit::{Answer, TestApp, TestCaller, backends};
use serde_json::{Value, json};
use uuid::Uuid;

use super::office::*;

const EXPORT: &str = "/beta/auditLogs/directoryAudits/export";

async fn export(app: &TestApp, caller: &TestCaller, query: &str) -> Answer {
    let path = format!("{EXPORT}?{query}");
    app.get(&path).by(caller).send().await
}

/// Rows by their headings.
fn rows(answer: &Answer) -> Vec<Vec<(String, String)>> {
    let text = answer.text();
    let text = text.strip_prefix('\u{feff}').expect("the mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = headings.iter().zip(row.iter());
        cells.map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    });
    rows.collect()
}

fn cell<'r>(row: &'r [(String, String)], heading: &str) -> &'r str {
    let found = row.iter().find(|(name, _)| name == heading);
    &found.unwrap_or_else(|| panic!("{heading} in {row:?}")).1
}

#[tokio::test]
async fn a_file_holds_what_the_list_shows() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        // More than are read at once.
        for number in 0..205 {
            group(&app, &admin, &format!("Team {number}")).await;
        }
        let changed = json!({"displayName": "=HYPERLINK(\"https://evil.example\")", "description": "a, \"b\"\nc"});
        let first = app.get("/v1.0/groups?$filter=displayName%20eq%20'Team%200'");
        let first = first.by(&admin).send().await.expect(200).json()["value"][0]["id"].clone();
        let path = format!("/v1.0/groups/{}", first.as_str().unwrap());
        let request = app.patch(&path).by(&admin).json(&changed);
        request.send().await.expect(204);

        let list = app
            .get("/v1.0/auditLogs/directoryAudits?$top=999")
            .by(&admin)
            .send()
            .await;
        let all = list.expect(200).json()["value"].clone();
        let whole = export(&app, &admin, "format=json").await.expect(200);
        assert_eq!(whole.header("content-type"), "application/json");
        assert_eq!(whole.json()["value"], all);

        let table = export(&app, &admin, "").await.expect(200);
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        assert!(table.header("content-disposition").contains("audit.csv"));
        let rows = rows(&table);
        let sequences: Vec<i64> = rows
            .iter()
            .map(|row| cell(row, "Sequence").parse().unwrap())
            .collect();
        let told: Vec<i64> = all
            .as_array()
            .unwrap()
            .iter()
            .map(|record| record["sequence"].as_i64().unwrap())
            .collect();
        assert_eq!(sequences, told);
        let newest = &rows[0];
        assert_eq!(cell(newest, "Activity"), "Update group");
        assert_eq!(cell(newest, "Actor user name"), "admin@contoso.example");
        assert_eq!(cell(newest, "Actor type"), "user");
        assert_eq!(
            cell(newest, "Targets"),
            "'=HYPERLINK(\"https://evil.example\")"
        );
        assert!(cell(newest, "Changes").contains("displayName: Team 0 → =HYPERLINK"));
        assert!(cell(newest, "Changes").contains("a, \"b\"\nc"));
        app.finish().await;
    }
}

#[tokio::test]
async fn a_file_has_the_filters_and_the_permission_of_the_list() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        group(&app, &admin, "Sales").await;
        group(&app, &admin, "Payroll").await;
        let found = async |query: &str| {
            let answer = export(&app, &admin, &format!("format=json&{query}")).await;
            values(&answer.expect(200), "activityDisplayName")
        };
        assert_eq!(found("$search=%22payroll%22").await, ["Add group"]);
        assert_eq!(
            found("$filter=category%20eq%20'Organization'").await,
            ["Create organization"]
        );
        let nothing = export(&app, &admin, "format=json&$search=%22nowhere%22").await;
        assert_eq!(nothing.expect(200).json(), json!({"value": []}));
        let nothing = export(&app, &admin, "$search=%22nowhere%22").await;
        assert_eq!(rows(&nothing.expect(200)).len(), 0);
        for (query, target) in [
            ("format=xml", "format"),
            ("$top=3", "$top"),
            ("$filter=shoeSize%20eq%203", "$filter"),
        ] {
            let refused = export(&app, &admin, query).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], target, "{query}");
        }
        let reader = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(8),
            "reader@contoso.example",
            &[permission::USER_READ_ALL],
        );
        let refused = export(&app, &reader, "").await.expect(403);
        assert!(refused.text().contains("AuditLog.Read.All"));

        let fabrikam = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        let stranger = TestCaller::new(
            fabrikam,
            Uuid::from_u128(9),
            "admin@fabrikam.example",
            permission::ALL,
        );
        let theirs = export(&app, &stranger, "format=json").await.expect(200);
        let theirs: Value = theirs.json();
        assert_eq!(theirs["value"].as_array().unwrap().len(), 1, "{theirs}");
        app.finish().await;
    }
}
