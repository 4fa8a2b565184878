use beffroi_testkit::backends;
use serde_json::json;

use crate::office::{Office, refused};

#[tokio::test]
async fn operations_find_what_others_create_whatever_the_order() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let body = json!({"Operations": [
            {"method": "POST", "path": "/Groups", "bulkId": "g", "data": {
                "displayName": "Sales", "members": [{"value": "bulkId:a"}, {"value": "bulkId:b"}]}},
            {"method": "POST", "path": "/Users", "bulkId": "a", "data": {"userName": "ada"}},
            {"method": "POST", "path": "/Users", "bulkId": "b", "data": {"userName": "bob"}},
            {"method": "PATCH", "path": "/Users/bulkId:a", "data": {"Operations": [
                {"op": "replace", "path": "title", "value": "Analyst"}]}},
            {"method": "POST", "path": "/Users", "bulkId": "twin", "data": {"userName": "ADA"}},
            {"method": "DELETE", "path": "/Users/bulkId:twin"},
            {"method": "GET", "path": "/Users"},
        ]});
        let done = office.post("/Bulk", &body).await.expect(200).json();
        let statuses: Vec<_> = done["Operations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["status"].as_str().unwrap())
            .collect();
        assert_eq!(statuses, ["201", "201", "201", "200", "409", "409", "400"]);
        assert_eq!(done["Operations"][4]["response"]["scimType"], "uniqueness");
        let group = done["Operations"][0]["location"].as_str().unwrap();
        let group = group.strip_prefix("http://test.local/scim/v2").unwrap();
        let members = office.get(group).await.json();
        assert_eq!(members["members"].as_array().unwrap().len(), 2);
        assert_eq!(office.found("/Users?filter=title%20pr").await, ["ada"]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn it_stops_after_as_many_errors_as_are_allowed() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let wrong =
            |id: &str| json!({"method": "POST", "path": "/Users", "bulkId": id, "data": {}});
        let right =
            json!({"method": "POST", "path": "/Users", "bulkId": "z", "data": {"userName": "ada"}});
        let body = json!({"failOnErrors": 2, "Operations": [wrong("a"), wrong("b"), right]});
        let done = office.post("/Bulk", &body).await.expect(200).json();
        assert_eq!(done["Operations"].as_array().unwrap().len(), 2);
        assert!(office.found("/Users").await.is_empty());
        let circle = json!({"Operations": [
            {"method": "POST", "path": "/Groups", "bulkId": "x", "data": {"displayName": "X", "members": [{"value": "bulkId:y"}]}},
            {"method": "POST", "path": "/Groups", "bulkId": "y", "data": {"displayName": "Y", "members": [{"value": "bulkId:x"}]}}]});
        let done = office.post("/Bulk", &circle).await.expect(200).json();
        assert_eq!(done["Operations"][0]["status"], "409");
        assert_eq!(done["Operations"][1]["status"], "409");
        let many: Vec<_> = (0..1_001).map(|n| wrong(&n.to_string())).collect();
        let answer = office.post("/Bulk", &json!({"Operations": many})).await;
        refused(&answer, 413, Some("tooMany"));
        refused(
            &office.post("/Bulk", &json!({})).await,
            400,
            Some("invalidSyntax"),
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_is_refused_in_it_stands_in_the_audit_trail() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let nobody = "/Users/01a207a2-3280-7000-8000-000000000001";
        let body = json!({"Operations": [
            {"method": "DELETE", "path": nobody},
            {"method": "POST", "path": "/Users", "bulkId": "a", "data": {}}]});
        let done = office.post("/Bulk", &body).await.expect(200).json();
        assert_eq!(done["Operations"][0]["status"], "404");
        let noted =
            office.operator("/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'Refusal'");
        let noted = noted.await["value"].as_array().unwrap().clone();
        assert_eq!(
            noted.len(),
            1,
            "what breaks a rule is no attempt: {noted:?}"
        );
        assert_eq!(
            noted[0]["activityDisplayName"],
            "DELETE /scim/v2/Users/{id}"
        );
        assert_eq!(noted[0]["targetResources"][0]["id"], nobody[7..]);
        office.app.finish().await;
    }
}
