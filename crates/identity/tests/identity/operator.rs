//! The operator at the machine.

use beffroi_identity::LocalOperator;
use beffroi_testkit::{Backend, TestApp};

use crate::office::{Office, new_tenant};

#[tokio::test]
async fn works_on_the_only_tenant_or_names_one() {
    let office = Office::open(Backend::Sqlite).await;
    let ask = || {
        office
            .app
            .get("/v1.0/organization")
            .extension(LocalOperator)
    };
    assert_eq!(
        ask().send().await.expect(200).json()["value"][0]["displayName"],
        "Contoso"
    );

    let fabrikam = new_tenant(&office.app, "Fabrikam", "fabrikam.com").await;
    let refused = ask().send().await.expect(400).json();
    assert_eq!(refused["error"]["target"], "beffroi-tenant");
    for name in ["fabrikam.com", "FABRIKAM.com", &fabrikam.to_string()] {
        let answer = ask()
            .header("beffroi-tenant", name)
            .send()
            .await
            .expect(200);
        assert_eq!(answer.json()["value"][0]["displayName"], "Fabrikam");
    }
    ask()
        .header("beffroi-tenant", "nowhere.com")
        .send()
        .await
        .expect(404);
    office.app.finish().await;
}

#[tokio::test]
async fn is_nobody_while_there_is_no_tenant() {
    let features = vec![beffroi_directory::feature(), beffroi_identity::feature()];
    let app = TestApp::start(Backend::Sqlite, features).await;
    app.get("/v1.0/organization")
        .extension(LocalOperator)
        .send()
        .await
        .expect(401);
    app.finish().await;
}

#[tokio::test]
async fn a_header_makes_nobody_the_operator() {
    let office = Office::open(Backend::Sqlite).await;
    let request = office
        .app
        .get("/v1.0/organization")
        .header("beffroi-tenant", "contoso.com");
    request.send().await.expect(401);
    office.app.finish().await;
}
