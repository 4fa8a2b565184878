//! Twenty members of a group, a writer (a program) and an approver (the administrator), on a server
//! that can be killed.

use std::net::SocketAddr;
use std::time::Duration;

use beffroi_core::{Clock, SystemClock};
use http::Method;
use serde_json::{Value, json};

use crate::process::{Home, PASSWORD, Reply, Server, send};

pub(crate) const MEMBERS: usize = 20;
const MESSAGES: &str = "/beta/admin/organizationalMessages";
const PERMISSIONS: [&str; 4] = [
    "User.ReadWrite.All",
    "Group.ReadWrite.All",
    "OrganizationalMessages.Read.All",
    "OrganizationalMessages.ReadWrite.All",
];

pub(crate) struct Town {
    pub(crate) home: Home,
    /// `postgres://…`; a SQLite file in the folder when not given.
    database: Option<String>,
    /// The writer's access token.
    token: String,
    /// The approver's session.
    pub(crate) admin: String,
    pub(crate) group: String,
    /// The members' sessions.
    pub(crate) members: Vec<String>,
}

impl Town {
    pub(crate) async fn build() -> (Self, Server) {
        Self::build_at(None).await
    }

    pub(crate) async fn build_at(database: Option<String>) -> (Self, Server) {
        let home = Home::init_at(&PERMISSIONS, database.as_deref()).await;
        let server = serve(&home, database.as_deref()).await;
        let address = server.address;
        let mut town = Self {
            token: token(address, &home.made).await,
            admin: sign_in(address, "admin@contoso.example").await,
            group: String::new(),
            members: Vec::new(),
            home,
            database,
        };
        let group = json!({"displayName": "Everybody here", "mailNickname": "here", "mailEnabled": false, "securityEnabled": true});
        town.group = town.create(address, "/v1.0/groups", &group).await;
        for number in 0..MEMBERS {
            let name = format!("member{number}@contoso.example");
            let user = json!({"userPrincipalName": name, "displayName": format!("Number {number}"),
                "passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": false}});
            let id = town.create(address, "/v1.0/users", &user).await;
            let path = format!("/v1.0/groups/{}/members/$ref", town.group);
            let reference = json!({"@odata.id": format!("https://x/v1.0/directoryObjects/{id}")});
            town.write(address, &path, &reference).await.expect(204);
            town.members.push(sign_in(address, &name).await);
        }
        (town, server)
    }

    /// Starts the server again.
    pub(crate) async fn serve(&self) -> Server {
        serve(&self.home, self.database.as_deref()).await
    }

    /// POSTs as the writer.
    async fn write(&self, address: SocketAddr, path: &str, body: &Value) -> Reply {
        let token = format!("Bearer {}", self.token);
        let headers = [
            ("authorization", token.as_str()),
            ("content-type", "application/json"),
        ];
        let sent = send(address, Method::POST, path, &headers, body.to_string());
        sent.await.expect("an answer")
    }

    async fn create(&self, address: SocketAddr, path: &str, body: &Value) -> String {
        let made = self.write(address, path, body).await.expect(201).json();
        made["id"].as_str().unwrap().to_owned()
    }

    /// A message that waits for approval.
    pub(crate) async fn submit(&self, address: SocketAddr, name: &str) -> String {
        let end = SystemClock.now().plus(Duration::from_hours(24));
        let draft = json!({
            "name": name, "location": "taskbar", "objective": "techUpdates",
            "content": {"defaultLanguage": "en", "link": "https://contoso.example/x", "texts": [
                {"language": "en", "title": name, "body": "Read this.", "buttonText": "Open"}]},
            "recipients": {"includeGroups": [self.group]},
            "schedule": {"endDateTime": end, "frequency": "once", "spreadMinutes": 0},
        });
        let id = self.create(address, MESSAGES, &draft).await;
        let path = format!("{MESSAGES}/{id}/submitForApproval");
        self.write(address, &path, &json!({})).await.expect(200);
        id
    }

    pub(crate) async fn message(&self, address: SocketAddr, id: &str) -> Value {
        self.read(address, &format!("{MESSAGES}/{id}")).await
    }

    /// What came back from a message.
    pub(crate) async fn report(&self, address: SocketAddr, id: &str) -> Value {
        self.read(address, &format!("{MESSAGES}/{id}/report")).await
    }

    async fn read(&self, address: SocketAddr, path: &str) -> Value {
        let token = format!("Bearer {}", self.token);
        let headers = [("authorization", token.as_str())];
        let sent = send(address, Method::GET, path, &headers, String::new());
        sent.await.expect("an answer").expect(200).json()
    }
}

async fn serve(home: &Home, database: Option<&str>) -> Server {
    let settings: Vec<_> = database
        .iter()
        .map(|url| ("BEFFROI_DATABASE", *url))
        .collect();
    Server::start_as(&home.path(), &settings).await
}

/// Approves; no answer when the server dies meanwhile.
pub(crate) async fn approve(address: SocketAddr, admin: String, id: String) -> Option<Reply> {
    let path = format!("{MESSAGES}/{id}/approve");
    let origin = format!("http://{address}");
    let headers = [
        ("cookie", admin.as_str()),
        ("origin", origin.as_str()),
        ("content-type", "application/json"),
    ];
    send(address, Method::POST, &path, &headers, "{}".to_owned()).await
}

pub(crate) async fn token(address: SocketAddr, made: &Value) -> String {
    let text = |key: &str| made[key].as_str().unwrap();
    let path = format!("/{}/oauth2/v2.0/token", text("tenantId"));
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
        text("clientId"),
        text("clientSecret")
    );
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let sent = send(address, Method::POST, &path, &headers, form);
    let answer = sent.await.unwrap().expect(200).json();
    answer["access_token"].as_str().unwrap().to_owned()
}

async fn sign_in(address: SocketAddr, name: &str) -> String {
    let body = json!({"userPrincipalName": name, "password": PASSWORD}).to_string();
    let headers = [("content-type", "application/json")];
    let sent = send(address, Method::POST, "/identity/session", &headers, body);
    sent.await.unwrap().expect(200).cookie
}
