//! What the paths and bodies of a call are about: real things of Contoso, made anew for each call
//! that may change them.

use std::cell::{Cell, RefCell};

use beffroi_core::TenantId;
use beffroi_directory::permission::{MESSAGES_APPROVE_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_store::args;
use beffroi_testkit::TestApp;
use beffroi_web::RouteInfo;
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::call::{Body, Call, PIXEL};
use crate::callers::{Caller, DEFINITIONS};
use crate::listeners::{is_listened, listening, webhook};
use crate::messages::{MESSAGES, PICTURES};
use crate::office::{Organization, PASSWORD, Person, Program, id_of, sign_in};
use crate::{conferencing, licences};

const LOGO: &str = "/v1.0/organization/{id}/branding/bannerLogo";
/// Reports Reader: as harmless as a role can be.
const HARMLESS_ROLE: &str = "4a5d8f65-41da-4de4-8968-e035b65339cf";

/// A day after every test begins.
pub(crate) const TOMORROW: &str = "2026-11-24T09:00:00Z";

/// A rule that holds for nobody here.
const NOBODY: &str = "user.city -eq \"Atlantis\"";

/// Contoso's workshop.
pub(crate) struct Things<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) contoso: &'a Organization,
    tenant: TenantId,
    /// Writes and approves what is not the callers' own.
    pub(crate) writer: String,
    pub(crate) approver: String,
    program: Program,
    /// Whose devices and sessions are used where a caller has none.
    pub(crate) bystander: Person,
    /// Everybody who is made here is in this group, though not directly.
    pub(crate) people: String,
    inner: String,
    made: Cell<u32>,
    /// The id of the secret of the application that was made last.
    secret: RefCell<String>,
    /// Whether whoever calls knows groups and no users.
    groups_only: Cell<bool>,
    /// Whether whoever calls knows devices and neither.
    devices_only: Cell<bool>,
}

impl<'a> Things<'a> {
    pub(crate) async fn new(app: &'a TestApp, contoso: &'a Organization) -> Self {
        let program = contoso
            .program(app, "Writer", &[MESSAGES_READ_WRITE_ALL])
            .await;
        let approver = contoso
            .program(app, "Approver", &[MESSAGES_APPROVE_ALL])
            .await;
        let bystander = contoso.person(app, "bystander").await;
        let inner = contoso.group(app, "Inner", &[&bystander.id]).await;
        Self {
            people: contoso.group(app, "People", &[&inner]).await,
            inner,
            app,
            contoso,
            tenant: contoso.tenant,
            writer: program.token(app).await,
            approver: approver.token(app).await,
            program,
            bystander,
            made: Cell::new(0),
            secret: RefCell::default(),
            groups_only: Cell::new(false),
            devices_only: Cell::new(false),
        }
    }

    pub(crate) fn tenant(&self) -> TenantId {
        self.tenant
    }

    pub(crate) fn writer(&self) -> &str {
        &self.writer
    }

    pub(crate) fn number(&self) -> u32 {
        self.made.set(self.made.get() + 1);
        self.made.get()
    }

    pub(crate) async fn user(&self) -> String {
        let name = format!("thing{}@{}", self.number(), self.contoso.domain);
        let new = json!({"userPrincipalName": name, "displayName": "Somebody"});
        let id = self.contoso.create(self.app, "/v1.0/users", &new).await;
        self.contoso.join(self.app, &self.inner, &id).await;
        id
    }

    /// A group with one member.
    pub(crate) async fn group(&self) -> (String, String) {
        let member = self.user().await;
        let name = format!("Thing {}", self.number());
        (
            self.contoso.group(self.app, &name, &[&member]).await,
            member,
        )
    }

    async fn own(&self, group: &str, owner: &str) {
        let reference = json!({"@odata.id": format!("https://x/v1.0/users/{owner}")});
        let request = self.app.post(&format!("/v1.0/groups/{group}/owners/$ref"));
        let request = request.cookie(&self.contoso.admin).json(&reference);
        request.send().await.expect(204);
    }

    /// Somebody, a group or a device: what whoever calls may read.
    async fn object(&self) -> String {
        if self.devices_only.get() {
            self.device(&self.bystander).await
        } else if self.groups_only.get() {
            self.group().await.0
        } else {
            self.user().await
        }
    }

    /// Somebody or a group that was deleted: what whoever calls may act on.
    async fn deleted(&self) -> String {
        let (id, path) = if self.groups_only.get() {
            let (group, _) = self.group().await;
            (group, "groups")
        } else {
            (self.user().await, "users")
        };
        let request = self.app.delete(&format!("/v1.0/{path}/{id}"));
        let request = request.cookie(&self.contoso.admin);
        request.send().await.expect(204);
        id
    }

    /// The newest record of the trail.
    async fn record(&self) -> String {
        let request = self.app.get("/v1.0/auditLogs/directoryAudits?$top=1");
        let list = request.cookie(&self.contoso.admin).send().await;
        let list = list.expect(200).json();
        list["value"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A role of the organization's own that nobody holds.
    async fn role(&self) -> String {
        let new = self.new_role();
        self.contoso.create(self.app, DEFINITIONS, &new).await
    }

    fn new_role(&self) -> Value {
        json!({"displayName": format!("Role {}", self.number()),
            "rolePermissions": [{"allowedResourceActions": ["AuditLog.Read.All"]}]})
    }

    /// A subscription of somebody's to themselves (the administrator's where nobody is calling), written behind the product's back: there is no listener here
    /// that would say yes.
    async fn subscription(&self, owner: &Person) -> String {
        let owner = if owner.id == self.bystander.id {
            &self.contoso.admin_id
        } else {
            &owner.id
        };
        let (tenant, resource) = (self.tenant, format!("users/{owner}"));
        let owner: Uuid = owner.parse().unwrap();
        let cx = self.app.cx();
        let (id, now) = (cx.mint_uuid(), cx.now());
        let end = now.plus(std::time::Duration::from_hours(1));
        let insert = "INSERT INTO subscription (tenant_id, id, resource, change_types, notification_url, tls_version,
            creator_id, creator_kind, renewed_at, expires_at, position)
            VALUES ($1, $2, $6, 'deleted', 'https://hooks.example.org/', 'v1_2', $3, 'user', $4, $5, 0)";
        let write = cx.db.write(move |tx| {
            async move {
                tx.exec(insert, args![tenant, id, owner, now, end, resource])
                    .await?;
                Ok(())
            }
            .boxed()
        });
        write.await.unwrap();
        id.to_string()
    }

    pub(crate) async fn device(&self, owner: &Person) -> String {
        let request = self.app.post("/v1.0/me/managedDevices");
        let request = request.cookie(&owner.cookie);
        let body = json!({"deviceName": "Browser"});
        let id = id_of(&request.json(&body).send().await.expect(201));
        // A person may have fifty: all but the newest go.
        let list = self.app.get("/v1.0/me/managedDevices");
        let list = list.cookie(&owner.cookie).send().await.expect(200).json();
        for old in list["value"].as_array().unwrap() {
            let old = old["id"].as_str().unwrap();
            if old != id {
                let path = format!("/v1.0/me/managedDevices/{old}");
                let request = self.app.delete(&path).cookie(&owner.cookie);
                request.send().await.expect(204);
            }
        }
        id
    }

    /// An application that may do nothing, with a secret.
    async fn application(&self) -> String {
        let new = json!({"displayName": format!("Thing {}", self.number())});
        let id = self
            .contoso
            .create(self.app, "/v1.0/applications", &new)
            .await;
        let path = format!("/v1.0/applications/{id}/addPassword");
        let request = self.app.post(&path).cookie(&self.contoso.admin);
        let secret = request.json(&json!({})).send().await.expect(200).json();
        self.secret
            .replace(secret["keyId"].as_str().unwrap().to_owned());
        id
    }

    /// An identity provider: an organization may have ten, so there is one.
    async fn provider(&self) -> String {
        const PROVIDERS: &str = "/beta/identity/identityProviders";
        let list = self.app.get(PROVIDERS).cookie(&self.contoso.admin);
        let list = list.send().await.expect(200).json();
        if let Some(id) = list["value"][0]["id"].as_str() {
            return id.to_owned();
        }
        self.contoso.create(self.app, PROVIDERS, &provider()).await
    }

    /// Somebody new, whose sessions may end.
    pub(crate) async fn leaver(&self) -> Person {
        let name = format!("leaver{}", self.number());
        self.contoso.person(self.app, &name).await
    }

    async fn session(&self, owner: &Person) -> String {
        let other = sign_in(self.app, &owner.name).await;
        let list = self.app.get("/identity/sessions").cookie(&other);
        let list = list.send().await.expect(200).json();
        let mut list = list["value"].as_array().unwrap().iter();
        let current = list.find(|one| one["isCurrent"] == true).unwrap();
        current["id"].as_str().unwrap().to_owned()
    }

    /// The call of a route by somebody, with a thing of its own.
    pub(crate) async fn call(&self, route: &RouteInfo, caller: Option<&Caller>) -> Call {
        let owner = caller.and_then(Caller::person);
        let holds = |name: &str| caller.is_some_and(|caller| caller.holds_any_of(name));
        let groups =
            |what: &str| holds(&format!("Group.{what}")) && !holds(&format!("User.{what}"));
        self.groups_only.set(groups("") || groups("ReadWrite"));
        self.devices_only
            .set(holds("Device") && !holds("User.Read") && !holds("Group.Read"));
        self.call_by(route, owner.unwrap_or(&self.bystander)).await
    }

    /// The call of a route by a person.
    pub(crate) async fn call_by(&self, route: &RouteInfo, owner: &Person) -> Call {
        let path = self.path(&route.path, owner).await;
        let body = self.body(route, owner).await;
        let method = route.method.parse().unwrap();
        Call { method, path, body }
    }

    async fn logo(&self) -> String {
        let path = LOGO.replace("{id}", &self.tenant.to_string());
        let logo = self.app.put(&path).cookie(&self.contoso.admin);
        logo.body("image/png", PIXEL).send().await.expect(204);
        path
    }

    /// The path of a webhook, or of something that it was told.
    async fn webhook(&self, template: &str) -> String {
        let path = "/beta/admin/webhooks";
        let admin = &self.contoso.admin;
        // There may be twenty: those that others have made are in the way.
        let others = self.app.get(path).cookie(admin).send().await.expect(200);
        for other in others.json()["value"].as_array().unwrap() {
            let other = format!("{path}/{}", other["id"].as_str().unwrap());
            let gone = self.app.delete(&other).cookie(admin).send().await;
            gone.expect(204);
        }
        let id = self.contoso.create(self.app, path, &webhook()).await;
        let of_one = template.replace("{id}", &id);
        if !template.contains("{eventId}") {
            return of_one;
        }
        let test = self.app.post(&format!("{path}/{id}/test"));
        let event = id_of(&test.cookie(&self.contoso.admin).send().await.expect(201));
        of_one.replace("{eventId}", &event)
    }

    /// The path of a group with a member, or with two owners where it is about those.
    async fn group_path(&self, template: &str) -> String {
        let (group, member) = self.group().await;
        let path = template.replace("{id}", &group);
        if path.contains("{owner}") {
            // Two, since the last one stays.
            self.own(&group, &member).await;
            self.own(&group, &self.contoso.admin_id).await;
        }
        path.replace("{owner}", &member)
            .replace("{member}", &member)
    }

    async fn path(&self, template: &str, owner: &Person) -> String {
        let with = |id: &str| template.replace("{id}", id);
        if template.starts_with("/{tenant}/") || template.starts_with("/adminapi/") {
            return template.replace("{tenant}", &self.tenant.to_string());
        }
        if template == PICTURES {
            return format!("{PICTURES}?location=portal");
        }
        if template == LOGO {
            return self.logo().await;
        }
        let conferencing = self.conferencing(template, owner).await;
        if let Some(path) = conferencing.or(self.notification(template, owner).await) {
            return path;
        }
        if let Some(path) = self.chat(template, owner).await {
            return path;
        }
        if !template.contains('{') {
            return template.to_owned();
        }
        if let Some(path) = self.licence(template).await {
            return path;
        }
        if template.contains("{picture}") {
            return template.replace("{picture}", &self.picture().await);
        }
        if template.starts_with("/v1.0/users/") || template.starts_with("/beta/users/") {
            return with(&self.user().await);
        }
        if template == "/v1.0/directoryObjects/{id}" {
            return with(&self.object().await);
        }
        if template.starts_with("/v1.0/groups/") {
            return self.group_path(template).await;
        }
        if template.starts_with("/v1.0/applications/") {
            return with(&self.application().await);
        }
        if template.starts_with("/v1.0/directory/deletedItems/") {
            return with(&self.deleted().await);
        }
        if template == "/beta/groups/{id}/evaluateDynamicMembership" {
            let new = json!({"displayName": format!("Dynamic {}", self.number()),
                "groupTypes": ["DynamicMembership"], "membershipRule": NOBODY});
            let path = "/v1.0/groups";
            return with(&self.contoso.create(self.app, path, &new).await);
        }
        if template == "/v1.0/auditLogs/directoryAudits/{id}" {
            return with(&self.record().await);
        }
        if template.starts_with("/v1.0/organization/") {
            return with(&self.tenant.to_string());
        }
        if template.starts_with("/v1.0/deviceManagement/managedDevices/")
            || template.starts_with("/v1.0/devices/")
        {
            return with(&self.device(&self.bystander).await);
        }
        if template.starts_with("/v1.0/me/managedDevices/") {
            return with(&self.device(owner).await);
        }
        if template.starts_with("/v1.0/roleManagement/directory/roleAssignments/") {
            let user = self.user().await;
            return with(&self.contoso.assign(self.app, HARMLESS_ROLE, &user).await);
        }
        if template.starts_with("/v1.0/roleManagement/directory/roleDefinitions/") {
            return with(&self.role().await);
        }
        if template.starts_with("/v1.0/directoryRoles/") {
            return with(HARMLESS_ROLE);
        }
        if template.starts_with("/v1.0/subscriptions/") {
            return with(&self.subscription(owner).await);
        }
        if template.starts_with("/beta/admin/webhooks/") {
            return self.webhook(template).await;
        }
        if template.starts_with("/beta/admin/scimTokens/") {
            let new = json!({"displayName": format!("Provider {}", self.number())});
            let path = "/beta/admin/scimTokens";
            return with(&self.contoso.create(self.app, path, &new).await);
        }
        if template.starts_with("/identity/methods/") || template.starts_with("/identity/consents/")
        {
            // Nobody here has any: whoever is let through learns that.
            return with(&Uuid::from_u128(7).to_string());
        }
        if template == "/beta/identity/identityProviders/{id}" {
            return with(&self.provider().await);
        }
        if template.starts_with("/identity/sessions/") {
            return with(&self.session(owner).await);
        }
        if let Some(rest) = template.strip_prefix(MESSAGES) {
            return self.message_path(template, rest).await;
        }
        panic!("{template} is new: say here what its parameters are")
    }

    /// What a browser or a program sends as a form.
    fn form(&self, path: &str) -> Option<String> {
        let id = &self.program.id;
        Some(match path {
            "/{tenant}/oauth2/v2.0/token" => self.program.form(),
            "/{tenant}/oauth2/v2.0/devicecode" => format!("client_id={id}&scope=openid"),
            "/{tenant}/oauth2/v2.0/consent" => {
                format!("request=client_id%3D{id}&decision=refuse")
            }
            "/devicelogin" => "user_code=BCDFGHJKL".to_owned(),
            _ => return None,
        })
    }

    fn signing_in(&self, path: &str) -> Value {
        match path {
            "/identity/session/step" => json!({"stepToken": "AZ2x", "code": "123456"}),
            "/identity/session/enrolment" => json!({"stepToken": "AZ2x"}),
            "/identity/session/passkey" => {
                let response =
                    json!({"clientDataJSON": "AA", "authenticatorData": "AA", "signature": "AA"});
                json!({"credential": credential(&response), "state": "AZ2x"})
            }
            "/identity/session" => {
                json!({"userPrincipalName": self.bystander.name, "password": PASSWORD})
            }
            _ => json!({}),
        }
    }

    async fn body(&self, route: &RouteInfo, owner: &Person) -> Body {
        let number = self.number();
        if let Some(form) = self.form(&route.path).filter(|_| route.method == "POST") {
            return Body::Form(form);
        }
        let own = licences::body(&route.method, &route.path)
            .or_else(|| conferencing::body(&route.method, &route.path, number));
        if let Some(body) = own {
            return Body::Json(body);
        }
        if let Some(body) = self.said(route, owner).await {
            return body;
        }
        if let Some(body) = self.notified(route, number).await {
            return Body::Json(body);
        }
        let json = match (route.method.as_str(), route.path.as_str()) {
            ("GET" | "DELETE", _) => return Body::None,
            ("POST", PICTURES) | ("PUT", LOGO) => return Body::Picture,
            ("POST", "/beta/admin/imports/people") => {
                let name = format!("row{number}@{}", self.contoso.domain);
                return Body::Csv(format!("User name,Display name\n{name},Row\n"));
            }
            ("POST", path) if path.starts_with("/identity/session") => self.signing_in(path),
            ("POST", "/identity/methods/passkeys") => {
                let response = json!({"clientDataJSON": "AA", "attestationObject": "AA"});
                json!({"displayName": "Laptop", "credential": credential(&response), "state": "AZ2x"})
            }
            ("POST", "/identity/methods/totp/confirm") => json!({"code": "123456"}),
            ("POST", "/beta/identity/identityProviders") => provider(),
            // Refused before anything leaves this machine.
            ("POST", "/beta/identity/identityProviders/test") => {
                json!({"issuer": "https://127.0.0.1"})
            }
            ("PATCH", "/beta/policies/signIn") => json!({"secondStepForAdministrators": false}),
            // Back and forth would end the caller's other sessions: being understood is enough.
            ("POST", "/identity/password") => {
                json!({"currentPassword": PASSWORD, "newPassword": PASSWORD})
            }
            ("POST", "/v1.0/users") => {
                json!({"userPrincipalName": format!("new{number}@{}", self.contoso.domain), "displayName": "New"})
            }
            ("POST", "/v1.0/groups") => {
                json!({"displayName": "New", "mailNickname": format!("new{number}"), "mailEnabled": false, "securityEnabled": true})
            }
            ("POST", "/v1.0/groups/{id}/members/$ref" | "/v1.0/groups/{id}/owners/$ref") => {
                json!({"@odata.id": format!("https://x/v1.0/directoryObjects/{}", self.user().await)})
            }
            ("POST", "/v1.0/roleManagement/directory/roleAssignments") => {
                json!({"roleDefinitionId": HARMLESS_ROLE, "principalId": self.user().await, "directoryScopeId": "/"})
            }
            ("POST", "/v1.0/directoryObjects/getByIds") => json!({"ids": [self.user().await]}),
            ("POST", path) if path.ends_with("/checkMemberGroups") => {
                json!({"groupIds": [self.group().await.0]})
            }
            ("POST", path) if path.ends_with("/getMemberGroups") => {
                json!({"securityEnabledOnly": true})
            }
            ("POST", "/v1.0/applications") => json!({"displayName": "New"}),
            ("POST", "/v1.0/applications/{id}/removePassword") => {
                json!({"keyId": *self.secret.borrow()})
            }
            // Nothing answers there, which the answer's last line says.
            ("POST", "/beta/admin/imports/graph") => {
                json!({"from": "https://nowhere.invalid", "tenant": "x", "clientId": "x", "clientSecret": "x"})
            }
            ("POST", "/beta/admin/scimTokens") => json!({"displayName": "Provider"}),
            ("POST", "/beta/groups/previewDynamicMembership") => json!({"membershipRule": NOBODY}),
            ("POST", "/beta/groups/evaluateDynamicMembership") => {
                json!({"membershipRule": NOBODY, "memberId": self.bystander.id})
            }
            ("POST", "/beta/groups/{id}/evaluateDynamicMembership") => {
                json!({"memberId": self.bystander.id})
            }
            ("POST", DEFINITIONS) => self.new_role(),
            ("POST", path) if is_listened(path) => listening(path),
            ("PATCH", "/v1.0/subscriptions/{id}") => json!({"expirationDateTime": TOMORROW}),
            ("POST", "/v1.0/me/managedDevices") => json!({"deviceName": "Browser"}),
            ("POST", "/beta/me/organizationalMessages/events") => {
                let showing = format!("{}.1", Uuid::from_u128(1));
                json!({"events": [{"id": Uuid::from_u128(number.into()), "showingId": showing, "type": "shown", "occurredDateTime": "2026-11-23T09:00:00Z"}]})
            }
            ("POST", path) if path.ends_with("/reach") => {
                json!({"recipients": {"allCompany": true}, "location": "taskbar"})
            }
            ("POST", path) if path.ends_with("/approve") || path.ends_with("/reject") => {
                json!({"comment": "As agreed."})
            }
            ("POST", "/v1.0/$batch" | "/beta/$batch") => {
                json!({"requests": [{"id": "1", "method": "GET", "url": "/me", "headers": {"accept": "application/json"}}]})
            }
            ("PATCH", "/v1.0/me") => json!({"preferredLanguage": "fr"}),
            ("PATCH", "/v1.0/organization/{id}") => json!({"displayName": "Contoso"}),
            ("PATCH", path) if path == format!("{MESSAGES}/settings") => json!({}),
            ("PATCH", path) if path.starts_with(MESSAGES) => json!({"name": owner.name}),
            ("PATCH", _) => json!({"displayName": format!("Renamed {number}")}),
            _ => json!({}),
        };
        Body::Json(json)
    }
}

fn provider() -> Value {
    json!({"displayName": "Fabrikam", "issuer": "https://login.fabrikam.example", "clientId": "beffroi",
        "clientSecret": "s3cr3t", "scope": "openid email", "matchByMail": true, "isEnabled": false})
}

/// What a browser sends of a passkey, with nothing in it.
fn credential(response: &Value) -> Value {
    json!({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})
}
