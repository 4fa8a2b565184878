//! Whatever two colleagues and somebody outside do, in whatever order: before she accepts, at most ten messages of
//! each reach her over all chats; what is refused is kept nowhere; what is taken is read once and in order.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_testkit::{Backend, TestCaller, backends};
use http::Method;
use proptest::prelude::*;
use serde_json::Value;

use crate::office::{ANNA, Office, text};

const MOST: usize = 10;

/// What somebody does. Chats are counted from the first, round and round.
#[derive(Debug, Clone, Copy)]
enum Deed {
    /// A colleague writes, in one of the chats with Anna.
    Says {
        who: usize,
        chat: usize,
    },
    /// A colleague begins the chat of two again.
    Begins {
        who: usize,
    },
    /// A colleague makes another group of all three.
    Groups {
        who: usize,
    },
    Accepts {
        chat: usize,
    },
    Declines {
        chat: usize,
    },
    Blocks {
        chat: usize,
    },
    Unblocks {
        who: usize,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        24 => (0..2_usize, 0..6_usize).prop_map(|(who, chat)| Deed::Says { who, chat }),
        1 => (0..2_usize).prop_map(|who| Deed::Begins { who }),
        2 => (0..2_usize).prop_map(|who| Deed::Groups { who }),
        1 => (0..6_usize).prop_map(|chat| Deed::Accepts { chat }),
        1 => (0..6_usize).prop_map(|chat| Deed::Declines { chat }),
        1 => (0..6_usize).prop_map(|chat| Deed::Blocks { chat }),
        1 => (0..2_usize).prop_map(|who| Deed::Unblocks { who }),
    ]
}

/// A chat with Anna, by who began it.
struct Chat {
    id: String,
    /// A chat of two, or one of all three.
    of_two: bool,
    by: usize,
}

struct Story {
    office: Office,
    colleagues: [TestCaller; 2],
    anna: TestCaller,
    chats: Vec<Chat>,
    /// What was taken, by chat, in order.
    taken: BTreeMap<usize, Vec<String>>,
    /// Chats that Anna has accepted.
    accepted_chats: BTreeSet<usize>,
    /// Whom Anna has accepted: whoever asked her where she did.
    accepted: [bool; 2],
    /// Whom she has ever declined or blocked.
    spurned: [bool; 2],
    /// How many messages reached her before she had accepted.
    early: [usize; 2],
    number: usize,
}

impl Story {
    async fn open(backend: Backend) -> Self {
        let office = Office::open(backend).await;
        let anna = office.anna().await;
        let colleagues = [office.lea.clone(), office.paul.clone()];
        let mut chats = Vec::new();
        for (by, who) in colleagues.iter().enumerate() {
            let id = office.begin(who, ANNA).await;
            chats.push(Chat {
                id,
                of_two: true,
                by,
            });
        }
        Self {
            office,
            colleagues,
            anna,
            chats,
            taken: BTreeMap::new(),
            accepted_chats: BTreeSet::new(),
            accepted: [false; 2],
            spurned: [false; 2],
            early: [0; 2],
            number: 0,
        }
    }

    /// What Anna sees in a chat; nothing where it is none of hers.
    async fn anna_reads(&self, chat: usize) -> Vec<String> {
        let path = format!("/v1.0/chats/{}/messages?$top=50", self.chats[chat].id);
        let answer = self
            .office
            .call(&self.anna, Method::GET, &path, &Value::Null)
            .await;
        if answer.status == 404 {
            return Vec::new();
        }
        let page = answer.expect(200).json();
        let all = page["value"].as_array().cloned().unwrap_or_default();
        let said = all.iter().filter(|one| one["messageType"] == "message");
        said.map(|one| text(&one["body"]["content"])).collect()
    }

    async fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Says { who, chat } => self.says(who, chat % self.chats.len()).await,
            Deed::Begins { who } => {
                let id = self.office.begin(&self.colleagues[who], ANNA).await;
                assert_eq!(id, self.chats[who].id, "there is one for each pair");
            }
            Deed::Groups { who } => {
                let other = ["paul@contoso.example", "lea@contoso.example"][who];
                let id = self
                    .office
                    .group(&self.colleagues[who], &[ANNA, other])
                    .await;
                let path = format!("/v1.0/chats/{id}");
                let seen = self
                    .office
                    .call(&self.anna, Method::GET, &path, &Value::Null);
                let seen = seen.await;
                if seen.status == 200 && seen.json()["acceptance"] == "accepted" {
                    // Of somebody whom she has accepted, she takes part in it at once, with everybody in it.
                    assert!(self.accepted[who], "she has never accepted them");
                    self.accepted_chats.insert(self.chats.len());
                }
                self.chats.push(Chat {
                    id,
                    of_two: false,
                    by: who,
                });
            }
            Deed::Accepts { chat } => {
                let chat = chat % self.chats.len();
                if self.decides(chat, "accept").await {
                    self.accepted_chats.insert(chat);
                    self.accepted[self.chats[chat].by] = true;
                }
            }
            Deed::Declines { chat } => {
                let chat = chat % self.chats.len();
                if self.decides(chat, "decline").await {
                    self.spurned[self.chats[chat].by] = true;
                }
            }
            Deed::Blocks { chat } => {
                let chat = chat % self.chats.len();
                if self.decides(chat, "block").await {
                    self.spurned[self.chats[chat].by] = true;
                }
            }
            Deed::Unblocks { who } => {
                let id = self.colleagues[who].id;
                let path = format!("/beta/me/externalContacts/{id}/unblock");
                let answer = self.office.post(&self.anna, &path, &Value::Null).await;
                assert!([204, 404].contains(&answer.status), "{}", answer.text());
            }
        }
    }

    async fn decides(&self, chat: usize, deed: &str) -> bool {
        let id = &self.chats[chat].id;
        let answer = self.office.decide(&self.anna, id, deed).await;
        assert!(
            [204, 403, 404, 409].contains(&answer.status),
            "{}",
            answer.text()
        );
        answer.status == 204
    }

    async fn says(&mut self, who: usize, at: usize) {
        let chat = &self.chats[at];
        if chat.of_two && chat.by != who {
            return;
        }
        self.number += 1;
        let words = format!("{} of {who}", self.number);
        let (id, of_two) = (chat.id.clone(), chat.of_two);
        let answer = self.office.say(&self.colleagues[who], &id, &words).await;
        let is_free = self.accepted[who] || self.accepted_chats.contains(&at);
        let reached = self.anna_reads(at).await.contains(&words);
        match answer.status {
            201 => {
                self.taken.entry(at).or_default().push(words);
                if reached && !is_free {
                    self.early[who] += 1;
                }
                assert!(self.early[who] <= MOST, "an eleventh reached her");
            }
            409 | 403 => {
                assert!(!reached, "what is refused is kept nowhere");
                assert!(of_two, "in a group there is always a colleague");
                if !self.spurned[who] {
                    assert_eq!(answer.code(), "messageLimitBeforeAcceptance");
                    assert_eq!(self.early[who], MOST, "not before there are ten");
                }
            }
            other => panic!("{other}: {}", answer.text()),
        }
        if !self.spurned[who] && of_two && (is_free || self.early[who] < MOST) {
            assert_eq!(answer.status, 201, "neither too many nor spurned");
        }
    }

    async fn ends(self) {
        for (at, chat) in self.chats.iter().enumerate() {
            let taken = self.taken.get(&at).cloned().unwrap_or_default();
            let tail = taken.len().saturating_sub(40);
            let read = self.office.reads(&self.colleagues[chat.by], &chat.id).await;
            let from = read.len().saturating_sub(taken.len() - tail);
            assert_eq!(read[from..], taken[tail..], "once, and in order");
            let hers: Vec<String> = self.anna_reads(at).await.into_iter().rev().collect();
            let mut rest = taken.iter();
            let in_order = hers.iter().all(|one| rest.any(|taken| taken == one));
            assert!(in_order, "{hers:?} of {taken:?}");
        }
        self.office.close().await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_deeds_lets_an_eleventh_through(deeds in proptest::collection::vec(deed(), 20..60)) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("threads").block_on(async {
            for backend in backends() {
                let mut story = Story::open(backend).await;
                for deed in &deeds {
                    story.does(*deed).await;
                }
                story.ends().await;
            }
        });
    }
}
