//! The command line: help that helps, mistakes that are named, and nothing done by halves.
#![expect(clippy::unwrap_used, reason = "tests")]

mod process;

use std::path::Path;

use process::{Home, PASSWORD, Server, beffroi, command};
use serde_json::Value;
use tempfile::TempDir;

#[tokio::test]
async fn help_names_every_command_and_option() {
    let help = beffroi(&["--help"]).await.expect(0);
    for word in [
        "init",
        "serve",
        "demo",
        "import",
        "audit",
        "shell",
        "subscription",
        "config",
        "openapi",
        "Examples:",
    ] {
        assert!(help.out.contains(word), "{word}: {}", help.out);
    }
    let init = beffroi(&["init", "--help"]).await.expect(0);
    for option in [
        "--data",
        "--tenant",
        "--domain",
        "--admin",
        "--password-file",
        "--app",
        "--app-permission",
        "--output",
    ] {
        assert!(init.out.contains(option), "{option}: {}", init.out);
    }
    let serve = beffroi(&["serve", "--help"]).await.expect(0);
    for option in ["--data", "--listen", "--public-url", "--database"] {
        assert!(serve.out.contains(option), "{option}: {}", serve.out);
    }
    let version = beffroi(&["--version"]).await.expect(0);
    assert_eq!(
        version.out,
        concat!("beffroi ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[tokio::test]
async fn a_wrong_call_is_told_from_a_refusal() {
    let unknown = beffroi(&["ring"]).await.expect(2);
    assert!(unknown.err.contains("unrecognized subcommand 'ring'"));
    beffroi::<&str>(&[]).await.expect(2);
    let missing = beffroi(&["init", "--tenant", "Contoso"]).await.expect(2);
    assert!(missing.err.contains("--password-file"), "{}", missing.err);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let listen = ["serve", "--data", &data, "--listen", "somewhere"];
    let refused = beffroi(&listen).await.expect(1);
    assert!(refused.err.contains("listen must be"), "{}", refused.err);
}

/// Arguments of an `init` on a folder that is its own.
fn init_on(folder: &TempDir, password: &str, more: &[&str]) -> Vec<String> {
    let file = folder.path().join("password.txt");
    std::fs::write(&file, password).unwrap();
    let data = folder.path().join("data");
    let mut arguments: Vec<String> = [
        "init",
        "--tenant",
        "Contoso",
        "--domain",
        "contoso.example",
        "--admin",
        "admin@contoso.example",
    ]
    .map(str::to_owned)
    .to_vec();
    for (name, path) in [("--data", &data), ("--password-file", &file)] {
        arguments.extend([name.to_owned(), path.display().to_string()]);
    }
    arguments.extend(more.iter().map(ToString::to_string));
    arguments
}

#[tokio::test]
async fn init_prints_what_scripts_need_and_happens_once() {
    let home = Home::init(&["User.Read.All", "Group.Read.All"]).await;
    for key in ["tenantId", "userId", "clientId"] {
        let id = home.made[key].as_str().unwrap();
        id.parse::<uuid::Uuid>()
            .unwrap_or_else(|_| panic!("{key}: {id}"));
    }
    assert!(home.made["clientSecret"].as_str().unwrap().len() >= 40);
    let mode = {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(home.path()).unwrap().permissions().mode()
    };
    assert_eq!(mode & 0o777, 0o700, "the folder is its owner's");
    let verified = home.beffroi(&["audit", "verify", "--output", "json"]).await;
    let before = verified.expect(0).json();

    let again = beffroi(&init_on(&home.folder, PASSWORD, &[]))
        .await
        .expect(1);
    assert!(
        again.err.contains("contoso.example is there already"),
        "{}",
        again.err
    );
    assert_eq!(again.out, "");
    let verified = home.beffroi(&["audit", "verify", "--output", "json"]).await;
    assert_eq!(verified.expect(0).json(), before, "nothing was changed");
}

#[tokio::test]
async fn the_trail_is_written_to_a_file() {
    let home = Home::init(&[]).await;
    let json = home.beffroi(&["audit", "export", "--format", "json"]).await;
    let records = json.expect(0).json()["value"].clone();
    let all = records.as_array().unwrap().len();
    assert!(all > 1, "{records}");

    let file = home.folder.path().join("audit.csv").display().to_string();
    let csv = home.beffroi(&["audit", "export", "--to", &file]).await;
    assert_eq!(csv.expect(0).out, "");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(
        written.starts_with("\u{feff}Time,Sequence,Activity,"),
        "{written}"
    );
    assert_eq!(written.lines().count(), 1 + all);
    let again = home.beffroi(&["audit", "export", "--to", &file]).await;
    assert!(
        again.expect(1).err.contains("audit.csv"),
        "nothing is overwritten"
    );

    let one = ["audit", "export", "--format", "json"];
    let one = [&one[..], &["--filter", "category eq 'Organization'"]].concat();
    let one = home.beffroi(&one).await.expect(0).json();
    assert_eq!(one["value"].as_array().unwrap().len(), 1, "{one}");
    let other = home.folder.path().join("other.csv").display().to_string();
    let wrong = [
        "audit",
        "export",
        "--filter",
        "shoeSize eq 3",
        "--to",
        &other,
    ];
    let wrong = home.beffroi(&wrong).await.expect(1);
    assert!(wrong.err.contains("shoeSize"), "{}", wrong.err);
    assert!(!std::path::Path::new(&other).exists(), "no empty file");
}

#[tokio::test]
async fn init_refuses_what_can_not_be_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (password, rule) in [
        ("short", "12 to 256 characters"),
        ("", "12 to 256 characters"),
        ("passwordpassword", "attackers try first"),
        ("xx admin 2026 xx xx", "before the @"),
    ] {
        let refused = beffroi(&init_on(&folder, password, &[])).await.expect(1);
        assert!(refused.err.contains(rule), "{password}: {}", refused.err);
        assert!(refused.err.contains("password"), "{}", refused.err);
        assert!(
            password.is_empty() || !refused.err.contains(password),
            "never printed"
        );
    }
    let more = ["--app", "Newsroom", "--app-permission", "Everything.All"];
    let refused = beffroi(&init_on(&folder, PASSWORD, &more)).await.expect(1);
    assert!(refused.err.contains("'Everything.All' is not a permission"));
    assert!(
        refused.err.contains("User.Read.All"),
        "it names those there are"
    );
    let more = ["--app-permission", "User.Read.All"];
    beffroi(&init_on(&folder, PASSWORD, &more)).await.expect(2);
    let more = ["--time-zone", "Europe/Atlantis"];
    beffroi(&init_on(&folder, PASSWORD, &more)).await.expect(2);
    let mut foreign = init_on(&folder, PASSWORD, &[]);
    let admin = foreign.iter_mut().find(|one| one.starts_with("admin@"));
    *admin.unwrap() = "admin@elsewhere.example".to_owned();
    let refused = beffroi(&foreign).await.expect(1);
    assert!(
        refused.err.contains("--admin must end with"),
        "{}",
        refused.err
    );
    std::fs::remove_file(folder.path().join("password.txt")).unwrap();
    let arguments = init_on(&folder, PASSWORD, &[]);
    std::fs::remove_file(folder.path().join("password.txt")).unwrap();
    let missing = beffroi(&arguments).await.expect(1);
    assert!(missing.err.contains("password.txt: No such file"));

    // After all of these refusals the first tenant is still to be made.
    beffroi(&init_on(&folder, PASSWORD, &[])).await.expect(0);
}

fn configuration(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("beffroi.toml"), text).unwrap();
    folder
}

#[tokio::test]
async fn an_unknown_key_is_an_error_wherever_it_is_read() {
    let folder = configuration("listen = \"127.0.0.1:0\"\ncolour = \"red\"\n");
    let data = folder.path().display().to_string();
    for arguments in [["config", "check"], ["audit", "verify"]] {
        let arguments = [&arguments[..], &["--data", &data]].concat();
        let refused = beffroi(&arguments).await.expect(1);
        assert!(refused.err.contains("colour"), "{}", refused.err);
        assert!(refused.err.contains("beffroi.toml"), "{}", refused.err);
    }
    beffroi(&["serve", "--data", &data]).await.expect(1);
    let files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 1, "nothing was made");
}

#[tokio::test]
async fn config_check_says_what_is_in_force_and_from_where() {
    let folder = configuration("listen = \"127.0.0.1:1\"\nlog = \"warn\"\n");
    let data = folder.path().display().to_string();
    let secret_key = format!("{data}/secret.key");
    let mut check = command(&["config", "check", "--listen", "127.0.0.1:3"]);
    check.env("BEFFROI_DATA", &data);
    check.env("BEFFROI_DATABASE", "postgres://beffroi:secret@db/beffroi");
    let gateway = "http://bell:s3cr3t@10.0.0.7:13013/cgi-bin/sendsms?from=Beffroi";
    check.env("BEFFROI_SMS", gateway);
    let output = check.output().await.unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows,
        [
            vec!["data", &data, "environment"],
            vec!["listen", "127.0.0.1:3", "flag"],
            vec!["tls_self_signed", "false", "default"],
            vec!["tls_cert", "default"],
            vec!["tls_key", "default"],
            vec!["public_url", "http://127.0.0.1:3", "default"],
            vec![
                "database",
                "postgres://beffroi:[redacted]@db/beffroi",
                "environment"
            ],
            vec!["log", "warn", "beffroi.toml"],
            vec!["trusted_proxies", "default"],
            vec!["secret_key_file", &secret_key, "default"],
            vec!["allow_private_targets", "false", "default"],
            vec!["outgoing_ca", "default"],
            vec!["push_service", "false", "default"],
            vec!["requests_per_minute", "0", "environment"],
            vec!["requests_burst", "200", "default"],
            vec!["sign_ins_per_minute", "0", "environment"],
            vec!["sign_ins_burst", "300", "default"],
            vec!["smtp", "default"],
            vec!["smtp_sender", "default"],
            vec!["smtp_bounces", "default"],
            vec!["smtp_dkim_key", "default"],
            vec!["smtp_dkim_selector", "default"],
            vec!["smtp_dkim_domain", "default"],
            vec!["smtp_per_second", "default"],
            vec![
                "sms",
                "http://bell:[redacted]@10.0.0.7:13013/cgi-bin/sendsms?from=Beffroi",
                "environment"
            ],
        ]
    );
    assert!(output.status.success() && output.stderr.is_empty());
}

#[tokio::test]
async fn without_a_tenant_there_is_nothing_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("mistyped").display().to_string();
    for command in [&["audit", "verify"][..], &["import", "people", "/dev/null"]] {
        let refused = beffroi(&[command, &["--data", &data]].concat()).await;
        let refused = refused.expect(1);
        assert!(
            refused
                .err
                .contains("there is no such database; make the first tenant"),
            "{}",
            refused.err
        );
    }
    assert!(!Path::new(&data).exists(), "a mistyped folder is not made");

    let server = Server::start(folder.path()).await;
    let data = folder.path().display().to_string();
    let refused = beffroi(&["audit", "verify", "--data", &data])
        .await
        .expect(1);
    assert!(
        refused.err.contains("there is no organization yet"),
        "{}",
        refused.err
    );
    server.terminate().await;
}

#[tokio::test]
async fn the_document_is_the_one_that_is_kept() {
    let printed = beffroi(&["openapi"]).await.expect(0).json();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let kept = std::fs::read(root.join("api/openapi.json")).unwrap();
    let kept: Value = serde_json::from_slice(&kept).unwrap();
    // Both are long: what differs is shown by version control once it is written anew.
    assert!(printed == kept, "write it anew with: make codegen");
}

#[tokio::test]
async fn where_there_are_several_organizations_the_option_is_named() {
    let home = Home::init(&[]).await;
    let password = home.folder.path().join("password.txt");
    let data = home.data();
    let mut second = vec!["init", "--data", &data, "--tenant", "Fabrikam"];
    second.extend([
        "--domain",
        "fabrikam.example",
        "--admin",
        "a@fabrikam.example",
    ]);
    let password = password.display().to_string();
    second.extend(["--password-file", &password]);
    beffroi(&second).await.expect(0);

    let verify = ["audit", "verify"];
    let refused = home.beffroi(&verify).await.expect(1);
    let words =
        "beffroi: --tenant must name one of the 2 organizations of this server, by id or domain\n";
    assert_eq!(refused.err, words);
    let chosen = [&verify[..], &["--tenant", "fabrikam.example"]].concat();
    home.beffroi(&chosen).await.expect(0);
    let mistyped = [&verify[..], &["--tenant", "fabricam.example"]].concat();
    let refused = home.beffroi(&mistyped).await.expect(1);
    let words =
        "beffroi: --tenant fabricam.example is no organization of this server, by id or domain\n";
    assert_eq!(refused.err, words);
}

#[tokio::test]
async fn one_server_a_folder_and_the_next_after_it_was_killed() {
    let home = Home::init(&[]).await;
    let first = Server::start(&home.path()).await;
    let second = ["serve", "--listen", "127.0.0.1:0"];
    let refused = home.beffroi(&second).await.expect(1);
    let words = format!(
        "beffroi: a server runs on {} already: stop it first, or choose another folder with --data\n",
        home.data()
    );
    assert_eq!(refused.err, words);
    assert_eq!(refused.out, "", "it never said that it was ready");
    // The first one still has its socket: commands go through it.
    home.beffroi(&["audit", "verify"]).await.expect(0);

    first.kill().await;
    assert!(home.path().join("beffroi.lock").exists(), "left behind");
    assert!(home.path().join("beffroi.sock").exists(), "left behind");
    home.beffroi(&["audit", "verify"]).await.expect(0);
    let next = Server::start(&home.path()).await;
    home.beffroi(&["audit", "verify"]).await.expect(0);
    let (status, _) = next.terminate().await;
    assert!(status.success(), "{status}");
}

#[tokio::test]
async fn who_stops_reading_ends_nothing_with_a_panic() {
    let mut child = command(&["openapi"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().await.unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success() && told.is_empty(), "{told}");
}

#[tokio::test]
async fn a_database_that_is_none_is_said_with_its_cause() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    std::fs::write(folder.path().join("beffroi.db"), "no database ".repeat(100)).unwrap();
    let broken = beffroi(&["audit", "verify", "--data", &data])
        .await
        .expect(1);
    assert!(
        broken.err.contains("The database can't be opened"),
        "{}",
        broken.err
    );
    assert!(broken.err.contains("not a database"), "{}", broken.err);
    let nobody = "postgres://nobody@127.0.0.1:1/nothing";
    let arguments = ["audit", "verify", "--data", &data, "--database", nobody];
    let unreachable = beffroi(&arguments).await.expect(1);
    assert!(unreachable.err.contains("refused"), "{}", unreachable.err);
}

#[tokio::test]
async fn mistyped_variables_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut check = command(&["config", "check", "--data"]);
    check.arg(folder.path()).env("BEFFROI_LISTN", "127.0.0.1:1");
    let done = check.output().await.unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(
        told.contains("BEFFROI_LISTN is set, but there is no such setting"),
        "{told}"
    );
}
