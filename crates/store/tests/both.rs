//! The kernel of both databases, proven on each.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

use beffroi_core::filter::{Op, Value as Literal, fold};
use beffroi_core::{Cursor, Failure, Filter, Kind, Page, PageRequest, TenantId, Ts};
use beffroi_store::testing::{Backend, FreshDb, backends, fresh};
use beffroi_store::{Column, ColumnKind, Migration, Row, Select, Sort, StoreError, args};
use futures_util::FutureExt;
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
        assert!(matches!(taken, Ok(true)) || backend == Backend::Postgres);
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
