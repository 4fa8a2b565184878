//! `kill -9` at ten moments while mails go out: everybody gets theirs, each under one Message-ID, and at most
//! as many twice as were under way. And two servers on one database.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use beffroi_feature::App;
use beffroi_store::testing::FreshDb;
use beffroi_store::{Db, DbOptions, args};
use beffroi_testkit::{Backend, MailRelay, RelayManner, Taken, backends};
use futures_util::FutureExt;
use tokio::time::{Instant, sleep, timeout};

use crate::events::database;
use crate::process::{Home, Server};

const PEOPLE: usize = 120;
/// Mails under way at a time: of so many nobody knows what became of them.
const LANES: usize = 32;
const SOON: Duration = Duration::from_mins(2);

/// When the server dies.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So many milliseconds after it was ready.
    After(u64),
    /// When the relay has taken so many.
    Taken(usize),
    /// While so many are held back by the relay: taken, and not said so.
    Held(u32),
}

const MOMENTS: [Moment; 10] = [
    Moment::After(0),
    Moment::After(20),
    Moment::After(60),
    Moment::Taken(1),
    Moment::Taken(10),
    Moment::Taken(PEOPLE / 2),
    Moment::Taken(PEOPLE - 1),
    Moment::Held(1),
    Moment::Held(8),
    Moment::After(400),
];

/// Lets the processes that are looked at have the machine for a moment.
#[expect(
    clippy::disallowed_methods,
    reason = "other processes send and take in their own time"
)]
async fn pulse() {
    sleep(Duration::from_millis(2)).await;
}

/// The server's database, behind its back.
async fn behind(home: &Home, fresh: Option<&FreshDb>) -> Db {
    let url = format!("sqlite:{}", home.path().join("beffroi.db").display());
    let options = fresh.map_or_else(|| DbOptions::new(url), |fresh| fresh.options.clone());
    let features = beffroi::features::all();
    Db::open(&options, &App::migrations(&features))
        .await
        .unwrap()
}

/// Returns when no mail waits any more: nothing more is sent.
async fn settled(db: &Db) {
    let waits = "SELECT 1 AS waits FROM mail_message WHERE next_at IS NOT NULL LIMIT 1";
    let settled = async {
        while db
            .read()
            .await
            .unwrap()
            .one(waits, args![])
            .await
            .unwrap()
            .is_some()
        {
            pulse().await;
        }
    };
    timeout(SOON, settled).await.expect("all mails are sent");
}

/// People with a licence of audio conferencing each: whoever starts the server has mails to send.
async fn licensed(database: Option<&str>, fresh: Option<&FreshDb>) -> Home {
    let home = Home::init_at(&[], database).await;
    let file = home.folder.path().join("people.csv");
    let mut table = String::from("User name,Display name,Country or region\n");
    for n in 0..PEOPLE {
        writeln!(table, "p{n}@contoso.example,Person {n},France").unwrap();
    }
    std::fs::write(&file, table).unwrap();
    let with = |arguments: &[&'static str]| {
        let mut all: Vec<String> = arguments.iter().map(|&one| one.to_owned()).collect();
        if let Some(url) = database {
            all.extend(["--database".to_owned(), url.to_owned()]);
        }
        all
    };
    let run = async |arguments: Vec<String>| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        home.beffroi(&arguments).await.expect(0);
    };
    let mut import = with(&["import", "people"]);
    import.push(file.display().to_string());
    run(import).await;
    run(with(&[
        "subscription",
        "add",
        "--sku",
        "SPE_E5",
        "--seats",
        "500",
    ]))
    .await;
    let give = "$sku = (Get-MgSubscribedSku).SkuId
        0..119 | % { Set-MgUserLicense \"p$_\" -AddLicenses @(@{SkuId=$sku}) -RemoveLicenses @() } | Out-Null";
    run(with(&["shell", "-c", give])).await;
    let db = behind(&home, fresh).await;
    let addressed = db.write(|tx| {
        async move {
            let mail =
                "UPDATE directory_user SET mail = replace(user_principal_name, 'contoso', 'mail')";
            Ok(tx.exec(mail, args![]).await?)
        }
        .boxed()
    });
    addressed.await.unwrap();
    home
}

async fn serve(home: &Home, database: Option<&str>, relay: &MailRelay) -> Server {
    let address = format!("smtp://127.0.0.1:{}", relay.port());
    let mut settings = vec![
        ("BEFFROI_SMTP", address.as_str()),
        ("BEFFROI_SMTP_SENDER", "bell@bell.example"),
    ];
    settings.extend(database.map(|url| ("BEFFROI_DATABASE", url)));
    Server::start_as(&home.path(), &settings).await
}

/// What the relay has taken, until it is so much.
async fn taken(relay: &MailRelay, so_far: &mut Vec<Taken>, until: impl Fn(&[Taken]) -> bool) {
    let waited = async {
        loop {
            so_far.extend(relay.take());
            if until(so_far) {
                return;
            }
            pulse().await;
        }
    };
    timeout(SOON, waited).await.expect("mails come");
}

fn by_person(mails: &[Taken]) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mail in mails {
        let ids = all.entry(mail.to.clone()).or_default();
        ids.push(mail.header("Message-ID"));
    }
    all
}

/// Each person's mail came, under one Message-ID.
fn check(mails: &[Taken], what: &str) {
    let all = by_person(mails);
    assert_eq!(all.len(), PEOPLE, "{what}");
    for (person, ids) in &all {
        let first = &ids[0];
        assert!(
            ids.iter().all(|id| id == first),
            "{what}: {person}: {ids:?}"
        );
    }
    let twice = mails.len() - PEOPLE;
    assert!(twice <= LANES, "{what}: {twice} came twice");
}

async fn die_at(server: Server, relay: &Arc<MailRelay>, moment: Moment, mails: &mut Vec<Taken>) {
    let begun = Instant::now();
    match moment {
        Moment::After(milliseconds) => {
            let at = begun + Duration::from_millis(milliseconds);
            tokio::time::sleep_until(at).await;
        }
        Moment::Taken(count) => taken(relay, mails, |mails| mails.len() >= count).await,
        Moment::Held(count) => timeout(SOON, relay.holds(count)).await.expect("mails come"),
    }
    server.kill().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_their_mail_whenever_the_server_dies() {
    for moment in MOMENTS {
        let home = licensed(None, None).await;
        let relay = MailRelay::open().await;
        if let Moment::Held(_) = moment {
            relay.becomes(RelayManner::Holding);
        }
        let server = serve(&home, None, &relay).await;
        let mut mails = Vec::new();
        die_at(server, &relay, moment, &mut mails).await;
        relay.becomes(RelayManner::Polite);
        relay.releases(1_000);
        let server = serve(&home, None, &relay).await;
        taken(&relay, &mut mails, |mails| by_person(mails).len() == PEOPLE).await;
        settled(&behind(&home, None).await).await;
        mails.extend(relay.take());
        check(&mails, &format!("{moment:?}"));
        server.kill().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_send_each_mail_once() {
    if !backends().contains(&Backend::Postgres) {
        return;
    }
    let (url, fresh) = database(Backend::Postgres).await;
    let url = url.unwrap();
    let home = licensed(Some(&url), fresh.as_ref()).await;
    let relay = MailRelay::open().await;
    // Another machine: a folder of its own, and the same key.
    let elsewhere = tempfile::tempdir().unwrap();
    let key = home.path().join("secret.key").display().to_string();
    let address = format!("smtp://127.0.0.1:{}", relay.port());
    let settings = [
        ("BEFFROI_SMTP", address.as_str()),
        ("BEFFROI_SMTP_SENDER", "bell@bell.example"),
        ("BEFFROI_DATABASE", url.as_str()),
        ("BEFFROI_SECRET_KEY_FILE", key.as_str()),
    ];
    let here = home.path();
    let (one, other) = tokio::join!(
        Server::start_as(&here, &settings),
        Server::start_as(elsewhere.path(), &settings)
    );
    let mut mails = Vec::new();
    taken(&relay, &mut mails, |mails| by_person(mails).len() == PEOPLE).await;
    settled(&behind(&home, fresh.as_ref()).await).await;
    mails.extend(relay.take());
    check(&mails, "two servers");
    assert_eq!(mails.len(), PEOPLE, "nobody died: nobody gets it twice");
    one.kill().await;
    other.kill().await;
}
