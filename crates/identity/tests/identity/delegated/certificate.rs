//! Programs that prove themselves with a certificate.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_directory::permission as p;
use beffroi_identity::{Registration, register};
use beffroi_testkit::Backend;
use beffroi_web::Actor;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{refused, token};
use crate::office::Office;

struct Signer {
    key: EncodingKey,
    certificate: Vec<u8>,
    thumbprint: String,
}

fn signer() -> Signer {
    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let mut parameters =
        rcgen::CertificateParams::new(vec!["merge.contoso.com".to_owned()]).unwrap();
    parameters.not_before = rcgen::date_time_ymd(2026, 1, 1);
    parameters.not_after = rcgen::date_time_ymd(2027, 1, 1);
    let certificate = parameters.self_signed(&key).unwrap();
    Signer {
        key: EncodingKey::from_ec_pem(key.serialize_pem().as_bytes()).unwrap(),
        thumbprint: URL_SAFE_NO_PAD.encode(Sha256::digest(certificate.der())),
        certificate: certificate.pem().into_bytes(),
    }
}

#[tokio::test]
async fn a_program_proves_itself_with_its_certificate() {
    let office = Office::open(Backend::Sqlite).await;
    let (own, foreign) = (signer(), signer());
    let registration = Registration {
        display_name: "Robot".to_owned(),
        permissions: vec![p::USER_READ_ALL],
        certificates: vec![own.certificate.clone()],
        ..Registration::default()
    };
    let app = register(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        registration,
    )
    .await
    .unwrap();
    let client = app.client_id.to_string();
    let now = office.app.cx().now().micros() / 1_000_000;
    let endpoint = format!("http://localhost:8080/{}/oauth2/v2.0/token", office.tenant);
    let good = json!({"iss": client, "sub": client, "aud": endpoint, "exp": now + 600, "nbf": now - 10, "jti": "1"});
    let ask = |signer: &Signer, claims: &Value| {
        let header = Header {
            x5t_s256: Some(signer.thumbprint.clone()),
            ..Header::new(Algorithm::ES256)
        };
        let assertion = jsonwebtoken::encode(&header, claims, &signer.key).unwrap();
        format!(
            "client_id={client}&grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion={assertion}"
        )
    };
    let tokens = token(&office, &ask(&own, &good)).await.expect(200).json();
    let bearer = tokens["access_token"].as_str().unwrap();
    office
        .app
        .get("/v1.0/users")
        .bearer(bearer)
        .send()
        .await
        .expect(200);

    refused(
        token(&office, &ask(&foreign, &good)).await,
        401,
        "invalid_client",
    );
    let mut lying = signer();
    lying.thumbprint.clone_from(&own.thumbprint);
    refused(
        token(&office, &ask(&lying, &good)).await,
        401,
        "invalid_client",
    );
    for (field, value) in [
        (
            "aud",
            json!("https://login.microsoftonline.com/x/oauth2/v2.0/token"),
        ),
        ("iss", json!("somebody")),
        ("sub", json!("somebody")),
        ("exp", json!(now - 600)),
        ("exp", json!(now + 90_000)),
        ("nbf", json!(now + 600)),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        refused(
            token(&office, &ask(&own, &bad)).await,
            401,
            "invalid_client",
        );
    }
    let none = ask(&own, &good).replace("client_assertion=", "x=");
    refused(token(&office, &none).await, 401, "invalid_client");
    office.app.finish().await;
}
