//! Signing in at another company's server.

use std::sync::Arc;
use std::time::Duration;

use beffroi_channels::http::Policy;
use beffroi_feature::Settings;
use beffroi_identity::LocalOperator;
use beffroi_testkit::{Answer, Backend, Foreign, backends, test_settings};
use serde_json::{Value, json};
use url::Url;

use crate::office::{ALICE, EMILIE, LEA, Office, PASSWORD};

const PROVIDERS: &str = "/beta/identity/identityProviders";

struct Trip {
    carried: String,
    state: String,
    nonce: String,
}

struct Abroad {
    office: Office,
    foreign: Arc<Foreign>,
    id: String,
}

impl Abroad {
    /// Contoso trusts Fabrikam.
    async fn open(backend: Backend) -> Self {
        let settings = Settings {
            outgoing: Policy {
                allow_private: true,
            },
            ..test_settings()
        };
        let office = Office::open_as(backend, settings).await;
        let foreign = Foreign::open().await;
        let alice = office.sign_in(ALICE).await;
        let new = json!({"displayName": "Fabrikam", "issuer": foreign.issuer, "clientId": "beffroi",
            "clientSecret": "s3cr3t", "matchByMail": true});
        let made = office.post(&alice, PROVIDERS, &new).await.expect(201);
        assert!(!made.text().contains("s3cr3t"), "never read back");
        let id = made.json()["id"].as_str().unwrap().to_owned();
        Self {
            office,
            foreign,
            id,
        }
    }

    /// The browser is sent there.
    async fn leave(&self, cookie: &str, more: &str) -> Trip {
        let path = format!(
            "/identity/providers/signin?tenant={}&provider={}{more}",
            self.office.tenant, self.id
        );
        let answer = self.office.get(cookie, &path).await.expect(303);
        let carrier = answer.header("set-cookie");
        assert!(carrier.contains("; HttpOnly; SameSite=Lax"), "{carrier}");
        let to = Url::parse(&answer.header("location")).unwrap();
        assert!(to.as_str().starts_with(&self.foreign.issuer));
        let part = |name: &str| {
            let found = to.query_pairs().find(|(key, _)| key == name);
            found
                .unwrap_or_else(|| panic!("{name} in {to}"))
                .1
                .into_owned()
        };
        assert_eq!(
            (part("response_type"), part("client_id")),
            ("code".into(), "beffroi".into())
        );
        assert_eq!(part("code_challenge_method"), "S256");
        assert_eq!(part("scope"), "openid profile email");
        self.foreign.expects(&part("code_challenge"));
        Trip {
            carried: answer.cookies(),
            state: part("state"),
            nonce: part("nonce"),
        }
    }

    fn claims(&self, trip: &Trip, subject: &str) -> Value {
        let now = self.office.app.cx().now().micros() / 1_000_000;
        json!({"iss": self.foreign.issuer, "aud": "beffroi", "sub": subject, "nonce": trip.nonce,
            "iat": now, "exp": now + 300})
    }

    /// The browser comes back with a code.
    async fn come_back(&self, trip: &Trip, query: &str) -> Answer {
        let path = format!("/identity/providers/callback?{query}");
        let request = self.office.app.get(&path).header("cookie", &trip.carried);
        request.header("user-agent", "Firefox").send().await
    }

    /// There and back, with what is said of somebody.
    async fn sign_in(&self, subject: &str, says: Value, userinfo: Value) -> Answer {
        let trip = self.leave("", "&returnTo=%2Fdevices").await;
        let mut claims = self.claims(&trip, subject);
        for (name, value) in says.as_object().unwrap() {
            claims[name] = value.clone();
        }
        self.foreign.will_say(claims, userinfo);
        // Providers say more than is needed.
        let issuer: String =
            url::form_urlencoded::byte_serialize(self.foreign.issuer.as_bytes()).collect();
        let query = format!(
            "code=c&state={}&iss={issuer}&session_state=x&scope=openid",
            trip.state
        );
        self.come_back(&trip, &query).await
    }
}

fn mail(address: &str, verified: bool) -> Value {
    json!({"email": address, "email_verified": verified})
}

#[tokio::test]
async fn whoever_is_known_gets_in_and_nobody_is_created() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let office = &abroad.office;
        // A verified address is Émilie's; from then on she is known by her name there.
        let answer = abroad
            .sign_in("f-1", mail("Emilie.Roy@contoso.com", true), json!({}))
            .await;
        let answer = answer.expect(200);
        assert!(
            answer.text().contains("0;url=/devices"),
            "{}",
            answer.text()
        );
        let cookies = answer.headers.get_all("set-cookie");
        let mut cookies = cookies.iter().map(|one| one.to_str().unwrap());
        let session = cookies.find(|one| one.starts_with("beffroi_session="));
        let session = session.unwrap().split(';').next().unwrap().to_owned();
        let me = office
            .get(&session, "/identity/session")
            .await
            .expect(200)
            .json();
        assert_eq!(me["user"]["userPrincipalName"], EMILIE);
        let sessions = office.get(&session, "/identity/sessions").await.json();
        assert_eq!(sessions["value"][0]["signInMethod"], "provider");
        abroad
            .sign_in("f-1", json!({}), json!({}))
            .await
            .expect(200);
        // Some say the address only when they are asked for it.
        let asked = json!({"sub": "f-2", "email": LEA, "email_verified": true});
        abroad.sign_in("f-2", json!({}), asked).await.expect(200);
        let other = json!({"sub": "f-9", "email": LEA, "email_verified": true});
        abroad.sign_in("f-3", json!({}), other).await.expect(403);

        for (subject, says) in [
            ("f-4", mail(ALICE, false)),
            ("f-5", mail("stranger@fabrikam.example", true)),
            // Who holds a role links their account there themselves.
            ("f-7", mail(ALICE, true)),
            ("f-6", json!({})),
        ] {
            let refused = abroad.sign_in(subject, says, json!({})).await.expect(403);
            let unverified = refused.text().contains("has not verified your e-mail");
            let unknown = refused.text().contains("No account of this organization");
            assert_eq!((unverified, unknown), (subject == "f-4", subject != "f-4"));
            assert!(!refused.cookies().contains("beffroi_session"));
        }
        let people = office
            .app
            .get("/v1.0/users")
            .extension(LocalOperator)
            .send()
            .await;
        assert_eq!(people.json()["value"].as_array().unwrap().len(), 3);
        let records = office.audit("SignIn").await;
        let last = records.last().unwrap();
        assert_eq!(
            last["resultReason"],
            "nobody here is known under that identity"
        );
        assert!(last.to_string().contains("f-6"), "{last}");
        office
            .patch_user(office.emilie, json!({"accountEnabled": false}))
            .await;
        abroad
            .sign_in("f-1", json!({}), json!({}))
            .await
            .expect(403);
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn what_does_not_fit_the_way_there_opens_nothing() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let good = mail(EMILIE, true);
        abroad
            .sign_in("f-1", good.clone(), json!({}))
            .await
            .expect(200);
        let now = abroad.office.app.cx().now().micros() / 1_000_000;
        for (name, value) in [
            ("nonce", json!("another")),
            ("aud", json!("another")),
            ("iss", json!("http://127.0.0.1:1")),
            ("exp", json!(now - 1)),
        ] {
            let mut bad = good.clone();
            bad[name] = value;
            let refused = abroad.sign_in("f-1", bad, json!({})).await.expect(403);
            assert!(refused.text().contains("did not confirm"), "{name}");
        }
        // Another state; no cookie; no code; the same way a second time; too late.
        let trip = abroad.leave("", "").await;
        let mut claims = abroad.claims(&trip, "f-1");
        abroad.foreign.will_say(claims.clone(), json!({}));
        abroad.come_back(&trip, "code=c&state=x").await.expect(403);
        let query = format!("code=c&state={}", trip.state);
        let path = format!("/identity/providers/callback?{query}");
        abroad.office.app.get(&path).send().await.expect(403);
        abroad.come_back(&trip, &query).await.expect(200);
        let again = abroad.come_back(&trip, &query).await.expect(403);
        assert!(again.text().contains("took too long or is over"));
        let trip = abroad.leave("", "").await;
        let query = format!("error=access_denied&state={}", trip.state);
        let denied = abroad.come_back(&trip, &query).await.expect(403);
        assert!(denied.text().contains("Sign-in was canceled"));
        let trip = abroad.leave("", "").await;
        let query = format!("code=c&state={}&iss=https%3A%2F%2Fevil.example", trip.state);
        let mixed_up = abroad.come_back(&trip, &query).await.expect(403);
        assert!(mixed_up.text().contains("did not confirm"));
        let trip = abroad.leave("", "").await;
        let query = format!("error=server_error&state={}", trip.state);
        let failed = abroad.come_back(&trip, &query).await.expect(403);
        assert!(failed.text().contains("did not confirm"));
        let trip = abroad.leave("", "").await;
        abroad.office.app.later(Duration::from_mins(15)).await;
        claims["nonce"] = json!(trip.nonce);
        abroad.foreign.will_say(claims, json!({}));
        let query = format!("code=c&state={}", trip.state);
        abroad.come_back(&trip, &query).await.expect(403);
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn a_second_step_follows_another_servers_word_too() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let office = &abroad.office;
        let (phone, _) = office.enrol(&office.sign_in(EMILIE).await).await;
        office.app.later(Duration::from_secs(30)).await;
        let answer = abroad.sign_in("f-1", mail(EMILIE, true), json!({})).await;
        let page = answer.expect(200).text();
        let start = page.find("#step=").expect("the second step") + 6;
        let text: String = page[start..].chars().take_while(|c| *c != '"').collect();
        let pair = format!("x={text}");
        let step = url::form_urlencoded::parse(pair.as_bytes())
            .next()
            .unwrap()
            .1;
        let step: Value = serde_json::from_str(&step).unwrap();
        let token = step["stepToken"].as_str().unwrap();
        let done = office.step(token, &phone.code(office)).await.expect(200);
        let sessions = office
            .get(&done.cookies(), "/identity/sessions")
            .await
            .json();
        assert_eq!(sessions["value"][0]["signInMethod"], "providerAndCode");
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn a_person_links_an_account_of_their_own() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let office = &abroad.office;
        let (emilie, alice) = (office.sign_in(EMILIE).await, office.sign_in(ALICE).await);
        let link = async |cookie: &str| {
            let trip = abroad.leave(cookie, "&link=1").await;
            let claims = abroad.claims(&trip, "f-7");
            abroad.foreign.will_say(claims, json!({}));
            let query = format!("code=c&state={}", trip.state);
            abroad.come_back(&trip, &query).await
        };
        let linked = link(&emilie).await.expect(200);
        assert!(linked.text().contains("0;url=/security"));
        link(&emilie).await.expect(200);
        let taken = link(&alice).await.expect(403);
        assert!(taken.text().contains("linked to somebody else"));
        abroad
            .sign_in("f-7", json!({}), json!({}))
            .await
            .expect(200);
        let own = office.get(&emilie, "/identity/methods").await.json();
        assert_eq!(own["externalIdentities"].as_array().unwrap().len(), 1);
        let id = own["externalIdentities"][0]["id"].as_str().unwrap();
        let path = format!("/identity/methods/externalIdentities/{id}");
        let foreign = office.app.delete(&path).cookie(&alice).send().await;
        foreign.expect(404);
        let gone = office.app.delete(&path).cookie(&emilie).send().await;
        gone.expect(204);
        abroad
            .sign_in("f-7", json!({}), json!({}))
            .await
            .expect(403);
        let nobody = office.app.get(&format!(
            "/identity/providers/signin?tenant={}&provider={}&link=1",
            office.tenant, abroad.id
        ));
        let nobody = nobody.send().await.expect(303);
        assert_eq!(nobody.header("location"), "/signin?returnTo=%2Fsecurity");
        office.app.later(Duration::from_mins(16)).await;
        let path = format!(
            "/identity/providers/signin?tenant={}&provider={}&link=1",
            office.tenant, abroad.id
        );
        let stale = office.get(&emilie, &path).await.expect(303);
        let place = stale.header("location");
        assert_eq!(place, "/signin?again=1&returnTo=%2Fsecurity");
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn a_link_by_mail_ends_to_count_with_a_role() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let office = &abroad.office;
        let says = || mail(EMILIE, true);
        abroad.sign_in("f-1", says(), json!({})).await.expect(200);
        office.give_global_administrator(EMILIE).await;
        let refused = abroad.sign_in("f-1", says(), json!({})).await;
        refused.expect(403);
        let trail = office.audit("SignIn").await;
        let why = trail.last().unwrap()["resultReason"].as_str().unwrap();
        assert!(why.contains("linked themselves"), "{why}");

        // Once they have linked it themselves it counts.
        let emilie = office.sign_in(EMILIE).await;
        let trip = abroad.leave(&emilie, "&link=1").await;
        abroad
            .foreign
            .will_say(abroad.claims(&trip, "f-1"), json!({}));
        let query = format!("code=c&state={}", trip.state);
        abroad.come_back(&trip, &query).await.expect(200);
        abroad.sign_in("f-1", says(), json!({})).await.expect(200);
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn administrators_register_providers_and_read_no_secret() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let office = &abroad.office;
        let (alice, emilie) = (office.sign_in(ALICE).await, office.sign_in(EMILIE).await);
        let list = office.get(&alice, PROVIDERS).await.expect(200);
        assert!(!list.text().contains("s3cr3t"));
        assert_eq!(list.json()["value"][0]["hasClientSecret"], true);
        office.get(&emilie, PROVIDERS).await.expect(403);
        let mut conn = office.app.cx().read().await.unwrap();
        let row = conn.one(
            "SELECT client_secret FROM identity_provider",
            beffroi_store::args![],
        );
        let kept: Vec<u8> = row.await.unwrap().unwrap().get("client_secret").unwrap();
        assert!(!kept.windows(6).any(|piece| piece == b"s3cr3t"));
        drop(conn);

        // The sign-in page offers it by domain, by tenant, and as the only one of the server.
        let offered = async |query: &str| {
            let path = format!("/identity/providers{query}");
            office.app.get(&path).send().await.expect(200).json()["value"].clone()
        };
        for query in [
            "",
            "?userPrincipalName=nobody@contoso.com",
            "?tenant=contoso.com",
        ] {
            assert_eq!(
                offered(query).await[0]["displayName"],
                "Fabrikam",
                "{query}"
            );
        }
        assert_eq!(
            offered("?userPrincipalName=x@elsewhere.example").await,
            json!([])
        );
        let tested = json!({"issuer": abroad.foreign.issuer});
        let tested = office
            .post(&alice, &format!("{PROVIDERS}/test"), &tested)
            .await;
        assert_eq!(tested.expect(200).json()["keys"], 1);
        let nowhere = json!({"issuer": "http://127.0.0.1:1"});
        let nowhere = office
            .post(&alice, &format!("{PROVIDERS}/test"), &nowhere)
            .await;
        assert_eq!(nowhere.expect(400).code(), "identityProviderUnreachable");

        // Switched off, nobody signs in with it; removed, it is gone with its links.
        let path = format!("{PROVIDERS}/{}", abroad.id);
        let off = json!({"isEnabled": false, "clientSecret": "n3w"});
        let off = office
            .app
            .patch(&path)
            .cookie(&alice)
            .json(&off)
            .send()
            .await;
        assert_eq!(off.expect(200).json()["displayName"], "Fabrikam");
        assert_eq!(offered("").await, json!([]));
        let signin = format!(
            "/identity/providers/signin?tenant={}&provider={}",
            office.tenant, abroad.id
        );
        let off = office.app.get(&signin).send().await.expect(404);
        assert!(off.text().contains("This way to sign in is gone"));
        let gone = office.app.delete(&path).cookie(&alice).send().await;
        gone.expect(204);
        office.get(&alice, &path).await.expect(404);
        let records = office.audit("Policy").await;
        let done: Vec<_> = records
            .iter()
            .map(|one| one["activityDisplayName"].as_str().unwrap())
            .collect();
        assert_eq!(
            done,
            [
                "Add identity provider",
                "Update identity provider",
                "Delete identity provider"
            ]
        );
        let told = Value::from(records).to_string();
        assert!(!told.contains("s3cr3t") && !told.contains("n3w"));
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_named_on_a_page() {
    for backend in backends() {
        let abroad = Abroad::open(backend).await;
        let office = &abroad.office;
        let alice = office.sign_in(ALICE).await;
        let path = format!("{PROVIDERS}/{}", abroad.id);
        abroad
            .sign_in("f-1", mail(EMILIE, true), json!({}))
            .await
            .expect(200);
        let links = async || {
            let mut conn = office.app.cx().read().await.unwrap();
            let links = conn.all("SELECT id FROM external_identity", Vec::new());
            links.await.unwrap().len()
        };
        assert_eq!(links().await, 1);
        let trip = abroad.leave("", "").await;
        let moved = |to: Value| office.app.patch(&path).cookie(&alice).json(&to).send();
        // Another server gets neither the secret nor those who were linked to the one before.
        let refused = moved(json!({"issuer": "http://127.0.0.1:1"}))
            .await
            .expect(400);
        assert_eq!(refused.json()["error"]["target"], "clientSecret");
        assert_eq!(links().await, 1);
        let elsewhere = json!({"issuer": "http://127.0.0.1:1", "clientSecret": "n3w"});
        moved(elsewhere).await.expect(200);
        assert_eq!(links().await, 0);
        let query = format!("code=c&state={}", trip.state);
        let back = abroad.come_back(&trip, &query).await.expect(403);
        assert!(back.text().contains("The other server does not answer"));
        let there = format!(
            "/identity/providers/signin?tenant={}&provider={}",
            office.tenant, abroad.id
        );
        let french = office.app.get(&there).header("accept-language", "fr-FR");
        let page = french.send().await.expect(403);
        assert!(page.text().contains("L’autre serveur ne répond pas"));
        abroad.office.app.finish().await;
    }
}

#[tokio::test]
async fn private_addresses_are_not_called_unless_the_operator_allows_it() {
    let office = Office::open(Backend::Sqlite).await;
    let alice = office.sign_in(ALICE).await;
    let foreign = Foreign::open().await;
    for issuer in [
        foreign.issuer.as_str(),
        "https://127.0.0.1",
        "https://localhost",
        "http://x.example",
    ] {
        let test = json!({"issuer": issuer});
        let refused = office
            .post(&alice, &format!("{PROVIDERS}/test"), &test)
            .await;
        assert_eq!(
            refused.expect(400).json()["error"]["target"],
            "issuer",
            "{issuer}"
        );
        let new = json!({"displayName": "F", "issuer": issuer, "clientId": "b"});
        let refused = office.post(&alice, PROVIDERS, &new).await.expect(400);
        assert_eq!(refused.json()["error"]["details"][0]["target"], "issuer");
    }
    office.try_sign_in(EMILIE, PASSWORD).await.expect(200);
    office.app.finish().await;
}
