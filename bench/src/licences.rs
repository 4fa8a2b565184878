//! Licences of a large organization: the whole of it evaluated anew, on one core, and the same question put
//! to `PostgreSQL`. And the same in a running server ([`served`]).

pub(crate) mod served;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use beffroi_licences::model::{
    Around, Book, Disabled, SkuId, Standing, Subscription, SubscriptionId, products, settle,
};
use beffroi_population::{Loader, PersonFacts, RoaringBitmap, TenantSets};
use clap::Args;
use sqlx::{Connection, PgConnection, Row};
use uuid::Uuid;

/// How large.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// People.
    #[arg(long, default_value_t = 1_000_000)]
    people: u32,
    /// Groups that give a product.
    #[arg(long, default_value_t = 2_000)]
    groups: u32,
    /// Members of each group, besides one that holds everybody.
    #[arg(long, default_value_t = 2_000)]
    members: u32,
    /// Products.
    #[arg(long, default_value_t = 60)]
    products: usize,
    /// A `PostgreSQL` to ask the same; without it only the product is measured.
    #[arg(long, env = "BEFFROI_BENCH_POSTGRES")]
    postgres: Option<String>,
}

/// A chain of numbers, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap_or(0)
    }
}

fn person(n: u32) -> Uuid {
    Uuid::from_u128(u128::from(n) + 1)
}

fn group(n: u32) -> Uuid {
    Uuid::from_u128((1 << 64) + u128::from(n))
}

/// Members and product of each group.
struct World {
    sets: TenantSets,
    book: Book,
    /// Group, product and members, for the other side.
    given: Vec<(u32, SkuId, Vec<u32>)>,
}

fn world(options: &Options) -> Result<World, Box<dyn Error>> {
    let mut skus: Vec<SkuId> = products().map(|product| product.id).collect();
    skus.sort_unstable();
    skus.truncate(options.products);
    let mut loader = Loader::new();
    let facts = PersonFacts {
        enabled: true,
        facets: Vec::new(),
    };
    for n in 0..options.people {
        loader.person(person(n), &facts);
    }
    let mut numbers = Numbers(7);
    let mut book = Book::default();
    let mut given = Vec::new();
    for n in 0..options.groups {
        loader.group(group(n));
        let product = skus[n as usize % skus.len()];
        // The first one holds everybody.
        let members: Vec<u32> = if n == 0 {
            (0..options.people).collect()
        } else {
            (0..options.members)
                .map(|_| numbers.below(options.people))
                .collect()
        };
        for member in &members {
            loader.member(group(n), person(*member))?;
        }
        book.set_group(group(n), [(product, Disabled::new())]);
        given.push((n, product, members));
    }
    let subscriptions = skus.iter().enumerate().map(|(n, sku)| Subscription {
        id: SubscriptionId::from_uuid(Uuid::from_u128(n as u128)),
        product: *sku,
        seats: options.people,
        is_trial: false,
        created: beffroi_core::Ts::from_micros(0),
        standing: Standing::Enabled,
        next: None,
        announced: None,
        version: 1,
    });
    book.set_subscriptions(subscriptions);
    let sets = loader.finish()?;
    Ok(World { sets, book, given })
}

fn evaluate(world: &World) -> usize {
    let (stock, barred) = (world.book.stock(), BTreeMap::new());
    let first = |people: &RoaringBitmap, _| people.clone();
    let around = Around {
        stock: &stock,
        barred: &barred,
        first: &first,
    };
    let (outcome, outline) = settle(&world.book.gifts(&world.sets), &around);
    outcome.products.len() + outline.in_force().len()
}

/// Measures and prints.
///
/// # Errors
/// Whatever keeps it from measuring.
pub(crate) fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let world = world(options)?;
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..9 {
        let began = Instant::now();
        std::hint::black_box(evaluate(&world));
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let ours = times[times.len() / 2];
    println!(
        "{} people, {} groups with licences, {} products: the whole evaluated anew in {ours:.1} ms ({:.1} to {:.1}), on one core",
        options.people,
        options.groups,
        options.products,
        times[0],
        times[times.len() - 1],
    );
    if let Some(address) = &options.postgres {
        let theirs = tokio::runtime::Runtime::new()?.block_on(ask(address, &world))?;
        println!(
            "PostgreSQL, the same question over its rows, with indexes and fresh statistics: {theirs:.0} ms; {:.0} times as long",
            theirs / ours
        );
    }
    Ok(())
}

/// What is in force for everybody, asked of rows: for each person the highest rank of what their groups give.
async fn ask(address: &str, world: &World) -> Result<f64, Box<dyn Error>> {
    let mut conn = PgConnection::connect(address).await?;
    for sql in [
        "CREATE TEMP TABLE bench_member (group_id int, person int)",
        "CREATE TEMP TABLE bench_given (group_id int, product int, rank int)",
    ] {
        sqlx::query(sql).execute(&mut conn).await?;
    }
    let mut ranks: BTreeMap<SkuId, i32> = BTreeMap::new();
    for (n, product, members) in &world.given {
        let next = i32::try_from(ranks.len())? % 5;
        let rank = *ranks.entry(*product).or_insert(next);
        let place = i32::try_from(ranks.keys().position(|one| one == product).unwrap_or(0))?;
        let people: Vec<i32> = members
            .iter()
            .map(|one| i32::try_from(*one).unwrap_or(0))
            .collect();
        let group = i32::try_from(*n)?;
        sqlx::query("INSERT INTO bench_member SELECT $1, unnest($2::int[])")
            .bind(group)
            .bind(&people)
            .execute(&mut conn)
            .await?;
        sqlx::query("INSERT INTO bench_given VALUES ($1, $2, $3)")
            .bind(group)
            .bind(place)
            .bind(rank)
            .execute(&mut conn)
            .await?;
    }
    for sql in [
        "CREATE INDEX ON bench_member (group_id, person)",
        "CREATE INDEX ON bench_given (group_id)",
        "ANALYZE bench_member",
        "ANALYZE bench_given",
        "SET max_parallel_workers_per_gather = 0",
        "SET work_mem = '512MB'",
    ] {
        sqlx::query(sql).execute(&mut conn).await?;
    }
    let mut times = Vec::new();
    for _ in 0..3 {
        let began = Instant::now();
        // What is in force for how many, and how many hold each product: once each.
        let rows = sqlx::query(
            "SELECT rank, count(*) FROM (SELECT person, max(rank) AS rank FROM bench_member JOIN bench_given USING (group_id)
               GROUP BY person) one GROUP BY rank",
        )
        .fetch_all(&mut conn)
        .await?;
        let held = sqlx::query(
            "SELECT product, count(DISTINCT person) FROM bench_member JOIN bench_given USING (group_id) GROUP BY product",
        )
        .fetch_all(&mut conn)
        .await?;
        let people: i64 = rows.iter().map(|row| row.get::<i64, _>(1)).sum();
        std::hint::black_box((people, held.len()));
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[1])
}
