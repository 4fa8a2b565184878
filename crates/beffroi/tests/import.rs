//! People from a file, by the command line: without a server, and through the one that runs.
#![expect(clippy::unwrap_used, reason = "tests")]

mod process;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use process::{Home, Server};
use serde_json::{Value, json};

/// `100,000 generated rows in under 20 s`, for the program as it is released. Without optimization
/// it takes several times as long, which is no measure of anything.
const LARGE: usize = 100_000;
const LIMIT: Duration = if cfg!(debug_assertions) {
    Duration::from_secs(100)
} else {
    Duration::from_secs(20)
};

fn fixture(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join("fixtures").join(name)
}

/// Imports a file, as JSON; what the command said on standard error comes along.
async fn import(home: &Home, file: &Path, flags: &[&str], code: i32) -> (Value, String) {
    let file = file.display().to_string();
    let arguments = ["import", "people", &file, "--output", "json"];
    let done = home.beffroi(&[&arguments, flags].concat()).await;
    let done = done.expect(code);
    (done.json(), done.err)
}

fn report(dry_run: bool, total: u64, created: u64, unchanged: u64) -> Value {
    json!({"dryRun": dry_run, "total": total, "created": created, "updated": 0, "unchanged": unchanged, "rejected": [], "rejectedCount": 0})
}

/// The whole of it; the same with and without a server.
async fn a_thousand(home: &Home) {
    let file = fixture("people-1000.csv");
    let (dry, progress) = import(home, &file, &["--dry-run"], 0).await;
    assert_eq!(dry, report(true, 1000, 1000, 0));
    assert_eq!(progress, "", "a dry run writes nothing");
    let (dry, _) = import(home, &file, &["--dry-run"], 0).await;
    assert_eq!(dry, report(true, 1000, 1000, 0), "nothing was written");

    broken(home).await;
    let (dry, _) = import(home, &file, &["--dry-run"], 0).await;
    assert_eq!(dry, report(true, 1000, 1000, 0), "not half of it either");

    let (first, progress) = import(home, &file, &[], 0).await;
    assert_eq!(first, report(false, 1000, 1000, 0));
    assert_eq!(progress, "1000 of 1000 people\n");
    let (again, progress) = import(home, &file, &[], 0).await;
    assert_eq!(again, report(false, 1000, 0, 1000), "0 changes");
    assert_eq!(progress, "");

    let file = file.display().to_string();
    let words = home.beffroi(&["import", "people", &file]).await.expect(0);
    assert_eq!(
        words.out,
        "1000 people in the file: 0 created, 0 updated, 1000 unchanged.\n"
    );
    let verified = home.beffroi(&["audit", "verify"]).await.expect(0);
    assert!(verified.out.contains("is whole"));
}

/// Line, column and part of the rule of each mistake in the broken file.
const MISTAKES: [(u64, &str, &str); 10] = [
    (3, "User name", "name@domain"),
    (4, "User name", "line 2 has it too"),
    (
        5,
        "User name",
        "verified domain of the organization (contoso.example)",
    ),
    (6, "Display name", "1 to 256 characters"),
    (7, "Mobile phone", "country code"),
    (8, "Country or region", "two-letter code"),
    (9, "Display name", "1 to 256 characters"),
    (10, "User name", "name@domain"),
    (11, "Alternate email address", "e-mail address"),
    (14, "", "1 columns instead of 16"),
];

async fn broken(home: &Home) {
    let file = fixture("people-broken.csv");
    let (found, progress) = import(home, &file, &[], 1).await;
    assert_eq!(progress, "");
    assert_eq!(
        (&found["created"], &found["updated"]),
        (&json!(0), &json!(0))
    );
    let rejected = found["rejected"].as_array().unwrap();
    assert_eq!(rejected.len(), MISTAKES.len(), "{found:#}");
    for (row, (line, column, rule)) in rejected.iter().zip(MISTAKES) {
        assert_eq!(
            (&row["line"], &row["column"]),
            (&json!(line), &json!(column)),
            "{row}"
        );
        let said = row["rule"].as_str().unwrap();
        assert!(said.contains(rule), "{row}");
    }
    let file = file.display().to_string();
    let words = home.beffroi(&["import", "people", &file]).await.expect(1);
    assert_eq!(words.out, "");
    for (line, column, _) in MISTAKES {
        let column = if column.is_empty() { "row" } else { column };
        let named = format!("line {line}, {column}: ");
        assert!(words.err.contains(&named), "{named}\n{}", words.err);
    }
    assert!(
        words
            .err
            .contains("Nothing was imported: 10 rules are broken.")
    );
}

#[tokio::test]
async fn without_a_server() {
    let home = Home::init(&[]).await;
    a_thousand(&home).await;
}

#[tokio::test]
async fn through_the_server_that_runs() {
    let home = Home::init(&[]).await;
    let server = Server::start(&home.path()).await;
    a_thousand(&home).await;
    let (status, _) = server.terminate().await;
    assert!(status.success());
}

#[tokio::test]
async fn what_can_not_be_read_is_said_plainly() {
    let home = Home::init(&[]).await;
    let nowhere = home.folder.path().join("nowhere.csv");
    let nowhere = nowhere.display().to_string();
    let missing = home.beffroi(&["import", "people", &nowhere]).await;
    assert!(missing.expect(1).err.contains("nowhere.csv: No such file"));
    let wrong = home.folder.path().join("wrong.csv");
    std::fs::write(&wrong, "Colour,Taste\nred,sweet\n").unwrap();
    let (found, _) = import(&home, &wrong, &[], 1).await;
    let first = &found["rejected"][0];
    assert_eq!(first["line"], 1, "{found}");
    let file = wrong.display().to_string();
    let arguments = ["import", "people", &file, "--tenant", "fabrikam.example"];
    let stranger = home.beffroi(&arguments).await.expect(1);
    assert!(
        stranger.err.contains("fabrikam.example"),
        "{}",
        stranger.err
    );
}

/// The same people at every run.
fn generate(rows: usize) -> String {
    let departments = ["Sales", "IT", "Legal", "Finance", "Marketing"];
    let cities = ["Paris", "Lyon", "Montréal", "Bruxelles"];
    let mut text = String::from(
        "User name,First name,Last name,Display name,Job title,Department,Office number,Office phone,Mobile phone,Fax,Alternate email address,Address,City,State or province,ZIP or postal code,Country or region\n",
    );
    for row in 0..rows {
        let (department, city) = (departments[row % 5], cities[row % 4]);
        writeln!(
            text,
            "person{row}@contoso.example,First{row},Last{row},First{row} Last{row},Analyst,{department},{}-{row},,+33 6 {row:08},,,{row} rue de la Paix,{city},Région,75008,France",
            row % 9
        )
        .unwrap();
    }
    text
}

#[tokio::test]
async fn a_hundred_thousand_in_the_time_of_a_coffee() {
    let home = Home::init(&[]).await;
    let file = home.folder.path().join("large.csv");
    std::fs::write(&file, generate(LARGE)).unwrap();
    let (took, (done, progress)) = timed(import(&home, &file, &[], 0)).await;
    println!("{LARGE} people imported in {:.1} s", took.as_secs_f64());
    assert_eq!(done, report(false, 100_000, 100_000, 0));
    assert_eq!(progress.lines().count(), 10, "{progress}");
    assert_eq!(
        progress.lines().next_back(),
        Some("100000 of 100000 people")
    );
    assert!(took < LIMIT, "{took:?}");
    let (second, (again, _)) = timed(import(&home, &file, &[], 0)).await;
    println!("the same people again in {:.1} s", second.as_secs_f64());
    assert_eq!(again, report(false, 100_000, 0, 100_000));
    assert!(second < LIMIT, "{second:?}");
}

async fn timed<T>(work: impl Future<Output = T>) -> (Duration, T) {
    #[expect(clippy::disallowed_methods, reason = "the duration is what is asked")]
    let began = std::time::Instant::now();
    let done = work.await;
    (began.elapsed(), done)
}
