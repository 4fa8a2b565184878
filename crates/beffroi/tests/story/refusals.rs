//! Every refusal explains itself, in the form that Graph's clients know.

use beffroi_testkit::{Answer, backends};
use serde_json::{Value, json};
use uuid::Uuid;

use super::journey::Contoso;
use crate::office;

const MESSAGES: &str = "/beta/admin/organizationalMessages";

/// Asserts Graph's form and returns the error.
#[track_caller]
fn refusal(answer: Answer, status: u16, code: &str) -> Value {
    let answer = answer.expect(status);
    assert_eq!(answer.header("content-type"), "application/json");
    let body = answer.json();
    let error = &body["error"];
    assert_eq!(body.as_object().unwrap().len(), 1, "{body}");
    assert_eq!(error["code"], code, "{body}");
    let message = error["message"].as_str().unwrap();
    assert!(message.len() > 10 && message.contains(' '), "{body}");
    let inner = &error["innerError"];
    let request_id = inner["request-id"].as_str().unwrap();
    assert_ne!(request_id.parse::<Uuid>().unwrap(), Uuid::nil(), "{body}");
    assert_eq!(answer.header("request-id"), request_id);
    assert_eq!(
        inner["client-request-id"],
        answer.header("client-request-id")
    );
    let date = inner["date"].as_str().unwrap_or_else(|| panic!("{body}"));
    assert!(
        date.starts_with("2026-11-23T09:00:00"),
        "the clock's: {date}"
    );
    error.clone()
}

#[tokio::test]
async fn in_graphs_form() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let id = c.compose(&c.recipients()).await;
        let path = format!("{MESSAGES}/{id}");

        let nobody = c.app.get(&path).send().await;
        assert_eq!(
            nobody.header("www-authenticate"),
            "Bearer realm=\"beffroi\""
        );
        refusal(nobody, 401, "InvalidAuthenticationToken");
        let forged = c.app.get(&path).bearer("e30.e30.e30").send().await;
        refusal(forged, 401, "InvalidAuthenticationToken");

        let request = c.app.get(&path).cookie(&c.bob.cookie);
        let error = refusal(request.send().await, 403, "Authorization_RequestDenied");
        assert_eq!(error["target"], "OrganizationalMessages.Read.All");
        assert_eq!(error["details"][0]["code"], "missingPermission");
        assert_eq!(
            error["details"][0]["target"],
            "OrganizationalMessages.Read.All"
        );

        let nowhere = format!("{MESSAGES}/{}", Uuid::from_u128(7));
        for path in [nowhere.as_str(), &format!("{MESSAGES}/nonsense")] {
            let request = c
                .by_writer(c.app.get(path))
                .header("client-request-id", "mine-1");
            let error = refusal(request.send().await, 404, "Request_ResourceNotFound");
            assert_eq!(error["innerError"]["client-request-id"], "mine-1");
        }
        let unknown = c.by_writer(c.app.get("/v1.0/unheardOf")).send().await;
        refusal(unknown, 404, "Request_ResourceNotFound");
        let method = c.by_writer(c.app.delete(MESSAGES)).send().await;
        assert!(method.header("allow").contains("GET"));
        refusal(method, 405, "Request_MethodNotAllowed");
        bad_input(&c, &path).await;
        c.app.finish().await;
    }
}

/// 400 names field and rule, and all of them at once.
async fn bad_input(c: &Contoso, path: &str) {
    let draft = json!({"content": {"defaultLanguage": "en", "link": "http://x", "texts": [
        {"language": "en", "title": "", "body": "b".repeat(201), "buttonText": "b".repeat(21)}]}});
    let request = c.by_writer(c.app.patch(path)).json(&draft);
    request.send().await.expect(200);
    let submit = c.app.post(&format!("{path}/submitForApproval"));
    let submitted = c.by_writer(submit).send().await;
    let error = refusal(submitted, 400, "Request_BadRequest");
    let details = error["details"].as_array().unwrap();
    for target in ["title", "body", "buttonText"].map(|field| format!("content/texts/0/{field}")) {
        let detail = details.iter().find(|detail| detail["target"] == target);
        let detail = detail.unwrap_or_else(|| panic!("{target}: {details:?}"));
        assert!(!detail["code"].as_str().unwrap().is_empty());
        assert!(!detail["message"].as_str().unwrap().is_empty());
    }
    assert!(details.iter().any(|one| one["target"] == "content/link"));

    let unknown = c.by_writer(c.app.patch(path)).json(&json!({"colour": 1}));
    let error = refusal(unknown.send().await, 400, "Request_BadRequest");
    assert!(error["message"].as_str().unwrap().contains("colour"));
    let kind = c.by_writer(c.app.patch(path)).json(&json!({"name": 5}));
    let error = refusal(kind.send().await, 400, "Request_BadRequest");
    assert_eq!(error["target"], "name");
    let broken = c.by_writer(c.app.patch(path));
    let broken = broken.body("application/json", "{").send().await;
    refusal(broken, 400, "Request_BadRequest");
    let filter = format!("{MESSAGES}?$filter=colour%20eq%201");
    let filter = c.by_writer(c.app.get(&filter)).send().await;
    let error = refusal(filter, 400, "Request_BadRequest");
    assert!(error["message"].as_str().unwrap().contains("colour"));
}

#[tokio::test]
async fn of_two_who_edit_one_is_told() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let id = c.compose(&c.recipients()).await;
        let path = format!("{MESSAGES}/{id}");
        let read = c.by_writer(c.app.get(&path)).send().await.expect(200);
        let version = read.json()["@odata.etag"].as_str().unwrap().to_owned();
        assert!(
            version.starts_with("W/\"") && version.ends_with('"'),
            "{version}"
        );
        let edit = |name: &str, version: &str| {
            let request = c.by_writer(c.app.patch(&path));
            let request = request.header("if-match", version);
            request.json(&json!({"name": name})).send()
        };
        edit("First", &version).await.expect(200);
        let second = edit("Second", &version).await;
        refusal(second, 412, "Request_PreconditionFailed");
        assert_eq!(c.message(&id).await["name"], "First");
        edit("Third", "*").await.expect(200);
        let stale = c.by_writer(c.app.delete(&path));
        let stale = stale.header("if-match", &version).send().await;
        refusal(stale, 412, "Request_PreconditionFailed");

        // Whoever comes second to a decision learns the state that the first one left.
        c.act(&c.writing, &id, "submitForApproval", &json!({}))
            .await
            .expect(200);
        let late = edit("Fourth", "*").await;
        let error = refusal(late, 409, "invalidState");
        assert!(error["message"].as_str().unwrap().contains("approval"));

        // The same holds for the directory.
        let admin = &c.organization.admin;
        let user = format!("/v1.0/users/{}", c.dan.id);
        let read = c.app.get(&user).cookie(admin).send().await.expect(200);
        let version = read.json()["@odata.etag"].as_str().unwrap().to_owned();
        let retitle = |title: &str| {
            let request = c.app.patch(&user).cookie(admin);
            let request = request.header("if-match", &version);
            request.json(&json!({"jobTitle": title})).send()
        };
        retitle("Buyer").await.expect(204);
        refusal(retitle("Seller").await, 412, "Request_PreconditionFailed");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_signs_in_wrongly_is_told_nothing() {
    let c = Contoso::open(beffroi_testkit::Backend::Sqlite).await;
    let attempt = |name: &str, password: &str| {
        let body = json!({"userPrincipalName": name, "password": password});
        c.app.post("/identity/session").json(&body).send()
    };
    let wrong = attempt(&c.bob.name, "wrong wrong wrong").await;
    let wrong = refusal(wrong, 401, "invalidCredentials");
    let unknown = attempt("nobody@contoso.example", office::PASSWORD).await;
    let unknown = refusal(unknown, 401, "invalidCredentials");
    assert_eq!(wrong["message"], unknown["message"]);
    assert_eq!(wrong["details"], unknown["details"]);
    c.app.finish().await;
}
