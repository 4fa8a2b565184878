//! Contoso: an organization with an administrator and two employees, each with a password.

use beffroi_core::{Secret, TenantId};
use beffroi_directory::UserId;
use beffroi_directory::change::{self, Ids};
use beffroi_directory::role::{self, GLOBAL_ADMINISTRATOR};
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_feature::Settings;
use beffroi_identity::LocalOperator;
use beffroi_identity::password::rules::Owner;
use beffroi_identity::password::{HashedPassword, hash_new_password, set_initial_password};
use beffroi_testkit::{Answer, Backend, TestApp, test_settings};
use futures_util::FutureExt;
use serde_json::{Value, json};

pub(crate) const ALICE: &str = "alice@contoso.com";
pub(crate) const EMILIE: &str = "emilie.roy@contoso.com";
pub(crate) const LEA: &str = "lea@contoso.com";
pub(crate) const PASSWORD: &str = "quatre chevaux verts";

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) tenant: TenantId,
    pub(crate) emilie: UserId,
}

impl Office {
    pub(crate) async fn open(backend: Backend) -> Self {
        Self::open_as(backend, test_settings()).await
    }

    /// The same as the operator decided.
    pub(crate) async fn open_as(backend: Backend, settings: Settings) -> Self {
        let features = vec![beffroi_directory::feature(), beffroi_identity::feature()];
        let app = TestApp::start_as(backend, features, settings).await;
        let tenant = new_tenant(&app, "Contoso", "contoso.com").await;
        let hash = hashed(&app).await;
        let alice = person(&app, tenant, ALICE, "Alice Admin", Some(&hash)).await;
        let emilie = person(&app, tenant, EMILIE, "Émilie Roy", Some(&hash)).await;
        person(&app, tenant, LEA, "Léa Without Password", None).await;
        let own = app.cx().clone();
        app.cx()
            .write(tenant, move |tx| {
                async move {
                    let role = GLOBAL_ADMINISTRATOR;
                    role::assign_by_system(&own, tx, tenant, role, alice.uuid()).await
                }
                .boxed()
            })
            .await
            .unwrap();
        Self {
            app,
            tenant,
            emilie,
        }
    }

    pub(crate) async fn try_sign_in(&self, name: &str, password: &str) -> Answer {
        let body = json!({"userPrincipalName": name, "password": password});
        let request = self.app.post("/identity/session").json(&body);
        request.header("user-agent", "Firefox").send().await
    }

    /// Signs in and returns the cookie.
    pub(crate) async fn sign_in(&self, name: &str) -> String {
        self.try_sign_in(name, PASSWORD).await.expect(200).cookies()
    }

    pub(crate) async fn get(&self, cookie: &str, path: &str) -> Answer {
        self.app.get(path).cookie(cookie).send().await
    }

    pub(crate) async fn change_password(&self, cookie: &str, current: &str, new: &str) -> Answer {
        let change = json!({"currentPassword": current, "newPassword": new});
        let request = self.app.post("/identity/password").cookie(cookie);
        request.json(&change).send().await
    }

    pub(crate) async fn sign_out(&self, cookie: &str) -> Answer {
        let request = self.app.delete("/identity/session").cookie(cookie);
        request.send().await.expect(204)
    }

    /// Changes a user as the operator at the machine.
    pub(crate) async fn patch_user(&self, id: UserId, patch: Value) {
        let request = self.app.patch(&format!("/v1.0/users/{id}")).json(&patch);
        request.extension(LocalOperator).send().await.expect(204);
    }

    /// Makes somebody a Global Administrator, as the operator at the machine.
    pub(crate) async fn give_global_administrator(&self, name: &str) {
        let path = format!("/v1.0/users/{name}");
        let found = self.app.get(&path).extension(LocalOperator).send().await;
        let assignment = json!({
            "roleDefinitionId": GLOBAL_ADMINISTRATOR,
            "principalId": found.expect(200).json()["id"],
            "directoryScopeId": "/",
        });
        let path = "/v1.0/roleManagement/directory/roleAssignments";
        let request = self.app.post(path).json(&assignment);
        request.extension(LocalOperator).send().await.expect(201);
    }

    /// The audit records of a category, oldest first.
    pub(crate) async fn audit(&self, category: &str) -> Vec<Value> {
        let path = format!("/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'{category}'");
        let answer = self.app.get(&path).extension(LocalOperator).send().await;
        let mut records = answer.expect(200).json()["value"]
            .as_array()
            .unwrap()
            .clone();
        records.reverse();
        records
    }
}

pub(crate) async fn new_tenant(app: &TestApp, name: &str, domain: &str) -> TenantId {
    let new = NewTenant {
        display_name: name.to_owned(),
        domains: vec![domain.parse().unwrap()],
        default_language: "fr".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: Some("FR".to_owned()),
    };
    tenant::create(app.cx(), new).await.unwrap()
}

async fn hashed(app: &TestApp) -> HashedPassword {
    let nobody = Owner {
        user_principal_name: "",
        display_name: "",
    };
    let password = Secret::new(PASSWORD.to_owned());
    hash_new_password(app.cx(), "password", nobody, password)
        .await
        .unwrap()
}

async fn person(
    app: &TestApp,
    tenant: TenantId,
    upn: &str,
    name: &str,
    password: Option<&HashedPassword>,
) -> UserId {
    let fields = UserFields {
        user_principal_name: upn.to_owned(),
        display_name: name.to_owned(),
        preferred_language: Some("fr-CA".parse().unwrap()),
        ..UserFields::default()
    };
    let (own, password) = (app.cx().clone(), password.cloned());
    app.cx()
        .write(tenant, move |tx| {
            async move {
                let (id, _) = user::insert_in(&own, tx, tenant, fields).await?;
                if let Some(hash) = password {
                    set_initial_password(tx, tenant, id, &hash, false, own.now()).await?;
                }
                let payload = Ids {
                    ids: vec![id.uuid()],
                };
                tx.change(tenant, change::USER_SAVED, &payload, own.now())
                    .await?;
                Ok(id)
            }
            .boxed()
        })
        .await
        .unwrap()
}
