//! The released binary with very many devices: one notification to a group of everybody, sealed for each browser
//! and handed to a push service, against the same sends asked for one by one.

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    net::{SocketAddrV4, TcpListener},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use axum::{Router, extract::State, http::StatusCode, routing::post};
use beffroi_channels::push::webpush::VapidKey;
use beffroi_core::OsRandom;
use beffroi_store::SealingKey;
use serde_json::json;
use sqlx::{Connection, Row, SqliteConnection};
use uuid::Uuid;

use crate::binary::{Application, Binary, DOMAIN, Ending, token};
use crate::fanout::measure::resident_bytes;
use crate::http::Http;

type Outcome<T> = Result<T, Box<dyn Error>>;

const PERMISSIONS: [&str; 4] = [
    "DeviceManagementServiceConfig.ReadWrite.All",
    "DeviceManagementManagedDevices.PrivilegedOperations.All",
    "Group.ReadWrite.All",
    "User.Read.All",
];
const TO_GROUPS: &str = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";
const TITLE: &str = "Offices closed";
const BODY: &str =
    "The storm goes on until noon. Stay at home, and look at the intranet before you leave.";

/// Options of the measurement.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many people, each with a browser.
    #[arg(long, default_value_t = 100_000)]
    devices: usize,
    /// How many are asked for one by one.
    #[arg(long, default_value_t = 3_000)]
    single: usize,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
    /// A folder in which the organization is made; it must not be there yet.
    #[arg(long)]
    folder: PathBuf,
}

/// A push service that takes everything and counts it.
struct Sink {
    origin: String,
    taken: Arc<AtomicUsize>,
}

impl Sink {
    fn open() -> Outcome<Self> {
        let taken = Arc::new(AtomicUsize::new(0));
        let count = async |State(taken): State<Arc<AtomicUsize>>| {
            taken.fetch_add(1, Ordering::Relaxed);
            StatusCode::CREATED
        };
        let router = Router::new()
            .route("/push/{browser}", post(count))
            .with_state(Arc::clone(&taken));
        let listener = TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let origin = format!("http://{}", listener.local_addr()?);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, router).await
            })
        });
        Ok(Self { origin, taken })
    }

    /// Waits until so many have come; how long that took, and the most memory that the server had meanwhile.
    fn wait(&self, until: usize, process: u32) -> Outcome<(Duration, u64)> {
        let begun = Instant::now();
        let (mut most, mut told) = (0, 0);
        loop {
            let taken = self.taken.load(Ordering::Relaxed);
            most = most.max(resident_bytes(process)?);
            if taken >= until {
                return Ok((begun.elapsed(), most));
            }
            let tenth = taken * 10 / until.max(1);
            if tenth > told {
                told = tenth;
                println!(
                    "  {taken} taken after {:.1} s",
                    begun.elapsed().as_secs_f64()
                );
            }
            if begun.elapsed() > Duration::from_mins(10) {
                return Err(format!("{taken} of {until} came in 10 minutes").into());
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Runs the measurement and prints it.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    fs::create_dir(&options.folder)?;
    let binary = Binary {
        program: Binary::program(options.binary.as_deref())?,
        folder: options.folder.clone(),
        database: None,
    };
    let application = binary.init(&PERMISSIONS)?;
    import(&binary, options.devices)?;
    let settings = "allow_private_targets = \"true\"\nrequests_per_minute = 0\n";
    fs::write(options.folder.join("beffroi.toml"), settings)?;
    let (process, server) = binary.serve()?;
    make_key(server, &application)?;
    process.stop()?;
    let sink = Sink::open()?;
    let devices = enrol(&options.folder, &sink.origin)?;
    let (process, server) = binary.serve()?;
    let whole = together(server, &application, &process, &sink, devices.len())?;
    let single = one_by_one(
        server,
        &application,
        &process,
        &sink,
        &devices,
        options.single,
    )?;
    process.stop()?;
    println!(
        "one send: {whole:.0} devices/s; one by one: {single:.0} devices/s; {:.1} times",
        whole / single
    );
    Ok(())
}

fn import(binary: &Binary, people: usize) -> Outcome<()> {
    let file = binary.folder.join("people.csv");
    let mut table = String::from("User name,Display name,Country or region\n");
    for n in 0..people {
        writeln!(table, "person{n}@{DOMAIN},Person {n},France")?;
    }
    fs::write(&file, table)?;
    binary.import(&file)?;
    Ok(())
}

/// The key for Web Push is made when the first person asks for it: here nobody does.
fn make_key(server: SocketAddrV4, application: &Application) -> Outcome<()> {
    let mut http = Http::connect(server)?;
    let credentials = [token(&mut http, application)?];
    let fresh = json!({"privateKey": null});
    let path = "/beta/admin/notifications/channels/webPush/key";
    http.put(path, &credentials, &fresh)?;
    Ok(())
}

/// Everybody has a browser with notifications turned on: written behind the product's back. The devices' ids.
fn enrol(folder: &Path, origin: &str) -> Outcome<Vec<Uuid>> {
    let secret = fs::read_to_string(folder.join("secret.key"))?;
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        let digits = secret
            .get(2 * at..2 * at + 2)
            .ok_or("no key of 64 digits")?;
        *byte = u8::from_str_radix(digits, 16)?;
    }
    let sealing = SealingKey::new(bytes);
    // Any point of the curve does: nobody opens what is sealed for it.
    let browser = VapidKey::from_bytes(&[3; 32]).ok_or("no key")?;
    let url = format!("sqlite:{}", folder.join("beffroi.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut database = SqliteConnection::connect(&url).await?;
        let people = sqlx::query("SELECT tenant_id, id FROM directory_user WHERE user_principal_name LIKE 'person%'")
            .fetch_all(&mut database)
            .await?;
        let mut transaction = database.begin().await?;
        let mut devices = Vec::with_capacity(people.len());
        for (number, person) in people.iter().enumerate() {
            let (tenant, owner): (Vec<u8>, Vec<u8>) = (person.get(0), person.get(1));
            let device = Uuid::now_v7();
            sqlx::query(
                "INSERT INTO directory_device (tenant_id, id, device_name, device_name_key, owner_id, operating_system,
                   os_version, join_type, surfaces, policies, enrolled_at, last_sync_at)
                 VALUES (?, ?, 'Firefox', 'firefox', ?, 'Web', '', 'registered', '[]', '{}', 0, 0)",
            )
            .bind(&tenant)
            .bind(device.as_bytes().as_slice())
            .bind(&owner)
            .execute(&mut *transaction)
            .await?;
            let context = format!("notification-address/{}/{device}", Uuid::from_slice(&tenant)?);
            let address = json!({"channel": "webPush", "endpoint": format!("{origin}/push/{number}"),
                "keys": {"p256dh": browser.public(), "auth": "BTBZMqHH6r4Tts7J_aSIgg"}});
            let sealed = sealing.seal(&context, address.to_string().as_bytes(), &OsRandom);
            sqlx::query(
                "INSERT INTO notification_registration (tenant_id, id, device_id, owner_id, channel, gateway, digest,
                   address, created_at) VALUES (?, ?, ?, ?, 'webPush', ?, ?, ?, 0)",
            )
            .bind(&tenant)
            .bind(device.as_bytes().as_slice())
            .bind(device.as_bytes().as_slice())
            .bind(&owner)
            .bind(format!("webPush {origin}"))
            .bind(device.as_bytes().as_slice())
            .bind(sealed)
            .execute(&mut *transaction)
            .await?;
            devices.push(device);
        }
        transaction.commit().await?;
        database.close().await?;
        Ok(devices)
    })
}

/// Devices a second from the answer to the one send until the push service has the last.
fn together(
    server: SocketAddrV4,
    application: &Application,
    process: &Ending,
    sink: &Sink,
    devices: usize,
) -> Outcome<f64> {
    let id = process.id().ok_or("no process")?;
    let mut http = Http::connect(server)?;
    let credentials = [token(&mut http, application)?];
    let group = json!({
        "displayName": "Everybody", "mailNickname": "everybody", "mailEnabled": false, "securityEnabled": true,
        "groupTypes": ["DynamicMembership"], "membershipRule": "user.country -eq \"France\"",
    });
    let group = http.post("/v1.0/groups", &credentials, &group)?;
    let group = group.text("id")?.to_owned();
    let before = resident_bytes(id)?;
    let text =
        json!({"notificationTitle": TITLE, "notificationBody": BODY, "groupsToNotify": [group]});
    let begun = Instant::now();
    http.post(TO_GROUPS, &credentials, &text)?;
    println!(
        "answered after {:.1} ms",
        begun.elapsed().as_secs_f64() * 1e3
    );
    let (took, most) = sink.wait(devices, id)?;
    println!(
        "{devices} devices in {:.1} s; memory {} MiB before, {} MiB at most",
        took.as_secs_f64(),
        before >> 20,
        most >> 20
    );
    Ok(rate(devices, took))
}

/// Devices a second when each is asked for by a request of its own, over one connection.
fn one_by_one(
    server: SocketAddrV4,
    application: &Application,
    process: &Ending,
    sink: &Sink,
    devices: &[Uuid],
    count: usize,
) -> Outcome<f64> {
    let id = process.id().ok_or("no process")?;
    let mut http = Http::connect(server)?;
    let credentials = [token(&mut http, application)?];
    let before = sink.taken.load(Ordering::Relaxed);
    let text = json!({"notificationTitle": TITLE, "notificationBody": BODY});
    let begun = Instant::now();
    for device in devices.iter().take(count) {
        let path = format!(
            "/beta/deviceManagement/managedDevices/{device}/sendCustomNotificationToCompanyPortal"
        );
        http.post(&path, &credentials, &text)?;
    }
    sink.wait(before + count, id)?;
    let took = begun.elapsed();
    println!("{count} devices one by one in {:.1} s", took.as_secs_f64());
    Ok(rate(count, took))
}

fn rate(devices: usize, took: Duration) -> f64 {
    f64::from(u32::try_from(devices).unwrap_or(u32::MAX)) / took.as_secs_f64()
}
