//! Pages of very many people: what is asked for, of the product and, on `PostgreSQL`, of the same
//! rows by the plain statements that somebody would write by hand.

use std::time::{Duration, Instant};

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Row};

use super::{Outcome, middle, seconds};
use crate::audience::cluster::Cluster;
use crate::binary::{Application, token};
use crate::http::Http;

/// One page that is asked for.
struct Asked {
    name: &'static str,
    /// Options of the list; empty: the page behind the one before.
    query: &'static str,
    /// The same in SQL: a condition and an order.
    plain: Option<(&'static str, &'static str)>,
}

const NAME: &str = "display_name_key, id";

const ASKED: [Asked; 11] = [
    Asked {
        name: "100 of all, counted",
        query: "$count=true&$top=100",
        plain: Some(("TRUE", NAME)),
    },
    Asked {
        name: "the 100 behind them",
        query: "",
        plain: None,
    },
    Asked {
        name: "sorted backwards",
        query: "$orderby=displayName%20desc&$count=true&$top=100",
        plain: Some(("TRUE", "display_name_key DESC, id DESC")),
    },
    Asked {
        name: "sorted by principal name",
        query: "$orderby=userPrincipalName&$count=true&$top=100",
        plain: Some(("TRUE", "upn_key, id")),
    },
    Asked {
        name: "one department, counted",
        query: "$filter=department%20eq%20'sales'&$count=true&$top=100",
        plain: Some(("department_key = 'sales'", NAME)),
    },
    Asked {
        name: "the 100 behind them",
        query: "",
        plain: None,
    },
    Asked {
        name: "name begins with, counted",
        query: "$filter=startsWith(displayName,'first12')&$count=true&$top=100",
        plain: Some(("display_name_key LIKE 'first12%'", NAME)),
    },
    Asked {
        name: "enabled and in a city, by principal name",
        query: "$filter=accountEnabled%20eq%20true%20and%20city%20eq%20'lyon'&$orderby=userPrincipalName&$count=true&$top=100",
        plain: Some(("account_enabled AND city_key = 'lyon'", "upn_key, id")),
    },
    Asked {
        name: "search that finds few, counted",
        query: "$search=%22last99999%22&$count=true&$top=100",
        plain: Some((SEARCH_FEW, NAME)),
    },
    Asked {
        name: "search that finds many, counted",
        query: "$search=%22son12%22&$count=true&$top=100",
        plain: Some((SEARCH_MANY, NAME)),
    },
    Asked {
        name: "search for two letters, counted",
        query: "$search=%2288%22&$count=true&$top=100",
        plain: Some((SEARCH_TWO, NAME)),
    },
];

const SEARCH_FEW: &str = "(display_name_key LIKE '%last99999%' OR upn_key LIKE '%last99999%' \
    OR mail_key LIKE '%last99999%' OR department_key LIKE '%last99999%')";
const SEARCH_MANY: &str = "(display_name_key LIKE '%son12%' OR upn_key LIKE '%son12%' \
    OR mail_key LIKE '%son12%' OR department_key LIKE '%son12%')";
const SEARCH_TWO: &str = "(display_name_key LIKE '%88%' OR upn_key LIKE '%88%' \
    OR mail_key LIKE '%88%' OR department_key LIKE '%88%')";

/// What a page took, and what was counted.
struct Taken {
    median: Duration,
    longest: Duration,
    count: Option<u64>,
}

/// Measures every page and prints the table.
pub(super) fn run(
    http: &mut Http,
    application: &Application,
    rounds: usize,
    cluster: Option<&Cluster>,
) -> Outcome<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let mut peer = match cluster {
        Some(cluster) => Some(runtime.block_on(cluster.options().connect())?),
        None => None,
    };
    let bearer = [token(http, application)?];
    let mut next = String::new();
    println!("\n| page | found | Beffroi | longest | PostgreSQL's plain statements | ratio |");
    println!("|---|---|---|---|---|---|");
    for asked in &ASKED {
        let ours = product(http, &bearer, asked, &mut next, rounds)?;
        let theirs = match (&mut peer, asked.plain) {
            (Some(peer), Some(plain)) => Some(runtime.block_on(by_hand(peer, plain, rounds))?),
            _ => None,
        };
        print(asked.name, &ours, theirs.as_ref())?;
    }
    Ok(())
}

fn print(name: &str, ours: &Taken, theirs: Option<&Taken>) -> Outcome<()> {
    let (theirs, ratio) = match theirs {
        Some(theirs) if theirs.count != ours.count => {
            return Err(format!("{name}: {:?} here, {:?} there", ours.count, theirs.count).into());
        }
        Some(theirs) => (
            seconds(theirs.median),
            format!(
                "{:.1}",
                theirs.median.as_secs_f64() / ours.median.as_secs_f64()
            ),
        ),
        None => (String::new(), String::new()),
    };
    let found = ours
        .count
        .map(|count| count.to_string())
        .unwrap_or_default();
    let (median, longest) = (seconds(ours.median), seconds(ours.longest));
    println!("| {name} | {found} | {median} | {longest} | {theirs} | {ratio} |");
    Ok(())
}

fn product(
    http: &mut Http,
    bearer: &[String],
    asked: &Asked,
    next: &mut String,
    rounds: usize,
) -> Outcome<Taken> {
    let path = match asked.query {
        "" => next.clone(),
        query => format!("/v1.0/users?{query}"),
    };
    let (mut times, mut count) = (Vec::new(), None);
    for _ in 0..rounds.max(1) {
        let began = Instant::now();
        let answer = http.get(&path, bearer)?;
        times.push(began.elapsed());
        if !answer.body["value"].is_array() {
            return Err(format!("{path}: {}", answer.body).into());
        }
        count = answer.body["@odata.count"].as_u64();
        let link = answer.body["@odata.nextLink"].as_str().unwrap_or_default();
        let from = link.find("/v1.0/").unwrap_or_default();
        link[from..].clone_into(next);
    }
    let (median, longest) = middle(times);
    Ok(Taken {
        median,
        longest,
        count,
    })
}

/// The page and the count, on the product's own tables and indexes.
async fn by_hand(
    connection: &mut PgConnection,
    (condition, order): (&str, &str),
    rounds: usize,
) -> Outcome<Taken> {
    let base = format!(
        "FROM directory_user WHERE tenant_id = (SELECT id FROM tenant) AND deleted_at IS NULL AND {condition}"
    );
    let page = format!("SELECT * {base} ORDER BY {order} LIMIT 101");
    let counting = format!("SELECT count(*) {base}");
    let (mut times, mut count) = (Vec::new(), None);
    // A statement that takes seconds needs no twenty rounds to be known.
    for _ in 0..rounds.clamp(1, 5) {
        let began = Instant::now();
        sqlx::query(AssertSqlSafe(page.clone()))
            .fetch_all(&mut *connection)
            .await?;
        let row = sqlx::query(AssertSqlSafe(counting.clone()))
            .fetch_one(&mut *connection)
            .await?;
        times.push(began.elapsed());
        count = u64::try_from(row.try_get::<i64, _>(0)?).ok();
    }
    let (median, longest) = middle(times);
    Ok(Taken {
        median,
        longest,
        count,
    })
}
