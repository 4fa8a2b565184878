//! A message that goes out by e-mail: to whom, when, how often, and what the relay may do to it.
//! Against a relay that speaks SMTP.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use beffroi_core::SeededRandom;
use beffroi_directory::change;
use beffroi_directory::user::{self, UserFields};
use beffroi_feature::{App, AppParts, Settings};
use beffroi_store::SealingKey;
use beffroi_testkit::{
    Backend, MailRelay, RelayManner, Taken, TestCaller, backends, test_settings,
};
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, MESSAGES, contoso_as, features};
use crate::pictures::png;

pub(crate) async fn with_relay(backend: Backend) -> (Contoso, Arc<MailRelay>) {
    let relay = MailRelay::open().await;
    let settings = Settings {
        smtp: Some(relay.settings()),
        ..test_settings()
    };
    (contoso_as(backend, settings).await, relay)
}

impl Contoso {
    fn mail_draft(&self) -> Value {
        let mut draft = self.draft();
        draft["location"] = json!("email");
        draft
    }

    /// Submitted, let pass, and whatever follows at once.
    async fn mail_out(&self, draft: &Value) -> String {
        let id = self.create(draft).await;
        let sent = self.act(&self.writer, &id, "submitForApproval", json!({}));
        sent.await.expect(200);
        let passed = self.act(&self.approver, &id, "approve", json!({}));
        passed.await.expect(200);
        self.app.drain().await;
        assert_eq!(self.state(&id).await, "active");
        id
    }

    /// More people with an address, in Sales.
    async fn hire(&self, count: usize) {
        let (cx, tenant) = (self.app.cx().clone(), self.writer.tenant);
        let hired = self.app.cx().write(tenant, move |tx| {
            async move {
                let mut ids = Vec::new();
                for n in 0..count {
                    let fields = UserFields {
                        user_principal_name: format!("more{n}@contoso.example"),
                        display_name: format!("More {n}"),
                        mail: Some(format!("more{n}@mail.example")),
                        ..UserFields::default()
                    };
                    ids.push(user::insert_in(&cx, tx, tenant, fields).await?.0.uuid());
                }
                let told = change::Ids { ids: ids.clone() };
                tx.change(tenant, change::USER_SAVED, &told, cx.now())
                    .await?;
                Ok(ids)
            }
            .boxed()
        });
        self.join_sales(&hired.await.unwrap()).await;
    }

    pub(crate) async fn can_be_mailed(&self) -> bool {
        let path = format!("{MESSAGES}/locations");
        let answer = self.app.get(&path).by(&self.approver).send().await;
        let answer = answer.expect(200).json();
        let all = answer["value"].as_array().unwrap();
        let sent = |one: &&Value| one["canBeSent"] == true;
        assert!(all.iter().filter(sent).count() >= 5, "{all:?}");
        all.iter()
            .filter(sent)
            .any(|one| one["location"] == "email")
    }

    /// The same organization, served by a process for which no relay is set.
    async fn without_relay(mut self) -> Self {
        let parts = AppParts {
            db: self.app.cx().db.clone(),
            clock: Arc::new(self.app.clock.clone()),
            random: Arc::new(SeededRandom::new(2)),
            sealing: SealingKey::new([1; 32]),
            settings: test_settings(),
        };
        self.app.app = App::start(parts, &features()).await.unwrap();
        self
    }

    async fn funnel(&self, id: &str) -> Value {
        self.mail_report(id).await["funnel"].clone()
    }

    async fn mail_report(&self, id: &str) -> Value {
        let path = format!("{MESSAGES}/{id}/report");
        let answer = self.app.get(&path).by(&self.writer).send().await;
        answer.expect(200).json()
    }
}

/// Mails of the message and not to its author or approvers.
fn messages(relay: &MailRelay) -> Vec<Taken> {
    let mut taken = relay.take();
    taken.retain(|mail| mail.to != "wendy@mail.example" && mail.to != "ann@mail.example");
    taken
}

fn recipients(taken: &[Taken]) -> Vec<&str> {
    taken.iter().map(|mail| mail.to.as_str()).collect()
}

const BOTH: [&str; 2] = ["amelie@mail.example", "bob@mail.example"];

#[tokio::test]
async fn a_message_is_mailed_to_each_recipient_in_their_language_and_comes_back_after_a_week() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        let mut draft = c.mail_draft();
        draft["content"]["picture"] = json!(c.picture("email", png(64, 64)).await);
        let id = c.mail_out(&draft).await;
        let first = messages(&relay);
        assert_eq!(recipients(&first), BOTH, "not Chloe, who is excluded");
        let (amelie, bob) = (&first[0], &first[1]);
        assert_eq!(bob.from, "bell@bell.example");
        assert_eq!(bob.header("From"), "Contoso <bell@bell.example>");
        assert_eq!(bob.header("To"), "bob <bob@mail.example>");
        assert_eq!(bob.header("Subject"), "Payslips have moved");
        assert_eq!(bob.header("Auto-Submitted"), "auto-generated");
        assert_eq!(bob.header("Content-Language"), "en");
        assert!(
            bob.header("List-Id").starts_with("<messages."),
            "{}",
            bob.data
        );
        let said = bob.plain();
        for part in [
            "Find them in the portal.",
            "Open:\nhttps://contoso.example/payslips",
            "href=\"https://contoso.example/payslips\"",
            "<html lang=\"en\" dir=\"ltr\">",
            "Content-Type: image/png",
            "src=\"cid:logo.",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert_eq!(amelie.header("Subject"), "Vos bulletins");
        assert_eq!(amelie.header("Content-Language"), "fr-FR");
        assert!(
            amelie.plain().contains("Ouvrir\u{a0}:\n"),
            "{}",
            amelie.plain()
        );
        assert_ne!(amelie.header("Message-ID"), bob.header("Message-ID"));
        // Nothing of it is on a screen, and nobody is said to have seen it.
        assert!(c.due(&c.bob).await.is_empty());
        let funnel = json!({"reached": 2, "delivered": 2, "seen": 0, "clicked": 0});
        assert_eq!(c.funnel(&id).await, funnel);
        let (would_see, gates) = c.gates(&id, "bob", "en").await;
        assert!(!would_see);
        assert_eq!(gates[0].0, "frequency");
        assert!(
            gates[0].1.starts_with("The last mail was sent on"),
            "{gates:?}"
        );
        c.app.later(DAY * 6).await;
        assert!(messages(&relay).is_empty(), "weekly");
        c.app.later(DAY).await;
        let second = messages(&relay);
        assert_eq!(recipients(&second), BOTH);
        assert_ne!(second[1].header("Message-ID"), bob.header("Message-ID"));
        c.app.later(DAY * 30).await;
        assert_eq!(c.state(&id).await, "completed");
        assert!(messages(&relay).is_empty(), "it has ended");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_joins_gets_it_and_whoever_has_no_address_is_passed_over() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    let id = c.mail_out(&c.mail_draft()).await;
    assert_eq!(messages(&relay).len(), 2);
    c.join_sales(&[c.dan.id, c.writer.id]).await;
    relay.take();
    c.app.later(Duration::from_secs(90)).await;
    assert_eq!(recipients(&relay.take()), ["wendy@mail.example"]);
    let (would_see, gates) = c.gates(&id, "dan", "fr").await;
    assert!(!would_see);
    let words = "La personne n’a pas d’adresse électronique.".to_owned();
    assert_eq!(gates, [("mailbox".to_owned(), words)]);
    c.app.finish().await;
}

#[tokio::test]
async fn reach_by_reason_of_exclusion_counts_whoever_has_no_address() {
    let (c, _relay) = with_relay(Backend::Sqlite).await;
    c.join_sales(&[c.dan.id]).await;
    let reach = async |location: &str| {
        let body = json!({"recipients": c.recipients(), "location": location});
        let path = format!("{MESSAGES}/reach");
        let asked = c.app.post(&path).by(&c.writer).json(&body).send();
        asked.await.expect(200).json()
    };
    let without = json!({"reason": "noAddress", "people": 1});
    let left_out = |answer: &Value| answer["leftOut"].as_array().unwrap().clone();
    let by_mail = reach("email").await;
    assert_eq!(by_mail["people"], 2);
    assert!(left_out(&by_mail).contains(&without), "{by_mail}");
    let on_screens = reach("taskbar").await;
    assert_eq!(on_screens["people"], 3);
    assert!(!left_out(&on_screens).contains(&without));
    c.app.finish().await;
}

#[tokio::test]
async fn send_a_test_to_myself_before_approval_by_mail() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        let id = c.create(&c.mail_draft()).await;
        let test = || c.act(&c.writer, &id, "sendTest", json!({}));
        let sent = test().await.expect(200).json();
        assert_eq!(
            sent,
            json!({"connections": 0, "mailedTo": "wendy@mail.example"})
        );
        let mails = relay.take();
        assert_eq!(recipients(&mails), ["wendy@mail.example"]);
        assert_eq!(mails[0].header("Subject"), "Test: Payslips have moved");
        relay.answers("wendy@mail.example", "550 mailbox full of bells");
        let refused = test().await.expect(409);
        assert_eq!(refused.code(), "testNotTaken");
        let said = refused.json()["error"]["message"].to_string();
        assert!(said.contains("mailbox full of bells"), "{said}");
        // It counts for nobody, and nobody else got anything.
        let mails = c.mail_report(&id).await["mails"].clone();
        assert_eq!(mails, json!({"sent": 0, "refused": 0, "deferred": 0}));
        assert!(relay.take().is_empty());
        let dan = TestCaller {
            permissions: c.writer.permissions.clone(),
            ..c.dan.clone()
        };
        let nowhere = c.act(&dan, &id, "sendTest", json!({})).await.expect(409);
        assert_eq!(nowhere.code(), "noOwnAddress");
        let c = c.without_relay().await;
        let away = c.act(&c.writer, &id, "sendTest", json!({})).await;
        assert_eq!(away.expect(409).code(), "noMailRelay");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_spread_start_gives_each_person_a_turn() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    let mut draft = c.mail_draft();
    draft["schedule"]["spreadMinutes"] = json!(600);
    c.mail_out(&draft).await;
    let mut when = BTreeMap::new();
    for minute in 0..=610 {
        for mail in messages(&relay) {
            assert_eq!(when.insert(mail.to, minute), None, "once");
        }
        c.app.later(Duration::from_mins(1)).await;
    }
    assert_eq!(when.len(), 2, "{when:?}");
    assert_ne!(when[BOTH[0]], when[BOTH[1]], "{when:?}");
    assert!(when.values().any(|minute| *minute > 0), "{when:?}");
    c.app.finish().await;
}

#[tokio::test]
async fn what_is_put_off_is_tried_again_and_what_is_refused_is_not() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        relay.answers("bob@mail.example", "450 come back later");
        relay.answers("amelie@mail.example", "550 no such user");
        let id = c.mail_out(&c.mail_draft()).await;
        assert!(messages(&relay).is_empty());
        assert_eq!(c.funnel(&id).await["delivered"], 0);
        let (_, gates) = c.gates(&id, "amelie", "en").await;
        assert!(gates[0].1.contains("refused"), "{gates:?}");
        let mails = async || c.mail_report(&id).await["mails"].clone();
        let of = |sent, refused, deferred| json!({"sent": sent, "refused": refused, "deferred": deferred});
        assert_eq!(mails().await, of(0, 1, 1));
        relay.asked();
        c.app.later(Duration::from_secs(30)).await;
        assert!(relay.asked().is_empty(), "not at once");
        c.app.later(Duration::from_mins(2)).await;
        assert_eq!(relay.asked(), ["bob@mail.example"]);
        relay.answers("bob@mail.example", "250 now");
        c.app.later(Duration::from_mins(10)).await;
        assert_eq!(recipients(&messages(&relay)), ["bob@mail.example"]);
        assert_eq!(mails().await, of(1, 1, 0));
        c.app.later(Duration::from_mins(10)).await;
        assert!(messages(&relay).is_empty());
        c.app.finish().await;
    }
}

#[tokio::test]
async fn while_the_relay_is_away_nothing_is_lost_and_nothing_held_against_anybody() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    relay.becomes(RelayManner::Away);
    c.mail_out(&c.mail_draft()).await;
    for _ in 0..20 {
        c.app.later(Duration::from_hours(1)).await;
    }
    assert!(relay.take().is_empty());
    relay.becomes(RelayManner::Polite);
    c.app.later(Duration::from_hours(1)).await;
    assert_eq!(recipients(&messages(&relay)), BOTH);
    c.app.finish().await;
}

#[tokio::test]
async fn a_mail_of_which_nobody_knows_whether_it_was_taken_goes_out_again_under_its_name() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    let id = c.create(&c.mail_draft()).await;
    let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
    sent.await.expect(200);
    c.app.drain().await;
    let passed = c.act(&c.approver, &id, "approve", json!({}));
    passed.await.expect(200);
    relay.becomes(RelayManner::Forgetful);
    c.app.drain().await;
    let first = messages(&relay);
    assert!(!first.is_empty());
    relay.becomes(RelayManner::Polite);
    c.app.later(Duration::from_mins(1)).await;
    let second = messages(&relay);
    assert_eq!(recipients(&second), BOTH);
    for mail in &first {
        let again = second.iter().find(|other| other.to == mail.to).unwrap();
        assert_eq!(again.header("Message-ID"), mail.header("Message-ID"));
    }
    c.app.later(Duration::from_mins(10)).await;
    assert!(messages(&relay).is_empty());
    c.app.finish().await;
}

#[tokio::test]
async fn canceling_stops_what_is_not_sent() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        relay.becomes(RelayManner::Away);
        let id = c.mail_out(&c.mail_draft()).await;
        c.act(&c.writer, &id, "cancel", json!({})).await.expect(200);
        relay.becomes(RelayManner::Polite);
        c.app.later(DAY).await;
        assert!(messages(&relay).is_empty());
        c.app.finish().await;
    }
}

#[tokio::test]
async fn canceling_stops_the_mails_of_a_page_that_has_begun() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        c.hire(50).await;
        let id = c.create(&c.mail_draft()).await;
        let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
        sent.await.expect(200);
        c.app.drain().await;
        let passed = c.act(&c.approver, &id, "approve", json!({}));
        passed.await.expect(200);
        relay.take();
        relay.becomes(RelayManner::Holding);
        tokio::join!(c.app.drain(), async {
            // As many as go out side by side: the rest of the page waits behind them.
            relay.holds(32).await;
            c.act(&c.writer, &id, "cancel", json!({})).await.expect(200);
            relay.releases(100);
        });
        let taken = messages(&relay);
        assert_eq!(taken.len(), 32, "{:?}", recipients(&taken));
        c.app.later(DAY).await;
        assert!(messages(&relay).is_empty());
        c.app.finish().await;
    }
}

#[tokio::test]
async fn without_a_relay_a_mail_is_neither_submitted_nor_approved() {
    let relay = MailRelay::open().await;
    let with = Settings {
        smtp: Some(relay.settings()),
        ..test_settings()
    };
    let c = contoso_as(Backend::Sqlite, with).await;
    assert!(c.can_be_mailed().await);
    let id = c.create(&c.mail_draft()).await;
    let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
    sent.await.expect(200);
    c.app.drain().await;
    // The operator takes it away: as the same application would answer then.
    let c = c.without_relay().await;
    let refused = c.act(&c.approver, &id, "approve", json!({})).await;
    assert_eq!(refused.expect(409).code(), "noMailRelay");
    let no = json!({"comment": "Not now."});
    c.act(&c.approver, &id, "reject", no).await.expect(200);
    c.app.drain().await;
    c.app.finish().await;
}
