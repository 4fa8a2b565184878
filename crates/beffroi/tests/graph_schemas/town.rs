//! Contoso with something in every property that there is.

use beffroi_testkit::TestApp;
use http::Method;
use serde_json::{Value, json};

use crate::office::{Organization, PASSWORD, id_of};

/// Who and what is there.
pub(crate) struct Town<'a> {
    app: &'a TestApp,
    pub(crate) contoso: &'a Organization,
    pub(crate) ada: String,
    pub(crate) device: String,
    /// Has a person, a group and a device as members.
    pub(crate) mixed: String,
}

impl<'a> Town<'a> {
    pub(crate) async fn found(app: &'a TestApp, contoso: &'a Organization) -> Self {
        let ada = contoso.create(app, "/v1.0/users", &ada()).await;
        let inner = contoso.group(app, "Core", &[&ada]).await;
        let body = json!({"deviceName": "Browser"});
        let device = contoso.create(app, "/v1.0/me/managedDevices", &body).await;
        let members = [&*ada, &inner, &device];
        let mixed = contoso.group(app, "Mixed", &members).await;
        let described = json!({"description": "People, groups, devices", "mailNickname": "mixed"});
        let town = Self {
            app,
            contoso,
            ada,
            device,
            mixed,
        };
        town.done(
            Method::PATCH,
            &format!("/v1.0/groups/{}", town.mixed),
            &described,
        )
        .await;
        town.organize().await;
        town
    }

    /// Changes something as the administrator.
    pub(crate) async fn done(&self, method: Method, path: &str, body: &Value) {
        let request = self.app.request(method, path).cookie(&self.contoso.admin);
        request.json(body).send().await.expect(204);
    }

    async fn organize(&self) {
        let app = self.app;
        let dynamic = json!({"displayName": "Sales", "groupTypes": ["DynamicMembership"],
            "membershipRule": "user.department -eq \"Sales\"", "membershipRuleProcessingState": "On"});
        let sales = self.contoso.create(app, "/v1.0/groups", &dynamic).await;
        let role = json!({"displayName": "Help desk", "description": "Helps people",
            "rolePermissions": [{"allowedResourceActions": ["AuditLog.Read.All", "User.Read.All"]}]});
        let role = self
            .contoso
            .create(app, crate::callers::DEFINITIONS, &role)
            .await;
        self.contoso.assign(app, &role, &self.ada).await;
        self.contoso
            .assign_within(app, &role, &self.mixed, &sales)
            .await;
        let organization = json!({"countryLetterCode": "FR", "preferredLanguage": "fr", "timeZone": "Europe/Paris"});
        let path = format!("/v1.0/organization/{}", self.contoso.tenant);
        self.done(Method::PATCH, &path, &organization).await;
        let program = json!({"displayName": "Payroll", "description": "Pays people", "signInAudience": "AzureADMyOrg",
            "isFallbackPublicClient": false, "web": {"redirectUris": ["https://pay.contoso.example/back"]},
            "permissions": ["User.Read.All"],
            "keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate()}]});
        let program = self
            .contoso
            .create(app, "/v1.0/applications", &program)
            .await;
        let secret = app.post(&format!("/v1.0/applications/{program}/addPassword"));
        let body = json!({"passwordCredential": {"displayName": "Laptop"}});
        secret
            .cookie(&self.contoso.admin)
            .json(&body)
            .send()
            .await
            .expect(200);
        for path in ["users", "groups"] {
            let gone = match path {
                "users" => self.contoso.account(app, "gone").await,
                _ => self.contoso.group(app, "Gone", &[]).await,
            };
            self.done(Method::DELETE, &format!("/v1.0/{path}/{gone}"), &json!({}))
                .await;
        }
        // What is refused is in the audit log too.
        let refused = app.delete(&format!("/v1.0/users/{}", self.contoso.admin_id));
        refused.cookie(&self.contoso.admin).send().await.expect(409);
    }

    /// What a `GET` is answered with.
    pub(crate) async fn read(&self, path: &str) -> beffroi_testkit::Answer {
        let path = path.strip_prefix("http://test.local").unwrap_or(path);
        let request = self.app.get(path).cookie(&self.contoso.admin);
        request.header("consistencylevel", "eventual").send().await
    }

    /// Sends JSON as the administrator.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> beffroi_testkit::Answer {
        let request = self.app.post(path).cookie(&self.contoso.admin);
        request.json(body).send().await
    }

    pub(crate) fn app(&self) -> &TestApp {
        self.app
    }

    pub(crate) async fn user(&self, name: &str) -> String {
        let new =
            json!({"userPrincipalName": format!("{name}@contoso.example"), "displayName": name});
        id_of(&self.post("/v1.0/users", &new).await.expect(201))
    }
}

fn ada() -> Value {
    json!({
        "userPrincipalName": "ada@contoso.example", "displayName": "Ada Byron", "mailNickname": "ada",
        "passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": false},
        "givenName": "Ada", "surname": "Byron", "mail": "ada@contoso.example", "otherMails": ["b@contoso.example"],
        "mobilePhone": "+33600602677", "businessPhones": ["+33123456789"], "department": "Sales",
        "companyName": "Contoso", "officeLocation": "2/11", "streetAddress": "1 rue", "city": "Lille",
        "state": "Nord", "postalCode": "59000", "country": "France", "jobTitle": "Engineer",
        "preferredLanguage": "fr-FR", "usageLocation": "FR", "accountEnabled": true, "userType": "Member",
    })
}

/// A certificate of the program's own, in the form that Graph takes.
fn certificate() -> String {
    let key = rcgen::KeyPair::generate().unwrap();
    let made = rcgen::CertificateParams::new(vec!["payroll".to_owned()]).unwrap();
    let pem = made.self_signed(&key).unwrap().pem();
    pem.lines()
        .filter(|line| !line.starts_with("---"))
        .collect()
}
