//! What the demo organization consists of.

use std::collections::BTreeMap;

use axum::body::Body;
use beffroi_core::{Failure, LanguageTag, Secret, TenantId, failure};
use beffroi_directory::change::{Member, MemberKind};
use beffroi_directory::device::{NewDevice, OperatingSystem, Surface, enrol_in};
use beffroi_directory::group::{self, NewGroup};
use beffroi_directory::role::{self, MESSAGES_APPROVER, MESSAGES_WRITER};
use beffroi_directory::tenant::NewTenant;
use beffroi_directory::user::{self, UserFields, UserPatch};
use beffroi_directory::{UserId, import};
use beffroi_feature::{App, Cx};
use beffroi_identity::password::rules::Owner;
use beffroi_identity::password::{hash_new_password, set_initial_password};
use beffroi_web::Caller;
use bytes::Bytes;
use futures_util::FutureExt;
use http::{Method, Request};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tower::ServiceExt;

use super::{Account, Credentials, chats, licences};
use crate::first_tenant::{first_tenant, system};

const PEOPLE: &[u8] = include_bytes!("../../demo/people.csv");

/// Fills an empty database.
pub(super) async fn make(app: &App, credentials: &Credentials) -> failure::Result<()> {
    let cx = &app.cx;
    let [admin, writer, approver, employee] = credentials.accounts.as_slice() else {
        return Err(Failure::bug("the demo has four accounts"));
    };
    let new = NewTenant {
        display_name: "Contoso".to_owned(),
        domains: vec!["contoso.example".parse().map_err(Failure::bug)?],
        default_language: "en-US".parse().map_err(Failure::bug)?,
        time_zone: "Europe/Paris".parse().map_err(Failure::bug)?,
        country: Some("FR".to_owned()),
    };
    let first = first_tenant(
        cx,
        new,
        person(admin, "Ada Administrator", "IT", "Paris")?,
        Secret::new(admin.password.clone()),
    )
    .await?;
    let caller = system(first.tenant);
    let writer_id = account(
        cx,
        &caller,
        writer,
        person(writer, "Wendy Writer", "Communication", "Paris")?,
    )
    .await?;
    let approver_id = account(
        cx,
        &caller,
        approver,
        person(approver, "Arthur Approver", "Legal", "Lyon")?,
    )
    .await?;
    let emma = account(
        cx,
        &caller,
        employee,
        person(employee, "Emma Employee", "Sales", "Paris")?,
    )
    .await?;
    roles(cx, first.tenant, writer_id, approver_id).await?;
    people(cx, &caller).await?;
    let sales = groups(cx, &caller, emma).await?;
    devices(cx, first.tenant).await?;
    let signed_in = sign_in(app, admin).await?;
    let who = (signed_in.as_str(), credentials.accounts.as_slice());
    licences::make(app, first.tenant, who, &sales).await?;
    chats::make(app, &credentials.accounts).await?;
    messages(app, credentials, &sales).await
}

fn person(
    account: &Account,
    name: &str,
    department: &str,
    city: &str,
) -> failure::Result<UserPatch> {
    let (given, surname) = name.split_once(' ').unwrap_or((name, ""));
    let language: LanguageTag = "en-US".parse().map_err(Failure::bug)?;
    let some = |text: &str| Some(Some(text.to_owned()));
    Ok(UserPatch {
        user_principal_name: Some(account.user_principal_name.clone()),
        display_name: Some(name.to_owned()),
        given_name: some(given),
        surname: some(surname),
        mail: some(&account.user_principal_name),
        department: some(department),
        city: some(city),
        preferred_language: Some(Some(language)),
        usage_location: some("FR"),
        ..UserPatch::default()
    })
}

async fn account(
    cx: &Cx,
    caller: &Caller,
    account: &Account,
    fields: UserPatch,
) -> failure::Result<UserId> {
    let owner = Owner {
        user_principal_name: &account.user_principal_name,
        display_name: &account.role,
    };
    let hash =
        hash_new_password(cx, "password", owner, Secret::new(account.password.clone())).await?;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let user = user::create_in(&own, tx, &caller, fields).await?;
            set_initial_password(tx, caller.tenant, user.id, &hash, false, own.now()).await?;
            Ok(user.id)
        }
        .boxed()
    })
    .await
}

async fn roles(cx: &Cx, tenant: TenantId, writer: UserId, approver: UserId) -> failure::Result<()> {
    let own = cx.clone();
    cx.write(tenant, move |tx| {
        async move {
            role::assign_by_system(&own, tx, tenant, MESSAGES_WRITER, writer.uuid()).await?;
            role::assign_by_system(&own, tx, tenant, MESSAGES_APPROVER, approver.uuid()).await
        }
        .boxed()
    })
    .await
}

async fn people(cx: &Cx, caller: &Caller) -> failure::Result<()> {
    let (sender, mut events) = mpsc::channel(64);
    let import = import::People::begin(cx, caller, Bytes::from_static(PEOPLE), false)?;
    tokio::spawn(import::people(cx.clone(), caller.clone(), import, sender));
    while let Some(event) = events.recv().await {
        match event {
            import::Event::Report(report) if !report.rejected.is_empty() => {
                return Err(Failure::bug("the demo's own file has bad rows"));
            }
            import::Event::Error { message } => return Err(Failure::bug(message)),
            import::Event::Report(_) | import::Event::Progress { .. } => {}
        }
    }
    Ok(())
}

/// What the file says of each person, by id.
async fn everybody(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<(UserId, UserFields)>> {
    user::everybody(&mut cx.read().await?, tenant).await
}

/// A group per department and city; Sales holds its teams.
async fn groups(cx: &Cx, caller: &Caller, emma: UserId) -> failure::Result<Value> {
    let mut wanted: BTreeMap<String, Vec<UserId>> = BTreeMap::new();
    for (id, fields) in everybody(cx, caller.tenant).await? {
        let department = fields.department.unwrap_or_default();
        let city = fields.city.unwrap_or_default();
        if department == "Sales" && !city.is_empty() {
            wanted.entry(format!("Sales {city}")).or_default().push(id);
        } else if !department.is_empty() {
            wanted.entry(department).or_default().push(id);
        }
        if !city.is_empty() {
            wanted.entry(city).or_default().push(id);
        }
    }
    wanted.entry("Sales".to_owned()).or_default().push(emma);
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let mut made = BTreeMap::new();
            for (name, people) in wanted {
                let new: NewGroup = serde_json::from_value(json!({"displayName": name})).map_err(Failure::bug)?;
                let id = group::create_in(&own, tx, &caller, new).await?;
                let members = people.into_iter().map(|id| Member { id: id.uuid(), kind: MemberKind::User }).collect();
                group::add_members_in(&own, tx, &caller, id, members).await?;
                made.insert(name, id);
            }
            let Some(sales) = made.get("Sales").copied() else { return Err(Failure::bug("no Sales")) };
            let teams = made.iter().filter(|(name, _)| name.starts_with("Sales "));
            let teams = teams.map(|(_, id)| Member { id: id.uuid(), kind: MemberKind::Group }).collect();
            group::add_members_in(&own, tx, &caller, sales, teams).await?;
            Ok(json!({"includeGroups": [sales], "excludeGroups": made.get("Lyon").into_iter().collect::<Vec<_>>()}))
        }
        .boxed()
    })
    .await
}

/// One to three devices each, of the platforms that such an organization has.
async fn devices(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    let everybody = everybody(cx, tenant).await?;
    let mut devices = Vec::new();
    for (number, (owner, fields)) in everybody.into_iter().enumerate() {
        let first = fields
            .display_name
            .split(' ')
            .next()
            .unwrap_or("device")
            .to_owned();
        let mut device = |kind: &str, system, version: &str, surfaces: &[Surface]| {
            devices.push(NewDevice {
                name: format!("{first}'s {kind}"),
                owner,
                operating_system: system,
                os_version: version.to_owned(),
                sku_family: (system == OperatingSystem::Windows).then(|| "Enterprise".to_owned()),
                join_type: "azureADJoined".to_owned(),
                surfaces: surfaces.to_vec(),
                policies: (system == OperatingSystem::Windows)
                    .then(|| ("EnableOrganizationalMessages".to_owned(), 1))
                    .into_iter()
                    .collect(),
            });
        };
        let desktop = [
            Surface::Taskbar,
            Surface::NotificationArea,
            Surface::LockScreen,
            Surface::GetStarted,
        ];
        match number % 10 {
            0..=6 => device(
                "laptop",
                OperatingSystem::Windows,
                "10.0.26100.2605",
                &desktop,
            ),
            7 | 8 => device(
                "MacBook",
                OperatingSystem::MacOs,
                "15.1",
                &[Surface::NotificationArea],
            ),
            _ => device(
                "workstation",
                OperatingSystem::Linux,
                "6.12",
                &[Surface::Taskbar, Surface::NotificationArea],
            ),
        }
        if number % 2 == 0 {
            device(
                "phone",
                OperatingSystem::Ios,
                "18.1",
                &[Surface::NotificationArea],
            );
        } else if number % 3 == 0 {
            device(
                "phone",
                OperatingSystem::Android,
                "15",
                &[Surface::NotificationArea],
            );
        }
        if number % 5 == 0 {
            device("browser", OperatingSystem::Web, "", &Surface::BROWSER);
        }
    }
    let own = cx.clone();
    cx.write(tenant, move |tx| {
        async move { enrol_in(&own, tx, tenant, devices).await.map(drop) }.boxed()
    })
    .await
}

/// Messages in several states, made as people make them: through the API, signed in.
async fn messages(app: &App, credentials: &Credentials, sales: &Value) -> failure::Result<()> {
    let [_, writer, approver, _] = credentials.accounts.as_slice() else {
        return Err(Failure::bug("the demo has four accounts"));
    };
    let (writer, approver) = (sign_in(app, writer).await?, sign_in(app, approver).await?);
    let end = app.cx.now().plus(std::time::Duration::from_hours(24 * 30));
    let list = "/beta/admin/organizationalMessages";
    for (number, draft) in drafts(sales, &json!(end)).into_iter().enumerate() {
        let message = call(app, &writer, list, &draft).await?;
        let path = format!("{list}/{}", message["id"].as_str().unwrap_or_default());
        if number < 3 {
            call(
                app,
                &writer,
                &format!("{path}/submitForApproval"),
                &json!({}),
            )
            .await?;
        }
        match number {
            0 => call(
                app,
                &approver,
                &format!("{path}/approve"),
                &json!({"comment": "Good to go."}),
            )
            .await
            .map(drop)?,
            1 => call(
                app,
                &approver,
                &format!("{path}/reject"),
                &json!({"comment": "Please name the date."}),
            )
            .await
            .map(drop)?,
            _ => {}
        }
    }
    app.workers.drain().await?;
    Ok(())
}

fn drafts(sales: &Value, end: &Value) -> [Value; 4] {
    let text = |language: &str, title: &str, body: &str, button: &str| json!({"language": language, "title": title, "body": body, "buttonText": button});
    [
        json!({"name": "New expense portal", "objective": "adoption", "location": "taskbar",
            "content": {"defaultLanguage": "en-US", "link": "https://contoso.example/expenses", "texts": [
                text("en-US", "Expenses in two minutes", "The new expense portal is open. Photograph the receipt, and that is all.", "Take a look"),
                text("fr-FR", "Vos frais en deux minutes", "Le nouveau portail est ouvert. Photographiez le reçu, c'est tout.", "Découvrir")]},
            "recipients": sales, "schedule": {"startDateTime": null, "endDateTime": end, "frequency": "weekly", "spreadMinutes": 0}}),
        json!({"name": "Planned outage of the mail server", "objective": "techUpdates", "location": "notificationArea",
            "content": {"defaultLanguage": "en-US", "link": "https://contoso.example/status", "texts": [
                text("en-US", "Mail is down tonight", "From 22:00 to 23:30 mail can't be sent or received.", "")]},
            "recipients": {"allCompany": true}, "schedule": {"endDateTime": end, "frequency": "once", "spreadMinutes": 10}}),
        json!({"name": "Welcome to the portal", "objective": "onboarding", "location": "portal",
            "content": {"defaultLanguage": "en-US", "link": "https://contoso.example/start", "texts": [
                text("en-US", "Welcome", "Everything that concerns you stands here, in your language.", "Get started"),
                text("fr-FR", "Bienvenue", "Tout ce qui vous concerne est ici, dans votre langue.", "Commencer")]},
            "recipients": {"allCompany": true}, "schedule": {"endDateTime": end, "frequency": "monthly", "spreadMinutes": 10}}),
        json!({"name": "Switch off screens in the evening", "objective": "sustainability", "location": "taskbar"}),
    ]
}

pub(super) async fn sign_in(app: &App, account: &Account) -> failure::Result<String> {
    let body =
        json!({"userPrincipalName": account.user_principal_name, "password": account.password});
    let request = Request::post("/identity/session")
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .map_err(Failure::bug)?;
    let response = app
        .router
        .clone()
        .oneshot(request)
        .await
        .map_err(Failure::bug)?;
    let cookie = response
        .headers()
        .get("set-cookie")
        .and_then(|value| value.to_str().ok()?.split(';').next());
    cookie
        .map(str::to_owned)
        .ok_or_else(|| Failure::bug("the demo could not sign in"))
}

pub(super) async fn call(
    app: &App,
    cookie: &str,
    path: &str,
    body: &Value,
) -> failure::Result<Value> {
    send(app, cookie, (Method::POST, path), body).await
}

/// The same with another method.
pub(super) async fn send(
    app: &App,
    cookie: &str,
    (method, path): (Method, &str),
    body: &Value,
) -> failure::Result<Value> {
    let origin = app.cx.settings.public_url.clone();
    let host = origin.split("://").last().unwrap_or_default().to_owned();
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("cookie", cookie)
        .header("origin", origin)
        .header("host", host)
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .map_err(Failure::bug)?;
    let response = app
        .router
        .clone()
        .oneshot(request)
        .await
        .map_err(Failure::bug)?;
    let status = response.status();
    let bytes = response
        .into_body()
        .collect()
        .await
        .map_err(Failure::bug)?
        .to_bytes();
    if !status.is_success() {
        return Err(Failure::bug(format!(
            "{path}: {status} {}",
            String::from_utf8_lossy(&bytes)
        )));
    }
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(&bytes).map_err(Failure::bug)
}
