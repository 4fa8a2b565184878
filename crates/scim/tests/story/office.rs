//! Contoso, and a provider with a token.

use beffroi_directory::tenant::{self, NewTenant};
use beffroi_identity::LocalOperator;
use beffroi_testkit::{Answer, Backend, TestApp};
use http::Method;
use serde_json::{Value, json};

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) token: String,
}

impl Office {
    pub(crate) async fn open(backend: Backend) -> Self {
        let features = vec![
            beffroi_directory::feature(),
            beffroi_identity::feature(),
            beffroi_scim::feature(),
        ];
        let app = TestApp::start(backend, features).await;
        tenant_of(&app, "Contoso", "contoso.example").await;
        let token = token(&app, "Entra", "contoso.example").await;
        Self { app, token }
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.app.request(method, &format!("/scim/v2{path}"));
        let request = request.bearer(&self.token);
        let request = match body {
            Value::Null => request,
            body => request.body("application/scim+json", body.to_string()),
        };
        request.send().await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &Value::Null).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, body).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::PUT, path, body).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, &Value::Null).await
    }

    pub(crate) async fn patch(&self, path: &str, operations: Value) -> Answer {
        let body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": operations,
        });
        self.call(Method::PATCH, path, &body).await
    }

    /// Creates a person and says where it is.
    pub(crate) async fn person(&self, user_name: &str) -> String {
        let made = self.post("/Users", &json!({"userName": user_name})).await;
        format!("/Users/{}", id(&made.expect(201)))
    }

    /// The ids that a list finds, in its order.
    pub(crate) async fn found(&self, path: &str) -> Vec<String> {
        let list = self.get(path).await.expect(200).json();
        let resources = list["Resources"].as_array().unwrap();
        let names = resources.iter().map(|one| {
            let name = one["userName"].as_str().or(one["displayName"].as_str());
            name.unwrap().to_owned()
        });
        names.collect()
    }

    /// What the operator at the machine sees.
    pub(crate) async fn operator(&self, path: &str) -> Value {
        let request = self.app.get(path).extension(LocalOperator);
        request
            .header("beffroi-tenant", "contoso.example")
            .send()
            .await
            .expect(200)
            .json()
    }
}

pub(crate) async fn tenant_of(app: &TestApp, name: &str, domain: &str) {
    let new = NewTenant {
        display_name: name.to_owned(),
        domains: vec![domain.parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: None,
    };
    tenant::create(app.cx(), new).await.unwrap();
}

/// A token for a provider of an organization.
pub(crate) async fn token(app: &TestApp, name: &str, domain: &str) -> String {
    let request = app.post("/beta/admin/scimTokens").extension(LocalOperator);
    let request = request.header("beffroi-tenant", domain);
    let made = request.json(&json!({"displayName": name})).send().await;
    made.expect(201).json()["token"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(crate) fn id(answer: &Answer) -> String {
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// A refusal: its status and keyword.
#[track_caller]
pub(crate) fn refused(answer: &Answer, status: u16, scim_type: Option<&str>) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/scim+json");
    let body = answer.json();
    assert_eq!(body["status"], status.to_string().as_str());
    assert_eq!(body["scimType"].as_str(), scim_type, "{body}");
    assert_eq!(
        body["schemas"][0],
        "urn:ietf:params:scim:api:messages:2.0:Error"
    );
}
