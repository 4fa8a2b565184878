use beffroi_testkit::{Listener, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{Office, PATH};

/// Where nothing that others ask for may make this server call.
const INSIDE: [&str; 19] = [
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0.0.0.0/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://localhost/",
    "https://x.localhost/",
    "https://intranet/",
    "https://printer.local./",
];

#[tokio::test]
async fn nobody_is_made_to_call_inside() {
    for backend in backends() {
        let office = Office::open_as(backend, false).await;
        let hook = Listener::open().await;
        let port = hook.url.rsplit(':').next().unwrap().to_owned();
        let others = [
            hook.url.clone(),
            format!("https://127.0.0.1:{port}"),
            format!("https://user:pass@127.0.0.1:{port}"),
            "https://user@hooks.example.org/".to_owned(),
            "http://hooks.example.org/".to_owned(),
            "https://hooks.example.org/#here".to_owned(),
            "file:///etc/passwd".to_owned(),
            "gopher://hooks.example.org/".to_owned(),
            format!("https://hooks.example.org/{}", "a".repeat(2_048)),
            "/hook".to_owned(),
            String::new(),
        ];
        for url in INSIDE.map(str::to_owned).iter().chain(&others) {
            for field in ["notificationUrl", "lifecycleNotificationUrl"] {
                let mut wish = office.wish(&hook, "users");
                wish["notificationUrl"] = "https://1.1.1.1:1/".into();
                wish[field] = url.as_str().into();
                let refused = office.call(Method::POST, PATH, &wish).await;
                assert_eq!(refused.status, 400, "{url}: {}", refused.text());
                assert_eq!(refused.code(), "Request_BadRequest", "{url}");
                assert_eq!(refused.json()["error"]["target"], field, "{url}");
            }
        }
        assert!(hook.calls().is_empty(), "somebody was called");
        let all = office.call(Method::GET, PATH, &Value::Null).await.json();
        assert_eq!(all["value"], json!([]));
        office.app.finish().await;
    }
}
