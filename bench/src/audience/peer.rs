use std::error::Error;
use std::fmt::Write;
use std::time::Instant;

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};

use super::cluster::Cluster;
use super::questions::{Question, packed};
use super::rows::Rows;
use super::{Answer, Options, median, millis};

const TABLES: &str = "
    CREATE TABLE person (id int, enabled bool, department text, city text);
    CREATE TABLE capability (person int);
    CREATE TABLE device (id int, owner int, platform text, build bigint);
    CREATE TABLE membership (grp int, person int);
    CREATE TABLE nesting (parent int, child int);
    CREATE TABLE closure (ancestor int, descendant int);";

/// Every group is its own descendant.
const INDEXES: &str = "
    INSERT INTO closure
        WITH RECURSIVE below (ancestor, descendant) AS (
            SELECT g, g FROM (SELECT DISTINCT grp FROM membership UNION SELECT child FROM nesting
                              UNION SELECT parent FROM nesting) groups (g)
            UNION
            SELECT b.ancestor, n.child FROM below b JOIN nesting n ON n.parent = b.descendant)
        SELECT * FROM below;
    ALTER TABLE person ADD PRIMARY KEY (id);
    CREATE INDEX ON person (department, id);
    CREATE INDEX ON person (city, id);
    ALTER TABLE capability ADD PRIMARY KEY (person);
    ALTER TABLE device ADD PRIMARY KEY (id);
    CREATE INDEX ON device (owner, platform, build);
    CREATE INDEX ON device (platform, build, owner);
    ALTER TABLE membership ADD PRIMARY KEY (grp, person);
    CREATE INDEX ON membership (person, grp);
    ALTER TABLE closure ADD PRIMARY KEY (ancestor, descendant);
    CREATE INDEX ON closure (descendant, ancestor);";

/// Loads the rows into a cluster of its own and asks every question there.
pub(crate) async fn ask(
    rows: &Rows,
    questions: &[Question],
    options: &Options,
) -> Result<Vec<Answer>, Box<dyn Error>> {
    let cluster = Cluster::start()?;
    let mut connection = cluster
        .options()
        .disable_statement_logging()
        .connect()
        .await?;
    let start = Instant::now();
    load(&mut connection, rows).await?;
    println!(
        "PostgreSQL: loaded, indexed and analyzed in {:.0} ms",
        millis(start.elapsed())
    );
    let mut answers = Vec::with_capacity(questions.len());
    for question in questions {
        answers.push(ask_one(&mut connection, question, options).await?);
    }
    connection.close().await?;
    Ok(answers)
}

async fn load(connection: &mut PgConnection, rows: &Rows) -> Result<(), Box<dyn Error>> {
    sqlx::raw_sql(TABLES).execute(&mut *connection).await?;
    let people = (0..).zip(&rows.people);
    let lines = people.clone().map(|(id, person): (u32, _)| {
        let (department, city) = (person.department, person.city);
        format!(
            "{id}\t{}\tdepartment {department}\tcity {city}\n",
            person.enabled
        )
    });
    copy(connection, "COPY person FROM STDIN", lines).await?;
    let licensed = people.filter(|(_, person)| person.licensed);
    copy(
        connection,
        "COPY capability FROM STDIN",
        licensed.map(|(id, _)| format!("{id}\n")),
    )
    .await?;
    let devices = (0_u32..).zip(&rows.devices).map(|(id, device)| {
        format!(
            "{id}\t{}\t{}\t{}\n",
            device.owner,
            device.platform,
            packed(device.build)
        )
    });
    copy(connection, "COPY device FROM STDIN", devices).await?;
    let members = rows
        .members
        .iter()
        .map(|(group, person)| format!("{group}\t{person}\n"));
    copy(connection, "COPY membership FROM STDIN", members).await?;
    let nestings = rows
        .nestings
        .iter()
        .map(|(parent, child)| format!("{parent}\t{child}\n"));
    copy(connection, "COPY nesting FROM STDIN", nestings).await?;
    sqlx::raw_sql(INDEXES).execute(&mut *connection).await?;
    // Outside a transaction, so in a call of its own. Also lets indexes answer on their own.
    sqlx::raw_sql("VACUUM (ANALYZE)")
        .execute(connection)
        .await?;
    Ok(())
}

async fn copy(
    connection: &mut PgConnection,
    statement: &str,
    lines: impl Iterator<Item = String>,
) -> Result<(), sqlx::Error> {
    let mut copy = connection.copy_in_raw(statement).await?;
    let mut chunk = String::new();
    for line in lines {
        chunk.push_str(&line);
        if chunk.len() > 1 << 20 {
            copy.send(std::mem::take(&mut chunk).into_bytes()).await?;
        }
    }
    copy.send(chunk.into_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

/// The timed statement only counts the people; which they are is asked once more, for comparison.
async fn ask_one(
    connection: &mut PgConnection,
    question: &Question,
    options: &Options,
) -> Result<Answer, Box<dyn Error>> {
    let condition = &question.condition;
    let by_platform = format!(
        "SELECT platform, count(*) FROM device JOIN person p ON p.id = owner WHERE {condition} \
         GROUP BY platform ORDER BY platform COLLATE \"C\""
    );
    let count = format!("SELECT count(*) FROM person p WHERE {condition}");
    let statement = if question.by_platform {
        &by_platform
    } else {
        &count
    };
    let mut times = Vec::new();
    for round in 0..=options.rounds {
        let start = Instant::now();
        sqlx::raw_sql(AssertSqlSafe(statement.clone()))
            .fetch_all(&mut *connection)
            .await?;
        if round > 0 {
            times.push(start.elapsed());
        }
    }
    if options.plans {
        print_plan(connection, statement).await?;
    }
    let mut answer = Answer {
        people: Vec::new(),
        devices: Vec::new(),
        time: median(times),
    };
    if question.by_platform {
        for row in sqlx::query(AssertSqlSafe(by_platform))
            .fetch_all(connection)
            .await?
        {
            answer
                .devices
                .push((row.try_get(0)?, u64::try_from(row.try_get::<i64, _>(1)?)?));
        }
    } else {
        let people = format!("SELECT id FROM person p WHERE {condition} ORDER BY id");
        for row in sqlx::query(AssertSqlSafe(people))
            .fetch_all(connection)
            .await?
        {
            answer
                .people
                .push(u32::try_from(row.try_get::<i32, _>(0)?)?);
        }
    }
    Ok(answer)
}

async fn print_plan(connection: &mut PgConnection, statement: &str) -> Result<(), Box<dyn Error>> {
    let mut plan = String::new();
    let explain = AssertSqlSafe(format!("EXPLAIN (ANALYZE, BUFFERS) {statement}"));
    for row in sqlx::raw_sql(explain).fetch_all(connection).await? {
        writeln!(plan, "{}", row.try_get_unchecked::<String, _>(0)?)?;
    }
    println!("{statement}\n{plan}");
    Ok(())
}
