//! `beffroi shell --server`: the same against another machine's server.

use http::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::process::{Done, Home, PASSWORD, Server, command, send};
use crate::terminal::Terminal;

type Variables<'a> = &'a [(&'a str, &'a str)];
type Arguments<'a> = &'a [&'a str];

/// What any administrator may run, and what comes of it.
const COUNT: (&str, &str) = ("(Get-MailboxPlan | measure).Count", "4\n");

/// Runs the shell against a server, with these variables and arguments.
async fn far(url: &str, variables: Variables<'_>, arguments: Arguments<'_>) -> Done {
    let arguments = [&["shell", "--server", url], arguments].concat();
    let output = command(&arguments).envs(variables.iter().copied()).output();
    let output = output.await.unwrap();
    Done {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Server {
    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    async fn form(&self, path: &str, headers: &[(&str, &str)], form: String) -> String {
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let headers = [&kind, headers].concat();
        let sent = send(self.address, Method::POST, path, &headers, form);
        sent.await.unwrap().expect(200).body
    }

    async fn token(&self, made: &Value) -> String {
        let text = |name: &str| made[name].as_str().unwrap().to_owned();
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}&scope=https://graph.microsoft.com/.default",
            text("clientId"),
            text("clientSecret")
        );
        let path = format!("/{}/oauth2/v2.0/token", text("tenantId"));
        let answer: Value = serde_json::from_str(&self.form(&path, &[], form).await).unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    }

    /// The administrator's session.
    async fn admin(&self) -> String {
        let body = json!({"userPrincipalName": "admin@contoso.example", "password": PASSWORD});
        let kind = [("content-type", "application/json")];
        let path = "/identity/session";
        let session = send(self.address, Method::POST, path, &kind, body.to_string());
        session.await.unwrap().expect(200).cookie
    }

    async fn create(&self, admin: &str, path: &str, body: Value) -> Value {
        let url = self.url();
        let headers = [
            ("cookie", admin),
            ("origin", &*url),
            ("content-type", "application/json"),
        ];
        let sent = send(self.address, Method::POST, path, &headers, body.to_string());
        let sent = sent.await.unwrap();
        assert!(sent.status < 300, "{}", sent.body);
        sent.json()
    }
}

#[tokio::test]
async fn a_program_signs_in_by_a_token_or_its_secret() {
    let home = Home::init(&["LicenseAssignment.Read.All"]).await;
    let server = Server::start(&home.path()).await;
    let url = server.url();
    let (line, shown) = COUNT;
    let token = server.token(&home.made).await;
    let id = home.made["clientId"].as_str().unwrap();
    let secret = home.made["clientSecret"].as_str().unwrap();
    let file = home.folder.path().join("token");
    std::fs::write(&file, format!("{token}\n")).unwrap();
    let file = file.display().to_string();
    let program = [("BEFFROI_CLIENT_ID", id), ("BEFFROI_CLIENT_SECRET", secret)];
    let ways: [(Variables<'_>, Arguments<'_>); 5] = [
        (&[("BEFFROI_TOKEN", &token)], &[]),
        (&[("BEFFROI_TOKEN", "of no use")], &["--token-file", &file]),
        (&program, &[]),
        (&program, &["--tenant", "contoso.example"]),
        (
            &program,
            &["--tenant", home.made["tenantId"].as_str().unwrap()],
        ),
    ];
    for (variables, arguments) in ways {
        let arguments = [arguments, &["-c", line]].concat();
        let done = far(&url, variables, &arguments).await.expect(0);
        assert_eq!(done.out, shown);
    }
    // What the program may not do is not there.
    let writing = ["-c", "Set-OrganizationConfig"];
    let done = far(&url, &program, &writing).await.expect(1);
    assert!(done.err.contains("is not recognized"), "{}", done.err);

    // A program that may call no cmdlet.
    let poor = json!({"displayName": "Poor", "permissions": ["User.Read.All"]});
    let admin = server.admin().await;
    let poor = server.create(&admin, "/v1.0/applications", poor).await;
    let path = format!(
        "/v1.0/applications/{}/addPassword",
        poor["id"].as_str().unwrap()
    );
    let key = server
        .create(&admin, &path, json!({"passwordCredential": {}}))
        .await;
    let poor = [
        ("BEFFROI_CLIENT_ID", poor["appId"].as_str().unwrap()),
        ("BEFFROI_CLIENT_SECRET", key["secretText"].as_str().unwrap()),
    ];
    let wrong = [
        ("BEFFROI_CLIENT_ID", id),
        ("BEFFROI_CLIENT_SECRET", "wrong"),
    ];
    let tenant = ["--tenant", "fabrikam.example"];
    let refusals: [(Variables<'_>, Arguments<'_>, &str); 7] = [
        (&[], &[], "nothing says who signs in"),
        (&program[..1], &[], "nothing says who signs in"),
        (
            &[("BEFFROI_TOKEN", "x.y.z")],
            &[],
            "does not accept the token",
        ),
        (
            &[("BEFFROI_TOKEN", "two words")],
            &[],
            "BEFFROI_TOKEN holds no token",
        ),
        (&wrong, &[], "did not sign you in: AADSTS7000215"),
        (&program, &tenant, "did not sign you in: AADSTS90002"),
        (&poor, &[], "There is no cmdlet that you may call"),
    ];
    for (variables, arguments, says) in refusals {
        let arguments = [arguments, &["-c", "1"]].concat();
        let done = far(&url, variables, &arguments).await.expect(1);
        assert!(done.err.contains(says), "{says}: {}", done.err);
        assert!(!done.err.contains("Trace ID"), "{}", done.err);
    }
    let both = far(&url, &program, &["--data", "/nowhere", "-c", "1"]).await;
    let both = both.expect(2).err;
    assert!(both.contains("cannot be used with"), "{both}");
    server.terminate().await;
    let gone = far(&url, &program, &["-c", "1"]).await.expect(1);
    assert!(
        gone.err.contains("can't reach http://127.0.0.1"),
        "{}",
        gone.err
    );
}

#[tokio::test]
async fn a_token_is_not_sent_to_strangers() {
    let token = [("BEFFROI_TOKEN", "s3cr3t")];
    let plain = far("http://beffroi.example", &token, &["-c", "1"]).await;
    let plain = plain.expect(1).err;
    assert!(plain.contains("without TLS"), "{plain}");
    // Somebody else's server, and one that sends elsewhere.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let elsewhere =
        format!("HTTP/1.1 302 Found\r\nlocation: {url}/next\r\ncontent-length: 0\r\n\r\n");
    for (answer, says) in [
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>".to_owned(),
            "does not seem to be a Beffroi: it answered 200 OK".to_owned(),
        ),
        (elsewhere, format!("302 Found, and names {url}/next")),
    ] {
        let served = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = [0; 4_096];
            let _ = stream.read(&mut asked).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            stream.shutdown().await.unwrap();
        };
        let (done, ()) = tokio::join!(far(&url, &token, &["-c", "1"]), served);
        let done = done.expect(1);
        assert!(done.err.contains(&says), "{}", done.err);
    }
}

#[tokio::test]
async fn a_certificate_is_trusted_when_its_authority_is_named() {
    let home = Home::init(&["LicenseAssignment.Read.All"]).await;
    let settings = [("BEFFROI_TLS_SELF_SIGNED", "true")];
    let server = Server::start_as(&home.path(), &settings).await;
    let url = format!("https://{}", server.address);
    let program = [
        ("BEFFROI_CLIENT_ID", home.made["clientId"].as_str().unwrap()),
        (
            "BEFFROI_CLIENT_SECRET",
            home.made["clientSecret"].as_str().unwrap(),
        ),
    ];
    let (line, shown) = COUNT;
    let done = far(&url, &program, &["-c", line]).await.expect(1);
    assert!(done.err.contains("is not trusted"), "{}", done.err);
    let authority = home.path().join("tls/ca.pem").display().to_string();
    let arguments = ["--ca-file", &authority, "-c", line];
    let done = far(&url, &program, &arguments).await.expect(0);
    assert_eq!(done.out, shown);
    let nothing = home
        .folder
        .path()
        .join("password.txt")
        .display()
        .to_string();
    let arguments = ["--ca-file", &nothing, "-c", line];
    let done = far(&url, &program, &arguments).await.expect(1);
    assert!(
        done.err.contains("there is no certificate in it"),
        "{}",
        done.err
    );
    server.terminate().await;
}

#[tokio::test]
async fn a_person_signs_in_by_a_code() {
    let home = Home::init(&[]).await;
    let server = Server::start(&home.path()).await;
    let admin = server.admin().await;
    let public = json!({
        "displayName": "Shell",
        "isFallbackPublicClient": true,
        "permissions": ["LicenseAssignment.Read.All"],
    });
    let public = server.create(&admin, "/v1.0/applications", public).await;
    let url = server.url();
    let mut command = command(&["shell", "--server", &url]);
    command
        .env("BEFFROI_CLIENT_ID", public["appId"].as_str().unwrap())
        .env("XDG_STATE_HOME", home.folder.path());
    let mut shell = Terminal::start(command, 200);
    shell.sees("enter the code ").await;
    let code = shell.sees(" to authenticate").await;
    let headers = [("cookie", &*admin), ("origin", &*url)];
    let form = format!("user_code={code}&decision=allow");
    server.form("/devicelogin", &headers, form).await;
    shell.sees("PS> ").await;
    shell.press(&format!("{} + 38\r", COUNT.0));
    shell.sees("42\r\n").await;
    shell.sees("PS> ").await;
    shell.press("exit\r");
    assert!(shell.ends().await.success());
    server.terminate().await;
}
