//! People with sessions, and messages to all of them that are being delivered.

use std::{fmt::Write as _, fs, net::SocketAddrV4};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::types::time::OffsetDateTime;
use sqlx::{Connection, PgConnection, Row, SqliteConnection};
use uuid::Uuid;

use super::Outcome;
use crate::binary::{ADMINISTRATOR, Binary, DOMAIN, Ending, PASSWORD, token};
use crate::http::Http;

const PERMISSIONS: [&str; 2] = [
    "OrganizationalMessages.Read.All",
    "OrganizationalMessages.ReadWrite.All",
];
const MESSAGES: &str = "/beta/admin/organizationalMessages";

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// Who reports on what.
pub(crate) struct Organization {
    /// The session cookie of each person.
    pub(crate) cookies: Vec<String>,
    /// The messages that all of them get.
    pub(super) messages: Vec<String>,
    application: crate::binary::Application,
}

/// A session to be written.
struct Session {
    tenant: Uuid,
    user: Uuid,
    hash: Vec<u8>,
}

impl Organization {
    /// Makes it and serves it.
    pub(crate) fn make(
        binary: &Binary,
        people: usize,
        messages: usize,
    ) -> Outcome<(Self, Ending, SocketAddrV4)> {
        let application = binary.init(&PERMISSIONS)?;
        import(binary, people)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let cookies = runtime.block_on(sign_in_all(binary))?;
        let (process, address) = binary.serve()?;
        let mut organization = Self {
            cookies,
            messages: Vec::new(),
            application,
        };
        organization.begin(address, messages)?;
        Ok((organization, process, address))
    }

    /// Writes messages, has them approved and waits until they are being delivered.
    fn begin(&mut self, address: SocketAddrV4, messages: usize) -> Outcome<()> {
        let mut http = Http::connect(address)?;
        let writer = [token(&mut http, &self.application)?];
        let origin = format!("Origin: http://{address}");
        let attempt = json!({"userPrincipalName": ADMINISTRATOR, "password": PASSWORD});
        let answer = http.post("/identity/session", std::slice::from_ref(&origin), &attempt)?;
        let cookie = answer.header("set-cookie")?;
        let cookie = cookie.split(';').next().unwrap_or_default();
        let approver = [format!("Cookie: {cookie}"), origin];
        let end = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(48);
        for number in 0..messages {
            let draft = json!({
                "name": format!("Message {number}"), "objective": "adoption", "location": "taskbar",
                "content": {"defaultLanguage": "en", "link": format!("https://{DOMAIN}/x"), "texts": [
                    {"language": "en", "title": "News", "body": "Read this.", "buttonText": "Open"}]},
                "recipients": {"allCompany": true},
                "schedule": {"endDateTime": end.to_string(), "frequency": "once", "spreadMinutes": 0},
            });
            let draft = http.post(MESSAGES, &writer, &draft)?;
            let id = draft.text("id")?.to_owned();
            let path = format!("{MESSAGES}/{id}");
            http.post(&format!("{path}/submitForApproval"), &writer, &json!({}))?;
            http.post(&format!("{path}/approve"), &approver, &json!({}))?;
            self.messages.push(id);
        }
        for id in &self.messages {
            let path = format!("{MESSAGES}/{id}");
            while http.get(&path, &writer)?.body["state"] != "active" {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
        }
        Ok(())
    }

    /// Showings and clicks in the figures of all messages.
    pub(super) fn counted(&self, address: SocketAddrV4) -> Outcome<usize> {
        let mut http = Http::connect(address)?;
        let reader = [token(&mut http, &self.application)?];
        let mut all = 0;
        for id in &self.messages {
            let report = http.get(&format!("{MESSAGES}/{id}/report"), &reader)?;
            let count = |figures: &Value| {
                let of = |field: &str| figures[field].as_u64().unwrap_or_default();
                of("shown") + of("clicks")
            };
            let days = report.body["daily"].as_array().ok_or("no days")?;
            let total = count(&report.body["figures"]);
            let daily: u64 = days.iter().map(count).sum();
            if total != daily {
                return Err(format!("{total} in all and {daily} by day").into());
            }
            all += usize::try_from(total)?;
        }
        Ok(all)
    }
}

fn import(binary: &Binary, people: usize) -> Outcome<()> {
    let file = binary.folder.join("people.csv");
    let mut text = String::from("User name,First name,Last name,Display name\n");
    for n in 0..people {
        writeln!(text, "person{n}@{DOMAIN},First,Last{n},Person {n}")?;
    }
    fs::write(&file, text)?;
    let report = binary.import(&file)?;
    if report["created"] == people {
        return Ok(());
    }
    Err(format!("the import said: {report}").into())
}

/// A session for each person, written where the server keeps them: twenty thousand passwords would
/// take an hour to be hashed, and how somebody signed in makes no difference afterwards.
async fn sign_in_all(binary: &Binary) -> Outcome<Vec<String>> {
    let select = "SELECT tenant_id, id FROM directory_user WHERE upn_key LIKE 'person%'";
    let insert = "INSERT INTO session (tenant_id, id, token_hash, user_id, created_at, last_seen_at, expires_at, user_agent)
        VALUES ($1, $2, $3, $4, $5, $5, $6, 'bench')";
    let now = jiff::Timestamp::now().as_microsecond();
    let (mut cookies, mut sessions) = (Vec::new(), Vec::new());
    if let Some(url) = &binary.database {
        let mut conn = PgConnection::connect(url).await?;
        for row in sqlx::query(select).fetch_all(&mut conn).await? {
            sessions.push(session(row.try_get(0)?, row.try_get(1)?, &mut cookies));
        }
        let time =
            |micros: i64| OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1_000);
        let mut tx = conn.begin().await?;
        for one in sessions {
            let query = sqlx::query(insert)
                .bind(one.tenant)
                .bind(one.user)
                .bind(one.hash);
            let query = query.bind(one.user).bind(time(now)?).bind(time(now + DAY)?);
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
    } else {
        let file = binary.folder.join("beffroi.db");
        let url = format!("sqlite:{}", file.display());
        let mut conn = SqliteConnection::connect(&url).await?;
        for row in sqlx::query(select).fetch_all(&mut conn).await? {
            sessions.push(session(row.try_get(0)?, row.try_get(1)?, &mut cookies));
        }
        let mut tx = conn.begin().await?;
        for one in sessions {
            let query = sqlx::query(insert)
                .bind(one.tenant)
                .bind(one.user)
                .bind(one.hash);
            let query = query.bind(one.user).bind(now).bind(now + DAY);
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        conn.close().await?;
    }
    Ok(cookies)
}

/// The session of a person. Its cookie is the tenant's id and 256 bits, which need not be secret here.
fn session(tenant: Uuid, user: Uuid, cookies: &mut Vec<String>) -> Session {
    let mut token = tenant.as_bytes().to_vec();
    token.extend_from_slice(&Sha256::digest(user.as_bytes()));
    let cookie = URL_SAFE_NO_PAD.encode(&token);
    cookies.push(format!("beffroi_session={cookie}"));
    Session {
        tenant,
        user,
        hash: Sha256::digest(&token).to_vec(),
    }
}
