//! Whoever manages licences is told ahead of each step of a subscription's life, by mail and in the
//! change log.

use std::sync::Arc;

use beffroi_directory::permission as p;
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{UserId, change};
use beffroi_feature::Settings;
use beffroi_store::args;
use beffroi_testkit::{Backend, MailRelay, RelayManner, TestCaller, backends, test_settings};
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, contoso_as, sku};

/// *License Administrator* and *User Administrator*, as everywhere.
const LICENSES: &str = "4d6ac14f-3453-41d0-bef9-a3e0c569773a";
const USERS: &str = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const SETTINGS: &str = "/beta/admin/licenses/settings";

/// Contoso with some licences, a relay, and two people who manage them: Amelie reads French.
async fn with_relay(backend: Backend) -> (Contoso, Arc<MailRelay>) {
    let relay = MailRelay::open().await;
    let settings = Settings {
        smtp: Some(relay.settings()),
        ..test_settings()
    };
    let c = contoso_as(backend, 3, settings).await;
    staffed(&c).await;
    (c, relay)
}

async fn staffed(c: &Contoso) {
    let ann = c.hire("ann", "en", true, true).await;
    let amelie = c.hire("amelie", "fr", true, true).await;
    c.give_role(LICENSES, ann).await;
    c.give_role(LICENSES, amelie).await;
    // With both roles it is still one mail.
    c.give_role(USERS, amelie).await;
    // Without an address, without an account, without a role.
    let mute = c.hire("mute", "en", false, true).await;
    c.give_role(LICENSES, mute).await;
    let gone = c.hire("gone", "en", true, false).await;
    c.give_role(LICENSES, gone).await;
    c.hire("bob", "en", true, true).await;
}

impl Contoso {
    async fn hire(&self, name: &str, language: &str, has_mail: bool, is_enabled: bool) -> UserId {
        let fields = UserFields {
            user_principal_name: format!("{name}@contoso.example"),
            display_name: name.to_owned(),
            mail: has_mail.then(|| format!("{name}@mail.example")),
            preferred_language: Some(language.parse().unwrap()),
            account_enabled: is_enabled,
            ..UserFields::default()
        };
        let (cx, tenant) = (self.app.cx().clone(), self.tenant);
        let hired = self.app.cx().write(tenant, move |tx| {
            async move {
                let (id, _) = user::insert_in(&cx, tx, tenant, fields).await?;
                let saved = change::Ids {
                    ids: vec![id.uuid()],
                };
                tx.change(tenant, change::USER_SAVED, &saved, cx.now())
                    .await?;
                Ok(id)
            }
            .boxed()
        });
        hired.await.unwrap()
    }

    async fn give_role(&self, role: &str, person: UserId) {
        let everything = TestCaller {
            permissions: p::ALL.iter().map(ToString::to_string).collect(),
            ..self.admin.clone()
        };
        let body =
            json!({"roleDefinitionId": role, "principalId": person, "directoryScopeId": "/"});
        self.app
            .post("/v1.0/roleManagement/directory/roleAssignments")
            .by(&everything)
            .json(&body)
            .send()
            .await
            .expect(201);
    }

    /// A subscription that ends in so many days.
    async fn buy_for(&self, part: &str, days: u32) -> String {
        let end = self.app.cx().now().plus(DAY * days).to_string();
        self.buy(part, 5, Some(&end)).await
    }

    /// Which announcements were told to programs: the step and how many days ahead.
    async fn announced(&self) -> Vec<(String, u64)> {
        let told = self.told("license.subscriptionEnding").await;
        let one = |told: &Value| {
            (
                told["nextStatus"].as_str().unwrap().to_owned(),
                told["announcedDays"].as_u64().unwrap(),
            )
        };
        told.iter().map(one).collect()
    }
}

/// To whom, and the subject without its encoding where it has none.
fn mails(relay: &MailRelay) -> Vec<(String, String)> {
    let one = |mail: beffroi_testkit::Taken| (mail.to.clone(), mail.header("Subject"));
    relay.take().into_iter().map(one).collect()
}

#[tokio::test]
async fn each_step_is_announced_to_each_who_manages_licences_in_their_language_once() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        let id = c.buy_for("SPE_E3", 31).await;
        c.buy("EXCHANGEDESKLESS", 5, None).await;
        c.give(0, &["SPE_E3", "EXCHANGEDESKLESS"], &[])
            .await
            .expect(200);
        c.give(1, &["SPE_E3"], &[]).await.expect(200);
        c.app.drain().await;
        assert_eq!(relay.take(), [], "31 days are left");
        c.app.later(DAY).await;
        let told = relay.take();
        let whom: Vec<&str> = told.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(whom, ["amelie@mail.example", "ann@mail.example"]);
        assert_eq!(told[0].header("Content-Language"), "fr");
        let (french, english) = (told[0].plain(), told[1].plain());
        assert_eq!(
            told[1].header("Subject"),
            "Microsoft 365 E3 expires in 30 days"
        );
        let link = format!("http://test.local/admin/licences?product={}", sku("SPE_E3"));
        for part in [
            "Seats: 5",
            "Seats of the product in use: 2",
            "People whose mailbox plan would change: 2",
            "People who would lose their mailbox: 1",
            &link,
        ] {
            assert!(english.contains(part), "{part} in {english}");
        }
        assert!(
            french.contains("Cet abonnement arrive à son terme"),
            "{french}"
        );
        let event = &c.told("license.subscriptionEnding").await[0];
        assert_eq!(event["id"], id.as_str());
        assert_eq!(event["capabilityChanges"], 2);
        assert_eq!(event["mailboxesLost"], 1);
        let mut seen = c.announced().await;
        assert_eq!(seen, [("Warning".to_owned(), 30)]);
        let mut days = 1;
        while days < 31 + 30 + 90 + 30 + 5 {
            c.app.later(DAY).await;
            days += 1;
            let (told, all) = (mails(&relay), c.announced().await);
            let new = all.len() - seen.len();
            assert_eq!(told.len(), 2 * new, "day {days}: {told:?}");
            seen = all;
        }
        let wanted = [
            ("Warning", 30),
            ("Warning", 7),
            ("Warning", 1),
            ("Suspended", 7),
            ("Suspended", 1),
            ("LockedOut", 30),
            ("LockedOut", 7),
            ("LockedOut", 1),
            ("Deleted", 7),
            ("Deleted", 1),
        ];
        assert_eq!(seen, wanted.map(|(step, days)| (step.to_owned(), days)));
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_renewal_takes_back_what_is_not_sent_and_begins_anew() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        let id = c.buy_for("SPE_E3", 31).await;
        relay.becomes(RelayManner::Away);
        c.app.later(DAY).await;
        assert_eq!(c.announced().await.len(), 1);
        let end = c.app.cx().now().plus(DAY * 31).to_string();
        c.change(&id, &json!({"nextLifecycleDateTime": end}))
            .await
            .expect(200);
        relay.becomes(RelayManner::Polite);
        c.app.later(DAY / 2).await;
        assert_eq!(mails(&relay), [], "it was overtaken");
        c.app.later(DAY / 2).await;
        assert_eq!(mails(&relay).len(), 2, "of the new end");
        assert_eq!(c.announced().await.len(), 2);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_server_that_was_off_tells_the_nearest_only_and_a_relay_that_was_away_too() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        c.buy_for("SPE_E3", 40).await;
        // Nothing runs for 36 days; four are left.
        c.app.later(DAY * 36).await;
        let told = mails(&relay);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[1].1, "Microsoft 365 E3 expires in 4 days");
        assert_eq!(c.announced().await, [("Warning".to_owned(), 7)]);
        relay.becomes(RelayManner::Away);
        c.app.later(DAY * 3).await;
        assert_eq!(c.announced().await.len(), 2);
        // The step is made before the relay is back.
        c.app.later(DAY).await;
        relay.becomes(RelayManner::Polite);
        c.app.later(DAY / 24).await;
        assert_eq!(mails(&relay), [], "it is no announcement any more");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn retries_are_harmless() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        relay.becomes(RelayManner::Away);
        relay.answers("ann@mail.example", "550 no such user");
        c.buy_for("SPE_E3", 31).await;
        c.app.later(DAY).await;
        c.app.later(DAY / 24).await;
        relay.becomes(RelayManner::Polite);
        c.app.later(DAY / 24).await;
        c.app.later(DAY / 24).await;
        let told = mails(&relay);
        let whom: Vec<&str> = told.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(whom, ["amelie@mail.example"]);
        assert_eq!(c.announced().await.len(), 1);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn without_a_relay_programs_are_told_and_mails_wait() {
    let c = contoso_as(Backend::Sqlite, 1, test_settings()).await;
    staffed(&c).await;
    c.buy_for("SPE_E3", 31).await;
    c.app.later(DAY).await;
    assert_eq!(c.announced().await, [("Warning".to_owned(), 30)]);
    let mut conn = c.app.cx().read().await.unwrap();
    let (waiting, _) = beffroi_queue::waiting(&mut conn).await.unwrap();
    assert_eq!(
        waiting, 3,
        "the next announcement, the step itself, and the outbox"
    );
    let kept = conn.all("SELECT state FROM mail_message", args![]).await;
    assert_eq!(kept.unwrap().len(), 2);
    drop(conn);
    c.app.finish().await;
}

#[tokio::test]
async fn an_organization_that_wants_no_mail_gets_none() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        let settings = || c.app.get(SETTINGS).by(&c.admin).send();
        assert_eq!(settings().await.expect(200).json()["expiryNotices"], true);
        let off = c.app.patch(SETTINGS).by(&c.admin);
        let off = off.json(&json!({"expiryNotices": false})).send().await;
        let now = json!({"delayedDelicensingEnabled": false, "expiryNotices": false});
        assert_eq!(off.expect(200).json(), now);
        c.buy_for("SPE_E3", 31).await;
        c.app.later(DAY).await;
        assert_eq!(mails(&relay), []);
        assert_eq!(c.announced().await.len(), 1);
        let on = c.app.patch(SETTINGS).by(&c.admin);
        let on = on.json(&json!({"expiryNotices": true})).send().await;
        on.expect(200);
        c.app.later(DAY * 23).await;
        assert_eq!(mails(&relay).len(), 2, "from the next one on");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_short_term_is_not_announced_when_it_is_made() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    let id = c.buy_for("SPE_E3", 5).await;
    c.app.drain().await;
    assert_eq!(c.announced().await, [], "whoever made it knows");
    // More seats are no new term.
    c.change(&id, &json!({"totalLicenses": 6}))
        .await
        .expect(200);
    c.app.later(DAY * 4).await;
    assert_eq!(c.announced().await, [("Warning".to_owned(), 1)]);
    assert_eq!(mails(&relay).len(), 2);
    c.app.finish().await;
}
