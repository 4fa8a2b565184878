//! The organization: people from files, groups that follow rules, products that these give.

use std::{
    fmt::Write as _,
    fs,
    net::SocketAddrV4,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use beffroi_licences::model::{SkuId, products};
use serde_json::{Value, json};
use sqlx::{Connection, Row, SqliteConnection};

use super::{Options, Outcome, memory};
use crate::binary::{Application, Binary, DOMAIN, token};
use crate::http::Http;

const PERMISSIONS: [&str; 5] = [
    "User.ReadWrite.All",
    "Group.ReadWrite.All",
    "LicenseAssignment.ReadWrite.All",
    "LicenseAssignment.Read.All",
    "OrganizationalMessages.Read.All",
];

/// What everybody is given in the measurement, and no other group gives.
pub(super) const TESTED: &str = "SPE_E5";

/// People in one file: below the most that an import takes.
const PER_FILE: usize = 250_000;

/// Departments of one group: each group has as many people as these.
const DEPARTMENTS: usize = 4;

/// An organization that was made, and how to ask for it.
pub(super) struct Organization {
    application: Application,
    /// The group of everybody.
    pub(super) everybody: String,
    /// One of the others.
    pub(super) few: String,
    /// Somebody.
    pub(super) person: String,
    pub(super) people: usize,
}

/// A product of the catalogue.
pub(super) fn sku(part: &str) -> Outcome<SkuId> {
    let found = products().find(|product| product.part_number == part);
    Ok(found.ok_or("no such product")?.id)
}

impl Organization {
    /// Makes it in a folder, or finds what an earlier run has made there.
    pub(super) fn made_or_found(binary: &Binary, options: &Options) -> Outcome<Self> {
        let note = binary.folder.join("bench.json");
        if let Ok(text) = fs::read_to_string(&note) {
            let known: Value = serde_json::from_str(&text)?;
            let text = |field: &str| known[field].as_str().unwrap_or_default().to_owned();
            return Ok(Self {
                application: Application {
                    id: text("id"),
                    secret: text("secret"),
                },
                everybody: text("everybody"),
                few: text("few"),
                person: text("person"),
                people: usize::try_from(known["people"].as_u64().unwrap_or_default())?,
            });
        }
        let made = Self::make(binary, options)?;
        let known = json!({
            "id": made.application.id, "secret": made.application.secret, "everybody": made.everybody,
            "few": made.few, "person": made.person, "people": made.people,
        });
        fs::write(note, known.to_string())?;
        Ok(made)
    }

    fn make(binary: &Binary, options: &Options) -> Outcome<Self> {
        let application = binary.init(&PERMISSIONS)?;
        let began = Instant::now();
        import(binary, options)?;
        println!("people imported in {:.0} s", began.elapsed().as_secs_f64());
        let (process, address) = binary.serve()?;
        let (made, others) = Self::grouped(address, application, options)?;
        process.stop()?;
        let (process, address) = binary.serve()?;
        memory("before there are licences", &process)?;
        made.give(address, &others, options)?;
        let wait = quiet(binary)?;
        println!("written down {:.1} s later", wait.as_secs_f64());
        process.stop()?;
        let (process, _) = binary.serve()?;
        memory("with licences", &process)?;
        process.stop()?;
        Ok(made)
    }

    /// Makes the groups; all but the one of everybody are returned beside it.
    fn grouped(
        address: SocketAddrV4,
        application: Application,
        options: &Options,
    ) -> Outcome<(Self, Vec<String>)> {
        let began = Instant::now();
        let mut http = Http::connect(address)?;
        let credentials = [token(&mut http, &application)?];
        let rule = "user.accountEnabled -eq true";
        let everybody = group(&mut http, &credentials, "Everybody", rule)?;
        // Filled by its rule while the server runs. The administrator is one of them, too.
        let people = options.people + 1;
        let path = format!("/v1.0/groups/{everybody}?$select=memberCount");
        while http.get(&path, &credentials)?.body["memberCount"] != people {
            thread::sleep(Duration::from_millis(200));
        }
        println!(
            "a group of everybody in {:.0} s",
            began.elapsed().as_secs_f64()
        );
        let began = Instant::now();
        let mut others = Vec::new();
        for n in 0..options.groups {
            let departments = (0..DEPARTMENTS).map(|m| (n + m * 97) % options.groups);
            let departments: Vec<String> = departments.map(|one| format!("\"D{one}\"")).collect();
            let rule = format!("user.department -in [{}]", departments.join(", "));
            let name = format!("Group {n}");
            others.push(group(&mut http, &credentials, &name, &rule)?);
        }
        println!(
            "{} groups in {:.0} s",
            others.len(),
            began.elapsed().as_secs_f64()
        );
        let key = options.people / 2;
        let key = format!("/v1.0/users/person{key}@{DOMAIN}?$select=id");
        let person = http.get(&key, &credentials)?.text("id")?.to_owned();
        let made = Self {
            application,
            everybody,
            few: others.first().ok_or("no groups")?.clone(),
            person,
            people,
        };
        Ok((made, others))
    }

    /// Subscriptions to every product, and one product for each group.
    fn give(&self, address: SocketAddrV4, groups: &[String], options: &Options) -> Outcome<()> {
        let (mut http, credentials) = self.connect(address)?;
        let began = Instant::now();
        let tested = sku(TESTED)?;
        let mut skus: Vec<SkuId> = products().map(|product| product.id).collect();
        skus.sort_unstable();
        skus.retain(|one| *one != tested);
        skus.truncate(options.products.saturating_sub(1));
        for product in skus.iter().chain([&tested]) {
            let new = json!({"skuId": product, "totalLicenses": self.people});
            http.post("/beta/admin/licenses/subscriptions", &credentials, &new)?;
        }
        for (n, group) in groups.iter().enumerate() {
            let product = skus[n % skus.len()];
            let body = json!({"addLicenses": [{"skuId": product}], "removeLicenses": []});
            let path = format!("/v1.0/groups/{group}/assignLicense");
            http.post(&path, &credentials, &body)?;
        }
        println!(
            "{} products given to {} groups in {:.0} s",
            skus.len(),
            groups.len(),
            began.elapsed().as_secs_f64()
        );
        Ok(())
    }

    /// A connection, and the headers by which the program proves itself.
    pub(super) fn connect(&self, address: SocketAddrV4) -> Outcome<(Http, [String; 1])> {
        let mut http = Http::connect(address)?;
        let credentials = [token(&mut http, &self.application)?];
        Ok((http, credentials))
    }
}

fn group(http: &mut Http, credentials: &[String], name: &str, rule: &str) -> Outcome<String> {
    let new = json!({
        "displayName": name, "mailNickname": name.to_lowercase().replace(' ', ""), "mailEnabled": false,
        "securityEnabled": true, "groupTypes": ["DynamicMembership"], "membershipRule": rule,
    });
    let made = http.post("/v1.0/groups", credentials, &new)?;
    Ok(made.text("id")?.to_owned())
}

/// Returns when everything that follows from what was committed has been written; how long that took.
fn quiet(binary: &Binary) -> Outcome<Duration> {
    let began = Instant::now();
    while is_waiting(&binary.folder)? {
        thread::sleep(Duration::from_millis(20));
    }
    Ok(began.elapsed())
}

/// Whether what has come into force is still to be written down.
pub(super) fn is_waiting(folder: &Path) -> Outcome<bool> {
    let url = format!("sqlite:{}", folder.join("beffroi.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut conn = SqliteConnection::connect(&url).await?;
        let row = sqlx::query("SELECT count(*) FROM job WHERE kind = 'licences.follow'")
            .fetch_one(&mut conn)
            .await?;
        conn.close().await?;
        Ok(row.try_get::<i64, _>(0)? > 0)
    })
}

fn import(binary: &Binary, options: &Options) -> Outcome<()> {
    let file = binary.folder.join("people.csv");
    for first in (0..options.people).step_by(PER_FILE) {
        let last = (first + PER_FILE).min(options.people);
        let mut text = String::from("User name,Display name,Department,Country or region\n");
        for n in first..last {
            let department = n % options.groups.max(1);
            writeln!(text, "person{n}@{DOMAIN},Person {n},D{department},France")?;
        }
        fs::write(&file, text)?;
        let report = binary.import(&file)?;
        if report["created"] != last - first {
            return Err(format!("the import said: {report}").into());
        }
    }
    fs::remove_file(file).map_err(Into::into)
}
