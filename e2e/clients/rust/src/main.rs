//! The Rust SDK for Graph against the server: reads, pages, filters, creates, changes, deletes.

use std::env::var;
use std::error::Error;

use graph_rs_sdk::{GraphClient, GraphClientConfiguration, ODataQuery};
use serde_json::{Value, json};
use url::Url;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A token by client credentials. The SDK's own way knows Microsoft's hosts only.
async fn token(url: &str) -> Outcome<String> {
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", &var("BEFFROI_CLIENT_ID")?),
        ("client_secret", &var("BEFFROI_CLIENT_SECRET")?),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    let address = format!("{url}/{}/oauth2/v2.0/token", var("BEFFROI_TENANT")?);
    let answer = reqwest::Client::new()
        .post(address)
        .form(&form)
        .send()
        .await?;
    let answer: Value = answer.error_for_status()?.json().await?;
    Ok(answer["access_token"]
        .as_str()
        .ok_or("no token")?
        .to_owned())
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let url = var("BEFFROI_URL")?;
    let mut graph =
        GraphClient::from(GraphClientConfiguration::new().access_token(token(&url).await?));
    graph.use_test_endpoint(&Url::parse(&format!("{url}/v1.0"))?);
    let domain = var("BEFFROI_DOMAIN")?;

    let mut ids = Vec::new();
    for n in 0..7 {
        let person = json!({
            "accountEnabled": true, "displayName": format!("Rust {n}"), "mailNickname": format!("rust{n}"),
            "userPrincipalName": format!("rust{n}@{domain}"),
            "passwordProfile": {"forceChangePasswordNextSignIn": true, "password": "trois pommes bleues"},
        });
        let made = graph.users().create_user(&person).send().await?;
        assert_eq!(made.status(), 201);
        let made: Value = made.json().await?;
        ids.push(made["id"].as_str().ok_or("an id")?.to_owned());
    }

    // Three pages, the client follows the links.
    let pages = graph
        .users()
        .list_user()
        .select(&["id", "displayName"])
        .filter(&["startsWith(displayName,'Rust')"])
        .order_by(&["displayName"])
        .top("3")
        .paging()
        .json::<Value>()
        .await?;
    let mut names = Vec::new();
    assert_eq!(pages.len(), 3);
    for page in pages {
        let body = page.into_body()?;
        for person in body["value"].as_array().ok_or("a list")? {
            names.push(person["displayName"].as_str().ok_or("a name")?.to_owned());
        }
    }
    assert_eq!(
        names,
        (0..7).map(|n| format!("Rust {n}")).collect::<Vec<_>>()
    );

    let changed = graph
        .user(&ids[0])
        .update_user(&json!({"jobTitle": "Engineer"}))
        .send()
        .await?;
    assert_eq!(changed.status(), 204);
    let read: Value = graph
        .user(&ids[0])
        .get_user()
        .select(&["jobTitle"])
        .send()
        .await?
        .json()
        .await?;
    assert_eq!(read["jobTitle"], "Engineer");

    let group = json!({"displayName": "Rustaceans", "mailNickname": "rustaceans", "mailEnabled": false, "securityEnabled": true});
    let group: Value = graph
        .groups()
        .create_group(&group)
        .send()
        .await?
        .json()
        .await?;
    let group = group["id"].as_str().ok_or("an id")?;
    let reference = json!({"@odata.id": format!("https://graph.microsoft.com/v1.0/directoryObjects/{}", ids[0])});
    let added = graph
        .group(group)
        .create_ref_members(&reference)
        .send()
        .await?;
    assert_eq!(added.status(), 204);
    let members: Value = graph
        .group(group)
        .list_members()
        .send()
        .await?
        .json()
        .await?;
    assert_eq!(members["value"][0]["id"], ids[0].as_str());

    for id in &ids {
        let gone = graph.user(id).delete_user().send().await?;
        assert_eq!(gone.status(), 204);
    }
    let missing = graph.user(&ids[0]).get_user().send().await?;
    assert_eq!(missing.status(), 404);
    println!("graph-rs-sdk: 7 people made, paged, changed, grouped and deleted");
    Ok(())
}
