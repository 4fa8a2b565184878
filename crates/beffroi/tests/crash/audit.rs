//! `beffroi audit verify` vouches for a trail that is whole, and names the record that is not.

use beffroi_feature::App;
use beffroi_store::{Db, DbOptions, args};
use futures_util::FutureExt;
use uuid::Uuid;

use crate::process::Home;

/// Asserts that the trail verifies, in words and as JSON.
pub(crate) async fn is_whole(home: &Home) {
    let words = home.beffroi(&["audit", "verify"]).await.expect(0);
    assert!(words.out.contains("is whole"), "{}", words.out);
    let json = home.beffroi(&["audit", "verify", "--output", "json"]).await;
    let json = json.expect(0).json();
    assert_eq!(json["valid"], true, "{json}");
    assert!(json["records"].as_i64().unwrap() > 2, "{json}");
    assert!(json["firstBrokenSequence"].is_null() && json["firstBrokenId"].is_null());
}

async fn open(home: &Home) -> Db {
    let url = format!("sqlite:{}", home.path().join("beffroi.db").display());
    let features = beffroi::features::all();
    let options = DbOptions::new(url);
    Db::open(&options, &App::migrations(&features))
        .await
        .unwrap()
}

/// A record as it is kept.
struct Kept {
    sequence: i64,
    id: Uuid,
    activity: String,
}

/// The record in the middle of the trail.
async fn middle(db: &Db) -> Kept {
    let mut conn = db.read().await.unwrap();
    let query = "SELECT sequence, id, activity FROM audit_record
        ORDER BY sequence LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM audit_record)";
    let row = conn.one(query, args![]).await.unwrap().unwrap();
    Kept {
        sequence: row.get("sequence").unwrap(),
        id: row.get("id").unwrap(),
        activity: row.get("activity").unwrap(),
    }
}

async fn rewrite(db: &Db, sequence: i64, activity: String) {
    let changed = db.write(move |tx| {
        async move {
            let statement = "UPDATE audit_record SET activity = $2 WHERE sequence = $1";
            Ok(tx.exec(statement, args![sequence, activity]).await?)
        }
        .boxed()
    });
    assert_eq!(changed.await.unwrap(), 1);
}

/// Changes the last byte, and nothing else.
fn forged(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    *bytes.last_mut().unwrap() ^= 1;
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn one_changed_byte_is_found_and_its_record_named() {
    let home = Home::init(&["User.Read.All"]).await;
    is_whole(&home).await;
    let db = open(&home).await;
    let kept = middle(&db).await;
    rewrite(&db, kept.sequence, forged(&kept.activity)).await;
    db.close().await;

    let words = home.beffroi(&["audit", "verify"]).await.expect(1);
    assert_eq!(words.out, "");
    let expected = format!("record {} (id {})", kept.sequence, kept.id);
    assert!(words.err.contains(&expected), "{}", words.err);
    let json = home.beffroi(&["audit", "verify", "--output", "json"]).await;
    let json = json.expect(1).json();
    assert_eq!(json["valid"], false);
    assert_eq!(json["firstBrokenSequence"], kept.sequence);
    assert_eq!(json["firstBrokenId"], kept.id.to_string());

    let db = open(&home).await;
    rewrite(&db, kept.sequence, kept.activity).await;
    db.close().await;
    is_whole(&home).await;
}

#[tokio::test]
async fn a_removed_record_is_missed() {
    let home = Home::init(&["User.Read.All"]).await;
    let db = open(&home).await;
    let kept = middle(&db).await;
    let removed = db.write(move |tx| {
        async move {
            let statement = "DELETE FROM audit_record WHERE sequence = $1";
            Ok(tx.exec(statement, args![kept.sequence]).await?)
        }
        .boxed()
    });
    assert_eq!(removed.await.unwrap(), 1);
    db.close().await;
    let words = home.beffroi(&["audit", "verify"]).await.expect(1);
    let expected = format!("record {} (", kept.sequence);
    assert!(words.err.contains(&expected), "{}", words.err);
}

#[tokio::test]
async fn what_a_record_is_found_by_is_vouched_for() {
    let home = Home::init(&["User.Read.All"]).await;
    let db = open(&home).await;
    let kept = middle(&db).await;
    let hidden = db.write(move |tx| {
        async move {
            let statement =
                "UPDATE audit_record SET activity_key = 'zzz', words_key = 'zzz' WHERE sequence = $1";
            Ok(tx.exec(statement, args![kept.sequence]).await?)
        }
        .boxed()
    });
    assert_eq!(hidden.await.unwrap(), 1);
    db.close().await;
    let words = home.beffroi(&["audit", "verify"]).await.expect(1);
    let expected = format!("record {} (id {})", kept.sequence, kept.id);
    assert!(words.err.contains(&expected), "{}", words.err);
}
