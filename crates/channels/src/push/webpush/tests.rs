//! The examples of the RFCs, and what we seal and sign read by independent code.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::Ts;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::Value;
use web_push_native::p256::SecretKey;

use super::VapidKey;

/// RFC 8291, appendix A: the browser's private key and secret, and what was sent to it.
const UA_PRIVATE: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const SEALED: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
const PLAIN: &[u8] = b"When I grow up, I want to be a watermelon";

/// RFC 8292, section 2.4.
const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
const PUBLIC: &str =
    "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url")
}

fn browser() -> (SecretKey, [u8; 16]) {
    (
        SecretKey::from_slice(&bytes(UA_PRIVATE)).expect("a key"),
        bytes(AUTH).try_into().expect("16 bytes"),
    )
}

/// The claims of a token that this public key has signed, whenever it ends.
fn claims(token: &str, public: &str) -> Value {
    let mut rules = Validation::new(Algorithm::ES256);
    rules.validate_exp = false;
    rules.validate_aud = false;
    let point = bytes(public);
    let (x, y) = point[1..].split_at(32);
    let key =
        DecodingKey::from_ec_components(&URL_SAFE_NO_PAD.encode(x), &URL_SAFE_NO_PAD.encode(y))
            .expect("a point");
    jsonwebtoken::decode::<Value>(token, &key, &rules)
        .expect("signed by that key")
        .claims
}

#[test]
fn the_example_of_rfc_8291_is_opened() {
    let (key, auth) = browser();
    let opened = web_push_native::decrypt(bytes(SEALED), &key, &auth.into()).expect("opened");
    assert_eq!(opened, PLAIN);
}

#[test]
fn what_is_sealed_is_opened_by_the_browser_alone_and_never_twice_alike() {
    let (key, auth) = browser();
    let seal = || {
        web_push_native::encrypt(PLAIN.to_vec(), &key.public_key(), &auth.into()).expect("sealed")
    };
    let (one, other) = (seal(), seal());
    assert_ne!(one, other);
    assert_eq!(one.len(), PLAIN.len() + 103, "what sealing adds");
    assert_eq!(
        web_push_native::decrypt(one.clone(), &key, &auth.into()).expect("opened"),
        PLAIN
    );
    assert!(web_push_native::decrypt(one, &key, &[0; 16].into()).is_err());
}

#[test]
fn the_example_of_rfc_8292_passes_where_ours_do() {
    let example = claims(TOKEN, PUBLIC);
    assert_eq!(example["aud"], "https://push.example.net");
    assert_eq!(example["exp"], 1_453_523_768);
    let key = VapidKey::from_bytes(&[7; 32]).expect("a key");
    let now = Ts::from_micros(1_453_480_568_900_000);
    let value = key
        .authorization("https://push.example.net", "mailto:push@example.com", now)
        .expect("a header");
    assert!(value.is_sensitive());
    let value = value.to_str().expect("text");
    let (token, public) = value
        .strip_prefix("vapid t=")
        .and_then(|rest| rest.split_once(",k="))
        .expect("the form of section 3");
    assert_eq!(public, key.public());
    assert_eq!(
        claims(token, public),
        example,
        "the same claims, 12 hours before they end"
    );
}

#[test]
fn keys_are_read_as_tools_print_them() {
    // What `npx web-push generate-vapid-keys` and `openssl genpkey` print of one key.
    let text = "8K4r7cSB6ZWWoP8ij0RYG9v1ngBaPXY8mGuu6LiU5b0";
    let key = VapidKey::parse(&format!(" {text}\n")).expect("base64url");
    assert_eq!(URL_SAFE_NO_PAD.encode(key.secret_bytes()), text);
    let pem = "-----BEGIN PRIVATE KEY-----\n\
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8K4r7cSB6ZWWoP8i\n\
        j0RYG9v1ngBaPXY8mGuu6LiU5b2hRANCAARDtuv7gRdabvPk1ZgQ0MuZ+wWRAHtM\n\
        X3Mx1B1q/bUCdeUcJm3Yh9DaSkmjZVpfjLzs/5HP/ViG55YRIFkU6NzM\n\
        -----END PRIVATE KEY-----\n";
    assert_eq!(VapidKey::parse(pem), Ok(key.clone()));
    for bad in [
        "",
        "AAAA",
        &"A".repeat(43),
        "-----BEGIN PRIVATE KEY-----",
        &"_".repeat(43),
    ] {
        assert!(VapidKey::parse(bad).is_err(), "{bad}");
    }
    assert_eq!(
        VapidKey::from_bytes(&[0; 32]),
        None,
        "no number of the curve"
    );
    assert_eq!(format!("{key:?}"), format!("VapidKey({})", key.public()));
}
