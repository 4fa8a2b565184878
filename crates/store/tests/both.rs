//! The kernel of both databases, proven on each.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use beffroi_core::filter::{Op, Value as Literal, fold};
use beffroi_core::{Cursor, Failure, Filter, Kind, Page, PageRequest, TenantId, Ts};
use beffroi_store::testing::{Backend, FreshDb, backends, fresh};
use beffroi_store::{Column, ColumnKind, Db, Migration, Row, Select, Sort, StoreError, Walk, args};
use futures_util::FutureExt;
use tokio::sync::Barrier;
use uuid::Uuid;

const THINGS: Migration = Migration {
    name: "20000101000000_things",
    sqlite: "CREATE TABLE thing (id BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL,
             note TEXT, seen_at INTEGER, good INTEGER NOT NULL, n INTEGER NOT NULL) STRICT",
    postgres: "CREATE TABLE thing (id UUID NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_key TEXT COLLATE \"C\" NOT NULL,
             note TEXT, seen_at TIMESTAMPTZ, good BOOLEAN NOT NULL, n BIGINT NOT NULL)",
};

const COLUMNS: &[Column] = &[
    Column {
        property: "name",
        sql: "name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "note",
        sql: "note",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "seenAt",
        sql: "seen_at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "good",
        sql: "good",
        kind: ColumnKind::Bool,
    },
    Column {
        property: "n",
        sql: "n",
        kind: ColumnKind::Int,
    },
];

fn tenant() -> TenantId {
    TenantId::from_uuid(Uuid::from_u128(1))
}

async fn with_names(backend: Backend, names: &[&str]) -> FreshDb {
    let fresh = fresh(backend, &[THINGS]).await.unwrap();
    let rows = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let n = i64::try_from(n).unwrap();
            let note = (n % 2 == 0).then(|| format!("note {n}"));
            args![
                Uuid::from_u128(u128::try_from(n).unwrap()),
                *name,
                fold(name),
                note,
                Some(Ts::from_micros(n)),
                n % 3 == 0,
                n
            ]
        })
        .collect();
    fresh
        .db
        .write(move |tx| {
            async move {
                tx.insert_many(
                    "INSERT INTO thing (id, name, name_key, note, seen_at, good, n)",
                    "",
                    rows,
                )
                .await?;
                Ok(())
            }
            .boxed()
        })
        .await
        .unwrap();
    fresh
}

async fn names(fresh: &FreshDb, filter: Option<Filter>, sort: Sort) -> Vec<String> {
    let mut found = Vec::new();
    let mut request = PageRequest {
        top: 2,
        after: None,
        count: true,
    };
    loop {
        let mut select = Select::new("SELECT * FROM thing WHERE 1 = 1", args![], "id");
        if let Some(filter) = &filter {
            select = select.filter(filter, COLUMNS).unwrap();
        }
        let mut conn = fresh.db.read().await.unwrap();
        let (rows, total) = select.page(&mut conn, sort, &request).await.unwrap();
        let page = Page::cut(rows, &request, |row: &Row| Cursor {
            key: row.get("name_key").unwrap(),
            id: row.get("id").unwrap(),
        });
        found.extend(
            page.items
                .iter()
                .map(|row| row.get::<String>("name").unwrap()),
        );
        let Some(next) = page.next else {
            assert_eq!(total.unwrap(), found.len() as u64);
            return found;
        };
        request.after = Some(next);
    }
}

fn compare(property: &str, op: Op, value: Literal) -> Filter {
    Filter::Compare(property.to_owned(), op, value)
}

#[tokio::test]
async fn lists_filter_sort_and_page_alike() {
    for backend in backends() {
        let fresh = with_names(backend, &["Zoé", "amélie", "Ömer", "Bob", "AMÉLIE Roy"]).await;
        let by_name = Sort::Text {
            column: "name_key",
            descending: false,
        };
        assert_eq!(
            names(&fresh, None, by_name).await,
            ["amélie", "AMÉLIE Roy", "Bob", "Zoé", "Ömer"]
        );
        assert_eq!(
            names(&fresh, None, Sort::Id { descending: true }).await,
            ["AMÉLIE Roy", "Bob", "Ömer", "amélie", "Zoé"]
        );
        let text = |text: &str| Literal::Text(text.to_owned());
        let cases = [
            (
                compare("name", Op::StartsWith, text("AMÉ")),
                vec!["amélie", "AMÉLIE Roy"],
            ),
            (compare("name", Op::EndsWith, text("é")), vec!["Zoé"]),
            (
                compare("name", Op::Contains, text("O")),
                vec!["AMÉLIE Roy", "Bob", "Zoé"],
            ),
            (
                compare("note", Op::Eq, Literal::Null),
                vec!["amélie", "Bob"],
            ),
            (
                compare("note", Op::Ne, text("note 0")),
                vec!["amélie", "AMÉLIE Roy", "Bob", "Ömer"],
            ),
            (
                Filter::Not(Box::new(compare("note", Op::StartsWith, text("note")))),
                vec!["amélie", "Bob"],
            ),
            (
                compare("good", Op::Eq, Literal::Bool(true)),
                vec!["Bob", "Zoé"],
            ),
            (
                compare("seenAt", Op::Ge, Literal::Instant(Ts::from_micros(3))),
                vec!["AMÉLIE Roy", "Bob"],
            ),
            (
                Filter::In("n".into(), vec![Literal::Int(1), Literal::Int(2)]),
                vec!["amélie", "Ömer"],
            ),
        ];
        for (filter, expected) in cases {
            assert_eq!(
                names(&fresh, Some(filter.clone()), by_name).await,
                expected,
                "{filter:?} on {backend:?}"
            );
        }
        let refused = Select::new("SELECT", args![], "id")
            .filter(&compare("secret", Op::Eq, Literal::Null), COLUMNS);
        assert_eq!(refused.err().unwrap().kind(), Kind::Invalid);
    }
}

#[tokio::test]
async fn a_refusal_undoes_all_and_only_itself() {
    for backend in backends() {
        let fresh = with_names(backend, &["kept"]).await;
        let refused = fresh
            .db
            .write::<(), _>(|tx| {
                async move {
                    tx.exec("DELETE FROM thing", args![]).await?;
                    tx.change(tenant(), "thing.gone", &"x", Ts::default())
                        .await?;
                    Err(Failure::invalid("thing", "must stay"))
                }
                .boxed()
            })
            .await;
        assert_eq!(refused.unwrap_err().kind(), Kind::Invalid);
        assert_eq!(
            names(&fresh, None, Sort::Id { descending: false }).await,
            ["kept"]
        );
        assert_eq!(fresh.db.committed(tenant()), 0);
        assert!(
            fresh
                .db
                .read()
                .await
                .unwrap()
                .changes(tenant(), 0, 10)
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn concurrent_changes_are_numbered_without_gaps() {
    for backend in backends() {
        let fresh = fresh(backend, &[THINGS]).await.unwrap();
        let writes = (0..64).map(|n: i64| {
            let db = fresh.db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    async move {
                        if n % 8 == 7 {
                            tx.change(tenant(), "undone", &n, Ts::default()).await?;
                            return Err(Failure::invalid("n", "is unlucky"));
                        }
                        Ok(tx
                            .change(tenant(), "thing.saved", &n, Ts::from_micros(n))
                            .await?)
                    }
                    .boxed()
                })
                .await
                .ok()
            })
        });
        let mut numbers: Vec<i64> = futures_util::future::join_all(writes)
            .await
            .into_iter()
            .filter_map(Result::unwrap)
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=56).collect::<Vec<_>>());
        let changes = fresh
            .db
            .read()
            .await
            .unwrap()
            .changes(tenant(), 0, 999)
            .await
            .unwrap();
        assert_eq!(
            changes
                .iter()
                .map(|change| change.sequence)
                .collect::<Vec<_>>(),
            numbers
        );
        assert!(changes.iter().all(|change| change.kind == "thing.saved"));
        assert_eq!(fresh.db.committed(tenant()), 56);
    }
}

#[tokio::test]
async fn a_panic_in_a_use_case_is_a_bug_of_its_own() {
    let fresh = with_names(Backend::Sqlite, &["kept"]).await;
    let crashed = fresh
        .db
        .write::<(), _>(|tx| {
            async move {
                tx.exec("DELETE FROM thing", args![]).await?;
                panic!("on purpose")
            }
            .boxed()
        })
        .await;
    assert_eq!(crashed.unwrap_err().kind(), Kind::Bug);
    assert_eq!(
        names(&fresh, None, Sort::Id { descending: false }).await,
        ["kept"]
    );
}

#[tokio::test]
async fn unique_and_foreign_keys_are_told_apart() {
    for backend in backends() {
        let fresh = with_names(backend, &["a"]).await;
        let taken = fresh
            .db
            .write(|tx| {
                async move {
                    let values = args![Uuid::from_u128(0), "b", "b", None::<String>, None::<Ts>, true, 1_i64];
                    let result = tx
                        .exec("INSERT INTO thing (id, name, name_key, note, seen_at, good, n) VALUES ($1, $2, $3, $4, $5, $6, $7)", values)
                        .await;
                    Ok(matches!(result, Err(StoreError::Unique(_))))
                }
                .boxed()
            })
            .await;
        match backend {
            Backend::Sqlite => assert!(taken.unwrap()),
            // Nothing of it could be committed, so nobody may believe that it was.
            Backend::Postgres => assert_eq!(taken.unwrap_err().kind(), Kind::Bug),
        }
    }
}

#[tokio::test]
async fn edited_and_unknown_migrations_stop_the_start() {
    for backend in backends() {
        let fresh = fresh(backend, &[THINGS]).await.unwrap();
        let edited = Migration {
            sqlite: "SELECT 2",
            postgres: "SELECT 2",
            ..THINGS
        };
        let refused = beffroi_store::Db::open(&fresh.options, &[edited]).await;
        assert!(
            matches!(refused, Err(StoreError::Migration(text)) if text.contains("another text"))
        );
        let unknown = beffroi_store::Db::open(&fresh.options, &[]).await;
        assert!(
            matches!(unknown, Err(StoreError::Migration(text)) if text.contains("does not know"))
        );
    }
}

/// Adds one to the things `first` and `second`, in this order; waits between the two, the first time
/// it runs, until the other one has its first as well. Counts how often it ran.
async fn cross(
    db: Db,
    (first, second): (&'static str, &'static str),
    meeting: Arc<Barrier>,
    runs: Arc<AtomicU32>,
) -> Result<(), Failure> {
    let met = Arc::new(AtomicBool::new(false));
    db.write(move |tx| {
        async move {
            let sql = "UPDATE thing SET n = n + 1 WHERE name = $1";
            runs.fetch_add(1, Ordering::SeqCst);
            tx.exec(sql, args![first]).await?;
            if !met.swap(true, Ordering::SeqCst) {
                meeting.wait().await;
            }
            tx.exec(sql, args![second]).await?;
            tx.change(tenant(), "thing.saved", &first, Ts::default())
                .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}

#[tokio::test]
async fn of_two_transactions_that_lock_each_other_out_both_succeed() {
    // SQLite has one writer: there no two meet.
    for backend in backends()
        .into_iter()
        .filter(|one| *one == Backend::Postgres)
    {
        let fresh = with_names(backend, &["a", "b"]).await;
        let (meeting, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
        let go = |order| {
            cross(
                fresh.db.clone(),
                order,
                Arc::clone(&meeting),
                Arc::clone(&runs),
            )
        };
        let (one, other) = futures_util::future::join(go(("a", "b")), go(("b", "a"))).await;
        one.unwrap();
        other.unwrap();
        assert_eq!(runs.load(Ordering::SeqCst), 3, "one of them ran again");
        let mut conn = fresh.db.read().await.unwrap();
        let rows = conn.all("SELECT n FROM thing ORDER BY name", args![]).await;
        let counts = rows
            .unwrap()
            .iter()
            .map(|row| row.get::<i64>("n").unwrap())
            .collect::<Vec<_>>();
        // They began at 0 and 1: each was counted up twice, by nobody twice.
        assert_eq!(counts, [2, 3]);
        assert_eq!(conn.changes(tenant(), 0, 10).await.unwrap().len(), 2);
        assert_eq!(fresh.db.committed(tenant()), 2);
    }
}

#[tokio::test]
async fn a_transaction_that_always_meets_another_one_is_given_up() {
    for backend in backends()
        .into_iter()
        .filter(|one| *one == Backend::Postgres)
    {
        let fresh = with_names(backend, &["a"]).await;
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        let refused = fresh
            .db
            .write::<(), _>(move |tx| {
                async move {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let sql = "DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$";
                    tx.exec(sql, args![]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await;
        let refused = refused.unwrap_err();
        assert_eq!(
            (refused.kind(), refused.code()),
            (Kind::Conflict, "Request_Contended")
        );
        assert_eq!(runs.load(Ordering::SeqCst), 5);
    }
}

#[tokio::test]
async fn a_walk_meets_every_row_once() {
    const THINGS_WALK: Walk = Walk {
        from: "thing WHERE n >= $1",
        id: "id",
        texts: &["name", "note", "CASE WHEN good THEN 'good' END"],
    };
    for backend in backends() {
        // More than one block of SQLite, and texts that JSON writes in its own way.
        let mut expected: Vec<String> = (0..4_500).map(|n| format!("thing {n}")).collect();
        "a \"quoted\" \\ \u{1f}line\nbreak, \u{e9}\u{1f600}".clone_into(&mut expected[7]);
        let names: Vec<&str> = expected.iter().map(String::as_str).collect();
        let fresh = with_names(backend, &names).await;
        let mut conn = fresh.db.read().await.unwrap();
        let mut found = Vec::new();
        conn.walk(THINGS_WALK, args![3_i64], |id, texts| {
            let texts: Vec<_> = texts
                .iter()
                .map(|text| text.as_deref().map(str::to_owned))
                .collect();
            found.push((id.as_u128(), texts));
        })
        .await
        .unwrap();
        found.sort();
        assert_eq!(found.len(), 4_497, "{backend:?}");
        for ((id, texts), n) in found.iter().zip(3_usize..) {
            let note = (n % 2 == 0).then(|| format!("note {n}"));
            let good = (n % 3 == 0).then(|| "good".to_owned());
            assert_eq!(*id, n as u128);
            assert_eq!(*texts, [Some(expected[n].clone()), note, good]);
        }
        let mut none = 0;
        let nobody = args![i64::MAX];
        conn.walk(THINGS_WALK, nobody, |_, _| none += 1)
            .await
            .unwrap();
        assert_eq!(none, 0);
    }
}
