use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::postgres::PgConnectOptions;

/// A private `PostgreSQL` cluster in a temporary directory, reached by a socket in it only.
/// Dropping it stops the server and removes the directory.
pub(crate) struct Cluster {
    programs: PathBuf,
    directory: String,
}

const SETTINGS: &str = "-c listen_addresses='' -c shared_buffers=1GB -c work_mem=256MB \
    -c max_parallel_workers_per_gather=2 -c random_page_cost=1.1 -c effective_cache_size=8GB \
    -c maintenance_work_mem=1GB -c max_wal_size=8GB -c fsync=off -c jit=off";

impl Cluster {
    /// Makes and starts a cluster with the newest `PostgreSQL` of this machine.
    pub(crate) fn start() -> Result<Self, Box<dyn Error>> {
        Self::start_with("")
    }

    /// As [`Cluster::start`], but what is committed is on the disk.
    pub(crate) fn start_durable() -> Result<Self, Box<dyn Error>> {
        Self::start_with("-c fsync=on")
    }

    fn start_with(setting: &str) -> Result<Self, Box<dyn Error>> {
        let programs = newest_programs()?;
        let made = as_server_user(Path::new("mktemp"))
            .args(["-d", "/tmp/bench-audience.XXXXXX"])
            .output()?;
        let directory = String::from_utf8(made.stdout)?.trim().to_owned();
        if !made.status.success() || directory.is_empty() {
            return Err("no temporary directory for PostgreSQL".into());
        }
        let cluster = Self {
            programs,
            directory,
        };
        let data = cluster.data();
        cluster.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
            ],
        )?;
        let settings = format!("-k {} {SETTINGS} {setting}", cluster.directory);
        let log = format!("{}/log", cluster.directory);
        cluster.run(
            "pg_ctl",
            &["-D", &data, "-w", "-l", &log, "-o", &settings, "start"],
        )?;
        Ok(cluster)
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.directory)
            .username("postgres")
            .database("postgres")
    }

    /// The address for programs.
    pub(crate) fn url(&self) -> String {
        format!(
            "postgres://postgres@localhost/postgres?host={}",
            self.directory
        )
    }

    fn data(&self) -> String {
        format!("{}/data", self.directory)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
        let mut command = as_server_user(&self.programs.join(program));
        let status = command
            .args(arguments)
            .current_dir("/")
            .stdout(Stdio::null())
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{program} failed: {status}").into())
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.data();
        if let Err(error) = self.run("pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]) {
            println!("PostgreSQL may still run in {}: {error}", self.directory);
            return;
        }
        if let Err(error) = std::fs::remove_dir_all(&self.directory) {
            println!("{} could not be removed: {error}", self.directory);
        }
    }
}

/// The folder of the newest `PostgreSQL` of this machine.
pub(crate) fn newest_programs() -> Result<PathBuf, Box<dyn Error>> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")?;
    let numbered = versions.filter_map(|entry| {
        let name = entry.ok()?.file_name();
        name.to_str()?.parse::<u32>().ok()
    });
    let newest = numbered
        .max()
        .ok_or("no PostgreSQL under /usr/lib/postgresql")?;
    Ok(PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin")))
}

/// `PostgreSQL` refuses to run as root; root runs it as the user `postgres`.
fn as_server_user(program: &Path) -> Command {
    let is_root = std::fs::metadata("/proc/self")
        .is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    if !is_root {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}
