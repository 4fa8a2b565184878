use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{
    ED25519, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
    RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};
use proptest::prelude::*;

use super::super::{Mail, Recipient, Sender};
use super::*;

/// The key of RFC 8463, A.2: a seed behind the prefix that every such key has.
const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
const ED25519_PREFIX: &[u8] = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";

fn pem(label: &str, der: &[u8]) -> Vec<u8> {
    let text = BASE64_STANDARD.encode(der);
    format!("-----BEGIN {label}-----\n{text}\n-----END {label}-----\n").into_bytes()
}

fn decoded(text: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(text).expect("base64")
}

fn ed25519_pem() -> Vec<u8> {
    let der = [ED25519_PREFIX, &decoded(SEED)].concat();
    pem("PRIVATE KEY", &der)
}

/// The mail of RFC 8463, A.3.
const EXAMPLE: &str = "From: Joe SixPack <joe@football.example.com>\r\n\
    To: Suzie Q <suzie@shopping.example.net>\r\n\
    Subject: Is dinner ready?\r\n\
    Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\
    Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\
    \r\n\
    Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";

/// What is signed of it, with the `DKIM-Signature` that the standard has, up to its `b=`.
fn example(algorithm: &str, selector: &str) -> String {
    let (head, _) = EXAMPLE.split_once("\r\n\r\n").expect("a mail");
    let head = format!("{head}\r\n");
    let names = ["from", "to", "subject", "date", "message-id"];
    let (_, text) = covered(&fields(&head), &names);
    let signature = format!(
        " v=1; a={algorithm}; c=relaxed/relaxed;\r\n d=football.example.com; \
         i=@football.example.com;\r\n q=dns/txt; s={selector}; t=1528637909; h=from : to :\r\n \
         subject : date : message-id : from : subject : date;\r\n \
         bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b="
    );
    text + &canonical::header("DKIM-Signature", &signature)
}

#[test]
fn the_standards_example_is_signed_as_the_standard_signs_it() {
    let (_, body) = EXAMPLE.split_once("\r\n\r\n").expect("a mail");
    let hash = digest(&SHA256, canonical::body(body).as_bytes());
    let expected = "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=";
    assert_eq!(BASE64_STANDARD.encode(hash), expected);
    let key = Key::from_pem(&ed25519_pem()).expect("a key");
    let text = example("ed25519-sha256", "brisbane");
    let signature = key.signature(text.as_bytes()).expect("a signature");
    assert_eq!(
        BASE64_STANDARD.encode(signature),
        "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw=="
    );
    // Its key for RSA is too short for us to sign with, and its signature is over our text.
    let public = decoded(
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQi\
         Y/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZy\
         VYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
    );
    let signature = decoded(
        "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tF\
         OeS9mPYQTnGdaSGsgeefOsk2JzdA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=",
    );
    let key = UnparsedPublicKey::new(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, public);
    let text = example("rsa-sha256", "test");
    key.verify(text.as_bytes(), &signature)
        .expect("the standard's signature");
}

/// A signer with its public key.
struct Signer {
    dkim: Dkim,
    algorithm: &'static dyn VerificationAlgorithm,
    public: Vec<u8>,
    hashed_first: bool,
}

fn ed25519() -> Signer {
    let key = Ed25519KeyPair::from_seed_unchecked(&decoded(SEED)).expect("a key");
    Signer {
        dkim: Dkim::new(&ed25519_pem(), "ed1", "contoso.example").expect("a signer"),
        algorithm: &ED25519,
        public: key.public_key().as_ref().to_vec(),
        hashed_first: true,
    }
}

fn rsa() -> Signer {
    let key = KeyPair::generate(KeySize::Rsa2048).expect("a key");
    let der = key.as_der().expect("PKCS#8");
    Signer {
        dkim: Dkim::new(&pem("PRIVATE KEY", der.as_ref()), "r1", "contoso.example")
            .expect("a signer"),
        algorithm: &RSA_PKCS1_2048_8192_SHA256,
        public: key.public_key().as_ref().to_vec(),
        hashed_first: false,
    }
}

/// Whether a mail's signature, which must be its first header, is that of this signer; as a
/// verifier finds out: by the names in `h=` and nothing that the signer knows.
fn verifies(signer: &Signer, mail: &str) -> bool {
    let (head, body) = mail.split_once("\r\n\r\n").expect("a mail");
    let head = format!("{head}\r\n");
    let mut fields = fields(&head);
    let (name, value) = fields.remove(0);
    assert_eq!(name, "DKIM-Signature");
    let tag = |wanted: &str| {
        let mut tags = value.split(';').filter_map(|tag| tag.split_once('='));
        let found = tags.find(|(name, _)| name.trim() == wanted);
        let found = found.unwrap_or_else(|| panic!("{wanted} in {value}")).1;
        found.split_whitespace().collect::<String>()
    };
    let mut text = String::new();
    for name in tag("h").split(':') {
        let at = fields
            .iter()
            .rposition(|field| field.0.eq_ignore_ascii_case(name));
        if let Some(at) = at {
            let (name, value) = fields.remove(at);
            text.push_str(&canonical::header(name, value));
            text.push_str("\r\n");
        }
    }
    let (before, _) = value.rsplit_once("b=").expect("a signature");
    text.push_str(&canonical::header(name, &format!("{before}b=")));
    let hash = digest(&SHA256, canonical::body(body).as_bytes());
    let text = if signer.hashed_first {
        digest(&SHA256, text.as_bytes()).as_ref().to_vec()
    } else {
        text.into_bytes()
    };
    let key = UnparsedPublicKey::new(signer.algorithm, &signer.public);
    tag("bh") == BASE64_STANDARD.encode(hash) && key.verify(&text, &decoded(&tag("b"))).is_ok()
}

fn mail() -> Mail {
    Mail {
        to: Recipient::new("Amélie Roux", "amelie@contoso.example").expect("an address"),
        sender: Some(Sender::new("News", "news@contoso.example").expect("a sender")),
        from_name: "Contoso".to_owned(),
        subject: "Vos bulletins ont déménagé vers un nouveau portail, qui est plus simple"
            .to_owned(),
        language: "fr-FR".to_owned(),
        text: ".\nIls sont \t sur le portail.  \n\n\n".to_owned(),
        html: "<p>Ils sont sur le portail.</p>".to_owned(),
        picture: None,
        id: "1234".to_owned(),
        list: "messages.contoso.example".to_owned(),
        date: "2026-11-23T09:00:00Z".parse().expect("an instant"),
        bounce: None,
        unsubscribe: Some("https://bell.example/u".parse().expect("an address")),
    }
}

fn formatted(mail: &Mail) -> String {
    let operator = Sender::new("Bell", "bell@contoso.example").expect("a sender");
    let formatted = mail.formatted(&operator).expect("a mail");
    String::from_utf8(formatted).expect("ASCII")
}

#[test]
fn every_header_that_matters_is_signed_and_no_second_from_can_be_added() {
    for signer in [ed25519(), rsa()] {
        let mail = formatted(&mail());
        let signed = signer.dkim.signed(&mail).expect("a signature");
        assert!(signed.ends_with(&mail), "the mail itself is left as it is");
        assert!(signed.lines().all(|line| line.len() <= 100), "{signed}");
        assert!(verifies(&signer, &signed), "{signed}");
        assert_eq!(
            Some(&signed),
            signer.dkim.signed(&mail).as_ref(),
            "the same again"
        );
        for name in SIGNED {
            let line = format!("\r\n{name}: ");
            assert!(signed.contains(&line), "{name} in {signed}");
            let forged = signed.replacen(&line, &format!("{line}x"), 1);
            assert!(!verifies(&signer, &forged), "{name}");
        }
        let second = signed.replacen("\r\nFrom: ", "\r\nFrom: eve@evil.example\r\nFrom: ", 1);
        assert!(!verifies(&signer, &second));
        let other = signed.replacen("portail", "portal", 1);
        assert!(!verifies(&signer, &other));
    }
}

#[test]
fn each_rule_names_its_setting() {
    let good = ed25519_pem();
    let made = |pem: &[u8], selector: &str, domain: &str| {
        Dkim::new(pem, selector, domain)
            .map(drop)
            .map_err(|refused| refused.to_string())
    };
    made(&good, "bell.2026-1", "Contoso.Example").expect("good");
    let short = decoded("MC4CAQAwBQYDK2VuBCIEIHcHbQpzGKV9PBbBclGyZkXfTC+H68CZKrF3+6UduSwq");
    for (pem, selector, domain, words) in [
        (&good, "", "contoso.example", "smtp_dkim_selector must be"),
        (
            &good,
            "a b",
            "contoso.example",
            "smtp_dkim_selector must be",
        ),
        (
            &good,
            "a;b=",
            "contoso.example",
            "smtp_dkim_selector must be",
        ),
        (&good, "a", "", "smtp_dkim_domain must be"),
        (&good, "a", "127.0.0.1", "smtp_dkim_domain must be"),
        (&good, "a", "a b.example", "smtp_dkim_domain must be"),
        (
            &b"nothing".to_vec(),
            "a",
            "contoso.example",
            "smtp_dkim_key must be the path",
        ),
        (
            &pem("ENCRYPTED PRIVATE KEY", &decoded(SEED)),
            "a",
            "contoso.example",
            "smtp_dkim_key must be the path",
        ),
        (
            &pem("PRIVATE KEY", &short),
            "a",
            "contoso.example",
            "smtp_dkim_key must hold an RSA key of 2048",
        ),
        (
            &pem("EC PRIVATE KEY", &decoded(SEED)),
            "a",
            "contoso.example",
            "smtp_dkim_key must hold",
        ),
    ] {
        let refused = made(pem, selector, domain).expect_err(words);
        assert!(refused.starts_with(words), "{selector} {domain}: {refused}");
    }
    let printed = format!("{:?}", Dkim::new(&good, "a", "contoso.example"));
    assert!(
        printed.contains("contoso.example") && !printed.contains("key"),
        "{printed}"
    );
}

proptest! {
    #[test]
    fn whatever_a_mail_says_its_signature_holds(
        text in "[\\PC\r\n\t .]{0,200}", subject in "[\\PC ]{0,120}", name in "[\\PC ]{0,40}",
    ) {
        let mail = Mail {
            to: Recipient::new(&name, "amelie@contoso.example").expect("an address"),
            subject,
            html: text.clone(),
            text,
            ..mail()
        };
        let signer = ed25519();
        let signed = signer.dkim.signed(&formatted(&mail)).expect("a signature");
        prop_assert!(verifies(&signer, &signed), "{}", signed);
    }
}
